"""How a command line is run in tests, here or in a process of its own, and what is looked at after it."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kamtui.config import Config
from kamtui.store.book.book import Book
from tests.build import raw

CSV = "Company,City,EIK\nAlfa,Sofia,111\nBeta,Varna,222\n,Ruse,333\n"

Said = tuple[int, str, str]
"""Exit status, stdout, stderr."""

Kamtui = Callable[..., Said]


class Opened:
    """What the stand-in for the app was given and is told to do."""

    def __init__(self) -> None:
        self.act: Callable[[Book], object] = lambda book: None
        self.return_code: int | None = 0
        self.opens_again: list[str] = []
        """What the app asks to be said when the book is opened again, each time that it ends."""
        self.book: Book | None = None
        self.path = Path()
        self.is_demo = False
        self.asks_language = False
        self.notes: list[str] = []
        self.config: Config | None = None


def fresh(*argv: object, code: str = "", **options: Any) -> "subprocess.CompletedProcess[Any]":
    """Run a command line in a process of its own."""
    start = ["-c", code] if code else ["-m", "kamtui"]
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.run([sys.executable, *start, *map(str, argv)], check=False, timeout=600, **options)


def loaded(*argv: object, status: int = 0) -> set[str]:
    """The modules that a command loads, in a process of its own that ends with `status`."""
    return loaded_by([argv], status=status)


def loaded_by(commands: Iterable[Iterable[object]], *, status: int = 0) -> set[str]:
    """The modules that commands load one after another, in a process of their own; each of them ends with `status`."""
    code = (
        "import sys, json\nfrom kamtui.cli import main\nends = [main(argv) for argv in json.loads(sys.argv[1])]\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\nprint(json.dumps(ends))"
    )
    lines = [[str(part) for part in argv] for argv in commands]
    done = fresh(json.dumps(lines), code=code)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == [status] * len(lines), done.stderr
    return set(done.stderr.decode().split())


def accounts_in(path: Path) -> list[str]:
    with raw(path) as con:
        return [name for (name,) in con.execute("SELECT name FROM account ORDER BY name")]


def refused_books(tmp_path: Path, good: Path) -> dict[str, Path]:
    """Files that are no book of this program's, by what they are."""
    whole = good.read_bytes()
    made = {name: tmp_path / f"{name}.db" for name in ("empty", "text", "cut", "damaged", "newer", "foreign")}
    made["empty"].touch()
    made["text"].write_text("no book")
    made["cut"].write_bytes(whole[: len(whole) // 2])
    made["damaged"].write_bytes(whole[:8192] + b"\xee" * 40_000 + whole[48_192:])
    made["newer"].write_bytes(whole)
    with raw(made["newer"]) as con:
        con.execute("PRAGMA user_version=99")
    con = sqlite3.connect(made["foreign"])
    con.execute("CREATE TABLE x (y)")
    con.close()
    made["folder"] = tmp_path / "folder"
    made["folder"].mkdir()
    made["pipe"] = tmp_path / "pipe"
    os.mkfifo(made["pipe"])
    return made


def sales_in(path: Path) -> list[tuple[Any, ...]]:
    with raw(path) as con:
        return list(
            con.execute(
                "SELECT a.name, s.month_on, s.revenue, s.profit FROM sale s JOIN account a ON a.id = s.account_id "
                "ORDER BY a.name, s.month_on"
            )
        )
