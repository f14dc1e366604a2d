"""Where Textual 8.2.8 would crash, leak or lose something, and what keeps it from doing so.

`GuardedApp` is the application, `GuardedScreen` and `GuardedDialog` (or the mixin `Guard`) the
screens, `CleanInput` and `NoteArea` the fields: with these, nothing else needs to be called. Each
guard has two tests, one that it works and one that fails as soon as Textual no longer needs it.
"""

import asyncio
import codecs
import contextlib
import contextvars
import os
import signal
import sys
import textwrap
from collections import deque
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Self, TextIO

from rich.console import RenderableType
from textual import events
from textual._context import active_app
from textual.app import App, ReturnType
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.document._document import EditResult, Location
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.theme import ThemeProvider
from textual.widget import Widget
from textual.widgets import Input, OptionList, TextArea
from textual.worker import WorkerFailed

from kamtui import crash
from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT, clean, printable
from kamtui.domain.text.language import _

LEAST_WINDOW = Size(40, 10)
"""Columns and rows below which nothing useful can be shown."""

KEYS_IN_A_SMALL_WINDOW = frozenset({"ctrl+q"})

LONGEST_HOLD = 2.0
"""Seconds after which keys no longer wait for a form that does not come."""

LONGEST_TURN = 0.2
"""Seconds after which a key no longer waits for the one before it, whose taker may be gone."""


# --- What comes from the terminal ---------------------------------------------------------------

_PASTE_STARTS = "\x1b[200~"
_PASTE_ENDS = "\x1b[201~"
_TAIL = len(_PASTE_ENDS) - 1


class LongPaste(str):
    """The beginning of a paste too long to be taken, which knows how long the whole was."""

    length: int

    def __new__(cls, beginning: str, length: int) -> Self:
        paste = super().__new__(cls, beginning)
        paste.length = length
        return paste


def paste_length(text: str) -> int:
    """How many characters were pasted, of which `text` may be the beginning only."""
    return text.length if isinstance(text, LongPaste) else len(text)


class TerminalReader:
    """The decoder between the terminal's bytes and Textual's parser, where three things end well.

    A byte that is not UTF-8 (a Latin-1 terminal, a binary file pasted) becomes U+FFFD; Textual would
    end. The end of the input raises EOFError; Textual would ask for more, again and again, with all
    of a processor. And of a paste only as much passes as shows that it is too long: Textual's parser
    takes a second for each 1.3 million characters, while nothing else happens.
    """

    def __init__(self, longest_paste: int = NOTE_LIMIT) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._longest = longest_paste
        self._tail = ""  # the last characters, for a mark that arrives in two pieces
        self._tail_passed = True
        self._pasting = False
        self.pasted = 0
        """Characters in the paste that was read last."""

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of `data`, for Textual's parser. Raises EOFError when the terminal is gone."""
        if not data and not final:
            raise EOFError
        text = self._decoder.decode(data, final)
        passed: list[str] = []
        while text:
            text = self._within_paste(text, passed) if self._pasting else self._outside(text, passed)
        return "".join(passed)

    def _outside(self, text: str, passed: list[str]) -> str:
        """Pass `text` on up to where a paste starts; return what follows."""
        known = len(self._tail)
        seen = self._tail + text
        start = seen.find(_PASTE_STARTS)
        if start < 0:
            passed.append(text)
            self._tail = seen[-_TAIL:]
            return ""
        end = start + len(_PASTE_STARTS)
        passed.append(seen[known:end])
        self._pasting, self.pasted, self._tail, self._tail_passed = True, 0, "", True
        return seen[end:]

    def _within_paste(self, text: str, passed: list[str]) -> str:
        """Pass `text` on up to the end of the paste, unless it is too long; return what follows."""
        known = len(self._tail)
        seen = self._tail + text
        end = seen.find(_PASTE_ENDS)
        too_long = self.pasted > self._longest
        if end < 0:
            self.pasted += len(text)
            if not too_long:
                passed.append(text)
            self._tail, self._tail_passed = seen[-_TAIL:], not too_long
            return ""
        after = end + len(_PASTE_ENDS)
        self.pasted += end - known  # negative where the mark began in the tail, which was counted
        if not too_long:
            passed.append(seen[known:after])
        else:
            passed.append(seen[known:after] if self._tail_passed and end < known else _PASTE_ENDS)
        self._pasting, self._tail = False, ""
        return seen[after:]


