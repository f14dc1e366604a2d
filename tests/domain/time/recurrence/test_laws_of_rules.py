"""Laws of rules: what is shown is read again, days are those of dateutil, no text is a crash."""

from datetime import date, datetime, timedelta
from itertools import islice, takewhile

from hypothesis import assume, given
from hypothesis import strategies as st

from kamtui.domain.time.calendar import LAST_YEAR
from kamtui.domain.time.date_errors import (
    DateError,
)
from kamtui.domain.time.day_words import _entries
from kamtui.domain.time.recurrence.days import first_occurrence, is_once, next_occurrence, occurrences
from kamtui.domain.time.recurrence.pattern import parsed, rule_of
from kamtui.domain.time.recurrence.rule import Recurrence, once_on
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.domain.time.recurrence.words import _KINDS, _PHRASES
from tests.domain.time.recurrence.rules import ONCE, RULES, STRANGE, before, can_be_listed

SUNDAY = date(2026, 11, 22)


# Rules, spoken on Sunday 22 November 2026 and starting that day

WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
EVERY_22ND_OF_ITS_QUARTER = "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYMONTHDAY=22"
EVERY_22ND_OF_ITS_HALF = "FREQ=MONTHLY;BYMONTH=5,11;BYMONTHDAY=22"


# Laws

TODAYS = st.dates(date(1960, 1, 1), date(2140, 12, 31))
NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STEPS = st.one_of(st.just(1), st.integers(1, 6), st.integers(1, 999))
MONTH_DAYS = st.one_of(st.just([-1]), st.lists(st.integers(1, 31), min_size=1, max_size=4))
NTH = st.lists(st.sampled_from((1, 2, 3, 4, -1)), min_size=1, max_size=2, unique=True)
MONTHS = st.one_of(
    st.sampled_from(([1, 4, 7, 10], [2, 5, 8, 11], [3, 6, 9, 12], [1, 7], [6, 12], [5, 11])),
    st.lists(st.integers(1, 12), min_size=2, max_size=6, unique=True),
)


@st.composite
def places(draw: st.DrawFn) -> str:
    """Days of a month: by number, by weekday, or among the working days."""
    kind = draw(st.sampled_from(("number", "number or last", "weekday", "workday")))
    if kind == "number or last":
        numbers = range(28, draw(st.integers(29, 31)) + 1)
        return "BYMONTHDAY=" + ",".join(map(str, numbers)) + ";BYSETPOS=-1"
    if kind == "number":
        days = draw(MONTH_DAYS)
        return "BYMONTHDAY=" + ",".join(map(str, days))
    ordinals = draw(NTH)
    if kind == "workday":
        return "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=" + ",".join(map(str, ordinals))
    name = draw(st.sampled_from(NAMES))
    return "BYDAY=" + ",".join(f"{ordinal}{name}" for ordinal in ordinals)


@st.composite
def recurrences(draw: st.DrawFn) -> Recurrence:
    """Any rule that can be listed and comes at all, as we write it, ending after its first day or not at all."""
    start = draw(TODAYS)
    parts = [draw(st.sampled_from(("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY")))]
    step = draw(STEPS)
    match parts[0]:
        case "FREQ=WEEKLY":
            names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=7, unique=True))
            parts.append("BYDAY=" + ",".join(names))
        case "FREQ=MONTHLY":
            if draw(st.booleans()):
                step = 1
                parts.append("BYMONTH=" + ",".join(map(str, draw(MONTHS))))
            parts.append(draw(places()))
        case "FREQ=YEARLY":
            parts += [f"BYMONTH={draw(st.integers(1, 12))}", draw(places())]
    rule = ";".join([*parts, f"INTERVAL={step}"])
    assume(can_be_listed(rule))  # 30 February
    first = first_occurrence(Recurrence(rule, start))
    assume(first is not None)
    assert first is not None
    match draw(st.sampled_from(("never", "count", "until"))):
        case "count":
            rule += f";COUNT={draw(st.integers(2, 999))}"
        case "until":
            until = min(first + timedelta(days=draw(st.integers(0, 4000))), date(LAST_YEAR, 12, 31))
            rule += f";UNTIL={until:%Y%m%d}"
    pattern = parsed(rule)
    assert pattern is not None
    return Recurrence(rule_of(pattern), start)


@given(recurrence=recurrences(), today=TODAYS)
def test_what_is_shown_is_read_again(recurrence: Recurrence, today: date) -> None:
    shown = show_recurrence(recurrence)
    assert len(shown) <= 100
    assert read_recurrence(shown, today, recurrence.starts_on) == recurrence


@given(recurrence=recurrences(), away=st.integers(-100, 30_000), limit=st.integers(1, 6))
def test_the_days_are_those_of_dateutil(recurrence: Recurrence, away: int, limit: int) -> None:
    from dateutil.rrule import rrulestr

    start = recurrence.starts_on
    after = min(start + timedelta(days=away), date(LAST_YEAR, 12, 31))
    plain = rrulestr(recurrence.rule, dtstart=datetime(start.year, start.month, start.day))  # noqa: DTZ001
    days = takewhile(lambda day: day.year <= LAST_YEAR, (moment.date() for moment in plain))
    expected = list(islice((day for day in days if day > after), limit))
    assert occurrences(recurrence, after=after, limit=limit) == expected
    assert next_occurrence(recurrence, after=after) == (expected[0] if expected else None)


