"""Where the book lies, whether it is sound, backups, restores and rescues."""

from pathlib import Path

from kamtui import paths
from kamtui.store.book import backup
from kamtui.store.book.book import Book
from tests.build import a_person, an_account, raw
from tests.cli.running import Kamtui, accounts_in, refused_books


def test_where(kamtui: Kamtui, filled: Path) -> None:
    status, out, err = kamtui("--book", filled, "where")
    assert (status, err) == (0, "")
    for place in (
        filled,
        paths.backup_folder(filled),
        paths.config_file(),
        paths.choices_file(),
        paths.crash_folder(),
    ):
        assert str(place) in out
    assert "none yet" in out
    kamtui("--book", filled, "backup")
    assert "1, newest today" in kamtui("--book", filled, "where")[1]


def test_where_makes_nothing(kamtui: Kamtui) -> None:
    status, out, _err = kamtui("where")
    assert status == 0
    assert out.count("not there yet") == 3
    assert list(Path.home().iterdir()) == []


def test_where_names_a_synced_folder(kamtui: Kamtui, tmp_path: Path) -> None:
    assert "Dropbox)" in kamtui("--book", tmp_path / "Dropbox/book.db", "where")[1]


def test_check_says_well_or_what_is_not(kamtui: Kamtui, filled: Path) -> None:
    status, out, err = kamtui("--book", filled, "check")
    assert (status, err) == (0, "")
    assert {line.split()[0] for line in out.splitlines()} == {"well"}
    with raw(filled) as con:
        con.execute("DELETE FROM account_contact")
    status, out, err = kamtui("--book", filled, "check")
    assert status == 1
    assert [line.split("  ")[1] for line in out.splitlines() if line.startswith("NOT WELL")] == [
        "last contacts"
    ]
    assert err.count("\n") == 1


def test_check_lists_what_slips_left_and_changes_nothing(kamtui: Kamtui, filled: Path) -> None:
    with Book.open(filled) as book:
        acme = an_account(book, "Slips Ltd")
        for number in range(12):
            a_person(book, f"piece{number}", account_id=acme)
    before = filled.read_bytes()
    status, out, _err = kamtui("check", "--book", filled)
    assert status == 0 and filled.read_bytes() == before
    assert "People whose name may be a piece of one: 12" in out
    assert "  piece0 (Slips Ltd)" in out and "piece11" not in out and "… 2 more" in out
    assert "Nothing was changed." in out


def test_a_backup_and_a_copy(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    assert kamtui("--book", filled, "backup")[0] == 0
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    status, out, _err = kamtui("--book", filled, "backup", tmp_path / "copy.db")
    assert status == 0
    assert str(tmp_path / "copy.db") in out
    assert accounts_in(taken.path) == accounts_in(tmp_path / "copy.db") == accounts_in(filled)
    before = (tmp_path / "copy.db").read_bytes()
    status, _out, err = kamtui("--book", filled, "backup", tmp_path / "copy.db")
    assert status == 1
    assert "already" in err
    assert (tmp_path / "copy.db").read_bytes() == before
    assert kamtui("--book", filled, "backup", tmp_path / "none/copy.db")[0] == 1


def test_a_restore_keeps_what_it_replaces(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    kamtui("--book", filled, "backup", tmp_path / "copy.db")
    with Book.open(filled) as book:
        an_account(book, "Later")
    status, out, err = kamtui("--book", filled, "restore", tmp_path / "copy.db")
    assert (status, err) == (0, "")
    (kept,) = tmp_path.glob("book-replaced-*.db")
    assert str(kept) in out
    assert "Later" in accounts_in(kept)
    assert "Later" not in accounts_in(filled)
    assert kamtui("--book", filled, "check")[0] == 0


def test_a_restore_makes_a_book_where_there_is_none(kamtui: Kamtui, filled: Path) -> None:
    assert kamtui("restore", filled)[0] == 0
    assert accounts_in(paths.default_book()) == accounts_in(filled)


def test_a_restore_refuses_what_is_no_book(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    for what, source in refused_books(tmp_path, filled).items():
        status, out, err = kamtui("--book", filled, "restore", source)
        assert (status, out) == (1, ""), what
        assert str(source) in err, what
    for source in (tmp_path / "none.db", filled):
        assert kamtui("--book", filled, "restore", source)[0] == 1
    assert kamtui("--book", filled, "--read-only", "restore", filled)[0] == 1
    assert filled.read_bytes() == before
    assert not list(tmp_path.glob("book-replaced-*"))


def test_a_rescue(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    status, out, _err = kamtui("--book", filled, "rescue", tmp_path / "new.db")
    assert status == 0
    assert "2 rescued, 0 lost" in out
    assert "history starts anew" in out
    assert accounts_in(tmp_path / "new.db") == accounts_in(filled)
    assert kamtui("--book", filled, "rescue", tmp_path / "new.db")[0] == 1
