"""What can be done from any place about conversations: writing one down, correcting it, deleting it."""

from collections.abc import Sequence
from functools import partial

from kamtui.domain.calls import typed_call
from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.calls.outlines import outlines
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, in_quotes
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.recurrence.days import first_occurrence
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.store.account_letter import last_talk_id
from kamtui.store.accounts import people_reads
from kamtui.store.calls import changes as call_changes
from kamtui.store.calls import reads as call_reads
from kamtui.store.calls.along import known_to_note
from kamtui.store.day import task_reads
from kamtui.ui.accounts.suggesting import (
    account_suggestion,
    person_suggestions,
    stance_of,
    suggest_accounts,
    suggest_people,
)
from kamtui.ui.accounts.whole_drawing import call_facts
from kamtui.ui.calls.along import NoteHelp
from kamtui.ui.calls.form import CallForm, EditCallForm, Occasion
from kamtui.ui.calls.people_rows import KnownOfPeople
from kamtui.ui.chain import suggesting as chain_suggesting
from kamtui.ui.forms.asking import Filled, Written, ask, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.questions import ReadCall
from kamtui.ui.outgoing.letter_acts import write_letter
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.terms import acts as term_acts
from kamtui.ui.widgets.suggestions import Known, Suggestion, mark_new


def _and_named(who: Sequence[Participant]) -> str:
    """Which prospects were named in a call, behind what else is said of it."""
    names = ", ".join(naming.organisation for participant in who for naming in participant.named)
    return "; " + _("named: {prospects}").format(prospects=names) if names else ""


def _and_promised(terms: Sequence[TermEntry]) -> str:
    """What was promised in a call and when it is looked at, behind what else is said of it."""
    said = ""
    for term in terms:
        day = first_occurrence(term.checks) if term.checks is not None else None
        if day is not None:
            looked_at = _("looked at on {day}").format(day=show_weekday_day(day, term.from_on))
            said += f"; {term.owed_by.label}: {in_quotes(term.what)}, {looked_at}"
    return said


def _and_objection(entry: CallEntry) -> str:
    """What was held against buying in a call, behind what else is said of it."""
    return "; " + _("objection: {what}").format(what=entry.objection.label) if entry.objection else ""


def _with_whom(who: Sequence[Participant]) -> str:
    """The people of a call; who is new is said to be."""
    return ", ".join(person.name if person.person_id else mark_new(person.name) for person in who)


def logged(who: Sequence[Participant], account: str, promised: Sequence[TermEntry], done: str = "") -> str:
    """What is said of a conversation that was written down; `done` is what is said of a task that it settled."""
    sentence = _("Logged call with {who}").format(who=_with_whom(who) or account)
    return sentence + done + _and_named(who) + _and_promised(promised)


def and_letter(desk: Desk, at_hand: int | None, account_id: int | None, call_id: int) -> str:
    """That a key writes the letter, behind what is said of a call; "" where that would be the letter after another one.

    `at_hand` is the account of the line at hand, where that is no conversation itself.
    """
    if at_hand is None or at_hand != account_id or last_talk_id(desk.book, at_hand) != call_id:
        return ""
    return " · " + _("{letter.write} writes the letter")


# -- by key, for the conversation at hand


async def log(desk: Desk, hand: AtHand) -> None:
    """Write down a conversation with who is at hand."""
    await log_call(
        desk, hand.account_id, hand.person_id, task_id=hand.settles_task_id, is_of_line=hand.call_id is None
    )


async def read(desk: Desk, hand: AtHand) -> None:
    """Read the conversation at hand, whole."""
    if hand.call_id is not None:
        await read_call(desk, hand.call_id)


async def edit(desk: Desk, hand: AtHand) -> None:
    """Correct the conversation at hand."""
    if hand.call_id is not None:
        await edit_call(desk, hand.call_id)


async def delete(desk: Desk, hand: AtHand) -> None:
    """Delete the conversation at hand, once asked."""
    if hand.call_id is not None:
        await delete_call(desk, hand.call_id)


