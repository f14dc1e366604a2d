"""People and competitors whom a note names, as a salesperson writes them."""

from collections.abc import Sequence
from datetime import date

import pytest

from kamtui.domain.calls.along.names import Competitor, Known, Person
from kamtui.domain.calls.along.offers import Sort
from kamtui.domain.calls.along.reading import ReadingAlong

PEOPLE = [
    Person(1, "Галина Иванова"), Person(2, "Krasimir Dimitrov"), Person(3, "инж. Петко Желев"), Person(4, "Ivan Petrov"),
    Person(5, "Иван Стоянов"), Person(6, "Надежда Тодорова"), Person(7, "Mark Stone"), Person(8, "Dan Pop"),
]  # fmt: skip
RIVALS = [
    Competitor(23, "Glarofoil"),
    Competitor(20, "Folpak"),
    Competitor(21, "Ferrano"),
    Competitor(22, "Wolfram & Stein"),
]


def elsewhere(name: str) -> Sequence[Person]:
    return [Person(9, "Rosen Kolev", "Kokoritsa")] if name == "Rosen Kolev" else []


def elsewhere_at(name: str, firm: str) -> Sequence[Person]:
    return [Person(9, "Rosen Kolev", "Kokoritsa")] if (name, firm) == ("Kolev", "Kokoritsa") else []


READING = ReadingAlong(Known(PEOPLE, elsewhere, elsewhere_at, RIVALS, "Stone Dairies"), date(2026, 11, 30))


def named(note: str, sort: Sort, *present: int) -> list[int]:
    return [offer.record_id for offer in READING.offers(note, present) if offer.sort is sort]


@pytest.mark.parametrize(
    ("note", "ids"),
    [
        ("Иванова иска мостри", [1]), ("ivanova asked again", [1]), ("galina said yes", [1]), ("на Галина ѝ хареса", [1]),
        ("dimitrov's memo is out", [2]), ("говорих с Димитров и желев", [2, 3]), ("Galina Ivanova called", [1]),
        ("инж. Желев мери", [3]), ("иван мълча", [4, 5]), ("Ivan Petrov nodded", [4]), ("иван стоянов ще пита", [5]),
        ("Надежда каза да", [6]), ("имам надежда, че ще стане", []), ("Mark said no", [7]), ("a mark on the film", []),
        ("Dan repeated it", [8]), ("pop open lids", []), ("Galina Stoyanova called", []), ("met Rosen Kolev there", [9]),
        ("met Kolev from Kokoritsa", [9]), ("Kolev from Lidl asked", []), ("kolev from kokoritsa", []), ("Kolev asked", []),
        ("Ivanova from Quality said yes", [1]), ("Ivanova of Stone", [1]), ("Kolev of Kokoritsa's plant", [9]),
        ("Stone Dairies is growing", []), ("Rosen was there", []), ("", []),
    ],
)  # fmt: skip
def test_people_of_the_account_by_what_is_written_of_their_names(note: str, ids: list[int]) -> None:
    assert named(note, Sort.PERSON) == ids


def test_who_was_there_is_not_offered_nor_asked_about() -> None:
    assert named("Иванова и Димитров", Sort.PERSON, 1) == [2]
    assert named("ivan agreed", Sort.PERSON, 5) == [], "the Ivan who was there is meant"
    offers = READING.offers("ivan agreed")
    assert offers[0].excludes(offers[1]) and offers[0].is_one_of_several


@pytest.mark.parametrize(
    ("note", "ids"),
    [
        ("Folpak дават по-евтино", [20]), ("имат оферта от фолпака", [20]), ("Ферано са при тях", [21]), ("Гларофойл са давали мостри", [23]), ("по-скъпи от Гларофойл", [23]), ("very FERRANO", [21]),
        ("Wolfram & Stein's line", [22]), ("wolfram was there", [22]), ("стайн", []), ("folk pack", []),
        ("Folpak and Ferrano", [20, 21]),
    ],
)  # fmt: skip
def test_competitors_of_the_book(note: str, ids: list[int]) -> None:
    assert named(note, Sort.COMPETITOR) == ids


def test_what_a_competitor_will_do_is_no_promise_of_theirs() -> None:
    for note in ("Folpak ще им дадат машина до петък", "folpak will deliver by friday"):
        assert [offer.sort for offer in READING.offers(note)] == [Sort.COMPETITOR]


def test_a_note_is_read_again_by_its_new_sentences_only_and_says_each_thing_once() -> None:
    note = "Folpak here.\nFolpak again. Скъпо им е. Пак е скъпо."
    offers = READING.offers(note)
    assert [(offer.sort, offer.at) for offer in offers] == [
        (Sort.COMPETITOR, 0),
        (Sort.OBJECTION, note.index("Скъпо")),
    ]
    assert READING.offers("x " * 30_000 + "\n" + note)[0].at == 60_001, "the end of a long note is read"
