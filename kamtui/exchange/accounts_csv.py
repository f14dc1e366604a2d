"""Accounts from a CSV file as people have it, row by row, with what cannot be taken and why.

Nothing is written here: `store.account_import` compares the rows with the book and keeps them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from pathlib import Path
from typing import Any

from kamtui.domain.account import AccountEntry
from kamtui.domain.account_sheet import AccountSheet, BadRow, Contact, SheetRow, field_label
from kamtui.domain.language import _
from kamtui.domain.money import AmountError, read_amount
from kamtui.domain.reach import REACH_FIELDS, in_order, read_reaches
from kamtui.domain.text import LINE_LIMIT, NOTE_LIMIT, clean
from kamtui.exchange import meanings
from kamtui.exchange.columns import FIELDS, SKIP, Columns, header_key, is_counter, score
from kamtui.exchange.csv_text import RawRow, SheetError, read_table
from kamtui.exchange.table_parts import plain_cell, without_footer

HEADER_ROWS = 30
"""Rows at the top among which the header is looked for."""

_SHOWN_HEADERS = 40
_LONGEST_DAYS = 3650
_LINE_FIELDS = ("legal_name", "industry", "city", "country", "phone", "email", "website", "vulnerability")
_CONTACT_FIELDS = {
    f"contact_{field.name}": field.name for field in fields_of(Contact) if field.name != "name"
}
_NAME_PARTS = ("contact_first_name", "contact_middle_name", "contact_last_name")


class NoNameColumn(SheetError):
    """None of the first rows is a header with a column for the account's name."""

    def __init__(self, path: Path, headers: Sequence[str]) -> None:
        text = _(
            "{path}: no column is known to hold the account's name. Seen: {headers}. "
            "Say which it is: --map “{example}=name”."
        )
        seen = [shown for header in headers[:_SHOWN_HEADERS] if (shown := clean(header)[:60])]
        example = seen[0] if seen else _("Header")
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
        text = _("--map: two columns are mapped to “{field}”; only “note” and “rest” take several.")
        super().__init__(text.format(field=field))


def read_accounts(
    path: Path, mapping: Mapping[str, str] | None = None, *, encoding: str = ""
) -> AccountSheet:
    """The accounts in the CSV file at `path`. Raises SheetError; a bad row is told, not raised.

    `mapping` takes a column for a field (header → one of `FIELDS`) where the header alone does not
    say it: a mapped field is read from no other column. `encoding` overrides the guess.
    """
    wanted = {clean(header): field.strip() for header, field in (mapping or {}).items()}
    for field in wanted.values():
        if field not in FIELDS:
            raise UnknownField(field)
        if field not in ("note", "rest", SKIP) and list(wanted.values()).count(field) > 1:
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
    columns = Columns(raw_headers, [row.cells for row in body], mapped)
    if "name" not in columns.fields:
        raise NoNameColumn(path, headers)
    reader = _RowReader(headers, columns, mapped, body, table.delimiter)
    rows: list[SheetRow] = []
    bad: list[BadRow] = []
    for row in body:
        read = reader.read(row)
        if isinstance(read, SheetRow):
            rows.append(read)
        elif read is not None:
            bad.append(read)
    if "registration_number" in columns.fields and columns.fields.get("vat_number") not in mapped:
        columns.fields.pop("vat_number", None)  # looked at where the number itself is missing
    taken = {index: field for field, index in columns.fields.items()} | dict.fromkeys(columns.notes, "note")
    return AccountSheet(
        file=clean(path.name),
        encoding=table.encoding,
        delimiter=table.delimiter,
        header_line=table.rows[at].line,
        columns=tuple((headers[index], taken[index]) for index in sorted(taken)),
        untaken=tuple(
            header
            for index, header in enumerate(headers)
            if index not in taken and (raw_headers[index].strip() or reader.has_values(index))
        ),
        dropped=tuple(headers[index] for index in sorted(reader.dropped)),
        rows=tuple(rows),
        bad=tuple(bad),
        footer=footer,
    )


# The table's place in the file


def _header_at(path: Path, rows: Sequence[RawRow], wanted: Mapping[str, str]) -> int:
    """The row, of the first ones, with the most known headers; of equals the one with most cells."""
    top = rows[:HEADER_ROWS]
    known = [(score(row.cells, wanted), sum(1 for cell in row.cells if cell.strip())) for row in top]
    best = max(range(len(top)), key=lambda i: (known[i], -i))
    if known[best][0] == 0:
        widest = max(range(len(top)), key=lambda i: (known[i][1], -i))
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


# Rows


