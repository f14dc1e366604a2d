"""Two that are made one: refused where the chain would lead in a circle then, with the circle named."""

import pytest

from kamtui.domain.accounts.merging.fields import merged
from kamtui.domain.problems import Problems
from kamtui.store import twins
from kamtui.store.accounts.people_reads import person_entry
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.book import Book
from kamtui.store.book.tables import Referral
from tests.build import TODAY, a_person, a_referral, an_account, dump


def merge_two_accounts(book: Book, kept: int, gone: int) -> None:
    twins.merge_accounts(book, kept, gone, merged(account_entry(book, kept), account_entry(book, gone), {}))


def merge_two_people(book: Book, kept: int, gone: int) -> None:
    entry = merged(person_entry(book, kept)[0], person_entry(book, gone)[0], {})
    twins.merge_people(book, kept, gone, entry, TODAY, is_at_both=True)


def test_accounts_one_of_which_came_of_the_other_are_not_made_one(book: Book) -> None:
    alfa = an_account(book, "Alfa")
    beta = a_referral(book, "Beta", a_person(book, "Ivan Petrov", alfa))
    again = a_referral(book, "Alfa OOD", a_person(book, "Maria Koleva", beta))
    other = an_account(book, "Beta OOD")
    before = dump(book)
    with pytest.raises(Problems, match=r"Alfa → Beta → Alfa\. One .* has to go from the chain"):
        merge_two_accounts(book, alfa, again)
    with pytest.raises(Problems, match="Alfa cannot be named by its own people"):
        merge_two_accounts(book, alfa, beta)
    assert dump(book) == before
    merge_two_accounts(book, beta, other)
    assert [name for (name,) in book.rows("SELECT name FROM account ORDER BY id")] == [
        "Alfa",
        "Beta",
        "Alfa OOD",
    ]
    assert book.undo() == "Merge account Beta OOD into Beta" and dump(book) == before


def test_people_whose_namings_close_a_circle_then_are_not_made_one(book: Book) -> None:
    """Ivan of Beta, which Maria of Alfa named, named Gama; made one with Ivan of Alfa long before, he named Beta."""
    alfa, beta = an_account(book, "Alfa"), an_account(book, "Beta")
    a_referral(book, "Beta", a_person(book, "Maria Koleva", alfa), account_id=beta)
    ivan = a_person(book, "Ivan Petrov", beta)
    a_referral(book, "Gama", ivan)
    twin = a_person(book, "I. Petrov", None)
    a_referral(book, "Alfa", twin, account_id=alfa)
    before = dump(book)
    with pytest.raises(Problems, match="Alfa → Beta → Alfa"):
        merge_two_people(book, ivan, twin)
    assert dump(book) == before
    merge_two_people(book, ivan, a_person(book, "Ivan Petroff", beta))
    assert [name for (name,) in book.rows("SELECT name FROM person ORDER BY id")] == [
        "Maria Koleva", "Ivan Petrov", "I. Petrov",
    ]  # fmt: skip


def test_a_circle_that_was_there_before_keeps_nobody_from_being_made_one(book: Book) -> None:
    alfa, twin = an_account(book, "Alfa"), an_account(book, "Alfa OOD")
    ivan = a_person(book, "Ivan Petrov", alfa)
    beta = a_referral(book, "Beta", ivan)
    maria = a_person(book, "Maria Koleva", beta)
    a_referral(book, "Gama", maria)
    with book.change("Move a naming by hand") as act:
        for row in act.having(Referral, by_person_id=maria):
            row.account_id = alfa
    merge_two_accounts(book, alfa, twin)
    assert len(book.rows("SELECT 1 FROM account WHERE name LIKE 'Alfa%'")) == 1
