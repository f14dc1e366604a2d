"""The book: one file, one connection, one unit of work.

`Book.rows` reads by plain SQL. `Book.change` is the only way to write a record: all or nothing,
journalled and indexed in the same transaction, with a name that undo and redo say back.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

from kamtui.domain.text.numbers import Counts, Currency, count_as
from kamtui.store.book import backup, connection, drafts, history, journal, migrations, opening, tables
from kamtui.store.book.act import Act
from kamtui.store.book.errors import (
    BookError,
    BookReplaced,
    BusyBook,
    ChangedSince,
    CountsAnew,
    GoneMeanwhile,
    MigratedMeanwhile,
    NothingToRedo,
    NothingToUndo,
    ReadOnlyBook,
    RefusedValue,
    WrittenMeanwhile,
    explain,
)
from kamtui.store.book.ids import IdMaker, chance

if TYPE_CHECKING:  # who has no screen reads nothing beside
    from kamtui.store.reading_thread import ReadingThread

Row = connection.Row
Line = TypeVar("Line", bound=NamedTuple)
T = TypeVar("T")
Parameters = tuple[Any, ...] | dict[str, Any]

DRAFT_BUSY_SECONDS = 0.1
"""How long keeping a draft waits for another program; nobody should notice while typing."""


class Book:
    """An open book. Made by `Book.open`; used from the thread that opened it. Other threads read `beside` it."""

    def __init__(self, path: Path, con: sqlite3.Connection, *, read_only: bool, backups: Path | None) -> None:
        self.path = path
        self.read_only = read_only
        self.backups = backups
        """The folder of this book's backups; None keeps none (the demo)."""
        self.ids = IdMaker()
        self.window_id = chance(62)
        """Tells this window's acts and drafts from those of others on the same book."""
        self._con = con
        self._file = connection.identity(path)
        self._format = connection.number(con, "PRAGMA user_version")
        self._version: int | None = None
        self._copy: Path | None = None
        """Where the book was saved when its file went away: once, not at each key typed after that."""
        self.changed = Counter[bool]()
        """How many acts here changed something, and how many did not, for all was so already."""
        self._along: list[Callable[[Act], None]] = []
        self.whole: Act | None = None
        """The act that others are parts of just now (`together`)."""
        self._beside: ReadingThread[Book] | None = None
        self._known: dict[Hashable, Any] = {}
        """What was read once, by name, and of which state of the book."""
        self._known_of: object = None
        self._drafted = 0  # how many changes were those of drafts, which change no record
        self._data_version = self.version()
        self._currency = connection.currency(self._con)
        self._before: Counts | None = None
        """The book that was at work before this one."""
        self._is_entered = False
        self._shown_by: Book | None = None
        """The book beside which this one is read."""

    # -- opening and closing

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        backups: Path | None = None,
        steps: tuple[migrations.Step, ...] = migrations.STEPS,
        counts_in: Currency = Currency.EUR,
        is_new: bool = False,
    ) -> "Book":
        """Open the book at `path`, bringing an older one to this program's format after a backup.

        Of one that `is_new`, of rows that were right a moment ago, the pages are not looked through.
        With `create`, a new book is made where there is no file, which counts in `counts_in`. A book that cannot be written is
        opened for reading (`read_only` is then True). Raises BookError; what is refused is unchanged.
        """
        if create and not path.exists() and not path.is_symlink():
            backup.make_book(path, backups, counts_in)
        try:
            opening.look_at(path)
        except BookError as error:
            raise backup.naming_backup(error, backups) from None
        read_only = read_only or not opening.may_write(path)
        con: sqlite3.Connection | None = None
        try:
            con = connection.connect(path, read_only=read_only)
            backup.prepare(con, path, backups, steps, read_only=read_only, is_new=is_new)
            return cls(path, con, read_only=read_only, backups=backups)
        except BaseException as error:
            if con is not None:
                con.close()
            if isinstance(error, sqlite3.Error):
                error = explain(error, path)
            if isinstance(error, BookError):
                raise backup.naming_backup(error, backups) from None
            raise

    def close(self) -> None:
        """Let go of the file, also where it is read beside. Closing twice is allowed."""
        if self._beside is not None:
            self._beside.close()
        self._con.close()

    def __enter__(self) -> Self:
        """Within it amounts are in the currency of this book; behind it too, for what is said of it once it is closed.

        Where it was opened within another, they are in that one's again.
        """
        self._before, self._is_entered = count_as(self), True
        return self

    def __exit__(self, *_: object) -> None:
        self._is_entered = False
        if isinstance(self._before, Book) and self._before._is_entered:
            count_as(self._before)
        self.close()

    @property
    def beside(self) -> "ReadingThread[Book]":
        """Reads in a thread of its own: of one state of the book only if `state` is the same before and after it."""
        if self._beside is None:
            from kamtui.store.reading_thread import ReadingThread  # late: only screens read beside

            self._beside = ReadingThread(self._opened_again)
        return self._beside

    def _opened_again(self) -> "Book":
        """The same file on another connection, for reading only, in the thread that asks. Raises BookError."""
        con: sqlite3.Connection | None = None
        try:
            # As this one was opened: what a power cut left half written is taken back by whoever may write.
            con = connection.connect(self.path, read_only=self.read_only)
            con.execute("PRAGMA query_only=ON")
            again = Book(self.path, con, read_only=True, backups=self.backups)
            if again._file != self._file:
                raise BookReplaced(self.path, None)
            if again._format != self._format:
                raise MigratedMeanwhile(self.path, again._format, self._format)
            count_as(self)  # what is read beside is shown by this one
            again._shown_by = self
            return again
        except BaseException as error:
            if con is not None:
                con.close()
            if isinstance(error, sqlite3.Error):
                raise explain(error, self.path) from None
            raise

    def interrupt(self) -> None:
        """End the statement that another thread reads by: it raises ReadStopped there."""
        with suppress(sqlite3.ProgrammingError):  # closed meanwhile
            self._con.interrupt()

    def rest(self) -> None:
        """Let go of the pages that were read: nothing is read for a while."""
        connection.rest(self._con)

    # -- reading

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of one statement. Raises BookError in place of SQLite's errors."""
        return self._fetched(sql, parameters, connection.ReadAs(tuple))

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row of one statement, or None."""
        return next(iter(self.rows(sql, parameters)), None)

    def lines(self, shape: type[Line], sql: str, parameters: Parameters = ()) -> list[Line]:
        """All rows of one statement, each with its columns by name: as `shape`, a NamedTuple of what is stored.

        The statement's columns are called as the shape's fields, in their order; TypeError where they are not, so
        that none is ever taken for its neighbour. Raises BookError in place of SQLite's errors.
        """
        return self._fetched(sql, parameters, connection.ReadAs(shape._make, shape))

    def made(
        self,
        make: Callable[[Line], T],
        shape: type[Line],
        sql: str,
        parameters: Parameters = (),
    ) -> list[T]:
        """What `make`, which reads nothing itself, makes of each of these `lines`: of thousands they are never held all."""
        read_as = connection.ReadAs(lambda row: make(shape._make(row)), shape)
        return self._fetched(sql, parameters, read_as)

    def line(self, shape: type[Line], sql: str, parameters: Parameters = ()) -> Line | None:
        """The first row of one statement by its columns' names (see `lines`), or None."""
        return next(iter(self.lines(shape, sql, parameters)), None)

    def add_function(self, name: str, function: Callable[[str], str]) -> None:
        """Let statements call a pure function of one text, such as `fold` for sorting names.

        They give it as `CAST(text AS BLOB)`: a cell that is not UTF-8 would end them as text.
        """
        self._con.create_function(
            name, 1, lambda raw: function(raw.decode("utf-8", "replace")), deterministic=True
        )

    def changed_elsewhere(self) -> bool:
        """Whether another window or program changed the book since this was last asked. Raises BookError.

        Asked again and again, so it waits for nobody: of a book that is locked just now it is not known.
        """
        try:
            with self.waiting_for_nobody():
                version = self.version()
        except BusyBook:
            return False
        changed, self._data_version = version != self._data_version, version
        if changed:
            self._currency = connection.currency(self._con)
        return changed

    def state(self) -> tuple[int, int]:
        """Two equal answers: no record was written between them, here or elsewhere. Raises BookError."""
        return self.version(), self._con.total_changes - self._drafted

    def once(self, name: Hashable, read: Callable[[], T]) -> T:
        """What `read` gives, read once of the same state of the book: for small things that many pages of a list ask for.

        Raises BookError.
        """
        state = self.state()
        if self._known_of != state:
            self._known, self._known_of = {}, state
        if name not in self._known:
            self._known[name] = read()
        known: T = self._known[name]
        return known

    def version(self) -> int:
        """Another number after each change that another window or program made. Raises BookError."""
        ((version,),) = self.rows("PRAGMA data_version")
        return int(version)

    @contextmanager
    def if_still(self, version: int | None) -> Iterator[None]:
        """Within it, an act raises WrittenMeanwhile where another window wrote since `version`; None asks for nothing."""
        self._version = version
        try:
            yield
        finally:
            self._version = None

    @property
    def currency(self) -> Currency:
        """What all sums of the book are in, as known since another program's changes were last looked for.

        Nobody writes a sum meant in another one: an act raises CountsAnew where that changed meanwhile.
        """
        return self._currency if self._shown_by is None else self._shown_by.currency

    def is_in_place(self) -> bool:
        """Whether the path still leads to the file that was opened."""
        return connection.identity(self.path) == self._file

    # -- changing

    @contextmanager
    def change(
        self, name: str, *, draft: str | None = None, before_commit: Callable[[], None] | None = None
    ) -> Iterator[Act]:
        """One act of the user, called `name` ("Log call with Ivanova"): kept whole or not at all.

        Rows added to the act, changed or deleted are journalled and indexed with the commit;
        the draft in slot `draft` goes with it. Raises BookError, and then nothing was kept; nor where `before_commit`
        raises, which is asked when all is written.
        """
        if self.whole is not None:
            yield self.whole
            self.whole.flush()
            if draft is not None:
                drafts.drop(self._con, draft, self.window_id)
            if before_commit is not None:
                before_commit()
            return
        with self._writing(name, draft=draft, before_commit=before_commit):
            act = Act(self._con, self.ids)
            yield act
            act.flush()
            for write in self._along:
                write(act)
            act.flush()

    @contextmanager
    def along(self, write: Callable[[Act], None]) -> Iterator[None]:
        """Within it, each act also writes this, as part of the act: undone and redone with it."""
        self._along.append(write)
        try:
            yield
        finally:
            self._along.remove(write)

    @contextmanager
    def change_rows(
        self, name: str, *, before_commit: Callable[[], None] | None = None
    ) -> Iterator[sqlite3.Connection]:
        """One act like that of `change`, written by plain SQL: for an import, whose rows are many.

        Raises BookError, and then nothing was kept.
        """
        writing = self.change if self._along or self.whole else self._writing
        with writing(name, before_commit=before_commit):
            yield self._con

    def warm_up(self) -> None:
        """Import what the first change needs; may run in another thread while the person reads."""
        tables.in_order()

    def undo(self) -> str:
        """Take back the newest act: this window's, else anyone's. Its name.

        Raises NothingToUndo, or ChangedSince where somebody changed what it touched. Asked again, it
        refuses again, and never skips to an older act: what a person takes back is the act they know
        to be the newest. Whatever they do next can be undone as always.
        """
        act = self.line(history.Past, history.NEWEST, (self.window_id,))
        if act is None:
            raise NothingToUndo
        return self._replay(act, "undo", history.take_back)

    def redo(self) -> str:
        """Bring back the act that was undone last, until something new is done. Its name."""
        act = self.line(history.Past, history.UNDONE_LAST, (self.window_id,))
        if act is None:
            raise NothingToRedo
        return self._replay(act, "redo", history.bring_back)

    # -- what is only typed so far

    def keep_draft(self, slot: str, content: dict[str, str]) -> None:
        """Keep what is being typed into a form, under its slot, for after a crash.

        The person is typing meanwhile, so BusyBook comes soon; ask again later.
        """
        self._require_writable()
        with self._waiting_only(DRAFT_BUSY_SECONDS), self._transaction(of_draft=True):
            drafts.keep(self._con, slot, self.window_id, content)

    def drop_draft(self, slot: str) -> None:
        """Forget what was typed into a form of this window."""
        if not self.read_only:
            with self._transaction(of_draft=True):
                drafts.drop(self._con, slot, self.window_id)

    def orphaned_drafts(self) -> list[drafts.Draft]:
        """What was typed in windows that ended without saving; they become this window's."""
        if self.read_only:
            return []
        with self._transaction(of_draft=True):
            return drafts.adopt(self._con, self.window_id)

    def release_draft(self, slot: str) -> None:
        """Leave what was typed into a form, and not saved, for later: it is offered again at another start."""
        if not self.read_only:
            with self._transaction(of_draft=True):
                drafts.release(self._con, slot, self.window_id, self.ids.new())

    # -- inside

    def _replay(self, act: history.Past, kind: str, apply: Callable[[sqlite3.Connection, int], None]) -> str:
        """Take back or bring back an act, as an act of that kind. Its name. Raises ChangedSince."""
        try:
            with self._writing(act.name, kind=kind, target_id=act.id):
                apply(self._con, act.id)
        except (journal.RowDiffers, GoneMeanwhile, RefusedValue):
            # The rows fitted when they were written: where they no longer do, something beside them changed.
            raise ChangedSince(act.name) from None
        return act.name

    @contextmanager
    def _writing(
        self,
        name: str,
        *,
        kind: str = "do",
        target_id: int | None = None,
        draft: str | None = None,
        before_commit: Callable[[], None] | None = None,
    ) -> Iterator[None]:
        """A transaction that is an act: its change set, journal and index."""
        self._require_writable()
        with self._transaction():
            self._require_format()
            if self._version is not None and self.version() != self._version:
                raise WrittenMeanwhile
            self._require_currency()
            self.ids.rise_above(history.largest_id(self._con))
            change_id = self.ids.new()
            history.begin(self._con, change_id, name, self.window_id, kind=kind, target_id=target_id)
            yield
            from kamtui.store.book.search import index  # late: the first picture changes nothing

            index.follow(self._con, change_id)
            if draft is not None:
                drafts.drop(self._con, draft, self.window_id)
            is_change = history.end(self._con, change_id, kind)
            if before_commit is not None:
                before_commit()
        self.changed[is_change] += 1
        self._currency = connection.currency(self._con)

    def waiting_for_nobody(self) -> AbstractContextManager[None]:
        """Within it a read of a book that another program holds raises BusyBook at once."""
        return self._waiting_only(0)

    @contextmanager
    def _waiting_only(self, seconds: float) -> Iterator[None]:
        """Wait less than usual for another program that holds the book."""
        self._con.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}")
        try:
            yield
        finally:
            self._con.execute(f"PRAGMA busy_timeout={int(connection.BUSY_SECONDS * 1000)}")

    @contextmanager
    def _transaction(self, *, of_draft: bool = False) -> Iterator[None]:
        """All or nothing, with SQLite's errors as sentences and the file's place looked at first."""
        if self._con.in_transaction:
            raise RuntimeError("an act inside an act")
        if not self.is_in_place():
            self._copy = self._copy or backup.save_lost(self._con, self.path, self.backups)
            backups = self.backups and not self._copy and backup.newest_good(self.backups)
            raise BookReplaced(self.path, self._copy, backups or None)
        self._copy = None
        if self._beside is not None and not of_draft:
            self._beside.stop()  # a commit waits for who reads; that of a draft is tried again
        before = self._con.total_changes
        try:
            self._con.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._con.execute("COMMIT")
                self._drafted += (self._con.total_changes - before) * of_draft
            except BaseException:
                if self._con.in_transaction:
                    self._con.execute("ROLLBACK")
                self._known_of = None  # what was read meanwhile is of a state that never came to be
                raise
        except sqlite3.Error as error:
            raise self._explained(error) from None
        except CountsAnew:
            self._currency = connection.currency(self._con)
            raise

    def _fetched(self, sql: str, parameters: Parameters, read_as: connection.ReadAs[T]) -> list[T]:
        try:
            return connection.fetch(self._con, sql, parameters, read_as)
        except sqlite3.Error as error:
            raise self._explained(error) from None

    def _explained(self, error: sqlite3.Error) -> BookError:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            # Of a book migrated meanwhile a column may be gone; that is no damage.
            with suppress(sqlite3.Error):
                self._require_format()
        return backup.naming_backup(explain(error, self.path), self.backups)

    def _require_format(self) -> None:
        """Refuse to write into a book that a newer program migrated under this one; inside the transaction."""
        version = connection.number(self._con, "PRAGMA user_version")
        if version != self._format:
            raise MigratedMeanwhile(self.path, version, self._format)

    def _require_currency(self) -> None:
        """Refuse sums in a currency that the book no longer counts in; inside the transaction."""
        if connection.currency(self._con) is not self._currency:
            raise CountsAnew(self._currency)

    def _require_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyBook(self.path)
