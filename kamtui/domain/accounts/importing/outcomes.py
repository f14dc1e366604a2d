"""What an import of accounts and people would do: an outcome for each row, and the changes behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, NamedTuple

from kamtui.domain.accounts.duplicates import Likeness
from kamtui.domain.accounts.importing.listed import Listed
from kamtui.domain.accounts.importing.named_people import PersonDoubt
from kamtui.domain.accounts.reach import Reach


class Verdict(Enum):
    """What an import makes of a row or a person."""

    ADDED = auto()
    UPDATED = auto()
    UNCHANGED = auto()
    DUPLICATE_IN_FILE = auto()
    IN_DOUBT = auto()
    BAD = auto()


class FieldChange(NamedTuple):
    """A field that a row changes: what the book says, and what it will say; of what is added, only that."""

    field: str
    was: str
    now: str


class Twin(NamedTuple):
    """An account that one in doubt may be; `line` is that of the list, 0 for one of the book."""

    name: str
    city: str
    number: str
    likeness: Likeness
    line: int = 0
    account_id: int | None = None
    """That of the book."""


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
    listed: Listed | None = None
    """What the list says of one in doubt, all its rows together."""
    doubt: PersonDoubt | None = None
    """Of a person in doubt, where a row names them first: whom they may be."""
    remarks: tuple[str, ...] = ()

    @property
    def is_further_person(self) -> bool:
        """Whether it is of a further person of a row, whose account another outcome of the row tells."""
        return self.same_as == self.line


class PersonChange(NamedTuple):
    """A person to add (no id) or to correct; `reaches` are added to those known."""

    person_id: int | None
    values: Mapping[str, Any]
    reaches: tuple[Reach, ...] = ()
    moves: bool = False
    """Whether they come to this account from another one: what they had there is past then."""


class AccountChange(NamedTuple):
    """An account to add (no id) or to correct, with its people; `names` are other names of lists to remember."""

    account_id: int | None
    values: Mapping[str, Any]
    people: tuple[PersonChange, ...]
    reaches: tuple[Reach, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def does_nothing(self) -> bool:
        """Whether the book says all of it already."""
        return not (self.values or self.people or self.reaches or self.names)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: one outcome a row in the order of the file, and the changes behind them."""

    file: str
    outcomes: tuple[Outcome, ...]
    changes: tuple[AccountChange, ...]
    people: tuple[PersonChange, ...] = ()
    """Those outside all accounts, and those of accounts that a row tells without naming it."""

    def count(self, verdict: Verdict) -> int:
        """How many rows have a verdict: those of accounts, and bad ones; a row of several people is one."""
        return sum(
            1
            for outcome in self.outcomes
            if outcome.verdict is verdict and not outcome.is_person and not outcome.is_further_person
        )

    def count_people(self, verdict: Verdict) -> int:
        """How many people have a verdict."""
        return sum(1 for outcome in self.outcomes if outcome.person_verdict is verdict)

    @property
    def doubts(self) -> list[PersonDoubt]:
        """The people in doubt, in the order of the file."""
        return [outcome.doubt for outcome in self.outcomes if outcome.doubt is not None]

    @property
    def accounts(self) -> int:
        """The different accounts that the file names and that are no longer in doubt."""
        return sum(map(self.count, (Verdict.ADDED, Verdict.UPDATED, Verdict.UNCHANGED)))

    @property
    def does_nothing(self) -> bool:
        """Whether the import would change nothing in the book."""
        return not (self.changes or self.people)

    @property
    def took_nothing(self) -> bool:
        """Whether no row could be taken."""
        return not self.accounts and not any(outcome.is_person for outcome in self.outcomes)
