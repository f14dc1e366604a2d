"""What comes from the terminal and goes to it: bytes that are no text, endless pastes, a terminal that is gone."""

import codecs
import contextlib
import os
import selectors
import signal
import sys
from types import SimpleNamespace
from typing import Any, Self, TextIO

from textual import constants, events
from textual.driver import Driver
from textual.message import Message

from kamtui.domain.text.cleaning import NOTE_LIMIT
from kamtui.ui.guards.endings import EndingApp

_PASTE_STARTS = "\x1b[200~"
_PASTE_ENDS = "\x1b[201~"
_TAIL = len(_PASTE_ENDS) - 1


class LongPaste(str):
    """The beginning of a paste that is too long to be taken, with the length of the whole."""

    length: int

    def __new__(cls, beginning: str, length: int) -> Self:
        paste = super().__new__(cls, beginning)
        paste.length = length
        return paste


def paste_length(text: str) -> int:
    """How many characters were pasted; `text` may be only the beginning of them, a `LongPaste`."""
    return text.length if isinstance(text, LongPaste) else len(text)


class TerminalReader:
    """The decoder between the terminal's bytes and Textual's parser. Three inputs do no harm here:

    A byte that is not UTF-8 (a Latin-1 terminal, a binary file pasted) becomes U+FFFD; Textual would
    crash. The end of the input raises EOFError; Textual would ask for more for ever, using a whole
    processor. Of a paste only so much is passed on as shows that it is too long: Textual's parser
    takes a second for each 1.3 million characters, and nothing else happens meanwhile.
    """

    def __init__(self, longest_paste: int = NOTE_LIMIT) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._longest = longest_paste
        self._tail = ""  # the last characters, for a mark that arrives in two pieces
        self._tail_passed = True
        self._pasting = False
        self.pasted = 0
        """Characters in the paste that was read last."""
        self.ends_in_escape = False
        """Whether an escape came last: it is a key of its own where nothing follows soon."""

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of `data`, for Textual's parser. Raises EOFError when the terminal is gone."""
        if not data and not final:
            raise EOFError
        text = self._decoder.decode(data, final)
        self.ends_in_escape = text.endswith("\x1b")
        passed: list[str] = []
        while text:
            text = self._within_paste(text, passed) if self._pasting else self._outside(text, passed)
        return "".join(passed)

    def _outside(self, text: str, passed: list[str]) -> str:
        """Append to `passed` what of `text` is outside a paste, up to and with the mark of its start; the rest."""
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
        """Append to `passed` what of `text` is in the paste, unless that is too long; what follows the paste."""
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
        """The terminal as a file that may vanish: what is written to it after that is dropped.

        Textual's writing thread would die of the first OSError, and the program then wait for ever for
        room in that thread's queue.
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
        """Point stdout and stderr at the null device, or Python's last flush at exit fails as well."""
        with contextlib.suppress(OSError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            os.close(nowhere)

    class _EscapeSelector(selectors.SelectSelector):
        """Waits for the terminal, after an escape only as long as a longer key may take to arrive.

        Textual asks no sooner than 0.1 s later whether it was a key of its own, often only after 0.2 s.
        """

        def __init__(self, reader: TerminalReader) -> None:
            super().__init__()
            self._reader = reader

        def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
            return super().select(constants.ESCAPE_DELAY if self._reader.ends_in_escape else timeout)

    class GuardedDriver(linux_driver.LinuxDriver):
        """Textual's driver, which survives bad bytes and endless pastes and notices a closed terminal."""

        def __init__(self, app: EndingApp[Any], **options: Any) -> None:
            super().__init__(app, **options)
            self._guarded = app
            self._file: Any = _Screenwriter(self._file)
            self.reader = TerminalReader()

        def run_input_thread(self) -> None:
            self.reader = TerminalReader()
            # The only way in: the thread makes its decoder and its selector by these names. One driver runs at a time.
            vars(linux_driver)["getincrementaldecoder"] = lambda encoding: lambda: self.reader
            vars(linux_driver)["selectors"] = SimpleNamespace(
                SelectSelector=lambda: _EscapeSelector(self.reader), EVENT_READ=selectors.EVENT_READ
            )
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


def guarded_driver(chosen: type[Driver]) -> type[Driver]:
    """The guarded driver in place of Textual's own for terminals; any other, as that of tests, stays."""
    if sys.platform != "win32" and chosen is linux_driver.LinuxDriver:
        return GuardedDriver
    return chosen
