"""Where toasts stand: on lines without words, or in place of what the foot says, and leaving nothing behind when they go."""

from collections.abc import Container, Iterator, Sequence
from typing import Any, NamedTuple

from textual.app import App, ReturnType
from textual.geometry import NULL_REGION, Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import Toast, ToastRack

MOST_CELLS = 80
"""How wide a toast is at most, so that it is read at one look; one in the foot's line has all of that."""
FRAME = 3
"""The cells of a toast beside its words."""
NO_WORDS = " ─━-…"
"""What stands on a line that says nothing: free cells, the rule above a panel, or that there is more than has room."""


class _Room(NamedTuple):
    """Where toasts stand: their lowest line, how far from the right edge, and how high where they take the place of a foot."""

    end: int
    left: int
    of_foot: int = 0


class ToastApp(App[ReturnType]):
    """An application whose toasts cover no line that says something, where one can be found for them."""

    def _refresh_notifications(self) -> None:
        """Show the toasts, and let the places of those that went go too.

        Textual keeps an empty place for each toast that went before its time, and lays out all of them at each
        change of the screen: after a day's acts every key would wait for hundreds.
        """
        if not self.screen_stack:
            return
        for rack in self.screen.query_children(ToastRack):
            if self._notifications or rack.children:
                if rack.is_running:
                    arranged = self.screen.screen_layout_refresh_signal
                    arranged.unsubscribe(rack)  # else it would be told as often as there were toasts
                    arranged.subscribe(rack, self.place_toasts)
                self.call_later(self._show_toasts, rack)

    def _show_toasts(self, rack: ToastRack) -> None:
        rack.show(self._notifications)
        shown = {rack._toast_id(notification) for notification in self._notifications}
        for place in rack.children:
            if place.id not in shown:
                place.remove()

    def place_toasts(self, screen: Screen[Any]) -> None:
        """Put the toasts, once they are laid out, where they cover least: asked again when what they stand on changes."""
        for rack in screen.query_children(ToastRack):
            toasts = [*rack.query(Toast)]
            if not toasts:
                continue
            lowest = self.size.height - rack.styles.margin.bottom
            room = self._room_for(toasts, lowest)
            for toast in toasts:
                toast.styles.width = self.size.width if room.of_foot else "auto"
                toast.styles.max_width = self.size.width if room.of_foot else MOST_CELLS
                toast.styles.min_height = room.of_foot or 1
            rack.styles.offset = (room.left, room.end - lowest)

    def _room_for(self, toasts: Sequence[Toast], lowest: int) -> _Room:
        """Where so many toasts stand: on lines free of words in the lower half; a short one else in the foot's line.

        Then on free lines above these, and where there are none, as low as what they may not cover leaves them. What stands
        at the right of the window they leave free as well, where they have room beside it.
        """
        beside, foot = self.beside(), self.foot()
        most = min(MOST_CELLS, self.size.width)
        height = self._height(toasts, most)
        width = max(toast.get_content_width(self.size, self.size) for toast in toasts) + FRAME
        left = -beside.width if min(width, most) <= beside.x else 0
        # The lowest only, for each line that is looked at is drawn: what lies above it is not asked for.
        end = next(self._free_ends(height, lowest, beside.x or self.size.width), 0)
        if end > self.size.height // 2:
            return _Room(end, left)
        if self._height(toasts, self.size.width) <= foot.height:
            return _Room(foot.bottom, 0, foot.height)
        if end:
            return _Room(end, left)
        low = lowest
        kept = [*self.feet(), self.line_at_hand()]
        for region in sorted(filter(None, kept), key=lambda region: -region.bottom):
            if region.bottom > low - height and low > region.y >= height:
                low = region.y
        return _Room(low, left)

    def _height(self, toasts: Sequence[Toast], width: int) -> int:
        """How many lines so many toasts take, with an empty one between two of them."""
        heights = [toast.get_content_height(self.size, self.size, width - FRAME) for toast in toasts]
        return sum(heights) + len(heights) - 1

    def _free_ends(self, height: int, lowest: int, width: int) -> Iterator[int]:
        """Below which lines so many stand of which none says anything, the lowest first."""
        taken = {y for region in self.feet() for y in range(region.y, region.bottom)}
        screens = [*self.in_view()]
        free = 0
        for y in range(lowest - 1, 0, -1):
            free = free + 1 if not self._says_something(screens, y, width, taken) else 0
            if free >= height:
                yield y + height

    def in_view(self) -> Iterator[Screen[Any]]:
        """The screens that are in view: dialogs, and the one that they stand on."""
        for screen in reversed(self.screen_stack):
            yield screen
            if not screen.is_modal:
                return

    def _says_something(
        self, screens: Sequence[Screen[Any]], y: int, width: int, taken: Container[int]
    ) -> bool:
        """Whether a line of the window says something, or may soon: what can be scrolled has other lines then."""
        return y in taken or any(
            _says(widget, region, y, width)
            for screen in screens
            for widget, (region, _clip) in screen._compositor.visible_widgets.items()
            if region.y <= y < region.bottom and region.x < width and not _is_of_toasts(widget)
        )

    def feet(self) -> Sequence[Region]:
        """Where the lines of keys stand in the window, and what is said right above them: no toast may cover these either."""
        return ()

    def foot(self) -> Region:
        """What is said right above the keys of the line at hand, or of what stands below: a short toast may take its place."""
        return NULL_REGION

    def beside(self) -> Region:
        """Where a panel stands at the right of the window, which no toast may cover; nowhere in an app without one."""
        return NULL_REGION

    def line_at_hand(self) -> Region:
        """Where the line at hand stands in the window, which no toast may cover; nowhere in an app without one."""
        return NULL_REGION


def _is_of_toasts(widget: Widget) -> bool:
    return any(isinstance(node, ToastRack) for node in widget.ancestors_with_self)


def _says(widget: Widget, region: Region, y: int, width: int) -> bool:
    if widget.max_scroll_y > 0 and widget.is_scrollable:
        return True
    cells = min(region.width, width - region.x)
    lines = widget.render_lines(Region(0, y - region.y, cells, 1))
    return any(line.text.strip(NO_WORDS) for line in lines)
