"""Rows without a firm below one that names it, as in a spreadsheet that writes a firm once above several people, prices or visits.

Whose such a row is only the person can say: it is asked once for the whole file, and never guessed.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _
from kamtui.exchange.importing.kind import FOUND_OUT, Option
from kamtui.exchange.importing.report_words import line_numbers, short_name
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.meanings import is_nothing
from kamtui.exchange.reading.sheet_errors import Answer, SheetError
from kamtui.exchange.reading.table_parts import plain_cell, total_name

OPTION = "firms"
ABOVE, NONE = "above", "none"
"""The answers: such a row is of the firm above it, or of none."""
_SAME = frozenset(
    map(
        fold,
        (
            "same", "the same", "same firm", "same company", "same as above", "as above", "ditto", "idem",
            "същата", "същия", "същият", "същото", "същата фирма", "същият клиент", "както горе", "горната", "идем",
        ),
    )
)  # fmt: skip
"""What people write for the firm above."""
_LONGEST_SAME = 20
_MOST_LINES = 100_000
"""Lines whose numbers are kept."""


def firms_option() -> Option:
    """Whose rows without a firm are."""
    return Option(
        OPTION,
        _("rows without a firm"),
        {FOUND_OUT: _("not known"), ABOVE: _("are of the firm above them"), NONE: _("are of no firm")},
    )


class WhichFirms(SheetError):
    """Rows without a firm stand below one that names it, and nothing says whether they are of it."""

    is_first_likely = True

    def __init__(self, path: Path, rows: "FirmRows") -> None:
        text = _(
            "{path}: no firm stands in {lines}: are they of the firm above them (the first of “{firm}”)? "
            "If so: --firms above. If they are of no firm: --firms none."
        )
        firm = short_name(clean(rows.first_firm))
        super().__init__(text.format(path=clean(str(path)), lines=line_numbers(rows.lines), firm=firm))
        self.answers = (
            Answer(_("they are of the firm above them"), OPTION, ABOVE),
            Answer(_("they are of no firm"), OPTION, NONE),
        )


class FirmRows:
    """The rows of a table on their way through: those without a firm are filled from the one above, or counted.

    `firm` are the columns that say which firm a row is of, the name first; `beside` those of which one has to be filled
    in a row that may be of the firm above; `said` is what the person said of such rows, and `places` are the columns that
    tell the firm from others of its name.
    """

    def __init__(
        self, firm: Sequence[int], said: str, beside: Sequence[int] = (), places: Sequence[int] = ()
    ) -> None:
        self._firm = tuple(firm)
        self._said = said
        self._beside = beside
        self._told_by = (*firm, *places)
        self.lines: list[int] = []
        """The lines of the rows without a firm below one that has it, as long as nothing is said of them."""
        self.without = 0
        """How many such rows there are, also of those whose lines are no longer kept."""
        self.first_firm = ""
        """The firm above the first of them."""
        self.count = 0
        """How many rows there are."""

    @property
    def fills(self) -> bool:
        """Whether rows come out otherwise than they went in."""
        return self._said == ABOVE and bool(self._firm)

    def through(self, rows: Iterable[RawRow]) -> Iterator[RawRow]:
        """The rows, filled if it was said so."""
        if not self._firm:
            yield from rows
            return
        above: Sequence[str] = ()
        for row in rows:
            self.count += 1
            if any(_says(row.cells, index) for index in self._firm):
                above = () if _is_total(row.cells, self._firm[0]) else row.cells
            elif above and any(
                _says_the_same(row.cells, index) or _says(row.cells, index)
                for index in (*self._firm, *self._beside)
            ):
                if self._said == ABOVE:
                    row = row._replace(cells=self._filled(row.cells, above))
                elif not self._said:
                    self.without += 1
                    self.first_firm = self.first_firm or next(above[i] for i in self._firm if _says(above, i))
                    if len(self.lines) < _MOST_LINES:
                        self.lines.append(row.line)
            yield row

    def _filled(self, cells: Sequence[str], above: Sequence[str]) -> list[str]:
        """The cells with those of the firm above."""
        filled = [*cells, *[""] * (max(self._told_by) + 1 - len(cells))]
        for index in self._told_by:
            if index < len(above) and not _says(filled, index):
                filled[index] = above[index]
        return filled

    def require_said(self, path: Path, *before: Sequence[int]) -> None:
        """Raise WhichFirms if there are rows of which it has to be said.

        Such rows are meant where the firm stands left of what they name, `before`: in a list of people with the firm
        behind them, as programs write it, somebody may be of none.
        """
        others = [index for indexes in before for index in indexes]
        if self.lines and (not others or self._firm[0] < min(others)):
            raise WhichFirms(path, self)


def _says(cells: Sequence[str], index: int) -> bool:
    """Whether a cell names something; a sign or word for "the same as above" does not."""
    text = cells[index] if index < len(cells) else ""
    if not text or text.isspace():
        return False
    if _says_the_same(cells, index):
        return False
    return any(map(str.isalnum, text)) and not is_nothing(plain_cell(text).strip())


def _says_the_same(cells: Sequence[str], index: int) -> bool:
    """Whether a cell says in words that it is the same as above."""
    text = cells[index] if index < len(cells) else ""
    return 0 < len(text) <= _LONGEST_SAME and fold(text.strip(" .\"'„“”()-–—/")) in _SAME


def _is_total(cells: Sequence[str], index: int) -> bool:
    """Whether a row is called a sum of others, and so is no firm."""
    named = total_name(cells[index]) if index < len(cells) and cells[index].strip() else None
    return named is not None and named.is_certain
