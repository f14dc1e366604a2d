"""What a customer thinks of our brand (K8): 0 to 5 as of a day, what shows it, and what was done for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kamtui.domain.knowledge.readings import Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageEntry:
    """What they think of our brand, as of a day; None is not known, also of the day, which older books did not keep."""

    read_on: date | None
    strength: int | None = None
    evidence: str = ""
    done: str = ""
    """What was done for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageReading(ImageEntry):
    """A reading as it was written down."""

    reading_id: int

    @property
    def says(self) -> tuple[int | None, str, str]:
        return self.strength, self.evidence, self.done


class BrandImage(NamedTuple):
    """All readings of an account, the newest first, and since which day its change is told."""

    readings: tuple[ImageReading, ...] = ()
    since: date | None = None

    @property
    def latest(self) -> ImageReading | None:
        return self.readings[0] if self.readings else None

    @property
    def strength(self) -> int | None:
        """None is not known."""
        return self.latest.strength if self.latest else None

    @property
    def change(self) -> int | None:
        """How much better it is than at the last review; None where one of the two is not known."""
        if self.since is None or self.strength is None:
            return None
        for reading in self.readings:
            if reading.read_on is not None and reading.read_on <= self.since:
                return None if reading.strength is None else self.strength - reading.strength
        return None


def rated_by_key(newest_first: Sequence[ImageReading], strength: int | None, today: date) -> Writing | None:
    """How a step of the brand image by one key is written down: evidence and what was done stay.

    A second one of one day replaces the first; a reading with words of its own stays. None where it is that already.
    """
    latest, before = [*newest_first[:2], None, None][:2]
    if (latest.strength if latest else None) == strength:
        return None
    if latest is None or latest.read_on is None:
        return Writing(today)
    words = (latest.evidence, latest.done)
    is_second = latest.read_on == today and words == ((before.evidence, before.done) if before else ("", ""))
    # What was read for a later day counts until then: the new reading has to come after it.
    return Writing(max(today, latest.read_on), latest.reading_id if is_second else None)
