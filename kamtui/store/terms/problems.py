"""Problems and threats at the customers (K5, K6)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import LIVE_PROBLEMS, ProblemKind, ProblemState
from kamtui.domain.text.language import _
from kamtui.store.book import tables
from kamtui.store.book.book import Book, Row
from kamtui.store.book.errors import GoneMeanwhile


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem of an account, and since when it is settled."""

    problem_id: int
    entry: ProblemEntry
    settled_on: date | None


_COLUMNS = "id, account_id, what, noted_on, kind, severity, likelihood, solution, alternative, state, term_id, settled_on"


def problems_of(book: Book, account_id: int) -> list[ProblemLine]:
    """An account's problems: live ones first, the severest first, the oldest first."""
    rows = book.rows(
        f"SELECT {_COLUMNS} FROM problem WHERE account_id = ? ORDER BY state NOT IN ('open', 'offered'), "
        "severity * coalesce(likelihood, 2) DESC, settled_on DESC, noted_on, id",
        (account_id,),
    )
    return [_line(row) for row in rows]


def problem_line(book: Book, problem_id: int) -> ProblemLine:
    """A problem as it was written down. Raises GoneMeanwhile."""
    row = book.row(f"SELECT {_COLUMNS} FROM problem WHERE id = ?", (problem_id,))
    if row is None:
        raise GoneMeanwhile
    return _line(row)


def _line(row: Row) -> ProblemLine:
    entry = ProblemEntry(
        account_id=row[1],
        what=row[2],
        noted_on=date.fromisoformat(row[3]),
        kind=ProblemKind(row[4]),
        severity=row[5],
        likelihood=row[6],
        solution=row[7],
        alternative=row[8],
        state=ProblemState(row[9]),
        term_id=row[10],
    )
    return ProblemLine(row[0], entry, date.fromisoformat(row[11]) if row[11] else None)


# -- changes


def new_problem(problem_id: int, entry: ProblemEntry) -> "tables.Problem":
    """The row of a new problem, for the changes that add one."""

    return tables.Problem(
        id=problem_id,
        account_id=entry.account_id,
        term_id=entry.term_id,
        what=entry.what,
        kind=entry.kind.value,
        severity=entry.severity,
        likelihood=entry.likelihood,
        solution=entry.solution,
        alternative=entry.alternative,
        state=entry.state.value,
        noted_on=entry.noted_on,
        settled_on=None if entry.state in LIVE_PROBLEMS else entry.noted_on,
        created_at=datetime.now(UTC),
    )


def add_problem(book: Book, entry: ProblemEntry, *, draft: str | None = None) -> int:
    """Write down a problem; its id."""
    with book.change(_("Note problem “{what}”").format(what=entry.what), draft=draft) as act:
        problem_id = book.ids.new()
        act.add(new_problem(problem_id, entry))
    return problem_id


def edit_problem(
    book: Book, problem_id: int, entry: ProblemEntry, today: date, *, draft: str | None = None
) -> None:
    """Write a problem's fields over; solved or dropped, it is settled today. Raises GoneMeanwhile."""

    with book.change(_("Edit problem “{what}”").format(what=entry.what), draft=draft) as act:
        problem = act.get(tables.Problem, problem_id)
        was_live = problem.state in [state.value for state in LIVE_PROBLEMS]
        problem.account_id = entry.account_id
        problem.term_id = entry.term_id
        problem.what = entry.what
        problem.kind = entry.kind.value
        problem.severity = entry.severity
        problem.likelihood = entry.likelihood
        problem.solution = entry.solution
        problem.alternative = entry.alternative
        problem.state = entry.state.value
        problem.noted_on = entry.noted_on
        if entry.state in LIVE_PROBLEMS:
            problem.settled_on = None
        elif was_live:
            problem.settled_on = today


def set_problem_state(book: Book, problem_id: int, state: ProblemState, today: date) -> str:
    """Say how a problem stands now; what it is. Raises GoneMeanwhile."""

    what = problem_line(book, problem_id).entry.what
    name = _("{state}: problem “{what}”").format(state=state.label.capitalize(), what=what)
    with book.change(name) as act:
        problem = act.get(tables.Problem, problem_id)
        was_live = ProblemState(problem.state) in LIVE_PROBLEMS
        problem.state = state.value
        if state in LIVE_PROBLEMS:
            problem.settled_on = None
        elif was_live:
            problem.settled_on = today
    return what


def delete_problem(book: Book, problem_id: int) -> None:
    """Delete a problem; tasks that came from it stay. Raises GoneMeanwhile."""

    what = problem_line(book, problem_id).entry.what
    with book.change(_("Delete problem “{what}”").format(what=what)) as act:
        problem = act.get(tables.Problem, problem_id)
        act.delete(problem)
