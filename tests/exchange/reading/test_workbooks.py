"""Workbooks: their cells become those of a CSV file, the sheet that is meant is read, and what is hostile is a sentence."""

import contextlib
import io
import os
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kamtui.exchange.accounts.file import read_accounts
from kamtui.exchange.importing.list_kind import ListKind, list_kind
from kamtui.exchange.reading import headers
from kamtui.exchange.reading.sheet_errors import (
    ChangedMeanwhile,
    EmptyFile,
    FileTooLarge,
    NotAFile,
    SheetError,
    UnreadableFile,
)
from kamtui.exchange.reading.table_file import FileChoice, TableFile, read_table, table_file
from kamtui.exchange.reading.workbook import bounds, facts, file
from kamtui.exchange.reading.workbook.bounds import BinarySheets, BrokenWorkbook
from kamtui.exchange.reading.workbook.cells import Value, cell_text
from kamtui.exchange.reading.workbook.facts import TooManyCells
from kamtui.exchange.reading.workbook.file import HasPassword, NotCalculated, NoWorkbook, WhichSheet
from kamtui.exchange.reading.workbook.xls import xls_facts
from kamtui.exchange.sales.file import read_sales

BOOKS = Path(__file__).parent / "books"


def book(path: Path, **sheets: Iterable[Iterable[Any]]) -> Path:
    """An XLSX file with these sheets, as another program writes it."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    return path


def score(cells: list[str]) -> int:
    return headers.score(cells, {})


def opened(path: Path, sheet: str = "") -> TableFile:
    return table_file(path, score, FileChoice(sheet=sheet))


def cells_of(path: Path, sheet: str = "") -> list[tuple[int, list[str]]]:
    return [(row.line, row.cells) for row in opened(path, sheet).rows()]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (45231.0, "45231"),
        (359888123456.0, "359888123456"),
        (8.9e9, "8900000000"),
        (1e20, "100000000000000000000"),
        (0.1 + 0.2, "0.3"),
        (1234.5, "1234.5"),
        (1.234, "1.2340"),  # a number, and no thousand
        (-0.00001, "-0.00001"),
        (7, "7"),
        (True, "true"),
        (date(2026, 1, 5), "2026-01-05"),
        (datetime(2026, 1, 5, tzinfo=UTC), "2026-01-05"),
        (datetime(2026, 1, 5, 10, 30, tzinfo=UTC), "2026-01-05 10:30"),
        (time(9, 5), "09:05"),
        (timedelta(hours=30), "30:00"),
        ("Алфа", "Алфа"),
    ],
)
def test_cells_are_those_of_a_csv_file(value: Value, text: str) -> None:
    assert cell_text(value) == text


def test_a_list_of_accounts_in_a_workbook(tmp_path: Path) -> None:
    """A title above, an empty column and rows: days, phones and numbers as a CSV file would have them."""
    rows: list[list[Any]] = [
        [None, "Clients of 2026"],
        [],
        [None, "Company", "City", "EIK", "Contact person", "Mobile", "Birthday", "Contract end", "Key"],
        [None, "Alfa", "Sofia", 131129282, "Ana Ilieva", 359888123456, date(1980, 3, 4), date(2027, 1, 31), True],
        [],
        [None, "Beta", "#REF!", None, None, None, None, None, False],
        [None, "Total", 2],
    ]  # fmt: skip
    path = book(tmp_path / "clients.xlsx", Clients=rows)
    sheet = read_accounts(path, today=date(2026, 2, 1))
    assert (sheet.form, sheet.sheet, sheet.header_line) == ("XLSX", "Clients", 3)
    assert [row.entry.name for row in sheet.rows] == ["Alfa", "Beta"]
    alfa, beta = sheet.rows
    assert (alfa.line, alfa.entry.registration_number, alfa.entry.renewal_on) == (
        4,
        "131129282",
        date(2027, 1, 31),
    )
    assert alfa.entry.is_key and not beta.entry.is_key and beta.entry.city == ""
    assert alfa.contact is not None and alfa.contact.birthday is not None
    assert alfa.contact.birthday.typed == "04.03.1980"
    assert alfa.contact.reaches[0].value == "359888123456"
    assert not sheet.bad and sheet.footer == (7,)
    assert list_kind(path) == (ListKind.ACCOUNTS, "Clients")


def test_sales_in_a_workbook(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Клиент", "Дата", "Сума"],
        ["Алфа", date(2026, 1, 5), 1.234],
        ["Алфа", date(2026, 1, 6), 1000],
    ]
    path = book(tmp_path / "sales.xlsx", Лист1=rows)
    sheet = read_sales(path).sheet
    assert [(one.month_on, one.revenue) for one in sheet.sums] == [(date(2026, 1, 1), 100123)]
    assert list_kind(path) == (ListKind.SALES, "Лист1")


def test_an_old_workbook_with_a_hidden_sheet() -> None:
    path = BOOKS / "clients.xls"
    sheet = read_accounts(path)
    assert (sheet.form, sheet.sheet, sheet.other_sheets) == ("XLS", "Клиенти", ("Notes",))
    assert [row.entry.name for row in sheet.rows] == ["Алфа", "Бета"]
    assert sheet.rows[0].entry.renewal_on == date(2027, 1, 31)
    assert [row.entry.name for row in read_accounts(path, choice=FileChoice(sheet="old")).rows] == ["Скрит"]


def test_an_old_workbook_whose_sectors_go_on_beyond_its_end_is_no_workbook(tmp_path: Path) -> None:
    content = bytearray((BOOKS / "clients.xls").read_bytes())
    content[68:72] = (5_000_000).to_bytes(4, "little")  # where the list of sectors goes on
    path = tmp_path / "clients.xls"
    path.write_bytes(content)
    assert xls_facts(bytes(content)) == {}
    with contextlib.suppress(SheetError):
        read_accounts(path)


def test_the_sheet_that_is_meant_or_the_choices(tmp_path: Path) -> None:
    accounts = [["Company", "City", "Phone"], ["Alfa", "Sofia", "02"]]
    path = book(tmp_path / "a.xlsx", Cover=[["made by Ana"]], List=accounts, Empty=[])
    assert opened(path).sheet == "List" and opened(path).other_sheets == ("Cover",)
    path = book(tmp_path / "b.xlsx", North=accounts, South=accounts)
    with pytest.raises(WhichSheet, match="“North”, “South”") as asked:
        opened(path)
    assert asked.value.sheets == ["North", "South"] and "--sheet" in str(asked.value)
    assert opened(path, "south").sheet == "South"
    with pytest.raises(WhichSheet, match="no sheet “West”"):
        opened(path, "West")
    with pytest.raises(EmptyFile):
        opened(book(tmp_path / "c.xlsx", Empty=[]))


def test_merged_cells_hold_for_each_of_their_rows_but_sums_only_once(tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in (
        ["Company", "Contact person", "Potential"],
        ["Alfa", "Ana", 100],
        [None, "Boris", None],
        ["Beta", "Vera"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("C2:C3")
    sheet.merge_cells("A6:C6")
    made.save(path)
    assert cells_of(path)[1:] == [(2, ["Alfa", "Ana", "100"]), (3, ["Alfa", "Boris"]), (4, ["Beta", "Vera"])]


def test_merged_cells_of_ods_hold_for_each_of_their_rows_too(tmp_path: Path) -> None:
    text = '<table:table-cell office:value-type="string" {}><text:p>{}</text:p></table:table-cell>'
    covered = "<table:covered-table-cell/>"
    rows = (
        text.format("", "Company") + text.format("", "Contact person"),
        text.format('table:number-rows-spanned="2"', "Alfa") + text.format("", "Ana"),
        covered + text.format("", "Boris"),
        text.format("", "Beta")
        + text.format('table:number-columns-spanned="2" table:number-rows-spanned="1"', "Vera"),
    )
    path = ods(tmp_path / "a.ods", "".join(f"<table:table-row>{row}</table:table-row>" for row in rows))
    assert cells_of(path)[1:] == [(2, ["Alfa", "Ana"]), (3, ["Alfa", "Boris"]), (4, ["Beta", "Vera"])]


def test_errors_are_kept_and_formulas_without_a_value_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(["Company", "City"])
    sheet.append(["Alfa", "#N/A"])
    sheet["B2"].data_type = "e"
    made.save(path)
    assert cells_of(path) == [(1, ["Company", "City"]), (2, ["Alfa", "#N/A"])]
    sheet["B3"] = "=B2&B1"
    made.save(path)
    with pytest.raises(NotCalculated, match="row 3"):
        opened(path)


CELL = '<c r="{}" t="inlineStr"><is><t>x</t></is></c>'


def packed(path: Path, **parts: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def far_away(path: Path) -> None:
    """A sheet of two cells, one of them the last that there can be."""
    book(path, List=[["Company"]])
    swap(
        path,
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        f'<row r="1048576">{CELL.format("XFD1048576")}</row></sheetData>'.encode(),
    )


def swap(path: Path, part: str, old: bytes, new: bytes) -> None:
    """Change what stands in a part of an archive."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    packed(path, **(parts | {part: parts[part].replace(old, new)}))


