"""A CSV file as people have it: its encoding, its delimiter, its rows with their true line numbers."""

import codecs
import csv
import io
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kamtui.domain.language import _
from kamtui.domain.text import clean

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes; a list of accounts or sales is far below it."""
MOST_ROWS = 200_000
MOST_LINES = 5_000_000
DELIMITERS = (",", ";", "\t", "|")

_SAMPLE = 128 * 1024  # characters looked at to guess the delimiter
_SAMPLE_ROWS = 200
_END = "\0end"  # a last line that no file can hold: NULs are dropped before
_EIGHT_BIT = ["cp1251", "cp1252", "cp866", "koi8_r", "iso8859_5"]
_KINDS_OF_FILE = (
    (b"PK\x03\x04", "xlsx, ods, zip"),
    (b"\xd0\xcf\x11\xe0", "xls, doc"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"SQLite format 3", "sqlite"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
)
_WEB_PAGE = re.compile(rb"\s*<(!doctype|html|\?xml|table|meta)", re.IGNORECASE)
_FIRST_LINE_SEP = re.compile(r'"?sep=([,;\t|:^~])"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


class SheetError(Exception):
    """A file that cannot be taken as the list it should be, as a sentence that says what to do."""


class NoFileHere(SheetError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("There is no file {path}. Check the name.").format(path=clean(str(path))))


class NotAFile(SheetError):
    """A folder, pipe or device."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("{path} is not a file: name the CSV file itself.").format(path=clean(str(path))))


class UnreadableFile(SheetError):
    """The system does not let us read it."""

    def __init__(self, path: Path, why: str) -> None:
        text = _("{path} cannot be read ({why}).")
        super().__init__(text.format(path=clean(str(path)), why=clean(why)))


