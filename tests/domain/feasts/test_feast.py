"""Whose feast it is, and when: today, within the days ahead, over the end of the year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.feasts.days import NO_NAME_DAY
from kamtui.domain.feasts.days_off import first_told
from kamtui.domain.feasts.feast import (
    Celebrant,
    Feast,
    FeastKind,
    feast_order,
    feasts_ahead,
    feasts_of,
    settled_days,
)
from kamtui.domain.feasts.typed_feasts import NotAFeastDay, read_name_day, show_name_day, type_name_day
from kamtui.domain.time.birthday import Birthday

GEORGI = Celebrant(1, "Metro", 2, "Georgi Petrov")


def told(*known: Celebrant, on: str, ahead: int = 7) -> list[tuple[str, str]]:
    return [(feast.words, str(feast.on)) for feast in feasts_ahead(known, date.fromisoformat(on), ahead)]


@pytest.mark.parametrize(
    ("today", "is_told"),
    [
        ("2026-05-06", True),
        ("2026-05-05", True),
        ("2026-04-29", True),
        ("2026-04-28", False),
        ("2026-05-07", True),  # the 6th is a public holiday
        ("2026-05-08", False),
    ],
)
def test_a_feast_is_told_on_its_day_and_seven_days_before(today: str, is_told: bool) -> None:
    assert told(GEORGI, on=today) == ([("name day", "2026-05-06")] if is_told else [])


@pytest.mark.parametrize(
    ("born", "asks_from", "until"),
    [
        ("2026-11-19", "2026-11-19", "2026-11-19"),  # a Thursday
        ("2026-11-20", "2026-11-20", "2026-11-20"),
        ("2026-11-21", "2026-11-20", "2026-11-23"),  # a Saturday: from Friday until Monday
        ("2026-11-22", "2026-11-20", "2026-11-23"),
        ("2026-11-23", "2026-11-23", "2026-11-23"),
        ("2026-04-13", "2026-04-09", "2026-04-14"),  # Easter Monday: from Maundy Thursday
        ("2026-12-24", "2026-12-23", "2026-12-28"),  # Christmas, and a weekend
        ("2027-01-01", "2026-12-31", "2027-01-04"),
    ],
)
def test_a_feast_on_a_day_off_is_asked_about_on_the_working_days_around_it(
    born: str, asks_from: str, until: str
) -> None:
    on = date.fromisoformat(born)
    hans = Celebrant(1, "Metro", 3, "Hans Meier", birthday=Birthday(on.month, on.day))
    days = [on + timedelta(days=days) for days in range(-7, 8)]
    told_on = [day for day in days if feasts_ahead([hans], day)]
    asked_on = [day for day in told_on if feasts_ahead([hans], day)[0].asks_on(day)]
    assert [str(asked_on[0]), str(asked_on[-1]), str(told_on[-1])] == [asks_from, until, until]
    [feast] = feasts_ahead([hans], on)
    assert str(feast.told_until) == until
    assert feasts_ahead([hans._replace(last_on=on)], feast.told_until) == [], "greeted on the day"


def test_of_two_names_each_is_celebrated_and_asked_about_by_itself() -> None:
    both = Celebrant(1, "Metro", 3, "Георги-Емилия Янева")
    assert told(both, on="2026-05-06") == [("name day", "2026-05-06")]
    assert told(both, on="2026-07-20") == [("name day? Or 8 Aug", "2026-07-18")]
    [asked] = feasts_ahead([both], date(2026, 7, 18))
    kept = settled_days(asked, "--08-08")
    assert kept == "days:--05-06,--08-08" and settled_days(asked, NO_NAME_DAY) == NO_NAME_DAY
    settled = both._replace(name_day=kept)
    assert told(settled, on="2026-05-06") == [("name day", "2026-05-06")]
    assert told(settled, on="2026-07-18") == [] and told(settled, on="2026-08-07") == [
        ("name day", "2026-08-08")
    ]


def test_two_names_of_one_day_are_one_feast() -> None:
    assert told(Celebrant(1, "Metro", 3, "Петър-Павел Янев"), on="2026-06-29") == [("name day", "2026-06-29")]
    two = GEORGI._replace(name_day="days:--05-06,--05-06/--11-08")
    assert told(two, on="2026-05-06") == [("name day", "2026-05-06")]


def test_feasts_over_the_end_of_the_year() -> None:
    vasil = Celebrant(1, "Metro", 3, "Васил Колев", birthday=Birthday(12, 31, 1980))
    ivan = Celebrant(1, "Metro", 4, "Иван Колев")
    assert told(vasil, ivan, on="2026-12-30") == [
        ("birthday, turns 46", "2026-12-31"),
        ("name day", "2027-01-01"),
    ]
    assert told(vasil, ivan, on="2026-12-31", ahead=7)[-1] == ("name day", "2027-01-07")


def test_a_birthday_on_a_leap_day_and_one_of_no_year() -> None:
    leap = Celebrant(1, "Metro", 3, "Hans Meier", birthday=Birthday(2, 29, 2000))
    assert told(leap, on="2028-02-29") == [("birthday, turns 28", "2028-02-29")]
    assert told(leap, on="2027-02-28") == [("birthday, turns 27", "2027-02-28")]
    assert told(leap, on="2027-03-01") != [], "the Monday after a Sunday"
    assert told(leap, on="2027-03-02") == []
    assert told(leap._replace(birthday=Birthday(2, 29)), on="2027-02-28") == [("birthday", "2027-02-28")]


def test_a_firm_has_a_day_and_no_name() -> None:
    firm = Celebrant(1, "Георги", birthday=Birthday(5, 6, 1996))
    assert told(firm, on="2026-05-06") == [("firm's day, 30 years", "2026-05-06")]


def test_what_the_book_says_of_a_name_day_goes_before_the_name() -> None:
    assert told(GEORGI._replace(name_day=NO_NAME_DAY), on="2026-05-06") == []
    assert told(GEORGI._replace(name_day="--05-08"), on="2026-05-06") == [("name day", "2026-05-08")]
    assert told(GEORGI._replace(name_day="tsvetnitsa"), on="2026-04-05") == [("name day", "2026-04-05")]
    assert told(GEORGI._replace(name_day="of a newer program"), on="2026-05-06") == []


def test_a_name_of_two_days_is_asked_about_on_each() -> None:
    emilia = Celebrant(1, "Metro", 3, "Емилия Янева")
    assert told(emilia, on="2026-07-18") == [("name day? Or 8 Aug", "2026-07-18")]
    assert told(emilia, on="2026-08-08") == [("name day? Or 18 Jul", "2026-08-08")]
    assert told(emilia._replace(name_day="--08-08"), on="2026-07-18") == []


def test_who_was_spoken_to_on_the_day_is_greeted() -> None:
    feast_on = date(2026, 5, 6)
    for days, is_told in ((-1, True), (0, False)):
        spoken = GEORGI._replace(last_on=feast_on + timedelta(days=days))
        assert bool(feasts_ahead([spoken], feast_on)) is is_told
    ahead = GEORGI._replace(last_on=feast_on - timedelta(days=3))  # spoken to, but not on the day
    assert feasts_ahead([ahead], feast_on - timedelta(days=3)) != []


def test_the_nearest_first_then_those_near_us_then_key_accounts() -> None:
    people = [
        GEORGI._replace(person_id=1, is_near=False),
        GEORGI._replace(person_id=2),
        GEORGI._replace(person_id=3, is_key=True),
        Celebrant(2, "Lidl", 4, "Борис", name_day="--05-05"),
    ]
    assert [feast.who.person_id for feast in feasts_ahead(people, date(2026, 5, 1))] == [4, 3, 2, 1]


def test_each_feast_has_a_key_of_its_own() -> None:
    both = GEORGI._replace(birthday=Birthday(5, 6, 1980))
    keys = [feast.key for feast in feasts_of(both, date(2026, 1, 1), date(2027, 12, 31))]
    assert keys == [
        "feast:birthday:2026-05-06:2", "feast:birthday:2027-05-06:2", "feast:name_day:2026-05-06:2", "feast:name_day:2027-05-06:2",
    ]  # fmt: skip
    assert {feast.kind for feast in feasts_of(both, date(2026, 5, 6), date(2026, 5, 6))} == {
        FeastKind.BIRTHDAY,
        FeastKind.NAME_DAY,
    }


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 366))
def test_all_feasts_lie_between_the_days(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    who = Celebrant(1, "Metro", 2, "Мария Цветанова", birthday=Birthday(2, 29, 1952))
    for feast in [*feasts_of(who, first, last), *feasts_of(who._replace(name_day="velikden"), first, last)]:
        assert first <= feast.on <= last
        assert isinstance(feast, Feast) and feast.words


# -- what is typed


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6.5.", "--05-06"), ("6 май", "--05-06"), ("20.1", "--01-20"), ("29.2.", "--02-29"), ("6.5.2026", "--05-06"),
        ("Цветница", "tsvetnitsa"), ("цветница", "tsvetnitsa"), ("Palm Sunday", "tsvetnitsa"), ("palm", "tsvetnitsa"),
        ("Връбница", "tsvetnitsa"), ("Тодоровден", "todorovden"), ("Великден", "velikden"), ("Св. Дух", "duhovden"),
        ("25.7., 15 aug", "days:--07-25,--08-15"), ("25.7. / 9.12., 15.8.", "days:--07-25/--12-09,--08-15"),
        ("Цветница, 6.5.", "days:tsvetnitsa,--05-06"),
        ("none", NO_NAME_DAY), ("не", NO_NAME_DAY), ("няма", NO_NAME_DAY), ("-", NO_NAME_DAY),
    ],
)  # fmt: skip
def test_a_name_day_as_typed(text: str, code: str) -> None:
    assert read_name_day(text) == code
    assert read_name_day(type_name_day(code)) == code
    assert show_name_day(code)


@pytest.mark.parametrize(
    "text",
    ["tomorrow", "fri", "6.5., fri", "6.5.,", "/", "+1", "вчера", "asdf", "30.2.", "вел", "[/]", "в", "99"],
)
def test_what_is_no_name_day_is_said(text: str) -> None:
    with pytest.raises(NotAFeastDay):
        read_name_day(text)


def test_many_are_looked_through_quickly_and_none_is_passed_over() -> None:
    names = (
        "Мария Иванова", "Иванова Мария", "инж. Георги Петров", "Ана-Мария Стоева", "Georgi Petrov", "Yordanka", "Ivanova, Maria",
        "Peter Schmidt", "Г. Иванов", "Димитър", "Stoyan Stoyanov", "Li Wei", "",
    )  # fmt: skip
    people = [
        Celebrant(account_id=1, account="Acme", person_id=number, person=name)
        for number, name in enumerate(names, 1)
    ]
    for week in range(53):
        first = date(2026, 1, 1) + timedelta(weeks=week)
        last = first + timedelta(days=7)
        alone = [feast for who in people for feast in feasts_of(who, first_told(first), last)]
        assert feasts_ahead(people, first, 7) == sorted(alone, key=feast_order)


@pytest.mark.parametrize(
    ("on", "words"),
    [("2024-05-01", "birthday"), ("2025-05-01", "birthday, turns 1"), ("2026-05-01", "birthday, turns 2")],
)
def test_years_are_told_from_the_first_birthday_on(on: str, words: str) -> None:
    baby = Celebrant(1, "Metro", 2, "Baby", birthday=Birthday(5, 1, 2024))
    assert (words, on) in told(baby, on=on)
