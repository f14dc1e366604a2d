"""`kamtui import` with a list of leads: who named whom, what waits, circles, nothing the second time, one undo."""

from pathlib import Path
from typing import Any

import pytest

from kamtui.store.book.book import Book
from tests.build import raw
from tests.cli.running import Kamtui

KNOWN = "Name,Contact\nAlfa,Мария Петрова\nBeta,Georgi Dimov\nGama,Georgi Dimov\n"
LEADS = (
    "Фирма;Лице за контакт;Телефон;Препоръчан от;Дата;Статус;Причина;Следваща стъпка;Срок\n"
    "Нова;Анна Иванова;0888 111 222;Мария Петрова;12.11.2026;нов;;Обаждане;05.12.2060\n"  # 2
    "Втора;Петър Колев;;Анна Иванова;13.11.2026;;;;\n"  # 3: a contact of the list
    "Трета;;;Georgi Dimov;14.11.2026;;;;\n"  # 4: two are called so
    "Трета;;;Georgi Dimov, Beta;14.11.2026;;;;\n"  # 5
    "Четвърта;;;Непознат Човек;14.11.2026;;;;\n"  # 6
    "Орион;;;Beta;14.11.2026;;;;\n"  # 7: a firm alone
    "Alfa;;;Петър Колев;15.11.2026;;;;\n"  # 8: Alfa named Нова, that named Втора
    "Шеста;;;Мария Петрова;15.11.2026;отказ;купи от друг;;\n"  # 9
    "Седма;;;Мария Петрова;15.11.2026;отказ;;;\n"  # 10
)
NAMINGS = (
    "SELECT a.name, a.stage, p.name, f.name, r.source FROM referral r JOIN account a ON a.id = r.account_id "
    "LEFT JOIN person p ON p.id = r.by_person_id LEFT JOIN account f ON f.id = p.account_id ORDER BY r.named_on, a.name"
)


def rows(path: Path, sql: str) -> list[Any]:
    with raw(path) as con:
        return list(con.execute(sql))


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    path = tmp_path / "leads.csv"
    path.write_text(LEADS, encoding="utf-8")
    return path


@pytest.mark.slow
def test_leads_come_in_with_who_named_them(kamtui: Kamtui, path: Path, leads: Path, tmp_path: Path) -> None:
    (tmp_path / "known.csv").write_text(KNOWN)
    kamtui("--book", path, "import", tmp_path / "known.csv")
    status, out, err = kamtui("--book", path, "import", leads, "--dry-run")
    assert status == 1 and "Taken as a list of prospects." in err and not rows(path, NAMINGS)
    assert "line 2: Нова · Анна Иванова · named by Мария Петрова, 12.11.2026" in out
    assert "not taken: line 4: several people are called Georgi Dimov" in out
    assert (
        "not taken: line 6: Непознат Човек, who named it, is not in the book" in out
        and "--unknown add" in out
    )
    assert (
        "line 7: Орион · own observation 14.11.2026 · named by Beta" in out
        and "no person of Beta is said" in out
    )
    assert "bad row: line 8: That would close a circle: Alfa → Нова → Втора → Alfa." in out.replace(
        "\u2060", ""
    )
    assert "bad row: line 10: it is lost, and nothing says why" in out
    before = rows(path, "SELECT name FROM account")
    kamtui("--book", path, "import", leads)
    assert rows(path, NAMINGS) == [
        ("Нова", "prospect", "Мария Петрова", "Alfa", "chain"),
        ("Втора", "prospect", "Анна Иванова", "Нова", "chain"),
        ("Орион", "prospect", None, None, "observation"),
        ("Трета", "prospect", "Georgi Dimov", "Beta", "chain"),
        ("Шеста", "lost", "Мария Петрова", "Alfa", "chain"),
    ]
    assert rows(path, "SELECT lost_reason FROM account WHERE name = 'Шеста'") == [("купи от друг",)]
    assert rows(path, "SELECT what, due_on FROM task") == [("Обаждане", "2060-12-05")]
    assert rows(path, "SELECT p.name, r.value FROM reach r JOIN person p ON p.id = r.person_id") == [
        ("Анна Иванова", "0888 111 222")
    ]
    taken = rows(path, NAMINGS)
    _status, out, _err = kamtui("--book", path, "import", leads)
    assert "0 prospects added, 5 in the book already; 2 rows wait; 2 bad rows." in out
    assert rows(path, NAMINGS) == taken
    _status, out, _err = kamtui("--book", path, "import", leads, "--unknown", "add")
    assert "1 prospect added, 5 in the book already; 1 new account; 1 row waits" in out
    with Book.open(path, create=False, read_only=False, backups=None) as book:
        book.undo()
        assert rows(path, NAMINGS) == taken
        book.undo()
    assert not rows(path, NAMINGS) and rows(path, "SELECT name FROM account") == before


