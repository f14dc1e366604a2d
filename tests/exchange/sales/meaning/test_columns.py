"""Which column of a list of sales is which: the revenue without its tax, quantity × price, months, kinds of rows."""

from fractions import Fraction

import pytest

from kamtui.exchange.sales.meaning.columns import SalesColumns
from kamtui.exchange.sales.meaning.document_words import Kind
from kamtui.exchange.sales.meaning.revenue import TaxDoubt


def columns(
    text: str, *, year: int | None = None, percent: int | None = None, **mapping: str
) -> SalesColumns:
    """The columns of a table whose cells are parted by semicolons."""
    headers, *rows = (line.split(";") for line in text.splitlines())
    mapped = {headers.index(header): field for header, field in mapping.items()}
    return SalesColumns(
        headers, rows, mapped, None, year=year, percent=None if percent is None else Fraction(percent)
    )


def revenue(found: SalesColumns) -> str:
    return found.headers[found.fields["revenue"]] if "revenue" in found.fields else ""


def taken_out(found: SalesColumns) -> list[str]:
    """The columns of tax amounts that are taken out of the revenue."""
    return [found.headers[index] for index in found.revenue.taxes]


# -- tax


@pytest.mark.parametrize(
    ("header", "cells", "wanted"),
    [
        ("Данъчна основа;ДДС;Общо", "100,00;20,00;120,00", "Данъчна основа"),
        ("Net;VAT;Total", "100.00;20.00;120.00", "Net"),
        ("Subtotal;VAT;Total", "100.00;20.00;120.00", "Subtotal"),
        ("Общо;ДДС;Без ДДС", "120;20;100", "Без ДДС"),
        ("Стойност с ДДС;Стойност без ДДС", "120;100", "Стойност без ДДС"),
        ("Сума;Сума с ДДС", "100;120", "Сума"),
        ("Amount;Tax;Total", "100;7.77;107.77", "Amount"),  # they add up
        ("Общо;ДДС;Сума", "100;20;120", "Общо"),  # also against their names
        ("Сума;ДДС", "100;20", "Сума"),  # 20 % on top
        ("Amount;VAT rate", "100;20", "Amount"),
        ("Amount;VAT", "100;20%", "Amount"),
        ("Untaxed Amount;Tax;Total", "100;20;120", "Untaxed Amount"),
        ("Gross;Fee;Net", "100;3;97", "Net"),
        ("Total Inc VAT;Total ex VAT", "120;100", "Total ex VAT"),
    ],
)
def test_a_revenue_without_tax_is_taken_as_it_stands(header: str, cells: str, wanted: str) -> None:
    found = columns(f"Дата;Клиент;{header}\n05.01.2026;Алфа;{cells}")
    assert (revenue(found), taken_out(found), found.revenue.tax_doubt, found.revenue.tax_rate) == (
        wanted,
        [],
        None,
        None,
    )


@pytest.mark.parametrize(
    ("header", "cells", "wanted", "taxes"),
    [
        ("Общо;ДДС", "120,00;20,00", "Общо", ["ДДС"]),
        ("Total;VAT", "120.00;20.00", "Total", ["VAT"]),
        ("Amount;VAT", "120.00;20.00", "Amount", ["VAT"]),
        ("Сума за плащане;ДДС", "120;20", "Сума за плащане", ["ДДС"]),
        ("Total;Sales Tax", "107.77;7.77", "Total", ["Sales Tax"]),
        ("Gross;VAT amount", "120;20", "Gross", ["VAT amount"]),
        ("Оборот с ДДС;Начислен ДДС", "120;20", "Оборот с ДДС", ["Начислен ДДС"]),
        ("Общо;ДДС 20%;ДДС 9%", "120;20;0", "Общо", ["ДДС 20%", "ДДС 9%"]),
        ("Общо;ДДС 20%;ДДС 9%;Всичко ДДС", "120;20;0;20", "Общо", ["Всичко ДДС"]),
    ],
)
def test_tax_amounts_beside_make_the_total_gross(
    header: str, cells: str, wanted: str, taxes: list[str]
) -> None:
    found = columns(f"Дата;Клиент;{header}\n05.01.2026;Алфа;{cells}")
    assert (revenue(found), taken_out(found), found.revenue.tax_doubt) == (wanted, taxes, None)