# -- by id


async def log_call(
    desk: Desk,
    account_id: int | None,
    person_id: int | None = None,
    resumed: Filled | None = None,
    *,
    task_id: int | None = None,
    is_of_line: bool = False,
) -> bool:
    """Write down a new conversation, which may settle the task from which it was logged; whether it was.

    `is_of_line`: the letter of the line at hand is that of the last conversation with its account.
    """
    book = desk.book
    if resumed is not None:
        task_id = int(resumed.get("task_id") or 0) or None
    task = task_reads.open_task(book, task_id) if task_id is not None else None
    account, participants = _resume_call(desk, account_id, person_id, resumed)

    def submit(_filled: Filled) -> Written:
        typed = form.read()
        entry, agreed = typed.entry, typed.agreed
        settles = task_id if typed.is_task_done else None
        call_id = save_or_show(
            lambda: call_changes.log_call(
                book,
                entry,
                agreed=agreed,
                rivals=typed.rivals,
                settles=settles,
                now=desk.clock(),
                draft="call",
            ),
        )
        done = (
            "; " + _("done: “{what}”").format(what=task) if settles is not None and task is not None else ""
        )
        sentence = logged(entry.people, typed.account, agreed, done + _and_objection(entry))
        at_hand = account_id if is_of_line else None
        return Written(sentence + and_letter(desk, at_hand, entry.account_id, call_id))

    start = typed_call.new_call(call_reads.usual_channel(book, account_id))
    if task:
        start |= {"task_id": str(task_id), "task_done": ""}
    occasion = _occasion(desk, account, participants)._replace(task=task or "")
    form = CallForm(_("Log a call"), start, occasion, now=desk.clock, resumed=resumed)
    return await ask(desk, form, submit, keeper(desk, "call")) is not None


def _occasion(desk: Desk, account: Suggestion | None, participants: Sequence[Participant]) -> Occasion:
    """What a conversation with these people is written down from."""
    known = chain_suggesting.known(desk)
    in_call = {person.person_id: person for person in participants if person.person_id is not None}
    return Occasion(
        _picks(desk, known, account, participants),
        KnownOfPeople(in_call, {}, partial(stance_of, desk), known, desk.glyphs),
        NoteHelp(partial(known_to_note, desk.book), outlines(desk.config.notes), put_away=desk.put_away),
    )


def _picks(
    desk: Desk, known: Known, account: Suggestion | None, participants: Sequence[Participant]
) -> dict[str, Pick]:
    """What the lines of account and people suggest, and who stands in them at first."""
    people: list[Suggestion] = []
    for participant in participants:
        person_id = participant.person_id
        of = known.account_of(person_id) if person_id is not None else None
        people.append(Suggestion(participant.name, "", person_id, of.record_id if of is not None else None))
    return {
        "account": Pick(lambda text, _within: suggest_accounts(desk, text), [account] if account else []),
        "people": Pick(partial(suggest_people, desk), people),
    }


def _resume_call(
    desk: Desk, account_id: int | None, person_id: int | None, resumed: Filled | None
) -> tuple[Suggestion | None, list[Participant]]:
    """Whom the form starts with: those at hand, or those named in a draft."""
    if resumed is None:
        chosen = [Participant(p.record_id, p.name) for p in person_suggestions(desk, person_id)]
        return account_suggestion(desk, account_id), chosen
    names = [name for part in resumed.get("people", "").split(",") if (name := " ".join(part.split()))]
    ids = [int(number) for number in resumed.get("people_ids", "").split()]
    there = {person.person_id for person in people_reads.names_by_id(desk.book, ids)}
    participants = [
        Participant(number, name) for name, number in zip(names, ids, strict=False) if number in there
    ]
    account = account_suggestion(desk, int(resumed.get("account_id") or 0) or None)
    if account is not None:  # under the name that was typed, should it be called otherwise by now
        account = Suggestion(" ".join(resumed.get("account", "").split()), "", account.record_id)
    return account, participants


