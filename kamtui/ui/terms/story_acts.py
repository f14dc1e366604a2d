"""Reading a term with its story, and what is done there: its last check deleted, its consent given, its task done."""

from kamtui.domain.terms.words import Consent
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_long_day
from kamtui.store.day import task_reads
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.reads import TermDetail
from kamtui.ui.day import task_acts
from kamtui.ui.forms.asking import agree, choose
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms import acts as term_acts
from kamtui.ui.terms import filled_forms
from kamtui.ui.terms.story_dialog import ReadTerm
from kamtui.ui.terms.story_drawing import story_content


async def read_term(desk: Desk, term_id: int) -> None:
    """Show a term whole, with its story and every check, and do what is asked of it there."""
    following: int | None = term_id
    while following is not None:
        following = await _read_term_once(desk, following)
        if following is not None:
            desk.hold_keys()


async def _read_term_once(desk: Desk, term_id: int) -> int | None:
    """Show a term until something is asked of it, and do that; which term to show then."""
    story = desk.read_or_say(lambda: term_reads.term_story(desk.book, term_id))
    if story is None:
        return None
    here = next(detail for detail in story if detail.term_id == term_id)
    tasks = task_reads.open_tasks_for(desk.book, term_id)
    answer_id = filled_forms.due_answer(desk, here.standing)
    dialog = ReadTerm(
        lambda width: story_content(story, desk.today, width, desk.glyphs, term_id=term_id, tasks=tasks),
        may_check=here.standing.may_be_checked,
        may_renegotiate=here.standing.is_open,
        awaits_consent=here.standing.awaits_consent,
        has_task=answer_id is not None,
        awaits_task=here.standing.is_broken and not tasks,
    )
    answer = await desk.show(dialog)
    if not answer:
        return None
    if answer == "account":
        desk.open_account(here.standing.account_id)
        return None
    if answer == "delete":
        return None if await _delete(desk, here) else _story_goes_on(desk, here)
    if answer_id is None or not await _do_to_task(desk, answer, answer_id):
        await _do_in_story(desk, answer, here)
    return _story_goes_on(desk, here)


async def _do_to_task(desk: Desk, answer: str, task_id: int) -> bool:
    """Do what was asked of the task that is due for a broken term; whether that was asked."""
    match answer:
        case "done":
            task_acts.finish_task(desk, task_id)
        case "put_off":
            await task_acts.snooze_task(desk, task_id)
        case "edit":
            answers = {"t": _("the term"), "k": _("the task for it")}
            chosen = await choose(desk, _("Edit what?"), answers)
            desk.hold_keys()
            if chosen == "k":
                await task_acts.edit_task(desk, task_id)
            return chosen != "t"
        case _:
            return False
    return True


async def _do_in_story(desk: Desk, answer: str, here: TermDetail) -> None:
    """Do what was asked of a term that is shown, and stays there."""
    match answer:
        case "edit":
            await term_acts.edit_term(desk, here.term_id)
        case "check":
            await term_acts.check_term(desk, here.term_id)
        case "renegotiate":
            await term_acts.renegotiate_term(desk, here.term_id)
        case "consent":
            await give_consent(desk, here.term_id, here.entry.what)
        case "task":
            await task_acts.new_task(
                desk, here.standing.account_id, here.entry.person_id, term_id=here.term_id
            )
        case "undo":
            desk.front.undo()


def _story_goes_on(desk: Desk, here: TermDetail) -> int | None:
    """The term to show once something was done: the same, the one in its place, or the one before it."""
    now = filled_forms.term_there(desk, here.term_id)
    if now is None:  # undone
        before = filled_forms.term_there(desk, here.previous_id) if here.previous_id else None
        return before.term_id if before else None
    return now.next_id if now.next_id is not None and here.next_id is None else here.term_id


async def _delete(desk: Desk, here: TermDetail) -> bool:
    """Delete a term, or only its last check, once asked which; whether the term is gone."""
    last = here.standing.last
    if last is not None and here.standing.may_be_unchecked:
        check = _("only the check of {day}: {outcome}").format(
            day=show_long_day(last.checked_on), outcome=last.outcome.label
        )
        answers = {"t": _("the term, with its checks"), "c": check}
        answer = await choose(desk, _("Delete what of “{what}”?").format(what=here.entry.what), answers)
        if answer == "c":
            delete_check(desk, last.check_id)
        if answer != "t":
            return False
        desk.hold_keys()
    return await term_acts.delete_term(desk, here.term_id)


def delete_check(desk: Desk, check_id: int) -> bool:
    """Delete a check."""
    what = desk.do(lambda: term_changes.delete_check(desk.book, check_id))
    if what is None:
        return False
    desk.say(_("Deleted the last check: {what}").format(what=what), undoable=True)
    return True


async def give_consent(desk: Desk, term_id: int, what: str) -> bool:
    """The director consented to a term today, once asked; `what` is the term."""
    question = _("Did the director approve “{what}” today?").format(what=what)
    if not await agree(desk, question, _("approved")):
        return False
    given = desk.do(lambda: term_changes.set_consent(desk.book, term_id, Consent.GIVEN, desk.today))
    if given is None:
        return False
    desk.say(_("Director's approval given: {what}").format(what=given), undoable=True)
    return True
