"""Naming a product line, and what was negotiated about one at an account."""

from collections.abc import Callable, Iterator

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from kamtui.domain.amounts import read_amount, show_amount
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.text.language import _
from kamtui.ui.forms.form import FormDialog, Keep, Submit, Typed
from kamtui.ui.widgets.fields import Choice, NoteField
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.rows import Row
from kamtui.ui.widgets.suggestions import Suggestion, Suggestions


class ProductForm(FormDialog):
    """The name of a product line."""

    def first(self) -> str:
        return "name"

    def rows(self) -> Iterator[Widget]:
        yield Row(
            _("Product line"),
            LineField("name", self.now["name"], placeholder=_("paints, tools, service: as you speak of it")),
        )


class CellForm(FormDialog):
    """How a product line stands at an account: with whom, at which price, on which terms."""

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        competitors: Callable[[str], list[Suggestion]],
        resumed: Typed | None = None,
    ) -> None:
        super().__init__(title, start, submit, keep, resumed=resumed)
        self._competitors = competitors

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Suggestions(id="suggestions")

    def first(self) -> str:
        is_theirs = self.now["state"] == PortfolioState.COMPETITOR.value and not self.now["competitor"]
        return "competitor" if is_theirs else "negotiated_price"

    def rows(self) -> Iterator[Widget]:
        now = self.now
        yield Row(
            _("State"),
            Choice("state", [(state.value, state.label) for state in PortfolioState], now["state"]),
        )
        yield Row(
            _("Competitor"),
            Picker(
                "competitor",
                self._competitors,
                [Suggestion(now["competitor"], "", None)] if now["competitor"] else [],
                placeholder=_("who sells it to them"),
            ),
        )
        yield Row(
            _("Price"),
            LineField(
                "negotiated_price",
                now["negotiated_price"],
                placeholder=_("negotiated, in euro"),
                width=24,
            ),
            echo=lambda text: show_amount(read_amount(text)) if text.strip() else "",
            echoes="negotiated_price",
        )
        yield Row(
            _("Terms"), NoteField("terms", now["terms"], placeholder=_("per kg, for a year, from 5 t on"))
        )

    @on(Picker.Picked)
    def _picked(self, event: Picker.Picked) -> None:
        """With a competitor named the line is with them, unless the state was chosen otherwise already."""
        state = self.field("state")
        if event.picker.value.strip() and isinstance(state, Choice) and state.typed == self.start["state"]:
            state.typed = PortfolioState.COMPETITOR.value
