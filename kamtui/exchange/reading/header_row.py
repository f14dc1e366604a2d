"""The row of a table that is its header: where it stands, what its columns are called, which ones were named by hand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.reading.sheet_errors import Answer, SheetError

HEADER_ROWS = 30
"""Rows at the top among which the header is looked for."""
_SHOWN_HEADERS = 40
_OFFERED_HEADERS = 12


class UnknownColumn(SheetError):
    """--map names a column that the file does not have."""

    def __init__(self, path: Path, column: str, headers: Sequence[str]) -> None:
        text = _("{path} has no column “{column}”. Columns: {headers}.")
        super().__init__(
            text.format(path=clean(str(path)), column=clean(column)[:60], headers=shown_headers(headers))
        )


def shown_headers(headers: Sequence[str]) -> str:
    """The first headers of a table that say anything, as a sentence names them; a dash where none does."""
    seen = [shown for header in headers[:_SHOWN_HEADERS] if (shown := clean(header)[:60])]
    return ", ".join(seen) or "–"


def columns_answers(headers: Sequence[str], field: str) -> tuple[Answer, ...]:
    """The answers to the question which column holds a field: each of the first that has a header."""
    names = [name for name in column_names(headers) if name.strip()][:_OFFERED_HEADERS]
    text = _("“{column}” is it")
    return tuple(Answer.of_column(text.format(column=clean(name)[:60]), name, field) for name in names)


def wanted_fields(mapping: Mapping[str, str] | None) -> dict[str, str]:
    """Header → field as named by hand, both without what cannot be seen."""
    return {clean(header): field.strip() for header, field in (mapping or {}).items()}


def header_place(rows: Sequence[RawRow], score: Callable[[list[str]], int], line: int = 0) -> int | None:
    """The place of the row, of the first ones, with the most known headers; None where no header is known.

    On a tie it is the row with most filled cells, and of those the first. With a `line` it is the row that stands there,
    or the next one below, whatever its headers.
    """
    if line:
        return next((place for place, row in enumerate(rows) if row.line >= line), None)
    top = rows[:HEADER_ROWS]
    known, filled = [score(row.cells) for row in top], [_filled(row) for row in top]
    best = max(range(len(top)), key=lambda place: (known[place], filled[place], -place))
    return best if known[best] else None


def widest_row(rows: Sequence[RawRow]) -> list[str]:
    """The cells of the row, of the first ones, with most filled cells: what its author may mean as the header."""
    # Of rows with as many filled cells `max` takes the first.
    return max(rows[:HEADER_ROWS], key=_filled).cells


def column_names(header: Sequence[str]) -> list[str]:
    """What the columns are called; one without a header by its number."""
    return [clean(cell) or _("column {number}").format(number=n) for n, cell in enumerate(header, 1)]


def mapped_columns(path: Path, headers: Sequence[str], wanted: Mapping[str, str]) -> dict[int, str]:
    """Column → field as named by hand; the header as written, or but for case and punctuation. Raises UnknownColumn."""
    mapped: dict[int, str] = {}
    for header, field in wanted.items():
        alike = [i for i, known in enumerate(headers) if known == header] or [
            i for i, known in enumerate(headers) if header_key(known) == header_key(header)
        ]
        if not alike:
            raise UnknownColumn(path, header, headers)
        mapped[alike[0]] = field
    return mapped


def without_repeated_header(header: Sequence[str], rows: Iterable[RawRow]) -> Iterator[RawRow]:
    """The rows that are not the header once more: printed lists repeat it on each page, boards over each group.

    What stands alone under a blank line, right over the header, is the title of such a group.
    """
    again = [cell.strip() for cell in header]
    width = len(again)
    at = next(index for index, cell in enumerate(again) if cell)
    first = again[at]
    held: RawRow | None = None  # what may be a title
    for row in rows:
        cells = row.cells
        # Whole rows are compared only where one cell is the same: there may be a million of them.
        if len(cells) > at and first in cells[at] and [cell.strip() for cell in cells[:width]] == again:
            held = None
            continue
        if held is not None:
            yield held
            held = None
        if row.after_blank and cells[at : at + 1] and cells[at].strip() and _filled(row) == 1:
            held = row
        else:
            yield row
    if held is not None:
        yield held


def _filled(row: RawRow) -> int:
    return sum(1 for cell in row.cells if cell.strip())
