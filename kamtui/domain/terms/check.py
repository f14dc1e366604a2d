"""A look at a term on a day (K15): what it found, and what follows from it."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.terms.problem import FollowUp, ProblemEntry
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.language import _


class CheckEntry(NamedTuple):
    """What a look at a term found on a day; `measured` in thousandths of the target's unit.

    A broken one may bring a follow-up and a problem, written with it as one act.
    """

    outcome: Outcome
    checked_on: date
    measured: int | None = None
    evidence: str = ""
    follow_up: FollowUp | None = None
    problem: ProblemEntry | None = None


def suggested_outcome(target: Target | None, measured: int | None) -> Outcome | None:
    """What a measured value says by itself: kept where it meets the target, else broken; None says nothing."""
    if target is None or measured is None:
        return None
    return Outcome.KEPT if target.is_met(measured) else Outcome.BROKEN


def leaves_nothing(term: TermEntry, check: CheckEntry) -> bool:
    """Whether nothing would bring back a promise that was not kept: it ends with this check, and Today shows it no more.

    A broken one stays on Today until something follows from it. One that comes to be checked again comes back by
    itself. A follow-up brings it back; a problem noted with a broken one takes it off Today.
    """
    if not (term.is_one_off and check.outcome.asks_what_follows):
        return False
    stays = check.outcome is Outcome.BROKEN and check.problem is None
    return check.follow_up is None and not stays


def check_problems(entry: CheckEntry, today: date) -> dict[str, str]:
    """What cannot be kept of a check, by field."""
    if entry.checked_on > today:
        return {"checked_on": _("A check cannot lie in the future: the term is looked at on that day.")}
    return {}
