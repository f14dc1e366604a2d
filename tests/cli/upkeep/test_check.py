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
