"""Files that are no table are named by their first characters; a table is told to be one of accounts or of sales."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from kamtui.exchange.kinds import KindNotTold, ListKind, OtherKind, list_kind, require_table
from kamtui.exchange.reading import csv_text
from kamtui.exchange.reading.csv_text import SheetError
from tests.make_order_lines import write_order_lines

DATA = Path(os.environ.get("KAMTUI_DATA") or Path(__file__).parents[2].parent / "shared" / "data")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data folder is not here")


def archive(*names: str, mimetype: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for name in names:
            made.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b'{\n  "companies": [{"name": "Alfa"}]}', "JSON"),
        (b'[{"name": "Alfa"}]', "JSON"),
        (b'\xef\xbb\xbf [\n  ["Alfa", "Sofia"]\n]', "JSON"),
        (b'["Alfa", "Beta"]', "JSON"),
        (b"{}", "JSON"),
        (b"[]", "JSON"),
        (b"[1, 2]", "JSON"),
        (b'{"name": "Alfa"}\n{"name": "Beta"}\n', "JSON"),  # a line each
        ('{"name": "Алфа"}'.encode("utf-16"), "JSON"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", "vCard"),
        (b"\n begin:vcard\n", "vCard"),
        ("BEGIN:VCARD\nFN:Алфа\n".encode("utf-16"), "vCard"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "iCalendar"),
        (b"dn: cn=Maria,o=Alfa\ncn: Maria\n", "LDIF"),
        (b"version: 1\ndn: cn=Maria\n", "LDIF"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"<table><tr><td>Name</td></tr></table>", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"<accounts>\n <account/></accounts>", "XML"),
        (b"-- MySQL dump 10.13\n", "SQL"),
        (b"INSERT INTO accounts VALUES (1);\n", "SQL"),
        (b"From: maria@alfa.example\nSubject: list\n", "e-mail"),
        (b"SQLite format 3\0" + bytes(80), "SQLite"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "XLS"),
        (archive("xl/workbook.xml", "[Content_Types].xml"), "XLSX"),
        (archive("word/document.xml"), "document"),
        (archive("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ODS"),
        (archive("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "document"),
        (archive("list.csv"), "packed"),
        (b"PK\x03\x04 broken", "packed"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"\x89PNG\r\n", "picture"),
        (b"RIFF\0\0\0\0WEBP", "picture"),
        (b"!BDN" + bytes(20), "PST"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, content: bytes, named: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(OtherKind) as refused:
        require_table(path)
    assert named in str(refused.value) and str(path) in str(refused.value)
    assert str(refused.value).count(". ") >= 1  # and what to do
    with pytest.raises(OtherKind):
        list_kind(path)


@pytest.mark.parametrize(
    "text",
    [
        "Name,City\nAlfa,Sofia\n",
        "[/bold],City\nAlfa,Sofia\n",
        "{Name},City\nAlfa,Sofia\n",
        "[Name],[City]\n",
        '"[""x""]",City\n',
        "Number,From: to\n",
        "<Name>,City\n",
        "Begin,End\n",
        "",
    ],
)
def test_a_table_is_not_taken_for_something_else(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text)
    require_table(path)


def test_a_file_that_cannot_be_read_is_left_to_the_reader(tmp_path: Path) -> None:
    require_table(tmp_path)
    require_table(tmp_path / "none.csv")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        require_table(tmp_path / "pipe")  # without waiting for anybody to write into it


ACCOUNTS, SALES = ListKind.ACCOUNTS, ListKind.SALES


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Name,City\nAlfa,Sofia\n", ACCOUNTS),
        ("First Name,Last Name,Phone\nAna,Ilieva,0888\n", ACCOUNTS),
        ("Клиент;Град;Телефон;Оборот\nАлфа;София;02;100\n", ACCOUNTS),
        ("Customer,Month,Revenue\nAlfa,01.2026,100\nAlfa,02.2026,100\n", SALES),
        ("Customer,Order Date,Order ID,Sales\nAlfa,2026-01-05,1,10\nBeta,2026-01-05,2,10\n", SALES),
        ("Клиент;Дата;Фактура №;Сума\nАлфа;5.1.2026;1;10\n", SALES),
        ("Customer Name,City,Order Date,Sales\nAlfa,Sofia,2026-01-05,10\nAlfa,Varna,2026-01-06,20\n", SALES),
        ("Клиент;Януари 2026;Февруари 2026\nАлфа;10;20\n", SALES),
        ("CustomerID,Date,Amount\n7,2026-01-05,10\n7,2026-01-06,10\n", SALES),
        ("Клиент;Телефон;Януари 2026;Февруари 2026\nАлфа;02;10;20\n", None),
        ("Customer,Since date,Sales\nAlfa,2020-01-05,10\n", None),
        ("Customer,Revenue\nAlfa,10\n", None),
        ("What,Ever\nAlfa,10\n", None),
    ],
)
def test_accounts_or_sales(tmp_path: Path, text: str, kind: ListKind | None) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text)
    if kind is None:
        with pytest.raises(KindNotTold, match="kamtui import accounts"):
            list_kind(path)
    else:
        assert list_kind(path) is kind


@needs_data
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("crm/accounts.csv", ACCOUNTS),
        ("bulgarian/kam_clients_cp1251.csv", ACCOUNTS),
        ("bulgarian/retail_chains_bg.csv", ACCOUNTS),
        ("exports/google_contacts_new.csv", ACCOUNTS),
        ("exports/hubspot_companies.csv", ACCOUNTS),
        ("exports/hubspot_contacts.csv", ACCOUNTS),
        ("exports/linkedin_Connections.csv", ACCOUNTS),
        ("exports/outlook_desktop_bg_cp1251.csv", ACCOUNTS),
        ("exports/pipedrive_people.csv", ACCOUNTS),
        ("exports/salesforce_report_accounts_classic.csv", ACCOUNTS),
        ("exports/thunderbird.csv", ACCOUNTS),
        ("faults/04-people-only.csv", ACCOUNTS),
        ("faults/sf_upper.csv", ACCOUNTS),
        ("faults/orders_as_accounts.csv", SALES),
        ("faults/customerid.csv", SALES),
        ("faults/split_month_1.csv", SALES),
        ("faults/vat1.csv", SALES),
        ("sales/superstore_9994.csv", SALES),
        ("crm/sales_pipeline.csv", SALES),
    ],
)
def test_kinds_of_the_data_folder(name: str, kind: ListKind) -> None:
    assert list_kind(DATA / name) is kind


def test_the_kind_of_a_list_too_long_for_accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sales are read as a stream, so that a list of them may be longer than any of accounts."""
    monkeypatch.setattr(csv_text, "MOST_ROWS", 1000)
    monkeypatch.setattr(csv_text, "LARGEST_FILE", 50_000)
    path = tmp_path / "orders.csv"
    write_order_lines(path, 2000)
    assert list_kind(path) is SALES
    with pytest.raises(SheetError):
        csv_text.read_table(path, len)
