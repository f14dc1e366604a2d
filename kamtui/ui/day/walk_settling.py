"""Which acts do something about a line of the walk, and how they settle it."""

from kamtui.domain.day.line import Line
from kamtui.domain.day.words import Settled
from kamtui.domain.warning import ANSWERED_AT_ONCE
from kamtui.ui.shell.hand import Settling


def is_for(act_id: str, line: Line, settling: Settling | None, *, is_there: bool) -> bool:
    """Whether an act does something about a line that is walked over; `is_there` says that it still is in the review."""
    match act_id:
        case "line.open":
            return line.account_id is not None or (is_there and not line.is_of_a_source)
        case "task.done":
            return is_there and settling is not None
        case "task.snooze":
            return is_there
        case "term.check":
            return is_there and line.may_be_checked
    return True


def told_of(act_id: str, line: Line) -> Line:
    """What an act is about: of a line that holds a broken term and the task for it, the one of both that it settles."""
    is_of_task = act_id in ("task.done", "task.snooze")
    if (
        line.term is None
        or line.task_id is None
        or not line.also
        or not (is_of_task or act_id == "term.check")
    ):
        return line
    return line if line.is_task is is_of_task else line.also[0]


def opens_here(line: Line) -> bool:
    """Whether a line is opened over the walk, and not on a tab of its account: what is changed there settles it."""
    return line.account_id is None or any(map(line.asks_for, ANSWERED_AT_ONCE))


def settled_by(act_id: str, line: Line) -> Settled | None:
    """How an act settles a line, once it has written something; None where it leaves the line as it was."""
    match act_id:
        case "call.log":
            return Settled.CALLED
        case "task.new" if line.is_without_plan:
            return Settled.PUT_OFF
        case "task.done" | "term.check":
            return Settled.DONE
        case "task.snooze" if line.task_id is None and line.warning is not None:
            return Settled.ACCEPTED
        case "task.snooze":
            return Settled.PUT_OFF
        case "line.open" if opens_here(line):
            return Settled.OPENED
    return None
