"""Likely duplicates of an organisation or a person, as its name is typed, each with the reason.

Names are not unique: what is alike is pointed out and never refused. A measure of our own is enough.
Most doubles differ by nothing but alphabet, legal form, order of words or a habit of spelling, which a
look-up finds; for slips of the finger a few letters are counted, in a name long enough to bear it.
Numbers are never slips: shop 12 and shop 13 are two shops.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from kamtui.domain.language import _
from kamtui.domain.text import clean, fold
from kamtui.domain.words import LIVE_STAGES, Stage

LEGAL_FORMS = frozenset(
    (
        "eood", "ood", "ad", "ead", "et", "sd", "kd", "kda", "adsits", "dzzd", "llc", "ltd", "limited", "inc",
        "gmbh", "ag", "kg", "sa", "srl", "spa", "plc", "corp", "co", "company", "oy", "ab", "bv", "nv",
    )
)  # fmt: skip
"""Folded words that say how a firm is registered, not what it is called."""

_TITLES = frozenset(("inzh", "eng", "dr", "prof", "arh", "mr", "mrs", "ms"))
_SAME_WORDS = {"bulgaria": "balgaria", "bulgarian": "balgarian", "and": "i", "und": "i"}
"""What everybody writes in another way than the alphabets are turned into each other."""
_GENERIC = frozenset(
    (
        "i", "bg", "balgaria", "balgarian", "grup", "group", "holding", "trade", "treyd", "kompania", "firma",
        "international", "invest", "stroy", "servis", "service", "tsentar", "center", "centre", "magazin", "shop",
        "sofia", "plovdiv", "varna", "burgas", "europe", "balkan", "balkans",
    )
)  # fmt: skip
"""Folded words that firms share without being one."""
_NOT_OURS = frozenset(
    (
        "gmail", "abv", "mail", "yahoo", "outlook", "hotmail", "dir", "icloud", "live", "gbg", "proton",
        "protonmail", "msn", "aol", "gmx", "facebook", "linkedin", "instagram",
    )
)  # fmt: skip
"""Domains at which everybody may have an address."""
_SECOND_LEVELS = frozenset(("com", "co", "net", "org", "gov", "edu", "ac"))

# Habits of spelling, longest first: what one writes ck, c or q sounds like what another writes k.
_SOUNDS = (
    ("sch", "sh"), ("tch", "ch"), ("sht", "sh"), ("ck", "k"), ("ph", "f"), ("qu", "kv"), ("q", "k"), ("x", "ks"),
    ("w", "v"), ("tz", "ts"), ("zh", "j"), ("kh", "h"), ("ch", "\0"), ("c", "k"), ("\0", "ch"), ("th", "t"),
    ("gh", "g"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("y", "i"),
)  # fmt: skip

SHORTEST_BEGINNING = 3
"""Letters; what begins with fewer is too much."""
ONE_SLIP, TWO_SLIPS = 4, 8
"""Letters from which on one or two of them may differ."""


class Likeness(IntEnum):
    """Why a name is likely the same, the surest first."""

    SAME = 0
    OTHER_ALPHABET = 1
    LEGAL_FORM = 2
    TITLE = 3
    ORDER = 4
    SPELLING = 5
    DOMAIN = 6
    INITIAL = 7
    ONE_LETTER = 8
    MIDDLE_NAME = 9
    TWO_LETTERS = 10
    WORDS = 11
    BEGINS = 12

    @property
    def label(self) -> str:
        return {
            Likeness.SAME: _("the same name"),
            Likeness.OTHER_ALPHABET: _("the same name in the other alphabet"),
            Likeness.LEGAL_FORM: _("the same but for ООД, Ltd and the like"),
            Likeness.TITLE: _("the same but for a title"),
            Likeness.ORDER: _("the same words in another order"),
            Likeness.SPELLING: _("the same, spelt in another way"),
            Likeness.DOMAIN: _("the same domain"),
            Likeness.INITIAL: _("the same but for an initial"),
            Likeness.ONE_LETTER: _("one letter differs"),
            Likeness.MIDDLE_NAME: _("the same but for a middle name"),
            Likeness.TWO_LETTERS: _("two letters differ"),
            Likeness.WORDS: _("the same words and more"),
            Likeness.BEGINS: _("begins like it"),
        }[self]


@dataclass(frozen=True, slots=True)
class KnownName:
    """An account or a person that the book knows, with all that it may be told by; `detail` is for reading.

    `addresses` are e-mail addresses and websites; `stage` is that of the account, also of a person's.
    """

    record_id: int
    name: str
    legal_name: str = ""
    addresses: tuple[str, ...] = ()
    stage: Stage | None = None
    detail: str = ""
    account_id: int | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """A record that is likely meant, why, and which of its names or domains it was told by."""

    known: KnownName
    likeness: Likeness
    matched: str


class _Form(NamedTuple):
    """A name in the forms in which it is compared; all folded but `text`."""

    text: str
    is_cyrillic: bool
    words: tuple[str, ...]
    """All of them."""
    bare: tuple[str, ...]
    """Without legal forms or titles."""

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(sorted(self.bare))

    @property
    def joined(self) -> str:
        return " ".join(self.bare)

    @property
    def sound(self) -> str:
        """How it sounds, whatever the habits of spelling: without spaces and doubled letters."""
        text = "".join(self.bare)
        for written, heard in _SOUNDS:
            text = text.replace(written, heard)
        kept = (after for before, after in pairwise(text) if after != before or after.isdigit())
        return text[:1] + "".join(kept)


class Names:
    """Names that the book knows, made ready once; then each key asks which are alike.

    People are told by at least two words, so that not every Maria is pointed out.
    """

    def __init__(self, known: Iterable[KnownName], *, are_people: bool = False) -> None:
        self._left_out = _TITLES if are_people else LEGAL_FORMS
        self._are_people = are_people
        self._forms: list[tuple[KnownName, _Form]] = []
        self._by_order: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_sound: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_length: defaultdict[int, list[tuple[str, int, int]]] = defaultdict(list)
        self._by_host: defaultdict[str, list[tuple[KnownName, str]]] = defaultdict(list)
        self._in_order: list[tuple[str, int]] = []
        for one in known:
            for text in dict.fromkeys((one.name, one.legal_name)):
                if text:
                    self._add(one, self._form(text))
            for address in one.addresses:
                host = _host(address)
                if host:
                    self._by_host[host].append((one, host))
                    self._by_host[_label(host)].append((one, host))
        self._in_order.sort()

    def _add(self, one: KnownName, form: _Form) -> None:
        place = len(self._forms)
        self._forms.append((one, form))
        self._by_order[form.order].append(place)
        self._by_sound[form.sound].append(place)
        for word in set(form.bare):
            self._by_word[word].append(place)
        joined = form.joined
        self._by_length[len(joined)].append((joined, _letters_in(joined), place))
        self._in_order.append((joined, place))

    def _form(self, text: str) -> _Form:
        text = clean(text)
        words = _words(text)
        bare = tuple(word for word in words if word not in self._left_out) or words
        return _Form(text, any("\u0400" <= char <= "\u052f" for char in text), words, bare)

    def like(self, typed: str, limit: int = 5) -> list[Alike]:
        """The records that are likely meant by what was typed so far, the surest first; live accounts first."""
        form = self._form(typed)
        best: dict[int, Alike] = {}
        if form.bare and not (self._are_people and len(form.bare) < 2):
            for place, likeness in self._found(form):
                one, known = self._forms[place]
                _keep(best, Alike(one, likeness, known.text))
        if not self._are_people:
            for one, host in self._by_host.get(_host(typed) or "".join(form.bare), ()):
                _keep(best, Alike(one, Likeness.DOMAIN, host))
        return sorted(best.values(), key=_rank)[:limit]

    def _found(self, form: _Form) -> Iterator[tuple[int, Likeness]]:
        for place in self._by_order.get(form.order, ()):
            yield place, self._same(form, self._forms[place][1])
        for place in self._by_sound.get(form.sound, ()):
            yield place, Likeness.SPELLING
        yield from self._with_slips(form)
        if self._are_people:
            yield from self._of_the_same_person(form)
        else:
            yield from self._with_its_words(form)
            yield from self._beginning_like(form.joined)

    def _same(self, typed: _Form, known: _Form) -> Likeness:
        """How two names of the same words are the same."""
        if typed.bare != known.bare:
            return Likeness.ORDER
        if typed.words != known.words:
            return Likeness.TITLE if self._are_people else Likeness.LEGAL_FORM
        return Likeness.SAME if typed.is_cyrillic == known.is_cyrillic else Likeness.OTHER_ALPHABET

    def _with_slips(self, form: _Form) -> Iterator[tuple[int, Likeness]]:
        """Names in which a letter or two differ; where there are numbers, they are the same."""
        joined = form.joined
        slips = 0 if len(joined) < ONE_SLIP else 1 if len(joined) < TWO_SLIPS else 2
        letters, digits = _letters_in(joined), _digits(joined)
        for length in range(len(joined) - slips, len(joined) + slips + 1):
            if min(length, len(joined)) < ONE_SLIP:
                continue
            for other, of_other, place in self._by_length.get(length, ()):
                # Each slip takes away one kind of letter and brings another, at most.
                if (letters ^ of_other).bit_count() <= 2 * slips and digits == _digits(other):
                    found = _slips(joined, other, slips)
                    if found:
                        yield place, Likeness.ONE_LETTER if found == 1 else Likeness.TWO_LETTERS

    def _with_its_words(self, form: _Form) -> Iterator[tuple[int, Likeness]]:
        """Names that have all words of this one, or only words of it; one of them must be its own."""
        words = set(form.bare)
        for word in words - _GENERIC:
            if len(word) >= SHORTEST_BEGINNING:
                for place in self._by_word.get(word, ()):
                    others = set(self._forms[place][1].bare)
                    if words <= others or others <= words:
                        yield place, Likeness.WORDS

    def _beginning_like(self, joined: str) -> Iterator[tuple[int, Likeness]]:
        if len(joined) < SHORTEST_BEGINNING:
            return
        start = bisect_left(self._in_order, (joined, -1))
        for text, place in self._in_order[start:]:
            if not text.startswith(joined):
                break
            yield place, Likeness.BEGINS

    def _of_the_same_person(self, form: _Form) -> Iterator[tuple[int, Likeness]]:
        """People who have one of these names in full, and the others too, or their initials."""
        words = set(form.bare)
        for word in words:
            if len(word) < SHORTEST_BEGINNING:
                continue
            for place in self._by_word.get(word, ()):
                other = self._forms[place][1].bare
                if len(other) < 2:
                    continue
                if words <= set(other) or set(other) <= words:
                    yield place, Likeness.MIDDLE_NAME
                elif len(other) == len(form.bare) and all(map(_may_be, form.bare, other)):
                    yield place, Likeness.INITIAL


def _keep(best: dict[int, Alike], found: Alike) -> None:
    known = best.get(found.known.record_id)
    if known is None or found.likeness < known.likeness:
        best[found.known.record_id] = found


def _rank(one: Alike) -> tuple[object, ...]:
    is_past = one.known.stage is not None and one.known.stage not in LIVE_STAGES
    return (one.likeness, is_past, len(one.matched), fold(one.known.name), one.known.record_id)


def _words(text: str) -> tuple[str, ...]:
    """The folded words of a name; letters with points between them are one (S.A., О.О.Д.)."""
    found: list[str] = []
    for part in fold(text).split():
        if "." in part and all(len(letter) <= 1 for letter in part.split(".")):
            part = part.replace(".", "")
        found += "".join(char if char.isalnum() else " " for char in part).split()
    return tuple(_SAME_WORDS.get(word, word) for word in found)


def _may_be(one: str, other: str) -> bool:
    """Whether two names of a person are the same, or one is the initial of the other."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _letters_in(text: str) -> int:
    """Which kinds of letters are in a text, a bit for each."""
    found = 0
    for char in set(text):
        found |= 1 << (ord(char) & 63)
    return found


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _slips(one: str, other: str, limit: int) -> int | None:
    """How many letters differ, are missing, too much or swapped with the next; None if more than the limit."""
    start, end = 0, min(len(one), len(other))
    while start < end and one[start] == other[start]:
        start += 1
    back = 0
    while back < end - start and one[-1 - back] == other[-1 - back]:
        back += 1
    one, other = one[start : len(one) - back], other[start : len(other) - back]
    if abs(len(one) - len(other)) > limit:
        return None
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(other) + 1)
    for place, char in enumerate(one):
        line = [place + 1]
        for at, letter in enumerate(other):
            cost = min(line[at] + 1, row[at + 1] + 1, row[at] + (char != letter))
            if place and at and char == other[at - 1] and one[place - 1] == letter:
                cost = min(cost, before[at - 1] + 1)
            line.append(cost)
        if min(line) > limit:
            return None
        before, row = row, line
    return row[-1] if row[-1] <= limit else None


def _host(address: str) -> str:
    """The domain of an e-mail address or website; empty where it is none, or belongs to everybody."""
    text = address.strip().casefold().rpartition("@")[2]
    text = text.partition("://")[2] or text
    host = text.partition("/")[0].partition(":")[0].removeprefix("www.").strip(".")
    if "." not in host or any(char.isspace() for char in host):
        return ""
    return "" if _label(host) in _NOT_OURS else host


def _label(host: str) -> str:
    """The name in a domain: `kaufland` in `shop.kaufland.co.uk`."""
    parts = host.split(".")
    place = 3 if len(parts) > 2 and parts[-2] in _SECOND_LEVELS else 2
    return parts[-place]
