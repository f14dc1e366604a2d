"""What `kamtui import` knows of a file before it reads it: how the last one with its columns was read, and what is hidden in it."""

from pathlib import Path
from typing import Any

from kamtui.cli.files.choice import file_choice
from kamtui.cli.files.matches import shape_words
from kamtui.cli.files.options import FIND_OUT
from kamtui.cli.files.target import ImportTarget
from kamtui.cli.speech import complain
from kamtui.domain.accounts.importing.shape import Shape
from kamtui.domain.text.language import _
from kamtui.exchange.importing.kind import STATUS
from kamtui.exchange.importing.list_kind import known_headers
from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.reading.sheet_errors import SheetError
from kamtui.exchange.reading.top import FileTop, file_top
from kamtui.store.accounts.shapes import known_shapes
from kamtui.store.book.book import Book

_OTHERWISE_CALLED = {"as": "as_"}
"""Options by the names under which they are remembered, where the parsed options have another."""


def look_at(options: Any, target: ImportTarget) -> None:
    """Say what is hidden in the file, and take over what is remembered of its columns where the options say nothing.

    Whatever keeps the file from being read is said when it is read.
    """
    file = Path(options.file)
    shapes = [] if options.as_found else _shapes(target)
    try:
        top = file_top(file, known_headers, file_choice(options))
    except SheetError:
        return
    if options.sheet or not top.other_sheets:
        for note in top.notes:
            complain(note)
    _take_over(options, top, shapes)


def _shapes(target: ImportTarget) -> list[Shape]:
    if target.is_new:
        return []
    with Book.open(target.path, create=False, read_only=True, backups=target.backups) as book:
        return known_shapes(book)


def _take_over(options: Any, top: FileTop, shapes: list[Shape]) -> None:
    """Fill the options with what is remembered of a file with these columns, and say so."""
    shape = next((shape for shape in shapes if shape.headers == top.shape), None)
    if shape is None or options.what not in (FIND_OUT, shape.kind):
        return
    options.what = shape.kind
    options.encoding = options.encoding or shape.encoding or None
    options.header_line = options.header_line or shape.header_line or None
    options.sheet = options.sheet or top.sheet or None
    given = {header_key(header) for header, _field in options.map}
    fields = {field for _header, field in options.map}
    remembered = [
        (header, field)
        for header, field in shape.mapping.items()
        if header_key(header) not in given and (field not in fields or field in ("rest", "skip"))
    ]
    options.map = [*remembered, *options.map]
    given = {header_key(word) for word, _meaning in options.status}
    for name, value in shape.said.items():
        if name.startswith(STATUS):
            word = name.removeprefix(STATUS)
            options.status += [(word, value)] * (header_key(word) not in given)
            continue
        name = _OTHERWISE_CALLED.get(name, name)
        if getattr(options, name, value) in (None, False):
            setattr(options, name, True if getattr(options, name) is False else value)
    complain(
        _(
            "Read as {file} was, which had the same columns ({how}). To read it as it is found: --as-found"
        ).format(file=shape.file, how=shape_words(shape))
    )
