"""What keeps a whole list of sales from being read, each with the option that helps."""

from collections.abc import Sequence
from pathlib import Path

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency, currency
from kamtui.exchange.reading.header_row import columns_answers, shown_headers
from kamtui.exchange.reading.sheet_errors import Answer, SheetError
from kamtui.exchange.sales.meaning.headers import FIELDS
from kamtui.exchange.sales.meaning.revenue import TaxDoubt


class MissingColumns(SheetError):
    """The list has no column for the customer, the month or the amount."""

    def __init__(self, path: Path, missing: Sequence[str], headers: Sequence[str], *, is_month: bool) -> None:
        text = _(
            "{path}: no column is known to hold {missing}. Seen: {headers}. "
            'Say which it is: --map "COLUMN={field}".'
        )
        said = text.format(
            path=clean(str(path)),
            missing=", ".join(_missing_labels()[field] for field in missing),
            headers=shown_headers(headers),
            field=missing[0],
        )
        if is_month:
            said += " " + _("If all of it is of one month: --month 01.2026.")
        super().__init__(said)
        if missing == ["month"]:
            self.asks = "month"
        else:
            self.answers = columns_answers(headers, missing[0])


class CountsOtherwise(SheetError):
    """The list was said to be in a currency that cannot be turned into that of the book."""

    def __init__(self, path: Path, said: Currency) -> None:
        text = _(
            "{path}: it is said to be in {said}, by --currency or list_currency of the settings, and this book counts in "
            "{counted}. Turn its amounts into {counted} first, and say --currency {code}."
        )
        super().__init__(
            text.format(
                path=clean(str(path)), said=said.label, counted=currency().label, code=currency().value
            )
        )


class UnknownSalesField(SheetError):
    """--map names a field that sales do not have, or one of them twice."""

    def __init__(self, field: str) -> None:
        text = _("--map: “{field}” is no field of sales, or is named twice. Fields: {fields}.")
        super().__init__(text.format(field=clean(field)[:60], fields=", ".join(FIELDS)))


class WhichDecimals(SheetError):
    """A number such as 1,234, and nothing in the list says whether its sign stands before decimals."""

    def __init__(self, path: Path, line: int, example: str) -> None:
        self.line, self.example = line, example
        text = _(
            "{path}, line {line}: “{example}” can be read in two ways, and no other number says which. "
            "Say what stands before the decimals: --decimal comma, or --decimal point."
        )
        super().__init__(text.format(path=clean(str(path)), line=line, example=clean(example)[:40]))
        self.answers = (
            Answer(_("a comma stands before the decimals"), "decimal", "comma"),
            Answer(_("a point stands before the decimals"), "decimal", "point"),
        )


class WhichDates(SheetError):
    """A date such as 3/4/2026, and nothing in the list says whether the day or the month comes first."""

    def __init__(self, path: Path, line: int, example: str) -> None:
        self.line, self.example = line, example
        text = _(
            "{path}, line {line}: “{example}” can be read in two ways, and no other date says which. "
            "Say what comes first: --dates day-first, or --dates month-first."
        )
        super().__init__(text.format(path=clean(str(path)), line=line, example=clean(example)[:40]))
        self.answers = (
            Answer(_("the day comes first: 3/4/2026 is in April"), "dates", "day-first"),
            Answer(_("the month comes first: 3/4/2026 is in March"), "dates", "month-first"),
        )


class WhichYear(SheetError):
    """Columns of months that do not say of which year."""

    asks = "year"

    def __init__(self, path: Path, headers: Sequence[str]) -> None:
        shown = ", ".join(clean(header)[:30] for header in headers[:3]) + ("…" if len(headers) > 3 else "")
        text = _("{path}: the columns {headers} are months without a year. Say which it is: --year 2026.")
        super().__init__(text.format(path=clean(str(path)), headers=shown))


