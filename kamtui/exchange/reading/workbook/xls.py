"""What is seen of the sheets of an old workbook (XLS): cells with errors, which its parser has as empty ones, and what is hidden.

An old Office file holds its streams in sectors, like a small disk; the one with the workbook is a row of records.
"""

import struct
from collections.abc import Iterator

from kamtui.exchange.reading.workbook.facts import MOST_ERRORS, SheetFacts

_FREE = 0xFFFF_FFFA
"""Numbers from here on are no sectors."""
_BOF, _EOF, _SHEET, _ERROR, _FORMULA, _ROW, _COLUMNS = 0x0809, 0x000A, 0x0085, 0x0205, 0x0006, 0x0208, 0x007D
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_MOST_RECORDS = 10_000_000


def xls_facts(content: bytes) -> dict[str, SheetFacts]:
    """What is in the sheets of an old workbook, by their names; nothing where it is not built as it should be."""
    facts: dict[str, SheetFacts] = {}
    try:
        stream = _workbook_stream(content)
        for name, offset in _sheets(stream):
            facts[name] = _sheet_facts(stream, offset)
    except (struct.error, IndexError, ValueError):
        return {}
    return facts


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """The sheets of cells, each with the place of its records."""
    for kind, data in _records(stream, 0):
        if kind == _EOF:
            return
        if kind == _SHEET and data[5] == 0:
            (offset,), length, is_wide = struct.unpack_from("<I", data), data[6], data[7] & 1
            raw = data[8 : 8 + length * (1 + is_wide)]
            yield raw.decode("utf-16-le" if is_wide else "latin-1"), offset


def _sheet_facts(stream: bytes, offset: int) -> SheetFacts:
    facts = SheetFacts()
    hidden: set[int] = set()
    width = depth = 0
    for kind, data in _records(stream, offset):
        depth += (kind == _BOF) - (kind == _EOF)
        if depth < 1:
            break
        if depth > 1:
            continue  # a chart within the sheet
        if kind == _ROW:
            _row, _first, end = struct.unpack_from("<HHH", data)
            width = max(width, end)
            facts.hidden_rows += bool(data[12] & 0x20) and end > _first
        elif kind == _COLUMNS:
            first, last, _width, _form, flags = struct.unpack_from("<HHHHH", data)
            if flags & 1:
                hidden.update(range(first, min(last, 255) + 1))
        elif (code := _error_code(kind, data)) is not None and len(facts.errors) < MOST_ERRORS:
            row, column = struct.unpack_from("<HH", data)
            facts.errors[row, column] = _ERRORS.get(code, "#N/A")
    facts.hidden_columns = len([column for column in hidden if column < width])
    return facts


def _error_code(kind: int, data: bytes) -> int | None:
    """The error in a cell, or as which a formula came out; None for any other record."""
    if kind == _ERROR and data[7] == 1:
        return data[6]
    if kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
        return data[8]
    return None


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    for _count in range(_MOST_RECORDS):
        if place + 4 > len(stream):
            return
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


# -- the small disk


def _workbook_stream(content: bytes) -> bytes:
    """The records of the workbook. Raises struct.error, IndexError or ValueError for what is no such disk."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    if size not in (512, 4096):
        raise IndexError
    directory_at, cutoff, small_at = (struct.unpack_from("<I", content, at)[0] for at in (48, 56, 60))
    table = _table(content, size)
    names = {"Workbook", "Book"}
    root = b""
    directory = _chain(content, size, table, directory_at)
    for at in range(0, len(directory) - 127, 128):
        entry = directory[at : at + 128]
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le")
        start, length = struct.unpack_from("<II", entry, 116)
        if entry[66] == 5:
            root = _chain(content, size, table, start)
        elif name in names and length >= cutoff:
            return _chain(content, size, table, start)[:length]
        elif name in names:
            small = _numbers(_chain(content, size, table, small_at))
            return b"".join(root[64 * one : 64 * one + 64] for one in _followed(small, start))[:length]
    raise IndexError


def _table(content: bytes, size: int) -> list[int]:
    """Of each sector the one that follows it. Raises ValueError where the list of them goes on beyond the file."""
    sectors = list(struct.unpack_from("<109I", content, 76))
    more = struct.unpack_from("<I", content, 68)[0]
    seen: set[int] = set()
    while more < _FREE and more not in seen:
        seen.add(more)
        *numbers, more = _numbers(_sector(content, size, more))
        sectors += numbers
    return [number for one in sectors if one < _FREE for number in _numbers(_sector(content, size, one))]


def _sector(content: bytes, size: int, number: int) -> bytes:
    start = (number + 1) * size
    return content[start : start + size]


def _numbers(raw: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4]))


def _followed(table: list[int], start: int) -> Iterator[int]:
    """A sector and those that follow it; never more than there are."""
    for _count in range(len(table)):
        if start >= _FREE:
            return
        yield start
        start = table[start]


def _chain(content: bytes, size: int, table: list[int], start: int) -> bytes:
    return b"".join(_sector(content, size, number) for number in _followed(table, start))
