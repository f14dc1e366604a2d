"""Writing down a problem or a threat, and what it was worth that it is solved."""

from collections.abc import Iterator, Mapping
from datetime import date

from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.terms.typed.records import PROBLEM, SOLVED
from kamtui.domain.text.language import _
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.form import FormDialog, Typed
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
        *,
        today: date,
        picks: Mapping[str, Pick],
        term: str = "",
        planned: str = "",
        resumed: Typed | None = None,
    ) -> None:
        """`term` is what was agreed and not kept, where the problem comes from that; `planned` what is to be done so far."""
        super().__init__(title, start, today=today, picks=picks, resumed=resumed)
        self._term = term
        self._planned = planned

    def below(self, field: str) -> Iterator[Widget]:
        if field == "account" and self._term:
            yield Row(_("Term"), Static(plain(self._term), classes="told"))
        if field == "next_step" and self._planned:
            yield Row("", Static(plain(_("so far {planned}").format(planned=self._planned)), classes="told"))


class SolvedForm(FormDialog):
    """What it was worth to them in fact that a problem was solved; nothing typed is not known, and not 0."""

    FIELDS = SOLVED
    DEFAULT_CSS = """
    SolvedForm .told { width: 1fr; height: auto; padding-bottom: 1; }
    """

    def __init__(self, title: str, start: Typed, *, today: date, expected: str) -> None:
        """`expected` is what was thought of it before."""
        super().__init__(title, start, today=today)
        self._expected = expected

    def above(self) -> Iterator[Widget]:
        yield Static(plain(_("Thought so far: {stake}").format(stake=self._expected)), classes="told")
