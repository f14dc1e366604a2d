"""Which column of a portfolio is which: one row for each product line, or a matrix with the accounts, or the products, across."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kamtui.exchange.portfolio.cells import read_state
from kamtui.exchange.portfolio.headers import PRICES, SEVERAL, Meaning, meaning_of
from kamtui.exchange.reading.amounts import BadAmount, take_apart
from kamtui.exchange.reading.headers import REST, SKIP, header_key, is_counter, is_technical
from kamtui.exchange.reading.table_parts import plain_cell
from kamtui.exchange.sales.meaning.tax import Side

_ARTICLES = frozenset(
    map(header_key, ("item", "items", "article", "артикул", "артикули", "материал", "material"))
)
"""Headers of a product that are its number where another column names it."""
_SAYS = frozenset((*PRICES, "state", "ours", "competitor", "theirs", "discount"))
_PRICE_OF = re.compile(r"^(?:цен[аи]|prices?)(?:\s+(?:за|на|for|of))?[\s:]+(?=\S)", re.IGNORECASE)


class PriceColumns(NamedTuple):
    """Which column of a portfolio is which."""

    headers: Sequence[str]
    fields: Mapping[int, str]
    """Column → field."""
    sides: Mapping[int, Side | None]
    """On which side of the tax the prices of a column are, where its header says so."""
    across: Mapping[int, str]
    """In a matrix: column → the account, or the product, that its header names."""
    label: int | None
    """In a matrix whose corner says nothing: the column of the names on the other edge."""
    is_turned: bool
    """Whether the accounts of a matrix stand down its first column, and the products across."""
    dropped: tuple[int, ...]
    """Columns whose cells are left out."""

    def of(self, *fields: str) -> list[int]:
        """The columns of some fields."""
        return sorted(index for index, known in self.fields.items() if known in fields)

    def first(self, field: str) -> int | None:
        """The column of a field; None where it has none."""
        return next(iter(self.of(field)), None)

    @property
    def money(self) -> list[int]:
        """The columns with prices."""
        return sorted({*self.of(*PRICES), *self.across})


def columns_of(
    headers: Sequence[str], rows: Sequence[Sequence[str]], mapped: Mapping[int, str]
) -> PriceColumns:
    """Which column is which: as mapped by hand, else by its header, the best named filled one of each meaning."""
    filled = {
        index for index in range(len(headers)) if any(index < len(row) and row[index].strip() for row in rows)
    }
    fields = {index: field for index, field in mapped.items() if field != SKIP}
    meanings = {
        index: meaning
        for index in range(len(headers))
        if index not in mapped and (meaning := meaning_of(headers[index])) is not None
    }
    for index in sorted(meanings, key=lambda index: (index not in filled, meanings[index].rank, index)):
        field = _free_field(meanings[index], headers[index], set(fields.values()))
        if field:
            fields[index] = field
    _settle_prices(fields)
    across: dict[int, str] = {}
    label = None
    if not set(fields.values()) & _SAYS:
        across = {
            index: _PRICE_OF.sub("", headers[index])
            for index in sorted(filled)
            if index not in fields and index not in mapped and _are_prices(headers[index], index, rows)
        }
    if across and not set(fields.values()) & {"product", "name"}:
        label = next((index for index in sorted(filled) if index not in fields and index not in across), None)
        if label is not None and _is_free(headers[label], label, rows):
            fields[label] = "product"
    names = set(fields.values())
    return PriceColumns(
        headers,
        fields,
        {index: meaning.side for index, meaning in meanings.items()},
        across,
        label,
        bool(across) and "name" in names and "product" not in names,
        tuple(index for index in sorted(filled) if index not in fields and index not in across),
    )


def _settle_prices(fields: dict[int, str]) -> None:
    """Which of several prices is the one that was negotiated: beside it any other is the one that it was negotiated from."""
    names = set(fields.values())
    for index, field in tuple(fields.items()):
        if "negotiated_price" in names and field in ("price", "gross_price"):
            fields[index] = "list_price" if "list_price" not in names else REST
        elif "price" in names and field == "gross_price":
            del fields[index]


def _free_field(meaning: Meaning, header: str, taken: set[str]) -> str:
    """The field that a column is taken for; "" where another one is better named for it."""
    if meaning.field not in taken or meaning.field in SEVERAL:
        return meaning.field
    if meaning.field == "product" and header_key(header) in _ARTICLES and "code" not in taken:
        return "code"
    return ""


def _is_free(header: str, index: int, rows: Sequence[Sequence[str]]) -> bool:
    values = [row[index] for row in rows if index < len(row)]
    return not is_technical(header) and not is_counter(header, values)


def _are_prices(header: str, index: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether most cells of a column are amounts, or say how a product line stands."""
    values = [text for row in rows if index < len(row) and (text := plain_cell(row[index]).strip())]
    if not header.strip() or not _is_free(header, index, rows):
        return False
    return sum(map(_may_be_price, values)) * 2 >= len(values) > 0


def _may_be_price(text: str) -> bool:
    if read_state(text) is not None:
        return True
    try:
        return take_apart(text) is not None
    except BadAmount:
        return False
