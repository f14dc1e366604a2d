"""The list of every place and tab leaves the program in columns, whole, with days and amounts as values."""

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kamtui.exchange.listing import as_csv, as_text
from kamtui.store.book.book import Book
from kamtui.ui.outgoing.copy_acts import line_text
from kamtui.ui.outgoing.shown_lines import paged_records
from kamtui.ui.shell.place import Place
from kamtui.ui.widgets.line_list import LineList, RecordLines
from tests.ui.driving import NOON, opened
from tests.ui.front import AnsweringFront, desk_of

WALK = (
    ("2", "account stage last_on next_on"),
    ("v", "account stage city"),
    ("3", "day time account people channel minutes purpose note"),
    ("5", "named_by prospect named_on need state next_on"),
    ("v", "prospect named_by"),
    ("v", "person named won profit"),
    ("v", "source named fees"),
    ("v", "day done what"),
    ("6", "place account profit share_percent class"),
    ("v", "place account profit"),
    ("v", "group account revenue before profit"),
    ("v", "month revenue planned gap"),
    ("v", "part name profit minutes cost"),
    ("2 v enter", "part day what person phone email amount"),
    ("B", "person phone email roles stance influence reports_to last_on"),
    ("C", "day time note result"),
    ("E", "kind day standing what target checks"),
    ("Y", "bond strength shown_by yearly_cost rated_on warning"),
    ("F", "product state competitor price terms"),
    ("W", "account open"),
    ("escape D", "part name answer figure day text"),
    ("M", "month revenue planned_revenue profit"),
)
"""What is pressed, and some of the columns that the list there has."""


@pytest.fixture
def sample_book(sample_file_at: Callable[[datetime], Path], tmp_path: Path) -> Iterator[Book]:
    path = tmp_path / "sample.db"
    shutil.copy(sample_file_at(NOON), path)
    with Book.open(path) as book:
        yield book


async def test_the_list_of_every_place_and_tab_has_columns_of_its_own(sample_book: Book) -> None:
    async with opened(sample_book) as desk:
        for keys, names in WALK:
            await desk.press(*keys.split())
            place = desk.screen
            assert isinstance(place, Place)
            whole = await place.listing(whole=True)
            columns = [column.name for column in whole.columns]
            assert set(names.split()) <= set(columns), (keys, columns)
            text = "\n".join(as_text(whole))
            assert whole.rows and "…" not in text and all(map(str.strip, text.split("\n"))), keys
            for row in csv.DictReader(io.StringIO(as_csv(whole))):
                for name, value in row.items():
                    if name.endswith("_on") or name == "day":
                        assert value == "" or (len(value) == 10 and value[4] == "-"), (keys, name, value)
            [line] = (await place.listing(whole=False)).rows
            assert len(line) == len(columns)
        assert line_text(whole, 1).count("revenue") and "·" in line_text(whole, 1)


async def test_of_a_list_that_is_too_long_the_first_lines_are_read_and_it_is_said(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.ui.outgoing.shown_lines.MOST_LINES", 1_200)
    front, listed, ids = AnsweringFront(), LineList(), list(range(1_500))
    listed._lines = RecordLines(ids, lambda one: one, lambda one, width: [])
    records, left = await paged_records(
        desk_of(book, front), listed, ids, whole=True, load=lambda some: {one: one for one in some}
    )
    assert records == ids[:1_200] and left == 300
    assert front.said == [
        "Copying the list: 500 of 1\u00a0200 …",
        "Copying the list: 1\u00a0000 of 1\u00a0200 …",
    ]
