"""Problems and threats at the customers (K5, K6): written down, corrected, settled, deleted."""

from datetime import UTC, date, datetime
from typing import Any

from kamtui.domain.terms.problem import FollowUp, ProblemEntry, settled_since
from kamtui.domain.terms.value import ValueEntry
from kamtui.domain.terms.words import ProblemState
from kamtui.domain.text.language import _
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.terms.problem_reads import problem_line
from kamtui.store.terms.value_changes import delete_values, keep_values, put_value


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
        "cost_yearly": entry.cost_yearly,
        "worth_yearly": entry.worth_yearly,
        "product_id": entry.product_id,
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


def new_follow_up(
    act: Act, step: FollowUp, account_id: int, *, term_id: int | None = None, problem_id: int | None = None
) -> None:
    """Write down what is to be done about a term or a problem, as part of an act."""
    act.add(
        tables.Task(
            id=act.new_id(),
            what=step.what,
            due_on=step.due_on,
            due_time=step.due_time.strftime("%H:%M") if step.due_time else None,
            account_id=account_id,
            term_id=term_id,
            problem_id=problem_id,
            created_at=datetime.now(UTC),
        )
    )


def add_problem(
    book: Book, entry: ProblemEntry, *, step: FollowUp | None = None, draft: str | None = None
) -> int:
    """Write down a problem, with the task that follows from it; its id."""
    with book.change(_("Note problem “{what}”").format(what=entry.what), draft=draft) as act:
        problem_id = new_problem(act, entry)
        if step is not None:
            new_follow_up(act, step, entry.account_id, problem_id=problem_id)
        return problem_id


def edit_problem(
    book: Book,
    problem_id: int,
    entry: ProblemEntry,
    today: date,
    *,
    step: FollowUp | None = None,
    draft: str | None = None,
) -> None:
    """Write a problem's fields over, and a further task that follows from it; solved or dropped, it is settled today.

    Raises GoneMeanwhile.
    """
    with book.change(_("Edit problem “{what}”").format(what=entry.what), draft=draft) as act:
        problem = act.get(tables.Problem, problem_id)
        problem.settled_on = settled_since(
            entry.state, was=ProblemState(problem.state), settled_on=problem.settled_on, today=today
        )
        for name, value in _columns(entry).items():
            setattr(problem, name, value)
        for done in act.having(tables.Value, problem_id=problem_id):
            done.account_id = entry.account_id
        if step is not None:
            new_follow_up(act, step, entry.account_id, problem_id=problem_id)


def solve_problem(book: Book, problem_id: int, worth: int | None, today: date) -> str:
    """Say that a problem is solved today, and what that was worth to them, None where it is not known; what it is.

    Of one that was solved before and opened again, what it was worth then is written over. Raises GoneMeanwhile.
    """
    entry = problem_line(book, problem_id).entry
    with book.change(_("Solved: problem “{what}”").format(what=entry.what)) as act:
        problem = act.get(tables.Problem, problem_id)
        problem.state, problem.settled_on = ProblemState.SOLVED.value, today
        put_value(act, ValueEntry(entry.account_id, entry.what, today, worth, problem_id=problem_id))
    return entry.what


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
    """Delete a problem; tasks that came from it stay, and of one that is solved what that was worth, of a threat only for us.

    Raises GoneMeanwhile.
    """
    what = problem_line(book, problem_id).entry.what
    with book.change(_("Delete problem “{what}”").format(what=what)) as act:
        problem = act.get(tables.Problem, problem_id)
        if problem.state != ProblemState.SOLVED.value:  # what solving it was worth once would count again
            delete_values(act, problem_id=problem_id)
        keep_values(act, book, "problem", problem_id)
        act.delete(problem)
