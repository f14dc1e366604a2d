"""Texts are translated when they are shown: the language can be switched, and one text can be had in another."""

import asyncio
import gettext
import struct
import threading
from collections.abc import Iterator
from contextvars import copy_context
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.amounts import read_amount, show_amount, type_amount
from kamtui.domain.terms.notice import Notice, show_notice
from kamtui.domain.terms.target import Target, read_target, show_measure, type_target
from kamtui.domain.terms.typed.term import read_notice
from kamtui.domain.terms.words import Bound, Outcome, TermCategory
from kamtui.domain.text import language
from kamtui.domain.text.language import LOCALE_FOLDER, N_, _, ngettext, spoken, use
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.months import show_month
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.domain.time.shown_days import show_ago, show_long_day, show_moment
from kamtui.domain.time.typed_days import read_day
from tests.catalogue import Texts, texts_of_the_program, write

CATALOGUES = sorted(LOCALE_FOLDER.glob("*/LC_MESSAGES/*.po"))
"""Of the program itself, before a test sets others in their place."""
SUNDAY = date(2026, 11, 22)
FRIDAY = date(2026, 11, 27)
BULGARIAN: Texts = {
    "today": "днес",
    "Fri": "пт",
    "Friday": "петък",
    "Nov": "ное",
    "Dec": "дек",
    "every {day}": "всеки {day}",
    "{count}d": "{count} д",
    "partly kept": "отчасти спазена",
    "{whole}.{decimals}": "{whole},{decimals}",
    ("{count} month", "{count} months"): ("{count} месец", "{count} месеца"),
    ("{count} week", "{count} weeks"): ("{count} седмица", "{count} седмици"),
}
POLISH = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
TITLE = N_("today")
"""As a module keeps a text: made at import, when nobody knows the language."""


@pytest.fixture(autouse=True)
def _catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    write(tmp_path, "bg", BULGARIAN)
    write(
        tmp_path,
        "pl",
        {("{count} week", "{count} weeks"): ("{count} tydzień", "{count} tygodnie", "{count} tygodni")},
        POLISH,
    )
    monkeypatch.setattr(language, "LOCALE_FOLDER", tmp_path)
    use("en")
    yield
    use("en")


def test_the_language_is_switched_at_once_and_back() -> None:
    assert (_(TITLE), language.code()) == ("today", "en")
    use("bg")
    assert (_(TITLE), language.code()) == ("днес", "bg")
    use("en")
    assert (_(TITLE), language.code()) == ("today", "en")


def test_a_marked_text_stays_as_written() -> None:
    use("bg")
    assert N_("today") == "today"


def test_a_language_without_a_catalogue_leaves_texts_as_written() -> None:
    use("xx")
    assert (_("today"), language.code()) == ("today", "en")


def test_an_empty_text_is_not_what_a_catalogue_says_of_itself() -> None:
    use("bg")
    assert _("") == ""


def test_one_text_is_had_in_another_language_than_the_screens() -> None:
    with spoken("bg"):
        assert _("today") == "днес"
        with spoken("en"):
            assert _("today") == "today"
        assert _("today") == "днес"
    assert _("today") == "today"
    use("bg")
    with spoken("en"):
        assert (_("today"), language.code()) == ("today", "en")
    assert _("today") == "днес"


def test_the_screens_language_comes_back_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), spoken("bg"):
        raise ZeroDivisionError
    assert language.code() == "en"


def test_switching_the_screen_leaves_a_letter_in_its_language() -> None:
    with spoken("bg"):
        use("en")
        assert _("today") == "днес"
    assert _("today") == "today"


def test_another_thread_is_in_the_screens_language_and_follows_it() -> None:
    said: list[str] = []
    asked, answered = threading.Event(), threading.Event()

    def read_beside() -> None:
        said.append(_("today"))
        answered.set()
        asked.wait(10)
        said.append(_("today"))

    thread = threading.Thread(target=read_beside)
    thread.start()
    answered.wait(10)
    with spoken("bg"):
        asked.set()
        thread.join()
    assert said == ["today", "today"]
    use("bg")
    other = threading.Thread(target=lambda: said.append(_("today")))
    other.start()
    other.join()
    assert said[-1] == "днес"


def test_a_thread_that_a_letter_starts_goes_on_in_its_language() -> None:
    async def write_letter() -> str:
        with spoken("bg"):
            return await asyncio.to_thread(_, "today")

    async def both() -> tuple[str, str]:
        letter = asyncio.create_task(write_letter())
        await asyncio.sleep(0)
        return _("today"), await letter

    assert asyncio.run(both()) == ("today", "днес")
    with spoken("bg"):
        context = copy_context()
    assert context.run(_, "today") == "днес"


