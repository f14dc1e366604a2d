"""What is known of the records of every kind is what the tables say."""

import sqlite3

import pytest

from kamtui.store.book.book import Book
from kamtui.store.book.journal import columns, journalled_tables
from kamtui.store.records.kinds import Holds, kinds
from kamtui.store.records.reads import holds_nothing, rows
from tests.build import raw

NUMBERS = {
    "account.greet_every_days", "account.greet_latest_days", "bond_reading.strength", "call.minutes",
    "day_first.place", "image_reading.strength", "person.contact_every_days", "person.contact_latest_days", "problem.likelihood",
    "problem.severity", "product.place", "reach.place", "rivalry.strength", "satisfaction_reading.score",
    "stance_reading.influence", "task.times_put_off", "tie.strength", "week_plan.asks", "week_plan.contacts",
    "week_plan.meetings", "week_plan.prospects",
}  # fmt: skip
"""Columns of whole numbers that are neither money nor measures: those are made by `money_field` and `thousandths_field`."""


def test_every_table_and_column_leaves_the_book(book: Book) -> None:
    with raw(book.path) as con:
        tables = {table: set(columns(con, table)) for table in journalled_tables(con)}
    assert {kind.name: {column.name for column in kind.columns} for kind in kinds()} == tables
    known = [(kind, column) for kind in kinds() for column in kind.columns]
    assert {f"{k.name}.{c.name}" for k, c in known if c.holds is Holds.NUMBER} == NUMBERS
    for kind in kinds():
        first, *others = kind.columns
        assert (first.name, first.leads_to) == ("id", None)
        assert len({column.title for column in kind.columns}) == len(kind.columns)
        assert kind.says
        assert not any(column.name.endswith("_id") and not column.leads_to for column in others)
    names = [kind.name for kind in kinds()]
    for kind, column in known:  # so that an import finds what each record points to
        assert column.leads_to in (None, kind.name) or names.index(column.leads_to) < names.index(kind.name)


def test_a_text_that_may_be_missing_is_never_empty(filled_book: Book) -> None:
    """An empty cell is read as a missing text there, and as an empty one elsewhere."""
    with raw(filled_book.path) as con:
        for kind in kinds():
            for column in kind.columns:
                if column.holds in (Holds.TEXT, Holds.CALENDAR) and not column.is_needed:
                    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
                        con.execute(f"UPDATE {kind.name} SET {column.name} = ''")


def test_all_records_are_read_whatever_their_ids(book: Book) -> None:
    product = next(kind for kind in kinds() if kind.name == "product")
    ids = [-(2**63), -1, 0, *range(1, 1100), 2**63 - 1]
    assert holds_nothing(book)
    with book.change_rows("Many") as con:
        con.executemany("INSERT INTO product VALUES (?, 'x', 1)", [(record_id,) for record_id in ids])
    assert list(rows(book, product)) == [(record_id, "x", 1) for record_id in ids]
    assert not holds_nothing(book)
