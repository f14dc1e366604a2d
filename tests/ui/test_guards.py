"""The guards hold, and Textual still needs them.

A test named `..._still_...` fails as soon as Textual has mended the fault: then the guard goes.
"""

import asyncio
import contextlib
import os
import re
import select
import signal
import stat
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn, TextIO, cast

import pytest
from textual import events
from textual.app import App, ComposeResult, ScreenStackError
from textual.binding import Binding
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Label, OptionList, Static, TextArea

from kamtui import crash
from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT
from kamtui.ui import environment, guards
from kamtui.ui.guards import (
    CleanInput,
    GuardedApp,
    GuardedDialog,
    GuardedScreen,
    LongPaste,
    NoteArea,
    TerminalReader,
    small_window_notice,
    small_window_words,
)
from tests.effort import counted

NOT_NEEDED = "Textual no longer needs this guard: remove it"
NOT_ALLOWED = "Textual has changed where this guard takes hold: write it anew"
SECRET = "Petrova-owes-40000"
ROOT = Path(guards.__file__).parents[2]


class Guarded(GuardedApp[None]):
    """A small application with both kinds of field."""

    def __init__(self, folder: Path = Path("/nonexistent")) -> None:
        super().__init__()
        self.folder = folder
        self.drafts_kept = 0

    def crash_folder(self) -> Path:
        return self.folder

    def keep_drafts(self) -> None:
        self.drafts_kept += 1

    def compose(self) -> ComposeResult:
        yield CleanInput(id="line")
        yield NoteArea(id="note")

    @property
    def line(self) -> CleanInput:
        return self.query_one("#line", CleanInput)

    @property
    def note(self) -> NoteArea:
        return self.query_one("#note", NoteArea)

    @property
    def said(self) -> list[str]:
        return [note.message for note in self._notifications]


async def paste(pilot: Any, text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


# --- Before Textual is imported -----------------------------------------------------------------


def test_scrub_keeps_only_looks() -> None:
    environ = {
        "HOME": "/root",
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_PRESS": "q",
        "textual_log": "x",
        "TEXTUAL_SOMETHING_NEW": "1",
        "TEXTUAL_THEME": "nord",
        "TEXTUAL_FPS": "30",
    }
    environment.scrub(environ)
    assert environ == {"HOME": "/root", "TEXTUAL_THEME": "nord", "TEXTUAL_FPS": "30"}


def test_scrub_comes_in_time_and_textual_still_listens(tmp_path: Path) -> None:
    ask = "from textual import constants as c; print(c.DEBUG, c.LOG_FILE, c.PRESS, c.DRIVER, c.DEFAULT_THEME)"
    scrub = (
        "import os, sys; from kamtui.ui import environment; environment.scrub(os.environ);"
        "assert 'textual' not in sys.modules; "
    )
    spied = {
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": "log",
        "TEXTUAL_PRESS": "q",
        "TEXTUAL_DRIVER": "a:B",
        "TEXTUAL_THEME": "nord",
    }
    environ = {**os.environ, **spied, "PYTHONPATH": str(ROOT)}

    def answer(code: str) -> str:
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env=environ,
            capture_output=True,
            text=True,
            check=True,
        )
        return run.stdout.strip()

    assert answer(scrub + ask) == "False None  None nord"
    assert answer(ask) == "True log q a:B nord", NOT_NEEDED


@pytest.mark.parametrize("missing", ["__stdin__", "__stdout__", "__stderr__"])
def test_a_terminal_needs_all_three(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    class Stream:
        def __init__(self, answer: bool | Exception) -> None:
            self.answer = answer

        def isatty(self) -> bool:
            if isinstance(self.answer, Exception):
                raise self.answer
            return self.answer

    for name in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, name, Stream(True))
    assert environment.is_terminal()
    for absent in (None, Stream(False), Stream(ValueError("closed")), Stream(OSError())):
        monkeypatch.setattr(sys, missing, absent)
        assert not environment.is_terminal()


# --- What the terminal sends --------------------------------------------------------------------


def read_in_pieces(data: bytes, size: int, longest: int = 20) -> tuple[str, TerminalReader]:
    reader = TerminalReader(longest)
    return "".join(reader.decode(data[at : at + size]) for at in range(0, len(data), size)), reader


@pytest.mark.parametrize("size", range(1, 12))
def test_reader_passes_what_is_short_and_cuts_long_pastes(size: int) -> None:
    start, end = "\x1b[200~", "\x1b[201~"
    short = f"a\x1b[A{start}Иванова\x1b[20{end}b{start}{end}"
    assert read_in_pieces(short.encode(), size)[0] == short
    long = f"a{start}{'я' * 500}{end}q{start}x{end}"
    read, _ = read_in_pieces(long.encode(), size)
    found = re.fullmatch(
        rf"a{re.escape(start)}(я+){re.escape(end)}q{re.escape(start)}x{re.escape(end)}", read
    )
    assert found and 20 < len(found[1]) <= 20 + size
    assert read_in_pieces(f"{start}{'я' * 500}{end}q".encode(), size)[1].pasted == 500


