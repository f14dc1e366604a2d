"""What tests of the command line stand on: a command run here, a book with some of everything, files to take in."""

import os
import signal
import sys
import types
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kamtui.cli import main
from kamtui.config import Choices, Config
from kamtui.domain.text import language
from kamtui.store.book.book import Book
from tests.cli.running import CSV, Kamtui, Opened, Said


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    """What the command line sets for its whole process."""
    mask = os.umask(0o022)
    interrupt, hook = signal.getsignal(signal.SIGINT), sys.unraisablehook
    yield
    signal.signal(signal.SIGINT, interrupt)
    sys.unraisablehook = hook
    os.umask(mask)
    language.use("en")


@pytest.fixture
def kamtui(capsys: pytest.CaptureFixture[str]) -> Kamtui:
    """Run a command line here: its status and what it said on stdout and stderr."""

    def run(*argv: object) -> Said:
        capsys.readouterr()
        status = main([str(word) for word in argv])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def filled(filled_book: Book, path: Path) -> Path:
    """A book with some of everything, closed."""
    filled_book.close()
    return path


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    file = tmp_path / "accounts.csv"
    file.write_text(CSV)
    return file


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    file = tmp_path / "sales.csv"
    file.write_text("Customer,Month,Revenue,Profit\nAlfa,2026-01,100.50,10\nBeta,2026-01,7,1\n")
    return file


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """The app replaced by one that only notes how it was opened, and a terminal to open it in."""
    seen = Opened()

    class KamApp:
        def __init__(
            self,
            book: Book,
            *,
            config: Config,
            choices: Choices,
            is_demo: bool = False,
            notes: Sequence[str] = (),
            has_few_colours: bool = False,
            asks_language: bool = False,
        ) -> None:
            seen.asks_language = asks_language
            seen.book, seen.path, seen.config = book, book.path, config
            seen.is_demo, seen.notes = is_demo, list(notes)
            self.return_code, self.opens_again = (
                seen.return_code,
                (seen.opens_again.pop(0) if seen.opens_again else ""),
            )

        def run(self) -> None:
            assert seen.book is not None
            seen.act(seen.book)

    module = types.ModuleType("kamtui.ui.shell.app")
    module.KamApp = KamApp  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "kamtui.ui.shell.app", module)
    monkeypatch.setattr("kamtui.ui.environment.is_terminal", lambda: True)
    return seen
