"""What a line consists of, before anybody looks whom or what it means.

    metro, ivanova, petrov, visit yesterday: ok with 45 days they=forecast by fri !fri send draft +Koleva/Fantastico %7

The head says with whom, how and when, commas between. A colon ends it, or the first sign. Behind it stands the note,
and, each from its sign to the next one: `=` a promise, `!` a next step, `+` a prospect named. `%` and a number is how
satisfied they are; the note goes on behind it. A sign is one only at the start of a word, with its word close behind:
"2 + 3", "ok!", "+2w", "8 % 10 pallets" and "+VAT" have none. A sign typed twice is one: "!!fri call".

A blank behind a sign is as if it were not there where what follows leaves no doubt: a side before `=`, a day behind `!`,
a stroke behind `+`. Where it does, the sign is asked about (`lone_sign`).
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from kamtui.domain.time.day_words import read_tokens, shape_of


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


_SIDE_WORDS = {
    "we": "we i us ours ние аз nie az",
    "they": "they he she them theirs customer client те тя той они клиент клиента клиентът te tya toy",
    "both": "both двете dvete",
}
_SIDE_OF = {word: side for side, words in _SIDE_WORDS.items() for word in words.split()}
_MAIN_SIDES = "we|they|both|ние|те|двете|nie|te|dvete"
"""Those that may stand apart from their sign; "he = the owner" promises nothing."""
_SIDES = "|".join(sorted(_SIDE_OF, key=len, reverse=True))
_ADDED = "ддс|vat|транспорт|transport|доставка|delivery|shipping|freight"
"""What comes on top of a price: "12 лв +ДДС" names no prospect."""
_SIGNS = re.compile(
    rf"(?:(?<=\s)|^|(?<=[;,])(?=(?:{_SIDES})=\S))(?:(?P<promise>(?:{_MAIN_SIDES})\s*:?=+\s*(?=[^\s=])|(?:{_SIDES}):?=+\s*(?=[^\s=])|(?:(?:{_SIDES})\s*:?\s*)?=+(?=[^\s=]))"
    r"|(?P<step>!+(?=[^\W_]|[+„“\"«])|!+\s+(?=\S))"
    rf"|(?P<named>\++(?!(?:{_ADDED})\b)(?=[^\W\d_]|[„“\"«])|\++\s+(?=[^\W\d_]|[„“\"«]))"
    rf"|(?P<satisfied>(?:%+|(?<!\d\s)%\s)(?P<score>-?\d+(?:[.,]\d+)?)(?:(?:\s?/\s?| of | out of | от )10(?!\d)|%)?(?!\w)))",
    re.IGNORECASE,
)
_LONE_SIGN = re.compile(r"(?<!\S)(?:=+(?=\s|$)|!(?=\s+\S))")
_NO_PROMISE = re.compile(rf"(?<!\S)(?:{_SIDES})\s?:?=+(?=\s*(?:$|[!+%,;.]|(?:{_SIDES})=))", re.IGNORECASE)
_MAIN_SIDE = re.compile(rf"(?:{_MAIN_SIDES})?\s*:?=", re.IGNORECASE)
_PLUS = re.compile(r"(?<!\S)\++\s+(?=[^\W\d_]|[„“\"«])")
_SIDE = re.compile(rf"({_SIDES})\b", re.IGNORECASE)
_SIDE_BEHIND = re.compile(rf"\s*({_SIDES})\s*=", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\s,;]+)\s*$")
_COLON = re.compile(r"(?<=[^\s=]):+(?=\s)")
"""Where no colon has ended the head, the first one ends a promise: "phone, they=order by fri: ok"."""
_GLOSS = re.compile(rf"(?<!\S)(?!(?:{_SIDES})\s?=)[^\W\d_]{{2,}}=(?=[^\s=])", re.IGNORECASE)
"""What somebody is, in a note: "stoyanov=boss, she=brain" promises nothing."""
_AND = re.compile(
    r"(?:\s+(?:and|и|i|&|\+|with|с|със)\s+|(?<=[^\W\d])\s?[/+&]\s?(?=[^\W\d]))(?![^(]*\))", re.IGNORECASE
)
_AROUND = " \t\u00a0,;"
_MOST_WORDS_OF_DAY = 3


def lone_sign(line: str) -> str | None:
    """A sign that stands alone between blanks: it may be meant as one, or as it is in "2 = 2"; None if there is none."""
    if (found := _NO_PROMISE.search(line)) is not None:
        return found.group()
    taken = {at for sign in _signs(line) for at in range(sign.start(), sign.end())}
    for found in _LONE_SIGN.finditer(line):
        if found.start() not in taken:
            return found.group()
    # "ok. + Fantastico" begins a part; "2 + 3" and "Radeva + Tsanev" do not.
    for found in _PLUS.finditer(line):
        before = _WORD_BEFORE.search(line, 0, found.start())
        is_joined = before is not None and (
            before[1][0].isupper() or (before[1][-1].isalnum() and before[1][0].isdigit())
        )
        if (
            found.start() not in taken
            and line[found.end()].isupper()
            and not is_joined
            and before is not None
        ):
            return "+"
    return None


def _signs(line: str) -> list[re.Match[str]]:
    """The signs of a line; those with a blank behind only where what follows leaves no doubt."""
    gloss = _GLOSS.search(line)
    return [
        sign
        for sign in _SIGNS.finditer(line)
        if not (gloss and _is_gloss(sign, gloss))
        if not sign.group()[-1:].isspace()
        or (sign["promise"] is not None)
        or (sign["step"] is not None and _begins_with_day(line[sign.end() :]))
        or (sign["named"] is not None and _is_person_of_firm(line[sign.end() :]))
    ]


def _is_gloss(sign: re.Match[str], before: re.Match[str]) -> bool:
    """Whether a sign of "he", "she" and their like stands behind what somebody is, and goes on with it."""
    is_behind = sign["promise"] is not None and before.start() < sign.start()
    return is_behind and _MAIN_SIDE.match(sign.group()) is None


def _begins_with_day(text: str) -> bool:
    words = text.split()[:_MOST_WORDS_OF_DAY]
    shapes = {shape_of(read_tokens(" ".join(words[:end]))).lstrip("@") for end in range(1, len(words) + 1)}
    return any(shape in ("W", "R", "nW", "nU", "tW", "iNU", "iU", "NM", "eU") for shape in shapes) or (
        bool(words) and re.fullmatch(r"\d{1,2}\.\d{1,2}\.", words[0]) is not None
    )


def _is_person_of_firm(text: str) -> bool:
    """Whether a part begins with words with capitals and a stroke, Dan Ivanov/Fantastico, or says that nobody was named."""
    if re.match(r"(?:none|nobody|никой|никого|няма)\b", text, re.IGNORECASE) is not None:
        return True
    return re.match(r"[„“\"«]?[^\W\d_a-zа-я][^/!=+%:]{0,40}[^\W\d_]/[„“\"«]?[^\W\d_]", text) is not None


def split(line: str) -> list[Span]:
    """The parts of a line, in their order: the pieces of the head first. Parts without words are left out."""
    signs = _signs(line)
    head_end, body = _head(line, signs[0].start() if signs else len(line))
    spans = list(_head_pieces(line, head_end))
    at, sort = body, Sort.NOTE
    has_colon = body > head_end
    for sign in (*signs, None):
        if sort is Sort.PROMISE and not has_colon and (colon := _colon_behind(line, at, sign)) is not None:
            spans += _span(line, sort, at, colon)
            at, sort, has_colon = colon.end(), Sort.NOTE, True
        spans += _span(line, sort, at, sign)
        if sign is None:
            return spans
        if sign["satisfied"]:
            spans.append(Span(Sort.SATISFIED, sign["score"], sign.start(), sign.end()))
            is_followed = line.startswith((":", ".", "!"), sign.end())  # %8: fine
            at, sort = sign.end() + is_followed, Sort.NOTE
        else:
            at, sort = sign.start(), next(each for each in _SIGNED if sign[each.value])
    return spans


def _colon_behind(line: str, start: int, sign: "re.Match[str] | None") -> "re.Match[str] | None":
    """The colon that ends a promise, where none has ended the head; not that behind its side, as in "=they: list"."""
    for colon in _COLON.finditer(line, start, sign.start() if sign else len(line)):
        if line[start : colon.start()].strip(" =:").casefold() not in _SIDE_OF:
            return colon
    return None


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
        words = f"{_SIDE_OF[found[1].casefold()]}: {words.strip()}" if found else words
    elif sort is not Sort.NOTE:
        words = words.lstrip(words[:1])
    text = words.strip(_AROUND)
    if text:
        yield Span(sort, text, start, start + len(line[start:end].rstrip()))


def joined_by_and(span: Span) -> list[Span]:
    """The parts of "ivanova and petrov"; none where nothing is joined."""
    ends = [found.span() for found in _AND.finditer(span.text)]
    starts = [0, *(end for _start, end in ends)]
    stops = [*(start for start, _end in ends), len(span.text)]
    if not ends:
        return []
    return [
        span._replace(text=span.text[start:stop].strip(), start=span.start + start, end=span.start + stop)
        for start, stop in zip(starts, stops, strict=True)
    ]
