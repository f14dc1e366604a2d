"""The rows of a list that could not be taken, written as a list of their own: to be mended and imported again."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.reading.csv_text import SheetError


class RejectsNotWritten(SheetError):
    """The file for the rows cannot be made, or is there already."""

    def __init__(self, path: Path, why: str) -> None:
        text = _("--rejects: {path} could not be made ({why}). Name another file.")
        super().__init__(text.format(path=clean(str(path)), why=clean(why)))


def require_free(target: Path) -> None:
    """Raise RejectsNotWritten where something is already: it may have been mended meanwhile."""
    if target.exists() or target.is_symlink():
        raise RejectsNotWritten(target, _("it is there already"))


def write_rejects(target: Path, header: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str) -> int:
    """Write rows with their cells as they stood, below their header; how many. Without any, no file is made.

    Raises RejectsNotWritten, and what goes through the rows; then there is no file either.
    """
    remaining = iter(rows)
    first = next(remaining, None)
    if first is None:
        return 0
    count = 0

    def counted() -> Iterator[Sequence[str]]:
        nonlocal count
        for row in chain([first], remaining):
            count += 1
            yield row

    try:
        # With the mark, spreadsheets see that it is UTF-8.
        with target.open("x", encoding="utf-8-sig", errors="replace", newline="") as file:
            try:
                writer = csv.writer(file, delimiter=delimiter)
                writer.writerow(header)
                writer.writerows(counted())
                file.flush()
            except BaseException:
                target.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise RejectsNotWritten(target, error.strerror or type(error).__name__) from None
    return count
