"""How somebody stands by their readings, and which of them the next key corrects."""

from datetime import date

import pytest

from kamtui.domain.center.readings import Reading, may_be_replaced, standing
from kamtui.domain.center.words import Confidence, Stance

TODAY = date(2026, 11, 22)
ASSUMED, CONFIRMED = Confidence.ASSUMED.value, Confidence.CONFIRMED.value


def reading(read_on: str, stance: str | None, confidence: str = ASSUMED, reason: str = "") -> Reading:
    return Reading(1, read_on, stance, 3, confidence, reason)


@pytest.mark.parametrize(
    ("readings", "latest_on", "confirmed_on"),
    [
        ([], None, None),
        ([("2026-01-01", "supporter", ASSUMED)], "2026-01-01", None),
        ([("2026-01-01", "supporter", CONFIRMED)], "2026-01-01", "2026-01-01"),
        # The same stance again, only assumed, stays confirmed as of the day on which it was.
        (
            [("2026-01-01", "supporter", CONFIRMED), ("2026-02-01", "supporter", ASSUMED)],
            "2026-02-01",
            "2026-01-01",
        ),
        (
            [("2026-01-01", "supporter", CONFIRMED), ("2026-02-01", "supporter", CONFIRMED)],
            "2026-02-01",
            "2026-02-01",
        ),
        # Another stance is not confirmed by what confirmed the one before it.
        ([("2026-01-01", "supporter", CONFIRMED), ("2026-02-01", "sceptic", ASSUMED)], "2026-02-01", None),
        ([("2026-01-01", "supporter", CONFIRMED), ("2026-02-01", None, ASSUMED)], "2026-02-01", None),
        (
            [("2026-01-01", "supporter", CONFIRMED), ("2026-02-01", "sceptic", CONFIRMED)],
            "2026-02-01",
            "2026-02-01",
        ),
        # Nor by having been confirmed once, where it changed in between.
        (
            [
                ("2026-01-01", "supporter", CONFIRMED),
                ("2026-02-01", "sceptic", ASSUMED),
                ("2026-03-01", "supporter", ASSUMED),
            ],
            "2026-03-01",
            None,
        ),
    ],
)
def test_the_last_reading_counts(
    readings: list[tuple[str, str | None, str]], latest_on: str | None, confirmed_on: str | None
) -> None:
    stands = standing(reading(*said) for said in readings)
    assert (stands.latest and stands.latest.read_on) == latest_on
    assert (stands.confirmed and stands.confirmed.read_on) == confirmed_on


@pytest.mark.parametrize(
    ("said", "call_id", "may"),
    [
        (reading("2026-11-22", Stance.SUPPORTER.value), None, True),
        (reading("2026-11-22", None), None, True),
        (reading("2026-11-21", Stance.SUPPORTER.value), None, False),
        (reading("2026-11-22", Stance.SUPPORTER.value, CONFIRMED), None, False),
        (reading("2026-11-22", Stance.SUPPORTER.value, reason="said so"), None, False),
        (reading("2026-11-22", Stance.SUPPORTER.value), 7, False),
    ],
)
def test_a_key_corrects_what_a_key_said_today(said: Reading, call_id: int | None, may: bool) -> None:
    assert may_be_replaced(said, call_id, TODAY) is may
