"""The import of accounts by the command line."""

from pathlib import Path

import pytest

from kamtui import paths
from kamtui.store.book import backup
from kamtui.store.book.book import Book
from tests.build import raw
from tests.cli.running import Kamtui, accounts_in


def test_an_import_makes_the_book_and_does_nothing_twice(kamtui: Kamtui, path: Path, csv: Path) -> None:
    status, out, err = kamtui("--book", path, "import", "accounts", csv)
    assert status == 0
    assert str(path) in err
    assert "2 added" in out
    assert "1 bad row" in out
    assert accounts_in(path) == ["Alfa", "Beta"]
    assert not paths.backup_folder(path).exists()
    status, out, err = kamtui("import", "accounts", csv, "--book", path)
    assert (status, err) == (0, "")
    assert "2 unchanged" in out


def test_an_import_is_one_act_with_a_backup_before_it(kamtui: Kamtui, filled: Path, csv: Path) -> None:
    before = accounts_in(filled)
    assert kamtui("--book", filled, "import", "accounts", csv)[0] == 0
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    assert accounts_in(taken.path) == before
    with Book.open(filled) as book:
        book.undo()
    assert accounts_in(filled) == before


def test_a_dry_run_makes_and_changes_nothing(kamtui: Kamtui, filled: Path, path: Path, csv: Path) -> None:
    before = filled.read_bytes()
    status, out, _err = kamtui("--book", filled, "import", "accounts", csv, "--dry-run")
    assert status == 0
    assert "2 added" in out
    assert filled.read_bytes() == before
    other = path.with_name("other.db")
    status, out, err = kamtui("--book", other, "import", "accounts", csv, "--dry-run")
    assert (status, err) == (0, "")
    assert "2 added" in out
    assert not other.exists()


def test_columns_and_stage_can_be_told(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Who=What,Place\nAlfa,Sofia\n")
    assert kamtui("--book", path, "import", "accounts", file)[0] == 1
    assert not path.exists()
    arguments = ["--map", "Who=What=name", "--map", "Place=city", "--stage", "prospect"]
    assert kamtui("--book", path, "import", "accounts", file, *arguments)[0] == 0
    with raw(path) as con:
        assert con.execute("SELECT name, city, stage FROM account").fetchall() == [
            ("Alfa", "Sofia", "prospect")
        ]
    status, _out, err = kamtui("--book", path, "import", "accounts", file, "--map", "Who=What=nonsense")
    assert status == 1
    assert "nonsense" in err


def test_a_file_that_is_no_list_makes_no_book(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    (tmp_path / "zero.csv").touch()
    for file in (tmp_path / "none.csv", tmp_path / "zero.csv", tmp_path):
        status, out, err = kamtui("--book", path, "import", "accounts", file)
        assert (status, out) == (1, "")
        assert err.count("\n") == 1
    assert not path.exists()


def test_an_import_into_a_book_that_may_only_be_read(kamtui: Kamtui, filled: Path, csv: Path) -> None:
    before = filled.read_bytes()
    status, _out, err = kamtui("--book", filled, "--read-only", "import", "accounts", csv)
    assert status == 1
    assert "read" in err
    assert filled.read_bytes() == before


@pytest.fixture
def alike(tmp_path: Path) -> Path:
    file = tmp_path / "alike.csv"
    file.write_text("Company,City\nAlfa Ltd,Sofia\nAlfa,Sofia\n,Varna\n")
    return file


def test_accounts_in_doubt_are_left_out_until_it_is_said(kamtui: Kamtui, path: Path, alike: Path) -> None:
    status, out, _err = kamtui("--book", path, "import", "accounts", alike)
    assert status == 1  # something waits
    assert "in doubt, not taken: line 3: the same but for ООД, Ltd and the like" in out
    assert "--match 'Alfa=Alfa Ltd'" in out and "--add Alfa" in out
    assert accounts_in(path) == ["Alfa Ltd"]
    assert kamtui("--book", path, "import", alike, "--match", "Alfa=Alfa Ltd")[0] == 0
    assert accounts_in(path) == ["Alfa Ltd"]
    assert kamtui("--book", path, "import", "accounts", alike)[0] == 0  # remembered


def test_people_in_doubt_are_left_out_until_it_is_said(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file, rejects = tmp_path / "people.csv", tmp_path / "rejects.csv"
    file.write_text("Company,Contact,Title\nAlfa,Ivan Petrov,Buyer\nAlfa,I. Petrov,\n")
    status, out, _err = kamtui("--book", path, "import", "accounts", file, "--rejects", rejects)
    assert status == 1 and "1 person added, 1 person in doubt" in out
    assert "line 3: I. Petrov (Alfa) – Ivan Petrov, Buyer, line 2: the same but for an initial" in out
    assert "--match 'I. Petrov (Alfa)=Ivan Petrov'   or   --add 'I. Petrov (Alfa)'" in out
    assert rejects.read_text("utf-8-sig").splitlines() == ["Company,Contact,Title", "Alfa,I. Petrov,"]
    status, out, err = kamtui("--book", path, "import", file, "--add", "I. Petrov (Alfa)")
    assert status == 0 and "there is no" not in err
    with raw(path) as con:
        assert [name for (name,) in con.execute("SELECT name FROM person ORDER BY id")] == [
            "Ivan Petrov",
            "I. Petrov",
        ]
    assert kamtui("--book", path, "import", file)[0] == 0


def test_a_file_of_matches_and_one_of_rejects(
    kamtui: Kamtui, path: Path, alike: Path, tmp_path: Path
) -> None:
    rejects, matches = tmp_path / "rejects.csv", tmp_path / "matches.csv"
    kamtui("--book", path, "import", "accounts", alike, "--rejects", rejects)
    assert rejects.read_text("utf-8-sig").splitlines() == ["Company,City", "Alfa,Sofia", ",Varna"]
    assert (
        kamtui("--book", path, "import", "accounts", alike, "--rejects", rejects)[0] == 1
    )  # it is there already
    matches.write_text("name,account\nAlfa,+\nOther,Nobody\n")
    assert kamtui("--book", path, "import", "accounts", alike, "--matches", matches)[0] == 0
    assert accounts_in(path) == ["Alfa", "Alfa Ltd"]


def test_nothing_to_take_makes_no_book(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("Company,City\n,Sofia\n")
    assert kamtui("--book", path, "import", "accounts", file)[0] == 1
    assert not path.exists()


def test_ctrl_c_leaves_the_book_as_it_was(
    kamtui: Kamtui, filled: Path, csv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kamtui.store.accounts import import_changes as account_import

    def stop(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(account_import._Writer, "write", stop)
    before = accounts_in(filled)
    status, out, err = kamtui("--book", filled, "import", "accounts", csv)
    assert (status, out) == (130, "") and err.count("\n") == 1
    assert accounts_in(filled) == before
