"""Format 11: what an older book knows of accounts gets its day, and its history is still undone and redone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kamtui.domain.knowledge.words import Topic
from kamtui.store.book import journal, opening
from kamtui.store.book.book import Book
from kamtui.store.book.ids import EPOCH_MS, RANDOM_BITS
from kamtui.store.book.migrations import STEPS
from kamtui.store.book.search import index
from kamtui.store.knowledge import dossier_reads, image_reads, portfolio_reads
from tests.build import dump, raw

OLDER = STEPS[:10]
ACME, OTHER, FILM = 1, 2, 3


def row_id(day: date, number: int = 0) -> int:
    """The id of a row that was made at noon of a day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return ((int(noon.timestamp() * 1000) - EPOCH_MS) << RANDOM_BITS) + number


@contextmanager
def older(path: Path) -> Iterator[Book]:
    """A book of format 10 with two accounts and a product line."""
    opening.create(path, OLDER)
    with Book.open(path, steps=OLDER) as book:
        with book.change_rows("Begin") as con:
            for account_id in (ACME, OTHER):
                con.execute(
                    "INSERT INTO account (id, name, legal_name, registration_number, industry, city, country, stage, is_key, "
                    "vulnerability, note, created_at) VALUES (?, 'Acme', '', '', '', '', '', 'customer', 0, '', '', "
                    "'2026-01-01T10:00:00Z')",
                    (account_id,),
                )
            con.execute("INSERT INTO product VALUES (?, 'Film', 1)", (FILM,))
        yield book


def acted(book: Book, day: date, name: str, *statements: str) -> None:
    """An act of a day."""
    with book.change_rows(name) as con:
        for statement in statements:
            con.execute(statement)
    at(book, day)


def at(book: Book, day: date) -> None:
    """The last act, undo or redo was done at noon of a day."""
    with raw(book.path) as con:
        con.execute(
            "UPDATE change_set SET made_at = ? WHERE id = (SELECT max(id) FROM change_set)",
            (f"{day}T12:00:00Z",),
        )
        con.commit()


@pytest.fixture(autouse=True)
def _sofia(in_sofia: None) -> None:
    """The days are those of one clock."""


def days(book: Book, topic: Topic = Topic.PRICE) -> list[tuple[date | None, str]]:
    return [(reading.read_on, reading.text) for reading in dossier_reads.text_course(book, ACME, topic)]


def prices(book: Book) -> list[tuple[date | None, int | None, str]]:
    readings = portfolio_reads.price_courses(book, ACME).get(FILM, [])
    return [(reading.read_on, reading.price, reading.terms) for reading in readings]


MAY, JUNE, JULY = date(2026, 5, 5), date(2026, 6, 6), date(2026, 7, 7)


def test_a_text_has_the_day_of_its_last_change_and_undo_brings_back_the_day_too(path: Path) -> None:
    with older(path) as book:
        acted(book, MAY, "Write", f"INSERT INTO dossier_text VALUES (11, {ACME}, 'price', 'нисък')")
        acted(book, JUNE, "Write over", "UPDATE dossier_text SET text = 'висок' WHERE id = 11")
        acted(book, JULY, "Write again", "UPDATE dossier_text SET text = 'среден' WHERE id = 11")
        book.undo()
    with Book.open(path) as book:
        assert days(book) == [(JUNE, "висок")], "an undo brings back what it was, and since when"
        assert book.redo() == "Write again" and days(book) == [(JULY, "среден")]
        assert [book.undo(), book.undo()] == ["Write again", "Write over"]
        assert days(book) == [(MAY, "нисък")]
        assert book.undo() == "Write" and days(book) == []
        assert [book.redo() for _ in range(3)] == ["Write", "Write over", "Write again"]
        assert days(book) == [(JULY, "среден")]
        with raw(path) as con:
            assert index.agree(con)


def test_without_a_history_it_is_the_day_in_its_id_and_without_that_it_is_not_known(path: Path) -> None:
    with older(path) as book:
        book.close()
        with raw(path) as con:
            journal.drop_triggers(con)
            con.execute(f"INSERT INTO dossier_text VALUES ({row_id(MAY)}, {ACME}, 'price', 'нисък')")
            con.execute(f"INSERT INTO dossier_text VALUES (12, {ACME}, 'results', 'растат')")
            con.execute(
                f"INSERT INTO portfolio_item VALUES ({row_id(JUNE)}, {ACME}, {FILM}, 'sold', NULL, 1250, 'за кг')"
            )
            con.execute(f"INSERT INTO portfolio_item VALUES (13, {OTHER}, {FILM}, 'sold', NULL, 7, '')")
            journal.create_triggers(con)
            con.commit()
    with Book.open(path) as book:
        assert days(book) == [(MAY, "нисък")] and days(book, Topic.RESULTS) == [(None, "растат")]
        assert prices(book) == [(JUNE, 12_50, "за кг")]
        [other] = portfolio_reads.price_courses(book, OTHER)[FILM]
        assert (other.read_on, other.price) == (None, 7)


