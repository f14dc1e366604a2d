"""An account at a glance, and what a list says of accounts: read for themselves."""

import re
from datetime import date, timedelta

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.thresholds import USUAL, Interval
from kamtui.store.book.book import Book
from kamtui.store.center.reads import centers
from kamtui.store.day.mark_reads import account_marks
from kamtui.store.money.changes import set_months
from kamtui.ui.accounts.glance import account_at_a_glance
from tests.build import NOON, TODAY, a_call, a_person, an_account
from tests.ui.front import AnsweringFront, desk_of


def test_the_classes_of_all_accounts_are_reckoned_once_and_not_for_each_account(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    big, small = (an_account(book, name, stage=Stage.CUSTOMER) for name in ("Big", "Small"))
    for account_id, amount in ((big, 90_000), (small, 1_000)):
        a_call(book, account_id, held_at=NOON - timedelta(days=10))
        set_months(book, account_id, [MonthFigures(date(2026, 10, 1), amount, amount)])
    by_class = USUAL._replace(greeting=USUAL.greeting._replace(class_a=Interval(7, 9)))
    monkeypatch.setattr("kamtui.store.day.today._figures", lambda *_: pytest.fail("reckoned for one account"))
    desk = desk_of(book, AnsweringFront())
    desk.config = desk.config._replace(thresholds=by_class)
    for account_id, is_overdue in ((big, True), (small, False)):
        draw = account_at_a_glance(desk, account_id)
        assert draw is not None
        assert ("!! spoken to 10 days ago" in draw(60).plain) is is_overdue
    ids = [big, small]
    for maps in (None, centers(book, ids, TODAY)):
        marks = account_marks(book, desk.figures, ids, by_class, maps)
        assert [marks[one].greeting for one in ids] == [Greeting.RED, Greeting.FINE]


def test_of_people_those_are_counted_of_whom_more_than_their_part_is_known(book: Book) -> None:
    """As in the overview, and as the stances are counted: `6 and 1 unknown person`."""
    acme = an_account(book, "Acme")
    for name, is_seat in (("Ana Ivanova", False), ("Whoever signs", True)):
        a_person(book, name, acme, is_empty_seat=is_seat)
    draw = account_at_a_glance(desk_of(book, AnsweringFront()), acme)
    assert draw is not None and re.search("People ─+ 1 and 1 unknown person", draw(60).plain)


def test_what_is_wider_than_the_panel_goes_on_to_the_next_line(book: Book) -> None:
    words = "3 urgent: 1 warning, 2 tasks or checks late"
    draw = account_at_a_glance(
        desk_of(book, AnsweringFront()), an_account(book, "Metro"), f"{words} · class B"
    )
    assert draw is not None
    shown = draw(34).plain
    assert words in " ".join(shown.split()) and all(len(row) <= 34 for row in shown.splitlines())
