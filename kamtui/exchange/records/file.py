"""A list as people and programs keep it, row by row, with what cannot be taken and why. Nothing is written here."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from kamtui.domain.sheet import BadRow, ListSheet
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.shell import command_line
from kamtui.exchange.importing.firm_rows import FirmRows
from kamtui.exchange.importing.importer import Progress
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.header_row import (
    column_names,
    columns_answers,
    header_place,
    mapped_columns,
    shown_headers,
    wanted_fields,
    widest_row,
    without_repeated_header,
)
from kamtui.exchange.reading.headers import REST, SKIP, header_key, is_counter, is_technical
from kamtui.exchange.reading.meanings import has_slashes, month_first
from kamtui.exchange.reading.sheet_errors import SheetError
from kamtui.exchange.reading.table_file import ROWS_AT_ONCE, read_table
from kamtui.exchange.reading.table_parts import without_footer
from kamtui.exchange.records.cells import Cells, RefusedRow, TableColumns
from kamtui.exchange.records.vocabulary import Vocabulary

R = TypeVar("R")
_PEOPLE = ("person", "first_name", "last_name")
_NAMES = ("name", "registration_number", *_PEOPLE)
"""Fields that say whose a row is."""


class MissingColumn(SheetError):
    """A table without a column that such a list has to have."""

    def __init__(self, path: Path, headers: Sequence[str], field: str, label: str) -> None:
        text = _(
            "{path}: no column is known to hold this: {label}. Seen: {headers}. Say which it is: --map {example}."
        )
        first = next((shown for header in headers if (shown := clean(header)[:60])), _("Header"))
        super().__init__(
            text.format(
                path=clean(str(path)),
                label=label,
                headers=shown_headers(headers),
                example=command_line(f"{first}={field}"),
            )
        )
        self.answers = columns_answers(headers, field)


class UnknownField(SheetError):
    """--map names a field that such a list does not have, or one field for two columns."""

    def __init__(self, field: str, fields: Sequence[str]) -> None:
        text = _("--map: “{field}” is no field of such a list, or stands for two columns. Fields: {fields}.")
        super().__init__(text.format(field=clean(field)[:60], fields=", ".join(fields)))


def read_list(
    asked: Asked,
    words: Vocabulary,
    needed: Sequence[tuple[str, Callable[[], str]]],
    day_fields: Sequence[str],
    read_row: Callable[[Cells], R],
    progress: Progress | None = None,
) -> ListSheet[R]:
    """The rows of the file that was asked for. Raises SheetError; a bad row is told, not raised.

    `needed` are the fields without which it is no such list, with their labels, `day_fields` those that hold days;
    `read_row` makes a row of its cells, or raises RefusedRow. `progress` is told how many bytes were read.
    """
    wanted = wanted_fields(asked.mapping)
    for field in wanted.values():
        if field not in words.fields or (
            field not in words.several and list(wanted.values()).count(field) > 1
        ):
            raise UnknownField(field, words.fields)

    def score(cells: list[str]) -> int:
        return words.score(cells, wanted)

    table = read_table(asked.path, score, asked.choice, progress)
    place = header_place(table.rows, score, asked.choice.header_line)
    if place is None:
        widest = widest_row(table.rows)
        known = {words.meaning_of(cell) for cell in widest}
        field, label = next((one for one in needed if one[0] not in known), needed[0])
        raise MissingColumn(asked.path, widest, field, label())
    raw_headers = table.rows[place].cells
    headers = column_names(raw_headers)
    below, _footer = without_footer(list(table.rows[place + 1 :]), len(headers))
    body = list(without_repeated_header(raw_headers, below))
    columns = table_columns(
        words, headers, [row.cells for row in body], mapped_columns(asked.path, headers, wanted)
    )
    body = list(
        with_firms(
            asked.path, columns, body, asked.choice.firms, (*_PEOPLE, *(field for field, _label in needed))
        )
    )
    columns = columns._replace(
        body=[row.cells for row in body],
        above=" ".join(cell for row in table.rows[:place] for cell in row.cells if cell.strip()),
    )
    days = [
        row.cells[index]
        for field in day_fields
        for index in columns.of(field)
        for row in body
        if index < len(row.cells)
    ]
    american = month_first(days) if asked.is_american is None else asked.is_american
    sound = {*_NAMES, *day_fields, *(field for field, _label in needed)}
    rows: list[R] = []
    bad: list[BadRow] = []
    for count, row in enumerate(body):
        if progress is not None and not count % ROWS_AT_ONCE:
            progress(table.file.size, table.file.size)
        _read(Cells(columns, row, is_american=american), sound, read_row, rows, bad)
    file = table.file
    return ListSheet(
        file=clean(asked.path.name),
        form=file.form,
        encoding=file.encoding,
        delimiter=file.delimiter,
        sheet=file.sheet,
        other_sheets=file.other_sheets,
        header_line=table.rows[place].line,
        headers=tuple(raw_headers),
        columns=tuple((headers[index], field) for index, field in sorted(columns.fields.items())),
        untaken=_filled(columns, columns.rest, body),
        dropped=_filled(columns, sorted(columns.dropped), body),
        rows=tuple(rows),
        bad=tuple(bad),
        is_day_first=not american if has_slashes(days) else None,
    )


def with_firms(
    path: Path, columns: TableColumns, rows: Iterable[RawRow], said: str, named: Collection[str]
) -> Iterator[RawRow]:
    """The rows, those without a firm as was said of them; `named` are the fields of what a firm stands before.

    Raises WhichFirms where it has to be said.
    """
    firm = [*columns.of("name"), *columns.of("registration_number")] if columns.of("name") else []
    beside = [index for index in columns.fields if index not in firm]
    firm_rows = FirmRows(firm, said, beside)
    yield from firm_rows.through(rows)
    firm_rows.require_said(path, *(columns.of(field) for field in named if field != "name"))


def _read(
    cells: Cells, sound: Collection[str], read_row: Callable[[Cells], R], rows: list[R], bad: list[BadRow]
) -> None:
    if cells.is_blank:
        return
    try:
        cells.require_width()
        cells.require_sound(sound)
        rows.append(read_row(cells))
    except RefusedRow as error:
        bad.append(BadRow(cells.line, str(error), cells.raw))


def _filled(columns: TableColumns, indexes: Sequence[int], body: Sequence[RawRow]) -> tuple[str, ...]:
    """The headers of columns in which anything stands."""
    return tuple(
        columns.headers[index]
        for index in indexes
        if any(index < len(row.cells) and row.cells[index].strip() for row in body)
    )


def table_columns(
    words: Vocabulary,
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    mapped: dict[int, str],
) -> TableColumns:
    """Which column is which: as mapped by hand, else by its header; of several for one field a filled one, the best named."""
    fields: dict[int, str] = {index: field for index, field in mapped.items() if field not in (REST, SKIP)}
    dropped = {index for index, field in mapped.items() if field == SKIP}
    filled = {
        index for index in range(len(headers)) if any(index < len(row) and row[index].strip() for row in rows)
    }
    meant = {
        index: meaning
        for index, header in enumerate(headers)
        if index not in mapped and (meaning := words.ranked(header)) is not None
    }
    for index in sorted(meant, key=lambda index: (index not in filled, meant[index].rank, index)):
        field = meant[index].field
        if field in fields.values() and field not in words.several:
            field = words.otherwise.get(header_key(headers[index]), field)
        if field == SKIP:
            dropped.add(index)
        elif field in words.several or field not in fields.values():
            fields[index] = field
    for index, header in enumerate(headers):
        if index not in mapped and index not in fields:
            values = [row[index] for row in rows if index < len(row)]
            if is_technical(header) or is_counter(header, values):
                dropped.add(index)
    rest = [index for index in range(len(headers)) if index not in fields and index not in dropped]
    return TableColumns(headers, fields, rest, frozenset(dropped))
