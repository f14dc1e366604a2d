"""Reading lists of sales: which column is which, months and days, signs and currencies, what cannot be taken."""

import json
import os
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from kamtui.domain.money.importing.sheet import MonthSum, SalesKind, SalesSheet
from kamtui.domain.text.numbers import Currency
from kamtui.exchange.reading.header_row import UnknownColumn
from kamtui.exchange.reading.sheet_errors import SheetError
from kamtui.exchange.sales.errors import MissingColumns, UnknownSalesField, WhichDates, WhichDecimals
from kamtui.exchange.sales.file import read_sales
from kamtui.exchange.sales.settle import ReadAs

DATA = Path(os.environ.get("KAMTUI_DATA") or Path(__file__).parents[3].parent / "shared" / "data")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data folder is not here")

Read = Callable[..., SalesSheet]
JAN, FEB, MAR = (date(2026, month, 1) for month in (1, 2, 3))


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(
        text: str, read_as: ReadAs | None = None, encoding: str = "utf-8", **mapping: str
    ) -> SalesSheet:
        path = tmp_path / "sales.csv"
        path.write_bytes(text.encode(encoding))
        return read_sales(path, mapping, read_as).sheet

    return reading


def sums(sheet: SalesSheet) -> list[tuple[str, date, int | None, int | None]]:
    return [(one.name, one.month_on, one.revenue, one.profit) for one in sheet.sums]


def reasons(sheet: SalesSheet) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for one in sheet.bad]


# -- monthly sums


@pytest.mark.parametrize(
    "text",
    [
        "Account,Month,Revenue,Profit\nАлфа,2026-01,1234.50,100\n",
        "Клиент;Месец;Оборот;Печалба\nАлфа;01.2026;1 234,50;100\n",
        "Клиент;Месец;Оборот (лв.);Печалба (€)\nАлфа;януари 2026 г.;2 414,47;100,00\n",
        "Фирма\tПериод\tПриходи в €\tМарж\nАлфа\tяну.26\t1.234,50\t100\n",
        "Customer Name|Month|Net sales (EUR)|Gross profit\nАлфа|Jan 2026|€1,234.50|100\n",
        "Контрагент;Година;Месец;Продажби без ДДС;Печалба\nАлфа;2026;1;1234,50;100\n",
        "Контрагент;Година;Месец;Стойност;Печалба\nАлфа;2026;Януари;1234,50;100\n",
        "Клиент;Дата;Сума;Печалба\nАлфа;01.01.2026;1234,50;100\nБета;01.02.2026;0;0\n",
        "Клиент;Месец;Сума;Печалба\nАлфа;31.01.2026;1234,50;100\nБета;28.02.2026;0;0\n",
        "Client,Period,Turnover,Cost\nАлфа,202601,1234.50,1134.50\n",
        "Справка продажби 2026;;;\n;;;\nКлиент;Месец;Оборот;Печалба\nАлфа;01/2026;1234,50;100\nОбщо;;1234,50;100\n",
        "Клиент;01.2026;02.2026\nАлфа;1234,50;\n",
        "Клиент;Януари 2026 (лв.);Общо (лв.)\nАлфа;2414,47;2414,47\nОбщо;2414,47;2414,47\n",
        "Клиент;Оборот (хил. €);Печалба;Месец\nАлфа;1,2345;100;1.2026\n",
    ],
)
def test_monthly_sums_in_every_dress(read: Read, text: str) -> None:
    sheet = read(text)
    assert sheet.kind is SalesKind.MONTHS
    first = sheet.sums[0]
    assert (first.name, first.month_on, first.revenue) == ("Алфа", JAN, 123450)
    assert sheet.bad == ()
    if "profit" in sheet.figures:
        assert first.profit == 10000


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8-sig", "utf-16"])
def test_encodings(read: Read, encoding: str) -> None:
    sheet = read("Клиент;Месец;Оборот;Печалба\nАлфа България;01.2026;5;-1\n", encoding=encoding)
    assert sums(sheet) == [("Алфа България", JAN, 500, -100)]


