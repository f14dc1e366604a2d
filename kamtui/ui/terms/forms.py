"""Writing down what was agreed, a check of it, a problem, a favour."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from kamtui.domain.fields import Problems
from kamtui.domain.terms.check import CheckEntry, suggested_outcome
from kamtui.domain.terms.notice import notice_from, read_notice
from kamtui.domain.terms.problem import WEIGHTS, show_weight
from kamtui.domain.terms.promise_day import promised_day, review_day
from kamtui.domain.terms.promises import show_variance
from kamtui.domain.terms.target import read_target, show_target, spell_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.typed_check import read_measured, show_settled
from kamtui.domain.terms.words import (
    OPEN_STATES,
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    ProblemKind,
    ProblemState,
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
from kamtui.domain.time.typed_times import read_due
from kamtui.ui.forms.form import FormDialog, Keep, Submit, Typed
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.fields import Choice, Field, FieldChanged, LineField, Meaning, NoteField, Row
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.suggestions import Suggestion, Suggestions

_DAY_WIDTH = 14


class PickingForm(FormDialog):
    """A form with an account or a person of the book in it: beside each name goes the id of what was chosen."""

    PICKERS: ClassVar[tuple[str, ...]] = ("account", "person")
    PEOPLE_OF: ClassVar[tuple[str, str] | None] = ("account", "person")
    UNSEEN: ClassVar[tuple[str, ...]] = ()
    """What goes through the form as it came, such as the call in which something was agreed."""
    DEFAULT_CSS = """
    PickingForm Row > .echo { max-width: 46; }
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
        people: Callable[[str, int | None], list[Suggestion]] | None = None,
        person: Sequence[Suggestion] = (),
        resumed: Typed | None = None,
    ) -> None:
        super().__init__(title, start, submit, keep, resumed=resumed)
        self._today = today
        self._accounts = accounts
        self._account = account
        self._people = people or (lambda _text, _within: [])
        self._person = person

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Suggestions(id="suggestions")

    def account_row(self, placeholder: str = "") -> Row:
        return Row(
            _("Account"),
            Picker(
                "account", self._accounts, self._account, text=self.now["account"], placeholder=placeholder
            ),
        )

    def person_row(self, label: str, placeholder: str = "") -> Row:
        return Row(
            label,
            Picker(
                "person",
                lambda text: self._people(text, self.picked("account")),
                self._person,
                text=self.now["person"],
                placeholder=placeholder,
            ),
        )

    def day_row(self, label: str, name: str, lean: Lean, placeholder: str = "", empty: str = "") -> Row:
        """A day in plain words and the date that it is; `empty` is what an empty one means."""
        return Row(
            label,
            LineField(name, self.now[name], placeholder=placeholder, width=_DAY_WIDTH),
            echo=lambda text: (
                show_long_day(read_day(text, self._today, lean=lean)) if text.strip() else empty
            ),
            echoes=name,
        )

    def value(self, name: str) -> str:
        """What a field holds now, or is about to be made with."""
        widget = self.field(name) if self.is_mounted else None
        return widget.typed if isinstance(widget, Field) else self.now.get(name, "")

    def picked(self, name: str) -> int | None:
        """The id of what was chosen in a picker."""
        picker = self.picker(name)
        chosen = picker.chosen() if picker is not None else []
        return chosen[0].record_id if chosen else None

    def typed(self) -> dict[str, str]:
        typed = super().typed()
        for name in self.PICKERS:
            typed[f"{name}_id"] = str(self.picked(name) or "")
        for name in self.UNSEEN:
            typed[name] = self.now.get(name, "")
        return typed

    @on(Input.Changed)
    @on(FieldChanged)
    def _say_anew(self) -> None:
        """What one field means may hang on another: the notice period on the end, a target on what it is about."""
        for row in self.query(Row):
            row.echo()


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
        if self.value("until").strip() or TermState(self.value("state")) not in OPEN_STATES:
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
            "When to look at it? “once on 5.12.” here, “by fri” in its words; ctrl+s again takes {day}."
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


