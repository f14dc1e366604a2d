"""Writing down a problem or a threat."""

from collections.abc import Iterator, Mapping
from datetime import date

from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.terms.typed.records import PROBLEM
from kamtui.domain.text.language import _
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.form import FormDialog, Keep, Submit, Typed
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.rows import Row


class ProblemForm(FormDialog):
    """A problem or a threat at a customer, and our way out of it."""

    FIELDS = PROBLEM
    DEFAULT_CSS = """
    ProblemForm .told { width: 1fr; height: auto; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        picks: Mapping[str, Pick],
        term: str = "",
        resumed: Typed | None = None,
    ) -> None:
        """`term` is what was agreed and not kept, where the problem comes from that."""
        super().__init__(title, start, submit, keep, today=today, picks=picks, resumed=resumed)
        self._term = term

    def below(self, field: str) -> Iterator[Widget]:
        if field == "account" and self._term:
            yield Row(_("Term"), Static(plain(self._term), classes="told"))
