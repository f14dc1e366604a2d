"""A list of accounts into the book: which row is which account, what would change, and the one act that does it.

A row and an account are the same one by their registration number, else by name and city. Finer:

- One number may stand for several accounts (two chains of one firm): where the file or the book has a
  number more than once, the name decides among them. Two different numbers are never the same account.
- A name and an empty city is the same as that name in a city only if there is one such account and no
  other row of the file claims it. Two rows of a file that differ so are two accounts, told as alike,
  unless their names are written exactly alike.
- Rows of one account are put together first: the first value of each field counts, a differing one is
  kept in the note, and each row's contact is a person there. So a second import changes nothing.
- A value of the file replaces the book's, an empty cell never does. A name that the book already
  knows as the legal name does not replace the name in use. A note is added to, never replaced.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum, auto
from functools import lru_cache
from typing import Any

from kamtui.domain.account import AccountEntry
from kamtui.domain.account_sheet import ACCOUNT_FIELDS, CONTACT_FIELDS, AccountSheet, Contact, SheetRow
from kamtui.domain.duplicates import LEGAL_FORMS
from kamtui.domain.language import _, ngettext
from kamtui.domain.moments import to_local
from kamtui.domain.reach import REACH_FIELDS, Reach, added_to, read_reaches, show_reaches
from kamtui.domain.text import NOTE_LIMIT, clean, fold
from kamtui.domain.words import Stage
from kamtui.store import reaches
from kamtui.store.accounts import columns as account_columns
from kamtui.store.accounts import move_to_stage
from kamtui.store.book import Book
from kamtui.store.errors import GoneMeanwhile

_CHUNK = 500  # ids in one statement
_SHORTEST_NUMBER = 5
"""Characters; a shorter number counts somebody's customers and tells no firm from another."""


class Verdict(Enum):
    """What an import does with a row or a person."""

    ADDED = auto()
    UPDATED = auto()
    UNCHANGED = auto()
    DUPLICATE_IN_FILE = auto()
    BAD = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of one row; `same_as` is the line of the row whose account a duplicate is."""

    line: int
    verdict: Verdict
    name: str = ""
    number: str = ""
    city: str = ""
    changed: tuple[str, ...] = ()
    person: str = ""
    person_verdict: Verdict | None = None
    same_as: int = 0
    reason: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonChange:
    """A person to add (no id) or to correct."""

    person_id: int | None
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AccountChange:
    """An account to add (no id) or to correct, with its people."""

    account_id: int | None
    values: Mapping[str, Any]
    people: tuple[PersonChange, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: one outcome a row in the order of the file, and the changes behind them."""

    file: str
    outcomes: tuple[Outcome, ...]
    changes: tuple[AccountChange, ...]

    def count(self, verdict: Verdict) -> int:
        """Rows with a verdict."""
        return sum(1 for outcome in self.outcomes if outcome.verdict is verdict)

    def count_people(self, verdict: Verdict) -> int:
        """People with a verdict."""
        return sum(1 for outcome in self.outcomes if outcome.person_verdict is verdict)

    @property
    def accounts(self) -> int:
        """The different accounts that the file names."""
        return sum(map(self.count, (Verdict.ADDED, Verdict.UPDATED, Verdict.UNCHANGED)))


def plan_import(book: Book, sheet: AccountSheet, stage: Stage = Stage.CUSTOMER) -> ImportPlan:
    """What importing `sheet` into `book` would do; nothing is written.

    New accounts of which the file does not say it get the `stage`.
    """
    groups = _group(sheet.rows, {field: header for header, field in reversed(sheet.columns)})
    known = _Known(book)
    matches = _match(groups, known)
    outcomes = [Outcome(line=bad.line, verdict=Verdict.BAD, reason=bad.reason) for bad in sheet.bad]
    changes = []
    for group, account in zip(groups, matches, strict=True):
        change, told = _plan_one(group, account, known, stage)
        outcomes += told
        if change.values or change.people:
            changes.append(change)
    outcomes.sort(key=lambda outcome: outcome.line)
    return ImportPlan(sheet.file, tuple(outcomes), tuple(changes))