def test_a_firm_that_named_a_prospect_never_becomes_a_person(kamtui: Kamtui, path: Path, leads: Path) -> None:
    leads.write_text(
        "Prospect,Referred by\nZeta,Maria Koleva\nEta,Zeta\nIota,Beta Trading EOOD\nKappa,ЕТ Гама\n",
        encoding="utf-8",
    )
    _status, out, _err = kamtui("--book", path, "import", "prospects", leads, "--unknown", "add")
    for firm in ("Zeta", "Beta Trading EOOD", "ЕТ Гама"):
        assert f"named by {firm} · no person of {firm} is said: it stands in the words" in out
    assert rows(path, "SELECT name FROM person") == [("Maria Koleva",)]
    taken = rows(path, NAMINGS)
    _status, out, _err = kamtui("--book", path, "import", "prospects", leads, "--unknown", "add")
    assert "0 prospects added, 4 in the book already" in out and rows(path, NAMINGS) == taken


def test_a_list_moves_a_prospect_on_and_never_back(kamtui: Kamtui, path: Path, leads: Path) -> None:
    leads.write_text("Prospect,Referred by,Lead status,Phone,Need\nNova,,New,,\n")
    kamtui("--book", path, "import", leads)
    leads.write_text("Prospect,Referred by,Lead status,Phone,Need\nNova,,Converted,02 111 222,yes\n")
    _status, out, _err = kamtui("--book", path, "import", leads)
    assert "0 prospects added, 1 updated" in out and "state prospect → customer" in out
    assert "phone + 02 111 222" in out and "qualification + need Y" in out
    leads.write_text("Prospect,Referred by,Lead status\nNova,,New\n")
    _status, out, _err = kamtui("--book", path, "import", leads)
    assert "0 prospects added, 1 in the book already" in out
    assert rows(path, "SELECT stage FROM account") == [("customer",)]


def test_who_named_one_is_found_however_the_book_writes_them(
    kamtui: Kamtui, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "known.csv").write_text(
        "Name,Contact 1,Contact 2,Class\nAlfa,г-жа Анна Христова,Иван Колев,B\n"
        'Beta,"Петър Илиев, от Русе",,C\n'
    )
    out = kamtui("--book", path, "import", tmp_path / "known.csv")[1]
    assert "line 2             Alfa + Иван Колев" in out and "repeated" not in out
    # What a row of two people says of the firm stands there as it is, below nobody's name.
    assert rows(path, "SELECT note FROM account ORDER BY name") == [("Class: B",), ("Class: C",)]
    leads = tmp_path / "leads.csv"
    leads.write_text("Фирма;Препоръчан от\nНова;Анна Христова\nВтора;Петър Илиев\nТрета;Анна\n")
    out = kamtui("--book", path, "import", "prospects", leads)[1]
    assert "named by г-жа Анна Христова" in out and "named by Петър Илиев, от Русе" in out
    assert "not taken: line 4: Анна, who named it, is not in the book" in out
    log = tmp_path / "log.csv"
    log.write_text("Дата;Клиент;С кого;Бележка\n05.01.2026;Beta;Петър Илиев;Цени\n")
    kamtui("--book", path, "import", "calls", log)
    assert rows(path, "SELECT count(*) FROM person") == [(3,)]
