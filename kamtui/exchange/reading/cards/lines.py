"""The cards of a file, each with its properties; each card by itself, so that a broken one spoils no other.

Lines are put together as bytes, because some programs fold amid a letter, and turned into text only then: in what the
property says (CHARSET), else UTF-8, else what the file seems to be in. Pictures and sounds are passed over line by
line and never held.
"""

import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_LONGEST_LINE = 1_000_000
"""Bytes kept of a line, and of a property."""
_MOST_PROPERTIES = 2_000
_DEEPEST = 20
_PASSED_OVER = frozenset(
    ("PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-MS-OL-DESIGN", "X-EVOLUTION-LOGO")
)
"""Properties that hold data and no words."""
_PROPERTY = re.compile(rb"\s*((?:[\w-]+\.)?(?:[\w-]+|[Xx]-[\w/-]+))\s*[;:]")
_CHUNK = 64 * 1024
_ONE_BYTE = re.compile(
    r"(x-)?(windows-?125\d|cp-?125\d|iso-?8859-?\d+|latin-?\d|koi8-?[ru]|mac.*)", re.IGNORECASE
)
OWN_TYPE = "own type"
"""What a type is kept under that somebody wrote in a phone: no parameter of a card is called so."""
_OWN_TYPE = re.compile(r"X-CUSTOM\((?:[\w-]+=[\w-]+,)*(.*)\)", re.IGNORECASE)


class Property(NamedTuple):
    """One property of a card: its name in capitals, its group ("item1"), what is said of it, its value as text."""

    name: str
    group: str
    about: tuple[tuple[str, str], ...]
    """Parameters: name in capitals and value; one without a name is a TYPE."""
    value: str

    def said(self, name: str) -> list[str]:
        """The values of a parameter, each by itself and in small letters."""
        return [
            part.strip().lower()
            for known, text in self.about
            if known == name
            for part in text.split(",")
            if part.strip()
        ]


@dataclass(slots=True)
class Card:
    """One card: the line where it begins, its version, and its properties in their order."""

    line: int
    version: str = ""
    properties: list[Property] = field(default_factory=list)


def cards(chunks: Iterable[bytes], encoding: str) -> Iterator[Card]:
    """The cards in the bytes of a file; one within another is a card of its own. `encoding` is what the file seems to be in."""
    return _Cards(encoding).read(_lines(chunks))


