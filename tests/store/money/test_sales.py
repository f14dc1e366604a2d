"""Sales and plans in the book: what is read of them, and a month set as one act."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.day.health import Money
from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.bonds import BondMoney
from kamtui.domain.knowledge.portfolio import Cell
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.money.sales import AccountYear, Ahead, MonthFigures, Span
from kamtui.domain.money.warnings import MoneyRule
from kamtui.domain.terms.words import OwedBy, TermCategory, TermState
from kamtui.domain.time.months import plus_months
from kamtui.store.accounts.changes import delete_account
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge import portfolio_changes
from kamtui.store.money.sales import (
    AccountSum,
    MonthTotal,
    account_months,
    account_sums,
    account_years,
    agreed_volumes,
    minutes_by_account,
    money_view,
    month_totals,
    plans_ahead,
    profit_order,
    revenue_order,
    sales_horizon,
    set_months,
    written_month,
)
from tests.build import TODAY, a_call, a_term, an_account, dump, set_term_state

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
    (found,) = account_years(book, sales_horizon(book, TODAY), account_id)
    all_of_them = {one.account_id: one for one in account_years(book, sales_horizon(book, TODAY))}
    assert all_of_them[account_id] == found
    return found


# -- setting a month


def test_a_month_is_set_changed_and_emptied_each_as_one_act(book: Book) -> None:
    account = an_account(book, "Алфа")
    before = dump(book)
    set_months(book, account, [MonthFigures(OCT, 1000, 100, 2000, 200)])
    assert account_months(book, account, Span(OCT, OCT), TODAY).months == (
        MonthFigures(OCT, 1000, 100, 2000, 200),
    )
    set_months(book, account, [MonthFigures(OCT, -5, None, None, 7)])
    assert account_months(book, account, Span(OCT, OCT), TODAY).months == (
        MonthFigures(OCT, -5, None, None, 7),
    )
    set_months(book, account, [MonthFigures(OCT)])
    assert book.rows("SELECT count(*) FROM sale") == book.rows("SELECT count(*) FROM plan") == [(0,)]
    assert book.undo() == "Set Oct 2026 of Алфа"
    assert book.undo() == "Set Oct 2026 of Алфа"
    assert book.undo() == "Set Oct 2026 of Алфа"
    assert dump(book) == before


def test_several_months_are_one_act(book: Book) -> None:
    account = an_account(book, "Алфа")
    set_months(book, account, [MonthFigures(OCT, 1), MonthFigures(back(1), 2)])
    assert book.undo() == "Set 2 months of Алфа"
    assert book.rows("SELECT count(*) FROM sale") == [(0,)]


def test_a_profit_without_revenue_is_refused_and_a_gone_account_too(book: Book) -> None:
    account = an_account(book)
    with pytest.raises(Problems, match="Oct 2026 has a profit and no revenue"):
        set_months(book, account, [MonthFigures(back(1), 5), MonthFigures(OCT, None, 5)])
    assert book.rows("SELECT count(*) FROM sale") == [(0,)]
    set_months(book, account, [MonthFigures(OCT, None, None, None, 5)])  # a plan of profit alone is well
    delete_account(book, account)
    assert book.rows("SELECT count(*) FROM plan") == [(0,)]
    with pytest.raises(GoneMeanwhile):
        set_months(book, account, [MonthFigures(OCT, 1)])


# -- reading


def test_months_of_an_account_are_zero_where_the_book_knows_the_month(book: Book) -> None:
    one, other = an_account(book, "one"), an_account(book, "other")
    sold(book, one, {back(3): (10, 1), OCT: 20})
    sold(book, other, {back(1): 5})
    found = account_months(book, one, Span(back(4), NOV), TODAY)
    assert found.first_on == back(3)
    assert [(month.revenue, month.profit) for month in found.months] == [
        (None, None),
        (10, 1),
        (None, None),
        (0, 0),
        (20, None),
        (None, None),
    ]
    assert account_months(book, an_account(book, "new"), Span(OCT, OCT), TODAY).first_on is None


def test_what_is_written_down_of_a_month_is_no_zero_that_follows(book: Book) -> None:
    acme, other = an_account(book), an_account(book, "Other")
    sold(book, acme, {back(1): (5, 1), NOV: 2})
    sold(book, other, {OCT: 7})
    set_months(book, acme, [MonthFigures(OCT, planned_revenue=9)])
    assert account_months(book, acme, Span(OCT, OCT), TODAY).months[0] == MonthFigures(OCT, 0, 0, 9)
    assert written_month(book, acme, OCT) == MonthFigures(OCT, None, None, 9)
    assert written_month(book, acme, back(1)) == MonthFigures(back(1), 5, 1)
    assert written_month(book, acme, back(7)) == MonthFigures(back(7))


def test_sums_by_account_and_by_month(book: Book) -> None:
    one, other = an_account(book, "one", is_key=True), an_account(book, "other", stage=Stage.FORMER)
    an_account(book, "never")
    sold(book, one, {back(3): (10, 1), OCT: 20})
    sold(book, other, {OCT: (5, -9), back(30): (99, 9)})
    set_months(book, other, [MonthFigures(NOV, None, None, 7, 3)])
    span = Span(back(11), NOV)
    assert sorted(account_sums(book, span), key=lambda found: found.name) == [
        AccountSum(one, "one", Stage.PROSPECT, True, 2, 30, 1, 1, 10),
        AccountSum(other, "other", Stage.FORMER, False, 1, 5, -9, 0, 5),
    ]
    sums = account_sums(book, span)
    assert [line.name for line in revenue_order(sums).lines] == ["one", "other"]
    assert profit_order(sums).total == -8
    assert {str(found.margin) for found in sums} == {"10.0", "-180.0"}
    assert month_totals(book, span) == [
        MonthTotal(back(3), 1, 10, 1, 0, None, None),
        MonthTotal(OCT, 2, 25, -9, 1, None, None),
        MonthTotal(NOV, 0, None, None, 0, 7, 3),
    ]
    assert month_totals(book, span, [one]) == [
        MonthTotal(back(3), 1, 10, 1, 0, None, None),
        MonthTotal(OCT, 1, 20, None, 1, None, None),
    ]
    assert month_totals(book, span, []) == []


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


def test_minutes_of_calls_count_in_their_local_months(book: Book) -> None:
    account = an_account(book)
    for held_at, minutes in (
        (datetime(2026, 10, 31, 21, 59, tzinfo=UTC), 30),  # before midnight in Sofia
        (datetime(2026, 10, 31, 22, 1, tzinfo=UTC), 1000),
        (datetime(2026, 9, 30, 21, 1, tzinfo=UTC), 15),
        (datetime(2026, 10, 5, 9, 0, tzinfo=UTC), None),
    ):
        a_call(book, account, held_at=held_at, minutes=minutes)
    assert minutes_by_account(book, Span(OCT, OCT)) == {account: 45}
    assert minutes_by_account(book, Span(back(1), back(1))) == {}


def test_what_is_planned_ahead_and_secured(book: Book) -> None:
    one, other = an_account(book, "one"), an_account(book, "other")
    dec = date(2026, 12, 1)
    for account in (one, other):
        set_months(
            book,
            account,
            [
                MonthFigures(OCT, 1, None, 99999),
                MonthFigures(NOV, 40000, None, 100000),
                MonthFigures(dec, None, None, 100000),
                MonthFigures(date(2027, 11, 1), None, None, 100000),
            ],
        )
    agreed = a_term(
        book, one, "Volume", category=TermCategory.VOLUME, owed_by=OwedBy.THEY, target="≥ 500 € на месец",
        from_on=date(2026, 1, 1),
    )  # fmt: skip
    set_term_state(book, agreed, TermState.AGREED, TODAY)
    for category, owed_by, target in (
        (TermCategory.VOLUME, OwedBy.WE, "≥ 900 €/month"),
        (TermCategory.PRICE, OwedBy.THEY, "≥ 900 €/month"),
        (TermCategory.VOLUME, OwedBy.THEY, "≥ 900 t/month"),
    ):
        term = a_term(
            book, other, category=category, owed_by=owed_by, target=target, from_on=date(2026, 1, 1)
        )
        set_term_state(book, term, TermState.AGREED, TODAY)
    agreed_now = agreed_volumes(book, Span(NOV, dec))
    assert [volume.account_id for volume in agreed_now.in_money] == [one]
    assert agreed_now.besides(other) == ("900\xa0t/month",)
    assert plans_ahead(book, TODAY) == {
        one: Ahead(one, NOV, dec, 200000, 100000),
        other: Ahead(other, NOV, dec, 200000, 40000, ("900\xa0t/month",)),
    }
    assert plans_ahead(book, TODAY, one) == {one: Ahead(one, NOV, dec, 200000, 100000)}


def test_a_volume_in_tons_is_secured_at_the_price_of_its_line(book: Book) -> None:
    by_portfolio, by_term = an_account(book, "by portfolio"), an_account(book, "by term")
    cups = portfolio_changes.add_product(book, "Cups")
    for account in (by_portfolio, by_term):
        set_months(book, account, [MonthFigures(NOV, None, None, 1_000_000)])
        volume = a_term(
            book, account, "Cups, all sizes", category=TermCategory.VOLUME, owed_by=OwedBy.THEY,
            target="≥ 20 t a quarter", from_on=date(2026, 10, 1),
        )  # fmt: skip
        set_term_state(book, volume, TermState.AGREED, TODAY)
    portfolio_changes.set_cell(
        book, by_portfolio, cups, Cell(PortfolioState.SOLD, negotiated_price=120, terms="per kg")
    )
    price = a_term(
        book, by_term, "Price of cups", category=TermCategory.PRICE, target="= 1 200 €/t",
        from_on=date(2026, 1, 1),
    )  # fmt: skip
    set_term_state(book, price, TermState.AGREED, TODAY)
    secured = {one: ahead.secured for one, ahead in plans_ahead(book, TODAY).items()}
    assert secured == {by_portfolio: 800_000, by_term: 800_000}


def test_the_view_of_all(book: Book) -> None:
    big, losing = an_account(book, "big", is_key=True), an_account(book, "losing")
    sold(book, big, {back(n): (1000, 300) for n in range(24)})
    sold(book, losing, {back(n): (100, -20) for n in range(24)})
    found = money_view(book, TODAY)
    assert found.horizon.closing == OCT
    assert [(one.subject.account_id, one.rule) for one in found.warnings] == [(losing, MoneyRule.LOSES_MONEY)]
    assert found.standing.profit.total == 12 * 280
    assert money_view(book, TODAY, losing).warnings == found.warnings
    assert money_view(book, TODAY, big).warnings == ()
    assert found.for_bonds() == {big: BondMoney(3600, False), losing: BondMoney(-240, True)}
    assert found.for_health() == {big: Money(0), losing: Money(0)}
    assert money_view(book, date(2020, 1, 1)).warnings == ()


def test_an_empty_book_has_no_view_and_no_error(book: Book) -> None:
    account = an_account(book)
    found = money_view(book, TODAY)
    assert found.horizon.months == ()
    assert [one.account_id for one in found.years] == [account]
    assert (found.years[0].revenue, found.warnings, found.standing.profit.count) == (None, (), 0)
