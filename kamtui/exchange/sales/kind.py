"""Lists of sales as a kind of list."""

from datetime import UTC, date, datetime
from fractions import Fraction

from kamtui.domain.money.importing.plan import Months
from kamtui.domain.money.importing.sheet import SalesKind
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.months import month_of, plus_months, show_month
from kamtui.exchange.importing.kind import (
    FOUND_OUT,
    STATUS,
    Asked,
    ImportKind,
    Option,
    currency_option,
    dates_option,
    decimal_option,
    unknown_option,
)
from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.sales.importer import SalesImporter
from kamtui.exchange.sales.meaning.document_words import Verdict
from kamtui.exchange.sales.meaning.headers import FIELDS
from kamtui.exchange.sales.settle import ReadAs
from kamtui.exchange.sales.sheet_report import figure_label

_MONTHS_BACK = 24


def _options() -> tuple[Option, ...]:
    return (
        currency_option(_("amounts are in")),
        decimal_option(),
        dates_option(),
        Option("month", _("a list without months is of"), {FOUND_OUT: _("not known"), **_months()}),
        Option("year", _("months without a year are of"), {FOUND_OUT: _("not known"), **_years()}),
        Option(
            "as",
            _("rows are"),
            {FOUND_OUT: _("as found out"), "months": _("monthly sums"), "lines": _("order lines")},
        ),
        Option(
            "months",
            _("months that the book has"),
            {FOUND_OUT: _("wait where a sum falls"), "replace": _("are replaced"), "add": _("are added to")},
        ),
        Option(
            "tax",
            _("amounts are"),
            {
                FOUND_OUT: _("as the headers say"),
                "20": _("with 20 % tax"),
                "9": _("with 9 % tax"),
                "0": _("to be taken as they stand"),
            },
        ),
        unknown_option(),
    )


def _months() -> dict[str, str]:
    """The months that a list without one may be of, the newest first."""
    this = month_of(to_local(datetime.now(UTC)).date())
    months = (plus_months(this, -back) for back in range(_MONTHS_BACK))
    return {month.isoformat(): show_month(month) for month in months}


def _years() -> dict[str, str]:
    """The years that months without one may be of: those before and after today, the likeliest first."""
    this = to_local(datetime.now(UTC)).year
    return {str(year): str(year) for year in (this, this - 1, this + 1, *range(this - 2, this - 11, -1))}


def _importer(asked: Asked) -> SalesImporter:
    said = asked.said
    read_as = ReadAs(
        kind=SalesKind(said["as"]) if said.get("as") else None,
        decimal=asked.decimal,
        month_first=asked.is_american,
        currency=asked.currency,
        by_date=asked.is_by_date,
        year=int(said["year"]) if said.get("year") else None,
        tax=Fraction(said["tax"]) if said.get("tax") else None,
        month_on=date.fromisoformat(said["month"]) if said.get("month") else None,
        statuses={
            header_key(name.removeprefix(STATUS)): Verdict(meaning)
            for name, meaning in said.items()
            if name.startswith(STATUS)
        },
    )
    months = Months(said.get("months", ""))
    return SalesImporter(
        asked.path, asked.mapping, asked.answers, asked.choice, read_as, asked.unknown, months
    )


KIND = ImportKind("sales", lambda: _("sales"), FIELDS, figure_label, _options, _importer)
