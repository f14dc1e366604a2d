"""A problem or threat at a customer (K5, K6): what it is, our solution, the other way round it."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.terms.words import ProblemKind, ProblemState
from kamtui.domain.text.language import _

WEIGHTS = (1, 2, 3)
"""Severity and likelihood: low, middle, high."""


class ProblemEntry(NamedTuple):
    """What hampers a customer, or may come to. Severity and likelihood are 1 to 3; None is not known."""

    account_id: int
    what: str
    noted_on: date
    kind: ProblemKind = ProblemKind.PROBLEM
    severity: int = 2
    likelihood: int | None = None
    solution: str = ""
    alternative: str = ""
    state: ProblemState = ProblemState.OPEN
    term_id: int | None = None


def solved_or_open(state: ProblemState) -> ProblemState:
    """The state of a live problem that was solved, or of a settled one that is open again."""
    return ProblemState.SOLVED if state.is_live else ProblemState.OPEN


def settled_since(
    state: ProblemState, *, was: ProblemState, settled_on: date | None, today: date
) -> date | None:
    """The day on which a problem in `state` counts as settled; None while it is live.

    One that was live until now is settled today; one that was settled before keeps its day.
    """
    if state.is_live:
        return None
    return today if was.is_live else settled_on


def show_weight(weight: int | None) -> str:
    """Severity or likelihood in a word."""
    return {1: _("low"), 2: _("middle"), 3: _("high")}.get(weight or 0, _("not known"))


def weight_choices() -> list[tuple[str, str]]:
    """Severity or likelihood to choose from: each as it is typed, and in a word."""
    return [(str(weight), show_weight(weight)) for weight in WEIGHTS]
