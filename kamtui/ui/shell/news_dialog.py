"""What is new in this version: a line at the first start after an update, and the whole to read."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kamtui import __version__, changes
from kamtui.domain.text.language import _
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.keys.everywhere import READING
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.text import plain, wrap
from kamtui.ui.widgets.key_bar import KeyBar

WIDTH = 84
"""Cells of the dialog where there is room."""


def news_line() -> str:
    """What this version brought, in one line that says where more stands; "" where that did not come with the program."""
    part = changes.newest()
    if part is None or part.version != __version__:
        return ""
    more = _("{palette.open} and “new” tell more.")
    return f"kamtui {part.version}. {part.sentence} {more}"


class ReadNews(GuardedDialog[None]):
    """The newest version's part of the changelog."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(READING[1:])
    DEFAULT_CSS = f"""
    ReadNews {{ align: center middle; }}
    ReadNews #box {{ width: {WIDTH}; max-width: 100%; height: auto; max-height: 100%; background: $surface; }}
    ReadNews VerticalScroll {{ height: auto; max-height: 100%; padding: 1 2 0 2; scrollbar-size-vertical: 1; }}
    ReadNews Static {{ height: auto; width: 100%; }}
    ReadNews KeyBar {{ dock: none; }}
    """

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            with VerticalScroll():
                yield Static("", id="news", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        # The keys stay in view below, however long the text is.
        self.query_one(VerticalScroll).styles.max_height = max(self.size.height - 1, 1)
        self.query_one("#news", Static).update(_news(max(min(self.size.width, WIDTH) - 5, 1)))

    def action_answer(self, _answer: str) -> None:
        self.dismiss()

    def action_scroll_lines(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _news(width: int) -> Content:
    part = changes.newest()
    if part is None:
        return plain(_("The list of changes did not come with this program."))
    pieces: list[tuple[str, str]] = [(f"kamtui {part.version}\n", "bold")]
    pieces += [(f"{line}\n", "") for line in wrap(part.sentence, width)]
    for paragraph in part.paragraphs:
        if paragraph.endswith(":"):
            pieces.append((f"\n{paragraph[:-1]}\n", "bold"))
        else:
            first, *more = wrap(paragraph, max(width - 2, 1))
            pieces += [("\n", ""), (f"· {first}\n", ""), *((f"  {line}\n", "") for line in more)]
    return Content.assemble(*pieces)
