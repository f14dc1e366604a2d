"""The line at the top: the places, which one this is, and at its end what it counts and the day."""

from datetime import date

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from kamtui.domain.text.language import _, key_of, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.time.shown_days import show_day_month, show_long_day, show_weekday_day
from kamtui.ui.keys.screens import PLACES

GAP = 2
"""Cells between places, and before what stands at the right end."""
COUNT = 14
"""Cells that are kept for what a place counts: `1 204 accounts`."""


class PlaceBar(Widget):
    """`1 Today  2 Accounts  3 Calls  4 Terms  5 Chain  6 Numbers     47 accounts  Sun 22 Nov 2026`.

    The places stand in the same cells at every width, whatever they count.
    """

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
    """How many lines the place has, "14…" where not all are read yet; "" says nothing."""
    counts: reactive[str] = reactive("")
    """What these are, where that is not what its place usually lists."""
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
        parts: list[tuple[str, str]] = []
        self._spots = []
        at = 1
        for place in PLACES:
            key, label = key_of(f"place.{place.id}"), _(place.label)
            is_here = place.id == self._place
            parts += [
                (f"{key} ", "bold $accent"),
                (label, "bold underline" if is_here else "$faint"),
                (" " * GAP, ""),
            ]
            size = cell_len(key) + 1 + cell_len(label)
            self._spots.append((at, at + size, place.id))
            at += size + GAP
        room = self.content_size.width - (at - 1)
        right = self.right_end(room)
        return Content.assemble(*parts, (" " * (room - cell_len(right)), ""), (right, "$faint"))

    def right_end(self, room: int) -> str:
        """What stands at the right end: the remark, the count and the day, as much of it as has room.

        Whether the remark is there, and the form of the day, go by the room alone: they are the same in all places,
        whatever they count.
        """
        remark, day = self._beside(room)
        count = counted(self.counts or self._place, self.count)
        tries = ((remark, count, day), (count, day), (counted("", self.count), day), (day,))
        texts = ((" " * GAP).join(part for part in parts if part) for parts in tries)
        return next((text for text in texts if cell_len(text) <= room), "")

    def _beside(self, room: int) -> tuple[str, str]:
        """The remark and the day, as long as both may be beside a count."""
        remark, day = _(self._remark), self.day
        if day is None:
            return remark, ""
        forms = (show_long_day(day), show_weekday_day(day, day), show_day_month(day, day))
        for said, form in ((remark, forms[0]), (remark, forms[1]), ("", forms[0]), ("", forms[1])):
            needed = COUNT + GAP + cell_len(form) + (GAP + cell_len(said) if said else 0)
            if needed <= room:
                return said, form
        return "", forms[2]

    def on_click(self, event: events.Click) -> None:
        for start, end, place in self._spots:
            if start <= event.x < end:
                self.post_message(self.PlaceChosen(place))


def counted(place: str, count: str) -> str:
    """What a place counts, in words: `47 accounts`, `14… to do`, of no place the number alone; "" where it counts nothing."""
    if not count:
        return ""
    known = count.rstrip("…")
    number = int(known or 0)
    match place:
        case "accounts" | "numbers":
            words = ngettext("{count} account", "{count} accounts", number)
        case "calls":
            words = ngettext("{count} call", "{count} calls", number)
        case "terms":
            words = ngettext("{count} term", "{count} terms", number)
        case "problems":
            words = ngettext("{count} problem", "{count} problems", number)
        case "chain":
            words = ngettext("{count} prospect", "{count} prospects", number)
        case "":
            words = "{count}"
        case _:
            words = _("{count} to do")
    return words.format(count=count.replace(known, show_whole(number), 1) if known else count)
