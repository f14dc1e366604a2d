"""`kamtui import` of either kind: what the file holds, and whose options are whose."""

from pathlib import Path

from tests.cli.running import Kamtui


def test_what_a_file_holds_is_found_out(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("Company,Phone\nAlfa,02 1\n")
    status, _out, err = kamtui("--book", path, "import", "--map", "Company=name", file)
    assert status == 0 and "accounts" in err
    file.write_text("Customer,Month,Revenue\nAlfa,01.2026,100\n")
    _status, out, err = kamtui("--book", path, "import", file, "--currency", "EUR")
    assert "sales" in err and "Jan 2026" in out
    file.write_text("Customer,Revenue\nAlfa,100\n")
    status, _out, err = kamtui("--book", path, "import", file)
    assert status == 1 and "kamtui import accounts FILE" in err and "kamtui import sales FILE" in err
    file.write_text('[{"name": "Alfa"}]')
    for kind in ([], ["accounts"], ["sales"]):
        status, _out, err = kamtui("--book", path, "import", *kind, file)
        assert status == 1 and "JSON" in err


def test_options_of_the_one_are_not_for_the_other(kamtui: Kamtui, path: Path, csv: Path, sales: Path) -> None:
    status, _out, err = kamtui("--book", path, "import", "accounts", csv, "--as", "lines")
    assert (status, "--as" in err) == (1, True)
    status, _out, err = kamtui("--book", path, "import", "sales", sales, "--stage", "prospect")
    assert (status, "--stage" in err) == (1, True)
    assert not path.exists()
