"""What is at hand on the walk and at the close of the day, for the acts of both."""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.calls.contacted import Contacted
from kamtui.domain.day.closing import Waiting
from kamtui.ui.shell.hand import AtHand


@dataclass(frozen=True)
class WalkAtHand(AtHand):
    """The line at hand on the walk through the review."""

    who: str = ""
    """The person that the line is about, else the account, by name."""


@dataclass(frozen=True, kw_only=True)
class ClosingAtHand(AtHand):
    """The line at hand at the close of a day, and what the close has besides."""

    day: date
    """The day that is closed."""
    following: date
    """The day on which work goes on."""
    spoken: Contacted | None = None
    """Somebody who was spoken to on the day."""
    waiting: Waiting | None = None
    """A task or check that is still open, or that comes next."""
    still_open: tuple[Waiting, ...] = ()
    """All that is still open."""
    first: tuple[tuple[int | None, int | None], ...] = ()
    """What was chosen as the first things of the following day, as (task, term)."""
