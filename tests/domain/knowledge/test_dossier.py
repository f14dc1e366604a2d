"""Marks and their score in words, the course of satisfaction, what forms of the dossier give."""

from datetime import date, timedelta

import pytest

from kamtui.domain.chain.words import Answer
from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.dossier import (
    MarkAnswer,
    NewAnswer,
    RivalryEntry,
    SatisfactionEntry,
    SatisfactionReading,
    Score,
    answer_anew,
    check_text,
    key_score,
    key_words,
    manager_score,
    manager_words,
    satisfaction_course,
)
from kamtui.domain.knowledge.trend import Trend
from kamtui.domain.knowledge.typed_knowledge import COMPETITOR, read_name, read_rivalry, read_satisfaction
from kamtui.domain.knowledge.words import KEY_MARKS, MANAGER_MARKS, Mark

TODAY = date(2026, 11, 22)


def marks(of: tuple[Mark, ...], answers: str) -> dict[Mark, MarkAnswer]:
    """Answers by letter: y, n, ? and a dot for never answered."""
    letters = {"y": Answer.YES, "n": Answer.NO, "?": Answer.UNKNOWN}
    return {
        mark: MarkAnswer(letters[letter], "", TODAY)
        for mark, letter in zip(of, answers, strict=True)
        if letter != "."
    }


def test_there_are_five_marks_and_eight() -> None:
    assert (len(KEY_MARKS), len(MANAGER_MARKS)) == (5, 8)
    assert {*KEY_MARKS, *MANAGER_MARKS} == set(Mark)
    assert all(mark.words.endswith("?") and mark.label for mark in Mark)


@pytest.mark.parametrize(
    ("answers", "found", "words"),
    [
        ("yyyy.", Score(4, 0, 1), "a key account by 4 of 5 marks, 1 not known"),
        ("yyyy?", Score(4, 0, 1), "a key account by 4 of 5 marks, 1 not known"),
        ("yyyyy", Score(5, 0, 0), "a key account by 5 of 5 marks"),
        ("ynnnn", Score(1, 4, 0), "a key account by 1 of 5 marks"),
        ("nnnnn", Score(0, 5, 0), "a key account by none of 5 marks"),
        ("nnn..", Score(0, 3, 2), "a key account by none of 5 marks, 2 not known"),
        (".....", Score(0, 0, 5), "not known yet whether it is a key account: none of 5 marks is answered"),
        ("?????", Score(0, 0, 5), "not known yet whether it is a key account: none of 5 marks is answered"),
    ],
)
def test_a_key_account_by_its_marks(answers: str, found: Score, words: str) -> None:
    given = marks(KEY_MARKS, answers)
    assert (key_score(given), key_words(given)) == (found, words)
    assert manager_score(given) == Score(0, 0, 8)


def test_needs_a_manager_by_its_marks() -> None:
    given = marks(MANAGER_MARKS, "yyyyyy?.")
    assert manager_words(given) == "needs a key-account manager by 6 of 8 marks, 2 not known"
    assert manager_words(marks(MANAGER_MARKS, "nnnnnnnn")) == "needs a key-account manager by none of 8 marks"
    assert manager_words({}).startswith("not known yet whether it needs")


@pytest.mark.parametrize(
    ("answers", "is_unknown"), [("?????", True), (".....", True), ("y????", False), ("n????", False)]
)
def test_whether_anything_is_known_of_some_marks(answers: str, is_unknown: bool) -> None:
    assert key_score(marks(KEY_MARKS, answers)).is_unknown is is_unknown


BEFORE, LATER = date(2026, 11, 13), date(2026, 11, 25)
YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("newest_first", "answer", "note", "new"),
    [
        ((), YES, None, NewAnswer(YES, "", TODAY)),
        ((), UNKNOWN, None, None),  # as if it were answered so
        ((), UNKNOWN, "ask Ana", NewAnswer(UNKNOWN, "ask Ana", TODAY)),
        ((MarkAnswer(YES, "why", BEFORE),), YES, None, None),
        ((MarkAnswer(YES, "why", BEFORE),), YES, "why", None),
        ((MarkAnswer(YES, "why", BEFORE),), NO, None, NewAnswer(NO, "why", TODAY)),  # the note stays
        ((MarkAnswer(YES, "why", BEFORE),), YES, "", NewAnswer(YES, "", TODAY)),
        ((MarkAnswer(YES, "", TODAY),), NO, None, NewAnswer(NO, "", TODAY, replaces_newest=True)),
        ((MarkAnswer(YES, "why", TODAY),), NO, None, NewAnswer(NO, "why", TODAY)),  # it has a note of its own
        ((MarkAnswer(YES, "", TODAY),), NO, "", NewAnswer(NO, "", TODAY)),  # written in the form
        (
            (MarkAnswer(YES, "why", TODAY), MarkAnswer(NO, "why", BEFORE)),
            UNKNOWN,
            None,
            NewAnswer(UNKNOWN, "why", TODAY, replaces_newest=True),
        ),
        ((MarkAnswer(YES, "", LATER),), NO, None, NewAnswer(NO, "", LATER)),  # the clock was set back
    ],
)
def test_a_mark_is_answered_anew(
    newest_first: tuple[MarkAnswer, ...], answer: Answer, note: str | None, new: NewAnswer | None
) -> None:
    assert answer_anew(newest_first, answer, note, TODAY) == new


