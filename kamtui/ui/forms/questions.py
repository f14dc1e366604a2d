"""Small questions: delete or not, put off until when, a few words, and the keys of a place."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.text import keyboards
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import K_, _
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.domain.time.typed_times import Due, read_coming_due, read_due
from kamtui.ui.forms.choose_question import Answers
from kamtui.ui.forms.scrolled_dialog import ScrolledDialog
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.keys.calls import CALL_READ
from kamtui.ui.keys.everywhere import FORM, SCROLLING
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.text import fit, plain, pressable, wrap
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_field import LineField


class YesNo(GuardedDialog[bool]):
    """A question before something is written. True is yes; enter and space answer nothing."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    YesNo { align: center middle; }
    YesNo #box { width: 64; max-width: 100%; height: auto; background: $surface; border-left: thick $accent; }
    YesNo Static { padding: 1 2; height: auto; width: 100%; }
    YesNo KeyBar { dock: none; }
    """

    def __init__(self, sentence: str, yes: str, no: str) -> None:
        """`yes` and `no` are what the two keys do, in a word or two."""
        super().__init__()
        self._sentence = sentence
        self._bindings.bind("y", "answer(True)", yes)
        self._bindings.bind("n,escape", "answer(False)", no)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(plain(self._sentence, lines=True))
            yield KeyBar()

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)


class ConfirmDelete(YesNo):
    """Says what goes, and asks. True deletes."""

    DEFAULT_CSS = "ConfirmDelete #box { border-left: thick $error; }"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, _("delete"), _("keep"))


KEYBOARD_NAMES: Mapping[str, str] = {
    "phonetic": K_("phonetic"),
    "phonetic-traditional": K_("traditional"),
    "bds": K_("BDS"),
    "latin": K_("none of them"),
}
"""The keyboards as the keys that answer are called; the names in the settings file are English in every language."""


class WhichKeyboard(GuardedDialog[str | None]):
    """Asks on which keyboard Cyrillic is typed; answers with a name of the setting, None leaves it open.

    A number answers, and nothing else: what was typed ahead in Cyrillic must not.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"answer('{name}')", KEYBOARD_NAMES[name])
            for number, name in enumerate(keyboards.KEYBOARDS, 1)
        ),
        Binding("escape", "answer('')", K_("not now")),
    ]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    WhichKeyboard { align: center middle; }
    WhichKeyboard #box { width: 76; max-width: 100%; height: auto; background: $surface; border-left: thick $accent; }
    WhichKeyboard Static { padding: 1 2; height: auto; width: 100%; }
    WhichKeyboard KeyBar { dock: none; }
    """

    def __init__(self, key: str) -> None:
        """`key` is the one that was pressed; "" where none was."""
        super().__init__()
        self._key = key

    def compose(self) -> ComposeResult:
        parts: list[tuple[str, str] | Content] = []
        if self._key:
            sentence = _("“{key}” lies on another key of each Bulgarian keyboard, so nothing was done.")
            parts.append((sentence.format(key=self._key) + "\n\n", ""))
        parts.append(
            (_("On which keyboard do you type Cyrillic? In brackets: its row below the numbers."), "bold")
        )
        for number, name in enumerate(keyboards.KEYBOARDS, 1):
            answer = (f"  {number}  ", "bold $accent"), (keyboards.label(name), "")
            parts += [("\n", ""), pressable(*answer, action=f"answer({name!r})")]
        parts.append(
            ("\n\n" + _("It is remembered; {palette.open}, “keyboard” asks again."), "$faint"),
        )
        with Vertical(id="box"):
            yield Answers(Content.assemble(*parts))
            yield KeyBar()

    def action_answer(self, answer: str) -> None:
        self.dismiss(answer or None)


class Snooze(GuardedDialog[Due | None]):
    """Until when to put a task off: one key for the usual, or a date in plain words."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", K_("cancel"))]
    DEFAULT_CSS = """
    Snooze { align: center middle; }
    Snooze #box { width: 60; max-width: 100%; height: auto; background: $surface; border-left: thick $accent; padding: 1 0 0 0; }
    Snooze Static { padding: 0 2; height: auto; width: 100%; }
    Snooze LineField { margin: 1 2; background: $background; padding: 0 1; width: 1fr; }
    Snooze LineField:focus { background: $row-cursor; }
    Snooze #echo { color: $accent; height: 1; }
    Snooze KeyBar { dock: none; margin-top: 1; }
    """

    def __init__(self, what: str, due_on: date, today: date, tomorrow: date | None = None) -> None:
        """`tomorrow` is the day offered first, where it is not the next one."""
        super().__init__()
        self._what = what
        self._today = today
        self._tomorrow = tomorrow or today + timedelta(days=1)
        is_next = (self._tomorrow - today).days == 1
        self._choices = (
            ("1", _("tomorrow") if is_next else _("next working day"), self._tomorrow),
            ("2", _("in 3 days"), today + timedelta(days=3)),
            ("3", _("next week"), today + timedelta(days=7 - today.weekday())),
        )

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(Content.assemble((_("Put off: "), "$faint"), plain(self._what)))
            parts: list[tuple[str, str] | Content] = [("\n", "")]
            room = max(18, *(cell_len(label) + 2 for _key, label, _day in self._choices))
            for key, label, day in self._choices:
                answer = (
                    (f"  {key}  ", "bold $accent"),
                    (fit(label, room), ""),
                    (show_weekday_day(day, self._today), "$faint"),
                )
                parts += [pressable(*answer, action=f"choose({key!r})"), ("\n", "")]
            parts += [
                (f"  {_SnoozeField.OTHER}  ", "bold $accent"),
                (_("another day: 15.12., 10:00, fri"), ""),
            ]
            yield Answers(Content.assemble(*parts))
            yield _SnoozeField([(key, day) for key, _label, day in self._choices])
            yield Static("", id="echo")
            yield KeyBar()

    def on_input_changed(self, event: LineField.Changed) -> None:
        echo = self.query_one("#echo", Static)
        try:
            due = read_due(event.value, self._today) if event.value.strip() else None
        except DateError:
            due = None
        text = ""
        if due is not None:
            text = show_weekday_day(due.day, self._today) + (f" {due.time:%H:%M}" if due.time else "")
        echo.update(plain(text))

    def take(self, typed: str) -> None:
        """Take what was typed, the day offered first where nothing was; or say why not."""
        if not typed.strip():
            self.take_day(self._tomorrow)
            return
        try:
            self.dismiss(read_coming_due(typed, self._today))
        except DateError as error:
            self.query_one("#echo", Static).update(plain(str(error)))

    def take_day(self, day: date) -> None:
        """Take one of the usual days."""
        self.dismiss(Due(day, None))

    def action_choose(self, key: str) -> None:
        """Take the day that stands behind a number."""
        self.take_day(next(day for number, _label, day in self._choices if number == key))

    def action_cancel(self) -> None:
        self.dismiss(None)


