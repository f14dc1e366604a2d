"""What can be read of a damaged book comes into a new one, and the damaged one stays as it is."""

import shutil
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from kamtui.store.book import contacts, journal, migrations, opening, tables
from kamtui.store.book.book import Book
from kamtui.store.book.check import check
from kamtui.store.book.errors import BookError, NewerBook, NoBookHere, NotABook
from kamtui.store.book.migrations import VERSION
from kamtui.store.book.rescue.rescue import NothingReadable, rescue
from kamtui.store.book.rescue.writing import columns_of, insert
from kamtui.store.day import closing_changes
from tests.build import a_task, an_account, dump, forget_history, load_rows, raw
from tests.store.books.write import read

TABLES = [each.TABLE.name for each in tables.in_order()]
BOOKS = Path(__file__).parents[2] / "books"
PAGE = 4096
MANY = 400


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "rescued.db"


@pytest.fixture(scope="module")
def _formats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("formats")


@pytest.fixture(autouse=True)
def _ready_formats(_formats: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty book of each format is made once, when a rescue first asks for it, and copied after that."""
    create = opening.create

    def copy(path: Path, steps: tuple[migrations.Step, ...]) -> None:
        ready = _formats / f"{len(steps)}.db"
        if not ready.exists():
            create(ready, steps)
        shutil.copy(ready, path)

    monkeypatch.setattr(opening, "create", copy)


@pytest.fixture
def filled(filled_book: Book, path: Path) -> Path:
    """A book with its history."""
    book = filled_book
    book.close()
    return path


@pytest.fixture
def large(book: Book, path: Path) -> Path:
    """A book of many pages without a history, so that only tables and indexes can tell."""
    rows = [
        ("account", {"id": number * 1000, "name": f"Firm {number}", "legal_name": "", "registration_number": "",
                     "industry": "", "city": "София", "country": "",
                     "stage": "customer", "is_key": 0, "vulnerability": "", "note": f"{number} " * 40,
                     "created_at": "2026-01-01T00:00:00Z"})
        for number in range(1, MANY + 1)
    ]  # fmt: skip
    calls = [
        ("call", {"id": number * 1000 + 1, "account_id": number * 1000, "held_at": "2026-02-01T00:00:00Z",
                  "channel": "phone", "began_by": "we", "purpose": "", "note": "x" * 300, "result": "",
                  "created_at": "2026-02-01T00:00:00Z"})
        for number in range(1, MANY + 1)
    ]  # fmt: skip
    load_rows(book, "Many", rows + calls)
    forget_history(book)
    book.close()
    return path


def records(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Book.open(path, read_only=True) as book:
        return dump(book)


def rescued(source: Path, target: Path) -> dict[str, tuple[int, int]]:
    """Rescue, and look that the source is as it was and the new book is well."""
    before = source.read_bytes()
    outcome = rescue(source, target)
    assert source.read_bytes() == before
    assert [finding for finding in check(target) if not finding.ok] == []
    assert target.stat().st_mode & 0o777 == 0o600
    assert {left.name for left in target.parent.iterdir()} <= {
        source.name,
        f"{source.name}-journal",
        target.name,
    }
    return outcome


def pages_of(path: Path, table: str) -> list[int]:
    """The leaf pages of a table, by trying: those without which its rows cannot be read."""
    with raw(path) as con:
        root = con.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    whole = path.read_bytes()
    start = (root - 1) * PAGE
    assert whole[start] == 5, "the table is larger than a page"
    cells = int.from_bytes(whole[start + 3 : start + 5])
    at = [int.from_bytes(whole[start + 12 + 2 * n : start + 14 + 2 * n]) for n in range(cells)]
    return [int.from_bytes(whole[start + cell : start + cell + 4]) for cell in at]


def wipe(path: Path, pages: list[int]) -> None:
    spoilt = bytearray(path.read_bytes())
    for page in pages:
        spoilt[(page - 1) * PAGE : page * PAGE] = b"\xee" * PAGE
    path.write_bytes(spoilt)


def test_everything_comes_out_of_a_whole_book(filled: Path, target: Path) -> None:
    before = records(filled)
    outcome = rescued(filled, target)
    assert records(target) == before
    assert outcome == {table: (len(rows), 0) for table, rows in before.items()}


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_book_of_an_earlier_format_is_brought_to_that_of_today(
    path: Path, target: Path, tmp_path_factory: pytest.TempPathFactory, version: int
) -> None:
    read(BOOKS / f"v{version}.sql", path)
    migrated = tmp_path_factory.mktemp("elsewhere") / "migrated.db"
    migrated.write_bytes(path.read_bytes())
    Book.open(migrated).close()
    rescued(path, target)
    assert records(target) == records(migrated)


def test_phones_of_an_earlier_format_come_along(path: Path, target: Path) -> None:
    read(BOOKS / "v5.sql", path)
    con = sqlite3.connect(path)
    journal.drop_triggers(con)
    con.execute(
        "UPDATE person SET phone = 'mobile 0888 123 456, 02 987 65 43', email = 'a@b.bg' WHERE id % 2 = 0"
    )
    con.execute("UPDATE account SET phone = '02 1', website = 'acme.example'")
    con.commit()
    count = con.execute("SELECT count(*) FROM person WHERE id % 2 = 0").fetchone()[0]
    con.close()
    rescued(path, target)
    with Book.open(target) as book:
        kinds = "SELECT kind, count(*) FROM reach WHERE {} IS NOT NULL GROUP BY kind ORDER BY kind"
        assert count and book.rows(kinds.format("person_id")) == [("email", count), ("phone", 2 * count)]
        assert book.rows(kinds.format("account_id")) == [("phone", 2), ("web", 2)]


def test_the_history_starts_anew_and_the_new_book_can_be_used(filled: Path, target: Path) -> None:
    rescued(filled, target)
    with Book.open(target) as book:
        with pytest.raises(BookError, match="nothing to undo"):
            book.undo()
        an_account(book, "After")
        assert book.undo() == "Add account After"


def test_rows_of_unreadable_pages_are_counted_and_the_rest_comes(large: Path, target: Path) -> None:
    before = records(large)
    leaves = pages_of(large, "account")
    assert len(leaves) > 10
    wipe(large, [leaves[3], leaves[4], leaves[8]])
    outcome = rescued(large, target)
    after = records(target)
    kept, lost = outcome["account"]
    assert kept + lost == MANY
    assert 0 < lost < MANY // 4
    assert set(after["account"]) < set(before["account"])
    # The calls of lost accounts stay, without an account.
    assert outcome["call"] == (MANY, 0)
    assert sum(row[1] is None for row in after["call"]) == lost


@pytest.mark.parametrize("which", [0, -1])
def test_the_first_or_last_page_may_be_gone(large: Path, target: Path, which: int) -> None:
    wipe(large, [pages_of(large, "account")[which]])
    kept, lost = rescued(large, target)["account"]
    assert kept + lost == MANY
    assert lost < MANY // 4


def test_without_its_indexes_a_table_is_searched_from_both_ends_and_between(
    large: Path, target: Path
) -> None:
    leaves = pages_of(large, "account")
    wipe(large, [leaves[2], leaves[-2]])
    with raw(large) as con:
        con.execute("PRAGMA writable_schema=ON")
        con.execute("DELETE FROM sqlite_master WHERE name = 'account_stage'")
    kept, _lost = rescued(large, target)["account"]
    assert kept > MANY // 2


def test_the_journal_gives_back_what_the_table_lost(filled: Path, target: Path) -> None:
    before = records(filled)
    with raw(filled) as con:
        root = con.execute("SELECT rootpage FROM sqlite_master WHERE name = 'account'").fetchone()[0]
    wipe(filled, [root])
    outcome = rescued(filled, target)
    assert records(target) == before
    assert outcome["account"] == (len(before["account"]), 0)


def test_what_was_deleted_does_not_come_back_from_the_journal(book: Book, path: Path, target: Path) -> None:
    an_account(book, "Stays")
    an_account(book, "Undone")
    book.undo()
    book.close()
    with raw(path) as con:
        root = con.execute("SELECT rootpage FROM sqlite_master WHERE name = 'account'").fetchone()[0]
    wipe(path, [root])
    rescued(path, target)
    assert [row[1] for row in records(target)["account"]] == ["Stays"]


def test_of_a_row_with_an_unreadable_note_the_rest_comes(book: Book, path: Path, target: Path) -> None:
    an_account(book, "Long", note="n" * 20_000, city="Варна")
    forget_history(book)
    book.close()
    whole = path.read_bytes()
    page = next(
        number + 1
        for number in range(len(whole) // PAGE)
        if whole[number * PAGE + 4 : (number + 1) * PAGE] == b"n" * (PAGE - 4)
    )
    spoilt = bytearray(whole)
    spoilt[(page - 1) * PAGE : (page - 1) * PAGE + 4] = (2**31 - 9).to_bytes(4)  # the next page of the chain
    path.write_bytes(spoilt)
    rescued(path, target)
    (row,) = records(target)["account"]
    assert (row[1], row[5], row[14]) == ("Long", "Варна", "")


def spoil_rows(con: sqlite3.Connection, statement: str) -> None:
    """Write what the book's rules forbid, as damage would."""
    con.execute("PRAGMA foreign_keys=OFF")
    con.execute("PRAGMA ignore_check_constraints=ON")
    journal.drop_triggers(con)
    contacts.drop_triggers(con)
    con.execute(statement)


@pytest.mark.parametrize(
    ("statement", "look"),
    [
        (
            "UPDATE account SET stage = 'nonsense'",
            "SELECT count(*) = 3 FROM account WHERE stage = 'prospect'",
        ),
        (
            "UPDATE account SET renewal_on = '2026-99-99'",
            "SELECT count(*) = 3 FROM account WHERE renewal_on IS NULL",
        ),
        ("UPDATE account SET name = ''", "SELECT count(*) = 3 FROM account WHERE name = '?'"),
        ("UPDATE person SET account_id = 77", "SELECT count(*) = 0 FROM person WHERE account_id IS NOT NULL"),
        ("UPDATE person SET roles = 'king'", "SELECT count(*) = 5 FROM person WHERE roles = ''"),
        ("DELETE FROM person", "SELECT count(*) = 0 FROM call_person"),
        ("UPDATE task SET due_time = 'soon'", "SELECT count(*) = 5 FROM task WHERE due_time IS NULL"),
    ],
)
def test_a_row_that_breaks_a_rule_comes_without_what_breaks_it(
    filled: Path, target: Path, statement: str, look: str
) -> None:
    with raw(filled) as con:
        spoil_rows(con, statement)
    rescued(filled, target)
    with raw(target) as con:
        assert con.execute(look).fetchone() == (1,)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_what_stands_for_a_lost_value_breaks_no_rule(filled_book: Book, table: str) -> None:
    """A row of which only the references are left is still a row: one that says nothing."""
    book = filled_book
    with raw(book.path) as con:
        spoil_rows(con, "SELECT 1")
        con.execute("PRAGMA ignore_check_constraints=OFF")
        columns = columns_of(con, table)
        names = [column.name for column in columns if column.name.endswith("_id")]
        found = con.execute(f"SELECT {', '.join(names) or '1'} FROM {table} ORDER BY id").fetchone()
        con.execute(f"DELETE FROM {table}")
        insert(con, table, columns, {"id": 7, **dict(zip(names, found, strict=False))})
        assert con.execute(f"SELECT id FROM {table}").fetchall() == [(7,)]


def test_text_that_is_not_utf8_comes_as_far_as_it_can_be_read(filled: Path, target: Path) -> None:
    with raw(filled) as con:
        spoil_rows(con, "UPDATE account SET city = CAST(X'4142FF43' AS TEXT)")
    rescued(filled, target)
    with raw(target) as con:
        assert {city for (city,) in con.execute("SELECT city FROM account")} == {"AB�C"}


def test_refused_without_making_anything(filled: Path, target: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n")
    for source, error in (
        (tmp_path / "none.db", NoBookHere),
        (tmp_path / "x.csv", NotABook),
        (tmp_path, NotABook),
    ):
        with pytest.raises(error):
            rescue(source, target)
    foreign = tmp_path / "foreign.db"
    con = sqlite3.connect(foreign)
    con.execute("CREATE TABLE account (id)")
    con.commit()
    con.close()
    with pytest.raises(NotABook):
        rescue(foreign, target)
    with raw(filled) as con:
        con.execute("PRAGMA user_version=99")
    with pytest.raises(NewerBook):
        rescue(filled, target)
    assert not target.exists()
    assert not list(tmp_path.glob(".*"))


def test_what_is_there_is_not_written_over(filled: Path, target: Path) -> None:
    target.write_text("mine")
    with pytest.raises(BookError, match="already"):
        rescue(filled, target)
    assert target.read_text() == "mine"
    target.unlink()
    target.symlink_to("nowhere")
    with pytest.raises(BookError, match="already"):
        rescue(filled, target)


def test_where_nothing_can_be_read_no_book_is_made(filled: Path, target: Path, tmp_path: Path) -> None:
    whole = filled.read_bytes()
    filled.write_bytes(whole[:100] + b"\xee" * (len(whole) - 100))
    with pytest.raises(NothingReadable):
        rescue(filled, target)
    assert {left.name for left in tmp_path.iterdir()} == {filled.name, f"{filled.name}-journal"}


def test_a_save_that_was_cut_off_is_taken_back_in_a_copy(filled: Path, target: Path, tmp_path: Path) -> None:
    before = records(filled)
    cut = tmp_path / "cut.db"
    with raw(filled) as con:
        for pragma in ("journal_mode=TRUNCATE", "cache_size=1", "cache_spill=1", "foreign_keys=OFF"):
            con.execute(f"PRAGMA {pragma}")
        journal.drop_triggers(con)
        con.execute("BEGIN IMMEDIATE")
        con.execute("UPDATE account SET note = printf('%.*c', 300000, 'x')")
        cut.write_bytes(filled.read_bytes())
        cut.with_name("cut.db-journal").write_bytes(filled.with_name("book.db-journal").read_bytes())
        con.execute("ROLLBACK")
    for file in (filled, filled.with_name("book.db-journal")):
        file.unlink(missing_ok=True)
    assert cut.with_name("cut.db-journal").stat().st_size
    rescued(cut, target)
    assert records(target) == before


@pytest.mark.slow
def test_whatever_is_broken_ends_in_a_well_book_or_a_sentence(filled: Path, tmp_path: Path) -> None:
    whole = filled.read_bytes()
    chance = Random(11)
    made = 0
    for number in range(40):
        spoilt = bytearray(whole)
        if number % 2:
            del spoilt[chance.randrange(PAGE, len(whole)) :]
        else:
            for _again in range(3):
                start = chance.randrange(100, len(whole))
                length = len(spoilt[start : start + chance.choice([1, 40, 4096])])
                spoilt[start : start + length] = chance.randbytes(length)
        source, target = tmp_path / f"{number}.db", tmp_path / f"{number}-new.db"
        source.write_bytes(spoilt)
        try:
            rescue(source, target)
        except BookError:
            assert not target.exists()
        else:
            made += 1
            assert [finding for finding in check(target) if not finding.ok] == []
        assert source.read_bytes() == spoilt
        assert not list(tmp_path.glob(".*"))
    assert made > 10


def test_ids_and_moments_come_as_they_were(filled: Path, target: Path) -> None:
    rescued(filled, target)
    with Book.open(target) as book:
        newest = max(row[0] for rows in dump(book).values() for row in rows)
        assert an_account(book, "Newer") > newest
        (made,) = book.rows("SELECT created_at FROM account ORDER BY id DESC LIMIT 1")[0]
        assert made <= datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def lost_parents(path: Path) -> list[tuple[str, str, str]]:
    """Every reference that may be empty: its table, its column, the table that it leads to."""
    with raw(path) as con:
        return [
            (table, reference[3], reference[2])
            for table in journal.journalled_tables(con)
            for reference in con.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            if not next(c.is_needed for c in columns_of(con, table) if c.name == reference[3])
        ]


@pytest.mark.slow
def test_whichever_record_was_lost_the_rest_comes(filled: Path, tmp_path: Path) -> None:
    """Each optional reference in turn leads nowhere, and nothing but the rows that are nothing without it goes."""
    tried = lost_parents(filled)
    assert ("day_first", "task_id", "task") in tried
    for number, (table, column, parent) in enumerate(tried):
        source, target = tmp_path / f"{number}.db", tmp_path / f"{number}-new.db"
        source.write_bytes(filled.read_bytes())
        with raw(source) as con:
            spoil_rows(con, "DELETE FROM journal")
            con.execute(
                f'DELETE FROM "{parent}" WHERE id IN (SELECT "{column}" FROM "{table}" '
                f'WHERE "{column}" IS NOT NULL ORDER BY id LIMIT 1)'
            )
            here = con.execute("SELECT count(*) FROM account").fetchone()
        rescue(source, target)
        assert [finding for finding in check(target) if not finding.ok] == [], (table, column)
        with raw(target) as con:
            assert con.execute("SELECT count(*) FROM account").fetchone() == here, (table, column)
            gone = "SELECT count(*) FROM {0} c WHERE {1} IS NOT NULL AND {1} NOT IN (SELECT id FROM {2})"
            assert con.execute(gone.format(table, column, parent)).fetchone() == (0,)


def test_a_lost_task_among_the_first_three_takes_nothing_else_with_it(
    book: Book, path: Path, target: Path
) -> None:
    for number in range(50):
        an_account(book, f"Клиент {number}")
    task, other = a_task(book, "Обади се"), a_task(book, "Прати")
    closing_changes.choose_first(book, date(2026, 11, 30), [(task, None), (other, None)])
    forget_history(book)
    book.close()
    with raw(path) as con:
        spoil_rows(con, f"DELETE FROM task WHERE id = {task}")
    outcome = rescued(path, target)
    assert outcome["account"] == (50, 0)
    assert outcome["day_first"] == (1, 1)


# -- without the pages of the schema


def schema_pages(path: Path) -> list[int]:
    """The pages of the schema but the first."""
    whole = path.read_bytes()
    assert whole[100] == 5
    cells = int.from_bytes(whole[103:105])
    at = [int.from_bytes(whole[112 + 2 * n : 114 + 2 * n]) for n in range(cells)]
    return [*(int.from_bytes(whole[cell : cell + 4]) for cell in at), int.from_bytes(whole[108:112])]


@pytest.mark.slow
def test_where_pages_of_the_schema_are_gone_all_records_come(filled: Path, tmp_path: Path) -> None:
    before = records(filled)
    whole = filled.read_bytes()
    pages = schema_pages(filled)
    for number, lost in enumerate([*([page] for page in pages), pages]):
        source, target = tmp_path / f"{number}.db", tmp_path / f"{number}-new.db"
        source.write_bytes(whole)
        wipe(source, lost)
        rescue(source, target)
        assert records(target) == before, lost
        assert [finding for finding in check(target) if not finding.ok] == []


@pytest.mark.parametrize("byte", [b"\0", b"\xee"])
def test_where_the_first_page_is_gone_all_records_come(filled: Path, target: Path, byte: bytes) -> None:
    before = records(filled)
    spoilt = bytearray(filled.read_bytes())
    spoilt[:PAGE] = byte * PAGE
    filled.write_bytes(spoilt)
    rescued(filled, target)
    assert records(target) == before


def test_without_schema_and_history_the_shapes_of_the_rows_tell(
    filled_book: Book, path: Path, target: Path
) -> None:
    book = filled_book
    forget_history(book)
    book.close()
    before = records(path)
    wipe(path, [1, *schema_pages(path)])
    outcome = rescued(path, target)
    assert records(target) == before
    assert sum(lost for _rescued, lost in outcome.values()) == 0


@pytest.mark.slow
def test_long_rows_and_many_pages_come_without_schema_and_root(large: Path, target: Path) -> None:
    with raw(large) as con:
        spoil_rows(con, "UPDATE account SET note = printf('%.*c', 30000, 'д') WHERE id = 5000")
        journal.create_triggers(con)
        contacts.create_triggers(con)
    before = records(large)
    with raw(large) as con:
        root = con.execute("SELECT rootpage FROM sqlite_master WHERE name = 'account'").fetchone()[0]
    wipe(large, [root, *schema_pages(large)])
    outcome = rescued(large, target)
    assert outcome["account"] == (MANY, 0)
    assert records(target) == before


def test_a_table_without_its_root_comes_from_its_pages(large: Path, target: Path) -> None:
    before = records(large)
    with raw(large) as con:
        root = con.execute("SELECT rootpage FROM sqlite_master WHERE name = 'account'").fetchone()[0]
    wipe(large, [root])
    assert rescued(large, target)["account"] == (MANY, 0)
    assert records(target) == before


@pytest.mark.slow
def test_a_damaged_book_of_an_older_format_is_rescued_with_all_that_was_in_it(tmp_path: Path) -> None:
    for number in range(1, migrations.VERSION):
        source, target, opened = (tmp_path / f"v{number}{end}.db" for end in ("", "-new", "-opened"))
        read(BOOKS / f"v{number}.sql", source)
        opened.write_bytes(source.read_bytes())
        with Book.open(opened) as book:
            before = dump(book)
        with raw(source) as con:
            (root,) = con.execute("SELECT rootpage FROM sqlite_master WHERE name = 'task'").fetchone()
        wipe(source, [root])  # else it would only have to be opened
        rescue(source, target)
        assert records(target) == before
