"""What comes again so long after it was done: "2 weeks after it is done", „2 седмици след като е свършена“.

The days of such a rule are not known ahead: each is counted from the day on which the last one was done,
of a term from the day on which it was checked. It is kept as "AFTER-DONE=P2W", beside the rules of RFC
5545, which cannot say it. Months are clipped: a month after 31 January is the end of February.
"""

import re
from datetime import date
from functools import cache

from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.calendar import LAST_YEAR, Unit, plus
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.words import in_context, shape_of, words_of

LARGEST_SPAN = 999

_STORED = re.compile(r"AFTER-DONE=P([1-9][0-9]{0,2})([DWMY])")
_LETTERS = {Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M", Unit.YEAR: "Y"}
_UNITS = {letter: unit for unit, letter in _LETTERS.items()}
_SPANS = {
    "d": (1, Unit.DAY),
    "w": (1, Unit.WEEK),
    "m": (1, Unit.MONTH),
    "q": (3, Unit.MONTH),
    "h": (6, Unit.MONTH),
    "y": (1, Unit.YEAR),
}
"""What one of a unit is, by its letter in `words`."""

_AFTER = "after from след от"
_DONE = (
    "done finished finish completed complete completion finishing completing doing ticked settled check checked checking "
    "one time "
    "свършена свършен свършено свършени свърши свърша свършим свършване свършването "
    "направена направен направено направени направя направи направим "
    "готова готов готово готови изпълнена изпълнен изпълнено изпълни изпълня изпълнение изпълнението "
    "приключена приключен приключено приключи приключа приключване приключването "
    "завършена завършен завършено завърши завърша завършване завършването "
    "отметната отметнат отметнато отметна извършена извършен извършено "
    "проверена проверен проверено проверя провери проверка проверката път"
)
"""Words that name the doing, after "after"."""
_BETWEEN = (
    "it s is was has been gets got being having i we have am that this the when day last previous each every task "
    "като деня в който е са бъде беше се го я ги съм сме бях ще била бил било тя то той задачата "
    "последната последния последният последното предишната предишния всяка всеки всяко"
)
"""Words that may stand before and behind them and say nothing more."""
_AHEAD = "again repeat repeats пак отново повтаря"
"""Words that may stand before the span."""


class CountedAlone(DateError):
    """A rule counted from the day it is done, with a day, an end or something else beside it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "What is counted from the day it is done has no other day and no end: write only how long after, "
                "as in 2 weeks after it is done."
            )
        )


def read_span(plain: str) -> tuple[int, Unit] | None:
    """How long after it is done, from `plain_words`; None where the text speaks of nothing done.

    Raises CountedAlone where it says more than that.
    """
    words = re.findall(r"[^\W_]+", plain)
    after, done, between = (_folded(names) for names in (_AFTER, _DONE, _BETWEEN))
    for at in reversed(range(len(words))):
        if fold(words[at]) not in after:
            continue
        end = at + 1
        while end < len(words) and fold(words[end]) in done | between:
            end += 1
        if not done & {fold(word) for word in words[at + 1 : end]}:
            continue
        span = _span(words[:at] or words[end:])
        if span is None or (words[:at] and words[end:]):
            raise CountedAlone
        return span
    return None


@cache
def _folded(names: str) -> frozenset[str]:
    return frozenset(fold(name) for name in names.split())


def _span(words: list[str]) -> tuple[int, Unit] | None:
    """A number of a unit: 2 weeks, a month, на 2 седмици, quarterly."""
    kept = in_context(words_of(" ".join(word for word in words if fold(word) not in _folded(_AHEAD))))
    while shape_of(kept[:1]) in ("i", "f"):
        kept = kept[1:]
    if not re.fullmatch("E?[N#]?[dwmqhy]", shape_of(kept)):
        return None
    number = kept[-2].value if len(kept) > 1 and kept[-2].kind in "N#" else 1
    size, unit = _SPANS[kept[-1].kind]
    return number * size, unit


def after_done(count: int, unit: Unit, starts_on: date) -> Recurrence:
    """The rule that counts a number of units from the day on which it is done."""
    return Recurrence(f"AFTER-DONE=P{count}{_LETTERS[unit]}", starts_on)


def is_after_done(recurrence: Recurrence) -> bool:
    """Whether the days of a rule are counted from the day it is done."""
    return _STORED.fullmatch(recurrence.rule) is not None


def counted_from(recurrence: Recurrence, done_on: date) -> date | None:
    """The day so long after it was done; None for every other rule, and beyond the years of the book."""
    kept = _STORED.fullmatch(recurrence.rule)
    if kept is None:
        return None
    try:
        day = plus(done_on, int(kept[1]), _UNITS[kept[2]])
    except OverflowError:
        return None
    return day if day.year <= LAST_YEAR else None


def show_after_done(recurrence: Recurrence) -> str:
    """`2 weeks after it is done`; the text of the rule as it stands where it is none."""
    kept = _STORED.fullmatch(recurrence.rule)
    if kept is None:
        return recurrence.rule
    count = int(kept[1])
    forms = {
        Unit.DAY: ngettext("{count} day after it is done", "{count} days after it is done", count),
        Unit.WEEK: ngettext("{count} week after it is done", "{count} weeks after it is done", count),
        Unit.MONTH: ngettext("{count} month after it is done", "{count} months after it is done", count),
        Unit.YEAR: ngettext("{count} year after it is done", "{count} years after it is done", count),
    }
    return forms[_UNITS[kept[2]]].format(count=count)
