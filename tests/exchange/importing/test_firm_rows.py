"""Rows without a firm below one that names it: asked about once for any kind of list, and read as was said."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.firm_rows import ABOVE, NONE, FirmRows, WhichFirms
from kamtui.exchange.importing.options import importer_of
from kamtui.exchange.importing.preview import Preview, Sort
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.table_file import AS_FOUND
from kamtui.store.book.book import Book
from tests.ui.importing.stand import file

LISTS = {
    "accounts": (
        "Firm;City;Contact;Phone\nAlfa;Sofia;Ivan Petrov;0888 111 222\n;;Maria Koleva;0888 333 444\n"
    ),
    "sales": "Customer;Month;Revenue EUR\nAlfa;01.2026;100\n;02.2026;200\n;03.2026;300\n",
    "calls": "Date;Customer;With whom;Notes\n12.10.2026;Alfa;Ivan Petrov;prices\n13.10.2026;;Maria Koleva;late\n",
    "portfolio": "Customer;Product;Price EUR;Valid from\nAlfa;Film 30;12.50;1.10.2026\n;Film 45;14.10;1.10.2026\n",
    "tasks": "Customer;Task;Due date\nAlfa;send the offer;5.12.2026\n;call about it;7.12.2026\n",
    "terms": "Customer;Agreement;Side;Deadline\nAlfa;in 24 hours;ours;15.12.2026\n;no returns;theirs;31.12.2026\n",
    "prospects": "Company;Contact;Referred by\nAlfa;Ivan Petrov;Petar Dimitrov\n;Maria Koleva;Petar Dimitrov\n",
    "plans": "Customer;Month;Plan\nAlfa;01.2027;100 €\n;02.2027;200 €\n",
    "activities": (
        "Organization;Subject;Type;Due date;Done\nAlfa;Prices;Call;12.10.2026;Done\n;Late;Call;13.10.2026;Done\n"
    ),
}
"""Of each kind one of two rows without its firm; of sales two of three."""


def previewed(book: Book, kind: str, path: Path, firms: str = "") -> Preview:
    said = {"firms": firms, "unknown": "add"}
    importer: Any = importer_of(kind, path, {}, Answers(), AS_FOUND, said)
    planned = importer.plan(book, importer.read(lambda _done, _whole: None))
    preview: Preview = importer.preview(planned)
    return preview


@pytest.mark.parametrize("kind", LISTS)
def test_they_are_asked_about_once_and_read_as_was_said(book: Book, tmp_path: Path, kind: str) -> None:
    path = file(tmp_path, LISTS[kind])
    with pytest.raises(WhichFirms) as asked:
        previewed(book, kind, path)
    assert "--firms above" in str(asked.value) and "“Alfa”" in str(asked.value)
    assert [answer.value for answer in asked.value.answers] == [ABOVE, NONE]
    above, none = previewed(book, kind, path, ABOVE), previewed(book, kind, path, NONE)

    def of_alfa(preview: Preview) -> int:
        new = [line for line in preview.lines if line.sort in (Sort.NEW, Sort.UPDATED)]
        return sum("Alfa" in line.what for line in new if line.line) or len(new)

    assert not [line for line in above.lines if line.sort in (Sort.REFUSED, Sort.WAITS)]
    assert of_alfa(above) > of_alfa(none) or above.sum != none.sum


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("tasks", "Task;Due date;Customer\nsend it;5.12.2026;Alfa\nbuy paper;7.12.2026;\n"),
        ("sales", "Product;Date;Customer;Revenue EUR\nFilm;1.10.2026;Alfa;1\nFilm;2.10.2026;;2\nTape;2.10.2026;;3\n"),
        ("sales", "Customer;Month;Revenue EUR\nAlfa;01.2026;1\nBeta;01.2026;2\n;02.2026;3\n"),
        ("accounts", "Firm;Contact;Phone\n;Ivan Petrov;0888 111 222\nAlfa;Maria Koleva;0888 333 444\n"),
        ("accounts", "Firm;City;Contact\nAlfa;Sofia;Maria Koleva\n;Ruse;\n"),
    ],
)  # fmt: skip
def test_what_is_no_such_row_is_not_asked_about(book: Book, tmp_path: Path, kind: str, text: str) -> None:
    """The firm behind what a row names, a cell that is missing once, the first row, a row that names nobody."""
    assert previewed(book, kind, file(tmp_path, text)).lines


def test_somebody_of_no_firm_is_told_in_a_list_of_people(book: Book, tmp_path: Path) -> None:
    text = "First name;Last name;Phone;Company\nIvan;Petrov;0888 111 222;Alfa\nMaria;Koleva;0888 333 444;\n"
    note = previewed(book, "accounts", file(tmp_path, text)).notes[-1]
    assert note.words == "without a firm, taken outside all accounts: line 3." and note.answer is not None
    lines = previewed(book, "accounts", file(tmp_path, text), note.answer.value).lines
    assert [line.what for line in lines] == ["Alfa", "Alfa"]


def test_cells_merged_in_a_workbook_hold_for_each_row_and_others_are_asked_about(
    book: Book, tmp_path: Path
) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (
        ["Customers 2026"],
        ["Firm", "City", "Contact", "Phone"],
        ["Alfa", "Sofia", "Ivan Petrov", 359888111222],
        [None, None, "Maria Koleva", 359888333444],
        ["Beta", "Ruse", "Petar Dimitrov", None],
        [None, None, "Georgi Iliev", None],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A3:A4")
    made.save(path := tmp_path / "merged.xlsx")
    with pytest.raises(WhichFirms, match="line 6"):
        previewed(book, "accounts", path)
    lines = previewed(book, "accounts", path, ABOVE).lines
    assert [(line.line, line.what) for line in lines] == [
        (3, "Alfa (Sofia)"), (4, "Alfa (Sofia)"), (5, "Beta (Ruse)"), (6, "Beta (Ruse)"),
    ]  # fmt: skip


def test_a_sum_is_no_firm_and_a_sign_for_the_same_is_none() -> None:
    rows = [["Alfa", "1"], ['"-"', "2"], ["Total for Alfa", "3"], ["", "4"], ["#N/A", "5"], ["", ""]]
    rows = [*rows, ["Beta", ""], ["същата фирма", "7"], ["Same", ""]]
    raw = [RawRow(line, line, cells, False) for line, cells in enumerate(rows, 1)]
    asked = FirmRows([0], "", [1])
    assert list(asked.through(raw)) == raw and (asked.lines, asked.first_firm) == ([2, 8, 9], "Alfa")
    filled = FirmRows([0], ABOVE, [1])
    assert [row.cells[0] for row in filled.through(raw)] == [
        "Alfa", "Alfa", "Total for Alfa", "", "#N/A", "", "Beta", "Beta", "Beta",
    ]  # fmt: skip


def test_all_such_rows_count_also_where_they_are_too_many_to_be_named(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.exchange.importing.firm_rows._MOST_LINES", 2)
    more = "".join(f";{month:02}.2026;{month}\n" for month in range(4, 13))
    with pytest.raises(WhichFirms, match="lines 3, 4"):
        previewed(book, "sales", file(tmp_path, LISTS["sales"] + more))


def test_a_further_line_of_a_new_account_is_not_told_as_in_the_book(book: Book, tmp_path: Path) -> None:
    text = "Firm;Contact;Phone\nAlfa;Ivan Petrov;0888 111 222\n;;02 987 65 43\n"
    lines = previewed(book, "accounts", file(tmp_path, text), ABOVE).lines
    assert [(line.line, line.sort) for line in lines] == [(2, Sort.NEW), (3, Sort.NEW)]
