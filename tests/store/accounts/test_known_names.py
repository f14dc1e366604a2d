"""The names that the book has already, looked up as one types."""

from kamtui.domain.accounts.duplicates import Likeness, Names
from kamtui.domain.accounts.words import Stage
from kamtui.store.accounts import known_names, people_reads
from kamtui.store.book.book import Book
from tests.build import (
    a_person,
    an_account,
)


def test_a_duplicate_typed_in_the_other_alphabet_is_found_whatever_its_stage(book: Book) -> None:
    for name, stage in (("Фантастико ООД", Stage.FORMER), ("Кауфланд", Stage.LOST), ("Лидл", Stage.CUSTOMER)):
        an_account(book, name, stage=stage, city="София", email="a@x.example")
    names = Names(known_names.known_accounts(book))
    found = names.like("kaufland")
    assert [(one.known.name, one.likeness, one.known.stage, one.known.detail) for one in found] == [
        ("Кауфланд", Likeness.OTHER_ALPHABET, Stage.LOST, "София")
    ]
    assert [one.known.name for one in names.like("Fantastico Ltd")] == ["Фантастико ООД"]
    assert {one.known.name for one in names.like("info@x.example")} == {"Фантастико ООД", "Кауфланд", "Лидл"}


def test_people_who_may_be_meant_are_looked_up_by_two_of_their_names(book: Book) -> None:
    ana = a_person(book, "Ана", an_account(book, "Acme", stage=Stage.CUSTOMER))
    acme = people_reads.person_line(book, ana).account_id
    for name in ("Мария Иванова", "Иван Маринов", "Мария Петрова", "Ана"):
        a_person(book, name, acme)
    a_person(book, "Мария Ив. (място)", acme, is_empty_seat=True)

    def found(typed: str) -> set[str]:
        return {one.name for one in known_names.known_people(book, typed)}

    assert found("maria ivanova") == {"Мария Иванова", "Иван Маринов"}
    assert found("Мария") == found("") == found("?!") == set()
    assert found("М. Петрова") == {"Мария Петрова"}
    (alike,) = Names(known_names.known_people(book, "Ivanova Maria"), are_people=True).like("Ivanova Maria")
    assert (alike.known.name, alike.known.account_id, alike.known.detail) == ("Мария Иванова", acme, "Acme")