class _RowReader:
    """Turns the rows of one table into accounts."""

    def __init__(
        self,
        headers: Sequence[str],
        columns: Columns,
        mapped: Mapping[int, str],
        body: Sequence[RawRow],
        delimiter: str,
    ) -> None:
        self._headers = headers
        self._body = body
        self._fields = columns.fields
        self._extra_names = columns.extra_names
        self._notes = columns.notes
        self._delimiter = delimiter
        skipped = {index for index, field in mapped.items() if field == SKIP}
        known = {*self._fields.values(), *self._notes, *mapped}
        self._counters = {
            index
            for index in range(len(headers))
            if index not in known
            and is_counter(headers[index], [row.cells[index] for row in body if index < len(row.cells)])
        }
        self.dropped = skipped | self._counters
        renewal = self._fields.get("renewal_on", -1)
        self._american = meanings.month_first(
            row.cells[renewal] for row in body if 0 <= renewal < len(row.cells)
        )

    def read(self, row: RawRow) -> SheetRow | BadRow | None:
        """The account of a row, or what is wrong with it; None for one that only has its number."""
        swallowed = self._swallowed(row)
        if swallowed:
            text = _('a quote (") opened here closes only on line {line}: several rows became one')
            return BadRow(row.line, text.format(line=row.last_line))
        width = len(self._headers)
        if any(cell.strip() for cell in row.cells[width:]):
            text = _("{found} cells, the header has {width}")
            return BadRow(row.line, text.format(found=len(row.cells), width=width))
        cells = dict(enumerate(row.cells[:width]))
        if not any(cell.strip() for index, cell in cells.items() if index not in self._counters):
            return None
        return _Row(self, row.line, cells).read()

    def has_values(self, index: int) -> bool:
        """Whether any row has something in a column."""
        return any(index < len(row.cells) and row.cells[index].strip() for row in self._body)

    def _swallowed(self, row: RawRow) -> bool:
        """Whether a stray quote made several rows into one cell of this row."""
        if row.last_line - row.line < 2 or len(self._headers) < 3:
            return False
        for cell in row.cells:
            inner = [line for line in cell.splitlines()[1:-1] if line.strip()]
            if inner and all(line.count(self._delimiter) >= len(self._headers) - 1 for line in inner):
                return len(inner) > 2 or len(row.cells) != len(self._headers)
        return False


