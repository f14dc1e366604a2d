"""What a setting may be, in the language in use; what stands in the file is the same in each."""

from pathlib import Path

import pytest

from kamtui.domain.calls.outlines import outlines
from kamtui.domain.text.language import spoken
from kamtui.settings.kinds import Clock, Flag, OneOf
from kamtui.settings.reading import read_settings
from kamtui.settings.rows import rows_of


def test_a_word_of_the_file_is_shown_in_words_and_as_it_is_written() -> None:
    day = OneOf(("monday", "sunday"))
    assert (day.shown("monday"), day.allowed) == ("monday", "one of: monday, sunday")
    assert (Flag().shown(True), Flag().allowed) == ("true", "true or false")
    with spoken("bg"):
        assert day.shown("monday") == "понеделник (monday)"
        assert day.allowed == "едно от: понеделник (monday), неделя (sunday)"
        assert (Flag().shown(True), Flag().allowed) == ("да (true)", "да (true) или не (false)")
        assert Clock(may_be_none=True).shown(None) == "никога (never)"
        assert day.written("monday") == "monday"


@pytest.mark.parametrize("typed", ["never", "никога", "Никога "])
def test_never_is_typed_in_the_language_in_use_too(typed: str) -> None:
    with spoken("bg"):
        assert Clock(may_be_none=True).typed(typed) == "never"


def test_no_value_of_a_setting_is_shown_in_english_alone(tmp_path: Path) -> None:
    """But for codes of currencies, and the language of a greeting."""
    with spoken("bg"):
        rows = rows_of(read_settings(tmp_path / "config.toml"))
        shown = [
            row.value
            for row in rows
            if row.name != "currency" and not row.name.endswith("_en") and row.value.isascii()
        ]
    assert [value for value in shown if any(letter.isalpha() for letter in value)] == []


def test_outlines_of_notes_begin_with_those_of_the_screen() -> None:
    assert [each.purpose for each in outlines({})][:2] == ["first visit", "price round"]
    with spoken("bg"):
        first, *_rest, last = outlines({"review": "Обеми:"})
        assert first.purpose == "преглед" and first.text == "Обеми:", "one's own comes before all"
        assert outlines({})[0].text.startswith("Какво правят"), "whatever the settings say"
        assert last.purpose == "complaint", "in its own language, as its text"
