"""Opens kamtui for the fault harnesses: makes a book with one account where none is, then is kamtui.

    python open_book.py [--next-format] FILE [--keep-missing] [ARGUMENT…]

`--keep-missing` makes no book. `--next-format` is a kamtui of one format later than this one, for
killing it in the middle of a migration; with KAMTUI_FAULTS_OLD=1 in the environment it is of
today's format, with KAMTUI_FAULTS_DELAY=SECONDS its migration takes that long.
"""

import inspect
import os
import sys
import time
from pathlib import Path
from typing import Any

ACCOUNT = "Faultworks [Retail] GmbH"


def main(arguments: list[str]) -> int:
    from kamtui.cli import main as kamtui
    from kamtui.domain.accounts.account import AccountEntry
    from kamtui.store.accounts import changes as account_changes
    from kamtui.store.book.book import Book

    if "--next-format" in arguments:
        arguments.remove("--next-format")
        if not os.environ.get("KAMTUI_FAULTS_OLD"):
            _become_newer()
    keep_missing = "--keep-missing" in arguments
    if keep_missing:
        arguments.remove("--keep-missing")
    path = Path(arguments.pop(0))
    if not keep_missing and sys.stdin.isatty() and not os.path.lexists(path):
        with Book.open(path, create=True) as book:
            account_changes.add_account(book, AccountEntry(name=ACCOUNT))
    if keep_missing and not os.path.lexists(path):
        # kamtui itself makes a book at a name it does not know; what must not is anything else.
        arguments = ["today"]
    return kamtui(["--book", str(path), *arguments])


def _become_newer() -> None:
    """Add a format that rebuilds a table, as migrations do."""
    from kamtui.store.book import book, migrations, opening

    def step(con: object) -> None:
        con.execute("ALTER TABLE account ADD COLUMN motto TEXT")  # type: ignore[attr-defined]
        time.sleep(float(os.environ.get("KAMTUI_FAULTS_DELAY", "0")))
        con.execute("UPDATE account SET motto = name")  # type: ignore[attr-defined]

    steps = (*migrations.STEPS, step)
    migrations.STEPS = steps
    migrations.VERSION = len(steps)
    functions: tuple[Any, ...] = (
        book.Book.open.__func__,  # type: ignore[attr-defined]
        opening.verify,
        opening.check_pages,
        migrations.migrate,
        migrations.fresh_schema,
    )
    for function in map(inspect.unwrap, functions):
        if function.__kwdefaults__ and "steps" in function.__kwdefaults__:
            function.__kwdefaults__["steps"] = steps
        elif function.__defaults__:
            function.__defaults__ = (steps,)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
