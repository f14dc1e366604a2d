"""How the app is opened on a book, and what is done on leaving it."""

from pathlib import Path

import pytest

from kamtui import paths
from kamtui.config import Config
from kamtui.store.book import backup
from kamtui.store.book.book import Book
from kamtui.store.book.restoring.restore import restore
from tests.build import an_account, raw
from tests.cli.running import Kamtui, Opened, accounts_in, refused_books


def test_the_first_opening_makes_the_book_and_says_so(kamtui: Kamtui, opened: Opened) -> None:
    assert kamtui() == (0, "", "")
    assert opened.path == paths.default_book()
    assert len(opened.notes) == 1
    assert str(paths.default_book()) in opened.notes[0]
    assert kamtui() == (0, "", "")
    assert opened.notes == []
    assert not paths.backup_folder(paths.default_book()).exists()


def test_a_named_book_is_made_too(kamtui: Kamtui, opened: Opened, path: Path) -> None:
    assert kamtui("--book", path)[0] == 0
    assert path.exists()
    assert opened.path == path
    assert not opened.is_demo


def test_the_apps_status_is_ours(kamtui: Kamtui, opened: Opened, path: Path) -> None:
    opened.return_code = 3
    assert kamtui("--book", path)[0] == 3
    opened.return_code = None
    assert kamtui("--book", path)[0] == 0


def test_a_changed_book_is_backed_up_on_leaving(kamtui: Kamtui, opened: Opened, path: Path) -> None:
    opened.act = lambda book: an_account(book, "Acme")
    assert kamtui("--book", path) == (0, "", "")
    taken = backup.backups_in(paths.backup_folder(path))
    assert [accounts_in(each.path) for each in taken] == [["Acme"]]


def test_a_book_not_changed_since_its_backup_is_not(kamtui: Kamtui, opened: Opened, filled: Path) -> None:
    with raw(filled) as con:
        con.execute("UPDATE change_set SET made_at = '2020-01-01T00:00:00Z'")
    backup.take(filled, paths.backup_folder(filled))
    assert kamtui("--book", filled)[0] == 0
    assert len(backup.backups_in(paths.backup_folder(filled))) == 1


def test_nobody_waits_for_the_backup_of_a_very_large_book(
    kamtui: Kamtui, opened: Opened, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.cli.app.LARGEST_ON_QUITTING", 1000)
    assert kamtui("--book", filled)[0] == 0
    assert not paths.backup_folder(filled).exists()


def test_a_backup_that_fails_on_leaving_is_told(kamtui: Kamtui, opened: Opened, path: Path) -> None:
    def act(book: Book) -> None:
        an_account(book, "Acme")
        folder = paths.backup_folder(path)
        folder.parent.mkdir(parents=True)
        folder.touch()

    opened.act = act
    status, _out, err = kamtui("--book", path)
    assert status == 0
    assert "No backup" in err


def test_reading_only(kamtui: Kamtui, opened: Opened, filled: Path, path: Path) -> None:
    assert kamtui("--read-only", "--book", filled)[0] == 0
    assert opened.book is not None
    assert opened.book.read_only
    assert len(opened.notes) == 1
    other = path.with_name("none.db")
    assert kamtui("--read-only", "--book", other)[0] == 1
    assert not other.exists()


def test_a_synced_folder_is_warned_about_once(kamtui: Kamtui, opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "Dropbox/book.db"
    kamtui("--book", path)
    assert sum("Dropbox syncs" in note for note in opened.notes) == 1
    kamtui("--book", path)
    assert opened.notes == []


def test_settings_reach_the_app(kamtui: Kamtui, opened: Opened, path: Path) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text("ascii = true\ncolour = 1\n")
    kamtui("--book", path)
    assert opened.config == Config(ascii=True)
    assert any("colour" in note for note in opened.notes)


def test_a_refused_book_never_reaches_the_app(
    kamtui: Kamtui, opened: Opened, filled: Path, tmp_path: Path
) -> None:
    for what, path in refused_books(tmp_path, filled).items():
        before = path.read_bytes() if path.is_file() else b""
        status, _out, err = kamtui("--book", path)
        assert status == 1, what
        assert str(path) in err
        assert (path.read_bytes() if path.is_file() else b"") == before
    assert opened.book is None


def test_of_many_bad_settings_the_first_are_told_and_the_screen_stays_in_sight(
    kamtui: Kamtui, opened: Opened, filled: Path
) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"wrong{number} = 1\n" for number in range(3)), encoding="utf-8")
    kamtui("--book", filled)
    assert [note.count("“wrong") for note in opened.notes] == [1, 1, 1]
    file.write_text("".join(f"wrong{number} = 1\n" for number in range(16)), encoding="utf-8")
    kamtui("--book", filled)
    assert [note.count("“wrong") for note in opened.notes] == [1, 1, 0]
    assert opened.notes[-1].startswith("14 more of the settings are not understood")


def test_a_book_in_whose_place_a_backup_was_put_is_opened_again(
    kamtui: Kamtui, opened: Opened, filled: Path
) -> None:
    folder = paths.backup_folder(filled)
    taken = backup.take(filled, folder)
    seen: list[list[str]] = []

    def act(book: Book) -> None:
        seen.append(accounts_in(book.path))
        if len(seen) == 1:
            an_account(book, "Later")
            restore(taken, filled, folder)

    opened.act, opened.opens_again = act, ["This is the book as it was.", ""]
    assert kamtui("--book", filled)[0] == 0
    assert opened.notes == ["This is the book as it was."] and seen == [accounts_in(taken)] * 2
    assert [each.why for each in backup.backups_in(folder)].count(backup.Why.RESTORE) == 1