def ods(path: Path, rows: str) -> Path:
    head = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    )
    end = "</table:table></office:spreadsheet></office:body></office:document-content>"
    return packed(
        path,
        mimetype="application/vnd.oasis.opendocument.spreadsheet",
        **{
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f'{head}<table:table table:name="List">{rows}{end}',
        },
    )


def repeated(path: Path) -> None:
    """An ODS file of a few hundred bytes with a cell that stands in all columns of a million rows."""
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    ods(path, f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


def locked(path: Path) -> None:
    """What Excel makes of a workbook with a password, as far as it is looked at."""
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(900)
    )


def binary(path: Path) -> None:
    packed(path, **{"xl/workbook.bin": "x", "xl/worksheets/sheet1.bin": "x"})


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (far_away, TooManyCells),
        (repeated, TooManyCells),
        (locked, HasPassword),
        (binary, BinarySheets),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(5000)), NoWorkbook),
        (lambda path: packed(path, **{"xl/workbook.xml": "\0" * 50}), BrokenWorkbook),
        (lambda path: path.write_bytes(b"PK\x03\x04xl/workbook" + bytes(100)), SheetError),
        (lambda path: path.mkdir(), NotAFile),
    ],
)
def test_what_is_hostile_is_a_sentence(
    tmp_path: Path, make: Callable[[Path], object], error: type[SheetError]
) -> None:
    path = tmp_path / "list.xlsx"
    make(path)
    with pytest.raises(error) as refused:
        opened(path)
    assert str(path) in str(refused.value) and str(refused.value).endswith(".")


