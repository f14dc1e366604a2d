"""Whether an account is more or less satisfied than before (K7)."""

from enum import StrEnum

from kamtui.domain.text.language import _

BEST_SCORE = 10
"""Satisfaction goes from 0 to this."""


class Trend(StrEnum):
    """Which way something goes."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"

    @property
    def label(self) -> str:
        return {
            Trend.RISING: _("rising"),
            Trend.STEADY: _("steady"),
            Trend.FALLING: _("falling"),
        }[self]


def trend_of(before: int | None, now: int) -> Trend | None:
    """From one score to the next; None from nothing known."""
    if before is None:
        return None
    return Trend.RISING if now > before else Trend.FALLING if now < before else Trend.STEADY
