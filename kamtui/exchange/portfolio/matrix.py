"""Prices with accounts across and product lines down, or the reverse: where the header of such a table stands, and how it is known."""

from collections.abc import Iterable, Sequence

from kamtui.domain.time.months import month_number
from kamtui.exchange.portfolio.columns import columns_of
from kamtui.exchange.portfolio.headers import headers_of_people, speaks_of_prices
from kamtui.exchange.reading.amounts import BadAmount, take_apart
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.header_row import HEADER_ROWS, column_names
from kamtui.exchange.reading.table_parts import plain_cell


def header_of_matrix(rows: Sequence[RawRow]) -> int | None:
    """The place of a row of texts above two rows with amounts; None where there is none."""
    for place, row in enumerate(rows[:HEADER_ROWS]):
        texts = [cell for cell in row.cells if cell.strip()]
        below = rows[place + 1 : place + 3]
        if (
            len(texts) > 1
            and len(below) == 2
            and not any(map(_is_amount, texts))
            and all(any(map(_is_amount, under.cells)) for under in below)
        ):
            return place
    return None


def is_matrix_of_prices(rows: Sequence[RawRow], names: Iterable[str]) -> bool:
    """Whether a table is a matrix of prices: by what stands above it, or `names` of its file and sheet, and by its cells."""
    place = header_of_matrix(rows)
    if place is None:
        return False
    titles = (cell for row in rows[:place] for cell in row.cells)
    if not any(map(speaks_of_prices, (*names, *titles))):
        return False
    header, below = rows[place].cells, [row.cells for row in rows[place + 1 :]]
    across = columns_of(column_names(header), below, {}).across
    return (
        bool(across)
        and not any(headers_of_people(header))
        and not any(month_number(name) or _is_amount(name) for name in across.values())
    )


def _is_amount(text: str) -> bool:
    try:
        return take_apart(plain_cell(text)) is not None
    except BadAmount:
        return False
