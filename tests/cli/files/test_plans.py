"""`kamtui import` with plans: taken, nothing the second time, old → new, a year shared out otherwise stays, one undo."""

from pathlib import Path
from typing import Any

from kamtui import paths
from kamtui.store.book.book import Book
from tests.build import raw
from tests.cli.running import Kamtui


def rows(path: Path) -> list[Any]:
    sql = "SELECT a.name, p.month_on, p.revenue, p.profit FROM plan p JOIN account a ON a.id = p.account_id"
    with raw(path) as con:
        return list(con.execute(f"{sql} ORDER BY a.name, p.month_on"))


def test_plans_come_in(kamtui: Kamtui, path: Path, csv: Path, tmp_path: Path) -> None:
    kamtui("--book", path, "import", csv)
    plans = tmp_path / "plans.csv"
    plans.write_text(
        "Account,Month,Plan,Planned profit\nAlfa,01.2027,100,10\nAlfa,02.2027,200,\nGama,01.2027,1,\n"
    )
    status, out, err = kamtui("--book", path, "import", plans)
    assert status == 1 and "Taken as a list of plans." in err
    assert "2 plans added, 0 in the book already; 1 row waits; 0 bad rows." in out
    taken = rows(path)
    assert taken == [("Alfa", "2027-01-01", 10_000, 1_000), ("Alfa", "2027-02-01", 20_000, None)]
    _status, out, _err = kamtui("--book", path, "import", plans)
    assert "0 plans added, 2 in the book already" in out
    plans.write_text("Account,Month,Plan\nAlfa,01.2027,150\nAlfa,02.2027,200\n")
    _status, out, _err = kamtui("--book", path, "import", plans)
    assert "plan Jan 2027 100 € / 10 € → Jan 2027 150 € / 10 €" in out and "1 updated" in out
    with Book.open(path, create=False, read_only=False, backups=None) as book:
        book.undo()
    assert rows(path) == taken
    plans.write_text("Account,Month,Plan\nAlfa,01.2027,150\nAlfa,01.2027,160\n")
    _status, out, _err = kamtui("--book", path, "import", plans)
    assert "bad rows: lines 2, 3: the list plans a month of this account twice, and differently" in out
    # As much for the year, shared out otherwise: that is somebody's own work.
    plans.write_text("Account,Year,Plan,Planned profit\nAlfa,2027,300,10\n")
    _status, out, _err = kamtui("--book", path, "import", plans)
    assert "1 in the book already" in out and rows(path) == taken
    plans.write_text("Account,Year,Plan\nAlfa,2027,3600\n")
    _status, out, _err = kamtui("--book", path, "import", plans)
    assert "→ Jan 2027 – Dec 2027 3 600 € / 10 €" in " ".join(out.split()) and len(rows(path)) == 12


def test_what_lists_count_in_is_said_once_in_the_settings_for_plans_too(
    kamtui: Kamtui, path: Path, csv: Path, tmp_path: Path
) -> None:
    kamtui("--book", path, "import", csv)
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    paths.config_file().write_text('list_currency = "BGN"\n')
    plans = tmp_path / "plans.csv"
    plans.write_text("Account,Month,Plan\nAlfa,01.2027,195.58\n")
    assert kamtui("--book", path, "import", "plans", plans)[0] == 0
    assert rows(path) == [("Alfa", "2027-01-01", 10_000, None)]
    kamtui("--book", path, "import", "plans", plans, "--currency", "EUR")
    assert rows(path) == [("Alfa", "2027-01-01", 19_558, None)]
