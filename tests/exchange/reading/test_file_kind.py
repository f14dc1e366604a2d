"""Files that are no table are named by their first characters, and what to do with them is said."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from kamtui.exchange.importing.list_kind import list_kind
from kamtui.exchange.reading.file_kind import OtherKind, kind_of
from kamtui.exchange.reading.table_file import read_table


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
        (archive("word/document.xml"), "document"),
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
        read_table(path, len)
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
    assert not kind_of(path)


def test_a_file_that_cannot_be_read_is_left_to_the_reader(tmp_path: Path) -> None:
    assert not kind_of(tmp_path)
    assert not kind_of(tmp_path / "none.csv")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert not kind_of(tmp_path / "pipe")  # without waiting for anybody to write into it
