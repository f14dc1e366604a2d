"""What lists, panels and forms read of calls: every conversation, newest first."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from kamtui.domain.calls.call import COLUMNS, CallEntry, Participant
from kamtui.domain.calls.words import AS_AGREED, CONGRATULATED, Asked, BeganBy, Channel, Objection
from kamtui.domain.terms.words import OwedBy
from kamtui.domain.text.language import in_every_language
from kamtui.domain.text.matching import begins_words
from kamtui.domain.text.wanted import SEEN, Wanted
from kamtui.domain.time.day_spans import DaySpan
from kamtui.domain.time.moments import local_day, read_stored, write_stored
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.search.query import as_query, within

MATCH_LIMIT = 5_000
"""How many matching calls a filter by words looks at, the last ones written; nobody reads further."""


class CallLine(NamedTuple):
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


class WholeCall(NamedTuple):
    """One conversation of a list, with all that was noted of it."""

    line: CallLine
    note: str
    result: str


class CallDetail(NamedTuple):
    """One conversation with all that was written down of it."""

    call_id: int
    account: str
    entry: CallEntry
    promises: tuple[tuple[OwedBy, str], ...] = ()
    """What was agreed in it, and who owes it."""
    steps: tuple[str, ...] = ()
    """The tasks that came of it."""


def call_ids(
    book: Book,
    *,
    words: str = "",
    channel: Channel | None = None,
    account_id: int | None = None,
    person_id: int | None = None,
    days: DaySpan | None = None,
    limit: int = -1,
) -> list[int]:
    """Conversations, newest first: of one account or person, on one channel, of some days, with all words, or all.

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
    if person_id is not None:
        conditions.append("c.id IN (SELECT call_id FROM call_person WHERE person_id = :person)")
        values["person"] = person_id
    if days is not None:
        conditions += within("c.held_at", days)
    query = as_query(words)
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


_MOST_ALIKE = 50
"""Conversations with the same note that are looked at."""
GIST = 300
"""How many characters of a call's note stand for it in lists."""
SEARCHED = 20_000
"""How many characters of a note are looked through for the place that a filter found."""


class _StoredLine(NamedTuple):
    """A line of a list of calls as the book stores its values."""

    call_id: int
    account_id: int | None
    account: str
    held_at: str
    minutes: int | None
    channel: str
    began_by: str
    purpose: str
    gist: str
    result: str
    people: str


def call_lines(book: Book, ids: Sequence[int], wanted: Wanted | None = None) -> dict[int, CallLine]:
    """The lines of some conversations, by id; those no longer there are missing.

    With what was looked for, the gist is the part of the note or of the result around it, where the first words of the
    conversation do not show it.
    """
    size = SEARCHED if wanted and any(wanted) else GIST
    lines = book.lines(
        _StoredLine,
        "SELECT c.id AS call_id, c.account_id, coalesce(a.name, '') AS account, c.held_at, c.minutes, c.channel, "
        "c.began_by, c.purpose, "
        f"substr(c.note, 1, {size}) || iif(substr(c.note, {size + 1}, 1) = '', '', '…') AS gist, c.result, "
        "(SELECT coalesce(group_concat(name, ', '), '') FROM (SELECT p.name FROM call_person cp "
        "JOIN person p ON p.id = cp.person_id WHERE cp.call_id = c.id ORDER BY cp.id)) AS people "
        f"FROM call c LEFT JOIN account a ON a.id = c.account_id WHERE c.id IN ({', '.join(map(str, ids))})",
    )
    return {
        line.call_id: CallLine(
            line.call_id,
            line.account_id,
            line.account,
            read_stored(line.held_at),
            line.minutes,
            Channel(line.channel),
            BeganBy(line.began_by),
            *(_around(line, wanted) if wanted else (line.purpose, line.gist)),
            line.people,
        )
        for line in lines
    }


def whole_calls(book: Book, ids: Sequence[int]) -> dict[int, WholeCall]:
    """Some conversations of a list with their notes, by id; those no longer there are missing."""
    lines = call_lines(book, ids)
    rows = book.rows(f"SELECT id, note, result FROM call WHERE id IN ({', '.join(map(str, ids))})")
    return {
        call_id: WholeCall(lines[call_id], note, result) for call_id, note, result in rows if call_id in lines
    }


_READ: dict[str, Callable[[Any], Any]] = {
    "held_at": read_stored,
    "channel": Channel,
    "began_by": BeganBy,
    "objection": lambda code: Objection(code) if code else None,
}
"""How columns are read whose values are stored as other ones."""


def _around(line: _StoredLine, wanted: Wanted) -> tuple[str, str]:
    """Purpose and gist of a conversation as a list shows them where it was looked for; the purpose goes if it hides the find."""
    if purpose := wanted.excerpt(line.purpose, GIST):
        return purpose, line.gist[:GIST]
    for text in (line.gist, line.result):
        if excerpt := wanted.excerpt(text, GIST):
            first = wanted.first(text)
            if text is line.gist and first is not None and len(line.purpose) + first.end <= SEEN:
                break
            return "", excerpt
    return line.purpose, line.gist[:GIST]


