"""A CSV file as a stream: the same rows as often as they are asked for, and never more in memory than a few."""

import tracemalloc
from pathlib import Path

import pytest

from kamtui.exchange.reading import csv_text, encoding
from kamtui.exchange.reading.csv_text import CsvFile
from kamtui.exchange.reading.sheet_errors import ChangedMeanwhile, FileTooLarge, SheetError, UnclosedQuote
from kamtui.exchange.sales.file import read_sales
from tests.make_order_lines import write_order_lines


def opened(path: Path) -> CsvFile:
    return CsvFile(path, lambda cells: int("Name" in cells))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le"])
def test_rows_are_the_same_each_time(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    text = 'Name;City\r\n\r\nАлфа България;"два\r\nреда"\r\n;;\nБета Ритейл;София'
    path.write_bytes(text.encode(encoding))
    file = opened(path)
    rows = [(row.line, row.last_line, row.cells, row.after_blank) for row in file.rows()]
    assert rows == [
        (1, 1, ["Name", "City"], False),
        (3, 4, ["Алфа България", "два\r\nреда"], True),
        (6, 6, ["Бета Ритейл", "София"], True),
    ]
    assert [tuple(row) for row in file.rows()] == rows


def test_the_digest_is_that_of_the_content(tmp_path: Path) -> None:
    files = {}
    for name, text in (("a", "Name\nA\n"), ("b", "Name\nA\n"), ("c", "Name\nB\n")):
        path = tmp_path / f"{name}.csv"
        path.write_text(text)
        files[name] = opened(path).digest
    assert files["a"] == files["b"] != files["c"]


def test_a_file_that_is_written_to_meanwhile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,City\nA,B\n")
    file = opened(path)
    with path.open("a") as more:
        more.write("C,D\n")
    with pytest.raises(ChangedMeanwhile):
        list(file.rows())


def test_a_file_of_two_gigabytes_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "all.csv"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    monkeypatch.setattr(csv_text, "look_through", None)
    with pytest.raises(FileTooLarge, match="at most 1024 MB"):
        opened(path)


def test_a_quote_left_open_does_not_swallow_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_text, "LONGEST_CELL", 1000)
    path = tmp_path / "list.csv"
    path.write_text('Name,City\nA,B\n"C,D\n' + "E,F\n" * 1000 + '"\n')
    with pytest.raises(UnclosedQuote, match="line 3"):
        list(opened(path).rows())


@pytest.mark.slow
def test_a_long_list_of_sales_is_never_held_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four times as many lines of the same customers and days need about as much memory."""
    monkeypatch.setattr(encoding, "_CHUNK", 64 * 1024)
    path = tmp_path / "lines.csv"
    write_order_lines(path, 2_000)
    head, *body = path.read_text(encoding="utf-8").splitlines()
    peaks = []
    for times in (2, 8):
        path.write_text("\n".join([head, *body * times]), encoding="utf-8")
        tracemalloc.start()
        sheet = read_sales(path).sheet
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert sheet.rows + sheet.bad_count == 2_000 * times
    assert peaks[1] < 1.2 * peaks[0]


def test_a_line_without_an_end_and_a_row_without_bounds_are_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    monkeypatch.setattr(encoding, "_CHUNK", 64 * 1024)
    path.write_bytes(b"Name;City\n" + b"\0" * 300_000)
    monkeypatch.setattr(encoding, "_LONGEST_LINE", 150_000)
    with pytest.raises(SheetError, match="has no end"):
        CsvFile(path, lambda cells: 0)
    path.write_text("Name;" + ";" * 20_000 + "City\nAlfa\n")
    with pytest.raises(SheetError, match="line 1: more columns"):
        list(CsvFile(path, lambda cells: 0).rows())


@pytest.mark.parametrize(
    ("content", "notes"),
    [
        (
            b"name,city\nAl\x00fa,Sofia\nBeta,Ru\x07se\n" + b"Gama,Varna\n" * 9,
            "lines 2, 3: signs that nobody sees",
        ),
        (b"name,city\nAlfa,Sofia\r\n\x1bBeta,Ruse\x1a", "line 3: signs that nobody sees"),
        (b"name\tcity\x0b\nAlfa\tSofia\x0c\n\x1a", ""),
        ("name,city\nАлфа,София\n".encode("utf-16"), ""),
        ("name,city\nАлфа,София\n".encode("utf-16-le"), ""),
        (b"name\n" + b"\x01Alfa Foods of Sofia\n" * 8, "lines 2, 3, 4, 5, 6 and 3 more: signs"),
    ],
)
def test_signs_that_nobody_sees_are_left_out_and_said(tmp_path: Path, content: bytes, notes: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    assert "".join(CsvFile(path, lambda cells: len(cells)).notes).startswith(notes)
    assert bool(notes) == bool(CsvFile(path, lambda cells: len(cells)).notes)
