"""The book that an import goes into: one that is there, or one made only if there is something to keep."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from kamtui import paths
from kamtui.cli.places import book_path, is_read_only, make_backup_folder, new_book_made
from kamtui.cli.speech import complain
from kamtui.config import Config
from kamtui.domain.text.numbers import Currency
from kamtui.exchange.importing.importer import Plan
from kamtui.exchange.own_file import remove_abandoned
from kamtui.store.book import backup
from kamtui.store.book.book import Book


@dataclass(frozen=True)
class ImportTarget:
    """The book that the options of an import name, and what may be done to it."""

    path: Path
    backups: Path
    """The folder of the book's backups."""
    is_new: bool
    """Whether there is no book yet."""
    read_only: bool
    is_dry_run: bool
    counts_in: Currency
    """What a new book counts in."""

    @classmethod
    def named_in(cls, options: Any, config: Config) -> Self:
        """The target of the options. Raises Refused where `--book` names nothing."""
        path = book_path(options)
        return cls(
            path,
            paths.backup_folder(path),
            is_new=not os.path.lexists(path),
            read_only=is_read_only(options),
            is_dry_run=options.dry_run,
            counts_in=Currency(config.currency),
        )

    @property
    def was_made(self) -> bool:
        """Whether the book was made for this import."""
        return self.is_new and os.path.lexists(self.path)

    def keeps_nothing(self, plan: Plan) -> bool:
        """Whether no book is made because there is nothing to keep in it."""
        return self.is_new and plan.does_nothing

    def carry_out(self, book: Book, plan: Plan, carry_out: Callable[[Book], None]) -> None:
        """Carry out a plan that was made on `book`, after a backup; not in a dry run. Raises BookError.

        A book that is not there is made, if there is something to keep in it.
        """
        if self.is_dry_run or self.keeps_nothing(plan):
            return
        if self.is_new:
            with Book.open(
                self.path,
                create=True,
                read_only=self.read_only,
                backups=self.backups,
                counts_in=self.counts_in,
            ) as new_book:
                complain(new_book_made(self.path, self.counts_in))
                carry_out(new_book)
            return
        if not plan.does_nothing and not book.read_only:
            self.back_up()
        carry_out(book)

    def back_up(self) -> None:
        """Back the book up as it is before the import. Raises Refused, BookError."""
        make_backup_folder(self.backups)
        backup.take(self.path, self.backups, backup.Why.IMPORT)

    @contextlib.contextmanager
    def book_to_plan_on(self) -> Iterator[Book]:
        """The book, open; in place of one that is not there an empty one. Raises BookError."""
        if not self.is_new:
            read_only = self.read_only or self.is_dry_run
            with Book.open(self.path, create=False, read_only=read_only, backups=self.backups) as book:
                yield book
            return
        with (
            temporary_book() as path,
            Book.open(
                path, create=True, read_only=self.read_only, backups=None, counts_in=self.counts_in
            ) as book,
        ):
            yield book


@contextlib.contextmanager
def temporary_book(beside: Path | None = None) -> Iterator[Path]:
    """A path for an empty book, to try an import on that makes no book yet; in a folder beside another path, if one is named."""
    folder, stem = None, ".kamtui-"
    if beside is not None:
        folder, stem = beside.parent, f".{beside.name}.import-"
        remove_abandoned(folder, stem)
    with tempfile.TemporaryDirectory(prefix=f"{stem}{os.getpid()}-", dir=folder) as made:
        yield Path(made) / "empty.db"
