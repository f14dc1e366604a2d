"""Lists in Latin letters whose customers are Bulgarian accounts of the book."""

from pathlib import Path

import pytest

from kamtui.exchange.sales.currency import without_unclear_currency
from kamtui.exchange.sales.file import read_sales
from kamtui.exchange.sales.settle import ReadAs
from kamtui.store.book.book import Book
from tests.build import an_account

LIST = "Customer,Month,Revenue\nAlfa,2025-11,100\nAlfa,2026-01,50\n"


def months(book: Book, tmp_path: Path, text: str, read_as: ReadAs | None = None) -> list[int]:
    path = tmp_path / "sales.csv"
    path.write_text(text, encoding="utf-8")
    return [
        one.month_on.year
        for one in without_unclear_currency(book, read_sales(path, read_as=read_as).sheet).sums
    ]


@pytest.mark.parametrize(
    "account",
    [
        {"name": "Alfa", "country": "Bulgaria"},
        {"name": "Alfa", "country": "българия"},
        {"name": "Alfa", "registration_number": "131129282"},
        {"name": "Alfa", "city": "София"},
        {"name": "Алфа"},
        {"name": "Алфа Трейд ООД", "legal_name": "Alfa"},
    ],
)
def test_of_a_bulgarian_account_months_before_2026_wait(
    book: Book, tmp_path: Path, account: dict[str, str]
) -> None:
    an_account(book, **account)
    assert months(book, tmp_path, LIST) == [2026]
    assert months(book, tmp_path, LIST, ReadAs(by_date=True)) == [2025, 2026]
    assert months(book, tmp_path, LIST.replace("Revenue", "Revenue EUR")) == [2025, 2026]


def test_of_others_they_are_in_euro(book: Book, tmp_path: Path) -> None:
    an_account(book, "Alfa", country="Germany")
    an_account(book, "Бета")
    assert months(book, tmp_path, LIST) == [2025, 2026]


def test_what_waits_is_told_with_its_option(book: Book, tmp_path: Path) -> None:
    an_account(book, "Alfa", country="Bulgaria")
    path = tmp_path / "sales.csv"
    path.write_text(LIST, encoding="utf-8")
    sheet = without_unclear_currency(book, read_sales(path).sheet)
    assert [(bad.line, "--currency BGN" in bad.reason) for bad in sheet.bad] == [(2, True)]
