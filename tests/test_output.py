"""Letters on the way out: UTF-8 into pipes and files, and what can be read on a terminal that lacks them."""

import codecs
import io
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.words import Outcome
from kamtui.domain.time.moments import to_local
from kamtui.output import let_print, readable
from kamtui.store.book.book import Book
from tests.build import a_check, a_task, a_term, an_account

LONG = (
    "Изпрати офертата за първото тримесечие на всички магазини заедно с новите условия за доставка до петък"
)


@pytest.fixture
def told(book: Book, path: Path) -> Path:
    """A book whose day has Cyrillic words, a text longer than 80 columns and a strip of checks."""
    today = to_local(datetime.now(UTC)).date()
    acme = an_account(book, "Търговска верига „Изток“", stage=Stage.CUSTOMER)
    a_task(book, LONG, acme, today)
    began = today - timedelta(days=30)
    term = a_term(book, acme, what="Доставка", checks="every day", from_on=began, today=began)
    for days, outcome in ((3, Outcome.KEPT), (2, Outcome.PARTLY), (1, Outcome.BROKEN)):
        a_check(book, term, outcome, today - timedelta(days=days))
    book.close()
    return path


def printed(path: Path, *words: str, **environ: str) -> bytes:
    known = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONUTF8", "PYTHONIOENCODING")
    }
    done = subprocess.run(
        [sys.executable, "-m", "kamtui", "--book", str(path), *words],
        env={**known, **environ}, capture_output=True, check=True, timeout=600,
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize(
    "environ",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1251"},
        {"PYTHONIOENCODING": "latin-1:strict"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"COLUMNS": "80"},
    ],
)
def test_a_pipe_gets_utf_8_and_whole_lines(told: Path, environ: dict[str, str]) -> None:
    out = printed(told, "today", **environ).decode("utf-8")
    assert LONG in out and "Търговска верига „Изток“" in out and "✓~✗" in out
    assert "?" not in out and "…" not in out
    assert str(told) in printed(told, "where", **environ).decode("utf-8")
    assert "Търговска" in printed(told, "today", "--json", **environ).decode("utf-8")


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_a_terminal_of_another_encoding_gets_what_can_be_read() -> None:
    raw = io.BytesIO()
    stream = Terminal(raw, encoding="cp1251", newline="")
    let_print(stream)
    print("✓✓✓~~✗ Доставка ≥ 98 % − 3 日", file=stream, flush=True)
    assert raw.getvalue().decode("cp1251").strip() == "+++~~x Доставка >= 98 % - 3 ?"


def test_letters_of_a_terminal_without_them_are_latin() -> None:
    raw = io.BytesIO()
    stream = Terminal(raw, encoding="ascii", newline="")
    let_print(stream)
    print("Щастие № 5 … ✗", file=stream, flush=True)
    assert raw.getvalue().decode("ascii").strip() == "Shtastie No 5 ... x"


def test_a_terminal_of_utf_8_is_left_as_it_is() -> None:
    raw = io.BytesIO()
    stream = Terminal(raw, encoding="utf-8", newline="")
    let_print(stream)
    print("Доставка ✓", file=stream, flush=True)
    assert raw.getvalue().decode("utf-8").strip() == "Доставка ✓"


def test_what_cannot_be_asked_is_no_trouble() -> None:
    let_print(None)
    let_print(io.StringIO())
    closed = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    closed.close()
    let_print(closed)
    with pytest.raises(UnicodeDecodeError):
        readable(UnicodeDecodeError("ascii", b"x", 0, 1, "no letters to write"))
    assert codecs.lookup("ascii")
