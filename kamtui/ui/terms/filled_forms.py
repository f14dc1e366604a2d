"""What the acts about terms, problems and favours share: forms that name an account or a person, and what they hand over."""

from collections.abc import Callable

from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.promises import Standing
from kamtui.domain.text.language import _
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.day import task_reads
from kamtui.store.terms import problem_reads
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.reads import TermDetail
from kamtui.store.terms.value_reads import worth_left
from kamtui.ui.accounts.suggesting import account_suggestion
from kamtui.ui.forms.asking import Filled
from kamtui.ui.shell.desk import Desk


def id_in(filled: Filled, name: str) -> int | None:
    """An id as a form hands it over."""
    return int(filled[name]) if filled.get(name) else None


def term_there(desk: Desk, term_id: int) -> TermDetail | None:
    try:
        return term_reads.term_detail(desk.book, term_id)
    except GoneMeanwhile:
        return None


def due_answer(desk: Desk, term: Standing) -> int | None:
    """The task that is due for a broken term, which is what is to be done about it; None where none is."""
    if not term.awaits_task(desk.today):
        return None
    tasks = task_reads.open_tasks_for(desk.book, term.term_id)
    return next((task.task_id for task in tasks if task.due_on <= desk.today), None)


def solution_of(desk: Desk, problem_id: int) -> str:
    """Our solution of a problem; "" where there is none, or another window deleted the problem."""
    problem = problem_of(desk, problem_id)
    return problem.solution if problem is not None else ""


def problem_of(desk: Desk, problem_id: int) -> ProblemEntry | None:
    """A problem as it was written down; None where another window deleted it."""
    try:
        return problem_reads.problem_line(desk.book, problem_id).entry
    except GoneMeanwhile:
        return None


def deleted(desk: Desk, delete: Callable[[], None], said: str) -> bool:
    """Delete something, and say so; whether the book let it go."""

    def act() -> bool:
        delete()
        return True

    return desk.do(act, said) is not None


def worth_stays(desk: Desk, kind: str, record_id: int) -> str:
    """What becomes of the worth of a problem, a favour or a term that is to be deleted, in a sentence with a blank before it.

    "" where nothing of it was written down that goes on to count. `kind` is its table.
    """
    left = worth_left(desk.book, kind, record_id)
    if not left.stays:
        return ""
    if left.is_for_us:
        return " " + _("What it was worth stays in what we did for them, and no customer reads it.")
    return " " + _("What it was worth stays in what we did for them.")


def and_where(desk: Desk, said: str, account_id: int | None) -> str:
    """What was noted, and in which account it stands: for places that do not show it."""
    account = account_suggestion(desk, account_id)
    if account is None:
        return said
    return _("{said}. It stands in {account}: {line.account}, then {tab.terms}").format(
        said=said, account=account.name
    )