async def edit_call(desk: Desk, call_id: int, resumed: Filled | None = None) -> None:
    """Correct a conversation."""
    book = desk.book
    detail = desk.read_or_say(lambda: call_reads.call_detail(book, call_id))
    if detail is None:
        return
    entry = detail.entry
    slot = f"call:{call_id}"

    def submit(_filled: Filled) -> Written:
        typed = form.read()
        changed, who = _with_who_was_there(desk, call_id, entry, typed.entry), typed.entry.people
        save_or_show(
            lambda: call_changes.edit_call(
                book, call_id, changed, agreed=typed.agreed, rivals=typed.rivals, draft=slot
            ),
        )
        new = ", ".join(mark_new(person.name) for person in who if person.person_id is None)
        said = _("Changed the call") + (f": {new}" if new else "")
        return Written(said + _and_named(who) + _and_promised(typed.agreed))

    account, participants = account_suggestion(desk, entry.account_id), list(entry.people)
    if resumed is not None:
        account, participants = _resume_call(desk, None, None, resumed)
    usual = _occasion(desk, account, participants)
    promised = [what for _side, what in detail.promises]
    occasion = usual._replace(
        people=usual.people._replace(named=call_reads.named_in(book, call_id)),
        note=usual.note._replace(held_on=to_local(entry.held_at).date(), promised=promised),
        steps=detail.steps,
    )
    form = EditCallForm(
        _("Edit a call"), typed_call.type_call(entry), occasion, now=desk.clock, resumed=resumed
    )

    def now() -> Filled:
        return typed_call.type_call(call_reads.call_detail(book, call_id).entry)

    await ask(desk, form, submit, keeper(desk, slot), now)


def _with_who_was_there(desk: Desk, call_id: int, was: CallEntry, changed: CallEntry) -> CallEntry:
    """A changed call with account and people as another window left them, where they were not changed here."""
    now = call_reads.call_detail(desk.book, call_id).entry
    if changed.account_id == was.account_id:
        changed = changed._replace(account_id=now.account_id)
    if changed.people == was.people:
        changed = changed._replace(people=now.people)
    return changed


async def read_call(desk: Desk, call_id: int) -> None:
    """Show a conversation whole, and do what is asked of it there."""
    detail = desk.read_or_say(lambda: call_reads.call_detail(desk.book, call_id))
    if detail is None:
        return
    facts = call_facts(detail, desk.today, 76)
    answer = await desk.show(ReadCall(facts, clean(detail.entry.note, lines=True)))
    if answer == "edit":
        await edit_call(desk, call_id)
    elif answer == "term":
        who = [person.person_id for person in detail.entry.people]
        await term_acts.new_term(desk, detail.entry.account_id, who[0] if len(who) == 1 else None, call_id)
    elif answer == "delete":
        await delete_call(desk, call_id)
    elif answer == "letter" and detail.entry.account_id is not None:
        await write_letter(desk, detail.entry.account_id, call_id)
    elif answer == "account" and detail.entry.account_id is not None:
        desk.open_account(detail.entry.account_id)


async def delete_call(desk: Desk, call_id: int) -> None:
    """Delete a conversation, once asked."""
    line = call_reads.call_lines(desk.book, [call_id]).get(call_id)
    if line is None:
        return
    day = to_local(line.held_at).strftime("%d.%m.%Y")
    sentence = _("Delete the call of {day} with {who}? Tasks that came from it stay.").format(
        day=day, who=line.people or line.account
    )
    if await confirm(desk, sentence):
        desk.do(lambda: call_changes.delete_call(desk.book, call_id), _("Deleted the call"))


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open the form of a conversation again, with what was typed and not saved."""
    match slot.ids:
        case ():
            await log_call(desk, None, resumed=content)
        case (call_id,):
            await edit_call(desk, call_id, resumed=content)
