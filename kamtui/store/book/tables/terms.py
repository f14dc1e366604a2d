"""What was agreed, checks of it, problems and favours."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text
from sqlmodel import Field, SQLModel

from kamtui.domain.terms.words import (
    Bound,
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    ProblemKind,
    ProblemState,
    TermCategory,
    TermState,
)
from kamtui.store.book.tables.columns import (
    Day,
    Moment,
    day_check,
    flag_check,
    key_field,
    moment_check,
    money_field,
    number_field,
    one_of,
    optional_text_field,
    points_to,
    text_field,
    thousandths_field,
)


class Term(SQLModel, table=True):
    """What was agreed and who owes it (K14-K16); a one-off promise has one check.

    `next_check_on` is the day by the rule that no check has settled yet; it follows from rule and
    checks alone, so whether it is due is still seen when it is read.
    """

    __table_args__ = (
        one_of("category", TermCategory),
        one_of("owed_by", OwedBy),
        CheckConstraint("length(what) BETWEEN 1 AND 500"),
        one_of("target_bound", Bound),
        CheckConstraint("(target_bound IS NULL) = (target_thousandths IS NULL)"),
        day_check("from_on"),
        day_check("until_on"),
        CheckConstraint("until_on >= from_on"),
        CheckConstraint("notice GLOB 'P[1-9]*[DWMY]'"),
        CheckConstraint("length(check_rule) BETWEEN 1 AND 500"),
        day_check("check_from_on"),
        CheckConstraint("(check_rule IS NULL) = (check_from_on IS NULL)"),
        day_check("next_check_on"),
        CheckConstraint("next_check_on IS NULL OR check_rule IS NOT NULL"),
        one_of("consent", Consent),
        day_check("consent_on"),
        one_of("state", TermState),
        day_check("ended_on"),
        CheckConstraint("previous_id <> id"),
        moment_check("created_at"),
        Index("term_account", "account_id", "state"),
        Index("term_next_check", "state", "next_check_on"),
        Index("term_call", "call_id"),
        Index("term_person", "person_id"),
        Index("term_previous", "previous_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    category: str = Field(sa_column=Column(Text, nullable=False))
    owed_by: str = Field(sa_column=Column(Text, nullable=False))
    what: str = Field(sa_column=Column(Text, nullable=False))
    target_bound: str | None = optional_text_field()
    target_thousandths: int | None = thousandths_field()
    target_unit: str = text_field()
    from_on: date = Field(sa_column=Column(Day, nullable=False))
    until_on: date | None = Field(default=None, sa_column=Column(Day))
    notice: str | None = optional_text_field()
    check_rule: str | None = optional_text_field()
    check_from_on: date | None = Field(default=None, sa_column=Column(Day))
    next_check_on: date | None = Field(default=None, sa_column=Column(Day))
    consent: str = Field(default=Consent.NOT_NEEDED.value, sa_column=Column(Text, nullable=False))
    consent_on: date | None = Field(default=None, sa_column=Column(Day))
    consent_by: str = text_field()
    call_id: int | None = points_to("call.id", on_delete="SET NULL")
    person_id: int | None = points_to("person.id", on_delete="SET NULL")
    state: str = Field(default=TermState.AGREED.value, sa_column=Column(Text, nullable=False))
    ended_on: date | None = Field(default=None, sa_column=Column(Day))
    previous_id: int | None = points_to("term.id", on_delete="SET NULL")
    note: str = text_field()
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class TermCheck(SQLModel, table=True):
    """What a look at a term found on a day (K15); `due_on` is the day by the rule that it settles."""

    __tablename__ = "term_check"
    __table_args__ = (
        day_check("checked_on"),
        day_check("due_on"),
        one_of("outcome", Outcome),
        Index("term_check_term", "term_id", "checked_on"),
        Index("term_check_day", "checked_on"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    term_id: int = points_to("term.id", on_delete="CASCADE", nullable=False)
    checked_on: date = Field(sa_column=Column(Day, nullable=False))
    due_on: date | None = Field(default=None, sa_column=Column(Day))
    outcome: str = Field(sa_column=Column(Text, nullable=False))
    measured_thousandths: int | None = thousandths_field()
    evidence: str = text_field()


class Problem(SQLModel, table=True):
    """What hampers the customer or threatens to, our solution and the other way round it (K5, K6)."""

    __table_args__ = (
        CheckConstraint("length(what) BETWEEN 1 AND 500"),
        one_of("kind", ProblemKind),
        CheckConstraint("severity BETWEEN 1 AND 3"),
        CheckConstraint("likelihood BETWEEN 1 AND 3"),
        one_of("state", ProblemState),
        day_check("noted_on"),
        day_check("settled_on"),
        moment_check("created_at"),
        Index("problem_account", "account_id", "state"),
        Index("problem_term", "term_id"),
        Index("problem_product", "product_id"),
        CheckConstraint("cost_yearly >= 0"),
        CheckConstraint("worth_yearly >= 0"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    term_id: int | None = points_to("term.id", on_delete="SET NULL")
    what: str = Field(sa_column=Column(Text, nullable=False))
    kind: str = Field(sa_column=Column(Text, nullable=False))
    severity: int = number_field(nullable=False)
    likelihood: int | None = number_field()
    solution: str = text_field()
    alternative: str = text_field()
    state: str = Field(default=ProblemState.OPEN.value, sa_column=Column(Text, nullable=False))
    noted_on: date = Field(sa_column=Column(Day, nullable=False))
    settled_on: date | None = Field(default=None, sa_column=Column(Day))
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    # What it costs the customer in a year, and what it is worth to them to have it solved.
    cost_yearly: int | None = money_field()
    worth_yearly: int | None = money_field()
    product_id: int | None = points_to("product.id", on_delete="SET NULL")


class Favour(SQLModel, table=True):
    """A favour done by us or to us beside all that was agreed (K6, K16)."""

    __table_args__ = (
        CheckConstraint("length(what) BETWEEN 1 AND 500"),
        day_check("done_on"),
        one_of("way", FavourWay),
        CheckConstraint("cost >= 0"),
        day_check("thanked_on"),
        moment_check("created_at"),
        Index("favour_account", "account_id", "done_on"),
        Index("favour_person", "person_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int | None = points_to("account.id", on_delete="CASCADE")
    person_id: int | None = points_to("person.id", on_delete="SET NULL")
    what: str = Field(sa_column=Column(Text, nullable=False))
    done_on: date = Field(sa_column=Column(Day, nullable=False))
    way: str = Field(sa_column=Column(Text, nullable=False))
    cost: int | None = money_field()
    thanked_on: date | None = Field(default=None, sa_column=Column(Day))
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Value(SQLModel, table=True):
    """What we did for a customer, and what it was worth to them, where that is known (K6, K16).

    From a problem that was solved, a favour, a service term that was kept, or from none of them.
    """

    __table_args__ = (
        CheckConstraint("length(what) BETWEEN 1 AND 500"),
        day_check("done_on"),
        CheckConstraint("worth >= 0"),
        CheckConstraint("(problem_id IS NOT NULL) + (favour_id IS NOT NULL) + (term_id IS NOT NULL) <= 1"),
        moment_check("created_at"),
        flag_check("is_for_us"),
        Index("value_account", "account_id", "done_on"),
        Index("value_problem", "problem_id"),
        Index("value_favour", "favour_id"),
        Index("value_term", "term_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    done_on: date = Field(sa_column=Column(Day, nullable=False))
    what: str = Field(sa_column=Column(Text, nullable=False))
    worth: int | None = money_field()
    problem_id: int | None = points_to("problem.id", on_delete="SET NULL")
    favour_id: int | None = points_to("favour.id", on_delete="SET NULL")
    term_id: int | None = points_to("term.id", on_delete="SET NULL")
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    # No customer reads it: the favour or threat that it was worth something of may be deleted, and it stays ours.
    is_for_us: bool = Field(default=False, sa_column=Column(Integer, nullable=False))
