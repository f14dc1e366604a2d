"""Likely duplicates of an organisation or a person, each with the reason.

Names are not unique: what is alike is pointed out and never refused. `Names.like` is for a name that is
being typed, `Names.twins` for a record that is about to be written: one rule for the forms, the imports and
the naming of prospects.

A measure of our own is enough. Most doubles differ by nothing but alphabet, legal form, order of words or a
habit of spelling, which a look-up finds; for slips of the finger a few letters are counted, in a name long
enough to bear it. Numbers are never slips: shop 12 and shop 13 are two shops.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kamtui.domain.accounts.phones import SHORTEST_NUMBER as SHORTEST_PHONE
from kamtui.domain.accounts.phones import comparable_number
from kamtui.domain.accounts.words import LIVE_STAGES, Stage
from kamtui.domain.text.cleaning import clean, fold, sort_key
from kamtui.domain.text.language import _
from kamtui.domain.text.matching import surest

LEGAL_FORMS = frozenset(
    (
        "eood", "ood", "ad", "ead", "et", "sd", "kd", "kda", "adsits", "dzzd", "llc", "ltd", "limited", "inc",
        "gmbh", "ag", "kg", "sa", "srl", "spa", "plc", "corp", "co", "company", "oy", "ab", "bv", "nv",
    )
)  # fmt: skip
"""Folded words that say how a firm is registered, not what it is called."""

_TITLES = frozenset(("inzh", "eng", "dr", "prof", "arh", "mr", "mrs", "ms"))
_SAME_WORDS = {
    "bulgaria": "balgaria", "bulgarian": "balgarian", "and": "i", "und": "i", "riteyl": "retail", "fuds": "foods",
    "fuuds": "foods", "treyd": "trade", "grup": "group", "servis": "service", "sarvis": "service",
}  # fmt: skip
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

# Capitals that the eye takes for Latin ones: "АВС" typed on a Cyrillic keyboard looks like "ABC".
_SEEN_AS = str.maketrans("АВЕКМНОРСТУХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXISJABEZHIKMNOPTYX")
_LATIN, _CYRILLIC, _GREEK = 1, 2, 4

SHORTEST_NUMBER = 5
"""Characters; a shorter registration number counts somebody's customers and tells no firm from another."""
SHORTEST_BEGINNING = 3
"""Letters; what begins with fewer is too much."""
ONE_SLIP, TWO_SLIPS = 4, 8
"""Letters from which on one or two of them may differ."""


class Likeness(IntEnum):
    """Why a name is likely the same, the surest first."""

    SAME = 0
    CITY = 1
    OTHER_ALPHABET = 2
    LOOKS_THE_SAME = 3
    LEGAL_FORM = 4
    TITLE = 5
    ORDER = 6
    EMAIL = 7
    PHONE = 8
    SPELLING = 9
    DOMAIN = 10
    INITIAL = 11
    ONE_LETTER = 12
    MIDDLE_NAME = 13
    TWO_LETTERS = 14
    WORDS = 15
    BEGINS = 16

    @property
    def label(self) -> str:
        return {
            Likeness.SAME: _("the same name"),
            Likeness.CITY: _("the same name, and the city is known of one only"),
            Likeness.OTHER_ALPHABET: _("the same name in the other alphabet"),
            Likeness.LOOKS_THE_SAME: _("looks the same, but has letters of the other alphabet"),
            Likeness.LEGAL_FORM: _("the same but for ООД, Ltd and the like"),
            Likeness.TITLE: _("the same but for a title"),
            Likeness.ORDER: _("the same words in another order"),
            Likeness.EMAIL: _("the same e-mail"),
            Likeness.PHONE: _("the same phone"),
            Likeness.SPELLING: _("the same, spelt in another way"),
            Likeness.DOMAIN: _("the same domain"),
            Likeness.INITIAL: _("the same but for an initial"),
            Likeness.ONE_LETTER: _("one letter differs"),
            Likeness.MIDDLE_NAME: _("the same but for a middle name"),
            Likeness.TWO_LETTERS: _("two letters differ"),
            Likeness.WORDS: _("the same words and more"),
            Likeness.BEGINS: _("begins like it"),
        }[self]


