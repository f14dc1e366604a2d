"""The fields of forms. Each has a name and reads and takes its content as text (`typed`)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Protocol, TypeGuard

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _
from kamtui.ui.guards.notes import NoteArea
from kamtui.ui.shell.text import plain


class Field(Protocol):
    """What a form asks of each of its fields."""

    field: str
    typed: str


def is_field(widget: object) -> TypeGuard[Field]:
    """Whether a widget is a field of a form. What is typed is not read: in a note that is all of its text."""
    return hasattr(type(widget), "typed") and hasattr(widget, "field")


class NoteField(NoteArea):
    """Several lines."""

    def __init__(self, field: str, typed: str = "", *, placeholder: str = "") -> None:
        super().__init__(
            typed, compact=True, placeholder=plain(placeholder), highlight_cursor_line=False, soft_wrap=True
        )
        self.field = field

    @property
    def typed(self) -> str:
        return self.text

    @typed.setter
    def typed(self, text: str) -> None:
        self.load_text(text)


@dataclass
class FieldChanged(Message):
    """A choice was changed; lines and notes have Textual's own messages."""

    widget: Widget


def _begins(label: str, letter: str) -> bool:
    """Whether a label begins with a letter, past the sign in front of it ("■ blocker")."""
    first, _space, rest = fold(label).partition(" ")
    return (rest if rest and len(first) == 1 and not first.isalnum() else first).startswith(letter)


@dataclass
class NotOpened(Message):
    """A letter was typed on a choice that was not opened, and did nothing."""

    widget: Widget


class Opening(Widget, can_focus=True):
    """A choice: letters, and spaces between them, change it only once it was opened.

    An arrow opens it, and so do enter and space where they come first. Words that were meant for another field
    begin with a letter: they change nothing, and neither do their spaces or their line ends.
    """

    is_open: reactive[bool] = reactive(False)

    def __init__(self) -> None:
        super().__init__()
        self._is_typed_at = False
        """Whether letters were typed that were meant for another field."""
        self.on_enter: Callable[[], None] | None = None
        """What enter does once it is open, where it does not go on to the next field."""

    def choose_by(self, letter: str) -> bool:
        """Choose by the first letter of a label; whether one begins with it."""
        raise NotImplementedError

    def opened(self) -> bool:
        """Open it for a key that acts here; False where that key belongs to words meant for another field."""
        if self._is_typed_at and not self.is_open:
            return False
        self.is_open = True
        return True

    def on_key(self, event: events.Key) -> None:
        if event.character is None or not event.character.isprintable() or event.character == " ":
            return
        if self.is_open:
            if event.character.isalnum() and self.choose_by(fold(event.character)):
                event.stop()
            return
        if event.character.isalnum():
            event.stop()
            self._is_typed_at = True
            self.post_message(NotOpened(self))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.is_open = self._is_typed_at = False
        self.refresh()

    def action_go_on(self) -> None:
        """Open it; an open one, and one on which somebody typed blindly, is left for the next field."""
        if self.is_open and self.on_enter is not None:
            self.on_enter()
        elif self.is_open or self._is_typed_at:
            self.screen.focus_next()
        else:
            self.is_open = True


class _Spot(NamedTuple):
    """Where an option of a choice stands: its line, and its cells from `start` up to `end`."""

    line: int
    start: int
    end: int
    code: str
    label: str


