"""The words of a repeat rule, English and Bulgarian side by side, and how they are read together.

As in `day_words` each word has a kind of one letter, and a text becomes its shape: "every 2 weeks on
Friday" is ENwW. `typed` cuts its dates out, and `meaning` puts the rule together.

    E every     N number      # ordinal     L last       W weekday    X workday    M month    T date
    d w m q h y units         D day of a month, certainly             e end        s start
    1 once      t times       k so many times            u until      f from       r to       & and
    o of, от    a на          P през        c число      i in         R today, tomorrow
    H half      B bi-         x working     p for        _ says nothing           ? not known
    v or

Only those of the first three lines, and "or", are left when a rule is put together.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from kamtui.domain.text.cleaning import fold
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.day_words import ORDINALS, PLAIN_SIGNS, meaning_of
from kamtui.domain.time.recurrence.pattern import LAST

_LONGEST_TEXT = 100  # characters; no rule in words is longer


class Word(NamedTuple):
    """A word, number or sign: its kind, which one of its kind, and where it stands in the text."""

    kind: str
    value: int
    text: str
    start: int
    end: int


Words = list[Word]

_KINDS = (
    ("E", 0, "every each all всеки всяка всяко всички"),
    ("#", 2, "other"),
    ("#", 1, "first първи първия първият първа първата първо първото"),
    ("#", 2, "second втори втория вторият втора втората второ второто"),
    ("#", 3, "third трети третия третият трета третата трето третото"),
    ("#", 4, "fourth четвърти четвъртия четвъртият четвърта четвъртата четвърто четвъртото"),
    ("#", 5, "fifth пети петия петият пета петата пето петото"),
    ("#", 6, "sixth шести шестия шестият шеста шестата шесто шестото"),
    ("#", 7, "seventh седми седмия седмият седма седмата седмо седмото"),
    ("#", 8, "eighth осми осмия осмият осма осмата осмо осмото"),
    ("#", 9, "ninth девети деветия деветият девета деветата девето деветото"),
    ("#", 10, "tenth десети десетия десетият десета десетата десето десетото"),
    ("L", LAST, "last последен последния последният последна последната последно последното"),
    ("X", 0, "workday workdays weekday weekdays делник делника делници делниците"),
    ("x", 0, "working business work работен работния работният работни работните"),
    ("x", 0, "делничен делничния делничният делнични делничните"),
    ("W", 0, "mondays понеделници понеделниците"),
    ("W", 1, "tuesdays вторника вторници вторниците"),
    ("W", 2, "wednesdays среди средите"),
    ("W", 3, "thursdays четвъртъци четвъртъците"),
    ("W", 4, "fridays петъци петъците"),
    ("W", 5, "saturdays съботи съботите"),
    ("W", 6, "sundays недели неделите"),
    # A unit's value tells "през седмицата", during the week, from "през седмица", every second one.
    ("d", 1, "деня денят"),
    ("w", 1, "седмицата"),
    ("m", 1, "месеца месецът"),
    ("q", 1, "тримесечието"),
    ("h", 0, "полугодие полугодия halfyear"),
    ("h", 1, "полугодието"),
    ("y", 1, "годината"),
    ("1", 0, "once веднъж еднократно"),
    ("t", 0, "time times път пъти"),
    ("u", 0, "until till til до"),
    ("f", 0, "from since starting начиная започвайки"),
    ("r", 0, "to through thru"),
    ("&", 0, "and и i"),
    ("v", 0, "or или"),
    ("o", 0, "of от"),
    ("a", 0, "на"),
    ("P", 0, "през"),
    ("c", 0, "число числа числото"),
    ("i", 0, "in"),
    ("R", 0, "today tomorrow днес утре догодина"),
    ("e", 0, "end край края краят"),
    ("s", 0, "start beginning начало началото"),
    ("H", 0, "half semi половин"),
    ("B", 0, "bi"),
    ("p", 0, "for за"),
    ("_", 0, "on the at a an per by по в във v считано"),
)

_PHRASES = (
    ("daily ежедневно всекидневно", "every day"),
    ("weekly седмично ежеседмично", "every week"),
    ("monthly месечно ежемесечно", "every month"),
    ("quarterly тримесечно", "every quarter"),
    ("yearly annually annual годишно ежегодно", "every year"),
    ("halfyearly semiannually semiannual biannually полугодишно шестмесечно", "every halfyear"),
    ("biweekly fortnightly двуседмично", "every 2 weeks"),
    ("fortnight", "2 weeks"),
    ("двумесечно", "every 2 months"),
    ("twice двукратно", "2 times"),
    ("eow", "end of week"),
    ("eom", "end of month"),
    ("eoq", "end of quarter"),
    ("eoy", "end of year"),
)
"""One word that stands for several."""

_UNIT_LETTERS = {Unit.DAY: "d", Unit.WEEK: "w", Unit.MONTH: "m", Unit.QUARTER: "q", Unit.YEAR: "y"}
_SIGNS = {",": "&", ";": "&", "&": "&", "/": "&", ".": "_", ":": "_", "-": "-"}

_MORE_ENDINGS = frozenset(("вия", "рия", "тия", "тият", "тото"))  # 5-тия, where `day_words` knows 5-ти


@cache
def _pieces() -> re.Pattern[str]:
    """What a text is cut into. Made when first asked, as the words are, and not at every start."""
    endings = sorted(ORDINALS | _MORE_ENDINGS, key=len, reverse=True)
    # Behind a number in Latin letters only with a hyphen: 2mo are two months.
    latin = "|".join(fold(ending) for ending in endings)
    return re.compile(
        r"(?<![0-9.])(?P<day>[0-9]{1,2})(?:\.(?P<dotted>[0-9]{1,2})\.?|/(?P<slashed>[0-9]{1,2}))(?![./]?[0-9])"
        rf"|(?P<ordinal>[0-9]+)(?:-?(?:{'|'.join(endings)})|-(?:{latin}))(?![^\W_])"
        r"|(?P<number>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<sign>\S)"
    )


@cache
def _vocabulary() -> dict[str, tuple[tuple[str, int], ...]]:
    """Each word, without case and alphabet, and what it says: kinds and values."""
    known: dict[str, tuple[tuple[str, int], ...]] = {}
    for kind, value, words in _KINDS:
        for word in words.split():
            known.setdefault(fold(word), ((kind, value),))
    for words, phrase in _PHRASES:
        said: list[tuple[str, int]] = []
        for part in phrase.split():
            said += known.get(part) or ((("N", int(part)),) if part.isdecimal() else (_day_word(part),))
        for word in words.split():
            known.setdefault(fold(word), tuple(said))
    return known


def _day_word(word: str) -> tuple[str, int]:
    """What a word of `day_words` says in a rule."""
    meaning = meaning_of(word)
    match meaning.kind:
        case "U":
            return _UNIT_LETTERS[Unit(meaning.value)], 0
        case "A":
            return "N", meaning.value
        case "W" | "M":
            return meaning.kind, meaning.value
    return "?", 0


# From a text to its words


def plain_words(text: str) -> str:
    """The text in small letters with single spaces; empty if it is too long."""
    if len(text) > _LONGEST_TEXT:
        return ""
    return " ".join(unicodedata.normalize("NFC", text).casefold().translate(PLAIN_SIGNS).split())


def shape_of(words: Words) -> str:
    """The kinds of words, one letter each."""
    return "".join(word.kind for word in words)


def words_of(plain: str) -> Words:
    """The words of a text, without those that say nothing; working days, ranges and counts put together."""
    return list(_words_of(plain))


@lru_cache(maxsize=200)
def _words_of(plain: str) -> tuple[Word, ...]:
    words: Words = []
    for piece in _pieces().finditer(plain):
        words += _words_in(piece)
    words = [word for word in _without_hyphens(words) if word.kind != "_"]
    for shape, make in _FIRST_READINGS:
        words = _reread(words, shape, make)
    return tuple(words)


def _words_in(piece: re.Match[str]) -> Words:
    """The words that one piece stands for: "daily" is every day."""
    text, start, end = piece.group(), piece.start(), piece.end()
    said: tuple[tuple[str, int], ...]
    match piece.lastgroup:
        case "dotted" | "slashed":
            month = int(piece["dotted"] or piece["slashed"])
            said = (("T", month * 100 + int(piece["day"])),)
        case "ordinal":
            said = (("#", int(piece["ordinal"])),)
        case "number":
            said = (("N", int(text)),)
        case "word":
            said = _vocabulary().get(fold(text)) or (_day_word(text),)
        case _:
            said = ((_SIGNS.get(text, "?"), 0),)
    return [Word(kind, value, text, start, end) for kind, value in said]


def _without_hyphens(words: Words) -> Words:
    """A hyphen between words says nothing ("half-yearly"), between weekdays "to"; before a number it is a minus."""
    kept: Words = []
    for at, word in enumerate(words):
        if word.kind != "-":
            kept.append(word)
            continue
        around = shape_of(words[at - 1 : at]) + shape_of(words[at + 1 : at + 2])
        if around == "WW":
            kept.append(word._replace(kind="r"))
        elif len(around) < 2 or (words[at - 1].end < word.start and words[at + 1].start == word.end):
            kept.append(word._replace(kind="?"))
        elif words[at - 1].end < word.start:
            kept.append(word._replace(kind="&"))
    return kept


_Make = Callable[[Words], Words]


def _reread(words: Words, shape: str, make: _Make) -> Words:
    """The words with each run of that shape replaced by what it makes."""
    kept: Words = []
    at = 0
    for run in re.finditer(shape, shape_of(words)):
        kept += words[at : run.start()]
        kept += make(words[run.start() : run.end()])
        at = run.end()
    return kept + words[at:]


def _as(kind: str, value: int | None = None) -> _Make:
    """One word of that kind for the run, with the value of its first unless told."""

    def make(run: Words) -> Words:
        return [run[0]._replace(kind=kind, value=run[0].value if value is None else value, end=run[-1].end)]

    return make


def _nothing(run: Words) -> Words:
    return []


def _number_or_friday(run: Words) -> Words:
    """„Пет“ is a short Friday, and before a unit the number five."""
    return [run[0]._replace(kind="N", value=5)] if run[0].text in ("пет", "pet") else run


def _weekdays_between(run: Words) -> Words:
    """Monday to Friday, as the weekdays that these are."""
    first, last = (word for word in run if word.kind == "W")
    count = (last.value - first.value) % 7 + 1
    return [first._replace(value=(first.value + step) % 7, end=last.end) for step in range(count)]


def _through(run: Words) -> Words:
    """ "Through" a date is until it."""
    return _as("u" if run[0].text in ("through", "thru") else "?")(run)


def _from_a_day(run: Words) -> Words:
    """„От“ before a date is "from", and in „от месеца“ it is "of"."""
    return [run[0]._replace(kind="f"), *run[1:]] if run[0].text in ("от", "ot") else run


_PARTS_OF = {
    "w": {1: (1, "w"), 7: (1, "d")},
    "m": {1: (1, "m")},
    "q": {1: (1, "q"), 3: (1, "m")},
    "h": {1: (1, "h"), 2: (1, "q"), 3: (2, "m"), 6: (1, "m")},
    "y": {1: (1, "y"), 2: (1, "h"), 3: (4, "m"), 4: (1, "q"), 6: (2, "m"), 12: (1, "m")},
    "d": {1: (1, "d")},
}
"""How often in a period, where that says a step: twice a year is every half-year."""


def _times_in(run: Words) -> Words:
    part = _PARTS_OF[run[-1].kind].get(run[0].value)
    if part is None:
        return _as("?")(run)
    number, unit = part
    return [
        run[0]._replace(kind="E", value=0),
        run[0]._replace(kind="N", value=number),
        run[-1]._replace(kind=unit),
    ]


def _every_second(run: Words) -> Words:
    """„През седмица“ leaves one out; „през седмицата“ is during the week, and no rule."""
    through, unit = run
    if unit.value:
        return _as("?")(run)
    return [through._replace(kind="E"), through._replace(kind="N", value=2), unit]


def _per(run: Words) -> Words:
    """„На тримесечие“ is every quarter, „(края) на тримесечието“ is of the quarter."""
    return run[1:] if run[-1].value else [run[0]._replace(kind="E"), *run[1:]]


UNITS_SHAPE = "[dwmqhy]"
"""Any unit, in a pattern of shapes."""

_FIRST_READINGS: tuple[tuple[str, _Make], ...] = (
    ("xd", _as("X")),
    ("HE?y", lambda run: [*run[1:-1], run[-1]._replace(kind="h")]),
    ("BEw", lambda run: [run[1], run[1]._replace(kind="N", value=2), run[2]]),
    (f"W(?={UNITS_SHAPE})", _number_or_friday),
    ("[fo]W[ru]W|WrW", _weekdays_between),
    ("r", _through),
    ("o(?=[NTRW])", _from_a_day),
    # "By the 10th of every month" has no end; that it is meant as a deadline is nothing to a rule.
    (f"u(?=[#N]c?[oa]?Em|[es][oa]?E{UNITS_SHAPE})", _nothing),
    (f"P(?=N{UNITS_SHAPE})", _as("E")),
    (f"P{UNITS_SHAPE}", _every_second),
    ("P(?=M)", _nothing),
    (f"Nt[oaP]?E?{UNITS_SHAPE}", _times_in),
    ("p?Nt", lambda run: [run[-2]._replace(kind="k", end=run[-1].end)]),
)
"""How words are read together in the whole text, before its dates are taken out."""

_LATER_READINGS: tuple[tuple[str, _Make], ...] = (
    ("(?<=&)E(?=[W#L])", _nothing),
    (f"1[ia]?(?=E[N#]?{UNITS_SHAPE})", _nothing),
    (f"1[ia]?(?=N?{UNITS_SHAPE})", _as("E", 0)),
    ("[N#L]c", _as("D")),
    (f"a(?=[N#]{UNITS_SHAPE})", _as("E", 0)),
    (f"a{UNITS_SHAPE}", _per),
    ("[N#L][oa]", _as("D")),
    ("[oa]", _nothing),
    ("&+", _as("&")),
    ("^&|&$", _nothing),
)
"""How the words of the rule itself are read together."""


def in_context(words: Words) -> Words:
    """The words of the rule itself, its dates taken out, read together."""
    words = [
        word._replace(kind="?") if word.text == "other" and shape_of(words[:at])[-1:] != "E" else word
        for at, word in enumerate(words)
    ]
    for shape, make in _LATER_READINGS:
        words = _reread(words, shape, make)
    return words
