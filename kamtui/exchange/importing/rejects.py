"""The rows of a list that are not taken, written as a list of their own: to be mended and imported again."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.own_file import part_of
from kamtui.exchange.reading.sheet_errors import SheetError
from kamtui.store.book import opening

_OF_WORKBOOKS = ";"
"""What parts the cells of rows from a workbook: spreadsheets of many languages open it by itself, and all can."""


class RejectsNotWritten(SheetError):
    """The file for the rows cannot be made, or is there already."""

    def __init__(self, path: Path, why: str) -> None:
        text = _("{path} could not be made ({why}). Name another file.")
        self.words = text.format(path=clean(str(path)), why=clean(why))
        """Without the option of the command line by which the file was named."""
        super().__init__(f"--rejects: {self.words}")


class Rejected(NamedTuple):
    """The rows of a list that are not taken, with their cells as they stood.

    They may be read from the file only while somebody goes through them; that raises SheetError.
    """

    header: Sequence[str]
    delimiter: str
    rows: Iterable[Sequence[str]]


def require_free(target: Path) -> None:
    """Raise RejectsNotWritten where something is already: it may have been mended meanwhile."""
    if target.exists() or target.is_symlink():
        raise RejectsNotWritten(target, _("it is there already"))


@contextmanager
def rejects_written(target: Path | None, rejected: Rejected) -> Iterator[int]:
    """Write rows below their header to a new file, if one is named; how many. Without any, no file is made.

    Where what is done inside fails there is no file either: the same command can be given again. Raises
    RejectsNotWritten, and what goes through the rows.
    """
    count = _write(target, rejected) if target is not None else 0
    try:
        yield count
    except BaseException:
        if target is not None and count:
            target.unlink(missing_ok=True)
        raise


def _write(target: Path, rejected: Rejected) -> int:
    remaining = iter(rejected.rows)
    first = next(remaining, None)
    if first is None:
        return 0
    count = 0

    def counted() -> Iterator[Sequence[str]]:
        nonlocal count
        for row in chain([first], remaining):
            count += 1
            yield row

    part = part_of(target)
    try:
        # With the mark, spreadsheets see that it is UTF-8.
        with part.open("x", encoding="utf-8-sig", errors="replace", newline="") as file:
            writer = csv.writer(file, delimiter=rejected.delimiter or _OF_WORKBOOKS)
            writer.writerow(rejected.header)
            writer.writerows(counted())
        opening.put_in_place(part, target, replace=False)
    except OSError as error:
        raise RejectsNotWritten(target, error.strerror or type(error).__name__) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return count
