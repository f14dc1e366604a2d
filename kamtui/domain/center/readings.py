"""How somebody stands to us, by what was read of it on several days (K12)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kamtui.domain.center.words import Confidence


class Reading(NamedTuple):
    """How a person stood to us on a day, as the book stores it: maps of many people are made of thousands of these."""

    person_id: int
    read_on: str
    stance: str | None
    influence: int | None
    confidence: str
    reason: str


class Standing(NamedTuple):
    """What the readings of a person say in the end."""

    latest: Reading | None
    """How they stand now."""
    confirmed: Reading | None
    """When that stance was last heard or seen, not only assumed."""


def standing(readings: Iterable[Reading]) -> Standing:
    """How a person stands by their readings, the earliest first: the last one counts.

    Another stance is not confirmed by what confirmed the one before it.
    """
    latest: Reading | None = None
    confirmed: Reading | None = None
    for reading in readings:
        if latest is not None and latest.stance != reading.stance:
            confirmed = None
        if reading.confidence == Confidence.CONFIRMED:
            confirmed = reading
        latest = reading
    return Standing(latest, confirmed)


def may_be_replaced(reading: Reading, call_id: int | None, today: date) -> bool:
    """Whether a reading was said by one key today, so that the next key corrects it: no reason, no call, assumed."""
    return (
        reading.read_on == today.isoformat()
        and reading.reason == ""
        and call_id is None
        and reading.confidence == Confidence.ASSUMED
    )