def carry_out(book: Book, plan: ImportPlan) -> None:
    """Do what the plan says, as one act: all of it or nothing. Raises BookError."""
    if not plan.changes:
        return
    from sqlmodel import col, select

    from kamtui.store.tables import Account, Membership, Person

    now = datetime.now(UTC)
    count = len(plan.changes)
    name = ngettext("Import {count} account from {file}", "Import {count} accounts from {file}", count)
    with book.change(name.format(count=count, file=plan.file)) as session:
        accounts: dict[int, Account] = {}
        people: dict[int, Person] = {}
        added: list[tuple[int, int]] = []
        for ids in _chunks([c.account_id for c in plan.changes if c.account_id is not None and c.values]):
            accounts.update((a.id, a) for a in session.exec(select(Account).where(col(Account.id).in_(ids))))
        for ids in _chunks([p.person_id for c in plan.changes for p in c.people if p.person_id is not None]):
            people.update((p.id, p) for p in session.exec(select(Person).where(col(Person.id).in_(ids))))
        today = to_local(now).date()
        new_ways: list[tuple[str, int, Sequence[Reach]]] = []
        more_ways: list[tuple[str, int, Sequence[Reach]]] = []
        for change in plan.changes:
            account_id = change.account_id
            columns, ways = _parted(change.values)
            if account_id is None:
                account_id = book.ids.new()
                new_ways.append(("account_id", account_id, ways))
                session.add(Account(id=account_id, created_at=now, **columns))
            elif change.values:
                account = accounts.get(account_id)
                if account is not None and "stage" in columns:
                    move_to_stage(account, Stage(columns["stage"]), today)
                _correct(account, columns)
                more_ways.append(("account_id", account_id, ways))
            for person in change.people:
                columns, ways = _parted(person.values)
                if person.person_id is not None:
                    _correct(people.get(person.person_id), columns)
                    more_ways.append(("person_id", person.person_id, ways))
                else:
                    person_id = book.ids.new()
                    added.append((person_id, account_id))
                    new_ways.append(("person_id", person_id, ways))
                    session.add(Person(id=person_id, account_id=account_id, created_at=now, **columns))
        session.flush()
        for owner, owner_id, new in new_ways:
            session.add_all(reaches.new_rows(book, new, **{owner: owner_id}))
        for owner, owner_id, more in more_ways:
            if more:
                reaches.add(book, session, more, **{owner: owner_id})
        session.add_all(
            Membership(id=book.ids.new(), person_id=person_id, account_id=account_id, since_on=today)
            for person_id, account_id in added
        )


def _parted(values: Mapping[str, Any]) -> tuple[dict[str, Any], list[Reach]]:
    """What goes into the record itself, and the phones, e-mails and websites beside it."""
    columns = {field: value for field, value in values.items() if field not in REACH_FIELDS}
    ways = [one for field, kind in REACH_FIELDS.items() for one in read_reaches(kind, values.get(field, ""))]
    return columns, ways


def _correct(record: Any, values: Mapping[str, Any]) -> None:
    if record is None:
        raise GoneMeanwhile
    for field, value in values.items():
        setattr(record, field, value)


def _chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[i : i + _CHUNK] for i in range(0, len(ids), _CHUNK))


# Comparing


