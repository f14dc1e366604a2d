"""Whom and what the book has already that is likely the same as a record about to be written."""

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.duplicates import Alike, Likeness
from kamtui.domain.accounts.person import PersonEntry
from kamtui.store.accounts.merging.twins import account_twins, person_twins
from kamtui.store.book.book import Book
from tests.build import a_person, an_account, ways


def told(twins: list[Alike]) -> list[tuple[str, Likeness]]:
    return [(twin.known.name, twin.likeness) for twin in twins]


def test_accounts(book: Book) -> None:
    an_account(book, "Алфа ООД", city="София", phone="02 987 65 43", email="office@alfa.example")
    an_account(book, "Бета", registration_number="131129282")
    assert told(account_twins(book, AccountEntry(name="Алфа", city="гр. София"))) == [
        ("Алфа ООД", Likeness.LEGAL_FORM)
    ]
    assert told(account_twins(book, AccountEntry(name="Алфа", city="Варна"))) == []
    entry = AccountEntry(name="Гама", city="Варна", reaches=ways(phone="+359 2 9876543"))
    assert told(account_twins(book, entry)) == [("Алфа ООД", Likeness.PHONE)]
    entry = AccountEntry(name="Гама", reaches=ways(email="OFFICE@alfa.example"))
    assert told(account_twins(book, entry)) == [("Алфа ООД", Likeness.EMAIL)]
    assert told(account_twins(book, AccountEntry(name="Alfa Bulgaria"))) == [("Алфа ООД", Likeness.HOUSE)]
    assert told(account_twins(book, AccountEntry(name="Beta"))) == [("Бета", Likeness.OTHER_ALPHABET)]
    assert told(account_twins(book, AccountEntry(name="Бета", registration_number="131071587"))) == []


def test_people(book: Book) -> None:
    alfa, beta = an_account(book, "Алфа"), an_account(book, "Бета")
    a_person(book, "Ана Колева", alfa, phone="0888 12 34 56", email="ana@alfa.example")
    a_person(book, "Боби", alfa)
    assert told(person_twins(book, PersonEntry(name="Ana Koleva", account_id=beta))) == [
        ("Ана Колева", Likeness.OTHER_ALPHABET)
    ]
    entry = PersonEntry(name="Вили", account_id=beta, reaches=ways(phone="00359888123456"))
    assert told(person_twins(book, entry)) == [("Ана Колева", Likeness.PHONE)]
    entry = PersonEntry(name="Вили", account_id=alfa, reaches=ways(phone="0888123456"))
    assert told(person_twins(book, entry)) == []  # colleagues share a phone
    entry = PersonEntry(name="Вили", reaches=ways(email="ANA@alfa.example"))
    assert told(person_twins(book, entry)) == [("Ана Колева", Likeness.EMAIL)]
    assert told(person_twins(book, PersonEntry(name="А. Колева", account_id=alfa))) == [
        ("Ана Колева", Likeness.INITIAL)
    ]
    assert told(person_twins(book, PersonEntry(name="Боби", account_id=alfa))) == [("Боби", Likeness.SAME)]
    assert told(person_twins(book, PersonEntry(name="Боби", account_id=beta))) == []
    (twin,) = person_twins(book, PersonEntry(name="Ана Колева"))
    assert twin.known.detail == "Алфа"
