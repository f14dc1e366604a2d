"""Something long that is written beside, with how far it is, and the key that ends it."""

import asyncio
import threading
from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.everything.source import Progress
from kamtui.exchange.own_file import PlaceTaken
from kamtui.store.book.errors import BookError
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.key_bar import KeyBar

LOOK_SECONDS = 0.2
"""How often it is shown how far it is."""


class _Stopped(Exception):
    """The person ended the writing."""


class Writing(GuardedDialog[int | str | None]):
    """Runs what writes in a thread. What it gave, the sentence for what kept it from that, or None where it was stopped."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Writing { align: center middle; }
    Writing #box { width: 64; max-width: 100%; height: auto; background: $surface; border-left: thick $accent; }
    Writing Static { padding: 1 2; height: auto; width: 100%; }
    Writing KeyBar { dock: none; }
    """

    def __init__(self, sentence: str, write: Callable[[Progress], int]) -> None:
        super().__init__()
        self._sentence = clean(sentence, limit=900)
        self.write = write
        self._percent = 0
        self._is_stopped = threading.Event()
        self._bindings.bind("escape", "stop", _("stop"))

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(plain(self._sentence), id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        self.set_interval(LOOK_SECONDS, self._show)
        self.run_worker(self._run())

    def _show(self) -> None:
        said = _("{sentence}: {percent} %").format(sentence=self._sentence, percent=self._percent)
        self.query_one("#said", Static).update(plain(said))

    async def _run(self) -> None:
        try:
            self.dismiss(await asyncio.to_thread(self.write, self._tell))
        except _Stopped:
            self.dismiss(None)
        except (PlaceTaken, BookError) as error:
            self.dismiss(str(error))

    def _tell(self, done: int, whole: int) -> None:
        if self._is_stopped.is_set():
            raise _Stopped
        self._percent = 100 * done // max(whole, 1)

    def action_stop(self) -> None:
        self._is_stopped.set()

    def on_unmount(self) -> None:
        self._is_stopped.set()
