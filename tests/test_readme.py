"""The README against the program: what it says can be typed, pressed and written is so."""

import re
import shlex
import tomllib
from datetime import date
from pathlib import Path

import pytest
from textual.keys import _character_to_key

from kamtui.cli.parser import command_parser
from kamtui.config import Config
from kamtui.domain.text import keyboards
from kamtui.domain.time.recurrence.days import occurrences
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.domain.time.typed_times import read_due
from kamtui.exchange.reading.headers import FIELDS
from kamtui.exchange.sales.meaning.headers import FIELDS as SALES_FIELDS
from kamtui.settings.reading import load_config
from kamtui.settings.table import SETTINGS
from kamtui.ui.keys.places import ids, table
from tests import write_export_table as export_table
from tests.write_key_table import BEGIN, END, ROOT, with_table
from tests.write_settings_table import with_settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
RUN = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/kamtui demo"
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"
TUESDAY = date(2026, 11, 24)


def between(begin: str, end: str) -> str:
    assert README.count(begin) == 1
    inner, found, _rest = README.partition(begin)[2].partition(end)
    assert found
    return inner


def rows_of(markdown: str) -> list[list[str]]:
    """The cells of tables, without their heads."""
    lines = [line for line in markdown.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [
        row
        for row, below in zip(cells, [*cells[1:], [""]], strict=True)
        if not row[0].startswith(":") and not below[0].startswith(":")
    ]


def test_the_keys_are_those_in_force() -> None:
    said = [[cell.strip("`") for cell in row] for row in rows_of(between(BEGIN, END))]
    assert said == [[line.keys, line.sentence, line.act_id] for line in table()]
    assert with_table(README) == README, "python -m tests.write_key_table"


def test_the_days_mean_what_is_said() -> None:
    rows = rows_of(between("<!-- days -->", "<!-- /days -->"))
    assert len(rows) > 5
    for english, bulgarian, said in rows:
        for typed in (english, bulgarian):
            due = read_due(typed.strip("`"), TUESDAY)
            shown = show_weekday_day(due.day, TUESDAY) + (f" {due.time:%H:%M}" if due.time else "")
            assert shown == said, typed


def test_the_rules_come_on_the_days_that_are_said() -> None:
    rows = rows_of(between("<!-- rules -->", "<!-- /rules -->"))
    assert len(rows) > 5
    for english, bulgarian, said in rows:
        for typed in (english, bulgarian):
            found = occurrences(read_recurrence(typed.strip("`"), TUESDAY), after=TUESDAY, limit=3)
            assert ", ".join(f"{day.day} {day:%b}" for day in found) == said, typed


def test_the_settings_are_the_defaults_and_understood(tmp_path: Path) -> None:
    example = between("```toml", "```")
    path = tmp_path / "config.toml"
    path.write_text(example, encoding="utf-8")
    config, problems = load_config(path)
    assert problems == []
    assert config == Config()._replace(keyboard=config.keyboard, me=config.me, keys=config.keys)
    assert set(tomllib.loads(example)["keys"]) <= ids()


def test_every_file_and_column_of_an_export_is_documented() -> None:
    document = export_table.PATH.read_text(encoding="utf-8")
    assert export_table.with_tables(document) == document, "python -m tests.write_export_table"


def test_every_setting_is_documented() -> None:
    assert with_settings(README) == README, "python -m tests.write_settings_table"
    assert len(rows_of(between("<!-- settings -->", "<!-- /settings -->"))) == len(SETTINGS)


def test_the_commands_are_named_word_for_word() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    assert f"{RUN}\n" in blocks
    assert f"{TEST}\n" in blocks
    assert TEST in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_ci_runs_the_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert f"\n    {TEST}\n" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111 == 0o111


def commands() -> list[str]:
    """Every command line of kamtui's in the README."""
    code = re.findall(r"`(kamtui[^`]*)`", README)
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
    return sorted({*code, *re.findall(r"^\s*(kamtui .*)$", blocks, re.MULTILINE)} - {"kamtui"})


@pytest.mark.parametrize("command", commands())
def test_a_command_is_one(command: str) -> None:
    command_parser().parse_args(shlex.split(command)[1:])


def test_the_mappings_are_to_fields() -> None:
    named = re.findall(r"--map \"[^\"]*=(\w+)\"", README)
    assert len(named) > 1
    assert set(named) <= {*FIELDS, *SALES_FIELDS}


@pytest.mark.parametrize("document", ["README.md", "README.bg.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_link_leads_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)|(?:src|srcset)=\"([^\"]+)\"", text)
    for target in (first or second for first, second in links):
        if "://" not in target:
            assert (ROOT / target).exists(), target


def test_the_version_is_in_the_changelog() -> None:
    from kamtui import __version__

    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_letters_of_each_keyboard_are_those_of_the_program() -> None:
    latin = ("`qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./")
    for keyboard in ("phonetic", "phonetic-traditional", "bds"):
        row = next(line for line in README.splitlines() if line.startswith(f"| `{keyboard}`"))
        shown = re.findall(r"`([^`]+)`", row.split("|")[2])
        rows = latin if keyboard != "bds" else (latin[0][1:-1], latin[1], latin[2])
        for letters, keys_there in zip(shown, rows, strict=True):
            for letter, key in zip(letters, keys_there, strict=True):
                name = _character_to_key(letter)
                meant = keyboards.reading(name, keyboard)
                assert (name if meant is None else meant) == _character_to_key(key), (keyboard, letter, key)
