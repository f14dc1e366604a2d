"""The words of days and times that a person types, English and Bulgarian side by side.

Each word has a kind of one letter, so that a text becomes its shape ("in two weeks" is `iNU`) and the
rules of `typed_days` and `typed_times` read as shapes. Bulgarian words are also known in Latin letters (`utre`, `petak`).

    N number   A number in words   W weekday    M month      U unit of days   H hour    I minute
    R day counted from today       P part of the day         h half           & and     @ at
    n next     l last   t this     e end        s start      c middle         y that day (оня ден)
    F feast, as month and day (1225), or Easter
    i in, after         p before   b ago        _ says nothing                ? not known
"""

import re
import unicodedata
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from kamtui.domain.text.cleaning import fold
from kamtui.domain.time.calendar import Unit


class Meaning(NamedTuple):
    """What a word is (a letter of the list above), and which one of its kind."""

    kind: str
    value: int = 0


MORNING, NOON, AFTERNOON, EVENING, NIGHT = 9, 12, 15, 19, 22
"""The hours that a part of the day stands for."""

UNKNOWN = Meaning("?")

EASTER = 0
"""The value of the feast that moves."""

_WEEKDAYS = (
    "mon monday пн пон понед понеделник понеделника",
    "tue tues tuesday вт вто вторник вторника",
    "wed weds wednesday ср сря сряда срядата",
    "thu thur thurs thursday чт чет четв четвъртък четвъртъка",
    "fri friday пт пет петък петъка",
    "sat saturday сб съб събота съботата weekend уикенд уикенда",
    "sun sunday нд нед неделя неделята",
)
_MONTHS = (
    "jan january ян яну януари",
    "feb february фев февр февруари",
    "mar march мар март",
    "apr april апр април",
    "may май",
    "jun june юни",
    "jul july юли",
    "aug august авг август",
    "sep sept september сеп септ септември",
    "oct october окт октомври",
    "nov november ное ноем ноември",
    "dec december дек декември",
)
_AMOUNTS = (
    "a an one един една едно",
    "two два две",
    "three три",
    "four четири",
    "five",  # пет is a short Friday too, and becomes a number before a unit
    "six шест",
    "seven седем",
    "eight осем",
    "nine девет",
    "ten десет",
    "eleven единайсет единадесет",
    "twelve дванайсет дванадесет",
    "thirteen тринайсет тринадесет",
    "fourteen четиринайсет четиринадесет",
    "fifteen петнайсет петнадесет",
    "sixteen шестнайсет шестнадесет",
    "seventeen седемнайсет седемнадесет",
    "eighteen осемнайсет осемнадесет",
    "nineteen деветнайсет деветнадесет",
    "twenty двайсет двадесет двайсетина",
)
_TENS = (
    (10, "десетина"),
    (15, "петнайсетина"),
    (30, "thirty трийсет тридесет трийсетина"),
    (60, "sixty шейсет шестдесет"),
    (90, "ninety деветдесет"),
)
_OTHERS = (
    ("U", Unit.DAY, "d day days д ден деня дни дена"),
    ("U", Unit.WEEK, "w wk wks week weeks с сед седм седмица седмици седмицата"),
    ("U", Unit.MONTH, "m mo mos mth month months м мес месец месеца месеци месецът"),
    ("U", Unit.QUARTER, "q quarter quarters тримесечие тримесечия тримесечието"),
    ("U", Unit.YEAR, "y yr yrs year years г год година години годината"),
    ("H", 0, "h hr hrs hour hours ч час часа часове часът"),
    ("I", 0, "min mins minute minutes мин минута минути"),
    ("R", 0, "today днес now сега"),
    ("R", 1, "tomorrow tmr tmrw утре"),
    ("R", 2, "overmorrow вдругиден"),
    ("R", -1, "yesterday вчера"),
    ("R", -2, "завчера онзиден"),
    ("P", MORNING, "am morning сутрин сутринта"),
    ("P", NOON, "noon midday обяд обед"),
    ("P", AFTERNOON, "pm afternoon следобед"),
    ("P", EVENING, "evening вечер вечерта"),
    ("P", NIGHT, "night нощ нощта"),
    ("h", 0, "half половин половина"),
    ("&", 0, "and и"),
    ("@", 0, "at в във v от към"),
    ("n", 0, "next друг другия другият другата другото следващ следващия следващият следващата следващото"),
    ("n", 0, "идния идният идната идното идущия идущата"),
    ("l", 0, "last previous минал миналия миналият миналата миналото"),
    ("l", 0, "предишния предишният предишната предния предната последния последният последната последното"),
    ("t", 0, "this current coming този тази това тоя тая текущия текущата текущото"),
    ("e", 0, "late end край края краят"),
    ("s", 0, "early start beginning начало началото"),
    ("c", 0, "middle mid средата"),
    ("y", 0, "оня онзи"),
    ("F", EASTER, "easter великден великдена"),
    ("F", 1225, "christmas xmas коледа коледата рождество"),
    ("F", 1224, "бъднивечер"),
    ("F", 1231, "newyear новагодина"),
    ("F", 1206, "никулден"),
    ("F", 506, "гергьовден"),
    ("i", 0, "in after from within след"),
    ("p", 0, "before преди"),
    ("b", 0, "ago назад"),
    ("_", 0, "on the of by until till за на до по през число time"),
)

