"""Accounts and people from a CSV file as people have it, row by row, with what cannot be taken and why.

Nothing is written here: what they change in the book is planned by `domain.accounts.importing`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.keys import city_key, number_key
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.reach import REACH_FIELDS
from kamtui.domain.accounts.sheet import AccountSheet, BadRow, PersonRow, SheetRow
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.shell import command_line
from kamtui.domain.time.moments import to_local
from kamtui.exchange.accounts.rows import RowReader
from kamtui.exchange.accounts.table import is_subtotal, second_table_at
from kamtui.exchange.kinds import HEADER_ROWS, holds_order_lines, require_table
from kamtui.exchange.reading.columns import Columns
from kamtui.exchange.reading.csv_text import RawRow, SheetError, read_table
from kamtui.exchange.reading.headers import FIELDS, SKIP, header_key, score
from kamtui.exchange.reading.table_parts import without_footer

_SHOWN_HEADERS = 40
_SEVERAL = frozenset(("note", "rest", SKIP, *REACH_FIELDS, *(f"contact_{field}" for field in REACH_FIELDS)))
"""Fields that several columns may be mapped to."""


class NoNameColumn(SheetError):
    """None of the first rows is a header with a column for the account's name."""

    def __init__(self, path: Path, headers: Sequence[str]) -> None:
        text = _(
            "{path}: no column is known to hold the name of an account or a person. Seen: {headers}. "
            "Say which it is: --map {example}."
        )
        seen = [shown for header in headers[:_SHOWN_HEADERS] if (shown := clean(header)[:60])]
        example = command_line(f"{seen[0] if seen else _('Header')}=name")
        super().__init__(text.format(path=clean(str(path)), headers=", ".join(seen) or "–", example=example))


class UnknownField(SheetError):
    """--map names a field that accounts do not have."""

    def __init__(self, field: str) -> None:
        text = _("--map: there is no field “{field}”. Fields: {fields}.")
        super().__init__(text.format(field=clean(field)[:60], fields=", ".join(FIELDS)))


class UnknownColumn(SheetError):
    """--map names a column that the file does not have."""

    def __init__(self, path: Path, column: str, headers: Sequence[str]) -> None:
        text = _("{path} has no column “{column}”. Columns: {headers}.")
        seen = [shown for header in headers[:_SHOWN_HEADERS] if (shown := clean(header)[:60])]
        super().__init__(
            text.format(path=clean(str(path)), column=clean(column)[:60], headers=", ".join(seen) or "–")
        )


class MappedTwice(SheetError):
    """Two columns are mapped to one field."""

    def __init__(self, field: str) -> None:
        text = _(
            "--map: two columns are mapped to “{field}”; only notes, phones, e-mails, websites and “rest” take several."
        )
        super().__init__(text.format(field=field))


def read_accounts(
    path: Path, mapping: Mapping[str, str] | None = None, *, encoding: str = "", today: date | None = None
) -> AccountSheet:
    """The accounts and people in the CSV file at `path`. Raises SheetError; a bad row is told, not raised.

    `mapping` takes a column for a field (header → one of `FIELDS`) where the header alone does not
    say it: a mapped field is read from no other column. `encoding` overrides the guess.
    """
    require_table(path)
    wanted = {clean(header): field.strip() for header, field in (mapping or {}).items()}
    for field in wanted.values():
        if field not in FIELDS:
            raise UnknownField(field)
        if field not in _SEVERAL and list(wanted.values()).count(field) > 1:
            raise MappedTwice(field)
    table = read_table(path, lambda cells: score(cells, wanted), encoding)
    at = _header_at(path, table.rows, wanted)
    raw_headers = table.rows[at].cells
    headers = [clean(cell) or _("column {number}").format(number=n) for n, cell in enumerate(raw_headers, 1)]
    mapped = _mapped(path, headers, wanted)
    body, footer = without_footer(table.rows[at + 1 :], len(headers))
    # Printed lists repeat their header on each page.
    again = [cell.strip() for cell in raw_headers]
    body = [row for row in body if [cell.strip() for cell in row.cells[: len(headers)]] != again]
    second = second_table_at(body, raw_headers)
    after = [row.line for row in body[second:]]
    body = body[:second]
    columns = Columns(raw_headers, [row.cells for row in body], mapped)
    if not {"name", "contact_name", "contact_first_name", "contact_last_name"} & columns.fields.keys():
        raise NoNameColumn(path, headers)
    named, no_sums = columns.fields.get("name", -1), _without_numbers(columns)
    totals = {row.line for row in body if is_subtotal(row.cells, named, no_sums)}
    body = [row for row in body if row.line not in totals]
    reader = RowReader(
        headers, columns, mapped, body, table.delimiter, today or to_local(datetime.now(UTC)).date()
    )
    read = [account for row in body if (account := reader.read(row)) is not None]
    rows = [row for row in read if isinstance(row, SheetRow)]
    are_orders = "name" in columns.fields and holds_order_lines(raw_headers, [row.cells for row in body])
    taken = _taken(columns, mapped)
    return AccountSheet(
        file=clean(path.name),
        encoding=table.encoding,
        delimiter=table.delimiter,
        header_line=table.rows[at].line,
        headers=tuple(raw_headers),
        columns=tuple((headers[index], taken[index]) for index in sorted(taken)),
        untaken=tuple(
            header
            for index, header in enumerate(headers)
            if index not in taken and index not in reader.label_columns.values() and reader.has_values(index)
        ),
        dropped=tuple(headers[index] for index in sorted(reader.dropped)),
        rows=tuple(_customers(rows) if are_orders else rows),
        people=tuple(row for row in read if isinstance(row, PersonRow)),
        bad=tuple(row for row in read if isinstance(row, BadRow)),
        footer=tuple(sorted({*footer, *totals})),
        second_table=tuple(after),
        order_lines=len(rows) if are_orders else 0,
    )


