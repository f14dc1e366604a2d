"""Writing down a problem or a threat."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.terms.problem import show_weight, weight_choices
from kamtui.domain.terms.words import (
    ProblemKind,
    ProblemState,
)
from kamtui.domain.text.language import _
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.shown_days import show_long_day
from kamtui.ui.forms.form import Keep, Submit, Typed
from kamtui.ui.shell.text import plain
from kamtui.ui.terms.forms.picking_form import PickingForm
from kamtui.ui.widgets.fields import Choice, Row
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.suggestions import Suggestion


class ProblemForm(PickingForm):
    """A problem or a threat at a customer, and our way out of it."""

    PICKERS = ("account",)
    UNSEEN = ("term_id",)
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
        accounts: Callable[[str], list[Suggestion]],
        account: Sequence[Suggestion],
        term: str = "",
        resumed: Typed | None = None,
    ) -> None:
        """`term` is what was agreed and not kept, where the problem comes from that."""
        super().__init__(
            title, start, submit, keep, today=today, accounts=accounts, account=account, resumed=resumed
        )
        self._term = term

    def first(self) -> str:
        return "what" if self.now["account"] else "account"

    def rows(self) -> Iterator[Widget]:
        now = self.now
        yield self.account_row(_("a few letters of its name"))
        if self._term:
            yield Row(_("Term"), Static(plain(self._term), classes="told"))
        yield Row(
            _("What"), LineField("what", now["what"], placeholder=_("what hampers them, in their own words"))
        )
        kinds = {ProblemKind.PROBLEM: _("problem: it is there"), ProblemKind.THREAT: _("threat: it may come")}
        yield Row(_("This is a"), Choice("kind", [(k.value, kinds[k]) for k in ProblemKind], now["kind"]))
        yield Row(_("Severity"), Choice("severity", weight_choices(), now["severity"]))
        likelihoods = [("", show_weight(None)), *weight_choices()]
        yield Row(_("Likelihood"), Choice("likelihood", likelihoods, now["likelihood"]))
        yield Row(
            _("Solution"), LineField("solution", now["solution"], placeholder=_("what we can do about it"))
        )
        yield Row(
            _("Or else"),
            LineField("alternative", now["alternative"], placeholder=_("another way round it")),
        )
        yield Row(_("State"), Choice("state", [(s.value, s.label) for s in ProblemState], now["state"]))
        yield self.day_row(_("Noted on"), "noted", Lean.PAST, _("today"), show_long_day(self._today))
