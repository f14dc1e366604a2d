"""`kamtui import` with the activities of a CRM: conversations, tasks and notes as one act, nothing the second time."""

from pathlib import Path
from typing import Any

from kamtui.store.book.book import Book
from tests.build import raw
from tests.cli.running import Kamtui

ACTIVITIES = (
    "Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,Activity - Note,Person - Name,Organization - Name\n"
    "Intro,call,2026-11-05,Done,prices,Мария Петрова,Alfa\n"
    "Offer,task,2060-12-05,To do,,Мария Петрова,Alfa\n"
    "Idea,note,2026-11-02,,they open a store,,Alfa\n"
    "Intro,call,2026-11-05,Done,,,Nobody Knows\n"
    "Idea,note,2026-11-02,,whose,,\n"
)


def rows(path: Path, sql: str) -> list[Any]:
    with raw(path) as con:
        return list(con.execute(sql))


def test_activities_come_in_once(kamtui: Kamtui, path: Path, csv: Path, tmp_path: Path) -> None:
    kamtui("--book", path, "import", csv)
    listed = tmp_path / "activities.csv"
    listed.write_text(ACTIVITIES)
    status, out, err = kamtui("--book", path, "import", listed)
    assert status == 1 and "Taken as activities of a CRM." in err
    assert "conversation: 05.11.2026 · Alfa · phone · Мария Петрова" in out
    assert "3 activities added, 0 in the book already; 1 person added; 1 row waits; 1 bad row." in out
    everything = (
        "SELECT (SELECT count(*) FROM call), (SELECT count(*) FROM task), (SELECT count(*) FROM person), "
        "(SELECT note FROM account WHERE name = 'Alfa')"
    )
    taken = rows(path, everything)
    # Whom both the conversation and the task name is added once.
    assert taken[0][:3] == (1, 1, 1) and taken[0][3].endswith("02.11.2026: Idea\nthey open a store")
    _status, out, _err = kamtui("--book", path, "import", listed)
    assert "0 activities added, 3 in the book already; 1 row waits; 1 bad row." in out
    assert rows(path, everything) == taken
    with Book.open(path, create=False, read_only=False, backups=None) as book:
        book.undo()
    assert rows(path, everything)[0][:3] == (0, 0, 0)