_FULL_NAMES = frozenset(
    (Likeness.SAME, Likeness.OTHER_ALPHABET, Likeness.LOOKS_THE_SAME, Likeness.TITLE, Likeness.ORDER)
)
"""What makes namesakes of people of two accounts: somebody may have moved."""


def with_city(name: str, city: str) -> str:
    """An account told apart from others of its name: "Alfa (Varna)"."""
    return f"{name} ({city})" if city else name


@dataclass(frozen=True, slots=True)
class KnownName:
    """An account or a person, known or about to be written, with all that it may be told by.

    `addresses` are e-mail addresses and websites; `stage` is that of the account, also of a person's;
    `number` is the registration number; `detail` is for reading.
    """

    record_id: int
    name: str
    legal_name: str = ""
    addresses: tuple[str, ...] = ()
    stage: Stage | None = None
    detail: str = ""
    account_id: int | None = None
    city: str = ""
    number: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """A record that is likely meant, why, and which of its names or domains it was told by."""

    known: KnownName
    likeness: Likeness
    matched: str


class _Word(NamedTuple):
    """A word of a name: folded, the alphabets it is written in, and how it looks."""

    folded: str
    alphabets: int
    sight: str


class _Form(NamedTuple):
    """A name in the forms in which it is compared; all folded but `text`."""

    text: str
    words: tuple[str, ...]
    """All of them."""
    bare: tuple[str, ...]
    """Without legal forms or titles."""
    alphabets: tuple[int, ...]
    """Of the bare words."""
    sight: str
    """How the bare words look to the eye, whatever the alphabet."""

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

    def __init__(self, known: Iterable[KnownName] = (), *, are_people: bool = False) -> None:
        self._left_out = _TITLES if are_people else LEGAL_FORMS
        self._are_people = are_people
        self._forms: list[tuple[KnownName, _Form]] = []
        self._by_order: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_sight: defaultdict[str, list[int]] = defaultdict(list)
        self._by_sound: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_length: defaultdict[int, list[tuple[str, int, int]]] = defaultdict(list)
        self._by_host: defaultdict[str, list[tuple[KnownName, str]]] = defaultdict(list)
        self._by_mail: defaultdict[str, list[KnownName]] = defaultdict(list)
        self._by_phone: defaultdict[str, list[KnownName]] = defaultdict(list)
        self._in_order: list[tuple[str, int]] = []
        self._is_in_order = False
        for record in known:
            self.add(record)

    def add(self, record: KnownName) -> None:
        """Know one record more."""
        for text in dict.fromkeys((record.name, record.legal_name)):
            if text:
                self._add(record, self._form(text))
        for address in record.addresses:
            host = _host(address)
            if host:
                self._by_host[host].append((record, host))
                self._by_host[_label(host)].append((record, host))
            if mail := mail_key(address):
                self._by_mail[mail].append(record)
        for phone in record.phones:
            if digits := phone_key(phone):
                self._by_phone[digits].append(record)
        self._is_in_order = False

    def _add(self, one: KnownName, form: _Form) -> None:
        place = len(self._forms)
        self._forms.append((one, form))
        self._by_order[form.order].append(place)
        self._by_sight[form.sight].append(place)
        self._by_sound[form.sound].append(place)
        for word in set(form.bare):
            self._by_word[word].append(place)
        joined = form.joined
        self._by_length[len(joined)].append((joined, _letters_in(joined), place))
        self._in_order.append((joined, place))

    def _form(self, text: str) -> _Form:
        words = _words(text)
        bare = tuple(word for word in words if word.folded not in self._left_out) or words
        return _Form(
            clean(text),
            tuple(word.folded for word in words),
            tuple(word.folded for word in bare),
            tuple(word.alphabets for word in bare),
            " ".join(word.sight for word in bare),
        )

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

    def twins(self, asked: KnownName, limit: int = 5) -> list[Alike]:
        """The records that are likely the same as one about to be written, each with the reason, the surest first.

        Two organisations are so by name (whatever the legal form, the alphabet, letters that only look alike)
        unless they are in two cities, or by phone or e-mail; never with two different registration numbers.
        Two people are so by a full name, in one account also by a part of it; by e-mail; and by phone unless
        they are colleagues of different names, who share one.
        """
        return self._twins(asked, self._surely, limit)

    def near(self, asked: KnownName, limit: int = 5) -> list[Alike]:
        """The twins, and for people of the same account also names that begin so or differ by a slip.

        For a name that somebody types, among the few people of an account: "ivan" is near Galina Ivanova.
        """
        return self._twins(asked, self._surely_or_near, limit)

    def _twins(
        self, asked: KnownName, find: Callable[[_Form], Iterator[tuple[int, Likeness]]], limit: int
    ) -> list[Alike]:
        best: dict[int, Alike] = {}
        for text in dict.fromkeys((asked.name, asked.legal_name)):
            form = self._form(text)
            if form.bare:
                for place, likeness in find(form):
                    record, known = self._forms[place]
                    reason = self._reason(asked, record, likeness, len(form.bare))
                    if reason is not None:
                        _keep(best, Alike(record, reason, known.text))
        for address in asked.addresses:
            for record in self._by_mail.get(mail_key(address), ()):
                if not _are_two(asked, record):
                    _keep(best, Alike(record, Likeness.EMAIL, address))
        for phone in asked.phones:
            for record in self._by_phone.get(phone_key(phone), ()):
                if not _are_two(asked, record) and not self._are_colleagues(asked, record):
                    _keep(best, Alike(record, Likeness.PHONE, phone))
        best.pop(asked.record_id, None)
        return sorted(best.values(), key=_rank)[:limit]

    def _reason(self, asked: KnownName, known: KnownName, likeness: Likeness, words: int) -> Likeness | None:
        """What a likeness of names is a reason for, with all else that is known of both; None for nothing."""
        if self._are_people:
            if asked.account_id is not None and asked.account_id == known.account_id:
                return likeness
            return likeness if words > 1 and likeness in _FULL_NAMES else None
        one, other = city_key(asked.city), city_key(known.city)
        if _are_two(asked, known) or (one and other and one != other):
            return None
        return Likeness.CITY if likeness is Likeness.SAME and one != other else likeness

    def _are_colleagues(self, asked: KnownName, known: KnownName) -> bool:
        """Whether two are people of one account without a word in common: they share its phone."""
        if not self._are_people or asked.account_id is None or asked.account_id != known.account_id:
            return False
        return not set(self._form(asked.name).bare) & set(self._form(known.name).bare)

    def _surely(self, form: _Form) -> Iterator[tuple[int, Likeness]]:
        for place in self._by_order.get(form.order, ()):
            yield place, self._same(form, self._forms[place][1])
        for place in self._by_sight.get(form.sight, ()):
            if self._forms[place][1].bare != form.bare:
                yield place, Likeness.LOOKS_THE_SAME
        for place in self._by_sound.get(form.sound, ()):
            yield place, Likeness.SPELLING
        if self._are_people:
            yield from self._of_the_same_person(form)

    def _surely_or_near(self, form: _Form) -> Iterator[tuple[int, Likeness]]:
        yield from self._surely(form)
        yield from self._with_slips(form)
        if self._are_people:
            for place, (_record, known) in enumerate(self._forms):
                if _begins_with(known.bare, form.bare):
                    yield place, Likeness.BEGINS

    def _found(self, form: _Form) -> Iterator[tuple[int, Likeness]]:
        yield from self._surely(form)
        yield from self._with_slips(form)
        if not self._are_people:
            yield from self._with_its_words(form)
            yield from self._beginning_like(form.joined)

    def _same(self, typed: _Form, known: _Form) -> Likeness:
        """How two names of the same words are the same."""
        if typed.bare != known.bare:
            return Likeness.ORDER
        is_mixed = any(alphabets.bit_count() > 1 for alphabets in typed.alphabets + known.alphabets)
        if is_mixed and typed.alphabets != known.alphabets:
            return Likeness.LOOKS_THE_SAME
        if typed.words != known.words:
            return Likeness.TITLE if self._are_people else Likeness.LEGAL_FORM
        return Likeness.SAME if typed.alphabets == known.alphabets else Likeness.OTHER_ALPHABET

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
        if not self._is_in_order:
            self._in_order.sort()
            self._is_in_order = True
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


