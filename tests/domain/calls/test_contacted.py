"""Whom we spoke to on a day, once each, and the count of the chain: tables."""

from datetime import UTC, datetime

import pytest

from kamtui.domain.calls.contacted import ChainCount, Contacted, count_of, once_each, says_more
from kamtui.domain.calls.words import Asked, Channel

NOT, NONE, GIVEN = Asked.NOT_ASKED, Asked.NONE, Asked.GIVEN


def talk(person_id: int, asked: Asked, call_id: int = 1) -> Contacted:
    return Contacted(
        call_person_id=10 * call_id + person_id, person_id=person_id, person="x", stance=None, account_id=None,
        account="", held_at=datetime(2026, 11, 22, 8, tzinfo=UTC), channel=Channel.PHONE, asked=asked, why_not="",
        call_id=call_id,
    )  # fmt: skip


@pytest.mark.parametrize("than", [NOT, NONE, GIVEN])
@pytest.mark.parametrize("answer", [NOT, NONE, GIVEN])
def test_a_name_says_more_than_a_question_and_that_more_than_none(answer: Asked, than: Asked) -> None:
    order = [NOT, NONE, GIVEN]
    assert says_more(answer, than) == (order.index(answer) > order.index(than))


@pytest.mark.parametrize(
    ("answers", "stands"),
    [
        ([NOT], 0),
        ([NOT, NOT], 1),  # as in the last talk
        ([NOT, NONE], 1),
        ([NONE, NOT], 0),  # unless an earlier one says more
        ([GIVEN, NONE, NOT], 0),
        ([GIVEN, GIVEN], 1),
        ([NONE, GIVEN, NOT, NONE], 1),
    ],
)
def test_everybody_stands_once_as_in_the_last_talk_that_says_most(answers: list[Asked], stands: int) -> None:
    talks = [talk(1, answer, call_id) for call_id, answer in enumerate(answers, 1)]
    assert once_each(talks) == [talks[stands]]


def test_people_stand_in_the_order_in_which_they_were_first_spoken_to() -> None:
    talks = [talk(2, NOT, 1), talk(1, NONE, 2), talk(2, GIVEN, 3)]
    assert once_each(talks) == [talks[2], talks[1]]


@pytest.mark.parametrize(
    ("answers", "count"),
    [
        ([], ChainCount(0, 0, 0)),
        ([NOT], ChainCount(1, 0, 0)),
        ([NONE], ChainCount(1, 1, 0)),
        ([GIVEN, NONE, NOT, NOT], ChainCount(4, 2, 1)),
    ],
)
def test_the_count_of_the_chain(answers: list[Asked], count: ChainCount) -> None:
    people = [talk(1, answer)._replace(person_id=number) for number, answer in enumerate(answers)]
    assert count_of(people) == count
    assert count.goal == count.contacted
    assert len(count.figures) == (4 if answers else 1)


@pytest.mark.parametrize(
    ("asked", "named", "gave", "owes"),
    [
        (GIVEN, (), True, True),
        (GIVEN, ("Acme",), True, False),
        (NONE, (), False, False),
        (NOT, (), False, False),
        (NOT, ("Acme",), False, False),  # a name that came of itself
    ],
)
def test_who_gave_a_name_that_is_not_written_down_owes_it(
    asked: Asked, named: tuple[str, ...], gave: bool, owes: bool
) -> None:
    person = talk(1, asked)._replace(named=named)
    assert (person.gave_a_name, person.owes_the_name) == (gave, owes)
