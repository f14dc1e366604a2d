"""How quick kamtui is, measured from outside as a person meets it: `.venv/bin/python -m tests.benchmark`.

Programs run in a pseudo terminal of 120×40. Each figure stands beside its bound; nothing fails. Of the times at the
start, the processor's are compared with those of E, the smallest Textual app, started in turn with them: both slow down
alike on a loaded machine. Measure on an idle one all the same. Needs Linux.

`--book FILE` measures with that book as the large one, else one is made first, which takes a minute;
`--runs N` starts everything N times.
"""

import argparse
import os
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from kamtui import __version__, paths
from kamtui.config import Choices
from kamtui.sample.book import make_sample
from kamtui.store.book import upkeep
from tests.make_big_book import make_big_book

if sys.platform != "win32":
    import fcntl
    import pty
    import termios

COLUMNS, ROWS = 120, 40
RUNS = 8
PATIENCE = 30.0
"""So many seconds at most for a picture."""
KEY_PATIENCE = 3.0
"""And for the first change after a key."""
QUIET = 0.12
"""A burst of output has ended when nothing came for so many seconds."""
AT_REST = 4.0
"""So many seconds after the first picture, what is read beside it is read too."""
FIRST_PICTURE = b"Today"
PLACES = {"2": "Accounts", "3": "Calls", "4": "Terms", "5": "Chain", "6": "Numbers"}
SEARCHED = "договор"
ENTER, ESCAPE, DOWN, UP = "\r", "\x1b", "\x1b[B", "\x1b[A"
KEYS = (DOWN, DOWN, DOWN, UP, DOWN) * 12

SMALLEST_APP = """
from textual.app import App
from textual.widgets import Static


class E(App):
    def compose(self):
        yield Static("Today")


E().run()
"""

_QUESTION = re.compile(rb"\x1b\[\?(\d+)\$p")
"""Textual asks the terminal whether it knows a mode."""
_POINTER = re.compile(rb"\x1b\]22;[^\x07]*\x07")
"""What the mouse looks like: Textual says it at once when a screen goes, long before there is anything to see."""


class Start(NamedTuple):
    """What a start costs until its first picture, in seconds."""

    waited: float
    cpu: float


class Session:
    """A program in a terminal of its own; ended by leaving the `with`."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._seen = b""
        self._started = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def start(self) -> Start:
        """Wait for the first picture. Raises TimeoutError where none comes."""
        while FIRST_PICTURE not in self._seen:
            if not self._read(PATIENCE):
                raise TimeoutError(self._seen.decode("utf-8", "replace")[-500:])
        return Start(time.perf_counter() - self._started, self._cpu())

    def press(self, keys: str) -> float:
        """Send keys; the seconds until the last of what they change is on the screen; 0 where they change nothing."""
        sent = last = time.perf_counter()
        os.write(self._terminal, keys.encode())
        patience = KEY_PATIENCE
        while read := self._read(patience):
            if _POINTER.sub(b"", read):
                last, patience = time.perf_counter(), QUIET
        return last - sent

    def rest(self, seconds: float) -> None:
        """Read what the program draws by itself during that time."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def most_memory(self) -> int:
        """The largest memory that the program has had, in bytes."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024

    def _read(self, seconds: float) -> bytes:
        """What the program writes next; empty where it writes nothing for so long."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return b""
        try:
            read = os.read(self._terminal, 1 << 20)
        except OSError:  # it ended
            return b""
        for mode in _QUESTION.findall(read):
            os.write(self._terminal, b"\x1b[?%s;%d$y" % (mode, 2 if mode == b"2026" else 0))
        self._seen += read
        return read

    def _cpu(self) -> float:
        """The processor time of all its threads so far, in seconds."""
        return time.clock_gettime(
            (~self.pid << 3) | 2
        )  # the process's clock, as clock_getcpuclockid(3) names it


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--book", type=Path, help="a large book (else one is made)")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often everything is started")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kamtui-benchmark-") as name:
        folder = Path(name)
        environment = _environment(folder)
        sample, big = folder / "sample.db", options.book or folder / "big.db"
        make_sample(sample)
        if options.book is None:
            make_big_book(big)
        os.environ |= environment
        Choices.load(paths.choices_file()).is_updated(
            __version__
        )  # what is new is told at the first start only
        for book in (sample, big):  # so that no backup or check is due while we measure
            upkeep.care_for(book, paths.backup_folder(book), read_only=False)
        _measure_starts(folder, sample, big, environment, options.runs)
        _measure_answers(sample, big, environment, options.runs)
        _measure_keys(sample, big, environment)