def likely_meant(typed: str, known: Sequence[KnownName]) -> list[Alike]:
    """Whom a name that may be half typed is meant for: the twins, then those whose names it begins."""
    likely = Names(known).twins(KnownName(0, typed))
    ids = {twin.known.record_id for twin in likely}
    begun = surest(typed, ((record.name, record) for record in known))
    return likely + [
        Alike(record, Likeness.BEGINS, record.name) for record in begun if record.record_id not in ids
    ]


def _keep(best: dict[int, Alike], found: Alike) -> None:
    known = best.get(found.known.record_id)
    if known is None or found.likeness < known.likeness:
        best[found.known.record_id] = found


def _rank(one: Alike) -> tuple[object, ...]:
    is_past = one.known.stage is not None and one.known.stage not in LIVE_STAGES
    return (one.likeness, is_past, len(one.matched), sort_key(one.known.name), one.known.record_id)


def _are_two(asked: KnownName, known: KnownName) -> bool:
    """Whether two different registration numbers say that two are not the same."""
    one, other = number_key(asked.number), number_key(known.number)
    return bool(one and other and one != other)


@lru_cache(maxsize=50_000)
def _words(text: str) -> tuple[_Word, ...]:
    """The words of a name; letters with points between them are one (S.A., О.О.Д.)."""
    found: list[_Word] = []
    # A mark that no letter could take is no end of a word.
    for part in "".join(char for char in clean(text) if not unicodedata.combining(char)).split():
        if "." in part and all(len(letter) <= 1 for letter in part.split(".")):
            part = part.replace(".", "")
        for word in "".join(char if char.isalnum() or _is_word(char) else " " for char in part).split():
            folded = "".join(char for char in fold(word) if char.isalnum())
            folded = _SAME_WORDS.get(folded, folded)
            alphabets = 0 if folded in LEGAL_FORMS else _alphabets(word)
            found.append(_Word(folded, alphabets, word.upper().translate(_SEEN_AS)))
    return tuple(found)