@lru_cache(maxsize=50_000)
def _name_key(name: str) -> str:
    """A name for comparing: folded, without punctuation."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(name)).split()) or name


def _bare_name(name: str) -> str:
    """The same without the legal form: "Алфа ЕООД" and „Алфа“ are alike where the number is the same."""
    words = [word for word in _name_key(name).split() if word not in LEGAL_FORMS]
    return " ".join(words) or _name_key(name)


@lru_cache(maxsize=10_000)
def _city_key(city: str) -> str:
    """A city for comparing, without "гр." before it."""
    return re.sub(r"^(gr|grad|s|selo|gk|city of) (?=\w)", "", _name_key(city)) if city.strip() else ""


def number_key(number: str) -> str:
    """A registration number for comparing; spreadsheets drop the zeros before it."""
    bare = "".join(c for c in fold(number) if c.isalnum())
    if len(bare) < _SHORTEST_NUMBER:
        return ""
    if re.fullmatch(r"bg\d{9,13}", bare, re.ASCII):
        bare = bare[2:]
    return bare.lstrip("0") if bare.isdecimal() else bare


# The file's rows, put together by account


@dataclass(slots=True)
class _Group:
    """The rows of one account: what they say together, and for each what remains for the note."""

    rows: list[SheetRow]
    entry: AccountEntry
    given: set[str]
    extra: list[list[tuple[str, str]]]
    remarks: list[str]

    @property
    def number(self) -> str:
        return number_key(self.entry.registration_number)

    @property
    def city(self) -> str:
        return _city_key(self.entry.city)


def _group(rows: Sequence[SheetRow], headers: Mapping[str, str]) -> list[_Group]:
    groups: list[_Group] = []
    by_number: dict[tuple[str, str], _Group] = {}
    by_name: defaultdict[str, list[_Group]] = defaultdict(list)
    for row in rows:
        number, key = number_key(row.entry.registration_number), _name_key(row.entry.name)
        other: list[tuple[str, str]] = []
        group = by_number.get((number, _bare_name(row.entry.name))) if number else None
        if group is None:
            group = _same_name(row, number, by_name[key])
        if group is None:
            group = _Group([], row.entry, set(row.given), [], [])
            groups.append(group)
            by_name[key].append(group)
        else:
            other = _put_together(group, row, headers)
        group.rows.append(row)
        group.extra.append([*row.rest, *other])
        if number:
            by_number.setdefault((number, _bare_name(row.entry.name)), group)
    for alike in by_name.values():
        if len(alike) > 1:
            _remark_alike(alike)
    return groups


def _same_name(row: SheetRow, number: str, groups: Sequence[_Group]) -> _Group | None:
    """The one account of the file that a row is by name and city, if it is one."""
    city = _city_key(row.entry.city)
    free = [group for group in groups if not (number and group.number and number != group.number)]
    exact = [group for group in free if group.city == city]
    loose = [group for group in free if not (group.city and city) and group.entry.name == row.entry.name]
    for found in (exact, loose):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _put_together(group: _Group, row: SheetRow, headers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Fill what the rows before do not say; what this one says otherwise, for the note."""
    filled: dict[str, Any] = {}
    other: list[tuple[str, str]] = []
    for field in ACCOUNT_FIELDS:
        if field not in row.given:
            continue
        value = _said(row.entry, field)
        if field in REACH_FIELDS:
            if field not in group.given or _says_more(field, value, _said(group.entry, field)):
                ways = added_to(
                    filled.get("reaches", group.entry.reaches), read_reaches(REACH_FIELDS[field], value)
                )
                filled["reaches"] = ways
        elif field not in group.given:
            filled[field] = value
        elif field == "note":
            filled[field] = _with_text(group.entry.note, value)
        elif _differ(field, value, getattr(group.entry, field)):
            other.append((headers.get(field, field), str(value)))
    group.entry = replace(group.entry, **filled)
    group.given |= row.given
    return other


def _said(entry: AccountEntry, field: str) -> Any:
    """What a row says of a field; of phones and the like all of the kind, as a line."""
    kind = REACH_FIELDS.get(field)
    return getattr(entry, field) if kind is None else show_reaches(entry.reaches, kind)


def _differ(field: str, value: Any, kept: Any) -> bool:
    if field == "city":
        return _city_key(value) != _city_key(kept)
    if field == "registration_number":
        return number_key(value) != number_key(kept)
    return bool(value != kept if field != "name" else _name_key(value) != _name_key(kept))


def _remark_alike(groups: Sequence[_Group]) -> None:
    """Point out accounts of one name where a number does not tell them apart."""
    for group in groups[1:]:
        first = groups[0]
        if not (group.number and first.number) and not (group.city and first.city):
            text = _("has the name of line {line}: perhaps the same")
            group.remarks.append(text.format(line=first.rows[0].line))


# The book's accounts


class _Known:
    """What the book has, ready for comparing."""

    def __init__(self, book: Book) -> None:
        columns = ", ".join(field for field in ACCOUNT_FIELDS if field not in REACH_FIELDS)
        reached = reaches.reaches_by_account(book)
        self.accounts: dict[int, dict[str, Any]] = {}
        self.by_number: defaultdict[str, list[int]] = defaultdict(list)
        self.by_name: defaultdict[str, list[int]] = defaultdict(list)
        for account_id, *values in book.rows(f"SELECT id, {columns} FROM account ORDER BY id"):
            account = dict(zip(columns.split(", "), values, strict=True))
            account |= _lines(reached.get(account_id, ()))
            self.accounts[account_id] = account
            if number := number_key(account["registration_number"]):
                self.by_number[number].append(account_id)
            self.by_name[_name_key(account["name"])].append(account_id)
        columns = ", ".join(field for field in CONTACT_FIELDS if field not in REACH_FIELDS)
        reached = reaches.reaches_by_person(book)
        self.people: defaultdict[int, dict[str, tuple[int, dict[str, str]]]] = defaultdict(dict)
        for person_id, account_id, *values in book.rows(
            f"SELECT id, account_id, {columns} FROM person WHERE account_id IS NOT NULL ORDER BY id"
        ):
            person = dict(zip(columns.split(", "), values, strict=True))
            person |= _lines(reached.get(person_id, ()))
            self.people[account_id].setdefault(_name_key(person["name"]), (person_id, person))


