"""What all forms share: rows, problems under their fields, drafts, save and cancel."""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from kamtui.domain.advice import Choice as AdviceChoice
from kamtui.domain.fields import Problems
from kamtui.domain.language import _
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.keymap import bindings
from kamtui.ui.keys import FORM
from kamtui.ui.text import plain, wrap
from kamtui.ui.widgets.fields import Choice, Field, FieldChanged, Flags, Meaning, Row
from kamtui.ui.widgets.key_bar import KeyBar

DRAFT_SECONDS = 0.4
"""How long after the last key what was typed is kept."""

WIDEST = 104
"""Columns of a form, as in its styles below."""

ADVISED = {
    "roles": AdviceChoice.ROLE,
    "stance": AdviceChoice.STANCE,
    "influence": AdviceChoice.INFLUENCE,
    "noticed": AdviceChoice.STANCE,
}
"""The fields, by their names up to a colon, that one can be helped to choose."""

Typed = Mapping[str, str]
Submit = Callable[[dict[str, str]], None]
"""Writes what was typed, or raises Problems; the form stays open until it is written."""
Keep = Callable[[dict[str, str] | None], bool]
"""Keeps what was typed for after a crash; None forgets it. False if it could not just now."""


class FormDialog(GuardedDialog[bool]):
    """A form; True when it was saved. Subclasses say its rows."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-tall")]
    DEFAULT_CSS = """
    FormDialog {
        &.-tall NoteField { height: 12; }
        align: center top;
        layers: base above;
        #form {
            width: 100%;
            max-width: 104;
            height: auto;
            max-height: 100%;
            background: $surface;
        }
        #title { padding: 0 1; text-style: bold; background: $panel; width: 100%; }
        #rows { height: auto; max-height: 100%; scrollbar-size-vertical: 1; padding: 1 1 0 0; }
        #said { padding: 0 1; color: $warning; height: auto; display: none; }
        .problem { color: $error; padding-left: 14; height: auto; }
        LineField { background: $background; padding: 0; border: none; height: 1; }
        LineField:focus { background: $row-cursor; border: none; }
        NoteField { background: $background; padding: 0; border: none; height: 6; width: 1fr; }
        NoteField:focus { background: $row-cursor; border: none; }
        KeyBar { dock: none; }
    }
    """

    def __init__(
        self, title: str, start: Typed, submit: Submit, keep: Keep, *, resumed: Typed | None = None
    ) -> None:
        """`start` is what the fields hold at first; `resumed` what was typed before a crash."""
        super().__init__()
        self._title = title
        self.start = dict(start)
        self.now = {**self.start, **(resumed or {})}
        """What the fields are made with."""
        self._submit = submit
        self._keep = keep
        self._draft_timer: Timer | None = None
        self._warned = False
        self._finished = False

    # -- to be filled in

    def rows(self) -> Iterator[Widget]:
        """The rows of the form, from `self.now`."""
        raise NotImplementedError

    def first(self) -> str:
        """The field that has the focus at first."""
        raise NotImplementedError

    def typed(self) -> dict[str, str]:
        """What the fields hold."""
        return {widget.field: widget.typed for widget in self.fields()}

    # -- the form

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield Static(plain(self._title), id="title")
            with VerticalScroll(id="rows", can_focus=False):
                yield from self.rows()
            yield Static("", id="said")
            yield KeyBar()

    def fields(self) -> list[Field]:
        """The fields, in order."""
        return [widget for widget in self.query("#rows *") if isinstance(widget, Field)]

    def field(self, name: str) -> Widget | None:
        """The field of a name."""
        for widget in self.query("#rows *"):
            if isinstance(widget, Field) and widget.field == name:
                return widget
        return None

    def on_mount(self) -> None:
        self.focus_field(self.first())

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        widget = self.field(name)
        if widget is not None:
            widget.focus()

    def is_touched(self) -> bool:
        """Whether anything differs from the start."""
        return not self._finished and self.typed() != self.start

    def say(self, sentence: str) -> None:
        """Say something about the whole form, above the keys."""
        said = self.query_one("#said", Static)
        said.update(plain(sentence, lines=True))
        said.display = bool(sentence)
        self._make_room(sentence)

    def on_resize(self) -> None:
        said = self.query_one("#said", Static)
        self._make_room(str(said.render()) if said.display else "")

    def _make_room(self, sentence: str) -> None:
        """Let the rows be so high that title, sentence and keys stay in view below and above them."""
        lines = len(wrap(sentence, min(self.size.width, WIDEST) - 2)) if sentence else 0
        self.query_one("#rows").styles.max_height = max(self.size.height - 2 - lines, 3)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(FieldChanged)
    def _changed(self) -> None:
        self._warned = False
        self._keep_soon()
        for meaning in self.query(Meaning):
            meaning.echo()

    def _keep_soon(self) -> None:
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(DRAFT_SECONDS, self.keep_draft)

    def keep_draft(self) -> bool:
        """Keep what is typed now, if it is anything; False if it could not just now, and is tried again."""
        if self.is_touched() and not self._keep(self.typed()):
            self._keep_soon()
            return False
        return True

    def action_save(self) -> None:
        if self._finished:
            return
        self._clear_problems()
        try:
            self._submit(self.typed())
        except Problems as problems:
            self.show_problems(problems)
            return
        self._leave(saved=True)

    # -- help in choosing

    def _advised(self) -> tuple[Choice | Flags, AdviceChoice] | None:
        """The field at hand and what is chosen there, if questions can help with it."""
        widget = self.focused
        if not isinstance(widget, (Choice, Flags)):
            return None
        choice = ADVISED.get(widget.field.partition(":")[0])
        return (widget, choice) if choice is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "advice":
            return self.is_mounted and self._advised() is not None
        return super().check_action(action, parameters)

    def action_advice(self) -> None:
        from kamtui.ui.dialogs.center_forms import Advice  # it has forms itself

        advised = self._advised()
        if advised is None or not self.is_current:
            return
        widget, choice = advised

        def take(value: str | None) -> None:
            if value:  # where the answers say nothing, what was chosen stays
                widget.typed = value

        self.app.push_screen(Advice(choice), take)

    def action_cancel(self) -> None:
        if self._finished:
            return
        if self.is_touched() and not self._warned:
            self._warned = True
            self.say(_("Leave without saving? Escape again leaves, ctrl+s saves."))
            return
        self._keep(None)
        self._leave(saved=False)

    def _leave(self, *, saved: bool) -> None:
        self._finished = True
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self.dismiss(saved)

    def _clear_problems(self) -> None:
        self.query(".problem").remove()
        self.say("")

    def show_problems(self, problems: Problems) -> None:
        """Say under each field what is wrong with it, and go to the first."""
        elsewhere = []
        target: Widget | None = None
        for name, sentence in problems.by_field.items():
            widget = self.field(name)
            row = next((w for w in widget.ancestors if isinstance(w, Row)), None) if widget else None
            if widget is None or row is None:
                elsewhere.append(sentence)
                continue
            self.query_one("#rows").mount(Static(plain(sentence), classes="problem"), after=row)
            target = target or widget
        if elsewhere:
            self.say("\n".join(elsewhere))
        if target is not None:
            target.focus()