def test_plans_are_read_beside_what_was_sold(read: Read) -> None:
    sheet = read("Клиент;Месец;Оборот;План оборот;План печалба\nАлфа;01.2026;5;7;1\nАлфа;02.2026;;8;\n")
    assert [(one.revenue, one.planned_revenue, one.planned_profit) for one in sheet.sums] == [
        (500, 700, 100),
        (None, 800, None),
    ]
    assert sheet.figures == {"revenue", "planned_revenue", "planned_profit"}


def test_a_month_twice_is_taken_once_if_it_says_the_same_and_not_at_all_if_not(read: Read) -> None:
    sheet = read(
        "Клиент;Месец;Оборот;Печалба\n"
        "Алфа;01.2026;100;10\n"
        "Бета;01.2026;200;20\n"
        "АЛФА;Jan 2026;100,00;10\n"
        "Бета;01.2026;250;20\n"
        "Бета;02.2026;9;1\n"
    )
    assert sums(sheet) == [("Алфа", JAN, 10000, 1000), ("Бета", FEB, 900, 100)]
    assert sheet.repeated.first == (4,)
    (conflict,) = sheet.conflicts
    assert (conflict.name, conflict.month_on, conflict.lines) == ("Бета", JAN, (3, 5))
    assert conflict.sums == ("200 / 20", "250 / 20")


def test_rows_that_a_column_tells_apart_are_parts_of_a_month(read: Read) -> None:
    sheet = read(
        "Клиент;Месец;Продукт;Оборот\nАлфа;01.2026;A;100\nАлфа;01.2026;B;50\nАлфа;01.2026;A;100\n"
        "Алфа;02.2026;A;1\nАлфа;02.2026;B;2\nАлфа;02.2026;B;3\nАлфа;03.2026;A;7\n"
    )
    assert (sheet.kind, sheet.parts) == (SalesKind.MONTHS, ("Продукт",))
    assert sums(sheet) == [("Алфа", JAN, 15000, None), ("Алфа", MAR, 700, None)]
    assert sheet.repeated.first == (4,)
    assert [(one.month_on, one.lines) for one in sheet.conflicts] == [(FEB, (5, 6, 7))]
    of_region = read("Клиент;Регион;Месец;Оборот\nАлфа;Юг;01.2026;100\nАлфа;Юг;01.2026;50\n")
    assert [one.lines for one in of_region.conflicts] == [(2, 3)]
    told = read("Клиент;Месец;Оборот\nАлфа;01.2026;100\nАлфа;01.2026;50\n", ReadAs(kind=SalesKind.LINES))
    assert sums(told) == [("Алфа", JAN, 15000, None)]
    days = read("Дата;Клиент;Фактура;Оборот\n01.01.2026;Алфа;7;100\n01.02.2026;Алфа;8;50\n")
    assert days.kind is SalesKind.LINES


def test_customers_of_one_name_with_different_numbers_are_two(read: Read) -> None:
    sheet = read("Клиент;ЕИК;Месец;Оборот\nАлфа;131129282;01.2026;1\nАлфа;131071587;01.2026;2\n")
    assert [(one.number, one.revenue) for one in sheet.sums] == [("131129282", 100), ("131071587", 200)]
    assert sheet.conflicts == ()


def test_a_table_with_a_column_for_each_month(read: Read) -> None:
    sheet = read(
        "№;Клиент;Оборот 01.2026;Печалба 01.2026;Оборот 02.2026;Печалба 02.2026;Общо\n"
        "1;Алфа;100;10;200;-20;300\n"
        "2;Бета;;;5;1;5\n"
        ";Общо;100;10;205;-19;305\n"
    )
    assert sums(sheet) == [
        ("Алфа", JAN, 10000, 1000),
        ("Алфа", FEB, 20000, -2000),
        ("Бета", FEB, 500, 100),
    ]
    assert sheet.footer.first == (4,)


# -- order lines


def test_order_lines_are_summed_by_month_and_rounded_once(read: Read) -> None:
    sheet = read(
        "Order ID,Order Date,Customer,Amount,Profit\n"
        "1,2026-01-05,Alfa,0.334,0.1\n"
        "2,2026-01-20 14:30:00,alfa,0.334,0.1\n"
        "3,2026-01-31T10:00:00+02:00,ALFA,0.334,0.1\n"
        "4,2026-02-01,Alfa,5,-1\n"
    )
    assert sheet.kind is SalesKind.LINES
    assert sums(sheet) == [("Alfa", JAN, 100, 30), ("Alfa", FEB, 500, -100)]
    assert sheet.sums[0].count == 3
    assert sheet.exact["revenue"] == Fraction("6.002")