PHRASES = (
    ("y'day", "yesterday"),
    ("no later than", "by"),
    ("not later than", "by"),
    ("at the latest", "by"),
    ("най-късно", "до"),
    ("най късно", "до"),
    ("не по-късно от", "до"),
    ("within the next", "within"),
    ("in the next", "within"),
    ("over the next", "within"),
    ("в рамките на следващите", "след"),
    ("в рамките на", "след"),
    ("в срок от", "след"),
    ("в срок до", "след"),
    ("до следващите", "след"),
    ("в следващите", "след"),
    ("през следващите", "след"),
    ("this coming", "this"),
    ("a couple of", "2"),
    ("couple of", "2"),
    ("a fortnight", "2 weeks"),
    ("fortnight", "2 weeks"),
    ("половин месец", "15 дни"),
    ("christmas eve", "бъднивечер"),
    ("бъдни вечер", "бъднивечер"),
    ("new year's eve", "newyear"),
    ("new year's", "newyear"),
    ("the new year", "newyear"),
    ("new year", "newyear"),
    ("новата година", "новагодина"),
    ("нова година", "новагодина"),
    ("half a year", "6 months"),
    ("половин година", "6 месеца"),
    ("quarter of an hour", "15 min"),
    ("четвърт час", "15 мин"),
    ("o'clock", " h"),
    ("weeks' time", "weeks"),
    ("week's time", "week"),
    ("days' time", "days"),
    ("months' time", "months"),
    ("month's time", "month"),
    ("след обяд", "следобед"),
    ("след обед", "следобед"),
    ("преди обяд", "сутринта"),
    ("преди обед", "сутринта"),
    ("вдруги ден", "вдругиден"),
    ("току-що", "сега"),
    ("току що", "сега"),
    ("преди малко", "сега"),
    ("just now", "now"),
)
"""Several words that mean something together, and the words to read instead."""

SHORT_FORMS = {
    "eod": "end of day",
    "cob": "end of day",
    "eow": "end of week",
    "eom": "end of month",
    "eoq": "end of quarter",
    "eoy": "end of year",
    "tonight": "today evening",
    "довечера": "today evening",
    "снощи": "yesterday evening",
    "догодина": "next year",
    "first": "1",
    "първи": "1",
    "втори": "2",
    "трети": "3",
}
"""One word that stands for several."""

NOW = frozenset({"now", "сега", "sega"})
"""The words of this very moment; as a day they mean today."""

SMALL_M = frozenset({"m", "м"})
"""A lone m counts months among days and minutes among hours."""

