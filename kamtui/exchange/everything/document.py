"""All records as one JSON document: a list for each kind, written as a stream.

Its first name, `kamtui`, tells of the book as `about.csv` of a folder does. Ids and words are as there; amounts and measures are
numbers, written with their decimals; what is not known is null.
"""

import json
from pathlib import Path
from typing import Any, TextIO

from kamtui.exchange import own_file
from kamtui.exchange.everything.cells import decimal_of, written_cell
from kamtui.exchange.everything.source import Account, Progress, Source, written_of_one_state
from kamtui.store.book.book import Book
from kamtui.store.book.migrations import VERSION
from kamtui.store.records.kinds import Column, Holds, Kind
from kamtui.store.records.reads import Row


def write_document(
    book: Book, path: Path, made_at: str, progress: Progress, *, account: Account | None = None
) -> int:
    """Write all records, or those of one account, to a new file, whole or not at all; how many.

    Raises PlaceTaken where something is there, and BookError; what `progress` raises ends the writing.
    """
    own_file.require_nothing(path)
    with own_file.written(path) as part:

        def write(source: Source) -> int:
            with part.open("w", encoding="utf-8", newline="\n") as file:
                _write(file, source, made_at)
            return source.whole

        return written_of_one_state(book, account, progress, write)


def _write(file: TextIO, source: Source, made_at: str) -> None:
    about = {
        "format": VERSION,
        "currency": source.currency,
        "made_at": made_at,
        "account": source.account_name or None,
    }
    file.write(f'{{"kamtui": {json.dumps(about, ensure_ascii=False)}')
    for kind in source.counts:
        file.write(f',\n"{kind.name}": [')
        between = "\n"
        for row in source.rows(kind):
            file.write(f"{between}{_object(kind, row)}")
            between = ",\n"
        file.write("]")
    file.write("}\n")


def _object(kind: Kind, row: Row) -> str:
    cells = (
        f"{json.dumps(column.title)}: {_value(column, value)}"
        for column, value in zip(kind.columns, row, strict=True)
    )
    return f"{{{', '.join(cells)}}}"


def _value(column: Column, value: Any) -> str:
    """What stands in a column, as JSON. A decimal keeps its digits, which `json` itself would not write."""
    if value is None:
        return "null"
    match column.holds:
        case Holds.FLAG:
            return "true" if value else "false"
        case Holds.NUMBER:
            return str(value)
        case Holds.AMOUNT | Holds.MEASURE:
            return f"{decimal_of(column, value):f}"
        case Holds.ID:
            return json.dumps(written_cell(column, value))
        case _:
            return json.dumps(value, ensure_ascii=False)
