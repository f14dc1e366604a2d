"""Small forms of the buying center: roles, a relation, why, who left, what is hidden, and help in choosing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.accounts.stays import MOVE, STAY, STAY_DAYS
from kamtui.domain.center.advice import Choice as AdviceChoice
from kamtui.domain.center.advice import advise, questions
from kamtui.domain.center.typed_center import (
    ACCEPTANCE,
    AIM,
    ROLES,
    TIE,
    WHY,
    read_why,
)
from kamtui.domain.center.words import Stance
from kamtui.domain.text.language import K_, _
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.form import FormDialog, Typed
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.shell.text import plain, wrap
from kamtui.ui.widgets.fields import FieldChanged, is_field
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.rows import Meaning, Row


class RolesForm(FormDialog):
    """A person's parts in the decision."""

    FIELDS = ROLES


class AimForm(FormDialog):
    """How we want somebody to stand, by when, and what we do next to get there."""

    FIELDS = AIM

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        today: date,
        stands: str,
        has_task: bool,
    ) -> None:
        """`stands` is how they stand so far; `has_task` says that a task about them is open."""
        super().__init__(title, start, today=today)
        self._stands = stands
        self._has_task = has_task

    def above(self) -> Iterator[Widget]:
        yield Row(_("So far"), Static(plain(self._stands)))

    def below(self, field: str) -> Iterator[Widget]:
        if field == "on" and self._has_task:
            yield Row("", Static(plain(_("A task about them is open already."))))


class WhyForm(FormDialog):
    """Why somebody stands so, and whether it was heard or is a guess."""

    FIELDS = WHY

    def __init__(self, title: str, start: Typed, *, today: date, stance: Stance | None) -> None:
        """`stance` is how they stand so far."""
        super().__init__(title, start, today=today)
        self._stance = stance

    def below(self, field: str) -> Iterator[Widget]:
        if field == "reason":
            yield Meaning(self._moves, is_hidden_empty=True)

    def _moves(self) -> str:
        """How they stand from today by what was typed; before anything is, that it may say so."""
        typed = self.typed()["reason"]
        if typed == self.start["reason"]:
            return _("begun with “supporter: …”, it changes the stance too")
        stance = read_why(typed).stance
        if stance is None or stance is self._stance:
            return ""
        before = self._stance.label if self._stance else _("not known")
        return _("{stance} from today, so far {before}").format(stance=stance.label, before=before)


class TieForm(FormDialog):
    """What binds the person at hand to another; a relation that stands already is changed or ended."""

    FIELDS = TIE

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        today: date,
        picks: Mapping[str, Pick],
        standing: Callable[[str, str, int], dict[str, str] | None],
    ) -> None:
        """`standing` gives strength, confidence and note of a relation of a kind, way and other person, if it stands."""
        super().__init__(title, start, today=today, picks=picks)
        self._standing = standing
        self._loaded: tuple[str, str, str] | None = None

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
            if is_field(widget):
                widget.typed = value
        self.say(_("This relation stands already: you change it, or end it with strength 0."))


class MoveForm(FormDialog):
    """To which account a person moved."""

    FIELDS = MOVE


class StayForm(FormDialog):
    """At which account a person was before, or is besides."""

    FIELDS = STAY


class StayDaysForm(FormDialog):
    """From when until when a person was at an account."""

    FIELDS = STAY_DAYS


class AcceptForm(FormDialog):
    """Hide a warning until a day, and say why; never for good."""

    FIELDS = ACCEPTANCE
    DEFAULT_CSS = """
    AcceptForm .words { width: 1fr; height: auto; padding-bottom: 1; }
    """

    def __init__(self, title: str, start: Typed, *, sentence: str, today: date) -> None:
        super().__init__(title, start, today=today)
        self._sentence = sentence

    def above(self) -> Iterator[Widget]:
        yield Static(plain(self._sentence, lines=True), classes="words")


WIDTH = 80
"""Cells of what changed on a map, where there is room."""


class Difference(GuardedDialog[bool]):
    """What changed on a map since it was last gone through; True marks it as gone through today."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", K_("reviewed today")),
        Binding("n,escape,enter", "answer(False)", K_("close")),
    ]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Difference { align: center middle; }
    Difference #box { width: 80; max-width: 100%; height: auto; max-height: 100%; background: $surface; }
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
            with VerticalScroll(id="lines"):
                yield Static("", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#lines").focus()
        self._make_room()

    def on_resize(self) -> None:
        self._make_room()

    def _make_room(self) -> None:
        """Break the lines for the width; however much has changed, the keys stay in view below it."""
        self.query_one("#lines").styles.max_height = max(self.size.height - 1, 1)
        width = max(min(self.size.width, WIDTH) - 7, 1)
        lines = [
            f"{'  ' if number else '· '}{piece}"
            for change in self._changes
            for number, piece in enumerate(wrap(change, width))
        ]
        words = "\n".join(lines) or _("Nothing changed.")
        self.query_one("#lines Static", Static).update(
            Content.assemble((self._title, "bold"), ("\n\n", ""), (words, ""))
        )

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)


class Advice(GuardedDialog[str | None]):
    """Plain questions about somebody, one number each; answers with what they suggest, as typed in a field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"answer({number})", show=False) for number in range(1, 7)),
        Binding("enter", "take", K_("take it")),
        Binding("escape", "cancel", K_("close")),
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
