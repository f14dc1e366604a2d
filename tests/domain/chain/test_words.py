"""The closed lists of the chain of prospects; their codes are held by tests/domain/test_words.py."""

from kamtui.domain.chain.words import PAID_SOURCES, PEOPLE_SOURCES, Answer, Question, Source, answers_words


def test_sources_that_are_people_and_those_that_are_paid() -> None:
    assert set(PAID_SOURCES) == {Source.SPOTTER, Source.CONSULTANT} < set(PEOPLE_SOURCES)
    assert set(PEOPLE_SOURCES) - set(PAID_SOURCES) == {Source.CUSTOMER, Source.CHAIN, Source.CENTER}


def test_the_four_questions_and_answers_in_letters() -> None:
    assert "".join(question.value[0].upper() for question in Question) == "NMAA"
    assert all(question.words.endswith("?") for question in Question)
    assert "".join(answer.letter for answer in Answer) == "YN?"


def test_the_four_answers_in_words() -> None:
    yes, no, unknown = Answer
    assert answers_words((yes, yes, no, yes)) == "need, means, access yes; authority no"
    assert answers_words((yes, unknown, no, unknown)) == "need yes; authority no; means, access not known"
    assert answers_words((unknown,) * 4) == "all four questions open"
