"""By what one is reached about a line of the day."""

from datetime import timedelta

from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.store.book.book import Book
from kamtui.store.day.ways_reads import ways_to_call
from tests.build import NOON, a_call, a_person, an_account


def told(book: Book, account_id: int | None, person_id: int | None = None) -> list[str]:
    ways = ways_to_call(book, account_id, person_id)
    return [f"{one.who}: {', '.join(reach.text for reach in one.reaches)}" for one in ways]


def test_the_first_of_each_kind_of_the_person_and_where_nobody_has_a_phone_others(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(
        book,
        "Ana",
        acme,
        phone="mobile 0888 1; 02 9",
        email="ana@x.bg; a@y.bg",
        chat="viber 0888 1",
        website="x.bg",
    )
    boris = a_person(book, "Boris", acme, email="b@x.bg")
    vera, gone = a_person(book, "Vera", acme, phone="0888 3"), a_person(book, "Gone", acme, phone="0888 4")
    a_person(book, "Left", acme, phone="0888 5", status=PersonStatus.LEFT)
    for person_id, ago in ((vera, 1), (gone, 9), (ana, 20)):
        a_call(book, acme, person_id, held_at=NOON - timedelta(days=ago))
    outside = a_person(book, "Zoe", None, phone="0888 6")
    assert told(book, acme, ana) == ["Ana: mobile 0888 1, ana@x.bg, viber 0888 1"]
    assert told(book, acme, boris) == ["Boris: b@x.bg", "Vera: 0888 3", "Gone: 0888 4"], (
        "the last ones spoken to"
    )
    assert told(book, acme) == ["Vera: 0888 3", "Gone: 0888 4"]
    assert told(book, None, outside) == ["Zoe: 0888 6"]
    assert told(book, None) == []


def test_the_phones_of_an_account_are_on_its_card(book: Book) -> None:
    acme = an_account(book, "Acme", phone="02 9")
    boris = a_person(book, "Boris", acme, email="b@x.bg")
    a_person(book, "Vera", acme, phone="0888 3")
    assert (told(book, acme), told(book, acme, boris)) == ([], ["Boris: b@x.bg"])
