"""One figure of a month, taken up again as it was typed; and what a month is made of."""

from collections.abc import Callable
from datetime import date

from kamtui.domain.amounts import show_amount
from kamtui.domain.form import MONEY, FormField
from kamtui.domain.text.language import N_
from kamtui.ui.forms.form import FormDialog, Typed


class FigureForm(FormDialog):
    """A figure that was typed into the grid and not taken."""

    FIELDS = (FormField("amount", N_("Amount"), MONEY, beside=N_("in {currency}")),)

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        today: date,
        read: Callable[[str], int],
        resumed: Typed | None = None,
    ) -> None:
        """`read` reads an amount as the grid does."""
        super().__init__(title, start, today=today, resumed=resumed)
        self._read = read

    def means(self, field: FormField, text: str) -> str:
        return show_amount(self._read(text)) if text.strip() else field.beside_words
