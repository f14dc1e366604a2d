"""What a customer thinks of our brand: rated by key, and how it changed."""

from datetime import date, timedelta

import pytest

from kamtui.domain.knowledge.image import BrandImage, ImageReading, rated_by_key
from kamtui.domain.knowledge.readings import Writing

TODAY = date(2026, 11, 22)


def reading(
    reading_id: int, days_ago: int | None, strength: int | None, evidence: str = "", done: str = ""
) -> ImageReading:
    read_on = None if days_ago is None else TODAY - timedelta(days=days_ago)
    return ImageReading(
        reading_id=reading_id, read_on=read_on, strength=strength, evidence=evidence, done=done
    )


@pytest.mark.parametrize(
    ("readings", "strength", "written"),
    [
        ((), 1, Writing(TODAY)),
        ((), None, None),
        ((reading(1, 9, 3),), 4, Writing(TODAY)),
        ((reading(1, 9, 3),), 3, None),
        ((reading(1, 9, 3),), None, Writing(TODAY)),
        ((reading(1, None, None, "of an older book"),), 2, Writing(TODAY)),
        # A second step of one day replaces the first; a reading with words of its own stays.
        ((reading(2, 0, 4), reading(1, 9, 3)), 5, Writing(TODAY, 2)),
        ((reading(2, 0, 4, done="fair"), reading(1, 9, 3, done="fair")), 5, Writing(TODAY, 2)),
        ((reading(2, 0, 4, done="fair"), reading(1, 9, 3)), 5, Writing(TODAY)),
        ((reading(1, 0, 4),), 5, Writing(TODAY, 1)),
        # What was rated for a later day counts until then: the new reading comes after it.
        ((reading(1, -3, 4),), 5, Writing(TODAY + timedelta(days=3))),
    ],
)
def test_how_a_step_by_key_is_written_down(
    readings: tuple[ImageReading, ...], strength: int | None, written: Writing | None
) -> None:
    assert rated_by_key(readings, strength, TODAY) == written


def test_its_change_is_told_since_the_last_review() -> None:
    readings = (reading(3, 0, 4), reading(2, 30, 2), reading(1, None, None))
    reviewed = TODAY - timedelta(days=30)
    assert BrandImage(readings, reviewed).change == 2
    assert BrandImage(readings, reviewed - timedelta(days=1)).change is None, "nothing was known then"
    assert BrandImage(readings).change is None
    assert BrandImage().strength is None and BrandImage((), reviewed).change is None
