"""What is planned ahead, and what of it is secured."""

import random
from datetime import date

from kamtui.domain.knowledge.portfolio import Cell
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.money.ahead import Ahead, PlannedMonth, ahead, secured_part
from kamtui.domain.money.sales import MonthFigures, Span
from kamtui.domain.money.secured import Agreed
from kamtui.domain.terms.words import OwedBy, TermCategory, TermState
from kamtui.domain.time.months import plus_months
from kamtui.store.book.book import Book
from kamtui.store.knowledge import portfolio_changes
from kamtui.store.money.ahead_reads import agreed_volumes, months_ahead, plans_ahead, secured_by_month
from kamtui.store.money.changes import set_months
from kamtui.store.money.figures import Figures
from tests.build import TODAY, a_term, an_account, set_term_state

OCT = date(2026, 10, 1)
NOV = date(2026, 11, 1)


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
    assert plans_ahead(book, TODAY, [one]) == {one: Ahead(one, NOV, dec, 200000, 100000)}


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
        book, by_portfolio, cups, Cell(PortfolioState.SOLD, negotiated_price=120, terms="per kg"), TODAY
    )
    price = a_term(
        book, by_term, "Price of cups", category=TermCategory.PRICE, target="= 1 200 €/t",
        from_on=date(2026, 1, 1),
    )  # fmt: skip
    set_term_state(book, price, TermState.AGREED, TODAY)
    secured = {one: ahead.secured for one, ahead in plans_ahead(book, TODAY).items()}
    assert secured == {by_portfolio: 800_000, by_term: 800_000}


def test_what_sqlite_sums_up_is_what_the_rule_says(book: Book) -> None:
    """Plans and sales by chance, with returns and more sold than planned among them."""
    chance = random.Random(7)
    planned: list[PlannedMonth] = []
    for number in range(12):
        account = an_account(book, f"account {number}")
        months = []
        for step in range(-2, 14):
            month = plus_months(NOV, step)
            plan = chance.choice([None, 0, 500, 1000])
            sale = chance.choice([None, -700, 0, 300, 1000, 4000])
            months.append(MonthFigures(month, sale, None, plan))
            if plan and 0 <= step < 12:
                planned.append(PlannedMonth(account, month, plan, sale or 0))
        set_months(book, account, months)
    assert plans_ahead(book, TODAY) == ahead(planned, {})
    secured = {
        (plan.account_id, plan.month_on): part
        for plan in planned
        if (part := secured_part(plan.planned, plan.sold, 0))
    }
    assert secured_by_month(book, Agreed(), months_ahead(TODAY)) == secured
    assert Figures(book, TODAY).secured == secured
