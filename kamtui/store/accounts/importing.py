"""A list of accounts and people into the book: what would change, and the one act that does it.

Which row is which account is the business of `account_matching`, which person that of `domain.same_person`.

- Rows of one account are put together first: the first value of each field counts, a differing one is
  kept in the note; phones and the like are all kept. So a second import changes nothing.
- A value of the file replaces the book's, an empty cell never does. A name that the book already
  knows as the legal name does not replace the name in use. Notes, phones, e-mails and websites are added to,
  never replaced.
- What is in doubt is left out and told, until it is said which account it is or that it is a new one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum, auto
from typing import Any

from kamtui.domain.accounts.birthday import Birthday, stored_birthday
from kamtui.domain.accounts.duplicates import Likeness, name_key, number_key
from kamtui.domain.accounts.reach import REACH_FIELDS, Reach, added_to, of_kind, show_reaches
from kamtui.domain.accounts.same_person import People, Sameness, Someone
from kamtui.domain.accounts.sheet import ACCOUNT_FIELDS, AccountSheet, Contact, PersonRow
from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.sheet import customer_key
from kamtui.domain.text.cleaning import NOTE_LIMIT, clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.store.accounts.changes import account_columns, move_to_stage
from kamtui.store.accounts.matching import (
    Group,
    Known,
    Said,
    grouped,
    is_known_name,
    matched,
    not_in_list,
    with_text,
)
from kamtui.store.accounts.reach_changes import add_reaches, new_reaches
from kamtui.store.accounts.reach_reads import reaches_by_person
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile

_BATCH = 200  # accounts written before they are flushed
_CHUNK = 500  # ids in one statement


class Verdict(Enum):
    """What an import does with a row or a person."""

    ADDED = auto()
    UPDATED = auto()
    UNCHANGED = auto()
    DUPLICATE_IN_FILE = auto()
    IN_DOUBT = auto()
    BAD = auto()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that a row changes: what the book says, and what it will say; of what is added, only that."""

    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Twin:
    """An account that one in doubt may be; `line` is that of the list, 0 for one of the book."""

    name: str
    city: str
    number: str
    likeness: Likeness
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of one row; `same_as` is the line of the row whose account a duplicate is."""

    line: int
    verdict: Verdict
    name: str = ""
    number: str = ""
    city: str = ""
    changed: tuple[FieldChange, ...] = ()
    person: str = ""
    person_verdict: Verdict | None = None
    person_changed: tuple[FieldChange, ...] = ()
    is_person: bool = False
    """Whether the row is somebody outside all accounts; the verdict is then that of the person."""
    same_as: int = 0
    reason: str = ""
    alike: tuple[Twin, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonChange:
    """A person to add (no id) or to correct; `reaches` are added to those known."""

    person_id: int | None
    values: Mapping[str, Any]
    reaches: tuple[Reach, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountChange:
    """An account to add (no id) or to correct, with its people; `names` are other names of lists to remember."""

    account_id: int | None
    values: Mapping[str, Any]
    people: tuple[PersonChange, ...]
    reaches: tuple[Reach, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def does_nothing(self) -> bool:
        return not (self.values or self.people or self.reaches or self.names)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: one outcome a row in the order of the file, and the changes behind them."""

    file: str
    outcomes: tuple[Outcome, ...]
    changes: tuple[AccountChange, ...]
    people: tuple[PersonChange, ...] = ()
    """Those outside all accounts, and those of accounts that a row tells without naming it."""
    unused: tuple[str, ...] = ()
    """Names of which something was said and that the list does not have."""

    def count(self, verdict: Verdict) -> int:
        """Rows of accounts with a verdict, and bad ones."""
        return sum(1 for outcome in self.outcomes if outcome.verdict is verdict and not outcome.is_person)

    def count_people(self, verdict: Verdict) -> int:
        """People with a verdict."""
        return sum(1 for outcome in self.outcomes if outcome.person_verdict is verdict)

    @property
    def accounts(self) -> int:
        """The different accounts that the file names and that are no longer in doubt."""
        return sum(map(self.count, (Verdict.ADDED, Verdict.UPDATED, Verdict.UNCHANGED)))

    @property
    def does_nothing(self) -> bool:
        return not (self.changes or self.people)

    @property
    def took_nothing(self) -> bool:
        """Whether no row could be taken."""
        return not self.accounts and not any(outcome.is_person for outcome in self.outcomes)