def test_what_unpacks_to_more_than_is_read_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "LARGEST_UNPACKED", 1_000_000)
    path = book(tmp_path / "list.xlsx", List=[["Company"]])
    swap(path, "xl/worksheets/sheet1.xml", b"</sheetData>", b"</sheetData>" + bytes(1_000_000))
    with pytest.raises(TooManyCells):
        opened(path)


def test_a_sheet_without_rows_is_not_looked_through_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "LONGEST_ROW", 1_000_000)
    path = book(tmp_path / "list.xlsx", List=[["Company"]])
    swap(path, "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData>" + b"0" * 4_000_000)
    with pytest.raises(TooManyCells):
        opened(path)


def test_cells_that_are_only_coloured_and_empty_rows_to_the_end_are_no_bomb(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", List=[["Company", "City"], ["Alfa", "Sofia"]])
    swap(
        path,
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>',
    )
    assert len(cells_of(path)) == 2
    cell = '<table:table-cell office:value-type="string"><text:p>Company</text:p></table:table-cell>'
    empty = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    assert cells_of(ods(tmp_path / "b.ods", f"<table:table-row>{cell}</table:table-row>{empty}")) == [
        (1, ["Company"])
    ]


def test_a_workbook_that_is_too_large_or_changes_or_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "a.xlsx", List=[["Company"], ["Alfa"]])
    states = iter([(1, 1, 1), (2, 2, 2)])
    with monkeypatch.context() as patched:
        patched.setattr(file, "file_state", lambda _path: next(states))
        with pytest.raises(ChangedMeanwhile):
            opened(path)
    with monkeypatch.context() as patched:
        patched.setattr(file, "LARGEST_WORKBOOK", 100)
        with pytest.raises(FileTooLarge):
            opened(path)
    if hasattr(os, "geteuid") and os.geteuid():
        path.chmod(0)
        with pytest.raises(UnreadableFile):
            opened(path)


