"""What is at hand at the close of the day, for its acts."""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.calls.contacted import Contacted
from kamtui.domain.day.closing import Waiting
from kamtui.ui.shell.hand import AtHand, Settling


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
    first: tuple[tuple[int | None, int | None], ...] = ()
    """What was chosen as the first things of the following day, as (task, term)."""

    @property
    def is_to_be_asked(self) -> bool:
        return self.spoken is not None

    @property
    def settling(self) -> Settling | None:
        return Settling.ASKED if self.spoken is not None else super().settling
