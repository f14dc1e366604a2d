"""The check of the book by a command, and its repair."""

from pathlib import Path

from kamtui.store.book.book import Book
from tests.build import a_person, an_account, raw
from tests.cli.running import Kamtui


def test_check_says_well_or_what_is_not(kamtui: Kamtui, filled: Path) -> None:
    status, out, err = kamtui("--book", filled, "check")
    assert (status, err) == (0, "")
    assert {line.split()[0] for line in out.splitlines()} == {"well"}
    with raw(filled) as con:
        con.execute("DELETE FROM account_contact")
    status, out, err = kamtui("--book", filled, "check")
    assert status == 1
    assert [line.split("  ")[1] for line in out.splitlines() if line.startswith("NOT WELL")] == [
        "last contacts"
    ]
    assert err.count("\n") == 1


def test_check_lists_what_slips_left_and_changes_nothing(kamtui: Kamtui, filled: Path) -> None:
    with Book.open(filled) as book:
        acme = an_account(book, "Slips Ltd")
        for number in range(12):
            a_person(book, f"piece{number}", account_id=acme)
    before = filled.read_bytes()
    status, out, _err = kamtui("check", "--book", filled)
    assert status == 0 and filled.read_bytes() == before
    assert "People whose name may be a piece of one: 12" in out
    assert "  piece0 (Slips Ltd)" in out and "piece11" not in out and "… 2 more" in out
    assert "Nothing was changed." in out


def test_a_repair_is_said_before_done_and_listed(kamtui: Kamtui, filled: Path) -> None:
    status, out, err = kamtui("--book", filled, "check", "--repair")
    assert (status, err) == (0, "") and "Nothing is to be repaired." in out
    with raw(filled) as con:
        con.execute("DELETE FROM account_contact")
        con.execute("DROP TRIGGER journal_account_insert")
    before = filled.read_bytes()
    status, out, err = kamtui("--book", filled, "check")
    assert status == 1 and "“kamtui check --repair” would keep the book as it is, and then:" in out
    assert "  - The triggers that keep" in out and "check --repair" in err and filled.read_bytes() == before
    assert kamtui("--book", filled, "--read-only", "check", "--repair")[0] == 1
    status, out, err = kamtui("--book", filled, "check", "--repair")
    assert (status, err) == (0, "") and "Repaired:" in out and "The book as it was is kept: " in out
    (kept,) = filled.parent.glob("*-before-repair-*.db")
    assert kept.read_bytes() == before and kept.stat().st_mode & 0o777 == 0o600
    assert kamtui("--book", filled, "check")[0] == 0


def test_what_cannot_be_repaired_names_the_backup_and_the_rescue(kamtui: Kamtui, filled: Path) -> None:
    kamtui("--book", filled, "backup")
    with raw(filled) as con:
        con.execute("PRAGMA foreign_keys=OFF")
        con.execute("DROP TABLE plan")
    for command in (["check"], ["check", "--repair"]):
        status, out, err = kamtui("--book", filled, *command)
        assert status == 1 and "It cannot repair this:" in out and "plan" in out
        assert "restore" in err and "rescue NEW.db" in err and "--repair" not in err
