"""Tasks, what the walk through the review settled, and what comes first on a day."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text
from sqlmodel import Field, SQLModel

from kamtui.domain.day.words import Settled
from kamtui.store.book.tables.columns import (
    Day,
    Moment,
    day_check,
    flag_check,
    key_field,
    moment_check,
    number_field,
    one_of,
    optional_text_field,
    points_to,
    text_field,
)


class Task(SQLModel, table=True):
    """Something to do by a day: also the next step of a call (K15)."""

    __table_args__ = (
        CheckConstraint("length(what) BETWEEN 1 AND 500"),
        CheckConstraint("due_time IS strftime('%H:%M', due_time, '+0 days')"),
        CheckConstraint("times_put_off >= 0"),
        day_check("due_on"),
        moment_check("done_at"),
        moment_check("created_at"),
        Index("task_due", "done_at", "due_on"),
        Index("task_account", "account_id", "done_at", "due_on"),
        Index("task_person", "person_id", "done_at", "due_on"),
        Index("task_call", "call_id"),
        Index("task_term", "term_id"),
        Index("task_problem", "problem_id"),
        Index("task_previous", "previous_id"),
        CheckConstraint("length(repeat_rule) BETWEEN 1 AND 500"),
        day_check("repeat_from_on"),
        CheckConstraint("(repeat_rule IS NULL) = (repeat_from_on IS NULL)"),
        day_check("repeat_on"),
        CheckConstraint("(repeat_rule IS NULL) = (repeat_on IS NULL)"),
        CheckConstraint("previous_id <> id"),
        flag_check("is_prospecting"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    what: str = Field(sa_column=Column(Text, nullable=False))
    due_on: date = Field(sa_column=Column(Day, nullable=False))
    due_time: str | None = Field(default=None, sa_column=Column(Text))
    account_id: int | None = points_to("account.id", on_delete="CASCADE")
    person_id: int | None = points_to("person.id", on_delete="SET NULL")
    call_id: int | None = points_to("call.id", on_delete="SET NULL")
    done_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    times_put_off: int = Field(default=0, sa_column=Column(Integer, nullable=False))
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    term_id: int | None = points_to("term.id", on_delete="SET NULL")
    problem_id: int | None = points_to("problem.id", on_delete="SET NULL")
    # A task that comes again: its rule, the day from which the rule counts, and the day by the rule
    # that this task stands for, which putting it off does not move.
    repeat_rule: str | None = optional_text_field()
    repeat_from_on: date | None = Field(default=None, sa_column=Column(Day))
    repeat_on: date | None = Field(default=None, sa_column=Column(Day))
    previous_id: int | None = points_to("task.id", on_delete="SET NULL")
    is_prospecting: bool = Field(default=False, sa_column=Column(Integer, nullable=False))


class ReviewMark(SQLModel, table=True):
    """How a line of the day's review was settled in a walk, so that it can be left and taken up again."""

    __tablename__ = "review_mark"
    __table_args__ = (
        day_check("reviewed_on"),
        CheckConstraint("length(line_key) BETWEEN 1 AND 500"),
        one_of("settled", Settled),
        Index("review_mark_day", "reviewed_on"),
        Index("review_mark_account", "account_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    reviewed_on: date = Field(sa_column=Column(Day, nullable=False))
    account_id: int | None = points_to("account.id", on_delete="CASCADE")
    line_key: str = Field(sa_column=Column(Text, nullable=False))
    what: str = text_field()
    settled: str = Field(sa_column=Column(Text, nullable=False))


class DayFirst(SQLModel, table=True):
    """One of the first three things of a day, chosen when the day before was closed."""

    __tablename__ = "day_first"
    __table_args__ = (
        day_check("day"),
        CheckConstraint("place BETWEEN 1 AND 3"),
        CheckConstraint("task_id IS NOT NULL OR term_id IS NOT NULL"),
        Index("day_first_day", "day", "place", unique=True),
        Index("day_first_task", "task_id"),
        Index("day_first_term", "term_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    day: date = Field(sa_column=Column(Day, nullable=False))
    place: int = number_field(nullable=False)
    task_id: int | None = points_to("task.id", on_delete="CASCADE")
    term_id: int | None = points_to("term.id", on_delete="CASCADE")
