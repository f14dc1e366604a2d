"""The words that are kept with a quarter: one act each, taken back by one undo, found by the search."""

from datetime import date

import pytest

from kamtui.domain.report.review import ReviewEntry
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.search import finding
from kamtui.store.book.search.index import Kind
from kamtui.store.report.review_changes import write_review
from kamtui.store.report.review_reads import review_of, reviews_of
from tests.build import an_account
from tests.store.acts import one_act

Q2, Q3, Q4 = date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)
SAID = ReviewEntry(
    date(2026, 12, 1), "Мария", "накратко", "без спиране", "по-малко брак", "растеж", "зимата", "линия",
    "решение", "цената",
)  # fmt: skip


def test_a_review_is_written_over_and_taken_out_where_it_says_nothing(book: Book) -> None:
    acme = an_account(book, "Acme")
    assert review_of(book, acme, Q3) == ReviewEntry()
    with one_act(book, "Review of Q3 2026 with Acme"):
        write_review(book, acme, Q3, SAID)
    assert review_of(book, acme, Q3) == SAID, "every field is kept under its own name"
    with one_act(book, "Review of Q3 2026 with Acme"):
        write_review(book, acme, Q3, SAID._replace(summary="другояче"))
    write_review(book, acme, Q2, ReviewEntry(wins="нещо"))
    assert list(reviews_of(book, acme, Q2, Q4)) == [Q2, Q3]
    write_review(book, acme, Q4, ReviewEntry())
    assert list(reviews_of(book, acme, Q3, Q4)) == [Q3], "one that says nothing is not kept"
    with one_act(book, "Review of Q3 2026 with Acme"):
        write_review(book, acme, Q3, ReviewEntry())
    assert list(reviews_of(book, acme, Q2, Q4)) == [Q2]


def test_it_is_found_and_goes_with_its_account(book: Book) -> None:
    acme = an_account(book, "Acme")
    write_review(book, acme, Q3, SAID)
    for words in ("накратко", "растеж", "цената", "мария"):
        [hit] = finding.find(book, words)
        assert (hit.kind, hit.account_id, hit.detail) == (Kind.QUARTER_REVIEW, acme, "Acme"), words
    with one_act(book, "Delete account Acme"):
        account_changes.delete_account(book, acme)
    assert finding.find(book, "накратко") == []
    with pytest.raises(GoneMeanwhile):
        write_review(book, acme, Q3, SAID)