def test_a_line_without_profit_leaves_that_of_its_month_unknown(read: Read) -> None:
    sheet = read(
        "Дата;Клиент;Сума;Печалба\n05.01.2026;Алфа;10;1\n06.01.2026;Алфа;10;\n05.02.2026;Алфа;10;2\n"
    )
    assert sums(sheet) == [("Алфа", JAN, 2000, None), ("Алфа", FEB, 1000, 200)]
    assert sheet.without_profit == 1


def test_the_order_of_dates_is_settled_by_the_column(read: Read) -> None:
    american = read("Date,Customer,Amount\n1/31/2026,Alfa,5\n2/3/2026,Alfa,7\n")
    assert (american.is_month_first, sums(american)) == (
        True,
        [("Alfa", JAN, 500, None), ("Alfa", FEB, 700, None)],
    )
    european = read("Date,Customer,Amount\n31/1/2026,Alfa,5\n2/3/2026,Alfa,7\n")
    assert (european.is_month_first, sums(european)) == (
        False,
        [("Alfa", JAN, 500, None), ("Alfa", MAR, 700, None)],
    )
    other = read("Order Date,Ship Date,Customer,Amount\n1/2/2026,1/31/2026,Alfa,5\n")
    assert sums(other) == [("Alfa", JAN, 500, None)]
    same = read("Date,Customer,Amount\n2/2/2026,Alfa,5\n")
    assert sums(same) == [("Alfa", FEB, 500, None)]


def test_dates_that_nothing_settles_are_asked_about(read: Read) -> None:
    text = "Date,Customer,Amount\n2/2/2026,Alfa,5\n1/2/2026,Alfa,5\n"
    with pytest.raises(WhichDates) as asked:
        read(text)
    assert (asked.value.line, asked.value.example) == (3, "1/2/2026")
    assert "--dates" in str(asked.value)
    assert sums(read(text, ReadAs(month_first=True)))[1] == ("Alfa", JAN, 500, None)
    assert sums(read(text, ReadAs(month_first=False))) == [("Alfa", FEB, 1000, None)]


def test_days_that_do_not_exist_are_said_with_their_line(read: Read) -> None:
    sheet = read(
        "Дата;Клиент;Сума (€)\n29.02.2026;Алфа;1\n31.04.2026 г.;Алфа;1\n5.1.2026г.;Алфа;1\n"
        "5 януари 2026 г.;Алфа;1\n20.XI.2026 г.;Алфа;1\n45658;Алфа;1\nвчера;Алфа;1\n;Алфа;1\n5.1.;Алфа;1\n1.2.26;Алфа;1\n"
    )
    assert reasons(sheet) == [
        (2, "there is no such day as “29.02.2026”"),
        (3, "there is no such day as “31.04.2026 г.”"),
        (8, "“вчера” is not a date with its year"),
        (9, "no day or month"),
        (10, "“5.1.” is not a date with its year"),
    ]
    assert [(month, revenue) for _name, month, revenue, _profit in sums(sheet)] == [
        (JAN, 200),
        (date(2026, 11, 1), 100),
        (date(2025, 1, 1), 100),
        (FEB, 100),
    ]


def test_a_day_that_the_other_order_would_have_is_no_day_in_this_one(read: Read) -> None:
    sheet = read("Date,Customer,Amount\n1/31/2026,Alfa,1\n2/28/2026,Alfa,1\n31/1/2026,Alfa,1\n")
    assert reasons(sheet) == [(4, "there is no such day as “31/1/2026”")]


def test_months_that_do_not_exist_are_said(read: Read) -> None:
    sheet = read("Клиент;Месец;Оборот\nАлфа;13.2026;1\nАлфа;01;1\nАлфа;30.02.2026;1\nАлфа;01.2026;1\n")
    assert [line for line, _reason in reasons(sheet)] == [2, 3, 4]
    assert "13.2026" in reasons(sheet)[0][1]
    assert reasons(sheet)[2][1] == "there is no such day as “30.02.2026”"