class FileTooLarge(SheetError):
    """More than a list of accounts or sales can be."""

    def __init__(self, path: Path) -> None:
        text = _("{path} is too large to be such a list: at most {megabytes} MB and {rows} rows.")
        super().__init__(text.format(path=clean(str(path)), megabytes=LARGEST_FILE // 2**20, rows=MOST_ROWS))


class EmptyFile(SheetError):
    """Nothing in it."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("{path} is empty.").format(path=clean(str(path))))


class NotText(SheetError):
    """A workbook, picture or other binary file."""

    def __init__(self, path: Path, kind: str) -> None:
        text = _("{path} is not a CSV file ({kind}): open it in its program and save it as CSV.")
        super().__init__(text.format(path=clean(str(path)), kind=kind))


class UnknownEncoding(SheetError):
    """An encoding that was asked for and that nobody knows."""

    def __init__(self, encoding: str) -> None:
        text = _("There is no encoding “{encoding}”; try utf-8, utf-16 or cp1251.")
        super().__init__(text.format(encoding=clean(encoding)))


class UnclosedQuote(SheetError):
    """A quote that opens a cell and is never closed, so that the rest of the file is one cell."""

    def __init__(self, path: Path, line: int) -> None:
        text = _('{path}, line {line}: a quote (") is opened and never closed. Close or delete it.')
        super().__init__(text.format(path=clean(str(path)), line=line))


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands: its first and last physical line, and whether blank lines stand above it."""

    line: int
    last_line: int
    cells: list[str]
    after_blank: bool


@dataclass(frozen=True, slots=True)
class RawTable:
    """The rows of a file that are not blank."""

    encoding: str
    delimiter: str
    rows: list[RawRow]


def read_table(path: Path, score: Callable[[list[str]], int], encoding: str = "") -> RawTable:
    """The rows of the CSV file at `path`. Raises SheetError.

    `score` says how much of a row of cells is known as headers, which tells the delimiter better
    than any count of signs. `encoding` overrides the guess.
    """
    text, encoding = decode(path, _bytes(path), encoding)
    if not any(char.isalnum() for char in text):
        raise EmptyFile(path)
    if text.count("\n") + text.count("\r") > MOST_LINES:
        raise FileTooLarge(path)
    skip, delimiter = 0, ""
    if told := _FIRST_LINE_SEP.match(text):
        skip, delimiter = 1, told[1]
    delimiter = delimiter or guess_delimiter(text, score)
    rows: list[RawRow] = []
    for row in _rows(text, delimiter):
        if row is None:
            raise UnclosedQuote(path, rows[-1].line if rows else 1)
        if row.line > skip:
            rows.append(row)
        if len(rows) > MOST_ROWS:
            raise FileTooLarge(path)
    if not rows:
        raise EmptyFile(path)
    return RawTable(encoding, delimiter, rows)


def _bytes(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise NotAFile(path)
        if found.st_size > LARGEST_FILE:
            raise FileTooLarge(path)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise NoFileHere(path) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise UnreadableFile(path, getattr(error, "strerror", None) or str(error)) from None
    if len(data) > LARGEST_FILE:
        raise FileTooLarge(path)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise EmptyFile(path)
    return data


# Encoding


def decode(path: Path, data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text of a file's bytes, without NULs, and the encoding it was taken to be in."""
    for start, kind in _KINDS_OF_FILE:
        if data.startswith(start):
            raise NotText(path, kind)
    if encoding:
        try:
            text = data.decode(encoding, "replace")
        except (LookupError, UnicodeError, ValueError):
            raise UnknownEncoding(encoding) from None
        text = text.removeprefix("\ufeff")
    else:
        text, encoding = _decode(data)
    text = text.replace("\0", "")
    sample = text[:_SAMPLE]
    if _WEB_PAGE.match(sample[:200].encode("utf-8", "replace")):
        raise NotText(path, "html, xml")
    controls = sum(1 for char in sample if char < " " and char not in "\t\r\n\f\v\x1b\x1a")
    if controls > 8 and controls * 20 > len(sample):
        raise NotText(path, _("not text"))
    return text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    """BOM, UTF-16 by its NULs, strict UTF-8, then the likeliest 8-bit alphabet. Never raises."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            if name == "utf-8-sig" and not _is_utf8(data):
                break
            return data.decode(name, "replace"), name
    data = data.removeprefix(codecs.BOM_UTF8)
    # Delimiters, digits and line ends of UTF-16 have a NUL for one half, always on the same side.
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if (even + odd) * 50 > len(sample) and min(even, odd) * 10 <= max(even, odd):
        name = "utf-16-le" if odd > even else "utf-16-be"
        return data.decode(name, "replace"), name
    if _is_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8"
    name = _eight_bit(data)
    return data.decode(name, "replace"), name


def _is_utf8(data: bytes) -> bool:
    """Whether it is UTF-8, but for a few damaged bytes among many letters of it."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        damaged = text.count("\ufffd")
        return damaged * 3 <= sum(1 for char in text if char > "\x7f") - damaged
    return True


def _eight_bit(data: bytes) -> str:
    """cp1251, cp1252 or one of their neighbours: the one that makes words of the bytes."""
    from charset_normalizer import from_bytes

    lines = [line for line in data.splitlines() if not line.isascii()]
    sample = b"\n".join(lines)[:32_768]
    try:
        found = {match.encoding: match.chaos for match in from_bytes(sample, cp_isolation=_EIGHT_BIT)}
    except (ValueError, LookupError, UnicodeError):
        found = {}
    text = sample.decode("cp1251", "replace")
    if not found:
        return "cp1252" if _mixes_alphabets(text) else "cp1251"
    best = min(found, key=lambda name: found[name])
    # Short Bulgarian samples leave it undecided; a word of two alphabets tells that it is not.
    if found.get("cp1251", 1.0) <= found[best] + 0.02 and not _mixes_alphabets(text):
        return "cp1251"
    return "cp1252" if best == "cp1251" and _mixes_alphabets(text) else best


def _mixes_alphabets(text: str) -> bool:
    """Whether most words with Cyrillic letters also have Latin ones, as “Cafй” read wrongly has."""
    words = re.findall(r"[^\W\d_]+", text)
    cyrillic = [word for word in words if re.search("[\u0400-\u04ff]", word)]
    mixed = [word for word in cyrillic if re.search("[a-zA-Z]", word)]
    return len(mixed) * 2 > len(cyrillic)


# Delimiter and rows


def guess_delimiter(text: str, score: Callable[[list[str]], int]) -> str:
    """The delimiter under which most headers are known, and then under which rows are most alike."""
    ranked = []
    for delimiter in DELIMITERS:
        sample = []
        for row in _rows(text[:_SAMPLE], delimiter):
            if row is not None:
                sample.append(row.cells)
            if len(sample) >= _SAMPLE_ROWS:
                break
        known = max((score(cells) for cells in sample[:30]), default=0)
        best = max((_filled(cells) for cells in sample[:30] if score(cells) == known), default=0)
        widths = Counter(len(cells) for cells in sample)
        alike = sum(n * (width - 1) / width for width, n in widths.items() if width) / (len(widths) or 1)
        if best <= 1 and known:
            alike = -alike  # a list of one column: signs within its values do not part them
        ranked.append((known, alike, delimiter))
    return max(ranked, key=lambda one: one[:2])[2]


def _filled(cells: list[str]) -> int:
    return sum(1 for cell in cells if cell and not cell.isspace())


def _rows(text: str, delimiter: str) -> Iterator[RawRow | None]:
    """The rows that are not blank; None at the end if the last of them has a quote left open."""
    limit = csv.field_size_limit(LARGEST_FILE * 2)  # the module's own would refuse a long note
    try:
        reader = csv.reader(chain(io.StringIO(text, newline=""), [_END]), delimiter=delimiter)
        line, after_blank = 1, False
        try:
            for cells in reader:
                if cells == [_END]:
                    return
                unclosed = bool(cells) and cells[-1].endswith(_END)
                if unclosed or _filled(cells):
                    yield RawRow(line, reader.line_num, cells, after_blank)
                    after_blank = False
                else:
                    after_blank = True
                if unclosed:
                    yield None
                    return
                line = reader.line_num + 1
        except csv.Error:  # nothing known raises it here; a row left open is the honest guess
            yield None
    finally:
        csv.field_size_limit(limit)
