"""The day of a promise as the customer heard it, and its words without that day."""

from datetime import date

import pytest

from kamtui.domain.terms.promise_day import agreed_day, promised_day, review_day, without_day

TUESDAY = date(2026, 11, 24)
FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("the forecast by fri", "the forecast"),
        ("Send the price list, by 27.11.", "Send the price list"),
        ("пратят прогноза до петък", "пратят прогноза"),
        ("ще звънне в петък", "ще звънне"),
        ("by fri the forecast", "by fri the forecast"),
        ("fri", "fri"),
        ("by fri", "by fri"),
        ("the forecast", "the forecast"),
    ],
)
def test_a_day_that_ends_the_words_is_taken_off(words: str, left: str) -> None:
    assert without_day(words, FRIDAY, TUESDAY) == left
    if words != left:
        assert promised_day(words, TUESDAY) == FRIDAY


def test_another_day_stays_in_the_words() -> None:
    assert without_day("the forecast by mon", FRIDAY, TUESDAY) == "the forecast by mon"


def test_a_day_on_which_it_is_only_looked_at_was_never_agreed() -> None:
    assert agreed_day("the forecast by fri", TUESDAY, FRIDAY) == FRIDAY
    assert agreed_day("the forecast by fri", TUESDAY, date(2026, 12, 9)) == FRIDAY, "put off by us only"
    assert agreed_day("the forecast", TUESDAY, FRIDAY) == FRIDAY, "a day that was chosen"
    assert agreed_day("the forecast", TUESDAY, review_day(TUESDAY)) is None
