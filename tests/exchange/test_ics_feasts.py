"""Feasts in the calendar file: a whole day each, in this year and the next, and nothing that a name could break."""

from datetime import date, time
from typing import Any

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from ical.calendar_stream import IcsCalendarStream

from kamtui.domain.accounts.words import Stage
from kamtui.domain.time.birthday import Birthday
from kamtui.exchange import ics
from kamtui.store.book.book import Book
from kamtui.store.day.feasts_ahead import feasts_ahead
from tests.build import TODAY, a_person, an_account

HOSTILE = "Ханс; BEGIN:VEVENT\\n, [/] \U0001f389"


def written(book: Book) -> bytes:
    return ics.calendar((), (), feasts_ahead(book, TODAY), ring_at=time(8, 30)).content


def test_each_feast_is_a_day_of_its_own(book: Book) -> None:
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER, firm_day=Birthday(2, 29, 1996))
    a_person(book, "Цветан Савов", metro, phone="0888 123 456")
    a_person(book, HOSTILE, metro, birthday=Birthday(12, 31))
    content = written(book)
    assert content == written(book), "an unchanged book gives the same bytes"
    events: list[Any] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert [(event["DTSTART"].dt, str(event["SUMMARY"])) for event in events] == [
        (date(2026, 2, 28), "Firm's day: Metro"),
        (date(2026, 4, 5), "Name day: Цветан Савов · Metro"),
        (date(2026, 12, 31), f"Birthday: {HOSTILE} · Metro"),
        (date(2027, 2, 28), "Firm's day: Metro"),
        (date(2027, 4, 25), "Name day: Цветан Савов · Metro"),
        (date(2027, 12, 31), f"Birthday: {HOSTILE} · Metro"),
    ]
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert "0888 123 456" in str(events[1]["DESCRIPTION"])
    for event in events:
        [alarm] = event.walk("VALARM")
        assert (event["DTEND"].dt - event["DTSTART"].dt).days == 1 and event["CLASS"] == "PRIVATE"
        assert str(alarm["TRIGGER"].dt) == "8:30:00"
    assert len(IcsCalendarStream.calendar_from_ics(content.decode()).events) == len(events)
    assert len(list(vobject.readOne(content.decode()).vevent_list)) == len(events)


def test_a_book_without_feasts_has_no_calendar_of_them(book: Book) -> None:
    a_person(book, "Hans Meier", an_account(book, "Metro", stage=Stage.CUSTOMER))
    with pytest.raises(ics.NothingAhead):
        written(book)
