"""A CSV file as people have it: its encoding, its delimiter, its rows with their true line numbers.

`CsvFile` reads a file of any size as a stream, as often as it is asked; `read_table` takes a small one whole.
"""

import codecs
import csv
import hashlib
import io
import re
import stat
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of a file that is taken whole; a list of accounts is far below it."""
MOST_ROWS = 200_000
"""Rows of a file that is taken whole."""
LARGEST_STREAM = 4 * 1024**3
"""Bytes of a file that is read as a stream."""
LONGEST_CELL = 1_000_000
"""Characters; a longer cell is a quote that was never closed."""
DELIMITERS = (",", ";", "\t", "|")

_SAMPLE = 128 * 1024  # bytes or characters looked at to guess what a file is
_CHUNK = 1024 * 1024
_EIGHT_BIT_SAMPLE = 32_768  # bytes of lines with letters beyond ASCII
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

    def __init__(self, path: Path, largest: int) -> None:
        text = _("{path} is too large to be such a list: at most {megabytes} MB.")
        super().__init__(text.format(path=clean(str(path)), megabytes=largest // 2**20))


class TooManyRows(FileTooLarge):
    """More rows than a list of accounts can have."""

    def __init__(self, path: Path) -> None:
        text = _("{path} is too large to be such a list: at most {rows} rows.")
        SheetError.__init__(self, text.format(path=clean(str(path)), rows=MOST_ROWS))


class ChangedMeanwhile(SheetError):
    """Another program wrote to the file while it was read."""

    def __init__(self, path: Path) -> None:
        text = _("{path} was changed while it was read. Import it again when it is whole.")
        super().__init__(text.format(path=clean(str(path))))


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


class RawRow(NamedTuple):
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
    file = CsvFile(path, score, encoding, largest=LARGEST_FILE)
    rows: list[RawRow] = []
    for row in file.rows():
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise TooManyRows(path)
    return RawTable(file.encoding, file.delimiter, rows)


class CsvFile:
    """A CSV file that is read as a stream, as often as it is asked for its rows, and never held as a whole.

    Making one goes through the bytes once: what it is in, its delimiter and the digest of its content are
    known then. Raises SheetError for what is no CSV file, here and while the rows are read.
    """

    def __init__(
        self,
        path: Path,
        score: Callable[[list[str]], int],
        encoding: str = "",
        *,
        largest: int = LARGEST_STREAM,
    ) -> None:
        self.path = path
        with _opened(path, largest) as file:
            self._state = _state_of(path)
            self.size = self._state[1]
            bytes_seen = _look_through(path, file)
        self.digest = bytes_seen.digest
        """SHA-256 of the content."""
        self.encoding, self._start = _encoding_of(bytes_seen, encoding)
        self._has_nul = bytes_seen.has_nul
        self._file: BinaryIO | None = None
        sample = self._sample()
        _require_text(path, sample)
        self._skipped, self.delimiter = 0, ""
        """Lines at the top that are not part of the table."""
        if told := _FIRST_LINE_SEP.match(sample):
            self._skipped, self.delimiter = 1, told[1]
        self.delimiter = self.delimiter or guess_delimiter(sample, score)

    def rows(self) -> Generator[RawRow, None, None]:
        """The rows that are not blank. Raises UnclosedQuote, EmptyFile where there is no row, UnreadableFile,
        and ChangedMeanwhile if the file is another than when it was opened.
        """
        with _opened(self.path, LARGEST_STREAM) as file:
            self._require_unchanged()
            self._file = file
            is_empty = True
            try:
                for row in _rows(self._lines(file), self.delimiter, self._skipped):
                    is_empty = False
                    yield row
            except _OpenQuote as error:
                raise UnclosedQuote(self.path, error.line) from None
            except OSError as error:
                raise UnreadableFile(self.path, error.strerror or str(error)) from None
        if is_empty:
            raise EmptyFile(self.path)
        self._require_unchanged()

    @property
    def position(self) -> int:
        """How many bytes were read, as far as is known, by who goes through the rows now."""
        return self.size if self._file is None or self._file.closed else self._file.tell()

    def _require_unchanged(self) -> None:
        if _state_of(self.path) != self._state:
            raise ChangedMeanwhile(self.path)

    def _lines(self, file: BinaryIO) -> Iterable[str]:
        """The lines of the text, with their ends; without a byte order mark and NULs."""
        file.seek(self._start)
        text: Iterable[str] = io.TextIOWrapper(file, self.encoding, errors="replace", newline="")
        if self._has_nul:
            text = (line.replace("\0", "") for line in text)
        lines = iter(text)
        first = next(lines, "")
        return chain([first.removeprefix("\ufeff")], lines)

    def _sample(self) -> str:
        """The beginning of the text."""
        lines, length = [], 0
        with _opened(self.path, LARGEST_STREAM) as file:
            for line in self._lines(file):
                lines.append(line)
                length += len(line)
                if length >= _SAMPLE:
                    break
        return "".join(lines)[:_SAMPLE]


def _opened(path: Path, largest: int) -> BinaryIO:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise NotAFile(path)
        if status.st_size > largest:
            raise FileTooLarge(path, largest)
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise NoFileHere(path) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise UnreadableFile(path, getattr(error, "strerror", None) or str(error)) from None


def _state_of(path: Path) -> tuple[int, int, int]:
    """What is another once somebody writes to the file, or puts another in its place."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0, 0
    return status.st_ino, status.st_size, status.st_mtime_ns


