"""Writing down what was agreed."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from textual import on
from textual.widget import Widget

from kamtui.domain.fields import Problems
from kamtui.domain.terms.notice import notice_from
from kamtui.domain.terms.promise_day import promised_day, review_day
from kamtui.domain.terms.target import read_target, spell_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.typed_term import read_notice
from kamtui.domain.terms.words import (
    Consent,
    OwedBy,
    TermCategory,
    TermState,
)
from kamtui.domain.text.language import _
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.recurrence.after_done import counted_from
from kamtui.domain.time.recurrence.days import first_occurrence, is_once
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.shown import show_ahead
from kamtui.domain.time.recurrence.typed import reread_recurrence
from kamtui.domain.time.shown_days import show_long_day, show_weekday_day
from kamtui.domain.time.typed_days import read_day
from kamtui.ui.forms.form import Keep, Submit, Typed
from kamtui.ui.terms.forms.picking_form import PickingForm
from kamtui.ui.widgets.fields import Choice, FieldChanged, NoteField
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.rows import Meaning, Row
from kamtui.ui.widgets.suggestions import Suggestion

_DAY_WIDTH = 14


class TermForm(PickingForm):
    """What was agreed: who owes what, how it is measured, when it is checked."""

    UNSEEN = ("call_id", "evidence")
    DEFAULT_CSS = """
    TermForm NoteField { height: 3; }
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
        people: Callable[[str, int | None], list[Suggestion]],
        person: Sequence[Suggestion],
        was: TermEntry | None = None,
        resumed: Typed | None = None,
    ) -> None:
        """`was` is the term as it stood before, when it is corrected."""
        super().__init__(
            title, {"call_id": "", "evidence": "", **start}, submit, keep, today=today, accounts=accounts,
            account=account, people=people, person=person, resumed=resumed,
        )  # fmt: skip
        self._was = was
        self._is_asked_for_day = False

    def first(self) -> str:
        return "what" if self.now["account"] else "account"

    def rows(self) -> Iterator[Widget]:
        now = self.now
        yield self.account_row(_("a few letters of its name"))
        yield Row(
            _("What"),
            LineField("what", now["what"], placeholder=_("deliver within 3 days of the order")),
        )
        yield Row(_("Who owes"), Choice("owed_by", [(o.value, o.label) for o in OwedBy], now["owed_by"]))
        yield Row(_("About"), Choice("category", [(c.value, c.label) for c in TermCategory], now["category"]))
        yield Row(
            _("Target"),
            LineField("target", now["target"], placeholder=_("≥ 98 %, 45 days, at most 3"), width=28),
            echo=self._target_echo,
            echoes="target",
        )
        yield self.day_row(
            _("From"), "from", Lean.FUTURE, _("today"), _("from today, {day}").format(day=show_long_day(self._today))
        )  # fmt: skip
        yield self.day_row(_("Until"), "until", Lean.FUTURE, _("31.12.2027"), _("without an end"))
        yield Row(
            _("Notice"),
            LineField("notice", now["notice"], placeholder=_("3 months"), width=_DAY_WIDTH),
            echo=self._notice_echo,
            echoes="notice",
        )
        yield Row(
            _("Checked"),
            LineField(
                "checks", now["checks"], placeholder=_("every friday; monthly on the 5th; once on 15.12.")
            ),
        )
        yield Meaning(self._ahead)
        yield Row(
            _("Consent"), Choice("consent", [(c.value, c.label) for c in Consent], now["consent"])
        )  # of the commercial director
        consented = Row(
            _("Director"),
            LineField("consent_by", now["consent_by"], placeholder=_("whose consent")),
            _("on"),
            LineField("consent_on", now["consent_on"], placeholder=_("today"), width=_DAY_WIDTH),
            echo=lambda text: show_long_day(read_day(text or "today", self._today, lean=Lean.PAST)),
            echoes="consent_on",
        )
        consented.id = "consented"
        consented.display = now["consent"] != Consent.NOT_NEEDED
        yield consented
        yield self.person_row(_("Agreed with"), _("a few letters of the name"))
        yield Row(_("State"), Choice("state", [(s.value, s.label) for s in TermState], now["state"]))
        yield Row(_("Note"), NoteField("note", now["note"]))

    def _target_echo(self, text: str) -> str:
        if not text.strip():
            return ""
        return spell_target(read_target(text, TermCategory(self.value("category"))))

    def _notice_echo(self, text: str) -> str:
        if not text.strip():
            return ""
        notice, until = read_notice(text), self.value("until")
        if not until.strip():
            return _("counts back from an end")
        begins = notice_from(read_day(until, self._today), notice)
        if begins is None:
            return ""
        said = _("give notice by {day}") if begins >= self._today else _("notice was due by {day}")
        return said.format(day=show_long_day(begins))

    def _ahead(self) -> str:
        text = self.value("checks")
        if not text.strip():
            return self._day_in_words()
        from_text, until_text = self.value("from"), self.value("until")
        from_on = read_day(from_text, self._today) if from_text.strip() else self._today
        until_on = read_day(until_text, self._today) if until_text.strip() else None
        known = self._was.checks if self._was is not None and self._was.from_on == from_on else None
        rule = reread_recurrence(text, known, self._today, from_on)
        first_on = counted_from(rule, max(from_on, self._today))
        return show_ahead(rule, self._today, until=until_on, first_on=first_on) + self._other_day(rule)

    def _other_day(self, rule: Recurrence) -> str:
        """The day in words that were changed here, where the one check is on another; "" else."""
        what = self.value("what")
        day = promised_day(what, self._today) if is_once(rule) and what != self.start["what"] else None
        if day is None or day == first_occurrence(rule):
            return ""
        return " · " + _("its words say {day}").format(day=show_long_day(day))

    def _day_in_words(self) -> str:
        """Without a rule: the day in the words, which Today shows; nothing where its end brings it back, or it is over."""
        if self.value("until").strip() or not TermState(self.value("state")).is_open:
            return ""
        day = promised_day(self.value("what"), self._today)
        if day is not None:
            return _("from its words, once: {day}").format(day=show_long_day(day))
        return _("no day yet on which to look at it") if self.value("what").strip() else ""

    def ask_for_day(self, what: str) -> None:
        """Ask once for the day on which a term is looked at, where it says none. Raises Problems."""
        if self._is_asked_for_day or promised_day(what, self._today) is not None:
            return
        self._is_asked_for_day = True
        day = show_weekday_day(review_day(self._today), self._today)
        sentence = _(
            "When to look at it? “once on 5.12.” here, “by fri” in its words; {form.save} again takes {day}."
        )
        raise Problems({"checks": sentence.format(day=day)})

    @on(FieldChanged)
    def _consent_changed(self, event: FieldChanged) -> None:
        """Whose consent and since when is asked only where one is needed; another answer has another day."""
        if not isinstance(event.widget, Choice) or event.widget.field != "consent":
            return
        consent, day = event.widget.typed, self.field("consent_on")
        self.query_one("#consented").display = consent != Consent.NOT_NEEDED
        if isinstance(day, LineField) and day.typed in ("", self.start["consent_on"]):
            day.typed = self.start["consent_on"] if consent == self.start["consent"] else ""
