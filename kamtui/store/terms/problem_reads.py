"""Problems and threats at the customers (K5, K6), as they were written down."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import ProblemKind, ProblemState
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


class ProblemLine(NamedTuple):
    """A problem of an account, and the day on which it was settled; None while it is live."""

    problem_id: int
    entry: ProblemEntry
    settled_on: date | None


class _Stored(NamedTuple):
    """A problem as its row holds it."""

    id: int
    account_id: int
    what: str
    noted_on: str
    kind: str
    severity: int
    likelihood: int | None
    solution: str
    alternative: str
    state: str
    term_id: int | None
    settled_on: str | None


_SELECT = f"SELECT {', '.join(_Stored._fields)} FROM problem"


def problems_of(book: Book, account_id: int) -> list[ProblemLine]:
    """An account's problems: live ones first, the severest first, the oldest first."""
    problems = book.lines(
        _Stored,
        f"{_SELECT} WHERE account_id = ? ORDER BY state NOT IN ('open', 'offered'), "
        "severity * coalesce(likelihood, 2) DESC, settled_on DESC, noted_on, id",
        (account_id,),
    )
    return [_line(problem) for problem in problems]


def problem_line(book: Book, problem_id: int) -> ProblemLine:
    """A problem as it was written down. Raises GoneMeanwhile."""
    problem = book.line(_Stored, f"{_SELECT} WHERE id = ?", (problem_id,))
    if problem is None:
        raise GoneMeanwhile
    return _line(problem)


def _line(problem: _Stored) -> ProblemLine:
    entry = ProblemEntry(
        account_id=problem.account_id,
        what=problem.what,
        noted_on=date.fromisoformat(problem.noted_on),
        kind=ProblemKind(problem.kind),
        severity=problem.severity,
        likelihood=problem.likelihood,
        solution=problem.solution,
        alternative=problem.alternative,
        state=ProblemState(problem.state),
        term_id=problem.term_id,
    )
    settled_on = date.fromisoformat(problem.settled_on) if problem.settled_on else None
    return ProblemLine(problem.id, entry, settled_on)
