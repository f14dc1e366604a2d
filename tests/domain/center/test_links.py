"""Whom a person on a map is tied to, and which tie stands between two."""

import pytest

from kamtui.domain.center.links import Way, links_of
from kamtui.domain.center.words import Confidence, TieKind
from tests.domain.center.maps import center, tie, who

PEOPLE = tuple(who(number) for number in range(1, 9))


def test_links() -> None:
    whole = center(*PEOPLE, ties=(
        tie(1, 4, 7, strength=3, confidence=Confidence.CONFIRMED), tie(2, 2, 4), tie(3, 3, 4, TieKind.CONFLICTS),
        tie(4, 1, 2), tie(5, 4, 77), tie(6, 4, 4), tie(7, 4, 8, TieKind.INTRODUCED, 1),
    ))  # fmt: skip
    assert [(link.other_id, link.kind, link.way, link.strength) for link in links_of(whole, 4)] == [
        (7, TieKind.INFLUENCES, Way.OUT, 3), (2, TieKind.INFLUENCES, Way.IN, 2),
        (3, TieKind.CONFLICTS, Way.BOTH, 2), (8, TieKind.INTRODUCED, Way.OUT, 1),
    ]  # fmt: skip
    assert links_of(whole, 5) == []


@pytest.mark.parametrize(
    ("kind", "from_id", "to_id", "tie_id"),
    [
        (TieKind.INFLUENCES, 1, 2, 10),
        (TieKind.INFLUENCES, 2, 1, None),
        (TieKind.CONFLICTS, 1, 3, 11),
        (TieKind.CONFLICTS, 3, 1, 11),  # goes both ways
        (TieKind.INTRODUCED, 1, 2, None),
        (TieKind.INTRODUCED, 2, 1, 12),
        (TieKind.INFLUENCES, 1, 3, None),
    ],
)
def test_the_tie_that_stands_between_two(kind: TieKind, from_id: int, to_id: int, tie_id: int | None) -> None:
    whole = center(
        *PEOPLE, ties=(tie(10, 1, 2), tie(11, 1, 3, TieKind.CONFLICTS), tie(12, 2, 1, TieKind.INTRODUCED))
    )
    standing = whole.standing_tie(kind, from_id, to_id)
    assert (standing and standing.tie_id) == tie_id
