"""How the settings are found and said, without the app."""

from pathlib import Path

import pytest

from kamtui.domain.text.language import LOCALE_FOLDER, spoken
from kamtui.domain.text.wanted import wanted
from kamtui.settings.reading import read_settings
from kamtui.settings.rows import ActKeys, Row, listing, rows_of
from kamtui.ui.settings.drawing import SettingLines, below_words
from kamtui.ui.shell.glyphs import Glyphs

ACTS = [
    ActKeys("call.log", "Write down a conversation", "c", "c"),
    ActKeys("task.new", "Write a task", "t", "t"),
]


@pytest.fixture
def rows(tmp_path: Path) -> list[Row]:
    return rows_of(read_settings(tmp_path / "none.toml"), ACTS)


def found(rows: list[Row], tmp_path: Path, words: str) -> tuple[int, list[str]]:
    lines = SettingLines(read_settings(tmp_path / "none.toml"), rows, wanted(words), Glyphs(ascii_only=False))
    drawn = ["".join(text for text, _look in lines.draw(at, 100)).strip(" ─") for at in range(len(lines))]
    return lines.count, drawn


def test_a_key_is_found_by_what_it_does_and_not_by_what_is_said_of_all_keys(
    rows: list[Row], tmp_path: Path
) -> None:
    count, drawn = found(rows, tmp_path, "name")
    assert 0 < count < 12 and not any("conversation" in line for line in drawn)
    assert found(rows, tmp_path, "conversation")[0] == 1
    assert found(rows, tmp_path, "task.new")[0] == 1


def test_where_nothing_has_the_words_it_is_said_and_where_the_theme_is(
    rows: list[Row], tmp_path: Path
) -> None:
    assert found(rows, tmp_path, "theme") == (
        0, ["No setting has these words. The theme is no setting: ctrl+p and “theme”."],
    )  # fmt: skip


def test_a_value_is_not_called_as_the_bond_is_in_another_language(rows: list[Row], tmp_path: Path) -> None:
    read = read_settings(tmp_path / "none.toml")
    lines = SettingLines(read, rows, wanted(""), Glyphs(ascii_only=False))
    with spoken("bg"):
        drawn = "".join(text for text, _look in lines.heading(80))
        listed = [column.label for column in listing(rows, is_explained=True).columns]
    assert drawn.split() == ["настройка", "стойност"]
    assert "стойност" in listed


def test_what_holds_from_the_next_start_on_says_so_first(rows: list[Row]) -> None:
    by_name = {row.name: row for row in rows}
    for name in ("ascii", "keys.call.log"):
        assert below_words(by_name[name], "", "euro").startswith("Holds from the next start on.")
    assert below_words(by_name["currency"], "", "leva").startswith("This book counts in leva.")


def test_that_a_language_is_not_translated_is_said_as_long_as_it_is_so(rows: list[Row]) -> None:
    is_there = (LOCALE_FOLDER / "bg" / "LC_MESSAGES" / "kamtui.mo").exists()
    (says,) = (row.says for row in rows if row.name == "language")
    assert ("not translated yet" in says) == (not is_there)
