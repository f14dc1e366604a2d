"""Greetings on feasts: in two tones and languages, from the program's templates and from the person's own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.accounts.words import Language
from kamtui.domain.feasts.feast import Celebrant, Feast, FeastKind
from kamtui.exchange.greeting_text import TEMPLATES, Tone, greeting, greeting_language

BG, EN = Language.BG, Language.EN


def a_feast(person: str, kind: FeastKind = FeastKind.NAME_DAY, account: str = "Метро") -> Feast:
    return Feast(Celebrant(1, account, 2 if person else None, person), kind, date(2026, 5, 6))


@pytest.mark.parametrize(
    ("person", "kind", "tone", "language", "text"),
    [
        ("Георги Петров", FeastKind.NAME_DAY, Tone.WARM, BG, "Честит имен ден, Георги! Здраве, радост и много поводи за усмивка!"),
        ("Иван Петров", FeastKind.BIRTHDAY, Tone.WARM, BG, "Честит рожден ден, Иване! Здраве, радост и много поводи за усмивка!"),
        ("Даниел Петров", FeastKind.BIRTHDAY, Tone.WARM, BG, "Честит рожден ден! Здраве, радост и много поводи за усмивка!"),
        ("Georgi Petrov", FeastKind.NAME_DAY, Tone.WARM, EN, "Happy name day, Georgi! Health, joy and many reasons to smile!"),
        ("Г. Иванова", FeastKind.BIRTHDAY, Tone.WARM, EN, "Happy birthday! Health, joy and many reasons to smile!"),
        ("", FeastKind.FIRM_DAY, Tone.WARM, BG, "Честит празник на Метро! Здраве и успехи на целия екип!"),
        ("Георги Петров", FeastKind.NAME_DAY, Tone.FORMAL, BG,
         "Уважаеми г-н Петров,\n\nчестит имен ден! Желая Ви да носите името си със здраве и радост.\n\nС уважение,\nЯна"),
        ("Мария Иванова", FeastKind.BIRTHDAY, Tone.FORMAL, BG,
         "Уважаема г-жо Иванова,\n\nчестит рожден ден! Желая Ви здраве, радост и много успехи.\n\nС уважение,\nЯна"),
        ("Maria Ivanova", FeastKind.BIRTHDAY, Tone.FORMAL, EN,
         "Dear Ms Ivanova,\n\nAll the best on your birthday: health, joy and success.\n\nKind regards,\nЯна"),
        ("", FeastKind.FIRM_DAY, Tone.FORMAL, EN,
         "Hello,\n\nCongratulations on the anniversary of Метро, and many successful years to come.\n\nKind regards,\nЯна"),
    ],
)  # fmt: skip
def test_a_greeting(person: str, kind: FeastKind, tone: Tone, language: Language, text: str) -> None:
    assert greeting(a_feast(person, kind), tone, language, {}, "Яна") == text


def test_of_the_persons_own_templates_the_one_that_says_most_holds() -> None:
    own = {"name_day": "А {name}", "name_day_bg": "Б {name}", "name_day_warm": "В {name}", "birthday": "  "}
    feast = a_feast("Георги Петров")
    assert greeting(feast, Tone.FORMAL, EN, own, "") == "А Георги"
    assert greeting(feast, Tone.WARM, EN, own, "") == "В Георги"
    assert greeting(feast, Tone.WARM, BG, own, "") == "Б Георги"
    assert (
        greeting(feast, Tone.WARM, BG, own | {"name_day_warm_bg": "Г, {name}{me}"}, "Яна") == "Г, ГеоргиЯна"
    )
    assert (
        greeting(a_feast("Даниел Петров"), Tone.WARM, BG, {"name_day": "Да, {name}! {other}"}, "")
        == "Да! {other}"
    )
    assert "рожден ден" in greeting(a_feast("Иван Янев", FeastKind.BIRTHDAY), Tone.WARM, BG, own, "")


def test_the_language_of_a_greeting() -> None:
    assert greeting_language(EN, a_feast("Георги"), "bg") is EN
    assert greeting_language(None, a_feast("Георги"), "en") is BG
    assert greeting_language(None, a_feast("Georgi"), "en") is EN
    assert greeting_language(None, a_feast("Georgi"), "bg") is BG
    assert greeting_language(None, a_feast(""), "en") is BG  # told by the account


def test_there_is_a_template_for_each_feast_tone_and_language() -> None:
    assert len(TEMPLATES) == len(FeastKind) * len(Tone) * len(Language)
    assert all("!" in text or "\n" in text for text in TEMPLATES.values())


@given(st.text(max_size=40), st.sampled_from(list(Tone)), st.sampled_from([BG, EN]))
def test_what_somebody_is_called_is_never_a_hole(name: str, tone: Tone, language: Language) -> None:
    """Nor does any name break a template, the person's own included."""
    text = greeting(a_feast(name or "x"), tone, language, {"name_day": "{name}{firm}{"}, "{name}")
    assert text.endswith("{") and "\x1b" not in text
    holes = a_feast("Георги Петров", account="{name} {salutation}")
    assert greeting(holes, tone, language, {"name_day": "{firm}"}, "") == "{name} {salutation}"
