"""What is known as dated readings (K4, K8, K14): the present is the latest, the past stays.

Of a reading from an older book it may not be known of which day it is; it stands before all whose day is known.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Any, NamedTuple, Protocol, TypeVar

from kamtui.domain.knowledge.words import Topic
from kamtui.domain.thresholds import KnowledgeLimits

_USUAL = KnowledgeLimits()


class Dated(Protocol):
    """A reading of a day, None where that is not known."""

    @property
    def read_on(self) -> date | None: ...

    @property
    def reading_id(self) -> int: ...


class Saying(Dated, Protocol):
    """A reading that can be compared with others."""

    @property
    def says(self) -> Any:
        """What it says: two readings that say the same are equal in this."""


AReading = TypeVar("AReading", bound=Dated)
ASaying = TypeVar("ASaying", bound=Saying)


class TextReading(NamedTuple):
    """What was known of an account on a topic, as of a day; an empty text: nothing was known from then on."""

    reading_id: int
    topic: Topic
    read_on: date | None
    text: str

    @property
    def says(self) -> str:
        return self.text


class PriceReading(NamedTuple):
    """What was negotiated of a product line, as of a day: a price in minor units, and its terms."""

    reading_id: int
    read_on: date | None
    price: int | None
    terms: str = ""

    @property
    def says(self) -> tuple[int | None, str]:
        return self.price, self.terms


def newest_first(readings: Iterable[AReading]) -> list[AReading]:
    """Readings by their days, the newest first; of one day, the one that was written down last."""
    return sorted(
        readings, key=lambda reading: (reading.read_on or date.min, reading.reading_id), reverse=True
    )


class Writing(NamedTuple):
    """How something is written down: as a reading of a day, in place of another where that has an id."""

    read_on: date
    in_place_of: int | None = None
    takes_out: bool = False
    """Whether that other one only goes: what it said was taken back on its day, and nothing was known before."""


def written_anew(
    readings: Sequence[Saying], says: object, nothing: object, read_on: date, *, confirms: bool = False
) -> Writing | None:
    """How what somebody says as of a day is written down; `readings` are those so far, the newest first.

    A second reading of one day replaces the first. None where it says nothing new: what was known on that day already,
    unless it `confirms` just that, or `nothing` where nothing was known.
    """
    until = [reading for reading in readings if reading.read_on is None or reading.read_on <= read_on]
    known = until[0] if until else None
    if known is None:
        return None if says == nothing else Writing(read_on)
    if known.read_on == read_on:
        takes_out = says == nothing and all(reading.says == nothing for reading in until[1:2])
        return None if known.says == says else Writing(read_on, known.reading_id, takes_out)
    if known.says == says and (says == nothing or not confirms):
        return None
    return Writing(read_on)


# -- the course


def since(readings: Sequence[Saying]) -> date | None:
    """Since which day it is known as it is now, though confirmed later; None where that day is not known.

    `readings` are all of it, at least one, the newest first.
    """
    first = readings[0]
    for reading in readings:
        if reading.says != first.says:
            break
        first = reading
    return first.read_on


def other_before(readings: Sequence[ASaying]) -> ASaying | None:
    """The latest reading that says something else than the newest; None where there is none."""
    return next((reading for reading in readings if reading.says != readings[0].says), None)


_PIECE = re.compile(r"(?<=[.!?…])\s+|\n+")


def changed_pieces(before: str, after: str) -> list[tuple[str, str]]:
    """Which sentences and lines of a text went, and which came: each with "-" or "+" before it, in their order."""
    was, became = _pieces(before), _pieces(after)
    changed: list[tuple[str, str]] = []
    for kind, first, last, start, end in SequenceMatcher(None, was, became, autojunk=False).get_opcodes():
        if kind != "equal":
            changed += [("-", piece) for piece in was[first:last]]
            changed += [("+", piece) for piece in became[start:end]]
    return changed


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in _PIECE.split(text) if piece.strip()]


# -- what is old


class DatedFact(NamedTuple):
    """Something that is known of an account, in words, and of which day."""

    what: str
    text: str
    read_on: date


def old_ones(known: Iterable[DatedFact], today: date, limits: KnowledgeLimits = _USUAL) -> list[DatedFact]:
    """What is known and more than a year old (`old_reading_days`): the oldest first."""
    return sorted(
        (one for one in known if is_old(one.read_on, today, limits)), key=lambda one: (one.read_on, one.what)
    )


def is_old(read_on: date | None, today: date, limits: KnowledgeLimits = _USUAL) -> bool:
    """Whether a reading is to be asked about again; one whose day is not known is not."""
    return read_on is not None and (today - read_on).days > limits.old_reading_days
