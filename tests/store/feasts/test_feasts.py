"""Whose feasts the book tells of, and what it keeps of them."""

from datetime import date, timedelta

import pytest

from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.center.words import Stance
from kamtui.domain.feasts.feast import feasts_ahead as feasts_of_all
from kamtui.domain.thresholds import Thresholds
from kamtui.domain.time.birthday import Birthday
from kamtui.store.accounts.people_reads import person_entry
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.day.feasts_ahead import feasts_ahead
from kamtui.store.day.shown.besides import feasts_near
from kamtui.store.day.today import first_tomorrow, todays_lines
from kamtui.store.feasts import changes
from kamtui.store.feasts.reads import celebrants, feasts_at
from tests.build import NOON, TODAY, a_call, a_person, an_account, dump

BORN_TODAY = Birthday(TODAY.month, TODAY.day, 1980)
USUAL = Thresholds()


def told(book: Book, *, everyone: bool = False) -> list[tuple[str, bool]]:
    return sorted(
        (who.person or who.account, who.is_near) for who in celebrants(book, TODAY, everyone=everyone)
    )


def test_who_is_near_and_who_is_told_of_on_demand(book: Book) -> None:
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER, firm_day=Birthday(12, 1))
    lidl = an_account(book, "Lidl", stage=Stage.PROSPECT, firm_day=Birthday(12, 1, 1990))
    lost = an_account(book, "CBA", stage=Stage.LOST, firm_day=Birthday(12, 1))
    a_person(book, "At a customer", metro)
    a_person(book, "Left", metro, status=PersonStatus.LEFT)
    a_person(book, "Unknown", metro, is_empty_seat=True)
    a_person(book, "Never greeted", metro, is_greeted=False)
    a_person(book, "Neutral", lidl, stance=Stance.NEUTRAL)
    a_person(book, "Supports", lidl, stance=Stance.SUPPORTER)
    a_person(book, "Refers", is_influence_center=True)
    a_person(book, "Outside")
    a_person(book, "At a lost one", lost)
    near = [("At a customer", True), ("Metro", True), ("Refers", True), ("Supports", True)]
    assert told(book) == near
    others = [("At a lost one", False), ("Lidl", False), ("Neutral", False), ("Outside", False)]
    assert told(book, everyone=True) == sorted([*near, *others])


def test_whose_feast_is_today_is_due_and_gone_once_spoken_to(book: Book) -> None:
    metro = an_account(
        book, "Metro", stage=Stage.CUSTOMER, is_key=True, firm_day=Birthday(TODAY.month, TODAY.day + 3)
    )
    hans = a_person(book, "Hans Meier", metro, birthday=BORN_TODAY)
    a_person(book, "Климент Савов", metro)  # on 25 November
    a_call(book, metro, hans, held_at=NOON - timedelta(days=1))

    def lines() -> list[tuple[str, int | None, bool]]:
        review = todays_lines(book, TODAY, USUAL)
        return [(line.what, line.days, line.is_due) for line in review if line.feast is not None]

    to_come = [("Firm's day", -3, False), ("Климент Савов: name day", -3, False)]
    assert lines() == [("Hans Meier: birthday, turns 46", 0, True), *to_come]
    a_call(book, metro, hans)
    assert lines() == to_come
    book.undo()
    changes.set_greeted(book, hans, False)
    assert lines() == to_come


def test_all_feasts_come_by_day_those_near_to_us_first_on_each(book: Book) -> None:
    tomorrow = Birthday(TODAY.month, TODAY.day + 1)
    metro, lidl = an_account(book, "Metro", stage=Stage.CUSTOMER), an_account(book, "Lidl")
    a_person(book, "Not near", lidl, birthday=BORN_TODAY)
    a_person(book, "Near", metro, birthday=BORN_TODAY)
    a_person(book, "Near, tomorrow", metro, birthday=tomorrow)
    lines = feasts_near(book, TODAY, 7, everyone=True)
    assert [(line.person, line.days) for line in lines] == [
        ("Near", 0),
        ("Not near", 0),
        ("Near, tomorrow", -1),
    ]


