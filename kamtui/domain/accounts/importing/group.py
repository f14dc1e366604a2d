"""The rows of a list put together by account: what they say together, and what remains for the note."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.duplicates import Alike, KnownName
from kamtui.domain.accounts.keys import city_key, customer_key, number_key
from kamtui.domain.accounts.name_words import LEGAL_FORMS, name_key
from kamtui.domain.accounts.reach import REACH_FIELDS, Reach, added_to
from kamtui.domain.accounts.sheet import ACCOUNT_FIELDS, AccountSheet, SheetRow
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.text.language import _


@dataclass(slots=True)
class Group:
    """The rows of one account: what they say together, and for each what remains for the note."""

    place: int
    """Where its first row stands among those of the list: it is told by that from the others."""
    rows: list[SheetRow]
    entry: AccountEntry
    given: set[str]
    extra: list[list[tuple[str, str]]]
    remarks: list[str] = field(default_factory=list)
    account_id: int | None = None
    is_by_hand: bool = False
    """Whether somebody said which account it is, now or before: then its name is no other name of it."""
    called: str = ""
    """The name of the account, where rows of other names were put to it."""
    alike: list[Alike] = field(default_factory=list)
    """For one in doubt: what it may be the same as; one of the list has the id `listed_id` of its group."""

    @property
    def number(self) -> str:
        """The registration number, to be compared; empty for none."""
        return number_key(self.entry.registration_number)

    @property
    def city(self) -> str:
        """The city, to be compared; empty for none."""
        return city_key(self.entry.city)

    @property
    def line(self) -> int:
        """The line of the file in which the account is named first."""
        return self.rows[0].line

    @property
    def listed_id(self) -> int:
        """A number, below zero, for one that the book does not have."""
        return -1 - self.place

    def copy(self) -> "Group":
        """The same, to be put to accounts once more."""
        return replace(
            self,
            rows=self.rows.copy(),
            given=self.given.copy(),
            extra=[],
            remarks=self.remarks.copy(),
            alike=[],
        )

    @property
    def is_in_doubt(self) -> bool:
        """Whether it may be another account, and nobody said yet whether it is."""
        return bool(self.alike)

    def as_known(self, record_id: int) -> KnownName:
        """The group as one of the names among which others are looked for."""
        entry = self.entry
        return KnownName(
            record_id,
            entry.name,
            entry.legal_name,
            ways_of(entry.reaches, ReachKind.EMAIL, ReachKind.WEB),
            city=entry.city,
            number=entry.registration_number,
            phones=ways_of(entry.reaches, ReachKind.PHONE),
        )


def ways_of(ways: Iterable[Reach], *kinds: ReachKind) -> tuple[str, ...]:
    """The values of some kinds of ways, such as the e-mail addresses."""
    return tuple(way.value for way in ways if way.kind in kinds)


def bare_name(name: str) -> str:
    """A name without its legal form, whatever the alphabet: for where the number is the same already."""
    words = [word for word in customer_key(name).split() if word not in LEGAL_FORMS]
    return " ".join(words) or customer_key(name) or name


def is_known_name(group: Group, account: AccountEntry) -> bool:
    """Whether a row's name says nothing new: the legal name, or the same name in other letters.

    Other letters count as a correction where the number says that it is the account.
    """
    name = group.entry.name
    if not group.number or group.is_by_hand:
        return True
    return bool(account.legal_name) and bare_name(name) == bare_name(account.legal_name)


# The file's rows, put together by account


def grouped(sheet: AccountSheet) -> list[Group]:
    """The accounts of a list, each with its rows, in the order of the file."""
    groups: list[Group] = []
    by_number: dict[tuple[str, str], Group] = {}
    by_name: defaultdict[str, list[Group]] = defaultdict(list)
    for row in sheet.rows:
        number, key = number_key(row.entry.registration_number), name_key(row.entry.name)
        group = by_number.get((number, bare_name(row.entry.name))) if number else None
        if group is None:
            group = _same_name(row, number, by_name[key])
        if group is None:
            group = Group(len(groups), [], row.entry, set(row.given), [])
            groups.append(group)
            by_name[key].append(group)
            group.rows.append(row)
        else:
            take_in(group, row)
        if number:
            by_number.setdefault((number, bare_name(row.entry.name)), group)
    return groups


def _same_name(row: SheetRow, number: str, groups: Sequence[Group]) -> Group | None:
    """The group whose account a row is by name and city; None where there is none, or where several may be it."""
    city = city_key(row.entry.city)
    free = [group for group in groups if not (number and group.number and number != group.number)]
    exact = [group for group in free if group.city == city]
    if exact:
        return exact[0] if len(exact) == 1 else None
    loose = [group for group in free if not (group.city and city) and group.entry.name == row.entry.name]
    if len(loose) != 1:
        return None
    text = _("line {line} has the name, and the city stands in one of them only: taken as one")
    loose[0].remarks.append(text.format(line=row.line))
    return loose[0]


def take_in(group: Group, row: SheetRow) -> None:
    """Put a row to a group; what decides which rows are one is filled in at once."""
    group.rows.append(row)
    filled = {
        name: getattr(row.entry, name)
        for name in ("registration_number", "city")
        if name in row.given and name not in group.given
    }
    if filled:
        group.entry = group.entry._replace(**filled)
        group.given |= filled.keys()


def put_together(group: Group, headers: Mapping[str, str]) -> None:
    """Let a group say all that its rows do: the first value of a field counts, what differs is kept for the note.

    `headers` are those of the fields.
    """
    group.rows = _with_notes_of_people(group.rows)
    first = group.rows[0]
    group.entry, group.given, group.extra = first.entry, set(first.given), [list(first.rest)]
    for row in group.rows[1:]:
        group.extra.append([*row.rest, *_put_to(group, row, headers)])
    if group.called:
        group.entry = group.entry._replace(name=group.called)


def _put_to(group: Group, row: SheetRow, headers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Let a row fill what those before it do not say; what it says otherwise comes out, as (header, value)."""
    filled: dict[str, Any] = {"reaches": added_to(group.entry.reaches, row.entry.reaches)}
    other: list[tuple[str, str]] = []
    for name in ACCOUNT_FIELDS:
        if name not in row.given or name in REACH_FIELDS:
            continue
        value = getattr(row.entry, name)
        if name not in group.given:
            filled[name] = value
        elif name == "note":
            filled[name] = with_text(group.entry.note, value)
        elif _differ(name, value, getattr(group.entry, name)) and not (name == "name" and group.is_by_hand):
            other.append((headers.get(name, name), str(value)))
    group.entry = group.entry._replace(**filled)
    group.given |= row.given
    return other


