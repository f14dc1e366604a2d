"""Tasks that come again: finished early, late or put off, none is lost and none comes twice."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kamtui.domain.day.typed_task import read_task
from kamtui.domain.fields import Problems
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.store.book.book import Book
from kamtui.store.day import task_changes, task_reads
from tests.build import TODAY, a_task, an_account, dump

FRIDAY = date(2026, 11, 27)
"""The first after TODAY."""


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def still_open(book: Book) -> list[date]:
    return [
        date.fromisoformat(day)
        for (day,) in book.rows("SELECT due_on FROM task WHERE done_at IS NULL ORDER BY due_on")
    ]


def weekly(book: Book, rule: str = "every friday", due_on: date = FRIDAY) -> int:
    return a_task(
        book, "Weekly report", an_account(book), due_on, repeat=read_recurrence(rule, TODAY, due_on)
    )


@pytest.mark.parametrize(
    ("done_on", "following"),
    [
        (FRIDAY, FRIDAY + timedelta(7)),
        (FRIDAY - timedelta(2), FRIDAY + timedelta(7)),  # early: the next one is not lost
        (FRIDAY + timedelta(3), FRIDAY + timedelta(7)),
        (FRIDAY + timedelta(7), FRIDAY + timedelta(7)),  # a week late: today's own still stands
        (FRIDAY + timedelta(24), FRIDAY + timedelta(28)),  # what was missed meanwhile is not asked for
    ],
)
def test_the_next_one_comes_by_the_rule(book: Book, done_on: date, following: date) -> None:
    task_id = weekly(book)
    task_changes.finish_task(book, task_id, noon(done_on))
    assert still_open(book) == [following]


def test_putting_off_moves_this_one_and_not_the_next(book: Book) -> None:
    task_id = weekly(book)
    task_changes.snooze_task(book, task_id, FRIDAY + timedelta(3), None)
    task_changes.finish_task(book, task_id, noon(FRIDAY + timedelta(3)))
    assert still_open(book) == [FRIDAY + timedelta(7)]


def test_put_off_past_the_next_it_stands_for_both(book: Book) -> None:
    task_id = weekly(book)
    task_changes.snooze_task(book, task_id, FRIDAY + timedelta(10), None)
    task_changes.finish_task(book, task_id, noon(FRIDAY + timedelta(10)))
    assert still_open(book) == [FRIDAY + timedelta(14)]


def test_a_rule_that_ends_ends(book: Book) -> None:
    task_id = weekly(book, "every friday, 2 times")
    task_changes.finish_task(book, task_id, noon(FRIDAY))
    [(second,)] = book.rows("SELECT id FROM task WHERE done_at IS NULL")
    task_changes.finish_task(book, second, noon(FRIDAY + timedelta(7)))
    assert still_open(book) == []


def test_months_without_a_31st_are_passed_over(book: Book) -> None:
    task_id = weekly(book, "monthly on the 31st", date(2026, 12, 31))
    for day, following in (
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 3, 31)),
    ):
        [(task_id,)] = book.rows("SELECT id FROM task WHERE done_at IS NULL")
        task_changes.finish_task(book, task_id, noon(day))
        assert still_open(book) == [following]


def test_without_a_named_day_a_shorter_month_has_its_last_day(book: Book) -> None:
    task_id = weekly(book, "monthly", date(2027, 1, 31))
    task_changes.snooze_task(book, task_id, date(2027, 2, 3), None)  # a put-off moves no other
    for done_on, following in (
        (date(2027, 2, 3), date(2027, 2, 28)),
        (date(2027, 2, 28), date(2027, 3, 31)),
        (date(2027, 3, 31), date(2027, 4, 30)),
    ):
        [(task_id,)] = book.rows("SELECT id FROM task WHERE done_at IS NULL")
        task_changes.finish_task(book, task_id, noon(done_on))
        assert still_open(book) == [following]


def test_so_long_after_it_is_done_counts_from_the_day_it_was(book: Book) -> None:
    task_id = weekly(book, "2 седмици след като е свършена")
    task_changes.snooze_task(book, task_id, FRIDAY + timedelta(9), None)
    task_changes.finish_task(book, task_id, noon(FRIDAY + timedelta(3)))
    assert still_open(book) == [FRIDAY + timedelta(17)]
    task_changes.reopen_task(book, task_id)
    assert still_open(book) == [FRIDAY + timedelta(9)]


def test_done_twice_from_two_windows_it_comes_again_once(book: Book) -> None:
    task_id = weekly(book)
    task_changes.finish_task(book, task_id, noon(FRIDAY))
    task_changes.finish_task(book, task_id, noon(FRIDAY))
    assert still_open(book) == [FRIDAY + timedelta(7)]


def test_undo_takes_the_next_one_along(book: Book) -> None:
    task_id = weekly(book)
    before = dump(book)
    task_changes.finish_task(book, task_id, noon(FRIDAY))
    after = dump(book)
    book.undo()
    assert dump(book) == before
    book.redo()
    assert dump(book) == after


def test_not_done_after_all_takes_the_untouched_next_one_away(book: Book) -> None:
    task_id = weekly(book)
    task_changes.finish_task(book, task_id, noon(FRIDAY))
    task_changes.reopen_task(book, task_id)
    assert still_open(book) == [FRIDAY]


def test_not_done_after_all_leaves_a_next_one_that_was_put_off(book: Book) -> None:
    task_id = weekly(book)
    task_changes.finish_task(book, task_id, noon(FRIDAY))
    [(following,)] = book.rows("SELECT id FROM task WHERE done_at IS NULL")
    task_changes.snooze_task(book, following, FRIDAY + timedelta(9), None)
    task_changes.reopen_task(book, task_id)
    assert still_open(book) == [FRIDAY, FRIDAY + timedelta(9)]


def test_another_rule_counts_from_the_day_beside_it(book: Book) -> None:
    task_id = weekly(book)
    entry = task_reads.task_entry(book, task_id)
    assert entry.repeat is not None
    changed = read_task({"what": "Monthly", "due": "5.12.", "repeat": "monthly on the 5th"}, TODAY)
    task_changes.edit_task(book, task_id, changed)
    task_changes.finish_task(book, task_id, noon(date(2026, 12, 4)))
    assert still_open(book) == [date(2027, 1, 5)]


def test_without_a_day_the_first_by_the_rule_is_due() -> None:
    assert read_task({"what": "x", "repeat": "every friday"}, TODAY).due_on == FRIDAY
    with pytest.raises(Problems) as found:
        read_task({"what": "x", "repeat": "now and then"}, TODAY)
    assert set(found.value.by_field) == {"repeat"}
