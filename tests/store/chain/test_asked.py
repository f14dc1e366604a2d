"""Whom we spoke to on a day, and whom we asked for a further prospect."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.contacted import count_of
from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.center.words import Stance
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.chain import asked_changes, asked_reads
from tests.build import NOON, TODAY, a_call, a_person, an_account, dump

TOMORROW = TODAY + timedelta(days=1)


def asked(book: Book, day: date = TODAY) -> list[tuple[str, Asked, str]]:
    return [(one.person, one.asked, one.why_not) for one in asked_reads.contacted_on(book, day)]


def count(book: Book, day: date = TODAY) -> tuple[int, int, int]:
    found = asked_reads.chain_count(book, day)
    assert found.goal == found.contacted
    return found.contacted, found.asked, found.named


# -- whom we spoke to


def test_everybody_spoken_to_stands_once_with_the_best_that_came_of_it(book: Book) -> None:
    acme, beta = an_account(book, "Acme"), an_account(book, "Бета")
    ana = a_person(book, "Ана", acme, stance=Stance.BLOCKER)
    bob = a_person(book, "Bob", acme)
    a_call(book, acme, Participant(ana, "", asked=Asked.GIVEN), held_at=NOON.replace(hour=8))
    a_call(book, beta, ana, bob, held_at=NOON.replace(hour=9), channel=Channel.VISIT)
    a_call(book, acme, bob, held_at=NOON - timedelta(days=1))
    [first, second] = asked_reads.contacted_on(book, TODAY)
    assert (first.person, first.stance, first.account, first.channel) == (
        "Ана",
        Stance.BLOCKER,
        "Acme",
        Channel.PHONE,
    )
    assert (first.held_at, first.asked) == (NOON.replace(hour=8), Asked.GIVEN)
    assert (second.person, second.account, second.channel, second.asked) == (
        "Bob", "Бета", Channel.VISIT, Asked.NOT_ASKED,
    )  # fmt: skip
    assert count(book) == (2, 1, 1)
    assert count(book, TODAY - timedelta(days=1)) == (1, 0, 0)
    assert count(book, TOMORROW) == (0, 0, 0) and asked_reads.contacted_on(book, TOMORROW) == []


@pytest.mark.parametrize("seed", range(5))
def test_sqlite_counts_the_chain_as_the_rule_does(book: Book, seed: int) -> None:
    chance = Random(seed)
    people = [a_person(book, f"P{number}", None) for number in range(4)]
    for _call in range(6):
        who = chance.sample(people, chance.randint(1, 3))
        a_call(
            book, None, *(Participant(one, "", asked=chance.choice([*Asked])) for one in who),
            held_at=NOON - timedelta(hours=chance.randint(0, 40)),
        )  # fmt: skip
    for day in (TODAY - timedelta(days=2), TODAY - timedelta(days=1), TODAY):
        assert asked_reads.chain_count(book, day) == count_of(asked_reads.contacted_on(book, day))


def test_an_answer_is_written_with_its_reason_and_undone(book: Book) -> None:
    acme = an_account(book)
    a_call(book, acme, a_person(book, "Ana", acme))
    [one] = asked_reads.contacted_on(book, TODAY)
    before = dump(book)
    asked_changes.set_asked(book, one, Asked.NOT_ASKED, "her boss sat beside her")
    assert asked(book) == [("Ana", Asked.NOT_ASKED, "her boss sat beside her")] and count(book) == (1, 0, 0)
    asked_changes.set_asked(book, one, Asked.NONE, "no reason is kept where there was a question")
    assert asked(book) == [("Ana", Asked.NONE, "")] and count(book) == (1, 1, 0)
    asked_changes.set_asked(book, one, Asked.GIVEN)
    assert count(book) == (1, 1, 1)
    for _ in range(3):
        book.undo()
    assert dump(book) == before
    for _ in range(3):
        book.redo()
    assert asked(book) == [("Ana", Asked.GIVEN, "")]


def test_less_than_was_said_in_another_talk_of_the_day_takes_that_back(book: Book) -> None:
    acme = an_account(book)
    ana = a_person(book, "Ana", acme)
    for hour in (8, 9, 10):
        a_call(book, acme, Participant(ana, "", asked=Asked.GIVEN), held_at=NOON.replace(hour=hour))
    a_call(book, acme, Participant(ana, "", asked=Asked.GIVEN), held_at=NOON - timedelta(days=3))
    [one] = asked_reads.contacted_on(book, TODAY)
    asked_changes.set_asked(book, one, Asked.NONE)
    assert asked(book) == [("Ana", Asked.NONE, "")] and count(book) == (1, 1, 0)
    [one] = asked_reads.contacted_on(book, TODAY)
    asked_changes.set_asked(book, one, Asked.NOT_ASKED, "too early")
    assert asked(book) == [("Ana", Asked.NOT_ASKED, "too early")] and count(book) == (1, 0, 0)
    assert count(book, TODAY - timedelta(days=3)) == (1, 1, 1), "another day is another matter"
    book.undo()
    book.undo()
    assert count(book) == (1, 1, 1)


def test_a_talk_deleted_meanwhile(book: Book) -> None:
    from kamtui.store.calls import changes as call_changes

    acme = an_account(book)
    call = a_call(book, acme, a_person(book, "Ana", acme))
    [one] = asked_reads.contacted_on(book, TODAY)
    call_changes.delete_call(book, call)
    with pytest.raises(GoneMeanwhile):
        asked_changes.set_asked(book, one, Asked.GIVEN)


@pytest.mark.parametrize(
    ("day", "offset_before", "offset_after"),
    [(date(2026, 3, 29), 2, 3), (date(2026, 10, 25), 3, 2), (date(2026, 7, 1), 3, 3)],
)
def test_a_day_lasts_from_midnight_to_midnight_also_where_the_clock_is_changed(
    book: Book, in_sofia: None, day: date, offset_before: int, offset_after: int
) -> None:
    acme = an_account(book)
    starts = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=offset_before)
    ends = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=24 - offset_after)
    minute = timedelta(minutes=1)
    for name, moment in (
        ("the day before", starts - minute),
        ("first", starts),
        ("last", ends - minute),
        ("the day after", ends),
    ):
        a_call(book, acme, a_person(book, name, acme), held_at=moment)
    assert [one.person for one in asked_reads.contacted_on(book, day)] == ["first", "last"]
    assert count(book, day) == (2, 0, 0)
    assert count(book, day - timedelta(days=1)) == (1, 0, 0) == count(book, day + timedelta(days=1))
