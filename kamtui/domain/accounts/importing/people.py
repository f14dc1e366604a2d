"""What a list says of people: those of each account, and those outside all."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kamtui.domain.accounts.duplicates import Likeness
from kamtui.domain.accounts.importing.columns import not_known, told_changes, with_rest
from kamtui.domain.accounts.importing.everybody import Everybody
from kamtui.domain.accounts.importing.group import Group, with_text
from kamtui.domain.accounts.importing.named_people import (
    Named,
    PeopleSaid,
    PersonDoubt,
    PersonTwin,
    place_meant,
    twin,
    twin_elsewhere,
)
from kamtui.domain.accounts.importing.outcomes import FieldChange, Outcome, PersonChange, Verdict
from kamtui.domain.accounts.merging.same_person import Like, People, Someone
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.reach import Reach, added_to
from kamtui.domain.accounts.sheet import AccountSheet, Contact, PersonRow
from kamtui.domain.planning import Planning
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
    doubt: PersonDoubt | None = None


class PlannedPeople(NamedTuple):
    """What becomes of the people of one account, or of those outside all: the changes, and what is told of each row."""

    changes: tuple[PersonChange, ...]
    told: list[_PersonTold]
    contacts: Mapping[int, tuple[Contact, ...]]
    """What the list says of each of them, by their place among those of the account; of nobody in doubt."""


class OutsidersPlan(NamedTuple):
    """What becomes of the people whom rows name without an account."""

    changes: tuple[PersonChange, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    further: Sequence["FurtherSaid"] = ()
    """What such rows say of somebody whom the list itself adds to an account."""


class FurtherSaid(NamedTuple):
    """Somebody who is added to the account that was planned as the `group`th, and what stands there instead of it."""

    group: int
    was: PersonChange
    becomes: PersonChange


class _Planned:
    """A person of the list: the contacts that are them, put together as the rows say it."""

    def __init__(self, person_id: int | None, contacts: Iterable[Contact] = ()) -> None:
        self.person_id = person_id
        self.contacts = list(contacts)

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
    group: Group, everybody: Everybody, headers: Mapping[str, str], said: PeopleSaid, planning: Planning
) -> PlannedPeople:
    """The changes of an account's people, and for each row its person and what becomes of them. Raises NoSuchPerson."""

    def made() -> tuple[PlannedPeople, list[Someone], dict[int, dict[str, Any]]]:
        people = People(everybody.of_account(group.account_id) if group.account_id is not None else ())
        asked = [
            _Asked(named := said.named(row), _moving(named, people, group, everybody)) for row in group.rows
        ]
        planned = _put_all(people, asked, everybody, headers, said)
        ids = [person.person_id for person in people.all if person.person_id is not None]
        return planned, people.all, {person_id: dict(everybody.record(person_id)) for person_id in ids}

    # Who is, or comes from, somewhere else may be told otherwise by what the list says of another account.
    is_of_several = group.account_id is not None and everybody.are_elsewhere_too(group.account_id)
    comes = any(row.contact and everybody.moving(row.contact, group.account_id) for row in group.rows)
    if is_of_several or comes or said.of_rows(group.rows):
        planned, people, records = made()
    else:
        planned, people, records = planning.of(
            ("people", group.place), (group.rows, group.account_id, said.takes_likely), made
        )
    everybody.tell(group.account_id, group.entry.name, people, planned.contacts, records)
    return planned


def _moving(
    named: Named | None, people: People, group: Group, everybody: Everybody
) -> tuple[PersonTwin, ...]:
    """Who of other accounts a contact may be, where it is nobody of its own."""
    if named is None or people.find(named.contact).place is not None:
        return ()
    return everybody.moving(named.contact, group.account_id)


class _Asked(NamedTuple):
    """A contact that is to be put to people; `elsewhere` are those of other accounts whom it may be."""

    named: Named | None
    elsewhere: tuple[PersonTwin, ...] = ()


class _Put(NamedTuple):
    """Where a contact belongs among people, None for somebody new, with what is to be said of that; or the doubt about it."""

    place: int | None
    remark: str = ""
    doubt: PersonDoubt | None = None
    mover: PersonTwin | None = None
    """Who comes from another account."""


class _Placed(NamedTuple):
    """Where a contact stands among the people by now."""

    place: int
    is_first: bool
    """Whether no contact before it is the same person."""
    remark: str


