"""Where everybody stands on the influence × stance map, in character cells, and the lines between them.

Cards are single lines of text. Those that share a square stand under one another in it, so that none
is ever covered however many there are; scrolling is the widget's. Who has no stance stands in an area of
their own below the grid, empty seats last.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntFlag, StrEnum
from itertools import pairwise

from kamtui.domain.center.buying_center import BuyingCenter, Member
from kamtui.domain.center.short_names import short_names
from kamtui.domain.center.words import Confidence, Stance, TieKind
from kamtui.domain.text.cleaning import sort_key

AXIS_WIDTH = 4
"""Cells left of the grid, for the influence and the axis ("5 │ ")."""
LEAST_WIDTH = 34
"""A narrower map is laid out for this width."""
STANCES = tuple(reversed(Stance))
"""The columns from left to right: blocker, sceptic, neutral, supporter, defender."""
_LEAST_NAME = 4
_MARGIN = 2  # right of the last column, so that every card has room for a mark
_SEARCH_LIMIT = 12_000  # cells looked at for a line's way; further away a mark is enough


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
    """A stance on the horizontal axis."""

    stance: Stance
    x: int
    width: int


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
        key=lambda one: (
            one.is_empty_seat,
            -(one.influence or 0),
            sort_key(names[one.person_id]),
            one.person_id,
        )
    )
    faces = {one.person_id: _Face(one, names[one.person_id], glyph(one.stance), cell_len) for one in given}
    apart = [one for one in given if one.stance is None]
    squares: dict[tuple[int | None, Stance], list[Member]] = defaultdict(list)
    for one in given:
        if one.stance is not None:
            squares[_influence(one), one.stance].append(one)
    widest = {stance: min(cell_len(label(stance)), 12) for stance in STANCES}
    for (_row, stance), held in squares.items():
        widest[stance] = max(widest[stance], *(faces[one.person_id].width for one in held))
    empty = {stance for stance in STANCES if not any(held is stance for _row, held in squares)}
    columns = _columns([widest[stance] for stance in STANCES], [stance in empty for stance in STANCES], width)
    by_stance = {column.stance: column for column in columns}

    influences: list[int | None] = [5, 4, 3, 2, 1]
    if any(influence is None for influence, _stance in squares):
        influences.append(None)
    heights = [max(1, *(len(squares.get((row, stance), ())) for stance in STANCES)) for row in influences]
    area = _area([faces[one.person_id].width for one in apart], width)
    below = 1 + (1 + -(-len(apart) // len(area)) if apart else 0)
    gap = min(3, max(0, (height - sum(heights) - below) // (len(heights) - 1)))

    cards: list[Card] = []
    rows = []
    y = 0
    for influence, row_height in zip(influences, heights, strict=True):
        rows.append(Row(influence, y, row_height))
        for stance in STANCES:
            column = by_stance[stance]
            for place, one in enumerate(squares.get((influence, stance), ())):
                cards.append(faces[one.person_id].card(column.x, y + place, column.width))
        y += row_height + gap
    axis_y = y - gap
    end = axis_y + 1
    unknown_y = None
    if apart:
        unknown_y = end
        for place, one in enumerate(apart):
            line, at = divmod(place, len(area))
            x, room = area[at]
            cards.append(faces[one.person_id].card(x, unknown_y + 1 + line, room))
        end += below - 1
    return MapLayout(width, end, tuple(cards), tuple(rows), columns, axis_y, unknown_y)


def _influence(member: Member) -> int | None:
    return None if member.influence is None else min(max(member.influence, 1), 5)


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
        one = self.member
        return Card(one.person_id, x, y, self.cell_len(text), text, one.stance, one.is_empty_seat)


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


def _columns(wanted: Sequence[int], is_empty: Sequence[bool], width: int) -> tuple[Column, ...]:
    """The columns within a width: what they want; room left over goes between.

    Where it is too little, the gutters give way first, then the columns without anybody, then the widest.
    """
    gutter = 3 if width >= 70 else 2
    while gutter > 1 and sum(wanted) > width - AXIS_WIDTH - _MARGIN - gutter * (len(wanted) - 1):
        gutter -= 1
    room = width - AXIS_WIDTH - _MARGIN - gutter * (len(wanted) - 1)
    if sum(wanted) > room:
        wanted = [min(want, 3) if empty else want for want, empty in zip(wanted, is_empty, strict=True)]
    bound = max(wanted)
    while sum(min(want, bound) for want in wanted) > room:
        bound -= 1
    widths = [min(want, bound) for want in wanted]
    spare = room - sum(widths)
    for place, want in enumerate(wanted):  # a cell more for those cut, as far as it goes
        if spare and widths[place] < want:
            widths[place] += 1
            spare -= 1
    columns, x = [], AXIS_WIDTH
    for place, (stance, taken) in enumerate(zip(STANCES, widths, strict=True)):
        columns.append(Column(stance, x, taken))
        x += taken + gutter + spare * (place + 1) // len(widths) - spare * place // len(widths)
    return tuple(columns)


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


# -- the lines of the selected person


class Way(StrEnum):
    """Which way a tie goes, seen from the selected person; a conflict goes both ways."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Link:
    """A tie of the selected person."""

    other_id: int
    kind: TieKind
    way: Way
    strength: int
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Cell:
    """One character beside the cards."""

    x: int
    y: int
    char: str
    kind: TieKind | None = None
    """What a mark stands for; None for a line, which several ties may share."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The ties of the selected person, and how they are drawn: never over a card."""

    links: tuple[Link, ...]
    cells: tuple[Cell, ...]
    routed: frozenset[int]
    """To whom a line is drawn; the others have only a mark beside their card."""


