"""Rates and the balance of an account, counted by SQLite."""

from datetime import date, timedelta

from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.promises import FavourCount, KeptRate
from kamtui.domain.terms.words import (
    FavourWay,
    Outcome,
    OwedBy,
    TermCategory,
)
from kamtui.store.book.book import Book
from kamtui.store.terms import balance as term_balance
from kamtui.store.terms import favour_changes
from tests.build import (
    TODAY,
    a_check,
    a_term,
    an_account,
)


def test_rates_and_balance_of_an_account(book: Book) -> None:
    account_id, other = an_account(book), an_account(book, "Other")
    ours = a_term(book, account_id, checks="every friday")
    theirs = a_term(
        book, account_id, checks="every friday", owed_by=OwedBy.THEY, category=TermCategory.PAYMENT
    )
    for outcome in (Outcome.KEPT, Outcome.PARTLY, Outcome.BROKEN, Outcome.KEPT):
        a_check(book, ours, outcome)
    a_check(book, theirs, Outcome.BROKEN)
    a_check(book, a_term(book, other, checks="every friday"), Outcome.KEPT)
    for way, thanked in ((FavourWay.GIVEN, None), (FavourWay.GIVEN, TODAY), (FavourWay.RECEIVED, None)):
        favour_changes.add_favour(
            book, FavourEntry(what="x", done_on=TODAY, way=way, account_id=account_id, thanked_on=thanked)
        )
    balance = term_balance.balance(book, account_id, TODAY)
    assert balance.our_rate == KeptRate(2, 1, 1) and balance.their_rate == KeptRate(0, 0, 1)
    assert balance.given == FavourCount(2, 1) and balance.received == FavourCount(1, 1)
    assert [one.term_id for one in balance.ours] == [ours]
    assert term_balance.rates(book, TODAY)[OwedBy.WE, None] == KeptRate(3, 1, 1)


def test_rates_are_those_of_twelve_months(book: Book) -> None:
    one, other = an_account(book), an_account(book, "Other")
    long_ago, then = date(2025, 1, 1), date(2025, 11, 22)
    term = a_term(book, one, today=long_ago, checks="every friday")
    a_check(book, term, Outcome.BROKEN, then)
    assert term_balance.rates(book, TODAY) == {}, "a year ago to the day no longer counts"
    a_check(book, term, Outcome.KEPT, then + timedelta(1))
    a_check(book, term, Outcome.RENEGOTIATED)
    shared = a_term(book, other, category=TermCategory.PRICE, owed_by=OwedBy.BOTH)
    a_check(book, shared, Outcome.PARTLY)
    assert term_balance.rates(book, then + timedelta(1))[OwedBy.WE, None] == KeptRate(1, 0, 1), (
        "later ones do not yet"
    )
    assert term_balance.rates(book, TODAY) == {
        (OwedBy.WE, None): KeptRate(1, 1, 0),
        (OwedBy.WE, TermCategory.DELIVERY): KeptRate(1, 0, 0),
        (OwedBy.WE, TermCategory.PRICE): KeptRate(0, 1, 0),
        (OwedBy.THEY, None): KeptRate(0, 1, 0),
        (OwedBy.THEY, TermCategory.PRICE): KeptRate(0, 1, 0),
    }
    assert set(term_balance.rates(book, TODAY, one)) == {
        (OwedBy.WE, None),
        (OwedBy.WE, TermCategory.DELIVERY),
    }
