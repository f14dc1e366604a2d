"""Who named whom, the four questions, the plan of a week."""

from datetime import date, datetime

from kamtui.domain.chain.words import Answer, MayUse, Question, Source
from kamtui.store.book.tables.checks import (
    day_check,
    moment_check,
    one_of,
)
from kamtui.store.book.tables.row import Row, amount, index, points_to


class Referral(Row):
    """A prospect was named, by a person or from a source without one (K20-K24)."""

    CHECKS = (
        day_check("named_on"),
        one_of("source", Source),
        one_of("may_use_name", MayUse),
        "fee >= 0",
        day_check("thanked_on"),
        moment_check("created_at"),
    )
    INDEXES = (
        index("referral_account", "account_id"),
        index("referral_by", "by_person_id"),
        index("referral_call", "call_id"),
        index("referral_named", "named_on"),
        index("referral_person", "person_id"),
    )
    id: int
    account_id: int = points_to("account", "CASCADE")
    person_id: int | None = points_to("person", "SET NULL", default=None)
    named_on: date
    source: str
    by_person_id: int | None = points_to("person", "SET NULL", default=None)
    call_id: int | None = points_to("call", "SET NULL", default=None)
    why: str = ""
    may_use_name: str = MayUse.NOT_ASKED.value
    fee: int | None = amount(default=None)
    thanked_on: date | None = None
    created_at: datetime


class Qualification(Row):
    """An answer to one of the four questions about a prospect, of a day; the present is the latest (K23)."""

    CHECKS = (
        one_of("question", Question),
        one_of("answer", Answer),
        day_check("answered_on"),
    )
    INDEXES = (index("qualification_account", "account_id", "question", "answered_on"),)
    id: int
    account_id: int = points_to("account", "CASCADE")
    question: str
    answer: str
    note: str = ""
    answered_on: date


class WeekPlan(Row):
    """What a week, known by its Monday, is to bring (K25); empty is not planned."""

    CHECKS = (
        day_check("week_on"),
        "strftime('%w', week_on) = '1'",
        "contacts >= 0",
        "asks >= 0",
        "prospects >= 0",
        "meetings >= 0",
    )
    INDEXES = (index("week_plan_week", "week_on", unique=True),)
    id: int
    week_on: date
    contacts: int | None = None
    asks: int | None = None
    prospects: int | None = None
    meetings: int | None = None
