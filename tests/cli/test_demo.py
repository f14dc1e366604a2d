"""`kamtui demo`: the sample book, and that it is thrown away."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from kamtui.sample.book import make_sample
from kamtui.store.book.book import Book
from tests.build import an_account, raw
from tests.cli.running import Kamtui, Opened, accounts_in, fresh


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


def test_a_kept_demo_is_only_written_without_a_terminal(kamtui: Kamtui, tmp_path: Path) -> None:
    file = tmp_path / "my sample.db"
    status, out, err = kamtui("demo", "--keep", file)
    assert (status, err) == (0, "")
    assert out == f"The sample book is kept at {file}. It opens with: kamtui --book '{file}'\n"
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    assert file.stat().st_mode & 0o777 == 0o600
    make_sample(tmp_path / "thrown away.db")
    assert accounts_in(file) == accounts_in(tmp_path / "thrown away.db")
    with Book.open(file) as book, pytest.raises(Exception, match="nothing to undo"):
        book.undo()


ENDED_WHILE_MADE = """
import os, signal, sys
from kamtui.cli import demo, main
from kamtui.store.book import opening
module = opening if sys.argv[1] == "put_in_place" else demo
does = getattr(module, sys.argv[1])
def ended(*arguments, **named):
    if sys.argv[1] == "make_sample":
        does(*arguments, **named)
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))
    does(*arguments, **named)
setattr(module, sys.argv[1], ended)
sys.exit(main(["demo", "--keep", sys.argv[3]]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals end a program at once")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("while_at", ["make_sample", "save_as", "put_in_place"])
def test_of_a_kept_demo_that_is_ended_while_it_is_made_nothing_stays(
    tmp_path: Path, name: str, while_at: str
) -> None:
    scratch, kept = tmp_path / "scratch", tmp_path / "kept"
    scratch.mkdir()
    kept.mkdir()
    done = fresh(
        while_at, name, kept / "sample.db", code=ENDED_WHILE_MADE, env={**os.environ, "TMPDIR": str(scratch)}
    )
    assert (done.returncode, done.stdout, done.stderr) == (128 + getattr(signal, name), b"", b"")
    assert [*scratch.iterdir(), *kept.iterdir()] == []


def test_a_kept_demo_opens_in_a_terminal_and_stays(kamtui: Kamtui, opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "sample.db"
    opened.act = lambda book: an_account(book, "Mine")
    status, out, err = kamtui("demo", "--keep", file)
    assert (status, err) == (0, "")
    assert opened.path == file and opened.is_demo
    assert f"kept at {file}" in out and "thrown away" not in out
    assert "Mine" in accounts_in(file)

    def fail(book: Book) -> None:
        raise RuntimeError

    opened.act = fail
    status, out, err = kamtui("demo", "--keep", tmp_path / "second.db")
    assert status == 1 and "RuntimeError" in err
    assert f"kept at {tmp_path / 'second.db'}" in out and (tmp_path / "second.db").exists()


def test_a_kept_demo_may_be_opened_for_reading_only(kamtui: Kamtui, opened: Opened, tmp_path: Path) -> None:
    seen: list[bool] = []
    opened.act = lambda book: seen.append(book.read_only)
    assert kamtui("demo", "--read-only", "--keep", tmp_path / "sample.db")[0] == 0
    assert seen == [True]


def test_a_kept_demo_replaces_nothing(kamtui: Kamtui, opened: Opened, filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "nowhere.db")
    for taken in (filled, link):
        status, out, err = kamtui("demo", "--keep", taken)
        assert (status, out) == (1, "")
        assert err == f"kamtui: There is something at {taken} already; name a new file.\n"
    assert filled.read_bytes() == before and link.is_symlink()
    assert kamtui("demo", "--keep", "") == (1, "", "kamtui: --keep names no file.\n")
    status, out, err = kamtui("demo", "--keep", tmp_path / "no" / "sample.db")
    assert (status, out) == (1, "") and str(tmp_path / "no") in err
    assert kamtui("demo", "--keep", tmp_path / "new.db", "--book", filled)[0] == 1
    assert opened.book is None and not (tmp_path / "new.db").exists()
