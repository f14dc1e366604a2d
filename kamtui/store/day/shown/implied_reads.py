"""What sales and bonds imply, read no further than a day shows it: three lines of each rule.

By a few sums of each account it is told of which a rule may warn; only those are read whole, and asked of the rules. What all rules
say of all accounts is in `store.money.figures`; what a day sees of it is the same, which a test compares on made-up books.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, islice

from kamtui.domain.day.money_candidates import AccountSums, candidates_in_turn
from kamtui.domain.day.picking import picked_by_account
from kamtui.domain.knowledge.candidates import OF_ALL_SIX, BondLine, rules_that_may_warn
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
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.thresholds import Thresholds
from kamtui.domain.warning import Subject, Warning, in_order
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_reads import accepted_on
from kamtui.store.knowledge.bond_lines import bond_lines, with_all_six
from kamtui.store.money.ahead_reads import agreed_volumes, months_ahead, open_ahead, plans_ahead
from kamtui.store.money.reads import minutes_by_account
from kamtui.store.money.sum_reads import account_sums_of_year, behind_plan_sums, without_sales_since
from kamtui.store.money.year_reads import account_years, sales_horizon

AT_ONCE = 4
"""So many accounts of each rule are read whole at first, and twice as many each time that those are not enough."""
BONDS_AT_ONCE = 64
"""And of so many at first how strong their bonds are."""


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
        self._are_read: set[int] = set()
        self._bonds: dict[int, BondLine] = {}
        self._bond_rules: dict[int, Sequence[BondRule]] = {}

    def picked(self) -> list[Warning]:
        accepted = accepted_on(self._book, self._today)
        money = self._money_candidates(
            {account_id for account_id, _key in accepted if account_id is not None}
        )
        # What most rules need is read in one go.
        first = [(rule, list(islice(ids, AT_ONCE)), ids) for rule, ids in money]
        self._read(account_id for _rule, ids, _others in first for account_id in ids)
        in_turn = (
            (rule, chain(ids, _in_parts(others, 2 * AT_ONCE, self._read))) for rule, ids, others in first
        )
        of_money = picked_by_account(in_turn, self._money_warnings, accepted)
        of_bonds = picked_by_account(self._bond_candidates(), self._bond_warnings, accepted)
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

    def _money_candidates(self, accepting: Collection[int]) -> list[tuple[MoneyRule, Iterator[int]]]:
        return candidates_in_turn(
            self._sums,
            self._horizon,
            self._standing,
            without_sales_since(self._book, self._in_class_a, self._horizon),
            behind_plan_sums(self._book, self._horizon),
            open_ahead(self._book, self._today, self._agreed),
            self._minutes,
            self._thresholds.money,
            accepting,
        )

    # -- bonds

    @cached_property
    def _in_turn(self) -> list[int]:
        """The live accounts in the order of the warnings about their bonds: key accounts first, then by name."""
        live = sorted(
            (not account.is_key, sort_key(account.name), account.account_id)
            for account in self._sums
            if account.is_live
        )
        return [account_id for _later, _by_name, account_id in live]

    @cached_property
    def _profits(self) -> dict[int, int | None]:
        return {account.account_id: account.profit for account in self._sums}

    def _bond_candidates(self) -> Iterator[tuple[BondRule, Iterator[int]]]:
        """For each rule the accounts that it may warn of, in the order of its warnings."""
        for rule in BondRule:
            yield rule, _in_parts(self._with_bonds_for(rule), AT_ONCE, self._read_years)

    def _with_bonds_for(self, rule: BondRule) -> Iterator[int]:
        ids = self._in_turn
        if rule in OF_ALL_SIX:
            ids = [account_id for account_id in ids if account_id in self._with_all_six]
        for account_id in _in_parts(iter(ids), BONDS_AT_ONCE, self._read_bonds):
            if rule in self._bond_rules[account_id]:
                yield account_id

    @cached_property
    def _with_all_six(self) -> set[int]:
        return with_all_six(self._book)

    def _read_bonds(self, ids: Iterable[int]) -> None:
        missing = [account_id for account_id in ids if account_id not in self._bond_rules]
        if missing:
            self._bond_rules |= dict.fromkeys(missing, ())
            for line in bond_lines(self._book, missing):
                self._bonds[line.account_id] = line
                self._bond_rules[line.account_id] = rules_that_may_warn(
                    line,
                    self._profits[line.account_id],
                    is_in_class_a=line.account_id in self._in_class_a,
                    limits=self._thresholds.knowledge,
                )

    # -- some accounts as a whole

    def _read(self, ids: Iterable[int]) -> None:
        """Years and plans of accounts that were not read yet."""
        missing = sorted(set(ids) - self._are_read)
        if missing:
            self._are_read.update(missing)
            self._read_years(missing)
            self._ahead |= plans_ahead(self._book, self._today, missing, self._agreed)

    def _read_years(self, ids: Iterable[int]) -> None:
        missing = sorted(set(ids) - self._years.keys())
        if missing:
            years = account_years(self._book, self._horizon, missing, self._thresholds.money)
            self._years |= {year.account_id: year for year in years}

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


def _in_parts(ids: Iterator[int], count: int, read: Callable[[Sequence[int]], None]) -> Iterator[int]:
    """The accounts, each part of them read when the first of it is asked for: so many at first, then twice as many each time."""
    while part := list(islice(ids, count)):
        read(part)
        yield from part
        count *= 2
