"""The tables made step by step are those of the models; a step that fails leaves the old book."""

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kamtui.store.accounts import changes as account_changes
from kamtui.store.book import backup, check, connection, contacts, journal, migrations, tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError, DamagedBook, DiskTrouble, MigratedMeanwhile, NewerBook
from kamtui.store.book.migrations import STEPS, VERSION, SchemaDiffers, Step
from kamtui.store.book.search import index
from kamtui.store.book.tables.row import Table
from kamtui.store.calls import changes as call_changes
from kamtui.store.calls import reads as call_reads
from kamtui.store.chain import reads as chain_reads
from tests.build import a_little_of_everything, an_account, dump, dump_of, forget_history, load_rows, raw
from tests.store.book.test_opening import content
from tests.store.books.write import read
from tests.write_newest_format import made, newest_format

TABLES = {each.TABLE.name: each.TABLE for each in tables.in_order()}
BOOKS = Path(__file__).parents[1] / "books"


# -- the migrated tables and the models


def checks_in(sql: str) -> list[str]:
    """The conditions of every CHECK (…) in a CREATE TABLE."""
    found = []
    for start in re.finditer(r"CHECK \(", sql):
        depth, at = 1, start.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[at], 0)
            at += 1
        found.append(sql[start.end() : at - 1])
    return sorted(found)


def references_of(table: Table) -> set[tuple[str, str, str, str]]:
    return {
        (column.name, column.leads_to, "id", column.on_delete or "NO ACTION")
        for column in table.columns.values()
        if column.leads_to
    }


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_migrated_table_is_that_of_the_models(book: Book, name: str) -> None:
    table = TABLES[name]
    columns = {
        row[1]: (row[2], bool(row[3]), bool(row[5])) for row in book.rows(f"PRAGMA table_info({name})")
    }
    assert columns == {
        name: (column.sql_type, not column.may_be_empty, name == "id")
        for name, column in table.columns.items()
    }
    assert list(columns) == list(table.columns) and next(iter(columns)) == "id"
    [(sql,)] = book.rows("SELECT sql FROM sqlite_master WHERE name = ? AND type = 'table'", (name,))
    assert checks_in(sql) == sorted(table.checks)
    assert checks_in(sql)
    assert sql.rstrip().endswith("STRICT")
    found = book.rows(f"PRAGMA foreign_key_list({name})")
    assert {(row[3], row[2], row[4], row[6]) for row in found} == references_of(table)
    indexes = {
        row[1]: (bool(row[2]), [column for (_n, _c, column) in book.rows(f"PRAGMA index_info({row[1]})")])
        for row in book.rows(f"PRAGMA index_list({name})")
    }
    assert indexes == {each.name: (each.is_unique, list(each.columns)) for each in table.indexes}
    for made_index in table.indexes:
        [(made,)] = book.rows("SELECT sql FROM sqlite_master WHERE name = ?", (made_index.name,))
        assert made.partition(" WHERE ")[2] == (made_index.where or "")


def test_every_reference_has_an_index_and_a_rule(book: Book) -> None:
    """Without an index, deleting one account reads every call; without a rule it fails."""
    for name, table in TABLES.items():
        # An index of some rows only does not help to find all that refer to a record.
        firsts = {index.columns[0] for index in table.indexes if index.where is None}
        for column, _table, _column, rule in references_of(table):
            assert column in firsts, f"{name}.{column}"
            assert rule in ("CASCADE", "SET NULL"), f"{name}.{column}"


def test_a_new_book_has_every_table_of_the_models(book: Book) -> None:
    with raw(book.path) as con:
        assert set(dump_of(con)) == set(TABLES)
        assert migrations.schema(con) == migrations.fresh_schema()


# -- what a new book is made of


