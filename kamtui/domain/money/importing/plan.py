"""What an import of a list of sales would do (K18): its customers, the months it changes, and what waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto
from typing import NamedTuple

from kamtui.domain.accounts.duplicates import Alike
from kamtui.domain.money.importing.sheet import MonthSum
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.text.cleaning import sort_key


class Decision(Enum):
    """What to do with a customer that is no account of the book."""

    ADD = auto()
    SKIP = auto()


Choices = Mapping[str, int | Decision]
"""Customer's key → the account that it is, or what to do with it."""


class Months(StrEnum):
    """What a list is to the months that the book has sales of already."""

    ASK = ""
    """Not said: a month whose sums would fall waits."""
    REPLACE = "replace"
    """Their new version."""
    ADD = "add"
    """A further part of them."""


class Verdict(Enum):
    """What becomes of a month."""

    ADDED = auto()
    REPLACED = auto()
    REMOVED = auto()
    UNCHANGED = auto()


class MonthChange(NamedTuple):
    """What the book says of an account's month, and what it will say.

    `key` is empty, or stands for an account that is to be made and has no id yet.
    """

    account_id: int | None
    key: str
    name: str
    was: MonthFigures
    now: MonthFigures

    @property
    def month_on(self) -> date:
        return self.now.month_on

    @property
    def verdict(self) -> Verdict:
        if self.was == self.now:
            return Verdict.UNCHANGED
        if self.was.is_empty:
            return Verdict.ADDED
        return (
            Verdict.REMOVED if self.now.revenue is None and self.was.revenue is not None else Verdict.REPLACED
        )

    @property
    def falls(self) -> bool:
        """Whether the book would say less of what was sold than before, or no longer know it."""
        return any(
            was is not None and (now is None or now < was)
            for was, now in ((self.was.revenue, self.now.revenue), (self.was.profit, self.now.profit))
        )


class Customer(NamedTuple):
    """A customer of the list: how often, for how much, and which account it was taken for, if any."""

    key: str
    name: str
    number: str
    months: int
    revenue: int
    line: int
    account_id: int | None = None
    account: str = ""
    is_new: bool = False
    is_by_hand: bool = False
    is_prospect: bool = False
    alike: tuple[Alike, ...] = ()
    """For an unknown one: accounts that may be meant, the likeliest first."""

    @property
    def owner(self) -> str:
        """Tells it from every other of the list, also from one of its name with another number."""
        return f"{self.key} {self.number}"

    @property
    def is_unknown(self) -> bool:
        return self.account_id is None and not self.is_new


@dataclass(frozen=True, slots=True)
class SalesPlan:
    """What an import would do; nothing is written yet."""

    file: str
    customers: tuple[Customer, ...]
    changes: tuple[MonthChange, ...]
    unchanged: int
    remembered: tuple[tuple[str, str, int], ...]
    """Names matched by hand that are new: name, key, account."""
    added_up: tuple[tuple[str, date], ...] = ()
    """Months in which several customers of the list are one account: their sums are added up."""
    to_come: tuple[date, ...] = ()
    """Months of sales that have not begun yet."""
    above_revenue: tuple[MonthSum, ...] = ()
    """Sums with more profit than revenue."""
    keeps_missing: bool = False
    """Whether months are kept of which the list says nothing, because rows of it could not be read."""
    waiting: tuple[MonthChange, ...] = ()
    """Months whose sums would fall: they stay as they are until it is said what the list is to them."""
    again: int = 0
    """Months that were taken from this very file before, and are not taken again."""
    taken: tuple[tuple[int | None, str, date], ...] = ()
    """Account, or the key of one to be made, and month of all that is taken from the file."""
    digest: str = ""
    not_in_list: tuple[str, ...] = ()
    """Accounts with sales in months that the list covers, of which it says nothing: they stay as they are."""

    @property
    def unknown(self) -> tuple[Customer, ...]:
        """Customers that are no account, the largest first: to be matched, added or left out."""
        return tuple(
            sorted(
                (customer for customer in self.customers if customer.is_unknown),
                key=lambda customer: (-customer.revenue, sort_key(customer.name)),
            )
        )

    @property
    def new(self) -> tuple[Customer, ...]:
        """Customers that become accounts."""
        return tuple(customer for customer in self.customers if customer.is_new)

    def count(self, verdict: Verdict) -> int:
        if verdict is Verdict.UNCHANGED:
            return self.unchanged
        return sum(1 for change in self.changes if change.verdict is verdict)

    @property
    def does_nothing(self) -> bool:
        return not (self.changes or self.new or self.remembered)
