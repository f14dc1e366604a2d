"""The day of a promise (K15): read from its words, or else one on which it is looked at.

"Send the forecast by Friday", "пратят прогноза до петък": the words stay as they were typed. A day is read behind
a word that leads to one ("by", "до"), or where it ends the words ("ще звънне утре"); and only where it is a day and
nothing else: "payment within 45 days", "плащане до 30 дни", "до 5 %" and "up to 5.12 лв" have none; "the list within 10 days" has.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import OwedBy
from kamtui.domain.text.cleaning import clean
from kamtui.domain.time.calendar import Unit, plus_days
from kamtui.domain.time.date_errors import DateDoesNotExist, DateError
from kamtui.domain.time.day_words import read_tokens, shape_of
from kamtui.domain.time.recurrence.rule import Recurrence, once_on
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.domain.time.typed_times import read_due

REVIEW_DAYS = 7
"""After how many days a promise without a day is looked at."""
_LONGEST = 6  # words; no day is written in more

_LEADING = frozenset(["by", "until", "till", "before", "до", "преди", "най-късно", "do", "predi"])
"""The day by which something is due stands behind these, anywhere in the words."""
_LEADING_AT_END = frozenset(["on", "in", "at", "for", "на", "в", "във", "за", "към"])
"""Behind these stand many things: a day is meant only where it ends the words."""
_AGAIN = frozenset(
    [
        "every",
        "each",
        "weekly",
        "monthly",
        "daily",
        "всеки",
        "всяка",
        "всяко",
        "ежедневно",
        "ежеседмично",
        "ежемесечно",
        "седмично",
        "месечно",
        "vseki",
        "vsyaka",
    ]
)
"""What is done again and again has a rule and no day."""
_COUNTED = re.compile(
    r"[%‰€$]|(?:лв|лева|лев|lv|leva|bgn|eur|euro|евро|usd|бр|броя|br|broya|кг|kg|тона|тон|т|t|л|км|km|м|m|см|cm|мм|mm|pcs|units?|items?"
    r"|minutes?|мин|минути|hours?|h|часа?|ч|days?|дни|ден|дена|weeks?|седмици|седмица|months?|месеца?|years?|години)\b",
    re.IGNORECASE,
)
"""Behind a number these make it an amount."""
_ENDINGS = ",;:!?…)»“”\"'"

_NAMED = re.compile(r".*[WMRF]|@?[esc][ntl]?U|@?[ntl]U|N[./-]N[./-]N|N[./]N|N:N")
"""Shapes that name a day: with a weekday, a month or "tomorrow"; end of month, next week; 5.12., 10/12, 10:30 today."""
_FRACTION = re.compile(r"(?:.*\s)?(?:1/[2-5]|2/[35]|3/[45]|4/5)")
"""Rather a part of something than a day of spring."""
_PLAIN = re.compile(r"@W|R|@?[nt][WU]|@?[esc](?:[ntl]?U|M)|@?(?:W[ntl]U|[ntl]UW)")
_FROM_NOW = re.compile(r"@?i?N?U")
_SPAN = re.compile(
    r"(?<!\S)(?P<leading>within|in|до|do|след|sled|в рамките на|в срок (?:от|до)|(?:(?:in|over|в|през) )?(?:the next|следващите))"
    r"(?P<span> (?:[^\s]+ ){0,4}?(?:days?|weeks?|months?|fortnight|ден|дни|дена|dni|седмиц[аи]|sedmitsi|sedmica|месеца?))(?=[\s,;.!?)]|$)"
    r"(?! (?:of|от|after|from|след|since|for|за|before|преди)\b)",
    re.IGNORECASE,
)
"""So many days from now: "within 10 days", „до две седмици“; not "within 3 days of the order"."""
_PAID = re.compile(
    r"(?<!\w)(?:pay\w*|paid|net|terms?|invoice\w*|плащ\w+|плат\w+|отсрочк\w+|отложено|фактур\w+|plashtan\w+)",
    re.IGNORECASE,
)
_SO_MANY_DAYS = re.compile(r"(?<!\w)\d{1,3} ?(?:days?|дни|дена|dni)(?!\w)", re.IGNORECASE)
_SHORTEST_RULE = 30
"""Days from which on payment "within" them is a rule for every invoice, and no day."""
_SIDES = {
    "we": OwedBy.WE, "ние": OwedBy.WE, "they": OwedBy.THEY, "те": OwedBy.THEY, "both": OwedBy.BOTH, "двете": OwedBy.BOTH,
    "nie": OwedBy.WE, "te": OwedBy.THEY, "dvete": OwedBy.BOTH,
}  # fmt: skip
_SUBJECTS = {
    "we": OwedBy.WE, "ние": OwedBy.WE, "they": OwedBy.THEY, "те": OwedBy.THEY,
}  # fmt: skip
"""Words that a sentence begins with: whoever is its subject promised it."""


class Promise(NamedTuple):
    """What was promised, by whom where that was said (`they: the forecast by fri`), and the day in its words."""

    what: str
    owed_by: OwedBy | None
    due_on: date | None
    again: Recurrence | None = None
    """The rule in its words, where it is for again and again: "the stock list every monday"."""


def read_promise(text: str, today: date) -> Promise:
    """A promise in one line; whose it is, where it begins with that: `they: the forecast`, or `they send the forecast`."""
    head, _colon, rest = text.partition(":")
    side = _SIDES.get(head.strip().casefold()) if rest.strip() else None
    what = clean(rest if side is not None else text)
    if side is None:
        side = _SUBJECTS.get(what.partition(" ")[0].casefold())
    return Promise(what, side, promised_day(what, today), promised_rule(what, today))


def is_only_a_side(text: str) -> bool:
    """Whether a promise says whose it is and not yet what: `they:`."""
    return clean(text).removesuffix(":").strip().casefold() in _SIDES


def is_only_a_day(what: str, today: date) -> bool:
    """Whether a promise says by when and not yet what: `by fri`."""
    words = clean(what).split()
    is_led = words[:1] and words[0].casefold() in _LEADING | _LEADING_AT_END
    return _day(" ".join(words[1:] if is_led else words), today) is not None


def promised_rule(what: str, today: date) -> Recurrence | None:
    """The rule that ends the words of a promise, first met tomorrow or later: "a report every friday"; None where there is none.

    Where it names no day, "weekly", it begins on the day on which a promise without one is looked at.
    """
    words = clean(what).split()
    for at in range(1, len(words)):
        if words[at].casefold() not in _AGAIN:
            continue
        said = " ".join(words[at:]).rstrip(_ENDINGS)
        names_day = not {"W", "N", "M"}.isdisjoint(shape_of(read_tokens(said)))
        starts_on = plus_days(today, 1) if names_day else review_day(today)
        with suppress(DateError):
            return read_recurrence(said, today, starts_on)
    return None


def promised_day(what: str, today: date) -> date | None:
    """The day in the words of a promise; None where there is none, or where there are several."""
    days = _days_in(what, today)
    return days.pop() if len(days) == 1 else None


def names_several_days(what: str, today: date) -> bool:
    """Whether the words of a promise name more days than one: "the forecast by friday, the order by monday"."""
    return len(_days_in(what, today)) > 1


def _days_in(what: str, today: date) -> set[date]:
    words = clean(what).split()
    if any(word.casefold() in _AGAIN for word in words):
        return set()
    found = {_longest_day(words[at:], today) for at in _places(words, _LEADING)} | _in_so_long(words, today)
    days = {day for day in found if day is not None}
    if days:
        return days
    # "В петък пращат прогноза", "tomorrow they call": no other day is as plain where it does not end the words.
    found = {*_plain_days(words, today), _day_at_end(words, today)}
    return {day for day in found if day is not None and day >= today}


def _plain_days(words: Sequence[str], today: date) -> Iterator[date]:
    """The plain days that stand anywhere in some words, none within another: in "end of next week" there is one."""
    at = 0
    while at < len(words):
        day, length = _longest(words[at:], today, _PLAIN)
        if day is not None:
            yield day
        at += max(length, 1)


def _in_so_long(words: Sequence[str], today: date) -> set[date | None]:
    """The days that words count from today: within 10 days, до две седмици; but for those of a rule of payment."""
    text = " ".join(words)
    found: set[date | None] = set()
    for span in _SPAN.finditer(text):
        day = _read(span.group(), today)
        is_counted = _FROM_NOW.fullmatch(shape_of(read_tokens(span.group()))) is not None
        if day is None or not is_counted or (_PAID.search(text) and _is_rule(span, day, today)):
            continue
        found.add(day)
    return found


def _is_rule(span: "re.Match[str]", day: date, today: date) -> bool:
    """Whether payment in so many days is a rule: "net in 14 days", „до 45 дни“."""
    is_within = span["leading"].casefold() not in ("in", "след", "sled")
    return _is_of_days(span.group()) and (not is_within or (day - today).days >= _SHORTEST_RULE)


def is_rule_of_payment(what: str) -> bool:
    """Whether a promise says after how many days every invoice is paid: "payment within 45 days"."""
    return _PAID.search(what) is not None and _SO_MANY_DAYS.search(what) is not None


def without_day(what: str, day: date, today: date) -> str:
    """The words of a promise without the day that ends them, where that is this one: "the forecast by fri", "the forecast"."""
    words = clean(what).split()
    for at in range(1, len(words)):
        if _day(" ".join(words[at:]), today) == day:
            is_led = words[at - 1].casefold() in _LEADING | _LEADING_AT_END
            before = " ".join(words[: at - is_led]).rstrip(" ,;:-–—")
            return before or what
    return what


def agreed_day(what: str, from_on: date, checked_on: date) -> date | None:
    """The day by which a promise for once was made, said in words or chosen; None where it is only looked at then.

    A promise without a day is looked at on one that the program chose: the customer never heard of it.
    """
    return promised_day(what, from_on) or (checked_on if checked_on != review_day(from_on) else None)


def comes_back(entry: TermEntry) -> bool:
    """Whether Today shows a term again by itself, because of its checks or its end; true of one that is over."""
    return not entry.state.is_open or entry.checks is not None or entry.until_on is not None


def looked_at(entry: TermEntry, today: date) -> TermEntry:
    """The term with a rule for its check: that of its words, or once on the day in them; else in a week, or each month if it has a target."""
    if (again := promised_rule(entry.what, today)) is not None:
        return entry._replace(checks=again)
    day = promised_day(entry.what, today)
    if day is None and entry.target is not None:
        first = review_day(today)
        return entry._replace(checks=read_recurrence("monthly", first, first))
    return entry._replace(checks=once_on(day or review_day(today)))


def review_day(today: date) -> date:
    """The day on which a promise without one is looked at: a week later, from Monday to Friday."""
    day = today + timedelta(days=REVIEW_DAYS)
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)


def refuse_impossible_day(what: str, today: date) -> None:
    """Raise DateError where the words name a day that no calendar has: "by 31.2.", "payment on 31 nov"."""
    words = clean(what).split()
    for at in range(1, len(words) + 1):
        word, two = words[at - 1], " ".join(words[at - 1 : at + 1])
        shape = shape_of(read_tokens(word.rstrip(_ENDINGS)))
        if shape == "N.N.N" or (shape == "N.N" and word.endswith(".")):
            _refuse_no_day(word, today)
        if shape_of(read_tokens(two.rstrip(_ENDINGS))) == "NM":
            _refuse_no_day(two, today)
    for at in _places(words, _LEADING):
        if at < len(words) and promised_day(" ".join(words[at - 1 :]), today) is None:
            for text in (" ".join(words[at : at + 2]), words[at]):  # 31 feb, 31.2.
                _refuse_no_day(text, today)


def _refuse_no_day(text: str, today: date) -> None:
    try:
        read_due(text.rstrip(_ENDINGS), today)
    except DateDoesNotExist:
        raise
    except DateError:
        pass


def _places(words: Sequence[str], leading: frozenset[str]) -> list[int]:
    """The places behind the words that lead to a day."""
    return [at for at, word in enumerate(words, 1) if word.casefold().strip("(") in leading]


def is_fraction(text: str) -> bool:
    """Whether what ends a text is rather a part of something than a day: 1/2, 3/4."""
    return _FRACTION.fullmatch(text) is not None


def is_amount(text: str, behind: Sequence[str]) -> bool:
    """Whether a number is one of something, by the word behind it: 30 days, 5.12 лв."""
    return text[-1:].isdecimal() and _COUNTED.match(" ".join(behind)) is not None


def _longest_day(words: Sequence[str], today: date) -> date | None:
    """The day at the start of some words, read from as many of them as make a day."""
    return _longest(words, today, None)[0]


def _longest(words: Sequence[str], today: date, shapes: re.Pattern[str] | None) -> tuple[date | None, int]:
    """The same, and how many of the words it is; 0 where there is none. `shapes` limits how it may be written."""
    for end in range(min(len(words), _LONGEST), 0, -1):
        text = " ".join(words[:end])
        if shapes is not None and not shapes.fullmatch(shape_of(read_tokens(text.rstrip(_ENDINGS)))):
            continue
        if not is_amount(text, words[end : end + 1]) and (day := _day(text, today)) is not None:
            return day, end
    return None, 0


def _day_at_end(words: Sequence[str], today: date) -> date | None:
    """The day at the end of some words, read from as many of them as make a day."""
    for start in range(max(len(words) - _LONGEST, 1), len(words)):
        text = " ".join(words[start:])
        shape = shape_of(read_tokens(text.rstrip(_ENDINGS)))
        is_led = words[start].casefold() in _LEADING_AT_END
        # By itself "5.12" may be a price, and "May" a word.
        if not is_led and (shape in ("M", "N", "N:N", "N/N") or (shape == "N.N" and not text.endswith("."))):
            continue
        if (day := _day(text, today)) is not None:
            return day
    return None


def _day(text: str, today: date) -> date | None:
    """The day that a text names, if it names one and says nothing else."""
    text = text.rstrip(_ENDINGS)
    shape = shape_of(read_tokens(text))
    if is_fraction(text):
        return None
    is_numbered = shape == "N" and any(char.isalpha() for char in text)  # the 5th, 5-ти, 15-то число
    return _read(text, today) if is_numbered or _NAMED.match(shape) else None


def _read(text: str, today: date) -> date | None:
    try:
        return read_due(text.rstrip(_ENDINGS), today).day
    except DateError:
        return None


def _is_of_days(text: str) -> bool:
    return any(token.kind == "U" and token.value == Unit.DAY for token in read_tokens(text))
