"""What keys do about the line at hand of the walk, where they do something else than in Today."""

from kamtui.domain.day.task import TaskEntry
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.store.day import task_changes
from kamtui.ui.center.accepting import hide_warning
from kamtui.ui.day import acts as task_acts
from kamtui.ui.day import line_acts
from kamtui.ui.day.hand import WalkAtHand
from kamtui.ui.forms.questions import Snooze
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms import acts as term_acts


async def put_off(desk: Desk, hand: WalkAtHand) -> None:
    """Put the task or the check off to another day, hide the warning until then, or plan to get in touch."""
    if hand.task_id is not None:
        await task_acts.snooze_task(desk, hand.task_id)
    elif hand.warning is not None:
        await hide_warning(desk, hand.account_id, hand.warning)
    elif hand.term_id is not None:
        await term_acts.put_off_check(desk, hand.term_id)
    else:
        await _plan_contact(desk, hand)


async def _plan_contact(desk: Desk, hand: WalkAtHand) -> None:
    """Make a task of it, to get in touch on another day."""
    what = _("Get in touch with {who}").format(who=hand.who)
    due = await desk.show(Snooze(what, desk.today, desk.today))
    if due is None:
        return
    entry = TaskEntry(
        what=what,
        due_on=due.day,
        due_time=due.time,
        account_id=hand.account_id,
        person_id=hand.person_id,
    )
    day = show_weekday_day(due.day, desk.today)
    desk.do(lambda: task_changes.add_task(desk.book, entry), _("{day}: “{what}”").format(day=day, what=what))


async def open_line(desk: Desk, hand: WalkAtHand) -> None:
    """Look at the account of the line, on its terms where the line is one; what is of no account opens at once."""
    if hand.term_id is not None and hand.account_id is not None:
        desk.open_account(hand.account_id, "terms", hand.term_id)
    else:
        await line_acts.open_line(desk, hand)