def _is_word(char: str) -> bool:
    """Whether a sign is read as letters: № is No."""
    return char > "\x7f" and any(one.isalnum() for one in fold(char))


def _alphabets(word: str) -> int:
    """The alphabets of a word, a bit for each."""
    found = 0
    for char in word:
        if "\u0400" <= char <= "\u052f":
            found |= _CYRILLIC
        elif "\u0370" <= char <= "\u03ff":
            found |= _GREEK
        elif char.isalpha() or _is_word(char):
            found |= _LATIN
    return found


def mixes_alphabets(word: str) -> bool:
    """Whether a word has letters of two alphabets: one of them only looks right. ООД and the like count as none."""
    return _alphabets(word).bit_count() > 1 and fold(word) not in LEGAL_FORMS


def name_key(name: str) -> str:
    """A name for comparing: the same for two that differ by case, accents, punctuation and blanks only.

    Not for the other alphabet: that is pointed out, and asked.
    """
    return " ".join(f"{word.folded}{word.alphabets or ''}" for word in _words(name)) or name.strip()


@lru_cache(maxsize=10_000)
def city_key(city: str) -> str:
    """A city for comparing, whatever the alphabet, without "гр." before it; empty for none."""
    words = " ".join("".join(char if char.isalnum() else " " for char in fold(clean(city))).split())
    return re.sub(r"^(gr|grad|s|selo|gk|city of) (?=\w)", "", words)


def number_key(number: str) -> str:
    """A registration number for comparing; spreadsheets drop the zeros before it. Empty for one too short."""
    bare = "".join(char for char in fold(number) if char.isalnum())
    if len(bare) < SHORTEST_NUMBER:
        return ""
    if re.fullmatch(r"bg\d{9,13}", bare, re.ASCII):
        bare = bare[2:]
    return bare.lstrip("0") if bare.isdecimal() else bare


def mail_key(address: str) -> str:
    """An e-mail address for comparing; empty for what is none."""
    text = address.strip().casefold().removeprefix("mailto:")
    return text if re.fullmatch(r"[^\s@]+@[^\s@]+", text) else ""


def phone_key(phone: str) -> str:
    """The digits of a phone for comparing, whatever the blanks, 0 or +359; empty for too few to tell one by."""
    digits = comparable_number(phone)
    return digits if len(digits) >= SHORTEST_PHONE else ""


def _begins_with(known: Sequence[str], typed: Sequence[str]) -> bool:
    """Whether each word typed begins another word of a name; one of them with letters enough."""
    left = list(known)
    for word in typed:
        fitting = next((other for other in left if other.startswith(word)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return any(len(word) >= SHORTEST_BEGINNING for word in typed)


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
