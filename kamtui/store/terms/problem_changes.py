"""Problems and threats at the customers (K5, K6): written down, corrected, settled, deleted."""

from datetime import UTC, date, datetime
from typing import Any

from kamtui.domain.terms.problem import ProblemEntry, settled_since
from kamtui.domain.terms.words import ProblemState
from kamtui.domain.text.language import _
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.terms.problem_reads import problem_line


def _columns(entry: ProblemEntry) -> dict[str, Any]:
    """A problem's fields as they are stored: all but the day on which it was settled."""
    return {
        "account_id": entry.account_id,
        "term_id": entry.term_id,
        "what": entry.what,
        "kind": entry.kind.value,
        "severity": entry.severity,
        "likelihood": entry.likelihood,
        "solution": entry.solution,
        "alternative": entry.alternative,
        "state": entry.state.value,
        "noted_on": entry.noted_on,
    }


def new_problem(act: Act, entry: ProblemEntry) -> int:
    """Write down a problem as part of an act; its id."""
    problem = tables.Problem(
        id=act.new_id(),
        settled_on=None if entry.state.is_live else entry.noted_on,
        created_at=datetime.now(UTC),
        **_columns(entry),
    )
    act.add(problem)
    act.flush()  # so that a task can point to it
    return problem.id


def add_problem(book: Book, entry: ProblemEntry, *, draft: str | None = None) -> int:
    """Write down a problem; its id."""
    with book.change(_("Note problem “{what}”").format(what=entry.what), draft=draft) as act:
        return new_problem(act, entry)


def edit_problem(
    book: Book, problem_id: int, entry: ProblemEntry, today: date, *, draft: str | None = None
) -> None:
    """Write a problem's fields over; solved or dropped, it is settled today. Raises GoneMeanwhile."""
    with book.change(_("Edit problem “{what}”").format(what=entry.what), draft=draft) as act:
        problem = act.get(tables.Problem, problem_id)
        problem.settled_on = settled_since(
            entry.state, was=ProblemState(problem.state), settled_on=problem.settled_on, today=today
        )
        for name, value in _columns(entry).items():
            setattr(problem, name, value)


def set_problem_state(book: Book, problem_id: int, state: ProblemState, today: date) -> str:
    """Say how a problem stands now; what it is. Raises GoneMeanwhile."""
    what = problem_line(book, problem_id).entry.what
    name = _("{state}: problem “{what}”").format(state=state.label.capitalize(), what=what)
    with book.change(name) as act:
        problem = act.get(tables.Problem, problem_id)
        problem.settled_on = settled_since(
            state, was=ProblemState(problem.state), settled_on=problem.settled_on, today=today
        )
        problem.state = state.value
    return what


def delete_problem(book: Book, problem_id: int) -> None:
    """Delete a problem; tasks that came from it stay. Raises GoneMeanwhile."""
    what = problem_line(book, problem_id).entry.what
    with book.change(_("Delete problem “{what}”").format(what=what)) as act:
        act.delete(act.get(tables.Problem, problem_id))
