"""The command line: what each command answers, how each error reads, and what none of them may do."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from kamtui import __version__, cli, paths
from kamtui.config import Choices, Config
from kamtui.domain.calls.call import Participant
from kamtui.domain.terms.term import read_notice
from kamtui.domain.text import language
from kamtui.domain.time.recurrence import read_recurrence
from kamtui.domain.words import Asked, Consent, Outcome, OwedBy, Stage, Stance
from kamtui.exchange.review_text import WIDTH, cells, fit
from kamtui.store.book import backup
from kamtui.store.book.book import Book
from tests.build import (
    TODAY,
    a_call,
    a_check,
    a_little_of_everything,
    a_person,
    a_task,
    a_term,
    an_account,
    dump,
    raw,
)

CSV = "Company,City,EIK\nAlfa,Sofia,111\nBeta,Varna,222\n,Ruse,333\n"

Said = tuple[int, str, str]
Kamtui = Callable[..., Said]


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    """What the command line sets for its whole process."""
    mask = os.umask(0o022)
    interrupt, hook = signal.getsignal(signal.SIGINT), sys.unraisablehook
    yield
    signal.signal(signal.SIGINT, interrupt)
    sys.unraisablehook = hook
    os.umask(mask)
    language.use("en")


@pytest.fixture
def kamtui(capsys: pytest.CaptureFixture[str]) -> Kamtui:
    """Run a command line here: its status and what it said on stdout and stderr."""

    def run(*argv: object) -> Said:
        capsys.readouterr()
        status = cli.main([str(word) for word in argv])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said goes to a terminal of 80 columns; else it is never cut."""
    monkeypatch.setattr(cli, "_width", lambda: WIDTH)


def fresh(*argv: object, code: str = "", **options: Any) -> "subprocess.CompletedProcess[Any]":
    """Run a command line in a process of its own."""
    start = ["-c", code] if code else ["-m", "kamtui"]
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.run([sys.executable, *start, *map(str, argv)], check=False, timeout=600, **options)


@pytest.fixture
def filled(book: Book, path: Path) -> Path:
    """A book with some of everything, closed."""
    a_little_of_everything(book)
    book.close()
    return path


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    file = tmp_path / "accounts.csv"
    file.write_text(CSV)
    return file


def accounts_in(path: Path) -> list[str]:
    with raw(path) as con:
        return [name for (name,) in con.execute("SELECT name FROM account ORDER BY name")]


# -- what every command has in common


def test_the_version(kamtui: Kamtui) -> None:
    assert kamtui("--version") == (0, f"kamtui {__version__}\n", "")


def test_help_names_every_command(kamtui: Kamtui) -> None:
    status, out, _err = kamtui("--help")
    assert status == 0
    for command in (
        "demo",
        "today",
        "where",
        "check",
        "backup",
        "restore",
        "rescue",
        "import",
        "export",
        "keys",
    ):
        assert command in out


@pytest.mark.parametrize(
    "argv",
    [
        ["nonsense"],
        ["--nonsense"],
        ["today", "--nonsense"],
        ["today", "more"],
        ["restore"],
        ["rescue"],
        ["import"],
        ["import", "people", "x.csv"],
        ["import", "accounts"],
        ["import", "accounts", "x.csv", "--map", "nonsense"],
        ["import", "accounts", "x.csv", "--map", "=name"],
        ["import", "accounts", "x.csv", "--stage", "nonsense"],
        ["import", "sales"],
        ["import", "sales", "x.csv", "--match", "nonsense"],
        ["import", "sales", "x.csv", "--decimal", "colon"],
        ["export"],
        ["export", "ics"],
        ["export", "vcf", "x.vcf"],
        ["--book"],
        ["\x1b[2J\n"],
    ],
)
def test_a_wrong_command_line_is_one_sentence_and_2(kamtui: Kamtui, argv: list[str]) -> None:
    status, out, err = kamtui(*argv)
    assert (status, out) == (2, "")
    assert err.startswith("kamtui: ")
    assert err.count("\n") == 1
    assert err.strip().isprintable()


def test_the_book_may_be_named_before_or_after_the_command(kamtui: Kamtui, filled: Path) -> None:
    before = kamtui("--book", filled, "today")
    assert before == kamtui("today", "--book", filled)
    assert before == kamtui("today", f"--book={filled}")
    assert before[0] == 0


