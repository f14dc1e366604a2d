"""What becomes of each term of a list: the book's own, by its words and its start; what is said otherwise waits."""

from datetime import date
from typing import Any

import pytest

from kamtui.domain.importing.plan import PlannedRecord, Verdict
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.importing.terms import BookTerms, Planned, TermSaid, planned_terms
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import OwedBy, TermCategory, TermState

JANUARY, JULY = date(2026, 1, 1), date(2026, 7, 1)


def a_term(from_on: date = JANUARY, **more: Any) -> TermEntry:
    more = {"note": "", **more}
    return TermEntry(
        account_id=7,
        category=TermCategory.PRICE,
        owed_by=OwedBy.WE,
        what="Price a kilo",
        from_on=from_on,
        **more,
    )


def row(*said: str, remarks: tuple[str, ...] = (), assumed: tuple[str, ...] = (), **term: Any) -> Planned:
    entry = TermSaid(a_term(**term), frozenset(said))
    of_list = RecordRow(2, "Alfa", "", (), entry, assumed=assumed)
    return PlannedRecord(of_list, Verdict.ADDED, "alfa ", 7, remarks=remarks)


def planned(*rows: Planned, book: dict[int, TermEntry], as_listed: bool = False) -> list[Planned]:
    known = BookTerms(
        ((term_id, 7, term.what) for term_id, term in book.items()), lambda number: book[number]
    )
    return planned_terms(rows, known, as_listed=as_listed)


@pytest.mark.parametrize(
    ("listed", "which"),
    [
        (row("from_on"), 1),  # of the same start, though it is over
        (row("from_on", from_on=JULY), 2),
        (row("from_on", from_on=date(2026, 3, 1)), 2),  # else one that still holds
        (row(), 2),  # the list says no start, and the form's says nothing
    ],
)
def test_of_several_in_the_same_words_it_is_the_one_of_its_start(listed: Planned, which: int) -> None:
    book = {1: a_term(state=TermState.ENDED), 2: a_term(JULY)}
    [found] = planned(listed, book=book)
    assert found.record_id == which


def test_what_the_book_says_otherwise_waits_until_the_list_counts() -> None:
    book = {1: a_term(note="by the pallet")}
    listed = row("note", note="by the box")
    [waiting] = planned(listed, book=book)
    assert waiting.verdict is Verdict.WAITS and "by the pallet → by the box" in waiting.reason
    [taken] = planned(listed, book=book, as_listed=True)
    assert taken.verdict is Verdict.UPDATED and [change.field for change in taken.changed] == ["note"]
    # What it does not say is added at once, and what is the same changes nothing.
    assert planned(listed, book={1: a_term()})[0].verdict is Verdict.UPDATED
    assert planned(row("note", note="by the pallet"), book=book)[0].verdict is Verdict.UNCHANGED


def test_of_a_row_that_changes_nothing_nothing_is_told_besides() -> None:
    [new] = planned(row(remarks=("a",), assumed=("b",)), book={})
    assert (new.verdict, new.told) == (Verdict.ADDED, ("a", "b"))
    [same] = planned(row(remarks=("a",), assumed=("b",)), book={1: a_term()})
    assert (same.verdict, same.told) == (Verdict.UNCHANGED, ())
    [more] = planned(row("note", note="n", remarks=("a",), assumed=("b",)), book={1: a_term()})
    assert (more.verdict, more.told) == (Verdict.UPDATED, ("a",)), "what is assumed holds for a new one only"
