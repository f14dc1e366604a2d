"""Books of any records, of every kind and column that the tables have, also of those that come later."""

from typing import Any

from hypothesis import strategies as st

from kamtui.domain.text.cleaning import clean
from kamtui.exchange.everything.cells import LARGEST_ID
from kamtui.store.book.book import Book
from kamtui.store.records.kinds import Column, Holds, Kind, kinds

_NASTY = (
    "=1+1", "+359 2 987 65 43", "-5", "@SUM(A1)", "'", "''", "'=x", "\tтаб", "\nред", " =1+1", "а\nб\n", "„кавички“",
    'каза "да"', "a,b;c\td", "0888123456", "000831642", "12.11.2026", "1-2", "10:30", "1234567890123", "＝1", "id5",
    "\u00a0=1", "FREQ=WEEKLY", "P3M", "decider buyer", "--02-29", "x" * 500, "🏴 👩‍👩‍👧 é", "NULL", "no",
)  # fmt: skip
"""Texts that a spreadsheet, a CSV reader or we ourselves may take for something else."""
_DAYS = ("2024-01-01", "2024-04-01", "2024-07-01", "0001-01-01", "9999-12-31", "2024-02-29", "2026-11-22")
"""The first three begin a week, a month and a quarter."""
_MOMENTS = ("2026-11-22T08:15:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")
_CALENDAR = ("--02-29", "--12-31", "1980-03-14", "10:30", "easter", "00:00")

_texts = st.one_of(
    st.sampled_from(_NASTY), st.text(max_size=40).map(lambda text: clean(text, lines=True))
).filter(lambda text: "\ud800" not in text)


def _values(column: Column, ids: dict[str, list[int]]) -> st.SearchStrategy[Any]:
    if column.leads_to is not None:
        return st.sampled_from(ids[column.leads_to]) if ids[column.leads_to] else st.none()
    return {
        Holds.TEXT: _texts,
        Holds.WORD: st.sampled_from(column.words or ("",)),
        Holds.FLAG: st.integers(0, 1),
        Holds.DAY: st.sampled_from(_DAYS),
        Holds.MOMENT: st.sampled_from(_MOMENTS),
        Holds.CALENDAR: st.sampled_from(_CALENDAR),
        Holds.NUMBER: st.integers(-1, 12),
        Holds.AMOUNT: st.integers(-(10**12), 10**12),
        Holds.MEASURE: st.integers(-(10**9), 10**9),
        Holds.ID: st.integers(1, LARGEST_ID),
    }[column.holds]


@st.composite
def rows_of_books(draw: st.DrawFn) -> list[tuple[Kind, dict[str, Any]]]:
    """Rows that a book may hold or not: each with everything that it may have, or with what it needs alone."""
    ids: dict[str, list[int]] = {kind.name: [] for kind in kinds()}
    rows = []
    for kind in kinds():
        for _number in range(draw(st.integers(0, 2))):
            is_bare = draw(st.booleans())
            row: dict[str, Any] = {
                column.name: None if is_bare and not column.is_needed else draw(_values(column, ids))
                for column in kind.columns
            }
            ids[kind.name].append(row["id"])
            rows.append((kind, row))
    return rows


def fill(book: Book, rows: list[tuple[Kind, dict[str, Any]]]) -> None:
    """Write those of the rows that the book takes, as one act."""
    with book.change_rows("Write anything down") as con:
        for kind, row in rows:
            marks = ", ".join("?" * len(row))
            has_all = all(
                column.leads_to is None
                or row[column.name] is None
                or con.execute(
                    f"SELECT 1 FROM {column.leads_to} WHERE id = ?", (row[column.name],)
                ).fetchone()
                for column in kind.columns
            )
            if has_all:
                con.execute(
                    f"INSERT OR IGNORE INTO {kind.name} ({', '.join(row)}) VALUES ({marks})",
                    tuple(row.values()),
                )
