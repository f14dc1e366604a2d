"""`kamtui import` with a list of agreements: taken once, renegotiated terms are not overwritten, one undo."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kamtui.domain.terms.target import read_target
from kamtui.domain.terms.words import TermCategory
from kamtui.store.book.book import Book
from kamtui.store.terms.changes import edit_term
from kamtui.store.terms.reads import term_detail
from tests.build import raw
from tests.cli.running import Kamtui

AGREED = (
    "Клиент;Договорено;Кой дължи;Договорено на;Валидно до;Проверка;Цел;Договорено с\n"
    "Alfa;Плащане;те;01.01.2026;31.12.2060;месечно;45 дни;Мария Петрова\n"
    "Alfa;Доставка до 3 дни;ние;;;петък;;\n"
    "Непозната;Плащане;те;;;;;\n"
    ";Без клиент;ние;;;;;\n"
)


def rows(path: Path, sql: str) -> list[Any]:
    with raw(path) as con:
        return list(con.execute(sql))


@pytest.fixture
def agreed(tmp_path: Path) -> Path:
    path = tmp_path / "agreed.csv"
    path.write_text(AGREED, encoding="cp1251")
    return path


def test_agreements_come_in_once(kamtui: Kamtui, path: Path, csv: Path, agreed: Path) -> None:
    kamtui("--book", path, "import", csv)
    status, out, err = kamtui("--book", path, "import", agreed, "--firms", "none")
    assert status == 1 and "Taken as a list of terms." in err
    assert "2 terms added, 0 in the book already; 1 person added; 1 row waits; 1 bad row." in out
    assert "line 2: Alfa · Плащане · they owe" in out and "line 4: not in the book: Непозната (1 term)" in out
    columns = (
        "t.what, t.owed_by, t.category, t.target_thousandths, t.until_on, p.name, t.next_check_on IS NULL"
    )
    sql = f"SELECT {columns} FROM term t LEFT JOIN person p ON p.id = t.person_id ORDER BY t.what"
    taken = rows(path, sql)
    assert taken == [
        ("Доставка до 3 дни", "we", "delivery", None, None, None, 0),
        ("Плащане", "they", "payment", 45000, "2060-12-31", "Мария Петрова", 0),
    ]
    _status, out, _err = kamtui("--book", path, "import", agreed, "--firms", "none")
    assert "0 terms added, 2 in the book already; 1 row waits" in out and rows(path, sql) == taken
    _status, out, _err = kamtui("--book", path, "import", agreed, "--firms", "none", "--unknown", "add")
    assert "1 term added" in out
    with Book.open(path, create=False, read_only=False, backups=None) as book:
        book.undo()
        assert rows(path, sql) == taken
        book.undo()
    assert not rows(path, sql)


def test_what_was_agreed_anew_meanwhile_waits(kamtui: Kamtui, path: Path, csv: Path, agreed: Path) -> None:
    kamtui("--book", path, "import", csv)
    kamtui("--book", path, "import", agreed, "--firms", "none")
    ids = dict(rows(path, "SELECT what, id FROM term"))
    with Book.open(path, create=False, read_only=False, backups=None) as book:
        entry = term_detail(book, ids["Плащане"]).entry
        thirty = read_target("30 дни", TermCategory.PAYMENT)
        edit_term(book, ids["Плащане"], entry._replace(target=thirty, until_on=None), date(2026, 11, 30))
    _status, out, _err = kamtui("--book", path, "import", agreed, "--firms", "none")
    assert "0 terms added, 1 in the book already; 2 rows wait" in out and "--as-listed" in out
    assert "not taken: line 2: the book says otherwise: ≤ 30 дни → ≤ 45 дни" in out
    _status, out, _err = kamtui("--book", path, "import", agreed, "--firms", "none", "--as-listed")
    assert "target ≤ 30 дни → ≤ 45 дни" in out and "until + 31.12.2060" in out and "1 updated" in out
    assert rows(path, "SELECT target_thousandths, until_on FROM term WHERE what = 'Плащане'") == [
        (45000, "2060-12-31")
    ]
