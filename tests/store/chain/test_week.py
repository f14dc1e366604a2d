"""What a day and a week brought, the plan of a week and its tasks."""

from datetime import date, timedelta

import pytest

from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.chain.week import DayCount, WeekDone, WeekPlan
from kamtui.domain.day.task import TaskEntry
from kamtui.store.accounts import people_reads
from kamtui.store.book.book import Book
from kamtui.store.chain import asked_reads, week_changes, week_reads
from kamtui.store.day import task_changes, task_reads
from tests.build import (
    NOON,
    TODAY,
    a_call,
    a_person,
    a_referral,
    a_task,
)
from tests.store.chain.days_and_namings import at, days


def test_day_counts_count_each_person_once_a_local_day(book: Book, ana: int) -> None:
    boyan, vera = a_person(book, "Боян", None), a_person(book, "Вера", None)
    a_call(book, None, Participant(ana, ""), Participant(boyan, "", Asked.NONE), held_at=at(TODAY, 0, 0))
    a_call(book, None, Participant(ana, "", Asked.GIVEN), held_at=at(TODAY, 23, 59))
    a_call(book, None, Participant(ana, "", Asked.NONE), held_at=at(TODAY, 12))
    a_call(book, None, Participant(vera, "", Asked.NONE), held_at=at(days(-1), 23, 59))
    a_call(book, None, Participant(vera, ""), held_at=at(days(-3), 10))
    expected = [
        DayCount(days(-3), 1), DayCount(days(-2)), DayCount(days(-1), 1, 1), DayCount(TODAY, 2, 2, 1),
    ]  # fmt: skip
    assert week_reads.day_counts(book, days(-3), TODAY) == expected
    for one in expected:  # as the close of the day counts
        found = asked_reads.chain_count(book, one.day)
        assert (found.contacted, found.asked, found.named) == (one.contacted, one.asked, one.named)
    assert week_reads.day_counts(book, days(1), days(1)) == [DayCount(days(1))]


@pytest.mark.parametrize(
    "day",
    [date(2026, 10, 25), date(2026, 3, 29)],
    ids=["25 hours: back to winter time", "23 hours: summer time"],
)
def test_days_on_which_the_clock_is_changed(book: Book, ana: int, day: date) -> None:
    moments = [at(day), at(day, 2, 59), at(day, 4), at(day, 23, 59)]
    if day.month == 10:
        moments += [at(day, 3, 30), at(day, 3, 30, fold=1)]
    for number, moment in enumerate(moments):
        a_call(book, None, a_person(book, f"Ч{number}", None), held_at=moment)
    beside = (at(day - timedelta(days=1), 23, 59), at(day + timedelta(days=1), 0, 0))
    for moment in beside:
        a_call(book, None, ana, held_at=moment)
    first, last = day - timedelta(days=1), day + timedelta(days=1)
    assert [one.contacted for one in week_reads.day_counts(book, first, last)] == [1, len(moments), 1]
    assert (
        week_reads.week_done(book, day).contacts == len(moments) + 1
    )  # it is a Sunday: the day after is another week


def test_a_week_is_planned_once_and_known_by_any_of_its_days(book: Book) -> None:
    assert week_reads.week_plan(book, TODAY) is None
    week_changes.plan_week(book, TODAY, WeekPlan(20, 10, 5, 4))
    week_changes.plan_week(book, days(-6), WeekPlan(25, None, 0, 4))
    week_changes.plan_week(book, days(1), WeekPlan(1, 1, 1, 1))
    assert [week_reads.week_plan(book, days(number)) for number in (-6, 0, 1, 7)] == [
        *[WeekPlan(25, None, 0, 4)] * 2, *[WeekPlan(1, 1, 1, 1)] * 2,
    ]  # fmt: skip
    assert week_reads.week_plan(book, days(8)) is None
    book.undo()
    book.undo()
    assert week_reads.week_plan(book, TODAY) == WeekPlan(20, 10, 5, 4)


def test_planning_a_week_carries_open_tasks_over_and_counts_it(book: Book) -> None:
    carried, done, left = (a_task(book, what, due_on=days(-6)) for what in ("carried", "done", "left"))
    task_changes.finish_task(book, done, NOON)
    week_changes.plan_week(book, days(1), WeekPlan(), carried=[carried, done])
    rows: dict[str, str] = dict(book.rows("SELECT what, due_on || ' ' || times_put_off FROM task"))
    assert rows == {
        "carried": f"{days(1)} 1",
        "done": f"{days(-6)} 0",
        "left": f"{days(-6)} 0",
    }
    assert left


def test_what_a_week_brought(book: Book, ana: int) -> None:
    boyan = a_person(book, "Боян", None)
    visit = Channel.VISIT
    a_call(book, None, ana, held_at=at(days(-6), 0, 0), channel=visit)  # its Monday
    a_call(book, None, Participant(ana, "", Asked.NONE), held_at=at(days(-6), 9), channel=Channel.VIDEO)
    a_call(book, None, ana, boyan, held_at=at(TODAY, 23, 59))
    a_call(book, None, boyan, held_at=at(days(-7), 23, 59), channel=visit)
    a_call(book, None, boyan, held_at=at(days(1), 0, 0), channel=visit)
    known = a_referral(book, "Отпреди", named_on=days(-7))
    a_referral(book, "Отпреди", account_id=known, named_on=days(-2))  # is no new prospect
    new = a_referral(book, "Нова", named_on=days(-6))
    a_referral(book, "Нова", account_id=new, named_on=TODAY)
    a_referral(book, "И тя", named_on=TODAY)
    assert week_reads.week_done(book, days(-3)) == WeekDone(contacts=3, asks=1, prospects=2, meetings=2)
    assert week_reads.week_done(book, days(30)) == WeekDone()


def test_the_tasks_behind_a_week(book: Book, ana: int) -> None:
    acme = people_reads.person_line(book, ana).account_id
    for what, due, is_prospecting in (
        ("панаир", 0, True), ("обади се", -6, True), ("просрочена", -7, True), ("следваща", 1, True),
        ("друга", -1, False), ("направена", -30, True),
    ):  # fmt: skip
        a_task(book, what, acme, days(due), person_id=ana, is_prospecting=is_prospecting)
    ids = {what: task_id for task_id, what in book.rows("SELECT id, what FROM task")}
    task_changes.finish_task(book, ids["направена"], at(TODAY, 23, 59))
    found = week_reads.prospecting_tasks(book, days(-2))
    assert [(one.what, one.is_done) for one in found] == [
        ("обади се", False), ("панаир", False), ("направена", True),
    ]  # fmt: skip
    assert (found[0].account, found[0].person, found[0].due_on) == ("Acme", "Ана", days(-6))
    assert [one.what for one in week_reads.prospecting_tasks(book, days(-7))] == ["просрочена"]
    weekly = TaskEntry(what="пак", due_on=TODAY, is_prospecting=True)
    assert task_reads.task_entry(book, task_changes.add_task(book, weekly)) == weekly
    task_changes.edit_task(
        book, ids["друга"], task_reads.task_entry(book, ids["друга"])._replace(is_prospecting=True)
    )
    assert "друга" in [one.what for one in week_reads.prospecting_tasks(book, TODAY)]
