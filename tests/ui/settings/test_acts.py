"""Changing settings by keys, without the app: the file, what holds at once, what is taken back, what is refused."""

import tomllib
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from kamtui.domain.problems import Problems
from kamtui.domain.time import calendar
from kamtui.settings.kept import KeptSettings
from kamtui.settings.reading import read_settings
from kamtui.settings.rows import ActKeys, Row, rows_of
from kamtui.store.book.book import Book
from kamtui.ui.settings import acts
from kamtui.ui.settings.hand import SettingAtHand
from kamtui.ui.shell.desk import Desk
from tests.ui.front import AnsweringFront, desk_of, saved


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "config.toml"
    calendar.begin_weeks_on(0)


def hand_of(kept: KeptSettings, name: str) -> SettingAtHand:
    rows = rows_of(kept.read(), [ActKeys("call.log", "Write down a conversation", "c", "c")])
    row: Row = next(row for row in rows if row.name == name)
    return SettingAtHand(row=row, kept=kept)


def desk_with(book: Book, *answers: Any) -> tuple[Desk, AnsweringFront]:
    front = AnsweringFront(*answers)
    return desk_of(book, front), front


async def test_a_threshold_is_typed_holds_at_once_and_is_taken_back(book: Book, file: Path) -> None:
    file.write_text("# mine\n[thresholds]\nsupporter_days = 20  # often\n")
    kept = KeptSettings(file)
    desk, front = desk_with(book, lambda form: saved(form, value="45"))
    await acts.change(desk, hand_of(kept, "thresholds.opponent_days"))
    assert file.read_text() == "# mine\n[thresholds]\nsupporter_days = 20  # often\nopponent_days = 45\n"
    assert desk.thresholds.center.opponent_days == 45 and desk.thresholds.center.supporter_days == 20
    assert front.said[-1].startswith("“Opponent not met” is now: 45 days") and front.reloads == 1
    acts.undo(desk, kept)
    assert "opponent_days" not in file.read_text() and desk.thresholds.center.opponent_days == 60
    assert front.said[-1].startswith("Taken back: thresholds.opponent_days")
    acts.redo(desk, kept)
    assert desk.thresholds.center.opponent_days == 45
    acts.undo(desk, kept)
    acts.undo(desk, kept)
    assert front.said[-1].startswith("No setting was changed here yet")


async def test_back_to_the_default_by_one_key(book: Book, file: Path) -> None:
    file.write_text("[thresholds]\nsupporter_days = 20  # often\n")
    kept = KeptSettings(file)
    desk, front = desk_with(book)
    await acts.to_default(desk, hand_of(kept, "thresholds.supporter_days"))
    assert file.read_text() == "[thresholds]\n# supporter_days = 20  # often\n"
    assert front.said[-1].startswith("“Supporter not met” has its default again: 30 days")
    await acts.to_default(desk, hand_of(kept, "thresholds.supporter_days"))
    assert front.said[-1] == "It has its default already."
    acts.undo(desk, kept)
    assert tomllib.loads(file.read_text()) == {"thresholds": {"supporter_days": 20}}


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("thresholds.opponent_days", "soon", "must be a whole number from 0 to 3650"),
        ("thresholds.class_a_percent", "99", "“Share of class A” may not be more than “Share of classes A and B”, which is 95 %."),
        ("thresholds.renewal_amber_days", "5", "“Renewal near” may not be less than “Renewal very near”, which is 90 days."),
        ("greet_key", "30, 14", "{ every_days = 14, latest_days = 30 }"),
        ("review.morning", "25:00", 'a time such as "09:00"'),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_said_in_the_form_and_nothing_is_written(
    book: Book, file: Path, name: str, typed: str, sentence: str
) -> None:
    told: list[str] = []

    def refused(form: Any) -> bool:
        with pytest.raises(Problems) as problems:
            form.submit({"value": typed})
        told.extend(problems.value.by_field.values())
        return False

    desk, front = desk_with(book, refused)
    await acts.change(desk, hand_of(KeptSettings(file), name))
    assert sentence in told[0] and not file.exists() and not front.said


def stored_keys(file: Path) -> object:
    return tomllib.loads(file.read_text())["keys"]


