"""What sales and bonds imply, read no further than a day shows it: three lines of each rule.

By a few sums of each account it is told of which a rule may warn; only those are read whole, and asked of the rules. What all rules
say of all accounts is in `store.money.figures`; what a day sees of it is the same, which a test compares on made-up books.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property

from kamtui.domain.day.money_candidates import AccountSums, candidates_in_turn
from kamtui.domain.day.picking import picked_by_account
from kamtui.domain.knowledge.candidates import BondLine, bond_candidates_in_turn
from kamtui.domain.knowledge.strengths import Strengths
from kamtui.domain.knowledge.warnings import NO_MONEY, BondMoney, asks_for_money, bond_warnings
from kamtui.domain.knowledge.words import BondRule
from kamtui.domain.money.ahead import Ahead
from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.money.parts import bond_money
from kamtui.domain.money.sales import AccountYear, Horizon
from kamtui.domain.money.secured import Agreed
from kamtui.domain.money.standing import Standings, standings
from kamtui.domain.money.warnings import weighed_warnings
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.thresholds import Thresholds
from kamtui.domain.warning import Subject, Warning, WarningRule, in_order
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_reads import accepted_on
from kamtui.store.knowledge.bond_lines import bond_lines
from kamtui.store.money.ahead_reads import agreed_volumes, months_ahead, open_ahead, plans_ahead
from kamtui.store.money.reads import minutes_by_account
from kamtui.store.money.sum_reads import account_sums_of_year, behind_plan_sums, without_sales_since
from kamtui.store.money.year_reads import account_years, sales_horizon

AT_ONCE = 8
"""So many accounts of each rule are read whole at first, and twice as many each time that those are not enough."""


def what_is_implied(book: Book, today: date, thresholds: Thresholds) -> list[Warning]:
    """What the sales and the bonds of all accounts imply, as far as the day shows it, each in the order in which it hurts."""
    return _Implied(book, today, thresholds).picked()


class _Implied:
    """Of which accounts the rules may warn, and those of them that were read whole."""

    def __init__(self, book: Book, today: date, thresholds: Thresholds) -> None:
        self._book = book
        self._today = today
        self._thresholds = thresholds
        self._years: dict[int, AccountYear] = {}
        self._ahead: dict[int, Ahead] = {}

    def picked(self) -> list[Warning]:
        accepted = accepted_on(self._book, self._today)
        money, bonds = self._money_candidates(), self._bond_candidates()
        # What most rules need at first is read in one go.
        self._read({account_id for _rule, ids in (*money, *bonds) for account_id in ids[:AT_ONCE]})
        of_money = picked_by_account(self._in_parts(money), self._money_warnings, accepted)
        of_bonds = picked_by_account(self._in_parts(bonds), self._bond_warnings, accepted)
        return [*in_order(of_money, MoneyRule), *in_order(of_bonds, BondRule)]

    # -- the sums of all

    @cached_property
    def _horizon(self) -> Horizon:
        return sales_horizon(self._book, self._today)

    @cached_property
    def _sums(self) -> list[AccountSums]:
        return account_sums_of_year(self._book, self._horizon)

    @cached_property
    def _standing(self) -> Standings:
        return standings(self._sums, self._thresholds.money)

    @cached_property
    def _in_class_a(self) -> set[int]:
        return {account_id for account_id, abc in self._standing.classes.items() if abc is AbcClass.A}

    @cached_property
    def _minutes(self) -> dict[int, int]:
        year = self._horizon.year
        return minutes_by_account(self._book, year) if year else {}

    @cached_property
    def _all_minutes(self) -> int:
        return sum(self._minutes.values())

    @cached_property
    def _agreed(self) -> Agreed:
        return agreed_volumes(self._book, months_ahead(self._today))

    @cached_property
    def _bonds(self) -> dict[int, BondLine]:
        return {line.account_id: line for line in bond_lines(self._book)}

    def _money_candidates(self) -> list[tuple[MoneyRule, list[int]]]:
        rules = candidates_in_turn(
            self._sums,
            self._horizon,
            self._standing,
            without_sales_since(self._book, self._in_class_a, self._horizon),
            behind_plan_sums(self._book, self._horizon),
            open_ahead(self._book, self._today, self._agreed),
            self._minutes,
            self._thresholds.money,
        )
        return [(rule, list(ids)) for rule, ids in rules]

    def _bond_candidates(self) -> list[tuple[BondRule, list[int]]]:
        profits = {account.account_id: account.profit for account in self._sums}
        return bond_candidates_in_turn(
            self._bonds.values(), profits, self._in_class_a, self._thresholds.knowledge
        )

    # -- some accounts as a whole

    def _in_parts(
        self, rules: Iterable[tuple[WarningRule, Sequence[int]]]
    ) -> Iterator[tuple[WarningRule, Iterator[int]]]:
        return ((rule, self._read_along(ids)) for rule, ids in rules)

    def _read_along(self, ids: Sequence[int]) -> Iterator[int]:
        """The accounts, each part of them read when the first of it is asked for."""
        first, count = 0, AT_ONCE
        while part := ids[first : first + count]:
            self._read(part)
            yield from part
            first, count = first + count, 2 * count

    def _read(self, ids: Iterable[int]) -> None:
        missing = sorted(set(ids) - self._years.keys())
        if missing:
            years = account_years(self._book, self._horizon, missing, self._thresholds.money)
            self._years |= {year.account_id: year for year in years}
            self._ahead |= plans_ahead(self._book, self._today, missing, self._agreed)

    def _money_warnings(self, account_id: int) -> list[Warning]:
        weighed = weighed_warnings(
            self._years[account_id],
            self._horizon,
            self._ahead.get(account_id),
            self._minutes.get(account_id, 0),
            self._all_minutes,
            self._standing,
            self._thresholds.money,
        )
        return in_order((warning for _weight, warning in weighed), MoneyRule)

    def _bond_warnings(self, account_id: int) -> list[Warning]:
        line = self._bonds[account_id]
        strengths = Strengths(line.strengths)
        money: BondMoney = NO_MONEY
        if asks_for_money(strengths, line.yearly_cost):
            money = bond_money(self._years[account_id], self._horizon, self._standing)
        subject = Subject(account_id, line.name)
        warnings = bond_warnings(strengths, line.yearly_cost, money, self._thresholds.knowledge)
        return [warning.of(subject) for warning in warnings]
