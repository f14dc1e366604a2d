"""Writing down what ties an account and what is known of it: bonds, texts, marks, satisfaction, competitors."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.bonds import STRONGEST
from kamtui.domain.knowledge.typed_knowledge import SATISFACTION
from kamtui.domain.text.language import _
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.shown_days import show_long_day
from kamtui.ui.forms.form import FormDialog, Keep, Submit, Typed
from kamtui.ui.guards import GuardedApp, GuardedDialog
from kamtui.ui.keys.everywhere import READING
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.text import plain
from kamtui.ui.terms.forms.picking_form import PickingForm
from kamtui.ui.widgets.fields import Choice, NoteField
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.rows import Row
from kamtui.ui.widgets.suggestions import Suggestion


def _strengths() -> list[tuple[str, str]]:
    """How strong something may be, for a choice; the digit chooses."""
    return [("", _("not known")), *((str(value), str(value)) for value in range(STRONGEST + 1))]


class BondForm(PickingForm):
    """A bond read anew: how strong it is, what shows it, what would break it, who holds it, what it costs."""

    PICKERS = ()
    UNSEEN = ("bond",)
    DEFAULT_CSS = """
    BondForm NoteField, BondForm.-tall NoteField { height: 3; }
    """

    def __init__(
        self, title: str, start: Typed, submit: Submit, keep: Keep, *, today: date, resumed: Typed | None
    ) -> None:
        super().__init__(
            title, start, submit, keep, today=today, accounts=lambda _text: [], account=(), resumed=resumed
        )

    def first(self) -> str:
        return "strength"

    def rows(self) -> Iterator[Widget]:
        now = self.now
        yield Row(_("Strength"), Choice("strength", _strengths(), now["strength"]))
        yield Row(
            _("Shown by"), NoteField("evidence", now["evidence"], placeholder=_("what they did or said"))
        )
        yield Row(
            _("Would break"),
            NoteField("would_break", now["would_break"], placeholder=_("what could end it, and who")),
        )
        yield Row(
            _("Held by"),
            LineField("held_by", now["held_by"], placeholder=_("who on our side keeps it alive")),
        )
        yield Row(
            _("Costs a year"),
            LineField("yearly_cost", now["yearly_cost"], placeholder=_("in euro"), width=16),
        )
        yield self.day_row(_("Read on"), "read", Lean.PAST, _("today"), show_long_day(self._today))


class TextForm(FormDialog):
    """What is known on a topic, in Markdown."""

    DEFAULT_CSS = """
    TextForm NoteField { height: 14; margin: 0 0 0 1; }
    TextForm.-tall NoteField { height: 24; }
    TextForm .words { color: $faint; padding: 0 1 1 1; height: auto; }
    """

    def __init__(
        self, title: str, start: Typed, submit: Submit, keep: Keep, *, words: str, resumed: Typed | None
    ) -> None:
        """`words` asks what is to be known."""
        super().__init__(title, start, submit, keep, resumed=resumed)
        self._words = words

    def first(self) -> str:
        return "text"

    def rows(self) -> Iterator[Widget]:
        yield Static(plain(self._words), classes="words")
        yield NoteField("text", self.now["text"])

    def typed(self) -> dict[str, str]:
        return {**super().typed(), "topic": self.now["topic"]}


class MarkForm(FormDialog):
    """The answer to a mark, and why."""

    DEFAULT_CSS = """
    MarkForm NoteField, MarkForm.-tall NoteField { height: 4; }
    MarkForm .words { padding: 0 1 1 1; height: auto; }
    """

    def __init__(
        self, title: str, start: Typed, submit: Submit, keep: Keep, *, words: str, resumed: Typed | None
    ) -> None:
        """`words` is the question in full."""
        super().__init__(title, start, submit, keep, resumed=resumed)
        self._words = words

    def first(self) -> str:
        return "note"

    def rows(self) -> Iterator[Widget]:
        yield Static(plain(self._words), classes="words")
        yield Row(
            _("Answer"),
            Choice("answer", [(answer.value, answer.label) for answer in Answer], self.now["answer"]),
        )
        yield Row(_("Because"), NoteField("note", self.now["note"], placeholder=_("what shows it")))

    def typed(self) -> dict[str, str]:
        return {**super().typed(), "mark": self.now["mark"]}


class SatisfactionForm(FormDialog):
    """How satisfied an account is with us, and who said so."""

    FIELDS = SATISFACTION


class RivalForm(PickingForm):
    """Who else sells to an account, how strong, with what, since when."""

    PICKERS = ("competitor",)
    DEFAULT_CSS = """
    RivalForm NoteField, RivalForm.-tall NoteField { height: 3; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        competitors: Callable[[str], list[Suggestion]],
        competitor: Sequence[Suggestion],
        resumed: Typed | None,
    ) -> None:
        super().__init__(
            title, start, submit, keep, today=today, accounts=lambda _text: [], account=(), resumed=resumed
        )
        self._competitors = competitors
        self._competitor = competitor

    def first(self) -> str:
        return "strength" if self.now["competitor"] else "competitor"

    def rows(self) -> Iterator[Widget]:
        now = self.now
        yield Row(
            _("Competitor"),
            Picker(
                "competitor",
                self._competitors,
                self._competitor,
                text=now["competitor"],
                placeholder=_("a name; one not known yet is added"),
            ),
        )
        yield Row(_("Strength"), Choice("strength", _strengths(), now["strength"]))
        yield Row(
            _("With what"),
            LineField(
                "with_what", now["with_what"], placeholder=_("what they sell there, and by what they win")
            ),
        )
        yield self.day_row(_("Since"), "since", Lean.PAST, _("2024, 5.2025"))
        yield Row(_("Note"), NoteField("note", now["note"]))


class CompetitorForm(FormDialog):
    """What a competitor is called, at all accounts."""

    def first(self) -> str:
        return "name"

    def rows(self) -> Iterator[Widget]:
        yield Row(_("Competitor"), LineField("name", self.now["name"]))


class ReadWhole(GuardedDialog[str]):
    """Something read whole; answers "edit" or ""."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(READING)
    DEFAULT_CSS = """
    ReadWhole { align: center middle; }
    ReadWhole #box { width: 84; max-width: 100%; height: auto; max-height: 100%; background: $surface; }
    ReadWhole VerticalScroll { height: auto; max-height: 100%; padding: 1 2; scrollbar-size-vertical: 1; }
    ReadWhole Static { height: auto; width: 100%; }
    ReadWhole KeyBar { dock: none; }
    """

    def __init__(self, draw: Callable[[int], Content]) -> None:
        """`draw` gives it for a width in cells."""
        super().__init__()
        self._draw = draw

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            with VerticalScroll():
                yield Static("", id="whole", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        # The keys stay in view below, however long it is.
        self.query_one(VerticalScroll).styles.max_height = max(self.size.height - 1, 1)
        self.query_one("#whole", Static).update(self._draw(min(self.size.width, 84) - 5))

    def action_scroll_lines(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_answer(self, answer: str) -> None:
        if answer and isinstance(self.app, GuardedApp):
            self.app.hold_keys()  # what is typed next is meant for what this opens
        self.dismiss(answer)
