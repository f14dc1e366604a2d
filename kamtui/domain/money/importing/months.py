"""What a list of sales changes in the months of accounts (K18).

- What the list says of an account's month replaces what the book says, and an empty cell says nothing.
  Of order lines also an unknown profit replaces: the lines are other ones now.
- An account of the list that has nothing in a month that the list covers bought nothing then: what the
  book says of that month is taken out. Not where rows could not be read: it may have been in one of them.
- A month whose sums would fall, or be taken out, waits until somebody says what the list is (`Months`): a
  corrected one, or a further part of what the book has.
- From the same file no month is taken again, unless it is said to replace.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.money.importing.plan import Customer, MonthChange, Months
from kamtui.domain.money.importing.sheet import MonthSum, SalesKind, SalesSheet
from kamtui.domain.money.sales import MonthFigures

_Owner = tuple[int | None, str]
"""An account, or the key of one that is to be made."""


class SaidMonths:
    """What a list says of the months of accounts: first `take` each customer, then ask for the `changes`.

    `taken_before` are the months of each account that were taken from this very file.
    """

    def __init__(self, sheet: SalesSheet, months_are: Months, taken_before: Mapping[int, set[date]]) -> None:
        self._sheet = sheet
        self._covered = sheet.covered
        self._months_are = months_are
        self._taken_before = taken_before if months_are is not Months.REPLACE else {}
        self._said: dict[_Owner, dict[date, MonthFigures]] = {}
        self._names: dict[_Owner, str] = {}
        self._unsure: dict[_Owner, set[date]] = defaultdict(set)
        """Months of which the list says two things, so that neither is taken."""
        self._conflicts: defaultdict[str, set[date]] = defaultdict(set)
        for conflict in sheet.conflicts:
            self._conflicts[customer_key(conflict.name)].add(conflict.month_on)
        self.added_up: list[tuple[str, date]] = []
        """Account and month where several customers of the list are one account."""
        self.waiting: list[MonthChange] = []
        self.keeps_missing = False
        self.again = 0
        """How many months were taken from this very file before."""

    @property
    def account_ids(self) -> list[int]:
        return [account_id for account_id, _key in self._said if account_id is not None]

    def take(self, customer: Customer, sums: Iterable[MonthSum]) -> None:
        """Put a customer's sums to what is said of its account."""
        owner = (customer.account_id, "" if customer.account_id is not None else customer.owner)
        said = self._said.setdefault(owner, {})
        self._names.setdefault(owner, customer.account or customer.name)
        self._unsure[owner] |= self._conflicts.get(customer.key, set())
        for month_sum in sums:
            month = month_sum.month_on
            figures = MonthFigures(
                month,
                month_sum.revenue,
                month_sum.profit,
                month_sum.planned_revenue,
                month_sum.planned_profit,
            )
            if month in said:
                figures = _together(said[month], figures)
                self.added_up.append((self._names[owner], month))
            said[month] = figures

    def changes(
        self, in_book: Mapping[int, Mapping[date, MonthFigures]], *, keeps_missing: bool
    ) -> list[MonthChange]:
        """Each month that the list changes or leaves as it is, with what the book says of it.

        With `keeps_missing` no month is taken out of the book, and `self.keeps_missing` says if one would have been.
        """
        changes: list[MonthChange] = []
        for owner, said in self._said.items():
            account_id, _key = owner
            kept = in_book.get(account_id, {}) if account_id is not None else {}
            before = self._taken_before.get(account_id, set()) if account_id is not None else set()
            changes += self._changed(owner, said, kept, before)
            if not before:
                missing = self._missing(owner, said, kept)
                if keeps_missing:
                    self.keeps_missing |= bool(missing)
                else:
                    changes += missing
        if self._months_are is Months.ASK:
            self.waiting = [change for change in changes if change.falls]
            changes = [change for change in changes if not change.falls]
        return changes

    def _changed(
        self,
        owner: _Owner,
        said: Mapping[date, MonthFigures],
        kept: Mapping[date, MonthFigures],
        before: set[date],
    ) -> list[MonthChange]:
        """The months that the list speaks of, but for those taken `before` and those it contradicts itself in."""
        changes: list[MonthChange] = []
        for month, figures in said.items():
            if month in self._unsure[owner]:
                continue
            if month in before:
                self.again += 1
                continue
            was = kept.get(month, MonthFigures(month))
            changes.append(MonthChange(*owner, self._names[owner], was, self._new(was, figures)))
        return changes

    def _missing(
        self, owner: _Owner, said: Mapping[date, MonthFigures], kept: Mapping[date, MonthFigures]
    ) -> list[MonthChange]:
        """The months that the list covers and has nothing of this account in: what the book says is taken out."""
        if "revenue" not in self._sheet.figures or self._months_are is Months.ADD:
            return []
        spoken_of = said.keys() | self._unsure[owner]
        return [
            MonthChange(*owner, self._names[owner], was, was._replace(revenue=None, profit=None))
            for month, was in kept.items()
            if month in self._covered and month not in spoken_of and was.revenue is not None
        ]

    def _new(self, was: MonthFigures, said: MonthFigures) -> MonthFigures:
        """What the book will say of a month of which it said `was` and the list says `said`."""
        if self._months_are is Months.ADD:
            return _added(was, said)
        figures = self._sheet.figures
        profit = said.profit
        if profit is None and not ("profit" in figures and self._sheet.kind is SalesKind.LINES):
            profit = was.profit
        return MonthFigures(
            was.month_on,
            was.revenue if said.revenue is None else said.revenue,
            profit if said.revenue is not None or was.revenue is not None else None,
            was.planned_revenue if said.planned_revenue is None else said.planned_revenue,
            was.planned_profit if said.planned_profit is None else said.planned_profit,
        )


def _together(figures: MonthFigures, other: MonthFigures) -> MonthFigures:
    """Two customers' sums of a month as one; what one of them does not say is not known of both."""

    def both(first: int | None, second: int | None) -> int | None:
        return None if first is None or second is None else first + second

    return MonthFigures(
        figures.month_on,
        both(figures.revenue, other.revenue),
        both(figures.profit, other.profit),
        both(figures.planned_revenue, other.planned_revenue),
        both(figures.planned_profit, other.planned_profit),
    )


def _added(was: MonthFigures, said: MonthFigures) -> MonthFigures:
    """A month with a further part of it; a profit that one of both does not know is not known of the whole."""

    def plus(was: int | None, said: int | None) -> int | None:
        return said if was is None else was if said is None else was + said

    profit = plus(was.profit, said.profit)
    if was.revenue is not None and said.revenue is not None and None in (was.profit, said.profit):
        profit = None
    return MonthFigures(
        was.month_on,
        plus(was.revenue, said.revenue),
        profit,
        plus(was.planned_revenue, said.planned_revenue),
        plus(was.planned_profit, said.planned_profit),
    )
