"""What keeps a whole portfolio or price list from being read, each with the option that helps."""

from collections.abc import Sequence
from pathlib import Path

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.shell import command_line
from kamtui.exchange.portfolio.headers import FIELDS
from kamtui.exchange.reading.header_row import columns_answers, shown_headers
from kamtui.exchange.reading.sheet_errors import SheetError


class NoPrices(SheetError):
    """A table without product lines, or with nothing that is said of them."""

    def __init__(self, path: Path, headers: Sequence[str], missing: str) -> None:
        text = (
            _(
                "{path}: no column is known to hold the product line. Seen: {headers}. Say which it is: --map {example}."
            )
            if missing == "product"
            else _(
                "{path}: no column is known to hold a price, or how a product line stands. Seen: {headers}. "
                "Say which it is: --map {example}."
            )
        )
        first = next((shown for header in headers if (shown := clean(header)[:60])), _("Header"))
        example = command_line(f"{first}={missing}")
        super().__init__(text.format(path=clean(str(path)), headers=shown_headers(headers), example=example))
        self.answers = columns_answers(headers, missing)


class UnknownPriceField(SheetError):
    """--map names a field that a portfolio does not have, or one field for two columns."""

    def __init__(self, field: str) -> None:
        text = _("--map: “{field}” is no field of a portfolio, or stands for two columns. Fields: {fields}.")
        super().__init__(text.format(field=clean(field)[:60], fields=", ".join(FIELDS)))


class WhichDay(SheetError):
    """Prices of which nothing says from when they hold."""

    asks = "as_of"

    def __init__(self, path: Path, seen: str) -> None:
        text = _(
            "{path}: nothing says from when the prices hold. Say the day: --as-of 1.11.2026, or --as-of today."
        )
        said = text.format(path=clean(str(path)))
        if seen:
            said += " " + _("If it is the day in “{title}”, say that one.").format(title=clean(seen)[:80])
        super().__init__(said)


class WhichDiscount(SheetError):
    """A discount beside a price, and nothing says whether the price is less it already."""

    asks = "discount"

    def __init__(self, path: Path, price: str, discount: str) -> None:
        text = _(
            "{path}: nothing says whether “{price}” is less the discount in “{discount}” already. "
            "If it is: --discount taken. If the discount is still to be taken off: --discount off."
        )
        super().__init__(
            text.format(path=clean(str(path)), price=clean(price)[:60], discount=clean(discount)[:60])
        )


class NoSuchProduct(SheetError):
    """A product line of the list was said to be one that the book does not have."""

    def __init__(self, name: str, where: str) -> None:
        text = _("{where}: there is no product line “{name}” in the book.")
        super().__init__(text.format(where=where, name=clean(name)[:80]))
