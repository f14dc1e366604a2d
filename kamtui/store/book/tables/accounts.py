"""Accounts, people, how they are reached and how they stand to us."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text
from sqlmodel import Field, SQLModel

from kamtui.domain.accounts.words import Language, PersonStatus, ReachKind, Stage
from kamtui.domain.center.words import Confidence, Stance
from kamtui.store.book.tables.columns import (
    Day,
    Moment,
    day_check,
    day_of_each_year,
    flag_check,
    key_field,
    moment_check,
    money_field,
    number_field,
    one_of,
    optional_text_field,
    points_to,
    positive_check,
    roles_check,
    text_field,
)


class Account(SQLModel, table=True):
    """One organisation for life: prospect, customer, former, lost (K2-K8)."""

    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 500"),
        one_of("stage", Stage),
        flag_check("is_key"),
        positive_check("greet_every_days"),
        CheckConstraint("greet_latest_days >= greet_every_days"),
        CheckConstraint("estimated_spend >= 0"),
        day_check("renewal_on"),
        moment_check("created_at"),
        day_check("won_on"),
        day_check("lost_on"),
        one_of("language", Language),
        CheckConstraint(f"firm_day IS date(firm_day, '+0 days') OR ({day_of_each_year('firm_day')})"),
        Index("account_stage", "stage"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    name: str = Field(sa_column=Column(Text, nullable=False))
    legal_name: str = text_field()
    registration_number: str = text_field()
    industry: str = text_field()
    city: str = text_field()
    country: str = text_field()
    stage: str = Field(sa_column=Column(Text, nullable=False))
    is_key: bool = Field(default=False, sa_column=Column(Integer, nullable=False))
    greet_every_days: int | None = number_field()
    greet_latest_days: int | None = number_field()
    estimated_spend: int | None = money_field()
    renewal_on: date | None = Field(default=None, sa_column=Column(Day))
    vulnerability: str = text_field()
    note: str = text_field()
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    won_on: date | None = Field(default=None, sa_column=Column(Day))
    lost_on: date | None = Field(default=None, sa_column=Column(Day))
    lost_reason: str = text_field()
    # In which they are written to.
    language: str | None = optional_text_field()
    # Its own feast: 1998-10-26, or --10-26 where the year is not known.
    firm_day: str | None = optional_text_field()


class Person(SQLModel, table=True):
    """Somebody who has a part in a purchase, or an empty seat: a known gap on the map (K11-K13)."""

    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 500"),
        flag_check("is_adviser"),
        flag_check("is_empty_seat"),
        flag_check("is_influence_center"),
        CheckConstraint("reports_to_id <> id"),
        roles_check(),
        positive_check("contact_every_days"),
        CheckConstraint("contact_latest_days >= contact_every_days"),
        one_of("status", PersonStatus),
        CheckConstraint(f"birthday IS date(birthday, '+0 days') OR ({day_of_each_year('birthday')})"),
        moment_check("created_at"),
        CheckConstraint(f"name_day GLOB '[a-z]*' OR ({day_of_each_year('name_day')})"),
        flag_check("is_greeted"),
        one_of("target_stance", Stance),
        day_check("target_on"),
        Index("person_account", "account_id"),
        Index("person_reports_to", "reports_to_id"),
        Index("person_contact_every", "contact_every_days"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int | None = points_to("account.id", on_delete="CASCADE")
    name: str = Field(sa_column=Column(Text, nullable=False))
    is_adviser: bool = Field(default=False, sa_column=Column(Integer, nullable=False))
    is_empty_seat: bool = Field(default=False, sa_column=Column(Integer, nullable=False))
    title: str = text_field()
    department: str = text_field()
    reports_to_id: int | None = points_to("person.id", on_delete="SET NULL")
    roles: str = text_field()
    goals: str = text_field()
    interests: str = text_field()
    # 1980-03-14, or --03-14 where the year is not known.
    birthday: str | None = optional_text_field()
    contact_every_days: int | None = number_field()
    contact_latest_days: int | None = number_field()
    is_influence_center: bool = Field(default=False, sa_column=Column(Integer, nullable=False))
    status: str = Field(default=PersonStatus.ACTIVE.value, sa_column=Column(Text, nullable=False))
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    note: str = text_field()
    # Empty is reckoned from the first name; else none, --05-06, or the name of a feast that moves with Easter.
    name_day: str | None = optional_text_field()
    is_greeted: bool = Field(default=True, sa_column=Column(Integer, nullable=False))
    # The stance that we want of them, by when, and what is done for it next (K12).
    target_stance: str | None = optional_text_field()
    target_on: date | None = Field(default=None, sa_column=Column(Day))
    target_move: str = text_field()


class Reach(SQLModel, table=True):
    """By what an account or a person can be reached, as it was typed; of one kind, the smallest place comes first (K11)."""

    __table_args__ = (
        CheckConstraint("(account_id IS NULL) <> (person_id IS NULL)"),
        one_of("kind", ReachKind),
        CheckConstraint("length(value) > 0"),
        positive_check("place"),
        Index("reach_account", "account_id", "kind", "place"),
        Index("reach_person", "person_id", "kind", "place"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int | None = points_to("account.id", on_delete="CASCADE")
    person_id: int | None = points_to("person.id", on_delete="CASCADE")
    kind: str = Field(sa_column=Column(Text, nullable=False))
    value: str = Field(sa_column=Column(Text, nullable=False))
    label: str = text_field()
    place: int = number_field(nullable=False)


class StanceReading(SQLModel, table=True):
    """How a person stood to us on a day; readings are added, never overwritten (K12)."""

    __tablename__ = "stance_reading"
    __table_args__ = (
        one_of("stance", Stance),
        CheckConstraint("influence BETWEEN 1 AND 5"),
        one_of("confidence", Confidence),
        day_check("read_on"),
        Index("stance_reading_person", "person_id", "read_on"),
        Index("stance_reading_call", "call_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    person_id: int = points_to("person.id", on_delete="CASCADE", nullable=False)
    read_on: date = Field(sa_column=Column(Day, nullable=False))
    stance: str | None = Field(default=None, sa_column=Column(Text))
    influence: int | None = number_field()
    confidence: str = Field(default=Confidence.ASSUMED.value, sa_column=Column(Text, nullable=False))
    reason: str = text_field()
    call_id: int | None = points_to("call.id", on_delete="SET NULL")


class AccountApart(SQLModel, table=True):
    """Two accounts that look alike and are two, the smaller id first: they are not listed as likely one any more."""

    __tablename__ = "account_apart"
    __table_args__ = (
        CheckConstraint("account_id <> other_account_id"),
        day_check("told_on"),
        Index("account_apart_both", "account_id", "other_account_id", unique=True),
        Index("account_apart_other", "other_account_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    other_account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    told_on: date = Field(sa_column=Column(Day, nullable=False))


class PersonApart(SQLModel, table=True):
    """Two people who look alike and are two, the smaller id first: they are not listed as likely one any more."""

    __tablename__ = "person_apart"
    __table_args__ = (
        CheckConstraint("person_id <> other_person_id"),
        day_check("told_on"),
        Index("person_apart_both", "person_id", "other_person_id", unique=True),
        Index("person_apart_other", "other_person_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    person_id: int = points_to("person.id", on_delete="CASCADE", nullable=False)
    other_person_id: int = points_to("person.id", on_delete="CASCADE", nullable=False)
    told_on: date = Field(sa_column=Column(Day, nullable=False))
