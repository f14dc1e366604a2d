"""Calls: every conversation, newest first, and how one is written down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from kamtui.domain.accounts.duplicates import name_key
from kamtui.domain.accounts.person import PersonEntry
from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.calls.words import Asked, BeganBy, Channel
from kamtui.domain.center.words import Confidence, Stance, write_roles
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.fields import Problems
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import read_stored, to_local, write_stored
from kamtui.store.accounts import memberships
from kamtui.store.book import search, tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.chain.changes import put_referral, refuse_circle
from kamtui.store.chain.reads import source_of_person
from kamtui.store.day.tasks import finish, new_task, open_task, task_entry
from kamtui.store.terms.terms import new_term

MATCH_LIMIT = 5_000
"""A filter by words looks at this many matching calls, the last ones written; nobody reads further."""


@dataclass(frozen=True, slots=True)
class CallLine:
    """One conversation in a list. `held_at` is UTC; `people` are names; `gist` its first words."""

    call_id: int
    account_id: int | None
    account: str
    held_at: datetime
    minutes: int | None
    channel: Channel
    began_by: BeganBy
    purpose: str
    gist: str
    people: str


@dataclass(frozen=True, slots=True)
class CallDetail:
    """One conversation, whole."""

    call_id: int
    account: str
    entry: CallEntry


def call_ids(
    book: Book,
    *,
    words: str = "",
    channel: Channel | None = None,
    account_id: int | None = None,
    limit: int = -1,
) -> list[int]:
    """Conversations, newest first: of one account, on one channel, with all words, or all.

    At most `limit` of them; -1 is all.
    """
    conditions: list[str] = []
    values: dict[str, str | int] = {"limit": limit}
    if channel is not None:
        conditions.append("c.channel = :channel")
        values["channel"] = channel.value
    if account_id is not None:
        conditions.append("c.account_id = :account")
        values["account"] = account_id
    query = search.match(words)
    if query is not None:
        conditions.append(
            "c.id IN (SELECT rowid FROM call_search WHERE call_search MATCH :query "
            f"ORDER BY rowid DESC LIMIT {MATCH_LIMIT})"
        )
        values["query"] = query
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = book.rows(
        f"SELECT c.id FROM call c {where} ORDER BY c.held_at DESC, c.id DESC LIMIT :limit", values
    )
    return [call_id for (call_id,) in rows]


GIST = 300
"""So many characters of a note stand for it in lists."""


def call_lines(book: Book, ids: Sequence[int]) -> dict[int, CallLine]:
    """The lines of some conversations, by id; those no longer there are missing."""
    rows = book.rows(
        "SELECT c.id, c.account_id, coalesce(a.name, ''), c.held_at, c.minutes, c.channel, c.began_by, c.purpose, "
        f"substr(c.note, 1, {GIST}) || iif(substr(c.note, {GIST + 1}, 1) = '', '', '…'), "
        "(SELECT coalesce(group_concat(name, ', '), '') FROM (SELECT p.name FROM call_person cp "
        "JOIN person p ON p.id = cp.person_id WHERE cp.call_id = c.id ORDER BY cp.id)) "
        f"FROM call c LEFT JOIN account a ON a.id = c.account_id WHERE c.id IN ({', '.join(map(str, ids))})"
    )
    return {
        row[0]: CallLine(
            row[0],
            row[1],
            row[2],
            read_stored(row[3]),
            row[4],
            Channel(row[5]),
            BeganBy(row[6]),
            row[7],
            row[8],
            row[9],
        )
        for row in rows
    }


def call_detail(book: Book, call_id: int) -> CallDetail:
    """A conversation with all that was written down. Raises GoneMeanwhile."""
    row = book.row(
        "SELECT c.account_id, coalesce(a.name, ''), c.held_at, c.minutes, c.channel, c.began_by, c.purpose, c.note, "
        "c.result FROM call c LEFT JOIN account a ON a.id = c.account_id WHERE c.id = ?",
        (call_id,),
    )
    if row is None:
        raise GoneMeanwhile
    people = book.rows(
        "SELECT p.id, p.name, cp.asked FROM call_person cp JOIN person p ON p.id = cp.person_id "
        "WHERE cp.call_id = ? ORDER BY cp.id",
        (call_id,),
    )
    entry = CallEntry(
        account_id=row[0],
        people=tuple(Participant(person_id, name, Asked(asked)) for person_id, name, asked in people),
        held_at=read_stored(row[2]),
        minutes=row[3],
        channel=Channel(row[4]),
        began_by=BeganBy(row[5]),
        purpose=row[6],
        note=row[7],
        result=row[8],
    )
    return CallDetail(call_id, row[1], entry)


def named_in(book: Book, call_id: int) -> dict[int, list[str]]:
    """The prospects that were named in a conversation, by who named them, in that order."""
    found: dict[int, list[str]] = {}
    for person_id, name in book.rows(
        "SELECT r.by_person_id, a.name FROM referral r JOIN account a ON a.id = r.account_id "
        "WHERE r.call_id = ? AND r.by_person_id IS NOT NULL ORDER BY r.id",
        (call_id,),
    ):
        found.setdefault(person_id, []).append(name)
    return found


def agreed_in(book: Book, call_id: int) -> int | None:
    """The term that was agreed in a conversation, the last one written down; None where there is none."""
    row = book.row("SELECT id FROM term WHERE call_id = ? ORDER BY id DESC LIMIT 1", (call_id,))
    return row[0] if row else None


def usual_channel(book: Book, account_id: int | None) -> Channel:
    """The channel of the account's last conversation, else of the last one at all; the phone before any."""
    row = book.row(
        "SELECT channel FROM call WHERE account_id IS ? ORDER BY held_at DESC, id DESC LIMIT 1", (account_id,)
    ) or book.row("SELECT channel FROM call ORDER BY held_at DESC, id DESC LIMIT 1")
    return Channel(row[0]) if row else Channel.PHONE