def _lines(known: Iterable[Reach]) -> dict[str, str]:
    """The ways to reach somebody as a line for each field."""
    held = tuple(known)
    return {field: show_reaches(held, kind) for field, kind in REACH_FIELDS.items()}


def _says_more(field: str, value: str, kept: str) -> bool:
    """Whether a line of phones and the like names one that the line kept does not."""
    kind = REACH_FIELDS[field]
    known = read_reaches(kind, kept)
    return len(added_to(known, read_reaches(kind, value))) > len(known)


def _match(groups: Sequence[_Group], known: _Known) -> list[int | None]:
    """For each account of the file that of the book, or None; each of the book's at most once."""
    matches: list[int | None] = [None] * len(groups)
    claimed: set[int] = set()

    def claim(index: int, account_id: int) -> None:
        matches[index] = account_id
        claimed.add(account_id)

    # The number and the name.
    for index, group in enumerate(groups):
        bare = _bare_name(group.entry.name)
        alike = [
            i
            for i in _free(known.by_number.get(group.number, ()) if group.number else (), claimed)
            if bare in (_bare_name(known.accounts[i]["name"]), _bare_name(known.accounts[i]["legal_name"]))
        ]
        alike.sort(
            key=lambda i: (_bare_name(known.accounts[i]["name"]) != bare, _city_of(known, i) != group.city)
        )
        if alike:
            claim(index, alike[0])
    # The number under another name, where it leaves no doubt.
    by_number: defaultdict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        if matches[index] is None and group.number:
            by_number[group.number].append(index)
    for number, indexes in by_number.items():
        free = _free(known.by_number.get(number, ()), claimed)
        if len(indexes) == len(free) == 1:
            claim(indexes[0], free[0])
        elif known.by_number.get(number):
            for index in indexes:
                groups[index].remarks.append(_("the number is also that of another account"))
    # The name and the city; then the name where one of the cities is not known.
    for exact in (True, False):
        for index, group in enumerate(groups):
            if matches[index] is None and (found := _by_name(group, known, claimed, exact=exact)):
                claim(index, found)
    return matches


def _free(ids: Iterable[int], claimed: set[int]) -> list[int]:
    return [i for i in ids if i not in claimed]


def _city_of(known: _Known, account_id: int) -> str:
    return _city_key(known.accounts[account_id]["city"])


def _by_name(group: _Group, known: _Known, claimed: set[int], *, exact: bool) -> int | None:
    found = []
    for i in _free(known.by_name.get(_name_key(group.entry.name), ()), claimed):
        number, city = number_key(known.accounts[i]["registration_number"]), _city_of(known, i)
        if number and group.number and number != group.number:
            continue
        if city == group.city if exact else not (city and group.city):
            found.append((bool(number) and not group.number, i))
    without = [i for numbered, i in found if not numbered]
    if exact and without:
        return without[0]
    return found[0][1] if len(found) == 1 else None


# What changes


def _plan_one(
    group: _Group, account_id: int | None, known: _Known, stage: Stage
) -> tuple[AccountChange, list[Outcome]]:
    if account_id is None:
        values = _new_values(group, stage)
        verdict, shown = Verdict.ADDED, values
        changed: tuple[str, ...] = ()
    else:
        account = known.accounts[account_id]
        values = _changed_values(group, account)
        changed = tuple(field for field in ACCOUNT_FIELDS if field in values)
        verdict = Verdict.UPDATED if values else Verdict.UNCHANGED
        shown = account | values
    people = known.people.get(account_id, {}) if account_id is not None else {}
    persons, told = _plan_people([row.contact for row in group.rows], people)
    first = group.rows[0]
    outcomes = []
    for row, (person, person_verdict) in zip(group.rows, told, strict=True):
        outcomes.append(
            Outcome(
                line=row.line,
                verdict=verdict if row is first else Verdict.DUPLICATE_IN_FILE,
                name=shown["name"],
                number=shown["registration_number"],
                city=shown["city"],
                changed=changed if row is first else (),
                person=person,
                person_verdict=person_verdict,
                same_as=0 if row is first else first.line,
                remarks=(*row.remarks, *(group.remarks if row is first else ())),
            )
        )
    return AccountChange(account_id, values, persons), outcomes


