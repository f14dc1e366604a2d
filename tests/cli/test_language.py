"""In which language a command line speaks: the one asked for, that of the settings, that of the system."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kamtui import paths
from kamtui.domain.text import language
from kamtui.domain.text.language import LOCALE_FOLDER
from tests.cli.running import Kamtui, Opened


@pytest.fixture(autouse=True)
def _english_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


def write_settings(text: str) -> None:
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    paths.config_file().write_text(text)


def test_the_system_says_it_then_the_settings_then_the_command_line(
    kamtui: Kamtui, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kamtui("where")[1].startswith("book")
    monkeypatch.setenv("LANG", "bg_BG.UTF-8")
    assert kamtui("where")[1].startswith("книга")
    write_settings('language = "en"\n')
    assert kamtui("where")[1].startswith("book")
    assert kamtui("--language", "bg", "where")[1].startswith("книга")
    assert kamtui("--language=bg", "where")[1].startswith("книга")


def test_one_that_there_is_not_is_a_sentence_with_those_there_are(kamtui: Kamtui) -> None:
    for argv in (
        ("--language", "de", "where"),
        ("--language=", "where"),
        ("--book", "x", "--language", "BG"),
    ):
        status, out, err = kamtui(*argv)
        assert (status, out) == (2, "")
        assert "is no language of kamtui. There are: en, bg" in err


def test_a_commands_own_language_is_that_of_what_goes_to_the_customer(kamtui: Kamtui, path: Path) -> None:
    status, _out, err = kamtui("--book", path, "letter", "Alfa", "--language", "bg")
    assert (status == 1 and "no account" in err.lower()) or "no book" in err.lower()


def test_words_of_argparse_are_translated_too(kamtui: Kamtui) -> None:
    _status, out, _err = kamtui("--language", "bg", "--help")
    assert "употреба: kamtui" in out and "показва тази помощ и излиза" in out and "опции" in out
    assert "usage" not in out and "exit" not in out
    _status, _out, err = kamtui("--language", "bg", "terms", "--due")
    assert "очаква се един аргумент" in err
    _status, _out, err = kamtui("--language", "bg", "today", "--json", "--csv")
    assert "не върви заедно с аргумента" in err


HELP_IN_LATIN = {"CSV", "JSON", "XLSX", "XLS", "ODS", "VCF", "CRM", "EUR", "BGN", "UTF"}
COMMANDS = (
    *("demo", "today", "log", "brief", "letter", "report", "terms", "feasts", "find", "where", "check"),
    *("backup", "backups", "restore", "rescue", "import", "matches", "export", "keys", "settings"),
)


def test_every_help_is_whole_in_bulgarian(kamtui: Kamtui) -> None:
    """What stands for a value is named in Bulgarian, in a help and in what asks for it."""
    _status, out, _err = kamtui("--language", "bg", "--help")
    assert all(re.search(rf"^    {command} ", out, re.MULTILINE) for command in COMMANDS)
    assert len(re.findall("^    [a-z]", out, re.MULTILINE)) == len(COMMANDS), "one that is not looked at here"
    for command in ("", *COMMANDS):
        status, out, _err = kamtui("--language", "bg", *([command] if command else []), "--help")
        assert status == 0
        assert set(re.findall(r"\b[A-Z]{2,}\b", out)) <= HELP_IN_LATIN, command
    assert "ИМЕ" in kamtui("--language", "bg", "brief")[2]


@pytest.mark.parametrize(
    "argv",
    [
        ["xyz"],
        ["today", "--foo"],
        ["terms", "--due"],
        ["terms", "--due", "x"],
        ["terms", "--ours", "--theirs"],
        ["terms", "--ours=1"],
        ["brief"],
        ["backups", "foo"],
        ["export", "foo", "x"],
        ["export"],
        ["import", "sales", "x", "--months", "foo"],
        ["import", "sales", "x", "--year", "foo"],
        ["import", "sales", "x", "--map", "foo"],
    ],
)
def test_what_is_wrong_with_a_command_line_is_said_in_bulgarian(argv: list[str], kamtui: Kamtui) -> None:
    status, out, err = kamtui("--language", "bg", *argv)
    assert (status, out) == (2, "")
    ours = re.sub(r"'[^']*'|„[^“]*“|--[a-z-]+|[a-z]+(?:\|[a-z]+)+|kamtui", "", err)
    assert re.findall("[A-Za-z]{3,}", ours) == []


def test_a_damaged_catalogue_is_told_once_and_all_is_english(
    kamtui: Kamtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "locale"
    shutil.copytree(LOCALE_FOLDER, folder)
    monkeypatch.setattr(language, "LOCALE_FOLDER", folder)
    catalogue = folder / "bg" / "LC_MESSAGES" / "kamtui.mo"
    whole = catalogue.read_bytes()
    for damaged in (whole[:1000], b"", b"nonsense", None):
        if damaged is None:
            catalogue.unlink()
        else:
            catalogue.write_bytes(damaged)
        language._read.cache_clear()
        status, out, err = kamtui("--language", "bg", "settings", "--json")
        assert status == 0 and json.loads(out)
        assert err.count("The words of “bg” are missing or damaged: kamtui speaks English.") == 1
    language._read.cache_clear()


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    yield
    language._read.cache_clear()


def test_who_begins_is_asked_and_nobody_else(kamtui: Kamtui, opened: Opened, path: Path) -> None:
    assert kamtui()[0] == 0 and opened.asks_language
    assert kamtui()[0] == 0 and not opened.asks_language, "the book is there"
    assert kamtui("--language", "bg", "--book", path)[0] == 0 and not opened.asks_language
    write_settings('language = "bg"\n')
    assert kamtui("--book", path.with_name("another.db"))[0] == 0 and not opened.asks_language
