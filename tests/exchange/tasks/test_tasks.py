"""Task lists as people and programs keep them: what is to be done, for whom, by when, and whether it is done."""

from datetime import date, time
from pathlib import Path

import pytest

from kamtui.domain.importing.tasks import TaskSaid
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.importing.list_kind import ListKind, list_kind
from kamtui.exchange.reading.table_file import AS_FOUND
from kamtui.exchange.records.file import MissingColumn, UnknownField
from kamtui.exchange.records.importer import RecordsImporter
from kamtui.exchange.tasks.kind import TASKS
from kamtui.store.importing.tasks import TaskSheet

TODAY = date(2026, 11, 30)

OUTLOOK = (
    '"Subject","Start Date","Due Date","Reminder On/Off","Reminder Date","Date Completed","% Complete","Total Work","Categories",'
    '"Companies","Contacts","Notes","Priority","Private","Sensitivity","Status"\n'
)
OUTLOOK_BG = "Тема;Начална дата;Краен срок;Напомняне вкл./изкл.;Дата на завършване;% завършено;Фирми;Контакти;Бележки;Приоритет;Състояние\n"


def read(tmp_path: Path, text: str, mapping: dict[str, str] | None = None) -> TaskSheet:
    path = tmp_path / "tasks.csv"
    path.write_text(text, encoding="utf-8")
    asked = Asked(path, mapping or {}, Answers(), AS_FOUND, {})
    return RecordsImporter(TASKS, asked, TODAY).read(lambda _done, _whole: None)


@pytest.mark.parametrize(
    ("text", "name", "people", "said"),
    [
        (  # Outlook, English: month first, 0/0/00 for no day
            OUTLOOK + '"Send prices","11/20/2026","12/14/2026","False","0/0/00","0/0/00","0","0",,"Alfa","Ana Ilieva",,"High","False","Normal","Not Started"\n',
            "Alfa", ("Ana Ilieva",), TaskSaid("Send prices", date(2026, 12, 14)),
        ),
        (  # done by its status and its day
            OUTLOOK + '"Send prices","11/20/2026","11/14/2026","False","0/0/00","11/13/2026","1","0",,,,"all of them","High","False","Normal","Completed"\n',
            "", (), TaskSaid("Send prices – all of them", date(2026, 11, 14), done_on=date(2026, 11, 13)),
        ),
        (  # Outlook, Bulgarian
            OUTLOOK_BG + "Оферта;;05.12.2026 г.;Изключено;;0,5;Алфа ООД;Мария Петрова;;Нормален;В процес\n",
            "Алфа ООД", ("Мария Петрова",), TaskSaid("Оферта", date(2026, 12, 5)),
        ),
        (  # a spreadsheet in Bulgarian, with a title above
            "Задачи за ноември;;;\n\n№;Задача;За кого;Срок;Час;Изпълнено\n1;Мостри;Алфа;1.12.2026;10:30;\n",
            "Алфа", (), TaskSaid("Мостри", date(2026, 12, 1), time(10, 30)),
        ),
        (  # HubSpot
            ("Task Title,Task Type,Task Status,Due Date,Associated Company,Associated Contact,Task Notes,Assigned to\n"
            "Offer,To-do,COMPLETED,2026-11-20 10:00,Alfa,Ana Ilieva,,Me\n"),
            "Alfa", ("Ana Ilieva",), TaskSaid("Offer", date(2026, 11, 20), time(10), done_on=date(2026, 11, 20)),
        ),
        (  # Zoho
            ("Record Id,Subject,Due Date,Status,Priority,Contact Name,Account Name,Closed Time,Task Owner\n"
            "zcrm_1,Offer,2026-12-20,In Progress,High,Ana Ilieva,Alfa,,Me\n"),
            "Alfa", ("Ana Ilieva",), TaskSaid("Offer", date(2026, 12, 20)),
        ),
        (  # Dynamics
            ("(Do Not Modify) Task,Subject,Regarding,Priority,Start Date,Due Date,Activity Status,Actual End,Owner,Task Type\n"
            "1,Offer,Alfa,Normal,2026-12-01,2026-12-20,Completed,2026-11-29,Me,\n"),
            "Alfa", (), TaskSaid("Offer", date(2026, 12, 20), done_on=date(2026, 11, 29)),
        ),
        (  # Planner
            ("Task ID,Task Name,Bucket Name,Progress,Priority,Assigned To,Created Date,Due date,Late,Completed Date,Description\n"
            "x,Offer,To do,Not started,Medium,Me,2026-11-01,2026-12-20,false,,\n"),
            "", (), TaskSaid("Offer", date(2026, 12, 20)),
        ),
        (  # Todoist, Trello: no day is tomorrow, as in the form
            "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,DATE,DATE_LANG,TIMEZONE\ntask,Offer,,4,1,,en,Europe/Sofia\n",
            "", (), TaskSaid("Offer", date(2026, 12, 1), has_day=False),
        ),
    ],
)  # fmt: skip
def test_producers(tmp_path: Path, text: str, name: str, people: tuple[str, ...], said: TaskSaid) -> None:
    sheet = read(tmp_path, text)
    assert list_kind(tmp_path / "tasks.csv").kind is ListKind.TASKS
    (row,) = sheet.rows
    assert (row.name, row.people, row.entry) == (name, people, said)
    assert not sheet.bad


