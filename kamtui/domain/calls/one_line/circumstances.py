"""How and when a conversation was, among the words before its colon: `visit yesterday`, `тел 15:30 20 мин`, `they called`."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from kamtui.domain.calls.one_line.how_words import (
    BEGUN_WORDS,
    BY_HABIT,
    BY_PHRASE,
    BY_WORD,
    FILLERS,
    MEAL,
    NO_NAMES,
    OBJECTED,
    OBJECTION_WORDS,
    THEY_DID,
    TO,
)
from kamtui.domain.calls.words import BeganBy, Channel, Objection
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _
from kamtui.domain.text.latin_habits import as_by_habit
from kamtui.domain.time.date_errors import (
    DateError,
    DateNotUnderstood,
    MinutesNotUnderstood,
    TimeDoesNotExist,
)
from kamtui.domain.time.day_words import minutes_for_months, read_tokens, shape_of
from kamtui.domain.time.typed_minutes import read_minutes
from kamtui.domain.time.typed_times import read_moment

_LONGEST_MOMENT = 6  # words
_MOST_WORDS = 12
_WEEK = 7
_BEFORE_WEEKDAY = frozenset(map(fold, ("on", "в", "във")))
_UNITS = frozenset({"h", "hr", "hrs", "ч"})
_HOURS = frozenset({"h", "hr", "hrs", "hour", "hours", "ч", "час", "часа"})
_LENGTH_AT_END = re.compile(
    r"(?<=\s)(?<!at )(?<!in )(?<!в )(?<!във )(?<!преди )(?<!след )"
    r"(?:(?:(?:[1-4]\s?(?:h|hrs?|hours?|ч|часа?)\s?)?\d{1,3}\s?(?:m|mins?|minutes?|м|мин|минути))"
    r"|[1-4](?:[.,]5)?\s?(?:h|hrs?|hours?|ч|часа?)|an hour|един час)\Z",
    re.IGNORECASE,
)
"""How long it was, behind a day: "thursday 45 min" is no moment, as "20 min ago" and "in 2 hours" are."""
_LENGTH_BEFORE_DAY = re.compile(r"[1-4](?:[.,]5)?(?:h|hrs?| hours?) (?!ago\b)", re.IGNORECASE)
_HALVES = r"(?:\d|an|a|one|two|three|един|два|три|едно)?\s?(?:h|hrs?|hours?|ч|час|часа)\.?\s(?:and|и)\s(?:a\s)?(?:half|половина)"
_LENGTH = re.compile(
    r"(?<!\S)(?<!at )(?<!в )(?<!in )(?<!преди )(?<!след )(?<!before )(?<!after )(?:for |за )?(?P<length>"
    rf"{_HALVES}|[1-4][.,]\d\s?(?:h|hrs?|hours?|ч|часа?)|[1-4]\s?(?:h|ч)\s?[0-5]\d|[1-4]\s?hours|1 (?:час|chas)"
    r"|[1-4]\s?(?:h|hrs?|hours?|ч|час|часа)\.?\s(?:and\s|и\s)?\d{1,2}\s?(?:m|mins?|minutes?|м|мин|минути))\.?(?! ago)(?!\S)",
    re.IGNORECASE,
)
"""A length of several words, or of hours that no clock shows so: 1 час и половина, 2h30, 1.5 h."""
_RANGE = re.compile(
    r"(?<!\S)(?:(?P<from>from|от|between|между) )?(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?\s?(?:h|ч\.?)?\s?(?:-|–|to|до|till|until|and|и)"
    r"\s?(?P<to>\d{1,2})(?::(?P<to_minute>[0-5]\d))?\s?(?:h|ч\.?|часа)?(?![\w.:/])",
    re.IGNORECASE,
)
"""From when to when: 10-11:30, от 14 до 15:30."""
_MINUTES = re.compile(r"(\d{1,3})['’′]")
_HOUR = re.compile(
    r"(?<!\w)(?<!for )(?<!за )(?<!преди )(?<!след )(?<!before )(?<!after )"
    r"(?:(?:(?:at|в(?:ъв)?|v|vav) )?(?P<clock>[1-5]):(?P<minute>[0-5]\d)"
    r"|(?P<at>(?:at|в(?:ъв)?|v|vav) )(?P<hour>[1-6])(?:\s?(?:h|hrs?|ч|час|часа|chasa?))?"
    r"|(?!1 ?(?:час|chas)(?!\w))(?P<bare>[1-6])\s?(?:ч|час|часа|chasa?))(?![\w:.'’-])",
    re.IGNORECASE,
)
"""An hour of the day that may be one of the night, or a length: в 2, 2 ч. (Two hours are "2h" in English.)"""
_ORDINAL = re.compile(r"\d{1,2}(?:-?(?:ви|ри|ти|ми|vi|ri|ti|mi)|st|nd|rd|th)", re.IGNORECASE)
_PARTS_OF_DAY = frozenset(
    fold(word)
    for word in [
        "am",
        "pm",
        "ago",
        "morning",
        "afternoon",
        "evening",
        "night",
        "noon",
        "сутринта",
        "сутрин",
        "следобед",
        "вечерта",
        "вечер",
        "обед",
        "нощта",
    ]
)
_DOTTED = re.compile(r"(?<![\d.])([01]?\d|2[0-3])\.([0-5]\d)(?![\d.])")
_DOTTED_TIME = re.compile(rf"(?=.*\.(?:1[3-9]|[2-5]\d)){_DOTTED.pattern}(?:[-–]{_DOTTED.pattern})?")
_DAY_OR_HOURS = re.compile(r"(\d{1,2})[-–](\d{1,2})")
_FIRST_HOUR, _LAST_HOUR = 7, 12
"""Hours that may be a day and a month as well."""
_LONGEST_RANGE = 10 * 60
_LONGEST_HOURS = 4
"""A conversation of more hours is rather an hour of the day: 15h."""
_VOWELS = frozenset("aeiouyаеиоуъюя")
"""What every name has, and what is cut short has not: mtg, срд."""


class Circumstances(NamedTuple):
    """What some words say of how and when; None and "" say nothing of it."""

    channel: Channel | None = None
    began_by: BeganBy | None = None
    minutes: int | None = None
    when: str = ""
    """The words of the moment, to be read together with those of other pieces: `yesterday`, `15:30`."""
    objection: Objection | None = None
    """What they held against buying: `objection price`."""

    def __or__(self, other: "Circumstances") -> "Circumstances":
        """Both; of what is said twice, the last."""
        return Circumstances(
            self.channel if other.channel is None else other.channel,
            self.began_by if other.began_by is None else other.began_by,
            self.minutes if other.minutes is None else other.minutes,
            f"{self.when} {other.when}".strip(),
            self.objection if other.objection is None else other.objection,
        )

    def contradicts(self, other: "Circumstances") -> bool:
        """Whether both say something of the channel, of who began, of the length or of an objection, and not the same."""
        return any(
            one is not None and two is not None and one != two
            for one, two in zip((*self[:3], self.objection), (*other[:3], other.objection), strict=True)
        )


def of_the_named(words: Sequence[str]) -> Sequence[str]:
    """Words that stand right behind a name, which is their subject: in "ivanova called yesterday" they called."""
    taken = next((end for end in (2, 1) if tuple(map(fold, words[:end])) in THEY_DID), 0)
    return ("they", "called", *words[taken:]) if taken else words


class Doubt(NamedTuple):
    """A time that may be meant in two ways: the question, the words for it, what each would be written as."""

    question: str
    words: str
    meant: tuple[str, ...]


def doubt_of_time(words: Sequence[str], when: str, now: datetime) -> Doubt | None:
    """What of the words may be meant in two ways, whose moment is `when`; None where all is clear."""
    return _hour_or_length(words, now) or _day_or_hours(words, now) or _this_weekday(words, when, now)


def _hour_or_length(words: Sequence[str], now: datetime) -> Doubt | None:
    """An hour that may as well be a length, or one of the night: "вчера 2 ч", "вчера в 2"; None where that is clear."""
    text = _LENGTH.sub(" ", " ".join(words))
    if _with_range(text, now) is not None:
        return None
    found = _HOUR.search(text)
    if found is None or not _PARTS_OF_DAY.isdisjoint(map(fold, words)):
        return None
    if found["clock"]:
        hour, minute = int(found["clock"]), found["minute"]
        length = f"{hour * 60 + int(minute)} min"
        return _hour_doubt(found[0], (f"{hour + 12}:{minute}", length, f"{hour:02}:{minute}"))
    if found["at"]:
        hour = int(found["hour"])
        return _hour_doubt(found[0], (f"{hour + 12}:00", f"{hour:02}:00"))
    rest = read_circumstances((text[: found.start()] + text[found.end() :]).split(), now)
    if rest is None or not rest.when or ":" in rest.when:
        return None
    hour = int(found["bare"])
    return _hour_doubt(found[0], (f"{hour + 12}:00", f"{hour * 60} min"))


def _hour_doubt(text: str, meant: tuple[str, ...]) -> Doubt:
    question = _("Is “{text}” an hour of the day, and which, or how long it was?").format(text=text)
    return Doubt(question, text, meant)


def _day_or_hours(words: Sequence[str], now: datetime) -> Doubt | None:
    """Two numbers that may be a day or the hours from and to: "visit 9-10"; None where a day stands beside them."""
    found = next((match for word in words if (match := _DAY_OR_HOURS.fullmatch(word))), None)
    if found is None or _with_range(" ".join(words), now) is not None:
        return None
    begun, ended = int(found[1]), int(found[2])
    if not _FIRST_HOUR <= begun < ended <= begun + _LONGEST_HOURS or ended > _LAST_HOUR:
        return None
    question = _("Is “{text}” a day, or from when to when?").format(text=found[0])
    return Doubt(question, found[0], (f"{begun}:00-{ended}:00", f"{begun}.{ended}."))


def _this_weekday(words: Sequence[str], when: str, now: datetime) -> Doubt | None:
    """A weekday named on that very day, which may be today or a week ago: "phone mon" on a Monday; None where that is clear."""
    named = next((word for word in words if shape_of(read_tokens(word)) == "W"), "")
    if not named or {"l", "n", "t", "U", "M"} & set(shape_of(read_tokens(when))):
        return None
    today = "днес" if not named.isascii() else "today"
    try:
        moment = read_moment(when, now)
        as_today = read_moment(" ".join(today if word == named else word for word in when.split()), now)
    except DateError:
        return None
    if (now.date() - moment.date()).days != _WEEK or as_today > now or as_today.date() != now.date():
        return None
    at = words.index(named)
    is_led = at > 0 and fold(words[at - 1]) in _BEFORE_WEEKDAY
    text = " ".join(words[at - is_led : at + 1])
    question = _("Is “{text}” today or a week ago?").format(text=text)
    return Doubt(question, text, (today, f"{moment:%d.%m.%Y}"))


def is_no_name(word: str) -> bool:
    """Whether a word is one of how and when, of a matter, or cut short so that it has no vowel: phone, complaint, mtg."""
    folded = fold(word).strip(".")
    if folded in NO_NAMES or folded in BY_WORD or folded in OBJECTION_WORDS:
        return True
    return len(folded) > 1 and folded.isalpha() and _VOWELS.isdisjoint(folded)


def is_objection(words: str) -> bool:
    """Whether words name an objection without the word for it: timing, цена."""
    return fold(words) in OBJECTION_WORDS


def read_circumstances(words: Sequence[str], now: datetime) -> Circumstances | None:
    """What the words say of how and when; None where one of them says something else, or all say nothing."""
    words = [_as_clock(word) for word in words]
    meal = next((at for at, word in enumerate(words[:2]) if _spoken(word) in MEAL), None)
    if meal == 0 or (meal == 1 and _spoken(words[0]) == fold("на")):
        # „обяд вчера“ and „на обяд вчера“ are a lunch, „вчера по обяд“ an hour.
        words = ["lunch", *words[meal + 1 :]]
    for told_apart in (_with_length, _with_range):
        said = told_apart(" ".join(words), now) if len(words) <= _MOST_WORDS else None
        if said is not None:
            return said
    said = _read(tuple(words), now)
    return said if said not in (None, Circumstances()) else None


def _spoken(word: str) -> str:
    """A word of how it was, folded, whatever the habit of typing it: obqd and obyad are обяд."""
    return BY_HABIT.get(as_by_habit(fold(word)), fold(word)) if word.isascii() else fold(word)


def _as_clock(word: str) -> str:
    """An hour that is written with a dot and can be no day: 15.30, 9.15-10.45."""
    return _DOTTED.sub(r"\1:\2", word) if _DOTTED_TIME.fullmatch(word) else word


def _with_length(text: str, now: datetime) -> Circumstances | None:
    """How and when, with a length of several words, which would else be read as an hour and a length; None where there is none."""
    found = _LENGTH.search(text)
    if found is None:
        return None
    try:
        minutes = read_minutes(found["length"])
    except MinutesNotUnderstood:
        return None
    rest = _read(tuple((text[: found.start()] + text[found.end() :]).split()), now)
    return None if rest is None or rest.minutes is not None else rest._replace(minutes=minutes)


def _with_range(text: str, now: datetime) -> Circumstances | None:
    """How and when, with the hours from and to which it went: when it began, and how long it was; None where there are none."""
    found = _RANGE.search(text)
    if found is None:
        return None
    is_clock = bool(found["from"] or found["minute"] or found["to_minute"])
    begun = int(found["hour"]) * 60 + int(found["minute"] or 0)
    minutes = int(found["to"]) * 60 + int(found["to_minute"] or 0) - begun
    rest = _read(tuple((text[: found.start()] + text[found.end() :]).split()), now)
    if (
        rest is None
        or rest.minutes is not None
        or ":" in rest.when
        or not 0 < minutes <= _LONGEST_RANGE
        or begun >= 24 * 60
        or not (is_clock or _is_of_working_day(begun, minutes, rest.when, now))
    ):
        return None
    return rest._replace(minutes=minutes, when=f"{rest.when} {begun // 60:02}:{begun % 60:02}".strip())


def _is_of_working_day(begun: int, minutes: int, when: str, now: datetime) -> bool:
    """Whether "9-10" is rather two hours than the 9th of October: beside a day, by daylight, and short."""
    has_day = bool(when) and not {"R", "W", "M", ".", "/"}.isdisjoint(shape_of(read_tokens(when)))
    return has_day and _is_moment(when, now) and begun >= _FIRST_HOUR * 60 and minutes <= _LONGEST_HOURS * 60


def _read(words: tuple[str, ...], now: datetime) -> Circumstances | None:
    """What words of one piece say; a meeting by video is one by video, one at a fair belongs to it: "teams meeting", "met at the fair"."""
    if len(words) > _MOST_WORDS:
        return None
    if not words:
        return Circumstances()
    for end, first in _beginnings(words, now):
        rest = _read(words[end:], now)
        if rest is not None:
            held = {first.channel, rest.channel}
            if Channel.VIDEO in held:
                return (first | rest)._replace(channel=Channel.VIDEO)
            if held == {Channel.VISIT, Channel.EVENT}:
                return (first | rest)._replace(channel=Channel.EVENT)
            if _are_two_ways(first, rest):
                return None
            return first | rest
    return None


def _are_two_ways(one: Circumstances, other: Circumstances) -> bool:
    """Whether a piece says two ways of speaking, as "email yesterday phone": which of them it was is asked."""
    is_told = one.began_by is None and other.began_by is None
    return is_told and None not in (one.channel, other.channel) and one.channel is not other.channel


def _beginnings(words: tuple[str, ...], now: datetime) -> "list[tuple[int, Circumstances]]":
    """What the words may begin with, the longest first, and how many of them it takes."""
    found: list[tuple[int, Circumstances]] = []
    folded = tuple(_spoken(word.rstrip(".")) for word in words[:_LONGEST_MOMENT])
    for end in range(len(folded), 0, -1):
        text = " ".join(words[:end]).strip(".")
        if folded[:end] in BY_PHRASE:
            found.append((end, Circumstances(BY_PHRASE[folded[:end]])))
        elif folded[:end] in OBJECTED:
            found.append((end, Circumstances(objection=OBJECTED[folded[:end]])))
        elif folded[:end] in BEGUN_WORDS:
            began_by, channel = BEGUN_WORDS[folded[:end]]
            found.append((end, Circumstances(channel, began_by)))
        elif minutes := _minutes(text):
            found.append((end, Circumstances(minutes=minutes)))
        elif _is_moment(" ".join(words[:end]), now) and not counts_calls(words, end):
            found.append((end, Circumstances(when=" ".join(words[:end]))))
    if folded[0] in BY_WORD:
        found.append((1, Circumstances(BY_WORD[folded[0]])))
    if folded[0] in FILLERS:
        found.append((1, Circumstances()))
    return found


def counts_calls(words: tuple[str, ...], end: int) -> bool:
    """Whether a number tells which call it was, and no day: "2nd call", „втора среща“."""
    return end == 1 and len(words) > 1 and bool(_ORDINAL.fullmatch(words[0])) and fold(words[1]) in BY_WORD


def _minutes(text: str) -> int | None:
    """The length of time that a text is: 20 min, 15', 1h 30, half an hour; "15 ч" and "15h" are three o'clock."""
    if short := _MINUTES.fullmatch(text):
        return int(short[1]) or None
    tokens = [minutes_for_months(token) for token in read_tokens(text)]
    shape = shape_of(tokens)
    is_of_hours = any(token.text in _HOURS for token in tokens) and tokens[0].value <= _LONGEST_HOURS
    if shape == "I" or (
        tokens and tokens[0].text in _UNITS
    ):  # "min" and "h 30 min" belong to the number before them
        return None
    if not is_of_hours and "I" not in shape and shape[:1] not in ("H", "h"):
        return None
    try:
        return read_minutes(text)
    except MinutesNotUnderstood:
        return None


def _is_moment(text: str, now: datetime) -> bool:
    """Whether a text names a moment, or means to name one that does not exist, as the 31st of February."""
    tokens = read_tokens(text)
    shape = shape_of(tokens)
    if "NN" in shape and not TO.isdisjoint(text.casefold().split()):  # from 9 to 11
        return False
    if _LENGTH_AT_END.search(text) or _LENGTH_BEFORE_DAY.match(text):
        return False
    if not shape or "?" in shape or not any(kind in shape for kind in "NWMRUPH"):
        return False
    try:
        read_moment(text, now)
    except DateError as wrong:
        return not isinstance(wrong, DateNotUnderstood) or isinstance(wrong, TimeDoesNotExist)
    is_bare = shape == "N" and not text.endswith(".") and not _ORDINAL.fullmatch(text)
    return shape != "M" and not is_bare