# -- changes


def log_call(
    book: Book,
    entry: CallEntry,
    *,
    agreed: TermEntry | None = None,
    settles: int | None = None,
    now: datetime | None = None,
    draft: str | None = None,
) -> int:
    """Write down a conversation, its new people, how they stand, whom they named and its next step, as one act; its id.

    With it goes what was `agreed` in it, as a term with the first of its people. `settles` is the task that it did, at `now`; one that is gone or done by then is left as it is. Raises Problems
    where somebody named a prospect in a circle, GoneMeanwhile.
    """

    _refuse_circles(book, entry)
    done = task_entry(book, settles) if settles is not None and open_task(book, settles) is not None else None
    with book.change(_("Log call with {who}").format(who=_who(book, entry)), draft=draft) as act:
        call = tables.Call(
            id=book.ids.new(),
            account_id=entry.account_id,
            held_at=entry.held_at,
            minutes=entry.minutes,
            channel=entry.channel.value,
            began_by=entry.began_by.value,
            purpose=entry.purpose,
            note=entry.note,
            result=entry.result,
            created_at=datetime.now(UTC),
        )
        act.add(call)
        act.flush()
        person_id = _put_people(book, act, call.id, entry)
        if agreed is not None:
            agreed = replace(agreed, call_id=call.id, person_id=agreed.person_id or person_id)
            new_term(book, act, agreed, agreed.from_on)
        if settles is not None and done is not None:
            finish(book, act, settles, done, now or datetime.now(UTC))
    return call.id


def edit_call(book: Book, call_id: int, entry: CallEntry, *, draft: str | None = None) -> None:
    """Write a conversation over; a next step is added as a new task, each stance noticed as a new reading.

    Prospects named are added to those named before. Raises Problems, GoneMeanwhile.
    """

    _refuse_circles(book, entry)
    with book.change(_("Edit call with {who}").format(who=_who(book, entry)), draft=draft) as act:
        call = act.get(tables.Call, call_id)
        call.account_id = entry.account_id
        # An untouched moment keeps its seconds: the form shows minutes only.
        if write_stored(entry.held_at)[:16] != write_stored(call.held_at)[:16]:
            call.held_at = entry.held_at
        call.minutes = entry.minutes
        call.channel = entry.channel.value
        call.began_by = entry.began_by.value
        call.purpose = entry.purpose
        call.note = entry.note
        call.result = entry.result
        act.flush()
        _put_people(book, act, call_id, entry)