def links_of(center: BuyingCenter, person_id: int) -> list[Link]:
    """Whom a person is tied to: influences, introductions and conflicts, the strongest first."""
    here = {member.person_id for member in center.members}
    found = []
    for tie in center.ties:
        if person_id not in (tie.from_id, tie.to_id) or tie.from_id == tie.to_id:
            continue
        is_out = tie.from_id == person_id
        other = tie.to_id if is_out else tie.from_id
        if other in here:
            way = Way.BOTH if tie.kind is TieKind.CONFLICTS else Way.OUT if is_out else Way.IN
            found.append(Link(other, tie.kind, way, tie.strength, tie.confidence))
    return sorted(found, key=lambda link: (-link.strength, link.other_id, link.kind, link.way))


class _Side(IntFlag):
    """The sides of a cell that a line leaves by."""

    N = 1
    E = 2
    S = 4
    W = 8


_BOX = " ╵╶└╷│┌├╴┘─┴┐┤┬┼"
_ASCII_BOX = " |-+||++-+-+++++"
_BESIDE = {Way.OUT: "→", Way.IN: "←", Way.BOTH: "×"}
_ASCII_SIGNS = str.maketrans({"→": ">", "←": "<", "×": "x", "▶": ">", "◀": "<", "▲": "^", "▼": "v", "◦": "o",
                              "↔": "-", "↕": "|"})  # fmt: skip
_INTO = {_Side.E: "▶", _Side.W: "◀", _Side.N: "▲", _Side.S: "▼"}
_BACK = {_Side.N: _Side.S, _Side.S: _Side.N, _Side.E: _Side.W, _Side.W: _Side.E}


def lines(drawn: MapLayout, center: BuyingCenter, selected: int, *, ascii_only: bool = False) -> Lines:
    """The selected person's ties, drawn through the free cells of the grid.

    A line ends next to the other card with a sign: an arrowhead the way the influence goes, × for a
    conflict, ◦ for an introduction. Where no way is free or somebody stands below the grid, only a mark
    stands before the other card: → influenced by the selected person, ← influences them, × or ◦.
    """
    links = links_of(center, selected)
    start = drawn.card(selected)
    others: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        others[link.other_id].append(link)
    cards = {card.person_id: card for card in drawn.cards if card.person_id in others}
    if start is None or not cards:
        return Lines(tuple(links), (), frozenset())
    found = _Router(drawn, start).ways([card for card in cards.values() if card.y < drawn.axis_y])
    sides: dict[tuple[int, int], _Side] = defaultdict(lambda: _Side(0))
    signs: dict[tuple[int, int], Cell] = {}
    routed = set()
    for key, way in found.items():
        at = way.sign_at(cards[key])
        if at in signs:
            continue  # another line ends there already; a mark tells more than one sign for two
        routed.add(key)
        signs[at] = Cell(*at, _end_sign(others[key], way.into), _chief(others[key]).kind)
        sides[way.cells[0]] |= way.out_of
        sides[way.cells[-1]] |= way.into
        for one, two in pairwise(way.cells):
            side = _towards(one, two)
            sides[one] |= side
            sides[two] |= _BACK[side]
    for key, card in cards.items():
        if key not in routed:
            # Beside the first letter: free on every map, as no line comes so near to a card.
            at = (card.x - 1, card.y)
            chief = _chief(others[key])
            sign = "◦" if chief.kind is TieKind.INTRODUCED else _BESIDE[chief.way]
            signs[at] = Cell(*at, sign, chief.kind)
    box = _ASCII_BOX if ascii_only else _BOX
    drawn_cells = {at: Cell(*at, box[mask]) for at, mask in sides.items()} | signs
    cells = [drawn_cells[at] for at in sorted(drawn_cells)]
    if ascii_only:
        cells = [Cell(cell.x, cell.y, cell.char.translate(_ASCII_SIGNS), cell.kind) for cell in cells]
    return Lines(tuple(links), tuple(cells), frozenset(routed))


_CHIEF = (TieKind.CONFLICTS, TieKind.INFLUENCES, TieKind.INTRODUCED)


def _chief(links: Sequence[Link]) -> Link:
    """The tie that is shown where two people have several."""
    return min(links, key=lambda link: (_CHIEF.index(link.kind), link.way is not Way.OUT))


