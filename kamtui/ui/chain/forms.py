"""Naming a prospect, qualifying it by the four questions, losing it, planning a week."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.chain.typed_referral import LOST, MOST_PLANNED, REFERRAL, WEEK
from kamtui.domain.chain.week import WeekDone, WeekPlan
from kamtui.domain.chain.words import Answer, Question, Source
from kamtui.domain.form import FormField
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_long_day
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.form import FormDialog, Typed
from kamtui.ui.forms.twins import FirmQuestion
from kamtui.ui.keys.chain import ANSWERS
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.fields import Choice, FieldChanged
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.rows import Row
from kamtui.ui.widgets.suggestions import NEW, Suggestion


class ReferralForm(FormDialog):
    """A prospect and how it was named: its name alone is enough."""

    FIELDS = REFERRAL
    PICKERS = ("organisation", "by")
    PEOPLE_OF = ("organisation", "person")

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        today: date,
        picks: Mapping[str, Pick],
        account_of: Callable[[int], Suggestion | None],
        source_of: Callable[[int], Source],
        is_new: bool,
        resumed: Typed | None = None,
    ) -> None:
        """`account_of` and `source_of` are those of a person."""
        super().__init__(title, start, today=today, picks=picks, resumed=resumed)
        self._account_of = account_of
        self._source_of = source_of
        self._is_new = is_new
        self._firm_question = FirmQuestion()

    def is_told(self, field: FormField) -> bool:
        """What is chosen by itself for a new prospect is said while it is folded, and opens nothing."""
        is_by_itself = self.now.get(field.name) == self.start.get(field.name)
        return super().is_told(field) and not (self._is_new and field.kind.options and is_by_itself)

    def person_or_firm(self) -> str:
        """What to ask once about a name with a stroke; "" where there is nothing to ask."""
        firm, person = self.picker("organisation"), self.picker("person")
        return self._firm_question.about(firm, person) if firm is not None and person is not None else ""

    def asked(self) -> Sequence[FormField]:
        return [field for field in REFERRAL if self._is_new or field.name != "organisation"]

    def first(self) -> str:
        return "organisation" if self._is_new else "why"

    def account_at_hand(self) -> int | None:
        """The organisation, if the book has it already."""
        return self.picked("organisation") if self._is_new else int(self.now["organisation_id"] or 0) or None

    @on(Picker.Picked)
    def _picked(self, event: Picker.Picked) -> None:
        """Somebody known brings their organisation along; who names a prospect is a source of their own."""
        chosen = event.picker.chosen()
        record_id = chosen[0].record_id if chosen else None
        if record_id is None:
            return
        organisation, source = self.picker("organisation"), self.field("source")
        if event.picker.field == "person" and organisation is not None and not organisation.value.strip():
            account = self._account_of(record_id)
            if account is not None:
                organisation.choose(account)
        if (
            event.picker.field == "by"
            and isinstance(source, Choice)
            and source.typed == self.start["source"] == Source.OBSERVATION.value
        ):
            source.typed = self._source_of(record_id).value

    def let_go(self, names: Collection[str]) -> None:
        """In these lines stands what another window deleted: saved again, a prospect and its contact are new ones."""
        for name in names:
            picker = self.picker(name)
            if picker is not None:
                picker.let_go(is_new=name != "by")

    def typed(self) -> dict[str, str]:
        typed = super().typed()
        for name in ("organisation", "person", "by"):
            picker = self.picker(name)
            if picker is not None:
                chosen = picker.chosen()
                new = NEW if picker.is_settled else ""
                typed[f"{name}_id"] = str(chosen[0].record_id or new) if chosen else ""
        return typed


class AnswerChoice(Choice):
    """The answer to one of the four questions: one key says it and goes on to the next question."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(ANSWERS)

    def on_key(self, event: events.Key) -> None:
        event.prevent_default()  # letters are keys here, not the first ones of labels

    def action_answer(self, answer: str) -> None:
        self.typed = answer
        answers = list(self.screen.query(AnswerChoice))
        place = answers.index(self)
        if place + 1 < len(answers):
            answers[place + 1].focus()

    def action_save(self) -> None:
        if isinstance(self.screen, QualifyForm):
            self.screen.action_save()


