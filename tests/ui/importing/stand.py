"""A person before the screen that brings in a list, without the screen."""

from collections.abc import Hashable
from pathlib import Path

from kamtui.exchange.importing.list_kind import known_headers
from kamtui.exchange.importing.preview import Sort
from kamtui.exchange.reading.table_file import AS_FOUND, table_file
from kamtui.store.book.book import Book
from kamtui.ui.importing.asked import Found, Stop, read_and_plan
from kamtui.ui.importing.drawing import entries
from kamtui.ui.importing.hand import ImportAtHand
from kamtui.ui.importing.state import Importing


class Stand:
    """A person before the screen, without the screen: each step reads anew what was asked for."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.importing = Importing()
        self.importing.changed = self._changed

    def _changed(self) -> None:
        asked, found = self.importing.asked, self.importing.found
        if asked is not None and (found is None or found.asked != asked):
            assert self.importing.take_over(
                read_and_plan(self.book, asked, found.kept if found else None, Stop())
            )

    @property
    def found(self) -> Found:
        assert self.importing.found is not None
        return self.importing.found

    def sorts(self) -> list[tuple[Sort, str]]:
        assert self.found.preview is not None, self.found.error
        return [(line.sort, line.what) for line in self.found.preview.lines]

    def drawn(self) -> str:
        lines = entries(self.importing, ["Alfa Ltd", "Beta"])
        return "\n".join(" | ".join(text for text, _size, _looks in entry.cells) for entry in lines)

    def hand(self, about: object) -> ImportAtHand:
        entry = next(
            entry for entry in entries(self.importing, ["Beta"]) if entry.about == about or entry.key == about
        )
        return ImportAtHand(entry=entry, importing=self.importing)

    def refused(self, line: int) -> Hashable:
        """The key of the refused line of a number."""
        shown = entries(self.importing, ())
        return next(
            entry.key
            for entry in shown
            if entry.line is not None and (entry.line.sort, entry.line.line) == (Sort.REFUSED, line)
        )

    @property
    def digest(self) -> str:
        """That of the file as it stands."""
        assert self.importing.asked is not None
        return table_file(self.importing.asked.path, known_headers, AS_FOUND).digest


def file(tmp_path: Path, text: str) -> Path:
    """A file with a list."""
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path
