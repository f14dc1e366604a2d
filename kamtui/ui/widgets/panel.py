"""The panel beside a list, or below it: more about the line at hand, where the window is wide enough."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.line_list import LineList, Lines, Part, list_cells, text_cells

FIRST_LINES = 40
"""How many lines of a list say how much room it needs."""

FROM, TALL = 120, 30
"""From which width of a window on there is a panel, and from which height on it may stand below the list."""
SHOWN, BELOW = "-panel", "-below"
"""The classes of a screen while it has a panel, and while that stands below the list, which needs all of the width."""
STYLED_BY_IT = "Panel, Horizontal, #who"
"""What these classes change the styles of."""
LIST, MOST_LIST = 83, 123
"""The cells of a window that stay for the list before its panel becomes a third; and those that it keeps at most because
its texts need them: so that from 160 cells on, with the narrowest panel, there is one beside every list."""
_LEAST, _MOST = 37, 56
_COLUMN, _BETWEEN = _LEAST - 3, 3
"""The cells of a column of a panel below a list, as many as the narrowest one beside a list has within its edges; and those
between two columns."""
_LEAST_ROWS, _USUAL_ROWS, _TOGETHER = 4, 6, 3
"""The lines of the lowest panel below a list, with its rule, and of the lowest that is not so low for the list's sake; and how many lines of what stands together a column has at its end at least."""


Draw = Callable[[int, int], Sequence[Part]]
"""Draws a line of a list, by its place, in so many cells."""