class _Bytes(NamedTuple):
    """What one way through the bytes of a file told."""

    start: bytes
    has_nul: bool
    is_utf8: bool
    beyond_ascii: bytes
    """Some lines with letters beyond ASCII."""
    digest: str


def _look_through(path: Path, file: BinaryIO) -> _Bytes:
    """Go through the bytes once. Raises EmptyFile, NotText or UnreadableFile."""
    digest = hashlib.sha256()
    start, rest = b"", b""
    has_nul = has_content = False
    utf8 = _Utf8()
    beyond_ascii = bytearray()
    try:
        while chunk := file.read(_CHUNK):
            if not start:
                start = chunk[:_SAMPLE]
                refuse_other_kinds(path, start)
            digest.update(chunk)
            has_nul = has_nul or b"\0" in chunk
            has_content = has_content or bool(chunk.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"))
            utf8.take(chunk)
            if not chunk.isascii() and len(beyond_ascii) < _EIGHT_BIT_SAMPLE:
                lines = (rest + chunk).splitlines(keepends=True)
                rest = lines.pop() if lines and not lines[-1].endswith((b"\n", b"\r")) else b""
                rest = rest[:_CHUNK]
                beyond_ascii += b"".join(line for line in lines if not line.isascii())
            else:
                rest = b""
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from None
    if not has_content:
        raise EmptyFile(path)
    beyond_ascii += rest if not rest.isascii() else b""
    return _Bytes(
        start, has_nul, utf8.ends_well(), bytes(beyond_ascii[:_EIGHT_BIT_SAMPLE]), digest.hexdigest()
    )


# Encoding


def refuse_other_kinds(path: Path, start: bytes) -> None:
    """Raise NotText if a file begins as another kind of file does."""
    for sign, kind in _KINDS_OF_FILE:
        if start.startswith(sign):
            raise NotText(path, kind)


def _require_text(path: Path, sample: str) -> None:
    """Raise NotText for a web page or binary data, EmptyFile where no letter or digit stands at the beginning."""
    if _WEB_PAGE.match(sample[:200].encode("utf-8", "replace")):
        raise NotText(path, "html, xml")
    controls = sum(1 for char in sample if char < " " and char not in "\t\r\n\f\v\x1b\x1a")
    if controls > 8 and controls * 20 > len(sample):
        raise NotText(path, _("not text"))
    if not any(char.isalnum() for char in sample):
        raise EmptyFile(path)


def _encoding_of(seen: _Bytes, wanted: str) -> tuple[str, int]:
    """The encoding, and how many bytes stand before the text: `wanted`, else what the bytes say.

    BOM, UTF-16 by its NULs, strict UTF-8, then the likeliest 8-bit alphabet. Raises UnknownEncoding.
    """
    if wanted:
        try:
            b"".decode(wanted)
            io.TextIOWrapper(io.BytesIO(), wanted)
        except (LookupError, UnicodeError, ValueError):
            raise UnknownEncoding(wanted) from None
        return wanted, 0
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if seen.start.startswith(mark) and (name != "utf-8-sig" or seen.is_utf8):
            return name, 0
    before = len(codecs.BOM_UTF8) if seen.start.startswith(codecs.BOM_UTF8) else 0
    # Delimiters, digits and line ends of UTF-16 have a NUL for one half, always on the same side.
    sample = seen.start[before:]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if (even + odd) * 50 > len(sample) and min(even, odd) * 10 <= max(even, odd):
        return ("utf-16-le" if odd > even else "utf-16-be"), before
    return ("utf-8" if seen.is_utf8 else _eight_bit(seen.beyond_ascii)), before


class _Utf8:
    """Whether bytes are UTF-8, but for a few damaged ones among many letters of it."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._damaged = self._letters = 0
        self._is_between = True
        """Whether the bytes so far ended with a whole letter."""

    def take(self, chunk: bytes) -> None:
        """Look at the next bytes."""
        if self._is_between and chunk.isascii():
            return
        self._count(self._decoder.decode(chunk))
        self._is_between = not self._decoder.getstate()[0]

    def ends_well(self) -> bool:
        """The answer, once there are no more bytes."""
        self._count(self._decoder.decode(b"", final=True))
        return self._damaged * 3 <= self._letters

    def _count(self, text: str) -> None:
        if not text.isascii():
            damaged = text.count("\ufffd")
            self._damaged += damaged
            self._letters += sum(1 for char in text if char > "\x7f") - damaged


def _eight_bit(sample: bytes) -> str:
    """cp1251, cp1252 or one of their neighbours: the one that makes words of the bytes."""
    from charset_normalizer import from_bytes

    try:
        chaos_of = {match.encoding: match.chaos for match in from_bytes(sample, cp_isolation=_EIGHT_BIT)}
    except (ValueError, LookupError, UnicodeError):
        chaos_of = {}
    text = sample.decode("cp1251", "replace")
    if not chaos_of:
        return "cp1252" if _mixes_alphabets(text) else "cp1251"
    best = min(chaos_of, key=lambda name: chaos_of[name])
    # Short Bulgarian samples leave it undecided; a word of two alphabets tells that it is not.
    if chaos_of.get("cp1251", 1.0) <= chaos_of[best] + 0.02 and not _mixes_alphabets(text):
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
    ranked: dict[str, tuple[int, float]] = {}
    for delimiter in DELIMITERS:
        sample: list[list[str]] = []
        with suppress(_OpenQuote), closing(_rows(io.StringIO(text, newline=""), delimiter)) as rows:
            sample += [row.cells for row in islice(rows, _SAMPLE_ROWS)]
        known = max((score(cells) for cells in sample[:30]), default=0)
        best = max((_filled(cells) for cells in sample[:30] if score(cells) == known), default=0)
        widths = Counter(len(cells) for cells in sample)
        alike = sum(n * (width - 1) / width for width, n in widths.items() if width) / (len(widths) or 1)
        if best <= 1 and known:
            alike = -alike  # a list of one column: signs within its values do not part them
        ranked[delimiter] = (known, alike)
    return max(ranked, key=lambda delimiter: ranked[delimiter])


def _filled(cells: list[str]) -> int:
    return sum(1 for cell in cells if cell and not cell.isspace())


class _OpenQuote(Exception):
    """A quote is never closed in the row that begins on `line`."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _rows(lines: Iterable[str], delimiter: str, skipped: int = 0) -> Generator[RawRow, None, None]:
    """The rows that are not blank, below the `skipped` first lines. Raises _OpenQuote."""
    limit = csv.field_size_limit(LONGEST_CELL)  # the module's own would refuse a long note
    try:
        reader = csv.reader(chain(lines, [_END]), delimiter=delimiter)
        line, after_blank = 1, False
        make = tuple.__new__  # half of what calling RawRow costs, for each line of a long file
        try:
            for cells in reader:
                if not cells or not (cells[0].strip() or any(map(str.strip, cells))):
                    after_blank = True
                elif _END in cells[-1]:  # alone in its row, unless a quote let it into one
                    if cells != [_END]:
                        raise _OpenQuote(line)
                elif line > skipped:
                    yield make(RawRow, (line, reader.line_num, cells, after_blank))
                    after_blank = False
                line = reader.line_num + 1
        except csv.Error:  # a cell beyond the limit: a quote left open long before the end
            raise _OpenQuote(line) from None
    finally:
        csv.field_size_limit(limit)
