"""What can be done from any place about tasks."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.day.task import TaskEntry
from kamtui.domain.day.typed_task import TASK, read_task, type_task
from kamtui.domain.fields import Problems
from kamtui.domain.form import fill
from kamtui.domain.knowledge.words import CareRule
from kamtui.domain.text.language import _
from kamtui.domain.text.marks import on_one_line
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.store.day import task_changes, task_reads
from kamtui.store.terms.reads import standings
from kamtui.ui.accounts.suggesting import (
    account_pick,
    account_suggestion,
    named,
    other_account_in,
    person_pick,
    person_suggestions,
)
from kamtui.ui.day.task_form import TaskForm
from kamtui.ui.forms.asking import Filled, Written, ask, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.forms.questions import Snooze
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.terms import filled_forms


async def new(desk: Desk, hand: AtHand) -> None:
    """Write down something to do about who is at hand: on a line that nobody went to, only if the form is told so."""
    await new_task(
        desk,
        hand.account_id if hand.is_meant else None,
        hand.person_id if hand.is_meant else None,
        term_id=hand.because_of_term_id,
        what=_words_of(hand) if hand.is_meant else "",
        problem_id=hand.problem_id,
        is_prospecting=hand.is_prospecting,
        follows=hand.is_meant,
    )


def _words_of(hand: AtHand) -> str:
    """What is offered as the words of a task: by them the warning that it answers knows it."""
    is_renewal = hand.warning is not None and hand.warning.rule is CareRule.RENEWAL_NEAR
    return _("Speak about the renewal") if is_renewal else ""


async def new_task(
    desk: Desk,
    account_id: int | None,
    person_id: int | None = None,
    resumed: Filled | None = None,
    *,
    term_id: int | None = None,
    problem_id: int | None = None,
    what: str = "",
    due_on: date | None = None,
    is_prospecting: bool = False,
    follows: bool = True,
) -> bool:
    """Write down something to do, perhaps because of a term or a problem, or for finding prospects; whether it was.

    `what` and `due_on` are offered; of a problem, our solution is. Unless it `follows` from the term or problem, that
    is only offered.
    """
    if problem_id is not None and not what and follows:
        what = filled_forms.solution_of(desk, problem_id)
    due = f"{due_on:%d.%m.%Y}" if due_on is not None else ""
    if resumed:
        term_id, problem_id = _id_in(resumed, "term_id"), _id_in(resumed, "problem_id")
    beside = {
        "term_id": str(term_id or ""),
        "problem_id": str(problem_id or ""),
        "follows": "1" if follows else "",
    }
    start = fill(TASK, what=what, due=due, is_prospecting="1" if is_prospecting else "", **beside)
    after = TaskEntry(what="", due_on=desk.today, term_id=term_id, problem_id=problem_id)
    return await _task_form(desk, None, start, account_id, person_id, resumed, after)


def _id_in(resumed: Filled, name: str) -> int | None:
    """What a draft that is opened again was about."""
    return int(resumed.get(name) or 0) or None


class _Reason(NamedTuple):
    """What a task follows from: its words, and the account that it is of."""

    words: str = ""
    account_id: int | None = None


def _reason(desk: Desk, task: TaskEntry | None) -> _Reason:
    """What a task follows from; without words where it follows from nothing, or that is gone."""
    if task is not None and task.term_id is not None:
        found = standings(desk.book, [task.term_id]).get(task.term_id)
        return _Reason(on_one_line(found.what), found.account_id) if found is not None else _Reason()
    if task is not None and task.problem_id is not None:
        problem = filled_forms.problem_of(desk, task.problem_id)
        return _Reason(on_one_line(problem.what), problem.account_id) if problem is not None else _Reason()
    return _Reason()


async def edit_task(desk: Desk, task_id: int, resumed: Filled | None = None) -> bool:
    """Correct a task; whether it was."""
    entry = desk.read_or_say(lambda: task_reads.task_entry(desk.book, task_id))
    if entry is None:
        return False
    start = type_task(entry, "", "")
    return await _task_form(desk, task_id, start, entry.account_id, entry.person_id, resumed, entry)


async def _task_form(
    desk: Desk,
    task_id: int | None,
    start: Filled,
    account_id: int | None,
    person_id: int | None,
    resumed: Filled | None,
    was: TaskEntry | None = None,
) -> bool:
    book, today = desk.book, desk.today
    slot = f"task:{task_id}" if task_id else "task"
    if resumed:
        account_id, person_id = _id_in(resumed, "account_id"), _id_in(resumed, "person_id")
    reason = _reason(desk, was)
    if (
        was is not None and task_id is None and not reason.words
    ):  # another window deleted what it was to follow from
        was = was._replace(term_id=None, problem_id=None)
    account = account_suggestion(desk, account_id)
    person = person_suggestions(desk, person_id)

    asked: set[tuple[str, int | None]] = set()
    """The words and accounts of which it was asked whether they belong together."""

    def submit(filled: Filled) -> Written:
        entry = _of_its_reason(desk, read_task(filled, today, was), reason, account_id)
        is_as_offered = entry.account_id == account_id
        if task_id is None and is_as_offered and (entry.what, account_id) not in asked:
            asked.add((entry.what, account_id))
            if other := other_account_in(desk, entry.what, account_id):
                words = _("Is it about “{account}”? Choose it here, or {form.save} again saves it as it is.")
                raise Problems({"account": words.format(account=other)})
        if task_id is None:
            save_or_show(lambda: task_changes.add_task(book, entry, draft=slot))
            return Written(_said_of(desk, entry, reason.words))
        save_or_show(lambda: task_changes.edit_task(book, task_id, entry, draft=slot))
        return Written(_("Changed task “{what}”").format(what=entry.what))

    start = {**start, **named("account", account), **named("person", *person)}
    given = {**start, **(resumed or {})}
    form = TaskForm(
        _("Edit task") if task_id else _("New task"),
        start,
        today=today,
        picks={"account": account_pick(desk, given), "person": person_pick(desk, given)},
        repeat=was.repeat if was else None,
        reason=reason.words,
        resumed=resumed,
    )

    def now() -> Filled:
        assert task_id is not None
        entry = task_reads.task_entry(book, task_id)
        account = account_suggestion(desk, entry.account_id)
        person = person_suggestions(desk, entry.person_id)
        return type_task(entry, account.name if account else "", person[0].name if person else "")

    return await ask(desk, form, submit, keeper(desk, slot), now if task_id else None) is not None


def _said_of(desk: Desk, entry: TaskEntry, reason: str) -> str:
    """What is said of a new task: whose it is or what it follows from, for both are taken from the line at hand."""
    if entry.term_id is not None or entry.problem_id is not None:
        return _("Added task “{what}” because of “{reason}”").format(what=entry.what, reason=reason)
    account = account_suggestion(desk, entry.account_id)
    if account is None:
        return _("Added task “{what}”").format(what=entry.what)
    return _("Added task “{what}” for {account}").format(what=entry.what, account=account.name)


def _of_its_reason(desk: Desk, entry: TaskEntry, reason: _Reason, account_id: int | None) -> TaskEntry:
    """A task because of a term or a problem, as one of its account, where none was said or offered.

    `account_id` is the one that was offered. Raises Problems where the account was made another, or none.
    """
    if (entry.term_id is None and entry.problem_id is None) or not reason.words:
        return entry
    if account_id is None and entry.account_id is None:
        return entry._replace(account_id=reason.account_id)
    if entry.account_id in (reason.account_id, account_id):
        return entry  # what stood in the book before is not asked about
    of = account_suggestion(desk, reason.account_id)
    words = _("“Because of” is about {account}: choose it here, or “something else” there.")
    raise Problems({"account": words.format(account=of.name if of is not None else "")})


def finish_task(desk: Desk, task_id: int) -> bool:
    """Mark a task as done; whether it was."""
    what = desk.do(lambda: task_changes.finish_task(desk.book, task_id, desk.clock()))
    if what is None:
        return False
    desk.say(_("Done: “{what}”").format(what=what), undoable=True)
    return True


def reopen_task(desk: Desk, task_id: int) -> bool:
    """Mark a task as not done after all; whether it was."""
    what = desk.do(lambda: task_changes.reopen_task(desk.book, task_id))
    if what is None:
        return False
    desk.say(_("Not done after all: “{what}”").format(what=what), undoable=True)
    return True


async def snooze_task(desk: Desk, task_id: int) -> bool:
    """Put a task off; whether it was."""
    entry = desk.read_or_say(lambda: task_reads.task_entry(desk.book, task_id))
    if entry is None:
        return False
    due = await desk.show(Snooze(entry.what, entry.due_on, desk.today))
    if due is None:
        return False
    day = show_weekday_day(due.day, desk.today)
    what = desk.do(
        lambda: task_changes.snooze_task(desk.book, task_id, due.day, due.time),
        _("Put off to {day}: “{what}”").format(day=day, what=entry.what),
    )
    return what is not None


async def delete_task(desk: Desk, task_id: int) -> None:
    """Delete a task, once asked."""
    entry = desk.read_or_say(lambda: task_reads.task_entry(desk.book, task_id))
    if entry is None:
        return
    if await confirm(desk, _("Delete the task “{what}”?").format(what=entry.what)):
        desk.do(
            lambda: task_changes.delete_task(desk.book, task_id),
            _("Deleted task “{what}”").format(what=entry.what),
        )


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open the form of a task again, with what was typed and not saved."""
    match slot.ids:
        case ():
            await new_task(desk, None, resumed=content)
        case (task_id,):
            await edit_task(desk, task_id, resumed=content)
