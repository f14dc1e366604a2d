"""Search everything: accounts, people, tasks and calls, as one types."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from kamtui.domain.text.language import K_, _
from kamtui.domain.text.wanted import NOTHING_WANTED, wanted
from kamtui.store.book.book import Book
from kamtui.store.book.search.finding import takes_long
from kamtui.ui.beside import Beside
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.keys.everywhere import SEARCH
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.outgoing.copy_acts import copy_lines
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.line_list import FoundLines, LineList, Lines, Part

T = TypeVar("T")

SAY_SECONDS = 0.1
"""How long what was found of the words before stands while these are looked for; then that is said in its place."""


class SearchDialog(GuardedDialog[T | None], Generic[T]):
    """A line to type in and what it finds; answers with what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("escape", "cancel", K_("close")),
        *bindings(SEARCH),
    ]
    AUTO_FOCUS = "LineField"
    DEFAULT_CSS = """
    SearchDialog { align: center top; }
    SearchDialog #box { width: 100%; max-width: 104; height: 100%; max-height: 30; background: $surface; }
    SearchDialog LineField { background: $background; padding: 0 1; margin: 1; height: 1; width: 1fr; }
    SearchDialog #of { padding: 1 1 0 1; height: auto; text-style: bold; }
    SearchDialog LineList { background: $surface; }
    SearchDialog KeyBar { dock: none; }
    """

    def __init__(
        self, desk: Desk, find: Callable[[Book, str], FoundLines[T]], *, of: str = "", placeholder: str = ""
    ) -> None:
        """`find` gives the lines for what is typed; in a large book it is called in another thread.

        With `of`, a name that stands above the lines, everything stands there before anything is typed.
        """
        super().__init__()
        self._desk = desk
        self._of = of
        self._placeholder = placeholder or _("words; @account, +person, a part of a number; any alphabet")
        self._find = find
        self._takes_long = takes_long(desk.book)
        self._typed = ""
        self._beside = Beside(self, desk, self._look, self._show, failed=self._say)
        self._is_chosen = False
        """Whether the first line is to be chosen once it is there: enter came before it."""

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            if self._of:
                yield Static(plain(self._of), id="of")
            yield SearchField(self._placeholder)
            yield SearchList()
            yield KeyBar()

    def on_mount(self) -> None:
        if self._of:
            self._show(self._find(self._desk.book, ""))

    def on_input_changed(self, event: LineField.Changed) -> None:
        self._typed, self._is_chosen = event.value, False
        if self._takes_long:
            self._beside.ask(event.value)
            self.set_timer(SAY_SECONDS, self._say)
        else:
            self._show(self._find(self._desk.book, event.value))

    def _look(self) -> "Future[FoundLines[T]]":
        typed = self._typed
        return self._desk.book.beside.read(lambda book: self._find(book, typed))

    def _show(self, lines: FoundLines[T]) -> None:
        found = self.query_one(SearchList)
        found.wanted = wanted(self._typed)
        is_in_vain = not lines and found.wanted != NOTHING_WANTED
        found.fill(
            _Said(_("Nothing has all of this. Fewer words, or only how they begin, find more."))
            if is_in_vain
            else lines
        )
        found.cursor = found.first_stop()
        if self._is_chosen and not lines.is_only_like:
            self.action_choose()

    def _say(self) -> None:
        if self._beside.words:
            self.query_one(SearchList).fill(_Said(self._beside.words))

    def action_move(self, steps: int) -> None:
        self.query_one(SearchList).step(steps)

    def action_choose(self) -> None:
        found = self.query_one(SearchList)
        if self._beside.is_reading:
            self._is_chosen = True  # what stands was found of other words
        elif found.current_key is not None and isinstance(found.lines, FoundLines):
            self.dismiss(found.lines.value(found.cursor))

    def on_line_list_chosen(self) -> None:
        self.action_choose()

    async def action_copy(self) -> None:
        await copy_lines(self._desk, self.query_one(SearchList))

    def action_cancel(self) -> None:
        self.dismiss(None)


class _Said(Lines):
    """One line that stands for nothing: that what is looked for is not there, or not yet."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __len__(self) -> int:
        return 1

    def is_heading(self, index: int) -> bool:
        return True

    def draw(self, index: int, width: int) -> Sequence[Part]:
        return [(f" {self._words}", "dim")]


class SearchField(LineField):
    """The line to type in; enter belongs to the dialog."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", K_("open"))]

    def __init__(self, placeholder: str) -> None:
        super().__init__("search", placeholder=placeholder)

    async def action_submit(self) -> None:
        dialog = self.screen
        if isinstance(dialog, SearchDialog):
            dialog.action_choose()


class SearchList(LineList, can_focus=False):
    """What was found; the line above keeps the focus."""