def _put_all(
    people: People,
    contacts: Sequence[_Asked],
    everybody: Everybody,
    headers: Mapping[str, str],
    said: PeopleSaid,
) -> PlannedPeople:
    """Put contacts to people one by one; the changes, and for each contact what becomes of it."""
    planned: dict[int, _Planned] = {}
    doubts: dict[int, PersonDoubt] = {}
    movers: set[int] = set()
    placed: list[_Placed | None] = []
    for asked in contacts:
        if asked.named is None:
            placed.append(None)
            continue
        put = _put(people, asked.named, asked.elsewhere, said, doubts)
        if put.mover is not None:
            place = people.know(put.mover.person)
            movers.add(place)
            put = put._replace(place=place)
        place = people.put(asked.named.contact, put.place, asked.named.line)
        if put.doubt is not None:
            doubts[place] = put.doubt
        placed.append(_Placed(place, place not in planned, put.remark))
        planned.setdefault(place, _Planned(people.all[place].person_id)).contacts.append(asked.named.contact)
    changes = []
    becomes: dict[int, tuple[Verdict, tuple[FieldChange, ...]]] = {}
    for place, person in planned.items():
        if place in doubts:
            continue
        record = everybody.record(person.person_id) if person.person_id is not None else None
        change, fields = person.change(record, headers)
        moves = place in movers
        change = change._replace(moves=moves)
        is_more = bool(fields) or moves
        verdict = Verdict.ADDED if record is None else Verdict.UPDATED if is_more else Verdict.UNCHANGED
        becomes[place] = (verdict, tuple(fields))
        if verdict is not Verdict.UNCHANGED:
            changes.append(change)
        if record is not None:
            _remember_change(record, change)
    told = [_told(asked.named, one, doubts, becomes) for asked, one in zip(contacts, placed, strict=True)]
    of_all = {place: tuple(person.contacts) for place, person in planned.items() if place not in doubts}
    return PlannedPeople(tuple(changes), told, of_all)


def _told(
    named: Named | None,
    placed: _Placed | None,
    doubts: Mapping[int, PersonDoubt],
    becomes: Mapping[int, tuple[Verdict, tuple[FieldChange, ...]]],
) -> _PersonTold:
    """What becomes of the person of one row; nothing of a row without one."""
    if named is None or placed is None:
        return _PersonTold()
    name, remarks = named.contact.name, (placed.remark,) if placed.remark else ()
    if placed.place in doubts:
        doubt = doubts[placed.place] if placed.is_first else None
        return _PersonTold(name, Verdict.IN_DOUBT, remarks=remarks, doubt=doubt)
    if not placed.is_first:
        return _PersonTold(name, Verdict.DUPLICATE_IN_FILE, remarks=remarks)
    return _PersonTold(name, *becomes[placed.place], remarks)


def _put(
    people: People,
    named: Named,
    elsewhere: tuple[PersonTwin, ...],
    said: PeopleSaid,
    doubts: Collection[int],
) -> _Put:
    """Whom a contact is, by what it says and what was said of it. Raises NoSuchPerson."""
    sameness = people.find(named.contact)
    if sameness.place is not None:
        return _Put(sameness.place, _taken_for(named, people.all[sameness.place], sameness.why))
    # What is in doubt itself is no good answer.
    may_be = sorted(sameness.may_be, key=lambda like: like.place in doubts)
    if said.is_new(named) or not (may_be or elsewhere):
        return _Put(None)
    if (match := said.who(named)) is not None:
        answer = name_key(match.account)
        mover = next((each for each in elsewhere if each.moves and name_key(each.answer) == answer), None)
        return _Put(place_meant(people, match, may_be)) if mover is None else _moved(mover)
    twins = (*(twin(people, like) for like in may_be), *elsewhere)
    doubt = PersonDoubt(named, twins)
    if not said.takes_likely:
        return _Put(None, doubt=doubt)
    if not may_be and twins[0].moves:
        return _moved(twins[0])
    if not doubt.is_likely_new:
        return _Put(may_be[0].place, _taken_for(named, people.all[may_be[0].place], may_be[0].why))
    text = _("{name} is taken for somebody else than {other}: {why}")
    first = twins[0]
    return _Put(None, text.format(name=named.contact.name, other=first.answer, why=first.why.label))


def _moved(mover: PersonTwin) -> _Put:
    """Somebody who comes from another account, or from outside all."""
    text = (
        _("{name} moves here from {account}; what they had there is past")
        if mover.account
        else _("{name} was outside all accounts, and comes in here")
    )
    return _Put(None, text.format(name=mover.person.name, account=mover.account), mover=mover)


def _taken_for(named: Named, person: Someone, why: Likeness | None) -> str:
    """For whom a contact was taken though the names differ; "" where they do not."""
    if why is None:
        return ""
    text = _("{name} is taken for {other}: {why}")
    return text.format(name=named.contact.name, other=person.name, why=why.label)


