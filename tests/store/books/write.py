"""Write a book of today's format as SQL: `python -m tests.store.books.write tests/store/books/v1.sql`.

Only the records and the history; what SQLite and the search index make for themselves is left out,
because FTS5 cannot be filled from a dump. Reading it back is `read`.
"""

import re
import sqlite3
import sys
import tempfile
from pathlib import Path

from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.book import Book
from tests.build import a_call, a_little_of_everything, a_task, an_account

INDEXES = ("search", "call_search")
LEFT_OUT = re.compile(
    r"""(CREATE TABLE|INSERT INTO)\s+['"](call_)?search[_'"]|INSERT INTO sqlite_master|PRAGMA writable|BEGIN|COMMIT"""
)


def write(target: Path) -> None:
    """A book with every table filled, an act undone and a draft, as SQL statements."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.db"
        with Book.open(path, create=True) as book:
            ids = a_little_of_everything(book)
            account_changes.delete_account(book, an_account(book, "Изтрита", note="с бележка"))
            a_call(book, ids["other"], "Още един", note="многоредова\nбележка 'с кавички'")
            a_task(book, "Отменена")
            book.undo()
            book.keep_draft("call", {"note": "недовършено"})
        con = sqlite3.connect(path)
        lines = [
            f"PRAGMA {name}={con.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("application_id", "user_version")
        ]
        lines += [line for line in con.iterdump() if not LEFT_OUT.match(line)]
        for index in INDEXES:
            sql = con.execute("SELECT sql FROM sqlite_master WHERE name = ?", (index,)).fetchone()[0]
            lines.append(f"{sql};")
        con.close()
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(source: Path, path: Path) -> None:
    """The book of a dump, as the program that wrote it would have left it, but for what the index holds."""
    con = sqlite3.connect(path)
    con.executescript(source.read_text(encoding="utf-8"))
    con.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]))
