"""Favours both ways, and thanks for them."""

from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.words import (
    FavourWay,
)
from kamtui.store.accounts import people_changes
from kamtui.store.book.book import Book
from kamtui.store.terms import favour_changes, favour_reads
from tests.build import (
    TODAY,
    a_person,
    an_account,
)


def test_a_favour_of_somebody_outside_goes_with_them_and_that_of_an_account_stays(book: Book) -> None:
    account_id = an_account(book)
    inside, outside = a_person(book, "Ana", account_id), a_person(book, "Boris", None)
    for person_id, of in ((inside, account_id), (outside, None)):
        favour_changes.add_favour(
            book,
            FavourEntry(what="x", done_on=TODAY, way=FavourWay.RECEIVED, account_id=of, person_id=person_id),
        )
    people_changes.delete_person(book, inside)
    assert [line.person for line in favour_reads.favours_of(book, account_id)] == [""]
    people_changes.delete_person(book, outside)
    assert book.rows("SELECT count(*) FROM favour") == [(1,)]
    book.undo()
    assert book.rows("SELECT count(*) FROM favour") == [(2,)]


def test_thanks_can_be_taken_back(book: Book) -> None:
    account_id = an_account(book)
    favour_id = favour_changes.add_favour(
        book,
        FavourEntry(what="Tickets", done_on=TODAY, way=FavourWay.GIVEN, account_id=account_id, cost=12_50),
    )
    assert favour_changes.set_thanked(book, favour_id, TODAY) == "Tickets"
    assert favour_reads.favour_line(book, favour_id).entry.thanked_on == TODAY
    favour_changes.set_thanked(book, favour_id, None)
    assert favour_reads.favour_line(book, favour_id).entry.thanked_on is None
    assert book.undo() == "No thanks yet for “Tickets”" and book.undo() == "Thanks for “Tickets”"
    favour_changes.delete_favour(book, favour_id)
    assert favour_reads.favours_of(book, account_id) == []
