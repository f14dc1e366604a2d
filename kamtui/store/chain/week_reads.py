"""What a day and a week bring to the chain (K20, K25): people contacted and asked, the plan, its tasks."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.calls.words import Asked
from kamtui.domain.chain.week import DayCount, WeekDone, WeekPlan, monday_of
from kamtui.domain.time.calendar import week_of
from kamtui.domain.time.moments import start_of
from kamtui.store.book.book import Book
from kamtui.store.chain.asked_reads import contacted_on

FOUR_WEEKS = 28
"""The days of the weeks that are shown beside this one."""

# -- what was done


class _DayLine(NamedTuple):
    """A day with conversations, as SQLite counts it."""

    day: str
    contacted: int
    asked: int
    named: int


def day_counts(book: Book, first: date, last: date) -> list[DayCount]:
    """For each day from the first to the last: people contacted, asked, and who gave a name."""
    lines = book.lines(
        _DayLine,
        "SELECT day, count(*) AS contacted, sum(best > 0) AS asked, sum(best > 1) AS named FROM "
        "(SELECT date(c.held_at, 'localtime') AS day, "
        "max(CASE cp.asked WHEN 'given' THEN 2 WHEN 'none' THEN 1 ELSE 0 END) AS best "
        "FROM call c JOIN call_person cp ON cp.call_id = c.id WHERE c.held_at >= ? AND c.held_at < ? "
        "GROUP BY day, cp.person_id) GROUP BY day",
        (start_of(first), start_of(last + timedelta(days=1))),
    )
    by_day = {line.day: line for line in lines}
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [_day_count(day, by_day.get(day.isoformat())) for day in days]


def _day_count(day: date, line: _DayLine | None) -> DayCount:
    return DayCount(day, line.contacted, line.asked, line.named) if line else DayCount(day)


def four_weeks(book: Book, today: date) -> list[DayCount]:
    """Each day's count from the first day of the week three weeks before this one until today."""
    return day_counts(book, week_of(today) - timedelta(days=FOUR_WEEKS - 7), today)


def week_done(book: Book, day: date) -> WeekDone:
    """What the week of a day brought so far.

    People contacted and asked, each once a day; prospects that nobody had named before; visits and video calls.
    """
    first = week_of(day)
    last = first + timedelta(days=6)
    counts = day_counts(book, first, last)
    [(prospects, meetings)] = book.rows(
        "SELECT (SELECT count(DISTINCT r.account_id) FROM referral r WHERE r.named_on BETWEEN :first AND :last "
        "AND NOT EXISTS (SELECT 1 FROM referral e WHERE e.account_id = r.account_id AND e.named_on < :first)), "
        "(SELECT count(*) FROM call WHERE channel IN ('visit', 'video') AND held_at >= :since AND held_at < :until)",
        {
            "first": first.isoformat(),
            "last": last.isoformat(),
            "since": start_of(first),
            "until": start_of(last + timedelta(days=1)),
        },
    )
    return WeekDone(
        contacts=sum(count.contacted for count in counts),
        asks=sum(count.asked for count in counts),
        prospects=prospects,
        meetings=meetings,
    )


# -- what is planned


def week_plan(book: Book, day: date) -> WeekPlan | None:
    """What the week of a day is to bring, if it was planned."""
    row = book.row(
        "SELECT contacts, asks, prospects, meetings FROM week_plan WHERE week_on = ?",
        (monday_of(day).isoformat(),),
    )
    return WeekPlan(*row) if row else None


class ProspectingTask(NamedTuple):
    """A task for finding prospects, behind the plan of a week."""

    task_id: int
    what: str
    due_on: date
    account_id: int | None
    account: str
    person_id: int | None
    person: str
    is_done: bool


class _TaskLine(NamedTuple):
    """A task for finding prospects as it is stored."""

    task_id: int
    what: str
    due_on: str
    account_id: int | None
    account: str
    person_id: int | None
    person: str
    done_at: str | None


_TASKS = (
    "SELECT t.id AS task_id, t.what, t.due_on, t.account_id, coalesce(a.name, '') AS account, t.person_id, "
    "coalesce(p.name, '') AS person, t.done_at FROM task t LEFT JOIN account a ON a.id = t.account_id "
    "LEFT JOIN person p ON p.id = t.person_id WHERE t.is_prospecting AND "
)


def prospecting_tasks(book: Book, day: date) -> list[ProspectingTask]:
    """The tasks for finding prospects of the week of a day: those due in it, then those done in it.

    What was due before and is still open stays in its own week (`tasks_left`): it is carried over by moving it.
    """
    first = week_of(day)
    lines = book.lines(
        _TaskLine,
        f"SELECT * FROM ({_TASKS} t.done_at IS NULL AND t.due_on BETWEEN :first AND :last "
        f"UNION ALL {_TASKS} t.done_at >= :since AND t.done_at < :until) "
        "ORDER BY done_at IS NOT NULL, done_at, due_on, task_id",
        {
            "first": first.isoformat(),
            "last": (first + timedelta(days=6)).isoformat(),
            "since": start_of(first),
            "until": start_of(first + timedelta(days=7)),
        },
    )
    return [_prospecting_task(line) for line in lines]


def tasks_left(book: Book, day: date) -> list[ProspectingTask]:
    """The tasks for finding prospects that were due before the week of a day and are still open, the oldest first."""
    lines = book.lines(
        _TaskLine,
        f"{_TASKS} t.done_at IS NULL AND t.due_on < ? ORDER BY t.due_on, t.id",
        (week_of(day).isoformat(),),
    )
    return [_prospecting_task(line) for line in lines]


def _prospecting_task(line: _TaskLine) -> ProspectingTask:
    return ProspectingTask(
        task_id=line.task_id,
        what=line.what,
        due_on=date.fromisoformat(line.due_on),
        account_id=line.account_id,
        account=line.account,
        person_id=line.person_id,
        person=line.person,
        is_done=line.done_at is not None,
    )


# -- all of it


class Week(NamedTuple):
    """The week at hand: each day's count of the last four weeks, the plan, what is done, and what stands open."""

    first: date
    """Its first day."""
    days: Sequence[DayCount]
    plan: WeekPlan | None
    done: WeekDone
    not_asked: Sequence[str]
    """People spoken to today who were not asked."""
    tasks: Sequence[ProspectingTask]
    left: Sequence[ProspectingTask]
    """Tasks of earlier weeks that are still open."""

    def count_on(self, today: date) -> DayCount:
        """Today's count."""
        return next((count for count in self.days if count.day == today), DayCount(today))


def week_at_hand(book: Book, today: date) -> Week:
    """The week of a day with all that belongs to it."""
    return Week(
        week_of(today),
        four_weeks(book, today),
        week_plan(book, today),
        week_done(book, today),
        [contacted.person for contacted in contacted_on(book, today) if contacted.asked is Asked.NOT_ASKED],
        prospecting_tasks(book, today),
        tasks_left(book, today),
    )
