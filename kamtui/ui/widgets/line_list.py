"""A list that draws only the lines in view, however many there are.

Textual's own lists build something for each row; with 200,000 calls that is minutes. Here a list is
a `Lines`: it knows how many there are, which record each stands for and how one is drawn.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kamtui.domain.text.wanted import NOTHING_WANTED, Wanted
from kamtui.ui.keys.everywhere import MOVING
from kamtui.ui.keys.keymap import bindings

T = TypeVar("T")

Part = tuple[str, str]
"""Some words of a line and the names of their looks ("red strong"), "" for none."""

LINK = "link="
"""What a look begins with that makes its words a terminal's link: the address follows, without a space."""

_LOOKS = ("strong", "hit", "dim", "red", "amber", "green", "accent", "heading", "count", "rule", "cell")

MARKED = "+"
"""The sign before a marked line; reversed under the cursor."""

FREE = 1
"""Lines that stay free below the cursor, where a toast may stand: it never covers the line at hand."""
PAGE = 20
"""Lines read from the book at a time: a key that moves on to the next of them waits for so many."""
RESTING = {"▌": "▏", ">": ":"}
"""The mark of a cursor, and the fainter one where another widget has the keys: so that it is not told by colour alone."""


def text_cells(width: int) -> int:
    """The cells for a line's text in a list of `width`: before it stands the mark, behind it a free cell and the scroll bar."""
    return max(width - 3, 1)


def list_cells(text: int) -> int:
    """The cells of a list whose texts have so many."""
    return text + 3


def lit(parts: Sequence[Part], wanted: Wanted) -> list[Part]:
    """The parts of a line, with what was looked for in pieces of their own that look "hit"."""
    pieces: list[Part] = []
    for text, looks in parts:
        at = 0
        for span in wanted.spans(text):
            pieces += [(text[at : span.start], looks), (text[span.start : span.end], f"{looks} hit")]
            at = span.end
        pieces.append((text[at:], looks))
    return pieces


class Lines:
    """The lines of a list. Subclasses say how many, which and how they look."""

    needed_cells: int | None = None
    """The cells of a window that they need beside a panel, once that was asked for."""

    def __len__(self) -> int:
        return 0

    def key(self, index: int) -> Hashable:
        """What the line stands for; the cursor stays on it when the list is filled again."""
        raise NotImplementedError

    def index_of(self, key: Hashable) -> int | None:
        """The line that stands for something; None where none does."""
        for index in range(len(self)):
            if not self.is_heading(index) and self.key(index) == key:
                return index
        return None

    def is_heading(self, index: int) -> bool:
        """Whether the cursor passes over this line."""
        return False

    def goes_on(self, index: int) -> bool:
        """Whether this line goes on with what the one above it stands for, and is lit with it: the cursor passes over it."""
        return False

    def rows_of(self, index: int) -> int:
        """In how many lines stands what the line of an index stands for."""
        after = index + 1
        while after < len(self) and self.goes_on(after):
            after += 1
        return after - index

    def draw(self, index: int, width: int) -> Sequence[Part]:
        """The line in at most `width` cells."""
        raise NotImplementedError

    def flow(self, width: int) -> bool:
        """Let texts that need it go on below themselves in lines of so many cells; whether that changed where lines stand."""
        return False

    def read(self, first: int, count: int) -> None:
        """Read what is needed to draw so many lines, where that is not known already."""


class RecordLines(Lines, Generic[T]):
    """Lines of records that were all read, for lists of a few hundred at most."""

    def __init__(
        self,
        records: Sequence[T],
        key_of: Callable[[T], Hashable],
        drawer: Callable[[T, int], Sequence[Part]],
    ) -> None:
        self._records = records
        self._key_of = key_of
        self._drawer = drawer

    def __len__(self) -> int:
        return len(self._records)

    def key(self, index: int) -> Hashable:
        return self._key_of(self._records[index])

    def value(self, index: int) -> T | None:
        """The record of a line, or None where there is none."""
        return self._records[index] if 0 <= index < len(self._records) else None

    def draw(self, index: int, width: int) -> Sequence[Part]:
        return self._drawer(self._records[index], width)


