"""Which rows of a list of sales are not taken, found by going through them once more when all sums are known."""

from collections.abc import Iterable, Iterator
from datetime import date

from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.sales.counts import Refusals
from kamtui.exchange.sales.money import Figures, Money
from kamtui.exchange.sales.rows import Customer, RowReader
from kamtui.exchange.sales.sums import Place, Summing


class _Noticed(Refusals):
    """Notices that a row is refused."""

    def __init__(self) -> None:
        super().__init__()
        self.is_refused = False

    def add(self, line: int, reason: str) -> None:
        self.is_refused = True


class _Watching(Summing):
    """Goes through the rows as another did and sums nothing up: of each row it notices whether it is taken."""

    def __init__(self, reader: RowReader, month_on: date | None, left_out: frozenset[Place]) -> None:
        super().__init__(reader, month_on)
        self.refusals = self.noticed = _Noticed()
        self._places_left_out = left_out

    def _add(self, customer: Customer, month: date, line: int, money: Money, cells: list[str]) -> None:
        if (customer.key, customer.ident, month) in self._places_left_out:
            self.noticed.is_refused = True

    def _has(self, customer: Customer, month: date) -> bool:
        return False

    def _summed(self) -> Iterator[tuple[Customer, date, tuple[int, ...], int, Figures]]:
        return iter(())


def refused_rows(
    rows: Iterable[RawRow], reader: RowReader, month_on: date | None, left_out: frozenset[Place]
) -> Iterator[RawRow]:
    """Of rows that were summed up before, those that are not taken: by themselves, or with one of the months `left_out`.

    `reader` is a new one: what it makes of a row may depend on the rows before.
    """
    watching = _Watching(reader, month_on, left_out)
    for row in rows:
        watching.noticed.is_refused = False
        watching.take((row,))
        if watching.noticed.is_refused:
            yield row
