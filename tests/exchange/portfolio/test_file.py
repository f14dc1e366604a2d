"""What is read of price lists as people write them, and what is asked or refused."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.prices.sheet import PriceSheet
from kamtui.exchange.importing.list_kind import list_kind
from kamtui.exchange.portfolio.file import read_portfolio
from kamtui.exchange.portfolio.headers import is_portfolio, meaning_of
from kamtui.exchange.portfolio.row import PricesSaid
from kamtui.exchange.reading.sheet_errors import SheetError

TODAY = date(2026, 11, 30)
NOVEMBER = PricesSaid(as_of=date(2026, 11, 1))


def read(tmp_path: Path, text: str, said: PricesSaid = NOVEMBER, name: str = "list.csv") -> PriceSheet:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_portfolio(path, said=said, today=TODAY)


def prices(sheet: PriceSheet) -> list[tuple[str, str, int | None]]:
    return [(row.name, row.product, row.price) for row in sheet.rows]


def refused(sheet: PriceSheet) -> dict[int, str]:
    return {row.line: row.reason for row in sheet.bad}


def test_a_list_of_one_account_with_titles_headings_empty_columns_and_a_foot(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in (
        ["ЦЕНОВА ЛИСТА"],
        ["Клиент:", "Алфа ООД"],
        ["В сила от 01.10.2026 г., цени в лв. без ДДС"],
        [],
        ["№", "Код", "Наименование", "Мярка", None, "Ед. цена без ДДС", "Забележка"],
        ["Лепила"],
        [1, "L-10", "Лепило", "бр.", None, 12.5, None],
        [2, "L-11", "Боя", "кг", None, 19.56, "от 1 палет"],
        [3, "L-12", "Грунд", "л", None, "#REF!", None],
        [4, "L-13", "Мазилка", "кг", None, 0, None],
        [5, "L-14", "Замазка", "кг", None, None, None],
        [None, None, "Общо", None, None, 32.06, None],
        [],
        ["Изготвил: И. Петров"],
    ):
        made.worksheets[0].append(row)
    made.worksheets[0].merge_cells("A1:G1")
    path = tmp_path / "list.xlsx"
    made.save(path)
    assert list_kind(path).kind == "portfolio"
    sheet = read_portfolio(path, today=TODAY)
    assert prices(sheet) == [("", "Лепило", 639), ("", "Боя", 1000)]
    assert {row.day for row in sheet.rows} == {date(2026, 10, 1)} and sheet.told_account == "Алфа ООД"
    assert [row.terms for row in sheet.rows] == ["Мярка: бр.", "от 1 палет\nМярка: кг"]
    assert "#REF! is an error of the spreadsheet" in refused(sheet)[9] and "is no price" in refused(sheet)[10]
    assert sheet.passed == (6, 11) and "лв" in " ".join(sheet.how)


def test_a_long_list_with_days_states_and_competitors(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "Customer;Product;Price (EUR);Valid from;State;Competitor;From us\n"
        "Alfa;Glue;10,25;1.1.2026;sold;;\n"
        "Alfa;Paint;;;;Baumit;\n"
        "Beta;Glue;0,0345;1.7.2026;;;yes\n"
        "Beta;Tape;4,00;1.7.2027;;;\n"
        "Beta;Foam;4,00;;;;\n"
        "Beta;Wire;4,00;1.7.2026;perhaps;;\n",
        PricesSaid(),
    )
    assert prices(sheet) == [("Alfa", "Glue", 1025), ("Alfa", "Paint", None), ("Beta", "Glue", 3)]
    assert [row.state for row in sheet.rows] == [
        PortfolioState.SOLD,
        PortfolioState.COMPETITOR,
        PortfolioState.SOLD,
    ]
    assert sheet.rows[1].competitor == "Baumit" and sheet.rows[1].day is None
    assert "rounded to cents" in sheet.rows[2].remarks[0] and "0,0345" in sheet.rows[2].terms
    bad = refused(sheet)
    assert "only from 1 Jul 2027" in bad[5] and "--as-of" in bad[6] and "perhaps" in bad[7]


def test_matrices_of_either_side(tmp_path: Path) -> None:
    down = read(
        tmp_path, "Цени от 1.11.2026\nАртикул;Алфа;Бета\nЛепило;10,00;не му трябва\nБоя;;5,5\n", PricesSaid()
    )
    assert prices(down) == [("Алфа", "Лепило", 1000), ("Бета", "Лепило", None), ("Бета", "Боя", 550)]
    assert down.rows[1].state is PortfolioState.NOT_NEEDED
    across = read(tmp_path, "Клиент;Лепило;Боя\nАлфа;10,00;7\nБета;11;x\n")
    assert prices(across) == [("Алфа", "Лепило", 1000), ("Алфа", "Боя", 700), ("Бета", "Лепило", 1100)]
    assert refused(across) == {3: "Боя: “x” is not an amount"}
    bare = read(tmp_path, ";Glue;Paint\nAlfa;10;7\nBeta;11;8\n")
    assert bare.may_be_turned and not across.may_be_turned


@pytest.mark.parametrize(
    ("text", "said", "cents"),
    [
        ("Item;Price incl. VAT\nGlue;12,00\n", PricesSaid(as_of=NOVEMBER.as_of, tax=Fraction(20)), 1000),
        ("Item;Price incl. VAT;VAT %\nGlue;10,90;9\n", NOVEMBER, 1000),
        ("Item;Price incl. VAT;Price excl. VAT\nGlue;12,00;10,00\n", NOVEMBER, 1000),
        (
            "All prices incl. VAT\nItem;Price\nGlue;12,00\n",
            PricesSaid(as_of=NOVEMBER.as_of, tax=Fraction(20)),
            1000,
        ),
        ("Item;List price;Discount %\nGlue;10,00;15\n", NOVEMBER, 850),
        ("Item;List price;Discount\nGlue;10,00;0.15\nTape;10,00;0.1\n", NOVEMBER, 850),
        ("Item;Price;Discount %\nGlue;10,00;15\n", PricesSaid(as_of=NOVEMBER.as_of, discount="off"), 850),
        ("Item;Price;Discount %\nGlue;10,00;15\n", PricesSaid(as_of=NOVEMBER.as_of, discount="taken"), 1000),
        ("Item;Price;Negotiated price\nGlue;10,00;9,00\n", NOVEMBER, 900),
        ("Item;Price;Currency\nGlue;19,56;BGN\n", NOVEMBER, 1000),
        ("Артикул;Цена (лв.)\nЛепило;19,56\n", NOVEMBER, 1000),
    ],
)
def test_tax_discount_and_currency_are_taken_as_the_file_says(
    tmp_path: Path, text: str, said: PricesSaid, cents: int
) -> None:
    assert read(tmp_path, text, said).rows[0].price == cents


@pytest.mark.parametrize(
    ("text", "said", "sentence"),
    [
        ("Item;Price\nGlue;10,00\n", PricesSaid(), r"nothing says from when the prices hold.*--as-of"),
        ("List of 1.10.2026\nItem;Price\nGlue;10,00\n", PricesSaid(), r"the day in “List of 1.10.2026”"),
        ("Item;Price;Discount %\nGlue;10,00;15\n", NOVEMBER, r"--discount taken.*--discount off"),
        ("Item;Price incl. VAT\nGlue;12,00\n", NOVEMBER, r"--tax 20"),
        ("Item;Price\nGlue;1,234\n", NOVEMBER, r"--decimal"),
        ("Item;Colour\nGlue;red\n", NOVEMBER, r"no column is known to hold"),
    ],
)
def test_nothing_is_guessed(tmp_path: Path, text: str, said: PricesSaid, sentence: str) -> None:
    with pytest.raises(SheetError, match=sentence):
        read(tmp_path, text, said)


def test_bulgarian_prices_of_before_the_euro_wait_until_their_currency_is_said(tmp_path: Path) -> None:
    text = "Артикул;Цена;В сила от\nЛепило;19,56;1.11.2025\nБоя;10,00;1.11.2026\n"
    sheet = read(tmp_path, text, PricesSaid())
    assert prices(sheet) == [("", "Боя", 1000)] and "--currency BGN" in refused(sheet)[2]
    assert read(tmp_path, text, PricesSaid(by_date=True)).rows[0].price == 1000
    foreign = read(tmp_path, "Item;Price;Currency\nGlue;1,00;USD\n")
    assert "turn it into euro" in refused(foreign)[2]


def test_variants_of_a_product_line_are_told_apart(tmp_path: Path) -> None:
    sheet = read(tmp_path, "Product;Pack size;Price\nGlue;5 kg;5\nGlue;25 kg;20\nPaint;1 l;7\n")
    assert [row.product for row in sheet.rows] == ["Glue 5 kg", "Glue 25 kg", "Paint"]
    coded = read(tmp_path, "Код;Наименование;Цена без ДДС\n01;Лепило;5\n02;Лепило;20\n03;Боя;7\n")
    assert [row.product for row in coded.rows] == ["Лепило 01", "Лепило 02", "Боя"]


def test_what_is_a_list_of_prices_and_what_is_one_of_sales_or_accounts(tmp_path: Path) -> None:
    for header in (
        "Артикул;Цена без ДДС;Отстъпка %;Валута",
        "Account;Product;Price;Valid from;Quantity",
        "Product line;Competitor",
        "Клиент;Продукт;Състояние;Доставчик",
    ):
        assert is_portfolio(header.split(";")), header
    for header in (
        "Date;Customer;Product;Quantity;Price",
        "Customer;Product;Price;Quantity;Amount",
        "Фирма;Лице за контакт;Телефон;Продукт;Цена",
        "Account;Product;Revenue",
        "Company;City",
        "Name;Type;Status",
        "Name;City;Type;Status;Created date",
        "Име;Град;Статус",
    ):
        assert not is_portfolio(header.split(";")), header
    assert meaning_of("Ед. цена с ДДС (лв.)").field == "gross_price"  # type: ignore[union-attr]
    path = tmp_path / "Цени по клиенти.csv"
    path.write_text("Артикул;Алфа;Бета\nЛепило;10;11\nБоя;5;6\n")
    assert list_kind(path).kind == "portfolio"
