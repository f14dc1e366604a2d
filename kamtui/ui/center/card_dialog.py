"""A person's card over the place it was opened from."""

from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.store.person_card import PersonCard
from kamtui.ui.center.card_drawing import CardLines, Target, card_lines, title_words
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.keys.center import CARD
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList


class CardAnswer(NamedTuple):
    """What was asked for: "call", "edit", "task", "account", or "open" with what the line leads to."""

    what: str
    target: Target | None = None


class PersonCardDialog(GuardedDialog[CardAnswer | None]):
    """All about a person; answers with what shall be done next, None where it was only read."""

    WIDTH = 96
    BINDINGS: ClassVar[list[BindingType]] = bindings(CARD)
    DEFAULT_CSS = """
    PersonCardDialog { align: center middle; background: $background; }
    PersonCardDialog #box { width: 96; max-width: 100%; height: auto; max-height: 100%; background: $surface; }
    PersonCardDialog #title { height: 1; padding: 0 2; margin: 1 0; }
    PersonCardDialog LineList { background: $surface; padding: 0 1; }
    PersonCardDialog KeyBar { dock: none; margin-top: 1; }
    PersonCardDialog.-low #title { margin: 0; }
    PersonCardDialog.-low KeyBar { margin: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-tall")]

    def __init__(self, card: PersonCard, today: date, glyphs: Glyphs) -> None:
        super().__init__()
        self._card = card
        self._today = today
        self._glyphs = glyphs
        self._lines = CardLines([])

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static("", id="title")
            yield LineList(mark=self._glyphs.cursor, id="card")
            yield KeyBar()

    def on_mount(self) -> None:
        listed = self.query_one(LineList)
        listed.on_moved = self.refresh_bindings
        self._draw()
        listed.focus()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        # The padding of the list, its mark and its scroll bar.
        width = max(min(self.app.size.width, self.WIDTH) - 5, 10)
        self._lines = card_lines(self._card, width, self._today, self._glyphs)
        around = 5 if self.app.size.height >= 16 else 2
        listed = self.query_one(LineList)
        listed.styles.height = max(min(len(self._lines), self.app.size.height - around), 1)
        listed.fill(self._lines)
        title = fit(title_words(self._card), min(width, self.WIDTH))
        self.query_one("#title", Static).update(Content.styled(title, "bold"), layout=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open":
            return self._target() is not None
        if action == "answer" and parameters == ("account",):
            return self._card.line.account_id is not None
        return super().check_action(action, parameters)

    def _target(self) -> Target | None:
        return self._lines.target(self.query_one(LineList).cursor) if self.is_mounted else None

    @on(LineList.Chosen)
    def action_open(self) -> None:
        if (target := self._target()) is not None:
            self.dismiss(CardAnswer("open", target))

    def action_answer(self, what: str) -> None:
        self.dismiss(CardAnswer(what) if what else None)