def test_kamtui_book_names_the_book(kamtui: Kamtui, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAMTUI_BOOK", str(filled))
    assert str(filled) in kamtui("where")[1]
    assert kamtui("check")[0] == 0


@pytest.mark.parametrize("command", [["today"], ["check"], ["backup"], ["backup", "x"], ["rescue", "y"]])
def test_where_there_is_no_book_none_is_made(kamtui: Kamtui, command: list[str], path: Path) -> None:
    status, out, err = kamtui(*command)
    assert (status, out) == (1, "")
    assert "kamtui demo" in err
    status, out, err = kamtui("--book", path, *command)
    assert (status, out) == (1, "")
    assert "There is no book at" in err
    assert not path.exists()
    assert not paths.default_book().parent.exists()


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


def test_what_is_no_book_is_refused_and_left_as_it_is(
    kamtui: Kamtui, filled: Path, tmp_path: Path, csv: Path
) -> None:
    for what, path in refused_books(tmp_path, filled).items():
        before = path.read_bytes() if path.is_file() else b""
        for command in (["today"], ["check"], ["backup"], ["import", "accounts", csv]):
            if (what, command) == ("newer", ["backup"]):
                continue  # a copy of it does no harm
            status, out, err = kamtui("--book", path, *command)
            assert status == 1, (what, command)
            assert "Traceback" not in err
            assert (out if command == ["check"] else err).count("\n") >= 1
            if command != ["check"]:
                assert err.startswith("kamtui: ")
                assert str(path) in err, (what, command)
        assert (path.read_bytes() if path.is_file() else b"") == before, what


def test_a_damaged_book_names_its_newest_backup_and_the_rescue(kamtui: Kamtui, filled: Path) -> None:
    assert kamtui("--book", filled, "backup")[0] == 0
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    before = accounts_in(filled)
    whole = filled.read_bytes()
    filled.write_bytes(whole[:8192] + b"\xee" * 40_000 + whole[48_192:])
    for command in ("today", "check"):
        status, _out, err = kamtui("--book", filled, command)
        assert status == 1
        assert f"restore {taken.path}" in err
        assert "rescue" in err
    assert kamtui("--book", filled, "restore", taken.path)[0] == 0
    assert accounts_in(filled) == before
    assert kamtui("--book", filled, "check")[0] == 0


def test_a_fault_of_ours_is_a_sentence_and_a_report_without_values(
    kamtui: Kamtui, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise ValueError("Ivanova owes 5000")

    monkeypatch.setattr(Book, "open", fail)
    status, out, err = kamtui("--book", filled, "today")
    assert (status, out) == (1, "")
    assert "ValueError" in err
    assert err.count("\n") == 1
    (report,) = paths.crash_folder().iterdir()
    assert str(report) in err
    assert "Ivanova" not in err + report.read_text()
    assert report.stat().st_mode & 0o777 == 0o600


INTERRUPTED_IN: dict[str, tuple[tuple[str, ...], str]] = {
    "reading": (("today",), "kamtui.store.day.today.todays_lines"),
    "an import that writes": (("import", "accounts", "{csv}"), "kamtui.store.book.search.follow"),
    "a backup": (("backup",), "kamtui.store.book.opening.sync_file"),
    "a copy": (("backup", "{folder}/copy.db"), "kamtui.store.book.opening.sync_file"),
    "a restore": (("restore", "{other}"), "kamtui.store.book.opening.set_journal_aside"),
    "a rescue": (("rescue", "{folder}/new.db"), "kamtui.store.book.rescue.rescue._mend_references"),
    "a check": (("check",), "kamtui.store.book.search.agree"),
    "an export": (("export", "ics", "{folder}/x.ics"), "kamtui.exchange.ics.put"),
}


@pytest.mark.parametrize("what", INTERRUPTED_IN)
def test_an_interrupted_command_says_one_sentence_and_leaves_the_book_as_it_was(
    kamtui: Kamtui, filled: Path, csv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    words, within = INTERRUPTED_IN[what]
    other = tmp_path / "other.db"
    with Book.open(other, create=True):
        pass
    monkeypatch.setattr(within, lambda *_given, **_named: signal.raise_signal(signal.SIGINT))
    before = filled.read_bytes()
    there = sorted(tmp_path.iterdir())
    command = [word.format(csv=csv, folder=tmp_path, other=other) for word in words]
    said = kamtui("--book", filled, *command)
    assert said == (130, "", "kamtui: Interrupted. What was not finished was not done.\n")
    assert filled.read_bytes() == before
    if what != "a restore":  # which has kept what it would have replaced
        assert sorted(tmp_path.iterdir()) == there


def test_an_interrupt_that_sqlite_makes_an_error_of_is_one_still(
    kamtui: Kamtui, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_text: str) -> str:
        signal.raise_signal(signal.SIGINT)
        return ""

    def ask(book: Book, *_given: object) -> None:
        book.add_function("fold", interrupted)
        book.rows("SELECT fold(CAST(name AS BLOB)) FROM account")

    monkeypatch.setattr("kamtui.store.day.today.todays_lines", ask)
    assert kamtui("--book", filled, "today")[0] == 130


def test_an_interrupted_change_leaves_no_traceback_of_sqlalchemy(filled: Path) -> None:
    code = f"""
import signal, sys
from kamtui import cli
from kamtui.store.book import search
search.follow = lambda *given: signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(cli.main(["--book", {str(filled)!r}, "import", "accounts", {str(filled.with_name("a.csv"))!r}]))
"""
    filled.with_name("a.csv").write_text("Name\n" + "\n".join(f"Firm {number}" for number in range(300)))
    done = fresh(code=code)
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr == b"kamtui: Interrupted. What was not finished was not done.\n"


def test_settings_that_are_not_understood_are_told(kamtui: Kamtui, filled: Path) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text("colour = 3\nlanguage = 'de'\n")
    status, out, err = kamtui("--book", filled, "today")
    assert status == 0
    assert out
    assert err.count("kamtui: ") == err.count("\n") == 2


def test_nothing_made_is_readable_by_others(kamtui: Kamtui, tmp_path: Path, csv: Path) -> None:
    book = tmp_path / "deep/er/my.db"
    kamtui("--book", book, "import", "accounts", csv)
    kamtui("--book", book, "backup")
    kamtui("--book", book, "backup", tmp_path / "copy.db")
    made = [book, tmp_path / "copy.db", *Path.home().rglob("*.db")]
    assert len(made) == 3
    assert {file.stat().st_mode & 0o077 for file in made} == {0}
    folders = [
        book.parent,
        book.parent.parent,
        *(found for found in Path.home().rglob("*") if found.is_dir()),
    ]
    assert {folder.stat().st_mode & 0o077 for folder in folders} == {0}


# -- fresh processes


def loaded(*argv: object) -> set[str]:
    """The modules that a command loads, in a process of its own."""
    code = (
        "import sys\nfrom kamtui.cli import main\nstatus = main(sys.argv[1:])\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\nsys.exit(status)"
    )
    done = fresh(*argv, code=code)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.decode().split())


@pytest.mark.parametrize(
    "command", [["--version"], ["today"], ["today", "--json"], ["where"], ["keys"], ["check"]]
)
def test_answers_import_neither_textual_nor_sqlmodel(filled: Path, command: list[str]) -> None:
    found = loaded("--book", filled, *command)
    assert "kamtui.cli" in found
    assert not found & {
        "textual",
        "rich",
        "sqlmodel",
        "sqlalchemy",
        "pydantic",
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
    assert {"kamtui.domain.terms.promises", "kamtui.store.terms.terms"} <= found
    assert not found & {
        "dateutil",
        "decimal",
        "kamtui.domain.time.recurrence",
        "kamtui.store.terms.problems",
        "kamtui.store.day.tasks",
    }


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


# -- the day


@pytest.mark.usefixtures("on_a_terminal")
def test_today_says_what_the_day_asks(kamtui: Kamtui, book: Book, path: Path) -> None:
    acme = an_account(book, "Acme \x1b[31m[/] Иванов 日本" + "x" * 60, stage=Stage.CUSTOMER)
    a_task(book, "Send the price list " * 4, acme)
    book.close()
    status, out, err = kamtui("--book", path, "today")
    assert (status, err) == (0, "")
    assert "OVERDUE · 1" in out or "TODAY · 1" in out
    assert "GOING COLD · 1" in out
    assert "\x1b" not in out
    assert max(map(cells, out.splitlines())) <= WIDTH


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("name", ["Анна Мария Иванова-Петрова " * 3, "日本" * 30])
def test_today_says_whole_what_the_chain_waits_for(kamtui: Kamtui, book: Book, path: Path, name: str) -> None:
    ana = a_person(
        book, name.strip(), an_account(book, "Acme", stage=Stage.CUSTOMER), stance=Stance.SUPPORTER
    )
    a_call(book, None, ana, held_at=datetime.now(UTC))
    book.close()
    out = kamtui("--book", path, "today")[1]
    assert max(map(cells, out.splitlines())) <= WIDTH and "THE CHAIN WAITS · 1" in out
    said = "".join(out.split("THE CHAIN WAITS · 1")[1].split("\n\n")[0].split())
    assert said == "!" + "".join(f"{name} supports us and was never asked for a prospect.".split())


def test_today_with_nothing_to_do(kamtui: Kamtui, book: Book, path: Path) -> None:
    book.close()
    status, out, _err = kamtui("--book", path, "today")
    assert status == 0
    assert out.splitlines()[2:] == [
        "Nothing needs you today.", "Nothing waits for tomorrow yet.", "", "CHAIN TODAY  nobody contacted yet",
    ]  # fmt: skip


def a_day_with_terms(book: Book) -> dict[str, int]:
    """A customer spoken to and asked today; a term broken, one due that both owe, a task that comes again."""
    today = datetime.now().astimezone().date()
    ago = [today - timedelta(days=days) for days in range(30)]
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, Participant(None, "Ana Ivanova", asked=Asked.GIVEN), held_at=datetime.now(UTC))
    weekly = read_recurrence("every 7 days", ago[20], ago[20])
    broken = a_term(
        book, acme, "Deliver within the week of the order, to every store and on pallets only", today=ago[20],
        from_on=ago[20], checks=weekly, target="≥ 98 %", owed_by=OwedBy.THEY,
    )  # fmt: skip
    for days, outcome, value in (
        (20, Outcome.KEPT, "99"),
        (13, Outcome.PARTLY, "98"),
        (1, Outcome.BROKEN, "94.5"),
    ):
        a_check(book, broken, outcome, ago[days], value)
    due = a_term(
        book, acme, "Joint promotion", today=ago[20], from_on=ago[20], checks=weekly, owed_by=OwedBy.BOTH
    )
    a_check(book, due, Outcome.KEPT, ago[13])
    asked = a_term(book, acme, "Payment in 60 days", consent=Consent.ASKED, consent_on=ago[20])
    report = a_task(book, "Report", acme, today, repeat=read_recurrence("every day", today, today))
    return {"acme": acme, "broken": broken, "due": due, "asked": asked, "report": report}


@pytest.mark.usefixtures("on_a_terminal")
def test_today_with_terms(kamtui: Kamtui, book: Book, path: Path) -> None:
    a_day_with_terms(book)
    book.close()
    status, out, _err = kamtui("--book", path, "today")
    assert status == 0
    rows = out.replace("\u00a0", " ").splitlines()
    assert max(map(cells, rows)) <= WIDTH
    assert rows[2] == "BROKEN · 1"
    assert re.fullmatch(r"  +−1d  Deliver within .*… \(94\.5 %, −3\.5\)  Acme  they owe  ✓~✗", rows[3])
    at = rows.index("OVERDUE · 1") + 1
    assert re.fullmatch(r"  +−6d  Joint promotion  +Acme  both owe  ✓·", rows[at])
    at = rows.index("TODAY · 1") + 1
    assert re.fullmatch(r"  +today  Report ↻  +Acme", rows[at])
    at = rows.index("WARNINGS · 1") + 1
    assert re.fullmatch(r"  +!  Consent asked 20 days ago, not given: Payment in 60 days\.  +Acme", rows[at])
    assert rows[-1] == "CHAIN TODAY  contacted 1  asked 1  named 1  goal 1"


def test_today_with_terms_for_a_program(kamtui: Kamtui, book: Book, path: Path) -> None:
    ids = a_day_with_terms(book)
    book.close()
    said = json.loads(kamtui("--book", path, "today", "--json")[1])
    assert said["chain"] == {"contacted": 1, "asked": 1, "named": 1, "goal": 1}
    keys = ("group", "term_id", "owed_by", "target", "strip", "repeats", "rule")
    assert [tuple(line[key] for key in keys) for line in said["lines"]] == [
        ("broken", str(ids["broken"]), "they", "≥ 98 %", ["kept", "partly", "broken"], False, "term_broken"),
        ("overdue", str(ids["due"]), "both", None, ["kept", None], False, None),
        ("today", None, None, None, None, True, None),
        ("warnings", str(ids["asked"]), "we", None, [], False, "term_consent_waiting"),
    ]


def test_today_when_all_is_done_says_what_tomorrow_begins_with(
    kamtui: Kamtui, book: Book, path: Path
) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, "Ana Ivanova", held_at=datetime.now(UTC))
    tomorrow = datetime.now().astimezone().date() + timedelta(days=1)
    a_task(book, "Visit", acme, tomorrow, due_time=time(10))
    book.close()
    assert kamtui("--book", path, "today")[1].splitlines()[2:] == [
        "Nothing needs you today.", "Tomorrow begins with: 10:00 Visit, Acme", "",
        "CHAIN TODAY  contacted 1  asked 0  named 0  goal 1",
    ]  # fmt: skip


def test_today_for_a_program(kamtui: Kamtui, book: Book, path: Path) -> None:
    acme = an_account(book, "Acme", is_key=True)
    task = a_task(book, "Обади се", acme, due_on=TODAY.replace(year=2020))
    book.close()
    status, out, _err = kamtui("--book", path, "today", "--json")
    assert status == 0
    said = json.loads(out)
    assert set(said) == {"today", "counts", "chain", "lines"}
    assert said["counts"] == {
        "broken": 0,
        "first": 0,
        "overdue": 1,
        "today": 0,
        "going_cold": 1,
        "warnings": 1,
        "chain": 0,
        "nothing_scheduled": 0,
    }
    first, second, third = said["lines"]
    assert first == {
        "group": "overdue", "what": "Обади се", "due_on": "2020-11-22", "due_time": None,
        "days": first["days"], "greeting": "fine", "times_put_off": 0, "task_id": str(task),
        "account_id": str(acme), "account": "Acme", "is_key": True, "person_id": None, "person": "",
        "stance": None, "repeats": False, "term_id": None, "owed_by": None, "target": None, "strip": None,
        "rule": None,
    }  # fmt: skip
    assert (second["greeting"], second["is_key"], second["days"]) == ("never", True, None)
    assert (third["group"], third["what"]) == ("warnings", "No decider or approver known.")
    assert third["rule"] == "no_decider"


def test_today_goes_by_the_intervals_of_the_settings(kamtui: Kamtui, book: Book, path: Path) -> None:
    def cold() -> int:
        return int(json.loads(kamtui("--book", path, "today", "--json")[1])["counts"]["going_cold"])

    forty_days_ago = datetime.now(UTC) - timedelta(days=40)
    for name, is_key in (("Key", True), ("Other", False)):
        account = an_account(book, name, stage=Stage.CUSTOMER, is_key=is_key)
        a_call(book, account, "Ivanova", held_at=forty_days_ago)
    book.close()
    assert cold() == 2
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text("greet_key = { every_days = 41, latest_days = 99 }\n")
    assert cold() == 1
    file.write_text(file.read_text() + "greet_customer = { every_days = 41, latest_days = 99 }\n")
    assert cold() == 0


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("abc", 5, "abc  "),
        ("abcdef", 5, "abcd…"),
        ("日本語", 4, "日… "),
        ("日本", 4, "日本"),
        ("éa", 2, "éa"),
    ],
)
def test_text_is_cut_to_cells(text: str, room: int, shown: str) -> None:
    assert fit(text, room) == shown
    assert cells(shown) == room