def all_of(con: sqlite3.Connection) -> dict[str, object]:
    """Everything that a book is, but for the pages on which its parts happen to lie."""
    parts = con.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    tables = [name for kind, name, _table, _sql in parts if kind == "table"]
    return {
        "parts": sorted(parts, key=str),
        "rows": {name: con.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables},
        "in order": journal.journalled_tables(con),
        "triggers": [name for kind, name, _table, _sql in parts if kind == "trigger"],
        "header": [con.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")],
        "digest": migrations.digest(migrations.schema(con)),
    }


def test_a_book_made_of_what_is_recorded_is_one_made_by_all_steps() -> None:
    with made(is_recorded=True) as recorded, made(is_recorded=False) as stepped:
        assert all_of(recorded) == all_of(stepped)


def test_a_sqlite_that_guards_its_schema_makes_the_same_book(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some are built so: then the triggers, which are entered into it otherwise, are created by statements."""
    entered: list[bool] = []
    enter = migrations._entered

    def guarded(con: sqlite3.Connection, triggers: Sequence[journal.Trigger]) -> bool:
        con.set_authorizer(
            lambda act, table, *_more: (
                sqlite3.SQLITE_DENY
                if (act, table) == (sqlite3.SQLITE_INSERT, "sqlite_master")
                else sqlite3.SQLITE_OK
            )
        )
        entered.append(enter(con, triggers))
        con.set_authorizer(None)
        return entered[-1]

    with made(is_recorded=True) as usual:
        expected = all_of(usual)
    monkeypatch.setattr(migrations, "_entered", guarded)
    with made(is_recorded=True) as recorded:
        assert all_of(recorded) == expected and entered == [False]


def test_what_is_recorded_is_what_the_steps_make_now() -> None:
    """Else a migration came without `python -m tests.write_newest_format`."""
    assert newest_format() == (migrations.NEWEST.read_text(encoding="utf-8"), migrations.DIGEST)


def test_a_new_book_takes_no_step_and_an_older_one_only_those_to_come(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []

    def counted(number: int, step: Step) -> Step:
        def apply(con: sqlite3.Connection) -> None:
            taken.append(number)
            step(con)

        return apply

    steps = tuple(counted(number, step) for number, step in enumerate(STEPS, 1))
    monkeypatch.setattr(migrations, "STEPS", steps)
    Book.open(path, create=True, steps=steps).close()
    assert not taken
    older = tmp_path / "older.db"
    read(BOOKS / "v8.sql", older)
    Book.open(older, backups=tmp_path / "backups", steps=steps).close()
    assert taken == list(range(9, migrations.VERSION + 1))


def test_steps_to_come_follow_what_is_recorded() -> None:
    steps = (*STEPS, rebuild_account)
    with made(steps, is_recorded=True) as recorded, made(steps, is_recorded=False) as stepped:
        alike = all_of(recorded)
        assert alike["header"] == [(migrations.APPLICATION_ID,), (VERSION + 1,)]
        # A table made anew lies where there was room; nothing hangs on that order.
        orders = {"in order": None, "triggers": None}
        assert alike | orders == all_of(stepped) | orders


def test_a_book_is_well_in_the_words_of_the_record_and_in_those_of_the_steps(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a SQLite that words what a step alters otherwise than the one we recorded it with."""
    other = tmp_path / "other.sql"
    words = migrations.NEWEST.read_text(encoding="utf-8")
    other.write_text(words.replace('CREATE TABLE "person"', "CREATE TABLE [person]"), encoding="utf-8")
    by_steps = tmp_path / "by_steps.db"
    shutil.copyfile(new_book(path), by_steps)
    monkeypatch.setattr(migrations, "NEWEST", other)
    monkeypatch.setattr(migrations, "DIGEST", "other words")
    migrations.fresh_schema.cache_clear()
    try:
        recorded = tmp_path / "recorded.db"
        for each in (by_steps, new_book(recorded)):
            Book.open(each).close()
            assert all(finding.ok for finding in check.check(each))
        with raw(recorded) as con:
            con.execute("CREATE TABLE strange (id)")
        with pytest.raises(DamagedBook, match="its tables are not those of a book"):
            Book.open(recorded)
    finally:
        migrations.fresh_schema.cache_clear()


def new_book(path: Path) -> Path:
    Book.open(path, create=True).close()
    return path


# -- what an opening compares with


def test_every_format_has_a_digest_of_its_own() -> None:
    digests = [migrations.digest(migrations.fresh_schema(STEPS[: n + 1])) for n in range(VERSION)]
    assert len(set(digests)) == VERSION and digests[-1] == migrations.DIGEST


def test_the_digest_does_not_speak_for_a_book_of_other_steps(book: Book) -> None:
    """A book as it is made now is not one of the format before, whatever its digest."""
    with raw(book.path) as con:
        assert migrations.is_as_new(con)
        assert not migrations.is_as_new(con, STEPS[:-1])


def test_a_digest_tells_tables_by_their_names_and_by_all_that_is_said_of_them() -> None:
    tables = {"account": "CREATE TABLE account (id)", "call": "CREATE TABLE call (id)"}
    assert migrations.digest(dict(reversed(tables.items()))) == migrations.digest(tables)
    others = [
        tables | {"call": "CREATE TABLE call (id, note)"},
        tables | {"task": "CREATE TABLE task (id)"},
        {"account": tables["account"]},
        {"account": tables["account"], "calls": tables["call"]},
        {},
    ]
    assert len({migrations.digest(each) for each in (tables, *others)}) == len(others) + 1


def test_an_opening_makes_no_book_to_compare_with(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That would take most of its time."""
    Book.open(path, create=True).close()

    def makes_one(steps: object) -> dict[str, str]:
        raise AssertionError("a book was made")

    monkeypatch.setattr(migrations, "fresh_schema", makes_one)
    Book.open(path).close()
    with raw(path) as con:
        con.execute("CREATE TABLE strange (id)")
    with pytest.raises(AssertionError, match="a book was made"):
        Book.open(path)


def test_a_book_whose_digest_is_not_known_is_compared_with_a_new_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a SQLite that words its tables otherwise than the one that the digests were recorded with."""
    Book.open(path, create=True).close()
    monkeypatch.setattr(migrations, "DIGEST", "other words")
    Book.open(path).close()
    with raw(path) as con:
        con.execute("CREATE TABLE strange (id)")
    with pytest.raises(DamagedBook, match="its tables are not those of a book"):
        Book.open(path)


# -- books of earlier formats


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_book_of_every_format_opens_with_all_it_held(path: Path, tmp_path: Path, version: int) -> None:
    read(BOOKS / f"v{version}.sql", path)
    with raw(path) as con:
        held = dump_of(con)
        if version == VERSION:
            index.rebuild(con)
    assert all(held.values())
    with Book.open(path, backups=tmp_path / "backups") as book:
        assert book.rows("PRAGMA user_version") == [(VERSION,)]
        with raw(path) as con:
            assert migrations.schema(con) == migrations.fresh_schema()
            assert index.agree(con) and contacts.agree(con)
        now = dump(book)
        for table, rows in held.items():
            assert len(now[table]) == len(rows) and [row[0] for row in now[table]] == [row[0] for row in rows]
        assert book.redo() == "Add task “Отменена”"
        assert [book.undo() for _ in range(4)] == [
            "Add task “Отменена”",
            "Log call with Още един",
            "Delete account Изтрита",
            "Add account Изтрита",
        ]
        assert [draft.content for draft in book.orphaned_drafts()] == [{"note": "недовършено"}]


# -- steps to come


def rebuild_account(con: sqlite3.Connection) -> None:
    """A second step as a later issue may bring it: the table made anew with one more column."""
    sql: str = con.execute("SELECT sql FROM sqlite_master WHERE name = 'account'").fetchone()[0]
    names = ", ".join(row[1] for row in con.execute("PRAGMA table_info(account)"))
    con.execute(
        sql.replace("CREATE TABLE account", "CREATE TABLE account_new").replace(
            "CHECK (length(name)", "segment TEXT NOT NULL DEFAULT '', CHECK (length(name)", 1
        )
    )
    con.execute(f"INSERT INTO account_new ({names}) SELECT {names} FROM account")
    con.execute("DROP TABLE account")
    con.execute("ALTER TABLE account_new RENAME TO account")
    con.execute("CREATE INDEX account_stage ON account (stage)")


def fails(con: sqlite3.Connection) -> None:
    rebuild_account(con)
    con.execute("CREATE TABLE more (id INTEGER)")
    raise ZeroDivisionError


def loses_rows(con: sqlite3.Connection) -> None:
    rebuild_account(con)
    con.execute("DELETE FROM task")


def leaves_dangling(con: sqlite3.Connection) -> None:
    con.execute("UPDATE task SET account_id = 5")


def depends_on_data(con: sqlite3.Connection) -> None:
    if con.execute("SELECT 1 FROM account").fetchone():
        con.execute("CREATE INDEX only_here ON account (city)")


def fills_the_disk(con: sqlite3.Connection) -> None:
    rebuild_account(con)
    con.execute(f"PRAGMA max_page_count={con.execute('PRAGMA page_count').fetchone()[0]}")
    con.execute("CREATE TABLE more (id INTEGER)")
    con.execute(MANY)


MANY = "INSERT INTO more WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT i FROM n"


@pytest.fixture
def filled(path: Path) -> Path:
    with Book.open(path, create=True) as book:
        a_little_of_everything(book)
        account_changes.delete_account(book, an_account(book, "Изтрита"))
    return path


def test_a_rebuilt_table_keeps_children_journal_contacts_and_index(filled: Path, tmp_path: Path) -> None:
    with raw(filled) as con:
        before = dump_of(con)
    steps = (*STEPS, rebuild_account)
    folder = tmp_path / "backups"
    with Book.open(filled, backups=folder, steps=steps) as book:
        assert book.rows("PRAGMA user_version") == [(VERSION + 1,)]
        assert book.rows("PRAGMA foreign_keys") == [(1,)]
        now = dump(book)
        assert {t: rows for t, rows in now.items() if t != "account"} == {
            t: rows for t, rows in before.items() if t != "account"
        }
        assert now["account"] == [(*row, "") for row in before["account"]]
        assert book.undo() == "Delete account Изтрита"  # from before the column was there
        assert dump(book)["account"][-1][-1] == ""
        with book.change_rows("Set segment") as con:
            con.execute("UPDATE account SET segment = 'A', city = 'Плевен'")
        changed = dump(book)
        assert '"segment":"A"' in book.rows("SELECT after FROM journal ORDER BY id DESC LIMIT 1")[0][0]
        book.undo()
        assert dump(book) != changed and dump(book)["account"][0][-1] == ""
        call_changes.delete_call(book, call_reads.call_ids(book)[0])
        with raw(filled) as con:
            assert index.agree(con) and contacts.agree(con)
            with pytest.raises(sqlite3.IntegrityError, match="journal"):
                con.execute("UPDATE account SET segment = 'B'")
        account_id = before["account"][0][0]
        account_changes.delete_account(book, account_id)
        assert all(row[1] != account_id for row in dump(book)["person"])  # cascades are alive
    with Book.open(filled, steps=steps):
        pass
    [taken] = backup.backups_in(folder)
    with Book.open(taken.path) as copy:  # the backup is of before
        assert dump(copy) == before


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (fails, ZeroDivisionError),
        (loses_rows, SchemaDiffers),
        (leaves_dangling, SchemaDiffers),
        (depends_on_data, SchemaDiffers),
        (fills_the_disk, DiskTrouble),
    ],
)
def test_a_step_that_fails_leaves_the_book_as_it_was(
    filled: Path, tmp_path: Path, step: Step, error: type[Exception]
) -> None:
    folder = tmp_path / "backups"
    before = filled.read_bytes()
    with pytest.raises(error):
        Book.open(
            filled,
            backups=folder,
            steps=(*STEPS, rebuild_account, step) if step is leaves_dangling else (*STEPS, step),
        )
    assert filled.read_bytes() == before
    with raw(filled) as con:
        held = dump_of(con)
        assert con.execute("PRAGMA user_version").fetchone() == (VERSION,)
    [taken] = backup.backups_in(folder)
    with Book.open(taken.path) as copy:
        assert dump(copy) == held
    with Book.open(filled) as book:  # and today's program still works with it
        an_account(book, "После")
        assert book.undo() == "Add account После"


def test_no_migration_without_its_backup(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    before = filled.read_bytes()
    with pytest.raises(Exception, match=r"exists|directory"):
        Book.open(filled, backups=tmp_path / "file", steps=(*STEPS, rebuild_account))
    assert filled.read_bytes() == before


def test_a_newer_book_is_left_alone_by_the_older_program(filled: Path) -> None:
    Book.open(filled, steps=(*STEPS, rebuild_account)).close()
    before = content(filled.parent)
    with pytest.raises(NewerBook):
        Book.open(filled)
    assert content(filled.parent) == before


def drop_a_column(con: sqlite3.Connection) -> None:
    """As a later format may: what older programs read is gone."""
    con.execute("ALTER TABLE account DROP COLUMN lost_reason")


@pytest.mark.parametrize("step", [rebuild_account, drop_a_column])
def test_a_window_of_the_older_format_writes_nothing_into_a_migrated_book(filled: Path, step: Step) -> None:
    with Book.open(filled) as older:
        an_account(older, "Преди")
        an_account(older, "Върнат")
        older.undo()
        with Book.open(filled, steps=(*STEPS, step)) as newer:
            before = dump(newer)
            acts: list[Callable[[], object]] = [
                lambda: an_account(older, "След"),
                older.undo,
                older.redo,
                lambda: forget_history(older),
                lambda: load_rows(older, "Load", [("account", {})]),
            ]
            for act in acts:
                with pytest.raises(MigratedMeanwhile, match=f"format {VERSION + 1} by a newer kamtui"):
                    act()
            assert dump(newer) == before
            an_account(newer, "От новия") if step is rebuild_account else None
        older.keep_draft("account", {"name": "още се пише"})  # and what is being typed is not lost
        if step is drop_a_column:
            with pytest.raises(MigratedMeanwhile):
                chain_reads.forest(older)


def test_a_window_of_the_older_format_writes_nothing_into_a_newer_book_restored_under_it(
    filled: Path, tmp_path: Path
) -> None:
    with Book.open(filled) as older:
        newer = tmp_path / "newer.db"
        newer.write_bytes(filled.read_bytes())
        Book.open(newer, steps=(*STEPS, rebuild_account)).close()
        before = newer.read_bytes()
        filled.write_bytes(before)  # the same file, other bytes: as a copying program restores
        with pytest.raises(BookError):
            an_account(older, "След")
        assert filled.read_bytes() == before


def test_two_windows_migrating_at_once_do_it_once(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second finds the version already there when its turn comes."""
    steps = (*STEPS, rebuild_account)
    durable = connection.make_durable

    def the_other_is_quicker(con: sqlite3.Connection, path: Path) -> None:
        monkeypatch.setattr(connection, "make_durable", durable)
        Book.open(path, steps=steps).close()
        durable(con, path)

    monkeypatch.setattr(connection, "make_durable", the_other_is_quicker)
    with Book.open(filled, steps=steps) as book:
        assert book.rows("PRAGMA user_version") == [(VERSION + 1,)]
        an_account(book, "После")
        assert index.agree(book._con)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_in_the_middle_of_a_migration_leaves_the_old_book(
    filled: Path, tmp_path: Path, moment: str
) -> None:
    with raw(filled) as con:
        before = dump_of(con)
    code = f"""
    import os, signal, sys
    from pathlib import Path
    from kamtui.store.book.search import index
    from kamtui.store.book.book import Book
    from kamtui.store.book.migrations import STEPS
    from tests.store.book.test_migrations import rebuild_account
    def killed(*_):
        os.kill(os.getpid(), signal.SIGKILL)
    def step(con):
        con.execute("PRAGMA cache_size=1")  # so that pages reach the file before the end
        rebuild_account(con)
        for number in range(200):
            con.execute("CREATE TABLE more_%d (x)" % number)
        if {moment == "before"}:
            killed()
        for number in range(200):
            con.execute("DROP TABLE more_%d" % number)
    if {moment == "after"}:
        index.rebuild = killed
    Book.open(Path(sys.argv[1]), backups=Path(sys.argv[2]), steps=(*STEPS, step))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(filled), str(tmp_path / "backups")],
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert filled.with_name("book.db-journal").stat().st_size > 0  # it really was in the middle
    with Book.open(filled) as book:
        assert dump(book) == before
        assert book.rows("PRAGMA user_version") == [(VERSION,)]
        an_account(book, "После")
    assert backup.newest_good(tmp_path / "backups") is not None


def test_migrating_is_no_act(filled: Path) -> None:
    with raw(filled) as con:
        before = con.execute("SELECT count(*) FROM journal").fetchone()

    def moves(con: sqlite3.Connection) -> None:
        con.execute("UPDATE account SET city = upper(city)")

    with Book.open(filled, steps=(*STEPS, moves)) as book:
        assert book.rows("SELECT count(*) FROM journal") == [before]
