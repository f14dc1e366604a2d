"""The cells of one row of a list by their fields, as texts, days and times; what makes the row bad is raised."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, time
from typing import NamedTuple

from kamtui.domain.accounts.several_names import named_in
from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT, clean
from kamtui.domain.text.language import _
from kamtui.exchange.reading import meanings
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.table_parts import plain_cell

_CLOCK = re.compile(
    r"(?<!\d)([01]?\d|2[0-3])[:.h]([0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?\s*([AaPp])?\.?[Mm]?\.?(?!\d)"
)
_LED = re.compile(r"^(?:до|към|от|на|until|till|by|from|on)\s+(?=\d)", re.IGNORECASE)
"""What people write before a day under "Срок" or "Since"."""
_NO_DAY = re.compile(r"[0\s./:\-]*(г\.?)?")
"""0/0/00, 00.00.0000: what programs write for no day."""


class RefusedRow(ValueError):
    """Why a row is not taken."""


def read_clock(own: str, day: str) -> time | None:
    """The time of day in a cell of its own, or behind the day in its cell; None where none stands there. Midnight is none."""
    for text in (own, day[8:]):
        if match := _CLOCK.search(text):
            hour = int(match[1]) % 12 + (12 if match[3] in "Pp" else 0) if match[3] else int(match[1])
            at = time(hour, int(match[2]))
            return at if at != time() else None
    return None


class TableColumns(NamedTuple):
    """Which column of a table is which."""

    headers: Sequence[str]
    fields: Mapping[int, str]
    """Column → field."""
    rest: Sequence[int]
    """Columns without a field of their own."""
    dropped: frozenset[int]
    body: Sequence[Sequence[str]] = ()
    """All rows: what a column means hangs on all of its cells."""
    above: str = ""
    """What stands above the header."""

    def of(self, field: str) -> list[int]:
        """The columns of a field."""
        return sorted(index for index, known in self.fields.items() if known == field)


class Cells:
    """One row of a table; `is_american` is whether 3/4/2026 is in March."""

    def __init__(self, columns: TableColumns, row: RawRow, *, is_american: bool) -> None:
        self._columns = columns
        self._row = row
        self._is_american = is_american
        self.remarks: list[str] = []
        self.assumed: list[str] = []
        """What is taken where the row says nothing: told of a new record only."""

    @property
    def columns(self) -> TableColumns:
        return self._columns

    @property
    def line(self) -> int:
        return self._row.line

    @property
    def raw(self) -> tuple[str, ...]:
        """The row as it stands."""
        return tuple(self._row.cells)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in any column that is not left out."""
        dropped = self._columns.dropped
        return not any(cell.strip() for index, cell in enumerate(self._row.cells) if index not in dropped)

    def require_width(self) -> None:
        """Raise RefusedRow where more cells stand here than there are headers."""
        if any(cell.strip() for cell in self._row.cells[len(self._columns.headers) :]):
            text = _("{count} cells, the header has {width}")
            raise RefusedRow(text.format(count=len(self._row.cells), width=len(self._columns.headers)))

    def require_sound(self, needed: Collection[str]) -> None:
        """Raise RefusedRow where a cell of a needed field is an error of the spreadsheet; of others it is remarked."""
        columns = self._columns
        for index, cell in enumerate(self._row.cells[: len(columns.headers)]):
            if index in columns.dropped or not meanings.is_error(cell):
                continue
            said = {"field": columns.headers[index], "error": cell.strip()}
            if columns.fields.get(index, "").partition(" ")[0] in needed:
                raise RefusedRow(_("{field} is an error of the spreadsheet ({error})").format(**said))
            self.remarks.append(
                _("{field} is an error of the spreadsheet ({error}): left out").format(**said)
            )

    def cell(self, index: int, *, lines: bool = False) -> str:
        """What stands in a column; "" where that says that there is nothing."""
        raw = self._row.cells[index] if index < len(self._row.cells) else ""
        text = clean(plain_cell(raw), lines=lines, limit=NOTE_LIMIT + 1).strip()
        return "" if meanings.says_nothing(text) else text

    def text(self, field: str) -> str:
        """The first filled cell of a field, as one line."""
        return next((text for index in self._columns.of(field) if (text := self.cell(index))), "")

    def texts(self, field: str) -> list[str]:
        """All filled cells of a field."""
        return [text for index in self._columns.of(field) if (text := self.cell(index, lines=True))]

    def short(self, field: str, limit: int = LINE_LIMIT) -> str:
        """A cell that is a line of a form. Raises RefusedRow for one that is longer."""
        text = self.text(field)
        if len(text) > limit:
            raise RefusedRow(_("more than {limit} characters in one line").format(limit=limit))
        return text

    def people(self, field: str = "person") -> tuple[str, ...]:
        """Who is named, each once; two words in columns of their own are one name. Raises RefusedRow where they cannot be told apart."""
        parts = " ".join(filter(None, (self.text("first_name"), self.text("last_name"))))
        names = [parts] if parts and field == "person" else []
        for text in self.texts(field):
            listed = named_in(text, are_usual=True)
            if not listed.is_certain:
                why = _("“{text}” may be one person or several: part several by a semicolon")
                raise RefusedRow(why.format(text=clean(text)[:80]))
            names += listed.names
        named = (clean(name, limit=LINE_LIMIT) for name in names)
        return tuple(dict.fromkeys(name for name in named if any(char.isalpha() for char in name)))

    def day(self, field: str) -> date | None:
        """The day in a cell; None where none stands there. Raises RefusedRow for one that cannot be read."""
        text = _LED.sub("", self.text(field))
        if not text or _NO_DAY.fullmatch(text):
            return None
        day = meanings.read_date(text, american=self._is_american)
        if day is None:
            raise RefusedRow(
                _("the day “{text}” cannot be read: write it with its year, as in 5.12.2026").format(
                    text=text[:40]
                )
            )
        return day

    def clock(self, field: str, day_field: str) -> time | None:
        """The time of day in a cell of its own, or beside the day; None where none stands there. Midnight is none."""
        return read_clock(self.text(field), self.text(day_field))

    def note(self, *, with_rest: bool = True) -> str:
        """The cells of the note, then all that has no field, under its header. Raises RefusedRow where it is too long."""
        rest = [
            f"{self._columns.headers[index]}: {text}"
            for index in (self._columns.rest if with_rest else ())
            if (text := self.cell(index, lines=True))
        ]
        note = "\n".join((*self.texts("note"), *rest))
        if len(note) > NOTE_LIMIT:
            raise RefusedRow(_("more text than a note can hold"))
        return note