def test_reader_replaces_bad_bytes_and_ends_with_the_terminal() -> None:
    reader = TerminalReader()
    assert reader.decode(b"a\xffb\xd0") == "a\ufffdb"
    assert reader.decode(b"\xaf") == "Я"
    with pytest.raises(EOFError):
        reader.decode(b"")
    assert reader.decode(b"", final=True) == ""


def test_textual_still_reads_pastes_slowly() -> None:
    from textual._xterm_parser import XTermParser

    with counted() as effort:
        list(XTermParser().feed("\x1b[200~" + "x" * 200_000 + "\x1b[201~"))
    assert effort.calls > 200_000, NOT_NEEDED


# --- Screens ------------------------------------------------------------------------------------


class PlainDialog(ModalScreen[int]):
    def compose(self) -> ComposeResult:
        yield Label("?")


class Dialog(GuardedDialog[int]):
    def compose(self) -> ComposeResult:
        yield Label("?")


async def test_a_dialog_closes_once() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        answers: list[int | None] = []
        lower, upper = Dialog(), Dialog()
        await app.push_screen(lower, answers.append)
        await app.push_screen(upper, answers.append)
        upper.dismiss(1)
        upper.dismiss(2)
        await pilot.pause()
        assert app.screen is lower
        await upper.dismiss(3)
        await pilot.pause()
        assert (app.screen, answers) == (lower, [1])
        lower.dismiss(4)
        lower.dismiss(5)
        await pilot.pause()
        assert (len(app.screen_stack), answers) == (1, [1, 4])


async def test_a_dialog_shown_twice_closes_twice() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        app.install_screen(Dialog(), "dialog")
        for _ in range(2):
            await app.push_screen("dialog")
            app.screen.dismiss(1)
            await pilot.pause()
            assert len(app.screen_stack) == 1


async def test_textual_still_closes_twice() -> None:
    async with App[None]().run_test() as pilot:
        dialog = PlainDialog()
        await pilot.app.push_screen(dialog)
        dialog.dismiss(1)
        with pytest.raises(ScreenStackError):
            dialog.dismiss(2)
            pytest.fail(NOT_NEEDED)


async def test_a_dialog_keeps_the_look_of_a_dialog() -> None:
    app = Guarded()
    async with app.run_test():
        plain, guarded = PlainDialog(), Dialog()
        await app.push_screen(plain)
        await app.push_screen(guarded)
        assert guarded.styles.background == plain.styles.background
        assert guarded.is_modal


def press_on_something_going(screen: Screen[Any], kind: type[events.MouseEvent] = events.MouseDown) -> None:
    widget = screen.query_one("#going", Static)
    x, y = widget.region.offset
    widget._parent = None  # so Textual leaves a widget that is being removed
    screen._forward_event(kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y))


async def test_the_mouse_on_something_going_is_no_fault() -> None:
    for made in (GuardedScreen[None], GuardedDialog[None]):
        async with Guarded().run_test() as pilot:
            screen: Screen[Any] = made()
            await pilot.app.push_screen(screen)
            await screen.mount(Static("bye", id="going"))
            await pilot.pause()
            widget = screen.query_one("#going", Static)
            try:
                press_on_something_going(screen)
            finally:
                widget._parent = screen


async def test_textual_still_fails_with_the_mouse_on_something_going() -> None:
    async with App[None]().run_test() as pilot:
        await pilot.app.screen.mount(Static("bye", id="going"))
        await pilot.pause()
        widget = pilot.app.screen.query_one("#going", Static)
        with pytest.raises(AttributeError, match="region") as raised:
            press_on_something_going(pilot.app.screen)
            pytest.fail(NOT_NEEDED)
        assert raised.value.obj is None
        widget._parent = pilot.app.screen


async def test_only_faults_of_the_mouse_are_tolerated(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Guarded().run_test() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, guards.Guard)

        def fail(self: Any, event: events.Event) -> None:
            raise AttributeError(obj=culprit)

        monkeypatch.setattr(Screen, "_forward_event", fail)
        mouse = events.MouseDown(None, 1, 1, 0, 0, 1, False, False, False)
        culprit: object = None
        screen._forward_event(mouse)
        with pytest.raises(AttributeError):
            screen._forward_event(events.Key("x", "x"))
        culprit = screen  # an attribute of ours misspelt
        with pytest.raises(AttributeError):
            screen._forward_event(mouse)
        monkeypatch.undo()


