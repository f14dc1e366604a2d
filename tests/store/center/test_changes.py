"""What cannot be written of a buying center gets a sentence, and changes nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from kamtui.domain.center.tie import TieEntry
from kamtui.domain.center.words import Confidence, Stance, TieKind
from kamtui.domain.fields import Problems
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile, RefusedValue
from kamtui.store.center import acceptance_changes, reading_changes, tie_changes, tie_reads
from kamtui.store.center import changes as center_changes
from tests.build import (
    TODAY,
    a_tie,
    dump,
)
from tests.store.center.stories import on

Act = Callable[[Book, dict[str, int]], object]


def a_bad_tie(kind: TieKind, one: str, two: str, **fields: Any) -> Act:
    return lambda book, ids: a_tie(book, ids[one], ids[two], kind, **fields)


BAD: dict[str, tuple[Act, str, str]] = {
    "influence 0": (
        lambda book, ids: reading_changes.take_reading(book, ids["ana"], None, 0, TODAY),
        "influence",
        "from 1",
    ),
    "influence 6": (
        lambda book, ids: reading_changes.take_reading(book, ids["ana"], None, 6, TODAY),
        "influence",
        "to 5",
    ),
    "a reading of tomorrow": (
        lambda book, ids: reading_changes.take_reading(
            book, ids["ana"], None, 3, TODAY, read_on=TODAY + timedelta(days=1)
        ),
        "read_on",
        "still to come",
    ),
    "a reason without end": (
        lambda book, ids: reading_changes.set_reason(
            book, book.rows("SELECT max(id) FROM stance_reading")[0][0], "x" * 501
        ),
        "reason",
        "500",
    ),
    "a tie to oneself": (a_bad_tie(TieKind.INFLUENCES, "ana", "ana"), "to_id", "themselves"),
    "a tie twice": (a_bad_tie(TieKind.INFLUENCES, "boss", "ana"), "kind", "already: Мария Иванова influences"),
    "a conflict twice": (a_bad_tie(TieKind.CONFLICTS, "ana", "outside"), "kind", "already"),
    "a conflict twice, the other way round": (
        a_bad_tie(TieKind.CONFLICTS, "outside", "ana"), "kind", "already",
    ),
    "introduced to an empty seat": (a_bad_tie(TieKind.INTRODUCED, "ana", "seat"), "kind", "unknown person"),
    "introduced by an empty seat": (a_bad_tie(TieKind.INTRODUCED, "seat", "ana"), "kind", "unknown person"),
    "a tie of strength 4": (a_bad_tie(TieKind.INFLUENCES, "ana", "boss", strength=4), "strength", "1, 2 or 3"),
    "a tie of strength 0": (a_bad_tie(TieKind.INFLUENCES, "ana", "boss", strength=0), "strength", "1, 2 or 3"),
    "a tie with a novel": (a_bad_tie(TieKind.INFLUENCES, "ana", "boss", note="x" * 501), "note", "500"),
    "a tie edited into one that stands": (
        lambda book, ids: tie_changes.edit_tie(
            book, ids["tie"], TieEntry(from_id=ids["outside"], to_id=ids["ana"], kind=TieKind.CONFLICTS)
        ),
        "kind",
        "already",
    ),
    "accepted without a reason": (
        lambda book, ids: acceptance_changes.accept(book, ids["acme"], "all_cold", "all_cold", TODAY, " ", TODAY),
        "reason",
        "Say why",
    ),
    "accepted until yesterday": (
        lambda book, ids: acceptance_changes.accept(
            book, ids["acme"], "all_cold", "all_cold", TODAY - timedelta(days=1), "so", TODAY
        ),
        "until_on",
        "still to come",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_gets_a_sentence_and_loses_nothing(book: Book, ids: dict[str, int], what: str) -> None:
    act, field, words = BAD[what]
    before = dump(book)
    with pytest.raises(Problems, match=words) as problem:
        act(book, ids)
    assert set(problem.value.by_field) == {field}
    assert dump(book) == before


GONE: dict[str, Act] = {
    "reading": lambda book, ids: reading_changes.take_reading(book, 5, None, 3, TODAY),
    "reason": lambda book, ids: reading_changes.set_reason(book, 5, "so"),
    "roles": lambda book, ids: center_changes.set_roles(book, 5, ()),
    "tie": lambda book, ids: a_tie(book, ids["ana"], 5),
    "edited tie": lambda book, ids: tie_changes.edit_tie(
        book, 5, TieEntry(from_id=ids["ana"], to_id=ids["boss"], kind=TieKind.INFLUENCES)
    ),
    "ended tie": lambda book, ids: tie_changes.end_tie(book, 5, TODAY),
    "left": lambda book, ids: center_changes.mark_left(book, 5, TODAY),
    "moved": lambda book, ids: center_changes.move_person(book, 5, ids["acme"], TODAY),
    "acceptance": lambda book, ids: acceptance_changes.accept(book, 5, "x", "x", TODAY, "so", TODAY),
    "review": lambda book, ids: center_changes.mark_reviewed(book, 5, TODAY),
}


@pytest.mark.parametrize("what", GONE)
def test_what_is_gone_says_so(book: Book, ids: dict[str, int], what: str) -> None:
    before = dump(book)
    with pytest.raises(GoneMeanwhile):
        GONE[what](book, ids)
    assert dump(book) == before


def test_the_schema_refuses_a_second_tie_from_another_window(book: Book, ids: dict[str, int]) -> None:
    columns = "(9, ?, ?, 'conflicts', 1, 'assumed', '', '2026-11-22', NULL)"
    for one, two in ((ids["ana"], ids["outside"]), (ids["outside"], ids["ana"]), (ids["ana"], ids["ana"])):
        with pytest.raises(RefusedValue), book.change_rows("Again") as con:
            con.execute(f"INSERT INTO tie VALUES {columns}", (one, two))


def test_a_tie_that_ended_may_stand_again(book: Book, ids: dict[str, int]) -> None:
    tie_changes.end_tie(book, ids["tie"], TODAY)
    with pytest.raises(GoneMeanwhile):
        tie_changes.end_tie(book, ids["tie"], TODAY)
    again = a_tie(book, ids["boss"], ids["ana"])
    assert [tie.tie_id for tie in on(book, ids["acme"], TODAY).ties] == [again]
    book.undo()
    assert book.undo() == "End relation: Мария Иванова influences Ana [/bold] O'Neill"
    assert [tie.tie_id for tie in on(book, ids["acme"], TODAY).ties] == [ids["tie"]]


def test_a_reason_amends_the_reading_just_taken(book: Book, ids: dict[str, int]) -> None:
    reading = reading_changes.take_reading(book, ids["ana"], Stance.NEUTRAL, 3, TODAY, call_id=ids["first"])
    reading_changes.set_reason(book, reading, " каза\x07 го ", confidence=Confidence.CONFIRMED)
    member = on(book, ids["acme"], TODAY).member(ids["ana"])
    assert member is not None
    assert (member.reason, member.confidence, member.stance) == (
        "каза го", Confidence.CONFIRMED, Stance.NEUTRAL,
    )  # fmt: skip
    assert book.rows("SELECT call_id FROM stance_reading WHERE id = ?", (reading,)) == [(ids["first"],)]


def test_a_tie_is_read_as_it_was_written(book: Book, ids: dict[str, int]) -> None:
    entry = TieEntry(
        from_id=ids["ana"], to_id=ids["boss"], kind=TieKind.INTRODUCED, strength=1,
        confidence=Confidence.CONFIRMED, note="на панаира",
    )  # fmt: skip
    tie_changes.edit_tie(book, ids["tie"], entry)
    assert tie_reads.tie_entry(book, ids["tie"]) == entry
    [tie] = on(book, ids["acme"], TODAY).ties
    assert (tie.note, tie.confidence) == ("на панаира", Confidence.CONFIRMED)
