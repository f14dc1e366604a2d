"""Who named whom, the four questions, the plan of a week."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, Index, Text
from sqlmodel import Field, SQLModel

from kamtui.domain.chain.words import Answer, MayUse, Question, Source
from kamtui.store.book.tables.columns import (
    Day,
    Moment,
    day_check,
    key_field,
    moment_check,
    money_field,
    number_field,
    one_of,
    points_to,
    text_field,
)


class Referral(SQLModel, table=True):
    """A prospect was named, by a person or from a source without one (K20-K24)."""

    __table_args__ = (
        day_check("named_on"),
        one_of("source", Source),
        one_of("may_use_name", MayUse),
        CheckConstraint("fee >= 0"),
        day_check("thanked_on"),
        moment_check("created_at"),
        Index("referral_account", "account_id"),
        Index("referral_by", "by_person_id"),
        Index("referral_call", "call_id"),
        Index("referral_named", "named_on"),
        Index("referral_person", "person_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    person_id: int | None = points_to("person.id", on_delete="SET NULL")
    named_on: date = Field(sa_column=Column(Day, nullable=False))
    source: str = Field(sa_column=Column(Text, nullable=False))
    by_person_id: int | None = points_to("person.id", on_delete="SET NULL")
    call_id: int | None = points_to("call.id", on_delete="SET NULL")
    why: str = text_field()
    may_use_name: str = Field(default=MayUse.NOT_ASKED.value, sa_column=Column(Text, nullable=False))
    fee: int | None = money_field()
    thanked_on: date | None = Field(default=None, sa_column=Column(Day))
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Qualification(SQLModel, table=True):
    """An answer to one of the four questions about a prospect, of a day; the present is the latest (K23)."""

    __table_args__ = (
        one_of("question", Question),
        one_of("answer", Answer),
        day_check("answered_on"),
        Index("qualification_account", "account_id", "question", "answered_on"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    question: str = Field(sa_column=Column(Text, nullable=False))
    answer: str = Field(sa_column=Column(Text, nullable=False))
    note: str = text_field()
    answered_on: date = Field(sa_column=Column(Day, nullable=False))


class WeekPlan(SQLModel, table=True):
    """What a week, known by its Monday, is to bring (K25); empty is not planned."""

    __tablename__ = "week_plan"
    __table_args__ = (
        day_check("week_on"),
        CheckConstraint("strftime('%w', week_on) = '1'"),
        CheckConstraint("contacts >= 0"),
        CheckConstraint("asks >= 0"),
        CheckConstraint("prospects >= 0"),
        CheckConstraint("meetings >= 0"),
        Index("week_plan_week", "week_on", unique=True),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    week_on: date = Field(sa_column=Column(Day, nullable=False))
    contacts: int | None = number_field()
    asks: int | None = number_field()
    prospects: int | None = number_field()
    meetings: int | None = number_field()