async def test_page_keys_in_a_list_without_room() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        options = OptionList("one", "two", "three")
        await app.mount(options)
        options.styles.height = 2  # its frame leaves nothing
        options.focus()
        await pilot.press("home", "pagedown", "pageup", "pagedown")
        options.styles.height = 10
        await pilot.press("home", "pagedown")
        assert options.highlighted == 2
        unlaid = OptionList("one", "two")
        unlaid.highlighted = 0
        unlaid._move_page(1)
        unlaid._move_page(-1)


async def test_page_keys_in_the_palette() -> None:
    app = Guarded()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, guards.GuardedPalette)
        await pilot.press("down", "pagedown", "pageup", "escape")
        assert len(app.screen_stack) == 1


async def test_textual_still_fails_on_page_keys_in_a_list_without_room() -> None:
    async with App[None]().run_test() as pilot:
        options = OptionList("one", "two", "three")
        await pilot.app.mount(options)
        options.styles.height = 2
        await pilot.pause()
        options.highlighted = 0
        with pytest.raises((KeyError, ValueError, IndexError)):
            guards._unguarded_move_page(options, 1)
            pytest.fail(NOT_NEEDED)


# --- What is typed ahead --------------------------------------------------------------------------


class Answer(CleanInput):
    """A line that enter hands over, as those of our dialogs do."""

    async def action_submit(self) -> None:
        self.screen.dismiss(self.value)


class Question(GuardedDialog[str]):
    """Asks for a line."""

    def compose(self) -> ComposeResult:
        yield Answer()


class Asking(Guarded):
    """Asks, writes down each answer a little later than it was given, and each other key."""

    BINDINGS = [Binding("o", "ask"), Binding("x", "note('x')"), Binding("y", "note('y')")]

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def compose(self) -> ComposeResult:
        return iter(())

    def action_note(self, words: str) -> None:
        self.noted.append(words)

    def action_ask(self) -> None:
        async def ask() -> None:
            self.noted.append(await self.push_screen_wait(Question()))
            self.let_keys_go()

        self.hold_keys()
        self.run_worker(ask())


@pytest.mark.parametrize("typed", ["oab\nxocd\ny", "o\no\nxy", "xyoxyoxy\nxo\n"])
async def test_keys_typed_ahead_go_where_they_were_meant_to(typed: str) -> None:
    """Into the question that a key opens; behind its answer, to what lies below, or into the next question."""
    expected, open_, words = [], False, ""
    for letter in typed:
        if open_ and letter == "\n":
            expected.append(words)
            open_, words = False, ""
        elif open_:
            words += letter
        elif letter == "o":
            open_ = True
        else:
            expected.append(letter)
    app = Asking()
    async with app.run_test() as pilot:
        assert app._driver is not None
        for letter in typed:
            event = events.Key("enter" if letter == "\n" else letter, letter)
            event.set_sender(app)
            app._driver.send_message(event)
        for _ in range(100):
            await pilot.pause(0.02)
            if app.noted == expected:
                break
        assert app.noted == expected


async def test_a_key_whose_taker_is_gone_holds_up_the_others_not_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Asking()
    async with app.run_test() as pilot:
        monkeypatch.setattr(Asking.TurnTaken, "bubble", False)  # it never arrives
        app.hold_keys()
        await pilot.press("x", "y")
        assert app.noted == []
        app.let_keys_go()
        await pilot.pause(guards.LONGEST_TURN * 3)
        assert app.noted == ["x", "y"]


# --- Fields -------------------------------------------------------------------------------------

HOSTILE = "Iva\x1b]0;owned\x07nova\x00\x9b31m\u202egnp\ud800 [/bold]"
CLEANED = "Iva]0;ownednova31mgnp? [/bold]"


async def test_a_line_takes_only_what_may_be_shown() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        await paste(pilot, HOSTILE)
        assert app.line.value == CLEANED
        app.line.value = "a\x1b[2J\tb\nc "
        assert app.line.value == "a[2J b c "
        app.line.value = "Иван "
        assert app.line.value == "Иван "
        assert CleanInput("a\x1bb").value == "ab"


@pytest.mark.parametrize("palette", ["action_command_palette", "search_themes"])
async def test_the_palettes_take_only_what_may_be_shown(palette: str) -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        getattr(app, palette)()
        await pilot.pause()
        assert isinstance(app.screen, guards.GuardedPalette)
        field = app.screen.query_one(Input)
        await paste(pilot, HOSTILE)
        assert field.value == CLEANED
        field.value = "a\x1b[2J\tb\x9b\x7f\u202e\nc "
        assert field.value == "a[2J b c "
        app.copy_to_clipboard("x\x01\x9dy")
        field.value = ""
        await pilot.press("ctrl+v")
        assert field.value == "xy"
        await paste(pilot, "l" * (LINE_LIMIT + 1))
        assert field.value == "xy"


