"""What ties the customers and what is known of them: bonds, dossiers, marks, satisfaction, rivals, portfolios."""

from collections.abc import Iterator

from kamtui.domain.knowledge.words import Bond, Mark, PortfolioState
from kamtui.domain.report.quarters import plus_quarters, quarter_of
from kamtui.sample.entries.knowledge import BondRead, Bonds, Portfolio
from kamtui.sample.making import ANSWERS, DIRECTOR, Making, Row, meaning_of
from kamtui.sample.reading import SampleError

ME = {"en": "me", "bg": "аз"}
"""Who of us holds a bond, in the words of the one who writes."""
STATES = {
    "S": PortfolioState.SOLD,
    "O": PortfolioState.OFFERED,
    "C": PortfolioState.COMPETITOR,
    "N": PortfolioState.NOT_NEEDED,
}
"""The letters of a portfolio."""
NOT_ASSESSED = "."
"""In place of a letter; it is not in the book."""
NOT_KNOWN = "-"
"""In place of a competitor."""


def bond_rows(making: Making) -> Iterator[Row]:
    """The seven bonds as they were read, and when they were gone through: changes are told since then."""
    for bonds in making.story.bonds:
        if bonds.before_on is not None:
            for bond, read in bonds.by_bond.items():
                yield _bond(bonds, bond, read, read.before, bonds.before_on, making)
            review: dict[str, object] = {
                "id": making.new_id(),
                "account_id": making.accounts[bonds.account],
                "reviewed_on": making.days.stored(bonds.before_on),
            }
            yield "bond_review", review
        for bond, read in bonds.by_bond.items():
            yield _bond(bonds, bond, read, read.strength, bonds.read_on, making)


def dossier_rows(making: Making) -> Iterator[Row]:
    """What is known of the customers by topic, their marks, and how satisfied they said they were."""
    for dossier in making.story.dossiers:
        for topic, text in dossier.by_topic.items():
            known: dict[str, object] = {
                "id": making.new_id(),
                "account_id": making.accounts[dossier.account],
                "topic": topic.value,
                "read_on": making.days.stored(dossier.read_on),
                "text": text,
            }
            yield "dossier_text", known
    for image in making.story.brand_images:
        yield making.row("image_reading", image)
    for marks in making.story.key_marks:
        for mark, letter in zip(Mark, marks.answers.replace(" ", ""), strict=True):
            yield making.row(
                "key_mark",
                marks,
                *("answers", "notes"),
                mark=mark.value,
                answer=meaning_of(letter, ANSWERS, f"A key mark of “{marks.account}”").value,
                note=marks.notes.get(mark, ""),
            )
    for said in making.story.satisfaction_readings:
        held = making.call(said.account, said.read_on)
        yield making.row("satisfaction_reading", said, read_on=held.at.date().isoformat(), call_id=held.id)


def review_rows(making: Making) -> Iterator[Row]:
    """What was written down of a quarter for its business review."""
    running = quarter_of(making.days.today)
    for review in making.story.quarter_reviews:
        quarter = plus_quarters(running, -review.quarters_ago)
        yield making.row("quarter_review", review, "quarters_ago", quarter_on=quarter.isoformat())


def product_rows(making: Making) -> Iterator[Row]:
    """The product lines."""
    making.products.update((name, making.new_id()) for name in making.story.products)
    for place, (name, number) in enumerate(making.products.items(), 1):
        yield "product", {"id": number, "name": name, "place": place}


def portfolio_rows(making: Making) -> Iterator[Row]:
    """Who else sells to them, what we could sell, and what of it is sold, offered, or with somebody else."""
    story = making.story
    making.competitors.update((name, making.new_id()) for name in story.competitors)
    yield from (("competitor", {"id": number, "name": name}) for name, number in making.competitors.items())
    for rivalry in story.rivalries:
        yield making.row("rivalry", rivalry)
    for portfolio in story.portfolios:
        rivals = _rivals(portfolio, making)
        for number, letter in zip(making.products.values(), portfolio.states, strict=True):
            if letter == NOT_ASSESSED:
                continue
            state = meaning_of(letter, STATES, f"The portfolio of “{portfolio.account}”")
            item: dict[str, object] = {
                "id": making.new_id(),
                "account_id": making.accounts[portfolio.account],
                "product_id": number,
                "state": state.value,
                "competitor_id": next(rivals) if state is PortfolioState.COMPETITOR else None,
            }
            yield "portfolio_item", item
    for price in story.negotiated_prices:
        yield making.row("portfolio_price", price, price=round(price.price * 100))


def _bond(
    bonds: Bonds, bond: Bond, read: BondRead, strength: int | None, read_on: int, making: Making
) -> Row:
    language = making.languages[bonds.account]
    holders = {"": "", "me": ME[language], "director": DIRECTOR[language]}
    return making.row(
        "bond_reading",
        read,
        "before",
        account_id=making.accounts[bonds.account],
        bond=bond.value,
        read_on=making.days.stored(read_on),
        strength=strength,
        # What was seen then is forgotten where it has changed since.
        evidence=read.evidence if strength == read.strength else "",
        held_by=holders[read.held_by],
    )


def _rivals(portfolio: Portfolio, making: Making) -> Iterator[int | None]:
    """The ids of those whom products are with, in the order of the products; None where that is not known."""
    if len(portfolio.competitors) != portfolio.states.count("C"):
        raise SampleError(f"The portfolio of “{portfolio.account}” needs a competitor for each C.")
    for name in portfolio.competitors:
        if name != NOT_KNOWN and name not in making.competitors:
            raise SampleError(f"The portfolio of “{portfolio.account}” names “{name}”, who is no competitor.")
        yield making.competitors.get(name)
