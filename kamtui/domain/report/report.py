"""The quarter with a customer as we know it: all that a report for ourselves is made of."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.words import Language, Stage
from kamtui.domain.knowledge.dossier import SatisfactionReading
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.report.period import Period
from kamtui.domain.report.review import ReviewEntry
from kamtui.domain.report.sums import Earned, Planned, Sold
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.promises import Checked, KeptRate, Standing, rate_of, sides_of
from kamtui.domain.terms.value import ValueEntry
from kamtui.domain.terms.words import Consent, OwedBy, ProblemKind, TermState


class QuarterSum(NamedTuple):
    """A quarter: what was sold in it, and what that earned."""

    quarter: date
    sold: Sold
    earned: Earned


class TermInPeriod(NamedTuple):
    """A term that held in the days of the report, and its checks in those days, the oldest first."""

    standing: Standing
    checks: tuple[Checked, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        """Whether both sides know it: agreed or ended, and approved by our director where that is needed."""
        is_known = self.standing.state in (TermState.AGREED, TermState.ENDED)
        return is_known and self.standing.consent in (Consent.NOT_NEEDED, Consent.GIVEN)


class ProblemInPeriod(NamedTuple):
    """A problem or threat that was noted, live or settled in the days of the report."""

    entry: ProblemEntry
    settled_on: date | None


class TaskAhead(NamedTuple):
    """Something that is still to be done."""

    what: str
    due_on: date
    person: str = ""


class OpenPlace(NamedTuple):
    """A product line that could still be sold to the customer."""

    product: str
    state: PortfolioState
    competitor: str = ""


class Report(NamedTuple):
    """All that we know of some days with an account."""

    account: str
    stage: Stage
    language: Language | None
    """In which its people are written to; None where that is not known."""
    period: Period
    today: date
    reviews: dict[date, ReviewEntry]
    """What was said of the quarters, by quarter."""
    quarters: tuple[QuarterSum, ...]
    """Those shown beside each other, the last that of the report."""
    sold: Sold
    """Over the months of the period."""
    earned: Earned
    terms: tuple[TermInPeriod, ...]
    problems: tuple[ProblemInPeriod, ...]
    satisfaction: tuple[SatisfactionReading, ...]
    """Of the year up to the last day, the oldest first."""
    conversations: int
    """How often somebody of the account was spoken to."""
    tasks: tuple[TaskAhead, ...] = ()
    """The open ones, the next first."""
    open_places: tuple[OpenPlace, ...] = ()
    renewal_on: date | None = None
    vulnerability: str = ""
    done: tuple[ValueEntry, ...] = ()
    """What we did for them in these days, the latest first."""
    planned_next: Planned | None = None
    """What is planned for the quarter after the last."""

    @property
    def is_running(self) -> bool:
        """Whether its last day is still to come."""
        return self.period.last >= self.today

    @property
    def threats(self) -> tuple[ProblemInPeriod, ...]:
        """What may come to hamper the customer."""
        return tuple(problem for problem in self.problems if problem.entry.kind is ProblemKind.THREAT)


def rates_of(terms: tuple[TermInPeriod, ...]) -> dict[OwedBy, KeptRate]:
    """How each side kept what it owed, by the checks in the days of the report; a term that both owe counts on both."""
    checks: dict[OwedBy, list[Checked]] = {OwedBy.WE: [], OwedBy.THEY: []}
    for term in terms:
        for side in sides_of(term.standing.owed_by):
            checks[side] += term.checks
    return {side: rate_of(made) for side, made in checks.items()}
