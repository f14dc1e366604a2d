"""Naming a product line, and what was negotiated about one at an account."""

from textual import on

from kamtui.domain.knowledge.typed_knowledge import CELL, PRODUCT
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.ui.forms.form import FormDialog
from kamtui.ui.widgets.fields import Choice
from kamtui.ui.widgets.picker import Picker


class ProductForm(FormDialog):
    """The name of a product line."""

    FIELDS = PRODUCT


class CellForm(FormDialog):
    """How a product line stands at an account: with whom, at which price, on which terms."""

    FIELDS = CELL

    def first(self) -> str:
        is_theirs = self.now["state"] == PortfolioState.COMPETITOR.value and not self.now["competitor"]
        return "competitor" if is_theirs else "negotiated_price"

    @on(Picker.Picked)
    def _picked(self, event: Picker.Picked) -> None:
        """With a competitor named the line is with them, unless the state was chosen otherwise already."""
        state = self.field("state")
        if event.picker.value.strip() and isinstance(state, Choice) and state.typed == self.start["state"]:
            state.typed = PortfolioState.COMPETITOR.value
