"""What every test stands on: a book of its own, a fixed day, and nobody's real folders."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kamtui.domain.text import language
from kamtui.domain.text.numbers import count_as
from kamtui.sample.book import make_sample
from kamtui.store.book import opening
from kamtui.store.book.book import Book
from kamtui.ui.keys.places import key_in_force
from tests import catalogue, once, styles
from tests.build import NOON, a_little_of_everything
from tests.make_big_book import make_big_book

TODAY = date(2026, 11, 22)
"""A Sunday."""


def pytest_configure(config: pytest.Config) -> None:
    # How long an example takes says how busy the machine is, and nothing of the rule.
    settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("patient")
    once.import_without_looking_for_garbage()
    once.write_to_memory()
    styles.find_styles_once()
    once.forget_handlers_that_are_replaced()
    once.count_parameters_quickly()
    once.make_caches_when_asked()
    once.look_for_garbage_once_at_the_end(config)
    once.leave_without_looking_for_garbage()


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    if session.config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        once.compile_a_share_of_the_tests(session.config.rootpath)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long rides, so that none of them is left for the end, when the other processes have nothing to do."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    once.keep_imports_out_of_the_garbage()


def pytest_runtest_logfinish() -> None:
    once.look_for_garbage_where_memory_is_short()


@pytest.fixture(scope="session")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of every test. Home and settings folders lead into it, on every system; no variable names a book.

    The variables are set once for all tests: to set and to forget them for each takes as long as many a test.
    """
    home = tmp_path_factory.mktemp("home")
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
        os.environ[variable] = str(home / below)
    for variable in ("HOMEDRIVE", "HOMEPATH", "KAMTUI_BOOK"):
        os.environ.pop(variable, None)
    return home


@pytest.fixture(autouse=True)
def _no_book_at_work() -> None:
    """Amounts are in euro until a book is opened."""
    count_as(None)


@pytest.fixture(autouse=True)
def _keys_as_written() -> None:
    """Sentences name the keys that acts have by themselves, until an app with other settings begins."""
    language.name_keys(lambda act_id: key_in_force(act_id, {}))


@pytest.fixture(autouse=True)
def _nobodys_folders(_home: Path) -> Iterator[None]:
    """An empty home, and the environment as it was, after whatever a test did with them."""
    before = dict(os.environ)
    yield
    if os.environ != before:
        os.environ.clear()
        os.environ.update(before)
    if any(_home.iterdir()):
        shutil.rmtree(_home)
        _home.mkdir()


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
    """The file of the sample book at a moment, made once a run for each. Copy it before opening it."""

    def file_at(now: datetime) -> Path:
        name = f"sample-{now.astimezone(UTC):%Y%m%d-%H%M%S}"
        folder = once.made_once_a_run(
            tmp_path_factory, name, lambda empty: make_sample(empty / "sample.db", now)
        )
        return folder / "sample.db"

    return file_at


@pytest.fixture(scope="session")
def large_book_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of 2,000 accounts, 5,000 namings and few calls, made once a run. Copy it before opening it.

    No sales, checks and readings: they are half of the work of making it, and what is asked of it is not about them.
    """

    def make(folder: Path) -> None:
        left_out = {
            "sale",
            "plan",
            "term_check",
            "bond_reading",
            "satisfaction_reading",
            "key_mark",
            "dossier_text",
        }
        make_big_book(folder / "large.db", people=5_000, calls=2_000, now=NOON, left_out=left_out)

    folder = once.made_once_a_run(tmp_path_factory, "large", make)
    return folder / "large.db"


@pytest.fixture
def book(path: Path, empty_book_file: Path) -> Iterator[Book]:
    """A new, empty book without backups."""
    shutil.copyfile(empty_book_file, path)
    path.chmod(0o600)
    with once.opened_unchecked(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory, empty_book_file: Path) -> tuple[Path, dict[str, int]]:
    path = tmp_path_factory.mktemp("ready") / "filled.db"
    shutil.copyfile(empty_book_file, path)
    with Book.open(path, backups=None) as made:
        return path, a_little_of_everything(made)


@pytest.fixture(scope="session")
def filled_book_file(_filled: tuple[Path, dict[str, int]]) -> Path:
    """A book with a little of everything, made once. Never open it itself."""
    return _filled[0]


@pytest.fixture
def filled_ids(_filled: tuple[Path, dict[str, int]]) -> dict[str, int]:
    """Some of the ids in `filled_book`, by the names that `tests.build` gives them."""
    return dict(_filled[1])


@pytest.fixture
def filled_book(path: Path, filled_book_file: Path) -> Iterator[Book]:
    """A book with a little of everything, as `tests.build` makes it."""
    # With the journal that SQLite leaves beside a book in which something was saved.
    for end in ("", "-journal"):
        shutil.copyfile(f"{filled_book_file}{end}", f"{path}{end}")
        Path(f"{path}{end}").chmod(0o600)
    with once.opened_unchecked(path) as opened:
        yield opened
