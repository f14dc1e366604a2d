"""Which columns of the book hold amounts of money, and whether what comes back was meant in what the book counts in now."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from kamtui.domain.text.numbers import COUNTED, Currency
from kamtui.store.book import connection, journal, tables

_CURRENCY = "book_currency"


class Sums(NamedTuple):
    """A table, and those of its columns that hold amounts of money."""

    table: str
    columns: tuple[str, ...]


def all_sums() -> Iterator[Sums]:
    """Every table that has amounts. Imports SQLModel."""
    tables.load()
    for table in tables.BookCurrency.metadata.sorted_tables:
        columns = tuple(column.name for column in table.columns if column.info.get("decimals") == "currency")
        if columns:
            yield Sums(table.name, columns)


def require_same_currency(con: sqlite3.Connection, act_id: int, entries: list[journal.Entry]) -> None:
    """Raise RowDiffers where undoing or redoing an act would put amounts of one currency among those of another.

    That is so when another window made the book count in another one meanwhile, or wrote amounts since this act did.
    """
    of_currency = [entry for entry in entries if entry.table == _CURRENCY]
    if of_currency:
        first, last = of_currency[0], of_currency[-1]
        if _differ(_said_by(first.before), _said_by(last.after)):
            _require_none_since(con, act_id, entries)
        return
    then = _counted_in(con, act_id)
    if then is None or not _differ(then, connection.currency(con)):
        return
    columns = {one.table: one.columns for one in all_sums()}
    for entry in entries:
        for name in columns.get(entry.table, ()):
            if any(values.get(name) for values in (entry.before, entry.after) if values):
                raise journal.RowDiffers(entry.table)


def _counted_in(con: sqlite3.Connection, act_id: int) -> Currency | None:
    """What the book counted in when an act was done; None where that was never changed since."""
    row = con.execute(
        f"SELECT before FROM journal WHERE table_name = '{_CURRENCY}' "
        "AND id > (SELECT max(id) FROM journal WHERE change_id = ?) ORDER BY id LIMIT 1",
        (act_id,),
    ).fetchone()
    if row is None:
        return None
    (before,) = row
    return _said_by(None if before is None else json.loads(before))


def _said_by(row: dict[str, Any] | None) -> Currency:
    if row is None:  # without a row a book counts in euro
        return Currency.EUR
    code = row.get("code")
    return Currency(code) if code in COUNTED else Currency.UNKNOWN


def _differ(one: Currency, other: Currency) -> bool:
    """Whether amounts of one are none of the other; of a currency that is not known only the person can say."""
    return one is not other and Currency.UNKNOWN not in (one, other)


def _require_none_since(con: sqlite3.Connection, act_id: int, entries: list[journal.Entry]) -> None:
    """Raise RowDiffers where amounts were written since an act that changed what the book counts in, beside those it turned."""
    turned = {(entry.table, entry.row_id) for entry in entries}
    for one in all_sums():
        has_any = " OR ".join(f"{name} <> 0" for name in one.columns)
        written_since = con.execute(
            f"SELECT id FROM {one.table} WHERE ({has_any}) AND EXISTS (SELECT 1 FROM journal j "
            f"WHERE j.table_name = '{one.table}' AND j.row_id = {one.table}.id "
            "AND j.id > (SELECT max(id) FROM journal WHERE change_id = ?))",
            (act_id,),
        )
        if any((one.table, row_id) not in turned for (row_id,) in written_since):
            raise journal.RowDiffers(one.table)
