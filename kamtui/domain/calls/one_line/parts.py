"""What a line consists of, before anybody looks whom or what it means.

    metro, ivanova, petrov, visit yesterday: ok with 45 days =they: forecast by fri !fri send draft +Koleva/Fantastico %7

The head says with whom, how and when, commas between. A colon ends it, or the first sign. Behind it stands the note,
and, each from its sign to the next one: `=` a promise, `!` a next step, `+` a prospect named. `%` and a number is how
satisfied they are; the note goes on behind it. A sign is one only at the start of a word, with its word close behind:
"2 + 3", "ok!", "+2w", "8 % 10 pallets" and "+VAT" have none. A sign typed twice is one: "!!fri call".
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Sort(Enum):
    """What a part of a line is, as far as its signs tell."""

    HEAD = "head"
    NOTE = "note"
    PROMISE = "promise"
    STEP = "step"
    NAMED = "named"
    SATISFIED = "satisfied"


class Span(NamedTuple):
    """A part of a line: its words without signs and blanks around, and where it stands with them."""

    sort: Sort
    text: str
    start: int
    end: int


_SIDES = "we|they|both|ние|те|двете|nie|te|dvete"
_ADDED = "ддс|vat|транспорт|transport|доставка|delivery|shipping|freight"
"""What comes on top of a price: "12 лв +ДДС" names no prospect."""
_SIGNS = re.compile(
    rf"(?:(?<=\s)|^|(?<=[;,])(?=(?:{_SIDES})=\S))(?:(?P<promise>(?:{_SIDES}):?=+\s*(?=\S)|(?:(?:{_SIDES})\s*:?\s*)?=+(?=[^\s=]))|(?P<step>!+(?=[^\W_]|[+„“\"«]))"
    rf"|(?P<named>\++(?!(?:{_ADDED})\b)(?=[^\W\d_]|[„“\"«]))"
    rf"|(?P<satisfied>(?:%+|(?<!\d\s)%\s)(?P<score>-?\d+(?:[.,]\d+)?)(?:\s?/\s?10|%)?(?!\w)))",
    re.IGNORECASE,
)
_LONE_SIGN = re.compile(r"(?<!\S)(?:=+|!)(?=\s|$)")
_LONE_PLUS = re.compile(r"[:.!?…]\s+(\+)\s+(\w)")
_SIDE = re.compile(rf"({_SIDES})\b", re.IGNORECASE)
_SIDE_BEHIND = re.compile(rf"\s*({_SIDES})\s*=", re.IGNORECASE)
_AROUND = " \t\u00a0,;"


def lone_sign(line: str) -> str | None:
    """A sign that stands alone between blanks: it may be meant as one, or as it is in "2 = 2"; None if there is none."""
    if (found := _LONE_SIGN.search(line)) is not None:
        return found.group()
    # "ok. + Fantastico" begins a part; "2 + 3" and "Radeva + Tsanev" do not.
    pluses = _LONE_PLUS.finditer(line)
    return "+" if any(plus[2].isupper() for plus in pluses) else None


def split(line: str) -> list[Span]:
    """The parts of a line, in their order: the pieces of the head first. Parts without words are left out."""
    signs = list(_SIGNS.finditer(line))
    head_end, body = _head(line, signs[0].start() if signs else len(line))
    spans = list(_head_pieces(line, head_end))
    at, sort = body, Sort.NOTE
    for sign in signs:
        spans += _span(line, sort, at, sign)
        if sign["satisfied"]:
            spans.append(Span(Sort.SATISFIED, sign["score"], sign.start(), sign.end()))
            is_followed = line.startswith((":", ".", "!"), sign.end())  # %8: fine
            at, sort = sign.end() + is_followed, Sort.NOTE
        else:
            at, sort = sign.start(), next(each for each in _SIGNED if sign[each.value])
    spans += _span(line, sort, at, None)
    return spans


_SIGNED = (Sort.PROMISE, Sort.STEP, Sort.NAMED)


def _head(line: str, first_sign: int) -> tuple[int, int]:
    """Where the head ends, and where what stands behind it begins."""
    depth = 0
    for at, char in enumerate(line[:first_sign]):
        depth += (char == "(") - (char == ")")
        if (
            char == ":"
            and depth <= 0
            and not (line[at - 1 : at].isdigit() and line[at + 1 : at + 2].isdigit())
        ):
            return at, at + len(line[at:]) - len(line[at:].lstrip(":"))
    return first_sign, first_sign


def _head_pieces(line: str, end: int) -> Iterator[Span]:
    start = depth = 0
    for at in range(end + 1):
        char = line[at] if at < end else ","
        depth = 0 if at == end else max(0, depth + (char == "(") - (char == ")"))
        if char in ",;" and depth == 0:
            if text := line[start:at].strip(_AROUND):
                yield Span(Sort.HEAD, text, start + line[start:at].index(text), at)
            start = at + 1


def _span(line: str, sort: Sort, start: int, before: re.Match[str] | None) -> Iterator[Span]:
    """The part that begins at `start`, with its sign, and ends before the next one."""
    end = before.start() if before else len(line)
    words = line[start:end]
    if sort is Sort.PROMISE:
        side, words = words.split("=", 1)
        found = _SIDE.match(side.strip())
        if found is None and (turned := _SIDE_BEHIND.match(words)) is not None:  # =they=list by fri
            found, words = turned, words[turned.end() :]
        words = words.lstrip("=")
        words = f"{found[1]}: {words.strip()}" if found else words
    elif sort is not Sort.NOTE:
        words = words.lstrip(words[:1])
    text = words.strip(_AROUND)
    if text:
        yield Span(sort, text, start, start + len(line[start:end].rstrip()))