class CheckForm(FormDialog):
    """What a look at a term found; a broken one asks what follows from it."""

    DEFAULT_CSS = """
    CheckForm .told { width: 1fr; height: auto; padding-right: 1; }
    CheckForm #after { height: auto; }
    CheckForm Row > .echo { max-width: 46; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        term: TermEntry,
        account: str,
        due_on: date | None,
        up_to: date,
        glyphs: Glyphs,
        resumed: Typed | None = None,
    ) -> None:
        """`due_on` is the day whose check is to come, or was missed; `up_to` the one up to which it was checked."""
        super().__init__(title, start, submit, keep, resumed=resumed)
        self._today = today
        self._term = term
        self._account = account
        self._due_on = due_on
        self._up_to = up_to
        self._glyphs = glyphs
        self._suggested = self._suggestion(self.now.get("measured", ""))
        self._is_chosen = self.now["outcome"] not in ("", self._suggested)
        """Whether the outcome was chosen by the person, and not by what was measured."""
        self._is_asked = False

    def first(self) -> str:
        return "measured" if self._term.target else "outcome"

    def rows(self) -> Iterator[Widget]:
        now, term = self.now, self._term
        about = [self._account, term.owed_by.label, show_target(term.target)]
        yield Row(_("Term"), Static(plain(term.what), classes="told"))
        yield Row("", Static(plain(" · ".join(part for part in about if part)), classes="told"))
        yield Meaning(self._settled)
        if term.target is not None:
            yield Row(
                _("Measured"),
                LineField("measured", now.get("measured", ""), width=_DAY_WIDTH),
                echo=self._measured_echo,
                echoes="measured",
            )
        outcomes = [(o.value, f"{self._glyphs.outcome(o)} {o.label}") for o in Outcome]
        yield Row(_("Outcome"), Choice("outcome", outcomes, now["outcome"]))
        yield Row(
            _("On"),
            LineField("checked_on", now["checked_on"], placeholder=_("today"), width=_DAY_WIDTH),
            echo=lambda text: show_long_day(read_day(text or "today", self._today, lean=Lean.PAST)),
            echoes="checked_on",
        )
        yield Row(_("Evidence"), LineField("evidence", now["evidence"], placeholder=_("what shows it")))
        with Vertical(id="after") as after:
            yield Row(
                _("Follow-up"),
                LineField(
                    "follow_up", now["follow_up"], placeholder=_("a task: what is to be done about it")
                ),
                _("by"),
                LineField("follow_up_by", now["follow_up_by"], placeholder=_("fri, +2w"), width=10),
                echo=self._follow_up_echo,
                echoes="follow_up_by",
            )
            yield Row(
                _("Problem"),
                LineField("problem", now["problem"], placeholder=_("what it hampers at the customer")),
            )
            yield Row(_("Severity"), Choice("severity", _weights(), now["severity"]))
        after.display = self._asks_what_follows(now["outcome"])

    def _measured_echo(self, text: str) -> str:
        target = self._term.target
        if target is None or not text.strip():
            return ""
        return _("{measured} against {target}").format(
            measured=show_variance(target, read_measured(text, target)), target=show_target(target)
        )

    def _follow_up_echo(self, text: str) -> str:
        what = self.field("follow_up")
        if not text.strip() and not (isinstance(what, LineField) and what.typed.strip()):
            return ""
        due = read_due(text or "+1", self._today)
        day = show_weekday_day(due.day, self._today)
        return f"{day} {due.time:%H:%M}" if due.time else day

    def _settled(self) -> str:
        outcome, day = self.field("outcome"), self.field("checked_on")
        if isinstance(outcome, Choice) and outcome.typed == Outcome.RENEGOTIATED:
            return _("ends this term; ctrl+s goes on to what was agreed in its place")
        text = day.typed if isinstance(day, LineField) else ""
        checked_on = read_day(text or "today", self._today, lean=Lean.PAST)
        return show_settled(self._term, self._due_on, checked_on, self._today, self._up_to)

    # -- what follows from what

    def _suggestion(self, text: str) -> str:
        """The outcome that a measured value says by itself; "" for none."""
        target = self._term.target
        if target is None or not text.strip():
            return ""
        try:
            outcome = suggested_outcome(target, read_measured(text, target))
        except Problems:
            return ""
        return outcome.value if outcome else ""

    @on(Input.Changed)
    def _measured(self, event: Input.Changed) -> None:
        outcome = self.field("outcome")
        if not isinstance(event.input, LineField) or event.input.field != "measured" or self._is_chosen:
            return
        self._suggested = self._suggestion(event.input.typed)
        if isinstance(outcome, Choice):
            outcome.typed = self._suggested

    @on(FieldChanged)
    def _chosen(self, event: FieldChanged) -> None:
        if not isinstance(event.widget, Choice) or event.widget.field != "outcome":
            return
        if event.widget.typed != self._suggested:
            self._is_chosen = True
        self.query_one("#after").display = self._asks_what_follows(event.widget.typed)

    def ask_what_follows(self, check: CheckEntry) -> None:
        """Ask once for a next step where a promise was not kept, ends, and Today would show it no more. Raises Problems."""
        is_over = self._term.is_one_off and check.outcome in (Outcome.BROKEN, Outcome.PARTLY)
        is_shown = check.follow_up is not None or (
            check.outcome is Outcome.BROKEN and check.problem is None
        )  # what was broken stays on Today until something follows from it
        if self._is_asked or not is_over or is_shown:
            return
        self._is_asked = True
        sentence = _(
            "Nothing brings it back: write what is done next and by when, or ctrl+s again leaves it."
        )
        raise Problems({"follow_up": sentence})

    def _asks_what_follows(self, outcome: str) -> bool:
        """What is not kept asks for it; what was typed there already stays in view."""
        typed = self.typed() if self.is_mounted else self.now
        names = ("follow_up", "follow_up_by", "problem")
        return outcome in (Outcome.BROKEN, Outcome.PARTLY) or any(
            typed.get(name, "").strip() for name in names
        )


def _weights() -> list[tuple[str, str]]:
    return [(str(weight), show_weight(weight)) for weight in WEIGHTS]


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
        yield Row(_("Severity"), Choice("severity", _weights(), now["severity"]))
        likelihoods = [("", show_weight(None)), *_weights()]
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
