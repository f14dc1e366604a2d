"""What is in a backup, and how it differs from the book."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from kamtui.domain.backups import Change, Sort
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book import backup
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError, NotABook
from kamtui.store.book.restoring.contents import changes, compare, contents
from kamtui.store.book.tables import Account
from tests.build import a_call, an_account, raw


@pytest.fixture
def taken(filled_book: Book, path: Path, tmp_path: Path) -> Path:
    return backup.take(path, tmp_path / "backups")


def test_what_is_counted(filled_book: Book, taken: Path, path: Path) -> None:
    held = contents(taken)
    assert held == contents(path)
    for name, sql in (("accounts", "account"), ("people", "person"), ("calls", "call"), ("months", "sale")):
        assert filled_book.rows(f"SELECT count(*) FROM {sql}") == [(getattr(held, name),)]
    assert 0 < held.prospects < held.accounts


def test_the_same_book_does_not_differ(filled_book: Book, taken: Path) -> None:
    assert compare(filled_book, taken).differences == [] and compare(filled_book, taken).has_values
    assert all(not found for found in changes(filled_book, taken))


def test_what_came_went_and_changed_is_counted_and_named(
    filled_book: Book, filled_ids: dict[str, int], taken: Path
) -> None:
    book = filled_book
    new = an_account(book, "Нова [/b]")
    a_call(book, new, note="за цената")
    account_changes.delete_account(book, filled_ids["other"])
    with book.change("Rename") as act:
        act.get(Account, filled_ids["acme"]).city = "Русе"
    found = {each.sort: each for each in compare(book, taken).differences}
    assert found[Sort.ACCOUNT] == (Sort.ACCOUNT, 1, 1, 1) and found[Sort.CALL].later == 1
    named = changes(book, taken)
    assert named.later[0] == Change("account", "", "Нова [/b]")
    [call] = [change for change in named.later if change.about == "call"]
    assert (call.account, call.name, type(call.day)) == ("Нова [/b]", "за цената", date)
    assert any(change.about == "account" for change in named.gone)
    assert named.changed[0] == Change("account", "", "Acme")
    assert book.rows("SELECT count(*) FROM pragma_database_list WHERE name = 'other'") == [(0,)]


def test_another_file_and_a_damaged_one_are_sentences(filled_book: Book, taken: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    con = sqlite3.connect(foreign)
    con.execute("CREATE TABLE account (id)")
    con.close()
    for read in (lambda: contents(foreign), lambda: compare(filled_book, foreign)):
        with pytest.raises(NotABook):
            read()
    with raw(taken) as con:
        (root,) = con.execute("SELECT rootpage FROM sqlite_master WHERE name = 'call'").fetchone()
        (size,) = con.execute("PRAGMA page_size").fetchone()
    with taken.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xee" * size)
    with pytest.raises(BookError, match="could not be compared"):
        compare(filled_book, taken)
    an_account(filled_book, "Goes on")
    assert filled_book.rows("SELECT count(*) FROM pragma_database_list WHERE name = 'other'") == [(0,)]
