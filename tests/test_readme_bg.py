"""The README in Bulgarian beside the one in English: the same parts, commands and tables, and true as that is."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from kamtui.domain.text.language import spoken
from kamtui.domain.time.recurrence.days import occurrences
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.domain.time.shown_days import show_day_month, show_weekday_day
from kamtui.domain.time.typed_times import read_due
from tests.test_readme import rows_of
from tests.write_key_table import READMES, with_table
from tests.write_settings_table import with_settings

ENGLISH, BULGARIAN = (READMES[code].read_text(encoding="utf-8") for code in ("en", "bg"))
TUESDAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _in_bulgarian() -> Iterator[None]:
    with spoken("bg"):
        yield


def between(begin: str, end: str) -> str:
    return BULGARIAN.partition(begin)[2].partition(end)[0]


def depths(readme: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", readme, re.MULTILINE)]


def blocks(readme: str) -> list[str]:
    return re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)


IN_BULGARIAN = {"метро": "metro", "ФАЙЛ": "FILE", "ПАПКА": "FOLDER", "ИМЕ": "NAME"}
"""What stands for a value, and the name of the account."""


def commands(readme: str) -> set[str]:
    """The command lines in the text, with what they are given as it is called in English."""
    found = "\n".join(re.findall(r"`(kamtui [a-z][^`\n]*)`", readme))
    for bulgarian, english in IN_BULGARIAN.items():
        found = found.replace(bulgarian, english)
    return set(found.splitlines())


def test_it_has_the_same_parts() -> None:
    assert depths(BULGARIAN) == depths(ENGLISH)


def test_it_has_the_same_commands() -> None:
    assert blocks(BULGARIAN) == blocks(ENGLISH)
    assert commands(ENGLISH) - commands(BULGARIAN) == set()


def test_it_has_the_same_pictures() -> None:
    def pictures(readme: str) -> list[str]:
        return [name.replace("/bg/", "/") for name in re.findall(r"screenshots/[a-z/-]+\.svg", readme)]

    assert pictures(BULGARIAN) == pictures(ENGLISH)


def test_its_tables_are_current() -> None:
    assert with_table(BULGARIAN) == BULGARIAN, "python -m tests.write_key_table"
    assert with_settings(BULGARIAN) == BULGARIAN, "python -m tests.write_settings_table"


def test_its_tables_are_in_bulgarian() -> None:
    """Nothing that the tables explain is left in English, and a key is not called as a key account is."""
    said = [cells[-1] for cells in rows_of(between("<!-- settings -->", "<!-- /settings -->"))]
    assert [words for words in said if not re.search("[а-я]", words)] == []
    assert "| клавиши | какво прави | id |" in BULGARIAN


def test_its_days_mean_what_is_said() -> None:
    rows = rows_of(between("<!-- days -->", "<!-- /days -->"))
    assert len(rows) > 5
    for bulgarian, english, said in rows:
        for typed in (bulgarian, english):
            due = read_due(typed.strip("`"), TUESDAY)
            shown = show_weekday_day(due.day, TUESDAY) + (f" {due.time:%H:%M}" if due.time else "")
            assert shown == said, typed


def test_its_rules_come_on_the_days_that_are_said() -> None:
    rows = rows_of(between("<!-- rules -->", "<!-- /rules -->"))
    assert len(rows) > 5
    for bulgarian, english, said in rows:
        for typed in (bulgarian, english):
            found = occurrences(read_recurrence(typed.strip("`"), TUESDAY), after=TUESDAY, limit=3)
            assert ", ".join(show_day_month(day, day) for day in found) == said, typed


def test_its_links_lead_to_its_parts() -> None:
    parts = {
        re.sub(r"[^\w -]", "", name.lower()).replace(" ", "-")
        for name in re.findall(r"^#+ (.*)$", BULGARIAN, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", BULGARIAN)) <= parts