ORDINALS = frozenset(
    ("st", "nd", "rd", "th", "ви", "во", "и", "ия", "ма", "ми", "мо", "о", "ри", "ро", "та", "ти", "то")
)
"""Endings written close behind a day of the month: 15th, 15-ти."""

# An X is often typed with the Cyrillic letter that looks like it, an I with the Ukrainian one.
ROMAN_LOOKALIKES = str.maketrans({"х": "x", "і": "i"})
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMAN_MONTHS = {numeral: month for month, numeral in enumerate(_NUMERALS, start=1)}

# Hyphens, dashes and the minus sign of typesetters, and their apostrophe.
PLAIN_SIGNS = str.maketrans("‐‑‒–—―−’", "-------'")


def meaning_of(word: str) -> Meaning:
    """What a word in small letters means; a lone letter only as it is written (с is a week, s is not)."""
    known = _meanings()
    if len(word) < 2:
        return known.get(word, UNKNOWN)
    return known.get(word) or known.get(fold(word)) or known.get(_by_habit(word), UNKNOWN)


def _by_habit(word: str) -> str:
    """The word of a day, folded, that is typed in Latin letters by a habit of one's own: srqda, 4etvyrtyk."""
    if not word.isascii():
        return ""
    from kamtui.domain.text.latin_habits import as_by_habit  # the first picture does without it

    return _habits().get(as_by_habit(word), "")


@cache
def _habits() -> dict[str, str]:
    from kamtui.domain.text.latin_habits import known_by_habit

    return known_by_habit(word for _kind, _value, words in _entries() for word in words.split())


@cache
def _meanings() -> dict[str, Meaning]:
    # Made at the first date read and not at import, which every start of the program pays for.
    meanings: dict[str, Meaning] = {}
    for kind, value, words in _entries():
        meaning = Meaning(kind, value)
        for word in words.split():
            meanings[word] = meaning
            if len(word) > 1:
                meanings.setdefault(fold(word), meaning)
    return meanings


def _entries() -> list[tuple[str, int, str]]:
    return [
        *(("W", number, words) for number, words in enumerate(_WEEKDAYS)),
        *(("M", number, words) for number, words in enumerate(_MONTHS, start=1)),
        *(("A", number, words) for number, words in enumerate(_AMOUNTS, start=1)),
        *(("A", number, words) for number, words in _TENS),
        *_OTHERS,
    ]


DIRECTIONS = {"+": 1, "i": 1, "-": -1, "p": -1}
"""Which way a sign or word counts, by its kind: +, in, −, before."""


# From a text to its tokens

_LONGEST_TEXT = 100  # characters; no date in words is longer
_LONGEST_NUMBER = 9  # digits
_PIECES = r"[0-9]+|[^\W\d_]+|\S"
_SIGNS = frozenset("+-./:,@")
_WITH_CIPHERS = r"(?<![^\W_])(?=[a-z]*[46][a-z46]*)[a-z46]{3,}(?![^\W_])"
"""Words in which ч is a 4 and ш a 6: 4etvurtuk."""
_IS_ORDER = r"(?<![^\W_])(?:PO(?![^\W_])|po(?= (?:by|until|till|on|before|within)\b))"
"""A purchase order, which is not the „по“ of a day: "PO by 4.12."."""


class Token(NamedTuple):
    """A word, number or sign: what it means, how it is written, and whether a space stands before it."""

    meaning: Meaning
    text: str
    spaced: bool

    @property
    def kind(self) -> str:
        return self.meaning.kind

    @property
    def value(self) -> int:
        return self.meaning.value


Tokens = list[Token]


def shape_of(tokens: Tokens) -> str:
    """The kinds of some tokens, a letter each."""
    return "".join(token.kind for token in tokens)


