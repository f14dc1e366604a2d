"""Sales and plans by month: those of an account, sums over several, logged time."""

from datetime import UTC, date, datetime
from typing import Any

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.sales import MonthFigures, Span
from kamtui.domain.money.sums import AccountSum, MonthTotal, profit_order, revenue_order
from kamtui.domain.time.months import plus_months
from kamtui.store.book.book import Book
from kamtui.store.money.changes import set_months
from kamtui.store.money.reads import (
    account_months,
    account_sums,
    minutes_by_account,
    month_totals,
    written_month,
)
from tests.build import TODAY, a_call, an_account

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
