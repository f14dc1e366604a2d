"""The same quarter as the customer may read it.

Its types hold what the customer may see and have no field for anything else, so that nothing else can get in: no profit,
margin, plan or cost of ours, no stance, bond or competitor, no note, no favour, no solution that was not offered yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kamtui.domain.report.period import Period
from kamtui.domain.report.report import Report, TermInPeriod, rates_of
from kamtui.domain.report.review import ReviewEntry
from kamtui.domain.report.sums import Sold
from kamtui.domain.terms.agreed import Agreed, Keeping, Look, Promised
from kamtui.domain.terms.promise_day import agreed_day
from kamtui.domain.terms.words import OwedBy, ProblemKind, ProblemState


@dataclass(frozen=True, slots=True)
class SoldIn:
    """What the customer bought in a quarter."""

    quarter: date
    sold: Sold


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
class DoneForThem:
    """What we did for the customer, and what it was worth to them in minor units; None where that is not known."""

    what: str
    on: date
    worth: int | None


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
    kept: Keeping
    """What was agreed, and how both sides kept it in these days."""
    difficulties: tuple[Difficulty, ...]
    satisfaction: tuple[Said, ...]
    done: tuple[DoneForThem, ...]
    """What we did for them in these days, the latest first."""


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
        kept=Keeping(report.account, _by_side(confirmed), rates[OwedBy.WE], rates[OwedBy.THEY]),
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
        done=tuple(
            DoneForThem(done.what, done.done_on, done.worth) for done in report.done if not done.is_for_us
        ),
    )


def _by_side(terms: Iterable[TermInPeriod]) -> Agreed:
    """Terms by who owes them."""
    of_side: dict[OwedBy, list[Promised]] = {side: [] for side in OwedBy}
    for term in terms:
        of_side[term.standing.owed_by].append(_promised(term))
    return Agreed(tuple(of_side[OwedBy.WE]), tuple(of_side[OwedBy.THEY]), tuple(of_side[OwedBy.BOTH]))


def _promised(term: TermInPeriod) -> Promised:
    """A term with its checks in these days; its last day is that on which it ended, where it is over."""
    standing = term.standing
    return Promised(
        what=standing.what,
        target=standing.target,
        due_on=_due_on(term),
        until_on=standing.ended_on or standing.until_on,
        looks=tuple(Look(check.checked_on, check.outcome, check.measured) for check in term.checks),
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