class _Row:
    """One row on its way to an account; each cell is taken at most once, the others are the rest."""

    def __init__(self, table: _RowReader, line: int, cells: dict[int, str]) -> None:
        self._table = table
        self._line = line
        self._cells = {i: cell for i, cell in cells.items() if cell.strip() and i not in table.dropped}
        self._values: dict[str, Any] = {}
        self._remarks: list[str] = []
        self._fallen: dict[int, str] = {}  # column → a cell whose field could not take it

    def read(self) -> SheetRow | BadRow:
        name = self._name()
        if not name:
            return BadRow(self._line, _("no name"))
        if len(name) > LINE_LIMIT:
            return BadRow(self._line, _("the name has more than {limit} characters").format(limit=LINE_LIMIT))
        self._values["name"] = name
        for field in _LINE_FIELDS:
            self._keep(field, self._line_of(field))
        self._numbers()
        self._others()
        contact = self._contact()
        note = "\n".join(
            clean(plain_cell(text), lines=True, limit=NOTE_LIMIT + 1).strip()
            for index in self._table._notes
            if (text := self._cells.pop(index, ""))
        )
        self._keep("note", note)
        left = self._cells | self._fallen
        rest = tuple(
            (self._table._headers[index], text)
            for index in sorted(left)
            if (text := clean(plain_cell(left[index]), lines=True, limit=NOTE_LIMIT + 1).strip())
            and text.strip("-–— ")
        )
        if len(note) + sum(len(header) + len(text) + 3 for header, text in rest) > NOTE_LIMIT:
            return BadRow(self._line, _("more text than a note can hold"))
        if any("\ufffd" in text for text in (*map(str, self._values.values()), *(text for _h, text in rest))):
            self._remarks.append(_("some letters could not be read"))
        return SheetRow(
            line=self._line,
            entry=_with_interval(self._entry()),
            given=frozenset(self._values),
            contact=contact,
            rest=rest,
            remarks=tuple(self._remarks),
        )

    def _entry(self) -> AccountEntry:
        ways = [
            one
            for field, kind in REACH_FIELDS.items()
            for one in read_reaches(kind, self._values.get(field, ""))
        ]
        columns = {field: value for field, value in self._values.items() if field not in REACH_FIELDS}
        return AccountEntry(**columns, reaches=in_order(ways))

    def _keep(self, field: str, value: Any) -> None:
        if value is not None and value != "":
            self._values[field] = value

    def _cell(self, field: str) -> tuple[int, str]:
        """The column of a field and its cell, taken; "" where there is none."""
        index = self._table._fields.get(field, -1)
        text = clean(plain_cell(self._cells.pop(index, "")), limit=LINE_LIMIT + 1)
        return index, "" if meanings.is_nothing(text) else text

    def _line_of(self, field: str) -> str:
        """A cell of one line; a longer one is left for the note."""
        raw = self._cells.get(self._table._fields.get(field, -1), "")
        index, text = self._cell(field)
        if len(text) > LINE_LIMIT:
            self._fall(field, index, raw, _("is too long"))
            return ""
        return text

    def _fall(self, field: str, index: int, text: str, why: str) -> None:
        """Leave a cell that its field cannot take for the note, and say so."""
        self._fallen[index] = text
        label = field_label(field)
        self._remarks.append(_("{field} {why}: kept in the note").format(field=label, why=why))

    def _name(self) -> str:
        """The account's name, else its legal name, else another column that could hold it."""
        fields = self._table._fields
        for index in (fields["name"], fields.get("legal_name", -1), *self._table._extra_names):
            text = clean(plain_cell(self._cells.get(index, "")), limit=LINE_LIMIT + 1)
            if text and not meanings.is_nothing(text) and any(char.isalnum() for char in text):
                if index != fields.get("legal_name", -1):
                    del self._cells[index]
                return text
        return ""

    def _numbers(self) -> None:
        """The registration number, or the digits of the VAT number where there is none."""
        index, text = self._cell("registration_number")
        number = meanings.read_number(text)
        if text and re.fullmatch(r"\d[.,]\d+E\+?\d+", text, re.IGNORECASE):
            self._fall("registration_number", index, text, _("was damaged by a spreadsheet"))
            number = ""
        vat_index = self._table._fields.get("vat_number", -1)
        if not number and (vat := self._cells.get(vat_index, "")) and not meanings.is_nothing(vat):
            number = meanings.read_number(clean(vat))
            if re.fullmatch(r"\d+", number):
                del self._cells[vat_index]
        self._keep("registration_number", number)
        if meanings.is_wrong_eik(number):
            self._remarks.append(_("the check digit of {number} is wrong").format(number=number))

    def _others(self) -> None:
        """Stage, switch, days, amount, date: what cannot be read is left for the note."""
        readers: dict[str, Callable[[str], Any]] = {
            "stage": meanings.read_stage,
            "is_key": meanings.read_flag,
            "greet_every_days": _read_days,
            "greet_latest_days": _read_days,
            "estimated_spend": _read_spend,
            "renewal_on": lambda text: meanings.read_date(text, american=self._table._american),
        }
        for field, read in readers.items():
            index, text = self._cell(field)
            if text:
                value = read(text)
                if value is None:
                    self._fall(field, index, text, _("cannot be read"))
                self._keep(field, value)
        every, latest = self._values.get("greet_every_days"), self._values.get("greet_latest_days")
        if every is not None and latest is not None and latest < every:
            del self._values["greet_latest_days"]
            index = self._table._fields["greet_latest_days"]
            self._fall("greet_latest_days", index, str(latest), _("is shorter than the usual interval"))

    def _contact(self) -> Contact | None:
        """The person whom the row names; without a name what is said of one goes to the account."""
        fields = self._table._fields
        parts = [self._cell(field)[1] for field in _NAME_PARTS]
        name = " ".join(part for part in parts if part) or self._cell("contact_name")[1]
        if name and not any(char.isalpha() for char in name):
            self._keep_or_fall("phone", fields.get("contact_name", -1), name)
            name = ""
        elif "@" in name and " " not in name:
            self._keep_or_fall("email", fields.get("contact_name", -1), name)
            name = ""
        if len(name) > LINE_LIMIT:
            index = fields.get("contact_name", fields.get("contact_last_name", -1))
            self._fall("name", index, name, _("is too long"))
            name = ""
        said: dict[str, str] = {}
        for field, part in _CONTACT_FIELDS.items():
            index = fields.get(field, -1)
            text = self._line_of(field)
            if name:
                said[part] = text
            elif text and part in ("phone", "email"):
                self._keep_or_fall(part, index, text)
            elif text:
                self._fallen[index] = text
        return Contact(name=name, **said) if name else None

    def _keep_or_fall(self, field: str, index: int, text: str) -> None:
        if field in self._values:
            self._fallen[index] = text
        else:
            self._values[field] = text


def _with_interval(entry: AccountEntry) -> AccountEntry:
    """Both intervals where the row gives one: the latest is twice the usual one."""
    every, latest = entry.greet_every_days, entry.greet_latest_days
    if every is not None and latest is None:
        return replace(entry, greet_latest_days=every * 2)
    return replace(entry, greet_every_days=latest) if every is None and latest is not None else entry


def _read_days(text: str) -> int | None:
    found = re.fullmatch(r"(\d{1,4})(?:[.,]0)?(?:\s*(?:days?|дни|ден|д\.?))?", text, re.IGNORECASE)
    return int(found[1]) if found and 1 <= int(found[1]) <= _LONGEST_DAYS else None


def _read_spend(text: str) -> int | None:
    try:
        return read_amount(text)
    except AmountError:
        return None
