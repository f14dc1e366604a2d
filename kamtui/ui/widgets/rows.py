"""The rows of forms: labels on one edge, fields on the next, and what is said of them on one more."""

from collections.abc import Callable, Mapping, Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.text.language import _
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.fields import is_field
from kamtui.ui.widgets.line_field import LineField

Echo = Callable[[str], str]
"""What a field means, said beside it while one types; raises ValueError with a sentence if nothing."""

LABEL_WIDTH = 16
"""Cells of the labels where a form does not say how many."""


def _label_width(widget: Widget) -> int:
    """Where the fields of the form begin."""
    width: int = getattr(widget.screen, "label_width", LABEL_WIDTH) if widget.is_attached else LABEL_WIDTH
    return width


class Row(Horizontal):
    """A label, its fields, and what the last of them means."""

    DEFAULT_CSS = """
    Row { height: auto; }
    Row > .label { color: $faint; padding-right: 2; }
    Row > .between { width: auto; color: $faint; padding: 0 2; }
    Row > .echo { width: auto; max-width: 28; color: $accent; padding-left: 2; }
    Row > .echo.-empty { color: $faint; }
    Row > LineField { width: 1fr; }
    Row.-short > .echo { width: 1fr; max-width: 100%; max-height: 2; }
    """

    def __init__(
        self,
        label: str,
        *fields: Widget | str,
        echo: Echo | None = None,
        echoes: str = "",
        is_short: bool = False,
    ) -> None:
        """`echo` says what the field named `echoes` means; where `is_short`, it has all the room behind the field."""
        super().__init__(classes="-short" if is_short else None)
        self._label = label
        self._parts = fields
        self._echo = echo
        self._echoes = echoes
        self._said: str | None = None
        self._drawn: dict[str, Static] = {}
        """The labels, by the field behind each."""
        self._first = Static(plain(label), classes="label")
        self._shown = Static("", classes="echo")
        """Where it stands what the field means. Both are held and not looked for: a row that goes while it comes has no children."""

    def labels(self) -> dict[str, str]:
        """By the name of each of its fields the words before it."""
        found: dict[str, str] = {}
        label = self._label
        for part in self._parts:
            if isinstance(part, str):
                label = part
            elif is_field(part):
                found[part.field] = label
        return found

    def compose(self) -> ComposeResult:
        label = self._first
        yield label
        for field in self._parts:
            if isinstance(field, str):
                label = Static(plain(field), classes="between")
                yield label
            else:
                if is_field(field):
                    self._drawn[field.field] = label
                yield field
        if self._echo is not None:
            yield self._shown

    def add_below(self, widget: Widget) -> None:
        """Let a widget stand right below."""
        assert isinstance(self.parent, Widget)
        self.parent.mount(widget, after=self)

    def on_mount(self) -> None:
        self._first.styles.width = _label_width(self)
        self.echo()

    def on_input_changed(self) -> None:
        self.echo()

    def on_click(self, event: events.Click) -> None:
        """A click on a label leads to the field behind it."""
        for part in self._parts:
            label = self._drawn.get(part.field) if is_field(part) else None
            if label is not None and label.region.contains(event.screen_x, event.screen_y):
                assert isinstance(part, Widget)
                part.focus()

    def underline(self, letters: Mapping[str, str]) -> None:
        """Underline in each label the letter of the field behind it, by the field's name."""
        for name, words in self.labels().items():
            letter, drawn = letters.get(name), self._drawn.get(name)
            at = words.casefold().find(letter) if letter else -1
            if drawn is not None and at >= 0:
                drawn.update(plain(words).stylize("underline", at, at + 1))

    def echo(self) -> None:
        """Say what the field means now; while it means nothing, say nothing."""
        if self._echo is None:
            return
        for field in self._parts:
            if isinstance(field, LineField) and field.field == self._echoes:
                try:
                    text = self._echo(field.typed)
                except ValueError:
                    text = "…" if field.typed else ""
                if text != self._said:  # laying out a long form anew takes longer than all else
                    self._said = text
                    self._shown.set_class(not field.typed.strip(), "-empty")
                    self._shown.display = bool(text)  # its blank cells would look like the end of the field
                    self._shown.update(plain(text), layout=True)


class Said(Static):
    """Words that stand in place of a field, whole: nobody types them."""

    DEFAULT_CSS = """
    Said { width: 1fr; height: auto; padding-right: 2; }
    """

    def __init__(self, words: str) -> None:
        super().__init__(plain(words))