def test_plural_forms_are_those_of_the_language() -> None:
    def weeks(count: int) -> str:
        return ngettext("{count} week", "{count} weeks", count).format(count=count)

    assert [weeks(count) for count in (1, 2, 5)] == ["1 week", "2 weeks", "5 weeks"]
    use("bg")
    assert [weeks(count) for count in (1, 2, 5)] == ["1 седмица", "2 седмици", "5 седмици"]
    use("pl")
    assert [weeks(count) for count in (1, 2, 5, 22)] == [
        "1 tydzień",
        "2 tygodnie",
        "5 tygodni",
        "22 tygodnie",
    ]


def test_days_months_amounts_and_labels_follow_the_language() -> None:
    def shown() -> list[str]:
        return [
            show_long_day(FRIDAY),
            show_month(date(2026, 12, 1)),
            show_ago(date(2026, 11, 2), SUNDAY),
            show_moment(datetime(2026, 11, 22, 12, tzinfo=UTC), SUNDAY).partition(" ")[0],
            show_amount(123456),
            show_measure(97_500, "%"),
            Outcome.PARTLY.label,
        ]

    english = [
        "Fri 27 Nov 2026",
        "Dec 2026",
        "20d",
        "today",
        "1\u00a0234.56\u00a0€",
        "97.5\u00a0%",
        "partly kept",
    ]
    assert shown() == english
    use("bg")
    assert shown() == [
        "пт 27 ное 2026",
        "дек 2026",
        "20 д",
        "днес",
        "1\u00a0234,56\u00a0€",
        "97,5\u00a0%",
        "отчасти спазена",
    ]
    with spoken("en"):
        assert shown() == english


@pytest.mark.parametrize("code", ["en", "bg"])
def test_what_is_shown_is_read_again_whatever_the_language(code: str) -> None:
    use(code)
    day, amount, rule = show_long_day(FRIDAY), type_amount(123456), Recurrence("FREQ=WEEKLY;BYDAY=FR", FRIDAY)
    rule_words, notice = show_recurrence(rule), Notice(3, Unit.MONTH)
    notice_words, target = show_notice(notice), Target(Bound.AT_MOST, 1_234, "h")
    target_words = type_target(target)
    for other in ("en", "bg"):
        use(other)
        assert read_day(day, SUNDAY) == FRIDAY
        assert read_amount(amount) == 123456
        assert read_recurrence(rule_words, SUNDAY).rule == rule.rule
        assert read_notice(notice_words) == notice
        assert read_target(target_words, TermCategory.DELIVERY) == target


def test_a_form_of_a_text_is_known_in_every_language() -> None:
    assert language.in_every_language("today") == ("today", "днес")
    assert language.in_every_language("not in any catalogue") == ("not in any catalogue",)


def test_the_texts_of_the_program_are_found() -> None:
    texts = texts_of_the_program()
    assert len(texts) > 2000
    assert {"key\x04cancel", "partly kept", ("{count} week", "{count} weeks")} <= texts


def test_a_catalogue_is_read_as_gettext_itself_reads_it() -> None:
    """Every text of the real one, and of one with three forms."""
    for path in (*CATALOGUES, language.LOCALE_FOLDER / "pl" / "LC_MESSAGES" / "kamtui.mo"):
        with path.with_suffix(".mo").open("rb") as file:
            theirs = gettext.GNUTranslations(file)
        ours = language._read(path.with_suffix(".mo"))
        assert ours.info()["language"] == theirs.info()["language"]
        known = [key for key in theirs._catalog if key]  # type: ignore[attr-defined]
        assert known
        for key in known:
            text = key[0] if isinstance(key, tuple) else key
            context, sign, words = text.rpartition("\x04")
            if sign:
                assert ours.pgettext(context, words) == theirs.pgettext(context, words)
            else:
                assert ours.gettext(text) == theirs.gettext(text)
                for count in (0, 1, 2, 5, 21, 22, 112) if isinstance(key, tuple) else ():
                    assert ours.ngettext(text, "", count) == theirs.ngettext(text, "", count)
        assert ours.gettext("not in it") == "not in it" and ours.ngettext("one", "many", 2) == "many"
        assert ours.pgettext("key", "not in it") == "not in it"


@given(st.binary(max_size=200), st.integers(0, 3000), st.integers(0, 255))
def test_a_damaged_catalogue_is_none_or_says_something(rubbish: bytes, at: int, byte: int) -> None:
    whole = (CATALOGUES[0].with_suffix(".mo")).read_bytes()
    for damaged in (rubbish, whole[:at], whole[:at] + bytes([byte]) + whole[at + 1 :]):
        try:
            read = language._Compiled(damaged)
        except (ValueError, LookupError, struct.error):
            continue
        for text in ("open", "{count} day", "not in it"):
            assert isinstance(read.gettext(text), str) and isinstance(read.ngettext(text, "x", 3), str)
