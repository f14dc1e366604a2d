"""What is wrong with some accounts: the same as the day's review and their own pages warn of."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.domain.center.buying_center import BuyingCenter
from kamtui.domain.center.coverage import center_warnings
from kamtui.domain.terms.problem import problem_warnings
from kamtui.domain.terms.promises import most_urgent_first
from kamtui.domain.terms.warnings import gravest_first, told_of_term
from kamtui.domain.thresholds import Thresholds
from kamtui.domain.warning import Warning
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.knowledge.care_reads import care_of
from kamtui.store.money.figures import Figures
from kamtui.store.terms.problem_reads import live_problems
from kamtui.store.terms.reads import terms_that_ask


def account_warnings(
    book: Book,
    ids: Sequence[int],
    today: date,
    centers: Iterable[BuyingCenter],
    implied: Iterable[Warning],
    thresholds: Thresholds,
) -> dict[int, tuple[Warning, ...]]:
    """Every warning about some accounts that nobody accepted for today, by account, the gravest first.

    Of equal ones: what was agreed, that which broke longest ago before the others, then the buying centers, problems, renewals and satisfaction, then what bonds and sales
    imply, which is handed in with the whole maps of these accounts. Of an account that is neither a prospect nor a customer only what was agreed with it counts.
    """
    accepted = {(acceptance.account_id, acceptance.key) for acceptance in acceptances(book, None, today)}
    found: dict[int, list[Warning]] = {account_id: [] for account_id in ids}
    for term in most_urgent_first(terms_that_ask(book, today, thresholds.terms, ids), today):
        found[term.account_id] += told_of_term(term, today, accepted, thresholds.terms)
    live = _live(book, ids)
    others = (warning for center in centers for warning in center_warnings(center, thresholds.center))
    problems = problem_warnings(live_problems(book, ids), today, thresholds.terms.problem_days)
    for warning in (*others, *problems, *care_of(book, today, thresholds.knowledge, ids), *implied):
        account_id = warning.subject.account_id
        if account_id in live and not warning.is_accepted(accepted):
            found[account_id].append(warning)
    return {account_id: tuple(gravest_first(warnings)) for account_id, warnings in found.items()}


def implied_of(figures: Figures, ids: Sequence[int]) -> Iterator[Warning]:
    """What the bonds and the sales of some accounts imply, once the figures of all are read."""
    for account_id in ids:
        yield from figures.warnings_of.get(account_id, ())


def _live(book: Book, ids: Sequence[int]) -> set[int]:
    """Those of some accounts that are prospects or customers."""
    stages = ", ".join(f"'{stage.value}'" for stage in LIVE_STAGES)
    asked = ", ".join(map(str, ids))
    rows = book.rows(f"SELECT id FROM account WHERE id IN ({asked}) AND stage IN ({stages})")
    return {account_id for (account_id,) in rows}
