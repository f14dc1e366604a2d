"""Lists as they leave the program."""

import csv
import io
import json
from datetime import date

import pytest

from kamtui.domain.listing import Cell, Column, Listing, listing_of, said
from kamtui.exchange.listing import as_csv, as_json, as_markdown, as_text
from kamtui.exchange.lists.cells import in_money, in_whole_money, on_day
from kamtui.exchange.review_text import cells

COLUMNS = (
    Column("name", "name", may_be_cut=True),
    Column("note", "note", may_be_cut=True),
    Column("count", "how many", is_right=True),
    Column("record_id", ""),
)


def listing(*rows: tuple[str, str, int]) -> Listing:
    lines = [[said(name), said(note), Cell(count, str(count)), Cell("12", "")] for name, note, count in rows]
    return Listing(COLUMNS, lines)


def test_text_stands_in_columns_and_leaves_out_what_is_empty() -> None:
    assert list(as_text(listing(("Acme", "", 5), ("Метро", "", 1_000)))) == [
        "name   how many",
        "Acme          5",
        "Метро      1000",
    ]


def test_text_is_cut_for_a_terminal_and_for_nothing_else() -> None:
    long = listing(("n" * 90, "日本" * 40, 1), ("short", "x", 2))
    assert any("n" * 90 in line and "日本" * 40 in line for line in as_text(long))
    assert max(cells(line) for line in as_text(long, 80)) <= 80
    narrow = list(as_text(long, 10))
    assert all(len(line.split()) == 3 for line in narrow[1:]), "no column goes, however narrow"


def test_markdown_is_a_table_in_which_no_text_is_a_sign() -> None:
    [head, rule, row] = as_markdown(listing(("a|b", "[x](y) *z* `c` <b>", 1)))
    assert (head, rule) == ("| name | note | how many |", "| --- | --- | ---: |")
    assert row == r"| a\|b | \[x\](y) \*z\* \`c\` \<b\> | 1 |"


def test_csv_has_values_under_fixed_names_and_nothing_that_runs() -> None:
    rows = listing(("=1+1", "@x", 5), ('say "hi", all', "-2", -3), ("＝1", "\t=1", 0))
    read = list(csv.DictReader(io.StringIO(as_csv(rows))))
    assert [row["name"] for row in read] == ["'=1+1", 'say "hi", all', "'＝1"]
    assert [row["note"] for row in read] == ["'@x", "'-2", "'=1"]
    assert [row["count"] for row in read] == ["5", "-3", "0"] and read[0]["record_id"] == "12"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("+359 2 987 65 43", "+359 2 987 65 43"),
        ("+359-2-987/65.43 (0)", "+359 2 987 65.43 (0)"),
        ("+359 2 987 65 43 =1", "'+359 2 987 65 43 =1"),
        ("+12+34567890", "'+12+34567890"),
        ("+5-3", "'+5-3"),
    ],
)
def test_a_phone_stays_as_it_is_dialled_and_is_nothing_to_reckon_with(typed: str, written: str) -> None:
    [row] = csv.DictReader(io.StringIO(as_csv(listing((typed, "", 0)))))
    assert row["name"] == written


def test_whole_texts_days_and_amounts_leave_the_program() -> None:
    note = "word " * 2_000
    shown = listing_of(
        [1],
        (Column("note", "note"), lambda _one: said(note)),
        (Column("day", "day"), lambda _one: on_day(date(2026, 11, 2))),
        (Column("profit", "profit"), lambda _one: in_money(-123_450)),
        (Column("spend", "spend"), lambda _one: in_whole_money(None)),
    )
    [row] = csv.DictReader(io.StringIO(as_csv(shown)))
    assert row == {"note": note.strip(), "day": "2026-11-02", "profit": "-1234.50", "spend": ""}
    [known] = json.loads(as_json(shown))
    assert known["profit"] == -1234.5 and known["spend"] is None
    assert list(as_text(shown))[1].endswith(f"{note.strip()}  2 Nov 2026  −1\xa0234.50\xa0€")


def test_json_names_what_is_not_known() -> None:
    [row] = json.loads(as_json(listing(("Метро", "", 5))))
    assert row == {"name": "Метро", "note": None, "count": 5, "record_id": "12"}
    assert as_json(listing(("Метро", "", 5)), is_ascii=True).isascii()


def test_no_lines_are_no_lines() -> None:
    assert as_csv(listing()) == "name,note,count,record_id\n" and as_json(listing()) == "[]"
    assert list(as_text(listing())) == [""]
