"""What is shown is read again, in any language, on any day; and no text is ever a crash."""

import gettext
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.text import language
from kamtui.domain.time.date_errors import (
    DateError,
    DateNotUnderstood,
    MinutesNotUnderstood,
)
from kamtui.domain.time.day_words import _entries
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.shown_days import (
    show_day,
    show_long_day,
    show_moment,
    show_weekday_day,
)
from kamtui.domain.time.typed_days import read_day
from kamtui.domain.time.typed_minutes import read_minutes
from kamtui.domain.time.typed_times import read_due, read_moment

SUNDAY = date(2026, 11, 22)
BULGARIAN = {
    "today": "днес",
    "yesterday": "вчера",
    "−{count}d": "−{count} д",
    "in {count}d": "след {count} д",
    "Mon": "пн", "Tue": "вт", "Wed": "ср", "Thu": "чт", "Fri": "пт", "Sat": "сб", "Sun": "нд",
    "Jan": "яну", "Feb": "фев", "Mar": "мар", "Apr": "апр", "May": "май", "Jun": "юни",
    "Jul": "юли", "Aug": "авг", "Sep": "сеп", "Oct": "окт", "Nov": "ное", "Dec": "дек",
}  # fmt: skip


class InBulgarian(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return BULGARIAN.get(message, message)


@pytest.fixture
def bulgarian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_screen", InBulgarian())


@pytest.mark.usefixtures("bulgarian")
def test_what_is_shown_in_bulgarian_is_read_again() -> None:
    assert show_weekday_day(date(2026, 11, 27), SUNDAY) == "пт 27 ное"
    for days in range(-400, 400):
        day = SUNDAY + timedelta(days=days)
        assert read_day(show_weekday_day(day, SUNDAY), SUNDAY) == day
        assert read_day(show_long_day(day), SUNDAY) == day
        assert read_day(show_day(day, SUNDAY), SUNDAY, lean=Lean.FUTURE if days > 0 else Lean.PAST) == day


LEANS = st.sampled_from(Lean)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
TODAYS = st.dates(date(1960, 1, 1), date(2140, 12, 31))
ALL_WORDS = sorted({word for _kind, _value, words in _entries() for word in words.split()})
PIECES = st.one_of(
    st.sampled_from(ALL_WORDS),
    st.sampled_from(
        ["+", "-", "−", ".", "/", ":", ",", "@", "г.", "ч.", "-ти", "th", "XI", "III", "eom", "'"]
    ),
    st.integers(0, 40).map(str),
    st.integers(0, 10**12).map(str),
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=7).map(" ".join),
    st.lists(PIECES, max_size=7).map("".join),
)


@given(today=TODAYS, away=st.integers(-300, 300), lean=LEANS)
def test_what_is_shown_with_its_weekday_is_read_again(today: date, away: int, lean: Lean) -> None:
    day = today + timedelta(days=away)
    assert read_day(show_weekday_day(day, today), today, lean=lean) == day


@given(day=DAYS, today=TODAYS, lean=LEANS)
def test_a_full_date_is_read_again(day: date, today: date, lean: Lean) -> None:
    for text in (
        show_long_day(day),
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day:%d.%m.%Y} г.",
        f"{day:%d/%m/%Y}",
    ):
        assert read_day(text, today, lean=lean) == day


@given(today=TODAYS, away=st.integers(-300, 300))
def test_a_short_day_is_read_again_leaning_its_way(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    shown = show_day(day, today)
    assert len(shown) <= 9
    if 1970 <= day.year < 2070:
        assert read_day(shown, today, lean=Lean.FUTURE if away > 0 else Lean.PAST) == day


@given(
    text=st.one_of(
        st.sampled_from(
            ["fri", "петък", "15", "15.12.", "29.02.", "15 dec", "15 декември", "dec", "eom", "eow", "3d"]
        ),
        st.sampled_from(ALL_WORDS),
    ),
    today=TODAYS,
)
def test_a_day_without_a_year_lies_the_way_leaned_to(text: str, today: date) -> None:
    near = {
        "yesterday",
        "вчера",
        "завчера",
        "онзиден",
        "tomorrow",
        "tmr",
        "tmrw",
        "утре",
        "overmorrow",
        "вдругиден",
    }
    if text in near:
        return
    for lean in Lean:
        try:
            day = read_day(text, today, lean=lean)
        except DateNotUnderstood:
            continue
        assert day >= today if lean is Lean.FUTURE else day <= today


@given(today=TODAYS, hour=st.integers(0, 23), minute=st.integers(0, 59), away=st.integers(-300, 300))
def test_a_shown_moment_is_read_again(today: date, hour: int, minute: int, away: int) -> None:
    moment = datetime.combine(today + timedelta(days=away), time(hour, minute)).astimezone()
    now = datetime.combine(today, time(12, 30)).astimezone()
    assert read_moment(show_moment(moment, today), now) == moment


@given(text=TEXTS, today=st.dates(date(1900, 1, 1), date(2200, 12, 31)), lean=LEANS)
def test_no_text_is_ever_a_crash(text: str, today: date, lean: Lean) -> None:
    now = datetime.combine(today, time(14, 26), tzinfo=UTC)
    try:
        assert 1900 <= read_day(text, today, lean=lean).year <= 2200
    except DateError as error:
        assert str(error)
    try:
        assert 1900 <= read_due(text, today).day.year <= 2200
    except DateError as error:
        assert str(error)
    try:
        moment = read_moment(text, now, lean=lean, localize=lambda naive: naive.replace(tzinfo=UTC))
        assert 1900 <= moment.year <= 2200
    except DateError as error:
        assert str(error)
    try:
        assert 1 <= read_minutes(text) <= 1440
    except MinutesNotUnderstood as error:
        assert str(error)


@given(text=TEXTS)
def test_spaces_around_mean_nothing(text: str) -> None:
    def outcome(text: str) -> object:
        try:
            return read_due(text, SUNDAY)
        except DateError as error:
            return type(error)

    if len(text) < 80:
        assert outcome(text) == outcome(f"  {text} ")
