"""What the terminal sends and takes: bytes that are no text, endless pastes, a terminal that is gone."""

import inspect
import re
import signal
import subprocess
import threading
from pathlib import Path
from typing import Any, TextIO, cast

import pytest

from kamtui.ui.guards import terminal
from kamtui.ui.guards.terminal import TerminalReader
from tests.effort import counted
from tests.failing import SECRET
from tests.ui.guards.guarded import NOT_NEEDED
from tests.ui.guards.windows import CHILD, Window, posix


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


@posix
def test_after_an_escape_it_is_asked_soon_whether_more_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    import selectors

    from textual import constants
    from textual.drivers.linux_driver import LinuxDriver

    waited: list[float | None] = []

    def select(_self: object, seconds: float | None) -> list[object]:
        waited.append(seconds)
        return []

    monkeypatch.setattr(selectors.SelectSelector, "select", select)
    reader = TerminalReader()
    with terminal._EscapeSelector(reader) as selector:
        for typed in (b"a", b"\x1b[A", b"\x1b", b"\x1b\x1b", b"b"):
            reader.decode(typed)
            selector.select(0.1)
    assert waited == [0.1, 0.1, constants.ESCAPE_DELAY, constants.ESCAPE_DELAY, 0.1]
    assert "selector.select(0.1)" in inspect.getsource(LinuxDriver.run_input_thread), NOT_NEEDED


@posix
def test_textual_still_spins_when_its_input_ends(tmp_path: Path, windows: list[Window]) -> None:
    window = Window(tmp_path, "plain", signalled=False)
    windows.append(window)
    window.close()
    with pytest.raises(subprocess.TimeoutExpired):
        window.process.wait(1)
        pytest.fail(NOT_NEEDED)


@posix
def test_the_program_outlives_the_terminal_it_writes_to(tmp_path: Path, windows: list[Window]) -> None:
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
def test_textual_still_ends_as_if_all_were_well_after_a_bad_byte(
    tmp_path: Path, windows: list[Window]
) -> None:
    window = Window(tmp_path, "plain")
    windows.append(window)
    window.send(b"\xff")
    assert window.ended() == 0, NOT_NEEDED
    assert "UnicodeDecodeError" in window.seen, NOT_NEEDED


@posix
def test_bad_bytes_huge_pastes_and_small_windows_in_a_terminal(tmp_path: Path, windows: list[Window]) -> None:
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
    monkeypatch.setattr(terminal, "_write_nowhere", lambda: None)
    assert all_is_written(terminal._Screenwriter(cast(TextIO, Broken())))


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

    driver: Any = object.__new__(terminal.GuardedDriver)
    driver._guarded = driver._app = Listener
    driver.run_input_thread = fail
    driver._run_input_thread()
    assert heard == [("fault", fault) if isinstance(fault, KeyError) else signal.SIGHUP]
