"""On which days a person may have their name day, told by their first name, in Cyrillic or in Latin letters."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from kamtui.domain.feasts.days import Days, Movable
from kamtui.domain.feasts.name_table import TABLE
from kamtui.domain.text.cleaning import clean, fold


class NameDays(NamedTuple):
    """A first name as it was typed, and the days on which it is celebrated."""

    name: str
    days: Days


_TITLES = frozenset(
    ("inzh", "ing", "eng", "dr", "prof", "dots", "doc", "arh", "arch", "adv", "akad", "gn", "gzha", "gtsa", "mr", "mrs",
     "ms", "miss", "polk", "gen", "kap", "mag", "dipl", "otets")
)  # fmt: skip
"""Folded, without points and hyphens."""
_SURNAME = (
    "ov",
    "ova",
    "ev",
    "eva",
    "ski",
    "ska",
    "shki",
    "shka",
    "chki",
    "chka",
    "zki",
    "zka",
    "off",
    "eff",
)
"""How the surnames of Bulgarians end, folded; others that do not end so are not known."""
_SHORTEST_SURNAME = 5
_FOREIGN = re.compile(r"[wqx]|[^\x00-\x7f]")
"""Signs in a name in Latin letters that no Bulgarian surname has."""


def name_days(name: str) -> tuple[NameDays, ...]:
    """The first names in the name of a person, each with the days that it is celebrated on; nothing where none is known.

    Whether the surname comes first („Иванова Мария“), behind titles, with initials. Who has two names, „Анна-Мария“ or „Анна
    Мария Иванова“, celebrates both. A name in Latin letters counts beside a Bulgarian surname only, or alone: Peter Schmidt
    does not celebrate Петровден.
    """
    words = _first_before(name)
    if not words:
        return ()
    first, *others = words
    has_surname = bool(others) and _is_surname(others[-1])
    if _is_latin(first) and others and not has_surname:
        return ()
    names = _parts(first)
    if has_surname and len(others) > 1 and not _is_surname(others[0]):
        names += _parts(others[0])
    return tuple(NameDays(name, days) for name in names if (days := _days_of_form(name)))


def may_celebrate(name: str, codes: frozenset[str]) -> bool:
    """Whether some word of a name is celebrated on one of these days: told quickly, and true wherever `name_days` has one."""
    if not name.replace(" ", "").isalpha():
        return True
    return any(map(_celebrated_on(codes), name.split()))


def who_may_celebrate(names: Collection[str], codes: frozenset[str]) -> set[str]:
    """Those of the names of many people that `may_celebrate`: the same words make up nearly all of them."""
    is_celebrated, others = _celebrated_on(codes), set[str]()
    found = set()
    for name in set(names):
        words = name.split(" ")
        if others.issuperset(words):
            continue
        if may_celebrate(name, codes):
            found.add(name)
        others.update(word for word in words if word.isalpha() and not is_celebrated(word))
    return found


@lru_cache(maxsize=4)
def _celebrated_on(codes: frozenset[str]) -> Callable[[str], bool]:
    """Tells of a word whether it may be a name that is celebrated on some of these days: few words make up most names."""
    celebrated = {form for form, days in forms().items() if not codes.isdisjoint(days)}
    written = celebrated | {form.replace(*_RARE) for form in celebrated}
    sounds = {sound for form in written for sound in _sounds(form)}

    @lru_cache(maxsize=5_000)
    def is_celebrated(word: str) -> bool:
        return word.casefold() in celebrated or (_is_latin(word) and _sound_of(word.casefold()) in sounds)

    return is_celebrated


def first_name(name: str) -> str:
    """The first name in the name of a person, as typed; "" where only a surname is known."""
    words = _first_before(name)
    return (
        words[0]
        if words and not (len(words) == 1 and not _days_of(words[0]) and _is_surname(words[0]))
        else ""
    )


def _first_before(name: str) -> list[str]:
    """The words of a name with the first name before the others."""
    words = list(_words(name))
    if len(words) > 1 and not _days_of(words[0]) and _is_surname(words[0]):
        return [words[1], words[0], *words[2:]]
    return words


def _words(name: str) -> Iterator[str]:
    """The words of a name that may be a first name or a surname: of „Иванова, инж. Мария (склад)“ Мария, Иванова.

    None where only a surname stands behind an initial.
    """
    if name.replace(" ", "").isalpha():  # nearly every name, and many are asked about at once
        yield from (word for word in name.split() if len(word) > 1 and not _is_title(word))
        return
    bare = re.sub(r"[(\[{].*", "", clean(name))
    last, comma, before = bare.partition(",")
    parts = f"{before} {last}".split() if comma and before.strip() else bare.replace(",", " ").split()
    words = [word for part in parts if not _is_title(part) for word in re.split(r"(?<=\.)", part) if word]
    known = [word for word in words if not _is_initial(word)]
    if len(known) < 2 and len(known) < len(words):
        return
    for word in known:
        yield word.strip(".\"'„“”«»-–")


@lru_cache(maxsize=5_000)
def _is_title(word: str) -> bool:
    return fold(re.sub(r"[.\-]", "", word)) in _TITLES


def _is_initial(word: str) -> bool:
    return sum(map(str.isalpha, word)) < 2 or not all(
        char.isalpha() or char in ".-'’\"„“”«»–" for char in word
    )


def _is_latin(word: str) -> bool:
    return not any("\u0400" <= char <= "\u04ff" for char in word)


def _is_surname(word: str) -> bool:
    """Whether a word ends as the surnames of Bulgarians do; one with a hyphen, by any part of it."""
    return any(
        len(part) >= _SHORTEST_SURNAME
        and fold(part).endswith(_SURNAME)
        and not (_is_latin(part) and _FOREIGN.search(part.casefold()))
        for part in word.split("-")
    )


@lru_cache(maxsize=5_000)
def _days_of(word: str) -> Days:
    """The days of a form of a name; of one with a hyphen, those of all its parts."""
    return tuple(dict.fromkeys(day for part in _parts(word) for day in _days_of_form(part)))


def _parts(word: str) -> list[str]:
    """The names in a word: two of „Анна-Мария“."""
    return [word] if "-" not in word or _days_of_form(word) else word.split("-")


def _days_of_form(word: str) -> Days:
    if _is_latin(word):
        sound = _sound_of(word)
        return _by_sound(sound[:1]).get(sound, ())
    return forms().get(word.casefold(), ())


@cache
def forms() -> Mapping[str, Days]:
    """The days of every form in the table, by the form in small letters."""
    days: dict[str, list[str]] = {}
    movable = {feast.value for feast in Movable}
    for line in TABLE.strip().splitlines():
        if not line.startswith("#"):
            day, *names = line.split()
            code = day if day in movable else f"--{day}"
            for name in names:
                of_name = days.setdefault(name.casefold(), [])
                if code not in of_name:
                    of_name.append(code)
    return {form: tuple(codes) for form, codes in days.items()}


# -- Latin spellings

_SPELLINGS = (
    ("х", ("h", "kh", "ch")),
    ("ц", ("ts", "c")),
    ("к", ("k", "c")),
    ("ъ", ("a", "u", "e")),
)
"""Letters that people write in several ways in Latin; of one word all alike."""
_RARE = ("ж", "j")
"""Jivko for Живко: taken only where no other name sounds so, for a j is й as well (Boyan, Bojan)."""

_ALIKE = (
    ("sch", "sh"), ("tch", "ch"), ("tz", "ts"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("w", "v"), ("x", "ks"),
    ("gue", "ge"), ("gui", "gi"), ("ou", "u"), ("y", "i"), ("j", "i"), ("iu", "u"),
)  # fmt: skip
"""Habits of spelling that say the same: Gueorgui, Vassil, Yordan and Jordan, Stoyan and Stoian."""
_BEGINNING = 2
"""How many letters of a form tell with which one it sounds at its beginning: й sounds in another way before у."""
_DOUBLED = re.compile(r"([a-z])\1+")


@lru_cache(maxsize=5_000)
def _sound_of(word: str) -> str:
    """How a word in Latin letters sounds."""
    return _sound(fold(word))


def _sound(folded: str) -> str:
    """How a folded word sounds, whatever the habits of spelling. A double i begins only Jivko and the like."""
    for written, heard in _ALIKE:
        folded = folded.replace(written, heard)
    return folded[:1] + _DOUBLED.sub(r"\1", folded[1:])


@cache
def _by_sound(first: str) -> Mapping[str, Days]:
    """The days of the forms by how their Latin spellings sound, of those that begin so; where two forms sound alike, those of both.

    Only one beginning at a time: to spell all forms takes longer than all else that a day asks.
    """
    begun = {form: days for form, days in forms().items() if first in _beginnings(form[:_BEGINNING])}
    days: dict[str, Days] = {}
    for form, of_form in begun.items():
        for sound in _sounds(form):
            days[sound] = tuple(dict.fromkeys((*days.get(sound, ()), *of_form)))
    rare: dict[str, Days] = {}
    for form, of_form in begun.items():
        if _RARE[0] in form:  # any other sounds as above
            for sound in _sounds(form.replace(*_RARE)):
                rare[sound] = tuple(dict.fromkeys((*rare.get(sound, ()), *of_form)))
    return rare | days


@cache
def _beginnings(form: str) -> frozenset[str]:
    """With which letters the Latin spellings of the beginning of a form sound."""
    return frozenset(sound[:1] for way in (form, form.replace(*_RARE)) for sound in _sounds(way))


def _sounds(form: str) -> Iterator[str]:
    """How a form sounds in each of its Latin spellings."""
    ways = [(letter, spellings) for letter, spellings in _SPELLINGS if letter in form]
    for chosen in product(*(spellings for _letter, spellings in ways)):
        spelled = form
        for (letter, _spellings), spelling in zip(ways, chosen, strict=True):
            spelled = spelled.replace(letter, spelling)
        yield _sound(fold(spelled))
