"""A log of conversations read from somebody's table, row by row, before anything is kept of it.

The store takes these values; how a file becomes them is the business of `exchange.calls`.
"""

from datetime import date, time
from typing import NamedTuple

from kamtui.domain.calls.words import Channel
from kamtui.domain.sheet import ListSheet


class CallRow(NamedTuple):
    """One conversation of a log, as its row says it."""

    line: int
    name: str
    """The customer; empty where only people are named."""
    number: str
    """The customer's registration number, if it stands there."""
    people: tuple[str, ...]
    day: date
    at: time | None
    channel: Channel | None
    """None where the row does not say how it was held."""
    purpose: str = ""
    note: str = ""
    result: str = ""
    minutes: int | None = None
    step: str = ""
    """What was to be done next, where its day is still to come."""
    step_on: date | None = None
    remarks: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    """The row as it stands."""


CallSheet = ListSheet[CallRow]
"""A log of conversations as it was understood."""
