"""A list as it leaves the program: text for a person, Markdown, CSV and JSON for programs. Nothing is cut but for a terminal."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kamtui.domain.listing import Column, Listing
from kamtui.exchange.review_text import cells, fit

GAP = 2
"""Cells between columns of text."""
LEAST = 12
"""Cells that a column keeps which is cut for a narrow terminal."""
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell of text begins with that a spreadsheet runs as a formula, the last four in Japan."""
_PHONE = re.compile(r"\+[\d\s().\-/]+")
FEWEST_DIGITS = 8
"""Digits of a phone number with its country's code."""


def as_text(listing: Listing, width: int | None = None) -> Iterator[str]:
    """The labels, if there are any, and the lines in columns below each other; with a width they are cut to it."""
    shown = [[cell.shown for cell in row] for row in listing.rows]
    labels = [column.label for column in listing.columns]
    rows = [labels, *shown] if any(labels) else shown
    used = [place for place in range(len(listing.columns)) if any(row[place] for row in shown)]
    sizes = {place: max(cells(row[place]) for row in rows) for place in used}
    if width is not None:
        _cut(sizes, listing.columns, width)
    for row in rows:
        parts = [_aligned(row[place], sizes[place], listing.columns[place].is_right) for place in used]
        yield (" " * GAP).join(parts).rstrip()


def _cut(sizes: dict[int, int], columns: Sequence[Column], width: int) -> None:
    """Take what is too much from the columns that may be cut, the widest first."""
    while (over := sum(sizes.values()) + GAP * (len(sizes) - 1) - width) > 0:
        cut = [place for place in sizes if columns[place].may_be_cut and sizes[place] > LEAST]
        if not cut:
            return
        widest, *others = sorted(cut, key=lambda place: -sizes[place])
        next_size = sizes[others[0]] if others else LEAST
        sizes[widest] = max(min(sizes[widest] - 1, next_size), sizes[widest] - over, LEAST)


def _aligned(text: str, size: int, is_right: bool) -> str:
    return " " * (size - cells(text)) + text if is_right and cells(text) <= size else fit(text, size)


def as_markdown(listing: Listing) -> Iterator[str]:
    """A table of Markdown, without the columns in which nothing stands."""
    used = [place for place in range(len(listing.columns)) if any(row[place].shown for row in listing.rows)]
    yield _markdown_row([listing.columns[place].label for place in used])
    yield _markdown_row(["---:" if listing.columns[place].is_right else "---" for place in used])
    for row in listing.rows:
        yield _markdown_row([_harmless_markdown(row[place].shown) for place in used])


def _markdown_row(texts: Sequence[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _harmless_markdown(text: str) -> str:
    """A text that is read as it stands: no sign of it starts a link, a code or another cell."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>|" else char for char in text)


def as_csv(listing: Listing) -> str:
    """The values under their fixed names, a line each. What a spreadsheet would run has an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in listing.columns)
    writer.writerows([_harmless(cell.value) for cell in row] for row in listing.rows)
    return out.getvalue()


def _harmless(value: str | int | Decimal | None) -> str | int | Decimal:
    """A value that no spreadsheet runs. Phone numbers stay as they are dialled: +359 2 987 65 43.

    Without letters and signs to reckon by nothing in them can be run, so that these become spaces.
    """
    if value is None:
        return ""
    if not isinstance(value, str) or not value.startswith(RUN_BY_SPREADSHEETS):
        return value
    if _PHONE.fullmatch(value) and sum(map(str.isdecimal, value)) >= FEWEST_DIGITS:
        return value.replace("-", " ").replace("/", " ")
    return f"'{value}"


def as_json(listing: Listing, *, is_ascii: bool = False) -> str:
    """A list of objects, a name for each column; what is not known is null."""
    names = [column.name for column in listing.columns]
    objects = [dict(zip(names, (cell.value for cell in row), strict=True)) for row in listing.rows]
    return json.dumps(objects, ensure_ascii=is_ascii, indent=2, default=float)
