"""Where everybody stands on the influence × stance map, in character cells, and who is next to whom.

Cards are single lines of text. Those that share a square stand under one another in it, so that none
is ever covered however many there are; scrolling is the widget's. Who has no stance stands in an area of
their own below the grid, empty seats last.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kamtui.domain.center.buying_center import Member, short_names
from kamtui.domain.center.words import INFLUENCES, WORST_FIRST, Stance
from kamtui.domain.text.cleaning import sort_key

AXIS_WIDTH = 4
"""Cells left of the grid, for the influence and the axis ("5 │ ")."""
LEAST_WIDTH = 34
"""A narrower map is laid out for this width."""
_LEAST_NAME = 4
_MARGIN = 2  # right of the last column, so that every card has room for a mark


@dataclass(frozen=True, slots=True)
class Card:
    """A person on the map: where the text begins and how many cells it takes."""

    person_id: int
    x: int
    y: int
    width: int
    text: str
    stance: Stance | None
    """The column; None stands in the area below the grid."""
    is_empty_seat: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An influence on the vertical axis; None is not known."""

    influence: int | None
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Column:
    """A stance on the horizontal axis, and the zone around it: from `start` up to the next one's."""

    stance: Stance
    x: int
    width: int
    label: str
    """On the axis: its sign and name; where there is less room all have only the name, or only the sign."""
    start: int


@dataclass(frozen=True, slots=True)
class MapLayout:
    """A drawn map: `height` lines of `width` cells. The grid's lines come first, then the stances' axis
    at `axis_y`, then, if anybody has no stance, a heading at `unknown_y` and their cards below it."""

    width: int
    height: int
    cards: tuple[Card, ...]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    axis_y: int
    unknown_y: int | None

    def card(self, person_id: int | None) -> Card | None:
        """The card of a person."""
        return next((card for card in self.cards if card.person_id == person_id), None)


