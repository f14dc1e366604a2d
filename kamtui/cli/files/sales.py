"""What the options of `kamtui import` say of a list of sales."""

from fractions import Fraction
from pathlib import Path
from typing import Any

from kamtui.cli.files.answers import answers_in
from kamtui.cli.files.choice import file_choice
from kamtui.cli.speech import Refused
from kamtui.config import BY_DATE
from kamtui.domain.money.importing.plan import Decision, Months, SalesPlan
from kamtui.domain.money.importing.sheet import SalesKind
from kamtui.domain.text.numbers import COUNTED, Currency
from kamtui.domain.time.months import MonthError, read_month
from kamtui.exchange.importing.importer import Importer
from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.sales.file import SalesList
from kamtui.exchange.sales.importer import SalesImporter
from kamtui.exchange.sales.meaning.document_words import Verdict
from kamtui.exchange.sales.settle import ReadAs


def sales_importer(options: Any) -> Importer[SalesList, SalesPlan]:
    """What imports a list of sales as the options say. Raises Refused, or SheetError for a bad file of matches."""
    return SalesImporter(
        path=Path(options.file),
        mapping=dict(options.map),
        answers=answers_in(options),
        choice=file_choice(options),
        read_as=_read_as(options),
        unknown=Decision.ADD if options.unknown == "add" else Decision.SKIP,
        months_are=Months(options.months or ""),
    )


def _read_as(options: Any) -> ReadAs:
    """What the options say of how the list is meant. Raises Refused where `--month` is no month."""
    try:
        month_on = read_month(options.month) if options.month else None
    except MonthError as error:
        raise Refused(f"--month: {error}") from None
    return ReadAs(
        kind=SalesKind(options.as_) if options.as_ else None,
        decimal={"comma": ",", "point": "."}.get(options.decimal, ""),
        month_first=None if options.dates is None else options.dates == "month-first",
        currency=Currency(options.currency) if options.currency in COUNTED else None,
        by_date=options.currency == BY_DATE,
        month_on=month_on,
        year=options.year,
        tax=None if options.tax is None else Fraction(options.tax),
        statuses={header_key(word): Verdict(meaning) for word, meaning in options.status},
    )
