"""Accounts, people, how they are reached and how they stand to us."""

from datetime import date, datetime

from kamtui.domain.accounts.words import Language, PersonStatus, ReachKind, Stage
from kamtui.domain.center.words import Confidence, Stance
from kamtui.store.book.tables.checks import (
    day_check,
    day_of_each_year,
    flag_check,
    moment_check,
    one_of,
    positive_check,
    roles_check,
)
from kamtui.store.book.tables.row import Row, amount, index, points_to


class Account(Row):
    """One organisation for life: prospect, customer, former, lost (K2-K8)."""

    CHECKS = (
        "length(name) BETWEEN 1 AND 500",
        one_of("stage", Stage),
        flag_check("is_key"),
        positive_check("greet_every_days"),
        "greet_latest_days >= greet_every_days",
        "estimated_spend >= 0",
        day_check("renewal_on"),
        moment_check("created_at"),
        day_check("won_on"),
        day_check("lost_on"),
        one_of("language", Language),
        f"firm_day IS date(firm_day, '+0 days') OR ({day_of_each_year('firm_day')})",
    )
    INDEXES = (index("account_stage", "stage"),)
    id: int
    name: str
    legal_name: str = ""
    registration_number: str = ""
    industry: str = ""
    city: str = ""
    country: str = ""
    stage: str
    is_key: bool = False
    greet_every_days: int | None = None
    greet_latest_days: int | None = None
    estimated_spend: int | None = amount(default=None)
    renewal_on: date | None = None
    vulnerability: str = ""
    note: str = ""
    created_at: datetime
    won_on: date | None = None
    lost_on: date | None = None
    lost_reason: str = ""
    # In which they are written to.
    language: str | None = None
    # Its own feast: 1998-10-26, or --10-26 where the year is not known.
    firm_day: str | None = None


class Person(Row):
    """Somebody who has a part in a purchase, or an empty seat: a known gap on the map (K11-K13)."""

    CHECKS = (
        "length(name) BETWEEN 1 AND 500",
        flag_check("is_adviser"),
        flag_check("is_empty_seat"),
        flag_check("is_influence_center"),
        "reports_to_id <> id",
        roles_check(),
        positive_check("contact_every_days"),
        "contact_latest_days >= contact_every_days",
        one_of("status", PersonStatus),
        f"birthday IS date(birthday, '+0 days') OR ({day_of_each_year('birthday')})",
        moment_check("created_at"),
        f"name_day GLOB '[a-z]*' OR ({day_of_each_year('name_day')})",
        flag_check("is_greeted"),
        one_of("target_stance", Stance),
        day_check("target_on"),
    )
    INDEXES = (
        index("person_account", "account_id"),
        index("person_reports_to", "reports_to_id"),
        index("person_contact_every", "contact_every_days"),
    )
    id: int
    account_id: int | None = points_to("account", "CASCADE", default=None)
    name: str
    is_adviser: bool = False
    is_empty_seat: bool = False
    title: str = ""
    department: str = ""
    reports_to_id: int | None = points_to("person", "SET NULL", default=None)
    roles: str = ""
    goals: str = ""
    interests: str = ""
    # 1980-03-14, or --03-14 where the year is not known.
    birthday: str | None = None
    contact_every_days: int | None = None
    contact_latest_days: int | None = None
    is_influence_center: bool = False
    status: str = PersonStatus.ACTIVE.value
    created_at: datetime
    note: str = ""
    # Empty is reckoned from the first name; else none, --05-06, or the name of a feast that moves with Easter.
    name_day: str | None = None
    is_greeted: bool = True
    # The stance that we want of them, by when, and what is done for it next (K12).
    target_stance: str | None = None
    target_on: date | None = None
    target_move: str = ""


class Reach(Row):
    """By what an account or a person can be reached, as it was typed; of one kind, the smallest place comes first (K11)."""

    CHECKS = (
        "(account_id IS NULL) <> (person_id IS NULL)",
        one_of("kind", ReachKind),
        "length(value) > 0",
        positive_check("place"),
    )
    INDEXES = (
        index("reach_account", "account_id", "kind", "place"),
        index("reach_person", "person_id", "kind", "place"),
    )
    id: int
    account_id: int | None = points_to("account", "CASCADE", default=None)
    person_id: int | None = points_to("person", "CASCADE", default=None)
    kind: str
    value: str
    label: str = ""
    place: int


class StanceReading(Row):
    """How a person stood to us on a day; readings are added, never overwritten (K12)."""

    CHECKS = (
        one_of("stance", Stance),
        "influence BETWEEN 1 AND 5",
        one_of("confidence", Confidence),
        day_check("read_on"),
    )
    INDEXES = (
        index("stance_reading_person", "person_id", "read_on"),
        index("stance_reading_call", "call_id"),
    )
    id: int
    person_id: int = points_to("person", "CASCADE")
    read_on: date
    stance: str | None = None
    influence: int | None = None
    confidence: str = Confidence.ASSUMED.value
    reason: str = ""
    call_id: int | None = points_to("call", "SET NULL", default=None)


class AccountApart(Row):
    """Two accounts that look alike and are two, the smaller id first: they are not listed as likely one any more."""

    CHECKS = (
        "account_id <> other_account_id",
        day_check("told_on"),
    )
    INDEXES = (
        index("account_apart_both", "account_id", "other_account_id", unique=True),
        index("account_apart_other", "other_account_id"),
    )
    id: int
    account_id: int = points_to("account", "CASCADE")
    other_account_id: int = points_to("account", "CASCADE")
    told_on: date


class PersonApart(Row):
    """Two people who look alike and are two, the smaller id first: they are not listed as likely one any more."""

    CHECKS = (
        "person_id <> other_person_id",
        day_check("told_on"),
    )
    INDEXES = (
        index("person_apart_both", "person_id", "other_person_id", unique=True),
        index("person_apart_other", "other_person_id"),
    )
    id: int
    person_id: int = points_to("person", "CASCADE")
    other_person_id: int = points_to("person", "CASCADE")
    told_on: date
