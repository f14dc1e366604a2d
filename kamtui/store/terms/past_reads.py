"""Terms of an account that no longer hold, and what was agreed in their place."""

from typing import NamedTuple

from kamtui.domain.terms.promises import Standing
from kamtui.domain.terms.target import Target, stored_target
from kamtui.domain.terms.words import OPEN_STATES
from kamtui.store.book.book import Book
from kamtui.store.terms.reads import standings

_OPEN = ", ".join(f"'{state.value}'" for state in OPEN_STATES)


class _Successor(NamedTuple):
    """An ended term, and what was agreed in its place; `what` is empty where nothing was."""

    id: int
    what: str
    target_bound: str | None
    target_thousandths: int
    target_unit: str


class PastTerm(NamedTuple):
    """A term that no longer holds, and what was agreed in its place."""

    standing: Standing
    next_what: str
    next_target: Target | None


def past_terms(book: Book, account_id: int) -> list[PastTerm]:
    """An account's ended and cancelled terms, the last first."""
    ended = book.lines(
        _Successor,
        "SELECT t.id, coalesce(n.what, '') AS what, n.target_bound, n.target_thousandths, n.target_unit "
        "FROM term t LEFT JOIN term n ON n.id = (SELECT id FROM term WHERE previous_id = t.id ORDER BY id LIMIT 1) "
        f"WHERE t.account_id = ? AND t.state NOT IN ({_OPEN}) ORDER BY t.ended_on DESC, t.id DESC",
        (account_id,),
    )
    there = standings(book, [term.id for term in ended])
    return [PastTerm(there[term.id], term.what, stored_target(term)) for term in ended if term.id in there]
