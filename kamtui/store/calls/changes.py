"""How calls are written down, edited and deleted."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.person import PersonEntry
from kamtui.domain.calls.call import COLUMNS, CallEntry, Participant, RivalHeard
from kamtui.domain.center.words import Confidence, write_roles
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.problems import Problems
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local, write_stored
from kamtui.store.accounts import memberships
from kamtui.store.accounts.reads import account_name
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.calls.reads import call_detail
from kamtui.store.chain.changes import put_referral, refuse_circle
from kamtui.store.chain.naming_reads import source_of_person
from kamtui.store.day.task_changes import finish, new_task
from kamtui.store.day.task_reads import open_task, task_entry
from kamtui.store.knowledge.competitor_changes import note_rival
from kamtui.store.terms.changes import new_term


def log_call(
    book: Book,
    entry: CallEntry,
    *,
    agreed: Sequence[TermEntry] = (),
    further: Sequence[TaskEntry] = (),
    rivals: Sequence[RivalHeard] = (),
    settles: int | None = None,
    now: datetime | None = None,
    draft: str | None = None,
) -> int:
    """Write down a conversation, its new people, how they stand, whom they named and its next step, as one act; its id.

    With it goes what was `agreed` in it, as terms with the one who was there, and `further` next steps, and
    what was heard of `rivals` is noted at its account. `settles` is the task that it did,
    at `now`; one that is gone or done by then is left as it is. Raises Problems where somebody named a prospect in
    a circle, GoneMeanwhile.
    """
    _refuse_circles(book, entry)
    done = task_entry(book, settles) if settles is not None and open_task(book, settles) is not None else None
    with book.change(_("Log call with {who}").format(who=_who(book, entry)), draft=draft) as act:
        call_id, person_id = add_call(book, act, entry)
        _write_agreed(act, call_id, person_id, agreed)
        _note_rivals(act, entry, rivals)
        for step in further:
            new_task(act, step._replace(person_id=step.person_id or person_id), call_id=call_id)
        if settles is not None and done is not None:
            finish(act, settles, done, now or datetime.now(UTC))
    return call_id


def add_call(book: Book, act: Act, entry: CallEntry) -> tuple[int, int | None]:
    """Write a conversation down as part of an act, with what it brought: its id, and that of the only one who was there."""
    call = tables.Call(id=act.new_id(), created_at=datetime.now(UTC), **_columns(entry))
    act.add(call)
    act.flush()
    return call.id, _write_what_it_brought(book, act, call.id, entry)


def _note_rivals(act: Act, entry: CallEntry, rivals: Sequence[RivalHeard]) -> None:
    if entry.account_id is None:
        return
    for rival in rivals:
        note_rival(act, entry.account_id, rival.competitor_id, rival.words, to_local(entry.held_at).date())


def edit_call(
    book: Book,
    call_id: int,
    entry: CallEntry,
    *,
    agreed: Sequence[TermEntry] = (),
    rivals: Sequence[RivalHeard] = (),
    draft: str | None = None,
) -> None:
    """Write a conversation over; a next step is added as a new task, each stance noticed as a new reading.

    Prospects named are added to those named before, what was `agreed` to what was agreed then, what was heard of `rivals` to what is noted of them. Raises Problems, GoneMeanwhile.
    """
    _refuse_circles(book, entry)
    with book.change(_("Edit call with {who}").format(who=_who(book, entry)), draft=draft) as act:
        call = act.get(tables.Call, call_id)
        columns = _columns(entry)
        # An untouched moment keeps its seconds: the form shows minutes only.
        if write_stored(entry.held_at)[:16] == write_stored(call.held_at)[:16]:
            del columns["held_at"]
        for name, value in columns.items():
            setattr(call, name, value)
        act.flush()
        person_id = _write_what_it_brought(book, act, call_id, entry)
        _write_agreed(act, call_id, person_id, agreed)
        _note_rivals(act, entry, rivals)


def _write_agreed(act: Act, call_id: int, person_id: int | None, agreed: Sequence[TermEntry]) -> None:
    for term in agreed:
        of_call = term._replace(call_id=call_id, person_id=term.person_id or person_id)
        new_term(act, of_call, term.from_on)


def _columns(entry: CallEntry) -> dict[str, Any]:
    """The columns of a conversation's own line."""
    values = {name: getattr(entry, name) for name in COLUMNS}
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}


def _write_what_it_brought(book: Book, act: Act, call_id: int, entry: CallEntry) -> int | None:
    """Write who was in a call and what came out of it; the id of the one it was with, None where several were there.

    Its next step, where there is one, is for that one unless it says for whom.
    """
    now = datetime.now(UTC)
    day = to_local(min(now, entry.held_at)).date()
    present = _write_people(act, call_id, entry, now, day)
    _write_namings(book, act, call_id, present)
    _write_stances(book, act, call_id, entry, present, day)
    # Of several it is not known who said so, and with whom something was agreed.
    only_one = present[0][0] if len(present) == 1 else None
    if entry.satisfied is not None and entry.account_id is not None:
        act.add(
            tables.SatisfactionReading(
                id=act.new_id(),
                account_id=entry.account_id,
                read_on=day,
                score=entry.satisfied,
                person_id=only_one,
                call_id=call_id,
            )
        )
    if entry.next_step is not None:
        step = entry.next_step
        new_task(act, step._replace(person_id=step.person_id or only_one), call_id=call_id)
    return only_one


