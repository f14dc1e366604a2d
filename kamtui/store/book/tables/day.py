"""Tasks, what the walk through the review settled, and what comes first on a day."""

from datetime import date, datetime

from kamtui.domain.day.words import Settled
from kamtui.store.book.tables.checks import (
    day_check,
    flag_check,
    moment_check,
    one_of,
)
from kamtui.store.book.tables.row import Row, index, points_to


class Task(Row):
    """Something to do by a day: also the next step of a call (K15)."""

    CHECKS = (
        "length(what) BETWEEN 1 AND 500",
        "due_time IS strftime('%H:%M', due_time, '+0 days')",
        "times_put_off >= 0",
        day_check("due_on"),
        moment_check("done_at"),
        moment_check("created_at"),
        "length(repeat_rule) BETWEEN 1 AND 500",
        day_check("repeat_from_on"),
        "(repeat_rule IS NULL) = (repeat_from_on IS NULL)",
        day_check("repeat_on"),
        "(repeat_rule IS NULL) = (repeat_on IS NULL)",
        "previous_id <> id",
        flag_check("is_prospecting"),
    )
    INDEXES = (
        index("task_due", "done_at", "due_on"),
        index("task_account", "account_id", "done_at", "due_on"),
        index("task_person", "person_id", "done_at", "due_on"),
        index("task_call", "call_id"),
        index("task_term", "term_id"),
        index("task_problem", "problem_id"),
        index("task_previous", "previous_id"),
    )
    id: int
    what: str
    due_on: date
    due_time: str | None = None
    account_id: int | None = points_to("account", "CASCADE", default=None)
    person_id: int | None = points_to("person", "SET NULL", default=None)
    call_id: int | None = points_to("call", "SET NULL", default=None)
    done_at: datetime | None = None
    times_put_off: int = 0
    created_at: datetime
    term_id: int | None = points_to("term", "SET NULL", default=None)
    problem_id: int | None = points_to("problem", "SET NULL", default=None)
    # A task that comes again: its rule, the day from which the rule counts, and the day by the rule
    # that this task stands for, which putting it off does not move.
    repeat_rule: str | None = None
    repeat_from_on: date | None = None
    repeat_on: date | None = None
    previous_id: int | None = points_to("task", "SET NULL", default=None)
    is_prospecting: bool = False


class ReviewMark(Row):
    """How a line of the day's review was settled in a walk, so that it can be left and taken up again."""

    CHECKS = (
        day_check("reviewed_on"),
        "length(line_key) BETWEEN 1 AND 500",
        one_of("settled", Settled),
    )
    INDEXES = (
        index("review_mark_day", "reviewed_on"),
        index("review_mark_account", "account_id"),
    )
    id: int
    reviewed_on: date
    account_id: int | None = points_to("account", "CASCADE", default=None)
    line_key: str
    what: str = ""
    settled: str


class DayFirst(Row):
    """One of the first three things of a day, chosen when the day before was closed."""

    CHECKS = (
        day_check("day"),
        "place BETWEEN 1 AND 3",
        "task_id IS NOT NULL OR term_id IS NOT NULL",
    )
    INDEXES = (
        index("day_first_day", "day", "place", unique=True),
        index("day_first_task", "task_id"),
        index("day_first_term", "term_id"),
    )
    id: int
    day: date
    place: int
    task_id: int | None = points_to("task", "CASCADE", default=None)
    term_id: int | None = points_to("term", "CASCADE", default=None)