class Choice(Opening):
    """One of a few, all in view: arrows, space, or, once it was opened, the first letter of its label."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("space", "space", show=False),
        Binding("enter", "go_on", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; text-wrap: nowrap; }
    Choice:focus { background: $row-cursor; }
    """

    typed: reactive[str] = reactive("")

    def __init__(self, field: str, options: Sequence[tuple[str, str]], typed: str) -> None:
        super().__init__()
        self.field = field
        self._options = list(options)
        self.set_reactive(Choice.typed, typed)

    def watch_typed(self) -> None:
        self.post_message(FieldChanged(self))

    @property
    def cells(self) -> int:
        """The cells that all options need on one line."""
        return sum(cell_len(label) + 2 for _code, label in self._options)

    def _spots(self, width: int) -> list[_Spot]:
        """Where each option in view stands, each of them whole.

        On one line or two; where there is no room for all, on one that has the chosen one in view, with a cell
        on each side for the sign that there are more.
        """
        sizes = [cell_len(label) + 2 for _code, label in self._options]
        spots: list[_Spot] = []
        line = at = 0
        for (code, label), size in zip(self._options, sizes, strict=True):
            if at and at + size > width:
                line, at = line + 1, 0
            spots.append(_Spot(line, at, at + size, code, label))
            at += size
        if line == 0 or (line == 1 and max(sizes) <= width):
            return spots
        chosen = next((n for n, (code, _label) in enumerate(self._options) if code == self.typed), 0)
        first = 0
        while first < chosen and sum(sizes[first : chosen + 1]) > width - 2:
            first += 1
        spots, at = [], min(first, 1)
        for (code, label), size in list(zip(self._options, sizes, strict=True))[first:]:
            if spots and at + size > width - 1:
                break
            spots.append(_Spot(0, at, at + size, code, label))
            at += size
        return spots

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._spots(width)[-1].line + 1

    def render(self) -> Content:
        spots = self._spots(self.content_size.width)
        parts: list[tuple[str, str]] = []
        before = 0
        codes = [code for code, _label in self._options]
        at_hand = self.typed if self.typed in codes else codes[0]
        if spots[0].code != codes[0]:
            parts.append(("…", "$faint"))
        for line, _start, _end, code, label in spots:
            if line != before:
                parts.append(("\n", ""))
                before = line
            is_chosen = code == self.typed
            look = "bold $accent" if is_chosen else "$faint"
            if self.has_focus and code == at_hand:  # the ground alone is not to be seen in sixteen colours
                look += " reverse" if self.is_open else " underline"
            parts.append((f"[{label}]" if is_chosen else f" {label} ", look))
        if spots[-1].code != codes[-1]:
            parts.append(("…", "$faint"))
        return Content.assemble(*parts)

    def action_step(self, steps: int) -> None:
        self.is_open = True
        codes = [code for code, _label in self._options]
        here = codes.index(self.typed) if self.typed in codes else -1
        self.typed = codes[(here + steps) % len(codes)]

    def action_space(self) -> None:
        if self.opened():
            self.action_step(1)

    def begun_by(self, letter: str) -> list[str]:
        """The codes of the labels that begin with a letter."""
        return [code for code, label in self._options if _begins(label, letter)]

    def choose_by(self, letter: str) -> bool:
        codes = self.begun_by(letter)
        if codes:
            here = codes.index(self.typed) if self.typed in codes else -1
            self.typed = codes[(here + 1) % len(codes)]
        return bool(codes)

    def on_click(self, event: events.Click) -> None:
        for line, start, end, code, _label in self._spots(self.content_size.width):
            if line == event.y and start <= event.x < end:
                self.typed = code


class Flags(Opening):
    """Any of a few: arrows move, space or, once opened, the first letter switches. `typed` holds the codes on."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("space", "switch", show=False),
        Binding("enter", "go_on", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    DEFAULT_CSS = """
    Flags { height: auto; width: 1fr; }
    Flags:focus { background: $row-cursor; }
    """

    typed: reactive[str] = reactive("")
    at: reactive[int] = reactive(0)

    def __init__(self, field: str, options: Sequence[tuple[str, str]], typed: str) -> None:
        super().__init__()
        self.field = field
        self._options = list(options)
        self.set_reactive(Flags.typed, typed)

    def watch_typed(self) -> None:
        self.post_message(FieldChanged(self))

    def render(self) -> Content:
        return self._drawn(self.content_size.width)

    def _drawn(self, width: int) -> Content:
        on = self.typed.split()
        parts: list[tuple[str, str]] = []
        at = 0
        for number, (code, label) in enumerate(self._options):
            look = "bold $accent" if code in on else "$faint"
            if self.has_focus and number == self.at:
                look += " underline" if not self.is_open else " reverse"
            box = f"{'[x]' if code in on else '[ ]'} {label}"
            if at and at + cell_len(box) > width:  # a box and its label stay on one line
                parts.append(("\n", ""))
                at = 0
            parts += [(box, look), ("  ", "")]
            at += cell_len(box) + 2
        return Content.assemble(*parts)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._drawn(width).plain.count("\n") + 1

    def _switch(self, code: str) -> None:
        on = self.typed.split()
        on = [other for other in on if other != code] if code in on else [*on, code]
        self.typed = " ".join(other for other, _label in self._options if other in on)

    def action_step(self, steps: int) -> None:
        self.is_open = True
        self.at = (self.at + steps) % len(self._options)

    def action_switch(self) -> None:
        if self.opened():
            code, _label = self._options[self.at]
            self._switch(code)

    def choose_by(self, letter: str) -> bool:
        for number, (code, label) in enumerate(self._options):
            if _begins(label, letter):
                self.at = number
                self._switch(code)
                return True
        return False


def in_words(widget: Widget | None, typed: str) -> str:
    """What a field would show of a typed value: of a choice its label."""
    if isinstance(widget, Choice):
        labels = dict(widget._options)
        return labels.get(typed, typed)
    if isinstance(widget, Flags):
        return ", ".join(label for code, label in widget._options if code in typed.split()) or _("none")
    return typed or _("empty")
