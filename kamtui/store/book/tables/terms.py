"""What was agreed, checks of it, problems and favours."""

from datetime import date, datetime

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
from kamtui.store.book.tables.checks import (
    day_check,
    flag_check,
    moment_check,
    one_of,
)
from kamtui.store.book.tables.row import Row, amount, index, points_to, thousandths


class Term(Row):
    """What was agreed and who owes it (K14-K16); a one-off promise has one check.

    `next_check_on` is the day by the rule that no check has settled yet; it follows from rule and
    checks alone, so whether it is due is still seen when it is read.
    """

    CHECKS = (
        one_of("category", TermCategory),
        one_of("owed_by", OwedBy),
        "length(what) BETWEEN 1 AND 500",
        one_of("target_bound", Bound),
        "(target_bound IS NULL) = (target_thousandths IS NULL)",
        day_check("from_on"),
        day_check("until_on"),
        "until_on >= from_on",
        "notice GLOB 'P[1-9]*[DWMY]'",
        "length(check_rule) BETWEEN 1 AND 500",
        day_check("check_from_on"),
        "(check_rule IS NULL) = (check_from_on IS NULL)",
        day_check("next_check_on"),
        "next_check_on IS NULL OR check_rule IS NOT NULL",
        one_of("consent", Consent),
        day_check("consent_on"),
        one_of("state", TermState),
        day_check("ended_on"),
        "previous_id <> id",
        moment_check("created_at"),
    )
    INDEXES = (
        index("term_account", "account_id", "state"),
        index("term_next_check", "state", "next_check_on"),
        index("term_call", "call_id"),
        index("term_person", "person_id"),
        index("term_previous", "previous_id"),
    )
    id: int
    account_id: int = points_to("account", "CASCADE")
    category: str
    owed_by: str
    what: str
    target_bound: str | None = None
    target_thousandths: int | None = thousandths(default=None)
    target_unit: str = ""
    from_on: date
    until_on: date | None = None
    notice: str | None = None
    check_rule: str | None = None
    check_from_on: date | None = None
    next_check_on: date | None = None
    consent: str = Consent.NOT_NEEDED.value
    consent_on: date | None = None
    consent_by: str = ""
    call_id: int | None = points_to("call", "SET NULL", default=None)
    person_id: int | None = points_to("person", "SET NULL", default=None)
    state: str = TermState.AGREED.value
    ended_on: date | None = None
    previous_id: int | None = points_to("term", "SET NULL", default=None)
    note: str = ""
    created_at: datetime


class TermCheck(Row):
    """What a look at a term found on a day (K15); `due_on` is the day by the rule that it settles."""

    CHECKS = (
        day_check("checked_on"),
        day_check("due_on"),
        one_of("outcome", Outcome),
    )
    INDEXES = (
        index("term_check_term", "term_id", "checked_on"),
        index("term_check_day", "checked_on"),
    )
    id: int
    term_id: int = points_to("term", "CASCADE")
    checked_on: date
    due_on: date | None = None
    outcome: str
    measured_thousandths: int | None = thousandths(default=None)
    evidence: str = ""


class Problem(Row):
    """What hampers the customer or threatens to, our solution and the other way round it (K5, K6)."""

    CHECKS = (
        "length(what) BETWEEN 1 AND 500",
        one_of("kind", ProblemKind),
        "severity BETWEEN 1 AND 3",
        "likelihood BETWEEN 1 AND 3",
        one_of("state", ProblemState),
        day_check("noted_on"),
        day_check("settled_on"),
        moment_check("created_at"),
        "cost_yearly >= 0",
        "worth_yearly >= 0",
    )
    INDEXES = (
        index("problem_account", "account_id", "state"),
        index("problem_term", "term_id"),
        index("problem_product", "product_id"),
    )
    id: int
    account_id: int = points_to("account", "CASCADE")
    term_id: int | None = points_to("term", "SET NULL", default=None)
    what: str
    kind: str
    severity: int
    likelihood: int | None = None
    solution: str = ""
    alternative: str = ""
    state: str = ProblemState.OPEN.value
    noted_on: date
    settled_on: date | None = None
    created_at: datetime
    # What it costs the customer in a year, and what it is worth to them to have it solved.
    cost_yearly: int | None = amount(default=None)
    worth_yearly: int | None = amount(default=None)
    product_id: int | None = points_to("product", "SET NULL", default=None)


class Favour(Row):
    """A favour done by us or to us beside all that was agreed (K6, K16)."""

    CHECKS = (
        "length(what) BETWEEN 1 AND 500",
        day_check("done_on"),
        one_of("way", FavourWay),
        "cost >= 0",
        day_check("thanked_on"),
        moment_check("created_at"),
    )
    INDEXES = (
        index("favour_account", "account_id", "done_on"),
        index("favour_person", "person_id"),
    )
    id: int
    account_id: int | None = points_to("account", "CASCADE", default=None)
    person_id: int | None = points_to("person", "SET NULL", default=None)
    what: str
    done_on: date
    way: str
    cost: int | None = amount(default=None)
    thanked_on: date | None = None
    created_at: datetime


class Value(Row):
    """What we did for a customer, and what it was worth to them, where that is known (K6, K16).

    From a problem that was solved, a favour, a service term that was kept, or from none of them.
    """

    CHECKS = (
        "length(what) BETWEEN 1 AND 500",
        day_check("done_on"),
        "worth >= 0",
        "(problem_id IS NOT NULL) + (favour_id IS NOT NULL) + (term_id IS NOT NULL) <= 1",
        moment_check("created_at"),
        flag_check("is_for_us"),
    )
    INDEXES = (
        index("value_account", "account_id", "done_on"),
        index("value_problem", "problem_id"),
        index("value_favour", "favour_id"),
        index("value_term", "term_id"),
    )
    id: int
    account_id: int = points_to("account", "CASCADE")
    done_on: date
    what: str
    worth: int | None = amount(default=None)
    problem_id: int | None = points_to("problem", "SET NULL", default=None)
    favour_id: int | None = points_to("favour", "SET NULL", default=None)
    term_id: int | None = points_to("term", "SET NULL", default=None)
    created_at: datetime
    # No customer reads it: the favour or threat that it was worth something of may be deleted, and it stays ours.
    is_for_us: bool = False
