"""Writing down something to do."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rich.cells import cell_len
from textual.widget import Widget

from kamtui.domain.day.typed_task import TASK
from kamtui.domain.form import FormField, Options
from kamtui.domain.text.language import _
from kamtui.domain.time.recurrence.days import first_from
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.shown import show_ahead
from kamtui.domain.time.recurrence.typed import reread_recurrence
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.domain.time.typed_times import Due, read_due
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.form import FormDialog, Typed
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.rows import Meaning

MOST_OF_A_REASON = 40
"""Cells for what a task follows from: what it is else stands beside it in the smallest window."""


class TaskForm(FormDialog):
    """Something to do."""

    FIELDS = TASK

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        today: date,
        picks: Mapping[str, Pick],
        repeat: Recurrence | None = None,
        reason: str = "",
        resumed: Typed | None = None,
    ) -> None:
        """`repeat` is the rule as it stood before, `reason` what the task follows from: a term or a problem, in its words."""
        self._reason = reason
        super().__init__(title, start, today=today, picks=picks, resumed=resumed)
        self._repeat = repeat

    def asked(self) -> Sequence[FormField]:
        return [field for field in TASK if field.name != "follows" or self._reason]

    def options(self, field: FormField) -> Options:
        if field.name != "follows":
            return super().options(field)
        reason = fit(self._reason, min(cell_len(self._reason), MOST_OF_A_REASON))
        return [("1", reason), ("", _("something else"))]

    def below(self, field: str) -> Iterator[Widget]:
        if field == "repeat":
            yield Meaning(self._ahead, is_hidden_empty=True)

    def means(self, field: FormField, text: str) -> str:
        if field.name != "due":
            return super().means(field, text)
        due = read_due(text or "+1", self.today)
        if not text.strip():
            rule = self._rule()
            due = due if rule is None else Due(first_from(rule, self.today) or due.day, None)
        day = show_weekday_day(due.day, self.today)
        return f"{day} {due.time:%H:%M}" if due.time else day

    def _rule(self) -> Recurrence | None:
        """The rule as typed, counted from the day it is due if one is; None while there is none."""
        due, repeat = self.value("due"), self.value("repeat")
        if not repeat.strip():
            return None
        starts_on = read_due(due, self.today).day if due.strip() else self.today
        return reread_recurrence(repeat, self._repeat, self.today, starts_on)

    def _ahead(self) -> str:
        rule = self._rule()
        return show_ahead(rule, self.today) if rule else ""
