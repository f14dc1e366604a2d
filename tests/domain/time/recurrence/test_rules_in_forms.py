"""Repeat rules as forms show them: in words with the days ahead, and kept as they were where nobody touched them."""

from datetime import date

import pytest

from kamtui.domain.day.task import TaskEntry
from kamtui.domain.day.typed_task import read_task
from kamtui.domain.fields import Problems
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.typed.term import read_term
from kamtui.domain.terms.words import OwedBy, TermCategory
from kamtui.domain.time.recurrence.days import first_from
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.shown import show_ahead, show_recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence, reread_recurrence

TODAY = date(2026, 11, 22)
"""A Sunday."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("every friday", "every Friday: 27 Nov, 4 Dec, 11 Dec"),
        ("monthly on the 31st", "on the 31st of every month: 31 Dec, 31 Jan 2027, 31 Mar 2027"),
        ("every friday until 5.12.", "every Friday until 5 Dec 2026: 27 Nov, 4 Dec"),
        ("every 29 february", "every year on 29 Feb: 29 Feb 2028, 29 Feb 2032, 29 Feb 2036"),
        ("once on 15.12.", "once: Tue 15 Dec 2026"),
        ("once on 1.11.2026", "once: Sun 1 Nov 2026"),
        ("всеки петък", "every Friday: 27 Nov, 4 Dec, 11 Dec"),
    ],
)
def test_a_rule_with_the_days_ahead(text: str, said: str) -> None:
    assert show_ahead(read_recurrence(text, TODAY), TODAY) == said


def test_days_ahead_begin_with_the_start_and_end_with_the_end() -> None:
    later = read_recurrence("every friday", TODAY, date(2027, 1, 1))
    assert show_ahead(later, TODAY).endswith(": 1 Jan 2027, 8 Jan 2027, 15 Jan 2027")
    earlier = read_recurrence("every friday", TODAY, date(2026, 1, 1))
    assert show_ahead(earlier, TODAY).endswith(": 27 Nov, 4 Dec, 11 Dec")
    assert show_ahead(earlier, TODAY, until=date(2026, 12, 4)).endswith(": 27 Nov, 4 Dec")
    assert show_ahead(earlier, TODAY, until=TODAY) == "every Friday: no day to come"
    over = Recurrence("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261031", date(2026, 9, 1))
    assert show_ahead(over, TODAY).endswith(": no day to come")


def test_the_first_day_that_is_not_past() -> None:
    weekly = read_recurrence("every friday", TODAY, date(2026, 1, 1))
    assert first_from(weekly, TODAY) == date(2026, 11, 27)
    assert first_from(weekly, date(2026, 11, 27)) == date(2026, 11, 27)
    once = read_recurrence("once on 1.11.2026", TODAY)
    assert first_from(once, TODAY) == date(2026, 11, 1)


def test_an_untouched_rule_stays_with_its_start() -> None:
    was = read_recurrence("every 2 weeks on friday from 6.11.2026", TODAY)
    words = show_recurrence(was)
    assert reread_recurrence(f" {words} ", was, TODAY, TODAY) == was
    assert reread_recurrence(words, None, TODAY, TODAY) != was
    assert reread_recurrence("every friday", was, TODAY, TODAY).rule == "FREQ=WEEKLY;BYDAY=FR"
    foreign = Recurrence("FREQ=YEARLY;BYWEEKNO=7", TODAY)
    assert reread_recurrence(show_recurrence(foreign), foreign, TODAY) == foreign


WAS = TermEntry(
    account_id=7, category=TermCategory.DELIVERY, owed_by=OwedBy.WE, what="x", from_on=date(2026, 11, 1),
    checks=read_recurrence("every 2 weeks on friday from 6.11.2026", date(2026, 11, 1)),
)  # fmt: skip


def test_a_term_keeps_its_rule_until_the_rule_or_the_start_is_changed() -> None:
    assert WAS.checks is not None
    typed = {"what": "x", "from": "1.11.2026", "checks": show_recurrence(WAS.checks)}
    assert read_term({**typed, "account_id": "7"}, TODAY, was=WAS).checks == WAS.checks
    moved = read_term({**typed, "from": "10.11.2026", "account_id": "7"}, TODAY, was=WAS).checks
    assert moved is not None and moved.starts_on == date(2026, 11, 10)


def test_a_day_of_consent_is_read_only_where_one_is_needed_and_leans_back() -> None:
    assert read_term({"what": "x", "consent_on": "whenever", "account_id": "7"}, TODAY).consent_on is None
    given = read_term({"what": "x", "consent": "given", "consent_on": "fri", "account_id": "7"}, TODAY)
    assert given.consent_on == date(2026, 11, 20)
    with pytest.raises(Problems, match="whenever"):
        read_term({"what": "x", "consent": "asked", "consent_on": "whenever", "account_id": "7"}, TODAY)


def test_a_task_keeps_what_it_follows_from_and_its_rule() -> None:
    ended = read_recurrence("every friday until 4.12.2026", TODAY)
    was = TaskEntry(what="x", due_on=date(2026, 12, 4), term_id=5, problem_id=6, repeat=ended)
    typed = {"what": "y", "due": "20.12.2026", "repeat": show_recurrence(ended)}
    entry = read_task(typed, TODAY, was)
    assert (entry.term_id, entry.problem_id, entry.repeat) == (5, 6, ended)
    assert read_task({**typed, "repeat": ""}, TODAY, was).repeat is None
    with pytest.raises(Problems, match="before its first day"):
        read_task(typed, TODAY)


def test_a_task_without_a_day_is_due_on_the_next_one_of_its_rule() -> None:
    was = TaskEntry(
        what="x", due_on=date(2026, 11, 20), repeat=read_recurrence("every friday", TODAY, date(2026, 1, 1))
    )
    assert read_task({"what": "x", "repeat": "every Friday"}, TODAY, was).due_on == date(2026, 11, 27)
