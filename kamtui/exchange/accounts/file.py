"""Accounts and people from a CSV file as people have it, row by row, with what cannot be taken and why.

Nothing is written here: what they change in the book is planned by `domain.accounts.importing`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.keys import city_key, number_key
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.reach import REACH_FIELDS
from kamtui.domain.accounts.sheet import AccountSheet, PersonRow, SheetRow
from kamtui.domain.sheet import BadRow
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.shell import command_line
from kamtui.domain.time.moments import to_local
from kamtui.exchange.accounts.contacts import ContactsOfRows, contacts_of_rows
from kamtui.exchange.accounts.firms_and_people import told_apart
from kamtui.exchange.accounts.rows import RowReader
from kamtui.exchange.accounts.shared_cells import parted_by_names
from kamtui.exchange.accounts.table import is_subtotal, second_table_at, table_beside
from kamtui.exchange.importing.firm_rows import NONE, FirmRows
from kamtui.exchange.importing.importer import Progress
from kamtui.exchange.importing.list_kind import holds_order_lines
from kamtui.exchange.reading.cards.file import FORM as CARDS
from kamtui.exchange.reading.columns import Columns
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.header_row import (
    UnknownColumn,
    column_names,
    columns_answers,
    header_place,
    mapped_columns,
    shown_headers,
    wanted_fields,
    widest_row,
    without_repeated_header,
)
from kamtui.exchange.reading.headers import FIELDS, SKIP, score
from kamtui.exchange.reading.sheet_errors import SheetError
from kamtui.exchange.reading.table_file import AS_FOUND, ROWS_AT_ONCE, FileChoice, read_table
from kamtui.exchange.reading.table_parts import without_footer

_SEVERAL = frozenset(("note", "rest", SKIP, *REACH_FIELDS, *(f"contact_{field}" for field in REACH_FIELDS)))
"""Fields that several columns may be mapped to."""
_OF_FIRM = ("name", "legal_name", "registration_number", "vat_number")
"""What says which firm a row is of, the name first."""
_PEOPLE = ("contact_name", "contact_first_name", "contact_last_name")


class NoNameColumn(SheetError):
    """None of the first rows is a header with a column for the account's name."""

    def __init__(self, path: Path, headers: Sequence[str]) -> None:
        text = _(
            "{path}: no column is known to hold the name of an account or a person. Seen: {headers}. "
            "Say which it is: --map {example}."
        )
        first = next((shown for header in headers if (shown := clean(header)[:60])), _("Header"))
        example = command_line(f"{first}=name")
        super().__init__(text.format(path=clean(str(path)), headers=shown_headers(headers), example=example))
        self.answers = columns_answers(headers, "name")


class UnknownField(SheetError):
    """--map names a field that accounts do not have."""

    def __init__(self, field: str) -> None:
        text = _("--map: there is no field “{field}”. Fields: {fields}.")
        super().__init__(text.format(field=clean(field)[:60], fields=", ".join(FIELDS)))


class MappedTwice(SheetError):
    """Two columns are mapped to one field."""

    def __init__(self, field: str) -> None:
        text = _(
            "--map: two columns are mapped to “{field}”; only notes, phones, e-mails, websites and “rest” take several."
        )
        super().__init__(text.format(field=field))


