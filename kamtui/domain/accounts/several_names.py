"""Several people in one text, as lists have them: “Иван Петров, Мария Колева”, “Ivan Petrov / Maria Koleva”, “Petrov and Koleva”.

They are told apart only where it is certain. A comma also stands within the name of one person: “Petrov, Ivan”.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kamtui.domain.accounts.name_words import LEGAL_FORMS, TITLES
from kamtui.domain.text.cleaning import fold, words_of

_APART = re.compile(r"\s*(?:[;|\n]|\s[–—]\s)\s*")
_JOINED = re.compile(r"\s*[/&+]\s*|\s+(?:и|and|und)\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*")
_SURNAME = re.compile(r"\w{2,}(?:ov|ova|ev|eva|ski|ska|off|eff|chki|chka)")
_WITH_PART = re.compile(r"([^,;()\n]+?)\s*(?:,\s*([^,;()\n]+)|\(\s*([^()\n]+?)\s*\))")
_PARTS = frozenset(
    fold(word)
    for word in (
        "manager", "director", "owner", "accounting", "accountant", "reception", "purchasing", "secretary", "assistant",
        "logistics", "buyer", "ceo", "cfo", "coo", "управител", "собственик", "директор", "счетоводство", "счетоводител",
        "снабдяване", "снабдител", "логистика", "склад", "складодържател", "секретар", "асистент", "мениджър", "търговец",
        "рецепция", "отдел", "закупчик", "купувач", "началник", "специалист",
    )
)  # fmt: skip
"""Folded words by which somebody's part in a firm is called."""
_NO_NAMES = (
    LEGAL_FORMS
    | _PARTS
    | frozenset(
        fold(word)
        for word in (
            "sons", "sie", "сие", "съдружие", "синове", "brothers", "братя", "office", "sales", "team", "support", "офис",
            "магазин", "екип",
        )
    )
)  # fmt: skip
"""Folded words that stand beside a name and are none."""
_SUFFIXES = frozenset(
    ("jr", "sr", "junior", "senior", "ii", "iii", "iv", "phd", "md", "mba", "esq", "ml", "st")
)
"""Folded words that stand behind a comma and belong to the name before it: "John O'Neil, Jr."."""
_PARTICLES = frozenset(("van", "von", "de", "der", "den", "di", "da", "del", "la", "le", "el", "al", "bin"))
_MOST_WORDS = 4


class Named(NamedTuple):
    """Who a text names; nobody is certain where it may be one person as well as several."""

    names: tuple[str, ...]
    is_certain: bool = True


def named_in(text: str, *, are_usual: bool = False) -> Named:
    """The people whom a text names, each once; the text itself where it is no list of names.

    `are_usual` is whether several people are usual in such a text, as among who was at a meeting.
    """
    pieces = _pieces(_APART, text)
    if len(pieces) > 1:
        found = [_joined(piece, are_usual=are_usual) for piece in pieces]
        return _together(text, found, are_usual=are_usual)
    return _joined(text.strip(), are_usual=are_usual)


class NamedWithPart(NamedTuple):
    """A name, and what part in the firm stands behind it; "" for none."""

    name: str
    part: str = ""


def name_and_part(text: str) -> NamedWithPart:
    """A name with its part told apart: “Мария Колева, категориен мениджър”, “Иван Петров (счетоводител)”.

    Only where a word of the part is one by which parts are called; any other text is the name as it stands.
    """
    found = _WITH_PART.fullmatch(text.strip())
    if found is None:
        return NamedWithPart(text)
    name, part = found[1], found[2] or found[3]
    says_part = bool(_PARTS & set(words_of(part)))
    return NamedWithPart(name, part) if says_part and _is_name(name) else NamedWithPart(text)


