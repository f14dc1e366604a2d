"""What comes again so long after it was done, in both languages; kept, shown and read again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.day.task import comes_again_on
from kamtui.domain.day.typed_task import read_task
from kamtui.domain.terms.check_days import check_after, first_check, settled_by
from kamtui.domain.terms.typed.term import read_term
from kamtui.domain.time.calendar import LAST_YEAR, Unit
from kamtui.domain.time.recurrence.after_done import CountedAlone, after_done, counted_from, is_after_done
from kamtui.domain.time.recurrence.days import first_from, first_occurrence, is_once, occurrences
from kamtui.domain.time.recurrence.errors import IntervalOutOfRange
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.shown import show_ahead, show_recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence

SUNDAY = date(2026, 11, 22)

SAID = {
    "2 weeks after it is done": "P2W",
    "2 Weeks after it's done.": "P2W",
    "two weeks after it was done": "P2W",
    "every 2 weeks after it is done": "P2W",
    "again 2 weeks after it is done": "P2W",
    "2w after done": "P2W",
    "after it is done, 2 weeks": "P2W",
    "14 days after completion": "P14D",
    "a week after finishing it": "P1W",
    "a month after I finish it": "P1M",
    "10 days from the last time": "P10D",
    "2 weeks after the last one": "P2W",
    "2 weeks after each check": "P2W",
    "half a year after it is done": "P6M",
    "a quarter after it is done": "P3M",
    "yearly after it is done": "P1Y",
    "2 седмици след като е свършена": "P2W",
    "две седмици след като е свършено": "P2W",
    "на 2 седмици след като е направена": "P2W",
    "след като е свършена, 2 седмици": "P2W",
    "10 дни след като я свърша": "P10D",
    "месец след изпълнението": "P1M",
    "3 месеца след последния път": "P3M",
    "2 седмици след последната проверка": "P2W",
    "половин година след като е готова": "P6M",
    "2 sedmitsi sled kato e svarshena": "P2W",
}


@pytest.mark.parametrize(("text", "kept"), SAID.items())
def test_so_long_after_it_is_done(text: str, kept: str) -> None:
    rule = read_recurrence(text, SUNDAY)
    assert rule == Recurrence(f"AFTER-DONE={kept}", SUNDAY)
    assert read_recurrence(show_recurrence(rule), SUNDAY) == rule


def test_it_says_so_and_lists_no_days() -> None:
    rule = after_done(2, Unit.WEEK, SUNDAY)
    assert show_recurrence(rule) == "2 weeks after it is done"
    assert show_ahead(rule, SUNDAY) == "2 weeks after it is done: the next day is counted then"
    assert show_ahead(rule, SUNDAY, first_on=date(2026, 12, 6)) == "2 weeks after it is done: first 6 Dec"
    assert show_recurrence(after_done(1, Unit.MONTH, SUNDAY)) == "1 month after it is done"
    assert occurrences(rule, after=date(2000, 1, 1), limit=3) == []
    assert first_occurrence(rule) is None and first_from(rule, SUNDAY) is None and not is_once(rule)
    assert not is_after_done(Recurrence("FREQ=DAILY", SUNDAY))
    assert counted_from(Recurrence("FREQ=DAILY", SUNDAY), SUNDAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "2 weeks after it is done until 31.12.",
        "2 weeks after it is done, 5 times",
        "every friday after it is done",
        "2 weeks after it is done on friday",
        "след като е свършена",
        "след като е свършена в петък",
    ],
)
def test_it_has_no_other_day_and_no_end(text: str) -> None:
    with pytest.raises(CountedAlone, match="no other day and no end"):
        read_recurrence(text, SUNDAY)


def test_a_span_that_cannot_be() -> None:
    for text in ("0 weeks after it is done", "1000 days after it is done"):
        with pytest.raises(IntervalOutOfRange):
            read_recurrence(text, SUNDAY)


def test_a_task_counts_from_the_day_it_was_done() -> None:
    entry = read_task({"what": "Call", "repeat": "2 weeks after it is done"}, SUNDAY)
    assert entry.due_on == date(2026, 11, 23), "nothing was done yet: due as any task without a day"
    assert entry.repeat is not None
    for stands_for, done_on, again_on in (
        ("2026-11-23", "2026-11-23", "2026-12-07"),
        ("2026-11-23", "2026-11-20", "2026-12-04"),  # done early
        ("2026-11-23", "2027-01-05", "2027-01-19"),  # done late, or put off meanwhile
    ):
        assert comes_again_on(
            entry.repeat, date.fromisoformat(stands_for), date.fromisoformat(done_on)
        ) == date.fromisoformat(again_on)
    monthly = read_recurrence("a month after it is done", SUNDAY)
    assert comes_again_on(monthly, SUNDAY, date(2027, 1, 31)) == date(2027, 2, 28)


def test_a_term_counts_from_its_check() -> None:
    typed = {"what": "Delivery", "from": "22.11.2026", "checks": "2 седмици след като е проверена"}
    term = read_term({**typed, "account_id": "1"}, SUNDAY)
    assert first_check(term, SUNDAY) == date(2026, 12, 6)
    assert first_check(term, date(2026, 12, 1)) == date(2026, 12, 15), "written later: counted from then"
    early, due = date(2026, 11, 25), date(2026, 12, 6)
    assert settled_by(term, early, due, SUNDAY) == due, "an early look counts anew too"
    assert check_after(term, early, due) == date(2026, 12, 9)
    assert check_after(term, date(2027, 1, 1), due) == date(2027, 1, 15)
    ending = read_term({**typed, "until": "20.12.2026", "account_id": "1"}, SUNDAY)
    assert check_after(ending, date(2026, 12, 10), due) is None


@given(
    count=st.integers(1, 999),
    unit=st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR]),
    day=st.dates(date(1900, 1, 1), date(2200, 12, 31)),
)
def test_what_is_shown_is_read_again(count: int, unit: Unit, day: date) -> None:
    rule = after_done(count, unit, day)
    assert read_recurrence(show_recurrence(rule), SUNDAY, day) == rule
    following = counted_from(rule, day)
    assert following is None or (following > day and following.year <= LAST_YEAR)
    if unit is Unit.DAY and following:
        assert following - day == timedelta(days=count)