class _SnoozeField(LineField):
    """The line for a date; while it is empty, a number chooses one of the usual days.

    A date may begin with a number too: after `OTHER` numbers are typed as they are.
    """

    OTHER = "4"

    def __init__(self, days: Sequence[tuple[str, date]]) -> None:
        super().__init__("due", placeholder=_("e.g. fri, +2w, in 10 days, утре"))
        self._days = dict(days)
        self._takes_numbers = False

    async def _on_key(self, event: object) -> None:
        key = getattr(event, "character", None)
        dialog = self.screen
        if not self.value and not self._takes_numbers and isinstance(dialog, Snooze):
            if key == self.OTHER or key in self._days:
                event.stop()  # type: ignore[attr-defined]
                event.prevent_default()  # type: ignore[attr-defined]
            if key == self.OTHER:
                self._takes_numbers = True
                return
            if key in self._days:
                dialog.take_day(self._days[key])
                return
        await super()._on_key(event)  # type: ignore[arg-type]

    async def action_submit(self) -> None:
        dialog = self.screen
        if isinstance(dialog, Snooze):
            dialog.take(self.value)


class OneLine(GuardedDialog[str | None]):
    """Asks for a few words, which may be none; None is an answer not given. What saves a form saves them too."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FORM[:1]), Binding("escape", "cancel", K_("cancel"))]
    DEFAULT_CSS = """
    OneLine { align: center middle; }
    OneLine #box { width: 60; max-width: 100%; height: auto; background: $surface; border-left: thick $accent; padding: 1 0 0 0; }
    OneLine Static { padding: 0 2; height: auto; width: 100%; }
    OneLine LineField { margin: 1 2; background: $background; padding: 0 1; width: 1fr; }
    OneLine LineField:focus { background: $row-cursor; }
    OneLine KeyBar { dock: none; }
    """

    def __init__(self, question: str, answer: str = "", *, placeholder: str = "") -> None:
        super().__init__()
        self._question = question
        self._answer = answer
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(plain(self._question))
            yield _AnswerField("answer", self._answer, placeholder=self._placeholder)
            yield from self.below()
            yield KeyBar()

    def below(self) -> ComposeResult:
        """What stands below the line."""
        yield from ()

    def take(self, typed: str) -> None:
        """Take what was typed."""
        self.dismiss(clean(typed))

    def action_save(self) -> None:
        self.take(self.query_one(LineField).value)

    def action_cancel(self) -> None:
        self.dismiss(None)


class _AnswerField(LineField):
    """The line of a question: enter answers it."""

    async def action_submit(self) -> None:
        dialog = self.screen
        if isinstance(dialog, OneLine):
            dialog.take(self.value)


class Jump(GuardedDialog[str]):
    """Which field of a form to go to. Answers with the letter that was pressed; "" stays where one is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", K_("stay here"))]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Jump { background: transparent; align: center bottom; }
    Jump #letters { height: auto; padding: 0 1; background: $panel; width: 100%; }
    """

    def __init__(self, letters: Sequence[tuple[str, str]]) -> None:
        """`letters` are those of the form, each with the label of its field."""
        super().__init__()
        self._letters = letters

    def compose(self) -> ComposeResult:
        yield Static("", id="letters")
        yield KeyBar()

    def on_resize(self) -> None:
        self.query_one("#letters", Static).update(self._drawn(self.size.width - 2))

    def _drawn(self, width: int) -> Content:
        """The letters with their labels, each whole on one line."""
        parts: list[tuple[str, str]] = []
        at = 0
        for letter, label in self._letters:
            words = f" {clean(label)}   "
            size = cell_len(letter) + cell_len(words.rstrip())
            if at and at + size > width:
                parts.append(("\n", ""))
                at = 0
            parts += [(letter, "bold $accent"), (words, "")]
            at += cell_len(letter) + cell_len(words)
        return Content.assemble(*parts)

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character.isalpha():
            event.stop()
            self.dismiss(event.character)

    def action_close(self) -> None:
        self.dismiss("")


class KeysHelp(ScrolledDialog[None]):
    """The keys of a place, from the definitions that make them."""

    WIDTH = 80
    """The box covers a window of 80 columns: beside it the cursor of the list below would look like a key's."""
    AROUND = 5
    """What the padding of the box and its scrollbar take of that."""
    LEAD = 16
    """Where the sentences begin."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,enter,q", "close", K_("close")),
        *bindings(SCROLLING),
    ]
    DEFAULT_CSS = """
    KeysHelp { align: center middle; }
    KeysHelp #box { width: 80; max-width: 100%; height: auto; max-height: 100%; background: $surface; }
    KeysHelp VerticalScroll { height: auto; max-height: 100%; padding: 0 2; scrollbar-size-vertical: 1; }
    KeysHelp Static { height: auto; width: 100%; }
    KeysHelp KeyBar { dock: none; }
    """

    def __init__(self, sections: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """Sections of (title, [(keys, sentence)])."""
        super().__init__()
        self._sections = sections

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            with VerticalScroll():
                yield Static(self._drawn(), id="keys")
            yield KeyBar()

    def on_resize(self) -> None:
        self.query_one(VerticalScroll).styles.max_height = max(
            self.app.size.height - 1, 1
        )  # the bar stays in view
        self.query_one("#keys", Static).update(self._drawn())

    def _drawn(self) -> Content:
        """The sections, what does not fit into a line going on under its own sentence."""
        room = max(min(self.app.size.width, self.WIDTH) - self.AROUND - self.LEAD, 20)
        parts: list[tuple[str, str]] = []
        for title, rows in self._sections:
            parts += [("\n" if parts else "", ""), (title, "bold"), ("\n", "")]
            for keys, sentence in rows:
                first, *further = wrap(sentence, room)
                parts += [("  " + fit(keys, self.LEAD - 2), "bold $accent"), (first, ""), ("\n", "")]
                parts += [(" " * self.LEAD + line + "\n", "") for line in further]
        return Content.assemble(*parts)

    def action_close(self) -> None:
        self.dismiss(None)


class ReadCall(ScrolledDialog[str | None]):
    """A conversation whole; answers "edit", "term", "letter", "delete", "account" or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(CALL_READ)
    DEFAULT_CSS = """
    ReadCall { align: center middle; }
    ReadCall #box { width: 84; max-width: 100%; height: auto; max-height: 100%; background: $surface; }
    ReadCall VerticalScroll { height: auto; max-height: 100%; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    ReadCall Static { height: auto; width: 100%; }
    ReadCall Markdown { padding: 0; margin: 0; background: $surface; }
    ReadCall KeyBar { dock: none; }
    """

    def __init__(self, facts: Content, note: str) -> None:
        super().__init__()
        self._facts = facts
        self._note = note

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            with VerticalScroll():
                yield Static(self._facts)
                if self._note:
                    from textual.widgets import Markdown  # late: it reads 60 modules, 3 MB of memory

                    # A link in a note is shown, never opened: the book opens no connection.
                    yield Markdown(self._note, open_links=False)
            yield KeyBar()

    def action_answer(self, answer: str) -> None:
        self.dismiss(answer or None)
