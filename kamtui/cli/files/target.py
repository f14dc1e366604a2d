"""The book that an import goes into: one that is there, or one made only if there is something to keep."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

from kamtui import paths
from kamtui.cli.places import book_path, is_read_only, make_backup_folder, new_book_made
from kamtui.cli.speech import complain, tell
from kamtui.domain.text.language import _, ngettext
from kamtui.store.book import backup
from kamtui.store.book.book import Book


class Plan(Protocol):
    """What an import would do to a book."""

    @property
    def does_nothing(self) -> bool: ...


P = TypeVar("P", bound=Plan)


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

    @classmethod
    def named_in(cls, options: Any) -> Self:
        """The target of the options. Raises Refused where `--book` names nothing."""
        path = book_path(options)
        return cls(
            path,
            paths.backup_folder(path),
            is_new=not os.path.lexists(path),
            read_only=is_read_only(options),
            is_dry_run=options.dry_run,
        )

    @property
    def was_made(self) -> bool:
        """Whether the book was made for this import."""
        return self.is_new and os.path.lexists(self.path)

    def keeps_nothing(self, plan: Plan) -> bool:
        """Whether no book is made because there is nothing to keep in it."""
        return self.is_new and plan.does_nothing

    def take_in(self, plan_on: Callable[[Book], P], carry_out: Callable[[Book, P], None]) -> P:
        """Plan on the book and carry the plan out, after a backup; a dry run only plans. The plan. Raises BookError.

        A book that is not there is planned for as an empty one.
        """
        with self._book_to_plan_on() as book:
            plan = plan_on(book)
            is_to_write = not (self.is_dry_run or self.keeps_nothing(plan))
            if is_to_write and not self.is_new:
                if not plan.does_nothing and not book.read_only:
                    make_backup_folder(self.backups)
                    backup.take(self.path, self.backups)
                carry_out(book, plan)
        if is_to_write and self.is_new:
            with Book.open(self.path, create=True, read_only=self.read_only, backups=self.backups) as book:
                complain(new_book_made(self.path))
                carry_out(book, plan)
        return plan

    @contextlib.contextmanager
    def _book_to_plan_on(self) -> Iterator[Book]:
        if not self.is_new:
            read_only = self.read_only or self.is_dry_run
            with Book.open(self.path, create=False, read_only=read_only, backups=self.backups) as book:
                yield book
            return
        with (
            temporary_book() as path,
            Book.open(path, create=True, read_only=self.read_only, backups=None) as book,
        ):
            yield book


@contextlib.contextmanager
def temporary_book() -> Iterator[Path]:
    """A path for an empty book, to try an import on that makes no book yet."""
    with tempfile.TemporaryDirectory(prefix="kamtui-") as folder:
        yield Path(folder) / "empty.db"


def say_nothing_kept() -> None:
    """Say that there was nothing to keep, though it was no dry run."""
    tell(_("Nothing was written, and no book was made."))


def say_rejects(count: int, path: Path | None) -> None:
    """Say how many rows that could not be taken are in the file of rejects."""
    text = ngettext(
        "{count} row is in {path}: mend it there and import that file.",
        "{count} rows are in {path}: mend them there and import that file.",
        count,
    )
    tell(text.format(count=count, path=path))
