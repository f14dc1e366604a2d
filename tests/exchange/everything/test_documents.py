"""A workbook and a document of everything, read by programs that did not write them."""

import errno
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kamtui.exchange.everything import workbook
from kamtui.exchange.everything.document import write_document
from kamtui.exchange.everything.source import Account
from kamtui.exchange.everything.workbook import write_workbook
from kamtui.exchange.own_file import PlaceTaken
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError
from kamtui.store.book.migrations import VERSION
from kamtui.store.records.kinds import Holds, kinds
from tests.build import an_account, dump
from tests.exchange.everything.test_round_trip import MADE_AT, quiet


def sheets_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of each sheet by their titles; nothing in them is a formula or a link."""
    sheets: dict[str, list[dict[str, Any]]] = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        head, *rows = sheet.iter_rows()
        assert sheet.freeze_panes == "A2"
        assert not any(cell.data_type == "f" or cell.hyperlink for row in rows for cell in row)
        titles = [str(cell.value) for cell in head]
        assert len(set(titles)) == len(titles)
        sheets[sheet.title] = [dict(zip(titles, (cell.value for cell in row), strict=True)) for row in rows]
    return sheets


def test_a_workbook_has_a_sheet_for_each_kind_with_days_and_numbers(
    filled_book: Book, tmp_path: Path, in_sofia: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_account(filled_book, "=1+1", website="https://x.example", note="д" * 40_000)
    written = write_workbook(filled_book, tmp_path / "all.xlsx", MADE_AT, quiet)
    sheets = sheets_of(tmp_path / "all.xlsx")
    whole = dump(filled_book)
    assert {name: len(rows) for name, rows in sheets.items()} == {
        "about": 3, **{name: len(rows) for name, rows in whole.items()}
    }  # fmt: skip
    assert written == (sum(map(len, whole.values())), len(whole) + 1, 1)
    acme, *_others, evil = sheets["account"]
    assert (f"{acme['renewal_on']}", acme["estimated_spend"]) == ("2027-03-01 00:00:00", 1234.56)
    assert acme["is_key"] == "yes" and acme["id"].startswith("id")
    assert (evil["name"], len(evil["note"])) == ("=1+1", workbook.LONGEST_TEXT)
    [call, *_more] = sheets["call"]
    assert (f"{call['held_at']}", call["account"]) == ("2026-11-22 14:00:00", "Acme")
    assert sheets["tie"][0]["from_person"] == "Мария Иванова"
    assert (tmp_path / "all.xlsx").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.suffix not in (".db", ".db-journal")] == [
        "all.xlsx"
    ]
    with pytest.raises(PlaceTaken):
        write_workbook(filled_book, tmp_path / "all.xlsx", MADE_AT, quiet)

    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    write_workbook(filled_book, tmp_path / "long.xlsx", MADE_AT, quiet)
    parted = sheets_of(tmp_path / "long.xlsx")
    assert parted["reach"] + parted["reach 2"] == sheets["reach"][:4]


def test_a_document_holds_every_record_exactly(filled_book: Book, tmp_path: Path) -> None:
    whole = dump(filled_book)
    assert write_document(filled_book, tmp_path / "all.json", MADE_AT, quiet) == sum(map(len, whole.values()))
    read = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"), parse_float=Decimal)
    assert read.pop("kamtui") == {"format": VERSION, "currency": "EUR", "made_at": MADE_AT, "account": None}
    assert list(read) == [kind.name for kind in kinds()]
    for kind in kinds():
        rows = [
            tuple(_stored(column.holds, row[column.title]) for column in kind.columns)
            for row in read[kind.name]
        ]
        columns = [column.name for column in kind.columns]
        assert rows == filled_book.rows(f"SELECT {', '.join(columns)} FROM {kind.name} ORDER BY id")

    account_id, name = filled_book.rows("SELECT id, name FROM account WHERE name = 'Acme'")[0]
    write_document(filled_book, tmp_path / "acme.json", MADE_AT, quiet, account=Account(account_id, name))
    some = json.loads((tmp_path / "acme.json").read_text(encoding="utf-8"))
    assert some["kamtui"]["account"] == "Acme"
    assert [account["name"] for account in some["account"]] == ["Acme"]


def _stored(holds: Holds, value: Any) -> Any:
    if value is None:
        return None
    if holds is Holds.ID:
        return int(value.removeprefix("id"))
    if holds in (Holds.AMOUNT, Holds.MEASURE):
        return int(Decimal(value).scaleb(2 if holds is Holds.AMOUNT else 3))
    if holds is Holds.DAY:
        date.fromisoformat(value)
    return int(value) if holds is Holds.FLAG else value


def test_what_ends_the_writing_leaves_nothing(filled_book: Book, tmp_path: Path) -> None:
    def stop(done: int, whole: int) -> None:
        raise KeyboardInterrupt

    before = sorted(tmp_path.iterdir())
    for write in (write_workbook, write_document):
        with pytest.raises(KeyboardInterrupt):
            write(filled_book, tmp_path / "x", MADE_AT, stop)
    assert sorted(tmp_path.iterdir()) == before


def test_a_disk_that_is_full_leaves_a_sentence_and_nothing_else(
    filled_book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(part: workbook._Part, data: bytes) -> int:
        if part.is_given_up:
            return len(data)
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(workbook._Part, "write", full)
    with pytest.raises(BookError, match="No space left"):
        write_workbook(filled_book, folder / "all.xlsx", MADE_AT, quiet)
    assert list(folder.iterdir()) == []


def test_what_is_given_up_is_written_no_further(tmp_path: Path) -> None:
    with workbook._Part(tmp_path / "part") as part:
        part.write(b"ab")
        part.flush()
        part.is_given_up = True
        assert (part.write(b"cde"), part.seek(7), part.tell()) == (3, 0, 0)
        part.flush()
    assert (tmp_path / "part").read_bytes() == b"ab"
