"""A form as it stands on the screen: a sheet with the rows of its fields, and what is wrong under each."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.fields import Problems
from kamtui.domain.form import FormField, Look, Options
from kamtui.domain.text.language import _
from kamtui.ui.forms.field_rows import Drawing, Pick, in_rows
from kamtui.ui.forms.letters import field_of, letters_of
from kamtui.ui.forms.questions import Jump
from kamtui.ui.guards import GuardedApp, GuardedDialog
from kamtui.ui.shell.text import plain, wrap
from kamtui.ui.widgets.fields import Field, Opening, is_field
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.rows import LABEL_WIDTH, More, Problem, Row
from kamtui.ui.widgets.suggestions import Suggestions

WIDEST = 96
"""Columns of a form, as in its styles below."""

LONGEST_LABEL = 22
"""Cells of a label; a longer one takes a second line."""

Typed = Mapping[str, str]


def cells_of_labels(fields: Sequence[FormField]) -> int:
    """Cells of the labels: as the longest, so that all fields begin on one edge."""
    labels = [_(field.label) for field in fields if not field.is_joined]
    return min(max(map(cell_len, labels), default=LABEL_WIDTH - 2), LONGEST_LABEL) + 2


class Sheet(GuardedDialog[bool]):
    """The rows of a form, from the list of its fields: the few that matter first, and the rest under "more"."""

    FIELDS: ClassVar[Sequence[FormField]] = ()
    """What it asks for, the few that matter first and then the rest."""
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-tall")]
    DEFAULT_CSS = """
    Sheet {
        background: $background;
        align: center top;
        layers: base above;
        #form { width: 100%; height: 1fr; background: $surface; }
        #title { padding: 0 1; text-style: bold; background: $panel; width: 100%; height: 1; text-overflow: ellipsis; text-wrap: nowrap; }
        /* The place of the scrollbar is kept: one that came and took it would wrap a line anew, and hide the last. */
        #rows { height: auto; max-height: 100%; scrollbar-size-vertical: 1; scrollbar-gutter: stable; padding: 1 0 0 1; }
        #said { padding: 0 1; color: $warning; height: auto; display: none; }
        LineField { background: $background; padding: 0; border: none; height: 1; }
        LineField:focus { background: $row-cursor; border: none; }
        NoteField { background: $background; padding: 0; border: none; height: auto; min-height: 2; max-height: 5; width: 1fr; }
        NoteField:focus { background: $row-cursor; border: none; }
        &.-tall NoteField { min-height: 3; max-height: 14; }
        &.-wide #form { width: 96; height: auto; max-height: 100%; margin-top: 1; border: round $rule; padding: 0 1 0 2; }
        &.-wide #title { background: $surface; margin-top: 1; padding: 0; }
        &.-wide.-tall #form { margin-top: 2; }
        &.-wide #rows { padding: 1 0; }
        &.-wide #said { padding: 0 0 1 0; }
    }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        now: Typed,
        *,
        today: date,
        picks: Mapping[str, Pick],
    ) -> None:
        """`start` is what the fields hold at first, `now` what they are made with; `picks` what lines of names suggest."""
        super().__init__()
        self._title = title
        self.start = dict(start)
        self.now = dict(now)
        """What the fields are made with."""
        self.label_width = cells_of_labels(self.FIELDS)
        """Where the fields begin."""
        self._letters: dict[str, str] = {}
        """By the name of a field, the letter that leads to it."""
        self.today = today
        """The day from which the days in it count."""
        self._drawing = Drawing(self.now, picks, self.options, self.means, self.account_at_hand)

    # -- its rows

    def rows(self) -> Iterator[Widget]:
        """The rows of the form, from `self.now`: the few that matter first, and the rest under "more"."""
        yield from self.above()
        yield from self._rows_of([field for field in self.asked() if not field.is_more])
        if more := [field for field in self.asked() if field.is_more]:
            is_open = any(self.is_told(field) for field in more)
            yield More(
                lambda: {field.name: self.said_folded(field) for field in more if not field.is_joined},
                *self._rows_of(more),
                is_open=is_open,
            )

    def said_folded(self, field: FormField) -> str:
        """What is said of a field under "more" while it is folded: its label, and what is chosen there by itself."""
        label, typed = _(field.label), self.now.get(field.name, "")
        return (
            f"{label}: {dict(self.options(field)).get(typed, typed)}"
            if field.kind.options and typed
            else label
        )

    def is_told(self, field: FormField) -> bool:
        """Whether a field holds more than every new record does at first, so that it is not folded away."""
        return self.now.get(field.name) not in (None, "", field.kind.begins)

    def _rows_of(self, fields: Sequence[FormField]) -> Iterator[Widget]:
        for row in in_rows(fields):
            yield self._drawing.row(row)
            yield from self.below(row[-1].name)

    def asked(self) -> Sequence[FormField]:
        """The fields that are asked for."""
        return self.FIELDS

    def show_rows(self, names: Sequence[str], *, are_shown: bool) -> None:
        """Let the rows of some fields be seen, or not."""
        for row in self.query(Row):
            if not row.labels().keys().isdisjoint(names):
                row.display = are_shown

    def above(self) -> Iterator[Widget]:
        """What stands above the fields."""
        yield from ()

    def below(self, field: str) -> Iterator[Widget]:
        """What stands below a field."""
        yield from ()

    def options(self, field: FormField) -> Options:
        """What a choice offers."""
        return field.kind.options() if field.kind.options is not None else []

    def means(self, field: FormField, text: str) -> str:
        """What stands beside a field: what its words mean, or what is said of an empty one; raises ValueError."""
        said = field.kind.means(text, self.today) if field.kind.means is not None else ""
        return said or (field.beside_words)

    def first(self) -> str:
        """The field that has the focus at first: no name chosen already, which a key from habit would replace."""
        names = (
            field.name
            for field in self.asked()
            if field.kind.look is not Look.NAMED or not self.now[field.name]
        )
        return next(names)

    def typed(self) -> dict[str, str]:
        """What the fields hold, and beside a name the id of what was chosen."""
        typed = {name: self.now.get(name, "") for name in self.start}
        for widget in self.fields():
            typed[widget.field] = widget.typed
            if isinstance(widget, Picker) and f"{widget.field}_id" in self.start:
                typed[f"{widget.field}_id"] = str(self.picked(widget.field) or "")
        return typed

    def account_at_hand(self) -> int | None:
        """The account whose people are suggested."""
        return self.picked("account")

    def value(self, name: str) -> str:
        """What a field holds now, or is about to be made with."""
        widget = self.field(name) if self.is_mounted else None
        return widget.typed if is_field(widget) else self.now.get(name, "")

    def picked(self, name: str) -> int | None:
        """The id of what is chosen in a line of names; None where nothing is, or there is no such line."""
        picker = self.picker(name)
        chosen = picker.chosen() if picker is not None else []
        return chosen[0].record_id if chosen else None

    # -- the form

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield Static(plain(self._title), id="title")
            with VerticalScroll(id="rows", can_focus=False):
                yield from self.rows()
            yield Static("", id="said")
        yield KeyBar()
        if any(field.kind.look in (Look.NAMED, Look.NAMES) for field in self.FIELDS):
            yield Suggestions(id="suggestions")

    def fields(self) -> list[Field]:
        """The fields, in order."""
        return [widget for widget in self._in_rows() if is_field(widget)]

    def field(self, name: str) -> Widget | None:
        """The field of a name."""
        for widget in self._in_rows():
            part: object = widget
            if is_field(part) and part.field == name:
                return widget
        return None

    def _in_rows(self) -> list[Widget]:
        """All widgets of the rows, in order; none before the form is composed."""
        rows = self.query_one_optional("#rows")
        return rows.walk_children(Widget) if rows is not None else []

    def on_compose(self) -> None:
        # Before there is anything to lay out; Textual would do it after the first layout, and style all anew.
        size = self.app.size
        self.add_class(*self._get_breakpoint_classes(size.width, self.HORIZONTAL_BREAKPOINTS))
        self.add_class(*self._get_breakpoint_classes(size.height, self.VERTICAL_BREAKPOINTS))

    def on_mount(self) -> None:
        self.give_letters()
        self.focus_field(self.first())

    # -- going to a field by its letter

    def labels_of_fields(self) -> dict[str, str]:
        """By the name of a field the words before it."""
        return {name: label for row in self.query(Row) for name, label in row.labels().items()}

    def give_letters(self) -> None:
        """Give each field a letter, underlined in its label; also those of rows that came later.

        Fields that stand in the line of another get what is left: tab leads to them from there.
        """
        rows = [list(row.labels().items()) for row in self.query(Row)]
        firsts_of_rows = [label for label, *_joined in filter(None, rows)]
        labels = dict(firsts_of_rows + [joined for row in rows for joined in row[1:]])
        firsts = dict(self.labels_first())
        for name, label in labels.items():
            firsts.setdefault(self.sort_of(name), label)
        self._letters = letters_of(firsts, self._letters)
        letters = {name: self._letters.get(self.sort_of(name), "") for name in labels}
        for row in self.query(Row):
            row.underline(letters)

    def labels_first(self) -> Mapping[str, str]:
        """Labels that choose their letter before all others, also of rows that are not there yet, by `sort_of` their fields."""
        return {}

    def sort_of(self, field: str) -> str:
        """What fields share that have one letter together, as the same one of several people: its name, where it is alone."""
        return field

    def on_key(self, event: events.Key) -> None:
        if event.key.startswith("alt+") and self.go_to(event.key):
            event.stop()

    def go_to(self, key: str) -> bool:
        """Put the cursor into the field of a letter; whether there is one."""
        sort = field_of(key, self._letters, getattr(self.app, "keyboard", None))
        fields = [
            name for name in self.labels_of_fields() if self.sort_of(name) == sort and self._is_shown(name)
        ]
        if fields:
            here = getattr(self.focused, "field", "")
            name = fields[(fields.index(here) + 1) % len(fields)] if here in fields else fields[0]
            widget = self.field(name)
            self.set_focus(widget)  # at once: what is typed behind the letter is meant for it
            if isinstance(widget, Opening):  # who goes to a choice by its letter means to choose
                widget.is_open = True
        return bool(fields)

    def _is_shown(self, name: str) -> bool:
        """Whether a field is in view, or can be scrolled there."""
        widget = self.field(name)
        return widget is not None and all(
            node.display for node in widget.ancestors_with_self if isinstance(node, Widget)
        )

    def action_jump(self) -> None:
        """Ask for the letter of a field, and go there."""

        def take(key: str | None) -> None:
            if key:
                self.go_to(key)

        labels = self.labels_of_fields()
        named = {
            sort: label
            for name, label in reversed(labels.items())
            if (sort := self.sort_of(name)) in self._letters
        }
        letters = [(self._letters[sort], label) for sort, label in reversed(named.items())]
        if isinstance(self.app, GuardedApp):
            self.app.hold_keys()
        self.app.push_screen(Jump(letters), take)

    def picker(self, name: str) -> Picker | None:
        """The line of suggestions of a name."""
        widget = self.field(name)
        return widget if isinstance(widget, Picker) else None

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        widget = self.field(name)
        if widget is not None:
            widget.focus()

    # -- what is said

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
        lines = len(wrap(sentence, min(self.size.width, WIDEST) - 6)) if sentence else 0
        around = 2  # the title and the keys; from here on the frame and the ground around it
        if self.size.width >= self.HORIZONTAL_BREAKPOINTS[1][0]:
            around += 5 if self.size.height >= self.VERTICAL_BREAKPOINTS[1][0] else 4
            lines += bool(sentence)
        self.query_one("#rows").styles.max_height = max(self.size.height - around - lines, 3)

    def clear_problems(self) -> None:
        self.query(".problem").remove()
        self.say("")

    def clear_mended(self) -> None:
        """Take away what was said of fields in which something else stands by now: it may be true no longer."""
        for problem in self.query(Problem):
            widget = self.field(problem.of_field)
            if not is_field(widget) or widget.typed != problem.said_of:
                problem.remove()

    def show_problems(self, problems: Problems) -> None:
        """Say under each field what is wrong with it, and go to the topmost."""
        elsewhere = []
        wrong: dict[Widget, Problem] = {}
        for name, sentence in problems.by_field.items():
            widget = self.field(name)
            row = next((w for w in widget.ancestors if isinstance(w, Row)), None) if widget else None
            if widget is None or row is None:
                elsewhere.append(sentence)
                continue
            wrong[widget] = Problem(sentence, name, widget.typed if is_field(widget) else "")
            row.add_below(wrong[widget])
        if elsewhere:
            self.say("\n".join(elsewhere))
        if wrong:
            topmost = next(widget for widget in self._in_rows() if widget in wrong)
            topmost.focus()
            # What was typed may just have put rows in above it: where it stands is known once they are laid out.
            self.call_after_refresh(wrong[topmost].scroll_visible, animate=False)
