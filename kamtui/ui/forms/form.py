"""What all forms share: rows, problems under their fields, drafts, save and cancel."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from kamtui.domain import meanwhile
from kamtui.domain.center.advice import Choice as AdviceChoice
from kamtui.domain.fields import Problems
from kamtui.domain.form import RECORD, FormField, Look
from kamtui.domain.text.language import _
from kamtui.ui.forms.field_rows import Drawing, Pick, in_rows
from kamtui.ui.forms.jump_dialog import Jump
from kamtui.ui.forms.letters import field_of, letters_of
from kamtui.ui.forms.whose_dialog import THEIRS, Whose
from kamtui.ui.guards import GuardedApp, GuardedDialog
from kamtui.ui.keys.everywhere import FORM
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.text import plain, wrap
from kamtui.ui.widgets.fields import Choice, Field, FieldChanged, Flags, NotOpened, in_words
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import PeopleOf, Picker, say_taken_out
from kamtui.ui.widgets.rows import LABEL_WIDTH, Meaning, More, Problem, Row
from kamtui.ui.widgets.suggestions import Suggestion, Suggestions

DRAFT_SECONDS = 0.4
"""How long after the last key what was typed is kept."""

WIDEST = 96
"""Columns of a form, as in its styles below."""

LONGEST_LABEL = 22
"""Cells of a label; a longer one takes a second line."""

ADVISED = {
    "roles": AdviceChoice.ROLE,
    "stance": AdviceChoice.STANCE,
    "influence": AdviceChoice.INFLUENCE,
    "noticed": AdviceChoice.STANCE,
}
"""The fields, by their names up to a colon, that one can be helped to choose."""

TASK_DONE = "task_done"
"""The field that says whether the task from which a call was logged is done."""

Typed = Mapping[str, str]
Submit = Callable[[dict[str, str]], None]
"""Writes what was typed, or raises Problems; the form stays open until it is written."""
Keep = Callable[[dict[str, str] | None], bool]
"""Keeps what was typed for after a crash; None forgets it. False if it could not just now."""


SHOWN = "shown:"
"""Before the names of fields in a draft: what they held before anything was typed into them."""


def _shown_to(resumed: Typed | None) -> dict[str, str]:
    """What the fields typed into held at first, when the draft was begun."""
    kept = resumed or {}
    return {name: kept[SHOWN + name] for name, text in kept.items() if kept.get(SHOWN + name, text) != text}


def _typed_into(resumed: Typed | None) -> dict[str, str]:
    """What was typed before a crash; what was only shown then may be another by now."""
    kept = resumed or {}
    return {
        name: text
        for name, text in kept.items()
        if not name.startswith(SHOWN) and (SHOWN + name not in kept or kept[SHOWN + name] != text)
    }


def _label_width(fields: Sequence[FormField]) -> int:
    """Cells of the labels: as the longest, so that all fields begin on one edge."""
    labels = [_(field.label) for field in fields if not field.is_joined]
    return min(max(map(cell_len, labels), default=LABEL_WIDTH - 2), LONGEST_LABEL) + 2


class FormDialog(GuardedDialog[bool]):
    """A form; True when it was saved. Subclasses say its rows."""

    FIELDS: ClassVar[Sequence[FormField]] = ()
    """What it asks for, the few that matter first and then the rest."""
    PICKERS: ClassVar[tuple[str, ...] | None] = None
    """The lines in which a half-typed name is completed, or asked about, before saving; None is those of all records."""
    PEOPLE_OF: ClassVar[tuple[str, str] | None] = ("account", "person")
    """The line of an account, and that of its people: they go with it."""
    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-tall")]
    DEFAULT_CSS = """
    FormDialog {
        background: $background;
        align: center top;
        layers: base above;
        #form { width: 100%; height: 1fr; background: $surface; }
        #title { padding: 0 1; text-style: bold; background: $panel; width: 100%; height: 1; text-overflow: ellipsis; text-wrap: nowrap; }
        #rows { height: auto; max-height: 100%; scrollbar-size-vertical: 1; padding: 1 1 0 1; }
        #said { padding: 0 1; color: $warning; height: auto; display: none; }
        LineField { background: $background; padding: 0; border: none; height: 1; }
        LineField:focus { background: $row-cursor; border: none; }
        NoteField { background: $background; padding: 0; border: none; height: auto; min-height: 2; max-height: 8; width: 1fr; }
        NoteField:focus { background: $row-cursor; border: none; }
        &.-tall NoteField { min-height: 3; max-height: 14; }
        &.-wide #form { width: 96; height: auto; max-height: 100%; margin-top: 1; border: round $rule; padding: 0 1; }
        &.-wide #title { background: $surface; margin-top: 1; padding: 0 1; }
        &.-wide.-low #form { margin-top: 0; }
        &.-wide #rows { padding-bottom: 1; }
        &.-wide #said { padding-bottom: 1; }
    }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date = date.min,
        picks: Mapping[str, Pick] | None = None,
        resumed: Typed | None = None,
    ) -> None:
        """`start` is what the fields hold at first; `picks` what lines of names suggest, by their fields; `resumed`
        what was typed before a crash. What `start` holds beside the fields goes through as it came."""
        super().__init__()
        self.label_width = _label_width(self.FIELDS)
        """Where the fields begin."""
        self._letters: dict[str, str] = {}
        """By the name of a field, the letter that leads to it."""
        self._title = title
        self.start = dict(start)
        self.shown = {**self.start, **_shown_to(resumed)}
        """What the fields held before anything was typed into them, as far as this form knows."""
        self.now = {**self.start, **_typed_into(resumed)}
        """What the fields are made with."""
        self._drawing = Drawing(self.now, today, picks or {}, lambda: self.picked("account"))
        self.read_again: Callable[[], Typed] | None = None
        """What the book says of the record by now, as typed; None where a form changes no record."""
        self._submit = submit
        self._keep = keep
        self._is_resumed = resumed is not None
        self.is_offered = False
        """Whether it holds what was typed before and offered again: leaving it leaves that for later."""
        self._is_kept = self._is_resumed
        """Whether a draft of this form is kept."""
        self._people_of: PeopleOf | None = None
        self._is_in_doubt = False
        """Whether what is said asks who is meant."""
        self._draft_timer: Timer | None = None
        self._warned = False
        self._finished = False

    # -- its rows

    def rows(self) -> Iterator[Widget]:
        """The rows of the form, from `self.now`: the few that matter first, and the rest under "more"."""
        yield from self.above()
        yield from self._rows_of([field for field in self.FIELDS if not field.is_more])
        if more := [field for field in self.FIELDS if field.is_more]:
            is_open = any(self.now.get(field.name) not in (None, "", field.kind.begins) for field in more)
            yield More([_(field.label) for field in more], *self._rows_of(more), is_open=is_open)

    def _rows_of(self, fields: Sequence[FormField]) -> Iterator[Widget]:
        for row in in_rows(fields):
            yield self._drawing.row(row)
            yield from self.below(row[-1].name)

    def above(self) -> Iterator[Widget]:
        """What stands above the fields."""
        yield from ()

    def below(self, field: str) -> Iterator[Widget]:
        """What stands below a field."""
        yield from ()

    def first(self) -> str:
        """The field that has the focus at first: no name chosen already, which a key from habit would replace."""
        names = (
            field.name
            for field in self.FIELDS
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

    def value(self, name: str) -> str:
        """What a field holds now, or is about to be made with."""
        widget = self.field(name) if self.is_mounted else None
        return widget.typed if isinstance(widget, Field) else self.now.get(name, "")

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
        if any(field.kind.look is Look.NAMED for field in self.FIELDS):
            yield Suggestions(id="suggestions")

    def fields(self) -> list[Field]:
        """The fields, in order."""
        return [
            widget for widget in self._in_rows() if hasattr(widget, "field") and isinstance(widget, Field)
        ]

    def field(self, name: str) -> Widget | None:
        """The field of a name."""
        # By its name first: Python 3.11 takes long to tell whether something is a Field, and this is asked at each key.
        for widget in self._in_rows():
            if getattr(widget, "field", None) == name and isinstance(widget, Field):
                return widget
        return None

    def _in_rows(self) -> list[Widget]:
        """All widgets of the rows, in order; none before the form is composed."""
        rows = self.query_one_optional("#rows")
        return rows.walk_children(Widget) if rows is not None else []

    def on_compose(self) -> None:
        # Before there is anything to lay out; Textual would do it after the first layout, and style all anew.
        self.add_class(*self._get_breakpoint_classes(self.app.size.height, self.VERTICAL_BREAKPOINTS))

    def on_mount(self) -> None:
        if self._is_resumed:
            for widget in self.query(LineField):
                widget.prefilled = ""  # a person typed it: it is not replaced by the next key
        if self.PEOPLE_OF is not None:
            account, people = map(self.picker, self.PEOPLE_OF)
            if account is not None and people is not None:
                self._people_of = PeopleOf(account, people)
        fields = self.fields()
        if len(fields) == 1 and isinstance(fields[0], LineField):
            fields[0].on_enter = self.action_save
        self.give_letters()
        self.focus_field(self.first())

    # -- going to a field by its letter

    def labels_of_fields(self) -> dict[str, str]:
        """By the name of a field the words before it."""
        return {name: label for row in self.query(Row) for name, label in row.labels().items()}

    def give_letters(self) -> None:
        """Give each field a letter, underlined in its label; also those of rows that came later."""
        self._letters = letters_of(self.labels_of_fields(), self._letters)
        for row in self.query(Row):
            row.underline(self._letters)

    def on_key(self, event: events.Key) -> None:
        if event.key.startswith("alt+") and self.go_to(event.key):
            event.stop()

    def go_to(self, key: str) -> bool:
        """Put the cursor into the field of a letter; whether there is one."""
        name = field_of(key, self._letters, getattr(self.app, "keyboard", None))
        if name is not None:
            self.focus_field(name)
        return name is not None

    def action_jump(self) -> None:
        """Ask for the letter of a field, and go there."""

        def take(key: str | None) -> None:
            if key:
                self.go_to(key)

        labels = self.labels_of_fields()
        letters = [(self._letters[name], label) for name, label in labels.items() if name in self._letters]
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

    def is_touched(self) -> bool:
        """Whether anything differs from the start."""
        return not self._finished and self.said(self.typed()) != self.said(self.start)

    def said(self, typed: Typed) -> dict[str, str]:
        """What typed fields say: an empty one says as little as one that this form does not have."""
        return {name: text for name, text in typed.items() if text}

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
        is_wide = self.size.width >= self.HORIZONTAL_BREAKPOINTS[1][0]
        lines = len(wrap(sentence, min(self.size.width, WIDEST) - 6)) if sentence else 0
        around = 6 if is_wide else 2
        self.query_one("#rows").styles.max_height = max(self.size.height - around - lines, 3)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(FieldChanged)
    def _changed(self) -> None:
        self._warned = False
        self._keep_soon()
        for meaning in self.query(Meaning):
            meaning.echo()
        for row in self.query(Row):  # what one field means may hang on another
            row.echo()

    def _keep_soon(self) -> None:
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(DRAFT_SECONDS, self.keep_draft)

    def keep_draft(self) -> bool:
        """Keep what is typed now, and nothing once all is as it was; False if it could not, and is tried again."""
        if self._finished:
            return True
        is_touched = self.is_touched() or self.is_offered
        if not is_touched and not self._is_kept:
            return True
        if not self._keep(self._draft() if is_touched else None):
            self._keep_soon()
            return False
        self._is_kept = is_touched
        return True

    def action_save(self) -> None:
        if self._finished:
            return
        self._clear_problems()
        if self._asks_who():
            return
        try:
            filled = self._beside_the_other_window()
            if filled is None:
                return
            self._submit(filled)
        except Problems as problems:
            self.show_problems(problems)
            return
        self._leave(saved=True)

    # -- who is meant

    def _asks_who(self) -> bool:
        """Whether a half-typed name can mean several, or the people are those of another account: it is asked first."""
        for picker in map(self.picker, self.names_to_settle()):
            sentence = picker.settle(is_saving=True) if picker is not None else ""
            if picker is not None and sentence:
                picker.ask(sentence)
                return True
        return self.follow_account()

    def names_to_settle(self) -> Sequence[str]:
        """The lines of names of which no half name is saved."""
        if self.PICKERS is not None:
            return self.PICKERS
        return [field.name for field in self.FIELDS if field.kind is RECORD]

    @on(Picker.Picked)
    def _when_picked(self) -> None:
        self.follow_account()

    def follow_account(self) -> bool:
        """Take the people of another account out of their line and say so; whether anybody was."""
        gone = self._people_of.follow() if self._people_of is not None else None
        if gone is not None:
            self._is_in_doubt = False
            self.say(say_taken_out(gone) if gone else "")
        return bool(gone)

    @on(Picker.Doubt)
    def _doubt(self, event: Picker.Doubt) -> None:
        if event.sentence or self._is_in_doubt:
            self.say(event.sentence)
        self._is_in_doubt = bool(event.sentence)

    @on(NotOpened)
    def _not_opened(self) -> None:
        self.say(_("Letters change nothing here yet: arrows choose, or enter and then a letter."))

    # -- another window

    def _beside_the_other_window(self) -> dict[str, str] | None:
        """What is to be written: only what was changed here. None while it is asked whose value a field gets."""
        filled = self.typed()
        if self.read_again is None:
            return filled
        now = self.read_again()
        merged = meanwhile.merge(self.shown, filled, now)
        for name, theirs in merged.both.items():
            self._ask_whose(name, filled[name], theirs, now)
            return None
        for name, text in merged.filled.items():
            widget = self.field(name)
            if text != filled[name] and isinstance(widget, Field) and not isinstance(widget, Picker):
                widget.typed = text
        # Saved in vain, as with a date that means nothing, the form goes on from what it shows now.
        untouched = {name: text for name, text in merged.filled.items() if text != filled.get(name)}
        self.shown |= {name: text for name, text in untouched.items() if name in self.shown}
        self.start |= {name: text for name, text in untouched.items() if name in self.start}
        return self.typed() | merged.filled

    def _ask_whose(self, name: str, mine: str, theirs: str, now: Typed) -> None:
        """Ask whose value a field gets that another window changed too; then it is saved again."""

        def take(answer: str | None) -> None:
            widget = self.field(name)
            if widget is None or answer is None:
                return
            # From here on the other window's value is what was shown: mine changes it, or it stays.
            both = [each for each in (name, f"{name}_id") if each in self.shown and each in now]
            self.shown |= {each: now[each] for each in both}
            if answer == THEIRS and isinstance(widget, Picker):
                widget.typed = ""
                if now.get(f"{name}_id"):
                    widget.choose(Suggestion(theirs, "", int(now[f"{name}_id"])))
            elif answer == THEIRS and isinstance(widget, Field):
                widget.typed = theirs
            self.action_save()

        widget = self.field(name)
        label = self.labels_of_fields().get(name, self._title)
        self.app.push_screen(Whose(label, in_words(widget, mine), in_words(widget, theirs)), take)

    def _draft(self) -> dict[str, str]:
        """What is kept of a form: what is typed, and beside it what it was typed over."""
        typed = self.typed()
        if self.read_again is None:
            return typed
        return typed | {SHOWN + name: text for name, text in self.shown.items() if name in typed}

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
        if action == "task_done":
            return self.is_mounted and self.field(TASK_DONE) is not None
        return super().check_action(action, parameters)

    def action_task_done(self) -> None:
        """Say that the task from which the call was logged is done, or that it stays open."""
        widget = self.field(TASK_DONE)
        if isinstance(widget, Choice):
            widget.action_step(1)

    def action_advice(self) -> None:
        from kamtui.ui.center.forms import Advice  # it has forms itself

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
            if self.is_offered:
                sentence = _("Leave without saving? Escape again leaves it for later, {form.save} saves.")
            else:
                sentence = _("Leave without saving? Escape again leaves, {form.save} saves.")
            self.say(sentence)
            return
        is_left_for_later = self.is_offered and self.is_touched()
        self._keep(self._draft() if is_left_for_later else None)
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
            row.add_below(Problem(sentence))
            target = target or widget
        if elsewhere:
            self.say("\n".join(elsewhere))
        if target is not None:
            target.focus()
