"""The pages of a damaged book, read without SQLite: rows that no schema and no root leads to any more.

Only what `rescue` needs of SQLite's file format (https://www.sqlite.org/fileformat2.html): the pages of
tables, their cells and the chains of long ones. Whatever the bytes are, nothing here raises: what cannot be
read is left out.
"""

from collections.abc import Iterator
from pathlib import Path
from struct import unpack
from types import TracebackType
from typing import NamedTuple, Self

Value = int | float | str | bytes | None

USUAL_PAGE = 4096
"""The size of a page where the file's header does not say it."""
_HEADER = b"SQLite format 3\0"
_INTERIOR, _LEAF = 5, 13
_LARGEST_ROW = 200_000_000
_CANNOT = (IndexError, ValueError, OverflowError, OSError)


class Row(NamedTuple):
    """A row of a table. `values` ends where the rest of it can no longer be read."""

    row_id: int
    values: tuple[Value, ...]
    columns: int
    """How many values it had."""


class Pages:
    """The file's pages of tables: which lie below which, and the rows in them."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        header = self._file.read(100)
        self.has_header = header.startswith(_HEADER)
        self._size = int.from_bytes(header[16:18]) if self.has_header else USUAL_PAGE
        if self._size == 1:
            self._size = 65536
        if self._size < 512 or self._size & (self._size - 1):
            self._size = USUAL_PAGE
        self.application_id = int.from_bytes(header[68:72]) if self.has_header else 0
        self.version = int.from_bytes(header[60:64]) if self.has_header else 0
        self._count = -(-path.stat().st_size // self._size)
        self._usable = self._size - (header[20] if self.has_header and len(header) > 20 else 0)
        self._free = self._free_pages(int.from_bytes(header[32:36])) if self.has_header else set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def trees(self) -> dict[int, list[int]]:
        """By the topmost page that is left of it, the pages of each table that hold rows, in order.

        Where the root of a table is gone, what lay below it stands alone: one or several trees without it.
        """
        above: dict[int, int] = {}
        leaves: list[int] = []
        for number in range(1, self._count + 1):
            page = self._page(number)
            start = 100 if number == 1 else 0
            if number in self._free or len(page) < start + 8:
                continue
            if page[start] == _LEAF:
                leaves.append(number)
            elif page[start] == _INTERIOR:
                for below in self._below(page, start):
                    above.setdefault(below, number)
        trees: dict[int, list[int]] = {}
        for leaf in leaves:
            top, seen = leaf, {leaf}
            while (higher := above.get(top)) is not None and higher not in seen:
                seen.add(top := higher)
            trees.setdefault(top, []).append(leaf)
        return trees

    def rows(self, leaf: int) -> Iterator[Row]:
        """The rows of a page, each as far as it can be read."""
        page = self._page(leaf)
        start = 100 if leaf == 1 else 0
        for cell in self._cells(page, start, start + 8):
            try:
                row = self._row(page, cell)
            except _CANNOT:
                continue
            if row is not None:
                yield row

    # -- pages

    def _page(self, number: int) -> bytes:
        try:
            self._file.seek((number - 1) * self._size)
            return self._file.read(self._size)
        except _CANNOT:
            return b""

    def _free_pages(self, trunk: int) -> set[int]:
        """The pages that hold nothing any more."""
        free: set[int] = set()
        while 0 < trunk <= self._count and trunk not in free:
            free.add(trunk)
            page = self._page(trunk)
            count = min(int.from_bytes(page[4:8]), self._size // 4 - 2)
            free.update(int.from_bytes(page[8 + 4 * n : 12 + 4 * n]) for n in range(count))
            trunk = int.from_bytes(page[:4])
        return free

    def _below(self, page: bytes, start: int) -> Iterator[int]:
        for cell in self._cells(page, start, start + 12):
            yield int.from_bytes(page[cell : cell + 4])
        yield int.from_bytes(page[start + 8 : start + 12])

    def _cells(self, page: bytes, start: int, pointers: int) -> Iterator[int]:
        """Where the cells of a page begin."""
        count = int.from_bytes(page[start + 3 : start + 5])
        if pointers + 2 * count > len(page):
            return
        for number in range(count):
            at = int.from_bytes(page[pointers + 2 * number : pointers + 2 * number + 2])
            if pointers + 2 * count <= at < len(page):
                yield at

    # -- rows

    def _row(self, page: bytes, cell: int) -> Row | None:
        length, at = _varint(page, cell)
        row_id, at = _varint(page, at)
        if not 2 <= length <= _LARGEST_ROW:
            return None
        if row_id >= 1 << 63:
            row_id -= 1 << 64
        record = self._payload(page, at, length)
        head, at = _varint(record, 0)
        if not at < head <= len(record):
            return None
        kinds = []
        while at < head:
            kind, at = _varint(record, at)
            kinds.append(kind)
        values: list[Value] = []
        for kind in kinds:
            size = _size_of(kind)
            if head + size > len(record):
                break
            values.append(_value(kind, record[head : head + size]))
            head += size
        return Row(row_id, tuple(values), len(kinds))

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """A record as far as its pages can be followed."""
        whole_here = self._usable - 35
        if length <= whole_here:
            return page[at : at + length]
        least = (self._usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (self._usable - 4)
        if here > whole_here:
            here = least
        parts = [page[at : at + here]]
        following = int.from_bytes(page[at + here : at + here + 4])
        missing, seen = length - here, set[int]()
        while missing > 0 and 0 < following <= self._count and following not in seen:
            seen.add(following)
            more = self._page(following)
            parts.append(more[4 : 4 + min(missing, self._usable - 4)])
            missing -= len(parts[-1])
            following = int.from_bytes(more[:4])
        return b"".join(parts)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for _count in range(8):
        byte = data[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | data[at], at + 1


def _size_of(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        (value,) = unpack(">d", data)
        return float(value)
    if kind < 12:
        return int.from_bytes(data, signed=True)
    return data.decode("utf-8", "replace") if kind % 2 else data
