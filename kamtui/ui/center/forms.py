"""Small forms of the buying center: roles, a relation, why, who left, what is hidden, and help in choosing."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.center.advice import Choice as AdviceChoice
from kamtui.domain.center.advice import advise, questions
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.shown_days import show_long_day
from kamtui.domain.time.typed_days import read_day
from kamtui.ui.forms.form import FormDialog, Keep, Submit, Typed
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.widgets.fields import Choice, Field, FieldChanged, Flags
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.rows import Row
from kamtui.ui.widgets.suggestions import Suggestion, Suggestions


class RolesForm(FormDialog):
    """A person's parts in the decision."""

    def first(self) -> str:
        return "roles"

    def rows(self) -> Iterator[Widget]:
        yield Row(_("Roles"), Flags("roles", [(role.value, role.label) for role in Role], self.now["roles"]))


class WhyForm(FormDialog):
    """Why somebody stands so, and whether it was heard or is a guess."""

    def first(self) -> str:
        return "reason"

    def rows(self) -> Iterator[Widget]:
        yield Row(
            _("Because"), LineField("reason", self.now["reason"], placeholder=_("what you saw or heard"))
        )
        yield Row(
            _("This is"),
            Choice("confidence", [(c.value, c.label) for c in Confidence], self.now["confidence"]),
        )


class TieForm(FormDialog):
    """What binds the person at hand to another; a tie that stands already is changed or ended."""

    PICKERS = ("other",)

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        others: Callable[[str], list[Suggestion]],
        standing: Callable[[str, str, int], dict[str, str] | None],
    ) -> None:
        """`standing` gives strength, confidence and note of a tie of a kind, way and other person, if it stands."""
        super().__init__(title, start, submit, keep)
        self._others = others
        self._standing = standing
        self._loaded: tuple[str, str, str] | None = None

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Suggestions(id="suggestions")

    def first(self) -> str:
        return "kind"

    def rows(self) -> Iterator[Widget]:
        now = self.now
        yield Row(_("Relation"), Choice("kind", [(k.value, k.label) for k in TieKind], now["kind"]))
        yield Row(_("Whom"), Picker("other", self._others, placeholder=_("a few letters of the name")))
        directions = [("out", _("from the one at hand")), ("in", _("from the other"))]
        yield Row(_("Which way"), Choice("way", directions, now["way"]))
        strengths = [("1", _("1 weak")), ("2", "2"), ("3", _("3 strong")), ("0", _("0 it ended"))]
        yield Row(_("Strength"), Choice("strength", strengths, now["strength"]))
        yield Row(
            _("This is"), Choice("confidence", [(c.value, c.label) for c in Confidence], now["confidence"])
        )
        yield Row(_("Note"), LineField("note", now["note"]))

    @on(Picker.Picked)
    @on(FieldChanged)
    def load(self) -> None:
        """A tie that stands is shown as it is, so that saving changes only what was changed."""
        typed = self.typed()
        which = (typed["kind"], typed["way"], typed["other_id"])
        if not typed["other_id"] or which == self._loaded:
            return
        self._loaded = which
        known = self._standing(typed["kind"], typed["way"], int(typed["other_id"]))
        if known is None:
            self.say("")
            return
        self.shown |= known
        for name, value in known.items():
            widget = self.field(name)
            if isinstance(widget, Field):
                widget.typed = value
        self.say(_("This relation stands already: you change it, or end it with strength 0."))

    def typed(self) -> dict[str, str]:
        typed = super().typed()
        widget = self.field("other")
        chosen = widget.chosen() if isinstance(widget, Picker) else []
        typed["other_id"] = str(chosen[0].record_id or "") if chosen else ""
        return typed


class MoveForm(FormDialog):
    """To which account a person moved."""

    PICKERS = ("account",)

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        accounts: Callable[[str], list[Suggestion]],
    ) -> None:
        super().__init__(title, start, submit, keep)
        self._accounts = accounts

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Suggestions(id="suggestions")

    def first(self) -> str:
        return "account"

    def rows(self) -> Iterator[Widget]:
        yield Row(_("Account"), Picker("account", self._accounts, placeholder=_("where they work now")))

    def typed(self) -> dict[str, str]:
        typed = super().typed()
        widget = self.field("account")
        chosen = widget.chosen() if isinstance(widget, Picker) else []
        typed["account_id"] = str(chosen[0].record_id or "") if chosen else ""
        return typed


