"""`kamtui demo`: the sample book, and that it is thrown away."""

from pathlib import Path
from typing import Any

import pytest

from kamtui.sample.book import make_sample
from kamtui.store.book import Book
from tests.build import an_account, raw
from tests.cli.running import Kamtui, Opened


def test_the_demo_is_thrown_away(kamtui: Kamtui, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []

    def act(book: Book) -> None:
        seen.append(book.rows("SELECT count(*) FROM account")[0][0])
        seen.append(book.path.parent.stat().st_mode & 0o777)
        with pytest.raises(Exception, match="nothing to undo"):
            book.undo()
        an_account(book, "Mine")

    opened.act = act
    status, out, err = kamtui("demo")
    assert (status, err) == (0, "")
    assert "thrown away" in out
    assert opened.is_demo
    assert seen[0] > 20
    assert seen[1] == 0o700
    assert not opened.path.parent.exists()
    assert list(Path.home().iterdir()) == []

    def fail(book: Book) -> None:
        raise RuntimeError

    opened.act = fail
    status, out, err = kamtui("demo")
    assert status == 1
    assert "thrown away" in out
    assert "RuntimeError" in err
    assert not opened.path.parent.exists()


def test_the_sample_has_the_same_ids_every_time(tmp_path: Path) -> None:
    ids = []
    for name in ("a.db", "b.db"):
        make_sample(tmp_path / name)
        with raw(tmp_path / name) as con:
            ids.append(con.execute("SELECT id, name FROM account ORDER BY id").fetchall())
    assert ids[0] == ids[1]
    with Book.open(tmp_path / "a.db") as book:
        assert an_account(book, "New") > max(found for found, _name in ids[0])


def test_the_demo_takes_no_book_of_yours(kamtui: Kamtui, opened: Opened, filled: Path) -> None:
    assert kamtui("demo", "--book", filled)[0] == 1
    assert opened.book is None
