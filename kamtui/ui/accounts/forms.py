"""Writing down an account, a person, a task."""

from collections.abc import Iterator, Mapping
from datetime import date

from textual.widget import Widget

from kamtui.domain.accounts.typed_account import ACCOUNT, PERSON, RENEWED
from kamtui.domain.center.words import Stance
from kamtui.domain.day.typed_task import TASK
from kamtui.domain.feasts.typed_feasts import computed_words
from kamtui.domain.form import FormField, Options
from kamtui.domain.text.language import _
from kamtui.domain.time.recurrence.days import first_from
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.shown import show_ahead
from kamtui.domain.time.recurrence.typed import reread_recurrence
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.domain.time.typed_times import Due, read_due
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.form import FormDialog, Keep, Submit, Typed
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.rows import Meaning


class AccountForm(FormDialog):
    """An account."""

    FIELDS = ACCOUNT


class RenewedForm(FormDialog):
    """Until when an account renewed."""

    FIELDS = RENEWED


class PersonForm(FormDialog):
    """A person of an account, or an unknown one in it."""

    FIELDS = PERSON

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        picks: Mapping[str, Pick],
        glyphs: Glyphs,
        resumed: Typed | None = None,
    ) -> None:
        super().__init__(title, start, submit, keep, today=today, picks=picks, resumed=resumed)
        self._glyphs = glyphs

    def means(self, field: FormField, text: str) -> str:
        """Beside an empty name day stands the one that the name has: `6 May, from Georgi`."""
        if field.name == "name_day" and not text.strip():
            return computed_words(self.value("name"))
        return super().means(field, text)

    def options(self, field: FormField) -> Options:
        if field.name != "stance":
            return super().options(field)
        stances = [(stance.value, f"{self._glyphs.stance(stance)} {stance.label}") for stance in Stance]
        return [("", f"? {_('not known')}"), *stances]


class TaskForm(FormDialog):
    """Something to do."""

    FIELDS = TASK

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        picks: Mapping[str, Pick],
        repeat: Recurrence | None = None,
        resumed: Typed | None = None,
    ) -> None:
        """`repeat` is the rule as it stood before."""
        super().__init__(title, start, submit, keep, today=today, picks=picks, resumed=resumed)
        self._repeat = repeat

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