# -- amounts


def test_one_sign_is_settled_by_its_column(read: Read) -> None:
    sheet = read("Customer;Month;Revenue\nA;2026-01;1,234\nB;2026-01;5,50\n")
    assert [one.revenue for one in sheet.sums] == [123, 550]
    sheet = read("Customer;Month;Revenue\nA;2026-01;1,234\nB;2026-01;1,234,567\n")
    assert [one.revenue for one in sheet.sums] == [123400, 123456700]
    by_the_other = read("Customer;Month;Revenue;Profit\nA;2026-01;1,234;100.50\n")
    assert [one.revenue for one in by_the_other.sums] == [123400]


def test_one_sign_that_nothing_settles_is_asked_about(read: Read) -> None:
    text = "Customer;Month;Revenue\nA;2026-01;700\nB;2026-01;1,234\n"
    with pytest.raises(WhichDecimals) as asked:
        read(text)
    assert (asked.value.line, asked.value.example) == (3, "1,234")
    assert "--decimal" in str(asked.value)
    assert read(text, ReadAs(decimal=".")).sums[1].revenue == 123400
    assert read(text, ReadAs(decimal=",")).sums[1].revenue == 123
    with pytest.raises(WhichDecimals):  # the column says both
        read("Customer;Month;Revenue\nA;2026-01;1,5\nB;2026-01;1.5\nC;2026-01;1,234\n")


def test_numbers_as_people_write_them(read: Read) -> None:
    cells = [
        "1 234,56",
        "1.234,56",
        "(123)",
        "-",
        "−5,5",
        "1 234",
        "12'345,67",
        "н/д",
        "1 млн.",
        "5 лв.",
        "$7",
    ]
    text = "Клиент;Месец;Оборот\n" + "".join(f"K{n};01.2026;{cell}\n" for n, cell in enumerate(cells))
    sheet = read(text)
    assert {one.name: one.revenue for one in sheet.sums} == {
        "K0": 123456, "K1": 123456, "K2": -12300, "K4": -550, "K5": 123400, "K6": 1234567, "K9": 256,
    }  # fmt: skip
    assert sheet.empty.first == (5, 9)
    assert [line for line, _reason in reasons(sheet)] == [10, 12]


def test_leva_become_euro_once_for_each_month(read: Read) -> None:
    sheet = read(
        "Дата;Клиент;Сума;Валута\n" + "05.01.2026;Алфа;0,01;BGN\n" * 3 + "05.01.2026;Алфа;1,00;EUR\n"
    )
    assert sums(sheet) == [("Алфа", JAN, 102, None)]  # 0.03 лв. are 0.0153 €
    assert (sheet.turned, sheet.names_currency) == (3, True)
    assert sums(read("Клиент;Месец;Оборот, лв.\nАлфа;01.2026;100,00\n")) == [("Алфа", JAN, 5113, None)]
    bare = "Клиент;Месец;Оборот\nАлфа;01.2026;100,00\n"
    assert not read(bare).names_currency
    assert sums(read(bare, ReadAs(currency=Currency.BGN))) == [("Алфа", JAN, 5113, None)]
    assert (
        sums(read("Клиент;Месец;Оборот\nАлфа;01.2026;100 €\n", ReadAs(currency=Currency.BGN)))[0][2] == 10000
    )


def test_other_currencies_are_refused_row_by_row(read: Read) -> None:
    sheet = read("Customer,Month,Revenue,Currency\nA,2026-01,5,EUR\nB,2026-01,5,USD\nC,2026-01,5,?\n")
    assert [one.name for one in sheet.sums] == ["A"]
    assert [line for line, _reason in reasons(sheet)] == [3, 4]
    assert len(read("Customer,Month,Revenue (USD)\nA,2026-01,5\n").bad) == 1


def test_a_margin_in_percent_is_not_the_profit(read: Read) -> None:
    sheet = read("Customer;Month;Revenue;Margin;Profit\nA;2026-01;100;12,5%;12\n")
    assert sums(sheet) == [("A", JAN, 10000, 1200)]
    assert read("Customer;Month;Revenue;Margin %\nA;2026-01;100;12\n").figures == {"revenue"}


