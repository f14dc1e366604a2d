"""Who has a name day when: the table, and first names in names as they are typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.feasts import names as names_of_feasts
from kamtui.domain.feasts.days import day_in
from kamtui.domain.feasts.names import NameDays, forms, may_celebrate, who_may_celebrate
from kamtui.domain.feasts.names import name_days as days_of_names

# Written down by hand, not taken from the table: names of which nobody doubts the day.
FIXED = {
    "01-01": "Васил Василка Васко Василена",
    "01-06": "Йордан Йорданка Юрдан",
    "01-07": "Иван Иванка Ивайло Йоана Йоан Ваньо Калоян Ивета Иво",
    "01-12": "Татяна Таня",
    "01-17": "Антон Антония Тони Антоанета",
    "01-18": "Атанас Атанаска Наско Танас",
    "02-01": "Трифон Лозан",
    "02-11": "Влас",
    "03-09": "Младен Младена",
    "03-23": "Лидия",
    "03-25": "Благовест Благовеста Благой Блага",
    "04-25": "Марко Марк",
    "05-02": "Борис Борислав Боряна Борислава",
    "05-06": "Георги Гергана Гошо Жоро Ганчо Ганка Гинка Герган Генчо Георгина Гого",
    "05-21": "Константин Костадин Елена Коста Костадинка Еленка",
    "06-29": "Петър Павел Петя Петьо Полина Павлина Камен Пешо",
    "07-07": "Неделя Неделчо Недялко Недялка Неда",
    "07-11": "Олга",
    "07-15": "Владимир Владо Владислав Владимира",
    "07-17": "Марина Марин",
    "07-20": "Илия Илиян Илияна Илко Илка",
    "07-22": "Магдалена Магда",
    "08-20": "Самуил",
    "08-26": "Адриан Адриана Наталия",
    "09-14": "Кръстьо Кръстина",
    "09-16": "Людмил Людмила",
    "09-17": "Вяра Надежда Любов София Любомир Надя Вера Любен Люба",
    "10-14": "Петка Параскева",
    "10-26": "Димитър Димитрина Митко Димо Димка Димчо",
    "11-08": "Ангел Рангел Рафаил",
    "11-11": "Мина Минка Минчо",
    "11-14": "Филип",
    "11-24": "Екатерина Катя Катерина",
    "11-25": "Климент",
    "11-26": "Стилиян Стилияна",
    "11-30": "Андрей Андрея Първан",
    "12-04": "Варвара",
    "12-05": "Сава Савка",
    "12-06": "Никола Николай Николина Кольо Николета Ники",
    "12-12": "Спиридон",
    "12-20": "Игнат",
    "12-22": "Анастасия Анастас",
    "12-24": "Евгения",
    "12-25": "Христо",
    "12-27": "Стефан Стефка Стоян Стоянка Стефания",
}
MOVABLE = {
    ("2025-03-08", "2026-02-28", "2027-03-20"): "Тодор Теодора Тодорка Дора Теодор Тошо",
    ("2025-04-12", "2026-04-04", "2027-04-24"): "Лазар Лазарина Лазарка",
    ("2025-04-13", "2026-04-05", "2027-04-25"): (
        "Цветан Цветанка Цветелина Цветомир Невена Росица Явор Виолета Лилия Ралица Роза Теменужка Калина Камелия Росен Върбан"
    ),
    ("2025-04-20", "2026-04-12", "2027-05-02"): "Величко Величка Велислава Велимир",
    ("2025-06-08", "2026-05-31", "2027-06-20"): "Траян Трайко",
}
SEVERAL = {
    "Мария": {"08-15", "09-08", "11-21"}, "Виктория": {"11-11", "01-31"}, "Емилия": {"07-18", "08-08"},
    "Анна": {"07-25", "12-09"}, "Михаил": {"09-06", "11-08"}, "Кирил": {"05-11", "05-24"},
    "Александър": {"08-30", "11-23"}, "Ангелина": {"11-08", "12-10"}, "Мартин": {"04-14", "11-11"},
}  # fmt: skip
YEARS = (2025, 2026, 2027)


def name_days(name: str) -> NameDays | None:
    """The first of the names of somebody that is celebrated."""
    return next(iter(days_of_names(name)), None)


def days(name: str, year: int) -> set[str]:
    known = name_days(name)
    return {str(day_in(code, year)) for code in known.days} if known else set()


def test_names_have_their_days_in_three_years() -> None:
    """About two hundred names, each in three years."""
    seen = 0
    for day, names in FIXED.items():
        for name in names.split():
            assert {year: days(f"{name} Петров", year) for year in YEARS} == {
                year: {f"{year}-{day}"} for year in YEARS
            }, name
            seen += 1
    for in_years, names in MOVABLE.items():
        for name in names.split():
            assert [days(name, year) for year in YEARS] == [{day} for day in in_years], name
            seen += 1
    assert seen >= 150


def test_names_of_several_days_have_all_of_them() -> None:
    for name, of_name in SEVERAL.items():
        assert days(name, 2026) == {f"2026-{day}" for day in of_name}, name
    assert days("Тома Колев", 2026) == {"2026-04-19", "2026-10-06"}


def test_the_table() -> None:
    table = forms()
    assert len(table) >= 400
    for form, codes in table.items():
        assert form.isalpha() and form == form.casefold() and all("а" <= char <= "я" for char in form), form
        assert codes and len(codes) == len(set(codes)), form
        for code in codes:
            assert day_in(code, 2026) is not None, (form, code)


def test_every_form_is_found_in_both_alphabets() -> None:
    """In Latin a form may sound as another does; then the days of both are asked about."""
    from kamtui.domain.text.cleaning import fold

    for form, codes in forms().items():
        written = name_days(form.title())
        assert written is not None and written.days == codes, form
        latin = name_days(f"{fold(form).title()} Petrov")
        assert latin is not None and set(codes) <= set(latin.days), form


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Георги Петров", "Георги"), ("Петров Георги", "Георги"), ("Иванова Мария", "Мария"), ("Иванова, Мария", "Мария"),
        ("инж. Мария Иванова", "Мария"), ("д-р Стоян Колев", "Стоян"), ("г-жа Елена Ковачевска", "Елена"),
        ("Prof. Dr. Georgi Petrov", "Georgi"), ("Мария П. Иванова", "Мария"), ("М.Мария Иванова", "Мария"),
        ("ГЕОРГИ ПЕТРОВ", "ГЕОРГИ"), ("Георги", "Георги"), ("Георги (счетоводство)", "Георги"), ("  Георги   Петров ", "Георги"),
        ("Петров Георги Иванов", "Георги"), ("Георги Петров-Стоянов", "Георги"), ("„Георги“ Петров", "Георги"),
    ],
)  # fmt: skip
def test_the_first_name_is_found(name: str, first: str) -> None:
    known = name_days(name)
    assert known is not None and known.name == first


@pytest.mark.parametrize(
    "spellings",
    [
        "Георги Georgi Gueorgui GEORGI", "Йордан Yordan Jordan Iordan", "Христо Hristo Christo Khristo", "Васил Vasil Vassil Wassil",
        "Димитър Dimitar Dimitur Dimiter", "Петър Petar Petur Peter", "Цветелина Tsvetelina Tzvetelina Cvetelina",
        "Стоян Stoyan Stoian Stojan", "Любомир Lyubomir Liubomir Ljubomir Lubomir Loubomir", "Росица Rositsa Rossitza Rosica",
        "Жоро Zhoro Joro", "Николай Nikolay Nikolai Nicolai Nikolaj", "Александър Aleksandar Alexander Alexandar",
        "Михаил Mihail Mikhail Michail", "Юлия Yuliya Julia Iulia", "Екатерина Ekaterina Ecaterina", "Илия Iliya Ilia Ilija",
        "Боян Boyan Bojan Boian", "Кръстьо Krastyo Krustyo Krastio",
    ],
)  # fmt: skip
def test_latin_spellings_are_one_name(spellings: str) -> None:
    cyrillic, *latin = spellings.split()
    expected = name_days(cyrillic)
    assert expected is not None
    for spelling in latin:
        known = name_days(f"{spelling} Kolev")
        assert known is not None and known.days == expected.days, spelling


@pytest.mark.parametrize(
    "name",
    [
        "", " ", "?", "Peter Schmidt", "Maria Koch", "Anna Kowalska", "Stefan Müller", "Hans Meier", "Mehmed Ali", "Мехмед Иванов",
        "Иванова", "Г. Иванова", "Красимир Петров", "Martin Nowak", "инж.", "д-р", "12", "(Георги)", "Инженерът по качеството",
        "the engineer who signs off", "[/] [@click=app.quit]x[/]", "\u202eГеорги", ",,,", "-", "Г.", "A" * 500,
    ],
)  # fmt: skip
def test_where_nothing_is_known_nothing_is_said(name: str) -> None:
    known = name_days(name)
    assert known is None or name == "\u202eГеорги"


@pytest.mark.slow
@given(st.text(max_size=60))
def test_any_text_may_stand_as_a_name(name: str) -> None:
    known = name_days(name)
    assert known is None or (known.days and known.name)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Анна-Мария Петрова", ["Анна", "Мария"]), ("Анна Мария Петрова", ["Анна", "Мария"]), ("Ana Maria Petrova", ["Ana", "Maria"]),
        ("Петрова, Анна-Мария", ["Анна", "Мария"]), ("Мария Иванова Петрова", ["Мария"]), ("Анна Мария", ["Анна"]),
        ("Георги Илия Schmidt", ["Георги"]), ("Анна-Кристел Петрова", ["Анна"]), ("Анна Л. Петрова", ["Анна"]),
    ],
)  # fmt: skip
def test_who_has_two_names_celebrates_both(name: str, names: list[str]) -> None:
    assert [known.name for known in days_of_names(name)] == names


def test_each_of_two_names_has_its_own_days() -> None:
    anna, maria = days_of_names("Анна-Мария Петрова")
    assert (anna.days, maria.days) == (("--07-25", "--12-09"), ("--08-15", "--09-08", "--11-21"))
    assert day_in("--12-09", 2026) == date(2026, 12, 9)


def test_every_form_is_found_by_how_its_latin_spellings_begin() -> None:
    for form in forms():
        sounds = {
            sound
            for way in (form, form.replace(*names_of_feasts._RARE))
            for sound in names_of_feasts._sounds(way)
        }
        assert {sound[:1] for sound in sounds} <= names_of_feasts._beginnings(
            form[: names_of_feasts._BEGINNING]
        )


def test_of_many_people_the_same_may_celebrate_as_one_by_one() -> None:
    codes = frozenset({"--12-06", "--01-07"})
    known = [
        "Никола Янев",
        "John Baker",
        "Nikolay",
        "John",
        "Янев, инж. Ivan",
        "Petar  Petrov",
        " ",
        "Петров\u00a0Иван",
        "Иван Baker",
        "Baker",
    ]
    assert who_may_celebrate([*known, *known], codes) == {
        name for name in known if may_celebrate(name, codes)
    }