def plan_import(
    book: Book, sheet: AccountSheet, stage: Stage = Stage.CUSTOMER, said: Said | None = None
) -> ImportPlan:
    """What importing `sheet` into `book` would do; nothing is written.

    New accounts of which the file does not say it get the `stage`. Raises NoSuchAccount.
    """
    said = said or Said()
    headers = {field: header for header, field in reversed(sheet.columns)}
    known = Known(book)
    groups = matched(grouped(sheet), known, said, headers)
    everybody = _Everybody(book)
    outcomes = [Outcome(line=bad.line, verdict=Verdict.BAD, reason=bad.reason) for bad in sheet.bad]
    changes = []
    added = {name_key(name) for name in said.add}
    for group in groups:
        if group.is_in_doubt:
            outcomes += _in_doubt(group, groups, known)
            continue
        change, told = _plan_one(group, known, everybody, stage, headers, added)
        outcomes += told
        if not change.does_nothing:
            changes.append(change)
    people, told = _plan_outsiders(sheet, everybody, headers)
    outcomes = sorted([*outcomes, *told], key=lambda outcome: outcome.line)
    return ImportPlan(sheet.file, tuple(outcomes), tuple(changes), tuple(people), not_in_list(sheet, said))


def _in_doubt(group: Group, groups: Sequence[Group], known: Known) -> Iterator[Outcome]:
    """The outcomes of a group that is left out, each with what it may be."""
    twins = []
    for alike in group.alike:
        place = alike.known.record_id
        other = groups[-place - 1] if place < 0 else None
        name = other.entry.name if other else known.accounts[place]["name"]
        twins.append(
            Twin(name, alike.known.city, alike.known.number, alike.likeness, other.line if other else 0)
        )
    for row in group.rows:
        yield Outcome(
            line=row.line,
            verdict=Verdict.IN_DOUBT,
            name=row.entry.name,
            number=row.entry.registration_number,
            city=row.entry.city,
            alike=tuple(twins),
            same_as=0 if row is group.rows[0] else group.line,
            remarks=row.remarks,
        )


# What changes in accounts


def _plan_one(
    group: Group,
    known: Known,
    everybody: "_Everybody",
    stage: Stage,
    headers: Mapping[str, str],
    added: set[str],
) -> tuple[AccountChange, list[Outcome]]:
    changed: list[FieldChange] = []
    if group.account_id is None:
        values = _new_values(group, stage)
        ways = group.entry.reaches
        verdict, shown = Verdict.ADDED, values
        names = tuple({row.entry.name for row in group.rows if name_key(row.entry.name) in added})
    else:
        account = known.accounts[group.account_id]
        values = _changed_values(group, account)
        ways = _more(known.reaches[group.account_id], group.entry.reaches)
        changed = _told_changes(account, values, ways)
        verdict = Verdict.UPDATED if changed else Verdict.UNCHANGED
        shown = account | values
        names = ()
    if group.is_by_hand:
        names = _other_names(group, shown, known)
    people, told = _plan_people(group, everybody, headers)
    first = group.rows[0]
    outcomes = []
    for row, person in zip(group.rows, told, strict=True):
        outcomes.append(
            Outcome(
                line=row.line,
                verdict=verdict if row is first else Verdict.DUPLICATE_IN_FILE,
                name=shown["name"],
                number=shown["registration_number"],
                city=shown["city"],
                changed=tuple(changed) if row is first else (),
                person=person.name,
                person_verdict=person.verdict,
                person_changed=person.changed,
                same_as=0 if row is first else first.line,
                remarks=(*row.remarks, *(group.remarks if row is first else ()), *person.remarks),
            )
        )
    return AccountChange(group.account_id, values, people, ways, names), outcomes


def _other_names(group: Group, account: Mapping[str, Any], known: Known) -> tuple[str, ...]:
    """The names in the list of an account that was told by hand, as far as they are not remembered yet."""
    own = {name_key(account["name"]), name_key(account["legal_name"])}
    names = dict.fromkeys(row.entry.name for row in group.rows if name_key(row.entry.name) not in own)
    return tuple(
        name
        for name in names
        if group.account_id is None or known.remembered.get(customer_key(name)) != group.account_id
    )