# -- where, check, keys


def test_where(kamtui: Kamtui, filled: Path) -> None:
    status, out, err = kamtui("--book", filled, "where")
    assert (status, err) == (0, "")
    for place in (
        filled,
        paths.backup_folder(filled),
        paths.config_file(),
        paths.choices_file(),
        paths.crash_folder(),
    ):
        assert str(place) in out
    assert "none yet" in out
    kamtui("--book", filled, "backup")
    assert "1, newest today" in kamtui("--book", filled, "where")[1]


def test_where_makes_nothing(kamtui: Kamtui) -> None:
    status, out, _err = kamtui("where")
    assert status == 0
    assert out.count("not there yet") == 3
    assert list(Path.home().iterdir()) == []


def test_where_names_a_synced_folder(kamtui: Kamtui, tmp_path: Path) -> None:
    assert "Dropbox)" in kamtui("--book", tmp_path / "Dropbox/book.db", "where")[1]


def test_check_says_well_or_what_is_not(kamtui: Kamtui, filled: Path) -> None:
    status, out, err = kamtui("--book", filled, "check")
    assert (status, err) == (0, "")
    assert {line.split()[0] for line in out.splitlines()} == {"well"}
    with raw(filled) as con:
        con.execute("DELETE FROM account_contact")
    status, out, err = kamtui("--book", filled, "check")
    assert status == 1
    assert [line.split("  ")[1] for line in out.splitlines() if line.startswith("NOT WELL")] == [
        "last contacts"
    ]
    assert err.count("\n") == 1


def test_keys_lists_every_key_with_its_id(kamtui: Kamtui) -> None:
    from kamtui.ui.keys.definitions import ids

    status, out, err = kamtui("keys")
    assert (status, err) == (0, "")
    assert all(name in out for name in ids())