def _taken(columns: Columns, mapped: Mapping[int, str]) -> dict[int, str]:
    """Column → the field that it is read for."""
    fields = dict(columns.fields)
    if "registration_number" in fields and fields.get("vat_number") not in mapped:
        fields.pop("vat_number", None)  # looked at where the number itself is missing
    taken = {index: field for field in fields for index in columns.all_of(field)}
    note = "contact_note" if columns.notes_are_personal else "note"
    return taken | dict.fromkeys(columns.notes, note)


def _without_numbers(columns: Columns) -> frozenset[int]:
    """The columns in which digits are no sums: phones, registration numbers and the like."""
    words = {
        "registration_number",
        "vat_number",
        *REACH_FIELDS,
        *(f"contact_{field}" for field in REACH_FIELDS),
    }
    return frozenset(index for field in words for index in columns.all_of(field))


def _customers(rows: Sequence[SheetRow]) -> list[SheetRow]:
    """Of lines of orders each customer once: its name and number, and its city if all its lines are of one."""
    lines: defaultdict[tuple[str, str], list[SheetRow]] = defaultdict(list)
    for row in rows:
        lines[name_key(row.entry.name), number_key(row.entry.registration_number)].append(row)
    customers = []
    for of_one in lines.values():
        first = of_one[0]
        said = {"name", "legal_name", "registration_number", "country"} & first.given
        if len({city_key(row.entry.city) for row in of_one}) == 1:
            said |= {"city"} & first.given
        entry = AccountEntry(**{field: getattr(first.entry, field) for field in said})
        customers.append(
            replace(first, entry=entry, given=frozenset(said), contact=None, rest=(), remarks=())
        )
    return customers


# The table's place in the file


def _header_at(path: Path, rows: Sequence[RawRow], wanted: Mapping[str, str]) -> int:
    """The row, of the first ones, with the most known headers; on a tie, the one with most filled cells."""
    top = rows[:HEADER_ROWS]
    known = [score(row.cells, wanted) for row in top]
    filled = [sum(1 for cell in row.cells if cell.strip()) for row in top]
    best = max(range(len(top)), key=lambda i: (known[i], filled[i], -i))
    if known[best] == 0:
        widest = max(range(len(top)), key=lambda i: (filled[i], -i))
        headers = top[widest].cells
        if wanted and "name" in wanted.values():
            column = next(header for header, field in wanted.items() if field == "name")
            raise UnknownColumn(path, column, headers)
        raise NoNameColumn(path, headers)
    return best


def _mapped(path: Path, headers: Sequence[str], wanted: Mapping[str, str]) -> dict[int, str]:
    """Column → field as mapped by hand; the header as written, or but for case and punctuation."""
    mapped: dict[int, str] = {}
    for header, field in wanted.items():
        alike = [i for i, known in enumerate(headers) if known == header] or [
            i for i, known in enumerate(headers) if header_key(known) == header_key(header)
        ]
        if not alike:
            raise UnknownColumn(path, header, headers)
        mapped[alike[0]] = field
    return mapped