def test_percents_beside_and_percents_said() -> None:
    found = columns("Клиент;Месец;Сума с ДДС;ДДС %\nАлфа;01.2026;120;20")
    assert (revenue(found), found.revenue.tax_rate, found.revenue.tax_doubt) == ("Сума с ДДС", 3, None)
    found = columns("Клиент;Месец;Сума с ДДС\nАлфа;01.2026;120", percent=20)
    assert (revenue(found), found.revenue.percent, found.revenue.tax_doubt) == (
        "Сума с ДДС",
        Fraction(20),
        None,
    )
    assert columns("Клиент;Месец;Нето\nАлфа;01.2026;120", percent=20).revenue.percent is None


def test_what_nobody_can_tell_of_the_tax_is_in_doubt() -> None:
    assert columns("Клиент;Месец;Общо;ДДС\nАлфа;01.2026;100;20").revenue.tax_doubt == TaxDoubt(
        "Общо", "100", "ДДС", "20"
    )
    assert columns("Клиент;Месец;Общо;ДДС %\nАлфа;01.2026;100;20").revenue.tax_doubt == TaxDoubt(
        "Общо", "100", "ДДС %", "20"
    )
    told = columns("Клиент;Месец;Общо;ДДС\nАлфа;01.2026;100;20", Общо="gross")
    assert (revenue(told), taken_out(told), told.revenue.tax_doubt) == ("Общо", ["ДДС"], None)
    told = columns("Клиент;Месец;Общо;ДДС\nАлфа;01.2026;100;20", Общо="revenue")
    assert (revenue(told), taken_out(told), told.revenue.tax_doubt) == ("Общо", [], None)


@pytest.mark.parametrize("header", ["Сума с ДДС", "Gross sales", "Total incl. VAT", "Януари 2026 с ДДС"])
def test_an_amount_with_tax_of_which_nothing_says_how_much_is_named(header: str) -> None:
    text = f"Клиент;{header}\nАлфа;120" if "2026" in header else f"Клиент;Месец;{header}\nАлфа;01.2026;120"
    assert (columns(text).revenue.gross, columns(text).revenue.tax_doubt) == (header, None)
    assert columns(text, percent=20).revenue.gross == ""
    assert columns(text, percent=20).revenue.with_percent


def test_bases_of_several_percents_are_one_revenue() -> None:
    found = columns("Дата;Клиент;ДО 20%;ДО 9%;ДДС\n05.01.2026;Алфа;100;50;24,50")
    assert (revenue(found), found.revenue.bases) == ("ДО 20%", (3,))
    found = columns("Дата;Клиент;Данъчна основа;ДО 20%;ДО 9%\n05.01.2026;Алфа;150;100;50")
    assert (revenue(found), found.revenue.bases) == ("Данъчна основа", ())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Date;Customer;VAT;Amount\n2026-01-02;Alfa;BG131129282;100", "VAT"),
        ("Date;Customer;VAT;Total\n2026-01-02;Alfa;20.00;120.00", ""),
        ("Date;Customer;VAT No;Net;VAT\n2026-01-02;Alfa;131129282;100;20", "VAT No"),
        ("Дата;Клиент;ДДС номер;Сума\n02.01.2026;Алфа;BG131129282;100", "ДДС номер"),
        ("Date;Customer;Tax;Total\n2026-01-02;Alfa;20;120", ""),
    ],
)
def test_a_tax_amount_is_no_number_of_registration(text: str, number: str) -> None:
    found = columns(text)
    assert (found.headers[found.fields["number"]] if "number" in found.fields else "") == number


# -- other amounts