def _new_values(group: Group, stage: Stage) -> dict[str, Any]:
    """All columns of a new account; what has no field of its own goes into its note, line by line."""
    values = account_columns(group.entry)
    values["stage"] = (group.entry.stage if "stage" in group.given else stage).value
    lines = [group.entry.note] if group.entry.note else []
    said = set()
    for row, extra in zip(group.rows, group.extra, strict=True):
        fresh = [line for header, text in extra if (line := f"{header}: {text}") not in said]
        if fresh and len(group.rows) > 1 and row.contact is not None:
            lines.append(f"{row.contact.name}:")
        lines += fresh
        said.update(fresh)
    values["note"] = _as_note("\n".join(lines), group)
    return values


def _as_note(text: str, group: Group) -> str:
    if len(text) > NOTE_LIMIT:
        group.remarks.append(_("the rows say more than a note can hold: the end is left out"))
    return clean(text, lines=True)


def _changed_values(group: Group, account: Mapping[str, Any]) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for field in ACCOUNT_FIELDS:
        if field not in group.given or field in REACH_FIELDS:
            continue
        value, kept = getattr(group.entry, field), account[field]
        if field == "note":
            value = kept
            for row in group.rows:
                value = with_text(value, row.entry.note)
            value = clean(value, lines=True)
        elif field == "name" and is_known_name(group, account):
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
    extra = [line for lines in group.extra for line in lines]
    note = _with_rest(changed.get("note", account["note"]), extra)
    if note != account["note"]:
        changed["note"] = note
    _mend_interval(changed, account)
    return changed


def _with_rest(note: str, extra: Iterable[tuple[str, str]]) -> str:
    """The note with a line for each column that has no field of its own and that it does not speak of yet.

    A line once there is left as it is: the person may have written on in it.
    """
    spoken_of = {line.partition(":")[0] for line in note.splitlines()}
    lines = [f"{header}: {text}" for header, text in extra if header not in spoken_of]
    return clean("\n".join([*([note] if note else []), *dict.fromkeys(lines)]), lines=True)


def _mend_interval(changed: dict[str, Any], account: Mapping[str, Any]) -> None:
    """Keep the latest interval no shorter than the usual one where the file gives one of the two."""
    every = changed.get("greet_every_days", account["greet_every_days"])
    latest = changed.get("greet_latest_days", account["greet_latest_days"])
    if "greet_every_days" in changed and every is not None and (latest is None or latest < every):
        changed["greet_latest_days"] = every * 2
    elif "greet_latest_days" in changed and (every is None or latest < every):
        changed["greet_every_days"] = latest


def _more(known: Sequence[Reach], ways: Iterable[Reach]) -> tuple[Reach, ...]:
    """Those of some ways that are not known yet."""
    return tuple(way for way in added_to(known, ways) if way not in known)


def _told_changes(
    record: Mapping[str, Any], values: Mapping[str, Any], ways: Sequence[Reach]
) -> list[FieldChange]:
    """What an update changes, in the order in which fields are told."""
    told = []
    for field in (*ACCOUNT_FIELDS, "title", "department", "birthday"):
        if kind := REACH_FIELDS.get(field):
            if of_kind(ways, kind):
                told.append(FieldChange(field, "", show_reaches(ways, kind)))
        elif field in values and field == "note":
            told.append(FieldChange(field, "", _added_text(record["note"], values["note"])))
        elif field in values:
            told.append(FieldChange(field, _shown(field, record[field]), _shown(field, values[field])))
    return told


def _added_text(was: str, now: str) -> str:
    return " · ".join(line for line in now.removeprefix(was).splitlines() if line.strip())


