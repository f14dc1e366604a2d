"""The remembered shapes of files: how one that was brought in was read, for the next with the same columns."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from kamtui.domain.accounts.importing.shape import Shape
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import read_stored
from kamtui.store.book import tables
from kamtui.store.book.book import Book


class _ShapeLine(NamedTuple):
    headers: str
    file: str
    kind: str
    said: str
    used_at: str


_SHAPES = "SELECT headers, file, kind, said, used_at FROM import_shape"


def shape_of(book: Book, headers: str) -> Shape | None:
    """What was said of the last file with these headers."""
    lines = book.lines(_ShapeLine, f"{_SHAPES} WHERE headers = ?", (headers,))
    return _shape(lines[0]) if lines else None


def known_shapes(book: Book) -> list[Shape]:
    """All remembered shapes, the one used last first."""
    return [_shape(line) for line in book.lines(_ShapeLine, f"{_SHAPES} ORDER BY used_at DESC, id DESC")]


def remember_shape(book: Book, shape: Shape) -> None:
    """Remember how a file was read, in place of what was remembered of its headers before. Raises BookError."""
    said = {
        "mapping": dict(shape.mapping),
        "said": dict(shape.said),
        "encoding": shape.encoding,
        "header_line": shape.header_line,
    }
    with book.change(_("Remember how {file} is read").format(file=shape.file)) as act:
        known = act.first(tables.ImportShape, headers=shape.headers)
        if known is None:
            known = tables.ImportShape(id=act.new_id(), headers=shape.headers, used_at=datetime.now(UTC))
            act.add(known)
        known.file, known.kind, known.used_at = shape.file, shape.kind, datetime.now(UTC)
        known.said = json.dumps(said, ensure_ascii=False, sort_keys=True)


def forget_shapes(book: Book, files: Iterable[str]) -> list[str]:
    """Forget what is remembered by some files' names, as one act. Out come the names that are not known. Raises BookError."""
    wanted = list(dict.fromkeys(files))
    known = {file for (file,) in book.rows("SELECT file FROM import_shape")}
    named = [file for file in wanted if file in known]
    if named:
        name = ngettext("Forget how {count} file is read", "Forget how {count} files are read", len(named))
        with book.change_rows(name.format(count=len(named))) as con:
            con.executemany("DELETE FROM import_shape WHERE file = ?", [(file,) for file in named])
    return [file for file in wanted if file not in known]


def _shape(line: _ShapeLine) -> Shape:
    said = _read(line.said)
    return Shape(
        line.headers,
        line.file,
        line.kind,
        _texts(said.get("mapping")),
        _texts(said.get("said")),
        said["encoding"] if isinstance(said.get("encoding"), str) else "",
        said["header_line"] if isinstance(said.get("header_line"), int) else 0,
        read_stored(line.used_at),
    )


def _read(text: str) -> dict[str, Any]:
    """What was written, as far as it can be read: a book may have been mended by hand."""
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _texts(value: object) -> dict[str, str]:
    return {str(name): str(text) for name, text in value.items()} if isinstance(value, dict) else {}