def test_profit_above_revenue_is_taken_and_pointed_out(read: Read) -> None:
    sheet = read(
        "Customer;Month;Revenue;Profit\nA;2026-01;100;120\nB;2026-01;100;100\nC;2026-01;-5;-1\nD;2026-01;0;1\n"
    )
    assert [one.is_profit_above_revenue for one in sheet.sums] == [True, False, False, True]


# -- rows and columns


def test_rows_that_are_no_sale(read: Read) -> None:
    sheet = read(
        "Клиент;Месец;Оборот;Бележка\nАлфа;01.2026;5;x\n;01.2026;7;\nБета;01.2026;;x\nГама;01.2026;1;x;y\n"
        "Делта;02.2026;3;\nОбщо за всички;;;\nTotal;;15;\n"
    )
    assert sums(sheet) == [("Алфа", JAN, 500, None), ("Делта", FEB, 300, None)]
    assert reasons(sheet) == [(3, "no customer"), (5, "5 cells, the header has 4")]
    assert sheet.empty.first == (4, 7)
    assert sheet.footer.first == (8,)
    assert sheet.untaken == ("Бележка",)
    assert sheet.covered == {JAN, FEB}


def test_of_deals_the_status_says_what_was_won_and_not_how_far_they_came(read: Read) -> None:
    header = "Organization,Deal Value,Stage,Status,Won time\n"
    rows = "Алфа,10,Negotiations Started,Won,2026-01-05\nБета,10,Contact Made,Open,\nГама,10,Contact Made,Lost,\n"
    assert sums(read(header + rows)) == [("Алфа", JAN, 1000, None)]
    # Without one that was won, the stage is all that is said.
    only = read(
        "Customer,Value,Stage,Status,Close date\nАлфа,10,Closed Won,New,2026-01-05\nБета,10,Demo,New,2026-01-05\n"
    )
    assert [one.name for one in only.sums] == []


def test_a_quarter_beside_the_day_of_a_deal_is_no_month(read: Read) -> None:
    text = "Account Name,Stage,Fiscal Period,Amount,Close Date\nАлфа,Closed Won,Q1-2026,10,1/15/2026\n"
    assert sums(read(text)) == [("Алфа", JAN, 1000, None)]


def test_order_lines_cover_every_month_between(read: Read) -> None:
    sheet = read("Дата;Клиент;Сума\n05.01.2026;Алфа;10\n05.03.2026;Бета;10\n")
    assert sheet.months == (JAN, MAR)
    assert sheet.covered == {JAN, FEB, MAR}


def test_columns_can_be_named_by_hand(read: Read) -> None:
    text = "Кой;Кога;Колко\nАлфа;01.2026;5\n"
    with pytest.raises(MissingColumns):
        read(text)
    assert sums(read(text, Кой="name", Кога="month", Колко="revenue")) == [("Алфа", JAN, 500, None)]
    with pytest.raises(UnknownSalesField):
        read(text, Кой="who")
    with pytest.raises(UnknownSalesField):
        read(text, Кой="name", Кога="name")
    with pytest.raises(UnknownColumn):
        read("Клиент;Месец;Оборот\nА;01.2026;5\n", Кой="name")


def test_a_list_without_months_is_asked_for_one(read: Read) -> None:
    text = "Клиент;Оборот 2025 (лв.);Оборот 2026 (€);Печалба 2026 (€)\nАлфа;1 234 567,89 лв.;631 224,54;-5\n"
    with pytest.raises(MissingColumns) as asked:
        read(text)
    assert "--month" in str(asked.value)
    assert sums(read(text, ReadAs(month_on=date(2026, 12, 1)))) == [
        ("Алфа", date(2026, 12, 1), 63122454, -500)
    ]
    assert sums(read(text, ReadAs(month_on=date(2025, 12, 1)))) == [
        ("Алфа", date(2025, 12, 1), 63122454, None)
    ]


