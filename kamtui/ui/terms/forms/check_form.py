"""Writing down what a look at a term found."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from kamtui.domain.fields import Problems
from kamtui.domain.form import FormField, Options
from kamtui.domain.terms.check import CheckEntry, leaves_nothing, suggested_outcome
from kamtui.domain.terms.promises import Checked, Standing, show_variance
from kamtui.domain.terms.target import show_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.typed.check import CHECK, WHAT_FOLLOWS, read_measured, show_settled
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.language import _
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.domain.time.typed_days import read_day
from kamtui.domain.time.typed_times import read_due
from kamtui.ui.forms.form import FormDialog, Typed
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.fields import Choice, FieldChanged
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.rows import Meaning, Row


class CheckForm(FormDialog):
    """What a look at a term found; a broken one asks what follows from it."""

    FIELDS = CHECK
    DEFAULT_CSS = """
    CheckForm .told { width: 1fr; height: auto; }
    CheckForm #rows > Meaning { margin-bottom: 1; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        today: date,
        term: TermEntry,
        standing: Standing,
        glyphs: Glyphs,
        resumed: Typed | None = None,
    ) -> None:
        super().__init__(title, start, today=today, resumed=resumed)
        self._term = term
        self._standing = standing
        self._glyphs = glyphs
        self._suggested = self._suggestion(self.now.get("measured", ""))
        self._is_chosen = self.now["outcome"] not in ("", self._suggested)
        """Whether the outcome was chosen by the person, and not by what was measured."""
        self._is_asked = False

    def first(self) -> str:
        return "measured" if self._term.target else "outcome"

    def above(self) -> Iterator[Widget]:
        term = self._term
        about = [self._standing.account, term.owed_by.label, show_target(term.target)]
        yield Row(_("Term"), Static(plain(term.what), classes="told"))
        yield Row("", Static(plain(" · ".join(part for part in about if part)), classes="told"))
        if (last := self._standing.last) is not None:
            yield Row(_("Last check"), Static(plain(self._last_words(last)), classes="told"))
        yield Meaning(self._settles)

    def asked(self) -> Sequence[FormField]:
        return [field for field in CHECK if field.name != "measured" or self._term.target is not None]

    def options(self, field: FormField) -> Options:
        if field.name != "outcome":
            return super().options(field)
        return [(o.value, f"{self._glyphs.outcome(o)} {o.label}") for o in Outcome]

    def means(self, field: FormField, text: str) -> str:
        match field.name:
            case "measured":
                return self._measured_means(text)
            case "follow_up_by":
                return self._follow_up_means(text)
        return super().means(field, text)

    def on_mount(self) -> None:
        self.show_rows(WHAT_FOLLOWS, are_shown=self._asks_what_follows(self.now["outcome"]))

    def _measured_means(self, text: str) -> str:
        target = self._term.target
        if target is None or not text.strip():
            return ""
        try:
            measured = show_variance(target, read_measured(text, target))
        except ValueError as wrong:  # said at once, and not only when it is saved
            return str(wrong)
        return _("{measured} against {target}").format(measured=measured, target=show_target(target))

    def _follow_up_means(self, text: str) -> str:
        what = self.field("follow_up")
        if not text.strip() and not (isinstance(what, LineField) and what.typed.strip()):
            return ""
        due = read_due(text or "+1", self.today)
        day = show_weekday_day(due.day, self.today)
        return f"{day} {due.time:%H:%M}" if due.time else day

    def _last_words(self, last: Checked) -> str:
        """What the check before this one found; of a broken term, what ends that."""
        day, outcome = show_weekday_day(last.checked_on, self.today), last.outcome
        words = f"{self._glyphs.outcome(outcome)} {outcome.label}, {day}"
        if outcome is not Outcome.BROKEN:
            return words
        return _("{check}: a check that finds it kept, or partly, ends that").format(check=words)

    def _settles(self) -> str:
        outcome, day = self.field("outcome"), self.field("checked_on")
        if isinstance(outcome, Choice) and outcome.typed == Outcome.RENEGOTIATED:
            return _("ends this term; {form.save} goes on to what was agreed in its place")
        text = day.typed if isinstance(day, LineField) else ""
        checked_on = read_day(text or "today", self.today, lean=Lean.PAST)
        # Which check it settles: the one that is to come, or that was missed.
        standing = self._standing
        return show_settled(
            self._term, standing.next_check_on, checked_on, self.today, standing.checked_up_to
        )

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
        self.show_rows(WHAT_FOLLOWS, are_shown=self._asks_what_follows(event.widget.typed))

    def ask_what_follows(self, check: CheckEntry) -> None:
        """Ask once for a next step where a promise was not kept, ends, and Today would show it no more. Raises Problems."""
        if self._is_asked or not leaves_nothing(self._term, check):
            return
        self._is_asked = True
        sentence = _(
            "Nothing brings it back: write what is done next and by when, or {form.save} again leaves it."
        )
        raise Problems({"follow_up": sentence})

    def _asks_what_follows(self, outcome: str) -> bool:
        """What is not kept asks for it; what was typed there already stays in view."""
        typed = self.typed() if self.is_mounted else self.now
        names = ("follow_up", "follow_up_by", "problem")
        is_asked = bool(outcome) and Outcome(outcome).asks_what_follows
        return is_asked or any(typed.get(name, "").strip() for name in names)
