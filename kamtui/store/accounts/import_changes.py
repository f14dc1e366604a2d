"""The one act that takes a list of accounts and people into the book, as it was planned."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from kamtui.domain.accounts.importing.outcomes import AccountChange, ImportPlan, PersonChange
from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.text.language import ngettext
from kamtui.domain.time.moments import to_local
from kamtui.store.accounts.changes import move_to_stage
from kamtui.store.accounts.people_changes import move
from kamtui.store.accounts.reach_changes import add_reaches, new_reaches
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile

_BATCH = 200
"""How many accounts are written before they are flushed."""
_CHUNK = 500
"""How many ids stand in one statement."""


# The act


def carry_out(book: Book, plan: ImportPlan, progress: Callable[[int, int], None] | None = None) -> None:
    """Do what the plan says, as one act: all of it or nothing. Raises BookError.

    `progress` is told the accounts written and all of them; what it raises ends the import, and nothing was kept.
    """
    if plan.does_nothing:
        return
    count = len(plan.changes)
    name = ngettext("Import {count} account from {file}", "Import {count} accounts from {file}", count)
    if not count:
        count = len(plan.people)
        name = ngettext("Import {count} person from {file}", "Import {count} people from {file}", count)
    whole = len(plan.changes)

    def tell(done: int = whole) -> None:
        if progress is not None:
            progress(done, whole)

    with book.change(name.format(count=count, file=plan.file), before_commit=tell) as act:
        writer = _Writer(act, book)
        for start in range(0, whole, _BATCH):
            tell(start)
            writer.write(plan.changes[start : start + _BATCH])
        if plan.people:
            writer.write([AccountChange(None, {}, plan.people)], are_outside=True)


class _Waiting(NamedTuple):
    """What is written once the accounts and people of a batch are."""

    owners: list[tuple[str, int, tuple[Reach, ...], bool]]
    """Whose ways to be reached: the column, the id, the ways, and whether the record is new."""
    movers: list[tuple[Any, int, tuple[Reach, ...]]]
    """Who comes from another account, to which one, and the new ways to reach them."""
    members: list[tuple[int, int]]
    """New people and their accounts."""


class _Writer:
    """Writes the changes of accounts and people in batches, each flushed before the next."""

    def __init__(self, act: Act, book: Book) -> None:
        self._act = act
        self._book = book
        self._now = datetime.now(UTC)
        self._today = to_local(self._now).date()
        self._remembered: set[str] = set()

    def write(self, changes: Sequence[AccountChange], *, are_outside: bool = False) -> None:
        """Write some changes; with `are_outside`, their people belong to no account."""
        accounts = self._by_id(tables.Account, [change.account_id for change in changes])
        people = self._by_id(
            tables.Person, [person.person_id for change in changes for person in change.people]
        )
        waiting = _Waiting([], [], [])
        for change in changes:
            account_id = change.account_id
            if not are_outside:
                account_id = self._account(change, accounts)
                waiting.owners.append(("account_id", account_id, change.reaches, change.account_id is None))
            for person in change.people:
                self._person(person, account_id, people, waiting)
        self._act.flush()
        self._write_waiting(waiting)
        self._act.flush()

    def _person(
        self, person: PersonChange, account_id: int | None, people: Mapping[int, Any], waiting: _Waiting
    ) -> None:
        """Write one person of an account, or of none, as far as that can be done before they are flushed."""
        if person.person_id is not None:
            known = people.get(person.person_id)
            _correct(known, person.values)
            if person.moves and account_id is not None:
                waiting.movers.append((known, account_id, person.reaches))
            else:
                waiting.owners.append(("person_id", person.person_id, person.reaches, False))
            return
        person_id = self._act.new_id()
        self._act.add(
            tables.Person(id=person_id, account_id=account_id, created_at=self._now, **person.values)
        )
        waiting.owners.append(("person_id", person_id, person.reaches, True))
        if account_id is not None:
            waiting.members.append((person_id, account_id))

    def _write_waiting(self, waiting: _Waiting) -> None:
        """Write what hangs on records that are flushed by now."""
        act = self._act
        for owner, owner_id, ways, is_new in waiting.owners:
            if is_new:
                act.add(*new_reaches(act, ways, **{owner: owner_id}))
            elif ways:
                add_reaches(act, ways, **{owner: owner_id})
        for person, account_id, ways in waiting.movers:
            move(act, self._book, person, account_id, self._today, ways)
        for person_id, account_id in waiting.members:
            act.add(
                tables.Membership(
                    id=act.new_id(), person_id=person_id, account_id=account_id, since_on=self._today
                )
            )

    def _by_id(self, model: Any, ids: Iterable[int | None]) -> dict[int, Any]:
        """The records of some ids, as far as they are there."""
        wanted = [record_id for record_id in ids if record_id is not None]
        records: dict[int, Any] = {}
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            records |= {record.id: record for record in self._act.having(model, id=chunk)}
        return records

    def _account(self, change: AccountChange, accounts: Mapping[int, Any]) -> int:
        """Write one account itself; its id."""
        account_id = change.account_id
        if account_id is None:
            account_id = self._act.new_id()
            self._act.add(tables.Account(id=account_id, created_at=self._now, **change.values))
            self._act.flush()
        elif change.values or change.reaches:
            account = accounts.get(account_id)
            if account is not None and "stage" in change.values:
                move_to_stage(account, change.values["stage"], self._today)
            _correct(account, change.values)
        for name in change.names:
            key = customer_key(name)
            if key not in self._remembered:
                self._remembered.add(key)
                remember_name(self._act, name, account_id)
        return account_id


def remember_name(act: Act, name: str, account_id: int) -> None:
    """Remember that a name in lists is an account; what was said of it before counts no more."""
    key = customer_key(name)
    if not key:
        return
    known = act.first(tables.SalesName, folded=key)
    if known is not None:
        known.name, known.account_id = name, account_id
    else:
        act.add(tables.SalesName(id=act.new_id(), name=name, folded=key, account_id=account_id))


def _correct(record: Any, values: Mapping[str, Any]) -> None:
    """Write some fields of a record over. Raises GoneMeanwhile where it is no longer there."""
    if record is None:
        raise GoneMeanwhile
    for field, value in values.items():
        setattr(record, field, value)