class _Cards:
    """Puts the lines of a file together to properties, and these to cards."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._open: list[Card] = []
        self._pending = bytearray()
        """The property that the next line may go on with."""
        self._begun = 0
        """The line where that property begins."""
        self._is_passed_over = False
        self._within: list[Card] = []
        """Cards that stood in one line of another, as 3.0 writes them."""

    def read(self, lines: Iterable[tuple[int, bytes]]) -> Iterator[Card]:
        for number, line in lines:
            if self._goes_on(line):
                continue
            self._close_property()
            word = line.strip().upper()
            if word.startswith((b"BEGIN:VCARD", b"AGENT:BEGIN:VCARD")) and b"\\N" not in word:
                if len(self._open) < _DEEPEST:
                    self._open.append(Card(number))
            elif word.startswith(b"END:VCARD"):
                if self._open:
                    yield from self._taken_within()
                    yield self._open.pop()
            elif self._open and not word.startswith(b"#"):
                name = _PROPERTY.match(line)
                self._is_passed_over = name is None or _bare(name[1]) in _PASSED_OVER
                self._pending = bytearray() if self._is_passed_over else bytearray(line)
                self._begun = number
        self._close_property()
        yield from self._taken_within()
        yield from reversed(self._open)

    def _taken_within(self) -> list[Card]:
        within, self._within = self._within, []
        return within

    def _goes_on(self, line: bytes) -> bool:
        """Whether a line goes on with the property above it; it is added then."""
        if self._pending and _is_soft_broken(self._pending):
            del self._pending[-1:]
            self._add(line)
            return True
        if line[:1] in (b" ", b"\t") and (self._pending or self._is_passed_over):
            # 2.1 folds at a blank, which stays; the later ones put one in.
            is_old = bool(self._open) and self._open[-1].version.startswith("2")
            self._add(
                b" " + line.strip() if is_old and b"BASE64" not in self._pending[:80].upper() else line[1:]
            )
            return True
        if not _PROPERTY.match(line) and line.strip() and not line.lstrip().startswith(b"#"):
            # A break that nobody marked: a line of a note, or of a picture.
            self._add(b"\\n" + line)
            return bool(self._pending) or self._is_passed_over
        return False

    def _add(self, more: bytes) -> None:
        if not self._is_passed_over and len(self._pending) + len(more) <= _LONGEST_LINE:
            self._pending += more

    def _close_property(self) -> None:
        if self._pending and self._open:
            card = self._open[-1]
            known = _property(bytes(self._pending), self._encoding)
            if known is not None and known.name == "VERSION":
                card.version = known.value.strip()
            elif (
                known is not None and known.name == "AGENT" and known.value.upper().startswith("BEGIN:VCARD")
            ):
                written = unescaped(known.value, "3.0").encode()
                self._within += [
                    Card(self._begun, within.version, within.properties)
                    for within in cards([written], "utf-8")
                    if within.properties
                ]
            elif known is not None and known.value.strip(" ;") and len(card.properties) < _MOST_PROPERTIES:
                card.properties.append(known)
        self._pending = bytearray()
        self._is_passed_over = False


def _bare(name: bytes) -> str:
    return name.rpartition(b".")[2].decode("ascii", "replace").upper()


def _is_soft_broken(line: bytes | bytearray) -> bool:
    """Whether a quoted-printable property goes on in the next line."""
    return line.endswith(b"=") and b"QUOTED-PRINTABLE" in line.partition(b":")[0].upper()


def _property(line: bytes, encoding: str) -> Property | None:
    head, value = _parted(line)
    if head is None:
        return None
    name, *about = _split(_decoded(head, "", encoding))
    group, _dot, bare = name.strip().rpartition(".")
    said = tuple(_parameter(text) for text in about)
    charset = next((text for known, text in said if known == "CHARSET"), "")
    coded = {text.upper() for known, text in said if known in ("ENCODING", "TYPE")}
    if "QUOTED-PRINTABLE" in coded:
        value = binascii.a2b_qp(value)
    elif coded & {"BASE64", "B"}:
        value = _from_base64(value)
    return Property(bare.upper(), group.lower(), said, _decoded(value, charset, encoding))


def _parted(line: bytes) -> tuple[bytes | None, bytes]:
    """What stands before the first colon outside quotes, and what behind it."""
    is_quoted = False
    for place, sign in enumerate(line):
        if sign == ord('"'):
            is_quoted = not is_quoted
        elif sign == ord(":") and not is_quoted:
            return line[:place], line[place + 1 :]
    head, colon, value = line.partition(b":")  # a quote that is never closed
    return (head, value) if colon else (None, b"")


def _split(head: str) -> list[str]:
    """Name and parameters, parted by semicolons outside quotes."""
    return re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', head)


def _from_base64(value: bytes) -> bytes:
    """What a value in base64 says; one that is none as it is written."""
    try:
        return binascii.a2b_base64(value.replace(b" ", b""), strict_mode=True)
    except binascii.Error:
        return value


def _parameter(text: str) -> tuple[str, str]:
    if own := _OWN_TYPE.fullmatch(text.strip().removeprefix("TYPE=")):
        return OWN_TYPE, _decoded(binascii.a2b_qp(own[1].encode()), "", "utf-8")
    name, sign, value = text.partition("=")
    if not sign:
        return "TYPE" if name.strip().upper() not in (
            "QUOTED-PRINTABLE",
            "BASE64",
        ) else "ENCODING", name.strip()
    return name.strip().upper(), value.strip().strip('"').replace("^n", "\n").replace("^'", '"').replace(
        "^^", "^"
    )


def _decoded(value: bytes, charset: str, encoding: str) -> str:
    """The text of a value: in its own charset where that is known and fits, else UTF-8, else as the file.

    What is whole letters of UTF-8 is never meant in an alphabet of one byte a letter, whatever the card says.
    """
    is_doubtful = _ONE_BYTE.fullmatch(charset) is not None and not value.isascii()
    for name, errors in (
        ("utf-8" if is_doubtful else "", "strict"),
        (charset.lower().removeprefix("x-"), "strict"),
        ("utf-8", "strict"),
        (encoding, "replace"),
        ("utf-8", "replace"),
    ):
        if name:
            try:
                return value.decode(name, errors).replace("\0", "")
            except (LookupError, ValueError):
                continue
    return ""


def unescaped(text: str, version: str) -> str:
    """A value as it is meant: `\\\\,` is a comma, and `\\\\n` a new line from 3.0 on."""
    signs = r"\\([\\;,:])" if version.startswith("2") else r"\\([\\;,:nN])"
    return re.sub(signs, lambda match: "\n" if match[1] in "nN" else match[1], text)


def parts_of(text: str, version: str) -> list[str]:
    """The parts of a value that semicolons part, each as it is meant."""
    if not text:
        return []
    parts = [""]
    # A backslash takes the sign behind it along: two of them before a semicolon are one that is meant.
    for piece in re.findall(r"\\.|[^\\;]+|;|\\", text, re.DOTALL):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return [unescaped(part, version).strip() for part in parts]


def _lines(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines of a file with their numbers, whatever ends them; of a longer one than any text the beginning."""
    rest = b""
    number = 0
    for chunk in chunks:
        if b"\n" not in chunk and b"\r" not in chunk and not rest.endswith(b"\r"):
            rest += chunk if len(rest) < _LONGEST_LINE else b""  # amid a line that may have twenty megabytes
            continue
        rest += chunk
        held = b""
        if rest.endswith(b"\r"):  # a line feed may follow
            rest, held = rest[:-1], b"\r"
        *lines, rest = re.split(rb"\r\n|\n|\r", rest)
        for line in lines:
            number += 1
            yield number, line
        rest = rest[: _LONGEST_LINE + _CHUNK] + held
    for line in re.split(rb"\r\n|\n|\r", rest):
        number += 1
        yield number, line
