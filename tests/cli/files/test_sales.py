"""The import of sales by the command line."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from kamtui import paths
from kamtui.store.book import backup
from kamtui.store.book.book import Book
from tests.build import an_account, dump, raw
from tests.cli.running import Kamtui, accounts_in, sales_in


def test_sales_are_imported_and_not_twice(kamtui: Kamtui, path: Path, sales: Path) -> None:
    status, out, err = kamtui("--book", path, "import", "sales", sales)
    assert (status, err) == (1, "")  # two customers wait
    assert "2 customers are not in the book" in out
    assert not path.exists()  # nothing to keep in a book that is not there
    status, out, err = kamtui("--book", path, "import", "sales", sales, "--unknown", "add")
    assert status == 0
    assert str(path) in err
    assert "2 new accounts" in out
    assert sales_in(path) == [("Alfa", "2026-01-01", 10050, 1000), ("Beta", "2026-01-01", 700, 100)]
    before = path.read_bytes()
    status, out, err = kamtui("--book", path, "import", "sales", sales)
    assert (status, err) == (0, "")
    assert "0 added, 0 replaced, 0 taken out, 2 unchanged" in out
    assert path.read_bytes() == before


def test_customers_are_matched_and_added_by_name(kamtui: Kamtui, filled: Path, sales: Path) -> None:
    (first, *_others) = accounts_in(filled)
    before = sales_in(filled)
    arguments = ["--match", f"alfa={first}", "--add", "Beta"]
    assert kamtui("--book", filled, "import", "sales", sales, *arguments, "--dry-run")[0] == 0
    assert sales_in(filled) == before
    status, out, _err = kamtui("--book", filled, "import", "sales", sales, *arguments)
    assert status == 0
    assert f"Alfa is taken for {first}" in out
    assert sorted(set(sales_in(filled)) - set(before)) == [
        (first, "2026-01-01", 10050, 1000),
        ("Beta", "2026-01-01", 700, 100),
    ]
    assert len(backup.backups_in(paths.backup_folder(filled))) == 1
    status, _out, err = kamtui(
        "--book", filled, "import", "sales", sales, "--match", "Alfa=Nobody of that name"
    )
    assert status == 1
    assert "Nobody of that name" in err
    with Book.open(filled) as book:
        assert "Import sales of 2 months" in book.undo()
    assert sales_in(filled) == before


def test_a_list_without_sales_makes_no_book(kamtui: Kamtui, path: Path, sales: Path) -> None:
    sales.write_text("Customer,Month,Revenue\n,2026-01,5\n")
    status, out, err = kamtui("--book", path, "import", "sales", sales, "--unknown", "add")
    assert (status, err) == (1, "")
    assert "no customer" in out
    # It was no dry run, and nothing speaks of months of a book that is not there.
    assert out.endswith("Nothing was written, and no book was made.\n") and "dry run" not in out
    assert "no month is taken out" not in out
    assert not path.exists()


def test_a_slip_in_the_name_of_a_customer_is_told(kamtui: Kamtui, filled: Path, sales: Path) -> None:
    (first, *_others) = accounts_in(filled)
    arguments = ["--match", f"Alpha={first}", "--add", "Betta", "--add", "beta", "--dry-run"]
    status, _out, err = kamtui("--book", filled, "import", "sales", sales, *arguments)
    assert status == 1  # Alfa is not in the book
    assert [line for line in err.splitlines() if "in the list" in line] == [
        f"kamtui: --add or --match: there is no “{name}” in the list." for name in ("Betta", "Alpha")
    ]
    # One whose month cannot be taken is in the list all the same.
    sales.write_text("Customer,Month,Revenue\nAlfa,2026-01,1\nAlfa,2026-01,2\n")
    assert kamtui("--book", filled, "import", "sales", sales, "--add", "Alfa", "--dry-run")[2] == ""


def test_one_of_two_accounts_of_a_name_is_matched_by_its_number(
    kamtui: Kamtui, path: Path, sales: Path
) -> None:
    with Book.open(path, create=True) as book:
        for number in ("131129282", "131071587"):
            an_account(book, "Alfa", registration_number=number)
    status, _out, err = kamtui("--book", path, "import", "sales", sales, "--match", "Alfa=Alfa")
    assert (status, "registration number" in err) == (1, True)
    arguments = ["--match", "Alfa=131071587", "--add", "Beta"]
    status, out, _err = kamtui("--book", path, "import", "sales", sales, *arguments)
    assert (status, "Alfa: 1 added" in out) == (0, True)
    with raw(path) as con:
        found = con.execute(
            "SELECT registration_number FROM sale JOIN account a ON a.id = account_id ORDER BY 1"
        ).fetchall()
    assert found == [("",), ("131071587",)]


def test_what_a_list_of_sales_does_not_say_is_asked_for(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "asks.csv"
    file.write_text('Customer,Date,Revenue\nAlfa,1/2/2026,"1,234"\n')
    status, out, err = kamtui("--book", path, "import", "sales", file, "--unknown", "add")
    assert (status, out) == (1, "")
    assert "--dates" in err
    arguments = ["--unknown", "add", "--dates", "month-first"]
    status, _out, err = kamtui("--book", path, "import", "sales", file, *arguments)
    assert status == 1
    assert "--decimal" in err
    assert not path.exists()
    arguments += ["--decimal", "point", "--currency", "BGN", "--as", "lines"]
    assert kamtui("--book", path, "import", "sales", file, *arguments)[0] == 0
    assert sales_in(path) == [("Alfa", "2026-01-01", 63093, None)]
    file.write_text("Customer,Revenue\nAlfa,5\n")
    assert "--month" in kamtui("--book", path, "import", "sales", file)[2]
    assert kamtui("--book", path, "import", "sales", file, "--month", "soon")[0] == 1
    assert kamtui("--book", path, "import", "sales", file, "--month", "02.2026")[0] == 0
    assert sales_in(path)[1] == ("Alfa", "2026-02-01", 500, None)


def test_what_a_list_of_sales_means_is_said_by_options(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "means.csv"

    def take(text: str, *options: str) -> tuple[int, str]:
        file.write_text(text, encoding="utf-8")
        for old in (path, *path.parent.glob(f"{path.name}-*")):
            old.unlink(missing_ok=True)
        _status, out, err = kamtui("--book", path, "import", "sales", file, "--unknown", "add", *options)
        return (sales_in(path)[0][2] if path.exists() else 0), out + err

    heads = "Клиент;Януари;Февруари\nАлфа;100;200\n"
    assert take(heads)[0] == 0
    assert "--year" in take(heads)[1]
    assert take(heads, "--year", "2026")[0] == 10000
    gross = "Клиент;Месец;Оборот с ДДС\nАлфа;01.2026;120\n"
    assert take(gross, "--tax", "20")[0] == 10000
    leva = "Клиент;Месец;Оборот\nАлфа;12.2025;195,58\nАлфа;01.2026;100\n"
    assert "--currency by-date" in take(leva)[1]
    assert take(leva, "--currency", "by-date")[0] == 10000
    status = "Статус;Дата;Клиент;Сума\nПлатена;05.01.2026;Алфа;100\nЧакаща;06.01.2026;Алфа;40\n"
    assert '--status "Чакаща=sale"' in take(status)[1]
    assert take(status, "--status", "Чакаща=sale")[0] == 14000
    assert take(status, "--status", "чакаща=no")[0] == 10000
    for wrong in (("--year", "26"), ("--tax", "all"), ("--status", "Чакаща")):
        assert take(status, *wrong)[0] == 0


def test_a_list_of_bulgarian_accounts_waits_for_its_currency(
    kamtui: Kamtui, path: Path, tmp_path: Path
) -> None:
    with Book.open(path, create=True) as book:
        an_account(book, "Alfa", country="Bulgaria")
    file = tmp_path / "old.csv"
    file.write_text("Customer,Month,Revenue\nAlfa,2025-11,195.58\n")
    assert "--currency" in kamtui("--book", path, "import", "sales", file)[1]
    assert sales_in(path) == []
    kamtui("--book", path, "import", "sales", file, "--currency", "BGN")
    assert sales_in(path) == [("Alfa", "2025-11-01", 10000, None)]
    both = tmp_path / "both.csv"
    both.write_text("Customer,Month,Revenue\nAlfa,2025-12,50\nAlfa,2026-01,60\n")
    assert kamtui("--book", path, "import", "sales", both)[0] == 1
    assert sales_in(path)[1:] == [("Alfa", "2026-01-01", 6000, None)]
    assert kamtui("--book", path, "import", "sales", both, "--currency", "EUR")[0] == 0
    assert sales_in(path)[1:] == [("Alfa", "2025-12-01", 5000, None), ("Alfa", "2026-01-01", 6000, None)]


def test_a_month_that_would_fall_waits_with_the_options_to_paste(
    kamtui: Kamtui, path: Path, sales: Path
) -> None:
    sales.write_text("Customer,Date,Amount\nAlfa,2026-01-05,100\nAlfa,2026-01-20,50\n")
    assert kamtui("--book", path, "import", "sales", sales, "--unknown", "add")[0] == 0
    sales.write_text("Customer,Date,Amount\nAlfa,2026-01-25,30\nAlfa,2026-02-03,9\n")
    status, out, _err = kamtui("--book", path, "import", "sales", sales)
    assert status == 1
    assert "1 month stays as it is, because its sum would fall:" in out
    assert "· Alfa, Jan 2026: is revenue 150 €, would be revenue 30 €" in out
    assert "--months replace" in out
    assert "--months add" in out
    for _again in range(2):
        assert kamtui("--book", path, "import", "sales", sales, "--months", "add")[0] == 0
        assert [row[1:3] for row in sales_in(path)] == [("2026-01-01", 18000), ("2026-02-01", 900)]
    status, out, _err = kamtui("--book", path, "import", "sales", sales)
    assert status == 0  # the same file asks nothing
    assert "2 months were taken from this very file before, and are not taken again" in out


def test_likely_accounts_are_offered_to_paste_and_taken_when_said(
    kamtui: Kamtui, path: Path, sales: Path
) -> None:
    with Book.open(path, create=True) as book:
        an_account(book, "Alfa Trade")
    status, out, _err = kamtui("--book", path, "import", "sales", sales)
    assert (status, "--match 'Alfa=Alfa Trade'" in out) == (1, True)
    assert "--take-likely" in out
    status, out, _err = kamtui("--book", path, "import", "sales", sales, "--take-likely")
    assert (status, sales_in(path)) == (1, [("Alfa Trade", "2026-01-01", 10050, 1000)])  # Beta still waits
    assert kamtui("--book", path, "matches")[1] == "Alfa → Alfa Trade\n"


def test_rows_that_cannot_be_taken_are_written_to_be_mended(
    kamtui: Kamtui, path: Path, sales: Path, tmp_path: Path
) -> None:
    sales.write_text(
        "Report;;\nCustomer;Date;Amount\nAlfa;05.01.2026;1,50\nBeta;06.01.2026;7\nAlfa;07.01.2026;ten\n"
        ";08.01.2026;1\nAlfa;08.02.2026;2\n"
    )
    rejects = tmp_path / "rejects.csv"
    arguments = ["import", "sales", sales, "--unknown", "add", "--rejects", rejects]
    status, out, _err = kamtui("--book", path, *arguments)
    assert (status, f"3 rows are in {rejects}" in out) == (1, True)
    # The first line of Alfa's January is not taken either, and must be there for its sum to be whole.
    assert rejects.read_text(encoding="utf-8-sig").splitlines() == [
        "Customer;Date;Amount",
        "Alfa;05.01.2026;1,50",
        "Alfa;07.01.2026;ten",
        ";08.01.2026;1",
    ]
    status, _out, err = kamtui("--book", path, *arguments)
    assert (status, "--rejects" in err) == (1, True)  # it may have been mended meanwhile
    assert "--months add" in out
    mended = rejects.read_text(encoding="utf-8-sig").replace("ten", "10").replace(";08", "Beta;08")
    rejects.write_text(mended.replace("Beta;08.01.2026;1", "Gamma;08.01.2026;1"), encoding="utf-8")
    assert kamtui("--book", path, "import", "sales", rejects, "--unknown", "add")[0] == 0
    assert [row[:3] for row in sales_in(path)] == [
        ("Alfa", "2026-01-01", 1150), ("Alfa", "2026-02-01", 200), ("Beta", "2026-01-01", 700),
        ("Gamma", "2026-01-01", 100),
    ]  # fmt: skip
    none = tmp_path / "none.csv"
    assert kamtui("--book", path, "import", "sales", rejects, "--rejects", none)[0] == 0
    assert not none.exists()


def test_ctrl_c_while_an_import_writes_leaves_the_book_as_it_was(
    kamtui: Kamtui, path: Path, sales: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Book.open(path, create=True) as book:
        an_account(book, "Alfa")
        before = dump(book)
    from kamtui.store.money import import_changes

    write = import_changes._write

    def interrupted(*arguments: Any) -> None:
        write(*arguments)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(import_changes, "_write", interrupted)
    status, out, err = kamtui("--book", path, "import", "sales", sales)
    assert (status, out, err) == (130, "", "kamtui: Stopped. The book is as it was.\n")
    with Book.open(path) as book:
        assert dump(book) == before


def test_ctrl_c_while_a_new_book_is_written_says_what_is_left(
    kamtui: Kamtui, path: Path, sales: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kamtui.store.money import import_changes

    write = import_changes._write

    def interrupted(*arguments: Any) -> None:
        write(*arguments)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(import_changes, "_write", interrupted)
    status, _out, err = kamtui("--book", path, "import", "sales", sales, "--unknown", "add")
    assert status == 130
    assert err.endswith("kamtui: Stopped. Nothing was taken in, and the new book is empty.\n")
    assert sales_in(path) == []
