"""`kamtui import` with prices: preview, taken, nothing the second time, rejects, one undo, hostile text."""

from pathlib import Path

import pytest

from kamtui.store.book.book import Book
from tests.build import an_account, raw
from tests.cli.running import Kamtui


@pytest.fixture
def book(path: Path) -> Path:
    with Book.open(path, create=True, read_only=False, backups=None) as book:
        for name in ("Alfa", "Beta", "Алфа ООД"):
            an_account(book, name)
    return path


def readings(path: Path) -> list[tuple[str, str, str, int]]:
    with raw(path) as con:
        return list(
            con.execute(
                "SELECT a.name, p.name, r.read_on, r.price FROM portfolio_price r JOIN account a ON a.id = r.account_id "
                "JOIN product p ON p.id = r.product_id ORDER BY r.read_on, r.id"
            )
        )


def test_prices_come_in_once_a_new_price_is_a_further_one_and_one_undo_takes_back(
    kamtui: Kamtui, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "prices.csv"
    file.write_text(
        "Account,Product,Price,Valid from,State\nAlfa,GTX Pro,10.50,2026-01-01,sold\n"
        "Beta,GTXPro,11.00,2026-01-01,\nGama,GTX Pro,9.00,2026-01-01,\nBeta,Paint,soon,2026-01-01,\n"
    )
    status, out, err = kamtui("--book", book, "import", file, "--dry-run")
    assert status == 1 and "list of prices" in err and not readings(book)
    assert "new product line: GTX Pro" in out and "bad row: line 5: “soon” is not an amount" in out
    rejects = tmp_path / "rejects.csv"
    status, out, _err = kamtui("--book", book, "import", file, "--rejects", rejects)
    assert (
        "2 prices added, 0 changed, 0 in the book already; 1 new product line; 1 row waits; 1 bad row." in out
    )
    assert readings(book) == [
        ("Alfa", "GTX Pro", "2026-01-01", 1050),
        ("Beta", "GTX Pro", "2026-01-01", 1100),
    ]
    assert len(rejects.read_text("utf-8-sig").splitlines()) == 3
    before = readings(book)
    status, out, _err = kamtui("--book", book, "import", file)
    assert "0 prices added, 0 changed, 2 in the book already" in out and readings(book) == before
    file.write_text(
        "Account,Product,Price,Valid from\nAlfa,GTX Pro,12.00,2026-06-01\nAlfa,GTX Pros,1,2026-06-01\n"
    )
    status, out, _err = kamtui("--book", book, "import", "portfolio", file)
    assert "10.50 € → 12 €" in out and "1 row waits" in out and "--match 'GTX Pros=GTX Pro'" in out
    assert len(readings(book)) == 3
    status, out, _err = kamtui("--book", book, "import", file, "--add", "GTX Pros")
    assert status == 0 and "1 new product line" in out
    with Book.open(book, create=False, read_only=False, backups=None) as opened:
        opened.undo()
    assert len(readings(book)) == 3


def test_a_list_without_account_and_day_asks_for_both_and_its_rejects_keep_them(
    kamtui: Kamtui, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Артикул;Цена без ДДС\nЛепило;10,00\nБоя;по запитване\n", encoding="cp1251")
    status, _out, err = kamtui("--book", book, "import", file)
    assert status == 1 and "--as-of" in err
    status, out, _err = kamtui("--book", book, "import", file, "--as-of", "1.11.2026", "--unknown", "add")
    assert status == 1 and "--account NAME" in out and not readings(book)
    rejects = tmp_path / "rejects.csv"
    kamtui("--book", book, "import", file, "--as-of", "1.11.2026", "--account", "alfa", "--rejects", rejects)
    assert readings(book) == [("Alfa", "Лепило", "2026-11-01", 1000)]
    rejects.write_text(rejects.read_text("utf-8-sig").replace("по запитване", "7,50"), encoding="utf-8")
    status, out, _err = kamtui("--book", book, "import", rejects)
    assert status == 0 and readings(book)[1:] == [("Alfa", "Боя", "2026-11-01", 750)]
    named = tmp_path / "Цени Алфа ООД от 1.12.2025.csv"
    named.write_text("Артикул;Цена, лв.\nЛепило;19,56\n", encoding="utf-8")
    status, out, _err = kamtui("--book", book, "import", named)
    assert status == 0 and "account: Алфа ООД, as “Цени Алфа ООД от 1.12.2025” says" in out
    assert ("Алфа ООД", "Лепило", "2025-12-01", 1000) in readings(book)
    status, _out, err = kamtui("--book", book, "import", "accounts", file, "--discount", "off")
    assert status == 1 and "--discount" in err


def test_hostile_names_are_text(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    file = tmp_path / "hostile.csv"
    name = "[/bold] '); DROP TABLE product;-- \x1b[31m\u202e"
    file.write_text(f'Account,Product,Price,Valid from,Terms\nAlfa,"{name}",1.00,2026-01-01,"=1+1\x07"\n')
    status, out, _err = kamtui("--book", book, "import", file)
    assert status == 0 and "\x1b" not in out and "\x07" not in out
    assert readings(book)[0][1].startswith("[/bold] '); DROP TABLE product;--")