def layout(
    members: Iterable[Member],
    width: int,
    *,
    glyph: Callable[[Stance | None], str],
    cell_len: Callable[[str], int] = len,
    label: Callable[[Stance], str] = lambda stance: stance.label,
    height: int = 0,
) -> MapLayout:
    """Everybody placed once, none over another, in `width` cells (at least `LEAST_WIDTH`).

    A column is as wide as its widest card; where they do not fit together the widest give way first and
    names are cut with "…". `height` is how many lines are seen at once: while they suffice, free lines
    are put between the influences, which the lines between people run through.
    """
    width = max(width, LEAST_WIDTH)
    given = list({member.person_id: member for member in members}.values())
    names = short_names(given)
    given.sort(
        key=lambda member: (
            member.is_empty_seat,
            -(member.influence or 0),
            sort_key(names[member.person_id]),
            member.person_id,
        )
    )
    faces = {
        member.person_id: _Face(member, names[member.person_id], glyph(member.stance), cell_len)
        for member in given
    }
    apart = [member for member in given if member.stance is None]
    squares: dict[tuple[int | None, Stance], list[Member]] = defaultdict(list)
    for member in given:
        if member.stance is not None:
            squares[_influence(member), member.stance].append(member)
    widest = dict.fromkeys(WORST_FIRST, 1)
    for (_row, stance), held in squares.items():
        widest[stance] = max(widest[stance], *(faces[member.person_id].width for member in held))
    labels = [
        [f"{glyph(stance)} {label(stance)}" for stance in WORST_FIRST],
        [label(stance) for stance in WORST_FIRST],
        [glyph(stance) for stance in WORST_FIRST],
    ]
    columns = _columns([widest[stance] for stance in WORST_FIRST], labels, width, cell_len)
    by_stance = {column.stance: column for column in columns}

    influences: list[int | None] = [*reversed(INFLUENCES)]
    if any(influence is None for influence, _stance in squares):
        influences.append(None)
    heights = [max(1, *(len(squares.get((row, stance), ())) for stance in WORST_FIRST)) for row in influences]
    area = _area([faces[member.person_id].width for member in apart], width)
    below = 1 + (1 + -(-len(apart) // len(area)) if apart else 0)
    gap = min(3, max(0, (height - sum(heights) - below) // (len(heights) - 1)))

    cards: list[Card] = []
    rows = []
    y = 0
    for influence, row_height in zip(influences, heights, strict=True):
        rows.append(Row(influence, y, row_height))
        for stance in WORST_FIRST:
            column = by_stance[stance]
            for place, member in enumerate(squares.get((influence, stance), ())):
                cards.append(faces[member.person_id].card(column.x, y + place, column.width))
        y += row_height + gap
    axis_y = y - gap
    end = axis_y + 1
    unknown_y = None
    if apart:
        unknown_y = end
        for place, member in enumerate(apart):
            line, at = divmod(place, len(area))
            x, room = area[at]
            cards.append(faces[member.person_id].card(x, unknown_y + 1 + line, room))
        end += below - 1
    return MapLayout(width, end, tuple(cards), tuple(rows), columns, axis_y, unknown_y)


def _influence(member: Member) -> int | None:
    return None if member.influence is None else min(max(member.influence, INFLUENCES[0]), INFLUENCES[-1])


class _Face:
    """The text of a card, and how it is cut."""

    def __init__(self, member: Member, name: str, glyph: str, cell_len: Callable[[str], int]) -> None:
        self.member = member
        self.cell_len = cell_len
        self.before, self.after = (f"{glyph} [", "]") if member.is_empty_seat else (f"{glyph} ", "")
        self.name = name
        letters = [role.letter for role in member.roles]
        self.tails = [f" {','.join(letters)}", f" {''.join(letters)}"] if letters else [""]
        self.width = cell_len(self._text(name, self.tails[0]))

    def _text(self, name: str, tail: str) -> str:
        return f"{self.before}{name}{self.after}{tail}"

    def fit(self, room: int) -> str:
        """The text in at most `room` cells: letters are set closer, then the name is cut, then they go."""
        if self.width <= room:
            return self._text(self.name, self.tails[0])
        tail = self.tails[-1]
        left = room - self.cell_len(self._text("", tail))
        if left < _LEAST_NAME and tail:
            tail = ""
            left = room - self.cell_len(self._text("", tail))
        name = cut(self.name, left, self.cell_len)
        return self._text(name, tail) if name else cut(self._text(self.name, tail), room, self.cell_len)

    def card(self, x: int, y: int, room: int) -> Card:
        text = self.fit(room)
        member = self.member
        return Card(member.person_id, x, y, self.cell_len(text), text, member.stance, member.is_empty_seat)


def cut(text: str, room: int, cell_len: Callable[[str], int]) -> str:
    """`text` in at most `room` cells, with "…" where something is missing."""
    if cell_len(text) <= room:
        return text
    if room < 1:
        return ""
    kept = text[:room]
    while kept and cell_len(kept) > room - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _columns(
    wanted: Sequence[int], labels: Sequence[Sequence[str]], width: int, cell_len: Callable[[str], int]
) -> tuple[Column, ...]:
    """The columns within a width: what they want, at least their labels; room left over goes between.

    Where it is too little, the gutters give way first, then the widest columns, but never the labels: of
    these, the fullest set that fits is shown, so that none is ever cut.
    """
    count = len(wanted)
    room = width - AXIS_WIDTH - _MARGIN - (count - 1)
    shown = next((texts for texts in labels if sum(map(cell_len, texts)) <= room), labels[-1])
    least = [cell_len(text) for text in shown]
    wanted = [max(pair) for pair in zip(wanted, least, strict=True)]
    gutter = 3 if width >= 70 else 2
    while gutter > 1 and sum(wanted) + gutter * (count - 1) > width - AXIS_WIDTH - _MARGIN:
        gutter -= 1
    room = width - AXIS_WIDTH - _MARGIN - gutter * (count - 1)
    bound = max(wanted)
    while sum(_bounded(wanted, least, bound)) > room:
        bound -= 1
    widths = _bounded(wanted, least, bound)
    spare = room - sum(widths)
    for place, want in enumerate(wanted):  # a cell more for those cut, as far as it goes
        if spare and widths[place] < want:
            widths[place] += 1
            spare -= 1
    columns, x = [], AXIS_WIDTH
    for place, (stance, taken) in enumerate(zip(WORST_FIRST, widths, strict=True)):
        # The cell before a card is for marks, and belongs to its zone.
        columns.append(Column(stance, x, taken, shown[place], x - 1))
        x += taken + gutter + spare * (place + 1) // count - spare * place // count
    return tuple(columns)


def _bounded(wanted: Sequence[int], least: Sequence[int], bound: int) -> list[int]:
    return [max(min(want, bound), low) for want, low in zip(wanted, least, strict=True)]


def _area(widths: Sequence[int], width: int) -> list[tuple[int, int]]:
    """Beginnings and widths of the columns of the area below the grid, all alike, at most a third each."""
    room = width - AXIS_WIDTH - _MARGIN
    gutter = 3
    if not widths:
        return [(AXIS_WIDTH, room)]
    each = min(max(*widths, 8), (room - gutter * 2) // 3) if len(widths) > 1 else min(widths[0], room)
    count = max(1, min((room + gutter) // (each + gutter), len(widths)))
    return [(AXIS_WIDTH + place * (each + gutter), each) for place in range(count)]


# -- choosing by arrows


class Direction(StrEnum):
    """An arrow key."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


def neighbour(drawn: MapLayout, person_id: int, direction: Direction) -> int | None:
    """The next person in a direction, None at the edge; from everybody, everybody else can be reached.

    On the grid up and down walk a column; left and right go to the next column that has anybody, to the
    nearest line. Past a column's end the nearest line further on follows, then the area below, which is
    walked line by line. Each column is connected in itself and with the next, and so is the area.
    """
    at = drawn.card(person_id)
    if at is None:
        return None
    sign = 1 if direction in (Direction.RIGHT, Direction.DOWN) else -1
    sideways = direction in (Direction.LEFT, Direction.RIGHT)
    on_grid = at.stance is not None
    cards = [card for card in drawn.cards if card.person_id != person_id]
    if sideways:
        if on_grid:
            ahead = [card for card in cards if card.stance is not None and (card.x - at.x) * sign > 0]
            near = min(ahead, key=lambda card: (abs(card.x - at.x), abs(card.y - at.y), card.y), default=None)
        else:
            ahead = [card for card in cards if card.y == at.y and (card.x - at.x) * sign > 0]
            near = min(ahead, key=lambda card: abs(card.x - at.x), default=None)
        return None if near is None else near.person_id
    ahead = [card for card in cards if (card.y - at.y) * sign > 0]
    own = [card for card in ahead if on_grid and card.stance is at.stance]
    near = min(own or ahead, key=lambda card: (abs(card.y - at.y), abs(card.x - at.x), card.x), default=None)
    return None if near is None else near.person_id