def _new_values(group: _Group, stage: Stage) -> dict[str, Any]:
    """All columns of a new account; what has no field of its own goes into its note, line by line."""
    values = account_columns(group.entry) | _lines(group.entry.reaches)
    values["stage"] = (group.entry.stage if "stage" in group.given else stage).value
    lines = [group.entry.note] if group.entry.note else []
    said = set()
    for row, extra in zip(group.rows, group.extra, strict=True):
        fresh = [line for header, text in extra if (line := f"{header}: {text}") not in said]
        if fresh and len(group.rows) > 1 and row.contact is not None:
            lines.append(f"{row.contact.name}:")
        lines += fresh
        said.update(fresh)
    note = "\n".join(lines)
    if len(note) > NOTE_LIMIT:
        group.remarks.append(_("the rows say more than a note can hold: the end is left out"))
    values["note"] = clean(note, lines=True)
    return values


def _changed_values(group: _Group, account: Mapping[str, Any]) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for field in ACCOUNT_FIELDS:
        if field not in group.given:
            continue
        value, kept = _said(group.entry, field), account[field]
        if field in REACH_FIELDS:
            if not _says_more(field, value, kept):
                continue
        elif field == "note":
            value = kept
            for row in group.rows:
                value = _with_text(value, row.entry.note)
            value = clean(value, lines=True)
        elif field == "name" and _is_known_name(group, account):
            continue
        elif field == "stage":
            value = value.value
        elif field == "renewal_on":
            kept = None if kept is None else type(value).fromisoformat(kept)
        elif field == "is_key":
            kept = bool(kept)
        elif field == "registration_number" and number_key(value) == number_key(kept):
            continue
        if value != kept:
            changed[field] = value
    note = _with_rest(changed.get("note", account["note"]), group)
    if note != account["note"]:
        changed["note"] = note
    _mend_interval(changed, account)
    return changed


def _with_rest(note: str, group: _Group) -> str:
    """The note with a line for each column that has no field of its own and that it does not speak of yet.

    A line once there is left as it is: the person may have written on in it.
    """
    spoken_of = {line.partition(":")[0] for line in note.splitlines()}
    lines = [
        f"{header}: {text}" for extra in group.extra for header, text in extra if header not in spoken_of
    ]
    return clean("\n".join([*([note] if note else []), *dict.fromkeys(lines)]), lines=True)


def _is_known_name(group: _Group, account: Mapping[str, Any]) -> bool:
    """Whether a row's name says nothing new: the legal name, or the same name in other letters.

    Other letters count as a correction where the number says that it is the account.
    """
    name = group.entry.name
    if not group.number:
        return True
    return bool(account["legal_name"]) and _bare_name(name) == _bare_name(account["legal_name"])


def _mend_interval(changed: dict[str, Any], account: Mapping[str, Any]) -> None:
    """Keep the latest interval no shorter than the usual one where the file gives one of the two."""
    every = changed.get("greet_every_days", account["greet_every_days"])
    latest = changed.get("greet_latest_days", account["greet_latest_days"])
    if "greet_every_days" in changed and every is not None and (latest is None or latest < every):
        changed["greet_latest_days"] = every * 2
    elif "greet_latest_days" in changed and (every is None or latest < every):
        changed["greet_every_days"] = latest


def _with_text(note: str, text: str) -> str:
    """A note with a text added below, unless it is in it already."""
    if text in note:
        return note
    return f"{note}\n{text}" if note else text


def _plan_people(
    contacts: Sequence[Contact | None], people: Mapping[str, tuple[int, Mapping[str, str]]]
) -> tuple[tuple[PersonChange, ...], list[tuple[str, Verdict | None]]]:
    """The changes of an account's people, and for each row its person and what becomes of them."""
    merged: dict[str, dict[str, str]] = {}
    told: list[tuple[str, Verdict | None]] = []
    for contact in contacts:
        if contact is None:
            told.append(("", None))
            continue
        key = _name_key(contact.name)
        values = {field: value for field in CONTACT_FIELDS if (value := getattr(contact, field))}
        if key in merged:
            merged[key] = values | merged[key]
            told.append((contact.name, Verdict.DUPLICATE_IN_FILE))
        else:
            merged[key] = values
            told.append((contact.name, Verdict.ADDED))
    changes: list[PersonChange] = []
    verdicts: dict[str, Verdict] = {}
    for key, values in merged.items():
        if key not in people:
            changes.append(PersonChange(None, values))
            continue
        person_id, kept = people[key]
        different = {
            f: v
            for f, v in values.items()
            if f != "name" and (_says_more(f, v, kept[f]) if f in REACH_FIELDS else v != kept[f])
        }
        verdicts[key] = Verdict.UPDATED if different else Verdict.UNCHANGED
        if different:
            changes.append(PersonChange(person_id, different))
    told = [
        (name, verdicts.get(_name_key(name), verdict) if verdict is Verdict.ADDED else verdict)
        for name, verdict in told
    ]
    return tuple(changes), told