def _with_notes_of_people(rows: list[SheetRow]) -> list[SheetRow]:
    """The rows; where they name several people with a note each, the notes are those of the people."""
    if len(rows) < 2:
        return rows
    noted = [(row.contact.name, row.entry.note) for row in rows if row.contact is not None and row.entry.note]
    if len({name_key(name) for name, _note in noted}) < 2 or len({note for _name, note in noted}) < 2:
        return rows
    return [
        replace(
            row,
            entry=row.entry._replace(note=""),
            given=row.given - {"note"},
            contact=replace(row.contact, note=with_text(row.contact.note, row.entry.note)),
        )
        if row.contact is not None and row.entry.note
        else row
        for row in rows
    ]


_COMPARED_BY: dict[str, Callable[[str], str]] = {
    "name": name_key,
    "city": city_key,
    "registration_number": number_key,
}
"""What two values of a field are compared by, where they may be written in several ways."""


def _differ(field: str, value: Any, kept: Any) -> bool:
    if field in _COMPARED_BY:
        key = _COMPARED_BY[field]
        return key(value) != key(kept)
    return bool(value != kept)


def with_text(note: str, text: str) -> str:
    """A note with a text added below, unless it is in it already."""
    if text in note:
        return note
    return f"{note}\n{text}" if note else text


def join(target: Group, group: Group) -> None:
    """Put the rows of a group to another group, which keeps its name."""
    target.called = target.called or target.entry.name
    target.is_by_hand = True
    for row in group.rows:
        take_in(target, row)
    target.rows.sort(key=lambda row: row.line)
