"""Where things lie."""

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from kamtui import paths


def test_the_default_book_lies_in_the_data_folder() -> None:
    assert paths.default_book() == Path.home() / ".local/share/kamtui/book.db"


def test_kamtui_book_names_the_default_book(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KAMTUI_BOOK", str(tmp_path / "mine.db"))
    assert paths.default_book() == tmp_path / "mine.db"
    monkeypatch.setenv("KAMTUI_BOOK", "~/mine.db")
    assert paths.default_book() == Path.home() / "mine.db"
    monkeypatch.setenv("KAMTUI_BOOK", "  ")
    assert paths.default_book().name == "book.db"


def test_asking_where_things_lie_makes_nothing() -> None:
    for ask in (paths.default_book, paths.config_file, paths.choices_file, paths.crash_folder):
        assert not ask().exists()
    paths.backup_folder(paths.default_book())
    assert list(Path.home().iterdir()) == []


def test_settings_and_state_lie_apart() -> None:
    assert paths.config_file() == Path.home() / ".config/kamtui/config.toml"
    assert paths.choices_file() == Path.home() / ".local/state/kamtui/choices.json"
    assert paths.crash_folder() == Path.home() / ".local/state/kamtui/crashes"


@pytest.mark.parametrize("named", [True, False])
def test_the_folders_are_those_of_platformdirs(monkeypatch: pytest.MonkeyPatch, named: bool) -> None:
    if not named:
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            monkeypatch.delenv(variable)
    places = platformdirs.PlatformDirs("kamtui", appauthor=False)
    assert paths.default_book().parent == places.user_data_path
    assert paths.config_file().parent == places.user_config_path
    assert paths.crash_folder().parent == places.user_state_path


def test_windows_is_asked_by_its_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What Windows says of itself no test could lead elsewhere."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    folder = tmp_path / "Local" / "kamtui"
    assert paths.default_book() == folder / "book.db"
    assert {paths.config_file().parent, paths.crash_folder().parent} == {folder}


STORE = "Packages/PythonSoftwareFoundation.Python.3.12_qbz5n2kfra8p0"


def test_the_folder_of_a_python_from_the_store_is_known(tmp_path: Path) -> None:
    private = tmp_path / "AppData/Local" / STORE / "LocalCache/Local/kamtui/book.db"
    asked_for = tmp_path / "AppData/Local/kamtui/book.db"
    program = r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.12_3.12.1_x64__qbz5n2kfra8p0"
    assert paths.is_in_store_python(private, "/usr")
    assert paths.is_in_store_python(asked_for, program)
    assert not paths.is_in_store_python(asked_for, r"C:\Program Files\Python312")
    assert not paths.is_in_store_python(tmp_path / "Documents/book.db", program)


def test_each_book_has_its_own_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = tmp_path / "a/book.db", tmp_path / "b/book.db"
    assert paths.backup_folder(one) != paths.backup_folder(other)
    assert paths.backup_folder(one).name.startswith("book-")
    monkeypatch.chdir(tmp_path)
    assert paths.backup_folder(Path("a/book.db")) == paths.backup_folder(one)


def test_two_names_of_one_book_share_its_backups(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    book.touch()
    link = tmp_path / "link.db"
    link.symlink_to(book)
    assert paths.backup_folder(link) == paths.backup_folder(book)


def test_a_long_name_still_makes_a_folder(tmp_path: Path) -> None:
    folder = paths.backup_folder(tmp_path / f"{'клиенти' * 17}.db")
    assert len(os.fsencode(folder.name)) < 255


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/work", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Acme Ltd/books", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-ana@example.com/My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud/x", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("pCloud Drive", "pCloud"),
        ("pCloudDrive/x", "pCloud"),
        ("MEGA", "MEGA"),
        ("MEGAsync", "MEGA"),
        ("Yandex.Disk", "Yandex.Disk"),
        ("Yandex.Disk.localized/x", "Yandex.Disk"),
        ("Syncthing/x", "Syncthing"),
        ("mega/x", None),
        ("dropbox", None),
        ("My Dropbox notes", None),
        ("Documents", None),
    ],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, folder: str, service: str | None) -> None:
    assert paths.cloud_service(tmp_path / folder / "book.db") == service


@pytest.mark.parametrize(
    ("marker", "service"),
    [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".owncloudsync.log", "ownCloud")],
)
def test_a_synced_folder_is_known_by_a_marker_above_it(tmp_path: Path, marker: str, service: str) -> None:
    (tmp_path / marker).mkdir()
    folder = tmp_path / "one/two"
    folder.mkdir(parents=True)
    assert paths.cloud_service(folder / "book.db") == service


def test_the_books_own_name_says_nothing(tmp_path: Path) -> None:
    assert paths.cloud_service(tmp_path / "Dropbox") is None


def test_folders_are_made_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "a/b/c"
    before = os.umask(0)
    try:
        paths.make_private(folder)
    finally:
        os.umask(before)
    assert [level.stat().st_mode & 0o777 for level in (folder, folder.parent)] == [0o700, 0o700]
    folder.chmod(0o755)
    paths.make_private(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