def test_more_parts_than_a_workbook_has_are_not_listed(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/workbook.xml", "x")
        for number in range(10_001):
            archive.writestr(str(number), "")
    path = tmp_path / "a.xlsx"
    path.write_bytes(made.getvalue())
    with pytest.raises(TooManyCells):
        read_table(path, score)


def errors_in_ods(path: Path) -> Path:
    """Errors as LibreOffice writes them, as older programs do, repeated, and in a sheet of its own."""
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="{}" {} table:number-columns-repeated="{}">'
        "<text:p>{}</text:p></table:table-cell>"
    )
    new = error.format("string", 'office:string-value="" calcext:value-type="error"', 2, "#DIV/0!")
    old = error.format("float", 'office:value="0"', 1, "Err:502")
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    return ods(
        path,
        f"{columns}<table:table-row>{text.format('Company') + text.format('City') + text.format('Phone')}</table:table-row>"
        f'<table:table-row table:visibility="filter">{text.format("Alfa")}{new}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="2">{text.format("Beta")}{old}</table:table-row>'
        f'</table:table><table:table table:name="Other"><table:table-row>{old}</table:table-row>',
    )


def test_errors_in_ods_and_xls_are_never_a_number_nor_nothing(tmp_path: Path) -> None:
    path = errors_in_ods(tmp_path / "a.ods")
    assert cells_of(path, "List")[1:] == [
        (2, ["Alfa", "#DIV/0!", "#DIV/0!"]),
        (3, ["Beta", "Err:502"]),
        (4, ["Beta", "Err:502"]),
    ]
    assert cells_of(path, "Other") == [(1, ["Err:502"])]
    assert cells_of(BOOKS / "errors.xls")[1:3] == [
        (2, ["Alfa", "Sofia", "#N/A", "true", "0.15", "2024-05-01"]),
        (3, ["#REF!", "Varna"]),
    ]
    sheet = read_accounts(path, choice=FileChoice(sheet="List"))
    assert (
        sheet.rows[0].entry.city == ""
        and "City is an error of the spreadsheet (#DIV/0!)" in sheet.rows[0].remarks[0]
    )
    old = read_accounts(BOOKS / "errors.xls")
    assert old.bad[0].reason == "the name is an error of the spreadsheet: #REF!"


def test_a_formula_of_ods_without_a_value_is_refused(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>Company</text:p></table:table-cell>'
    path = ods(
        tmp_path / "a.ods",
        f'<table:table-row>{cell}<table:table-cell table:formula="of:=1+1"/></table:table-row>',
    )
    with pytest.raises(NotCalculated, match="row 1"):
        opened(path)


def test_what_is_hidden_is_said(tmp_path: Path) -> None:
    said = " ".join(opened(BOOKS / "errors.xls").notes)
    assert (
        "hidden sheets, not read: “Hidden”" in said
        and "1 row is hidden" in said
        and "1 column is hidden" in said
    )
    assert opened(errors_in_ods(tmp_path / "a.ods"), "List").notes == (
        "1 row is hidden: it is read too",
        "1 column is hidden: it is read too",
    )
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in (["Company", "City"], ["Alfa", "Sofia"], ["Beta", "Varna"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = sheet.column_dimensions["B"].hidden = sheet.column_dimensions[
        "Z"
    ].hidden = True
    made.save(tmp_path / "a.xlsx")
    assert opened(tmp_path / "a.xlsx").notes == opened(errors_in_ods(tmp_path / "a.ods"), "List").notes
    assert opened(BOOKS / "clients.xls").notes == ("hidden sheets, not read: “Old”. Each by --sheet NAME",)


@pytest.mark.parametrize("cut", [30, 600, 1500, 3000])
def test_a_damaged_old_workbook_is_a_sentence_or_read_without_what_is_seen_besides(
    tmp_path: Path, cut: int
) -> None:
    content = (BOOKS / "errors.xls").read_bytes()
    path = tmp_path / "a.xls"
    path.write_bytes(content[:cut] + b"\xff" * 40 + content[cut + 40 :])
    with contextlib.suppress(SheetError):
        list(opened(path).rows())
