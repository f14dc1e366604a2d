"""What whole lists of sales mean: net of tax, in their currency, sales only, sums of rows left out."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from kamtui.domain.money.importing.sheet import SalesSheet
from kamtui.domain.text.numbers import Currency
from kamtui.exchange.sales.errors import (
    HowMuchTax,
    OnlyOffers,
    WhichDiscount,
    WhichReturns,
    WhichScale,
    WhichTax,
    WhichYear,
)
from kamtui.exchange.sales.file import read_sales
from kamtui.exchange.sales.meaning.document_words import Verdict
from kamtui.exchange.sales.settle import ReadAs

Read = Callable[..., SalesSheet]
JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(text: str, read_as: ReadAs | None = None, **mapping: str) -> SalesSheet:
        path = tmp_path / "sales.csv"
        path.write_text(text, encoding="utf-8")
        return read_sales(path, mapping, read_as).sheet

    return reading


def revenues(sheet: SalesSheet) -> list[tuple[str, int | None]]:
    return [(one.name, one.revenue) for one in sheet.sums]


def said(sheet: SalesSheet) -> str:
    """Everything that is told of rows that are not taken."""
    return "\n".join(rows.reason for rows in sheet.refused)


# -- tax


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Данъчна основа;ДДС;Общо", "100,00;20,00;120,00"),
        ("Сума;ДДС;Общо", "100,00;20,00;120,00"),
        ("Общо;ДДС", "120,00;20,00"),
        ("Сума за плащане;ДДС", "120,00;20,00"),
        ("Оборот с ДДС;ДДС %", "120;20"),
        ("Оборот с ДДС;ДДС", "120;20%"),
        ("Общо (лв.);ДДС", "234,6996;39,1166"),
        ("ДО 20%;ДО 9%;ДДС", "60;40;15,60"),
        ("Общо;в т.ч. ДДС", "120;20"),
        ("Total;Incl. VAT", "120;20"),
        ("Сума;ДДС", "100;да"),
        ("Количество;Цена с ДДС;ДДС", "3;40;20"),
        ("Количество;Цена с ДДС;ДДС %", "3;40;20"),
        ("Брой;Ед. цена без ДДС", "4;25"),
    ],
)
def test_a_revenue_is_without_tax(read: Read, header: str, cells: str) -> None:
    sheet = read(f"Дата;Клиент;{header}\n05.01.2026;Алфа;{cells}\n")
    assert revenues(sheet) == [("Алфа", 10000)]
    assert sheet.sums[0].number == ""


def test_a_percent_said_by_hand_is_taken_out(read: Read) -> None:
    text = "Дата;Клиент;Сума с ДДС\n05.01.2026;Алфа;120\n"
    with pytest.raises(HowMuchTax, match="--tax 20, or --tax 0"):
        read(text)
    assert revenues(read(text, ReadAs(tax=Fraction(0)))) == [("Алфа", 12000)]
    told = read(text, ReadAs(tax=Fraction(20)))
    assert (revenues(told), told.with_tax) == ([("Алфа", 10000)], "")
    months = read("Клиент;01.2026 с ДДС;Печалба 01.2026\nАлфа;120;10\n", ReadAs(tax=Fraction(20)))
    assert [(one.revenue, one.profit) for one in months.sums] == [(10000, 1000)]


@pytest.mark.parametrize(
    ("header", "cells"),
    [("Оборот с ДДС", "100"), ("Amount incl. VAT", "100"), ("Брой;Ед. цена с ДДС", "2;50")],
)
def test_an_amount_with_tax_waits_for_the_percent(read: Read, header: str, cells: str) -> None:
    with pytest.raises(HowMuchTax, match="--tax 20"):
        read(f"Дата;Клиент;{header}\n05.01.2026;Алфа;{cells}\n")
    # "Gross" may also be before discounts: taken as it stands, and said.
    gross = read("Date;Customer;Gross\n05.01.2026;Алфа;100\n")
    assert (revenues(gross), gross.with_tax) == ([("Алфа", 10000)], "Gross")


@pytest.mark.parametrize("header", ["Връщания", "Returns", "Refunded amount", "Кредитни известия"])
def test_what_was_given_back_in_a_column_of_its_own_is_asked_about(read: Read, header: str) -> None:
    text = f"Клиент;Месец;Продажби;{header};Себестойност\nАлфа;01.2026;100;40;10\nБета;01.2026;10;-4;0\nГама;01.2026;1;;1\n"
    with pytest.raises(WhichReturns) as asked:
        read(text)
    assert f'--map "{header}=returns"' in str(asked.value) and "“Продажби”" in str(asked.value)
    assert revenues(read(text, **{header: "skip"})) == [("Алфа", 10000), ("Бета", 1000), ("Гама", 100)]
    less = read(text, **{header: "returns"})
    assert revenues(less) == [("Алфа", 6000), ("Бета", 600), ("Гама", 100)]
    assert [one.profit for one in less.sums] == [5000, 600, 0]
    # Net sales are less them already, and a column without amounts says nothing.
    assert revenues(read(text.replace("Продажби", "Нетни продажби")))[0] == ("Алфа", 10000)
    assert revenues(read(f"Клиент;Месец;Продажби;{header}\nАлфа;01.2026;100;\n")) == [("Алфа", 10000)]


@pytest.mark.parametrize(
    "title",
    [
        "Amounts in thousands of EUR",
        "Отчет (в хил. лв.)",
        "Всички суми са в хиляди",
        "in '000 EUR",
        "в млн. евро",
    ],
)
def test_a_title_that_says_thousands_is_not_passed_over(read: Read, title: str) -> None:
    table = "Customer;Month;Revenue (€)\nAlfa;01.2026;12,5\n"
    with pytest.raises(WhichScale, match="thousands"):
        read(f"{title}\n{table}")
    assert revenues(read(f"{title}\n{table.replace('Revenue', 'Revenue thousands')}")) == [("Alfa", 1250000)]
    assert revenues(read(f"Топ 1000 клиенти, в София\n{table}")) == [("Alfa", 1250)]


def test_a_column_of_probabilities_says_that_rows_are_deals(read: Read) -> None:
    text = "Date;Customer;Amount;{}\n05.01.2026;Alfa;100;100\n06.01.2026;Beta;200;50\n"
    for header in ("Probability (%)", "Вероятност"):
        with pytest.raises(OnlyOffers, match=header.split()[0]):
            read(text.format(header))
    won = "Date;Customer;Amount;Probability;Stage\n05.01.2026;Alfa;100;100;Won\n06.01.2026;Beta;200;50;Open\n"
    assert revenues(read(won)) == [("Alfa", 10000)]


def test_tax_that_may_be_in_the_total_or_beside_it_is_asked_about(read: Read) -> None:
    text = "Дата;Клиент;Общо;ДДС\n05.01.2026;Алфа;100;20\n"
    with pytest.raises(WhichTax) as asked:
        read(text)
    assert '--map "Общо=gross"' in str(asked.value)
    assert revenues(read(text, Общо="gross")) == [("Алфа", 8000)]
    assert revenues(read(text, Общо="revenue")) == [("Алфа", 10000)]


def test_an_amount_with_tax_and_no_tax_beside_it_is_not_taken(read: Read) -> None:
    sheet = read("Дата;Клиент;Общо;ДДС\n05.01.2026;Алфа;120;20\n06.01.2026;Бета;60;\n07.01.2026;Гама;60;0\n")
    assert revenues(sheet) == [("Алфа", 10000), ("Гама", 6000)]
    assert [bad.line for bad in sheet.bad] == [3]


def test_profit_from_a_cost_is_that_of_the_net_revenue(read: Read) -> None:
    sheet = read("Дата;Клиент;Общо;ДДС;Себестойност\n05.01.2026;Алфа;120;20;70\n")
    assert [(one.revenue, one.profit) for one in sheet.sums] == [(10000, 3000)]


def test_a_tax_amount_makes_no_customers_of_its_own(read: Read) -> None:
    sheet = read("Date,Customer,Net,VAT,Total\n2026-01-02,Alfa,100,20,120\n2026-01-09,Alfa,50,10,60\n")
    assert [(one.name, one.number, one.revenue) for one in sheet.sums] == [("Alfa", "", 15000)]


# -- currency


@pytest.mark.parametrize(
    "text",
    [
        "Клиент;Месец;Оборот (лв.);Печалба;План\nАлба;10.2025;1955,83;195,583;3911,66\n",
        "Клиент;Месец;Оборот;Печалба;План\nАлба;10.2025;1955,83 лв.;195,583;3911,66\n",
        "Клиент;Месец;Оборот;Печалба (BGN);План\nАлба;10.2025;1955,83;195,583;3911,66\n",
        "Клиент;Месец;Оборот;Печалба;План\nАлба;10.2025;1955,83;195,583;3911,66 лева\n",
        "Клиент;Месец;Оборот;Печалба;План;Валута\nАлба;10.2025;1955,83;195,583;3911,66;BGN\n",
    ],
)
def test_a_currency_named_once_holds_for_the_row(read: Read, text: str) -> None:
    (one,) = read(text).sums
    assert (one.revenue, one.profit, one.planned_revenue) == (100000, 10000, 200000)


def test_each_column_keeps_its_own_currency(read: Read) -> None:
    sheet = read("Клиент;Месец;Оборот (лв.);Печалба (€)\nАлба;10.2025;1955,83;100\n")
    assert [(one.revenue, one.profit) for one in sheet.sums] == [(100000, 10000)]
    for beside in ("Печалба (€)", "Оборот (€)"):
        both = read(f"Клиент;Месец;Оборот (лв.);{beside};План\nАлба;10.2025;1955,83;100;5\n")
        assert "--currency" in said(both)
    by_month = read(
        "Клиент;Оборот 10.2025 (лв.);Печалба 10.2025;Оборот 01.2026 (€);Печалба 01.2026\nАлфа;195,583;19,5583;100;10,5\n"
    )
    assert [(one.revenue, one.profit) for one in by_month.sums] == [(10000, 1000), (10000, 1050)]


def test_a_bulgarian_list_before_2026_that_names_no_currency_is_asked(read: Read) -> None:
    text = "Клиент;Месец;Оборот\nАлфа;11.2025;195,58\nАлфа;01.2026;100\n"
    sheet = read(text)
    assert [(one.month_on, one.revenue) for one in sheet.sums] == [(JAN, 10000)]
    assert [bad.line for bad in sheet.bad] == [2]
    assert "--currency BGN" in said(sheet)
    assert [one.revenue for one in read(text, ReadAs(currency=Currency.EUR)).sums] == [19558, 10000]
    assert [one.revenue for one in read(text, ReadAs(currency=Currency.BGN)).sums] == [10000, 5113]
    by_date = read(text, ReadAs(by_date=True))
    assert [one.revenue for one in by_date.sums] == [10000, 10000]
    assert (by_date.turned, by_date.bad) == (1, ())


@pytest.mark.parametrize(
    "text",
    [
        "Customer,Month,Revenue\nАлфа,2025-11,100\n",  # a name
        "Customer,EIK,Month,Revenue\nAlfa,131129282,2025-11,100\n",  # a number with its check digit
        "Customer,VAT No,Month,Revenue\nAlfa,BG131129282,2025-11,100\n",
        "Customer,Country,Month,Revenue\nAlfa,Bulgaria,2025-11,100\n",
        "Клиент;Дата;К-во;Цена\nAlfa;05.11.2025;1;100\n",
        "Клиент;Оборот 11.2025;Оборот 12.2025\nAlfa;100;100\n",
        "Клиент;Месец;Оборот;Валута\nAlfa;11.2025;100;\n",
    ],
)
def test_what_makes_a_list_bulgarian(read: Read, text: str) -> None:
    assert read(text).sums == ()


def test_other_lists_are_in_euro(read: Read) -> None:
    assert revenues(read("Customer,Month,Revenue\nAlfa,2025-11,100\n")) == [("Alfa", 10000)]
    assert revenues(read("Клиент;Месец;Оборот\nАлфа;11.2025;100 €\n")) == [("Алфа", 10000)]
    mixed = read("Customer,Month,Revenue\nAlfa,2025-11,100 лв.\nBeta,2025-11,100\n")
    assert [one.name for one in mixed.sums] == ["Alfa"]


# -- what a row is


def test_only_what_is_won_is_sold(read: Read) -> None:
    sheet = read(
        "Deal Name,Account Name,Stage,Closing Date,Amount\nContract,Alfa,Proposal/Price Quote,2026-11-15,95570.69\n"
        "Promo,Alfa,Closed Lost,2026-11-16,5000.00\nTest,Alfa,Closed Won,2026-11-17,100.00\nOpen,Beta,Verbal yes,,7\n"
    )
    assert revenues(sheet) == [("Alfa", 10000)]
    assert sheet.bad == ()
    assert [(rows.word, rows.lines.first) for rows in sheet.no_sales] == [
        ("Proposal/Price Quote", (2,)), ("Closed Lost", (3,)), ("Verbal yes", (5,)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "sold", "not_sold"),
    [
        ("Статус", "Платена", "Анулирана"), ("Status", "Paid", "Cancelled"), ("Състояние", "Издадена", "Сторнирана"), ("Анулирана", "не", "да"),
        ("Cancelled at", "", "2026-01-07"), ("Документ", "Фактура 0000000017", "Проформа 18"), ("Вид документ", "Фактура", "Оферта"),
        ("Type", "Invoice", "Quote"), ("Scenario", "Actual", "Budget"), ("Док. вид", "ФА", "ПФ"), ("Етап", "Спечелена", "Преговори"), ("Won", "1", "0"), ("State", "sale", "cancel"),
    ],
)  # fmt: skip
def test_cancelled_offered_and_open_rows_do_not_count(
    read: Read, header: str, sold: str, not_sold: str
) -> None:
    sheet = read(
        f"Дата;Клиент;Сума;{header}\n05.01.2026;Алфа;100;{sold}\n06.01.2026;Алфа;200;{not_sold}\n07.01.2026;Бета;5;{sold}\n"
    )
    assert revenues(sheet) == [("Алфа", 10000), ("Бета", 500)]
    assert [rows.lines.first for rows in sheet.no_sales] == [(3,)]
    assert sheet.bad == ()


def test_a_credit_note_written_as_a_positive_amount_is_subtracted(read: Read) -> None:
    sheet = read(
        "Тип;Дата;Клиент;Сума;Печалба\nФактура;05.01.2026;Алфа;100;30\nКредитно известие;06.01.2026;Алфа;40;10\n"
        "Кредитно известие;06.01.2026;Бета;-40;-10\n"
    )
    assert [(one.name, one.revenue, one.profit) for one in sheet.sums] == [
        ("Алфа", 6000, 2000),
        ("Бета", -4000, -1000),
    ]
    assert [(rows.word, rows.lines.first) for rows in sheet.subtracted] == [("Кредитно известие", (3,))]


def test_credit_notes_beside_monthly_sums_are_parts_of_the_month(read: Read) -> None:
    sheet = read(
        "Клиент;Месец;Вид документ;Оборот\nАлфа;01.2026;Фактури;100\nАлфа;01.2026;Кредитни известия;40\n"
    )
    assert revenues(sheet) == [("Алфа", 6000)]


def test_a_note_does_not_make_two_parts_of_a_month(read: Read) -> None:
    sheet = read("Клиент;Месец;Бележка;Тип;Оборот\nАлфа;01.2026;спешно;А;100\nАлфа;01.2026;анулирана;Б;40\n")
    assert (sheet.sums, sheet.parts) == ((), ())


def test_months_in_the_heads_beside_prices(read: Read) -> None:
    sheet = read("Клиент;Цена;Количество;Отстъпка;01.2026;02.2026\nАлфа;5;2;7;100;200\n")
    assert [one.revenue for one in sheet.sums] == [10000, 20000]


def test_a_cancelled_invoice_with_negative_quantity_is_negative_as_it_stands(read: Read) -> None:
    sheet = read(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
        "536365,85123A,WHITE HANGING,6,12/1/2010 8:26,2.50,17850\n"
        "C536379,D,Discount,-1,12/13/2010 9:41,7.50,17850\n"
    )
    assert revenues(sheet) == [("17850", 750)]
    assert sheet.no_sales == ()


def test_a_cancelled_row_below_zero_is_in_doubt(read: Read) -> None:
    text = "Status,Date,Customer,Amount\nPaid,2026-01-05,Alfa,100\nCancelled,2026-01-06,Alfa,-100\nPaid,2026-02-05,Alfa,5\n"
    sheet = read(text)
    assert [(one.month_on, one.revenue) for one in sheet.sums] == [(FEB, 500)]
    assert '--status "Cancelled=sale"' in said(sheet)
    told = read(text, ReadAs(statuses={"cancelled": Verdict.SALE}))
    assert [one.revenue for one in told.sums] == [0, 500]


def test_a_word_in_doubt_leaves_its_month_out_until_it_is_said(read: Read) -> None:
    text = "Статус;Дата;Клиент;Сума\nПлатена;05.01.2026;Алфа;100\nЧакаща;06.01.2026;Алфа;40\nПлатена;06.01.2026;Бета;7\n"
    sheet = read(text)
    assert revenues(sheet) == [("Бета", 700)]
    assert [one.name for one in sheet.incomplete] == ["Алфа"]
    assert '--status "Чакаща=sale"' in said(sheet)
    for verdict, sum_of_alfa in ((Verdict.SALE, 14000), (Verdict.NO_SALE, 10000), (Verdict.MINUS, 6000)):
        told = read(text, ReadAs(statuses={"chakashta": verdict}))
        assert dict(revenues(told))["Алфа"] == sum_of_alfa


def test_each_word_in_doubt_is_told_by_itself(read: Read) -> None:
    rows = "".join(
        f"{word};05.01.2026;Алфа;{n}\n" for n in (1, 2, 3) for word in ("Paid", "Pending", "On hold")
    )
    sheet = read(f"Status;Date;Customer;Amount\n{rows}")
    assert [rows.count for rows in sheet.refused] == [3, 3]


def test_the_accounts_own_status_says_nothing_of_a_row(read: Read) -> None:
    sheet = read("Клиент;Статус;Месец;Оборот\nАлфа;Активен;01.2026;100\nБета;Неактивен;01.2026;50\n")
    assert revenues(sheet) == [("Алфа", 10000), ("Бета", 5000)]
    states = read("Customer,State,Month,Revenue\nAlfa,New York,2026-01,100\nBeta,Texas,2026-01,50\n")
    assert len(states.sums) == 2


def test_a_list_of_offers_is_no_list_of_sales(read: Read) -> None:
    with pytest.raises(OnlyOffers):
        read("Оферта №;Клиент;Дата;Сума\n1;Алфа;05.01.2026;100\n")
    assert len(read("Оферта №;Клиент;Дата;Сума\n1;Алфа;05.01.2026;100\n", **{"Оферта №": "skip"}).sums) == 1
    with_status = (
        "Оферта №;Клиент;Дата;Сума;Статус\n1;Алфа;05.01.2026;100;Приета\n2;Алфа;05.01.2026;200;Изпратена\n"
    )
    assert revenues(read(with_status)) == [("Алфа", 10000)]


# -- sums of rows


def test_sums_of_rows_with_a_day_are_left_out(read: Read) -> None:
    sheet = read(
        "Клиент;Дата;Сума\nАлфа;05.01.2026;100\nАлфа;07.01.2026;50\n;07.01.2026;150\nБета;05.01.2026;10\n"
        "Общо за януари;31.01.2026;160\n"
    )
    assert revenues(sheet) == [("Алфа", 15000), ("Бета", 1000)]
    assert (sheet.footer.first, sheet.bad) == ((4, 6), ())


def test_sums_by_customer_and_of_all(read: Read) -> None:
    sheet = read(
        "Клиент;Дата;Сума\nАлфа;05.01.2026;100\nАлфа;06.01.2026;50\nАлфа Общо;06.01.2026;150\nБета ООД;07.01.2026;10\n"
        "Общо Бета ООД;07.01.2026;10\nКрай;07.01.2026;1\nВсичко;07.01.2026;161\nTotal;07.01.2026;161\n"
    )
    assert revenues(sheet) == [("Алфа", 15000), ("Бета ООД", 1000), ("Край", 100)]
    assert sheet.footer.first == (4, 6, 8, 9)


def test_sums_named_in_another_column(read: Read) -> None:
    sheet = read(
        "Дата;Клиент;Сума\n05.01.2026;Алфа;100\nОбщо за 05.01.2026;;100\n06.01.2026;Бета;7\nОбщо;;107\n07.01.2026;Гама;1\n"
    )
    assert [one.revenue for one in sheet.sums] == [10000, 700, 100]
    assert (sheet.footer.first, sheet.bad) == ((3, 5), ())


def test_a_customer_whose_name_sounds_like_a_sum(read: Read) -> None:
    sheet = read(
        "Customer,Date,Amount\nTotal Energies,2026-01-05,100\nAlfa,2026-01-05,50\nTotal Produce,2026-01-07,9\n"
    )
    assert revenues(sheet) == [("Total Energies", 10000), ("Alfa", 5000), ("Total Produce", 900)]
    sheet = read("Customer,Date,Amount\nTotal,2026-01-05,100\nAlfa,2026-01-05,50\n")
    assert (revenues(sheet), sheet.bad[0].line) == ([("Alfa", 5000)], 2)


def test_a_row_without_a_customer_is_no_sum_by_chance(read: Read) -> None:
    sheet = read("Customer,Date,Amount\nAlfa,2026-01-05,100\n,2026-01-06,100\nBeta,2026-01-06,1\n")
    assert ([bad.line for bad in sheet.bad], sheet.footer.count) == ([3], 0)


# -- months and amounts


def test_months_without_a_year_are_asked_for_it(read: Read) -> None:
    text = "Клиент;Януари;Февруари;Март;Общо\nАлфа;100;200;300;600\n"
    with pytest.raises(WhichYear) as asked:
        read(text)
    assert "--year" in str(asked.value)
    sheet = read(text, ReadAs(year=2026))
    assert [(one.month_on.month, one.revenue) for one in sheet.sums] == [(1, 10000), (2, 20000), (3, 30000)]
    of_rows = read("Клиент;Година;Януари;Февруари\nАлфа;2025;1 €;2 €\nАлфа;2026;3;4\nБета;?;5;6\n")
    assert [(one.month_on.isoformat()[:7], one.revenue) for one in of_rows.sums] == [
        ("2025-01", 100), ("2025-02", 200), ("2026-01", 300), ("2026-02", 400),
    ]  # fmt: skip
    assert of_rows.bad[0].line == 4


def test_months_of_rows_without_a_year(read: Read) -> None:
    text = "Клиент;Месец;Оборот\nАлфа;Януари;100\nАлфа;2;50\n"
    assert "--year" in said(read(text))
    assert [(one.month_on, one.revenue) for one in read(text, ReadAs(year=2026)).sums] == [
        (JAN, 10000),
        (FEB, 5000),
    ]


def test_quantity_times_price(read: Read) -> None:
    assert revenues(read("Customer,Date,Quantity,Unit price\nAlfa,2026-01-05,3,10.00\n")) == [("Alfa", 3000)]
    assert revenues(read("Клиент;Дата;К-во;Ед. цена (лв.)\nАлфа;05.01.2025;3;19,5583\n")) == [("Алфа", 3000)]
    assert revenues(read("Клиент;Дата;Бр.;Цена;Отстъпка %\nАлфа;05.01.2026;3;10;10\n")) == [("Алфа", 2700)]
    assert revenues(read("Customer,Date,Qty,Price,Discount\nAlfa,2026-01-05,3,10,0.15\n")) == [("Alfa", 2550)]
    with pytest.raises(WhichDiscount):
        read("Customer,Date,Qty,Price,Discount\nAlfa,2026-01-05,3,10,5\n")
    sheet = read("Customer,Date,Qty,Price\nAlfa,2026-01-05,3,10\nAlfa,2026-01-05,3,\nBeta,2026-01-05,,\n")
    assert ([bad.line for bad in sheet.bad], sheet.empty.first) == ([3], (4,))


def test_a_share_is_no_profit_and_said(read: Read) -> None:
    sheet = read("Клиент;Месец;Оборот;Марж\nАлфа;01.2026;1000;0,25\n")
    assert (sheet.figures, sheet.untaken) == (frozenset(("revenue",)), ("Марж",))
    assert any("Марж" in sentence for sentence in sheet.settled)
    by_month = read("Клиент;Оборот 01.2026;Марж 01.2026\nАлфа;1000;0,25\n")
    assert [(one.revenue, one.profit) for one in by_month.sums] == [(100000, None)]


def test_the_customers_number_is_the_customer(read: Read) -> None:
    assert revenues(read("CustomerID,InvoiceDate,Amount\n17850,2026-01-05,100\n17850.0,2026-01-06,1\n")) == [
        ("17850", 10100)
    ]