def plan_outsiders(
    sheet: AccountSheet, everybody: Everybody, headers: Mapping[str, str], said: PeopleSaid
) -> OutsidersPlan:
    """The changes of people whom rows name without an account, and their outcomes. Raises NoSuchPerson."""
    if not sheet.people:
        return OutsidersPlan()
    elsewhere, places = everybody.elsewhere()
    own, asked = [], []
    said_of: dict[int, list[Contact]] = {}
    changes: list[PersonChange] = []
    outcomes = []
    for row in sheet.people:
        named = said.named(row)
        sameness = elsewhere.find(row.contact)
        place = sameness.place
        likes = sameness.may_be if place is None else (Like(place, sameness.why or Likeness.SAME),)
        twins = tuple(
            twin_elsewhere(elsewhere.all[like.place], places[like.place].account, like.why) for like in likes
        )
        if place is None or not elsewhere.shares(row.contact, place):
            place = _said_elsewhere(said, named, likes, twins)
        if place is None:
            own.append(row)
            asked.append(_Asked(named, twins))
            continue
        about = {"name": elsewhere.all[place].name, "account": places[place].account}
        contacts = said_of.setdefault(place, list(places[place].contacts))
        contacts.append(row.contact)
        change, fields = _of_known(elsewhere.all[place], contacts, everybody, headers)
        elsewhere.put(row.contact, place)
        verdict = Verdict.UPDATED if fields else Verdict.UNCHANGED
        if elsewhere.all[place].person_id is None and places[place].contacts:
            verdict = Verdict.DUPLICATE_IN_FILE
        if fields:
            changes.append(change)
        told = _PersonTold(
            row.contact.name,
            verdict,
            tuple(fields),
            (_("is {name} of {account}").format(**about),),
        )
        outcomes.append(_of_outsider(row, told))
    outsiders = People(everybody.of_account(None))
    planned = _put_all(outsiders, asked, everybody, headers, said)
    outcomes += [_of_outsider(row, told) for row, told in zip(own, planned.told, strict=True)]
    further = [
        FurtherSaid(places[place].group, _added(places[place].contacts, headers), _added(contacts, headers))
        for place, contacts in said_of.items()
        if elsewhere.all[place].person_id is None and places[place].contacts
    ]
    return OutsidersPlan((*changes, *planned.changes), tuple(outcomes), further)


def _added(contacts: Iterable[Contact], headers: Mapping[str, str]) -> PersonChange:
    """Somebody new, by all that contacts say."""
    return _Planned(None, contacts).change(None, headers)[0]


def _said_elsewhere(
    said: PeopleSaid, named: Named | None, likes: Sequence[Like], twins: Sequence[PersonTwin]
) -> int | None:
    """Where the one of an account stands who somebody outside all was said to be; None where that was not said."""
    match = said.who(named) if named is not None else None
    key = name_key(match.account) if match is not None else ""
    places = (like.place for like, each in zip(likes, twins, strict=True) if name_key(each.answer) == key)
    return next(places, None)


def _of_outsider(row: PersonRow, told: _PersonTold) -> Outcome:
    return Outcome(
        line=row.line,
        verdict=told.verdict or Verdict.UNCHANGED,
        is_person=True,
        person=told.name,
        person_verdict=told.verdict,
        person_changed=told.changed,
        doubt=told.doubt,
        remarks=(*row.remarks, *told.remarks),
    )


def _of_known(
    person: Someone, contacts: Sequence[Contact], everybody: Everybody, headers: Mapping[str, str]
) -> tuple[PersonChange, list[FieldChange]]:
    """What the last of all contacts says more of somebody in an account; nothing of one whom the list itself adds.

    Of what several say otherwise the first counts, as in an account: else each import would change it to and fro.
    """
    if person.person_id is None:
        return PersonChange(None, {}), []
    whole, _fields = _Planned(person.person_id, contacts).change(
        everybody.record_before(person.person_id), headers
    )
    record = everybody.record(person.person_id)
    values = {field: value for field, value in whole.values.items() if value != record[field]}
    more = not_known(record["reaches"], whole.reaches)
    change, fields = PersonChange(person.person_id, values, more), told_changes(record, values, more)
    _remember_change(record, change)
    return change, fields


def _remember_change(record: dict[str, Any], change: PersonChange) -> None:
    """Let a record be as it will be: a further row may say more of the same person."""
    record.update(change.values)
    record["reaches"] = added_to(record["reaches"], change.reaches)
