"""The one act that takes a list of accounts and people into the book, as it was planned."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from kamtui.domain.accounts.importing.plan import AccountChange, ImportPlan
from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.text.language import ngettext
from kamtui.domain.time.moments import to_local
from kamtui.store.accounts.changes import move_to_stage
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
        writer = _Writer(act)
        for start in range(0, whole, _BATCH):
            tell(start)
            writer.write(plan.changes[start : start + _BATCH])
        if plan.people:
            writer.write([AccountChange(None, {}, plan.people)], are_outside=True)


class _Writer:
    """Writes the changes of accounts and people in batches, each flushed before the next."""

    def __init__(self, act: Act) -> None:
        self._act = act
        self._now = datetime.now(UTC)
        self._today = to_local(self._now).date()
        self._remembered: set[str] = set()

    def write(self, changes: Sequence[AccountChange], *, are_outside: bool = False) -> None:
        """Write some changes; with `are_outside`, their people belong to no account."""
        act = self._act
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
                person_id = act.new_id()
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
                    id=act.new_id(), person_id=person_id, account_id=account_id, since_on=self._today
                )
            )
        act.flush()

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