def _shown(field: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if field == "stage":
        return Stage(value).label
    if field == "is_key":
        return _("yes") if value else _("no")
    if field == "estimated_spend":
        from kamtui.domain.amounts import show_amount

        return show_amount(value)
    if field == "renewal_on":
        day = date.fromisoformat(value) if isinstance(value, str) else value
        return f"{day:%d.%m.%Y}"
    if field == "birthday":
        birthday = stored_birthday(value)
        return birthday.typed if birthday else ""
    return str(value)


# People


@dataclass(frozen=True, slots=True)
class _PersonTold:
    """What becomes of the person of one row."""

    name: str = ""
    verdict: Verdict | None = None
    changed: tuple[FieldChange, ...] = ()
    remarks: tuple[str, ...] = ()


class _Everybody:
    """The people of the book: those of each account, those outside, and who has which phone or e-mail."""

    def __init__(self, book: Book) -> None:
        reached = reaches_by_person(book)
        self.of_account: dict[int | None, list[Someone]] = {}
        self.records: dict[int, dict[str, Any]] = {}
        self.account_of: dict[int, str] = {}
        for person_id, account_id, account, name, title, department, birthday, note in book.rows(
            "SELECT p.id, p.account_id, coalesce(a.name, ''), p.name, p.title, p.department, p.birthday, p.note "
            "FROM person p LEFT JOIN account a ON a.id = p.account_id ORDER BY p.id"
        ):
            person = Someone(
                person_id,
                name,
                title,
                department,
                stored_birthday(birthday),
                reached.get(person_id, ()),
                note,
            )
            self.of_account.setdefault(account_id, []).append(person)
            self.records[person_id] = {
                "name": name, "title": title, "department": department, "birthday": birthday, "note": note,
                "reaches": person.reaches,
            }  # fmt: skip
            self.account_of[person_id] = account
        self._told: list[tuple[str, list[Someone]]] = []

    def tell(self, account_id: int | None, account: str, people: People) -> None:
        """What the list says of the people of an account."""
        self._told.append((account, people.all))
        if account_id is not None:
            self.of_account.pop(account_id, None)

    def elsewhere(self) -> tuple[People, list[str]]:
        """All people of accounts, as the list leaves them, and the account of each."""
        people, accounts = People(), []
        for account_id, known in self.of_account.items():
            for person in known if account_id is not None else ():
                people.know(person)
                accounts.append(self.account_of.get(person.person_id or 0, ""))
        for account, known in self._told:
            for person in known:
                people.know(person)
                accounts.append(account)
        return people, accounts


class _Planned:
    """A person of the list: the contacts that are them, put together as the rows say it."""

    def __init__(self, person_id: int | None) -> None:
        self.person_id = person_id
        self.contacts: list[Contact] = []

    def change(
        self, record: Mapping[str, Any] | None, headers: Mapping[str, str]
    ) -> tuple[PersonChange, list[FieldChange]]:
        """What is written of them, and how it is told; `record` is what the book has."""
        first: dict[str, Any] = {}
        rest: list[tuple[str, str]] = []
        ways: tuple[Reach, ...] = ()
        for contact in self.contacts:
            for field in ("title", "department", "birthday"):
                value = getattr(contact, field)
                if value and not first.get(field):
                    first[field] = value
                elif value and value != first[field]:
                    text = value.typed if isinstance(value, Birthday) else value
                    rest.append((headers.get(f"contact_{field}", field), text))
            ways = added_to(ways, contact.reaches)
            rest += contact.rest
        if isinstance(birthday := first.get("birthday"), Birthday):
            first["birthday"] = birthday.stored
        was = record["note"] if record is not None else ""
        note = was
        for contact in self.contacts:
            note = with_text(note, contact.note)
        note = _with_rest(note, rest) if record is not None else _joined([note, *_lines(rest)])
        if record is None:
            values = {"name": self.contacts[0].name, **first, **({"note": note} if note else {})}
            return PersonChange(None, values, ways), []
        values = {field: value for field, value in first.items() if value != record[field]}
        if note != was:
            values["note"] = note
        more = _more(record["reaches"], ways)
        return PersonChange(self.person_id, values, more), _told_changes(record, values, more)


def _lines(rest: Iterable[tuple[str, str]]) -> list[str]:
    return list(dict.fromkeys(f"{header}: {text}" for header, text in rest))


def _joined(texts: Iterable[str]) -> str:
    return clean("\n".join(text for text in texts if text), lines=True)


def _plan_people(
    group: Group, everybody: _Everybody, headers: Mapping[str, str]
) -> tuple[tuple[PersonChange, ...], list[_PersonTold]]:
    """The changes of an account's people, and for each row its person and what becomes of them."""
    known = everybody.of_account.get(group.account_id, []) if group.account_id is not None else []
    people = People(known)
    changes, told = _put_all(people, [row.contact for row in group.rows], everybody, headers)
    everybody.tell(group.account_id, group.entry.name, people)
    return tuple(changes), told


def _put_all(
    people: People, contacts: Sequence[Contact | None], everybody: _Everybody, headers: Mapping[str, str]
) -> tuple[list[PersonChange], list[_PersonTold]]:
    """Put contacts to people one by one; the changes, and for each contact what becomes of it."""
    planned: dict[int, _Planned] = {}
    place: int | None
    first_at: dict[int, int] = {}
    places: list[int | None] = []
    remarks: list[tuple[str, ...]] = []
    for at, contact in enumerate(contacts):
        if contact is None:
            places.append(None)
            remarks.append(())
            continue
        found = people.find(contact)
        remarks.append(_said_of(contact, found, people))
        place = people.put(contact, found.place)
        planned.setdefault(place, _Planned(people.all[place].person_id)).contacts.append(contact)
        first_at.setdefault(place, at)
        places.append(place)
    changes, verdicts = [], {}
    for place, person in planned.items():
        record = everybody.records[person.person_id] if person.person_id is not None else None
        change, fields = person.change(record, headers)
        verdict = Verdict.ADDED if record is None else Verdict.UPDATED if fields else Verdict.UNCHANGED
        verdicts[place] = (verdict, tuple(fields))
        if verdict is not Verdict.UNCHANGED:
            changes.append(change)
        if record is not None:
            _remember_change(record, change)
    told = []
    for at, (contact, place) in enumerate(zip(contacts, places, strict=True)):
        if contact is None or place is None:
            told.append(_PersonTold())
        elif first_at[place] != at:
            told.append(_PersonTold(contact.name, Verdict.DUPLICATE_IN_FILE, remarks=remarks[at]))
        else:
            told.append(_PersonTold(contact.name, *verdicts[place], remarks[at]))
    return changes, told


def _said_of(contact: Contact, found: Sameness, people: People) -> tuple[str, ...]:
    """Whom a contact was taken for though the names differ, or whom it is only like."""
    if found.why is None or found.like is None:
        return ()
    text = (
        _("{name} is taken for {other}: {why}")
        if found.place is not None
        else _("{name} is like {other}: {why}")
    )
    if found.place is None and found.why is Likeness.SAME:
        text = _("{name} has a namesake here, and what is said of both differs: another person")
    return (text.format(name=contact.name, other=people.all[found.like].name, why=found.why.label),)


def _plan_outsiders(
    sheet: AccountSheet, everybody: _Everybody, headers: Mapping[str, str]
) -> tuple[list[PersonChange], list[Outcome]]:
    """The changes of people whom rows name without an account, and their outcomes."""
    if not sheet.people:
        return [], []
    elsewhere, accounts = everybody.elsewhere()
    own, remarks = [], []
    changes: list[PersonChange] = []
    outcomes = []
    for row in sheet.people:
        found = elsewhere.find(row.contact)
        place = found.place if found.place is not None else found.like
        about = {} if place is None else {"name": elsewhere.all[place].name, "account": accounts[place]}
        if found.place is None or not elsewhere.shares(row.contact, found.place):
            own.append(row)
            why = (found.why or Likeness.SAME).label
            remarks.append(_("like {name} of {account}: {why}").format(why=why, **about) if about else "")
            continue
        change, fields = _of_known(elsewhere.all[found.place], row.contact, everybody, headers)
        elsewhere.put(row.contact, found.place)
        if fields:
            changes.append(change)
        told = _PersonTold(
            row.contact.name,
            Verdict.UPDATED if fields else Verdict.UNCHANGED,
            tuple(fields),
            (_("is {name} of {account}").format(**about),),
        )
        outcomes.append(_of_outsider(row, told))
    outsiders = People(everybody.of_account.get(None, []))
    made, all_told = _put_all(outsiders, [row.contact for row in own], everybody, headers)
    for row, told, remark in zip(own, all_told, remarks, strict=True):
        outcomes.append(_of_outsider(row, told, *([remark] if remark else [])))
    return [*changes, *made], outcomes


def _of_outsider(row: PersonRow, told: _PersonTold, *remarks: str) -> Outcome:
    return Outcome(
        line=row.line,
        verdict=told.verdict or Verdict.UNCHANGED,
        is_person=True,
        person=told.name,
        person_verdict=told.verdict,
        person_changed=told.changed,
        remarks=(*row.remarks, *told.remarks, *remarks),
    )


def _of_known(
    person: Someone, contact: Contact, everybody: _Everybody, headers: Mapping[str, str]
) -> tuple[PersonChange, list[FieldChange]]:
    """What a contact says more of somebody in an account; nothing of one whom the list itself adds."""
    if person.person_id is None:
        return PersonChange(None, {}), []
    planned = _Planned(person.person_id)
    planned.contacts.append(contact)
    record = everybody.records[person.person_id]
    change, fields = planned.change(record, headers)
    _remember_change(record, change)
    return change, fields


def _remember_change(record: dict[str, Any], change: PersonChange) -> None:
    """Let a record be as it will be: a further row may say more of the same person."""
    record.update(change.values)
    record["reaches"] = added_to(record["reaches"], change.reaches)


# The act


def carry_out(book: Book, plan: ImportPlan) -> None:
    """Do what the plan says, as one act: all of it or nothing. Raises BookError."""
    if plan.does_nothing:
        return
    count = len(plan.changes)
    name = ngettext("Import {count} account from {file}", "Import {count} accounts from {file}", count)
    if not count:
        count = len(plan.people)
        name = ngettext("Import {count} person from {file}", "Import {count} people from {file}", count)
    with book.change(name.format(count=count, file=plan.file)) as act:
        writer = _Writer(book, act)
        for start in range(0, max(len(plan.changes), 1), _BATCH):
            writer.write(plan.changes[start : start + _BATCH])
        writer.write([AccountChange(None, {}, plan.people)] if plan.people else [], are_outside=True)


class _Writer:
    """Writes the changes of accounts and people in batches, each flushed before the next."""

    def __init__(self, book: Book, act: Act) -> None:
        self._book = book
        self._act = act
        self._now = datetime.now(UTC)
        self._today = to_local(self._now).date()
        self._remembered: set[str] = set()

    def write(self, changes: Sequence[AccountChange], *, are_outside: bool = False) -> None:
        """Write some changes; the people of `are_outside` belong to no account."""

        act, new_id = self._act, self._book.ids.new
        accounts = self._by_id(tables.Account, [change.account_id for change in changes])
        people = self._by_id(
            tables.Person, [person.person_id for change in changes for person in change.people]
        )
        owners: list[tuple[str, int, tuple[Reach, ...], bool]] = []
        members: list[tuple[int, int]] = []
        for change in changes:
            account_id = change.account_id
            if not are_outside:
                account_id = self._account(change, accounts)
                owners.append(("account_id", account_id, change.reaches, change.account_id is None))
            for person in change.people:
                if person.person_id is not None:
                    _correct(people.get(person.person_id), person.values)
                    owners.append(("person_id", person.person_id, person.reaches, False))
                    continue
                person_id = new_id()
                act.add(
                    tables.Person(id=person_id, account_id=account_id, created_at=self._now, **person.values)
                )
                owners.append(("person_id", person_id, person.reaches, True))
                if account_id is not None:
                    members.append((person_id, account_id))
        act.flush()
        for owner, owner_id, ways, is_new in owners:
            if is_new:
                act.add(*new_reaches(act, ways, **{owner: owner_id}))
            elif ways:
                add_reaches(act, ways, **{owner: owner_id})
        for person_id, account_id in members:
            act.add(
                tables.Membership(
                    id=new_id(), person_id=person_id, account_id=account_id, since_on=self._today
                )
            )
        act.flush()

    def _by_id(self, model: Any, ids: Iterable[int | None]) -> dict[int, Any]:
        """The records of some ids, as far as they are there."""
        wanted = [record_id for record_id in ids if record_id is not None]
        found: dict[int, Any] = {}
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            found |= {record.id: record for record in self._act.having(model, id=chunk)}
        return found

    def _account(self, change: AccountChange, accounts: Mapping[int, Any]) -> int:
        """Write one account itself; its id."""

        account_id = change.account_id
        if account_id is None:
            account_id = self._book.ids.new()
            self._act.add(tables.Account(id=account_id, created_at=self._now, **change.values))
            self._act.flush()
        elif change.values or change.reaches:
            account = accounts.get(account_id)
            if account is not None and "stage" in change.values:
                move_to_stage(account, Stage(change.values["stage"]), self._today)
            _correct(account, change.values)
        for name in change.names:
            self._remember(name, account_id)
        return account_id

    def _remember(self, name: str, account_id: int) -> None:

        key = customer_key(name)
        if not key or key in self._remembered:
            return
        self._remembered.add(key)
        known = self._act.first(tables.SalesName, folded=key)
        if known is not None:
            known.name, known.account_id = name, account_id
        else:
            self._act.add(
                tables.SalesName(id=self._book.ids.new(), name=name, folded=key, account_id=account_id)
            )


def _correct(record: Any, values: Mapping[str, Any]) -> None:
    if record is None:
        raise GoneMeanwhile
    for field, value in values.items():
        setattr(record, field, value)