def test_quantity_and_price_where_there_is_no_amount() -> None:
    found = columns("Customer;Date;Quantity;Unit price\nAlfa;2026-01-05;3;10.00")
    assert (found.revenue.is_product, found.fields["quantity"], found.fields["price"]) == (True, 2, 3)
    for header in (
        "Количество;Ед. цена",
        "К-во;Цена без ДДС",
        "Бр.;Продажна цена",
        "QTY;PRICE",
        "Quantity;UnitPrice",
    ):
        assert columns(f"Клиент;Дата;{header}\nАлфа;05.01.2026;3;10").revenue.is_product, header
    assert not columns(
        "Customer;Date;Quantity;Unit price;Amount\nAlfa;2026-01-05;3;10.00;30"
    ).revenue.is_product
    assert columns("Customer;Date;Quantity;Unit price;Amount\nAlfa;2026-01-05;3;10.00;").revenue.is_product
    assert columns("Клиент;Дата;Количество (кг);Цена за кг\nАлфа;05.01.2026;3;10.00").revenue.is_product
    assert revenue(columns("Клиент;Дата;К-во;Ед. цена;Обща цена\nАлфа;05.01.2026;3;10;30")) == "Обща цена"
    assert columns("Customer;Date;Price\nAlfa;2026-01-05;10.00").fields.keys() == {"name", "date"}


def test_a_discount_in_percent_or_as_a_fraction() -> None:
    start = "Customer;Date;Qty;Price"
    found = columns(f"{start};Discount\nAlfa;2026-01-05;3;10;0.15")
    assert (found.revenue.discount, found.revenue.discount_scale) == (4, 1)
    found = columns(f"{start};Discount %\nAlfa;2026-01-05;3;10;15")
    assert (found.revenue.discount, found.revenue.discount_scale) == (4, 100)
    assert columns(f"{start};Discount\nAlfa;2026-01-05;3;10;5").revenue.discount_doubt == "Discount"
    assert columns(f"{start};Discount\nAlfa;2026-01-05;3;10;0").revenue.discount is None


def test_prices_with_tax() -> None:
    assert (
        columns("Customer;Date;Qty;Price incl. VAT\nAlfa;2026-01-05;3;12").revenue.gross == "Price incl. VAT"
    )
    assert columns("Customer;Date;Qty;Price;VAT\nAlfa;2026-01-05;3;10;6").revenue.taxes == ()  # 20 % on top
    assert columns("Customer;Date;Qty;Price;VAT\nAlfa;2026-01-05;3;12;6").revenue.taxes == (4,)


def test_a_margin_that_is_a_share_is_no_profit() -> None:
    def no_profit(header: str, *rows: str) -> bool:
        found = columns("\n".join((f"Клиент;Месец;Оборот;{header}", *rows)))
        assert "profit" not in found.fields or not found.no_amounts
        return bool(found.no_amounts)

    assert no_profit("Марж", "Алфа;01.2026;1000;0,25")
    assert no_profit("Печалба", "Алфа;01.2026;1000;0,25", "Бета;01.2026;500;-0,1")
    assert no_profit("Марж", "Алфа;01.2026;1000;25", "Бета;01.2026;3000;31,5")
    assert not no_profit("Марж", "Алфа;01.2026;1000;250", "Бета;01.2026;3000;31,5")
    assert not no_profit("Марж", "Алфа;01.2026;1,50;0,25")
    assert not no_profit("Печалба", "Алфа;01.2026;16,40;0,8")
    assert not no_profit("Печалба", "Алфа;01.2026;1000;0", "Бета;01.2026;500;1")
    beside = columns("Клиент;Месец;Оборот;Марж;Резултат\nАлфа;01.2026;1000;0,25;250")
    assert beside.fields["profit"] == 4
    told = columns("Клиент;Месец;Оборот;Марж\nАлфа;01.2026;1000;0,25", Марж="profit")
    assert told.fields["profit"] == 3


# -- months, customers, kinds