@pytest.mark.parametrize(
    "text", ["", "\n", "a\n", "Клиент;Месец;Оборот", "PK\x03\x04", '"', 'Клиент;Месец;Оборот\n"Ал']
)
def test_no_list_at_all_is_a_sentence_or_nothing(read: Read, text: str) -> None:
    try:
        assert read(text).sums == ()
    except SheetError as error:
        assert str(error)


def test_reading_says_how_far_it_is_and_can_be_ended(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Дата;Клиент;Сума\n" + "05.01.2026;Алфа;10\n" * 2500, encoding="utf-8")
    told: list[tuple[int, int]] = []
    read_sales(path, progress=lambda done, all_of_it: told.append((done, all_of_it)))
    size = path.stat().st_size
    assert len(told) > 4  # each line is read twice
    assert told == sorted(told)
    assert {all_of_it for _done, all_of_it in told} == {2 * size}
    assert told[-1][0] == 2 * size

    def stop(_done: int, _all: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_sales(path, progress=stop)


def test_a_month_of_which_a_line_cannot_be_read_is_not_taken(read: Read) -> None:
    sheet = read(
        "Дата;Клиент;Сума\n05.01.2026;Алфа;10\n06.01.2026;Алфа;десет\n05.02.2026;Алфа;10\n05.01.2026;Бета;1\n"
        "07.03.2026;Бета;$5\n30.02.2026;Алфа;1\n"
    )
    assert sums(sheet) == [("Алфа", FEB, 1000, None), ("Бета", JAN, 100, None)]
    assert [(one.name, one.month_on, one.line) for one in sheet.incomplete] == [("Алфа", JAN, 3)]
    assert [line for line, _reason in reasons(sheet)] == [3, 6, 7]


# -- the lists that are known


def total(sheet: SalesSheet, pick: Callable[[MonthSum], int | None]) -> int:
    return sum(pick(one) or 0 for one in sheet.sums)


@pytest.mark.slow
@needs_data
def test_superstore_to_the_last_unit() -> None:
    wanted = json.loads((DATA / "sales" / "expected_superstore_9994.json").read_text(encoding="utf-8"))
    sheet = read_sales(DATA / "sales" / "superstore_9994.csv").sheet
    assert (sheet.kind, sheet.rows, sheet.bad) == (SalesKind.LINES, 9994, ())
    assert sheet.is_month_first is True
    assert sheet.exact == {
        key: Fraction(wanted[name]["total"]) for key, name in (("revenue", "sales"), ("profit", "profit"))
    }
    assert len({one.key for one in sheet.sums}) == 793
    # Kept are whole cents of each month: half a cent at most is lost or won on each of them.
    assert abs(Fraction(total(sheet, lambda one: one.revenue), 100) - sheet.exact["revenue"]) < 1
    by_customer = read_sales(
        DATA / "sales" / "superstore_9994_customer.csv", read_as=ReadAs(month_on=date(2019, 12, 1))
    ).sheet
    assert by_customer.exact == sheet.exact


@needs_data
def test_crm_pipeline() -> None:
    sheet = read_sales(DATA / "crm" / "sales_pipeline.csv").sheet
    assert sheet.bad == ()
    assert sheet.empty.count == 2089  # not closed: no date and no value yet
    assert total(sheet, lambda one: one.revenue) == 1000553400
    assert len({one.key for one in sheet.sums}) == 85


def test_a_currency_in_the_title_is_that_of_amounts_that_name_none(read: Read) -> None:
    sheet = read("Продажби по клиенти, лв. без ДДС\n\nКлиент;01.2026;02.2026\nАлфа;195,58;100,00 €\n")
    assert [one.revenue for one in sheet.sums] == [10_000, 10_000]
    assert sheet.names_currency
    assert any("as the title above says" in line for line in sheet.settled)
    said = read("Продажби, лв.\n\nКлиент;01.2026;02.2026\nАлфа;100;100\n", ReadAs(currency=Currency.EUR))
    assert [one.revenue for one in said.sums] == [10_000, 10_000]


def test_a_title_with_both_currencies_names_none(read: Read) -> None:
    sheet = read("Продажби в лв. и евро\n\nКлиент;01.2026;02.2026\nАлфа;100;200\n")
    assert not sheet.names_currency
