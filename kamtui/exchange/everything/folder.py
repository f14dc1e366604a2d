"""A folder of CSV files, one for each kind of record, written whole or not at all."""

import contextlib
import csv
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kamtui.domain.text.language import _
from kamtui.exchange.everything.about import ENDING, HEADER, NAME, About
from kamtui.exchange.everything.cells import written_cell
from kamtui.exchange.everything.source import Account, Progress, Source, written_of_one_state
from kamtui.exchange.own_file import PlaceTaken, part_of
from kamtui.store.book import opening
from kamtui.store.book.book import Book
from kamtui.store.book.migrations import VERSION


class Written(NamedTuple):
    """What was written: how many records of how many kinds."""

    records: int
    kinds: int


def write_folder(
    book: Book,
    path: Path,
    made_at: str,
    progress: Progress,
    *,
    account: Account | None = None,
    with_semicolons: bool = False,
) -> Written:
    """Write all records, or those of one account, as CSV files into a new folder, for its owner only.

    UTF-8 with the mark by which spreadsheets know it. With semicolons decimals have a comma, as spreadsheets in such
    languages want it. An empty folder of that name is used. Raises PlaceTaken where something else is there, and
    BookError; what `progress` raises ends the writing. In each of these cases nothing is left of it.
    """
    require_free(path)
    part = part_of(path)
    try:
        part.mkdir(mode=0o700)
        files = _Files(part, with_semicolons=with_semicolons)
        written = written_of_one_state(book, account, progress, lambda source: files.write(source, made_at))
        files.sync()
        _put_in_place(part, path)
    except OSError as error:
        raise opening.not_made(path, error) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return written


def require_free(path: Path) -> None:
    """Raise PlaceTaken unless nothing or an empty folder is at a path, and BookError where that cannot be looked at."""
    try:
        if path.is_symlink():
            raise PlaceTaken(path, _("it is a link"))
        if path.is_dir():
            if any(path.iterdir()):
                raise PlaceTaken(path, _("it is a folder with something in it"))
        elif path.exists():
            raise PlaceTaken(path, _("it is not a folder"))
    except OSError as error:
        raise opening.not_made(path, error) from None


class _Files:
    """The files in a folder that is being written."""

    def __init__(self, folder: Path, *, with_semicolons: bool) -> None:
        self._folder = folder
        self._delimiter, self._decimal_sign = (";", ",") if with_semicolons else (",", ".")

    def write(self, source: Source, made_at: str) -> Written:
        """Write a file of each kind, and what tells of them; those of an earlier try are written anew."""
        counts = {}
        for kind in source.counts:
            written = 0

            def lines() -> Iterator[Sequence[str]]:
                nonlocal written
                for row in source.rows(kind):  # noqa: B023  (gone through before the next kind)
                    written += 1
                    yield [
                        written_cell(column, value, self._decimal_sign)
                        for column, value in zip(kind.columns, row, strict=True)  # noqa: B023
                    ]

            self._write(f"{kind.name}{ENDING}", [column.title for column in kind.columns], lines())
            counts[kind.name] = written
        about = About(str(VERSION), source.currency, made_at, source.account_name, counts)
        self._write(NAME, HEADER, about.lines())
        return Written(sum(counts.values()), len(counts))

    def _write(self, name: str, header: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
        flags = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(self._folder / name, flags, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=self._delimiter, lineterminator="\r\n")
            writer.writerow(header)
            writer.writerows(lines)

    def sync(self) -> None:
        """Wait until all files are on the disk."""
        for path in self._folder.iterdir():
            opening.sync_file(path)


def _put_in_place(part: Path, path: Path) -> None:
    """Give a finished folder its name, in one step. Raises PlaceTaken, OSError."""
    with contextlib.suppress(OSError):
        path.rmdir()  # an empty one, which not every system would replace
    if os.path.lexists(path):
        raise PlaceTaken(path, _("somebody was quicker"))
    part.rename(path)
