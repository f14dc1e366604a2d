"""What the settling of a list of sales keeps of each column: what is distinct in it, a bounded number of texts at a time."""

from collections.abc import Iterable, Sequence

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.numbers import Currency
from kamtui.exchange.reading.amounts import (
    BadAmount,
    ForeignCurrency,
    currency_in,
    decimal_mark,
    is_ambiguous,
    take_apart,
)
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.meanings import is_cyrillic
from kamtui.exchange.reading.table_parts import plain_cell, total_name, without_footer
from kamtui.exchange.sales.meaning.calendar import without_time
from kamtui.exchange.sales.meaning.document_words import MOST_WORDS, Kind, before_number

LONGEST_FOOTER = 100
"""Rows at the end of a file that may be what stands below the table."""
BATCH = 100
"""Rows that are looked at together."""
MOST_DISTINCT = 10_000
"""Texts of a column that are kept before they are looked at and forgotten."""
_LONGEST_CELL = 200  # characters; a longer one is no date and no amount


def look_at(
    rows: Iterable[RawRow], width: int, looks: "Sequence[tuple[int, Look]]"
) -> tuple[frozenset[int], tuple[int, ...]]:
    """Show each row of the table to the looks; the columns that have values, and the lines below the table."""
    table = _Table(width, looks)
    waiting: list[RawRow] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == BATCH + LONGEST_FOOTER:
            table.show(waiting[:BATCH])
            del waiting[:BATCH]
    kept, footer = without_footer(waiting, width)
    table.show(kept)
    for _index, look in looks:
        look.take_in()
    return frozenset(set(range(width)) - table.empty), footer


class _Table:
    """The table whose rows are shown to the looks, some together."""

    def __init__(self, width: int, looks: "Sequence[tuple[int, Look]]") -> None:
        self.empty = set(range(width))
        """The columns in which nothing stood so far."""
        self._width = width
        self._looks = looks

    def show(self, rows: Sequence[RawRow]) -> None:
        """Show some rows."""
        missing = [""] * self._width
        table = [
            row.cells if len(row.cells) >= self._width else row.cells + missing[len(row.cells) :]
            for row in rows
        ]
        lines = [row.line for row in rows]
        for index, look in self._looks:
            look.see([cells[index] for cells in table], lines)
        for index in tuple(self.empty):
            if any(cells[index].strip() for cells in table):
                self.empty.remove(index)


class Look:
    """What is distinct in a column, with the line where it stands first."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}
        """Texts that were not looked at yet."""

    def see(self, texts: Sequence[str], lines: Sequence[int]) -> None:
        """Keep those of some cells that are new; `lines` are theirs."""
        new = {text for text in set(texts) if text not in self.seen}
        for text, line in zip(texts, lines, strict=True):
            if not new:
                break
            if text in new:
                self.seen[text] = line
                new.remove(text)
        if len(self.seen) > MOST_DISTINCT:
            self.take_in()

    def take_in(self) -> None:
        """Keep what the texts seen so far say, and forget them."""
        for text, line in self.seen.items():
            bare = plain_cell(text.strip())
            if bare and len(bare) <= _LONGEST_CELL:
                self._learn(bare, line)
        self.seen.clear()

    def _learn(self, text: str, line: int) -> None:
        raise NotImplementedError


class DateLook(Look):
    """The days of a column, without their times."""

    def __init__(self) -> None:
        super().__init__()
        self.days: dict[str, int] = {}
        """Days as they are written → the first line."""

    def _learn(self, text: str, line: int) -> None:
        if len(self.days) < MOST_DISTINCT:
            self.days.setdefault(without_time(text), line)


class MoneyLook(Look):
    """What the amounts of a column say of the sign before their decimals."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: set[str] = set()
        """An example of each way in which numbers are written, the ambiguous ones among them."""
        self.ambiguous: tuple[int, str] | None = None
        """The first number that may be thousands or thousandths."""
        self.currencies: set[Currency] = set()
        """The currencies that cells name."""
        self._marks: set[str | None] = set()

    def _learn(self, text: str, line: int) -> None:
        try:
            written = take_apart(text)
        except BadAmount:
            return
        if written is None:
            return
        if written.currency is not None:
            self.currencies.add(written.currency)
        mark = None if is_ambiguous(written.number) else decimal_mark([written.number])
        if mark is None and self.ambiguous is None:
            self.ambiguous = (line, text)
        if mark not in self._marks:
            self._marks.add(mark)
            self.numbers.add(written.number)


class CurrencyLook(Look):
    """The currencies of a column of currencies."""

    def __init__(self) -> None:
        super().__init__()
        self.currencies: set[Currency] = set()

    def _learn(self, text: str, line: int) -> None:
        try:
            currency = currency_in(text)
        except ForeignCurrency:
            return
        if currency is not None:
            self.currencies.add(currency)


class NameLook(Look):
    """Whether the names of the customers are Bulgarian, and whether some row has none or one that may be a sum."""

    def __init__(self) -> None:
        super().__init__()
        self.is_cyrillic = False
        self.has_totals = False

    def take_in(self) -> None:
        self.has_totals = self.has_totals or any(not text.strip() for text in self.seen)
        super().take_in()

    def _learn(self, text: str, line: int) -> None:
        self.is_cyrillic = self.is_cyrillic or is_cyrillic(text)
        self.has_totals = self.has_totals or total_name(text) is not None


class WordLook(Look):
    """The different words of a column of statuses or kinds; of one with too many there are none."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self._is_number = kind is Kind.NUMBER
        self._words: set[str] = set()

    def _learn(self, text: str, line: int) -> None:
        word = before_number(text) if self._is_number else text
        if word and len(self._words) <= MOST_WORDS:
            self._words.add(clean(word))

    @property
    def words(self) -> list[str]:
        """The words, in the order of their letters."""
        return sorted(self._words) if len(self._words) <= MOST_WORDS else []
