"""A note cut into sentences, clauses and words, as salespeople type: without capitals, with abbreviations and lists."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kamtui.domain.text.cleaning import fold

LONGEST_SENTENCE = 600
"""Characters of a sentence that are read: longer ones are tables and pasted letters."""
_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
_ENDS = re.compile(r"(?<=[!?…;])\s+|\.(?:[\"“”»*_)]*)(?=\s)|[!?…;][\"“”»*_)]*\s+")
_DOUBLE = re.compile(r"([a-z])\1")
_OPENING, _CLOSING = "„«", "”»"
_CLAUSE_END = re.compile(r"[,:()–—]|\s-\s")
_BREAKS = frozenset(("but", "however", "ама", "но", "обаче", "ала", "докато", "while", "whereas"))
CHAT = str.maketrans({"6": "sh", "4": "ch", "q": "ya", "w": "v", "j": "zh"})
"""Letters of Bulgarian as it is typed on phones with Latin ones."""


class Word(NamedTuple):
    """A word of a sentence: as typed, as compared, where it stands, and whether it stands within quotation marks."""

    text: str
    folded: str
    start: int
    end: int
    is_quoted: bool = False


class Sentence(NamedTuple):
    """A sentence and its words, whose places are counted from its start; `start` is that in the note."""

    text: str
    start: int
    words: tuple[Word, ...]

    @property
    def is_question(self) -> bool:
        """Whether it asks."""
        return self.text.rstrip(' "“”»*_)').endswith("?")

    def between(self, first: int, last: int) -> str:
        """The text from one word to another, both with it."""
        return self.text[self.words[first].start : self.words[last].end]

    def clause_of(self, at: int) -> tuple[int, int]:
        """The first and the last word of the clause in which a word stands: signs and words like "but" part them."""
        first = last = at
        while first > 0 and not self.is_parted(first - 1):
            first -= 1
        while last < len(self.words) - 1 and not self.is_parted(last):
            last += 1
        return first, last

    def is_parted(self, at: int) -> bool:
        """Whether a clause ends behind a word."""
        word, after = self.words[at], self.words[at + 1]
        if after.folded in _FOLDED_BREAKS:
            return True
        return _CLAUSE_END.search(self.text, word.end, after.start) is not None


_FOLDED_BREAKS = frozenset(map(fold, _BREAKS))


def sentences(note: str) -> Iterator[Sentence]:
    """The sentences of a note, in their order; none goes beyond its line."""
    at = 0
    for line in note.split("\n"):
        for start, text in _in_line(line):
            yield Sentence(text, at + start, words_in(text[:LONGEST_SENTENCE]))
        at += len(line) + 1


@lru_cache(maxsize=1_000)
def _in_line(line: str) -> tuple[tuple[int, str], ...]:
    """Where each sentence of a line begins, and its text: kept, since of a note one line at a time is typed."""
    found = []
    start = 0
    for end in (*_ends(line), len(line)):
        text = line[start:end]
        if stripped := text.strip():
            found.append((start + text.index(stripped), stripped))
        start = end
    return tuple(found)


def _ends(line: str) -> Iterator[int]:
    for found in _ENDS.finditer(line):
        if not found.group().startswith(".") or _is_full_stop(line, found.start(), found.end()):
            yield found.end()


def _is_full_stop(note: str, at: int, end: int) -> bool:
    """Whether a dot ends its sentence: not that of "5.12. they", "инж. Желев", "бр. до"."""
    start = at
    while start > 0 and note[start - 1].isalnum():
        start -= 1
    word, behind = note[start:at], note[end : end + 3].lstrip()[:1]
    if word[:1].isdecimal():
        return behind.isupper() or not behind
    if word == "е":  # „Скъпо му е. Каза …“
        return behind.isupper()
    return fold(word) not in _ABBREVIATIONS and len(word) > 1


@lru_cache(maxsize=2_000)
def words_in(text: str) -> tuple[Word, ...]:
    """The words of a sentence."""
    found: list[Word] = []
    at, is_quoted = 0, False
    for match in _WORD.finditer(text):
        for sign in text[at : match.start()]:
            if sign in _OPENING:
                is_quoted = True
            elif sign in _CLOSING:
                is_quoted = False
            elif sign in '"“':
                is_quoted = not is_quoted
        at = match.end()
        word = match.group()
        found.append(Word(word, fold(word.replace("’", "'")), match.start(), match.end(), is_quoted))
    return tuple(found)


def folded_words(*words: str) -> frozenset[str]:
    """Words of a table, by blanks, as they are compared."""
    return frozenset(fold(word) for line in words for word in line.split())


_ABBREVIATIONS = folded_words(
    "бр лв г гр ул т тон кг мин ч ст стр инж арх доц проф напр тел вкл евт бул хил млн др пр",
    "mr mrs ms dr prof approx no nr pcs incl etc vs tel st inc ltd co",
)


def squeezed(folded: str) -> str:
    """A folded text without doubled letters: Ферано is Ferrano."""
    return _DOUBLE.sub(r"\1", folded)


def has_any(words: Sequence[Word], among: frozenset[str]) -> bool:
    """Whether one of the words is among some."""
    return any(word.folded in among for word in words)
