"""The figures of all accounts as of a day: each is read when it is first asked for, and kept while it still holds."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kamtui.domain.day.health import Money
from kamtui.domain.day.health_money import health_money
from kamtui.domain.knowledge.bonds import ValueBond, dearest_first
from kamtui.domain.knowledge.warnings import BondMoney
from kamtui.domain.money.ahead import Ahead
from kamtui.domain.money.concentration import TimeShare, time_shares
from kamtui.domain.money.movements import YearInWhole, years_in_whole
from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.money.parts import bond_money
from kamtui.domain.money.plan import months_shown
from kamtui.domain.money.sales import AccountYear, Horizon, Span
from kamtui.domain.money.secured import Agreed
from kamtui.domain.money.standing import Standings, standings
from kamtui.domain.money.sums import AccountSum, MonthOfAccount, MonthTotal, classes, sum_of_year
from kamtui.domain.money.warnings import money_warnings
from kamtui.domain.text import language
from kamtui.domain.thresholds import USUAL, Thresholds
from kamtui.domain.time.months import YEAR, plus_months
from kamtui.domain.warning import Warning
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.knowledge.bond_reads import all_bond_warnings, value_costs
from kamtui.store.money.ahead_reads import agreed_volumes, months_ahead, plans_ahead, secured_by_month
from kamtui.store.money.health_reads import money_of
from kamtui.store.money.reads import (
    account_sums,
    has_figures,
    knows_profit,
    minutes_by_account,
    month_of_accounts,
    month_totals,
)
from kamtui.store.money.year_reads import account_years, sales_horizon

if TYPE_CHECKING:  # who has no screen reads nothing beside
    from concurrent.futures import Future

MANY_MONTHS = 3_000
"""From how many months of sales, or readings of bonds, on reading the figures of all accounts takes longer than a key may."""
_MADE_OF = ("account", "sale", "plan", "bond_reading", "term", "call")
"""The tables that the figures are made of: what is written elsewhere does not change them."""
_STEPS = (
    "years",
    "classes",
    "years_in_whole",
    "standing",
    "ahead",
    "minutes",
    "money_warnings",
    "bond_warnings",
    "warnings_of",
    "plan_totals",
    "secured",
    "value_bonds",
    "time_shares",
)
"""What takes long to read, in the order in which one asks for it."""


class Figures:
    """What the sales and the bonds of all accounts say as of a day."""

    def __init__(self, book: Book, today: date, thresholds: Thresholds = USUAL) -> None:
        self.today = today
        self.thresholds = thresholds
        self._book = book
        self._sums: dict[Span, list[AccountSum]] = {}
        self._totals: dict[Span, dict[date, MonthTotal]] = {}

    # -- the 12 months

    @cached_property
    def horizon(self) -> Horizon:
        return sales_horizon(self._book, self.today)

    @property
    def are_read(self) -> bool:
        """Whether the slowest of all is known already."""
        return "years" in self.__dict__

    @cached_property
    def years(self) -> dict[int, AccountYear]:
        """Every account with its 12 months."""
        return {
            year.account_id: year
            for year in account_years(self._book, self.horizon, limits=self.thresholds.money)
        }

    @cached_property
    def years_in_whole(self) -> dict[int, YearInWhole]:
        """Their amounts without cents."""
        return years_in_whole(self.years.values())

    @cached_property
    def standing(self) -> Standings:
        return standings(self.years.values(), self.thresholds.money)

    @cached_property
    def ahead(self) -> dict[int, Ahead]:
        return plans_ahead(self._book, self.today)

    @cached_property
    def minutes(self) -> dict[int, int]:
        """The logged time of each account in the 12 months."""
        year = self.horizon.year
        return minutes_by_account(self._book, year) if year else {}

    # -- sums, which are read soonest

    def sums(self, span: Span) -> list[AccountSum]:
        """What each account bought and brought in some months."""
        if span not in self._sums:
            # Where the 12 months of every account are known, their sums are among them: nothing is held twice.
            is_known = self.are_read and span == self.horizon.year
            self._sums[span] = (
                [found for year in self.years.values() if (found := sum_of_year(year))]
                if is_known
                else account_sums(self._book, span)
            )
        return self._sums[span]

    @cached_property
    def sums_of_year(self) -> dict[int, AccountSum]:
        """Those of the 12 months, by account."""
        year = self.horizon.year
        return {account.account_id: account for account in self.sums(year)} if year else {}

    @cached_property
    def classes(self) -> dict[int, AbcClass]:
        """The class of each account by the profit of the 12 months; by revenue in a book that knows no profit."""
        return classes(self.sums_of_year.values(), self.thresholds.money)

    # -- one account

    def money_of(self, account_id: int) -> Money | None:
        """What the sales of an account say to its health: read for itself where not all are known."""
        if self.are_read:
            year = self.years.get(account_id)
        else:
            return money_of(self._book, account_id, self.today)
        return health_money(year, self.horizon) if year is not None else None

    def bond_money(self) -> dict[int, BondMoney]:
        """What the rules about the bonds ask of each account."""
        return {
            account_id: bond_money(year, self.horizon, self.standing)
            for account_id, year in self.years.items()
        }

    # -- warnings

    @cached_property
    def money_warnings(self) -> list[Warning]:
        return money_warnings(
            list(self.years.values()),
            self.horizon,
            self.ahead,
            self.minutes,
            self.standing,
            limits=self.thresholds.money,
        )

    def money_warnings_of(self, account_id: int) -> list[Warning]:
        """Those of one account, without looking at all the others."""
        return money_warnings(
            list(self.years.values()),
            self.horizon,
            self.ahead,
            self.minutes,
            self.standing,
            account_id,
            self.thresholds.money,
        )

    @cached_property
    def bond_warnings(self) -> list[Warning]:
        return all_bond_warnings(self._book, self.bond_money(), self.thresholds.knowledge)

    @cached_property
    def warnings_of(self) -> dict[int, list[Warning]]:
        """By account what its bonds and its sales imply, the severest first."""
        by_account: dict[int, list[Warning]] = {}
        for warning in (*self.bond_warnings, *self.money_warnings):
            if warning.subject.account_id is not None:
                by_account.setdefault(warning.subject.account_id, []).append(warning)
        for warnings in by_account.values():
            warnings.sort(key=lambda warning: -warning.severity)
        return by_account

    def warnings_left(self, account_id: int | None = None) -> dict[int, tuple[Warning, ...]]:
        """By account the warnings that nobody accepted for today, of one account or of all.

        What was accepted is read each time: to accept a warning must not have all figures read anew.
        """
        accepted = {
            (acceptance.account_id, acceptance.key)
            for acceptance in acceptances(self._book, account_id, self.today)
        }
        with_some = {of_account for of_account, _key in accepted}
        left: dict[int, tuple[Warning, ...]] = {}
        for of_account in self.warnings_of if account_id is None else [account_id]:
            warnings = self.warnings_of.get(of_account, ())
            if of_account in with_some:  # to tell a warning's key takes long where there are many
                warnings = [warning for warning in warnings if (of_account, warning.key) not in accepted]
            left[of_account] = tuple(warnings)
        return left

    def read_next(self) -> bool:
        """Read the next of what takes long; whether there is still more of it.

        A step is as much as may come between two keys: all at once a key would have to wait for it.
        """
        missing = [name for name in _STEPS if name not in self.__dict__]
        if missing:
            getattr(self, missing[0])
        return len(missing) > 1

    def read_all(self) -> None:
        """Read all of what takes long, at once."""
        while self.read_next():
            pass

    def take_over(self, read: "Figures") -> None:
        """Know what was read elsewhere of the same day and the same state of the book."""
        self._sums.update(read._sums)
        self._totals.update(read._totals)
        known = vars(self)
        known.update({name: value for name, value in vars(read).items() if name not in known})

    @property
    def are_all_read(self) -> bool:
        """Whether what takes long is known already, the warnings among it."""
        return all(name in self.__dict__ for name in _STEPS)

    @cached_property
    def is_empty(self) -> bool:
        """Whether the book has neither a sale nor a plan."""
        return not has_figures(self._book)

    @cached_property
    def knows_profit(self) -> bool:
        """Whether a profit of any month is written down; also where there are no sales yet at all."""
        return knows_profit(self._book)

    # -- what the value bonds cost

    @cached_property
    def value_bonds(self) -> list[ValueBond]:
        """The yearly cost of each value bond against the profit of 12 months, those that cost more first."""
        known = [
            ValueBond(account_id, year.name, cost, bond_money(year, self.horizon, self.standing).profit)
            for account_id, cost in value_costs(self._book).items()
            if cost and (year := self.years.get(account_id)) is not None
        ]
        return list(dearest_first(known))

    @cached_property
    def time_shares(self) -> list[TimeShare]:
        """The accounts that time was logged for in the 12 months, the one that takes most first."""
        return time_shares(
            self.years.values(), self.minutes, self.standing.profit.total, self.thresholds.money
        )

    # -- months of all together

    def totals(self, span: Span, ids: Sequence[int] | None = None) -> dict[date, MonthTotal]:
        """The months that have a sale or a plan, of all accounts together or of some."""
        if ids is not None:
            return {total.month_on: total for total in month_totals(self._book, span, ids)}
        if span not in self._totals:
            self._totals[span] = {total.month_on: total for total in month_totals(self._book, span)}
        return self._totals[span]

    @property
    def plan_months(self) -> Span:
        """The months that are set against their plan, and the 12 before them."""
        shown = months_shown(self.horizon, self.months_ahead)
        return Span(plus_months(shown.first, -YEAR), shown.last)

    @cached_property
    def plan_totals(self) -> dict[date, MonthTotal]:
        """Those months of all accounts together."""
        return self.totals(self.plan_months)

    @property
    def months_ahead(self) -> Span:
        """The running month and the 11 after it."""
        return months_ahead(self.today)

    @cached_property
    def agreed(self) -> Agreed:
        """The agreed volumes of the months ahead."""
        return agreed_volumes(self._book, self.months_ahead)

    @cached_property
    def secured(self) -> dict[tuple[int, date], int]:
        """What of each account's plan for each month ahead is sold or agreed (K19): no more than is planned for it."""
        return secured_by_month(self._book, self.agreed, self.months_ahead)

    def secured_by_month(self, ids: Sequence[int] | None = None) -> dict[date, int]:
        """The same by month, of all accounts together or of some."""
        wanted = None if ids is None else set(ids)
        secured: dict[date, int] = {}
        for (account_id, month), sure in self.secured.items():
            if wanted is None or account_id in wanted:
                secured[month] = secured.get(month, 0) + sure
        return secured

    def accounts_of(self, month: date) -> list[MonthOfAccount]:
        """What a month is made of: each account with a sale or a plan in it, or a sale a year before."""
        return month_of_accounts(self._book, month)