if sys.platform != "win32":
    from textual.drivers import linux_driver

    class _Screenwriter:
        """The terminal as a file that may vanish: what is written to it then goes nowhere.

        Textual's writing thread would die of the first OSError, and the program wait for ever for
        room in its queue.
        """

        def __init__(self, file: TextIO) -> None:
            self._file = file

        def write(self, text: str) -> int:
            try:
                return self._file.write(text)
            except OSError:
                _write_nowhere()
                return len(text)

        def flush(self) -> None:
            try:
                self._file.flush()
            except OSError:
                _write_nowhere()

        def fileno(self) -> int:
            return self._file.fileno()

    def _write_nowhere() -> None:
        """Point what would write to a closed terminal elsewhere, or the last flush fails as well."""
        with contextlib.suppress(OSError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            os.close(nowhere)

    class GuardedDriver(linux_driver.LinuxDriver):
        """Textual's driver, which survives bad bytes and endless pastes and notices a closed terminal."""

        def __init__(self, app: "GuardedApp[Any]", **options: Any) -> None:
            super().__init__(app, **options)
            self._guarded = app
            self._file: Any = _Screenwriter(self._file)
            self.reader = TerminalReader()

        def run_input_thread(self) -> None:
            self.reader = TerminalReader()
            # The only way in: the thread makes its decoder by this name. One driver runs at a time.
            vars(linux_driver)["getincrementaldecoder"] = lambda encoding: lambda: self.reader
            super().run_input_thread()

        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except (EOFError, OSError):
                self._guarded.end_from_thread(signal.SIGHUP)
            except Exception as error:  # noqa: BLE001 (as Textual does: whatever it is, it ends the app)
                self._app.call_later(self._app._handle_exception, error)

        def process_message(self, message: Message) -> None:
            if isinstance(message, events.Paste):
                length = max(len(message.text), self.reader.pasted)
                if length > NOTE_LIMIT:
                    message.text = LongPaste(message.text, length)
            super().process_message(message)


# --- Screens ------------------------------------------------------------------------------------


class Guard:
    """For screens and dialogs: `class Map(Guard, Screen[None])`, with the guard in front.

    Not a screen itself: Textual takes styles from the first base that is a widget only, so a dialog
    with a screen in front would lose the look of a dialog.
    """

    def _forward_event(self, event: events.Event) -> None:
        """Let the mouse be pressed on something that is just going away, as a toast that expires.

        Textual asks for the region of its parent, which is None by then.
        """
        try:
            super()._forward_event(event)  # type: ignore[misc]
        except AttributeError as error:
            if not isinstance(event, events.MouseEvent) or error.obj is not None:
                raise

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close this screen with `result`, once.

        A second escape arrives while the dialog goes; Textual would close the screen below it, or
        end when there is none. The same holds for a screen with another over it.
        """
        screen: Any = self
        if screen.app.screen_stack[-1:] != [screen]:
            return AwaitComplete()
        closing: AwaitComplete = super().dismiss(result)  # type: ignore[misc]
        return closing


class GuardedScreen(Guard, Screen[ScreenResultType]):
    """A screen with the guards."""


class GuardedDialog(Guard, ModalScreen[ScreenResultType]):
    """A dialog with the guards; once it can be typed into, it gets the keys that were typed ahead."""

    def on_mount(self) -> None:
        self.call_after_refresh(_let_keys_go, self)

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close this dialog. What is typed behind its answer waits until the answer is acted on."""
        app = self.app
        closes = app.screen_stack[-1:] == [self]
        closing = super().dismiss(result)
        if closes and isinstance(app, GuardedApp):
            app.hold_keys()
            app.screen.call_after_refresh(app.let_keys_go, app.holds)
        return closing


class GuardedPalette(Guard, CommandPalette):
    """The command palette with the guards, into whose field only text that may be shown comes."""

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.max_length = LINE_LIMIT
        # Textual makes the field itself, and asks it for this whenever its value is set.
        vars(field)["validate_value"] = showable
        self.call_after_refresh(_let_keys_go, self)


def _let_keys_go(screen: Screen[Any]) -> None:
    if isinstance(screen.app, GuardedApp):
        screen.app.let_keys_go()


_unguarded_dispatch = MessagePump._dispatch_message


async def _dispatch_message(self: MessagePump, message: Message) -> None:
    try:
        await _unguarded_dispatch(self, message)
    except Exception as error:
        app = active_app.get(None)
        if not isinstance(app, GuardedApp) or not app.tell_instead(error):
            raise


def outlive_refusals() -> None:
    """Let a widget go on after an error that is only for the person, such as a book that is locked.

    Textual ends the widget's loop with the first error of a handler, so one cannot be met later.
    """
    MessagePump._dispatch_message = _dispatch_message  # type: ignore[method-assign]


_unguarded_move_page = OptionList._move_page


def _move_page(self: OptionList, direction: Any) -> None:
    """Page keys in a list that is not laid out (just mounted, or without room) move nothing."""
    # Textual looks up lines that do not exist yet.
    with contextlib.suppress(KeyError, ValueError, IndexError):
        _unguarded_move_page(self, direction)


def tolerate_page_keys() -> None:
    """Guard every list of options against page keys, the palette's and those of selects included."""
    OptionList._move_page = _move_page  # type: ignore[method-assign]


# --- Fields -------------------------------------------------------------------------------------


def _tell(widget: Widget, words: str) -> None:
    widget.app.notify(words, severity="warning", markup=False, timeout=10)


def _refuse_long(widget: Widget, length: int) -> None:
    _tell(
        widget,
        _(
            "Not pasted: this text has {length:,} characters, and a note holds {limit:,}. "
            "Paste a part of it, or keep it as a file and write here where the file is."
        ).format(length=length, limit=NOTE_LIMIT),
    )


def _clean_whole(text: str, *, lines: bool) -> str:
    # Composing characters can make a text longer, three times at most.
    return clean(text, lines=lines, limit=4 * len(text))


def showable(value: str) -> str:
    """What of a value of one line may be shown; spaces stay, they may be half of what is typed."""
    if value.isprintable():
        return value
    return _clean_whole(value, lines=True).replace("\n", " ").replace("\t", " ")


class CleanInput(Input):
    """A field of one line, into which only text that may be shown comes.

    Textual's own shows escape sequences to the terminal as they are, drops all but the first line of
    a paste without a word, and answers a paste that is too long with a beep.
    """

    def __init__(
        self, value: str | None = None, placeholder: str = "", *, max_length: int = LINE_LIMIT, **options: Any
    ) -> None:
        super().__init__(value, placeholder, max_length=max_length, **options)

    def validate_value(self, value: str) -> str:
        """Whatever sets the value, it can be shown."""
        return showable(value)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._enter(event.text)

    def action_paste(self) -> None:
        """Enter what was copied inside the program: it may come from a note and have many lines."""
        self._enter(self.app.clipboard)

    def _enter(self, text: str) -> None:
        length = paste_length(text)
        if length > NOTE_LIMIT:
            _refuse_long(self, length)
            return
        words = clean(text, limit=NOTE_LIMIT)
        if not words:
            return
        start, end = sorted(self.selection)
        before, after = self.value[:start], self.value[end:]
        # Between what stands there and what comes, one space stays where there was any.
        if text[0].isspace() and before and not before[-1].isspace():
            words = " " + words
        if text[-1].isspace() and after and not after[0].isspace():
            words += " "
        total = len(before) + len(words) + len(after)
        if self.max_length and total > self.max_length:
            _tell(
                self,
                _(
                    "Not pasted: with it the line would have {total:,} characters, and it holds {limit:,}. "
                    "Long text belongs into a note."
                ).format(total=total, limit=self.max_length),
            )
            return
        self.replace(words, start, end)


class NoteArea(TextArea):
    """A field of many lines for a note: clean, at most `NOTE_LIMIT` characters, tab goes on."""

    def __init__(self, text: str = "", **options: Any) -> None:
        wanted = {"soft_wrap": True, "tab_behavior": "focus", "show_line_numbers": False}
        super().__init__(_clean_whole(text, lines=True), **{**wanted, **options})

    def load_text(self, text: str) -> None:
        """Replace the whole text, cleaned; also what `area.text = …` does."""
        super().load_text(_clean_whole(text, lines=True))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if self._enter(event.text):
            self.focus()

    def action_paste(self) -> None:
        """Enter what was copied inside the program."""
        self._enter(self.app.clipboard)

    def _enter(self, text: str) -> bool:
        length = paste_length(text)
        if length > NOTE_LIMIT:  # before anything is done with it: ten megabytes took half a minute
            _refuse_long(self, length)
            return False
        result = self._replace_via_keyboard(clean(text, lines=True), *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)
        return result is not None

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        # A note over the limit would be cut when it is saved, without a word.
        if insert and not self.read_only:
            lines = self.document.lines
            total = sum(map(len, lines)) + len(lines) - 1 + len(insert)
            if total > NOTE_LIMIT and total - len(self.get_text_range(start, end)) > NOTE_LIMIT:
                _tell(
                    self,
                    _(
                        "Not entered: a note holds {limit:,} characters, and with this it would have {total:,}."
                    ).format(limit=NOTE_LIMIT, total=total),
                )
                return None
        return super()._replace_via_keyboard(insert, start, end)


# --- The application ----------------------------------------------------------------------------


class _Stop(NamedTuple):
    """What is said on the terminal after a crash."""

    sentence: str
    report: str


class GuardedApp(App[ReturnType]):
    """A Textual application that ends well: killed, crashed, or with its window closed.

    To be filled in: `keep_drafts` and `crash_folder`. After `run`, leave with `return_code`.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        tolerate_page_keys()
        outlive_refusals()
        self._fault: BaseException | None = None
        self._stop: _Stop | None = None
        self._context_of_loop: contextvars.Context | None = None
        self._small_window: Size | None = None
        self._keys_wait = False
        self.holds = 0
        """How often keys were held so far."""
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._unused: deque[events.Key | events.Paste] = deque()
        self._turn = 0
        self._turn_is_on = False

    # What is typed ahead. A form opens some frames after its key; what is typed meanwhile is meant for
    # the form, and would act on the place below it: `c` and a name that begins with d would delete a line.

    class KeysMayGo(Message):
        """The keys that waited have somewhere to go."""

    class TurnTaken(Message):
        """The key of a turn was taken, or came back and was acted on: the next may go."""

        def __init__(self, turn: int) -> None:
            super().__init__()
            self.turn = turn

    def hold_keys(self) -> None:
        """Let keys and pastes wait until what an act opens stands, at most `LONGEST_HOLD` seconds."""
        self._keys_wait = True
        self.holds += 1
        self._end_turn()  # it was the key of this turn that asked for it
        self.set_timer(LONGEST_HOLD, partial(self.let_keys_go, self.holds))

    def let_keys_go(self, hold: int | None = None) -> None:
        """Give what was typed meanwhile to what has the focus now; of a `hold` only if none came after it."""
        if hold is not None and hold != self.holds:
            return
        self._keys_wait = False
        self.post_message(self.KeysMayGo())

    async def on_guarded_app_keys_may_go(self) -> None:
        await self._pass_keys_on()

    async def on_guarded_app_turn_taken(self, message: TurnTaken) -> None:
        if message.turn == self._turn:
            self._end_turn()
            await self._pass_keys_on()

    def _end_turn(self) -> None:
        self._turn += 1
        self._turn_is_on = False

    async def _pass_keys_on(self) -> None:
        """Give the keys that waited to what has the focus, each when the one before it was acted on.

        It may answer a question: those behind it are not for the dialog that it closes.
        """
        while (self._unused or self._waiting) and not self._keys_wait and not self._turn_is_on:
            event = (self._unused or self._waiting).popleft()
            target = self.focused or self.screen
            await super().on_event(event)
            # It takes the way of the key, from what has the focus up to here, and so arrives behind it.
            if target.post_message(self.TurnTaken(self._turn)):
                self._turn_is_on = True
                self.set_timer(LONGEST_TURN, partial(self.post_message, self.TurnTaken(self._turn)))

    def keep_drafts(self) -> None:
        """Keep whatever was typed and not saved. Called before a crash or a signal ends the program.

        It may be called twice, must be quick, cannot wait, and may raise: then the sentence says that
        it was not kept.
        """

    def crash_folder(self) -> Path:
        """Where the report of a crash goes."""
        raise NotImplementedError

    # Crashes. Textual prints the local variables of every frame, which are the customers.

    def run(self, *args: Any, **options: Any) -> ReturnType | None:
        """Run until it ends; a fault that Textual does not catch itself ends it no worse than others."""
        try:
            return super().run(*args, **options)
        except Exception as error:  # noqa: BLE001 (Python would print the message, and it may hold data)
            self._return_code = 1
            self._stop_for(error)
            self._print_error_renderables()
            return None

    def exit(
        self, result: ReturnType | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave with `return_code`, unless a crash has already made it 1."""
        super().exit(result, return_code if self._stop is None else 1, message)

    def tell_instead(self, error: BaseException) -> bool:
        """Say an error that is for the person and no fault of the program; whether it was said."""
        return False

    def _handle_exception(self, error: Exception) -> None:
        # From timers, workers and drawing; those of messages are met by `outlive_refusals`.
        if self._stop is None and self.tell_instead(
            error.error if isinstance(error, WorkerFailed) else error
        ):
            return
        self._fault = self._fault or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._stop_for(self._fault or sys.exc_info()[1] or RuntimeError())
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End because of a fault. What is handed over is not shown: it may hold customers' data."""
        self._return_code = 1
        self._fatal_error()

    def _stop_for(self, error: BaseException) -> None:
        """Keep the drafts and the report, and what to say about them, for the first fault only."""
        if self._stop is not None:
            return
        if isinstance(error, WorkerFailed):
            error = error.error
        kept = self._try_to_keep_drafts()
        if kept:
            sentence = _(
                "kamtui stopped because of a fault in the program ({kind}). "
                "What you typed was kept; start it again."
            )
        else:
            sentence = _(
                "kamtui stopped because of a fault in the program ({kind}). "
                "What was typed last could not be kept; what was saved is safe."
            )
        try:
            path = crash.keep(crash.report(error), self.crash_folder())
        except Exception:  # noqa: BLE001 (a second fault must not hide the first)
            where = _("A report could not be written.")
        else:
            where = _("A report without your data is in {path}").format(path=printable(str(path)))
        self._stop = _Stop(sentence.format(kind=crash.name_of(error)), where)

    def _try_to_keep_drafts(self) -> bool:
        try:
            self.keep_drafts()
        except Exception:  # noqa: BLE001 (it ends anyway, and the sentence says so)
            return False
        return True

    def _print_error_renderables(self) -> None:
        if self._stop is None:
            super()._print_error_renderables()
            return
        self._exit_renderables.clear()
        if self._stop.sentence:
            with contextlib.suppress(OSError):
                self.error_console.print(self._stop.sentence)
                self.error_console.print(self._stop.report, soft_wrap=True)  # a path to be copied
            self._stop = _Stop("", "")

    # Signals and closed windows. Unhandled they leave the terminal unusable and the drafts behind.

    def on_load(self) -> None:
        """Be ready for signals before the terminal is touched."""
        self._context_of_loop = contextvars.copy_context()
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                # Not on Windows, and only where Python takes signals: in its main thread.
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self.end_by, number)

    def end_by(self, number: int) -> None:
        """Keep the drafts and leave, because of the signal `number`."""
        self._try_to_keep_drafts()
        if not self._exit:
            self.exit(return_code=128 + number)

    def end_from_thread(self, number: int) -> None:
        """`end_by`, asked for by another thread."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                self._loop.call_soon_threadsafe(self.end_by, number, context=self._context_of_loop)

    def get_driver_class(self) -> type[Driver]:
        """The guarded driver in place of Textual's."""
        chosen = super().get_driver_class()
        if sys.platform != "win32" and chosen is linux_driver.LinuxDriver:
            return GuardedDriver
        return chosen

    # Small windows. Screens never hear of one: they keep the size they have, with focus, scrolling
    # and typed text, while a sentence stands in the window instead of what they draw.

    @property
    def too_small(self) -> bool:
        """Whether the window is too small to show anything but that."""
        return self._small_window is not None

    @property
    def size(self) -> Size:
        """The size for screens, never below `LEAST_WINDOW`."""
        real = super().size
        if _fits(real):
            return real
        return Size(max(real.width, LEAST_WINDOW.width), max(real.height, LEAST_WINDOW.height))

    async def _on_resize(self, event: events.Resize) -> None:
        if not _fits(event.size):
            event.stop()
            event.prevent_default()
            self._small_window = event.size
            if self._driver is not None and not self.is_headless:
                self._driver.write(small_window_notice(event.size))
                self._driver.flush()
        elif self._small_window is not None:
            self._small_window = None
            self.refresh()

    async def on_event(self, event: events.Event) -> None:
        """Take no key, click or paste that would act on what cannot be seen, and no paste that steers the terminal."""
        if isinstance(event, events.Paste) and len(event.text) <= NOTE_LIMIT:  # a longer one is refused
            event.text = _clean_whole(event.text, lines=True)
        if (
            self._small_window is not None
            and isinstance(event, (events.InputEvent, events.Paste))
            and not event.is_forwarded
            and not (isinstance(event, events.Key) and event.key in KEYS_IN_A_SMALL_WINDOW)
        ):
            return
        if self._has_to_wait(event):
            # One that comes back unused from what had the focus when it was typed goes before the others.
            line = self._unused if event.is_forwarded else self._waiting
            if isinstance(event, events.Key):
                line.append(events.Key(event.key, event.character))
            elif isinstance(event, events.Paste):
                line.append(events.Paste(event.text))
            await self._pass_keys_on()
            return
        await super().on_event(event)

    def _has_to_wait(self, event: events.Event) -> bool:
        if isinstance(event, events.Key):
            if event.key in KEYS_IN_A_SMALL_WINDOW:
                return False
        elif not isinstance(event, events.Paste):
            return False
        if event.is_forwarded:
            return self._keys_wait
        return self._keys_wait or self._turn_is_on or bool(self._unused or self._waiting)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable if self._small_window is None else None)

    # Screens that Textual makes itself.

    def get_default_screen(self) -> Screen[Any]:
        """Textual's first screen, with the guards."""
        return GuardedScreen[Any](id="_default")

    def action_command_palette(self) -> None:
        """Show the command palette, with the guards."""
        if self.use_command_palette and not isinstance(self.screen, CommandPalette):
            self.hold_keys()
            self.push_screen(GuardedPalette(id="--command-palette"))

    def search_themes(self) -> None:
        """Show the palette of themes, with the guards."""
        self.hold_keys()
        self.push_screen(GuardedPalette(providers=[ThemeProvider], placeholder=_("Search for themes…")))


