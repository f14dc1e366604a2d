"""One account for whoever takes it over: all that hangs on it, of others the names that are spoken of, and nothing dangling."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.exchange.accounts.cards import cards
from kamtui.exchange.everything.document import write_document
from kamtui.exchange.everything.folder import write_folder
from kamtui.exchange.everything.folder_reading import read_folder, take_folder_in
from kamtui.exchange.everything.source import Account
from kamtui.store.accounts.contact_reads import contacts
from kamtui.store.book.book import Book
from kamtui.store.records.scope import OWN
from tests import once
from tests.exchange.everything.random_books import fill, rows_of_books
from tests.exchange.everything.test_round_trip import MADE_AT, quiet
from tests.marked_book import marked_book


@pytest.mark.parametrize("seed", [1, 2])
def test_of_other_accounts_only_names_of_people_go_along(book: Book, tmp_path: Path, seed: int) -> None:
    marks = marked_book(book, seed)
    for account_id in marks.accounts:
        path = tmp_path / f"{account_id}.json"
        write_document(book, path, MADE_AT, quiet, account=Account(account_id, "x"))
        seen = marks.seen_in(path.read_text(encoding="utf-8"))
        own: dict[str, set[int] | None] = {"account": {account_id}, "competitor": None, "product": None}
        for table in {mark.table for mark in marks.all}:
            if table not in own and any(
                name == "account_id" for _n, name, *_x in book.rows(f"PRAGMA table_info({table})")
            ):
                own[table] = {
                    row_id
                    for (row_id,) in book.rows(f"SELECT id FROM {table} WHERE account_id = ?", (account_id,))
                }
        own["reach"] = None  # those of its people have no account of their own
        strange = [
            mark for mark in seen if (ids := own.get(mark.table)) is not None and mark.row_id not in ids
        ]
        assert {mark.where for mark in strange} <= {("person", "name")}
        # And nothing of its own is missing.
        found = {mark for mark in seen if mark not in strange}
        wanted = {
            mark
            for mark in marks.all
            if mark.table not in OWN | {"reach"} and (ids := own.get(mark.table)) and mark.row_id in ids
        }
        assert wanted <= found


def test_cards_say_nothing_that_is_only_for_the_owner_of_the_book(book: Book) -> None:
    marks = marked_book(book, 1)
    with book.change_rows("Everybody is there") as con:
        con.execute("UPDATE person SET status = 'active', is_empty_seat = 0")
    known = [contact for account_id in marks.accounts for contact in contacts(book, account_id)]
    text = cards(known).replace(b"\r\n ", b"").decode("utf-8")
    assert {("person", "name"), ("reach", "value")} < {mark.where for mark in marks.seen_in(text)} <= {
        ("account", "name"), ("person", "name"), ("person", "title"), ("person", "department"), ("reach", "value"),
        ("reach", "label"), ("call", "purpose"),
    }  # fmt: skip


@pytest.mark.slow
@settings(max_examples=25)
@given(data=st.data())
def test_any_account_can_be_taken_over(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, empty_book_file: Path
) -> None:
    rows: list[tuple[Any, dict[str, Any]]] = data.draw(rows_of_books())
    folder = tmp_path_factory.mktemp("any")
    for name in ("one.db", "other.db"):
        shutil.copyfile(empty_book_file, folder / name)
    with (
        once.opened_unchecked(folder / "one.db") as book,
        once.opened_unchecked(folder / "other.db") as other,
    ):
        fill(book, rows)
        for account_id, name in book.rows("SELECT id, name FROM account"):
            target = folder / f"all{account_id}"
            written = write_folder(book, target, MADE_AT, quiet, account=Account(account_id, name))
            assert take_folder_in(other, read_folder(target), quiet).new == written.records
            assert other.rows("SELECT id FROM account") == [(account_id,)]
            other.undo()
