"""The line at the top: the places, which one this is and what it counts, and the day."""

from datetime import date

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from kamtui.domain.text.language import _, key_of
from kamtui.domain.time.shown_days import show_day_month, show_long_day
from kamtui.ui.keys.screens import PLACES


class PlaceBar(Widget):
    """`1 Today · 14   2 Accounts   3 Calls            Sun 22 Nov 2026`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PlaceBar {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """

    count: reactive[str] = reactive("")
    day: reactive[date | None] = reactive(None)

    class PlaceChosen(Message):
        """A place was clicked."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: str, remark: str = "") -> None:
        super().__init__()
        self._place = place
        self._remark = remark
        self._spots: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        places = [(place.id, _(place.label)) for place in PLACES]
        keys = {place: key_of(f"place.{place}") for place, _label in places}
        shown = {
            place: f"{label} · {self.count}" if place == self._place and self.count else label
            for place, label in places
        }
        needed = sum(cell_len(keys[place]) + 1 + cell_len(text) for place, text in shown.items())
        right, between = self._right(needed, len(places))
        parts: list[tuple[str, str]] = []
        self._spots = []
        at = 1
        for place, _label in places:
            here = place == self._place
            text = shown[place]
            parts += [
                (f"{keys[place]} ", "bold $accent"),
                (text, "bold underline" if here else "$faint"),
                (" " * between, ""),
            ]
            size = cell_len(keys[place]) + 1 + cell_len(text)
            self._spots.append((at, at + size, place))
            at += size + between
        gap = self.content_size.width - (at - 1) - cell_len(right)
        if gap >= 0:
            parts += [(" " * gap, ""), (right, "$faint")]
        return Content.assemble(*parts)

    def _right(self, needed: int, places: int) -> tuple[str, int]:
        """What stands at the right, and the cells between places: the remark goes first, then the year, then the day."""
        says = [show_long_day(self.day), show_day_month(self.day, self.day)] if self.day else []
        if remark := _(self._remark):
            says.insert(0, f"{remark}   {says[0]}" if says else remark)
        for right in [*says, ""]:
            # Closer than two a count would run into the number of the next place.
            between = (self.content_size.width - needed - cell_len(right)) // places
            if between >= 2:
                return right, min(between, 3)
        return "", 1

    def on_click(self, event: events.Click) -> None:
        for start, end, place in self._spots:
            if start <= event.x < end:
                self.post_message(self.PlaceChosen(place))
