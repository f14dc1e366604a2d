"""Activities as CRMs export them: conversations, tasks and notes in one list, told apart."""

from datetime import date, time
from pathlib import Path

import pytest

from kamtui.domain.calls.words import Channel
from kamtui.exchange.activities.kind import ACTIVITIES
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.importing.list_kind import ListKind, list_kind
from kamtui.exchange.reading.table_file import AS_FOUND
from kamtui.exchange.records.importer import RecordsImporter
from kamtui.store.importing.activities import ActivitySheet

PIPEDRIVE = "Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Done,Activity - Note,Deal - Title,Person - Name,Organization - Name\n"
SALESFORCE = (
    "Date,Assigned,Subject,Status,Priority,Task,Task Subtype,Company / Account,Contact,Full Comments\n"
)
DYNAMICS = "Subject,Regarding,Activity Type,Activity Status,Owner,Priority,Start Date,Due Date\n"
ZOHO = "Subject,Call Type,Call Start Time,Call Duration,Related To,Contact Name,Description,Call Status\n"
OWN = "Тема;Вид активност;Дата;Час;Статус;Фирма;Контакт;Бележка\n"


def read(tmp_path: Path, text: str) -> ActivitySheet:
    path = tmp_path / "activities.csv"
    path.write_text(text, encoding="utf-8")
    asked = Asked(path, {}, Answers(), AS_FOUND, {})
    return RecordsImporter(ACTIVITIES, asked, date(2026, 11, 30)).read(lambda _done, _whole: None)


@pytest.mark.parametrize(
    ("text", "channel", "purpose", "note"),
    [
        (PIPEDRIVE + "Intro,call,2026-11-05,10:00,Done,prices,Big,Ana Ilieva,Alfa\n", Channel.PHONE, "Intro", "prices"),
        (PIPEDRIVE + "List,email,2026-11-05,10:00,Done,sent,,Ana Ilieva,Alfa\n", Channel.EMAIL, "List", "sent"),
        (SALESFORCE + "2026-11-05,Me,Prices,Completed,Normal,1,Call,Alfa,Ana Ilieva,45 days\n", Channel.PHONE, "Prices", "45 days"),
        (DYNAMICS + "Demo,Alfa,Appointment,Completed,Me,Normal,2026-11-05,\n", None, "Demo", "Appointment"),
        (ZOHO + "Prices,Outbound,2026-11-05 10:00,15,Alfa,Ana Ilieva,45 days,Completed\n", None, "Prices", "45 days\nOutbound"),
        (OWN + "Цени;среща;05.11.2026;10:00;проведена;Алфа;Ана Илиева;45 дни\n", Channel.VISIT, "Цени", "45 дни"),
        (OWN + "Цени;среща;05.11.2026;10:00;;Алфа;Ана Илиева;\n", Channel.VISIT, "Цени", ""),  # its day has come
    ],
)  # fmt: skip
def test_what_was_held_is_a_conversation(
    tmp_path: Path, text: str, channel: Channel | None, purpose: str, note: str
) -> None:
    sheet = read(tmp_path, text)
    assert list_kind(tmp_path / "activities.csv").kind is ListKind.ACTIVITIES
    (row,) = sheet.rows
    call = row.entry.call
    assert call is not None and (call.channel, call.purpose, call.note) == (channel, purpose, note)
    assert call.day == date(2026, 11, 5) and row.name in ("Alfa", "Алфа")


def test_what_is_open_is_a_task_and_a_note_is_a_note(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        OWN + "Оферта;задача;05.12.2026;;;Алфа;;с условия\n"
        "Обаждане;обаждане;01.11.2026;09:30;планирано;Алфа;;\n"
        "Обяд;обяд;10.12.2026;;;Алфа;Ана Илиева;\n"
        "Отчет;задача;01.11.2026;;готово;;;\n"
        "Идея;бележка;02.11.2026;;;Алфа;;отварят магазин\n"
        "Среща;среща;03.11.2026;;отменена;Алфа;;\n"
        "Среща;среща;;;проведена;Алфа;;\n"
        "Среща;среща;03.11.2026;;проведена;;;\n",
    )
    tasks = [row.entry.task for row in sheet.rows if row.entry.task is not None]
    assert [(task.what, task.due_on, task.due_time, task.done_on) for task in tasks] == [
        ("Оферта – с условия", date(2026, 12, 5), None, None),
        ("Обаждане", date(2026, 11, 1), time(9, 30), None),
        ("Обяд", date(2026, 12, 10), None, None),
        ("Отчет", date(2026, 11, 1), None, date(2026, 11, 1)),
    ]
    assert sheet.rows[4].entry.note == "02.11.2026: Идея\nотварят магазин"
    assert [bad.line for bad in sheet.bad] == [7, 8, 9]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Дата;Клиент;С кого;Вид;Какво обсъдихме;Резултат", ListKind.CALLS),
        ("Task Title;Task Type;Task Status;Due Date;Associated Company", ListKind.TASKS),
        ("Name;City;Type;Status;Phone", ListKind.ACCOUNTS),
    ],
)
def test_what_is_no_list_of_activities(tmp_path: Path, header: str, kind: ListKind) -> None:
    path = tmp_path / "list.csv"
    path.write_text(header + "\n" + ";".join("x" * (header.count(";") + 1)) + "\n")
    assert list_kind(path).kind is kind