def panel_cells(window: int, needed: int = LIST) -> int:
    """How wide a panel is in a window of so many cells, beside a list whose texts need so many of them; 0 where none is.

    It takes only what the list does not need: for its sake none shows less than in the narrowest window with a panel. Beyond
    that it is a third. Neither ever gets narrower in a wider window.
    """
    needed = min(max(needed, LIST), MOST_LIST)
    if window < FROM or window - needed < _LEAST:
        return 0
    return min(max(min(window // 3, window - needed), _LEAST), _MOST)


def needed_by(lines: Lines | None, draw: Draw | None = None) -> int:
    """The cells of a window that a list needs so that its first lines show all that they do in as many as it keeps at most.

    Reckoned once of the same lines: they are drawn several times for it, where a panel changes how, as they are without one.
    None is a list that was not read yet.
    """
    if lines is None:
        return LIST
    if lines.needed_cells is None:
        count = min(len(lines), FIRST_LINES)
        needed = _cells_for_the_same(draw or lines.draw, count, text_cells(LIST), text_cells(MOST_LIST))
        lines.needed_cells = list_cells(needed)
    return lines.needed_cells


def rows_below(window: int, room: int, lines: int) -> int:
    """How many lines a panel has below a list, with its rule, in a window of so many; `room` is for both, `lines` has the list.

    A list that fits into the window stays whole: there is none, 0, where that leaves nothing worth a panel. One that is
    scrolled anyway gives a quarter of the window. In steps of some lines, so that the panel stays while one comes or goes.
    """
    heights: list[int] = [*range(window // 3, _USUAL_ROWS - 1, -3), _LEAST_ROWS]
    for rows in heights:
        if lines + rows <= room:
            return rows
    return 0 if lines <= room else window // 4


class Panel(Static):
    """Draws what it is given for its own width, and only while it is in view."""

    DEFAULT_CSS = """
    Panel {
        display: none;
        width: auto;
        height: 1fr;
        padding: 0 1;
        border-left: solid $rule;
    }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._draw: Callable[[int], Content] | None = None
        self._needed = LIST
        """The cells that the list beside it needs."""
        self._lines = 0
        """The lines that the list above it has."""

    def leave(self, needed: int, lines: int) -> None:
        """Leave so many cells of the window to the list beside it, or room for so many lines above it."""
        if (needed, lines) != (self._needed, self._lines):
            self._needed, self._lines = needed, lines
            if self.display:
                self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return panel_cells(viewport.width, self._needed) - self.gutter.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        room = container.height + self.gutter.height  # it is handed what its own edges leave
        return rows_below(viewport.height, room, self._lines) - self.gutter.height

    def show(self, draw: Callable[[int], Content] | None) -> None:
        """Show what `draw` gives for a width; None shows nothing."""
        self._draw = draw
        self._redraw()

    def _redraw(self) -> None:
        size = self.content_size
        if self.display and size.width:
            is_below = self.screen.has_class(BELOW)
            if self._draw is None:
                said = plain("")
            elif is_below:
                said = in_columns(self._draw, size.width, size.height)
            else:
                said = self._draw(size.width)
            self.update(said, layout=False)

    def on_resize(self) -> None:
        self._redraw()


def in_columns(draw: Callable[[int], Content], width: int, rows: int) -> Content:
    """What `draw` gives, in columns about as wide as the narrowest panel, read down and then to the right."""
    count = max((width + _BETWEEN) // (_COLUMN + _BETWEEN), 1)
    cells = (width - (count - 1) * _BETWEEN) // count
    empty = Content(" " * cells)
    columns: list[list[Content]] = [[]]
    for group in _groups(draw(cells).wrap(cells)):
        free = rows - len(columns[-1]) - 1
        if columns[-1] and free < min(len(group), _TOGETHER):
            columns.append([])
        if columns[-1]:
            columns[-1].append(empty)
        for line in group:
            if len(columns[-1]) == rows:
                going = _begun_by(columns[-1], line)
                columns.append(columns[-1][rows - going :])
                columns[-2] = columns[-2][: rows - going]
            columns[-1].append(line.truncate(cells, pad=True))
    lines = zip_longest(*columns[:count], fillvalue=empty)
    return Content("\n").join(Content(" " * _BETWEEN).join(line) for line in lines)


def _begun_by(lines: Sequence[Content], line: Content) -> int:
    """How many of the last lines a line goes on with: it stands deeper than the first of them. 0 where they are more than a few."""
    depth = _depth(line)
    for count, before in enumerate(reversed(lines[-_TOGETHER:]), 1):
        if _depth(before) < depth:
            return count
    return 0


def _depth(line: Content) -> int:
    return len(line.plain) - len(line.plain.lstrip())


def _groups(lines: Sequence[Content]) -> Iterator[list[Content]]:
    """Lines that stand together, between empty ones."""
    group: list[Content] = []
    for line in lines:
        if line.plain.strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def make_room(screen: Screen[None], needs: Callable[[], int]) -> None:
    """Show the panel of a screen beside its list where that leaves the list what it `needs`, a number of cells; else below it."""
    size = screen.app.size
    if size.width < FROM:  # what the list needs would have to be read
        _place(screen, is_beside=False, is_below=False)
        return
    needed = needs()
    is_beside = panel_cells(size.width, needed) > 0
    is_below = not is_beside and size.height >= TALL and all(map(_has_rows_below, screen.query(Panel)))
    for panel in screen.query(Panel):
        panel.leave(needed, _lines_above(panel) if is_below else 0)
    _place(screen, is_beside=is_beside, is_below=is_below)


def _place(screen: Screen[None], *, is_beside: bool, is_below: bool) -> None:
    """Say where the panel is; only what looks otherwise for it gets its styles anew, not all that stands on the screen."""
    before = screen.classes
    screen.update_classes({SHOWN: is_beside or is_below, BELOW: is_below}, update=False)
    if screen.classes != before:
        screen.app.stylesheet.update_nodes(screen.query(STYLED_BY_IT))


def _has_rows_below(panel: Panel) -> bool:
    """Whether the list leaves a panel below it any rows, in the window without what stands above and below both."""
    place, window = panel.parent, panel.app.size.height
    around = [widget for widget in panel.screen.children if widget is not place and widget.display]
    room = window - sum(max(widget.outer_size.height, 1) for widget in around)
    return rows_below(window, room, _lines_above(panel)) > 0


def _lines_above(panel: Panel) -> int:
    """How many lines that has above which a panel stands: all of its lists, and one of what else is said there."""
    place = panel.parent
    if not isinstance(place, Widget):
        return 0
    above = [widget for widget in place.query(Widget) if not isinstance(widget, (Panel, Vertical))]
    shown = [widget for widget in above if widget.display]
    lines = sum(len(widget.lines) if isinstance(widget, LineList) else 1 for widget in shown)
    return lines + sum(widget.styles.margin.height for widget in shown)


def _cells_for_the_same(draw: Draw, count: int, least: int, most: int) -> int:
    """The fewest cells of a line, from `least` on, in which the first lines show all that they do in `most`.

    Most lines are drawn twice: only one that needs more cells than those before it is drawn in several widths.
    """

    def said(index: int, width: int) -> str:
        return "".join("".join(text for text, look in draw(index, width) if look != "rule").split())

    needed = least
    for index in range(count):
        whole = said(index, most)
        if said(index, needed) == whole:
            continue
        if said(index, most - 1) != whole:  # texts without end, mostly: the first of them tells
            return most
        too_few, needed = needed, most - 1
        while too_few < needed - 1:
            middle = (too_few + needed) // 2
            if said(index, middle) == whole:
                needed = middle
            else:
                too_few = middle
    return needed