@pytest.mark.parametrize(
    ("cells", "done_on"),
    [
        ("готово;", date(2026, 11, 20)), ("да;", date(2026, 11, 20)), ("100%;", date(2026, 11, 20)), ("1;", date(2026, 11, 20)),
        ("0,5;", None), ("50;", None), ("в процес;", None), (";", None), ("кой знае;", None), (";21.11.2026", date(2026, 11, 21)),
        ("незапочната;21.11.2026", None), (";01.01.2027", TODAY), (";x", date(2026, 11, 20)),
    ],
)  # fmt: skip
def test_what_is_done(tmp_path: Path, cells: str, done_on: date | None) -> None:
    sheet = read(tmp_path, f"Задача;Срок;Статус;Изпълнена на\nОферта;20.11.2026;{cells}\n")
    assert [row.entry.done_on for row in sheet.rows] == [done_on], sheet.bad


def test_what_is_not_taken_says_why_and_nothing_is_lost_without_a_word(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "Задача;Срок;Статус;Повторение;Бележка;Цвят\n"
        ";1.12.2026;;;;\n"
        "Оферта;петък;;;;\n"
        "Оферта;31.2.2026;;;;\n"
        "Оферта;1.12.1926;;;;\n"
        "Оферта;1.12.2026;отменена;;;\n"
        "Оферта;1.12.2026;;когато вали;;\n"
        f"{'д' * 501};1.12.2026;;;;\n"
        f"Отчет;1.12.2026;;всеки месец;{'б' * 600};червен\n",
    )
    assert [bad.line for bad in sheet.bad] == [2, 3, 4, 5, 6, 7, 8]
    (row,) = sheet.rows
    assert row.entry.repeat is not None and len(row.entry.what) == 500 and row.entry.what.endswith("…")
    assert "its end is left out" in row.remarks[0]
    assert sheet.untaken == ("Цвят",)


def test_a_table_without_tasks_and_a_field_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(MissingColumn, match=r"what is to be done.*--map"):
        read(tmp_path, "Клиент;Срок\nАлфа;1.12.2026\n")
    with pytest.raises(UnknownField, match="what, due"):
        read(tmp_path, "Задача;Срок\nОферта;1.12.2026\n", {"Срок": "deadline"})
    (row,) = read(tmp_path, "A;B\nОферта;1.12.2026\n", {"A": "what", "B": "due"}).rows
    assert row.entry == TaskSaid("Оферта", date(2026, 12, 1))


@pytest.mark.parametrize(
    "header",
    [
        "Дата;Задача;Фирма;Краен срок;Отговорник;Състояние;Коментар",  # the day on which it was written down
        "To do;For;When;Done?",
        "Task;Account;Due;Owner",
        "Subject;Priority;Due Date;Status;Regarding;Owner",
    ],
)
def test_a_list_of_what_is_to_be_done_is_a_task_list(tmp_path: Path, header: str) -> None:
    path = tmp_path / "tasks.csv"
    path.write_text(header + "\n" + ";".join("x" * (header.count(";") + 1)) + "\n")
    assert list_kind(path).kind is ListKind.TASKS


@pytest.mark.parametrize(
    "header",
    [
        "Дата;Клиент;С кого;Вид;Какво обсъдихме;Задача;Срок",
        "Date;Company;With whom;Notes;Next step;Due",
        "Activity - Subject;Activity - Type;Activity - Due date;Activity - Done;Organization - Name;Activity - Note",
    ],
)
def test_a_log_with_next_steps_is_no_task_list(tmp_path: Path, header: str) -> None:
    path = tmp_path / "log.csv"
    path.write_text(header + "\n" + ";".join("x" * (header.count(";") + 1)) + "\n")
    assert list_kind(path).kind is not ListKind.TASKS


def test_errors_of_a_spreadsheet_and_people_who_cannot_be_told_apart(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "Task;Due date;Company;Contact;Notes\nOffer;#REF!;Alfa;;\nOffer;1.12.2026;#N/A;;\nOffer;1.12.2026;Alfa;Ana Ilieva, Boris Dimov;#DIV/0!\n"
        "Call\u202e[red];1.12.2026;Alfa;;=cmd()\n",
    )
    assert [bad.reason for bad in sheet.bad] == [
        "Due date is an error of the spreadsheet (#REF!)",
        "Company is an error of the spreadsheet (#N/A)",
    ]
    first, second = sheet.rows
    assert first.people == ("Ana Ilieva", "Boris Dimov") and first.entry.what == "Offer"
    assert first.remarks == ("Notes is an error of the spreadsheet (#DIV/0!): left out",)
    assert second.entry.what == "Call[red] – =cmd()"
