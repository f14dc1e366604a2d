"""Bulgarian words fit where English ones do: nothing that the program itself says is cut at 80 columns."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kamtui.domain.backups import size_words
from kamtui.domain.center.words import Role
from kamtui.domain.chain.prospect import letters
from kamtui.domain.chain.words import Answer, four_questions
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.text import language
from kamtui.domain.text.language import _, in_quotes
from kamtui.sample.book import make_sample
from kamtui.settings import rows
from kamtui.settings.reading import read_settings
from kamtui.store.book.backup import Why
from kamtui.store.book.book import Book
from kamtui.ui.accounts import list_drawing
from kamtui.ui.chain.drawing import center_heading, source_heading
from kamtui.ui.knowledge.bonds_drawing import bond_heading
from kamtui.ui.terms.views import VIEWS, TermsView
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.place_bar import counted
from tests.test_catalogues import CATALOGUES, entries
from tests.ui.driving import NOON, opened
from tests.ui.shell.test_language import pictures

LONGEST_LABEL = 30
"""Cells; what is longer is a sentence, which may be told whole elsewhere."""
_CUT = re.compile(r"([^\s…│][^…│]*)…")


def labels() -> list[str]:
    """What the program calls places, tabs, columns, fields, values and keys in Bulgarian."""
    (path,) = [path for path in CATALOGUES if path.parents[1].name == "bg" and path.stem == "kamtui"]
    said = {form for entry in entries(path) for form in entry.said}
    return [text for text in said if 3 < len(text) <= LONGEST_LABEL and "{" not in text]


def cut_labels(lines: list[str], known: list[str]) -> Iterator[str]:
    """The words of the program of which only the beginning stands on a line, before an ellipsis."""
    for line in lines:
        for found in _CUT.finditer(line):
            end = re.split(r"\s{2,}", found[1])[-1].strip()
            is_whole = any("…" in text and text in line for text in known)
            if len(end) >= 3 and not is_whole and any(text.startswith(end) and text != end for text in known):
                yield f"{end}… in: {line.strip()}"


def test_a_cut_label_is_found() -> None:
    known = ["потенциален", "Следваща стъпка"]
    assert list(cut_labels([" Skarabey   потенциал…  никой"], known))
    assert list(cut_labels(["  Следваща стъ… Преглед"], known))
    assert not list(cut_labels([" Да пратя на Василев плана…  Тънграва"], known))


@pytest.fixture
def bulgarian() -> Iterator[None]:
    language.use("bg")
    yield
    language.use("en")


def text(parts: Sequence[Part]) -> str:
    return "".join(part for part, _look in parts)


@pytest.mark.usefixtures("bulgarian")
def test_what_stands_for_several_is_said_of_several() -> None:
    """Of terms and of names the words are plural; a key, a problem and a task that are open are not."""
    views = [view.label() for view in VIEWS if isinstance(view, TermsView)]
    assert views == ["отворени", "неспазени", "за проверка", "наши", "техни", "изтичащи", "минали"]
    assert [view.label for view in list_drawing.VIEWS] == [
        "активни",
        "потенциални",
        "клиенти",
        "бивши",
        "изгубени",
    ]
    assert counted("chain", "1") == "1 име"
    assert counted("chain", "42") == "42 имена"
    assert "спечелени" in text(center_heading(78)) and "спечелени" in text(source_heading(78))


@pytest.mark.usefixtures("bulgarian")
def test_letters_stand_for_bulgarian_words() -> None:
    assert (four_questions(), letters((Answer.YES, Answer.NO, Answer.UNKNOWN, Answer.YES))) == (
        "НСПД",
        "ДН?Д",
    )
    assert [role.letter for role in Role] == ["И", "П", "В", "Р", "У", "К", "Д"]


@pytest.mark.usefixtures("bulgarian")
def test_words_and_quotes_are_those_of_the_language(tmp_path: Path) -> None:
    assert in_quotes("до пет") == "„до пет“"
    assert (_("Value"), Bond.VALUE.label) == ("Стойност", "ценностна")
    assert size_words(2_000_000) == "2,0 MB"
    assert Why.ASKED.label == "по искане"
    settings = rows.listing(rows.rows_of(read_settings(tmp_path / "config.toml")), is_explained=False)
    assert [column.label for column in settings.columns] == ["настройка", "стойност", "по подразбиране", "от"]


@pytest.mark.usefixtures("bulgarian")
def test_columns_are_as_wide_as_their_bulgarian_words() -> None:
    for heading in (bond_heading(78), center_heading(78), source_heading(78)):
        assert "…" not in text(heading)


@pytest.mark.slow
async def test_nothing_the_program_says_is_cut_at_80_columns(tmp_path: Path) -> None:
    make_sample(tmp_path / "sample.db", NOON, "bg")
    language.use("bg")
    try:
        with Book.open(tmp_path / "sample.db") as book:
            async with opened(book, size=(80, 24)) as desk:
                seen = await pictures(desk)
    finally:
        language.use("en")
    known = labels()
    assert {name: cut for name, lines in seen.items() if (cut := list(cut_labels(lines, known)))} == {}