class QualifyForm(FormDialog):
    """The four questions about a prospect (K23)."""

    DEFAULT_CSS = """
    QualifyForm .words { height: auto; width: 100%; }
    QualifyForm #rows > Row { margin-bottom: 1; }
    QualifyForm AnswerChoice { width: 26; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        today: date,
        answered_on: Mapping[Question, date],
        resumed: Typed | None = None,
    ) -> None:
        super().__init__(title, start, today=today, resumed=resumed)
        self._answered_on = answered_on

    def first(self) -> str:
        return next(
            (
                question.value
                for question in Question
                if self.now[question.value] in ("", Answer.UNKNOWN.value)
            ),
            Question.NEED.value,
        )

    def rows(self) -> Iterator[Widget]:
        options = [(answer.value, answer.label) for answer in Answer]
        for question in Question:
            day = self._answered_on.get(question)
            said = " " + _("answered {day}").format(day=show_long_day(day)) if day else ""
            yield Static(Content.assemble((question.words, ""), (said, "$faint")), classes="words")
            yield Row(
                question.label.capitalize(),
                AnswerChoice(question.value, options, self.now[question.value]),
                LineField(
                    f"{question.value}_note",
                    self.now[f"{question.value}_note"],
                    placeholder=_("a note, if you like"),
                ),
            )


class LostForm(FormDialog):
    """Why a prospect was lost."""

    FIELDS = LOST


class WeekForm(FormDialog):
    """What a week is to bring (K25)."""

    FIELDS = WEEK
    DEFAULT_CSS = """
    WeekForm .left { color: $faint; height: auto; max-height: 3; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        today: date,
        done: WeekDone,
        left: WeekPlan | None,
        tasks: Sequence[str],
        resumed: Typed | None = None,
    ) -> None:
        super().__init__(title, start, today=today, resumed=resumed)
        self._done = done
        self._left = left
        self._tasks = tasks

    def means(self, field: FormField, text: str) -> str:
        """Beside what is planned stands what is done, and what was left of last week."""
        said = _("{count} so far").format(count=getattr(self._done, field.name))
        if left := self._left_of(field.name):
            said += " · " + _("{count} left of last week").format(count=left)
        return said

    def below(self, field: str) -> Iterator[Widget]:
        if field != WEEK[-1].name:
            return
        if self._tasks or any(self._left_of(part.name) for part in WEEK):
            options = [("", _("leave it")), ("1", _("carry it over"))]
            yield Row(_("Last week"), Choice("carry", options, self.now.get("carry", "")))
        if self._tasks:
            words = ngettext(
                "with {count} task that is still open: {tasks}",
                "with {count} tasks that are still open: {tasks}",
                len(self._tasks),
            ).format(count=len(self._tasks), tasks="; ".join(self._tasks))
            yield Row("", Static(plain(words), classes="left"))

    def _left_of(self, name: str) -> int:
        return (getattr(self._left, name) or 0) if self._left is not None else 0

    @on(FieldChanged)
    def _carry(self, event: FieldChanged) -> None:
        """Add what was left of last week to the plan, or take it out again."""
        if not isinstance(event.widget, Choice):
            return
        sign = 1 if event.widget.typed else -1
        for part in WEEK:
            widget, left = self.field(part.name), self._left_of(part.name)
            if left and isinstance(widget, LineField):
                text = widget.typed.strip()
                if not text or (text.isascii() and text.isdecimal()):
                    planned = min(max(int(text or 0) + sign * left, 0), MOST_PLANNED)
                    widget.typed = str(planned) if planned or sign > 0 else ""
