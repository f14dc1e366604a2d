"""What an import of records would do: which account and people each row means, and what becomes of it.

- A customer is an account as in a list of sales (`money.importing.customers`). Where a row names only people, it is
  the account of the one person of that name.
- Somebody is a person of the account (`accounts.importing.directory`). Whom the account does not have yet is added
  to it; who may be several people is not chosen.
- Whether the book has a record already is for its kind to say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from kamtui.domain.accounts.importing.directory import Directory, KnownPerson, Present
from kamtui.domain.accounts.importing.outcomes import FieldChange
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.money.importing.customers import listed_as, whose
from kamtui.domain.money.importing.plan import Customer
from kamtui.domain.planning import Planning

E = TypeVar("E")


class Verdict(Enum):
    """What becomes of a row."""

    ADDED = auto()
    UPDATED = auto()
    """The book has it, and it says more, or something newer."""
    UNCHANGED = auto()
    """The book has it, or the list says it twice."""
    WAITS = auto()
    """The book has one that it may be: somebody has to say."""
    UNKNOWN = auto()
    """Its customer is no account."""
    REFUSED = auto()
    """A rule of the book forbids it."""


class PlannedRecord(NamedTuple, Generic[E]):
    """A row of the list, with what becomes of it."""

    row: RecordRow[E]
    verdict: Verdict
    owner: str = ""
    """Tells the customer from others (`Customer.owner`); empty for a record outside all accounts."""
    account_id: int | None = None
    account: str = ""
    people: tuple[Present, ...] = ()
    record_id: int | None = None
    """The record of the book that it is."""
    changed: tuple[FieldChange, ...] = ()
    """What the book says, and what it will say."""
    reason: str = ""
    """Why it waits, or is refused."""
    remarks: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Further customers that it speaks of (`Customer.owner`): the firm of who named a prospect."""

    @property
    def is_taken(self) -> bool:
        """Whether the import writes something of it."""
        return self.verdict in (Verdict.ADDED, Verdict.UPDATED)

    @property
    def told(self) -> tuple[str, ...]:
        """What is to be said of the row besides: of one that changes nothing nothing."""
        if self.verdict is Verdict.UNCHANGED:
            return ()
        return (*self.remarks, *(self.row.assumed if self.verdict is Verdict.ADDED else ()))

    @property
    def is_of_new(self) -> bool:
        """Whether its customer becomes an account."""
        return self.account_id is None and bool(self.owner)


@dataclass(frozen=True, slots=True)
class RecordPlan(Generic[E]):
    """What an import would do; nothing is written yet."""

    file: str
    customers: tuple[Customer, ...]
    records: tuple[PlannedRecord[E], ...]
    remembered: tuple[tuple[str, str, int], ...]
    """Names matched by hand that are new: name, key, account."""

    def of(self, verdict: Verdict) -> tuple[PlannedRecord[E], ...]:
        """The rows of which the same becomes."""
        return tuple(record for record in self.records if record.verdict is verdict)

    @property
    def unknown(self) -> tuple[Customer, ...]:
        """Customers that are no account, those with most rows first."""
        return tuple(
            sorted((one for one in self.customers if one.is_unknown), key=lambda one: (-one.months, one.line))
        )

    @property
    def new(self) -> tuple[Customer, ...]:
        """Customers that become accounts: those of whom something is taken."""
        taken = {
            owner for record in self.records if record.is_taken for owner in (record.owner, *record.also)
        }
        return tuple(one for one in self.customers if one.is_new and one.owner in taken)

    @property
    def new_people(self) -> tuple[str, ...]:
        """The names of people who are added, each with an account once."""
        seen = {
            (record.owner, name_key(one.name)): one.name
            for record in self.records
            if record.is_taken
            for one in record.people
            if one.person_id is None
        }
        return tuple(seen.values())

    @property
    def taken(self) -> tuple[PlannedRecord[E], ...]:
        """The rows of which the import writes something."""
        return tuple(record for record in self.records if record.is_taken)

    @property
    def does_nothing(self) -> bool:
        return not (self.taken or self.remembered)


def located(
    rows: Sequence[RecordRow[E]],
    customers: Iterable[Customer],
    directory: Directory,
    planning: Planning,
) -> list[PlannedRecord[E]]:
    """Each row with its account and people: as one to be added, or one whose customer is no account."""
    planning.expect(len(rows))
    return [
        planning.row(place, (row, of), partial(_located, row, of, directory))
        for place, (row, of) in enumerate(zip(rows, whose(rows, customers, directory), strict=True))
    ]


def _located(row: RecordRow[E], of: Customer | KnownPerson | None, directory: Directory) -> PlannedRecord[E]:
    account_id, account, owner, is_new = None, "", "", False
    if isinstance(of, Customer):
        account_id, owner, is_new = of.account_id, of.owner, of.is_new
        account = of.account or of.name
        if of.is_unknown:
            return PlannedRecord(row, Verdict.UNKNOWN, owner, account=of.name)
    elif of is not None:
        account_id = of.account_id
    people, doubts = directory.present(row, account_id, is_new=is_new, listed_as=listed_as(row, of))
    if account_id is None and not owner:
        # Outside all accounts nobody is added: a bare name may be anybody's.
        people = [one for one in people if one.person_id is not None]
    return PlannedRecord(
        row, Verdict.ADDED, owner, account_id, account, tuple(people), remarks=(*row.remarks, *doubts)
    )