def test_keys_shows_those_in_force(kamtui: Kamtui) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text('[keys]\ncall.log = "f9"\n')
    (line,) = (line for line in kamtui("keys")[1].splitlines() if "call.log" in line)
    assert line.split()[0] == "f9"


# -- backup, restore, rescue


def test_a_backup_and_a_copy(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    assert kamtui("--book", filled, "backup")[0] == 0
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    status, out, _err = kamtui("--book", filled, "backup", tmp_path / "copy.db")
    assert status == 0
    assert str(tmp_path / "copy.db") in out
    assert accounts_in(taken.path) == accounts_in(tmp_path / "copy.db") == accounts_in(filled)
    before = (tmp_path / "copy.db").read_bytes()
    status, _out, err = kamtui("--book", filled, "backup", tmp_path / "copy.db")
    assert status == 1
    assert "already" in err
    assert (tmp_path / "copy.db").read_bytes() == before
    assert kamtui("--book", filled, "backup", tmp_path / "none/copy.db")[0] == 1


def test_a_restore_keeps_what_it_replaces(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    kamtui("--book", filled, "backup", tmp_path / "copy.db")
    with Book.open(filled) as book:
        an_account(book, "Later")
    status, out, err = kamtui("--book", filled, "restore", tmp_path / "copy.db")
    assert (status, err) == (0, "")
    (kept,) = tmp_path.glob("book-replaced-*.db")
    assert str(kept) in out
    assert "Later" in accounts_in(kept)
    assert "Later" not in accounts_in(filled)
    assert kamtui("--book", filled, "check")[0] == 0


def test_a_restore_makes_a_book_where_there_is_none(kamtui: Kamtui, filled: Path) -> None:
    assert kamtui("restore", filled)[0] == 0
    assert accounts_in(paths.default_book()) == accounts_in(filled)


def test_a_restore_refuses_what_is_no_book(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    for what, source in refused_books(tmp_path, filled).items():
        status, out, err = kamtui("--book", filled, "restore", source)
        assert (status, out) == (1, ""), what
        assert str(source) in err, what
    for source in (tmp_path / "none.db", filled):
        assert kamtui("--book", filled, "restore", source)[0] == 1
    assert kamtui("--book", filled, "--read-only", "restore", filled)[0] == 1
    assert filled.read_bytes() == before
    assert not list(tmp_path.glob("book-replaced-*"))


def test_a_rescue(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    status, out, _err = kamtui("--book", filled, "rescue", tmp_path / "new.db")
    assert status == 0
    assert "2 rescued, 0 lost" in out
    assert "history starts anew" in out
    assert accounts_in(tmp_path / "new.db") == accounts_in(filled)
    assert kamtui("--book", filled, "rescue", tmp_path / "new.db")[0] == 1


# -- import


def test_an_import_makes_the_book_and_does_nothing_twice(kamtui: Kamtui, path: Path, csv: Path) -> None:
    status, out, err = kamtui("--book", path, "import", "accounts", csv)
    assert status == 0
    assert str(path) in err
    assert "2 added" in out
    assert "1 bad row" in out
    assert accounts_in(path) == ["Alfa", "Beta"]
    assert not paths.backup_folder(path).exists()
    status, out, err = kamtui("import", "accounts", csv, "--book", path)
    assert (status, err) == (0, "")
    assert "2 unchanged" in out


def test_an_import_is_one_act_with_a_backup_before_it(kamtui: Kamtui, filled: Path, csv: Path) -> None:
    before = accounts_in(filled)
    assert kamtui("--book", filled, "import", "accounts", csv)[0] == 0
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    assert accounts_in(taken.path) == before
    with Book.open(filled) as book:
        book.undo()
    assert accounts_in(filled) == before


def test_a_dry_run_makes_and_changes_nothing(kamtui: Kamtui, filled: Path, path: Path, csv: Path) -> None:
    before = filled.read_bytes()
    status, out, _err = kamtui("--book", filled, "import", "accounts", csv, "--dry-run")
    assert status == 0
    assert "2 added" in out
    assert filled.read_bytes() == before
    other = path.with_name("other.db")
    status, out, err = kamtui("--book", other, "import", "accounts", csv, "--dry-run")
    assert (status, err) == (0, "")
    assert "2 added" in out
    assert not other.exists()


def test_columns_and_stage_can_be_told(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Who=What,Place\nAlfa,Sofia\n")
    assert kamtui("--book", path, "import", "accounts", file)[0] == 1
    assert not path.exists()
    arguments = ["--map", "Who=What=name", "--map", "Place=city", "--stage", "prospect"]
    assert kamtui("--book", path, "import", "accounts", file, *arguments)[0] == 0
    with raw(path) as con:
        assert con.execute("SELECT name, city, stage FROM account").fetchall() == [
            ("Alfa", "Sofia", "prospect")
        ]
    status, _out, err = kamtui("--book", path, "import", "accounts", file, "--map", "Who=What=nonsense")
    assert status == 1
    assert "nonsense" in err


def test_a_file_that_is_no_list_makes_no_book(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    (tmp_path / "zero.csv").touch()
    for file in (tmp_path / "none.csv", tmp_path / "zero.csv", tmp_path):
        status, out, err = kamtui("--book", path, "import", "accounts", file)
        assert (status, out) == (1, "")
        assert err.count("\n") == 1
    assert not path.exists()


def test_an_import_into_a_book_that_may_only_be_read(kamtui: Kamtui, filled: Path, csv: Path) -> None:
    before = filled.read_bytes()
    status, _out, err = kamtui("--book", filled, "--read-only", "import", "accounts", csv)
    assert status == 1
    assert "read" in err
    assert filled.read_bytes() == before


# -- import of sales


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    file = tmp_path / "sales.csv"
    file.write_text("Customer,Month,Revenue,Profit\nAlfa,2026-01,100.50,10\nBeta,2026-01,7,1\n")
    return file


def sales_in(path: Path) -> list[tuple[Any, ...]]:
    with raw(path) as con:
        return list(
            con.execute(
                "SELECT a.name, s.month_on, s.revenue, s.profit FROM sale s JOIN account a ON a.id = s.account_id "
                "ORDER BY a.name, s.month_on"
            )
        )


def test_sales_are_imported_and_not_twice(kamtui: Kamtui, path: Path, sales: Path) -> None:
    status, out, err = kamtui("--book", path, "import", "sales", sales)
    assert (status, err) == (1, "")  # two customers wait
    assert "2 customers are not in the book" in out
    assert not path.exists()  # nothing to keep in a book that is not there
    status, out, err = kamtui("--book", path, "import", "sales", sales, "--unknown", "add")
    assert status == 0
    assert str(path) in err
    assert "2 new accounts" in out
    assert sales_in(path) == [("Alfa", "2026-01-01", 10050, 1000), ("Beta", "2026-01-01", 700, 100)]
    before = path.read_bytes()
    status, out, err = kamtui("--book", path, "import", "sales", sales)
    assert (status, err) == (0, "")
    assert "0 added, 0 replaced, 0 taken out, 2 unchanged" in out
    assert path.read_bytes() == before


def test_customers_are_matched_and_added_by_name(kamtui: Kamtui, filled: Path, sales: Path) -> None:
    (first, *_others) = accounts_in(filled)
    before = sales_in(filled)
    arguments = ["--match", f"alfa={first}", "--add", "Beta"]
    assert kamtui("--book", filled, "import", "sales", sales, *arguments, "--dry-run")[0] == 0
    assert sales_in(filled) == before
    status, out, _err = kamtui("--book", filled, "import", "sales", sales, *arguments)
    assert status == 0
    assert f"Alfa is taken for {first}" in out
    assert sorted(set(sales_in(filled)) - set(before)) == [
        (first, "2026-01-01", 10050, 1000),
        ("Beta", "2026-01-01", 700, 100),
    ]
    assert len(backup.backups_in(paths.backup_folder(filled))) == 1
    status, _out, err = kamtui(
        "--book", filled, "import", "sales", sales, "--match", "Alfa=Nobody of that name"
    )
    assert status == 1
    assert "Nobody of that name" in err
    with Book.open(filled) as book:
        assert "Import sales of 2 months" in book.undo()
    assert sales_in(filled) == before


def test_a_list_without_sales_makes_no_book(kamtui: Kamtui, path: Path, sales: Path) -> None:
    sales.write_text("Customer,Month,Revenue\n,2026-01,5\n")
    status, out, err = kamtui("--book", path, "import", "sales", sales, "--unknown", "add")
    assert (status, err) == (1, "")
    assert "no customer" in out
    # It was no dry run, and nothing speaks of months of a book that is not there.
    assert out.endswith("Nothing was written, and no book was made.\n") and "dry run" not in out
    assert "no month is taken out" not in out
    assert not path.exists()


def test_a_slip_in_the_name_of_a_customer_is_told(kamtui: Kamtui, filled: Path, sales: Path) -> None:
    (first, *_others) = accounts_in(filled)
    arguments = ["--match", f"Alpha={first}", "--add", "Betta", "--add", "beta", "--dry-run"]
    status, _out, err = kamtui("--book", filled, "import", "sales", sales, *arguments)
    assert status == 1  # Alfa is not in the book
    assert [line for line in err.splitlines() if "in the list" in line] == [
        f"kamtui: --add or --match: there is no customer “{name}” in the list." for name in ("Betta", "Alpha")
    ]
    # One whose month cannot be taken is in the list all the same.
    sales.write_text("Customer,Month,Revenue\nAlfa,2026-01,1\nAlfa,2026-01,2\n")
    assert kamtui("--book", filled, "import", "sales", sales, "--add", "Alfa", "--dry-run")[2] == ""


def test_one_of_two_accounts_of_a_name_is_matched_by_its_number(
    kamtui: Kamtui, path: Path, sales: Path
) -> None:
    with Book.open(path, create=True) as book:
        for number in ("131129282", "131071587"):
            an_account(book, "Alfa", registration_number=number)
    status, _out, err = kamtui("--book", path, "import", "sales", sales, "--match", "Alfa=Alfa")
    assert (status, "registration number" in err) == (1, True)
    arguments = ["--match", "Alfa=131071587", "--add", "Beta"]
    status, out, _err = kamtui("--book", path, "import", "sales", sales, *arguments)
    assert (status, "Alfa: 1 added" in out) == (0, True)
    with raw(path) as con:
        found = con.execute(
            "SELECT registration_number FROM sale JOIN account a ON a.id = account_id ORDER BY 1"
        ).fetchall()
    assert found == [("",), ("131071587",)]


def test_what_a_list_of_sales_does_not_say_is_asked_for(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "asks.csv"
    file.write_text('Customer,Date,Revenue\nAlfa,1/2/2026,"1,234"\n')
    status, out, err = kamtui("--book", path, "import", "sales", file, "--unknown", "add")
    assert (status, out) == (1, "")
    assert "--dates" in err
    arguments = ["--unknown", "add", "--dates", "month-first"]
    status, _out, err = kamtui("--book", path, "import", "sales", file, *arguments)
    assert status == 1
    assert "--decimal" in err
    assert not path.exists()
    arguments += ["--decimal", "point", "--currency", "BGN", "--as", "lines"]
    assert kamtui("--book", path, "import", "sales", file, *arguments)[0] == 0
    assert sales_in(path) == [("Alfa", "2026-01-01", 63093, None)]
    file.write_text("Customer,Revenue\nAlfa,5\n")
    assert "--month" in kamtui("--book", path, "import", "sales", file)[2]
    assert kamtui("--book", path, "import", "sales", file, "--month", "soon")[0] == 1
    assert kamtui("--book", path, "import", "sales", file, "--month", "02.2026")[0] == 0
    assert sales_in(path)[1] == ("Alfa", "2026-02-01", 500, None)


def test_what_a_list_of_sales_means_is_said_by_options(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "means.csv"

    def take(text: str, *options: str) -> tuple[int, str]:
        file.write_text(text, encoding="utf-8")
        for old in (path, *path.parent.glob(f"{path.name}-*")):
            old.unlink(missing_ok=True)
        _status, out, err = kamtui("--book", path, "import", "sales", file, "--unknown", "add", *options)
        return (sales_in(path)[0][2] if path.exists() else 0), out + err

    heads = "Клиент;Януари;Февруари\nАлфа;100;200\n"
    assert take(heads)[0] == 0
    assert "--year" in take(heads)[1]
    assert take(heads, "--year", "2026")[0] == 10000
    gross = "Клиент;Месец;Оборот с ДДС\nАлфа;01.2026;120\n"
    assert take(gross, "--tax", "20")[0] == 10000
    leva = "Клиент;Месец;Оборот\nАлфа;12.2025;195,58\nАлфа;01.2026;100\n"
    assert "--currency by-date" in take(leva)[1]
    assert take(leva, "--currency", "by-date")[0] == 10000
    status = "Статус;Дата;Клиент;Сума\nПлатена;05.01.2026;Алфа;100\nЧакаща;06.01.2026;Алфа;40\n"
    assert '--status "Чакаща=sale"' in take(status)[1]
    assert take(status, "--status", "Чакаща=sale")[0] == 14000
    assert take(status, "--status", "чакаща=no")[0] == 10000
    for wrong in (("--year", "26"), ("--tax", "all"), ("--status", "Чакаща")):
        assert take(status, *wrong)[0] == 0


def test_a_list_of_bulgarian_accounts_waits_for_its_currency(
    kamtui: Kamtui, path: Path, tmp_path: Path
) -> None:
    with Book.open(path, create=True) as book:
        an_account(book, "Alfa", country="Bulgaria")
    file = tmp_path / "old.csv"
    file.write_text("Customer,Month,Revenue\nAlfa,2025-11,195.58\n")
    assert "--currency" in kamtui("--book", path, "import", "sales", file)[1]
    assert sales_in(path) == []
    kamtui("--book", path, "import", "sales", file, "--currency", "BGN")
    assert sales_in(path) == [("Alfa", "2025-11-01", 10000, None)]
    both = tmp_path / "both.csv"
    both.write_text("Customer,Month,Revenue\nAlfa,2025-12,50\nAlfa,2026-01,60\n")
    assert kamtui("--book", path, "import", "sales", both)[0] == 1
    assert sales_in(path)[1:] == [("Alfa", "2026-01-01", 6000, None)]
    assert kamtui("--book", path, "import", "sales", both, "--currency", "EUR")[0] == 0
    assert sales_in(path)[1:] == [("Alfa", "2025-12-01", 5000, None), ("Alfa", "2026-01-01", 6000, None)]


def test_a_month_that_would_fall_waits_with_the_options_to_paste(
    kamtui: Kamtui, path: Path, sales: Path
) -> None:
    sales.write_text("Customer,Date,Amount\nAlfa,2026-01-05,100\nAlfa,2026-01-20,50\n")
    assert kamtui("--book", path, "import", "sales", sales, "--unknown", "add")[0] == 0
    sales.write_text("Customer,Date,Amount\nAlfa,2026-01-25,30\nAlfa,2026-02-03,9\n")
    status, out, _err = kamtui("--book", path, "import", "sales", sales)
    assert status == 1
    assert "1 month stays as it is, because its sum would fall:" in out
    assert "· Alfa, Jan 2026: is revenue 150 €, would be revenue 30 €" in out
    assert "--months replace" in out
    assert "--months add" in out
    for _again in range(2):
        assert kamtui("--book", path, "import", "sales", sales, "--months", "add")[0] == 0
        assert [row[1:3] for row in sales_in(path)] == [("2026-01-01", 18000), ("2026-02-01", 900)]
    status, out, _err = kamtui("--book", path, "import", "sales", sales)
    assert status == 0  # the same file asks nothing
    assert "2 months were taken from this very file before, and are not taken again" in out


def test_matches_are_taken_from_a_file_listed_and_forgotten(
    kamtui: Kamtui, path: Path, sales: Path, tmp_path: Path
) -> None:
    with Book.open(path, create=True) as book:
        an_account(book, "Кауфланд", registration_number="131129282")
    file = tmp_path / "matches.csv"
    file.write_text("Name;Account\nAlfa;131129282\nBeta;+\nSomebody else;Nobody\nGamma;\n", encoding="utf-8")
    assert kamtui("--book", path, "import", "sales", sales, "--matches", file)[0] == 0
    assert {row[0] for row in sales_in(path)} == {"Кауфланд", "Beta"}
    assert kamtui("--book", path, "matches") == (0, "Beta → Beta\nAlfa → Кауфланд\n", "")
    status, out, err = kamtui("--book", path, "matches", "--forget", "ALFA", "--forget", "Omega")
    assert (status, out) == (1, "Beta → Beta\n")
    assert "Omega" in err
    with Book.open(path) as book:
        assert book.undo() == "Forget 1 match of a name"
    file.write_text("Alfa;Nobody\n", encoding="utf-8")
    status, _out, err = kamtui("--book", path, "import", "sales", sales, "--matches", file)
    assert (status, f"{file}:1" in err) == (1, True)
    file.write_text("Alfa\n", encoding="utf-8")
    status, _out, err = kamtui("--book", path, "import", "sales", sales, "--matches", file)
    assert (status, "two columns" in err) == (1, True)


def test_likely_accounts_are_offered_to_paste_and_taken_when_said(
    kamtui: Kamtui, path: Path, sales: Path
) -> None:
    with Book.open(path, create=True) as book:
        an_account(book, "Alfa Trade")
    status, out, _err = kamtui("--book", path, "import", "sales", sales)
    assert (status, "--match 'Alfa=Alfa Trade'" in out) == (1, True)
    assert "--take-likely" in out
    status, out, _err = kamtui("--book", path, "import", "sales", sales, "--take-likely")
    assert (status, sales_in(path)) == (1, [("Alfa Trade", "2026-01-01", 10050, 1000)])  # Beta still waits
    assert kamtui("--book", path, "matches")[1] == "Alfa → Alfa Trade\n"


def test_rows_that_cannot_be_taken_are_written_to_be_mended(
    kamtui: Kamtui, path: Path, sales: Path, tmp_path: Path
) -> None:
    sales.write_text(
        "Report;;\nCustomer;Date;Amount\nAlfa;05.01.2026;1,50\nBeta;06.01.2026;7\nAlfa;07.01.2026;ten\n"
        ";08.01.2026;1\nAlfa;08.02.2026;2\n"
    )
    rejects = tmp_path / "rejects.csv"
    arguments = ["import", "sales", sales, "--unknown", "add", "--rejects", rejects]
    status, out, _err = kamtui("--book", path, *arguments)
    assert (status, f"3 rows are in {rejects}" in out) == (1, True)
    # The first line of Alfa's January is not taken either, and must be there for its sum to be whole.
    assert rejects.read_text(encoding="utf-8-sig").splitlines() == [
        "Customer;Date;Amount",
        "Alfa;05.01.2026;1,50",
        "Alfa;07.01.2026;ten",
        ";08.01.2026;1",
    ]
    status, _out, err = kamtui("--book", path, *arguments)
    assert (status, "--rejects" in err) == (1, True)  # it may have been mended meanwhile
    assert "--months add" in out
    mended = rejects.read_text(encoding="utf-8-sig").replace("ten", "10").replace(";08", "Beta;08")
    rejects.write_text(mended.replace("Beta;08.01.2026;1", "Gamma;08.01.2026;1"), encoding="utf-8")
    assert kamtui("--book", path, "import", "sales", rejects, "--unknown", "add")[0] == 0
    assert [row[:3] for row in sales_in(path)] == [
        ("Alfa", "2026-01-01", 1150), ("Alfa", "2026-02-01", 200), ("Beta", "2026-01-01", 700),
        ("Gamma", "2026-01-01", 100),
    ]  # fmt: skip
    none = tmp_path / "none.csv"
    assert kamtui("--book", path, "import", "sales", rejects, "--rejects", none)[0] == 0
    assert not none.exists()


def test_ctrl_c_while_an_import_writes_leaves_the_book_as_it_was(
    kamtui: Kamtui, path: Path, sales: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Book.open(path, create=True) as book:
        an_account(book, "Alfa")
        before = dump(book)
    from kamtui.store.money import importing as sales_import

    write = sales_import._write

    def interrupted(*arguments: Any) -> None:
        write(*arguments)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(sales_import, "_write", interrupted)
    status, out, err = kamtui("--book", path, "import", "sales", sales)
    assert (status, out, err) == (130, "", "kamtui: Stopped. The book is as it was.\n")
    with Book.open(path) as book:
        assert dump(book) == before


def test_ctrl_c_while_a_new_book_is_written_says_what_is_left(
    kamtui: Kamtui, path: Path, sales: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kamtui.store.money import importing as sales_import

    write = sales_import._write

    def interrupted(*arguments: Any) -> None:
        write(*arguments)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(sales_import, "_write", interrupted)
    status, _out, err = kamtui("--book", path, "import", "sales", sales, "--unknown", "add")
    assert status == 130
    assert err.endswith("kamtui: Stopped. Nothing was taken in, and the new book is empty.\n")
    assert sales_in(path) == []


def test_options_of_the_one_are_not_for_the_other(kamtui: Kamtui, path: Path, csv: Path, sales: Path) -> None:
    status, _out, err = kamtui("--book", path, "import", "accounts", csv, "--as", "lines")
    assert (status, "--as" in err) == (1, True)
    status, _out, err = kamtui("--book", path, "import", "sales", sales, "--stage", "prospect")
    assert (status, "--stage" in err) == (1, True)
    assert not path.exists()


# -- export


def test_what_lies_ahead_is_written_and_counted(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    file = tmp_path / "ahead.ics"
    said = kamtui("--book", filled, "export", "ics", file)
    assert said == (0, f"Written to {file}: 4 tasks, 2 checks, 2 ends of terms.\n", "")
    assert file.stat().st_mode & 0o777 == 0o600
    first = file.read_bytes()
    assert first.count(b"BEGIN:VTODO\r\n") == first.count(b"BEGIN:VEVENT\r\n") == 4
    assert kamtui("--book", filled, "export", "ics", file) == said
    assert file.read_bytes() == first
    with Book.open(filled) as book:
        a_task(book, "One more")
    assert "5 tasks" in kamtui("export", "ics", file, "--book", filled)[1]
    assert file.read_bytes() != first


def test_an_export_changes_no_book(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    filled.chmod(0o400)
    status, _out, err = kamtui("--book", filled, "--read-only", "export", "ics", tmp_path / "ahead.ics")
    assert (status, err) == (0, "")
    assert filled.read_bytes() == before
    assert not paths.backup_folder(filled).exists()


def test_an_export_replaces_nothing_but_its_own(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "link.ics").symlink_to(tmp_path / "notes.txt")
    before = filled.read_bytes()
    for place in (
        filled,
        tmp_path,
        tmp_path / "notes.txt",
        tmp_path / "link.ics",
        tmp_path / "none" / "x.ics",
    ):
        status, out, err = kamtui("--book", filled, "export", "ics", place)
        assert (status, out) == (1, ""), place
        assert err.startswith("kamtui: ")
        assert err.count("\n") == 1
        assert str(place) in err
    assert filled.read_bytes() == before
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert not list(tmp_path.glob(".*"))


def test_a_book_in_which_nothing_lies_ahead(kamtui: Kamtui, book: Book, path: Path, tmp_path: Path) -> None:
    an_account(book, "Acme")
    book.close()
    status, out, err = kamtui("--book", path, "export", "ics", tmp_path / "ahead.ics")
    assert (status, out) == (1, "")
    assert err == (
        "kamtui: Nothing lies ahead: no open task, no check, no end of a term. No file was written.\n"
    )
    assert not (tmp_path / "ahead.ics").exists()


def test_an_export_from_no_book(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    assert kamtui("export", "ics", tmp_path / "ahead.ics")[0] == 1
    assert kamtui("--book", path, "export", "ics", tmp_path / "ahead.ics")[0] == 1
    assert list(tmp_path.iterdir()) == []


def test_an_export_needs_neither_interface_nor_network(filled: Path, tmp_path: Path) -> None:
    found = loaded("--book", filled, "export", "ics", tmp_path / "ahead.ics")
    assert "icalendar" in found
    assert not found & {"textual", "rich", "sqlmodel", "sqlalchemy", "asyncio", "socket"}
    assert "icalendar" not in loaded("--book", filled, "today")


# -- the app


class Opened:
    """What the stand-in for the app was given and is told to do."""

    def __init__(self) -> None:
        self.act: Callable[[Book], object] = lambda book: None
        self.return_code: int | None = 0
        self.book: Book | None = None
        self.path = Path()
        self.is_demo = False
        self.notes: list[str] = []
        self.config: Config | None = None


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """The app replaced by one that only notes how it was opened, and a terminal to open it in."""
    seen = Opened()

    class KamApp:
        def __init__(
            self,
            book: Book,
            *,
            config: Config,
            choices: Choices,
            is_demo: bool = False,
            notes: Sequence[str] = (),
        ) -> None:
            seen.book, seen.path, seen.config = book, book.path, config
            seen.is_demo, seen.notes = is_demo, list(notes)
            self.return_code = seen.return_code

        def run(self) -> None:
            assert seen.book is not None
            seen.act(seen.book)

    module = types.ModuleType("kamtui.ui.shell.app")
    module.KamApp = KamApp  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "kamtui.ui.shell.app", module)
    monkeypatch.setattr("kamtui.ui.environment.is_terminal", lambda: True)
    return seen


def test_the_first_opening_makes_the_book_and_says_so(kamtui: Kamtui, opened: Opened) -> None:
    assert kamtui() == (0, "", "")
    assert opened.path == paths.default_book()
    assert len(opened.notes) == 1
    assert str(paths.default_book()) in opened.notes[0]
    assert kamtui() == (0, "", "")
    assert opened.notes == []
    assert not paths.backup_folder(paths.default_book()).exists()


def test_a_named_book_is_made_too(kamtui: Kamtui, opened: Opened, path: Path) -> None:
    assert kamtui("--book", path)[0] == 0
    assert path.exists()
    assert opened.path == path
    assert not opened.is_demo


def test_the_apps_status_is_ours(kamtui: Kamtui, opened: Opened, path: Path) -> None:
    opened.return_code = 3
    assert kamtui("--book", path)[0] == 3
    opened.return_code = None
    assert kamtui("--book", path)[0] == 0


def test_a_changed_book_is_backed_up_on_leaving(kamtui: Kamtui, opened: Opened, path: Path) -> None:
    opened.act = lambda book: an_account(book, "Acme")
    assert kamtui("--book", path) == (0, "", "")
    taken = backup.backups_in(paths.backup_folder(path))
    assert [accounts_in(each.path) for each in taken] == [["Acme"]]


def test_a_book_not_changed_since_its_backup_is_not(kamtui: Kamtui, opened: Opened, filled: Path) -> None:
    with raw(filled) as con:
        con.execute("UPDATE change_set SET made_at = '2020-01-01T00:00:00Z'")
    backup.take(filled, paths.backup_folder(filled))
    assert kamtui("--book", filled)[0] == 0
    assert len(backup.backups_in(paths.backup_folder(filled))) == 1


def test_nobody_waits_for_the_backup_of_a_very_large_book(
    kamtui: Kamtui, opened: Opened, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "LARGEST_ON_QUITTING", 1000)
    assert kamtui("--book", filled)[0] == 0
    assert not paths.backup_folder(filled).exists()


def test_a_backup_that_fails_on_leaving_is_told(kamtui: Kamtui, opened: Opened, path: Path) -> None:
    def act(book: Book) -> None:
        an_account(book, "Acme")
        folder = paths.backup_folder(path)
        folder.parent.mkdir(parents=True)
        folder.touch()

    opened.act = act
    status, _out, err = kamtui("--book", path)
    assert status == 0
    assert "No backup" in err


def test_reading_only(kamtui: Kamtui, opened: Opened, filled: Path, path: Path) -> None:
    assert kamtui("--read-only", "--book", filled)[0] == 0
    assert opened.book is not None
    assert opened.book.read_only
    assert len(opened.notes) == 1
    other = path.with_name("none.db")
    assert kamtui("--read-only", "--book", other)[0] == 1
    assert not other.exists()


def test_a_synced_folder_is_warned_about_once(kamtui: Kamtui, opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "Dropbox/book.db"
    kamtui("--book", path)
    assert sum("Dropbox syncs" in note for note in opened.notes) == 1
    kamtui("--book", path)
    assert opened.notes == []


def test_settings_reach_the_app(kamtui: Kamtui, opened: Opened, path: Path) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text("ascii = true\ncolour = 1\n")
    kamtui("--book", path)
    assert opened.config == Config(ascii=True)
    assert any("colour" in note for note in opened.notes)


def test_a_refused_book_never_reaches_the_app(
    kamtui: Kamtui, opened: Opened, filled: Path, tmp_path: Path
) -> None:
    for what, path in refused_books(tmp_path, filled).items():
        before = path.read_bytes() if path.is_file() else b""
        status, _out, err = kamtui("--book", path)
        assert status == 1, what
        assert str(path) in err
        assert (path.read_bytes() if path.is_file() else b"") == before
    assert opened.book is None


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
        cli.make_sample(tmp_path / name)
        with raw(tmp_path / name) as con:
            ids.append(con.execute("SELECT id, name FROM account ORDER BY id").fetchall())
    assert ids[0] == ids[1]
    with Book.open(tmp_path / "a.db") as book:
        assert an_account(book, "New") > max(found for found, _name in ids[0])


def test_the_demo_takes_no_book_of_yours(kamtui: Kamtui, opened: Opened, filled: Path) -> None:
    assert kamtui("demo", "--book", filled)[0] == 1
    assert opened.book is None


def test_check_lists_what_slips_left_and_changes_nothing(kamtui: Kamtui, filled: Path) -> None:
    with Book.open(filled) as book:
        acme = an_account(book, "Slips Ltd")
        for number in range(12):
            a_person(book, f"piece{number}", account_id=acme)
    before = filled.read_bytes()
    status, out, _err = kamtui("check", "--book", filled)
    assert status == 0 and filled.read_bytes() == before
    assert "People whose name may be a piece of one: 12" in out
    assert "  piece0 (Slips Ltd)" in out and "piece11" not in out and "… 2 more" in out
    assert "Nothing was changed." in out


# -- a book that is gone, or something else, while its backups are there


LOSSES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "emptied": lambda path: path.write_bytes(b""),
    "zeroed": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "another file": lambda path: path.write_bytes(b"name;city\nAcme;Sofia\n"),
}


def foreign_database(path: Path) -> None:
    path.unlink()
    con = sqlite3.connect(path)
    con.execute("CREATE TABLE note (id)")
    con.commit()
    con.close()


LOSSES["another database"] = foreign_database


@pytest.mark.parametrize("what", LOSSES)
def test_a_lost_book_is_never_made_anew_and_its_backup_is_named(
    kamtui: Kamtui, opened: Opened, filled: Path, csv: Path, what: str
) -> None:
    kamtui("--book", filled, "backup")
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    LOSSES[what](filled)
    before = filled.read_bytes() if filled.exists() else None
    restoring = f"kamtui --book {filled} restore {taken.path}"
    for command in ([], ["today"], ["backup"], ["check"], ["import", "accounts", csv]):
        status, _out, err = kamtui("--book", filled, *command)
        assert (status, restoring in err) == (1, True), (command, err)
        assert (filled.read_bytes() if filled.exists() else None) == before
    assert opened.book is None
    assert kamtui("--book", filled, "restore", taken.path)[0] == 0
    assert accounts_in(filled)


def test_the_default_book_is_not_made_anew_either(kamtui: Kamtui, opened: Opened, filled: Path) -> None:
    path = paths.default_book()
    assert kamtui("restore", filled)[0] == 0
    assert kamtui("backup")[0] == 0
    path.unlink()
    for command in ([], ["today"], ["check"]):
        status, _out, err = kamtui(*command)
        assert status == 1
        assert f"restore {paths.backup_folder(path)}" in err
        assert not path.exists()
    assert "move" in err or "gone" in err


def test_where_no_backup_is_good_no_book_is_made_either(kamtui: Kamtui, opened: Opened, filled: Path) -> None:
    kamtui("--book", filled, "backup")
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    taken.path.write_bytes(b"x")
    filled.unlink()
    assert kamtui("--book", filled)[0] == 1
    assert not filled.exists()


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_no_restore_would_mend_names_no_backup(
    kamtui: Kamtui, filled: Path, make: Callable[[Path], object]
) -> None:
    kamtui("--book", filled, "backup")
    filled.unlink()
    make(filled)
    status, _out, err = kamtui("--book", filled, "today")
    assert status == 1
    assert " restore " not in err


def test_a_damaged_book_that_is_backed_up_names_the_backup_before_it(
    kamtui: Kamtui, filled: Path, tmp_path: Path
) -> None:
    kamtui("--book", filled, "backup")
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    whole = bytearray(filled.read_bytes())
    whole[5 * 4096 : 6 * 4096] = b"\xee" * 4096
    filled.write_bytes(whole)
    for file in ([], [tmp_path / "copy.db"]):
        status, _out, err = kamtui("--book", filled, "backup", *file)
        assert status == 1
        assert f"restore {taken.path}" in err


# -- what is in doubt among accounts


@pytest.fixture
def alike(tmp_path: Path) -> Path:
    file = tmp_path / "alike.csv"
    file.write_text("Company,City\nAlfa Ltd,Sofia\nAlfa,Sofia\n,Varna\n")
    return file


def test_accounts_in_doubt_are_left_out_until_it_is_said(kamtui: Kamtui, path: Path, alike: Path) -> None:
    status, out, _err = kamtui("--book", path, "import", "accounts", alike)
    assert status == 1  # something waits
    assert "in doubt, not taken: line 3: the same but for ООД, Ltd and the like" in out
    assert "--match 'Alfa=Alfa Ltd'" in out and "--add Alfa" in out
    assert accounts_in(path) == ["Alfa Ltd"]
    assert kamtui("--book", path, "import", alike, "--match", "Alfa=Alfa Ltd")[0] == 0
    assert accounts_in(path) == ["Alfa Ltd"]
    assert kamtui("--book", path, "import", "accounts", alike)[0] == 0  # remembered


def test_a_file_of_matches_and_one_of_rejects(
    kamtui: Kamtui, path: Path, alike: Path, tmp_path: Path
) -> None:
    rejects, matches = tmp_path / "rejects.csv", tmp_path / "matches.csv"
    kamtui("--book", path, "import", "accounts", alike, "--rejects", rejects)
    assert rejects.read_text("utf-8-sig").splitlines() == ["Company,City", "Alfa,Sofia", ",Varna"]
    assert (
        kamtui("--book", path, "import", "accounts", alike, "--rejects", rejects)[0] == 1
    )  # it is there already
    matches.write_text("name,account\nAlfa,+\nOther,Nobody\n")
    assert kamtui("--book", path, "import", "accounts", alike, "--matches", matches)[0] == 0
    assert accounts_in(path) == ["Alfa", "Alfa Ltd"]


def test_nothing_to_take_makes_no_book(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("Company,City\n,Sofia\n")
    assert kamtui("--book", path, "import", "accounts", file)[0] == 1
    assert not path.exists()


def test_what_a_file_holds_is_found_out(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("Company,Phone\nAlfa,02 1\n")
    status, _out, err = kamtui("--book", path, "import", "--map", "Company=name", file)
    assert status == 0 and "accounts" in err
    file.write_text("Customer,Month,Revenue\nAlfa,01.2026,100\n")
    _status, out, err = kamtui("--book", path, "import", file, "--currency", "EUR")
    assert "sales" in err and "Jan 2026" in out
    file.write_text("Customer,Revenue\nAlfa,100\n")
    status, _out, err = kamtui("--book", path, "import", file)
    assert status == 1 and "kamtui import accounts FILE" in err and "kamtui import sales FILE" in err
    file.write_text('[{"name": "Alfa"}]')
    for kind in ([], ["accounts"], ["sales"]):
        status, _out, err = kamtui("--book", path, "import", *kind, file)
        assert status == 1 and "JSON" in err


def test_ctrl_c_leaves_the_book_as_it_was(
    kamtui: Kamtui, filled: Path, csv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kamtui.store.accounts import importing as account_import

    def stop(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(account_import._Writer, "write", stop)
    before = accounts_in(filled)
    status, out, err = kamtui("--book", filled, "import", "accounts", csv)
    assert (status, out) == (130, "") and err.count("\n") == 1
    assert accounts_in(filled) == before
