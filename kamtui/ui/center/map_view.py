"""The map of a buying center: influence up, stance across, one person selected (K11, K12)."""

from collections.abc import Callable, Collection
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kamtui.domain.center.buying_center import BuyingCenter
from kamtui.domain.center.words import Stance, TieKind
from kamtui.domain.text.language import _
from kamtui.ui.center.map_layout import AXIS_WIDTH, Card, Direction, MapLayout, layout, neighbour
from kamtui.ui.center.map_lines import Cell, lines
from kamtui.ui.keys.center import MAP
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit_exactly

MARGIN = AXIS_WIDTH
"""Cells left of the grid: the influence and the axis."""

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
        for look in ("plain", "dim", "red", "amber", "green", "accent", "rule", "cursor", "blurred", "seat")
    }
    DEFAULT_CSS = """
    MapView {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .map--plain { color: $foreground; }
        .map--dim { color: $faint; }
        .map--red { color: $error; }
        .map--amber { color: $warning; }
        .map--green { color: $success; }
        .map--accent { color: $accent; }
        .map--rule { color: $rule; }
        .map--seat { color: $warning; text-style: italic; }
        .map--cursor { background: $row-cursor; text-style: bold; }
        .map--blurred { background: $row-cursor-blurred; text-style: bold; }
    }
    """

    def __init__(self, glyphs: Glyphs, *, ascii_only: bool, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._ascii = ascii_only
        self._center: BuyingCenter | None = None
        self._faded: frozenset[int] = frozenset()
        self._map: MapLayout | None = None
        self._cards_at: dict[int, list[Card]] = {}
        self._cells_at: dict[int, list[Cell]] = {}
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
        self._map = layout(
            center.members,
            self.size.width - 1,
            glyph=self._glyphs.stance,
            cell_len=cell_len,
            height=self.size.height,
        )
        self._cards_at = {}
        for card in self._map.cards:
            self._cards_at.setdefault(card.y, []).append(card)
        self.virtual_size = Size(0, self._map.height)
        self._draw_ties()

    def _draw_ties(self) -> None:
        """The lines of the selected person."""
        self._cells_at = {}
        if self._map is not None and self._center is not None and self._chosen_id is not None:
            for cell in lines(self._map, self._center, self._chosen_id, ascii_only=self._ascii).cells:
                self._cells_at.setdefault(cell.y, []).append(cell)
        self.refresh()
        self._show_chosen()

    def _show_chosen(self) -> None:
        card = self._map.card(self._chosen_id) if self._map else None
        if card is not None and self.size.height:
            self.scroll_to_region(Region(0, card.y, 1, 1), animate=False, force=True)

    def choose(self, person_id: int | None) -> None:
        """Select a person."""
        if person_id is not None and person_id != self._chosen_id:
            self._chosen_id = person_id
            self._draw_ties()
            if self.on_moved is not None:
                self.on_moved()

    def action_step(self, direction: str) -> None:
        if self._map is not None and self._chosen_id is not None:
            self.choose(neighbour(self._map, self._chosen_id, Direction(direction)))

    def on_click(self, event: events.Click) -> None:
        x, y = event.x, event.y + self.scroll_offset.y
        for card in self._cards_at.get(y, []):
            if card.x <= x < card.x + card.width:
                self.choose(card.person_id)

    def on_resize(self) -> None:
        self._lay_out()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    # -- drawing

    def _style(self, *looks: str) -> Style:
        style = self.rich_style
        for look in looks:
            style += self.get_component_rich_style(
                f"map--{look}", partial=look != "cursor" and look != "blurred"
            )
        return style

    def _card_style(self, card: Card) -> Style:
        look = (
            "seat" if card.is_empty_seat else "dim" if card.person_id in self._faded else _LOOKS[card.stance]
        )
        style = self.rich_style + self.get_component_rich_style(f"map--{look}", partial=True)
        if card.person_id == self._chosen_id:
            ground = self.get_component_rich_style("map--cursor" if self.has_focus else "map--blurred")
            style += Style(bgcolor=ground.bgcolor, bold=True)
        return style

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        width = self.size.width
        drawn = self._map
        if drawn is None or row >= drawn.height:
            return Strip.blank(width, self.rich_style)
        segments = [self._margin(drawn, row)]
        if row == drawn.axis_y:
            segments += self._axis(drawn)
        elif row == drawn.unknown_y:
            segments.append(Segment(_("stance not known"), self._style("dim")))
        else:
            segments += self._pieces(row)
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _margin(self, drawn: MapLayout, row: int) -> Segment:
        if row > drawn.axis_y:
            return Segment(" " * MARGIN, self.rich_style)
        bar, corner = ("|", "+") if self._ascii else ("│", "└")
        if row == drawn.axis_y:
            return Segment(f"  {corner}{self._glyphs.rule}", self._style("rule"))
        for influence_row in drawn.rows:
            if influence_row.y == row:
                return Segment(f"{influence_row.influence or '?'} {bar} ", self._style("dim"))
        return Segment(f"  {bar} ", self._style("rule"))

    def _axis(self, drawn: MapLayout) -> list[Segment]:
        rule = self._glyphs.rule
        segments: list[Segment] = []
        at = MARGIN
        for column in drawn.columns:
            if column.x > at:
                segments.append(Segment(rule * (column.x - at), self._style("rule")))
            label = fit_exactly(column.stance.label, min(cell_len(column.stance.label), column.width))
            segments += [
                Segment(
                    label,
                    self._style(_LOOKS[column.stance] if column.stance is not Stance.NEUTRAL else "dim"),
                ),
                Segment(rule * (column.width - cell_len(label)), self._style("rule")),
            ]
            at = column.x + column.width
        return segments

    def _pieces(self, row: int) -> list[Segment]:
        """The cards and the lines between them, from left to right."""
        pieces: list[tuple[int, str, Style]] = [
            (card.x, fit_exactly(card.text, card.width), self._card_style(card))
            for card in self._cards_at.get(row, [])
        ]
        for cell in self._cells_at.get(row, []):
            look = {TieKind.CONFLICTS: "red", None: "accent"}.get(cell.kind, "accent")
            pieces.append((cell.x, cell.char, self._style(look)))
        segments: list[Segment] = []
        at = MARGIN
        for x, text, style in sorted(pieces, key=lambda piece: piece[0]):
            if x < at:
                continue
            segments.append(Segment(" " * (x - at), self.rich_style))
            segments.append(Segment(text, style))
            at = x + cell_len(text)
        return segments