async def test_each_kind_is_written_as_one_would(book: Book, file: Path) -> None:
    kept = KeptSettings(file)
    for name, answer in (
        ("greet_class_a", lambda form: saved(form, value="7 14")),
        ("review.close", lambda form: saved(form, value="never")),
        ("me.signature", lambda form: saved(form, value="+359 888\nstroyer.example")),
        ("first_weekday", lambda _choice: "c"),
        ("ascii", lambda _choice: "a"),
        ("keys.call.log", lambda form: saved(form, value="f5, c")),
    ):
        desk, front = desk_with(book, answer)
        await acts.change(desk, hand_of(kept, name))
    assert tomllib.loads(file.read_text()) == {
        "greet_class_a": {"every_days": 7, "latest_days": 14},
        "first_weekday": "sunday",
        "ascii": True,
        "review": {"close": "never"},
        "me": {"signature": "+359 888\nstroyer.example"},
        "keys": {"call.log": "f5,c"},
    }
    assert read_settings(file).problems == () and desk.config.review.close is None
    # Keys and signs are those with which the program began.
    assert front.said[-1].startswith("“Write down a conversation” is now: f5,c, from the next start on")
    assert desk.config.keys == {} and not desk.config.ascii
    desk, front = desk_with(book, lambda form: saved(form, value="T, Ctrl+T"))
    await acts.change(desk, hand_of(kept, "keys.call.log"))
    assert stored_keys(file) == {"call.log": "T,ctrl+t"} and "\n" not in front.said[-1]
    desk, front = desk_with(book, lambda form: saved(form, value="t"))
    await acts.change(desk, hand_of(kept, "keys.call.log"))
    assert "\nSettings: the key “t” is of “log call” and of “task” (everywhere)" in front.said[-1]
    assert calendar.week_of(date(2026, 11, 25)) == date(2026, 11, 22)
    desk, _front = desk_with(book, lambda _choice: "0")
    await acts.change(desk, hand_of(kept, "first_weekday"))
    assert "first_weekday" not in file.read_text() and desk.config.first_weekday == "monday"
    assert calendar.week_of(date(2026, 11, 25)) == date(2026, 11, 23)
    assert desk.config.review.morning == time(9)


async def test_an_outline_of_ones_own_and_one_in_place_of_ours(book: Book, file: Path) -> None:
    kept = KeptSettings(file)
    desk, front = desk_with(
        book, lambda _question: "Yearly talk", lambda form: saved(form, value="Volumes:\nPrices:")
    )
    await acts.new_outline(desk, SettingAtHand(kept=kept))
    desk, front = desk_with(book, lambda form: saved(form, value=form.now["value"] + "\nMore:"))
    await acts.change(desk, hand_of(kept, "notes.price_round"))
    notes = tomllib.loads(file.read_text())["notes"]
    assert notes["Yearly talk"] == "Volumes:\nPrices:" == desk.config.notes["Yearly talk"]
    assert notes["price_round"].startswith("Their offer, from whom:\n") and notes["price_round"].endswith(
        "\nMore:"
    )
    # A purpose that there is already is changed, and not made a second time.
    desk, front = desk_with(
        book, lambda _question: "price round", lambda form: form.now["value"].endswith("More:")
    )
    await acts.new_outline(desk, SettingAtHand(kept=kept))
    assert front.asked == ["OneLine", "TextForm"] and front.said


async def test_what_was_changed_elsewhere_is_not_taken_back(book: Book, file: Path) -> None:
    kept = KeptSettings(file)
    desk, front = desk_with(book, lambda form: saved(form, value="45"))
    await acts.change(desk, hand_of(kept, "thresholds.opponent_days"))
    file.write_text("[thresholds]\nopponent_days = 50\n")
    acts.undo(desk, kept)
    assert front.said[-1] == "“thresholds.opponent_days” was changed elsewhere since, and stays as it is."
    assert file.read_text() == "[thresholds]\nopponent_days = 50\n"


async def test_a_broken_file_is_left_alone_and_said(book: Book, file: Path) -> None:
    file.write_text("ascii = \n")
    desk, front = desk_with(book, lambda _choice: "a")
    await acts.change(desk, hand_of(KeptSettings(file), "first_weekday"))
    assert "cannot be read" in front.said[-1] and 'first_weekday = "monday"' in front.said[-1]
    assert file.read_text() == "ascii = \n"
