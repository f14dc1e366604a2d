"""The calendar file: read back by three other programs, its days compared with the book's, its text with what was typed."""

import errno
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import icalendar
import pytest
import time_machine
import vobject  # type: ignore[import-untyped]
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from kamtui import __version__
from kamtui.domain.day.task import comes_again_on
from kamtui.domain.terms.check_days import check_after
from kamtui.domain.terms.typed.term import read_notice
from kamtui.domain.terms.words import OwedBy, TermCategory
from kamtui.domain.time.recurrence.days import first_occurrence
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.exchange import ics
from kamtui.exchange.own_file import PlaceTaken
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError
from kamtui.store.day import task_changes
from kamtui.store.day.ahead import TaskAhead, TermAhead, tasks_ahead, terms_ahead
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import reads as term_reads
from tests.build import (
    NOON,
    TODAY,
    a_check,
    a_person,
    a_task,
    a_term,
    an_account,
    raw,
)

FRIDAY = date(2026, 11, 27)
"""The first after TODAY."""

Component = dict[str, list[str]]
"""The lines of a component: by name with parameters, the values."""


def written(book: Book) -> bytes:
    return ics.calendar(tasks_ahead(book), terms_ahead(book)).content


def read(content: bytes) -> dict[str, Component]:
    """The components of a file by UID, its lines as they stand; with every rule that the standard has for them."""
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", content), "a line end that is not CRLF"
    for folded in content.split(b"\r\n"):
        assert len(folded) <= 75
        assert not {unicodedata.category(char) for char in folded.decode("utf-8")} & {"Cc", "Cs", "Zl", "Zp"}
    found: dict[str, Component] = {}
    within: list[Component] = []
    for line in content.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]:
        name, _colon, value = line.partition(":")
        if name == "BEGIN":
            within.append({"": [value]})
        elif name == "END":
            one = within.pop()
            assert one[""] == [value]
            if value == "VALARM":
                within[-1].setdefault("TRIGGER", []).extend(one["TRIGGER"])
                assert one["ACTION"] == ["DISPLAY"] and one["DESCRIPTION"] == within[-1]["SUMMARY"]
            elif value != "VCALENDAR":
                [uid] = one["UID"]
                assert uid not in found
                found[uid] = one
            else:
                assert one["VERSION"] == ["2.0"]
                assert one["PRODID"] == [f"-//kamtui//kamtui {__version__}//EN"]
                assert one["CALSCALE"] == ["GREGORIAN"]
        else:
            within[-1].setdefault(name, []).append(value)
    assert within == []
    for one in found.values():
        assert_conforms(one)
    accepted(content, found)
    return found


def assert_conforms(one: Component) -> None:
    for needed in ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "CLASS", "SUMMARY"):
        assert len(one[needed]) == 1
    assert one["DTSTAMP"] == one["LAST-MODIFIED"]
    assert 0 <= int(one["SEQUENCE"][0]) < 2**31
    day = "DTSTART;VALUE=DATE"
    if one[""] == ["VEVENT"]:
        begins, ends = (date.fromisoformat(one[name][0]) for name in (day, "DTEND;VALUE=DATE"))
        assert ends - begins == timedelta(days=1)
        assert len(one["TRIGGER"]) == 1
    else:
        assert one[""] == ["VTODO"]
        assert ("DUE" in one) != ("DUE;VALUE=DATE" in one)
        assert one.get(day, one.get("DUE;VALUE=DATE")) == one.get("DUE;VALUE=DATE")
        if "DTSTART" in one:
            assert one["DTSTART"] < one["DUE"]
    if "RRULE" in one:
        start = one[day] if day in one else one["DTSTART"]
        [rule] = one["RRULE"]
        assert "COUNT" not in rule
        until = re.search("UNTIL=([0-9T]+)", rule)
        assert until is None or len(until[1]) == len(start[0])
        assert next(iter(rrulestr(rule, dtstart=datetime.fromisoformat(start[0])))) == datetime.fromisoformat(
            start[0]
        )


