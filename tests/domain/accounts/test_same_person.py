"""Who a contact of a list is among the people known: by name, and by what else both say."""

import pytest

from kamtui.domain.accounts.duplicates import Likeness
from kamtui.domain.accounts.merging.same_person import Like, People, Sameness, Someone
from kamtui.domain.accounts.sheet import Contact
from kamtui.domain.time.birthday import Birthday
from tests.build import ways

L = Likeness
ANN = Someone(
    1, "Ana Koleva", "Buyer", "", Birthday(3, 14, 1979), ways(phone="0888 123 451", email="a@b.example")
)


def in_doubt(why: Likeness) -> Sameness:
    """Nobody for sure; Ana, perhaps."""
    return Sameness(None, may_be=(Like(0, why),))


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (Contact(name="ANA KOLEVA"), Sameness(0)),
        (Contact(name="Ana Koleva", title="Head"), Sameness(0)),  # promoted
        (Contact(name="Ana Koleva", reaches=ways(phone="0888 123 452")), Sameness(0)),  # a second phone
        (Contact(name="Ana Koleva", title="Head", reaches=ways(phone="+359888123451")), Sameness(0)),
        (
            Contact(name="Ana Koleva", title="Head", reaches=ways(phone="0888 123 452")),
            in_doubt(L.SAME),
        ),
        (Contact(name="Ana Koleva", birthday=Birthday(3, 15)), in_doubt(L.SAME)),
        (Contact(name="Ana Koleva", birthday=Birthday(3, 14)), Sameness(0)),
        (Contact(name="Ана Колева"), Sameness(0, L.OTHER_ALPHABET)),
        (Contact(name="Ана Колева", title="Driver"), in_doubt(L.OTHER_ALPHABET)),
        (Contact(name="A. Koleva"), in_doubt(L.INITIAL)),
        (Contact(name="A. Koleva", reaches=ways(email="A@B.example")), Sameness(0, L.INITIAL)),
        (
            Contact(name="Boris", reaches=ways(phone="0888 123 451")),
            Sameness(None),
        ),  # colleagues share a phone
        (Contact(name="Boris", reaches=ways(email="a@b.example")), in_doubt(L.EMAIL)),
        (Contact(name="a@b.example", reaches=ways(email="a@b.example")), Sameness(0, L.EMAIL)),
        (Contact(name="Boris"), Sameness(None)),
    ],
)
def test_who_it_is(contact: Contact, expected: Sameness) -> None:
    assert People([ANN]).find(contact) == expected


def test_of_several_namesakes_the_one_that_says_the_same() -> None:
    people = People([ANN, Someone(2, "Ana Koleva", "Driver")])
    assert people.find(Contact(name="Ana Koleva", title="driver")) == Sameness(1)
    assert people.find(Contact(name="Ana Koleva")) == Sameness(0)  # says nothing: it changes nobody
    assert people.find(Contact(name="Ana Koleva", department="IT")).place is None  # either may be meant


def test_what_a_contact_says_is_known_of_the_person_from_then_on() -> None:
    people = People()
    place = people.put(Contact(name="Ann"), None)
    assert people.put(Contact(name="Ann", title="CEO", reaches=ways(phone="0888 123 451")), place) == place
    assert people.all[place].title == "CEO"
    assert people.shares(Contact(name="x", reaches=ways(phone="0888123451")), place)
