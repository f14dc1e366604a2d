"""A relation between two people as it is kept."""

import pytest

from kamtui.domain.center.tie import TieEntry, check_tie
from kamtui.domain.center.words import TieKind
from kamtui.domain.problems import Problems

SEAT = 9


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (TieEntry(from_id=1, to_id=1, kind=TieKind.INFLUENCES), "to_id"),
        (TieEntry(from_id=1, to_id=SEAT, kind=TieKind.INTRODUCED), "kind"),
        (TieEntry(from_id=SEAT, to_id=1, kind=TieKind.INTRODUCED), "kind"),
        (TieEntry(from_id=1, to_id=2, kind=TieKind.INFLUENCES, strength=4), "strength"),
        (TieEntry(from_id=1, to_id=2, kind=TieKind.INFLUENCES, strength=0), "strength"),
    ],
)
def test_what_is_no_relation(entry: TieEntry, field: str) -> None:
    with pytest.raises(Problems) as caught:
        check_tie(entry, {SEAT})
    assert list(caught.value.by_field) == [field]


@pytest.mark.parametrize(
    ("entry", "kept"),
    [
        (TieEntry(from_id=2, to_id=1, kind=TieKind.INTRODUCED), (2, 1)),
        (TieEntry(from_id=2, to_id=1, kind=TieKind.INFLUENCES, strength=3), (2, 1)),
        (TieEntry(from_id=SEAT, to_id=1, kind=TieKind.INFLUENCES), (SEAT, 1)),
        (TieEntry(from_id=2, to_id=1, kind=TieKind.CONFLICTS), (1, 2)),
    ],
)
def test_a_conflict_is_kept_from_the_smaller_id(entry: TieEntry, kept: tuple[int, int]) -> None:
    tie = check_tie(entry, {SEAT})
    assert (tie.from_id, tie.to_id) == kept
