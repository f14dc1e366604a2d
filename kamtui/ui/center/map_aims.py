"""Faint arrows on the map from how somebody stands to how we want them to stand (K12), through the cells that no card takes."""

from collections.abc import Sequence

from kamtui.domain.center.buying_center import Member
from kamtui.ui.center.map_layout import Card, MapLayout
from kamtui.ui.center.map_lines import Cell

_LINE, _HEAD = "┄", "»"
_ASCII_LINE, _ASCII_HEAD = ".", "}"


def aim_sign(*, ascii_only: bool) -> str:
    """The arrow as the help shows it."""
    return _ASCII_LINE + _ASCII_HEAD if ascii_only else _LINE + _HEAD


def aims(drawn: MapLayout, members: Sequence[Member], *, ascii_only: bool = False) -> list[Cell]:
    """An arrow for each of those whom we want to stand nearer to us than they do.

    It goes along their line to the column of that stance, or as near to it as cells are free. Where not even one is
    free, and for those of whom it is not known how they stand, there is none: what is wanted is said in words.
    """
    line, head = (_ASCII_LINE, _ASCII_HEAD) if ascii_only else (_LINE, _HEAD)
    cells: list[Cell] = []
    for member in members:
        card = drawn.card(member.person_id)
        if card is None or card.stance is None or not member.is_below_target:
            continue
        assert member.target is not None
        column = next(column for column in drawn.columns if column.stance is member.target.stance)
        free = _free(drawn, card, column.x)
        cells += [Cell(x, card.y, line) for x in free[:-1]]
        cells += [Cell(x, card.y, head) for x in free[-1:]]
    return cells


def _free(drawn: MapLayout, card: Card, end: int) -> list[int]:
    """The free cells right of a card, a blank apart, up to another one; those before other cards are for their marks."""
    first = card.x + card.width + 1
    taken = {
        x
        for other in drawn.cards
        if other.y == card.y and other is not card
        for x in range(other.x - 1, other.x + other.width + 1)
    }
    return [x for x in range(first, end + 1) if x not in taken]