def _joined(text: str, *, are_usual: bool) -> Named:
    """Of a text in which “and” may stand between people."""
    pieces = _pieces(_JOINED, text)
    if len(pieces) < 2:
        return _with_commas(text, are_usual=are_usual)
    found = [_with_commas(piece, are_usual=are_usual) for piece in pieces]
    if not are_usual and not all(map(_is_name, (name for one in found for name in one.names))):
        return Named((text,))
    if {fold(piece) for piece in pieces} == {fold(pieces[0])}:
        return Named((pieces[0],))  # the same name in two alphabets
    sizes = {len(piece.split()) for piece in pieces}
    is_certain = are_usual or "/" not in text or 1 not in sizes or sizes == {1}
    return _together(text, found, are_usual=are_usual) if is_certain else Named((text,), is_certain=False)


def _together(text: str, found: Sequence[Named], *, are_usual: bool) -> Named:
    names = [name for one in found for name in one.names]
    if not are_usual and not all(map(_is_name, names)):
        return Named((text,))
    if not all(one.is_certain for one in found):
        return Named((text,), is_certain=False)
    return Named(tuple({fold(name): name for name in reversed(names)}.values())[::-1])


def _with_commas(text: str, *, are_usual: bool) -> Named:
    """Of a text in which a comma may stand between people, or between the surname and the name of one."""
    pieces = _with_suffixes(_pieces(_COMMA, text))
    if len(pieces) < 2 or not all(map(_is_name, pieces)):
        several = are_usual and len(pieces) > 1
        return Named(tuple(dict.fromkeys(pieces)) if several else (text,))
    sizes = [len(piece.split()) for piece in pieces]
    surnames = [_ends_as_surname(piece) for piece in pieces]
    if min(sizes) > 1 or (len(pieces) > 2 and (are_usual or all(surnames))):
        return Named(tuple(dict.fromkeys(pieces)))
    if len(pieces) > 2:
        return Named((text,), is_certain=False)
    return _of_two(text, pieces, sizes, surnames, are_usual=are_usual)


def _of_two(
    text: str, pieces: Sequence[str], sizes: Sequence[int], surnames: Sequence[bool], *, are_usual: bool
) -> Named:
    """Of two pieces with a comma between, of which one is a single word."""
    turned, both = Named((f"{pieces[1]} {pieces[0]}",)), Named(tuple(pieces))
    is_cyrillic = not text.isascii()
    if sizes == [1, 1]:
        if surnames == [True, False] or (surnames == [False, False] and not is_cyrillic and not are_usual):
            return turned
        return (
            both
            if are_usual and (surnames == [True, True] or is_cyrillic)
            else Named((text,), is_certain=False)
        )
    if sizes[0] == 1:
        if are_usual and is_cyrillic:
            return both
        is_one = not are_usual and (surnames[0] or not is_cyrillic)
        return turned if is_one else Named((text,), is_certain=False)
    return both if are_usual else Named((text,), is_certain=False)


def _with_suffixes(pieces: Sequence[str]) -> list[str]:
    joined: list[str] = []
    for piece in pieces:
        if joined and fold(piece).replace(".", "") in _SUFFIXES:
            joined[-1] += f", {piece}"
        else:
            joined.append(piece)
    return joined


def _pieces(between: re.Pattern[str], text: str) -> list[str]:
    return [
        piece
        for piece in (part.strip(" ,.;") if len(part) > 2 else part for part in between.split(text))
        if piece
    ]


def _is_name(text: str) -> bool:
    """Whether a text may be the name of a person: a few words in letters, with capitals or a surname as Bulgarians have it."""
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or not all(map(_WORD.fullmatch, words)):
        return False
    folded = [fold(word).strip(".") for word in words]
    if _NO_NAMES & set(folded) or all(word in TITLES for word in folded):
        return False
    capitals = all(
        word[0].isupper() or known in _PARTICLES for word, known in zip(words, folded, strict=True)
    )
    return capitals or _ends_as_surname(text)


def _ends_as_surname(text: str) -> bool:
    return _SURNAME.fullmatch(fold(text.split()[-1])) is not None
