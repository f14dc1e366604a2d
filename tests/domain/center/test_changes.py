"""What changed on a map, in words (K12)."""

from datetime import date
from typing import Any

import pytest

from kamtui.domain.center.buying_center import Member, TargetStance, Tie
from kamtui.domain.center.changes import day_after, day_before, difference, reviewed_from
from kamtui.domain.center.words import Confidence, Stance, TieKind
from tests.domain.center.maps import TODAY, ago, center, tie, who


def dimitrov(stance: str = "●", influence: int | None = 3, **fields: Any) -> Member:
    return who(1, stance, influence, name="Ivan Dimitrov", **fields)


IVANOVA = who(2, "★", 5, name="Elena Ivanova")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (dimitrov(), dimitrov(), []),
        (dimitrov(), dimitrov("■", 4, reason="lost his budget"),
         ["Dimitrov: neutral → blocker (influence 3 → 4), because lost his budget"]),
        (dimitrov(), dimitrov("■"), ["Dimitrov: neutral → blocker"]),
        (dimitrov(), dimitrov("?"), ["Dimitrov: neutral → not known"]),
        (dimitrov("?", None), dimitrov("▲", 2), ["Dimitrov: not known → supporter (influence ? → 2)"]),
        (dimitrov(), dimitrov("●", 5, reason="promoted"), ["Dimitrov: influence 3 → 5, because promoted"]),
        (dimitrov(reason="old", read_on=TODAY), dimitrov("■", reason="old", read_on=TODAY), ["Dimitrov: neutral → blocker"]),
        (dimitrov(reason="same", read_on=ago(9)), dimitrov("■", reason="same", read_on=TODAY),
         ["Dimitrov: neutral → blocker, because same"]),
        (dimitrov(confidence=Confidence.ASSUMED), dimitrov(confidence=Confidence.CONFIRMED), ["Dimitrov: confirmed as neutral"]),
        (dimitrov(confidence=Confidence.CONFIRMED), dimitrov(confidence=Confidence.ASSUMED), []),
        (dimitrov(roles="IU"), dimitrov(roles="UBG"), ["Dimitrov: now buyer, gatekeeper", "Dimitrov: no longer initiator"]),
        (dimitrov(), dimitrov(reports_to_id=2), ["Dimitrov reports to Ivanova"]),
        (dimitrov(reports_to_id=2), dimitrov(), ["Dimitrov reports to nobody known"]),
        (who(1, seat=True, name="who signs"), who(1, name="Ivan Dimitrov"), ["no longer unknown: who signs is Ivan Dimitrov"]),
        (who(1, name="Ivan Dimitrov"), who(1, seat=True, name="Ivan Dimitrov"), ["Ivan Dimitrov is an unknown person now"]),
        (who(1, name="Ana Koleva"), who(1, name="Ana Petrova"), ["Ana Koleva is now called Ana Petrova"]),
        (None, dimitrov("■", 4, roles="IG"), ["new: Dimitrov (initiator, gatekeeper, blocker, influence 4)"]),
        (None, dimitrov("?", None), ["new: Dimitrov"]),
        (None, who(1, seat=True, name="who signs"), ["new unknown person: who signs"]),
        (who(1, seat=True, name="who signs"), None, ["unknown person gone: who signs"]),
        (dimitrov(), None, ["left: Dimitrov"]),
    ],
)  # fmt: skip
def test_a_person(before: Member | None, after: Member | None, expected: list[str]) -> None:
    was = (IVANOVA, before) if before else (IVANOVA,)
    now = (IVANOVA, after) if after else (IVANOVA,)
    assert difference(center(*was), center(*now)) == expected


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("■", "▽", ["Dimitrov: blocker → sceptic; nearer to what we want: neutral"]),
        ("■", "●", ["Dimitrov: blocker → neutral; what we wanted is reached: neutral"]),
        ("▽", "★", ["Dimitrov: sceptic → defender; what we wanted is reached: neutral"]),
        ("▽", "■", ["Dimitrov: sceptic → blocker; further from what we want: neutral"]),
        ("▲", "▽", ["Dimitrov: supporter → sceptic; further from what we want: neutral"]),
        ("▽", "▽", ["Dimitrov: no nearer to what we want: neutral"]),
        ("●", "●", []),
        ("●", "▲", ["Dimitrov: neutral → supporter"]),
        ("?", "▲", ["Dimitrov: not known → supporter; what we wanted is reached: neutral"]),
        ("?", "▽", ["Dimitrov: not known → sceptic"]),
        ("▽", "?", ["Dimitrov: sceptic → not known"]),
    ],
)
def test_what_moved_towards_what_we_want(before: str, now: str, expected: list[str]) -> None:
    after = dimitrov(now, target=TargetStance(Stance.NEUTRAL))
    assert difference(center(IVANOVA, dimitrov(before)), center(IVANOVA, after)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, tie(1, 2, 1), ["new relation: Ivanova influences Dimitrov"]),
        (None, tie(1, 2, 1, TieKind.CONFLICTS), ["new relation: Ivanova conflicts with Dimitrov"]),
        (tie(1, 2, 1, TieKind.INTRODUCED), None, ["relation gone: Ivanova introduced Dimitrov"]),
        (tie(1, 2, 1), tie(1, 2, 1, strength=3), ["Ivanova influences Dimitrov: strength 2 → 3"]),
        (tie(1, 2, 1), tie(1, 2, 1, confidence=Confidence.CONFIRMED), ["Ivanova influences Dimitrov: assumed → confirmed"]),
        (tie(1, 2, 1), tie(1, 1, 2), ["relation changed: Ivanova influences Dimitrov → Dimitrov influences Ivanova"]),
        (tie(1, 2, 1), tie(1, 2, 1), []),
        (None, tie(1, 2, 77), []),
    ],
)  # fmt: skip
def test_a_tie(before: Tie | None, after: Tie | None, expected: list[str]) -> None:
    people = (IVANOVA, dimitrov())
    was, now = ((one,) if one else () for one in (before, after))
    assert difference(center(*people, ties=was), center(*people, ties=now)) == expected


def test_ties_of_who_left_go_without_saying() -> None:
    was = center(IVANOVA, dimitrov(), ties=(tie(1, 2, 1),))
    assert difference(was, center(IVANOVA)) == ["left: Dimitrov"]


def test_in_order() -> None:
    was = center(who(1, "●", 2), who(2, "●", 5), who(3, "●", 4))
    now = center(who(1, "★", 2), who(2, "■", 5, "D"), who(4, "▽", 1))
    assert difference(was, now) == [
        "Nr2: neutral → blocker", "Nr1: neutral → defender", "new: Nr4 (sceptic, influence 1)", "left: Nr3",
        "Nr2: now decider",
    ]  # fmt: skip


def test_changes_since_a_review_are_counted_from_the_evening_before() -> None:
    assert reviewed_from(TODAY) == ago(1)


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [(ago(9), None, ago(5)), (ago(7), ago(9), ago(5)), (ago(5), ago(9), ago(2)), (TODAY, ago(2), None)],
)
def test_the_days_before_and_after_a_day(day: date, before: date | None, after: date | None) -> None:
    days = [ago(2), ago(9), ago(5)]
    assert (day_before(days, day), day_after(days, day)) == (before, after)