class Meaning(Static):
    """What the fields above mean together, on a line of its own: there is more room than beside one of them."""

    DEFAULT_CSS = """
    Meaning { height: auto; min-height: 1; color: $accent; width: 100%; }
    """

    def __init__(self, read: Callable[[], str], *, is_hidden_empty: bool = False) -> None:
        """`read` gives the sentence from what the form holds now; raises ValueError while that means nothing.

        With `is_hidden_empty` it takes a line only while there is something to say.
        """
        super().__init__("")
        self._read = read
        self._is_hidden_empty = is_hidden_empty
        self._said = ""
        self.display = not is_hidden_empty

    def on_mount(self) -> None:
        self.styles.padding = (0, 0, 0, _label_width(self))
        self.echo()

    def echo(self) -> None:
        """Say what the fields mean now."""
        try:
            text = self._read()
        except ValueError:
            text = "…"
        if text != self._said:
            self._said = text
            self.display = bool(text) or not self._is_hidden_empty
            self.update(plain(text), layout=True)


class Problem(Static):
    """What is wrong with the row above."""

    DEFAULT_CSS = """
    Problem { color: $error; height: auto; }
    """

    def __init__(self, sentence: str, field: str, typed: str) -> None:
        """`field` is the name of the field in which it was found, `typed` what stood there."""
        super().__init__(plain(sentence), classes="problem")
        self.of_field = field
        self.said_of = typed

    def on_mount(self) -> None:
        self.styles.padding = (0, 0, 0, _label_width(self))


class More(Vertical):
    """The rows below the few that matter first: one thin line, until somebody goes there or something stands in them."""

    DEFAULT_CSS = """
    More { height: auto; }
    More.-folded { height: 2; overflow: hidden hidden; }
    """

    def __init__(self, said: Callable[[], Mapping[str, str]], *rows: Widget, is_open: bool) -> None:
        """`said` gives what the folded line says of each field, by its name."""
        self._line = _MoreLine(said)
        super().__init__(self._line, *rows, classes="" if is_open else "-folded")

    def echo(self) -> None:
        """Say anew what stands in the folded line."""
        self._line.refresh()

    def on_descendant_focus(self) -> None:
        if self.has_class("-folded"):
            self.remove_class("-folded")
            self._line.refresh()

    def on_resize(self) -> None:
        """Keep in view what the cursor went to: when it did, the rows were still folded."""
        focused = self.screen.focused
        if focused is not None and self in focused.ancestors:
            focused.scroll_visible(animate=False)

    def on_click(self, event: events.Click) -> None:
        """A click on the folded line leads to the field whose name was clicked, else to the first."""
        if self.has_class("-folded"):
            name = self._line.field_at(event.screen_x - self._line.region.x)
            fields = [field for field in self.query("*") if field.focusable]
            named = [field for field in fields if getattr(field, "field", "") == name]
            for field in (named or fields)[:1]:
                field.focus()


class _MoreLine(Widget):
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    _MoreLine { height: 1; margin-top: 1; width: 100%; }
    """

    def __init__(self, said: Callable[[], Mapping[str, str]]) -> None:
        super().__init__()
        self._said = said

    def field_at(self, at: int) -> str:
        """The field whose words stand in a cell of the folded line; "" where none do."""
        shown, begins = self.render().plain, len(_("more")) + 1
        for name, words in self._said().items():
            ends = begins + len(words)
            if shown[begins:ends] != words:  # there was no room for more of them
                break
            if cell_len(shown[:begins]) <= at < cell_len(shown[:ends]):
                return name
            begins = ends + 2  # the comma
        return ""

    def render(self) -> Content:
        width = self.content_size.width
        words = _("more")
        named = ""
        if self.parent is not None and self.parent.has_class("-folded"):
            named = _as_many([*self._said().values()], width - cell_len(words) - 3) + " "
        rule = "─" * max(width - cell_len(words) - cell_len(named) - 1, 0)
        return Content.assemble((words + " ", ""), (named, "$faint"), (rule, "$rule"))


def _as_many(labels: Sequence[str], width: int) -> str:
    """As many labels as there is room for, each of them whole."""
    shown = ", ".join(labels)
    for count in range(len(labels) - 1, 0, -1):
        if cell_len(shown) <= width:
            break
        shown = ", ".join(labels[:count]) + ", …"
    return shown if cell_len(shown) <= width else "…"