class FoundLines(Lines, Generic[T]):
    """Lines of a search, each standing for a value."""

    is_only_like = False
    """Whether nothing has what was typed: the lines are only like it, and one is chosen by who has seen it."""

    def value(self, index: int) -> T:
        """What a line stands for."""
        raise NotImplementedError


class LineList(ScrollView, can_focus=True):
    """Lines with a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(MOVING)
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{look}" for look in (*_LOOKS, "cursor", "blurred")}
    DEFAULT_CSS = """
    LineList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .line--strong { text-style: bold; }
        .line--hit { text-style: underline; }
        .line--dim { color: $faint; text-style: $faint-style; }
        .line--red { color: $error; }
        .line--amber { color: $warning; }
        .line--green { color: $success; }
        .line--accent { color: $accent; }
        .line--heading { color: $foreground; text-style: bold; }
        .line--count { color: $accent; }
        .line--rule { color: $rule; }
        .line--cell { text-style: reverse; }
        .line--cursor { background: $row-cursor; text-style: $row-cursor-style; }
        .line--blurred { background: $row-cursor-blurred; }
        &:nocolor > .line--red, &:nocolor > .line--amber { text-style: bold; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor stands on another line; `key` is None when there is none."""

        def __init__(self, list: "LineList", key: Hashable | None) -> None:
            super().__init__()
            self.list = list
            self.key = key

        @property
        def control(self) -> "LineList":
            return self.list

    class Chosen(Message):
        """A line was clicked twice."""

        def __init__(self, list: "LineList", key: Hashable) -> None:
            super().__init__()
            self.list = list
            self.key = key

        @property
        def control(self) -> "LineList":
            return self.list

    def __init__(self, *, mark: str = "▌", id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines = Lines()
        self._mark = mark
        self._styles_seen: dict[tuple[str, str], Style] = {}
        self._fits: tuple[Size, Size] | None = None
        """The sizes of the list's window and of its lines to which the scroll bar was fitted."""
        self.wanted = NOTHING_WANTED
        """What the list was filtered by: underlined where it stands."""
        self.marked: set[Hashable] = set()
        """What the marked lines stand for."""
        self.on_fewer_marked: Callable[[], None] | None = None
        """Called when marked lines are no more in the list: another window deleted them, mostly."""
        self._gone: deque[Hashable] = deque(maxlen=20)
        """What stood under the cursor when it left the list, the newest last: an act settled it, mostly."""
        self.takes_back = False
        """Whether the next lines are those after an act was taken back: the cursor goes to what comes again."""
        self.meant: Hashable | None = None
        """What the person put the cursor on; anywhere else it stands by itself."""
        self.on_moved: Callable[[], None] | None = None
        """Called when the cursor was moved, for what must change in the same frame; `Moved` comes a frame later."""

    # -- what is shown

    @property
    def lines(self) -> Lines:
        return self._lines

    def fill(self, lines: Lines) -> None:
        """Show other lines; the cursor stays on its record, else on its place."""
        before = self.current_key
        missing = [key for key in self._gone if self._lines.index_of(key) is None] if self.takes_back else []
        if self.size.width:
            lines.flow(text_cells(self.size.width))
        self._lines = lines
        marked, self.marked = len(self.marked), {lines.key(n) for n in self.marked_lines()}
        if len(self.marked) < marked and self.on_fewer_marked is not None:
            self.on_fewer_marked()
        self._fit_to(self._whole_size())
        index = self._lines.index_of(before) if before is not None else None
        if index is None and before is not None and not self.takes_back:
            self._gone.append(before)
        for key in reversed(missing):
            if (came := self._lines.index_of(key)) is not None:
                index = came
                self._gone.remove(key)
                break
        self.takes_back = False
        if index is None:
            index = self._stop_near(min(self.cursor, len(lines) - 1))
        moved = index != self.cursor
        self.set_reactive(LineList.cursor, index)
        self.refresh()
        self._show_cursor()
        lines.read(self.scroll_offset.y, PAGE)  # the rest when drawn: all at once takes longer than a key may
        if moved or self.current_key != before:
            self.post_message(self.Moved(self, self.current_key))

    def _fit_to(self, size: Size) -> None:
        """Let the scroll bar fit other lines. Where only that changes, Textual need not lay out the whole screen."""
        if self.size and not self.styles.auto_dimensions:
            self.set_reactive(LineList.virtual_size, size)
            self._scroll_update(size)
        else:
            self.virtual_size = size

    def _whole_size(self) -> Size:
        """The size of all lines and what stays free below them; a list that just fits needs no scroll bar for that."""
        count = len(self._lines)
        return Size(0, count if count == self.container_size.height else count + FREE)

    @property
    def region_at_hand(self) -> Region:
        """Where the line under the cursor stands in the window."""
        x, y, width, _height = self.content_region
        return Region(x, y + self.cursor - self.scroll_offset.y, width, self._lines.rows_of(self.cursor))

    @property
    def current_key(self) -> Hashable | None:
        """What the line under the cursor stands for."""
        if 0 <= self.cursor < len(self._lines) and not self._lines.is_heading(self.cursor):
            return self._lines.key(self.cursor)
        return None

    def marked_lines(self) -> list[int]:
        """The marked lines, from the first to the last."""
        lines = self._lines
        count = len(lines) if self.marked else 0
        return [n for n in range(count) if not lines.is_heading(n) and lines.key(n) in self.marked]

    def places(self, *, whole: bool) -> list[int]:
        """Where the lines stand that are marked, else the one at hand; of the `whole` list all but its headings."""
        if whole:
            return [index for index in range(len(self._lines)) if not self._lines.is_heading(index)]
        if self.marked:
            return self.marked_lines()
        return [self.cursor] if self.current_key is not None else []

    def group(self) -> list[int]:
        """The lines between two headings among which the cursor stands; all of a list without headings."""
        lines, first, last = self._lines, self.cursor, self.cursor
        while first > 0 and not lines.is_heading(first - 1):
            first -= 1
        while last < len(lines) - 1 and not lines.is_heading(last + 1):
            last += 1
        return list(range(first, last + 1)) if len(lines) else []

    @contextmanager
    def standing_on(self, index: int) -> Iterator[None]:
        """Within it the cursor is said to stand on a line; nothing is drawn, and nobody told."""
        here = self.cursor
        self.set_reactive(LineList.cursor, index)
        try:
            yield
        finally:
            self.set_reactive(LineList.cursor, here)

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on a record, if it is in the list."""
        index = self._lines.index_of(key)
        if index is None:
            return False
        self.cursor = index
        return True

    def _stop_near(self, index: int) -> int:
        """The nearest line at or after `index` that is no heading, else before it."""
        count = len(self._lines)
        for candidate in chain(range(max(index, 0), count), range(min(index, count - 1), -1, -1)):
            if not self._lines.is_heading(candidate):
                return candidate
        return 0

    def keep_focus(self) -> None:
        """Without lines it is hidden and has no keys; with its first line it has them again."""
        screen = self.screen
        if not len(self._lines):
            if screen.focused is self:
                screen.set_focus(None)  # else Textual gives them to the filter, and u would be typed there
        elif screen.focused is None:
            self.focus()

    # -- moving

    def watch_cursor(self, before: int, after: int) -> None:
        self.meant = self.current_key
        for index in (before, after):
            for row in range(self._lines.rows_of(index)):
                self.refresh_line(index + row)
        self._show_cursor()
        if self.on_moved is not None:
            self.on_moved()
        self.post_message(self.Moved(self, self.current_key))

    def _show_cursor(self) -> None:
        top = self.cursor
        # A heading right above belongs to the line: show it with it.
        while top > 0 and self._lines.is_heading(top - 1):
            top -= 1
        # What stands below the last line, such as how to see more, is never under the cursor: show it with it.
        end = bottom = self.cursor + self._lines.rows_of(self.cursor)
        count = len(self._lines)
        while bottom < count and self._lines.is_heading(bottom):
            bottom += 1
        if bottom < count or bottom - top > self.size.height:
            bottom = end
        height = bottom + FREE - top
        if self.size.height:
            self.scroll_to_region(Region(0, top, 1, min(height, self.size.height)), animate=False, force=True)

    def _stop_of(self, index: int) -> int:
        """The line that goes on in the one of an index; that one itself where none does."""
        while 0 < index < len(self._lines) and self._lines.goes_on(index):
            index -= 1
        return index

    def first_stop(self) -> int:
        """The first line the cursor can stand on."""
        return self._stop_near(0)

    def step(self, steps: int) -> None:
        """Move the cursor by so many lines, over headings, as far as there are lines."""
        count = len(self._lines)
        if not count:
            return
        index = min(max(self.cursor + steps, 0), count - 1)
        way = 1 if steps > 0 else -1
        while 0 <= index < count and self._lines.is_heading(index):
            index += way
        if not 0 <= index < count:
            index = self._stop_near(self.cursor if abs(steps) == 1 else (0 if way < 0 else count - 1))
        self.cursor = index
        self.meant = self.current_key  # also where it can go no further

    def action_cursor_down(self) -> None:
        self.step(1)

    def action_cursor_up(self) -> None:
        self.step(-1)

    def action_page_down(self) -> None:
        self.step(max(self.size.height - 1, 1))

    def action_page_up(self) -> None:
        self.step(-max(self.size.height - 1, 1))

    def action_first(self) -> None:
        self.step(-len(self._lines))

    def action_last(self) -> None:
        self.step(len(self._lines))

    def on_click(self, event: events.Click) -> None:
        index = self._stop_of(event.y + self.scroll_offset.y)
        if not 0 <= index < len(self._lines) or self._lines.is_heading(index):
            return
        if index == self.cursor and event.chain > 1:
            self.post_message(self.Chosen(self, self._lines.key(index)))
        self.cursor, self.meant = index, self._lines.key(index)

    def on_resize(self) -> None:
        here = self.current_key
        if self._lines.flow(text_cells(self.size.width)) and here is not None:
            self.set_reactive(LineList.cursor, self._lines.index_of(here) or 0)
            self.refresh()
        self._fit_to(self._whole_size())
        self._show_cursor()

    # -- drawing

    def _scroll_update(self, virtual_size: Size) -> None:
        """Fit the scroll bar to the list where either has another size.

        Textual does it whenever anything on the screen was laid out, and draws the bar again in a picture of its own.
        """
        fits = self.container_size, virtual_size
        if fits != self._fits:
            self._fits = fits
            super()._scroll_update(virtual_size)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles_seen.clear()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _style(self, looks: str, ground: str) -> Style:
        style = self._styles_seen.get((looks, ground))
        if style is None:
            style = self.rich_style
            for look in looks.split():
                if look.startswith(LINK):
                    style += Style(link=look.removeprefix(LINK))
                    continue
                style += self.get_component_rich_style(f"line--{look}", partial=True)
            if ground:
                below = self.get_component_rich_style(f"line--{ground}")
                # Where colours are few the line is lit by turning it over, whole: red words in it would be red blocks. A
                # cell that stands out by being turned over is not, there.
                turned = self.rich_style + Style(
                    bold=style.bold or style.reverse, reverse=not style.reverse, link=style.link
                )
                style = turned if below.reverse else style + Style(bgcolor=below.bgcolor)
            self._styles_seen[looks, ground] = style
        return style

    def _mark_of(self, ground: str) -> str:
        """What stands before a line: nothing, or the cursor, which is faint where another widget has the keys."""
        return {"cursor": self._mark, "blurred": RESTING.get(self._mark, self._mark)}.get(ground, " ")

    def _lit(self, parts: Sequence[Part], is_heading: bool) -> Sequence[Part]:
        return lit(parts, self.wanted) if not is_heading and any(self.wanted) else parts

    def render_line(self, y: int) -> Strip:
        index = y + self.scroll_offset.y
        width = self.size.width
        if index >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        heading = self._lines.is_heading(index)
        here = self.cursor == self._stop_of(index) and not self._lines.is_heading(self.cursor)
        # A list that is never focused is led by the field above it: what enter takes is lit.
        is_lit = self.has_focus or not self.can_focus
        ground = ("cursor" if is_lit else "blurred") if here else ""
        is_marked = not heading and bool(self.marked) and self._lines.key(index) in self.marked
        sign = MARKED if is_marked else self._mark_of(ground)
        look = "accent cell" if is_marked and here else "dim" if ground == "blurred" else "accent"
        parts = self._lit(self._lines.draw(index, text_cells(width)), heading)
        segments = [Segment(text, self._style(looks, ground)) for text, looks in [(sign, look), *parts]]
        return Strip(segments).adjust_cell_length(width, self._style("", ground))
