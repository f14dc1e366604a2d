"""What within a table of accounts is none: sums of the rows above, and another table below with a header of its own."""

import re
from collections.abc import Collection, Sequence

from kamtui.domain.text.cleaning import fold
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.headers import FIRM, SOME_NAME, header_key, meaning_of
from kamtui.exchange.reading.table_parts import TOTALS, total_name

_COUNTS = frozenset(fold(word) for word in ("count", "average", "брой", "средно", "итого"))
_HOW_MANY = frozenset(fold(word) for word in ("общо", "всичко"))
_NAMES = ("name", FIRM, SOME_NAME)
_SUM = re.compile(r"[\d\s.,'()%€$+−-]*\d[\d\s.,'()%€$+−-]*(лв\.?|eur|bgn|usd|бр\.?)?", re.IGNORECASE)
_OF_OTHER_TABLES = frozenset(
    header_key(word)
    for word in (
        "доставчик", "доставчици", "supplier", "suppliers", "vendor", "vendors", "лица", "people", "contacts", "търговец", "търговци",
        "служител", "служители", "salesperson", "sales rep", "employee", "employees",
    )
)  # fmt: skip


def is_subtotal(cells: Sequence[str], named: int, no_sums: Collection[int]) -> bool:
    """Whether a row sums up others: it is called a total ("Общо София", "Sofia Total"), and sums stand beside it.

    `named` is the column of names; in those of `no_sums`, phones and the like, digits are no sums.
    """
    if not 0 <= named < len(cells):
        return False
    words = fold(cells[named]).replace(":", " ").split()
    if not words or (total_name(cells[named]) is None and words[0] not in _COUNTS):
        return False
    others = {index: cell for index, cell in enumerate(cells) if index != named and cell.strip()}
    if not others:
        return len(cells) > 1 and (" ".join(words) in TOTALS or _is_count(words, says_so=":" in cells[named]))
    return all(index not in no_sums and _SUM.fullmatch(cell.strip()) for index, cell in others.items())


def _is_count(words: Sequence[str], *, says_so: bool) -> bool:
    """Whether a name says how many there are: "Общо: 6", "Брой 12", "Total: 6 accounts"."""
    is_never_a_name = words[0] in _COUNTS or words[0] in _HOW_MANY
    return 2 <= len(words) <= 3 and words[1].isdecimal() and (is_never_a_name or says_so)


def second_table_at(rows: Sequence[RawRow], headers: Sequence[str]) -> int:
    """Where another table begins, with the title over its header; behind the last row if none does.

    A row is a header again if it speaks of at least two things that headers speak of, and stands under a blank
    line or a title, or says of a column what the first header says of it.
    """
    for place, row in enumerate(rows):
        if not _is_header(row.cells):
            if row.after_blank and _is_title(row.cells):
                return place
            continue
        start = place
        while start and len(_filled(rows[start - 1].cells)) == 1 and not rows[start].after_blank:
            start -= 1
        says_the_same = any(
            cell.strip() and meaning_of(cell) and meaning_of(cell) == meaning_of(header)
            for cell, header in zip(row.cells, headers, strict=False)
        )
        if says_the_same or row.after_blank or rows[start].after_blank:
            return start
    return len(rows)


def table_beside(headers: Sequence[str], rows: Sequence[RawRow]) -> int:
    """The column from which another table stands beside this one, the empty ones between included; -1 if none does.

    Between them is a column without anything. The other begins with what a list of others is called, or names
    its rows by the same header once more.
    """
    empty = [at for at, header in enumerate(headers) if not header.strip()]
    named = {
        header_key(header)
        for header in headers
        if (meaning := meaning_of(header)) and meaning.field in _NAMES
    }
    for gap in empty:
        begins = next((at for at in range(gap, len(headers)) if headers[at].strip()), None)
        if begins is None or not gap or any(gap < len(row.cells) and row.cells[gap].strip() for row in rows):
            continue
        left = {header_key(header) for header in headers[:gap]} & named
        right = {header_key(header) for header in headers[begins:]} & named
        if left and (left & right or header_key(headers[begins]) in _OF_OTHER_TABLES):
            return gap
    return -1


def _filled(cells: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in cells if cell.strip()]


def _is_header(cells: Sequence[str]) -> bool:
    filled = _filled(cells)
    known = [cell for cell in filled if _is_known(cell)]
    holds_values = any(re.search(r"\d\d|@", cell) for cell in filled)
    return len(known) >= 2 and 2 * len(known) >= len(filled) and not holds_values


def _is_title(cells: Sequence[str]) -> bool:
    filled = _filled(cells)
    return len(filled) == 1 and len(cells) == 1 and _is_known(filled[0])


def _is_known(cell: str) -> bool:
    return len(cell) <= 120 and (meaning_of(cell) is not None or header_key(cell) in _OF_OTHER_TABLES)