def _end_sign(links: Sequence[Link], into: _Side) -> str:
    """The sign at the end of a line; `into` is the side on which the other card lies."""
    chief = _chief(links)
    if chief.kind is TieKind.CONFLICTS:
        return "×"
    if chief.kind is TieKind.INTRODUCED:
        return "◦"
    ways = {link.way for link in links if link.kind is TieKind.INFLUENCES}
    if len(ways) > 1:
        return "↕" if into in (_Side.N, _Side.S) else "↔"
    return _INTO[into if chief.way is Way.OUT else _BACK[into]]


def _towards(one: tuple[int, int], two: tuple[int, int]) -> _Side:
    if one[1] == two[1]:
        return _Side.E if two[0] > one[0] else _Side.W
    return _Side.S if two[1] > one[1] else _Side.N


@dataclass(frozen=True, slots=True)
class _Route:
    cells: list[tuple[int, int]]
    out_of: _Side
    """The side of the first cell on which the selected card lies."""
    into: _Side
    """The side of the last cell on which the other card lies."""

    def sign_at(self, other: Card) -> tuple[int, int]:
        """Where the line's sign stands: next to the other card, so that it is nobody else's."""
        if self.into is _Side.E:
            return other.x - 1, other.y
        if self.into is _Side.W:
            return other.x + other.width, other.y
        return self.cells[-1]


class _Router:
    """Shortest ways through the free cells of the grid, from one card to others, found in one flood."""

    def __init__(self, drawn: MapLayout, start: Card) -> None:
        self.width, self.height = drawn.width, drawn.axis_y
        # A frame of blocked cells, so that no step has to look for the edge; one free cell beside each card.
        self.stride = self.width + 2
        free = bytearray(self.stride * (self.height + 2))
        for y in range(self.height):
            begin = self._at(AXIS_WIDTH, y)
            free[begin : self._at(self.width, y)] = b"\x01" * (self.width - AXIS_WIDTH)
        for card in drawn.cards:
            if card.y < self.height:
                first = max(self._at(card.x, card.y) - 1, self._at(0, card.y))
                last = min(self._at(card.x + card.width, card.y), self._at(self.width - 1, card.y))
                free[first : last + 1] = bytes(last + 1 - first)
        self.free = free
        self.start = start

    def _at(self, x: int, y: int) -> int:
        return (y + 1) * self.stride + x + 1

    def _doors(self, card: Card) -> dict[int, _Side]:
        """The free cells beside a card where a line may end, each with the side on which the card lies."""
        doors = {}
        for x in range(card.x, card.x + card.width):
            # Not between two cards, where a sign could belong to either.
            if card.y < 2 or self.free[self._at(x, card.y - 2)]:
                doors[self._at(x, card.y - 1)] = _Side.S
            if card.y + 2 >= self.height or self.free[self._at(x, card.y + 2)]:
                doors[self._at(x, card.y + 1)] = _Side.N
        if card.x + card.width + 1 < self.width:
            doors[self._at(card.x + card.width + 1, card.y)] = _Side.W
        if card.x - 2 >= AXIS_WIDTH:
            doors[self._at(card.x - 2, card.y)] = _Side.E
        return {at: side for at, side in doors.items() if self.free[at]}

    def ways(self, others: Sequence[Card]) -> dict[int, _Route]:
        if self.start.y >= self.height or not others:
            return {}
        begin = self._doors(self.start)
        doors = {card.person_id: self._doors(card) for card in others}
        waiting = {key: set(cells) for key, cells in doors.items() if cells}
        reached: dict[int, int] = {}
        far = dict.fromkeys(begin, 0)
        ring = list(begin)
        distance = 0
        free = self.free
        around = (1, -1, self.stride, -self.stride)
        while ring and len(far) < _SEARCH_LIMIT:
            for key, cells in list(waiting.items()):
                ends = [at for at in ring if at in cells]
                if ends:
                    # The sides of a card before its top and bottom: that line is read with the name.
                    reached[key] = min(ends, key=lambda at: (doors[key][at] in (_Side.N, _Side.S), at))
                    del waiting[key]
            if not waiting:
                break
            distance += 1
            following = []
            for at in ring:
                for step in around:
                    to = at + step
                    if free[to] and to not in far:
                        far[to] = distance
                        following.append(to)
            ring = following
        return {
            key: _Route([self._place(at) for at in cells], begin[cells[0]], doors[key][cells[-1]])
            for key, end in reached.items()
            for cells in [self._back(end, far, doors[key][end])]
        }

    def _place(self, at: int) -> tuple[int, int]:
        return at % self.stride - 1, at // self.stride - 1

    def _back(self, end: int, far: dict[int, int], into: _Side) -> list[int]:
        """A shortest way to a cell with few bends: back from its end, straight on as long as that leads home."""
        straight = {_Side.E: -1, _Side.W: 1, _Side.N: self.stride, _Side.S: -self.stride}[into]
        way = [end]
        while (distance := far[way[-1]]) > 0:
            for step in (straight, 1, -1, self.stride, -self.stride):
                if far.get(way[-1] + step) == distance - 1:
                    straight = step
                    way.append(way[-1] + step)
                    break
        way.reverse()
        return way
