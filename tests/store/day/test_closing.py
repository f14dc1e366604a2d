"""Closing the day: what is still open, what comes next and what comes first."""

from datetime import date, time, timedelta

import pytest

from kamtui.domain.center.words import Stance
from kamtui.domain.day import closing
from kamtui.domain.terms.words import OwedBy
from kamtui.domain.time.calendar import next_working_day
from kamtui.store.book.book import Book
from kamtui.store.day import closing_changes, closing_reads, task_changes
from kamtui.store.day import today as today_reads
from tests.build import NOON, TODAY, a_person, a_task, a_term, an_account

TOMORROW = TODAY + timedelta(days=1)


# -- what is open, and what comes


def waiting(found: list[closing.Waiting]) -> list[str]:
    return [one.what for one in found]


def test_open_is_what_is_due_today_or_was_before_tasks_and_checks(book: Book) -> None:
    acme = an_account(book, "Acme", is_key=True)
    ana = a_person(book, "Ana", acme, stance=Stance.SUPPORTER)
    a_term(
        book,
        acme,
        "Deliver",
        checks="daily",
        target="≥ 98 %",
        from_on=TODAY,
        owed_by=OwedBy.THEY,
        person_id=ana,
    )
    a_term(book, acme, "Later", checks="once on 15.12.2026")
    a_term(book, acme, "Never looked at")
    a_task(book, "Late", None, TODAY - timedelta(days=2))
    a_task(book, "No hour", acme)
    a_task(book, "At ten", acme, due_time=time(10), person_id=ana)
    a_task(book, "Tomorrow", acme, TOMORROW)
    task_changes.finish_task(book, a_task(book, "Done", acme), NOON)
    found = closing_reads.still_open(book, TODAY)
    assert waiting(found) == ["Late", "At ten", "No hour", "Deliver ≥\u00a098\u00a0%"]
    late, ten, _none, check = found
    assert (late.account, late.account_id, late.person, late.stance, late.owed_by) == (
        "",
        None,
        "",
        None,
        None,
    )
    assert (ten.account, ten.is_key, ten.person, ten.stance, ten.due_time) == (
        "Acme",
        True,
        "Ana",
        Stance.SUPPORTER,
        time(10),
    )
    assert (check.owed_by, check.person, check.task_id, check.chosen) == (
        OwedBy.THEY,
        "Ana",
        None,
        (None, check.term_id),
    )
    assert waiting(closing_reads.coming_up(book, TODAY, TOMORROW)) == ["Tomorrow"]


def test_what_no_longer_holds_is_not_waited_for(book: Book) -> None:
    from kamtui.domain.terms.words import TermState

    acme = an_account(book)
    for state in TermState:
        a_term(book, acme, state.value, checks="daily", from_on=TODAY, state=state)
    assert waiting(closing_reads.still_open(book, TODAY)) == ["agreed"]


def test_over_a_weekend_nothing_is_hidden(book: Book) -> None:
    friday = date(2026, 11, 27)
    for days in range(5):
        a_task(book, f"+{days}", None, friday + timedelta(days=days))
    assert next_working_day(friday) == date(2026, 11, 30)
    assert waiting(closing_reads.coming_up(book, friday, next_working_day(friday))) == ["+1", "+2", "+3"]


@pytest.mark.parametrize(
    ("today", "following"),
    [
        (date(2026, 11, 22), date(2026, 11, 23)),  # Sunday
        (date(2026, 11, 26), date(2026, 11, 27)),  # Thursday
        (date(2026, 11, 27), date(2026, 11, 30)),  # Friday
        (date(2026, 11, 28), date(2026, 11, 30)),  # Saturday
        (date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_the_next_working_day(today: date, following: date) -> None:
    assert next_working_day(today) == following


# -- what comes first


def test_at_most_three_come_first_in_the_order_chosen(book: Book) -> None:
    acme = an_account(book)
    term = a_term(book, acme, checks="daily")
    ids = [a_task(book, f"{number}", due_on=TOMORROW) for number in range(3)]
    chosen = [(ids[2], None), (None, term), (ids[0], None), (ids[1], None)]
    closing_changes.choose_first(book, TOMORROW, chosen)
    assert today_reads.first_of(book, TOMORROW) == chosen[:3]
    closing_changes.choose_first(book, TOMORROW, [chosen[1]])
    assert today_reads.first_of(book, TOMORROW) == [chosen[1]]
    book.undo()
    assert today_reads.first_of(book, TOMORROW) == chosen[:3]
    closing_changes.choose_first(book, TOMORROW, [])
    assert today_reads.first_of(book, TOMORROW) == []


def test_choosing_for_another_day_leaves_today_alone(book: Book) -> None:
    task = a_task(book, "One")
    closing_changes.choose_first(book, TODAY, [(task, None)])
    closing_changes.choose_first(book, TOMORROW, [(task, None)])
    assert today_reads.first_of(book, TODAY) == [(task, None)] == today_reads.first_of(book, TOMORROW)
    closing_changes.choose_first(book, TODAY + timedelta(days=60), [(task, None)])
    assert today_reads.first_of(book, TODAY) == [], "what is long past is not kept"


def test_what_was_chosen_goes_with_its_task(book: Book) -> None:
    task = a_task(book, "One")
    closing_changes.choose_first(book, TOMORROW, [(task, None)])
    task_changes.delete_task(book, task)
    assert today_reads.first_of(book, TOMORROW) == []
    book.undo()
    assert today_reads.first_of(book, TOMORROW) == [(task, None)]
