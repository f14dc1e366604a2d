"""Cells: what stands in a column as a spreadsheet may see it, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.text.cleaning import clean
from kamtui.exchange.everything.cells import BadCell, Stored, as_typed, harmless, read_cell, written_cell
from kamtui.exchange.listing import RUN_BY_SPREADSHEETS
from kamtui.store.records.kinds import Column, Holds


def column(holds: Holds, *words: str, is_needed: bool = False) -> Column:
    return Column("x", holds, is_needed, words)


@pytest.mark.parametrize(
    ("holds", "stored", "cell"),
    [
        (Holds.ID, 912345678901234567, "id912345678901234567"),
        (Holds.ID, None, ""),
        (Holds.FLAG, 1, "yes"),
        (Holds.FLAG, 0, "no"),
        (Holds.WORD, "decider", "decider"),
        (Holds.DAY, "2026-11-22", "2026-11-22"),
        (Holds.MOMENT, "2026-11-22T08:15:00Z", "2026-11-22T08:15:00Z"),
        (Holds.CALENDAR, "1980-03-14", "1980-03-14"),
        (Holds.CALENDAR, "--03-14", "'--03-14"),
        (Holds.CALENDAR, "10:30", "10:30"),
        (Holds.NUMBER, 0, "0"),
        (Holds.NUMBER, -3, "-3"),
        (Holds.AMOUNT, 123456, "1234.56"),
        (Holds.AMOUNT, -5, "-0.05"),
        (Holds.MEASURE, 98500, "98.5"),
        (Holds.MEASURE, -24000, "-24"),
        (Holds.MEASURE, 0, "0"),
        (Holds.TEXT, "Стара планина 5", "Стара планина 5"),
        (Holds.TEXT, "=1+1", "'=1+1"),
        (Holds.TEXT, "  @x", "'  @x"),
        (Holds.TEXT, "'", "''"),
        (Holds.TEXT, "0888123456", "'0888123456"),
        (Holds.TEXT, "+359 2 1", "'+359 2 1"),
        (Holds.TEXT, "1-2", "'1-2"),
        (Holds.TEXT, "131129282", "131129282"),
        (Holds.TEXT, "2-ри етаж", "2-ри етаж"),
    ],
)
def test_a_cell_says_what_is_stored(holds: Holds, stored: Stored, cell: str) -> None:
    of = column(holds, "decider")
    assert written_cell(of, stored) == cell
    assert read_cell(of, cell) == stored
    assert read_cell(of, written_cell(of, stored, ",")) == stored


def test_an_empty_text_is_missing_only_where_it_may_be() -> None:
    assert read_cell(column(Holds.TEXT), "") is None
    assert read_cell(column(Holds.TEXT, is_needed=True), "") == ""


@pytest.mark.parametrize(
    ("holds", "cell", "words"),
    [
        (Holds.ID, "", "may not be empty"),
        (Holds.ID, "912345678901234567", "is not an id as in id"),
        (Holds.ID, "9.12346E+17", "is not an id"),
        (Holds.ID, "id9999999999999999999", "too large"),
        (
            Holds.ID,
            f"id{2**63 - 1}",
            "no id that a book gives",
        ),  # behind it the book could write nothing any more
        (Holds.ID, "id0", "no id that a book gives"),
        (Holds.FLAG, "TRUE", "none of: no, yes"),
        (Holds.WORD, "Decider", "none of: decider, buyer"),
        (Holds.DAY, "22.11.2026", "is not a day as in 2026-11-22"),
        (Holds.DAY, "2026-02-30", "is not a day"),
        (Holds.MOMENT, "2026-11-22 08:15", "is not a moment as in"),
        (Holds.NUMBER, "1.0", "is not a whole number"),
        (Holds.AMOUNT, "12.май", "at most 2 decimals"),
        (Holds.AMOUNT, "1 234.50", "at most 2 decimals"),
        (Holds.AMOUNT, "1.234", "at most 2 decimals"),
        (Holds.MEASURE, "1.2345", "at most 3 decimals"),
    ],
)
def test_a_cell_that_is_not_as_it_was_written_is_refused(holds: Holds, cell: str, words: str) -> None:
    with pytest.raises(BadCell, match=words):
        read_cell(column(holds, "decider", "buyer", is_needed=True), cell)


@given(st.text(alphabet=st.characters(), max_size=60) | st.from_regex(r"[ '=+@\-0-9.:\t]{0,8}"))
def test_no_text_is_run_and_each_comes_back(typed: str) -> None:
    text = clean(typed, lines=True)
    cell = harmless(text)
    assert not cell.lstrip(" \u00a0").startswith(RUN_BY_SPREADSHEETS)
    assert as_typed(cell) == text
