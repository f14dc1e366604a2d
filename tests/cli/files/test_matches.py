"""`kamtui matches`: the names that imports remember."""

from pathlib import Path

from kamtui.domain.accounts.importing.shape import Shape
from kamtui.store.accounts.shapes import remember_shape
from kamtui.store.book.book import Book
from tests.build import an_account, raw
from tests.cli.running import Kamtui, sales_in


def test_matches_are_taken_from_a_file_listed_and_forgotten(
    kamtui: Kamtui, path: Path, sales: Path, tmp_path: Path
) -> None:
    with Book.open(path, create=True) as book:
        an_account(book, "Кауфланд", registration_number="131129282")
    file = tmp_path / "matches.csv"
    file.write_text("Name;Account\nAlfa;131129282\nBeta;+\nSomebody else;Nobody\nGamma;\n", encoding="utf-8")
    assert kamtui("--book", path, "import", "sales", sales, "--matches", file)[0] == 0
    assert {row[0] for row in sales_in(path)} == {"Кауфланд", "Beta"}
    assert kamtui("--book", path, "matches") == (0, "Beta → Beta\nAlfa → Кауфланд\n", "")
    status, out, err = kamtui("--book", path, "matches", "--forget", "ALFA", "--forget", "Omega")
    assert (status, out) == (1, "Beta → Beta\n")
    assert "Omega" in err
    with Book.open(path) as book:
        assert book.undo() == "Forget 1 match of a name"
    file.write_text("Alfa;Nobody\n", encoding="utf-8")
    status, _out, err = kamtui("--book", path, "import", "sales", sales, "--matches", file)
    assert (status, f"{file}:1" in err) == (1, True)
    file.write_text("Alfa\n", encoding="utf-8")
    status, _out, err = kamtui("--book", path, "import", "sales", sales, "--matches", file)
    assert (status, "two columns" in err) == (1, True)


def test_what_rows_with_a_status_are_is_remembered_for_the_command_too(
    kamtui: Kamtui, path: Path, tmp_path: Path
) -> None:
    """The screen keeps it as an option of its own for each status."""
    with Book.open(path, create=True) as book:
        said = {"status on hold": "sale", "status open": "no"}
        remember_shape(book, Shape("customer\nmonth\nrevenue\nstatus", "spring.csv", "sales", {}, said))
    file = tmp_path / "autumn.csv"
    file.write_text("Customer,Month,Revenue,Status\nAlfa,2026-01,100,On hold\nAlfa,2026-01,7,Open\n")
    arguments = ["--book", path, "import", file, "--currency", "EUR", "--unknown", "add"]
    # What is said now counts more.
    out = kamtui(*arguments, "--dry-run", "--status", "Open=sale")[1]
    assert "107" in out
    status, out, err = kamtui(*arguments)
    assert status == 0 and "Read as spring.csv was" in err
    with raw(path) as con:
        assert con.execute("SELECT revenue FROM sale").fetchall() == [(10000,)]


def test_a_file_is_read_as_the_last_one_with_its_columns_was_and_says_so(
    kamtui: Kamtui, path: Path, tmp_path: Path
) -> None:
    with Book.open(path, create=True) as book:
        remember_shape(
            book,
            Shape(
                "who\nwhere\namount",
                "spring.csv",
                "accounts",
                {"who": "name", "where": "city"},
                {"stage": "prospect"},
            ),
        )
    file = tmp_path / "autumn.csv"
    file.write_text("Who,Where,Amount\nAlfa,Sofia,7\n", encoding="utf-8")
    status, out, err = kamtui("--book", path, "import", file, "--dry-run")
    assert status == 0 and "Read as spring.csv was" in err and "--as-found" in err and "Alfa (Sofia)" in out
    status, _out, err = kamtui("--book", path, "import", file, "--as-found", "--dry-run")
    assert status == 1 and "spring.csv" not in err
    # What is said now counts more, and another kind is another matter.
    status, out, _err = kamtui("--book", path, "import", file, "--map", "Where=note", "--stage", "lost")
    assert status == 0 and "Where → note" in out
    with raw(path) as con:
        assert con.execute("SELECT name, city, stage FROM account").fetchall() == [("Alfa", "", "lost")]
    status, _out, err = kamtui("--book", path, "import", "sales", file)
    assert status == 1 and "spring.csv" not in err
    assert "spring.csv: accounts" in kamtui("--book", path, "matches")[1]
    assert kamtui("--book", path, "matches", "--forget-file", "spring.csv")[0] == 0
    assert "spring.csv" not in kamtui("--book", path, "import", file, "--dry-run")[2]
