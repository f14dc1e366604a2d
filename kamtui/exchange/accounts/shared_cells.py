"""Several people in one cell of a table: “Иван Петров, Мария Колева”, with their phones in the cell beside it.

Such a row is read once for each of them. Phones, e-mails and titles are theirs, in the order of the names, where there are as
many as names; otherwise nobody can say whose they are, and they stay with the account.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kamtui.domain.accounts.reach import TooLong, read_reaches
from kamtui.domain.accounts.several_names import named_in
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.text.cleaning import LINE_LIMIT, clean, fold
from kamtui.domain.text.language import _
from kamtui.exchange.reading.columns import Columns
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.table_parts import plain_cell

_OF_WHOM = ("name", "legal_name", "registration_number", "vat_number", "city", "country")
"""What of a row says which account its people are of."""
_WAYS = {"contact_phone": ReachKind.PHONE, "contact_email": ReachKind.EMAIL}
_OTHERS = ("contact_title", "contact_department", "contact_birthday")
_BETWEEN = re.compile(r"\s*[;,/\n]\s*")
_MAY_BE_SEVERAL = re.compile(r"[,;/&+|\n]| и | and | und |\s[–—]\s", re.IGNORECASE)


class PartedRows(NamedTuple):
    """The rows, each of one person at most, and by its line why one is not taken."""

    rows: list[RawRow]
    refused: dict[int, str]


def parted_by_names(rows: Sequence[RawRow], columns: Columns) -> PartedRows:
    """Each row for each of the people whom its cell of names holds."""
    index, of_firm = columns.fields.get("contact_name", -1), columns.fields.get("name", -1)
    parted: list[RawRow] = []
    refused: dict[int, str] = {}
    for row in rows:
        text = plain_cell(row.cells[index]) if 0 <= index < len(row.cells) else ""
        firm = row.cells[of_firm].strip() if 0 <= of_firm < len(row.cells) else ""
        if firm and fold(text).startswith(f"{fold(firm)}, "):  # “Alfa, Maria Petrova”, of Alfa
            text = text[len(firm) + 1 :].strip()
            row = _with(row, {index: text})
        if not _MAY_BE_SEVERAL.search(text):
            parted.append(row)
            continue
        named = named_in(clean(text, lines=True, limit=LINE_LIMIT + 1))
        if not named.is_certain:
            refused[row.line] = _(
                "“{text}” may be one person or several: write one as “First Last”, and a semicolon between several"
            ).format(text=clean(text)[:80])
            parted.append(row)
        elif len(named.names) > 1:
            parted += _for_each(row, columns, index, named.names, refused)
        else:
            parted.append(_with(row, {index: named.names[0]}))
    return PartedRows(parted, refused)


def _for_each(
    row: RawRow, columns: Columns, index: int, names: Sequence[str], refused: dict[int, str]
) -> list[RawRow]:
    """The row of each person; before them one of the account, where something of the row is of nobody certain."""
    theirs: dict[int, list[str]] = {}
    nobodys: list[int] = []
    for field in (*_WAYS, *_OTHERS):
        for column in columns.all_of(field):
            text = row.cells[column].strip() if column < len(row.cells) else ""
            if not text:
                continue
            parts = _parts(field, text)
            if len(parts) == len(names):
                theirs[column] = parts
            else:
                nobodys.append(column)
    firm = {column for field in _OF_WHOM for column in columns.all_of(field)} | set(columns.extra_names)
    has_firm = any(column < len(row.cells) and row.cells[column].strip() for column in firm)
    if nobodys and not has_firm:
        refused[row.line] = _(
            "{count} people stand here, and nobody can tell whose “{text}” is: write each in a row of their own"
        ).format(count=len(names), text=clean(row.cells[nobodys[0]])[:60])
        return [row]
    blank = {index: "", **dict.fromkeys(theirs, "")}
    people = [
        {index: name, **{column: parts[place] for column, parts in theirs.items()}}
        for place, name in enumerate(names)
    ]
    first = [_with(row, blank)] if nobodys else [_with(row, people.pop(0))]
    only_firm = row._replace(cells=[cell if at in firm else "" for at, cell in enumerate(row.cells)])
    return [*first, *(_with(only_firm, cells) for cells in people)]


def _parts(field: str, text: str) -> list[str]:
    """What a cell holds, one by one."""
    if field in _WAYS:
        try:
            return [way.text for way in read_reaches(_WAYS[field], plain_cell(text))]
        except TooLong:
            return []
    return [part for part in _BETWEEN.split(plain_cell(text)) if part]


def _with(row: RawRow, cells: dict[int, str]) -> RawRow:
    """A row with other cells in some columns."""
    return row._replace(cells=[cells.get(at, cell) for at, cell in enumerate(row.cells)])
