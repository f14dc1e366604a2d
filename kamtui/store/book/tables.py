"""The book's tables: columns and constraints, no methods.

SQLModel rows are used for changes only; reads go by plain SQL, because importing SQLModel costs
more than the first screen. That is why no other module of the package imports this one at its top:
changes import it when the first of them is made. `migrations` makes the same schema in SQL, and a
test holds the two together.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text, TypeDecorator, text
from sqlmodel import Field, SQLModel

from kamtui.domain.time.moments import read_stored, write_stored
from kamtui.domain.words import (
    Answer,
    Asked,
    BeganBy,
    Bond,
    Bound,
    Channel,
    Confidence,
    Consent,
    FavourWay,
    Mark,
    MayUse,
    Outcome,
    OwedBy,
    PersonStatus,
    PortfolioState,
    ProblemKind,
    ProblemState,
    Question,
    ReachKind,
    Role,
    Settled,
    Source,
    Stage,
    Stance,
    TermCategory,
    TermState,
    TieKind,
    Topic,
)


class Day(TypeDecorator[date]):
    """A calendar day as ISO text, so that the file stays readable and sorts by itself."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Any) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment as UTC text to the second (2026-11-22T08:15:00Z)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return None if value is None else write_stored(value)

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return None if value is None else read_stored(value)


def _key() -> Any:
    return Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))


def _text(*, default: str | None = "") -> Any:
    return Field(default=default, sa_column=Column(Text, nullable=False))


def _text_or_none() -> Any:
    return Field(default=None, sa_column=Column(Text))


def _one_of(column: str, codes: type[Any]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(c.value) for c in codes)})")


