"""`kamtui log`: one line, and lines from the input, written whole or not at all."""

import io
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kamtui.cli import log as log_command
from kamtui.domain.time.moments import to_local
from kamtui.store.book.book import Book
from tests.build import a_person, an_account, raw
from tests.cli.running import Kamtui

ROAD = """\
metro, ivanova, 24.11. 10:00, visit: wants the list !fri send the list

metro, kolev, 25.11. 11:00: new there +Dobrev/Zornitsa
метро, kolev, вчера 9:00, тел: пак той те=прогноза до 15.12.
"""


@pytest.fixture
def metro(book: Book, path: Path) -> Path:
    """A book with one account and one of its people."""
    a_person(book, "Maria Ivanova", an_account(book, "Metro"))
    book.close()
    return path


@pytest.fixture(autouse=True)
def on_a_friday(monkeypatch: pytest.MonkeyPatch) -> None:
    """The days of these lines lie near, whenever the tests are run."""
    it_is(monkeypatch, minute=0)


def it_is(monkeypatch: pytest.MonkeyPatch, *, minute: int) -> None:
    now = to_local(datetime(2026, 11, 27, 10, minute, tzinfo=UTC))
    monkeypatch.setattr(log_command, "to_local", lambda _moment: now)


def counts(path: Path) -> dict[str, int]:
    tables = ("call", "call_person", "person", "task", "term", "referral", "account", "satisfaction_reading")
    with raw(path) as con:
        return {table: con.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def given(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_line_is_one_act_with_all_that_was_said(kamtui: Kamtui, metro: Path) -> None:
    before = counts(metro)
    line = "metro, ivanova (supporter: liked it), kolev, visit: fine they=forecast by 15.12. !+2d call !+3d write +Dobrev/Zornitsa %8"
    status, out, err = kamtui("--book", metro, "log", *line.split())
    assert (status, err) == (0, "")
    for words in (
        "Metro",
        "Maria Ivanova",
        "+ kolev (new)",
        "supporter: liked it",
        "“forecast by 15.12.”",
        "8 of 10",
    ):
        assert words in out
    after = counts(metro)
    grown = {table: after[table] - before[table] for table in after}
    assert grown == {
        "call": 1, "call_person": 2, "person": 2, "task": 2, "term": 1, "referral": 1, "account": 1, "satisfaction_reading": 1,
    }  # fmt: skip
    with Book.open(metro) as book:
        book.undo()
    assert counts(metro) == before


@pytest.mark.parametrize(
    "line",
    ["nobody: x", "metro, 31.2.: x", "metro, ivanova: %11", "metro, ivanova: = x", "metro, tomorrow: x", " "],
)
def test_what_is_not_sure_is_a_sentence_and_nothing_is_written(
    kamtui: Kamtui, metro: Path, line: str
) -> None:
    before = counts(metro)
    status, out, err = kamtui("--book", metro, "log", line)
    assert status == 1 and not out and err.startswith("kamtui: ")
    assert counts(metro) == before


def test_it_can_be_only_checked(kamtui: Kamtui, metro: Path) -> None:
    before = counts(metro)
    assert kamtui("--book", metro, "log", "--check", "metro: fine")[0] == 0
    assert kamtui("--book", metro, "--read-only", "log", "--check", "metro: fine")[0] == 0
    status, _out, err = kamtui("--book", metro, "--read-only", "log", "metro: fine")
    assert status == 1 and "--check" in err
    assert counts(metro) == before


def test_lines_of_the_road_are_written_once_however_often_they_are_given(
    kamtui: Kamtui, metro: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(monkeypatch, ROAD)
    status, out, err = kamtui("--book", metro, "log", "-")
    assert (status, err) == (0, "") and out.endswith("3 conversations written down.\n")
    # Somebody new in two lines is one person; their contact at the prospect is the other.
    assert counts(metro) == {
        "call": 3, "call_person": 3, "person": 3, "task": 1, "term": 1, "referral": 1, "account": 2, "satisfaction_reading": 0,
    }  # fmt: skip
    given(monkeypatch, ROAD)
    status, out, err = kamtui("--book", metro, "log", "-")
    assert (
        status == 0
        and out.endswith("0 conversations written down.\n")
        and out.count("stands in the book") == 3
    )
    assert counts(metro)["call"] == 3


def test_a_line_with_yesterday_is_known_again_on_another_day(
    kamtui: Kamtui, metro: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_command, "to_local", to_local)
    lines = "metro, ivanova, yesterday 9:00: wants the list\n"
    given(monkeypatch, lines)
    assert kamtui("--book", metro, "log", "-")[1].endswith("1 conversation written down.\n")
    written = datetime.now(UTC)
    later = timedelta(days=3)
    monkeypatch.setattr(
        log_command, "to_local", lambda moment: to_local(moment + later if moment > written else moment)
    )
    given(monkeypatch, lines)
    status, out, _err = kamtui("--book", metro, "log", "-")
    assert status == 0 and "stands in the book already, of " in out and counts(metro)["call"] == 1
    given(monkeypatch, lines.replace("wants", "asks for"))
    assert kamtui("--book", metro, "log", "-")[1].endswith("1 conversation written down.\n")


def test_what_the_note_says_by_the_way_is_told_and_not_written(kamtui: Kamtui, metro: Path) -> None:
    status, out, _err = kamtui(
        "--book", metro, "log", "metro, phone: ivanova will send the list by 15.12., too expensive"
    )
    assert status == 0
    assert (
        "not written: they promise “send the list by 15.12.”" in out
        and "for that add “they=send the list" in out
    )
    assert "for that add “Maria Ivanova”" in out and "for that add “objection price”" in out
    assert counts(metro)["term"] == 0 and counts(metro)["call_person"] == 0


def test_lines_that_differ_in_people_or_promises_alone_are_several(
    kamtui: Kamtui, metro: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "".join(
        f"metro, {rest}\n"
        for rest in ("ivanova, 24.11.: they=a list", "kolev, 24.11.: they=a list", "ivanova, 24.11.: we=a price", "ivanova, today: fine")
    )  # fmt: skip
    for minute, written in ((10, 4), (15, 0)):  # "today" is another minute the second time
        it_is(monkeypatch, minute=minute)
        given(monkeypatch, lines)
        status, out, _err = kamtui("--book", metro, "log", "-")
        assert status == 0 and out.endswith(f"{written} conversations written down.\n")


def test_what_the_book_refuses_is_a_sentence_with_its_line(
    kamtui: Kamtui, metro: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, _out, err = kamtui("--book", metro, "log", "metro, ivanova: own +metro")
    assert status == 1 and "cannot be named by its own people" in err and "crash" not in err
    assert kamtui("--book", metro, "log", "metro, ivanova, 23.11.: met +Zornitsa")[0] == 0
    circle = "zornitsa, kolev, 24.11.: back +metro"
    status, _out, err = kamtui("--book", metro, "log", circle)
    assert status == 1 and "Metro" in err and "crash" not in err
    given(monkeypatch, f"metro, ivanova, 24.11.: fine\n{circle}\n")
    status, _out, err = kamtui("--book", metro, "log", "-")
    assert status == 1 and "Line 2: " in err and "written down; mend it" in err
    assert counts(metro)["call"] == 2


def test_one_line_not_understood_keeps_all_from_being_written(
    kamtui: Kamtui, metro: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counts(metro)
    for wrong in (
        f"{ROAD}nobody, 25.11.: x\n",
        f"{ROAD}metro: says no day\n",
        b"metro\xff, 24.11.: x",
        "",
        "\n" * 1200,
    ):
        given(monkeypatch, wrong)
        status, out, err = kamtui("--book", metro, "log", "-")
        assert status == 1 and not out and err
        assert counts(metro) == before


def test_what_ends_in_the_middle_has_written_whole_lines_and_goes_on(
    kamtui: Kamtui, metro: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write: Any = vars(log_command)["log_call"]
    written: list[object] = []

    def stop_at_the_second(*given: Any, **options: Any) -> int:
        if written:
            raise KeyboardInterrupt
        written.append(given)
        return int(write(*given, **options))

    given(monkeypatch, ROAD)
    monkeypatch.setattr(log_command, "log_call", stop_at_the_second)
    assert kamtui("--book", metro, "log", "-")[0] == 130
    assert counts(metro)["call"] == 1 and counts(metro)["task"] == 1
    monkeypatch.setattr(log_command, "log_call", write)
    given(monkeypatch, ROAD)
    assert kamtui("--book", metro, "log", "-")[1].endswith("2 conversations written down.\n")
    assert counts(metro)["call"] == 3 and counts(metro)["person"] == 3


def test_the_help_shows_each_sign_as_it_is_typed(kamtui: Kamtui) -> None:
    _status, out, _err = kamtui("log", "--help")
    assert "“%” how satisfied" in out and "%8" in out and "%%" not in out
