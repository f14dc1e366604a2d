"""A book that is damaged, gone or something else, while its backups are there."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kamtui import paths
from kamtui.store.book import backup
from tests.cli.running import Kamtui, Opened, accounts_in


def test_a_damaged_book_names_its_newest_backup_and_the_rescue(kamtui: Kamtui, filled: Path) -> None:
    assert kamtui("--book", filled, "backup")[0] == 0
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    before = accounts_in(filled)
    whole = filled.read_bytes()
    filled.write_bytes(whole[:8192] + b"\xee" * 40_000 + whole[48_192:])
    for command in ("today", "check"):
        status, _out, err = kamtui("--book", filled, command)
        assert status == 1
        assert f"restore {taken.path}" in err
        assert "rescue" in err
    assert kamtui("--book", filled, "restore", taken.path)[0] == 0
    assert accounts_in(filled) == before
    assert kamtui("--book", filled, "check")[0] == 0


LOSSES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "emptied": lambda path: path.write_bytes(b""),
    "zeroed": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "another file": lambda path: path.write_bytes(b"name;city\nAcme;Sofia\n"),
}


def foreign_database(path: Path) -> None:
    path.unlink()
    con = sqlite3.connect(path)
    con.execute("CREATE TABLE note (id)")
    con.commit()
    con.close()


LOSSES["another database"] = foreign_database


@pytest.mark.parametrize("what", LOSSES)
def test_a_lost_book_is_never_made_anew_and_its_backup_is_named(
    kamtui: Kamtui, opened: Opened, filled: Path, csv: Path, what: str
) -> None:
    kamtui("--book", filled, "backup")
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    LOSSES[what](filled)
    before = filled.read_bytes() if filled.exists() else None
    restoring = f"kamtui --book {filled} restore {taken.path}"
    for command in ([], ["today"], ["backup"], ["check"], ["import", "accounts", csv]):
        status, _out, err = kamtui("--book", filled, *command)
        assert (status, restoring in err) == (1, True), (command, err)
        assert (filled.read_bytes() if filled.exists() else None) == before
    assert opened.book is None
    assert kamtui("--book", filled, "restore", taken.path)[0] == 0
    assert accounts_in(filled)


def test_the_default_book_is_not_made_anew_either(kamtui: Kamtui, opened: Opened, filled: Path) -> None:
    path = paths.default_book()
    assert kamtui("restore", filled)[0] == 0
    assert kamtui("backup")[0] == 0
    path.unlink()
    for command in ([], ["today"], ["check"]):
        status, _out, err = kamtui(*command)
        assert status == 1
        assert f"restore {paths.backup_folder(path)}" in err
        assert not path.exists()
    assert "move" in err or "gone" in err


def test_where_no_backup_is_good_no_book_is_made_either(kamtui: Kamtui, opened: Opened, filled: Path) -> None:
    kamtui("--book", filled, "backup")
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    taken.path.write_bytes(b"x")
    filled.unlink()
    assert kamtui("--book", filled)[0] == 1
    assert not filled.exists()


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_no_restore_would_mend_names_no_backup(
    kamtui: Kamtui, filled: Path, make: Callable[[Path], object]
) -> None:
    kamtui("--book", filled, "backup")
    filled.unlink()
    make(filled)
    status, _out, err = kamtui("--book", filled, "today")
    assert status == 1
    assert " restore " not in err


def test_a_damaged_book_that_is_backed_up_names_the_backup_before_it(
    kamtui: Kamtui, filled: Path, tmp_path: Path
) -> None:
    kamtui("--book", filled, "backup")
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    whole = bytearray(filled.read_bytes())
    whole[5 * 4096 : 6 * 4096] = b"\xee" * 4096
    filled.write_bytes(whole)
    for file in ([], [tmp_path / "copy.db"]):
        status, _out, err = kamtui("--book", filled, "backup", *file)
        assert status == 1
        assert f"restore {taken.path}" in err