async def test_whatever_takes_a_paste_gets_it_clean() -> None:
    """Also a field of Textual's own, which a screen may be given one day."""

    class Raw(Guarded):
        def compose(self) -> ComposeResult:
            yield Input()
            yield TextArea()

    app = Raw()
    async with app.run_test() as pilot:
        for field in (app.query_one(Input), app.query_one(TextArea)):
            field.focus()
            app.post_message(events.Paste(HOSTILE))
            await pilot.pause()
            await pilot.pause()
        assert app.query_one(Input).value == CLEANED
        assert app.query_one(TextArea).text == CLEANED


async def test_a_paste_of_many_lines_becomes_one() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        await paste(pilot, "\nHotel Balkan\r\n  5 Sveta Nedelya\u2028Sofia\n")
        assert app.line.value == "Hotel Balkan 5 Sveta Nedelya Sofia"
        app.copy_to_clipboard("one\ntwo")
        app.line.value = ""
        await pilot.press("ctrl+v")
        assert app.line.value == "one two"


async def test_a_paste_keeps_the_space_between_it_and_its_neighbours() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        app.line.value = "ACMESofia"
        app.line.cursor_position = 4
        await paste(pilot, " Ltd ")
        assert app.line.value == "ACME Ltd Sofia"
        await paste(pilot, " ")
        assert app.line.value == "ACME Ltd Sofia"


async def test_a_paste_replaces_what_is_selected() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        app.line.value = "one two three"
        app.line.selection = type(app.line.selection)(7, 4)
        await paste(pilot, "2")
        assert app.line.value == "one 2 three"
        app.note.text = "old"
        app.note.focus()
        await pilot.pause()
        app.note.select_all()
        await paste(pilot, "new\r\ntwo\x1b")
        assert app.note.text == "new\ntwo"


async def test_a_paste_too_long_for_a_line_is_refused_with_a_sentence() -> None:
    app = Guarded()
    async with app.run_test(notifications=True) as pilot:
        assert app.line.max_length == LINE_LIMIT
        await paste(pilot, "x" * (LINE_LIMIT + 1))
        assert app.line.value == ""
        assert "501 characters" in app.said[-1]
        await paste(pilot, "x" * LINE_LIMIT)
        assert len(app.line.value) == LINE_LIMIT


@pytest.mark.parametrize("field", ["line", "note"])
async def test_a_huge_paste_is_refused_at_once(field: str) -> None:
    app = Guarded()
    async with app.run_test(notifications=True) as pilot:
        app.query_one("#" + field).focus()
        with counted() as effort:
            await paste(pilot, "[/x]" * 2_500_000)
        assert effort.calls < 100_000
        assert "10,000,000 characters" in app.said[-1]
        await paste(pilot, LongPaste("x" * 200_001, 1_234_567))
        assert "1,234,567 characters" in app.said[-1]
        app.copy_to_clipboard("x" * (NOTE_LIMIT + 1))
        await pilot.press("ctrl+v")
        assert len(app.said) >= 3
        assert (app.line.value, app.note.text) == ("", "")