@pytest.mark.parametrize(
    ("strength", "is_strong"), [(None, False), (0, False), (3, False), (4, True), (5, True)]
)
def test_which_competitor_is_strong(strength: int | None, is_strong: bool) -> None:
    assert RivalryEntry(competitor="Rival", strength=strength).is_strong is is_strong


def test_a_text_is_kept_clean() -> None:
    assert check_text("a\r\nb \x1b[31m\n\n") == "a\nb [31m"
    with pytest.raises(Problems):
        check_text("x" * 200_001)


# -- satisfaction


def a_score(score: int, days: int, reading_id: int = 1) -> SatisfactionReading:
    return SatisfactionReading(read_on=TODAY - timedelta(days=days), score=score, reading_id=reading_id)


@pytest.mark.parametrize(
    ("scores", "trend"),
    [
        ((), None),
        ((5,), None),
        ((5, 6), Trend.RISING),
        ((5, 5), Trend.STEADY),
        ((9, 5, 4), Trend.FALLING),
        ((1, 9, 8), Trend.FALLING),
    ],
)
def test_the_trend_is_from_the_last_but_one_to_the_last(scores: tuple[int, ...], trend: Trend | None) -> None:
    readings = [a_score(score, 100 - place, place) for place, score in enumerate(scores)]
    course = satisfaction_course(reversed(readings))
    assert (course.scores, course.trend) == (scores, trend)
    assert course.latest == (readings[-1] if readings else None)


def test_of_one_day_what_was_written_last_counts() -> None:
    assert satisfaction_course([a_score(3, 1, 2), a_score(9, 1, 1)]).scores == (9, 3)


@pytest.mark.parametrize(("typed", "score"), [("0", 0), (" 10 ", 10)])
def test_a_score_is_read(typed: str, score: int) -> None:
    found = read_satisfaction({"score": typed, "person_id": "7", "note": "каза", "read": "yesterday"}, TODAY)
    assert found == SatisfactionEntry(read_on=date(2026, 11, 21), score=score, person_id=7, note="каза")


@pytest.mark.parametrize("typed", ["", "11", "-1", "x", "7.5", "³"])
def test_a_score_is_from_0_to_10(typed: str) -> None:
    with pytest.raises(Problems) as caught:
        read_satisfaction({"score": typed, "read": "tomorrow"}, TODAY)
    assert set(caught.value.by_field) == {"score", "read"}


# -- competitors


def test_a_competitor_is_read_from_its_form() -> None:
    typed = {
        "competitor": "Rival [/b]",
        "strength": "3",
        "with_what": "цена",
        "since": "1 May 2025",
        "note": "от\nтърга",
    }
    assert read_rivalry(typed, TODAY) == RivalryEntry(
        competitor="Rival [/b]", strength=3, with_what="цена", since_on=date(2025, 5, 1), note="от\nтърга"
    )
    with pytest.raises(Problems) as caught:
        read_rivalry({"strength": "9", "since": "tomorrow"}, TODAY)
    assert set(caught.value.by_field) == {"competitor", "strength", "since"}
    assert read_name({"name": " Бои  и лакове "}, COMPETITOR, TODAY) == "Бои и лакове"
    with pytest.raises(Problems, match=r"Give the competitor a name\."):
        read_name({"name": " "}, COMPETITOR, TODAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2024", date(2024, 1, 1)), ("5.2025", date(2025, 5, 1)), ("12.11.2025", date(2025, 11, 12))],
)
def test_since_when_a_competitor_is_there_is_read_as_its_hint_says(typed: str, day: date) -> None:
    assert read_rivalry({"competitor": "Rivalis", "since": typed}, TODAY).since_on == day


@pytest.mark.parametrize("typed", ["13.2025", "1024", "2999", "0000"])
def test_no_year_or_month_is_guessed(typed: str) -> None:
    with pytest.raises(Problems) as wrong:
        read_rivalry({"competitor": "Rivalis", "since": typed}, TODAY)
    assert list(wrong.value.by_field) == ["since"]
