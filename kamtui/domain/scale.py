"""Scales that are moved one step at a time: bonds, stance, influence, portfolio, a competitor's strength."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def stepped(scale: Sequence[T], value: T | None, steps: int) -> T | None:
    """The next value on a scale, lowest first; from not known up is the lowest. None where there is no such step."""
    place = -1 if value is None else scale.index(value)
    there = place + steps
    return scale[there] if 0 <= there < len(scale) else None
