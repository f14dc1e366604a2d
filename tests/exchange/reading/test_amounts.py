"""Amounts as people write them, and what a column says of its signs."""

import json
import os
from fractions import Fraction
from pathlib import Path

import pytest

from kamtui.domain.text.numbers import Currency
from kamtui.exchange.reading.amounts import (
    BadAmount,
    ForeignCurrency,
    TwoReadings,
    currency_in,
    decimal_mark,
    is_ambiguous,
    take_apart,
    value_of,
)

DATA = Path(os.environ.get("KAMTUI_DATA") or Path(__file__).parents[3].parent / "shared" / "data")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data folder is not here")


def read(text: str, mark: str | None = "") -> Fraction | None:
    written = take_apart(text)
    return None if written is None else value_of(written, mark, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,56", "1234.56"), ("1\u00a0234,56", "1234.56"), ("1\u202f234,56", "1234.56"), ("1234,56", "1234.56"),
        ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1234.56", "1234.56"), ("-1 234,50", "-1234.50"),
        ("(1 234,50)", "-1234.50"), ("−1 234,50", "-1234.50"), ("– 12", "-12"), ("1 234", "1234"), ("0,5", "0.5"),
        ("12'345,67", "12345.67"), ("1,234,567", "1234567"), ("1.234.567", "1234567"), ("1.234.567,8", "1234567.8"),
        ("41.9136", "41.9136"), ("-383.031", "-383.031"), ("0.444", "0.444"), ("1234,567", "1234.567"), ("+5", "5"),
        ("5-", "-5"), ("12,50-", "-12.5"), (".5", "0.5"), ("(123)", "-123"), ("1 234 567", "1234567"), ("0", "0"),
        ("€1,234.56", "1234.56"), ("1 234,56 €", "1234.56"), ("€ 1 234,56", "1234.56"), ("1234,56 евро", "1234.56"),
        ("-5 €", "-5"), ("€-5", "-5"), ("-€5", "-5"), ("(5 €)", "-5"), ("(€5)", "-5"), ("EUR 7", "7"), ("7.", "7"),
        ("100,00 лв. (51,13 €)", "51.13"), ("100.00 BGN = 51.13 EUR", "51.13"),
    ],
)  # fmt: skip
def test_amounts(text: str, value: str) -> None:
    found = read(text, "." if text in ("-383.031",) else "")
    assert found == Fraction(value)


@pytest.mark.parametrize("text", ["", "-", "–", "н/д", "n/a", "няма", "  "])
def test_no_amount(text: str) -> None:
    assert take_apart(text) is None


@pytest.mark.parametrize(
    "text",
    ["abc", "1 млн.", "5 %", "1 23", "12,34,567.00", "1.2.3", "1,2,3", "--5", "-(5)", "(5", "5)", "1.5E+05", "1..2",
     "1 234 56", "€5€", "1.23.456,7", "1" * 50, "12 000 000 000 000 000", "٣٤"],
)  # fmt: skip
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(BadAmount):
        read(text)


@pytest.mark.parametrize("text", ["$1,000.00", "5 USD", "7 CHF", "10 lei"])
def test_other_currencies_have_no_fixed_rate(text: str) -> None:
    with pytest.raises(ForeignCurrency):
        read(text)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("5 лв.", Currency.BGN),
        ("лв. 5", Currency.BGN),
        ("5 BGN", Currency.BGN),
        ("5 лева", Currency.BGN),
        ("5", None),
    ],
)
def test_currencies(text: str, currency: Currency | None) -> None:
    written = take_apart(text)
    assert written is not None
    assert written.currency is currency


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Оборот (лв.)", Currency.BGN),
        ("Сума, EUR", Currency.EUR),
        ("Оборот в €", Currency.EUR),
        ("Оборот в лева", Currency.BGN),
        ("Revenue", None),
        ("Neuro sales", None),
        ("BGN", Currency.BGN),
    ],
)
def test_currencies_in_headers(text: str, currency: Currency | None) -> None:
    assert currency_in(text) is currency


def test_the_column_settles_what_a_sign_means() -> None:
    for text in ("1,234", "12.345", "123,456", "1.234"):
        assert is_ambiguous(text)
        with pytest.raises(TwoReadings):
            read(text)
    for text in ("0,234", "1234,567", "1,23", "1,2345", "1,234,567", "1,234.5", "5", "0.500"):
        assert not is_ambiguous(text)
    assert read("1,234", ".") == 1234
    assert read("1,234", ",") == Fraction("1.234")
    assert read("1.234", ",") == 1234
    assert decimal_mark(["1,234", "5,5"]) == ","
    assert decimal_mark(["1,234", "2,345,678"]) == "."
    assert decimal_mark(["1,234", "1,234.50"]) == "."
    assert decimal_mark(["1,234", "7"]) == ""
    assert decimal_mark(["1,5", "1.5"]) is None


@needs_data
def test_what_bulgarians_write() -> None:
    formats = json.loads((DATA / "bulgarian" / "formats_bg.json").read_text(encoding="utf-8"))
    for text, meant in formats["numbers"]:
        if meant is None:
            assert text in ("", "-", "н/д", "1 млн.")
        elif meant.startswith("AMBIGUOUS") or text.endswith("%"):
            with pytest.raises(BadAmount):
                read(text)
        else:
            assert read(text) == Fraction(meant)
    for text, meant in formats["money"]:
        amount, currency = meant.rpartition("= ")[2].split()
        if currency == "USD":
            with pytest.raises(ForeignCurrency):
                read(text)
            continue
        written = take_apart(text)
        assert written is not None
        assert (value_of(written, "", text), written.currency) == (Fraction(amount), Currency(currency))
