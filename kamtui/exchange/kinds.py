"""What a file is, known by its first characters: a list that can be taken in, or something else, and what to do then."""

import codecs
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from enum import Enum, auto
from itertools import islice
from pathlib import Path

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.reading import headers
from kamtui.exchange.reading.csv_text import CsvFile, NotText, SheetError
from kamtui.exchange.sales.meaning import headers as sales_headers

HEADER_ROWS = 30
"""Rows at the top among which the header is looked for."""
_LOOKED_AT = 500  # rows that help to tell what a table holds
_HEAD = 4096  # bytes looked at

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
        text = _("{path} is {kind}, not a CSV file. {way}")
        SheetError.__init__(self, text.format(path=clean(str(path)), kind=name, way=way))


class KindNotTold(SheetError):
    """A table that may hold either, or neither."""

    def __init__(self, path: Path, *, is_either: bool) -> None:
        text = (
            _("{path} may be a list of accounts or of sales.")
            if is_either
            else _("{path} does not say by its first lines whether it is a list of accounts or of sales.")
        )
        more = _("Say which: kamtui import accounts FILE, or: kamtui import sales FILE")
        super().__init__(text.format(path=clean(str(path))) + " " + more)


class ListKind(Enum):
    """What a table can be taken in as."""

    ACCOUNTS = auto()
    SALES = auto()


def require_table(path: Path) -> None:
    """Raise OtherKind where the file is a workbook, a card, a calendar, a picture …; a file not to be read passes."""
    try:
        if not path.is_file():  # to open a pipe would wait for its other end
            return
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return
    kind = _kind_of(head)
    if kind == "zip":
        kind = _kind_of_archive(path)
    if kind:
        raise OtherKind(path, kind)


def list_kind(path: Path) -> ListKind:
    """Whether a table is one of accounts or of sales, by its header and what stands under it. Raises SheetError.

    Only its first rows are looked at, however long it is.
    """
    require_table(path)

    def known(cells: list[str]) -> int:
        return max(headers.score(cells, {}), sales_headers.score(cells, {}))

    with closing(CsvFile(path, known).rows()) as all_rows:
        rows = list(islice(all_rows, _LOOKED_AT))
    header = max(range(min(len(rows), HEADER_ROWS)), key=lambda place: (known(rows[place].cells), -place))
    cells = rows[header].cells
    if not known(cells):
        raise KindNotTold(path, is_either=False)
    if sales_headers.score(cells, {}) == 0:
        return ListKind.ACCOUNTS
    if holds_order_lines(cells, [row.cells for row in rows[header + 1 :]]):
        return ListKind.SALES
    meanings = [meaning for cell in cells for meaning in _sales_meaning(cell)]
    tells_when = any(meaning.month_on or meaning.field in ("date", "month") for meaning in meanings)
    reaches = _ways_to_reach(cells)
    if reaches == tells_when:
        raise KindNotTold(path, is_either=True)
    return ListKind.ACCOUNTS if reaches else ListKind.SALES


def holds_order_lines(header: list[str], rows: list[list[str]]) -> bool:
    """Whether a table is one of orders or monthly sums: days or months, amounts, and customers that come again.

    A customer need not come again where the table also numbers its orders, invoices or documents.
    """
    meanings = {place: meaning.field for place, cell in enumerate(header) for meaning in _sales_meaning(cell)}
    if not {"date", "month"} & set(meanings.values()) or not _AMOUNTS & set(meanings.values()):
        return False
    who = min(
        (place for place, field in meanings.items() if field in ("name", "code", "number")), default=None
    )
    if who is None:
        return False
    if any(_ORDER_NUMBER.search(headers.header_key(cell)) for cell in header):
        return True
    names = [row[who].strip() for row in rows if who < len(row) and row[who].strip()]
    return len(set(names)) < len(names)


_AMOUNTS = frozenset((*sales_headers.AMOUNTS, "gross", "price", "gross_price"))
_ORDER_NUMBER = re.compile(
    r"\b(order|invoice|document|doc|transaction|receipt|porachka|faktura|dokument)\w* ?(id|no|number|nr|num)?\b(?! date)"
)


def _sales_meaning(header: str) -> Iterator[sales_headers.Meaning]:
    meaning = sales_headers.meaning_of(header) if header.strip() and len(header) <= 120 else None
    if meaning is not None:
        yield meaning


def _ways_to_reach(header: list[str]) -> bool:
    """Whether a header has what only a list of accounts or people has: phones, e-mails, people, notes."""
    fields = {meaning.field for cell in header if len(cell) <= 120 and (meaning := headers.meaning_of(cell))}
    return any(
        meaning.startswith(("contact_", "phone", "email", "web", "stage", "legal", "industry", "note"))
        for meaning in fields
    )


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


def _described(kind: str) -> tuple[str, str]:
    """What a kind of file is called, and what to do with it."""
    as_csv = _("Open it in a spreadsheet and save the sheet as CSV (UTF-8).")
    export = _("Export the list as CSV from the program that wrote it.")
    contacts = _(
        "Read it into an address book (Google Contacts, Outlook, Thunderbird) and export that as CSV."
    )
    unpack = _("Unpack it first and name the CSV file in it.")
    return {
        "json": (_("a JSON file"), export),
        "vcard": (_("a file of contact cards (vCard)"), contacts),
        "icalendar": (_("a calendar (iCalendar)"), _("Only lists of accounts and of sales are taken in.")),
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
        "xlsx": (_("an Excel workbook (XLSX)"), as_csv),
        "ole": (_("an old Office file (XLS, DOC or MSG)"), as_csv),
        "ods": (_("a workbook (ODS)"), as_csv),
        "numbers": (_("a Numbers workbook"), as_csv),
        "pst": (_("an Outlook data file (PST)"), _("Export the contacts from Outlook as CSV.")),
        "mdb": (_("an Access database"), export),
        "parquet": (_("a Parquet file"), export),
        "image": (_("a picture"), _("Ask for the list as a spreadsheet, and save that as CSV (UTF-8).")),
    }.get(kind, (_("a packed file ({kind})").format(kind=kind), unpack))
