"""Which rows of a list are one account, and which account of the book that is.

A row and an account are the same one by their registration number, else by name and city. Finer:

- One number may stand for several accounts (two chains of one firm): where the file or the book has a
  number more than once, the name decides among them. Two different numbers are never the same account.
- A name with an empty city is the same as that name in a city only if there is one such account and no
  other row of the file claims it; that it was taken so is said.
- What is only likely the same (`duplicates.Names.twins`: legal form, the other alphabet, letters that look
  alike, one phone or e-mail) is in doubt: neither one nor two until somebody says so. What was said is remembered.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.duplicates import (
    LEGAL_FORMS,
    Alike,
    KnownName,
    Names,
    city_key,
    name_key,
    number_key,
    with_city,
)
from kamtui.domain.accounts.reach import REACH_FIELDS, Reach, added_to
from kamtui.domain.accounts.sheet import ACCOUNT_FIELDS, AccountSheet, SheetRow
from kamtui.domain.accounts.words import ReachKind, Stage
from kamtui.domain.money.sheet import customer_key
from kamtui.domain.text.language import _
from kamtui.store.accounts.reach_reads import reaches_by_account
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError


@dataclass(frozen=True, slots=True)
class Said:
    """What was said by hand of names that are in doubt: the account that a name is, or that it is a new one."""

    matches: tuple[tuple[str, str], ...] = ()
    """Name in the list → name or registration number of an account of the book or of the list."""
    add: tuple[str, ...] = ()
    take_likely: bool = False


class NoSuchAccount(BookError):
    """Neither the book nor the list has the account that a name was said to be, or there are several."""

    def __init__(self, name: str, *, are_several: bool) -> None:
        text = (
            _(
                "--match: there are several accounts “{name}”; say which by its registration number, or by its city: {name} (CITY)."
            )
            if are_several
            else _("--match: there is no account “{name}”, neither in the book nor in the list.")
        )
        super().__init__(text.format(name=name))


@dataclass(slots=True)
class Group:
    """The rows of one account: what they say together, and for each what remains for the note."""

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
    """For one in doubt: what it may be the same as; a file's account has a negative id, its place from -1 down."""

    @property
    def number(self) -> str:
        return number_key(self.entry.registration_number)

    @property
    def city(self) -> str:
        return city_key(self.entry.city)

    @property
    def line(self) -> int:
        return self.rows[0].line

    @property
    def is_in_doubt(self) -> bool:
        return bool(self.alike)

    def as_known(self, record_id: int) -> KnownName:
        """The group as one of the names among which others are looked for."""
        entry = self.entry
        return KnownName(
            record_id,
            entry.name,
            entry.legal_name,
            _values(entry.reaches, ReachKind.EMAIL, ReachKind.WEB),
            city=entry.city,
            number=entry.registration_number,
            phones=_values(entry.reaches, ReachKind.PHONE),
        )


def _values(ways: Iterable[Reach], *kinds: ReachKind) -> tuple[str, ...]:
    return tuple(way.value for way in ways if way.kind in kinds)


def bare_name(name: str) -> str:
    """A name without its legal form, whatever the alphabet: for where the number is the same already."""
    words = [word for word in customer_key(name).split() if word not in LEGAL_FORMS]
    return " ".join(words) or customer_key(name) or name


def is_known_name(group: Group, account: Mapping[str, Any]) -> bool:
    """Whether a row's name says nothing new: the legal name, or the same name in other letters.

    Other letters count as a correction where the number says that it is the account.
    """
    name = group.entry.name
    if not group.number or group.is_by_hand:
        return True
    return bool(account["legal_name"]) and bare_name(name) == bare_name(account["legal_name"])


# The book's accounts


