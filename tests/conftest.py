"""What every test stands on: a book of its own, a fixed day, and nobody's real folders."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kamtui.domain.text import language
from kamtui.sample.book import make_sample
from kamtui.store.book import opening
from kamtui.store.book.book import Book
from kamtui.ui.keys.places import key_in_force
from tests import catalogue, once
from tests.build import a_little_of_everything

TODAY = date(2026, 11, 22)
"""A Sunday."""


def pytest_configure() -> None:
    # How long an example takes says how busy the machine is, and nothing of the rule.
    settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("patient")
    once.write_to_memory()
    once.parse_styles_once()


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: a fifth of a run is waiting, for a timer, another process or the disk."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long rides, so that none of them is left for the end, when the other processes have nothing to do."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    once.keep_imports_out_of_the_garbage()


@pytest.fixture(autouse=True)
def _keys_as_written() -> None:
    """Sentences name the keys that acts have by themselves, until an app with other settings begins."""
    language.name_keys(lambda act_id: key_in_force(act_id, {}))


@pytest.fixture(autouse=True)
def _nobodys_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Home and settings folders lead into an empty place, on every system; no variable names a book."""
    home = tmp_path_factory.mktemp("home", numbered=True)
    for variable, below in (
        ("HOME", ""),
        ("USERPROFILE", ""),  # the home of Windows, and its folders for settings and data
        ("APPDATA", "AppData/Roaming"),
        ("LOCALAPPDATA", "AppData/Local"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CACHE_HOME", ".cache"),
        ("XDG_RUNTIME_DIR", "run"),
    ):
        monkeypatch.setenv(variable, str(home / below))
    for variable in ("HOMEDRIVE", "HOMEPATH", "KAMTUI_BOOK"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def in_sofia(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The computer's clock shows the time of Sofia."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone cannot be set for a test")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Sofia")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def made_up_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A language into which every text of the program is translated; to be used, and forgotten after the test."""
    catalogue.write(tmp_path / "locale", "xx", catalogue.made_up_texts())
    monkeypatch.setattr(language, "LOCALE_FOLDER", tmp_path / "locale")
    yield "xx"
    language.use("en")


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where `book` lies."""
    return tmp_path / "book.db"


@pytest.fixture(scope="session")
def empty_book_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty book, made once: a copy of the file costs a hundredth of making it. Never open it itself."""
    path = tmp_path_factory.mktemp("ready") / "empty.db"
    opening.create(path)
    return path


@pytest.fixture(scope="session")
def sample_file_at(tmp_path_factory: pytest.TempPathFactory) -> Callable[[datetime], Path]:
    """The file of the sample book at a moment, made once for each in each process of a run. Copy it before opening it."""
    made: dict[datetime, Path] = {}

    def file_at(now: datetime) -> Path:
        if now not in made:
            made[now] = tmp_path_factory.mktemp("ready") / "sample.db"
            make_sample(made[now], now)
        return made[now]

    return file_at


@pytest.fixture
def book(path: Path, empty_book_file: Path) -> Iterator[Book]:
    """A new, empty book without backups."""
    shutil.copyfile(empty_book_file, path)
    path.chmod(0o600)
    with Book.open(path, backups=None) as opened:
        yield opened


@pytest.fixture(scope="session")
def filled_book_file(tmp_path_factory: pytest.TempPathFactory, empty_book_file: Path) -> Path:
    """A book with a little of everything, made once. Never open it itself."""
    path = tmp_path_factory.mktemp("ready") / "filled.db"
    shutil.copyfile(empty_book_file, path)
    with Book.open(path, backups=None) as made:
        a_little_of_everything(made)
    return path


@pytest.fixture
def filled_book(path: Path, filled_book_file: Path) -> Iterator[Book]:
    """A book with a little of everything, as `tests.build` makes it."""
    shutil.copyfile(filled_book_file, path)
    path.chmod(0o600)
    with Book.open(path, backups=None) as opened:
        yield opened
