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
from kamtui.domain.time.date_errors import DateError, DateNotUnderstood, DayHasPassed, TimeDoesNotExist
from kamtui.domain.time.day_words import read_tokens, shape_of
from kamtui.domain.time.typed_times import Due, read_near_due

_LONGEST = 6  # words of a day
_AMOUNT = re.compile(r"N|M|NU|N/N|N:N:N|A.*|N,N|[UHI].*")
"""What can begin other things than a day: "5 boxes", "May", "2 weeks for free", "1/2 pallet"."""

_AMONG = re.compile(
    r"(?<!\S)(?:(?:on|by) (?P<weekday>[^\W\d]+)(?=[\s,;]|$)"
    r"|(?P<date>\d{1,2} [^\W\d]+(?: \d{1,2}:\d\d)?|\d{1,2}\.\d{1,2}\.(?: \d{1,2}:\d\d)?|\d{1,2}\.\d{1,2} \d{1,2}:\d\d)(?=[\s,;]|$))"
)


class Step(NamedTuple):
    """What is to be done by when. `has_day` is false where its words name none and it is for the next day."""

    what: str
    due: Due
    has_day: bool = True


def read_step(text: str, today: date) -> Step:
    """The step that the words mean, whose day counts from `today`. Raises DateError for a day that does not exist or has passed."""
    words = text.split()
    refused: DateError | None = None
    for end in range(min(_LONGEST, len(words)), 0, -1):
        day, what = " ".join(words[:end]), clean(" ".join(words[end:])).lstrip(":-–— ")
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
        if what and shape_of(read_tokens(day)) == "N.N" and not day.endswith("."):
            sentence = _("Is “{text}” a day? Then write it with its dot: “{text}.”")
            raise DateError(sentence.format(text=quoted(day)))
        return Step(what, due)
    if refused is not None:
        raise refused
    what = clean(text)
    refuse_impossible_day(what, today)
    in_words = promised_day(what, today)
    if in_words is not None:
        return Step(what, _with_time(words, in_words, today))
    if (among := _among(what, today)) is not None:
        return Step(what, among)
    return Step(what, Due(plus_days(today, 1), None), has_day=False)


def _among(what: str, today: date) -> Due | None:
    """The only day that stands clearly among the words of a step: "call Mitev on friday about pallets", "... 4.12. 14:00 ..."."""
    dues = set()
    for found in _AMONG.finditer(what):
        day = found["weekday"] or found["date"]
        if shape_of(read_tokens(day))[:2] in ("W", "NM", "N."):
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
    if shape in ("N.N", "N") and text.endswith("."):
        return False
    if shape == "N/N":
        return is_amount(text, behind)
    return _AMOUNT.fullmatch(shape) is not None or (shape == "N.N" and is_amount(text, behind))
