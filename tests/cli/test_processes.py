"""Commands in processes of their own: what they import, and where their output goes."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kamtui import paths
from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.typed.term import read_notice
from kamtui.store.book.book import Book
from tests.build import a_term, an_account
from tests.cli.running import fresh, loaded


@pytest.mark.parametrize(
    "command", [["--version"], ["today"], ["today", "--json"], ["where"], ["keys"], ["check"]]
)
def test_answers_import_neither_textual_nor_tables(filled: Path, command: list[str]) -> None:
    found = loaded("--book", filled, *command)
    assert "kamtui.cli" in found
    assert not found & {
        "textual",
        "rich",
        "kamtui.store.book.tables.row",
        "asyncio",
        "socket",
        "tomllib",
    }


def test_the_review_reads_no_rules(book: Book, path: Path) -> None:
    """Terms are listed without what reads repeat rules, forms and exact numbers: each costs some milliseconds."""
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    today = datetime.now().astimezone().date()
    a_term(
        book, acme, checks="every friday", target="≥ 98 %", today=today - timedelta(days=30),
        from_on=today - timedelta(days=30), until_on=today + timedelta(days=9), notice=read_notice("1 month"),
    )  # fmt: skip
    book.close()
    found = loaded("--book", path, "today")
    assert {"kamtui.domain.terms.promises", "kamtui.store.terms.reads"} <= found
    assert not found & {
        "dateutil",
        "decimal",
        *(f"kamtui.domain.time.recurrence.{part}" for part in ("pattern", "days", "words", "typed", "shown")),
        "kamtui.store.terms.changes",
        "kamtui.store.terms.problem_changes",
        "kamtui.store.day.task_changes",
        "kamtui.store.day.task_reads",
    }


def test_an_export_needs_neither_interface_nor_network(filled: Path, tmp_path: Path) -> None:
    found = loaded("--book", filled, "export", "ics", tmp_path / "ahead.ics")
    assert "icalendar" in found
    assert not found & {"textual", "rich", "asyncio", "socket"}
    assert "icalendar" not in loaded("--book", filled, "today")


def test_a_pipe_that_is_closed_early_is_quiet(filled: Path) -> None:
    for command in ("today", "keys", "where"):
        reader, writer = os.pipe()
        os.close(reader)
        done = fresh("--book", filled, command, stdout=writer)
        os.close(writer)
        assert (done.returncode, done.stderr) == (1, b""), command


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_behind_the_output_is_a_sentence(filled: Path) -> None:
    for is_unbuffered in ("", "1"):
        for command in (["today"], ["today", "--json"], ["where"], ["keys"], ["check"]):
            with open("/dev/full", "wb") as full:  # noqa: PTH123
                environment = os.environ | {"PYTHONUNBUFFERED": is_unbuffered}
                done = fresh("--book", filled, *command, stdout=full, env=environment)
            assert done.returncode == 1
            sentence = b"kamtui: The output could not be written to its end (No space left on device).\n"
            assert done.stderr == sentence
    assert not paths.crash_folder().exists()


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_no_letter_is_too_much_for_the_output(filled: Path, environment: dict[str, str]) -> None:
    variables = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))} | environment
    for command in (["today"], ["today", "--json"], ["keys"], ["check"], ["where"]):
        done = fresh("--book", filled, *command, env=variables)
        assert (done.returncode, done.stderr) == (0, b""), command
    assert fresh("--book", "/няма/\udcff.db", "today", env=variables).returncode == 1


def test_closed_streams_are_no_trouble(filled: Path) -> None:
    for closed in (">&-", "2>&-", ">&- 2>&- <&-"):
        command = f'"{sys.executable}" -m kamtui --book "{filled}" today {closed}'
        assert subprocess.run(["sh", "-c", command], capture_output=True, check=False).returncode == 0, closed


def test_without_a_terminal_the_app_is_refused(path: Path) -> None:
    for command in ([], ["demo"]):
        done = fresh("--book", path, *command) if not command else fresh(*command)
        assert done.returncode == 1
        assert b"terminal" in done.stderr
        assert done.stderr.count(b"\n") == 1
    assert not path.exists()