class Known:
    """What the book has, ready for comparing."""

    def __init__(self, book: Book) -> None:
        columns = [name for name in ACCOUNT_FIELDS if name not in REACH_FIELDS]
        reached = reaches_by_account(book)
        self.accounts: dict[int, dict[str, Any]] = {}
        self.reaches: dict[int, tuple[Reach, ...]] = {}
        self.by_number: defaultdict[str, list[int]] = defaultdict(list)
        self.by_name: defaultdict[str, list[int]] = defaultdict(list)
        self.by_legal_name: defaultdict[str, list[int]] = defaultdict(list)
        for account_id, *values in book.rows(f"SELECT id, {', '.join(columns)} FROM account ORDER BY id"):
            account = dict(zip(columns, values, strict=True))
            self.accounts[account_id] = account
            self.reaches[account_id] = reached.get(account_id, ())
            if number := number_key(account["registration_number"]):
                self.by_number[number].append(account_id)
            self.by_name[name_key(account["name"])].append(account_id)
            if account["legal_name"]:
                self.by_legal_name[name_key(account["legal_name"])].append(account_id)
        self.remembered: dict[str, int] = dict(book.rows("SELECT folded, account_id FROM sales_name"))

    def city(self, account_id: int) -> str:
        return city_key(self.accounts[account_id]["city"])

    def number(self, account_id: int) -> str:
        return number_key(self.accounts[account_id]["registration_number"])

    def names(self, groups: Iterable[Group]) -> Names:
        """All of them, to look among for what is likely the same, as they will be once `groups` are written."""
        told = {group.account_id: group for group in groups if group.account_id is not None}
        names = Names()
        for account_id, account in self.accounts.items():
            record = KnownName(
                account_id,
                account["name"],
                account["legal_name"],
                _values(self.reaches[account_id], ReachKind.EMAIL, ReachKind.WEB),
                Stage(account["stage"]),
                city=account["city"],
                number=account["registration_number"],
                phones=_values(self.reaches[account_id], ReachKind.PHONE),
            )
            if (group := told.get(account_id)) is not None:
                said = group.as_known(account_id)
                record = replace(record, city=said.city or record.city, number=said.number or record.number)
                names.add(replace(said, city=record.city, number=record.number, stage=record.stage))
                if not is_known_name(group, account):
                    record = replace(record, name=said.name)
            names.add(record)
        return names

    def named(self, name: str) -> list[int]:
        """The accounts of a registration number, else of a name or legal name, else of a name with its city."""
        key = name_key(name)
        found = self.by_number.get(number_key(name), ()) or (
            *self.by_name.get(key, ()),
            *self.by_legal_name.get(key, ()),
        )
        return list(dict.fromkeys(found)) or [
            account_id
            for account_id, account in self.accounts.items()
            if name_key(with_city(account["name"], account["city"])) == key
        ]


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
            group = Group([], row.entry, set(row.given), [])
            groups.append(group)
            by_name[key].append(group)
            group.rows.append(row)
        else:
            _take_in(group, row)
        if number:
            by_number.setdefault((number, bare_name(row.entry.name)), group)
    return groups


def _same_name(row: SheetRow, number: str, groups: Sequence[Group]) -> Group | None:
    """The one account of the file that a row is by name and city, if it is one."""
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


def _take_in(group: Group, row: SheetRow) -> None:
    """Put a row to a group; what decides which rows are one is filled in at once."""
    group.rows.append(row)
    filled = {
        name: getattr(row.entry, name)
        for name in ("registration_number", "city")
        if name in row.given and name not in group.given
    }
    if filled:
        group.entry = replace(group.entry, **filled)
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
        group.entry = replace(group.entry, name=group.called)