def test_tomorrow_may_begin_with_a_feast(book: Book) -> None:
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    a_person(book, "Hans Meier", metro, birthday=Birthday(TODAY.month, TODAY.day + 1))
    first = first_tomorrow(book, TODAY, USUAL)
    assert first is not None and first.what == "Hans Meier: birthday"


def test_the_feasts_of_one_account(book: Book) -> None:
    metro, lidl = an_account(book, "Metro", firm_day=BORN_TODAY), an_account(book, "Lidl")
    a_person(book, "Климент Савов", metro)
    a_person(book, "Климент Лозанов", lidl)
    assert [feast.words for feast in feasts_at(book, metro, TODAY, 14)] == [
        "firm's day, 46 years",
        "name day",
    ]
    a_call(book, metro)
    assert [feast.words for feast in feasts_at(book, metro, TODAY, 14)] == ["name day"]
    assert feasts_at(book, metro, TODAY, 2) == []


def test_what_is_kept_of_feasts_is_read_again_and_undone(book: Book) -> None:
    metro = an_account(book, "Metro", firm_day=Birthday(2, 29))
    ana = a_person(book, "Ана Иванова", metro)
    assert account_entry(book, metro).firm_day == Birthday(2, 29)
    entry, _stance = person_entry(book, ana)
    assert (entry.name_day, entry.is_greeted) == (None, True)
    before = dump(book)
    changes.set_name_day(book, ana, "tsvetnitsa")
    changes.set_greeted(book, ana, False)
    entry, _stance = person_entry(book, ana)
    assert (entry.name_day, entry.is_greeted) == ("tsvetnitsa", False)
    book.undo()
    book.undo()
    assert dump(book) == before
    with pytest.raises(GoneMeanwhile):
        changes.set_name_day(book, 1, None)


def test_the_feasts_of_two_years_for_a_calendar(book: Book) -> None:
    metro = an_account(
        book, "Metro", stage=Stage.CUSTOMER, phone="02 555 01 01", firm_day=Birthday(1, 5, 1990)
    )
    a_person(book, "Цветан Савов", metro, phone="0888 123 456")
    a_person(book, "Мария Савова", metro)  # celebrated on several days: not before it is known on which
    a_person(book, "Hans Meier", an_account(book, "Lidl"), birthday=BORN_TODAY)  # not near to us
    ahead = feasts_ahead(book, TODAY)
    assert [
        (one.feast.who.person or "Metro", str(one.feast.on), one.feast.words, one.phone) for one in ahead
    ] == [
        ("Metro", "2026-01-05", "firm's day", "02 555 01 01"),
        ("Цветан Савов", "2026-04-05", "name day", "0888 123 456"),
        ("Metro", "2027-01-05", "firm's day", "02 555 01 01"),
        ("Цветан Савов", "2027-04-25", "name day", "0888 123 456"),
    ]


def test_who_has_no_feast_soon_is_left_out_and_nobody_else(book: Book) -> None:
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER, firm_day=Birthday(3, 1, 1990))
    for name, born in (
        ("Мария Иванова", None), ("Димитър Стоев", None), ("Georgi Petrov", Birthday(2, 28)), ("Иванов, инж. Марко", None),
        ("Hans Meier", Birthday(2, 29, 1980)), ("Петър Мартинов", Birthday(12, 31, 1975)), ("Ana Schmidt", None), ("Ivan Stoev", None),
    ):  # fmt: skip
        a_person(book, name, metro, birthday=born)
    changes.set_name_day(book, a_person(book, "Li Wei", metro), "--03-01")
    for first in (date(2026, 2, 25), date(2026, 12, 27), date(2027, 1, 4), date(2027, 8, 12)):
        everyone = celebrants(book, first, everyone=True)
        soon = celebrants(book, first, everyone=True, ahead=7)
        assert feasts_of_all(soon, first, 7) == feasts_of_all(everyone, first, 7) != []
        assert len(soon) < len(everyone)
