"""The rows of a table of accounts or people, read one after another by what the whole table says of its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from kamtui.domain.accounts.sheet import PersonRow, SheetRow
from kamtui.domain.sheet import BadRow
from kamtui.domain.text.language import _
from kamtui.exchange.accounts.row import Row, RowTable
from kamtui.exchange.accounts.way_labels import WayLabels
from kamtui.exchange.reading import meanings
from kamtui.exchange.reading.columns import Columns
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.headers import SKIP, is_counter, is_technical


class RowReader:
    """Turns the rows of one table into accounts and people."""

    def __init__(
        self,
        headers: Sequence[str],
        columns: Columns,
        mapped: Mapping[int, str],
        body: Sequence[RawRow],
        delimiter: str,
        today: date,
    ) -> None:
        self._headers = headers
        self._body = body
        self._delimiter = delimiter
        skipped = {index for index, field in mapped.items() if field == SKIP}
        ways = {index for indexes in columns.more.values() for index in indexes}
        known = {*columns.fields.values(), *columns.notes, *mapped, *ways}
        technical = {
            index for index, header in enumerate(headers) if index not in known and is_technical(header)
        }
        self._counters = {
            index
            for index in range(len(headers))
            if index not in known and is_counter(headers[index], self._cells_of(index))
        }
        self.table = RowTable(
            headers=headers,
            columns=columns,
            dropped=skipped | self._counters | technical,
            is_american={
                field: self._is_month_first(columns.fields.get(field, -1))
                for field in ("renewal_on", "contact_birthday")
            },
            labels=WayLabels(headers, columns),
            today=today,
        )

    def read(self, row: RawRow, whole: tuple[str, ...]) -> SheetRow | PersonRow | BadRow | None:
        """The account or person of a row, or what is wrong with it; None for one that only has its number.

        `whole` is what stands in the file there, by which a row that waits is written out again.
        """
        read = self._read(row)
        if isinstance(read, PersonRow):
            return read._replace(cells=whole)
        return replace(read, cells=whole) if read is not None else None

    def _read(self, row: RawRow) -> SheetRow | PersonRow | BadRow | None:
        swallowed = self._swallowed(row)
        if swallowed:
            text = _('a quote (") opened here closes only on line {line}: several rows became one')
            return BadRow(row.line, text.format(line=row.last_line))
        width = len(self.table.headers)
        if any(cell.strip() for cell in row.cells[width:]):
            text = _("{count} cells, the header has {width}")
            return BadRow(row.line, text.format(count=len(row.cells), width=width))
        cells = dict(enumerate(row.cells[:width]))
        if not any(cell.strip() for index, cell in cells.items() if index not in self._counters):
            return None
        return Row(self.table, row.line, cells).read()

    def _is_month_first(self, index: int) -> bool:
        """Whether the days of a column are written month first: as they show themselves, else as all others of the file are."""
        own = self._cells_of(index)
        if meanings.month_first(own) or meanings.day_first(own):
            return meanings.month_first(own)
        others = [self._cells_of(other) for other in range(len(self._headers))]
        return any(map(meanings.month_first, others)) and not any(map(meanings.day_first, others))

    def has_values(self, index: int) -> bool:
        """Whether any row has something in a column."""
        return any(cell.strip() for cell in self._cells_of(index))

    def _cells_of(self, index: int) -> list[str]:
        return [row.cells[index] for row in self._body if 0 <= index < len(row.cells)]

    def _swallowed(self, row: RawRow) -> bool:
        """Whether a stray quote made several rows into one cell of this row."""
        if not self._delimiter or row.last_line - row.line < 2 or len(self.table.headers) < 3:
            return False
        for cell in row.cells:
            inner = [line for line in cell.splitlines()[1:-1] if line.strip()]
            if inner and all(line.count(self._delimiter) >= len(self.table.headers) - 1 for line in inner):
                return len(inner) > 2 or len(row.cells) != len(self.table.headers)
        return False
