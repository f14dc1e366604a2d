"""The same quarter as the customer may read it.

Its types hold what the customer may see and have no field for anything else, so that nothing else can get in: no profit,
margin or plan, no stance, bond or competitor, no note, no solution that was not offered yet.
"""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.report.period import Period
from kamtui.domain.report.report import Report, TermInPeriod, rates_of
from kamtui.domain.report.review import ReviewEntry
from kamtui.domain.report.sums import Sold
from kamtui.domain.terms.promise_day import agreed_day
from kamtui.domain.terms.promises import KeptRate
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.words import Outcome, OwedBy, ProblemKind, ProblemState


@dataclass(frozen=True, slots=True)
class SoldIn:
    """What the customer bought in a quarter."""

    quarter: date
    sold: Sold


@dataclass(frozen=True, slots=True)
class Look:
    """What a check found; `measured` in thousandths."""

    on: date
    outcome: Outcome
    measured: int | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What both sides agreed on, and how it was kept."""

    what: str
    owed_by: OwedBy
    target: Target | None
    until_on: date | None
    """The last day on which it holds, or held."""
    looks: tuple[Look, ...]
    due_on: date | None
    """By when it is to be kept; None where no day was agreed, or it is over."""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """A problem of the customer, in their words, and the solution that was offered, or ""."""

    what: str
    noted_on: date
    state: ProblemState
    solution: str
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class Said:
    """How satisfied the customer said they were, 0 to 10."""

    on: date
    score: int


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """What is said of a quarter in words."""

    quarter: date
    review_on: date | None
    attendees: str
    summary: str
    highlights: str
    wins: str
    goals: str
    risks: str
    opportunities: str
    next_goals: str


@dataclass(frozen=True, slots=True)
class CustomerReport:
    """All that stands in a report that the customer reads."""

    account: str
    period: Period
    made_on: date
    reviews: tuple[ReviewWords, ...]
    quarters: tuple[SoldIn, ...]
    sold: Sold
    promises: tuple[Promise, ...]
    our_rate: KeptRate
    their_rate: KeptRate
    difficulties: tuple[Difficulty, ...]
    satisfaction: tuple[Said, ...]


def for_customer(report: Report) -> CustomerReport:
    """What of a report the customer may read."""
    confirmed = tuple(term for term in report.terms if term.is_confirmed)
    rates = rates_of(confirmed)
    return CustomerReport(
        account=report.account,
        period=report.period,
        made_on=report.today,
        reviews=tuple(_words(quarter, review) for quarter, review in report.reviews.items()),
        quarters=tuple(SoldIn(quarter.quarter, quarter.sold) for quarter in report.quarters),
        sold=report.sold,
        promises=tuple(_promise(term) for term in confirmed),
        our_rate=rates[OwedBy.WE],
        their_rate=rates[OwedBy.THEY],
        difficulties=tuple(
            Difficulty(
                what=problem.entry.what,
                noted_on=problem.entry.noted_on,
                state=problem.entry.state,
                # Until it is offered, what we could do is for us to know.
                solution="" if problem.entry.state is ProblemState.OPEN else problem.entry.solution,
                settled_on=problem.settled_on,
            )
            for problem in report.problems
            if problem.entry.kind is ProblemKind.PROBLEM and problem.entry.state is not ProblemState.DROPPED
        ),
        satisfaction=tuple(Said(reading.read_on, reading.score) for reading in report.satisfaction),
    )


def _promise(term: TermInPeriod) -> Promise:
    standing = term.standing
    return Promise(
        what=standing.what,
        owed_by=standing.owed_by,
        target=standing.target,
        until_on=standing.ended_on or standing.until_on,
        looks=tuple(Look(check.checked_on, check.outcome, check.measured) for check in term.checks),
        due_on=_due_on(term),
    )


def _due_on(term: TermInPeriod) -> date | None:
    """The day by which a promise for once is to be kept, if one was agreed.

    How often we look at what holds for longer, and when at a promise without a day, the customer never heard.
    """
    standing = term.standing
    if not standing.is_open or not standing.is_one_off or standing.next_check_on is None:
        return None
    return agreed_day(standing.what, standing.from_on, standing.next_check_on)


def _words(quarter: date, review: ReviewEntry) -> ReviewWords:
    words = review._asdict()
    del words["note"]
    return ReviewWords(quarter=quarter, **words)
