"""Where the book lies, whether it is sound, backups, restores and rescues."""

from pathlib import Path

from kamtui import paths
from tests.cli.running import Kamtui, accounts_in


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


def test_a_rescue(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    status, out, _err = kamtui("--book", filled, "rescue", tmp_path / "new.db")
    assert status == 0
    assert "2 rescued, 0 lost" in out
    assert "history starts anew" in out
    assert accounts_in(tmp_path / "new.db") == accounts_in(filled)
    assert kamtui("--book", filled, "rescue", tmp_path / "new.db")[0] == 1
