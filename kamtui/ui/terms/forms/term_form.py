"""Writing down what was agreed."""

from collections.abc import Iterator, Mapping
from datetime import date

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from kamtui.domain.fields import Problems
from kamtui.domain.form import FormField
from kamtui.domain.terms.category_words import category_of
from kamtui.domain.terms.notice import notice_from
from kamtui.domain.terms.promise_day import promised_day, review_day
from kamtui.domain.terms.target import read_target, spell_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.typed.term import CONSENTED, TERM, read_notice
from kamtui.domain.terms.words import Consent, TermCategory, TermState
from kamtui.domain.text.language import _
from kamtui.domain.time.recurrence.after_done import counted_from
from kamtui.domain.time.recurrence.days import first_occurrence, is_once
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.shown import show_ahead
from kamtui.domain.time.recurrence.typed import reread_recurrence
from kamtui.domain.time.shown_days import show_long_day, show_weekday_day
from kamtui.domain.time.typed_days import read_day
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.form import FormDialog, Typed
from kamtui.ui.widgets.fields import Choice, FieldChanged
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.rows import Meaning


class TermForm(FormDialog):
    """What was agreed: who owes what, how it is measured, when it is checked."""

    FIELDS = TERM

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        today: date,
        picks: Mapping[str, Pick],
        was: TermEntry | None = None,
        resumed: Typed | None = None,
    ) -> None:
        """`was` is the term as it stood before, when it is corrected."""
        start = {"call_id": "", "evidence": "", **start}
        super().__init__(title, start, today=today, picks=picks, resumed=resumed)
        self._was = was
        self._is_asked_for_day = False
        self._category_in_words = self._said_category(self.now["what"])
        """What the words say that it is about: the choice goes with them until it is another by hand."""

    def below(self, field: str) -> Iterator[Widget]:
        if field == "checks":
            yield Meaning(self._ahead, is_hidden_empty=True)

    def on_mount(self) -> None:
        self.show_rows(CONSENTED, are_shown=self.now["consent"] != Consent.NOT_NEEDED)

    def means(self, field: FormField, text: str) -> str:
        match field.name:
            case "target":
                return self._target_means(text)
            case "notice":
                return self._notice_means(text)
            case "from" if not text.strip():
                return _("from today, {day}").format(day=show_long_day(self.today))
        return super().means(field, text)

    def _target_means(self, text: str) -> str:
        if not text.strip():
            return ""
        return spell_target(read_target(text, TermCategory(self.value("category"))))

    def _notice_means(self, text: str) -> str:
        if not text.strip():
            return ""
        notice, until = read_notice(text), self.value("until")
        if not until.strip():
            return _("counts back from an end")
        begins = notice_from(read_day(until, self.today), notice)
        if begins is None:
            return ""
        said = _("give notice by {day}") if begins >= self.today else _("notice was due by {day}")
        return said.format(day=show_long_day(begins))

    def _ahead(self) -> str:
        text = self.value("checks")
        if not text.strip():
            return self._day_in_words()
        from_text, until_text = self.value("from"), self.value("until")
        from_on = read_day(from_text, self.today) if from_text.strip() else self.today
        until_on = read_day(until_text, self.today) if until_text.strip() else None
        known = self._was.checks if self._was is not None and self._was.from_on == from_on else None
        rule = reread_recurrence(text, known, self.today, from_on)
        first_on = counted_from(rule, max(from_on, self.today))
        return show_ahead(rule, self.today, until=until_on, first_on=first_on) + self._other_day(rule)

    def _other_day(self, rule: Recurrence) -> str:
        """The day in words that were changed here, where the one check is on another; "" else."""
        what = self.value("what")
        day = promised_day(what, self.today) if is_once(rule) and what != self.start["what"] else None
        if day is None or day == first_occurrence(rule):
            return ""
        return " · " + _("its words say {day}").format(day=show_long_day(day))

    def _day_in_words(self) -> str:
        """Without a rule: the day in the words, which Today shows; nothing where its end brings it back, or it is over."""
        if self.value("until").strip() or not TermState(self.value("state")).is_open:
            return ""
        day = promised_day(self.value("what"), self.today)
        if day is not None:
            return _("from its words, once: {day}").format(day=show_long_day(day))
        return _("no day yet on which to look at it") if self.value("what").strip() else ""

    def ask_for_day(self, what: str) -> None:
        """Ask once for the day on which a term is looked at, where it says none. Raises Problems."""
        if self._is_asked_for_day or promised_day(what, self.today) is not None:
            return
        self._is_asked_for_day = True
        day = show_weekday_day(review_day(self.today), self.today)
        sentence = _(
            "When to look at it? “once on 5.12.” here, “by fri” in its words; {form.save} again takes {day}."
        )
        raise Problems({"checks": sentence.format(day=day)})

    @staticmethod
    def _said_category(what: str) -> str:
        return (category_of(what) or TermCategory.DELIVERY).value

    @on(Input.Changed)
    def _words_changed(self) -> None:
        """A new term is about what its words say, as one sees beside them, unless that was chosen."""
        before, self._category_in_words = self._category_in_words, self._said_category(self.value("what"))
        choice = self.field("category")
        if self._was is None and isinstance(choice, Choice) and choice.typed == before:
            choice.typed = self._category_in_words

    @on(FieldChanged)
    def _consent_changed(self, event: FieldChanged) -> None:
        """Whose consent and since when is asked only where one is needed; another answer has another day."""
        if not isinstance(event.widget, Choice) or event.widget.field != "consent":
            return
        consent, day = event.widget.typed, self.field("consent_on")
        self.show_rows(CONSENTED, are_shown=consent != Consent.NOT_NEEDED)
        if isinstance(day, LineField) and day.typed in ("", self.start["consent_on"]):
            day.typed = self.start["consent_on"] if consent == self.start["consent"] else ""
