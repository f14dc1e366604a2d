"""What a list says of people: those of each account, and those outside all."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kamtui.domain.accounts.duplicates import Likeness
from kamtui.domain.accounts.importing.columns import not_known, told_changes, with_rest
from kamtui.domain.accounts.importing.group import Group, with_text
from kamtui.domain.accounts.importing.plan import FieldChange, Outcome, PersonChange, Verdict
from kamtui.domain.accounts.merging.same_person import People, Sameness, Someone
from kamtui.domain.accounts.reach import Reach, added_to
from kamtui.domain.accounts.sheet import AccountSheet, Contact, PersonRow
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.birthday import Birthday

# People


class _PersonTold(NamedTuple):
    """What becomes of the person of one row."""

    name: str = ""
    verdict: Verdict | None = None
    changed: tuple[FieldChange, ...] = ()
    remarks: tuple[str, ...] = ()


class KnownPerson(NamedTuple):
    """A person of the book; no id and no name of an account for somebody outside all."""

    account_id: int | None
    account: str
    person: Someone


class Everybody:
    """The people of the book: those of each account, those outside, and who has which phone or e-mail.

    Who is at several accounts is known in each; the first of them is that of the person.
    """

    def __init__(self, known: Iterable[KnownPerson]) -> None:
        self.of_account: dict[int | None, list[Someone]] = {}
        self.records: dict[int, dict[str, Any]] = {}
        """What the book says of each person, by field, as it will be once the rows so far are written."""
        self.account_of: dict[int, str] = {}
        for account_id, account, person in known:
            self.of_account.setdefault(account_id, []).append(person)
            if person.person_id is not None:
                self.records[person.person_id] = {
                    "title": person.title,
                    "department": person.department,
                    "birthday": person.birthday.stored if person.birthday else None,
                    "note": person.note,
                    "reaches": person.reaches,
                }
                self.account_of.setdefault(person.person_id, account)
        self._told: list[tuple[str, list[Someone]]] = []

    def tell(self, account_id: int | None, account: str, people: People) -> None:
        """Take over what the list says of the people of an account, in place of what the book says."""
        self._told.append((account, people.all))
        if account_id is not None:
            self.of_account.pop(account_id, None)

    def elsewhere(self) -> tuple[People, list[str]]:
        """All people of accounts, as the list leaves them, and the account of each."""
        people, accounts = People(), []
        of_list = [(account, person) for account, known in self._told for person in known]
        told = {person.person_id for _account, person in of_list} - {None}
        of_book = [
            (self.account_of.get(person.person_id or 0, ""), person)
            for account_id, known in self.of_account.items()
            for person in known
            if account_id is not None and person.person_id not in told
        ]
        seen = set()
        for account, person in (*of_book, *of_list):
            if person.person_id is None or person.person_id not in seen:
                seen.add(person.person_id)
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
        note = with_rest(note, rest) if record is not None else _joined([note, *_lines(rest)])
        if record is None:
            values = {"name": self.contacts[0].name, **first, **({"note": note} if note else {})}
            return PersonChange(None, values, ways), []
        values = {field: value for field, value in first.items() if value != record[field]}
        if note != was:
            values["note"] = note
        more = not_known(record["reaches"], ways)
        return PersonChange(self.person_id, values, more), told_changes(record, values, more)


def _lines(rest: Iterable[tuple[str, str]]) -> list[str]:
    return list(dict.fromkeys(f"{header}: {text}" for header, text in rest))


def _joined(texts: Iterable[str]) -> str:
    return clean("\n".join(text for text in texts if text), lines=True)


def plan_people(
    group: Group, everybody: Everybody, headers: Mapping[str, str]
) -> tuple[tuple[PersonChange, ...], list[_PersonTold]]:
    """The changes of an account's people, and for each row its person and what becomes of them."""
    known = everybody.of_account.get(group.account_id, []) if group.account_id is not None else []
    people = People(known)
    changes, told = _put_all(people, [row.contact for row in group.rows], everybody, headers)
    everybody.tell(group.account_id, group.entry.name, people)
    return tuple(changes), told


def _put_all(
    people: People, contacts: Sequence[Contact | None], everybody: Everybody, headers: Mapping[str, str]
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
        sameness = people.find(contact)
        remarks.append(_said_of(contact, sameness, people))
        place = people.put(contact, sameness.place)
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


def _said_of(contact: Contact, sameness: Sameness, people: People) -> tuple[str, ...]:
    """Whom a contact was taken for though the names differ, or whom it is only like."""
    if sameness.why is None or sameness.like is None:
        return ()
    text = (
        _("{name} is taken for {other}: {why}")
        if sameness.place is not None
        else _("{name} is like {other}: {why}")
    )
    if sameness.place is None and sameness.why is Likeness.SAME:
        text = _("{name} has a namesake here, and what is said of both differs: another person")
    return (text.format(name=contact.name, other=people.all[sameness.like].name, why=sameness.why.label),)


def plan_outsiders(
    sheet: AccountSheet, everybody: Everybody, headers: Mapping[str, str]
) -> tuple[list[PersonChange], list[Outcome]]:
    """The changes of people whom rows name without an account, and their outcomes."""
    if not sheet.people:
        return [], []
    elsewhere, accounts = everybody.elsewhere()
    own, remarks = [], []
    changes: list[PersonChange] = []
    outcomes = []
    for row in sheet.people:
        sameness = elsewhere.find(row.contact)
        place = sameness.place if sameness.place is not None else sameness.like
        about = {} if place is None else {"name": elsewhere.all[place].name, "account": accounts[place]}
        if sameness.place is None or not elsewhere.shares(row.contact, sameness.place):
            own.append(row)
            why = (sameness.why or Likeness.SAME).label
            remarks.append(_("like {name} of {account}: {why}").format(why=why, **about) if about else "")
            continue
        change, fields = _of_known(elsewhere.all[sameness.place], row.contact, everybody, headers)
        elsewhere.put(row.contact, sameness.place)
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
    person: Someone, contact: Contact, everybody: Everybody, headers: Mapping[str, str]
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
