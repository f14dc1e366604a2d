"""`kamtui matches`: the names that imports remember."""

from pathlib import Path

from kamtui.store.book.book import Book
from tests.build import an_account
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
