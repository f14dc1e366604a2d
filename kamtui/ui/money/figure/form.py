"""One figure of a month, taken up again as it was typed; and what a month is made of."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.amounts import show_amount
from kamtui.domain.form import MONEY, FormField
from kamtui.domain.text.language import K_, N_
from kamtui.ui.forms.form import FormDialog, Keep, Submit, Typed
from kamtui.ui.forms.reading_dialog import TO_TOP, ReadingDialog
from kamtui.ui.widgets.key_bar import KeyBar


class FigureForm(FormDialog):
    """A figure that was typed into the grid and not taken."""

    FIELDS = (FormField("amount", N_("Amount"), MONEY, beside=N_("in {currency}")),)

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        read: Callable[[str], int],
        resumed: Typed | None = None,
    ) -> None:
        """`read` reads an amount as the grid does."""
        super().__init__(title, start, submit, keep, today=today, resumed=resumed)
        self._read = read

    def means(self, field: FormField, text: str) -> str:
        return show_amount(self._read(text)) if text.strip() else field.beside_words


class ReadMonth(ReadingDialog[None]):
    """What a month is made of."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "close", K_("close")),
        TO_TOP,
    ]
    DEFAULT_CSS = """
    ReadMonth { align: center middle; }
    ReadMonth #box { width: 66; max-width: 100%; height: auto; max-height: 100%; background: $surface; }
    ReadMonth VerticalScroll { height: auto; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    ReadMonth Static { height: auto; width: 100%; }
    ReadMonth KeyBar { dock: none; }
    """

    def __init__(self, draw: Callable[[int], Content]) -> None:
        """`draw` gives the month for a width in cells."""
        super().__init__()
        self._draw = draw

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            with VerticalScroll():
                yield Static("", id="month", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        self.query_one(VerticalScroll).styles.max_height = max(self.size.height - 1, 1)
        self.query_one("#month", Static).update(self._draw(min(self.size.width, 66) - 5))

    def action_close(self) -> None:
        self.dismiss()