def read_tokens(text: str) -> Tokens:
    """What a text is made of, without the words and signs that say nothing; none if it is too long."""
    if len(text) > _LONGEST_TEXT:
        return []
    plain = " ".join(unicodedata.normalize("NFC", text).casefold().translate(PLAIN_SIGNS).split())
    if re.search(_IS_ORDER, text):
        return []
    for phrase, words in PHRASES:
        plain = plain.replace(phrase, words)
    plain = re.sub(_WITH_CIPHERS, lambda found: _by_habit(found.group()) or found.group(), plain)
    tokens = _without_ordinals(_split(plain))
    tokens = [token for token in tokens if token.kind != "_"]
    return _without_marks(_in_context(tokens))


def _split(plain: str) -> Tokens:
    tokens: Tokens = []
    end = 0
    for piece in re.finditer(_PIECES, plain):
        word = piece.group()
        spaced = piece.start() > end
        end = piece.end()
        if word in SHORT_FORMS:
            first, *others = _split(SHORT_FORMS[word])
            tokens += [first._replace(spaced=spaced), *others]
        else:
            tokens.append(Token(_meaning(word, tokens), word, spaced))
    return tokens


def _meaning(word: str, before: Tokens) -> Meaning:
    if word[0] in "0123456789":
        return Meaning("N", int(word)) if len(word) <= _LONGEST_NUMBER else UNKNOWN
    if word in _SIGNS:
        return Meaning(word)
    # Only behind a number and its dot is a V a May, and not the word "in".
    if shape_of(before[-2:]) in ("N.", "N/", "N-"):
        month = ROMAN_MONTHS.get(word.translate(ROMAN_LOOKALIKES))
        if month is not None:
            return Meaning("M", month)
    return meaning_of(word)


def _without_ordinals(tokens: Tokens) -> Tokens:
    """15th, 15-ти and 15ти as 15."""
    kept: Tokens = []
    for token in tokens:
        if token.text in ORDINALS and not token.spaced:
            if shape_of(kept[-1:]) == "N":
                continue
            if shape_of(kept[-2:]) == "N-" and not kept[-1].spaced:
                kept.pop()
                continue
        kept.append(token)
    return kept


def _in_context(tokens: Tokens) -> Tokens:
    """Words that mean one thing or another by what follows them."""
    kept: Tokens = []
    for token, follower in zip_longest(tokens, tokens[1:]):
        after = follower.kind if follower else ""
        meaning = token.meaning
        if after in ("U", "H", "I"):
            if token.kind == "A":
                meaning = Meaning("N", token.value)
            elif token.text in ("пет", "pet"):
                meaning = Meaning("N", 5)
        elif after == "P" and token.kind in ("t", "l"):
            meaning = Meaning("R", 0 if token.kind == "t" else -1)  # this morning, last night
        if (token.kind == "A" and after == "h") or (token.kind == "i" and after in ("P", "M")):
            continue  # "and a half", "in the morning", "in March"
        kept.append(token._replace(meaning=meaning))
    return kept


def _without_marks(tokens: Tokens) -> Tokens:
    """Without the signs that only separate, and without the г. behind a year."""
    kept: Tokens = []
    for token, follower in zip_longest(tokens, tokens[1:]):
        around = shape_of(kept[-1:]) + (follower.kind if follower else "")
        if token.kind == "." and around != "NN":
            continue
        if token.kind == "," and (
            around != "NN" or (follower and follower.spaced) or shape_of(kept[-2:]) == "MN"
        ):
            continue
        if token.kind in "-/" and around in ("NM", "MN", "cM", "eM", "sM"):
            continue
        if token.meaning == Meaning("U", Unit.YEAR) and _ends_in_year(kept):
            continue
        kept.append(token)
    return kept


def _ends_in_year(tokens: Tokens) -> bool:
    return shape_of(tokens[-2:]) == "MN" or shape_of(tokens[-5:]) in ("N.N.N", "N/N/N", "N-N-N")


def minutes_for_months(token: Token) -> Token:
    """A lone m as minutes."""
    return token._replace(meaning=Meaning("I")) if token.text in SMALL_M else token