def accepted(content: bytes, found: dict[str, Component]) -> None:
    """Three other programs read the file without a complaint."""
    by_one = icalendar.Calendar.from_ical(content)
    assert [part.errors for part in by_one.walk() if part.errors] == []
    assert len(by_one.walk("VEVENT")) + len(by_one.walk("VTODO")) == len(found)
    [by_two] = vobject.readComponents(content.decode("utf-8"))
    by_two.validate(raiseException=True)
    by_three = IcsCalendarStream.calendar_from_ics(content.decode("utf-8"))
    assert {*(one.uid for one in by_three.events), *(one.uid for one in by_three.todos)} == set(found)


def unescaped(text: str) -> str:
    r"""What a text of the file says, by the standard: \\ \; \, and \n, and nothing else."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", text)
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), text)


def days_of(components: list[Component], limit: int = 12) -> list[date]:
    """The first days of some events or tasks by the standard, whichever of them they are of."""
    days = []
    for one in components:
        start = (one.get("DTSTART;VALUE=DATE") or one.get("DTSTART") or one["DUE;VALUE=DATE"])[0]
        moment = datetime.fromisoformat(start)
        rule = one.get("RRULE")
        moments = islice(rrulestr(rule[0], dtstart=moment), limit) if rule else [moment]
        days += [each.date() for each in moments]
    return sorted(days)[:limit]


def test_a_book_with_some_of_everything(filled_book: Book) -> None:
    book = filled_book
    made = ics.calendar(tasks_ahead(book), terms_ahead(book))
    found = read(made.content)
    kinds = [uid.partition("-")[0] for uid in found]
    assert (made.tasks, made.checks, made.ends) == (4, 2, 2)
    assert (kinds.count("task"), kinds.count("check"), kinds.count("end")) == (4, 2, 2)


def test_a_book_in_which_nothing_lies_ahead(book: Book) -> None:
    acme = an_account(book)
    task_changes.finish_task(book, a_task(book, "Call", acme), NOON)
    a_term(book, acme)
    with pytest.raises(ics.NothingAhead, match="Nothing lies ahead"):
        written(book)


# -- tasks


def test_a_task(book: Book) -> None:
    acme = an_account(book, "Acme, Inc.", is_key=True, phone="02 1")
    ana = a_person(book, "Ana Ivanova", acme, phone="+359 88 2")
    task_id = a_task(book, "Send the offer", acme, FRIDAY, person_id=ana)
    one = read(written(book))[f"task-{task_id}@kamtui"]
    assert one["SUMMARY"] == ["Send the offer · Acme\\, Inc."]
    assert one["DUE;VALUE=DATE"] == ["20261127"]
    assert one["STATUS"] == ["NEEDS-ACTION"]
    assert one["PRIORITY"] == ["1"]
    assert one["CLASS"] == ["PRIVATE"]
    assert one["CATEGORIES"] == ["Acme\\, Inc."]
    assert one["DESCRIPTION"] == ["Account: Acme\\, Inc.\\nWith: Ana Ivanova · +359 88 2"]


def test_a_task_for_nobody(book: Book) -> None:
    task_id = a_task(book, "Print cards")
    one = read(written(book))[f"task-{task_id}@kamtui"]
    assert one["SUMMARY"] == ["Print cards"]
    assert not {"DESCRIPTION", "CATEGORIES", "PRIORITY", "RRULE"} & set(one)


@pytest.mark.parametrize(
    ("day", "at", "due"),
    [
        (date(2027, 3, 27), time(10, 0), "20270327T080000Z"),
        (date(2027, 3, 29), time(10, 0), "20270329T070000Z"),  # summer time since the day before
        (date(2026, 12, 1), time(0, 0), "20261130T220000Z"),
        (date(2027, 6, 1), time(0, 30), "20270531T213000Z"),
        (date(2027, 1, 1), time(1, 59), "20261231T235900Z"),
        (date(2027, 3, 28), time(3, 30), "20270328T003000Z"),  # not there: the clock goes from 3:00 to 4:00
        (date(2027, 10, 31), time(3, 30), "20271031T003000Z"),  # there twice: the first
    ],
)
@pytest.mark.usefixtures("in_sofia")
def test_a_time_is_that_of_the_local_clock(book: Book, day: date, at: time, due: str) -> None:
    task_id = a_task(book, "Call", None, day, due_time=at)
    one = read(written(book))[f"task-{task_id}@kamtui"]
    assert one["DUE"] == [due]
    assert "DTSTART" not in one


@pytest.mark.usefixtures("in_sofia")
def test_a_task_that_comes_again_at_a_time_keeps_it_through_the_year(book: Book) -> None:
    monday = date(2026, 11, 23)
    repeat = read_recurrence("every monday until 29.3.2027", TODAY, monday)
    task_id = a_task(book, "Call", None, monday, due_time=time(0, 30), repeat=repeat)
    one = read(written(book))[f"task-{task_id}@kamtui"]
    # By UTC it would be Sunday evening, and an hour off from the last one on.
    assert (one["DTSTART"], one["DUE"]) == (["20261123T000000"], ["20261123T003000"])
    assert one["RRULE"] == ["FREQ=WEEKLY;UNTIL=20270329T000000;BYDAY=MO"]
    assert days_of([one], 30)[-1] == date(2027, 3, 29)
    task_changes.snooze_task(book, task_id, monday, time(0, 0))
    one = read(written(book))[f"task-{task_id}@kamtui"]
    assert one["DTSTART;VALUE=DATE"] == one["DUE;VALUE=DATE"] == ["20261123"]
    assert one["RRULE"] == ["FREQ=WEEKLY;UNTIL=20270329;BYDAY=MO"]


def test_a_task_put_off_stands_alone_until_it_is_done(book: Book) -> None:
    repeat = read_recurrence("every friday", TODAY, FRIDAY)
    task_id = a_task(book, "Report", None, FRIDAY, repeat=repeat)
    uid = f"task-{task_id}@kamtui"
    assert read(written(book))[uid]["RRULE"] == ["FREQ=WEEKLY;BYDAY=FR"]
    task_changes.snooze_task(book, task_id, FRIDAY + timedelta(3), None)
    one = read(written(book))[uid]
    assert one["DUE;VALUE=DATE"] == ["20261130"]
    assert not {"RRULE", "DTSTART;VALUE=DATE"} & set(one)
    assert one["DESCRIPTION"] == ["Comes again: every Friday"]
    task_changes.finish_task(book, task_id, NOON + timedelta(8))
    found = read(written(book))
    assert set(found) == {uid}
    assert days_of([found[uid]], 2) == [FRIDAY + timedelta(7), FRIDAY + timedelta(14)]


def test_what_is_counted_from_the_day_it_is_done_has_only_the_coming_one(book: Book) -> None:
    repeat = read_recurrence("2 weeks after it is done", TODAY)
    task_id = a_task(book, "Report", None, FRIDAY, repeat=repeat)
    term_id = a_term(book, an_account(book), checks=repeat)
    found = read(written(book))
    task, check = found[f"task-{task_id}@kamtui"], found[f"check-{term_id}@kamtui"]
    assert task["DUE;VALUE=DATE"] == ["20261127"]
    assert task["DESCRIPTION"] == ["Comes again: 2 weeks after it is done"]
    assert check["DTSTART;VALUE=DATE"] == ["20261206"]
    assert "RRULE" not in task and "RRULE" not in check


RULES = [
    "every friday", "every 2 weeks on monday", "every monday and thursday", "every workday", "every 10 days",
    "monthly on the 5th", "monthly on the 31st", "monthly on the 1st and 15th", "last friday of the month",
    "last workday of the month", "end of month", "end of quarter", "quarterly", "every 3 months", "every year on 29.2.",
    "every friday 10 times", "every 3 days 5 times", "monthly on the 31st 4 times", "every friday until 31.12.",
    "every 2 weeks on monday until 18.1.2027", "once on 15.12.", "monthly on the 31st or last day",
    "every 3 months on the 30th or last day", "monthly on the 29th or last day 5 times",
    "every year on the 29th or last day of feb",
]  # fmt: skip


@pytest.mark.parametrize("typed", RULES)
def test_the_days_of_a_task_are_those_of_the_book(book: Book, typed: str) -> None:
    repeat = read_recurrence(typed, TODAY, TODAY)
    first = day = first_occurrence(repeat)
    while day is not None and day < TODAY + timedelta(days=40):  # somewhere within the rule
        first = day
        day = comes_again_on(repeat, day, day + timedelta(days=1))
    assert first is not None
    days: list[date] = []
    day = first
    while day is not None and len(days) < 12:
        days.append(day)
        day = comes_again_on(repeat, day, day + timedelta(days=1))
    task_id = a_task(book, "Report", None, first, repeat=repeat)
    one = read(written(book))[f"task-{task_id}@kamtui"]
    assert days_of([one]) == days
    assert ("RRULE" in one) == (len(days) > 1)


# -- terms


def checks_of(book: Book, term_id: int) -> dict[str, Component]:
    return {
        uid: one for uid, one in read(written(book)).items() if re.match(rf"check-{term_id}\b(?!\d)", uid)
    }


@pytest.mark.parametrize("typed", RULES)
@pytest.mark.parametrize("until_on", [None, date(2027, 3, 1)])
def test_the_days_of_a_check_are_those_of_the_book(book: Book, typed: str, until_on: date | None) -> None:
    days_by_term = {}
    for put_off_days in (0, 1, 17):
        term_id = a_term(book, an_account(book), checks=typed, until_on=until_on)
        days_by_term[term_id] = days_ahead(book, term_id, put_off_days)
    for term_id, days in days_by_term.items():
        found = checks_of(book, term_id)
        assert days_of(list(found.values())) == days
        if not days:
            assert until_on is not None and found == {}
        else:
            assert f"check-{term_id}@kamtui" in found
        if len(days) == 1:
            assert len(found) == 1


def days_ahead(book: Book, term_id: int, put_off_days: int) -> list[date]:
    """The days on which the book asks for a check from its third on, which is put off by some days."""
    for _check in range(2):  # so that some times of a rule with a number of them are past
        standing = term_reads.standings(book, [term_id])[term_id]
        due_on = standing.next_check_on
        if due_on is not None and not standing.is_one_off:
            following = check_after(term_reads.term_detail(book, term_id).entry, due_on, due_on)
            if following is not None:
                a_check(book, term_id, on=due_on)
    entry = term_reads.term_detail(book, term_id).entry
    due_on = term_reads.standings(book, [term_id])[term_id].next_check_on
    if put_off_days and due_on is not None:
        due_on += timedelta(days=put_off_days)
        term_changes.put_off_check(book, term_id, due_on)
    days: list[date] = []
    while due_on is not None and len(days) < 12:
        days.append(due_on)
        due_on = check_after(entry, due_on, due_on)
    return days


def test_a_check(book: Book) -> None:
    acme = an_account(book, "Acme", phone="02 1")
    ana = a_person(book, "Ana", acme)
    term_id = a_term(
        book, acme, "On time", checks="every friday", target="≥ 98 %", category=TermCategory.DELIVERY,
        until_on=date(2027, 12, 31), notice=read_notice("3 months"), person_id=ana,
    )  # fmt: skip
    one = read(written(book))[f"check-{term_id}@kamtui"]
    assert one["SUMMARY"] == ["Check: On time ≥ 98 % · Acme (we owe)"]
    assert one["RRULE"] == ["FREQ=WEEKLY;UNTIL=20271231;BYDAY=FR"]
    assert one["TRIGGER"] == ["PT9H"]
    assert one["TRANSP"] == ["TRANSPARENT"]
    assert one["CATEGORIES"] == ["Acme", "delivery"]
    assert unescaped(one["DESCRIPTION"][0]).splitlines() == [
        "Account: Acme",
        "Agreed: On time (we owe)",
        "Target: ≥ 98 %",
        "With: Ana · 02 1",
        "Checked: every Friday",
        "Ends: 31 Dec 2027, notice 3 months before: 30 Sep 2027",
    ]


def test_a_check_put_off_stands_beside_its_series(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="every friday")
    series, moved = f"check-{term_id}@kamtui", f"check-{term_id}-moved@kamtui"
    term_changes.put_off_check(book, term_id, FRIDAY + timedelta(3))
    found = read(written(book))
    assert set(found) == {series, moved}
    assert days_of([found[moved]]) == [FRIDAY + timedelta(3)]
    assert days_of([found[series]], 1) == [FRIDAY + timedelta(7)]
    a_check(book, term_id, on=FRIDAY + timedelta(3))
    assert set(read(written(book))) == {series}


def test_a_promise_put_off_takes_its_own_place(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="once on 15.12.")
    for day in (date(2026, 12, 15), date(2026, 12, 18)):
        term_changes.put_off_check(book, term_id, day)
        [(uid, one)] = read(written(book)).items()
        assert uid == f"check-{term_id}@kamtui"
        assert days_of([one]) == [day]
        assert "RRULE" not in one


def test_a_rule_of_another_program_is_one_day(book: Book) -> None:
    rule = Recurrence("FREQ=MONTHLY;BYDAY=5FR;BYHOUR=7", FRIDAY)
    term_id = a_term(book, an_account(book), checks=rule, until_on=date(2027, 12, 31))
    with book.change("Meddle") as act:
        from kamtui.store.book.tables import Term

        term = act.find(Term, term_id)
        assert term is not None
        term.next_check_on = FRIDAY
    one = read(written(book))[f"check-{term_id}@kamtui"]
    assert (days_of([one]), one.get("RRULE")) == ([FRIDAY], None)


@pytest.mark.parametrize(
    ("rule", "written_as"),
    [
        ("FREQ=MONTHLY;BYDAY=001FR", "FREQ=MONTHLY;BYDAY=1FR"),
        ("freq=monthly;bymonthday=+005;count=012", "FREQ=MONTHLY;UNTIL=20271105;BYMONTHDAY=5"),
        ("UNTIL=20270101;BYDAY=MO,TU;FREQ=DAILY", "FREQ=WEEKLY;UNTIL=20270101;BYDAY=MO,TU"),
    ],
)
def test_a_rule_that_says_it_otherwise_than_we_is_written_as_ours(
    book: Book, rule: str, written_as: str
) -> None:
    repeat = Recurrence(rule, FRIDAY)
    task_id = a_task(book, "Call", due_on=first_occurrence(repeat) or FRIDAY, repeat=repeat)
    one = read(written(book))[f"task-{task_id}@kamtui"]
    assert one["RRULE"] == [written_as]


@pytest.mark.parametrize(
    ("notice", "trigger", "warned_on"),
    [
        ("3 months", "-P91DT15H", date(2027, 9, 30)),
        ("90 days", "-P89DT15H", date(2027, 10, 2)),
        ("1 day", "-PT15H", date(2027, 12, 30)),
        ("", "-P6DT15H", date(2027, 12, 24)),
    ],
)
def test_an_end_is_told_when_its_notice_begins(
    book: Book, notice: str, trigger: str, warned_on: date
) -> None:
    until_on = date(2027, 12, 31)
    given_notice = read_notice(notice) if notice else None
    term_id = a_term(
        book, an_account(book), "Prices", until_on=until_on, notice=given_notice, owed_by=OwedBy.BOTH
    )
    [(uid, one)] = read(written(book)).items()
    assert uid == f"end-{term_id}@kamtui"
    assert one["SUMMARY"] == ["Ends: Prices · Acme"]
    assert one["DTSTART;VALUE=DATE"] == ["20271231"]
    assert one["TRIGGER"] == [trigger]
    after = icalendar.vDuration.from_ical(trigger)  # type: ignore[no-untyped-call]
    assert datetime(2027, 12, 31) + after == datetime.combine(warned_on, time(9))  # noqa: DTZ001


# -- the same again


def test_the_same_book_gives_the_same_bytes(filled_book: Book, path: Path) -> None:
    book = filled_book
    first = written(book)
    book.close()
    with time_machine.travel(NOON + timedelta(days=900)), Book.open(path) as again:
        assert written(again) == first


def test_a_changed_record_has_the_same_uid_and_a_higher_number(book: Book) -> None:
    with time_machine.travel(NOON, tick=False):
        acme = an_account(book)
        task, other = a_task(book, "Call", acme), a_task(book, "Other")
        term = a_term(book, acme, checks="every friday", until_on=date(2027, 12, 31))
        first = read(written(book))
    with time_machine.travel(NOON + timedelta(seconds=1), tick=False):
        task_changes.snooze_task(book, task, FRIDAY, None)
        a_check(book, term, on=FRIDAY)
    second = read(written(book))
    assert set(first) == set(second)
    assert first[f"task-{other}@kamtui"] == second[f"task-{other}@kamtui"]
    for uid in set(first) - {f"task-{other}@kamtui"}:
        before, after = (int(one[uid]["SEQUENCE"][0]) for one in (first, second))
        assert after == before + 1
        assert after == ((NOON + timedelta(seconds=1)) - datetime(2020, 1, 1, tzinfo=UTC)).total_seconds()
        assert second[uid]["LAST-MODIFIED"] == ["20261122T120001Z"]


def test_a_task_done_and_come_again_is_the_same_with_a_higher_number(book: Book) -> None:
    with time_machine.travel(NOON, tick=False):
        task = a_task(book, "Report", None, FRIDAY, repeat=read_recurrence("every friday", TODAY, FRIDAY))
        first = read(written(book))
    with time_machine.travel(NOON + timedelta(days=5), tick=False):
        task_changes.finish_task(book, task, NOON + timedelta(days=5))
    second = read(written(book))
    assert set(first) == set(second)
    [(before, after)] = [(first[uid], second[uid]) for uid in first]
    assert int(before["SEQUENCE"][0]) < int(after["SEQUENCE"][0])
    assert after["DUE;VALUE=DATE"] == ["20261204"]


# -- text


HOSTILE = [
    "C:\\New, C:\\new; \\, \\; \\\\N \\",
    "a\r\nEND:VTODO\r\nBEGIN:VTODO\r\nUID:evil",
    "\x1b[2J\x00\x07\x7f\x9b\u202e\u2028\u2029\x85\ufeff",
    "[/bold] {what} %s $HOME",
    "ж" * 400,
    "日本語" * 100,
    "👩‍👩‍👧‍👦" * 40,
    "е́" * 200,
    '"quoted" : ; , = ^n ^^ ',
    " " * 50 + "x",
    "BEGIN:VEVENT",
]


def a_task_ahead(what: str, **fields: Any) -> TaskAhead:
    given_fields: dict[str, Any] = {"account": "", "person": "", "phone": "", **fields}
    return TaskAhead(
        task_id=1, series_id=1, what=what, due_on=FRIDAY, due_time=None, is_key=False, repeat=None,
        changed_at=NOON, **given_fields,
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(book: Book, text: str) -> None:
    acme = an_account(book, "Acme")
    ana = a_person(book, "Ana", acme, phone="1")
    a_task(book, "Call", acme, person_id=ana)
    a_term(book, acme, checks="every friday", until_on=FRIDAY, person_id=ana, target="5 x")
    with raw(book.path) as con:  # past every door at which text is cleaned
        con.execute("INSERT INTO change_now VALUES ((SELECT max(id) FROM change_set))")
        for table, column in (
            ("account", "name"), ("person", "name"), ("reach", "value"), ("task", "what"), ("term", "what"),
            ("term", "target_unit"),
        ):  # fmt: skip
            con.execute(f"UPDATE {table} SET {column} = ?", (text[:500],))
        con.execute("DELETE FROM change_now")
    found = read(written(book))
    assert len(found) == 3
    assert not any("evil" in uid for uid in found)


def test_a_cell_that_is_not_utf_8(book: Book) -> None:
    a_task(book, "Call")
    with raw(book.path) as con:
        con.execute("INSERT INTO change_now VALUES ((SELECT max(id) FROM change_set))")
        con.execute("UPDATE task SET what = CAST(X'66EDA080FF6F' AS TEXT)")
        con.execute("DELETE FROM change_now")
    [one] = read(written(book)).values()
    assert one["SUMMARY"][0].startswith("f\ufffd")
    assert one["SUMMARY"][0].endswith("o")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_read_again_as_it_was_typed(what: str, account: str) -> None:
    from kamtui.domain.text.cleaning import clean

    made = ics.calendar([a_task_ahead(what, account=account, phone="1\ud800")], [])
    [one] = read(made.content).values()
    expected = " · ".join(part for part in (clean(what), clean(account)) if part)
    assert unescaped(one["SUMMARY"][0]) == expected
    if clean(account):
        assert unescaped(one["CATEGORIES"][0]) == clean(account)


# -- the file


CONTENT = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//kamtui//kamtui 9//EN\r\nEND:VCALENDAR\r\n"


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Path]:
    """Where the file is to be; no unfinished one is left beside it."""
    yield tmp_path / "ahead.ics"
    assert list(tmp_path.rglob(".*part*")) == []


def test_a_new_file_is_for_its_owner_only(target: Path) -> None:
    mask = os.umask(0o022)
    try:
        ics.put(CONTENT, target)
    finally:
        os.umask(mask)
    assert target.read_bytes() == CONTENT
    assert target.stat().st_mode & 0o777 == 0o600


def test_our_own_calendar_is_replaced(book: Book, target: Path) -> None:
    a_task(book, "Call")
    target.write_bytes(written(book))
    target.chmod(0o644)
    before = target.stat().st_ino
    ics.put(CONTENT, target)
    assert target.read_bytes() == CONTENT
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.stat().st_ino != before  # never half of each


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"notes",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mozilla.org//EN\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nPRODID:-//Google//EN\r\nBEGIN:VEVENT\r\nPRODID:-//kamtui//x\r\nEND:VEVENT\r\n",
        b"notes\r\nBEGIN:VCALENDAR\r\nPRODID:-//kamtui//kamtui 1//EN\r\n",
    ],
)
def test_another_file_is_left_as_it_is(target: Path, content: bytes) -> None:
    target.write_bytes(content)
    with pytest.raises(PlaceTaken, match="no calendar of kamtui's"):
        ics.put(CONTENT, target)
    assert target.read_bytes() == content


def test_a_link_a_folder_and_a_pipe_are_left_as_they_are(target: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.ics"
    real.write_bytes(CONTENT)
    target.symlink_to(real)
    with pytest.raises(PlaceTaken, match="it is a link"):
        ics.put(CONTENT + b"x", target)
    assert target.is_symlink() and real.read_bytes() == CONTENT
    target.unlink()
    target.symlink_to(tmp_path / "nowhere")
    with pytest.raises(PlaceTaken, match="it is a link"):
        ics.put(CONTENT, target)
    target.unlink()
    target.mkdir()
    with pytest.raises(PlaceTaken, match="it is a folder"):
        ics.put(CONTENT, target)
    target.rmdir()
    os.mkfifo(target)
    with pytest.raises(PlaceTaken, match="not an ordinary file"):
        ics.put(CONTENT, target)
    assert target.is_fifo()


def test_who_was_quicker_keeps_the_place(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def somebody_else(_handle: int) -> None:
        target.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", somebody_else)
    with pytest.raises(PlaceTaken, match="quicker"):
        ics.put(CONTENT, target)
    assert target.read_bytes() == b"theirs"


@pytest.mark.parametrize("there", [True, False])
def test_a_full_disk_leaves_what_was_there(
    target: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    if there:
        target.write_bytes(CONTENT)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BookError, match="No space left"):
        ics.put(CONTENT * 2, target)
    assert (target.read_bytes() == CONTENT) if there else not target.exists()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="No such file"):
        ics.put(CONTENT, tmp_path / "none" / "ahead.ics")
    assert not (tmp_path / "none").exists()


# -- a large book


@pytest.mark.slow
def test_every_component_of_a_large_book_is_there() -> None:
    """Values that are the same are shared between components; none may end up in another."""
    one = a_task_ahead("Call")
    many = [
        replace(one, series_id=number, what=f"Обади се {number}", account=f"Acme {number % 7}")
        for number in range(2000)
    ]
    made = ics.calendar(many, [])
    assert made.tasks == 2000
    for number, todo in enumerate(icalendar.Calendar.from_ical(made.content).walk("VTODO")):
        assert todo["SUMMARY"] == f"Обади се {number} · Acme {number % 7}"
        assert todo["UID"] == f"task-{number}@kamtui"


def test_a_term_checked_without_a_rule_is_none() -> None:
    term = TermAhead(
        term_id=1, category=TermCategory.PRICE, owed_by=OwedBy.WE, what="x", target=None, until_on=None,
        notice=None, rule=None, next_check_on=None, account="Acme", person="", phone="", changed_at=NOON,
    )  # fmt: skip
    with pytest.raises(ics.NothingAhead):
        ics.calendar([], [term])