def call_detail(book: Book, call_id: int) -> CallDetail:
    """A conversation with all that was written down. Raises GoneMeanwhile."""
    row = book.row(
        f"SELECT {', '.join(f'c.{name}' for name in COLUMNS)}, coalesce(a.name, '') "
        "FROM call c LEFT JOIN account a ON a.id = c.account_id WHERE c.id = ?",
        (call_id,),
    )
    if row is None:
        raise GoneMeanwhile
    *stored, account = row
    values = {
        name: _READ[name](value) if name in _READ else value
        for name, value in zip(COLUMNS, stored, strict=True)
    }
    people = book.rows(
        "SELECT p.id, p.name, cp.asked FROM call_person cp JOIN person p ON p.id = cp.person_id "
        "WHERE cp.call_id = ? ORDER BY cp.id",
        (call_id,),
    )
    who = tuple(Participant(person_id, name, Asked(asked)) for person_id, name, asked in people)
    promises = book.rows("SELECT owed_by, what FROM term WHERE call_id = ? ORDER BY id", (call_id,))
    steps = book.rows("SELECT what FROM task WHERE call_id = ? ORDER BY id", (call_id,))
    return CallDetail(
        call_id,
        account,
        CallEntry(people=who, **values),
        tuple((OwedBy(owed_by), what) for owed_by, what in promises),
        tuple(what for (what,) in steps),
    )


class Objected(NamedTuple):
    """What was held against buying, in which conversation, and when."""

    objection: Objection
    call_id: int
    held_at: datetime


def last_objection(book: Book, account_id: int) -> Objected | None:
    """The last objection of an account; None where none was noted."""
    row = book.row(
        "SELECT objection, id, held_at FROM call WHERE account_id = ? AND objection IS NOT NULL "
        "ORDER BY held_at DESC, id DESC LIMIT 1",
        (account_id,),
    )
    if row is None:
        return None
    code, call_id, held_at = row
    return Objected(Objection(code), call_id, read_stored(held_at))


def named_in(book: Book, call_id: int) -> dict[int, list[str]]:
    """The prospects that were named in a conversation, by who named them, in that order."""
    names: dict[int, list[str]] = {}
    for person_id, name in book.rows(
        "SELECT r.by_person_id, a.name FROM referral r JOIN account a ON a.id = r.account_id "
        "WHERE r.call_id = ? AND r.by_person_id IS NOT NULL ORDER BY r.id",
        (call_id,),
    ):
        names.setdefault(person_id, []).append(name)
    return names


def no_talk() -> tuple[str, tuple[str, ...]]:
    """SQL for whether a call was none in which one talked, and its parameters.

    That is a letter of ours, "as agreed" after another call, and congratulations without a note.
    """
    letters = in_every_language(AS_AGREED)
    greetings = tuple(words.format(feast="%") for words in in_every_language(CONGRATULATED))
    is_greeting = " OR ".join("purpose LIKE ?" for _words in greetings)
    sql = (
        "(channel IN ('email', 'message') AND began_by = 'we' AND "
        f"(purpose IN ({', '.join('?' * len(letters))}) OR (note = '' AND ({is_greeting}))))"
    )
    return sql, (*letters, *greetings)


def usual_channel(book: Book, account_id: int | None) -> Channel:
    """The channel of the last conversation with the account in which one talked, else of the last one with any; the phone before any."""
    is_none, words = no_talk()
    row = book.row(
        f"SELECT channel FROM call WHERE account_id IS ? AND NOT {is_none} ORDER BY held_at DESC, id DESC LIMIT 1",
        (account_id, *words),
    ) or book.row(
        f"SELECT channel FROM call WHERE NOT {is_none} ORDER BY held_at DESC, id DESC LIMIT 1", words
    )
    if row is None:
        return Channel.PHONE
    (channel,) = row
    return Channel(channel)


def is_written_down(book: Book, entry: CallEntry, agreed: Sequence[str], *, is_of_day: bool = False) -> bool:
    """Whether a conversation of that minute, or day, with these people and that note stands in the book already.

    One without a note is told from others by what was `agreed` in it.
    """
    held_at = write_stored(entry.held_at)
    rows = book.rows(
        "SELECT id, held_at FROM call WHERE account_id IS ? AND note = ? AND held_at BETWEEN ? AND ?",
        (entry.account_id, entry.note, *(write_stored(entry.held_at + timedelta(days=n)) for n in (-1, 1))),
    )
    return any(
        (local_day(stored) == local_day(held_at) if is_of_day else stored[:16] == held_at[:16])
        and _were_there(book, call_id, entry.people)
        and (entry.note or _were_agreed(book, call_id, agreed))
        for call_id, stored in rows
    )


class Written(NamedTuple):
    """A conversation in the book: when it was, and when it was written down."""

    held_at: datetime
    created_at: datetime


def written_alike(book: Book, entry: CallEntry, agreed: Sequence[str]) -> list[Written]:
    """The conversations of any day with these people and that note, or, without a note, with what was `agreed`; the newest first."""
    rows = book.rows(
        "SELECT id, held_at, created_at FROM call WHERE account_id IS ? AND note = ? ORDER BY id DESC LIMIT ?",
        (entry.account_id, entry.note, _MOST_ALIKE),
    )
    return [
        Written(read_stored(held_at), read_stored(created_at))
        for call_id, held_at, created_at in rows
        if _were_there(book, call_id, entry.people)
        and (entry.note or (agreed and _were_agreed(book, call_id, agreed)))
    ]


def _were_there(book: Book, call_id: int, people: Sequence[Participant]) -> bool:
    """Whether these and nobody else were in a conversation; somebody new may have a longer name by now."""
    there: dict[int, str] = dict(
        book.rows(
            "SELECT p.id, p.name FROM call_person cp JOIN person p ON p.id = cp.person_id WHERE cp.call_id = ?",
            (call_id,),
        )
    )
    return len(there) == len(people) and all(
        person.person_id in there
        if person.person_id is not None
        else any(begins_words(person.name, name) for name in there.values())
        for person in people
    )


def _were_agreed(book: Book, call_id: int, agreed: Sequence[str]) -> bool:
    known = {what for (what,) in book.rows("SELECT what FROM term WHERE call_id = ?", (call_id,))}
    return known >= set(agreed)
