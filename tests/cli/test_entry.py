"""What every command has in common: how errors and interrupts read, and what none of them may do."""

import errno
import inspect
import signal
from pathlib import Path
from typing import Any

import pytest

from kamtui import __version__, paths
from kamtui.cli.entry import answer_named
from kamtui.cli.parser import CommandParser, command_parser
from kamtui.store.book.book import Book
from tests.cli.running import Kamtui, fresh, refused_books


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
        ["export", "vcard", "x.vcf"],
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


def test_a_folder_that_one_may_not_enter_is_named(
    kamtui: Kamtui, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_options: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path.parent))

    monkeypatch.setattr("kamtui.cli.book.where", refuse)
    status, out, err = kamtui("where")
    assert (status, out) == (1, "") and f"{path.parent} may not be read or written by you" in err
    assert not paths.crash_folder().exists(), "no fault of the program"


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
    "reading": (("today",), "kamtui.cli.day.todays_lines"),
    "an import that writes": (("import", "accounts", "{csv}"), "kamtui.store.book.search.index.follow"),
    "a backup": (("backup",), "kamtui.store.book.opening.sync_file"),
    "a copy": (("backup", "{folder}/copy.db"), "kamtui.store.book.opening.sync_file"),
    "a restore": (("restore", "{other}"), "kamtui.store.book.opening.set_journal_aside"),
    "a rescue": (("rescue", "{folder}/new.db"), "kamtui.store.book.rescue.rescue.mend_references"),
    "a check": (("check",), "kamtui.store.book.search.index.agree"),
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
    sentence = {
        "an import that writes": "Stopped. The book is as it was.",
        "an export": "Stopped. Nothing was written.",
    }.get(what, "Interrupted. What was not finished was not done.")
    assert said == (130, "", f"kamtui: {sentence}\n")
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

    monkeypatch.setattr("kamtui.cli.day.todays_lines", ask)
    assert kamtui("--book", filled, "today")[0] == 130


def test_an_interrupted_change_leaves_no_traceback(filled: Path) -> None:
    code = f"""
import signal, sys
from kamtui import cli
from kamtui.store.book.search import index
index.follow = lambda *given: signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(cli.main(["--book", {str(filled)!r}, "import", "accounts", {str(filled.with_name("a.csv"))!r}]))
"""
    filled.with_name("a.csv").write_text("Name\n" + "\n".join(f"Firm {number}" for number in range(300)))
    done = fresh(code=code)
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr == b"kamtui: Stopped. The book is as it was.\n"


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


def test_of_a_command_line_only_what_its_command_may_be_told_is_added(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All that can be asked would take as long as all the rest of a quick answer; the help lists it all the same."""
    added: list[str] = []
    add = CommandParser.add_argument

    def counting(parser: CommandParser, *names: Any, **how: Any) -> Any:
        added.append(parser.prog)
        return add(parser, *names, **how)

    everything = command_parser()
    commands = commands_of(everything)
    monkeypatch.setattr(CommandParser, "add_argument", counting)
    for asked in ([], *([name] for name in commands)):
        added.clear()
        parser = command_parser(asked)
        assert {prog for prog in added if prog.startswith("kamtui ")} <= {f"kamtui {name}" for name in asked}
        assert parser.format_help() == everything.format_help()
        for name in asked:
            assert commands_of(parser)[name].format_help() == commands[name].format_help()


def commands_of(parser: CommandParser) -> dict[str, CommandParser]:
    (commands,) = (action.choices for action in parser._actions if isinstance(action.choices, dict))
    return commands


def test_every_command_names_an_answer_that_is_there() -> None:
    """The parser names answers as text, so that it imports none of them; the name of each is resolved here."""
    parser = command_parser()
    commands = commands_of(parser)
    names = [str(command.get_default("answer")) for command in (parser, *commands.values())]
    assert len(names) == len(set(names)) > 10
    for name in names:
        assert inspect.getdoc(answer_named(name)), name
