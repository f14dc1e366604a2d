"""Naming a prospect, qualifying it by the four questions, losing it, planning a week."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.chain.typed_referral import MOST_PLANNED
from kamtui.domain.chain.week import WeekDone, WeekPlan
from kamtui.domain.chain.words import Answer, MayUse, Question, Source
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.shown_days import show_long_day
from kamtui.domain.time.typed_days import read_day
from kamtui.ui.forms.form import FormDialog, Keep, Submit, Typed
from kamtui.ui.keys.chain import ANSWERS
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.fields import Choice, FieldChanged
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.rows import Row
from kamtui.ui.widgets.suggestions import NEW, Suggestion, Suggestions


class ReferralForm(FormDialog):
    """A prospect and how it was named: its name alone is enough, the first four lines are the rule."""

    PICKERS = ("organisation", "by")
    PEOPLE_OF = ("organisation", "person")

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        organisations: Callable[[str], list[Suggestion]],
        organisation: Sequence[Suggestion],
        people: Callable[[str], list[Suggestion]],
        contacts: Callable[[str, int | None], list[Suggestion]],
        person: Sequence[Suggestion],
        by: Sequence[Suggestion],
        account_of: Callable[[int], Suggestion | None],
        source_of: Callable[[int], Source],
        is_new: bool,
        resumed: Typed | None = None,
    ) -> None:
        """`contacts` suggests whom to speak to at an account, `people` who named it; `account_of` and
        `source_of` are those of a person."""
        super().__init__(title, start, submit, keep, resumed=resumed)
        self._today = today
        self._organisations = organisations
        self._organisation = organisation
        self._people = people
        self._contacts = contacts
        self._person = person
        self._by = by
        self._account_of = account_of
        self._source_of = source_of
        self._is_new = is_new

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Suggestions(id="suggestions")

    def first(self) -> str:
        return "organisation" if self._is_new else "why"

    def rows(self) -> Iterator[Widget]:
        now = self.now
        if self._is_new:
            organisation = Picker(
                "organisation",
                self._organisations,
                self._organisation,
                text=now["organisation"],
                placeholder=_("its name; if the book has it already, it is offered"),
            )
            yield Row(_("Organisation"), organisation)
        person = Picker(
            "person",
            lambda text: self._contacts(text, self._account_id()) if text else [],
            self._person,
            text=now["person"],
            placeholder=_("whom they named, if anybody"),
        )
        yield Row(_("Speak to"), person)
        yield Row(_("Why it fits"), LineField("why", now["why"]))
        yield Row(
            _("Use name?"),
            Choice(
                "may_use_name", [(may_use.value, may_use.label) for may_use in MayUse], now["may_use_name"]
            ),
        )
        yield Row(
            _("Named by"),
            Picker(
                "by", self._people, self._by, text=now["by"], placeholder=_("nobody: it came from a source")
            ),
        )
        yield Row(
            _("Source"), Choice("source", [(source.value, source.label) for source in Source], now["source"])
        )
        yield self._day(_("Named on"), "named", _("today"))
        yield Row(
            _("Fee"), LineField("fee", now["fee"], placeholder=_("in euro, to a spotter or consultant"))
        )
        yield self._day(_("Thanked on"), "thanked", _("not yet"))

    def _day(self, label: str, name: str, empty: str) -> Row:
        return Row(
            label,
            LineField(name, self.now[name], placeholder=empty, width=20),
            echo=lambda text: (
                show_long_day(read_day(text, self._today, lean=Lean.PAST)) if text.strip() else ""
            ),
            echoes=name,
        )

    def _account_id(self) -> int | None:
        """The organisation at hand, if the book has it already."""
        picker = self.picker("organisation")
        if picker is None:
            return int(self.now["organisation_id"] or 0) or None
        chosen = picker.chosen()
        return chosen[0].record_id if chosen else None

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
        typed = {**self.now, **super().typed()}
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
    QualifyForm .label { width: 12; }
    QualifyForm .words .label { width: 1fr; color: $foreground; }
    QualifyForm AnswerChoice { width: 26; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        answered_on: Mapping[Question, date],
        resumed: Typed | None = None,
    ) -> None:
        super().__init__(title, start, submit, keep, resumed=resumed)
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
            words = Row(question.words, _("answered {day}").format(day=show_long_day(day)) if day else "")
            words.add_class("words")
            yield words
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

    def first(self) -> str:
        return "reason"

    def rows(self) -> Iterator[Widget]:
        yield Row(
            _("Because"),
            LineField("reason", self.now["reason"], placeholder=_("what they said, or whom they took")),
        )


class WeekForm(FormDialog):
    """What a week is to bring (K25)."""

    DEFAULT_CSS = """
    WeekForm .left { color: $faint; margin: 0 0 0 13; max-height: 3; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        done: WeekDone,
        left: WeekPlan | None,
        tasks: Sequence[str],
        resumed: Typed | None = None,
    ) -> None:
        super().__init__(title, start, submit, keep, resumed=resumed)
        self._done = done
        self._left = left
        self._tasks = tasks

    def first(self) -> str:
        return "contacts"

    def rows(self) -> Iterator[Widget]:
        for name, label in self._parts():
            said = _("{count} so far").format(count=getattr(self._done, name))
            if left := self._left_of(name):
                said += " · " + _("{count} left of last week").format(count=left)
            yield Row(label, LineField(name, self.now[name], placeholder=_("not planned"), width=14), said)
        if self._tasks or any(self._left_of(name) for name, _label in self._parts()):
            options = [("", _("leave it")), ("1", _("carry it over"))]
            yield Row(_("Last week"), Choice("carry", options, self.now.get("carry", "")))
        if self._tasks:
            words = ngettext(
                "with {count} task that is still open: {tasks}",
                "with {count} tasks that are still open: {tasks}",
                len(self._tasks),
            ).format(count=len(self._tasks), tasks="; ".join(self._tasks))
            yield Static(plain(words), classes="left")

    def _parts(self) -> list[tuple[str, str]]:
        return [
            ("contacts", _("Contacts")),
            ("asks", _("Asked")),
            ("prospects", _("Prospects")),
            ("meetings", _("Meetings")),
        ]

    def _left_of(self, name: str) -> int:
        return (getattr(self._left, name) or 0) if self._left is not None else 0

    @on(FieldChanged)
    def _carry(self, event: FieldChanged) -> None:
        """Add what was left of last week to the plan, or take it out again."""
        if not isinstance(event.widget, Choice):
            return
        sign = 1 if event.widget.typed else -1
        for name, _label in self._parts():
            widget, left = self.field(name), self._left_of(name)
            if left and isinstance(widget, LineField):
                text = widget.typed.strip()
                if not text or (text.isascii() and text.isdecimal()):
                    planned = min(max(int(text or 0) + sign * left, 0), MOST_PLANNED)
                    widget.typed = str(planned) if planned or sign > 0 else ""
