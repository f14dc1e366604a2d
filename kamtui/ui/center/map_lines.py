"""The lines between the selected person of a map and those they are tied to, through the cells that no card takes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag
from itertools import pairwise

from kamtui.domain.center.buying_center import BuyingCenter
from kamtui.domain.center.links import Link, Way, links_of
from kamtui.domain.center.words import TieKind
from kamtui.ui.center.map_layout import AXIS_WIDTH, Card, MapLayout

_SEARCH_LIMIT = 12_000
"""How many cells are looked at for the lines; further away a mark is enough."""


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
    """How the ties of the selected person are drawn: never over a card."""

    cells: tuple[Cell, ...]
    routed: frozenset[int]
    """To whom a line is drawn; the others have only a mark beside their card."""


class _Side(IntFlag):
    """The sides of a cell that a line leaves by."""

    N = 1
    E = 2
    S = 4
    W = 8


_BOX = " ╵╶└╷│┌├╴┘─┴┐┤┬┼"
_ASCII_BOX = " |-+||++-+-+++++"
_BESIDE = {Way.OUT: "→", Way.IN: "←", Way.BOTH: "×"}
_ASCII_SIGNS = str.maketrans({"→": ")", "←": "(", "↑": "'", "↓": ",", "×": "x", "◦": "%", "↔": "&", "↕": "&"})
"""None of them is one that stands for how somebody stands, or for the cursor."""
_INTO = {_Side.E: "→", _Side.W: "←", _Side.N: "↑", _Side.S: "↓"}
_BACK = {_Side.N: _Side.S, _Side.S: _Side.N, _Side.E: _Side.W, _Side.W: _Side.E}


def relation_signs(*, ascii_only: bool) -> list[tuple[str, TieKind]]:
    """The signs at the ends of lines, and what they stand for."""
    signs = [("→ ←", TieKind.INFLUENCES), ("×", TieKind.CONFLICTS), ("◦", TieKind.INTRODUCED)]
    return [(sign.translate(_ASCII_SIGNS) if ascii_only else sign, kind) for sign, kind in signs]


def lines(drawn: MapLayout, center: BuyingCenter, selected: int, *, ascii_only: bool = False) -> Lines:
    """The selected person's ties, drawn through the free cells of the grid.

    A line ends next to the other card with a sign: an arrowhead the way the influence goes, × for a
    conflict, ◦ for an introduction. Where no way is free or somebody stands below the grid, only a mark
    stands before the other card: → influenced by the selected person, ← influences them, × or ◦.
    """
    start = drawn.card(selected)
    others: dict[int, list[Link]] = defaultdict(list)
    for link in links_of(center, selected):
        others[link.other_id].append(link)
    cards = {card.person_id: card for card in drawn.cards if card.person_id in others}
    if start is None or not cards:
        return Lines((), frozenset())
    routes = _Router(drawn, start).ways([card for card in cards.values() if card.y < drawn.axis_y])
    sides: dict[tuple[int, int], _Side] = defaultdict(lambda: _Side(0))
    signs: dict[tuple[int, int], Cell] = {}
    routed = set()
    for key, way in routes.items():
        at = way.sign_at(cards[key])
        if at in signs:
            continue  # another line ends there already; a mark tells more than one sign for two
        routed.add(key)
        signs[at] = Cell(*at, _end_sign(others[key], way.into), _chief(others[key]).kind)
        sides[way.cells[0]] |= way.out_of
        sides[way.cells[-1]] |= way.into
        for cell, following in pairwise(way.cells):
            side = _towards(cell, following)
            sides[cell] |= side
            sides[following] |= _BACK[side]
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
    return Lines(tuple(cells), frozenset(routed))


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


def _towards(cell: tuple[int, int], following: tuple[int, int]) -> _Side:
    """The side of a cell on which the one next to it lies."""
    (x, y), (following_x, following_y) = cell, following
    if y == following_y:
        return _Side.E if following_x > x else _Side.W
    return _Side.S if following_y > y else _Side.N


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
        """A shortest way to each card that can be reached, by its person."""
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
