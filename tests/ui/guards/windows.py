"""A terminal window with a small program in it, for what only a real terminal shows."""

import contextlib
import os
import select
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kamtui
from tests.failing import SECRET

ROOT = Path(kamtui.__file__).parents[1]
CHILD = """
import os, sys
from pathlib import Path
folder = Path(sys.argv[1])
from textual.app import App
from textual.widgets import Input, Label, Static
from kamtui.ui.guards import GuardedApp
from kamtui.ui.guards.fields import CleanInput
from kamtui.ui.guards.notes import NoteArea

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


posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are not on Windows")