def test_the_text_on_the_brand_image_is_the_first_reading_of_it(path: Path) -> None:
    with older(path) as book:
        acted(
            book, MAY, "Write", f"INSERT INTO dossier_text VALUES (11, {ACME}, 'brand_image', 'скъпи\n[/b]')"
        )
        acted(book, JUNE, "Write over", "UPDATE dossier_text SET text = 'скъпи, но добри' WHERE id = 11")
    with Book.open(path) as book:
        [reading] = image_reads.brand_image(book, ACME).readings
        assert (reading.read_on, reading.strength, reading.evidence, reading.done) == (
            JUNE, None, "скъпи, но добри", "",
        )  # fmt: skip
        assert book.undo() == "Write over"
        [reading] = image_reads.brand_image(book, ACME).readings
        assert (reading.read_on, reading.evidence) == (MAY, "скъпи\n[/b]")
        assert book.undo() == "Write" and image_reads.brand_image(book, ACME).readings == ()
        with raw(path) as con:
            assert index.agree(con)


def test_a_price_moves_out_of_its_line_and_so_does_its_history(path: Path) -> None:
    with older(path) as book:
        acted(
            book,
            MAY,
            "Sell",
            f"INSERT INTO portfolio_item VALUES (21, {ACME}, {FILM}, 'offered', NULL, NULL, '')",
        )
        acted(
            book,
            JUNE,
            "Price",
            "UPDATE portfolio_item SET negotiated_price = 1250, terms = 'за кг' WHERE id = 21",
        )
        acted(book, JULY, "State", "UPDATE portfolio_item SET state = 'sold' WHERE id = 21")
        acted(
            book,
            JULY,
            "Delete all",
            f"DELETE FROM portfolio_item WHERE account_id = {ACME}",
            f"DELETE FROM account WHERE id = {ACME}",
        )
    with Book.open(path) as book:
        assert prices(book) == []
        assert book.undo() == "Delete all"
        before = dump(book)
        assert prices(book) == [(JUNE, 12_50, "за кг")], "a change of the state is none of the price"
        assert book.redo() == "Delete all" and book.undo() == "Delete all"
        assert dump(book) == before
        assert [book.undo(), book.undo()] == ["State", "Price"] and prices(book) == []
        assert book.rows("SELECT state FROM portfolio_item") == [("offered",)]
        assert [book.redo(), book.redo()] == ["Price", "State"]
        assert prices(book) == [(JUNE, 12_50, "за кг")]


def test_nothing_of_the_old_tables_is_lost(path: Path) -> None:
    """Row by row: each text and each price with its terms stands in one of the new tables, with its id."""
    with older(path) as book:
        topics = (
            "functioning",
            "results",
            "interests",
            "decides",
            "price",
            "conditions",
            "capacity",
            "brand_image",
        )
        acted(
            book, MAY, "All",
            *(
                f"INSERT INTO dossier_text VALUES ({number}, {account_id}, '{topic}', '{topic} {account_id} „x“')"
                for account_id in (ACME, OTHER)
                for number, topic in enumerate(topics, account_id * 100)
            ),
            f"INSERT INTO portfolio_item VALUES (31, {ACME}, {FILM}, 'not_assessed', NULL, 0, '')",
            f"INSERT INTO portfolio_item VALUES (32, {OTHER}, {FILM}, 'competitor', NULL, NULL, 'само за сезона')",
        )  # fmt: skip
        texts = set(book.rows("SELECT id, account_id, topic, text FROM dossier_text"))
        items = book.rows("SELECT id, account_id, product_id, negotiated_price, terms FROM portfolio_item")
        places = book.rows("SELECT id, account_id, product_id, state, competitor_id FROM portfolio_item")
    with Book.open(path) as book:
        moved = book.rows(
            "SELECT id, account_id, 'brand_image', evidence FROM image_reading WHERE strength IS NULL"
        )
        assert {*book.rows("SELECT id, account_id, topic, text FROM dossier_text"), *moved} == texts
        assert book.rows("SELECT id, account_id, product_id, price, terms FROM portfolio_price") == items
        assert book.rows("SELECT * FROM portfolio_item") == places
        for table in ("dossier_text", "image_reading", "portfolio_price"):
            assert book.rows(f"SELECT DISTINCT read_on FROM {table}") == [("2026-05-05",)]