def _write_people(
    act: Act, call_id: int, entry: CallEntry, now: datetime, day: date
) -> list[tuple[int, Participant]]:
    """Make the people of a call those of the entry, and add to its account those who are new.

    Out come the participants with their ids, each person once, as they are told first.
    """
    rows = {row.person_id: row for row in act.having(tables.CallPerson, call_id=call_id)}
    present: dict[int, Participant] = {}
    for participant in entry.people:
        person_id = participant.person_id
        if person_id is None:
            person_id = add_person_of_call(
                act, PersonEntry(name=participant.name, account_id=entry.account_id), now, day
            )
        if person_id in present:
            continue
        present[person_id] = participant
        row = rows.pop(person_id, None)
        if row is None:
            act.add(
                tables.CallPerson(
                    id=act.new_id(), call_id=call_id, person_id=person_id, asked=participant.asked.value
                )
            )
        else:
            row.asked = participant.asked.value
    for row in rows.values():
        act.delete(row)
    act.flush()
    return list(present.items())


def add_person_of_call(act: Act, new: PersonEntry, now: datetime, day: date) -> int:
    """Add somebody of whom a call says the name only; their id."""
    person = tables.Person(
        id=act.new_id(),
        created_at=now,
        name=new.name,
        account_id=new.account_id,
        roles=write_roles(new.roles),
    )
    act.add(person)
    # They were there on the day of the conversation, also where it is written down later.
    memberships.follow(act, person, day)
    return person.id


def _write_namings(book: Book, act: Act, call_id: int, present: Sequence[tuple[int, Participant]]) -> None:
    """Write down the prospects that people named in a call.

    What two people name as new in one conversation is one prospect, whatever the case and signs.
    """
    new_prospects: dict[str, int] = {}
    for person_id, participant in present:
        for naming in participant.named:
            key = name_key(naming.organisation)
            prospect_id = put_referral(
                act,
                naming._replace(
                    account_id=naming.account_id or new_prospects.get(key),
                    by_person_id=person_id,
                    call_id=call_id,
                    source=source_of_person(book, person_id),
                ),
            )
            if naming.account_id is None:
                new_prospects[key] = prospect_id


def _write_stances(
    book: Book,
    act: Act,
    call_id: int,
    entry: CallEntry,
    present: Sequence[tuple[int, Participant]],
    day: date,
) -> None:
    """Write down how people were noticed to stand in a call, as readings of the day of the call."""
    for person_id, participant in present:
        if participant.noticed is not None:
            act.add(
                tables.StanceReading(
                    id=act.new_id(),
                    person_id=person_id,
                    read_on=day,
                    stance=participant.noticed.value,
                    influence=_influence_on(book, person_id, day),
                    confidence=Confidence.CONFIRMED.value,
                    reason=participant.noticed_why or entry.purpose or _("noticed in a call"),
                    call_id=call_id,
                )
            )


def _refuse_circles(book: Book, entry: CallEntry) -> None:
    """Raise Problems for the first naming that closes a circle, told by the places of its person and its own."""
    for person_place, participant in enumerate(entry.people):
        for naming_place, naming in enumerate(participant.named):
            try:
                refuse_circle(book, naming._replace(by_person_id=participant.person_id), entry.account_id)
            except Problems as wrong:
                raise Problems({f"organisation:{person_place}:{naming_place}": str(wrong)}) from None


def _influence_on(book: Book, person_id: int, day: date) -> int | None:
    """The influence that was read last up to a day: noticing a stance says nothing new of it."""
    rows = book.rows(
        "SELECT influence FROM stance_reading WHERE person_id = ? AND read_on <= ? "
        "ORDER BY read_on DESC, id DESC LIMIT 1",
        (person_id, day.isoformat()),
    )
    return next((influence for (influence,) in rows), None)


def _who(book: Book, entry: CallEntry) -> str:
    """Whom a call was with, in a few words: its people, else its account."""
    names = [participant.name for participant in entry.people]
    if names:
        return ", ".join(names[:2]) + ("…" if len(names) > 2 else "")
    if entry.account_id is None:
        return "?"
    try:
        return account_name(book, entry.account_id)
    except GoneMeanwhile:
        return "?"


def delete_call(book: Book, call_id: int) -> None:
    """Delete a conversation; tasks that came from it stay. Raises GoneMeanwhile."""
    who = _who(book, call_detail(book, call_id).entry)
    with book.change(_("Delete call with {who}").format(who=who)) as act:
        call = act.get(tables.Call, call_id)
        act.delete(call)