def test_months_in_the_heads_without_their_year() -> None:
    text = "Клиент;Януари;Февруари;Март;Общо\nАлфа;100;200;300;600"
    found = columns(text)
    assert [number for _index, _field, number in found.without_year] == [1, 2, 3]
    assert "revenue" not in found.fields
    assert [month.isoformat() for _i, _f, month in columns(text, year=2026).by_month] == [
        "2026-01-01",
        "2026-02-01",
        "2026-03-01",
    ]
    both = columns("Client;Jan revenue;Jan profit;Feb revenue;Feb profit\nAlfa;1;2;3;4")
    assert [(field, number) for _i, field, number in both.without_year] == [
        ("revenue", 1), ("profit", 1), ("revenue", 2), ("profit", 2),
    ]  # fmt: skip
    assert len(columns("Клиент;I;II;III;IV\nАлфа;1;2;3;4").without_year) == 4
    assert len(columns("Клиент;1;2;3;Общо\nАлфа;1;2;3;6").without_year) == 3
    assert columns("Клиент;Месец;Оборот;1;2;3\nАлфа;01.2026;1;2;3;6").without_year == []
    assert len(columns("Клиент;01;02;03;04\nАлфа;1;2;3;6").without_year) == 4
    assert len(columns("Клиент;м.1;м.2;м.3\nАлфа;1;2;3").without_year) == 3
    assert columns("Клиент;2;3;4\nАлфа;1;2;3").without_year == []
    assert columns("Клиент;X;Месец;Оборот\nАлфа;1;01.2026;3").without_year == []


@pytest.mark.parametrize(
    "header", ["CustomerID", "CUSTOMERID", "customer_id", "Customer No.", "Клиент ID", "Код на клиента"]
)
def test_the_customers_number_is_the_customer(header: str) -> None:
    found = columns(f"{header};InvoiceDate;Amount\n17850;2026-01-05;100")
    assert (found.fields["code"], found.fields["name"]) == (0, 0)
    named = columns(f"{header};CustomerName;InvoiceDate;Amount\n17850;Alfa;2026-01-05;100")
    assert (named.fields["code"], named.fields["name"]) == (0, 1)


@pytest.mark.parametrize(
    ("heads", "months"),
    [
        ("2026-01-01;2026-02-01", {1: 1, 2: 2}),
        ("2024-01-31;2024-02-29", {1: 1, 2: 2}),  # as a workbook has "Jan 24" that was typed as its last day
        ("2026-01-01;2026-01-02", {}),
        ("2026-01-01;2026-01-01", {}),
        ("2026-01-01;Общо", {}),
        ("2026-02-30;2026-02-31", {}),
    ],
)
def test_days_in_the_heads_are_months_where_each_is_a_month_of_its_own(
    heads: str, months: dict[int, int]
) -> None:
    found = columns(f"Клиент;{heads}\nАлфа;100;200\n")
    assert {column.place: column.month_on.month for column in found.by_month} == months


def test_columns_that_may_say_what_a_row_is() -> None:
    found = columns("Тип;Дата;Клиент;Статус;Сума\nФактура;05.01.2026;Алфа;Платена;100")
    assert found.kinds == {0: Kind.MAYBE, 3: Kind.STATUS}
    assert columns("Дата;Клиент;Докога;Сума\n05.01.2026;Алфа;Платена;100", Докога="status").kinds == {
        2: Kind.STATUS
    }


@pytest.mark.parametrize(
    ("headers", "offers"),
    [
        ("Оферта №;Клиент;Дата;Сума", "Оферта №"), ("Quote No;Customer;Date;Amount", "Quote No"), ("Deal Name;Customer;Closing Date;Amount", "Deal Name"),
        ("Deal Name;Stage;Customer;Closing Date;Amount", ""), ("Quote No;Invoice No;Customer;Date;Amount", ""), ("Order No;Customer;Date;Amount", ""),
    ],
)  # fmt: skip
def test_a_list_of_offers_or_deals_that_does_not_say_which_were_won(headers: str, offers: str) -> None:
    assert columns(headers + "\n" + ";".join("1" for _ in headers.split(";"))).offers == offers
