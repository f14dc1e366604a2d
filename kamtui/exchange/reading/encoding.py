"""What the bytes of a text file say: its encoding, and the digest by which it is known again."""

import codecs
import hashlib
import io
import re
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kamtui.exchange.reading.sheet_errors import EmptyFile, EndlessLine, UnknownEncoding, UnreadableFile

SAMPLE = 128 * 1024
"""Bytes or characters at the beginning by which it is guessed what a file is."""
_CHUNK = 1024 * 1024
_LONGEST_LINE = 64 * _CHUNK  # bytes; a line is read as a whole
_EIGHT_BIT_SAMPLE = 32_768  # bytes of lines with letters beyond ASCII
_UNSEEN = bytes([*range(9), *range(14, 26), *range(27, 32), 127])
"""Control characters but for blanks, ends of lines and pages, and the sign by which DOS ended a file."""
_MOST_UNSEEN = 1000
"""Lines with them that are kept."""
_EIGHT_BIT = ["cp1251", "cp1252", "cp866", "koi8_r", "iso8859_5"]


class SeenBytes(NamedTuple):
    """What one way through the bytes of a file told."""

    start: bytes
    has_nul: bool
    is_utf8: bool
    beyond_ascii: bytes
    """Some lines with letters beyond ASCII."""
    digest: str
    unseen: tuple[int, ...] = ()
    """The lines with control characters, the first ones; in UTF-16 their bytes are halves of letters."""


def look_through(path: Path, file: BinaryIO) -> SeenBytes:
    """Go through the bytes once. Raises EmptyFile, UnreadableFile, or EndlessLine where no memory should be asked to hold a line."""
    digest = hashlib.sha256()
    start, rest = b"", b""
    has_nul = has_content = False
    utf8 = _Utf8()
    beyond_ascii = bytearray()
    unended = 0
    unseen = _Unseen()
    try:
        while chunk := file.read(_CHUNK):
            if not start:
                start = chunk[:SAMPLE]
            digest.update(chunk)
            unseen.take(chunk)
            end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            unended = unended + len(chunk) if end < 0 else len(chunk) - end
            if unended > _LONGEST_LINE:
                raise EndlessLine(path)
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
    return SeenBytes(
        start,
        has_nul,
        utf8.ends_well(),
        bytes(beyond_ascii[:_EIGHT_BIT_SAMPLE]),
        digest.hexdigest(),
        tuple(unseen.lines),
    )


def encoding_of(seen: SeenBytes, wanted: str) -> tuple[str, int]:
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


class _Unseen:
    """The lines of a text in which control characters stand, that nobody sees and that are never kept."""

    def __init__(self) -> None:
        self.lines: list[int] = []
        self._line = 1

    def take(self, chunk: bytes) -> None:
        """Look at the next bytes."""
        if len(self.lines) < _MOST_UNSEEN and len(chunk.translate(None, _UNSEEN)) < len(chunk):
            line, place = self._line, 0
            for found in re.finditer(b"[" + re.escape(_UNSEEN) + b"]", chunk):
                line += chunk.count(b"\n", place, found.start())
                place = found.start()
                if not self.lines or self.lines[-1] != line:
                    self.lines.append(line)
                if len(self.lines) >= _MOST_UNSEEN:
                    break
        self._line += chunk.count(b"\n")


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