class AcceptForm(FormDialog):
    """Hide a warning until a day, and say why; never for good."""

    DEFAULT_CSS = """
    AcceptForm Row .between { width: 1fr; height: auto; }
    """

    def __init__(
        self, title: str, start: Typed, submit: Submit, keep: Keep, *, sentence: str, today: date
    ) -> None:
        super().__init__(title, start, submit, keep)
        self._sentence = sentence
        self._today = today

    def first(self) -> str:
        return "reason"

    def rows(self) -> Iterator[Widget]:
        yield Row(_("Warning"), self._sentence)
        yield Row(_("Because"), LineField("reason", self.now["reason"]))
        yield Row(
            _("Until"),
            LineField("until", self.now["until"], placeholder=_("+3m, 31.3., end of quarter"), width=30),
            echo=lambda text: show_long_day(read_day(text, self._today)) if text.strip() else "",
            echoes="until",
        )


class Difference(GuardedDialog[bool]):
    """What changed on a map since it was last gone through; True marks it as gone through today."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", N_("reviewed today")),
        Binding("n,escape,enter", "answer(False)", N_("close")),
    ]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Difference { align: center middle; }
    Difference #box { width: 76; max-width: 100%; height: auto; max-height: 100%; background: $surface; }
    Difference #lines { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
    Difference Static { padding: 1 2; height: auto; width: 100%; }
    Difference KeyBar { dock: none; }
    """

    def __init__(self, title: str, changes: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._changes = changes

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            lines = "\n".join(f"· {change}" for change in self._changes) or _("Nothing changed.")
            with VerticalScroll(id="lines"):
                yield Static(Content.assemble((self._title, "bold"), ("\n\n", ""), (lines, "")))
            yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#lines").focus()
        self._make_room()

    def on_resize(self) -> None:
        self._make_room()

    def _make_room(self) -> None:
        """However much has changed, the keys stay in view below it."""
        self.query_one("#lines").styles.max_height = max(self.size.height - 1, 1)

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)


class Advice(GuardedDialog[str | None]):
    """Plain questions about somebody, one number each; answers with what they suggest, as typed in a field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"answer({number})", show=False) for number in range(1, 7)),
        Binding("enter", "take", N_("take it")),
        Binding("escape", "cancel", N_("close")),
    ]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Advice { align: center middle; }
    Advice #box { width: 70; max-width: 100%; height: auto; background: $surface; border-left: thick $accent; }
    Advice Static { padding: 1 2; height: auto; width: 100%; }
    Advice KeyBar { dock: none; }
    """

    def __init__(self, choice: AdviceChoice) -> None:
        super().__init__()
        self._choice = choice
        self._questions = questions(choice)
        self._answers: list[str] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static("", id="question")
            yield KeyBar()

    def on_mount(self) -> None:
        self._ask()

    def _ask(self) -> None:
        parts: list[tuple[str, str]] = []
        if not self._is_answered():
            question = self._questions[len(self._answers)]
            parts += [(question.text, "bold"), ("\n\n", "")]
            for number, answer in enumerate(question.answers, 1):
                parts += [(f"  {number}  ", "bold $accent"), (answer.text, ""), ("\n", "")]
        else:
            parts += [(_("This suggests: "), "$faint"), (self._said(), "bold")]
        self.query_one("#question", Static).update(Content.assemble(*parts))
        self.refresh_bindings()

    def _is_answered(self) -> bool:
        return len(self._answers) == len(self._questions)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._is_answered() if action == "take" else super().check_action(action, parameters)

    def _value(self) -> str:
        suggested = advise(self._choice, self._answers)
        if isinstance(suggested, tuple):
            return " ".join(role.value for role in suggested)
        if isinstance(suggested, Stance):
            return suggested.value
        return "" if suggested is None else str(suggested)

    def _said(self) -> str:
        suggested = advise(self._choice, self._answers)
        if isinstance(suggested, tuple):
            return ", ".join(role.label for role in suggested) or _("nothing yet")
        if isinstance(suggested, Stance):
            return suggested.label
        return _("not known yet") if suggested is None else str(suggested)

    def action_answer(self, number: int) -> None:
        if not self._is_answered():
            answers = self._questions[len(self._answers)].answers
            if number <= len(answers):
                self._answers.append(answers[number - 1].code)
                self._ask()

    def action_take(self) -> None:
        if self._is_answered():
            self.dismiss(self._value())

    def action_cancel(self) -> None:
        self.dismiss(None)