def _put_people(book: Book, act: Act, call_id: int, entry: CallEntry) -> int | None:
    """Make the people of a call those of the entry, adding new persons to its account; the first of them, if any.

    A stance noticed is a reading of the day of the call, and so is satisfaction that was heard. Its next step, where there is one, is for the first of them unless it says for whom.
    """

    present = {row.person_id: row for row in act.having(tables.CallPerson, call_id=call_id)}
    ids = []
    noticed: dict[int, Stance] = {}
    named: list[ReferralEntry] = []
    now = datetime.now(UTC)
    day = to_local(min(now, entry.held_at)).date()
    for participant in entry.people:
        person_id = participant.person_id
        if person_id is None:
            person_id = book.ids.new()
            new = PersonEntry(name=participant.name, account_id=entry.account_id)
            person = tables.Person(
                id=person_id,
                created_at=now,
                name=new.name,
                account_id=new.account_id,
                roles=write_roles(new.roles),
            )
            act.add(person)
            # They were there on the day of the conversation, also where it is written down later.
            memberships.follow(book, act, person, day)
        if person_id in ids:
            continue
        ids.append(person_id)
        if participant.noticed is not None:
            noticed[person_id] = participant.noticed
        named += (replace(one, by_person_id=person_id, call_id=call_id) for one in participant.named)
        row = present.pop(person_id, None)
        if row is None:
            act.add(
                tables.CallPerson(
                    id=book.ids.new(), call_id=call_id, person_id=person_id, asked=participant.asked.value
                )
            )
        else:
            row.asked = participant.asked.value
    for row in present.values():
        act.delete(row)
    act.flush()
    made: dict[str, int] = {}
    for one in named:
        # What two people name as new in one conversation is one prospect, whatever the case and signs.
        key = name_key(one.organisation)
        account_id = one.account_id or made.get(key)
        source = source_of_person(book, one.by_person_id) if one.by_person_id is not None else one.source
        prospect_id = put_referral(book, act, replace(one, account_id=account_id, source=source))
        if one.account_id is None:
            made[key] = prospect_id
    reason = entry.purpose or _("noticed in a call")
    for person_id, stance in noticed.items():
        act.add(
            tables.StanceReading(
                id=book.ids.new(),
                person_id=person_id,
                read_on=day,
                stance=stance.value,
                influence=_influence_on(book, person_id, day),
                confidence=Confidence.CONFIRMED.value,
                reason=reason,
                call_id=call_id,
            )
        )
    if entry.satisfied is not None and entry.account_id is not None:
        act.add(
            tables.SatisfactionReading(
                id=book.ids.new(),
                account_id=entry.account_id,
                read_on=day,
                score=entry.satisfied,
                # Of several it is not known who said so.
                person_id=ids[0] if len(ids) == 1 else None,
                call_id=call_id,
            )
        )
    if entry.next_step is not None:
        step = entry.next_step
        if step.person_id is None and ids:
            step = replace(step, person_id=ids[0])
        act.add(new_task(book.ids.new(), step, call_id=call_id))
    return ids[0] if ids else None


def _refuse_circles(book: Book, entry: CallEntry) -> None:
    """Raise Problems for the first naming that closes a circle, told by the places of its person and its own."""
    for who, participant in enumerate(entry.people):
        for which, one in enumerate(participant.named):
            try:
                refuse_circle(book, replace(one, by_person_id=participant.person_id), entry.account_id)
            except Problems as wrong:
                raise Problems({f"organisation:{who}:{which}": str(wrong)}) from None


def _influence_on(book: Book, person_id: int, day: date) -> int | None:
    """The influence that was read last up to a day: noticing a stance says nothing new of it."""
    row = book.row(
        "SELECT influence FROM stance_reading WHERE person_id = ? AND read_on <= ? "
        "ORDER BY read_on DESC, id DESC LIMIT 1",
        (person_id, day.isoformat()),
    )
    return row[0] if row else None


def _who(book: Book, entry: CallEntry) -> str:
    """Whom a call was with, in a few words: its people, else its account."""
    names = [participant.name for participant in entry.people]
    if names:
        return ", ".join(names[:2]) + ("…" if len(names) > 2 else "")
    row = book.row("SELECT name FROM account WHERE id = ?", (entry.account_id,))
    return str(row[0]) if row else "?"


def delete_call(book: Book, call_id: int) -> None:
    """Delete a conversation; tasks that came from it stay. Raises GoneMeanwhile."""

    who = _who(book, call_detail(book, call_id).entry)
    with book.change(_("Delete call with {who}").format(who=who)) as act:
        call = act.get(tables.Call, call_id)
        act.delete(call)