def _fits(window: Size) -> bool:
    return window.width >= LEAST_WINDOW.width and window.height >= LEAST_WINDOW.height


def small_window_words(window: Size) -> list[str]:
    """The lines that say that a `window` is too small, in as many words as there is room for."""
    sizes = {
        "columns": LEAST_WINDOW.width,
        "rows": LEAST_WINDOW.height,
        "width": window.width,
        "height": window.height,
    }
    lines: list[str] = []
    for words in (
        _("kamtui needs a window of at least {columns} × {rows}; this one is {width} × {height}."),
        _("Needs {columns} × {rows}"),
        "{columns}×{rows}",
    ):
        lines = textwrap.wrap(words.format(**sizes), max(window.width, 1), break_on_hyphens=False)
        whole = words.format(**sizes).split() == " ".join(lines).split()
        if whole and len(lines) <= window.height:
            return lines
    return lines[: max(window.height, 0)]


def small_window_notice(window: Size) -> str:
    """What to write to the terminal so that only `small_window_words` stand in it."""
    lines = small_window_words(window)
    top = (window.height - len(lines)) // 2 + 1
    left = [(window.width - len(line)) // 2 + 1 for line in lines]
    return "\x1b[0m\x1b[2J" + "".join(
        f"\x1b[{top + row};{column}H{line}"
        for row, (column, line) in enumerate(zip(left, lines, strict=True))
    )
