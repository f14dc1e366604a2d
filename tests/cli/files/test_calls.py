"""`kamtui import` with a log of conversations: preview, taken, nothing the second time, one undo."""

from pathlib import Path

import openpyxl
import pytest

from kamtui.store.book.book import Book
from tests.build import raw
from tests.cli.running import Kamtui

ROWS: list[list[str | None]] = [
    ["Дата", "Клиент", "С кого", "Вид", "Какво обсъдихме", "Следваща стъпка", "Следваща среща"],
    ["05.01.2026", "Alfa", "Мария Петрова, Иван Колев", "посещение", "Цени", "Оферта", "10.12.2099"],
    ["06.01.2026", "Alfa", "Петрова", "обаждане", "Доставка", None, None],
    ["07.01.2026", "Gama", "Георги", "имейл", "Поръчка", None, None],
    [None, "Alfa", "Петрова", "среща", "без дата", None, None],
]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    for row in ROWS:
        made.worksheets[0].append(row)
    path = tmp_path / "visits.xlsx"
    made.save(path)
    return path


def counts(path: Path) -> dict[str, int]:
    with raw(path) as con:
        tables = ("account", "person", "call", "call_person", "task")
        return {table: con.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def test_a_visit_log_comes_in_once_and_is_taken_back_by_one_undo(
    kamtui: Kamtui, path: Path, csv: Path, log: Path, tmp_path: Path
) -> None:
    kamtui("--book", path, "import", csv)
    before = counts(path)
    status, out, err = kamtui("--book", path, "import", log, "--dry-run")
    assert status == 1 and "log of conversations" in err and counts(path) == before
    assert "line 2: 05.01.2026 · Alfa · visit · Мария Петрова, Иван Колев: Цени" in out
    assert "bad row: line 5: no day" in out and "line 4: not in the book: Gama (1 conversation)" in out
    rejects = tmp_path / "rejects.csv"
    status, out, _err = kamtui("--book", path, "import", log, "--rejects", rejects)
    assert (
        "2 conversations added, 0 in the book already; 2 people added; 1 task; 1 row waits; 1 bad row." in out
    )
    taken = counts(path)
    assert taken == {"account": 2, "person": 2, "call": 2, "call_person": 3, "task": 1}
    assert "Gama" in rejects.read_text("utf-8-sig") and len(rejects.read_text("utf-8-sig").splitlines()) == 3
    status, out, _err = kamtui("--book", path, "import", log, "--unknown", "add")
    assert "1 conversation added, 2 in the book already; 1 new account; 1 person added" in out
    status, out, _err = kamtui("--book", path, "import", log)
    assert "0 conversations added, 3 in the book already" in out
    with Book.open(path, create=False, read_only=False, backups=None) as book:
        book.undo()
    assert counts(path) == taken


def test_options_are_for_their_kind_and_what_is_not_said_is_asked(
    kamtui: Kamtui, path: Path, csv: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log.csv"
    log.write_text("Date,Customer,Notes\n3/4/2026,Alfa,Prices\n")
    kamtui("--book", path, "import", csv)
    status, _out, err = kamtui("--book", path, "import", log, "--stage", "lost")
    assert status == 1 and "--stage" in err
    status, out, _err = kamtui("--book", path, "import", log, "--channel", "phone", "--dates", "month-first")
    assert status == 0 and "month first" in out and "taken as “phone”" in out
    with raw(path) as con:
        assert con.execute("SELECT channel, date(held_at, 'localtime') FROM call").fetchone() == (
            "phone",
            "2026-03-04",
        )
    log.write_text("Date,Customer,Notes\n2026-03-04,Alfa,Other words\n")
    status, out, _err = kamtui("--book", path, "import", log)
    assert status == 1 and "--further" in out and counts(path)["call"] == 1
    status, out, _err = kamtui("--book", path, "import", log, "--further")
    assert status == 0 and counts(path)["call"] == 2
