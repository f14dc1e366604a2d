"""Conversations from a table as people and programs keep it, row by row, with what cannot be taken and why.

Nothing is written here: which accounts and people they are is planned by `domain.calls.importing`.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from kamtui.domain.calls.importing.sheet import CallRow, CallSheet
from kamtui.domain.sheet import BadRow, ListSheet
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.shell import command_line
from kamtui.domain.time.moments import to_local
from kamtui.exchange.calls.headers import FIELDS, SEVERAL, meaning_of, score
from kamtui.exchange.calls.row import LogRow
from kamtui.exchange.importing.importer import Progress
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
from kamtui.exchange.reading.headers import REST, SKIP, is_counter, is_technical
from kamtui.exchange.reading.meanings import has_slashes, month_first
from kamtui.exchange.reading.sheet_errors import SheetError
from kamtui.exchange.reading.table_file import AS_FOUND, ROWS_AT_ONCE, FileChoice, read_table
from kamtui.exchange.reading.table_parts import without_footer
from kamtui.exchange.records.cells import TableColumns
from kamtui.exchange.records.file import with_firms


class MissingLogColumns(SheetError):
    """A table without a day, or without anybody with whom the conversations were."""

    def __init__(self, path: Path, headers: Sequence[str], missing: str) -> None:
        text = (
            _(
                "{path}: no column is known to hold the day of a conversation. Seen: {headers}. Say which it is: --map {example}."
            )
            if missing == "day"
            else _(
                "{path}: no column is known to hold a customer or a person. Seen: {headers}. Say which it is: --map {example}."
            )
        )
        first = next((shown for header in headers if (shown := clean(header)[:60])), _("Header"))
        example = command_line(f"{first}={missing}")
        super().__init__(text.format(path=clean(str(path)), headers=shown_headers(headers), example=example))
        self.answers = columns_answers(headers, missing)


class UnknownLogField(SheetError):
    """--map names a field that conversations do not have, or one field for two columns."""

    def __init__(self, field: str) -> None:
        text = _(
            "--map: “{field}” is no field of conversations, or stands for two columns. Fields: {fields}."
        )
        super().__init__(text.format(field=clean(field)[:60], fields=", ".join(FIELDS)))


def read_calls(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    choice: FileChoice = AS_FOUND,
    *,
    today: date | None = None,
    is_american: bool | None = None,
    progress: Progress | None = None,
) -> CallSheet:
    """The conversations in the file at `path`. Raises SheetError; a bad row is told, not raised.

    `mapping` takes a column for a field (header → one of `FIELDS`), `choice` says how the file is read, `is_american`
    whether 3/4/2026 is in March where the column does not say it. `progress` is told how many bytes were read.
    """
    wanted = wanted_fields(mapping)
    for field in wanted.values():
        if field not in FIELDS or (field not in SEVERAL and list(wanted.values()).count(field) > 1):
            raise UnknownLogField(field)
    table = read_table(path, lambda cells: score(cells, wanted), choice, progress)
    place = header_place(table.rows, lambda cells: score(cells, wanted), choice.header_line)
    if place is None:
        known = {meaning_of(cell) for cell in widest_row(table.rows)}
        raise MissingLogColumns(path, widest_row(table.rows), "name" if "day" in known else "day")
    raw_headers = table.rows[place].cells
    headers = column_names(raw_headers)
    below, _footer = without_footer(list(table.rows[place + 1 :]), len(headers))
    body = list(without_repeated_header(raw_headers, below))
    columns = _columns(headers, [row.cells for row in body], mapped_columns(path, headers, wanted))
    body = list(with_firms(path, columns, body, choice.firms, ("person", "first_name", "last_name", "note")))
    days = [
        row.cells[index]
        for field in ("day", "step_on")
        for index in columns.of(field)
        for row in body
        if index < len(row.cells)
    ]
    slashed = has_slashes(days)
    american = month_first(days) if is_american is None else is_american
    today = today or to_local(datetime.now(UTC)).date()
    read: list[CallRow | BadRow | None] = []
    for count, row in enumerate(body):
        if progress is not None and not count % ROWS_AT_ONCE:
            progress(table.file.size, table.file.size)
        read.append(LogRow(columns, row, today, is_american=american).read())
    file = table.file
    return ListSheet(
        file=clean(path.name),
        form=file.form,
        encoding=file.encoding,
        delimiter=file.delimiter,
        sheet=file.sheet,
        other_sheets=file.other_sheets,
        header_line=table.rows[place].line,
        headers=tuple(raw_headers),
        columns=tuple((headers[index], field) for index, field in sorted(columns.fields.items())),
        untaken=tuple(
            headers[index]
            for index in columns.rest
            if any(index < len(row.cells) and row.cells[index].strip() for row in body)
        ),
        dropped=tuple(headers[index] for index in sorted(columns.dropped)),
        rows=tuple(row for row in read if isinstance(row, CallRow)),
        bad=tuple(row for row in read if isinstance(row, BadRow)),
        is_day_first=not american if slashed else None,
    )


def _take_day_of_step(headers: Sequence[str], fields: dict[int, str]) -> None:
    """“When” right behind the next step is its day, where another column has that of the conversation."""
    behind = [index + 1 for index, field in fields.items() if field == "step" and index + 1 not in fields]
    if (
        behind
        and "step_on" not in fields.values()
        and meaning_of("".join(headers[behind[0] : behind[0] + 1])) == "day"
    ):
        fields[behind[0]] = "step_on"


def _columns(
    headers: Sequence[str], rows: Sequence[Sequence[str]], mapped: Mapping[int, str]
) -> TableColumns:
    """Which column is which: as mapped by hand, else by its header, the first filled one of each meaning."""
    fields: dict[int, str] = {index: field for index, field in mapped.items() if field not in (REST, SKIP)}
    dropped = {index for index, field in mapped.items() if field == SKIP}
    filled = {
        index for index in range(len(headers)) if any(index < len(row) and row[index].strip() for row in rows)
    }
    for index in sorted(range(len(headers)), key=lambda index: (index not in filled, index)):
        field = meaning_of(headers[index]) if index not in mapped else ""
        if field and (field in SEVERAL or field not in fields.values()):
            fields[index] = field
        elif index not in mapped and (
            is_technical(headers[index])
            or is_counter(headers[index], [row[index] for row in rows if index < len(row)])
        ):
            dropped.add(index)
    _take_day_of_step(headers, fields)
    rest = [index for index in range(len(headers)) if index not in fields and index not in dropped]
    return TableColumns(headers, fields, rest, frozenset(dropped))
