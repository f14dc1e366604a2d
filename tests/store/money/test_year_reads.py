"""The 12 months of each account."""

from datetime import date
from typing import Any

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.sales import AccountYear, BegunMonth, MonthFigures
from kamtui.domain.money.warnings import money_warnings
from kamtui.domain.time.months import plus_months
from kamtui.store.book.book import Book
from kamtui.store.money.changes import set_months
from kamtui.store.money.year_reads import MOST_BY_HAND, account_years, sales_horizon
from tests.build import TODAY, an_account

OCT = date(2026, 10, 1)
NOV = date(2026, 11, 1)


def back(count: int) -> date:
    return plus_months(OCT, -count)


def sold(book: Book, account_id: int, amounts: dict[date, Any]) -> None:
    """Months of an account: a revenue, or revenue and profit."""
    set_months(
        book,
        account_id,
        [
            MonthFigures(month, *(amount if isinstance(amount, tuple) else (amount,)))
            for month, amount in amounts.items()
        ],
    )


def year_of(book: Book, account_id: int) -> AccountYear:
    (found,) = account_years(book, sales_horizon(book, TODAY), [account_id])
    all_of_them = {one.account_id: one for one in account_years(book, sales_horizon(book, TODAY))}
    assert all_of_them[account_id] == found
    return found


def test_an_account_s_year(book: Book) -> None:
    account = an_account(book, "Алфа", is_key=True)
    sold(book, account, {back(n): (100, 10) for n in range(1, 24)} | {OCT: 300, NOV: (7, 7)})
    set_months(book, account, [MonthFigures(back(12 + 9), 100, 10, 500)])  # a plan of last year
    set_months(
        book, account, [MonthFigures(back(1), 100, 10, 150, 20), MonthFigures(back(2), 90, 8, 80, None)]
    )
    set_months(book, account, [MonthFigures(NOV, 7, 7, 1000, None)])
    found = year_of(book, account)
    assert found == AccountYear(
        account_id=account,
        name="Алфа",
        stage=Stage.PROSPECT,
        is_key=True,
        created_on=found.created_on,
        first_on=back(23),
        months=12,
        revenue=10 * 100 + 90 + 300,
        profit=10 * 10 + 8,
        revenue_with_profit=10 * 100 + 90,
        without_profit=1,
        revenue_before=1200,
        now=1390,
        before=1200,
        bought_on=(back(2), back(1), OCT, NOV),
        planned_revenue=230,
        planned_profit=20,
        reached_revenue=190,
        reached_profit=10,
    )


def test_two_years_are_compared_by_the_months_that_both_know(book: Book) -> None:
    account = an_account(book)
    sold(book, account, {back(n): 100 for n in range(24) if n not in (3, 16)})
    found = year_of(book, account)
    assert (found.revenue, found.revenue_before) == (1100, 1100)
    assert (found.now, found.before) == (1000, 1000)


def test_unknown_is_not_zero(book: Book) -> None:
    never, quiet, unprofitable = (
        an_account(book, "never"),
        an_account(book, "quiet"),
        an_account(book, "profit?"),
    )
    assert year_of(book, never).revenue is None
    sold(book, quiet, {back(20): (5, 5)})
    sold(book, unprofitable, {OCT: 5})
    assert year_of(book, never).revenue is None
    assert (year_of(book, quiet).revenue, year_of(book, quiet).profit) == (0, 0)
    assert (year_of(book, unprofitable).revenue, year_of(book, unprofitable).profit) == (5, None)


def test_a_month_that_somebody_began_to_type_is_not_known_of_all_others(book: Book) -> None:
    accounts = [an_account(book, name) for name in "ABCDEFG"]
    for account in accounts:
        sold(book, account, {back(n): 100 for n in range(24)})
    december, begun = date(2026, 12, 1), BegunMonth(NOV, 1, 7)
    sold(book, accounts[0], {NOV: 90})
    horizon = sales_horizon(book, december)
    assert (horizon.closing, horizon.silent_months, horizon.begun) == (OCT, 1, begun)
    assert not [
        said.sentence
        for said in money_warnings(account_years(book, horizon), horizon)
        if "Late" in said.sentence
    ]
    sold(book, accounts[1], {NOV: 0})  # what is known to be nothing counts as well
    assert sales_horizon(book, december).closing == OCT
    sold(book, accounts[2], {NOV: 120})
    assert (sales_horizon(book, december).closing, sales_horizon(book, december).begun) == (NOV, None)


def test_a_begun_month_counts_once_another_one_is_over(book: Book) -> None:
    for name in "ABCDEFG":
        sold(book, an_account(book, name), {back(n): 100 for n in range(24)})
    sold(book, an_account(book, "H"), {NOV: 90})
    assert sales_horizon(book, date(2026, 12, 31)).closing == OCT
    assert sales_horizon(book, date(2027, 1, 1)).closing == NOV


def test_a_month_of_few_buyers_is_known_at_once(book: Book) -> None:
    for name in "ABC":
        sold(book, an_account(book, name), {back(n): 100 for n in range(24)})
    sold(book, an_account(book, "D"), {NOV: 90})
    assert sales_horizon(book, date(2026, 12, 1)).closing == NOV


def test_a_month_of_a_long_list_is_known_without_counting_it_all(book: Book) -> None:
    for number in range(MOST_BY_HAND):
        sold(book, an_account(book, f"A{number}"), {OCT: 100, NOV: 100})
    for number in range(3 * MOST_BY_HAND):
        sold(book, an_account(book, f"B{number}"), {OCT: 100})
    assert sales_horizon(book, date(2026, 12, 1)).closing == NOV
