"""`kamtui export ics`: what lies ahead, written as a calendar file."""

import re
from datetime import timedelta
from pathlib import Path

from kamtui import paths
from kamtui.cli.lists import local_today
from kamtui.domain.accounts.words import Stage
from kamtui.domain.time.birthday import Birthday
from kamtui.store.book.book import Book
from tests.build import a_person, a_task, an_account
from tests.cli.running import Kamtui


def test_what_lies_ahead_is_written_and_counted(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    file = tmp_path / "ahead.ics"
    said = kamtui("--book", filled, "export", "ics", file)
    assert said == (0, f"Written to {file}: 4 tasks, 2 checks, 2 ends of terms, 2 feasts.\n", "")
    assert file.stat().st_mode & 0o777 == 0o600
    first = file.read_bytes()
    assert (first.count(b"BEGIN:VTODO\r\n"), first.count(b"BEGIN:VEVENT\r\n")) == (4, 6)
    assert kamtui("--book", filled, "export", "ics", file) == said
    assert file.read_bytes() == first
    with Book.open(filled) as book:
        a_task(book, "One more")
    assert "5 tasks" in kamtui("export", "ics", file, "--book", filled)[1]
    assert file.read_bytes() != first


def test_an_export_changes_no_book(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    filled.chmod(0o400)
    status, _out, err = kamtui("--book", filled, "--read-only", "export", "ics", tmp_path / "ahead.ics")
    assert (status, err) == (0, "")
    assert filled.read_bytes() == before
    assert not paths.backup_folder(filled).exists()


def test_an_export_replaces_nothing_but_its_own(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "link.ics").symlink_to(tmp_path / "notes.txt")
    before = filled.read_bytes()
    for place in (
        filled,
        tmp_path,
        tmp_path / "notes.txt",
        tmp_path / "link.ics",
        tmp_path / "none" / "x.ics",
    ):
        status, out, err = kamtui("--book", filled, "export", "ics", place)
        assert (status, out) == (1, ""), place
        assert err.startswith("kamtui: ")
        assert err.count("\n") == 1
        assert str(place) in err
    assert filled.read_bytes() == before
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert not list(tmp_path.glob(".*"))


def test_a_book_in_which_nothing_lies_ahead(kamtui: Kamtui, book: Book, path: Path, tmp_path: Path) -> None:
    an_account(book, "Acme")
    book.close()
    status, out, err = kamtui("--book", path, "export", "ics", tmp_path / "ahead.ics")
    assert (status, out) == (1, "")
    assert err == (
        "kamtui: Nothing lies ahead: no open task, no check, no end of a term, no feast. No file was written.\n"
    )
    assert not (tmp_path / "ahead.ics").exists()


def test_an_export_from_no_book(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    assert kamtui("export", "ics", tmp_path / "ahead.ics")[0] == 1
    assert kamtui("--book", path, "export", "ics", tmp_path / "ahead.ics")[0] == 1
    assert list(tmp_path.iterdir()) == []


def test_of_one_account_and_of_the_week(kamtui: Kamtui, book: Book, path: Path, tmp_path: Path) -> None:
    acme, beta = (an_account(book, name, stage=Stage.CUSTOMER) for name in ("Acme", "Beta"))
    today = local_today()
    for account_id, name in ((acme, "acme"), (beta, "beta")):
        a_task(book, f"{name} late", account_id, today - timedelta(days=3))
        a_task(book, f"{name} soon", account_id, today + timedelta(days=6))
        a_task(book, f"{name} later", account_id, today + timedelta(days=7))
        for days in (2, 40):
            day = today + timedelta(days=days)
            a_person(book, f"Zz{days} {name}", account_id, birthday=Birthday(day.month, day.day))
    book.close()
    file = tmp_path / "ahead.ics"
    for options, names, feasts in (
        ((), ["acme late", "beta late", "acme soon", "beta soon", "acme later", "beta later"], 8),
        (("--account", "acme"), ["acme late", "acme soon", "acme later"], 4),
        (("--week",), ["acme late", "beta late", "acme soon", "beta soon"], 2),
        (("--week", "--account", "beta"), ["beta late", "beta soon"], 1),
    ):
        status, out, _err = kamtui("--book", path, "export", "ics", file, *options)
        assert status == 0 and re.search(rf" {feasts} feasts?\.$", out), out
        found = re.findall(r"SUMMARY:(\w+ \w+)", file.read_text(encoding="utf-8"))
        assert found == names