class WhichTax(SheetError):
    """Amounts of which nothing says how much tax is in them."""

    def __init__(self, path: Path, doubt: TaxDoubt) -> None:
        text = _(
            "{path}: nothing says whether “{column}” ({amount}) is with the tax beside it, “{tax_column}” ({tax}). "
            'If it is: --map "{column}=gross". If not: --map "{column}=revenue".'
        )
        super().__init__(
            text.format(
                path=clean(str(path)),
                column=clean(doubt.header)[:60],
                amount=clean(doubt.amount)[:40],
                tax_column=clean(doubt.tax_header)[:60],
                tax=clean(doubt.tax)[:40],
            )
        )
        self.answers = (
            Answer.of_column(_("it is with the tax"), doubt.header, "gross"),
            Answer.of_column(_("it is without the tax"), doubt.header, "revenue"),
        )


class HowMuchTax(SheetError):
    """Amounts that are with tax, and nothing says how much."""

    def __init__(self, path: Path, header: str) -> None:
        text = _(
            "{path}: “{column}” is with tax, and no column says how much. Say the percent that is to be taken out: "
            "--tax 20, or --tax 0 to take the amounts as they stand."
        )
        super().__init__(text.format(path=clean(str(path)), column=clean(header)[:60]))
        self.answers = (
            *(
                Answer(_("{percent} % are taken out").format(percent=percent), "tax", percent)
                for percent in ("20", "9")
            ),
            Answer(_("the amounts are taken as they stand"), "tax", "0"),
        )


class WhichReturns(SheetError):
    """What was given back stands beside the sales, and nothing says whether they are with it."""

    def __init__(self, path: Path, header: str, beside: str) -> None:
        text = _(
            "{path}: “{column}” holds what was given back, and nothing says whether “{beside}” is less it already. "
            'If not, to subtract it: --map "{column}=returns". If it is: --map "{column}=skip".'
        )
        super().__init__(
            text.format(path=clean(str(path)), column=clean(header)[:60], beside=clean(beside)[:60])
        )
        self.answers = (
            Answer.of_column(_("it is not: what was given back is subtracted"), header, "returns"),
            Answer.of_column(_("it is less it already"), header, "skip"),
        )


class WhichScale(SheetError):
    """A title says that amounts are in thousands or millions, and no header says of which columns."""

    def __init__(self, path: Path, title: str, header: str) -> None:
        text = _(
            "{path}: above the table stands “{title}”, and no header says so. Write it into the header of each column "
            "that is meant, as in “{header} (хил. лв.)” or “{header} (thousands)”, or delete it if it is not so."
        )
        super().__init__(
            text.format(path=clean(str(path)), title=clean(title)[:80], header=clean(header)[:60])
        )


class WhichDiscount(SheetError):
    """A discount beside quantity and price, of a piece or of the line, in percent or not."""

    def __init__(self, path: Path, header: str) -> None:
        text = _(
            "{path}: the amounts would be quantity × price, and nothing says what the discount in “{column}” is of. "
            'Add a column with the amounts, or leave the discount out: --map "{column}=skip".'
        )
        super().__init__(text.format(path=clean(str(path)), column=clean(header)[:60]))
        self.answers = (Answer.of_column(_("leave the discount out"), header, "skip"),)


class OnlyOffers(SheetError):
    """A list of offers or deals that does not say which of them were won."""

    def __init__(self, path: Path, header: str) -> None:
        text = _(
            "{path}: by its column “{column}” this is a list of offers or deals, and no column says which were won; "
            'an offer is no sale. If all of them are sales: --map "{column}=skip". '
            'If a column says it: --map "COLUMN=status".'
        )
        super().__init__(text.format(path=clean(str(path)), column=clean(header)[:60]))
        self.answers = (Answer.of_column(_("all of them are sales"), header, "skip"),)


def _missing_labels() -> dict[str, str]:
    return {
        "name": _("the customer"),
        "month": _("the month or the day"),
        "revenue": _("the revenue"),
    }
