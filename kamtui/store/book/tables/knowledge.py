"""Bonds, satisfaction, marks, texts, competitors and the portfolio."""

from datetime import date

from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.words import Bond, Mark, PortfolioState, Topic
from kamtui.store.book.tables.checks import (
    day_check,
    one_of,
    positive_check,
)
from kamtui.store.book.tables.row import Row, amount, index, points_to


class BondReading(Row):
    """How strongly one of the seven bonds ties an account, as of a day; readings are added, never overwritten (K9).

    An empty strength is not known, which is not zero.
    """

    CHECKS = (
        one_of("bond", Bond),
        day_check("read_on"),
        "strength BETWEEN 0 AND 5",
        "yearly_cost >= 0",
    )
    INDEXES = (index("bond_reading_account", "account_id", "bond", "read_on"),)
    id: int
    account_id: int = points_to("account", "CASCADE")
    bond: str
    read_on: date
    strength: int | None = None
    evidence: str = ""
    would_break: str = ""
    held_by: str = ""
    yearly_cost: int | None = amount(default=None)


class BondReview(Row):
    """The day on which the bonds of an account were gone through: their change is told since then."""

    CHECKS = (day_check("reviewed_on"),)
    INDEXES = (index("bond_review_account", "account_id", "reviewed_on"),)
    id: int
    account_id: int = points_to("account", "CASCADE")
    reviewed_on: date


class SatisfactionReading(Row):
    """How satisfied an account is with us, 0 to 10, as of a day, and who said so (K4)."""

    CHECKS = (
        day_check("read_on"),
        "score BETWEEN 0 AND 10",
    )
    INDEXES = (
        index("satisfaction_reading_account", "account_id", "read_on"),
        index("satisfaction_reading_call", "call_id"),
        index("satisfaction_reading_person", "person_id"),
    )
    id: int
    account_id: int = points_to("account", "CASCADE")
    read_on: date
    score: int
    person_id: int | None = points_to("person", "SET NULL", default=None)
    call_id: int | None = points_to("call", "SET NULL", default=None)
    note: str = ""


class KeyMark(Row):
    """An answer of a day to one of the marks of a key account; the present is the latest (K2, K3)."""

    CHECKS = (
        one_of("mark", Mark),
        one_of("answer", Answer),
        day_check("answered_on"),
    )
    INDEXES = (index("key_mark_account", "account_id", "mark", "answered_on"),)
    id: int
    account_id: int = points_to("account", "CASCADE")
    mark: str
    answer: str
    note: str = ""
    answered_on: date


class DossierText(Row):
    """What was known of an account on one topic, as of a day; the present is the latest (K4, K5).

    An empty text: from then on nothing was known. Of which day a text of an older book is may not be known.
    """

    CHECKS = (
        one_of("topic", Topic),
        day_check("read_on"),
    )
    INDEXES = (index("dossier_text_account", "account_id", "topic", "read_on"),)
    id: int
    account_id: int = points_to("account", "CASCADE")
    topic: str
    read_on: date | None = None
    text: str = ""


class ImageReading(Row):
    """What an account thinks of our brand, 0 to 5, as of a day, what shows it, and what was done for it (K8).

    An empty strength is not known. Of which day a text of an older book is may not be known.
    """

    CHECKS = (
        day_check("read_on"),
        "strength BETWEEN 0 AND 5",
    )
    INDEXES = (index("image_reading_account", "account_id", "read_on"),)
    id: int
    account_id: int = points_to("account", "CASCADE")
    read_on: date | None = None
    strength: int | None = None
    evidence: str = ""
    done: str = ""


class Competitor(Row):
    """Somebody who sells the same to our accounts (K7)."""

    CHECKS = ("length(name) BETWEEN 1 AND 500",)
    id: int
    name: str


class Rivalry(Row):
    """A competitor at an account: how strong 0 to 5, with what, since when (K7)."""

    CHECKS = (
        "strength BETWEEN 0 AND 5",
        day_check("since_on"),
    )
    INDEXES = (
        index("rivalry_account", "account_id", "competitor_id", unique=True),
        index("rivalry_competitor", "competitor_id"),
    )
    id: int
    account_id: int = points_to("account", "CASCADE")
    competitor_id: int = points_to("competitor", "CASCADE")
    strength: int | None = None
    with_what: str = ""
    since_on: date | None = None
    note: str = ""


class Product(Row):
    """A product line that we sell, at its place in the order of the grid (K14)."""

    CHECKS = (
        "length(name) BETWEEN 1 AND 500",
        positive_check("place"),
    )
    id: int
    name: str
    place: int


class PortfolioItem(Row):
    """How a product line stands at an account (K14)."""

    CHECKS = (one_of("state", PortfolioState),)
    INDEXES = (
        index("portfolio_item_account", "account_id", "product_id", unique=True),
        index("portfolio_item_competitor", "competitor_id"),
        index("portfolio_item_product", "product_id"),
    )
    id: int
    account_id: int = points_to("account", "CASCADE")
    product_id: int = points_to("product", "CASCADE")
    state: str = PortfolioState.NOT_ASSESSED.value
    competitor_id: int | None = points_to("competitor", "SET NULL", default=None)


class PortfolioPrice(Row):
    """What was negotiated of a product line at an account, as of a day: a price and its terms (K14).

    The present is the latest. Of which day a price of an older book is may not be known.
    """

    CHECKS = (
        day_check("read_on"),
        "price >= 0",
    )
    INDEXES = (
        index("portfolio_price_account", "account_id", "product_id", "read_on"),
        index("portfolio_price_product", "product_id"),
    )
    id: int
    account_id: int = points_to("account", "CASCADE")
    product_id: int = points_to("product", "CASCADE")
    read_on: date | None = None
    price: int | None = amount(default=None)
    terms: str = ""
