"""What a file is, known by its first bytes: text that may be a table, or something else, and what to do then."""

import codecs
import re
import zipfile
from pathlib import Path

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.reading.sheet_errors import NotText, SheetError

WORKBOOKS = frozenset(("xlsx", "ods", "ole"))
"""The kinds of files with sheets; an old Office file may be one."""
_HEAD = 4096  # bytes looked at
_LONGEST_DIRECTORY = 5 * 1024**2
"""Bytes of the list of what lies in an archive; Python's reader takes a hundred times as many."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"SQLite format 3\0", "sqlite"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"!BDN", "pst"),
    (b"\0\x01\0\0Standard ", "mdb"),
    (b"PAR1", "parquet"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
_BEGINNINGS: tuple[tuple[str, str], ...] = (
    (r"BEGIN:VCARD\b", "vcard"),
    (r"BEGIN:VCALENDAR\b", "icalendar"),
    (r"\{\s*(\"|\}|$)", "json"),
    (r"\[\s*([{\[\]]|\"[^\"\n]*\"\s*[,\]]|-?\d+(\.\d+)?\s*[,\]]|(true|false|null)\b)", "json"),
    (r"<!doctype html|<html|<head|<body|<table|<meta", "html"),
    (r"<\?xml|<[A-Za-z][\w:.-]*(\s[^<>]*)?>\s*<", "xml"),
    (r"(version:\s*\d+\s*)?dn::?\s", "ldif"),
    (r"--[^\n]*dump|(INSERT INTO|CREATE TABLE|BEGIN TRANSACTION|PRAGMA \w+)[\s=`\"\[]", "sql"),
    (r"(From|Return-Path|Received|Delivered-To|MIME-Version): ?\S", "mail"),
)
_CARDS = (".vcf", ".vcard")
_CARD = re.compile(rb"^\s*BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
"""How a card begins in a file of cards that has something above it."""
_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class OtherKind(NotText):
    """A file that is no table of text, named, with the way to one."""

    def __init__(self, path: Path, kind: str) -> None:
        name, way = _described(kind)
        text = _("{path} is {kind}, neither a spreadsheet nor a CSV file. {way}")
        SheetError.__init__(self, text.format(path=clean(str(path)), kind=name, way=way))


def kind_of(path: Path) -> str:
    """The kind of a file; "" for text that may be a table, and for one that cannot be read."""
    try:
        if not path.is_file():  # to open a pipe would wait for its other end
            return ""
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return ""
    kind = _kind_of(head)
    if kind in ("", "mail") and path.suffix.lower() in _CARDS and _CARD.search(head.replace(b"\0", b"")):
        return "vcard"
    return _kind_of_archive(path) if kind == "zip" else kind


def _kind_of(head: bytes) -> str:
    """The kind of a file by its first bytes; "" for text that may be a table."""
    for mark, kind in _MARKS:
        if head.startswith(mark):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image"
    encoding = next((name for mark, name in _ENCODINGS if head.startswith(mark)), "utf-8")
    text = head.decode(encoding, "replace").removeprefix("\ufeff").replace("\0", "").lstrip()
    for beginning, kind in _BEGINNINGS:
        if re.match(beginning, text, re.IGNORECASE):
            return kind
    return ""


def _kind_of_archive(path: Path) -> str:
    """What a ZIP file is, by the names of what lies in it: workbooks and texts are such files too."""
    try:
        if _directory_length(path) > _LONGEST_DIRECTORY:
            return "zip"
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()[:1000]
            if "mimetype" in names:
                told = archive.read("mimetype")[:100]
                return "ods" if b"spreadsheet" in told else "document"
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return "zip"
    for beginning, kind in (
        ("xl/", "xlsx"),
        ("word/", "document"),
        ("ppt/", "document"),
        ("Index/", "numbers"),
    ):
        if any(name.startswith(beginning) for name in names):
            return kind
    return "zip"


def _directory_length(path: Path) -> int:
    """How many bytes the list of what lies in an archive has, as its end says."""
    with path.open("rb") as file:
        end = file.seek(0, 2)
        file.seek(max(end - 65_557, 0))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    return int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0


def _described(kind: str) -> tuple[str, str]:
    """What a kind of file is called, and what to do with it."""
    as_csv = _("Open it in a spreadsheet and save the sheet as CSV (UTF-8).")
    export = _("Export the list as CSV from the program that wrote it.")
    contacts = _(
        "Read it into an address book (Google Contacts, Outlook, Thunderbird) and export that as CSV."
    )
    unpack = _("Unpack it first and name the file in it.")
    return {
        "json": (_("a JSON file"), export),
        "vcard": (_("a file of contact cards (vCard)"), _("It holds people: kamtui import accounts FILE")),
        "icalendar": (
            _("a calendar (iCalendar)"),
            _("Save what it holds as CSV: a list of calls or tasks can be taken in."),
        ),
        "ldif": (_("an address book in LDIF"), contacts),
        "html": (_("a web page (HTML)"), as_csv),
        "xml": (_("an XML file"), export),
        "sql": (_("a file of SQL"), export),
        "mail": (_("an e-mail"), _("Save the list that is attached to it, as CSV.")),
        "sqlite": (
            _("a database (SQLite)"),
            _("If it is a book of kamtui: kamtui --book FILE opens it. Otherwise export the list as CSV."),
        ),
        "pdf": (_("a PDF"), _("Ask for the list as a spreadsheet, and save that as CSV (UTF-8).")),
        "rtf": (_("a text document (RTF)"), as_csv),
        "document": (
            _("a text document"),
            _("Copy the table into a spreadsheet and save it as CSV (UTF-8)."),
        ),
        "numbers": (_("a Numbers workbook"), as_csv),
        "pst": (_("an Outlook data file (PST)"), _("Export the contacts from Outlook as CSV.")),
        "mdb": (_("an Access database"), export),
        "parquet": (_("a Parquet file"), export),
        "image": (_("a picture"), _("Ask for the list as a spreadsheet, and save that as CSV (UTF-8).")),
    }.get(kind, (_("a packed file ({kind})").format(kind=kind), unpack))