@given(recurrence=recurrences(), away=st.integers(-100, 10_000))
def test_days_come_in_order_within_the_rule(recurrence: Recurrence, away: int) -> None:
    after = recurrence.starts_on + timedelta(days=away)
    days = occurrences(recurrence, after=after, limit=8)
    assert days == sorted(set(days))
    assert all(day > after and day >= recurrence.starts_on for day in days)
    first = first_occurrence(recurrence)
    assert first is not None
    assert next_occurrence(recurrence, after=before(first)) == first
    assert next_occurrence(recurrence, after=before(recurrence.starts_on)) == first


@given(day=TODAYS, today=TODAYS)
def test_once_is_read_again(day: date, today: date) -> None:
    once = once_on(day)
    assert is_once(once)
    assert first_occurrence(once) == day
    assert next_occurrence(once, after=day) is None
    assert read_recurrence(show_recurrence(once), today) == once


OUR_WORDS = sorted(
    {word for _kind, _value, words in _KINDS for word in words.split()}
    | {word for words, _phrase in _PHRASES for word in words.split()}
    | {word for _kind, _value, words in _entries() for word in words.split()}
)
FREQUENT = [
    "every", "all", "2", "3rd", "last", "first", "day", "weeks", "month", "quarter", "year", "friday", "workday",
    "of", "on", "the", "and", ",", "until", "from", "31.12.", "5 times", "once", "на", "през", "число", "-", "от",
    "monthly", "end", "march", "15", "in", "to", "a", "times",
]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(FREQUENT),
    st.sampled_from(OUR_WORDS),
    st.sampled_from(["+", "-", "−", ".", "/", ":", ",", "&", "г.", "-ти", "th", "1.1.", "29/2", "\ud800"]),
    st.integers(0, 40).map(str),
    st.integers(0, 10**12).map(str),
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(FREQUENT), max_size=9).map(" ".join),
    st.lists(PIECES, max_size=9).map(" ".join),
    st.lists(PIECES, max_size=9).map("".join),
    st.lists(st.sampled_from([*RULES, *ONCE, *STRANGE]), max_size=3).map(" ".join),
)


BOOK_DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(text=TEXTS, today=BOOK_DAYS, start=st.none() | BOOK_DAYS)
def test_no_text_is_ever_a_crash(text: str, today: date, start: date | None) -> None:
    try:
        recurrence = read_recurrence(text, today, start)
    except DateError as error:
        assert str(error)
        return
    assert can_be_listed(recurrence.rule)
    assert first_occurrence(recurrence) is not None
    assert read_recurrence(show_recurrence(recurrence), today, recurrence.starts_on) == recurrence


@given(text=TEXTS)
def test_spaces_and_capitals_mean_nothing(text: str) -> None:
    def outcome(text: str) -> object:
        try:
            return read_recurrence(text, SUNDAY)
        except DateError as error:
            return type(error)

    if len(text) < 80:
        assert outcome(text) == outcome(f"  {text} ")
        if text.isascii():
            assert outcome(text) == outcome(text.upper())


RULE_PIECES = st.sampled_from(
    ["FREQ=", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", ";", "INTERVAL=", "COUNT=", "UNTIL=", "BYDAY=", "BYMONTH=",
     "BYMONTHDAY=", "BYSETPOS=", "WKST=", ",", "FR", "MO", "-1", "1", "2", "29", "30", "31", "999", "20271231", "=", "+"]
)  # fmt: skip
PART = st.tuples(
    st.sampled_from(("INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST")),
    st.lists(
        st.one_of(
            st.integers(-5, 40).map(str), st.sampled_from((*NAMES, "1MO", "-1FR", "20271231", "29", "999"))
        ),
        max_size=4,
    ).map(",".join),
).map("=".join)
RULE_TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(RULE_PIECES, max_size=12).map("".join),
    st.tuples(
        st.sampled_from(("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY")),
        st.lists(PART, max_size=4),
    ).map(lambda both: ";".join([both[0], *both[1]])),
)


@given(rule=RULE_TEXTS, start=st.dates(), after=st.dates())
def test_no_rule_is_ever_a_crash(rule: str, start: date, after: date) -> None:
    recurrence = Recurrence(rule, start)
    listed = can_be_listed(rule)
    assert show_recurrence(recurrence) or not listed
    days = occurrences(recurrence, after=after, limit=3)
    assert all(after < day and day.year <= LAST_YEAR for day in days)
    assert listed or days == []
    assert is_once(recurrence) in (True, False)
    pattern = parsed(rule)
    if pattern is not None:
        ours = rule_of(pattern)
        assert can_be_listed(ours)
        assert occurrences(Recurrence(ours, start), after=after, limit=3) == days
