"""A log of conversations read from somebody's table, row by row, before anything is kept of it.

The store takes these values; how a file becomes them is the business of `exchange.calls`.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from kamtui.domain.accounts.sheet import BadRow
from kamtui.domain.calls.words import Channel


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheet:
    """A log of conversations as it was understood; lines are physical ones, from 1."""

    file: str
    form: str
    encoding: str
    delimiter: str
    sheet: str
    other_sheets: tuple[str, ...]
    header_line: int
    headers: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    """Header → field, as taken."""
    untaken: tuple[str, ...]
    """Headers without a field of their own: their cells stand in the note."""
    dropped: tuple[str, ...]
    rows: tuple[CallRow, ...]
    bad: tuple[BadRow, ...]
    is_day_first: bool | None
    """What was read of 3/4/2026; None where no day is written so."""
