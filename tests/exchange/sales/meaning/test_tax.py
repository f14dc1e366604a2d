"""What headers say of tax, and what the tax beside an amount tells of it."""

from fractions import Fraction

import pytest

from kamtui.exchange.reading.meanings import are_amounts
from kamtui.exchange.sales.meaning.tax import Side, adds_up, are_rates, side_by_rates, tax_words, without_tax


@pytest.mark.parametrize(
    "header",
    ["Данъчна основа", "Дан. основа", "Без ДДС", "Сума без ДДС", "Стойност (без ДДС)", "ДО 20%", "Нето", "Нетна сума", "Net", "Net sales",
     "Subtotal", "Sub-total", "SubTotal", "Amount excl. tax", "Amount ex. VAT", "TotalExclVAT", "Total (ex GST)", "Total before tax",
     "Untaxed Amount", "Taxable amount", "Tax base", "Цена без ДДС", "Общ размер на данъчните основи за облагане с ДДС"],
)  # fmt: skip
def test_headers_of_amounts_without_tax(header: str) -> None:
    assert tax_words(header).side is Side.NET


@pytest.mark.parametrize(
    "header",
    ["С ДДС", "Сума с ДДС", "Оборот (с ДДС)", "Общо с вкл. ДДС", "Сума за плащане", "За плащане", "Крайна сума", "Бруто", "Брутна сума",
     "Gross", "Gross amount", "Total incl. VAT", "Total Inc VAT", "Amount (incl. VAT)", "Line Total Incl. Tax", "Total due", "Grand total",
     "TotalInclTax", "Amount with tax", "Цена с ДДС"],
)  # fmt: skip
def test_headers_of_amounts_with_tax(header: str) -> None:
    assert tax_words(header).side is Side.GROSS


@pytest.mark.parametrize(
    ("header", "side"),
    [
        ("ДДС", Side.TAX), ("ДДС 20%", Side.TAX), ("ДДС (20%)", Side.TAX), ("Сума ДДС", Side.TAX), ("ДДС лв.", Side.TAX),
        ("Начислен ДДС", Side.TAX), ("Размер на ДДС", Side.TAX), ("Данък", Side.TAX), ("VAT", Side.TAX), ("VAT amount", Side.TAX),
        ("VAT_AMOUNT", Side.TAX), ("Tax", Side.TAX), ("TaxAmt", Side.TAX), ("Total tax", Side.TAX), ("Sales Tax", Side.TAX), ("GST", Side.TAX),
        ("ДДС %", Side.RATE), ("% ДДС", Side.RATE), ("Ставка ДДС", Side.RATE), ("VAT rate", Side.RATE), ("Tax %", Side.RATE),
        ("VAT No", None), ("VAT number", None), ("Tax ID", None), ("ИН по ДДС", None), ("ДДС №", None), ("Tax class", None),
        ("Общо", None), ("Total", None), ("Сума", None), ("Договор до", None), ("Website", None),
    ],
)  # fmt: skip
def test_headers_of_the_tax_itself_and_of_neither(header: str, side: Side | None) -> None:
    assert tax_words(header).side is side


def pairs(*rows: tuple[float, float]) -> list[tuple[Fraction, Fraction]]:
    return [(Fraction(str(amount)), Fraction(str(tax))) for amount, tax in rows]


@pytest.mark.parametrize(
    ("rows", "side"),
    [
        ([(100, 20)], Side.NET), ([(120, 20)], Side.GROSS), ([(109, 9)], Side.GROSS), ([(100, 9)], Side.NET),
        ([(33.33, 6.67)], Side.NET), ([(40, 6.67)], Side.GROSS), ([(119, 19)], Side.GROSS), ([(-120, -20)], Side.GROSS), ([(-120, 20)], Side.GROSS),
        ([(120, 20), (109, 9), (50, 0)], Side.GROSS), ([(100, 7.77)], None), ([(100, 0)], None), ([], None), ([(100, 20), (120, 20)], None),
    ],
)  # fmt: skip
def test_a_usual_rate_tells_the_side(rows: list[tuple[float, float]], side: Side | None) -> None:
    assert side_by_rates(pairs(*rows)) is side


def test_amounts_that_add_up() -> None:
    assert adds_up([(Fraction(100), Fraction(20), Fraction(120)), (Fraction(50), Fraction(0), Fraction(50))])
    assert not adds_up([(Fraction(100), Fraction(0), Fraction(100))])
    assert not adds_up([(Fraction(100), Fraction(20), Fraction(130))])


def test_percents_are_no_amounts_of_tax() -> None:
    def rates(*taxes: str, amounts: tuple[int, ...] = (100, 250), in_percent: bool = False) -> bool:
        return are_rates([Fraction(t) for t in taxes], [Fraction(a) for a in amounts], in_percent=in_percent)

    assert rates("20", "20")
    assert rates("0.2", "0.09", "0.2")
    assert rates("19", in_percent=True)
    assert not rates("20", "50")
    assert not rates("20", amounts=(120,))  # one amount: 20 is as much a tax as a percent
    assert not rates()


def test_tax_is_taken_out_of_what_is_paid_and_of_what_is_paid_back() -> None:
    assert without_tax(Fraction(120), Fraction(20)) == 100
    assert without_tax(Fraction(-120), Fraction(-20)) == -100
    assert without_tax(Fraction(-120), Fraction(20)) == -100


@pytest.mark.parametrize(
    ("cell", "is_amount"),
    [
        ("20.00", True), ("20", True), ("1 234,56", True), ("20%", True), ("20,00 лв.", True), ("€20", True), ("-5", True), ("12345678.90", True),
        ("BG131129282", False), ("131129282", False), ("GB 123 4567 89", False), ("123 4567 89", False), ("12-3456789", False),
        ("DE123456789", False), ("няма", False),
    ],
)  # fmt: skip
def test_a_cell_under_vat_is_an_amount_or_a_number(cell: str, is_amount: bool) -> None:
    assert are_amounts([cell]) is is_amount
