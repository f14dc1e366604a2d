"""What keys do about a line of the day: a task, a term, a warning, or somebody who was not spoken to for long."""

from kamtui.domain.chain.words import ChainRule
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.domain.time.typed_times import Due
from kamtui.domain.warning import Remedy
from kamtui.store.day import task_changes
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.accounts import renewal_acts
from kamtui.ui.center.accepting import hide_warning
from kamtui.ui.chain import acts as chain_acts
from kamtui.ui.day import task_acts
from kamtui.ui.feasts import acts as feast_acts
from kamtui.ui.forms.questions import Snooze
from kamtui.ui.knowledge import dossier_acts
from kamtui.ui.several.put_off_acts import planned_contact
from kamtui.ui.shell.answers import tab_of
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.terms import acts as term_acts
from kamtui.ui.terms import problem_acts, story_acts


async def put_off(desk: Desk, hand: AtHand) -> None:
    """Put the task, or the check that is due, off to another day; hide the warning until one; of a feast ask what else
    becomes of it; else plan to get in touch."""
    if hand.feast is not None:
        await feast_acts.put_off(desk, hand.feast)
    elif hand.task_id is not None:
        await task_acts.snooze_task(desk, hand.task_id)
    elif hand.warning is not None:
        await hide_warning(desk, hand)
    elif hand.term_id is not None:
        await term_acts.put_off_check(desk, hand.term_id)
    elif hand.who:
        await _plan_contact(desk, hand)


async def _plan_contact(desk: Desk, hand: AtHand) -> None:
    """Make a task of it, to get in touch on another day."""
    what = planned_contact(hand, Due(desk.today, None)).what
    due = await desk.show(Snooze(what, desk.today, desk.today))
    if due is None:
        return
    day = show_weekday_day(due.day, desk.today)
    desk.do(
        lambda: task_changes.add_task(desk.book, planned_contact(hand, due)),
        _("{day}: “{what}”").format(day=day, what=what),
    )


async def edit(desk: Desk, hand: AtHand) -> None:
    """Correct the task, the term or the problem."""
    if hand.task_id is not None:
        await task_acts.edit_task(desk, hand.task_id)
    elif hand.problem_id is not None:
        await problem_acts.edit_problem(desk, hand.problem_id)
    elif hand.term_id is not None:
        await term_acts.edit_term(desk, hand.term_id)


async def delete(desk: Desk, hand: AtHand) -> None:
    """Delete the task or the term, once asked."""
    if hand.task_id is not None:
        await task_acts.delete_task(desk, hand.task_id)
    elif hand.term_id is not None:
        await term_acts.delete_term(desk, hand.term_id)


async def open_line(desk: Desk, hand: AtHand) -> None:
    """Read the story of the term, open what is of no account, or open the account where the line is answered."""
    warning = hand.warning
    if hand.term_id is not None:
        await story_acts.read_term(desk, hand.term_id)
    elif hand.account_id is None:
        await _open_outside(desk, hand)
    elif warning is None:
        desk.open_account(hand.account_id)
    elif warning.remedy is Remedy.QUALIFY:
        await chain_acts.qualify_prospect(desk, hand.account_id)
    elif warning.remedy is Remedy.RENEW:
        await renewal_acts.say_renewal(desk, hand.account_id)
    elif warning.remedy is Remedy.ASK_SATISFACTION:
        await dossier_acts.new_satisfaction(desk, hand.account_id)
    elif isinstance(warning.rule, ChainRule):
        tab = "center" if hand.person_id is not None else "overview"
        desk.open_account(hand.account_id, tab, hand.person_id)
    else:
        desk.open_account(hand.account_id, tab_of(warning), hand.problem_id or hand.person_id)


async def _open_outside(desk: Desk, hand: AtHand) -> None:
    """Open a task or a person of no account."""
    if hand.task_id is not None:
        await task_acts.edit_task(desk, hand.task_id)
    elif hand.person_id is not None:
        await account_acts.edit_person(desk, hand.person_id)
