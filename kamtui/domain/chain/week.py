"""What a day and a week bring to the chain (K20, K25): the goal of a day, the plan of a week and what is left of it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kamtui.domain.time.calendar import week_of, weekday_in


class DayCount(NamedTuple):
    """People contacted on a day, asked, and who gave a name; the goal is a name from each of them (K20)."""

    day: date
    contacted: int = 0
    asked: int = 0
    named: int = 0

    @property
    def is_met(self) -> bool:
        """Somebody was contacted, and as many gave a name."""
        return self.contacted > 0 and self.named >= self.contacted


def streak(days: Iterable[DayCount], today: date) -> int:
    """On how many days with contacts running somebody gave a name; a day without contacts breaks nothing.

    Today counts once a name was given; until then it neither counts nor breaks.
    """
    counted = 0
    for count in sorted(days, key=lambda count: count.day, reverse=True):
        if count.day > today or count.contacted == 0:
            continue
        if count.named:
            counted += 1
        elif count.day != today:
            break
    return counted


def monday_of(day: date) -> date:
    """The Monday of a day's week, by which a week plan is known, on whichever day the week begins."""
    return weekday_in(week_of(day), 0)


class WeekPlan(NamedTuple):
    """What a week is to bring (K25); None is not planned, which is not nothing."""

    contacts: int | None = None
    asks: int | None = None
    prospects: int | None = None
    meetings: int | None = None


class WeekDone(NamedTuple):
    """What a week brought so far; meetings are visits and video calls."""

    contacts: int = 0
    asks: int = 0
    prospects: int = 0
    meetings: int = 0


def carried_over(plan: WeekPlan, done: WeekDone) -> WeekPlan:
    """What of a plan is left, to be carried into the next week by choice."""

    def left(planned: int | None, made: int) -> int | None:
        return None if planned is None else max(planned - made, 0)

    return WeekPlan(
        left(plan.contacts, done.contacts),
        left(plan.asks, done.asks),
        left(plan.prospects, done.prospects),
        left(plan.meetings, done.meetings),
    )


def carried_to(due_on: date, monday: date, earliest_on: date) -> date:
    """The day to which an open task is carried over: the same weekday of the week of `monday`, not before `earliest_on`."""
    return max(weekday_in(week_of(monday), due_on.weekday()), earliest_on)


def first_day_to_plan(monday: date, today: date) -> date:
    """The earliest day for which the week of `monday` can still be planned: today within the week, else its first."""
    return today if monday == monday_of(today) else week_of(monday)


def is_brought(done: int, planned: int | None) -> bool:
    """Whether what was planned of a week is done; never where nothing was planned of it."""
    return planned is not None and done >= planned