def _environment(folder: Path) -> dict[str, str]:
    """A plain person's, with a home of its own. Python keeps what it compiled, as it does for people."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "TZ", "PYTHONPATH")}
    home = folder / "home"
    home.mkdir()
    return kept | {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def kamtui(*arguments: str) -> list[str]:
    """The command line of kamtui under the Python that measures."""
    return [sys.executable, "-m", "kamtui", *arguments]


# -- starting


def _measure_starts(folder: Path, sample: Path, big: Path, environment: dict[str, str], runs: int) -> None:
    smallest = folder / "smallest.py"
    smallest.write_text(SMALLEST_APP, encoding="utf-8")
    programs = {
        "E, the smallest Textual app": ([sys.executable, str(smallest)], 1.0),
        "an existing book": (kamtui("--book", str(sample)), 1.5),
        "a big book": (kamtui("--book", str(big)), 1.7),
        "kamtui demo": (kamtui("demo"), 2.2),
    }
    starts: dict[str, list[Start]] = {name: [] for name in programs}
    for run in range(runs + 1):
        for name, (command, _bound) in programs.items():
            with Session(command, environment) as session:
                start = session.start()
            if run:  # the first compiles, and fills the file system's memory
                starts[name].append(start)
    print(f"Start to the first picture (medians of {runs}; processor times beside E's)")
    whole = min(starts, key=list(starts).index)
    cpu_of_e = _median(start.cpu for start in starts[whole])
    for name, (_command, bound) in programs.items():
        cpu, waited = (
            _median(values) for values in zip(*((s.cpu, s.waited) for s in starts[name]), strict=True)
        )
        _say(
            name,
            f"{cpu * 1000:.0f} ms of processor, {waited * 1000:.0f} ms",
            f"{cpu / cpu_of_e:.2f} E",
            f"{bound} E",
        )


def _measure_answers(sample: Path, big: Path, environment: dict[str, str], runs: int) -> None:
    commands = {
        "python -c pass": ([sys.executable, "-c", "pass"], 1),
        "kamtui today": (kamtui("--book", str(sample), "today"), 8),
        "kamtui today, big book": (kamtui("--book", str(big), "today"), 16),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, (command, _bound) in commands.items():
            cpu = _cpu_of(command, environment)
            if run:
                times[name].append(cpu)
    print(f"\nAnswers in the shell (medians of {runs}, processor time)")
    nothing = _median(times["python -c pass"])
    for name, (_command, bound) in commands.items():
        cpu = _median(times[name])
        _say(name, f"{cpu * 1000:.0f} ms", f"{cpu / nothing:.1f} ×", f"{bound} ×")


def _cpu_of(command: Sequence[str], environment: dict[str, str]) -> float:
    """The processor time that a command takes until it has ended, in seconds."""
    child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _pid, _status, used = os.wait4(child.pid, 0)
    child.returncode = 0
    return used.ru_utime + used.ru_stime


# -- keys


def _measure_keys(sample: Path, big: Path, environment: dict[str, str]) -> None:
    for title, book in (("The sample book", sample), ("The big book", big)):
        print(f"\n{title}: from the key to the last change on the screen")
        with Session(kamtui("--book", str(book)), environment) as session:
            session.start()
            session.rest(AT_REST)
            _say_key_times("a key in a list", [session.press(key) for key in KEYS], "25 ms", "50 ms")
            for key, place in PLACES.items():
                waited = session.press(key)
                _say(f"{place} the first time", f"{waited * 1000:.0f} ms", "", "100 ms")
                session.rest(AT_REST)
            session.press("2")
            for name, key in (("an account", ENTER), ("back to the list", ESCAPE)):
                waited = session.press(key)
                _say(name, f"{waited * 1000:.0f} ms", "", "100 ms")
                session.rest(AT_REST)
            session.press("/")
            letters = [session.press(letter) for letter in SEARCHED]
            _say_key_times("a letter of the search", letters, "", "50 ms")
            _say("memory", f"{session.most_memory() / 1e6:.0f} MB", "", "80 MB")


def _say_key_times(name: str, times: Sequence[float], median_bound: str, late_bound: str) -> None:
    """Say the median, and below what 95 in a hundred lie."""
    late = sorted(times)[int(len(times) * 0.95)]
    _say(name, f"{_median(times) * 1000:.0f} ms median", "", median_bound)
    _say("", f"{late * 1000:.0f} ms in 95 %", "", late_bound)


def _say(name: str, figure: str, ratio: str, bound: str) -> None:
    print(f"  {name:<30}{figure:<40}{ratio:<10}{f'(bound {bound})' if bound else ''}".rstrip())


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)


if __name__ == "__main__":
    main()