def _flag(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN (0, 1)")


def _day(column: str) -> CheckConstraint:
    # `IS`, because date('nonsense') is NULL and a NULL check passes; `+0 days`, because without
    # it 30 February stays as it is.
    return CheckConstraint(f"{column} IS date({column}, '+0 days')")


def _month(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IS date({column}, 'start of month')")


def _moment(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IS strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '+0 days')")


def _positive(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} > 0")


def _number(nullable: bool = True) -> Any:
    return Field(default=None, sa_column=Column(Integer, nullable=nullable))


def _points_to(target: str, *, on_delete: str, nullable: bool = True) -> Any:
    return Field(
        default=None,
        sa_column=Column(Integer, ForeignKey(target, ondelete=on_delete), nullable=nullable),
    )


def _roles_check() -> CheckConstraint:
    rest = "roles"
    for role in Role:
        rest = f"replace({rest}, '{role.value}', '')"
    return CheckConstraint(f"trim({rest}) = ''")


class Account(SQLModel, table=True):
    """One organisation for life: prospect, customer, former, lost (K2-K8)."""

    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 500"),
        _one_of("stage", Stage),
        _flag("is_key"),
        _positive("greet_every_days"),
        CheckConstraint("greet_latest_days >= greet_every_days"),
        CheckConstraint("estimated_spend >= 0"),
        _day("renewal_on"),
        _moment("created_at"),
        _day("won_on"),
        _day("lost_on"),
        Index("account_stage", "stage"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    name: str = Field(sa_column=Column(Text, nullable=False))
    legal_name: str = _text()
    registration_number: str = _text()
    industry: str = _text()
    city: str = _text()
    country: str = _text()
    stage: str = Field(sa_column=Column(Text, nullable=False))
    is_key: bool = Field(default=False, sa_column=Column(Integer, nullable=False))
    greet_every_days: int | None = _number()
    greet_latest_days: int | None = _number()
    estimated_spend: int | None = _number()
    renewal_on: date | None = Field(default=None, sa_column=Column(Day))
    vulnerability: str = _text()
    note: str = _text()
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    won_on: date | None = Field(default=None, sa_column=Column(Day))
    lost_on: date | None = Field(default=None, sa_column=Column(Day))
    lost_reason: str = _text()


class Person(SQLModel, table=True):
    """Somebody who has a part in a purchase, or an empty seat: a known gap on the map (K11-K13)."""

    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 500"),
        _flag("is_adviser"),
        _flag("is_empty_seat"),
        _flag("is_influence_center"),
        CheckConstraint("reports_to_id <> id"),
        _roles_check(),
        _positive("contact_every_days"),
        CheckConstraint("contact_latest_days >= contact_every_days"),
        _one_of("status", PersonStatus),
        CheckConstraint(
            "birthday IS date(birthday, '+0 days') OR (birthday GLOB '--[01][0-9]-[0-3][0-9]' "
            "AND '2000' || substr(birthday, 2) IS date('2000' || substr(birthday, 2), '+0 days'))"
        ),
        _moment("created_at"),
        Index("person_account", "account_id"),
        Index("person_reports_to", "reports_to_id"),
        Index("person_contact_every", "contact_every_days"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int | None = _points_to("account.id", on_delete="CASCADE")
    name: str = Field(sa_column=Column(Text, nullable=False))
    is_adviser: bool = Field(default=False, sa_column=Column(Integer, nullable=False))
    is_empty_seat: bool = Field(default=False, sa_column=Column(Integer, nullable=False))
    title: str = _text()
    department: str = _text()
    reports_to_id: int | None = _points_to("person.id", on_delete="SET NULL")
    roles: str = _text()
    goals: str = _text()
    interests: str = _text()
    # 1980-03-14, or --03-14 where the year is not known.
    birthday: str | None = _text_or_none()
    contact_every_days: int | None = _number()
    contact_latest_days: int | None = _number()
    is_influence_center: bool = Field(default=False, sa_column=Column(Integer, nullable=False))
    status: str = Field(default=PersonStatus.ACTIVE.value, sa_column=Column(Text, nullable=False))
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    note: str = _text()


class Reach(SQLModel, table=True):
    """By what an account or a person can be reached, as it was typed; of one kind, the smallest place comes first (K11)."""

    __table_args__ = (
        CheckConstraint("(account_id IS NULL) <> (person_id IS NULL)"),
        _one_of("kind", ReachKind),
        CheckConstraint("length(value) > 0"),
        _positive("place"),
        Index("reach_account", "account_id", "kind", "place"),
        Index("reach_person", "person_id", "kind", "place"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int | None = _points_to("account.id", on_delete="CASCADE")
    person_id: int | None = _points_to("person.id", on_delete="CASCADE")
    kind: str = Field(sa_column=Column(Text, nullable=False))
    value: str = Field(sa_column=Column(Text, nullable=False))
    label: str = _text()
    place: int = _number(nullable=False)


class StanceReading(SQLModel, table=True):
    """How a person stood to us on a day; readings are added, never overwritten (K12)."""

    __tablename__ = "stance_reading"
    __table_args__ = (
        _one_of("stance", Stance),
        CheckConstraint("influence BETWEEN 1 AND 5"),
        _one_of("confidence", Confidence),
        _day("read_on"),
        Index("stance_reading_person", "person_id", "read_on"),
        Index("stance_reading_call", "call_id"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    person_id: int = _points_to("person.id", on_delete="CASCADE", nullable=False)
    read_on: date = Field(sa_column=Column(Day, nullable=False))
    stance: str | None = Field(default=None, sa_column=Column(Text))
    influence: int | None = _number()
    confidence: str = Field(default=Confidence.ASSUMED.value, sa_column=Column(Text, nullable=False))
    reason: str = _text()
    call_id: int | None = _points_to("call.id", on_delete="SET NULL")


class Call(SQLModel, table=True):
    """One conversation, however it was held (K17, K20)."""

    __table_args__ = (
        CheckConstraint("minutes > 0"),
        _one_of("channel", Channel),
        _one_of("began_by", BeganBy),
        _moment("held_at"),
        _moment("created_at"),
        Index("call_held", "held_at"),
        Index("call_account", "account_id", "held_at"),
        Index("call_channel", "channel", "held_at"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int | None = _points_to("account.id", on_delete="CASCADE")
    held_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    minutes: int | None = _number()
    channel: str = Field(sa_column=Column(Text, nullable=False))
    began_by: str = Field(sa_column=Column(Text, nullable=False))
    purpose: str = _text()
    note: str = _text()
    result: str = _text()
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class CallPerson(SQLModel, table=True):
    """A person in a call, and whether they were asked for a further prospect (K20)."""

    __tablename__ = "call_person"
    __table_args__ = (
        _one_of("asked", Asked),
        Index("call_person_call", "call_id", "person_id", unique=True),
        Index("call_person_person", "person_id", "call_id"),
        # Few were asked, and when somebody was asked last is looked up for many people at once.
        Index("call_person_asked", "person_id", "call_id", sqlite_where=text("asked <> 'not_asked'")),
        {"sqlite_strict": True},
    )
    id: int = _key()
    call_id: int = _points_to("call.id", on_delete="CASCADE", nullable=False)
    person_id: int = _points_to("person.id", on_delete="CASCADE", nullable=False)
    asked: str = Field(default=Asked.NOT_ASKED.value, sa_column=Column(Text, nullable=False))
    why_not: str = _text()


class Task(SQLModel, table=True):
    """Something to do by a day: also the next step of a call (K15)."""

    __table_args__ = (
        CheckConstraint("length(what) BETWEEN 1 AND 500"),
        CheckConstraint("due_time IS strftime('%H:%M', due_time, '+0 days')"),
        CheckConstraint("times_put_off >= 0"),
        _day("due_on"),
        _moment("done_at"),
        _moment("created_at"),
        Index("task_due", "done_at", "due_on"),
        Index("task_account", "account_id", "done_at", "due_on"),
        Index("task_person", "person_id", "done_at", "due_on"),
        Index("task_call", "call_id"),
        Index("task_term", "term_id"),
        Index("task_problem", "problem_id"),
        Index("task_previous", "previous_id"),
        CheckConstraint("length(repeat_rule) BETWEEN 1 AND 500"),
        _day("repeat_from_on"),
        CheckConstraint("(repeat_rule IS NULL) = (repeat_from_on IS NULL)"),
        _day("repeat_on"),
        CheckConstraint("(repeat_rule IS NULL) = (repeat_on IS NULL)"),
        CheckConstraint("previous_id <> id"),
        _flag("is_prospecting"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    what: str = Field(sa_column=Column(Text, nullable=False))
    due_on: date = Field(sa_column=Column(Day, nullable=False))
    due_time: str | None = Field(default=None, sa_column=Column(Text))
    account_id: int | None = _points_to("account.id", on_delete="CASCADE")
    person_id: int | None = _points_to("person.id", on_delete="SET NULL")
    call_id: int | None = _points_to("call.id", on_delete="SET NULL")
    done_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    times_put_off: int = Field(default=0, sa_column=Column(Integer, nullable=False))
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    term_id: int | None = _points_to("term.id", on_delete="SET NULL")
    problem_id: int | None = _points_to("problem.id", on_delete="SET NULL")
    # A task that comes again: its rule, the day from which the rule counts, and the day by the rule
    # that this task stands for, which putting it off does not move.
    repeat_rule: str | None = _text_or_none()
    repeat_from_on: date | None = Field(default=None, sa_column=Column(Day))
    repeat_on: date | None = Field(default=None, sa_column=Column(Day))
    previous_id: int | None = _points_to("task.id", on_delete="SET NULL")
    is_prospecting: bool = Field(default=False, sa_column=Column(Integer, nullable=False))


class Membership(SQLModel, table=True):
    """Where a person was, and when: the map of an earlier day shows who was there then (K11).

    From `since_on` up to the day before `until_on`; open while they are there.
    """

    __table_args__ = (
        _day("since_on"),
        _day("until_on"),
        CheckConstraint("until_on >= since_on"),
        Index("membership_account", "account_id"),
        Index("membership_open", "person_id", unique=True, sqlite_where=text("until_on IS NULL")),
        Index("membership_person", "person_id", "since_on"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    person_id: int = _points_to("person.id", on_delete="CASCADE", nullable=False)
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    since_on: date = Field(sa_column=Column(Day, nullable=False))
    until_on: date | None = Field(default=None, sa_column=Column(Day))


class Tie(SQLModel, table=True):
    """What binds one person to another, from a day until it ended (K11).

    A conflict goes both ways and stands once, from the smaller id to the greater.
    """

    __table_args__ = (
        _one_of("kind", TieKind),
        CheckConstraint("from_person_id <> to_person_id"),
        CheckConstraint("kind <> 'conflicts' OR from_person_id < to_person_id"),
        CheckConstraint("strength BETWEEN 1 AND 3"),
        _one_of("confidence", Confidence),
        _day("made_on"),
        _day("ended_on"),
        CheckConstraint("ended_on >= made_on"),
        Index("tie_from", "from_person_id"),
        Index(
            "tie_standing",
            "from_person_id",
            "to_person_id",
            "kind",
            unique=True,
            sqlite_where=text("ended_on IS NULL"),
        ),
        Index("tie_to", "to_person_id"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    from_person_id: int = _points_to("person.id", on_delete="CASCADE", nullable=False)
    to_person_id: int = _points_to("person.id", on_delete="CASCADE", nullable=False)
    kind: str = Field(sa_column=Column(Text, nullable=False))
    strength: int = _number(nullable=False)
    confidence: str = Field(default=Confidence.ASSUMED.value, sa_column=Column(Text, nullable=False))
    note: str = _text()
    made_on: date = Field(sa_column=Column(Day, nullable=False))
    ended_on: date | None = Field(default=None, sa_column=Column(Day))


class Acceptance(SQLModel, table=True):
    """A warning that one lives with until a day, and why; `key` tells it from every other of its account or of none."""

    __table_args__ = (
        CheckConstraint("length(rule) BETWEEN 1 AND 500"),
        CheckConstraint("length(key) BETWEEN 1 AND 500"),
        CheckConstraint("length(reason) BETWEEN 1 AND 500"),
        _day("until_on"),
        _day("accepted_on"),
        CheckConstraint("until_on >= accepted_on"),
        Index("acceptance_account", "account_id", "until_on"),
        Index("acceptance_person", "person_id"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int | None = _points_to("account.id", on_delete="CASCADE")
    person_id: int | None = _points_to("person.id", on_delete="CASCADE")
    rule: str = Field(sa_column=Column(Text, nullable=False))
    key: str = Field(sa_column=Column(Text, nullable=False))
    reason: str = Field(sa_column=Column(Text, nullable=False))
    until_on: date = Field(sa_column=Column(Day, nullable=False))
    accepted_on: date = Field(sa_column=Column(Day, nullable=False))


class MapReview(SQLModel, table=True):
    """The day on which the map of an account was gone through: what changed is told since then."""

    __tablename__ = "map_review"
    __table_args__ = (
        _day("reviewed_on"),
        Index("map_review_account", "account_id", "reviewed_on"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    reviewed_on: date = Field(sa_column=Column(Day, nullable=False))


class Term(SQLModel, table=True):
    """What was agreed and who owes it (K14-K16); a one-off promise has one check.

    `next_check_on` is the day by the rule that no check has settled yet; it follows from rule and
    checks alone, so whether it is due is still seen when it is read.
    """

    __table_args__ = (
        _one_of("category", TermCategory),
        _one_of("owed_by", OwedBy),
        CheckConstraint("length(what) BETWEEN 1 AND 500"),
        _one_of("target_bound", Bound),
        CheckConstraint("(target_bound IS NULL) = (target_thousandths IS NULL)"),
        _day("from_on"),
        _day("until_on"),
        CheckConstraint("until_on >= from_on"),
        CheckConstraint("notice GLOB 'P[1-9]*[DWMY]'"),
        CheckConstraint("length(check_rule) BETWEEN 1 AND 500"),
        _day("check_from_on"),
        CheckConstraint("(check_rule IS NULL) = (check_from_on IS NULL)"),
        _day("next_check_on"),
        CheckConstraint("next_check_on IS NULL OR check_rule IS NOT NULL"),
        _one_of("consent", Consent),
        _day("consent_on"),
        _one_of("state", TermState),
        _day("ended_on"),
        CheckConstraint("previous_id <> id"),
        _moment("created_at"),
        Index("term_account", "account_id", "state"),
        Index("term_next_check", "state", "next_check_on"),
        Index("term_call", "call_id"),
        Index("term_person", "person_id"),
        Index("term_previous", "previous_id"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    category: str = Field(sa_column=Column(Text, nullable=False))
    owed_by: str = Field(sa_column=Column(Text, nullable=False))
    what: str = Field(sa_column=Column(Text, nullable=False))
    target_bound: str | None = _text_or_none()
    target_thousandths: int | None = _number()
    target_unit: str = _text()
    from_on: date = Field(sa_column=Column(Day, nullable=False))
    until_on: date | None = Field(default=None, sa_column=Column(Day))
    notice: str | None = _text_or_none()
    check_rule: str | None = _text_or_none()
    check_from_on: date | None = Field(default=None, sa_column=Column(Day))
    next_check_on: date | None = Field(default=None, sa_column=Column(Day))
    consent: str = Field(default=Consent.NOT_NEEDED.value, sa_column=Column(Text, nullable=False))
    consent_on: date | None = Field(default=None, sa_column=Column(Day))
    consent_by: str = _text()
    call_id: int | None = _points_to("call.id", on_delete="SET NULL")
    person_id: int | None = _points_to("person.id", on_delete="SET NULL")
    state: str = Field(default=TermState.AGREED.value, sa_column=Column(Text, nullable=False))
    ended_on: date | None = Field(default=None, sa_column=Column(Day))
    previous_id: int | None = _points_to("term.id", on_delete="SET NULL")
    note: str = _text()
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class TermCheck(SQLModel, table=True):
    """What a look at a term found on a day (K15); `due_on` is the day by the rule that it settles."""

    __tablename__ = "term_check"
    __table_args__ = (
        _day("checked_on"),
        _day("due_on"),
        _one_of("outcome", Outcome),
        Index("term_check_term", "term_id", "checked_on"),
        Index("term_check_day", "checked_on"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    term_id: int = _points_to("term.id", on_delete="CASCADE", nullable=False)
    checked_on: date = Field(sa_column=Column(Day, nullable=False))
    due_on: date | None = Field(default=None, sa_column=Column(Day))
    outcome: str = Field(sa_column=Column(Text, nullable=False))
    measured_thousandths: int | None = _number()
    evidence: str = _text()


class Problem(SQLModel, table=True):
    """What hampers the customer or threatens to, our solution and the other way round it (K5, K6)."""

    __table_args__ = (
        CheckConstraint("length(what) BETWEEN 1 AND 500"),
        _one_of("kind", ProblemKind),
        CheckConstraint("severity BETWEEN 1 AND 3"),
        CheckConstraint("likelihood BETWEEN 1 AND 3"),
        _one_of("state", ProblemState),
        _day("noted_on"),
        _day("settled_on"),
        _moment("created_at"),
        Index("problem_account", "account_id", "state"),
        Index("problem_term", "term_id"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    term_id: int | None = _points_to("term.id", on_delete="SET NULL")
    what: str = Field(sa_column=Column(Text, nullable=False))
    kind: str = Field(sa_column=Column(Text, nullable=False))
    severity: int = _number(nullable=False)
    likelihood: int | None = _number()
    solution: str = _text()
    alternative: str = _text()
    state: str = Field(default=ProblemState.OPEN.value, sa_column=Column(Text, nullable=False))
    noted_on: date = Field(sa_column=Column(Day, nullable=False))
    settled_on: date | None = Field(default=None, sa_column=Column(Day))
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Favour(SQLModel, table=True):
    """A favour done by us or to us beside all that was agreed (K6, K16). Costs are minor units."""

    __table_args__ = (
        CheckConstraint("length(what) BETWEEN 1 AND 500"),
        _day("done_on"),
        _one_of("way", FavourWay),
        CheckConstraint("cost >= 0"),
        _day("thanked_on"),
        _moment("created_at"),
        Index("favour_account", "account_id", "done_on"),
        Index("favour_person", "person_id"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int | None = _points_to("account.id", on_delete="CASCADE")
    person_id: int | None = _points_to("person.id", on_delete="SET NULL")
    what: str = Field(sa_column=Column(Text, nullable=False))
    done_on: date = Field(sa_column=Column(Day, nullable=False))
    way: str = Field(sa_column=Column(Text, nullable=False))
    cost: int | None = _number()
    thanked_on: date | None = Field(default=None, sa_column=Column(Day))
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class ReviewMark(SQLModel, table=True):
    """How a line of the day's review was settled in a walk, so that it can be left and taken up again."""

    __tablename__ = "review_mark"
    __table_args__ = (
        _day("reviewed_on"),
        CheckConstraint("length(line_key) BETWEEN 1 AND 500"),
        _one_of("settled", Settled),
        Index("review_mark_day", "reviewed_on"),
        Index("review_mark_account", "account_id"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    reviewed_on: date = Field(sa_column=Column(Day, nullable=False))
    account_id: int | None = _points_to("account.id", on_delete="CASCADE")
    line_key: str = Field(sa_column=Column(Text, nullable=False))
    what: str = _text()
    settled: str = Field(sa_column=Column(Text, nullable=False))


class DayFirst(SQLModel, table=True):
    """One of the first three things of a day, chosen when the day before was closed."""

    __tablename__ = "day_first"
    __table_args__ = (
        _day("day"),
        CheckConstraint("place BETWEEN 1 AND 3"),
        CheckConstraint("task_id IS NOT NULL OR term_id IS NOT NULL"),
        Index("day_first_day", "day", "place", unique=True),
        Index("day_first_task", "task_id"),
        Index("day_first_term", "term_id"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    day: date = Field(sa_column=Column(Day, nullable=False))
    place: int = _number(nullable=False)
    task_id: int | None = _points_to("task.id", on_delete="CASCADE")
    term_id: int | None = _points_to("term.id", on_delete="CASCADE")


class Referral(SQLModel, table=True):
    """A prospect was named, by a person or from a source without one (K20-K24). Fees are minor units."""

    __table_args__ = (
        _day("named_on"),
        _one_of("source", Source),
        _one_of("may_use_name", MayUse),
        CheckConstraint("fee >= 0"),
        _day("thanked_on"),
        _moment("created_at"),
        Index("referral_account", "account_id"),
        Index("referral_by", "by_person_id"),
        Index("referral_call", "call_id"),
        Index("referral_named", "named_on"),
        Index("referral_person", "person_id"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    person_id: int | None = _points_to("person.id", on_delete="SET NULL")
    named_on: date = Field(sa_column=Column(Day, nullable=False))
    source: str = Field(sa_column=Column(Text, nullable=False))
    by_person_id: int | None = _points_to("person.id", on_delete="SET NULL")
    call_id: int | None = _points_to("call.id", on_delete="SET NULL")
    why: str = _text()
    may_use_name: str = Field(default=MayUse.NOT_ASKED.value, sa_column=Column(Text, nullable=False))
    fee: int | None = _number()
    thanked_on: date | None = Field(default=None, sa_column=Column(Day))
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Qualification(SQLModel, table=True):
    """An answer to one of the four questions about a prospect, of a day; the present is the latest (K23)."""

    __table_args__ = (
        _one_of("question", Question),
        _one_of("answer", Answer),
        _day("answered_on"),
        Index("qualification_account", "account_id", "question", "answered_on"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    question: str = Field(sa_column=Column(Text, nullable=False))
    answer: str = Field(sa_column=Column(Text, nullable=False))
    note: str = _text()
    answered_on: date = Field(sa_column=Column(Day, nullable=False))


class WeekPlan(SQLModel, table=True):
    """What a week, known by its Monday, is to bring (K25); empty is not planned."""

    __tablename__ = "week_plan"
    __table_args__ = (
        _day("week_on"),
        CheckConstraint("strftime('%w', week_on) = '1'"),
        CheckConstraint("contacts >= 0"),
        CheckConstraint("asks >= 0"),
        CheckConstraint("prospects >= 0"),
        CheckConstraint("meetings >= 0"),
        Index("week_plan_week", "week_on", unique=True),
        {"sqlite_strict": True},
    )
    id: int = _key()
    week_on: date = Field(sa_column=Column(Day, nullable=False))
    contacts: int | None = _number()
    asks: int | None = _number()
    prospects: int | None = _number()
    meetings: int | None = _number()


class Sale(SQLModel, table=True):
    """What an account bought in a month and what that earned, in minor units (K18); below zero where goods came back."""

    __table_args__ = (
        _month("month_on"),
        Index("sale_account", "account_id", "month_on", unique=True),
        Index("sale_month", "month_on"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    month_on: date = Field(sa_column=Column(Day, nullable=False))
    revenue: int = _number(nullable=False)
    profit: int | None = _number()


class Plan(SQLModel, table=True):
    """What an account is to buy and earn in a month, in minor units (K19); empty is not planned."""

    __table_args__ = (
        _month("month_on"),
        Index("plan_account", "account_id", "month_on", unique=True),
        Index("plan_month", "month_on"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    month_on: date = Field(sa_column=Column(Day, nullable=False))
    revenue: int | None = _number()
    profit: int | None = _number()


class SalesName(SQLModel, table=True):
    """A customer's name in the files of sales that was matched to its account by hand, so as not to be asked again."""

    __tablename__ = "sales_name"
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 500"),
        CheckConstraint("length(folded) > 0"),
        Index("sales_name_account", "account_id"),
        Index("sales_name_folded", "folded", unique=True),
        {"sqlite_strict": True},
    )
    id: int = _key()
    name: str = Field(sa_column=Column(Text, nullable=False))
    folded: str = Field(sa_column=Column(Text, nullable=False))
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)


class SalesFile(SQLModel, table=True):
    """A file of sales that was taken in, known by the digest of what it holds and of how it was read."""

    __tablename__ = "sales_file"
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 500"),
        CheckConstraint("length(digest) > 0"),
        _moment("taken_at"),
        Index("sales_file_digest", "digest", unique=True),
        {"sqlite_strict": True},
    )
    id: int = _key()
    name: str = Field(sa_column=Column(Text, nullable=False))
    digest: str = Field(sa_column=Column(Text, nullable=False))
    taken_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class SalesTaken(SQLModel, table=True):
    """A month of an account that was taken from a file of sales, so as not to be taken from it twice."""

    __tablename__ = "sales_taken"
    __table_args__ = (
        _month("month_on"),
        Index("sales_taken_account", "account_id"),
        Index("sales_taken_file", "sales_file_id", "account_id", "month_on", unique=True),
        {"sqlite_strict": True},
    )
    id: int = _key()
    sales_file_id: int = _points_to("sales_file.id", on_delete="CASCADE", nullable=False)
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    month_on: date = Field(sa_column=Column(Day, nullable=False))


class BondReading(SQLModel, table=True):
    """How strongly one of the seven bonds ties an account, as of a day; readings are added, never overwritten (K9).

    The yearly cost is in minor units; an empty strength is not known, which is not zero.
    """

    __tablename__ = "bond_reading"
    __table_args__ = (
        _one_of("bond", Bond),
        _day("read_on"),
        CheckConstraint("strength BETWEEN 0 AND 5"),
        CheckConstraint("yearly_cost >= 0"),
        Index("bond_reading_account", "account_id", "bond", "read_on"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    bond: str = Field(sa_column=Column(Text, nullable=False))
    read_on: date = Field(sa_column=Column(Day, nullable=False))
    strength: int | None = _number()
    evidence: str = _text()
    would_break: str = _text()
    held_by: str = _text()
    yearly_cost: int | None = _number()


class BondReview(SQLModel, table=True):
    """The day on which the bonds of an account were gone through: their change is told since then."""

    __tablename__ = "bond_review"
    __table_args__ = (
        _day("reviewed_on"),
        Index("bond_review_account", "account_id", "reviewed_on"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    reviewed_on: date = Field(sa_column=Column(Day, nullable=False))


class SatisfactionReading(SQLModel, table=True):
    """How satisfied an account is with us, 0 to 10, as of a day, and who said so (K4)."""

    __tablename__ = "satisfaction_reading"
    __table_args__ = (
        _day("read_on"),
        CheckConstraint("score BETWEEN 0 AND 10"),
        Index("satisfaction_reading_account", "account_id", "read_on"),
        Index("satisfaction_reading_call", "call_id"),
        Index("satisfaction_reading_person", "person_id"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    read_on: date = Field(sa_column=Column(Day, nullable=False))
    score: int = _number(nullable=False)
    person_id: int | None = _points_to("person.id", on_delete="SET NULL")
    call_id: int | None = _points_to("call.id", on_delete="SET NULL")
    note: str = _text()


class KeyMark(SQLModel, table=True):
    """An answer of a day to one of the marks of a key account; the present is the latest (K2, K3)."""

    __tablename__ = "key_mark"
    __table_args__ = (
        _one_of("mark", Mark),
        _one_of("answer", Answer),
        _day("answered_on"),
        Index("key_mark_account", "account_id", "mark", "answered_on"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    mark: str = Field(sa_column=Column(Text, nullable=False))
    answer: str = Field(sa_column=Column(Text, nullable=False))
    note: str = _text()
    answered_on: date = Field(sa_column=Column(Day, nullable=False))


class DossierText(SQLModel, table=True):
    """What is known of an account on one topic (K4, K5, K8); nothing known is no row."""

    __tablename__ = "dossier_text"
    __table_args__ = (
        _one_of("topic", Topic),
        CheckConstraint("length(text) > 0"),
        Index("dossier_text_account", "account_id", "topic", unique=True),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    topic: str = Field(sa_column=Column(Text, nullable=False))
    text: str = Field(sa_column=Column(Text, nullable=False))


class Competitor(SQLModel, table=True):
    """Somebody who sells the same to our accounts (K7)."""

    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 500"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    name: str = Field(sa_column=Column(Text, nullable=False))


class Rivalry(SQLModel, table=True):
    """A competitor at an account: how strong 0 to 5, with what, since when (K7)."""

    __table_args__ = (
        CheckConstraint("strength BETWEEN 0 AND 5"),
        _day("since_on"),
        Index("rivalry_account", "account_id", "competitor_id", unique=True),
        Index("rivalry_competitor", "competitor_id"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    competitor_id: int = _points_to("competitor.id", on_delete="CASCADE", nullable=False)
    strength: int | None = _number()
    with_what: str = _text()
    since_on: date | None = Field(default=None, sa_column=Column(Day))
    note: str = _text()


class Product(SQLModel, table=True):
    """A product line that we sell, at its place in the order of the grid (K14)."""

    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 500"),
        _positive("place"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    name: str = Field(sa_column=Column(Text, nullable=False))
    place: int = _number(nullable=False)


class PortfolioItem(SQLModel, table=True):
    """How a product line stands at an account, with the negotiated price in minor units and its terms (K14)."""

    __tablename__ = "portfolio_item"
    __table_args__ = (
        _one_of("state", PortfolioState),
        CheckConstraint("negotiated_price >= 0"),
        Index("portfolio_item_account", "account_id", "product_id", unique=True),
        Index("portfolio_item_competitor", "competitor_id"),
        Index("portfolio_item_product", "product_id"),
        {"sqlite_strict": True},
    )
    id: int = _key()
    account_id: int = _points_to("account.id", on_delete="CASCADE", nullable=False)
    product_id: int = _points_to("product.id", on_delete="CASCADE", nullable=False)
    state: str = Field(default=PortfolioState.NOT_ASSESSED.value, sa_column=Column(Text, nullable=False))
    competitor_id: int | None = _points_to("competitor.id", on_delete="SET NULL")
    negotiated_price: int | None = _number()
    terms: str = _text()