class KeptFigures:
    """The figures as they are now: read anew only after something was written that they are made of.

    And in another language, as the sentences of their warnings are in the one in which they were read; and by other
    thresholds than those in force.
    """

    def __init__(
        self, book: Book, clock: Callable[[], date], thresholds: Callable[[], Thresholds] = lambda: USUAL
    ) -> None:
        self._book = book
        self._today = clock
        self._thresholds = thresholds
        self._kept: Figures | None = None
        self._state: object = None
        self._language = ""
        self._entry = 0
        self._answer: Future[Figures] | None = None
        self._answer_of: object = None

    def read_beside(self) -> "Future[Figures]":
        """All of what takes long, read beside and once for all who ask, while neither book, day nor language change."""
        today, thresholds, of = self._today(), self._thresholds(), self._as_of()
        answer = self._answer
        if answer is None or self._answer_of != of or (answer.done() and answer.exception()):
            answer = self._book.beside.read(lambda book: _all_of(book, today, thresholds))
            self._answer, self._answer_of = answer, of
        return answer

    def take_over(self) -> None:
        """Know what was read beside last, if it still holds."""
        answer = self._answer
        if answer is not None and answer.done() and self._answer_of == self._as_of():
            self.now.take_over(answer.result())
            self._answer = None

    def _as_of(self) -> object:
        return self._today(), self._book.state(), language.code(), self._thresholds()

    @property
    def now(self) -> Figures:
        """The figures of today."""
        today, state, spoken = self._today(), self._book.state(), language.code()
        thresholds = self._thresholds()
        kept = self._kept
        holds = kept is not None and (kept.today, kept.thresholds, self._language) == (
            today,
            thresholds,
            spoken,
        )
        if self._kept is None or not holds or (state != self._state and self._has_changed()):
            self._entry = self._last_entry()
            self._kept, self._language = Figures(self._book, today, thresholds), spoken
        self._state = state
        return self._kept

    @property
    def take_long(self) -> bool:
        """Whether there are too many to read what needs all of them before the picture."""
        [(are_many,)] = self._book.rows(
            "SELECT (SELECT count(*) FROM (SELECT 1 FROM sale LIMIT :many)) >= :many "
            "OR (SELECT count(*) FROM (SELECT 1 FROM bond_reading LIMIT :many)) >= :many",
            {"many": MANY_MONTHS},
        )
        return bool(are_many)

    def _last_entry(self) -> int:
        [(entry_id,)] = self._book.rows("SELECT max(id) FROM journal")
        return int(entry_id or 0)

    def _has_changed(self) -> bool:
        """Whether the journal has anything new about a table that they are made of."""
        if self._last_entry() < self._entry:
            return True  # the journal was emptied meanwhile
        marks = ", ".join(f"'{table}'" for table in _MADE_OF)
        [(newest, touched)] = self._book.rows(
            f"SELECT max(id), max(CASE WHEN table_name IN ({marks}) THEN id END) FROM journal WHERE id > ?",
            (self._entry,),
        )
        if touched is None and newest is not None:
            self._entry = int(newest)
        return touched is not None


def _all_of(book: Book, today: date, thresholds: Thresholds) -> Figures:
    figures = Figures(book, today, thresholds)
    figures.read_all()
    return figures
