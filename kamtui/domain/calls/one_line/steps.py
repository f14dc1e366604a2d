"""A next step in a line: `!fri send the draft`, `!send the draft by fri`, `!утре 10:00 да звънна`."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from kamtui.domain.terms.promise_day import is_amount, is_fraction, promised_day, refuse_impossible_day
from kamtui.domain.text.cleaning import clean, quoted
from kamtui.domain.text.language import _
from kamtui.domain.time.calendar import plus_days
from kamtui.domain.time.date_errors import (
    DateError,
    DateNotUnderstood,
    DayHasPassed,
    DaysContradict,
    TimeDoesNotExist,
)
from kamtui.domain.time.day_words import read_tokens, shape_of
from kamtui.domain.time.typed_times import Due, read_near_due
from kamtui.domain.time.unread_days import DayNotRead, refuse_unread_day

_LONGEST = 6  # words of a day
_AMOUNT = re.compile(r"N|M|NU|N/N|N:N:N|A.*|N,N|[UHI].*")
"""What can begin other things than a day: "5 boxes", "May", "2 weeks for free", "1/2 pallet"."""

_AMONG = re.compile(
    r"(?<!\S)(?:(?:on|by|в|във|до|за|към) (?P<weekday>[^\W\d]+)(?=[\s,;]|$)"
    r"|(?P<clock>(?:by|at|до|в|към) \d{1,2}(?::\d\d|\s?(?:h|ч|часа)))(?=[\s,;.]|$)"
    r"|(?P<date>\d{1,2} [^\W\d]+(?: \d{1,2}:\d\d)?|\d{1,2}\.\d{1,2}\.(?: \d{1,2}:\d\d)?|\d{1,2}\.\d{1,2} \d{1,2}:\d\d)(?=[\s,;]|$))"
)


_OF_SOMETHING = re.compile(r"(?:of|от|after|from|след)\b", re.IGNORECASE)
"""Behind a number of days these count from another day than today: "within 3 days of the order"."""
_COUNTED = re.compile(r"\w+ (?:days?|weeks?|months?|дни|дена|седмици|месеца)", re.IGNORECASE)
_HOUR_AS_MEANT = re.compile(r"(?<!\d)0\d:\d\d|\d ?am\b|morning|night|сутрин|нощ", re.IGNORECASE)
_HOUR_AT_END = re.compile(
    r"(?<=\S)\s+(?:at |в |във |v |от |around |около |към )?(?P<hour>\d{1,2}[:.][0-5]\d(?: ?(?:h|ч\.?|часа))?|\d{1,2} ?(?:h|ч\.?|часа|am|pm))\Z",
    re.IGNORECASE,
)
_LEADING_DAY = frozenset(("by", "on", "before", "until", "till", "до", "на", "преди", "за", "do", "na"))
_NEAR_DAYS = 120
"""How far away a day without a dot may be: "2.10" said in November is rather a price."""
_LAST_OF_NIGHT = 6
_LONGEST_SAID = 8
_ENDINGS = ",:;.!"
_JOINING = re.compile(r"(?:[\s,]+(?:and|и|then|after that|а после|после))+\s*$|^(?:and|и)\s+", re.IGNORECASE)
_LED = re.compile(r"(?:by|on|until|till|no later|до|на|най-късно|within|in|след|в|do|sled)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\d{1,2}(?:-?(?:ви|ри|ти|ми|vi|ri|ti|mi)|st|nd|rd|th)$", re.IGNORECASE)


class Step(NamedTuple):
    """What is to be done by when. `has_day` is false where its words name none and it is for the next day."""

    what: str
    due: Due
    has_day: bool = True


def read_step(text: str, today: date) -> Step:
    """The step that the words mean, whose day counts from `today`; the words that say the day are left out of it.

    Raises DateError for a day that does not exist, has passed or cannot be read.
    """
    words = text.split()
    refused: DateError | None = None
    for end in range(min(_LONGEST, len(words)), 0, -1):
        day, what = " ".join(words[:end]), _bare(" ".join(words[end:]))
        if _is_amount(day, words[end : end + 1]):
            continue
        try:
            due = read_near_due(day.rstrip(",:"), today)
        except DateError as wrong:
            if not isinstance(wrong, DateNotUnderstood) or isinstance(wrong, TimeDoesNotExist):
                refused = refused or wrong
            continue
        if due.day < today:
            raise DayHasPassed(due.day)
        if (
            what
            and shape_of(read_tokens(day)) == "N.N"
            and not (day.endswith(".") or _is_surely_day(day, due, today))
        ):
            sentence = _("Is “{text}” a day? Then write it with its dot: “{text}.”")
            raise DateError(sentence.format(text=quoted(day)))
        if due.time is None:
            what, due = _with_hour_at_end(what, day, due, today)
        _refuse_hour_of_night(text, due)
        return Step(what, due)
    if refused is not None:
        raise refused
    what = clean(text)
    refuse_impossible_day(what, today)
    in_words = promised_day(what, today)
    found = _with_time(words, in_words, today) if in_words is not None else _among(what, today)
    if found is not None:
        rest = _without(words, found, today)
        _refuse_second_day(rest, found, today)
        _refuse_hour_of_night(what, found)
        return Step(rest, found)
    _refuse_doubtful_day(what, today)
    return Step(_bare(what), Due(plus_days(today, 1), None), has_day=False)


def _with_hour_at_end(what: str, day: str, due: Due, today: date) -> tuple[str, Due]:
    """A step whose day stands before its words, and its hour behind them: "fri call Galina at 10:00"."""
    found = _HOUR_AT_END.search(what)
    if found is None:
        return what, due
    try:
        timed = read_near_due(f"{day} {found['hour'].replace('.', ':')}", today)
    except DateError:
        return what, due
    is_that_day = timed.day == due.day and timed.time is not None
    return (what[: found.start()], timed) if is_that_day else (what, due)


def _bare(text: str) -> str:
    """The words of a step without signs before them, and without an "and" that led to the next one."""
    return _JOINING.sub("", clean(text).lstrip(":-–— ")).rstrip(" ,;")


def _refuse_doubtful_day(what: str, today: date) -> None:
    """Raise DateError where words look like a day and do not say which: "follow up 10.12", "2 weeks trial", the holidays."""
    refuse_unread_day(what)
    words = what.split()
    is_numbers = shape_of(read_tokens(words[-1])) == "N.N" and len(words) > 1
    if is_numbers and _is_to_come(f"{words[-1]}.", today):
        sentence = _("Is “{text}” a day? Then write it with its dot: “{text}.”")
        raise DateError(sentence.format(text=quoted(words[-1])))
    counted = " ".join(words[:2])
    if _COUNTED.fullmatch(counted) is not None:
        raise DayNotRead(counted)


def _is_surely_day(text: str, due: Due, today: date) -> bool:
    """Whether a day and a month without a dot behind them are no amount: "by 7.12", or a near one whose month has two digits, "14.12"."""
    is_led = text.partition(" ")[0].casefold() in _LEADING_DAY
    has_whole_month = len(text.rpartition(".")[2]) == 2
    return is_led or (has_whole_month and (due.day - today).days <= _NEAR_DAYS)


def _is_to_come(text: str, today: date) -> bool:
    try:
        return read_near_due(text, today).day >= today
    except DateError:
        return False


def _refuse_hour_of_night(text: str, due: Due) -> None:
    """Raise DateError for an hour that is rather one of the afternoon: "call tomorrow at 2"."""
    if due.time is None or not 1 <= due.time.hour <= _LAST_OF_NIGHT:
        return
    if _HOUR_AS_MEANT.search(text) is None:
        sentence = _("Is it {day} or {night}? Write the time so.")
        raise DateError(sentence.format(day=f"{due.time.hour + 12}:{due.time:%M}", night=f"{due.time:%H:%M}"))


def _refuse_second_day(rest: str, due: Due, today: date) -> None:
    """Raise DaysContradict where what is left of a step names another day: "send it by 10.12., call on 12.12."."""
    other = promised_day(rest, today)
    if other is not None and other != due.day:
        raise DaysContradict(due.day, other)


def _without(words: Sequence[str], due: Due, today: date) -> str:
    """A step without the words that say its day: "send samples in 2 weeks" is "send samples"."""
    for length in range(min(_LONGEST_SAID, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            day = words[start : start + length]
            # "Call on friday for" reads as well, but its "for" belongs to what comes.
            if not shape_of(read_tokens(day[-1].rstrip(_ENDINGS))).strip("@ip"):
                continue
            with suppress(DateError):
                said = read_near_due(" ".join(day).rstrip(_ENDINGS), today)
                if said.day == due.day and said.time in (None, due.time):
                    rest = _bare(" ".join([*words[:start], *words[start + length :]]))
                    return rest or clean(" ".join(words))
    return _bare(" ".join(words))


def _among(what: str, today: date) -> Due | None:
    """The only day that stands clearly among the words of a step: "call Mitev on friday about pallets", "... 4.12. 14:00 ..."."""
    dues = set()
    for found in _AMONG.finditer(what):
        day = found["weekday"] or found["date"] or found["clock"]
        if shape_of(read_tokens(day)).lstrip("@")[:2] in ("W", "NM", "N.", "N:", "NH"):
            with suppress(DateError):
                dues.add(read_near_due(day, today))
    due = dues.pop() if len(dues) == 1 else None
    return due if due is not None and due.day >= today else None


def _with_time(words: Sequence[str], day: date, today: date) -> Due:
    """The day in the words of a step, with the time that stands beside it at their end: "call Ivanova fri 10:00"."""
    for start in range(max(len(words) - _LONGEST, 1), len(words) - 1):
        with suppress(DateError):
            due = read_near_due(" ".join(words[start:]), today)
            if due.day == day and due.time is not None:
                return due
    return Due(day, None)


def _is_amount(text: str, behind: list[str]) -> bool:
    """Whether words at the start of a step count something, and name no day."""
    shape = shape_of(read_tokens(text.rstrip(",:")))
    if is_fraction(text.partition(" ")[0]):
        return True
    if re.fullmatch(r"\d{1,2}[dwдс]", text, re.IGNORECASE):  # 2w, 2d
        return False
    if shape in ("N.N", "N") and text.endswith("."):
        return False
    is_led = _LED.match(text) is not None
    if is_led and (shape == "NU" or (shape == "N" and _ORDINAL.search(text))):
        return bool(_OF_SOMETHING.match(" ".join(behind)))
    if shape == "iNU" and _OF_SOMETHING.match(" ".join(behind)):
        return True
    if shape == "N/N":
        return is_amount(text, behind)
    return _AMOUNT.fullmatch(shape) is not None or (shape == "N.N" and is_amount(text, behind))
