"""Writing down a favour."""

from collections.abc import Iterator

from textual.widget import Widget

from kamtui.domain.terms.words import (
    FavourWay,
)
from kamtui.domain.text.language import _
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.shown_days import show_long_day
from kamtui.ui.terms.forms.picking_form import PickingForm
from kamtui.ui.widgets.fields import Choice, Row
from kamtui.ui.widgets.line_field import LineField

_DAY_WIDTH = 14


class FavourForm(PickingForm):
    """A favour done by us or to us."""

    def first(self) -> str:
        return "what"

    def rows(self) -> Iterator[Widget]:
        now = self.now
        yield Row(_("Who did it"), Choice("way", [(w.value, w.label) for w in FavourWay], now["way"]))
        yield Row(_("What"), LineField("what", now["what"], placeholder=_("tickets to the fair")))
        yield self.account_row(_("a few letters of its name"))
        yield self.person_row(_("Person"), _("for whom, or by whom"))
        yield self.day_row(_("Done on"), "done", Lean.PAST, _("today"), show_long_day(self._today))
        yield Row(_("Cost"), LineField("cost", now["cost"], placeholder=_("in euro"), width=_DAY_WIDTH))
        yield self.day_row(_("Thanked on"), "thanked", Lean.PAST, _("not yet"), _("not thanked for yet"))
