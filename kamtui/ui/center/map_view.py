"""The map of a buying center: influence up, stance across, one person selected (K11, K12)."""

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kamtui.domain.center.buying_center import BuyingCenter
from kamtui.domain.center.words import Stance, TieKind
from kamtui.domain.text.language import _
from kamtui.ui.center.drawing import role_legend
from kamtui.ui.center.map_aims import aims
from kamtui.ui.center.map_layout import AXIS_WIDTH, Card, Direction, MapLayout, layout, neighbour
from kamtui.ui.center.map_lines import Cell, lines
from kamtui.ui.keys.center import MAP
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit_exactly
from kamtui.ui.widgets.line_list import RESTING

MARGIN = AXIS_WIDTH - 1
"""Cells left of the grid: the influence and the axis; the cell before the first cards is for marks."""

_LOOKS = {
    Stance.DEFENDER: "green",
    Stance.SUPPORTER: "green",
    Stance.NEUTRAL: "plain",
    Stance.SCEPTIC: "amber",
    Stance.BLOCKER: "red",
    None: "dim",
}


class MapView(ScrollView, can_focus=True):
    """Draws a buying center and moves among its people."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(MAP)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"map--{look}"
        for look in (
            *("plain", "dim", "red", "amber", "green", "accent", "rule", "cursor", "blurred", "seat"),
            *Stance,
        )
    }
    DEFAULT_CSS = """
    MapView {
        height: 1fr;
        padding: 0 1;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .map--plain { color: $foreground; }
        .map--dim { color: $faint; text-style: $faint-style; }
        .map--red { color: $error; }
        .map--amber { color: $warning; }
        .map--green { color: $success; }
        .map--accent { color: $accent; }
        .map--rule { color: $rule; }
        .map--seat { color: $faint; text-style: italic; }
        .map--blocker { background: $zone-blocker; }
        .map--sceptic { background: $zone-sceptic; }
        .map--neutral { background: $zone-neutral; }
        .map--supporter { background: $zone-supporter; }
        .map--defender { background: $zone-defender; }
        .map--cursor { background: $row-cursor; text-style: $row-cursor-style; }
        .map--blurred { background: $row-cursor-blurred; }
    }
    """

    class Chosen(Message):
        """A person was clicked twice."""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._center: BuyingCenter | None = None
        self._faded: frozenset[int] = frozenset()
        self._map: MapLayout | None = None
        self._legend: list[list[str]] = []
        """The parts in the decision whose letters stand on the map, in rows below it."""
        self._cards_at: dict[int, list[Card]] = {}
        self._cells_at: dict[int, list[Cell]] = {}
        self._aims_at: dict[int, list[Cell]] = {}
        self._chosen_id: int | None = None
        self.on_moved: Callable[[], None] | None = None
        """Called when another person was selected, before the next key: a message would come after it."""

    # -- what is shown

    @property
    def chosen_id(self) -> int | None:
        """The selected person."""
        return self._chosen_id

    def show(self, center: BuyingCenter, faded: Collection[int], chosen_id: int | None) -> None:
        """Show another state of the map; `faded` are those whose stance has not been confirmed for long."""
        self._center = center
        self._faded = frozenset(faded)
        ids = [member.person_id for member in center.members]
        self._chosen_id = chosen_id if chosen_id in ids else (ids[0] if ids else None)
        self._lay_out()

    def _lay_out(self) -> None:
        center = self._center
        if center is None or not self.size.width:
            return
        legend = self._legend = role_legend(
            {role for member in center.members for role in member.roles}, self.size.width - 1 - AXIS_WIDTH
        )
        self._map = layout(
            center.members,
            self.size.width - 1,
            glyph=self._glyphs.stance,
            cell_len=cell_len,
            height=self.size.height - len(legend),
        )
        self._cards_at = {}
        for card in self._map.cards:
            self._cards_at.setdefault(card.y, []).append(card)
        self.virtual_size = Size(0, self._map.height + len(legend))
        self._aims_at = {}
        for aim in aims(self._map, center.members, ascii_only=self._glyphs.is_ascii):
            self._aims_at.setdefault(aim.y, []).append(aim)
        self._draw_ties()

    def _draw_ties(self) -> None:
        """The lines of the selected person."""
        self._cells_at = {}
        if self._map is not None and self._center is not None and self._chosen_id is not None:
            for cell in lines(
                self._map, self._center, self._chosen_id, ascii_only=self._glyphs.is_ascii
            ).cells:
                self._cells_at.setdefault(cell.y, []).append(cell)
        self.refresh()
        self._show_chosen()

    def _show_chosen(self) -> None:
        card = self._map.card(self._chosen_id) if self._map else None
        if card is not None and self.size.height:
            self.scroll_to_region(Region(0, card.y, 1, 1), animate=False, force=True)

    def choose(self, person_id: int | None) -> None:
        """Select a person, if they are on the map."""
        if person_id is None or person_id == self._chosen_id or self._center is None:
            return
        if self._center.member(person_id) is not None:
            self._chosen_id = person_id
            self._draw_ties()
            if self.on_moved is not None:
                self.on_moved()

    def action_step(self, direction: str) -> None:
        if self._map is not None and self._chosen_id is not None:
            self.choose(neighbour(self._map, self._chosen_id, Direction(direction)))

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is None:
            return
        for card in self._cards_at.get(at.y + self.scroll_offset.y, []):
            if card.x <= at.x < card.x + card.width:
                if event.chain > 1 and card.person_id == self._chosen_id:
                    self.post_message(self.Chosen())
                self.choose(card.person_id)

    def on_resize(self) -> None:
        self._lay_out()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    # -- drawing

    def _style(self, look: str, ground: str = "") -> Style:
        style = self.rich_style + self.get_component_rich_style(f"map--{look}", partial=True)
        if ground:
            lit = self.get_component_rich_style(f"map--{ground}")
            style = (
                self.rich_style + Style(reverse=True) if lit.reverse else style + Style(bgcolor=lit.bgcolor)
            )
        return style

    def _card_look(self, card: Card) -> str:
        if card.is_empty_seat:
            return "seat"
        return "dim" if card.person_id in self._faded else "plain"

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        width = self.size.width
        drawn = self._map
        if drawn is None or row >= drawn.height + len(self._legend):
            return Strip.blank(width, self.rich_style)
        if row >= drawn.height:
            return self._legend_row(self._legend[row - drawn.height])
        segments = [self._margin(drawn, row)]
        if row == drawn.axis_y:
            segments += self._axis(drawn)
        elif row == drawn.unknown_y:
            segments.append(Segment(f" {_('stance not known')}", self._style("dim")))
        else:
            segments += self._pieces(drawn, row)
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _legend_row(self, entries: Sequence[str]) -> Strip:
        """What the letters beside the names stand for: `D decider   B buyer`."""
        segments = [Segment(" " * AXIS_WIDTH, self.rich_style)]
        for entry in entries:
            segments += [Segment(entry[:1], self._style("accent")), Segment(entry[1:], self._style("dim"))]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _margin(self, drawn: MapLayout, row: int) -> Segment:
        if row > drawn.axis_y:
            return Segment(" " * MARGIN, self.rich_style)
        bar, corner = ("|", "+") if self._glyphs.is_ascii else ("│", "└")
        if row == drawn.axis_y:
            return Segment(f"  {corner}", self._style("rule"))
        for influence_row in drawn.rows:
            if influence_row.y == row:
                return Segment(f"{influence_row.influence or '?'} {bar}", self._style("dim"))
        return Segment(f"  {bar}", self._style("rule"))

    def _axis(self, drawn: MapLayout) -> list[Segment]:
        rule = self._glyphs.rule
        segments: list[Segment] = []
        at = MARGIN
        for column in drawn.columns:
            segments += [
                Segment(rule * (column.x - at), self._style("rule")),
                Segment(column.label, self._style("dim")),
            ]
            at = column.x + cell_len(column.label)
        return [*segments, Segment(rule * max(drawn.width - at, 0), self._style("rule"))]

    def _pieces(self, drawn: MapLayout, row: int) -> list[Segment]:
        """The cards, the lines between them, the arrows to what we want, and the zones behind, from left to right."""
        pieces: list[tuple[int, Segment]] = []
        for card in self._cards_at.get(row, []):
            pieces += self._card(drawn, card)
        for cell in self._cells_at.get(row, []):
            look = "red" if cell.kind is TieKind.CONFLICTS else "accent"
            pieces.append((cell.x, Segment(cell.char, self._style(look, self._zone(drawn, cell.x, cell.y)))))
        for aim in self._aims_at.get(row, []):  # last: lines of ties go over them
            pieces.append((aim.x, Segment(aim.char, self._style("dim", self._zone(drawn, aim.x, aim.y)))))
        segments: list[Segment] = []
        at = MARGIN
        for x, segment in sorted(pieces, key=lambda piece: piece[0]):
            if x < at:
                continue
            segments += [*self._ground(drawn, row, at, x), segment]
            at = x + segment.cell_length
        return [*segments, *self._ground(drawn, row, at, drawn.width)]

    def _card(self, drawn: MapLayout, card: Card) -> list[tuple[int, Segment]]:
        """A person: the sign in the colour of how they stand, the name; the chosen one lit, and marked before it."""
        look, text = self._card_look(card), fit_exactly(card.text, card.width)
        if card.person_id != self._chosen_id:
            ground = self._zone(drawn, card.x, card.y)
            sign = self._style(_LOOKS[card.stance] if look == "plain" else look, ground)
            return [
                (card.x, Segment(text[:1], sign)),
                (card.x + cell_len(text[:1]), Segment(text[1:], self._style(look, ground))),
            ]
        ground = "cursor" if self.has_focus else "blurred"
        mark = self._glyphs.cursor if self.has_focus else RESTING[self._glyphs.cursor]
        name = self._style(look, ground) + Style(bold=True)
        sign = self._style(_LOOKS[card.stance], ground)
        return [
            (card.x - 1, Segment(mark, self._style("accent" if self.has_focus else "dim", ground))),
            (card.x, Segment(text[:1], sign)),
            (card.x + cell_len(text[:1]), Segment(f"{text[1:]}", name)),
        ]

    def _zone(self, drawn: MapLayout, x: int, row: int) -> str:
        """The zone in which a cell of the grid lies; "" below the grid."""
        if row >= drawn.axis_y:
            return ""
        return next((column.stance.value for column in reversed(drawn.columns) if column.start <= x), "")

    def _ground(self, drawn: MapLayout, row: int, first: int, end: int) -> list[Segment]:
        """The free cells of a row, from one up to another, zone by zone."""
        if row >= drawn.axis_y:
            return [Segment(" " * max(end - first, 0), self.rich_style)]
        ends = [*(column.start for column in drawn.columns[1:]), drawn.width]
        segments = []
        for column, zone_end in zip(drawn.columns, ends, strict=True):
            size = min(end, zone_end) - max(first, column.start)
            if size > 0:
                segments.append(Segment(" " * size, self._style("plain", column.stance.value)))
        return segments
