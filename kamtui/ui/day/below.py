"""The line below the lists of Today and of the close of the day: what begins under the lines in view."""

from collections.abc import Callable, Sequence

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.heads.below_line import BelowLabel, below_content
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.looks import GAP
from kamtui.ui.widgets.panel import BELOW, make_room, rows_below

BARS = 2
"""Lines of the window that the bars above and below take."""


class Below:
    """The line below the list of a place, in `#below`: there where not all lines fit, and also while they are scrolled."""

    def __init__(
        self,
        place: Place,
        labels: Callable[[int], Sequence[BelowLabel]],
        offered: Callable[[], Content | None] = lambda: None,
    ) -> None:
        """`labels` are the groups that begin from a line on, and `offered` is what stands behind them."""
        self._place = place
        self._labels = labels
        self._offered = offered

    def watch(self) -> None:
        """Say what is below whenever the list is scrolled."""
        self._place.watch(self._listed, "scroll_y", self.say, init=False)

    @property
    def _listed(self) -> LineList:
        return self._place.query_one(LineList)

    def make_room(self) -> None:
        """The panel has room first: it takes none that would bring this line about."""
        below, has_lines = self._place.query_one("#below", Static), self._place.query_one(Horizontal).display
        below.display = False
        make_room(self._place, self._place.needs)
        below.display = has_lines and len(self._listed.lines) > self._list_room(0)
        self.say()

    def _list_room(self, below: int) -> int:
        """How many lines the list has in the window, before it is laid out, with so many below it and the panel."""
        place, height = self._place, self._place.app.size.height
        is_below = place.has_class(BELOW)
        room = height - BARS - below - (place.has_class("-tall") and not is_below)
        return room - rows_below(height, room, len(self._listed.lines)) if is_below else room

    def say(self) -> None:
        """Say which groups are below the lines in view: nobody has to scroll to know of them."""
        below, room = self._place.query_one("#below", Static), self._place.app.size.width - 2
        if below.display:
            labels = self._labels(self._listed.scroll_offset.y + self._list_room(1))
            offered = self._offered() if labels else None  # else the last line, which is in view, says it
            said = below_content(labels, room) if labels else plain("")
            if offered is not None:
                room -= offered.cell_length
                said = below_content(labels, room - GAP).truncate(max(room, 0), pad=True) + offered
            below.update(said, layout=False)
