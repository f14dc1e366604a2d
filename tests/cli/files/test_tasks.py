"""`kamtui import` with a task list: preview, taken, nothing the second time, never opened again, one undo."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kamtui.store.book.book import Book
from kamtui.store.day.task_changes import finish_task, snooze_task
from tests.build import raw
from tests.cli.running import Kamtui

TASKS = (
    "Задача;Клиент;Лице;Срок;Статус;Приоритет\n"
    "Оферта за 2027;Alfa;Мария Петрова;05.12.2060;в процес;висок\n"
    "Мостри;Alfa;Петрова;01.11.2026;готово;\n"
    "Хотел;;;06.12.2060;;\n"
    "Каталог;Нова Фирма;;07.12.2060;;\n"
    "Без ден;Alfa;;петък;;\n"
)


@pytest.fixture
def tasks(tmp_path: Path) -> Path:
    path = tmp_path / "задачи.csv"
    path.write_text(TASKS, encoding="cp1251")
    return path


def rows(path: Path, sql: str) -> list[Any]:
    with raw(path) as con:
        return list(con.execute(sql))


def test_a_task_list_comes_in_once_and_is_taken_back_by_one_undo(
    kamtui: Kamtui, path: Path, csv: Path, tasks: Path, tmp_path: Path
) -> None:
    kamtui("--book", path, "import", csv)
    status, out, err = kamtui("--book", path, "import", tasks, "--dry-run")
    assert status == 1 and "Taken as a list of tasks." in err
    assert "left out: Приоритет" in out and "new person: Мария Петрова" in out
    assert "line 2: 05.12.2060 · Alfa · Мария Петрова · Оферта за 2027" in out
    assert "bad row: line 6: the day “петък” cannot be read" in out
    assert "line 5: not in the book: Нова Фирма (1 task)" in out
    rejects = tmp_path / "rejects.csv"
    status, out, _err = kamtui("--book", path, "import", "tasks", tasks, "--rejects", rejects)
    assert "3 tasks added, 0 in the book already; 1 person added; 1 row waits; 1 bad row." in out
    assert len(rejects.read_text("utf-8-sig").splitlines()) == 3
    assert rows(
        path,
        "SELECT t.what, a.name, p.name, t.due_on, t.done_at IS NULL FROM task t LEFT JOIN account a ON a.id = t.account_id "
        "LEFT JOIN person p ON p.id = t.person_id ORDER BY t.due_on",
    ) == [
        ("Мостри", "Alfa", "Мария Петрова", "2026-11-01", 0),
        ("Оферта за 2027", "Alfa", "Мария Петрова", "2060-12-05", 1),
        ("Хотел", None, None, "2060-12-06", 1),
    ]
    _status, out, _err = kamtui("--book", path, "import", tasks, "--unknown", "add")
    assert "1 task added, 3 in the book already; 1 new account" in out
    # What was done meanwhile stays done; what was put off is not doubled.
    ids = dict(rows(path, "SELECT what, id FROM task"))
    with Book.open(path, create=False, read_only=False, backups=None) as book:
        finish_task(book, ids["Хотел"], datetime.now(UTC))
        snooze_task(book, ids["Оферта за 2027"], date(2060, 12, 9), None)
    before = rows(path, "SELECT * FROM task ORDER BY id")
    _status, out, _err = kamtui("--book", path, "import", tasks)
    assert "0 tasks added, 3 in the book already; 1 row waits" in out
    assert "not taken: line 2: the book has this task on 09.12.2060" in out and "--further" in out
    assert rows(path, "SELECT * FROM task ORDER BY id") == before
    _status, out, _err = kamtui("--book", path, "import", tasks, "--further")
    assert "1 task added" in out
    with Book.open(path, create=False, read_only=False, backups=None) as book:
        book.undo()
    assert rows(path, "SELECT * FROM task ORDER BY id") == before


def test_a_task_that_the_list_calls_done_is_done(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    listed = tmp_path / "tasks.csv"
    listed.write_text("Task,Due date,Status\nReport,2026-11-02,\n")
    kamtui("--book", path, "import", listed)
    listed.write_text("Task,Due date,Status,Completed on\nReport,2026-11-02,done,2026-11-03\n")
    _status, out, _err = kamtui("--book", path, "import", listed)
    assert "whether it is done open → 03.11.2026" in out and "0 tasks added, 1 updated" in out
    assert rows(path, "SELECT substr(done_at, 1, 10) FROM task") == [("2026-11-03",)]
    _status, out, _err = kamtui("--book", path, "import", listed, "--stage", "prospect")
    assert "a list of tasks has no use for it" in _err
