"""Logs of conversations as people and programs keep them: who, when, how and about what, and what is no conversation."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from kamtui.domain.calls.importing.sheet import CallSheet
from kamtui.domain.calls.words import Channel
from kamtui.domain.text.cleaning import NOTE_LIMIT
from kamtui.exchange.calls.file import MissingLogColumns, UnknownLogField, read_calls
from kamtui.exchange.importing.list_kind import ListKind, list_kind

TODAY = date(2026, 11, 30)


def read(tmp_path: Path, text: str, **said: Any) -> CallSheet:
    path = tmp_path / "log.csv"
    path.write_text(text, encoding="utf-8")
    return read_calls(path, said.pop("mapping", None), today=TODAY, **said)


def test_a_visit_log_in_bulgarian(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "Посещения 2026\n\n"
        "№;Дата;Час;Клиент;С кого;Вид;Какво обсъдихме;Резултат;Минути;Следваща стъпка;Срок;Км\n"
        "1;05.01.2026 г.;10:30;Алфа ООД;Мария Петрова, Иван Колев;посещение;Цени за 2026;иска 45 дни;1:30;Оферта;10.12.2026;120\n"
        "2;6.1.2026;;Бета;Георги;телефонен разговор;Доставка;;;Чакаме;20.01.2026;\n",
    )
    first, second = sheet.rows
    assert (first.line, first.name, first.people) == (4, "Алфа ООД", ("Мария Петрова", "Иван Колев"))
    assert (first.day, first.at, first.channel, first.minutes) == (
        date(2026, 1, 5),
        time(10, 30),
        Channel.VISIT,
        90,
    )
    assert (first.note, first.result) == ("Цени за 2026\nКм: 120", "иска 45 дни")
    assert (first.step, first.step_on) == ("Оферта", date(2026, 12, 10))
    assert (second.channel, second.step, second.step_on) == (Channel.PHONE, "", None)
    assert second.note == "Доставка\nnext step: Чакаме, 20.01.2026"
    assert sheet.dropped == ("№",) and sheet.untaken == ("Км",) and not sheet.bad


@pytest.mark.parametrize(
    ("text", "who", "channel", "words"),
    [
        (  # HubSpot
            "Activity date,Note body,Associated Contact,Associated Company\n2026-01-05 10:00,Prices,Ana Ilieva,Alfa\n",
            ("Alfa", ("Ana Ilieva",)), None, "Prices",
        ),
        (  # Pipedrive
            "Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,Organization - Name,Person - Name,Activity - Note\n"
            + "Intro,call,2026-01-05,Done,Alfa,Ana Ilieva,Prices\n",
            ("Alfa", ("Ana Ilieva",)), Channel.PHONE, "Intro Prices",
        ),
        (
            "Date,First name,Last name,Company,Comment\n5 Jan 2026,Ana,Ilieva,Alfa,Prices\n",
            ("Alfa", ("Ana Ilieva",)), None, "Prices",
        ),
        ("When,With whom,What\n2026-01-05,Ana and Boris,Prices\n", ("", ("Ana", "Boris")), None, "Prices"),
        ("Ден,Фирма,Повод,Начин\n05.01.2026,Алфа,Цени,Viber\n", ("Алфа", ()), Channel.MESSAGE, "Цени"),
        ("Date,Customer,Type,Notes\n2026-01-05,Alfa,presentation,Prices\n", ("Alfa", ()), None, "Prices Type: presentation"),
    ],
)  # fmt: skip
def test_logs_of_programs_and_people(
    tmp_path: Path, text: str, who: tuple[str, tuple[str, ...]], channel: Channel | None, words: str
) -> None:
    (row,) = read(tmp_path, text).rows
    assert ((row.name, row.people), row.day, row.channel) == (who, date(2026, 1, 5), channel)
    assert f"{row.purpose} {row.note}".split() == words.split()
    is_of_crm = "Activity - Done" in text  # it may hold tasks too
    assert list_kind(tmp_path / "log.csv").kind is (ListKind.ACTIVITIES if is_of_crm else ListKind.CALLS)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("1.12.2026,Alfa,visit,x,", "still to come"),
        (",Alfa,visit,x,", "no day"),
        ("soon,Alfa,visit,x,", "“soon” cannot be read"),
        ("5.1.,Alfa,visit,x,", "with its year, as in 5.12.2026"),
        ("5.1.2026,,visit,x,", "neither a customer nor a person"),
        ("5.1.2026,Alfa,Task,x,", "“Task” is no conversation"),
        ("5.1.2026,Alfa,call,x,planned", "not held, as “planned” says"),
        ("5.1.2026,Alfa,call,x,FALSE", "not held"),
        ("5.1.2026,Alfa,visit,x,,more", "6 cells, the header has 5"),
        ("5.1.2026,Alfa,visit," + "x" * (NOTE_LIMIT + 1) + ",", "more text than a note can hold"),
    ],
)
def test_what_is_no_conversation_is_refused_with_the_reason(tmp_path: Path, cells: str, reason: str) -> None:
    sheet = read(tmp_path, f"Date,Customer,Type,Notes,Status\n{cells}\n5.1.2026,Alfa,call,x,done\n")
    (bad,) = sheet.bad
    assert (bad.line, reason in bad.reason) == (2, True) and len(sheet.rows) == 1 and bad.cells


def test_days_that_can_be_read_in_two_ways_are_said(tmp_path: Path) -> None:
    head = "Date,Customer,Notes\n"
    assert read(tmp_path, head + "2026-01-05,Alfa,x\n").is_day_first is None
    day_first = read(tmp_path, head + "3/4/2026,Alfa,x\n")
    assert day_first.is_day_first and day_first.rows[0].day == date(2026, 4, 3)
    of_column = read(tmp_path, head + "3/4/2026,Alfa,x\n3/14/2026,Alfa,x\n")
    assert of_column.is_day_first is False and of_column.rows[0].day == date(2026, 3, 4)
    said = read(tmp_path, head + "3/4/2026,Alfa,x\n", is_american=True)
    assert said.rows[0].day == date(2026, 3, 4)


def test_columns_named_by_hand(tmp_path: Path) -> None:
    text = "A,B,C,D\n2026-01-05,Alfa,Prices,blue\n"
    with pytest.raises(MissingLogColumns, match="day"):
        read(tmp_path, text)
    (row,) = read(tmp_path, text, mapping={"A": "day", "B": "name", "C": "note", "D": "skip"}).rows
    assert (row.name, row.note) == ("Alfa", "Prices")
    with pytest.raises(UnknownLogField):
        read(tmp_path, text, mapping={"A": "day", "B": "day"})
    with pytest.raises(MissingLogColumns, match="customer"):
        read(tmp_path, "Date,Notes\n2026-01-05,x\n")


def test_a_comma_within_a_name_makes_no_second_person_and_what_may_be_either_is_refused(
    tmp_path: Path,
) -> None:
    path = tmp_path / "log.csv"
    path.write_text(
        'Date;Customer;With whom;Notes\n1.10.2026;Alfa;"Petrov, Ivan";a\n2.10.2026;Alfa;"Smith, John";b\n'
        "3.10.2026;Alfa;Maria and Ivan;c\n"
    )
    sheet = read_calls(path, today=date(2026, 11, 30))
    assert [row.people for row in sheet.rows] == [("Ivan Petrov",), ("Maria", "Ivan")]
    assert [(row.line, "part several by a semicolon" in row.reason) for row in sheet.bad] == [(3, True)]


def test_an_error_of_the_spreadsheet_is_said_or_keeps_the_row_from_being_taken(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(
        "Date;Customer;Notes;Result\n1.10.2026;Alfa;#REF!;ok\n2.10.2026;#N/A;b;c\n#VALUE!;Alfa;b;c\n"
    )
    sheet = read_calls(path, today=date(2026, 11, 30))
    assert [(row.note, row.result) for row in sheet.rows] == [("", "ok")]
    assert sheet.rows[0].remarks == ("Notes is an error of the spreadsheet (#REF!): left out",)
    assert [row.reason for row in sheet.bad] == [
        "Customer is an error of the spreadsheet (#N/A)",
        "Date is an error of the spreadsheet (#VALUE!)",
    ]


def test_when_behind_the_next_step_is_its_day(tmp_path: Path) -> None:
    text = "Дата;Клиент;Как;Какво говорихме;Следваща стъпка;Кога\n5.10.2026;Алфа;тел.;цени;оферта;4.12.2026\n"
    (row,) = read(tmp_path, text).rows
    assert (row.day, row.channel, row.note) == (date(2026, 10, 5), Channel.PHONE, "цени")
    assert (row.step, row.step_on) == ("оферта", date(2026, 12, 4))