async def test_a_note_never_grows_past_its_limit() -> None:
    app = Guarded()
    async with app.run_test(notifications=True) as pilot:
        app.note.focus()
        app.note.text = "ab\n" * (NOTE_LIMIT // 3) + "cd"
        assert len(app.note.text) == NOTE_LIMIT
        await pilot.press("x")
        await paste(pilot, "yz")
        assert len(app.note.text) == NOTE_LIMIT
        assert "200,000 characters" in app.said[-1]
        await pilot.press("delete", "x")
        assert app.note.text.startswith("xb\n")
        app.note.select_all()
        await paste(pilot, "short")
        assert app.note.text == "short"


async def test_a_note_is_clean_and_tab_goes_on() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        app.note.focus()
        await paste(pilot, HOSTILE + "\r\n\tlast")
        assert app.note.text == CLEANED + "\n\tlast"
        app.note.text = "a\x1bb"
        assert app.note.text == "ab"
        await pilot.press("tab")
        assert app.focused is app.line
        made = NoteArea("a\x9bb\r\nc", show_line_numbers=True)
        assert (made.text, made.soft_wrap, made.show_line_numbers) == ("ab\nc", True, True)
        assert not app.note.show_line_numbers
        app.note.read_only = True
        app.note.focus()
        await paste(pilot, "more")
        assert app.note.text == "ab"


async def test_textual_still_takes_pastes_as_they_are() -> None:
    class Plain(App[None]):
        def compose(self) -> ComposeResult:
            yield Input(max_length=5)
            yield TextArea()

    async with Plain().run_test() as pilot:
        await paste(pilot, "\x1b\x9ba\nb")
        assert pilot.app.query_one(Input).value == "\x1b\x9ba", NOT_NEEDED
        pilot.app.query_one(TextArea).focus()
        await paste(pilot, "\x1b[a")
        assert pilot.app.query_one(TextArea).text == "\x1b[a", NOT_NEEDED


# --- Small windows ------------------------------------------------------------------------------


async def test_a_small_window_changes_nothing_behind_it() -> None:
    app = Guarded()
    async with app.run_test(size=(80, 24)) as pilot:
        app.note.text = "\n".join(str(number) for number in range(200))
        app.note.focus()
        app.note.move_cursor((150, 1))
        await pilot.pause()
        before = (app.note.scroll_offset, app.note.size)
        for width, height in ((20, 5), (1, 1), (0, 0), (39, 24), (80, 9)):
            await pilot.resize_terminal(width, height)
            assert app.too_small
            await pilot.press("x", "tab", "pagedown", "ctrl+p")
            await paste(pilot, "pasted")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not app.too_small
        assert (app.note.scroll_offset, app.note.size) == before
        assert (app.focused, len(app.screen_stack), app.line.value) == (app.note, 1, "")
        assert app.note.cursor_location == (150, 1)
        await pilot.press("x")
        assert app.note.document.get_line(150) == "1x50"


async def test_dialogs_and_the_palette_survive_small_windows() -> None:
    for opened in (Dialog(), GuardedScreen[int](), None):
        app = Guarded()
        async with app.run_test(size=(80, 24)) as pilot:
            if opened is None:
                await pilot.press("ctrl+p", "a")
            else:
                await app.push_screen(opened)
            shown = app.screen
            await pilot.resize_terminal(1, 1)
            await pilot.press("pagedown", "pageup", "escape", "enter")
            assert app.screen is shown
            await pilot.resize_terminal(40, 10)
            await pilot.pause(0.05)
            assert shown.size == Size(40, 10)
            await pilot.press("down", "pagedown", "pageup")


async def test_ctrl_q_leaves_a_small_window() -> None:
    app = Guarded()
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        assert app.too_small
        assert app.size == Size(40, 10)
        await pilot.press("x", "ctrl+q")
        assert app._exit


def test_the_words_fit_every_small_window() -> None:
    for width in range(60):
        for height in range(30):
            lines = small_window_words(Size(width, height))
            assert len(lines) <= height
            assert all(len(line) <= max(width, 1) for line in lines)
    assert " ".join(small_window_words(Size(20, 5))) == (
        "kamtui needs a window of at least 40 × 10; this one is 20 × 5."
    )
    assert small_window_words(Size(15, 1)) == ["Needs 40 × 10"]
    assert small_window_words(Size(6, 1)) == ["40×10"]
    assert small_window_words(Size(1, 1)) == ["4"]
    assert small_window_notice(Size(6, 1)) == "\x1b[0m\x1b[2J\x1b[1;1H40×10"


# --- Crashes ------------------------------------------------------------------------------------


def failing(secret: str) -> NoReturn:
    customer = {"note": secret}
    try:
        raise PermissionError(13, secret, secret)
    except OSError as error:
        raise KeyError(customer["note"]) from error


def caught() -> KeyError:
    try:
        failing(SECRET)
    except KeyError as error:
        return error


def test_a_report_has_places_but_no_data() -> None:
    text = crash.report(ExceptionGroup(SECRET, [caught()]))
    assert SECRET not in text
    assert str(Path.home()) not in text or Path.home() == Path("/")
    assert "builtins.PermissionError EACCES" in text
    assert "which led to:\nbuiltins.KeyError" in text
    assert re.search(r"test_guards\.py:\d+ failing", text)


def test_a_report_of_an_endless_recursion_is_short() -> None:
    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as raised:
        deeper()
    assert crash.report(raised.value).count("\n") < 100


def test_reports_are_private_few_and_never_overwrite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "state" / "kamtui"
    for second in range(20):
        (folder / f"crash-20200101-0000{second:02}-7.txt").parent.mkdir(parents=True, exist_ok=True)
        (folder / f"crash-20200101-0000{second:02}-7.txt").write_text("old")
    (folder / "crash-notes.txt").write_text("mine")
    path = crash.keep("text", folder)
    assert path.read_text() == "text"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(list(folder.iterdir())) == crash.REPORTS_KEPT + 1
    assert (folder / "crash-notes.txt").exists()
    victim = tmp_path / "victim"
    victim.write_text("precious")
    path.unlink()
    path.symlink_to(victim)

    class Standing(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Standing":
            return cls.strptime(path.name[6:21], "%Y%m%d-%H%M%S").replace(tzinfo=tz)

    monkeypatch.setattr(crash, "datetime", Standing)
    with pytest.raises(OSError):
        crash.keep("text", folder)
    assert victim.read_text() == "precious"


async def crashed(app: App[Any], how: str = "later") -> str:
    """Run `app` until the fault in it has ended it."""
    with pytest.raises(Exception):  # noqa: B017 (run_test raises whatever ended the app)
        async with app.run_test():
            if how == "worker":
                app.run_worker(lambda: failing(SECRET), thread=True)
            elif how == "panic":
                app.panic(SECRET)
            else:
                app.call_later(failing, SECRET)
            await asyncio.sleep(0.2)
            if how == "panic":
                raise KeyError
    return "KeyError" if how != "panic" else "RuntimeError"


@pytest.mark.parametrize("how", ["later", "worker", "panic"])
async def test_a_crash_shows_a_sentence_and_no_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    app = Guarded(tmp_path / "crashes")
    kind = await crashed(app, how)
    told = capsys.readouterr()
    (report,) = (tmp_path / "crashes").iterdir()
    words = " ".join(told.err.split())
    assert f"because of a fault in the program ({kind}). What you typed was kept; start it again." in words
    assert str(report) in told.err
    assert SECRET not in told.err + told.out + report.read_text()
    assert (app.return_code, app.drafts_kept) == (1, 1)
    app.exit(return_code=0)
    assert app.return_code == 1


async def test_a_crash_admits_what_was_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    class Full(Guarded):
        def keep_drafts(self) -> None:
            raise OSError(SECRET)

        def crash_folder(self) -> Path:
            raise OSError(SECRET)

    await crashed(Full())
    words = " ".join(capsys.readouterr().err.split())
    assert "What was typed last could not be kept; what was saved is safe." in words
    assert "A report could not be written." in words
    assert SECRET not in words


async def test_textual_still_shows_data_in_a_crash(capsys: pytest.CaptureFixture[str]) -> None:
    assert await crashed(App[None]())
    assert SECRET in capsys.readouterr().err, NOT_NEEDED


def test_a_fault_that_textual_lets_through_is_told_the_same_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(self: Any, **options: Any) -> None:
        failing(SECRET)

    monkeypatch.setattr(App, "run_async", fail)
    app = Guarded(tmp_path)
    app.run()
    told = capsys.readouterr().err
    assert "(KeyError)" in told
    assert SECRET not in told
    assert app.return_code == 1


def test_the_private_places_are_there() -> None:
    for owner, names in (
        (
            App,
            "_fatal_error _handle_exception panic _print_error_renderables _display _on_resize get_driver_class",
        ),
        (App, "_close_messages_no_wait action_command_palette on_event get_default_screen"),
        (Screen, "_forward_event dismiss"),
        (OptionList, "_move_page"),
        (Input, "_on_paste action_paste replace"),
        (TextArea, "_on_paste action_paste _replace_via_keyboard load_text"),
    ):
        for name in names.split():
            assert callable(getattr(owner, name, None)), f"{owner.__name__}.{name}: {NOT_ALLOWED}"
    assert "validate_value" not in vars(Input), NOT_ALLOWED
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        for name in ("run_input_thread", "_run_input_thread", "process_message"):
            assert callable(getattr(linux_driver.LinuxDriver, name, None)), NOT_ALLOWED
        assert "getincrementaldecoder" in linux_driver.LinuxDriver.run_input_thread.__code__.co_names, (
            NOT_ALLOWED
        )
        assert "_file" in linux_driver.LinuxDriver.__init__.__code__.co_names, NOT_ALLOWED


# --- In a terminal ------------------------------------------------------------------------------

CHILD = """
import os, sys
from pathlib import Path
folder = Path(sys.argv[1])
from textual.app import App
from textual.widgets import Input, Label, Static
from kamtui.ui.guards import CleanInput, GuardedApp, NoteArea

class Content:
    def compose(self):
        yield Label("", id="told", markup=False)
        yield (CleanInput if self.guarded else Input)(id="line")
        yield NoteArea()

    def on_mount(self):
        self.query_one("#told").update("READY")

    def on_input_changed(self, event):
        self.query_one("#told").update(f"HAS {event.value}")

    def action_crash(self):
        secret = sys.argv[2]
        raise KeyError(secret)

class Guarded(Content, GuardedApp):
    guarded = True
    BINDINGS = [("f9", "crash", "")]

    def keep_drafts(self):
        (folder / "draft").write_text(self.query_one("#line").value)

    def crash_folder(self):
        return folder / "crashes"

class Plain(Content, App):
    guarded = False

app = Guarded() if sys.argv[3] == "guarded" else Plain()
app.run()
print("bye", flush=True)
(folder / "after").write_text("left in order")
sys.exit(app.return_code or 0)
"""

if sys.platform != "win32":
    import fcntl
    import pty
    import termios

    def _take_terminal() -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    class Window:
        """A terminal window with the small application of `CHILD` in it."""

        def __init__(
            self, folder: Path, kind: str = "guarded", *, signalled: bool = True, program: str = CHILD
        ) -> None:
            self.folder = folder
            self.master, self.slave = pty.openpty()
            self.resize(80, 24)
            self.modes = termios.tcgetattr(self.slave)
            self.seen = ""
            environ = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
            environ |= {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
            self.process = subprocess.Popen(
                [sys.executable, "-c", program, str(folder), SECRET, kind],
                stdin=self.slave,
                stdout=self.slave,
                stderr=self.slave,
                env=environ,
                start_new_session=True,
                preexec_fn=_take_terminal if signalled else None,  # noqa: PLW1509 (it only takes the terminal)
            )
            self.until("READY")

        def resize(self, width: int, height: int) -> None:
            fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

        def send(self, keys: str | bytes) -> None:
            data = keys if isinstance(keys, bytes) else keys.encode()
            while data:
                _, ready, _ = select.select([], [self.master], [], 5)
                assert ready, "the program no longer reads"
                data = data[os.write(self.master, data[:4096]) :]
                self.read(0)

        def read(self, seconds: float) -> bool:
            if not select.select([self.master], [], [], seconds)[0]:
                return False
            try:
                got = os.read(self.master, 65536)
            except OSError:
                return False
            self.seen += got.decode(errors="replace")
            return bool(got)

        def until(self, words: str, seconds: float = 60) -> str:
            """What is written up to `words`, which must come."""
            end = time.monotonic() + seconds
            while words not in self.seen:
                assert time.monotonic() < end, f"no {words!r} in {self.seen[-2000:]!r}"
                self.read(0.05)
            before, _, self.seen = self.seen.partition(words)
            return before + words

        def ended(self, seconds: float = 10) -> int:
            """The exit status, after what is still to be read."""
            end = time.monotonic() + seconds
            while self.process.poll() is None and time.monotonic() < end:
                self.read(0.02)
            while self.read(0):
                pass
            return self.process.wait(0.1)

        def restored(self) -> bool:
            """Whether the terminal is as it was before."""
            screen = self.seen.rpartition("\x1b[?1049l")
            return (
                bool(screen[1])
                and "\x1b[?1049h" not in screen[2]
                and "\x1b[?1000l" in self.seen
                and (termios.tcgetattr(self.slave) == self.modes)
            )

        def close(self) -> None:
            for end in (self.slave, self.master):
                with contextlib.suppress(OSError):
                    os.close(end)

    @pytest.fixture
    def windows() -> Iterator[list[Window]]:
        """Windows to be closed after the test, whatever happens in it."""
        opened: list[Window] = []
        yield opened
        for window in opened:
            window.close()
            if window.process.poll() is None:
                window.process.kill()
            window.process.wait()


posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are not on Windows")


@posix
def test_a_crash_in_a_terminal(tmp_path: Path, windows: list["Window"]) -> None:
    window = Window(tmp_path)
    windows.append(window)
    window.send("half a word")
    window.until("HAS half a word")
    window.send("\x1b[20~")  # f9
    assert window.ended() == 1
    assert window.restored()
    assert SECRET not in window.seen
    told = " ".join(window.seen.rpartition("\x1b[?1049l")[2].split())
    assert "stopped because of a fault in the program (KeyError). What you typed was kept" in told
    (report,) = (tmp_path / "crashes").iterdir()
    assert str(report) in told
    assert SECRET not in report.read_text()
    assert "Guarded.action_crash" in report.read_text() or "Content.action_crash" in report.read_text()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert (tmp_path / "draft").read_text() == "half a word"
    assert (tmp_path / "after").exists()


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_order(tmp_path: Path, windows: list["Window"], number: signal.Signals) -> None:
    window = Window(tmp_path)
    windows.append(window)
    window.send("half a word")
    window.until("HAS half a word")
    window.process.send_signal(number)
    assert window.ended() == 128 + number
    assert window.restored()
    assert (tmp_path / "draft").read_text() == "half a word"
    assert (tmp_path / "after").exists()


@posix
@pytest.mark.parametrize("signalled", [True, False], ids=["with SIGHUP", "by the end of its input"])
def test_a_closed_window_ends_it_in_order(tmp_path: Path, windows: list["Window"], signalled: bool) -> None:
    window = Window(tmp_path, signalled=signalled)
    windows.append(window)
    window.send("half a word")
    window.until("HAS half a word")
    window.close()
    assert window.process.wait(5) == 128 + signal.SIGHUP
    assert (tmp_path / "draft").read_text() == "half a word"
    assert (tmp_path / "after").exists()


@posix
def test_textual_still_spins_when_its_input_ends(tmp_path: Path, windows: list["Window"]) -> None:
    window = Window(tmp_path, "plain", signalled=False)
    windows.append(window)
    window.close()
    with pytest.raises(subprocess.TimeoutExpired):
        window.process.wait(1)
        pytest.fail(NOT_NEEDED)


@posix
def test_the_program_outlives_the_terminal_it_writes_to(tmp_path: Path, windows: list["Window"]) -> None:
    # Textual's queue has room for 30 writes; with nobody to take them, the next one waits for ever.
    busy = CHILD.replace(
        "    def crash_folder", "        for _ in range(200): self._driver.write('.')\n\n    def crash_folder"
    )
    window = Window(tmp_path, signalled=False, program=busy)
    windows.append(window)
    window.close()
    assert window.process.wait(5) == 128 + signal.SIGHUP
    assert (tmp_path / "after").exists()


@posix
def test_textual_still_dies_of_signals(tmp_path: Path, windows: list["Window"]) -> None:
    window = Window(tmp_path, "plain")
    windows.append(window)
    window.process.send_signal(signal.SIGTERM)
    assert window.ended() == -signal.SIGTERM, NOT_NEEDED
    assert not window.restored(), NOT_NEEDED


@posix
def test_textual_still_ends_as_if_all_were_well_after_a_bad_byte(
    tmp_path: Path, windows: list["Window"]
) -> None:
    window = Window(tmp_path, "plain")
    windows.append(window)
    window.send(b"\xff")
    assert window.ended() == 0, NOT_NEEDED
    assert "UnicodeDecodeError" in window.seen, NOT_NEEDED


@posix
def test_bad_bytes_huge_pastes_and_small_windows_in_a_terminal(
    tmp_path: Path, windows: list["Window"]
) -> None:
    window = Window(tmp_path)
    windows.append(window)
    window.send(b"Caf\xe9 \xff\xfe")
    window.until("HAS Caf")
    window.send("\x1b[D" * 3 + "!")
    window.until("!")

    window.send("\x1b[200~" + "[/x]\x00" * 2_000_000)
    window.send("\x1b[201~")
    window.until("10,000,000")
    window.send("ok")
    window.until("HAS Caf")

    window.seen = ""
    window.resize(20, 5)
    window.until("\x1b[2J")
    notice = window.until("5.")
    words = " ".join(re.sub(r"\x1b\[[\d;]+H", " ", notice).split())
    assert words == "kamtui needs a window of at least 40 × 10; this one is 20 × 5."
    window.send("swallowed\x1b[200~and this\x1b[201~\x1b[6~\x10")
    window.resize(1, 1)
    window.until("\x1b[2J\x1b[1;1H4")
    assert not window.read(0.3) or "HAS" not in window.seen
    window.resize(80, 24)
    window.until("HAS Caf")
    window.send("?")
    window.until("?")
    assert "swallowed" not in window.seen

    window.resize(30, 8)
    window.until("this one is")
    window.send("\x11")  # ctrl+q
    assert window.ended() == 0
    assert window.restored()


class Broken:
    """A terminal that has vanished."""

    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")

    def flush(self) -> None:
        raise OSError(5, "Input/output error")


def all_is_written(file: Any) -> bool:
    from textual.drivers._writer_thread import WriterThread

    writer = WriterThread(file)
    writer.start()

    def write() -> None:
        for _ in range(100):
            writer.write("x")
        writer.stop()

    work = threading.Thread(target=write, daemon=True)
    work.start()
    work.join(0.5)
    return not work.is_alive()


@posix
def test_what_is_written_to_a_vanished_terminal_goes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "_write_nowhere", lambda: None)
    assert all_is_written(guards._Screenwriter(cast(TextIO, Broken())))


@posix
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_textual_still_waits_for_a_vanished_terminal() -> None:
    assert not all_is_written(Broken()), NOT_NEEDED


@posix
@pytest.mark.parametrize("fault", [OSError(5, ""), EOFError(), KeyError(SECRET)])
def test_the_end_of_the_input_is_a_hangup_and_the_rest_a_fault(fault: Exception) -> None:
    heard: list[Any] = []

    class Listener:
        end_from_thread = heard.append
        _handle_exception = "fault"

        @staticmethod
        def call_later(what: Any, error: Exception) -> None:
            heard.append((what, error))

    def fail() -> None:
        raise fault

    driver: Any = object.__new__(guards.GuardedDriver)
    driver._guarded = driver._app = Listener
    driver.run_input_thread = fail
    driver._run_input_thread()
    assert heard == [("fault", fault) if isinstance(fault, KeyError) else signal.SIGHUP]


@posix
async def test_end_by_is_safe_from_any_thread() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        await asyncio.to_thread(app.end_from_thread, signal.SIGTERM)
        await pilot.pause()
        app.end_by(signal.SIGHUP)
    assert app.return_code == 128 + signal.SIGTERM
    assert app.drafts_kept == 2
    app.end_from_thread(signal.SIGHUP)