def read_accounts(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    choice: FileChoice = AS_FOUND,
    *,
    today: date | None = None,
    progress: Progress | None = None,
) -> AccountSheet:
    """The accounts and people in the file at `path`, CSV or a workbook. Raises SheetError; a bad row is told, not raised.

    `mapping` takes a column for a field (header → one of `FIELDS`) where the header alone does not
    say it: a mapped field is read from no other column. `choice` says how the file is read. `progress` is told now and
    then how many bytes were read of all that will be, each counted twice; what it raises ends the reading.
    """
    wanted = wanted_fields(mapping)
    _require_fields(wanted)
    tell = progress or _tell_nobody
    table = read_table(
        path, lambda cells: score(cells, wanted), choice, lambda done, size: tell(done, 2 * size)
    )
    file = table.file
    place = header_place(table.rows, lambda cells: score(cells, wanted), choice.header_line)
    if place is None:
        raise _no_header(path, widest_row(table.rows), wanted)
    raw_headers = table.rows[place].cells
    headers = column_names(raw_headers)
    mapped = mapped_columns(path, headers, {**file.fields, **wanted})
    below = table.rows[place + 1 :]
    beside: tuple[str, ...] = ()
    until = table_beside(raw_headers, below)
    if until > 0 and all(index < until for index in mapped):
        beside = tuple(header for header in raw_headers[until:] if header.strip())
        raw_headers, headers = raw_headers[:until], headers[:until]
        below = [
            row._replace(cells=row.cells[:until]) for row in below if any(map(str.strip, row.cells[:until]))
        ]
    body = _body(below, raw_headers)
    known, told = told_apart(raw_headers, body.rows, mapped)
    contacts = contacts_of_rows(known, mapped)
    parted = list(contacts.parted(told))
    columns = Columns(contacts.headers, [row.cells for row in parted], mapped)
    if not {"name", "contact_name", "contact_first_name", "contact_last_name"} & columns.fields.keys():
        raise NoNameColumn(path, headers)
    named, no_sums = columns.fields.get("name", -1), _without_numbers(columns)
    totals = {row.line for row in body.rows if is_subtotal(row.cells, named, no_sums)}
    rows = [row for row in body.rows if row.line not in totals]
    firm_rows = _firm_rows(columns, contacts, choice.firms if file.form != CARDS else NONE)
    filled = list(firm_rows.through(row for row in told if row.line not in totals))
    _require_firms_said(path, firm_rows, columns)
    whole = {row.line: tuple(row.cells) for row in (filled if told is body.rows else rows)}
    parted = list(contacts.parted(filled))
    of_each, refused = parted_by_names(contacts.without_what_is_the_firms(parted, columns, headers), columns)
    reader = RowReader(
        headers, columns, mapped, of_each, file.delimiter, today or to_local(datetime.now(UTC)).date()
    )
    read: list[SheetRow | PersonRow | BadRow] = []
    for count, row in enumerate(of_each):
        if not count % ROWS_AT_ONCE:
            tell(file.size + file.size * count // len(of_each), 2 * file.size)
        if row.line in refused:
            read.append(BadRow(row.line, refused[row.line], whole[row.line]))
        elif (account := reader.read(row, whole[row.line])) is not None:
            read.append(account)
    accounts = [row for row in read if isinstance(row, SheetRow)]
    are_orders = "name" in columns.fields and holds_order_lines(raw_headers, [row.cells for row in rows])
    taken = _taken(columns, mapped)
    taken |= {index: taken[target] for index, target in contacts.targets.items() if target in taken}
    return AccountSheet(
        file=clean(path.name),
        encoding=file.encoding,
        delimiter=file.delimiter,
        header_line=table.rows[place].line,
        headers=tuple(raw_headers),
        columns=tuple((headers[index], taken[index]) for index in sorted(taken)),
        untaken=tuple(
            header
            for index, header in enumerate(headers)
            if index not in taken
            and index not in reader.table.labels.named_by.values()
            and reader.has_values(index)
        ),
        dropped=tuple(headers[index] for index in sorted(reader.table.dropped)),
        rows=tuple(_customers(accounts) if are_orders else accounts),
        people=tuple(row for row in read if isinstance(row, PersonRow)),
        bad=tuple(row for row in read if isinstance(row, BadRow)),
        footer=tuple(sorted({*body.footer, *totals})),
        second_table=body.second_table,
        beside=beside,
        form=file.form,
        sheet=file.sheet,
        other_sheets=file.other_sheets,
        order_lines=len(accounts) if are_orders else 0,
        without_firm=tuple(firm_rows.lines),
    )


def _firm_rows(columns: Columns, contacts: ContactsOfRows, said: str) -> FirmRows:
    """The way of the rows through what is said of those that name somebody, and no firm."""
    if "name" not in columns.fields:
        return FirmRows((), said)
    named = [index for field in _OF_FIRM for index in columns.all_of(field)] + columns.extra_names
    beside = [
        index for field in columns.fields if field.startswith("contact_") for index in columns.all_of(field)
    ]
    beside += [index for group in contacts.groups for index in group]
    return FirmRows(named, said, beside, [*columns.all_of("city"), *columns.all_of("country")])


def _require_firms_said(path: Path, firm_rows: FirmRows, columns: Columns) -> None:
    """Raise WhichFirms where rows name somebody behind a firm that stands further up."""
    firm_rows.require_said(path, *(columns.all_of(field) for field in _PEOPLE))


def _require_fields(wanted: Mapping[str, str]) -> None:
    """Raise UnknownField or MappedTwice for a field that no column, or only one, can be named for."""
    for field in wanted.values():
        if field not in FIELDS:
            raise UnknownField(field)
        if field not in _SEVERAL and list(wanted.values()).count(field) > 1:
            raise MappedTwice(field)


def _tell_nobody(_done: int, _whole: int) -> None:
    """In place of a `progress` where nobody wants to know."""


class _Body(NamedTuple):
    """What stands below the header of a file: the rows of its table, and the lines that do not belong to it."""

    rows: list[RawRow]
    footer: tuple[int, ...]
    second_table: tuple[int, ...]


def _body(below: list[RawRow], header: Sequence[str]) -> _Body:
    rows, footer = without_footer(below, len(header))
    rows = list(without_repeated_header(header, rows))
    second = second_table_at(rows, header)
    return _Body(rows[:second], footer, tuple(row.line for row in rows[second:]))


def _no_header(path: Path, headers: Sequence[str], wanted: Mapping[str, str]) -> SheetError:
    """What keeps a table from being read none of whose first rows is a header; `headers` is the likeliest one."""
    named = next((header for header, field in wanted.items() if field == "name"), None)
    return NoNameColumn(path, headers) if named is None else UnknownColumn(path, named, headers)


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
