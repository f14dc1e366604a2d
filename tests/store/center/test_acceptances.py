"""Accepted warnings and reviews of a map."""

from datetime import date, timedelta

from kamtui.store.accounts import people_changes
from kamtui.store.book.book import Book
from kamtui.store.center import acceptance_changes, acceptance_reads
from kamtui.store.center import changes as center_changes
from kamtui.store.center import reads as center_reads
from tests.build import (
    TODAY,
    an_account,
)

MARCH, MAY, JULY, SEPTEMBER = (date(2026, month, 1) for month in (3, 5, 7, 9))


def test_an_acceptance_holds_until_its_day_and_the_last_one_counts(book: Book) -> None:
    acme, other = an_account(book, "Acme"), an_account(book, "Other")
    late = TODAY + timedelta(days=10)
    acceptance_changes.accept(book, acme, "all_cold", "all_cold", late + timedelta(days=90), "long", TODAY)
    acceptance_changes.accept(book, acme, "all_cold", "all_cold", late, "shorter", TODAY)
    acceptance_changes.accept(book, other, "all_cold", "all_cold", TODAY, "x", TODAY)
    [found] = acceptance_reads.acceptances(book, acme, late)
    assert (found.reason, found.until_on, found.accepted_on, found.key) == (
        "shorter",
        late,
        TODAY,
        "all_cold",
    )
    assert acceptance_reads.acceptances(book, acme, late + timedelta(days=1)) == []
    assert len(acceptance_reads.acceptances(book, None, TODAY)) == 2


def test_an_acceptance_goes_with_its_person(book: Book, ids: dict[str, int]) -> None:
    assert len(acceptance_reads.acceptances(book, ids["acme"], TODAY)) == 1
    people_changes.delete_person(book, ids["ana"])
    assert acceptance_reads.acceptances(book, ids["acme"], TODAY) == []


def test_the_last_review(book: Book) -> None:
    acme = an_account(book, "Acme")
    assert center_reads.last_review(book, acme) is None
    center_changes.mark_reviewed(book, acme, MAY)
    center_changes.mark_reviewed(book, acme, JULY)
    center_changes.mark_reviewed(book, acme, JULY)
    assert center_reads.last_review(book, acme) == JULY
    book.undo()
    assert center_reads.last_review(book, acme) == MAY