def _put_to(group: Group, row: SheetRow, headers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Fill what the rows before do not say; what this one says otherwise."""
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
    group.entry = replace(group.entry, **filled)
    group.given |= row.given
    return other


def _with_notes_of_people(rows: list[SheetRow]) -> list[SheetRow]:
    """The rows; where they name several people with a note each, the notes are those of the people."""
    noted = [(row.contact.name, row.entry.note) for row in rows if row.contact is not None and row.entry.note]
    if len({name_key(name) for name, _note in noted}) < 2 or len({note for _name, note in noted}) < 2:
        return rows
    return [
        replace(
            row,
            entry=replace(row.entry, note=""),
            given=row.given - {"note"},
            contact=replace(row.contact, note=with_text(row.contact.note, row.entry.note)),
        )
        if row.contact is not None and row.entry.note
        else row
        for row in rows
    ]


def _differ(name: str, value: Any, kept: Any) -> bool:
    if name == "city":
        return city_key(value) != city_key(kept)
    if name == "registration_number":
        return number_key(value) != number_key(kept)
    return bool(value != kept if name != "name" else name_key(value) != name_key(kept))


def with_text(note: str, text: str) -> str:
    """A note with a text added below, unless it is in it already."""
    if text in note:
        return note
    return f"{note}\n{text}" if note else text


# Which account of the book each is


def matched(groups: list[Group], known: Known, said: Said, headers: Mapping[str, str]) -> list[Group]:
    """The groups with the account that each is, or with what it may be; those that are one put together.

    Raises NoSuchAccount for what was said of a name.
    """
    groups = _as_said(groups, known, said)
    _match(groups, known)
    _as_remembered(groups, known, said)
    groups = _each_account_once(groups)
    for group in groups:
        put_together(group, headers)
    return _with_doubts(groups, known, said, headers)


def not_in_list(sheet: AccountSheet, said: Said) -> tuple[str, ...]:
    """The names of which something was said and that the list does not have."""
    names = {name_key(row.entry.name) for row in sheet.rows}
    return tuple(
        name
        for name in (*said.add, *(name for name, _account in said.matches))
        if name_key(name) not in names
    )


def _as_said(groups: list[Group], known: Known, said: Said) -> list[Group]:
    """Carry out what was said of names now."""
    by_name: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_name[name_key(group.entry.name)].append(group)
    into: dict[int, Group] = {}
    for name, account in said.matches:
        key = name_key(name)
        ids = known.named(account)
        alike = by_name.get(name_key(account)) or _told_apart(groups, account)
        for group in by_name.get(key, ()):
            namesakes = [known.accounts[one]["name"] for one in ids] or [one.entry.name for one in alike]
            if (
                name_key(account) != key
                and (group.number or group.city)
                and any(name_key(namesake) == key for namesake in namesakes)
            ):
                continue  # of several of one name only the one that says nothing else is meant
            others = [other for other in alike if other is not group]
            if len(ids) == 1:
                group.account_id, group.is_by_hand = ids[0], True
            elif len(ids) > 1 or len(others) > 1:
                raise NoSuchAccount(account, are_several=True)
            elif others:
                into[id(group)] = others[0]
            else:
                raise NoSuchAccount(account, are_several=False)
    kept = []
    for group in groups:
        target, seen = group, {id(group)}
        while (following := into.get(id(target))) is not None and id(following) not in seen:
            target = following
            seen.add(id(target))
        if target is group:
            kept.append(group)
        else:
            _join(target, group)
    return kept


def _told_apart(groups: Sequence[Group], account: str) -> list[Group]:
    """The accounts of a list with a registration number, else with a name and city ("Alfa (Varna)")."""
    number, key = number_key(account), name_key(account)
    return [group for group in groups if group.number and group.number == number] or [
        group for group in groups if name_key(with_city(group.entry.name, group.entry.city)) == key
    ]


def _join(target: Group, group: Group) -> None:
    """Put the rows of a group to another one, which keeps its name."""
    target.called = target.called or target.entry.name
    target.is_by_hand = True
    for row in group.rows:
        _take_in(target, row)
    target.rows.sort(key=lambda row: row.line)


def _as_remembered(groups: Sequence[Group], known: Known, said: Said) -> None:
    """What was said before of names that the book does not have itself."""
    added = {name_key(name) for name in said.add}
    for group in groups:
        account_id = known.remembered.get(customer_key(group.entry.name))
        if (
            group.account_id is None
            and account_id in known.accounts
            and name_key(group.entry.name) not in added
            and not _numbers_differ(group, known, account_id)
        ):
            group.account_id, group.is_by_hand = account_id, True


def _numbers_differ(group: Group, known: Known, account_id: int) -> bool:
    number = known.number(account_id)
    return bool(group.number and number and group.number != number)


def _each_account_once(groups: list[Group]) -> list[Group]:
    """The groups with those put together that are the same account by what was said of them."""
    first: dict[int, Group] = {}
    kept = []
    for group in sorted(groups, key=lambda group: group.is_by_hand):
        other = first.get(group.account_id) if group.account_id is not None else None
        if other is not None:
            _join(other, group)
            continue
        kept.append(group)
        if group.account_id is not None:
            first[group.account_id] = group
    return sorted(kept, key=lambda group: group.line)


def _match(groups: Sequence[Group], known: Known) -> None:
    """Find for each group the account of the book that it surely is; each of the book's at most once."""
    claimed: set[int] = set()  # not those said by hand: of them several rows may be one account

    def claim(group: Group, account_id: int) -> None:
        group.account_id = account_id
        claimed.add(account_id)

    # The number and the name.
    for group in groups:
        if group.account_id is None and group.number:
            bare = bare_name(group.entry.name)
            alike = [
                i
                for i in _free(known.by_number.get(group.number, ()), claimed)
                if bare in (bare_name(known.accounts[i]["name"]), bare_name(known.accounts[i]["legal_name"]))
            ]
            alike.sort(
                key=lambda i: (bare_name(known.accounts[i]["name"]) != bare, known.city(i) != group.city)
            )
            if alike:
                claim(group, alike[0])
    # The number under another name, where it leaves no doubt.
    by_number: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.account_id is None and group.number:
            by_number[group.number].append(group)
    for number, of_number in by_number.items():
        free = _free(known.by_number.get(number, ()), claimed)
        if len(of_number) == len(free) == 1:
            claim(of_number[0], free[0])
        elif known.by_number.get(number):
            for group in of_number:
                group.remarks.append(_("the number is also that of another account"))
    # The name and the city; then the name where one of the cities is not known; then the legal name.
    for find in (_by_name_and_city, _by_name, _by_legal_name):
        for group in groups:
            if group.account_id is None and (found := find(group, known, claimed)):
                claim(group, found)


def _free(ids: Iterable[int], claimed: Collection[int]) -> list[int]:
    return [i for i in ids if i not in claimed]


def _candidates(group: Group, ids: Iterable[int], known: Known, claimed: Collection[int]) -> list[int]:
    """Those not taken yet whose number is not another one."""
    return [i for i in _free(ids, claimed) if not _numbers_differ(group, known, i)]


def _by_name_and_city(group: Group, known: Known, claimed: Collection[int]) -> int | None:
    of_name = known.by_name.get(name_key(group.entry.name), ())
    found = [i for i in _candidates(group, of_name, known, claimed) if known.city(i) == group.city]
    without = [i for i in found if not known.number(i) or group.number]
    return without[0] if without else found[0] if len(found) == 1 else None


def _by_name(group: Group, known: Known, claimed: Collection[int]) -> int | None:
    of_name = known.by_name.get(name_key(group.entry.name), ())
    found = [i for i in _candidates(group, of_name, known, claimed) if not (known.city(i) and group.city)]
    if len(found) != 1:
        return None
    if known.city(found[0]) != group.city:
        group.remarks.append(_("the city is known of one only: taken as the account of that name"))
    return found[0]


def _by_legal_name(group: Group, known: Known, claimed: Collection[int]) -> int | None:
    of_name = known.by_legal_name.get(name_key(group.entry.name), ())
    found = [
        i
        for i in _candidates(group, of_name, known, claimed)
        if not (known.city(i) and group.city and known.city(i) != group.city)
    ]
    if len(found) != 1:
        return None
    text = _("taken as {name}, whose legal name it is")
    group.remarks.append(text.format(name=known.accounts[found[0]]["name"]))
    return found[0]


# What is in doubt


def _with_doubts(groups: list[Group], known: Known, said: Said, headers: Mapping[str, str]) -> list[Group]:
    """The groups, those that are likely one of the book's or of an earlier line's with what they may be."""
    names = known.names(groups)
    added = {name_key(name) for name in said.add}
    kept: list[Group] = []
    for group in groups:
        place = -len(kept) - 1
        if group.account_id is not None:
            kept.append(group)
            continue
        alike = names.twins(group.as_known(place)) if name_key(group.entry.name) not in added else []
        if alike and said.take_likely:
            group = _joined_to(alike[0].known.record_id, group, kept, headers)
            if group not in kept:
                kept.append(group)
            continue
        # What is in doubt itself is no good answer.
        group.alike = sorted(alike, key=lambda twin: _is_doubtful(twin, kept))
        names.add(group.as_known(place))
        kept.append(group)
    return kept


def _is_doubtful(twin: Alike, groups: Sequence[Group]) -> bool:
    place = twin.known.record_id
    return place < 0 and groups[-place - 1].is_in_doubt


def _joined_to(record_id: int, group: Group, kept: list[Group], headers: Mapping[str, str]) -> Group:
    """A group that was taken for the likeliest: as the account of the book, or with the rows of that of the list."""
    target = (
        kept[-record_id - 1]
        if record_id < 0
        else next((other for other in kept if other.account_id == record_id), None)
    )
    if target is None:
        group.account_id, group.is_by_hand = record_id, True
        return group
    _join(target, group)
    put_together(target, headers)
    return target
