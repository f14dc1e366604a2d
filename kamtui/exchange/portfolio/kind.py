"""Portfolios and price lists as a kind of list."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.months import month_of, plus_months
from kamtui.domain.time.shown_days import show_date
from kamtui.exchange.importing.kind import (
    FOUND_OUT,
    Asked,
    ImportKind,
    Option,
    currency_option,
    dates_option,
    decimal_option,
    unknown_option,
)
from kamtui.exchange.portfolio.headers import FIELDS
from kamtui.exchange.portfolio.importer import PortfolioImporter
from kamtui.exchange.portfolio.report import field_label
from kamtui.exchange.portfolio.row import PricesSaid

_MONTHS_BACK = 12


def _options() -> tuple[Option, ...]:
    return (
        Option("as_of", _("prices without a day are of"), {FOUND_OUT: _("not known"), **_days()}),
        currency_option(_("prices are in")),
        Option(
            "tax",
            _("prices are"),
            {FOUND_OUT: _("as the headers say"), "20": _("with 20 % tax"), "9": _("with 9 % tax")},
        ),
        Option(
            "discount",
            _("the discount beside a price"),
            {
                FOUND_OUT: _("as the headers say"),
                "taken": _("is taken off already"),
                "off": _("is to be taken off"),
            },
        ),
        decimal_option(),
        dates_option(),
        unknown_option(),
    )


def _days() -> dict[str, str]:
    """The days from which prices may hold: today, yesterday, and the first of the last months."""
    today = to_local(datetime.now(UTC)).date()
    firsts = [plus_months(month_of(today), -back) for back in range(_MONTHS_BACK)]
    days = dict.fromkeys([today, today - timedelta(days=1), *firsts])
    return {day.isoformat(): show_date(day) for day in days}


def _importer(asked: Asked) -> PortfolioImporter:
    said = asked.said
    prices = PricesSaid(
        account=said.get("account", ""),
        as_of=date.fromisoformat(said["as_of"]) if said.get("as_of") else None,
        currency=asked.currency,
        by_date=asked.is_by_date,
        decimal=asked.decimal,
        tax=Fraction(said["tax"]) if said.get("tax") else None,
        discount=said.get("discount", ""),
        is_american=asked.is_american,
    )
    return PortfolioImporter(asked.path, asked.mapping, asked.answers, asked.choice, prices, asked.unknown)


KIND = ImportKind("portfolio", lambda: _("portfolio and prices"), FIELDS, field_label, _options, _importer)
