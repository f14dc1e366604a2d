"""Bulgarian words fit where English ones do: nothing that the program itself says is cut at 80 columns."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.backups import size_words
from kamtui.domain.center.words import Role
from kamtui.domain.chain.harvest import SourceYield, Yield
from kamtui.domain.chain.prospect import letters
from kamtui.domain.chain.words import Answer, Source, four_questions
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.text import language
from kamtui.domain.text.language import _, in_quotes
from kamtui.sample.book import make_sample
from kamtui.settings import rows
from kamtui.settings.reading import read_settings
from kamtui.store.book.backup import Why
from kamtui.store.book.book import Book
from kamtui.ui.accounts.lines import drawing as list_drawing
from kamtui.ui.chain.drawing import Amounts, center_heading, draw_source, source_heading
from kamtui.ui.forms.choose_question import Answers
from kamtui.ui.knowledge.bonds_drawing import bond_heading
from kamtui.ui.terms.views import VIEWS, TermsView
from kamtui.ui.widgets.heads import views_line
from kamtui.ui.widgets.heads.views_line import ViewLabel
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.place_bar import counted
from tests import sources
from tests.build import a_task
from tests.test_catalogues import CATALOGUES, entries
from tests.ui.driving import NOON, Desk, opened

LONGEST_LABEL = 30
"""Cells; what is longer is a sentence, which may be told whole elsewhere."""
_CUT = re.compile(r"([^\s…│][^…│]*)…")


def said_in(code: str) -> set[str]:
    """All that the program says in a language."""
    (path,) = [path for path in CATALOGUES if path.parents[1].name == "bg" and path.stem == "kamtui"]
    return {form for entry in entries(path) for form in (entry.said if code == "bg" else entry.forms)}


def labels(code: str) -> list[str]:
    """What the program calls places, tabs, columns, fields, values and keys in a language."""
    return [text for text in said_in(code) if 3 < len(text) <= LONGEST_LABEL and "{" not in text]


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
    assert views == ["в сила", "неспазени", "днес", "наши", "техни", "изтичат", "стари"]
    assert [view.label for view in list_drawing.VIEWS] == [
        "активни",
        "потенциални",
        "клиенти",
        "бивши",
        "изгубени",
    ]
    assert counted("chain", "1") == "1 потенциален клиент"
    assert counted("chain", "42") == "42 потенциални клиенти"
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
    brought = Yield(named=16, qualified=7, won=2, profit=45_985_00, fees=700_00)
    line = text(draw_source(SourceYield(Source.CONSULTANT, brought, brought), 77, Amounts.of([brought])))
    head = text(source_heading(77, Amounts.of([brought])))
    for word, value in (("посочени", "16"), ("годни", "7"), ("спечелени", "2"), ("хонорари", "700 €")):
        assert line[: head.index(word) + len(word)].replace("\u00a0", " ").endswith(f" {value}"), word


Ids = dict[str, int]
WAYS: Mapping[str, Sequence[str]] = {
    "Today": ("g",),
    "to put off": ("s",),
    "the keys of a place": ("escape", "question_mark"),
    "the palette": ("escape", "ctrl+p"),
    "the search": ("escape", "slash", "а"),
    "the walk": ("escape", "escape", "1", "R"),
    "the close of the day": ("escape", "1", "D"),
    "backups": ("escape", "1", "U"),
    "a list that comes in": ("escape", "I"),
    "the path of a file": ("p",),
    "settings": ("escape", "escape", "comma"),
    "a setting that is chosen": ("enter",),
    "a setting that is sought": ("escape", *"fфирма"),
    "an outline of one's own": ("escape", "escape", "n"),
    "the accounts": ("escape", "escape", "2", "g"),
    "a filter": ("f",),
    "what became of it": ("escape", "w"),
    "to delete an account": ("escape", "d"),
    "what is copied": ("n", "y", "y"),
    "by the marks": ("escape", "Q"),
    "twins": ("escape", "J"),
    "the calls": ("escape", "3", "g"),
    "a call that is read": ("enter",),
    "to delete a call": ("escape", "d"),
    "the terms": ("n", "4", "g"),
    "a term that is read": ("enter",),
    "the chain": ("escape", "5", "g"),
    "the prospects": ("v",),
    "who brings them": ("v",),
    "the sources": ("v",),
    "the week": ("v",),
    "Pareto": ("v", "6", "g"),
    "the whale curve": ("v",),
    "movements": ("v",),
    "the plan": ("v",),
    "concentration": ("v",),
    "an account": ("v", "2", "g", "enter"),
    "the brief": ("b",),
    "the map": ("escape", "B"),
    "the card of a person": ("enter",),
    "since the review": ("escape", "S"),
    "the tree": ("escape", "v"),
    "the table": ("v",),
    "its calls": ("v", "C", "g"),
    "the ledger": ("E", "g"),
    "what is written down": ("n",),
    "bonds": ("escape", "Y", "g"),
    "what a bond is": ("i",),
    "the portfolio": ("escape", "F", "g"),
    "the white space": ("W",),
    "the dossier": ("escape", "D", "g"),
    "its numbers": ("M",),
    "a month": ("enter",),
    "what is typed into it": ("escape", "e"),
    "of the quarter": ("escape", "r"),
    "the end": ("escape", "1"),
}
"""Keys that lead from one to the next, through all but forms."""


def classes_of(*bases: str) -> set[str]:
    """The names of the program's classes that are made of some others, whatever lies between."""
    found = set(bases)
    made = {
        name: set(re.findall(r"\w+", of))
        for path in sources.modules()
        if "ui" in path.parts
        for name, of in re.findall(r"^class (\w+)\((.*)\):$", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    while more := {name for name, of in made.items() if of & found} - found:
        found |= more
    return {name for name in found - set(bases) if not name.startswith("_")}


HEADS = "Heading, TabHead, PlaceBar, ViewsLine"
LEAST_KEYS = 3
"""So many keys stand in a footer at least, where there are as many."""


def cut_heads(desk: Desk, words: set[str]) -> Iterator[str]:
    """The heads, tabs, places and views of the screen that are cut, and a footer without room for its keys."""
    for widget in desk.screen.query(HEADS):
        if not widget.is_on_screen or not widget.display or desk.name == "WhiteSpaceScreen":
            continue  # the heads there are product lines, as somebody called them
        for line in str(widget.render()).splitlines():
            cut = [word for word in re.findall(r"[А-Яа-я]+", line) if word.casefold() not in words]
            if "…" in line or (type(widget).__name__ == "Heading" and cut):
                yield line
            if cell_len(line.rstrip()) > widget.size.width:
                yield line
    for bar in desk.screen.query(KeyBar):
        if bar.is_on_screen and len(bar._spots) < min(LEAST_KEYS, len(bar.items())):
            yield desk.bar


@pytest.fixture
def views_without_room(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The views for whose names there was no room where they are named, from now on."""
    drawn, found = views_line.views_content, list[str]()

    def views_content(
        views: Sequence[ViewLabel], here: int, width: int, besides: Sequence[str] = ()
    ) -> Content:
        said = drawn(views, here, width, besides)
        found.extend(view.name for view in views if view.name not in said.plain)
        return said

    for module in list(sys.modules.values()):  # those that are read in later have it from where it is made
        if getattr(module, "views_content", None) is drawn:
            monkeypatch.setattr(module, "views_content", views_content)
    return found


class Walk:
    """A way through the program, and what it found cut."""

    def __init__(self, desk: Desk, code: str) -> None:
        """`code` is that of the language in which it is gone."""
        self.desk = desk
        self.known = labels(code)
        self.words = {word.casefold() for text in said_in(code) for word in re.findall(r"\w+", text)}
        self.seen: set[str] = set()
        self.cut: dict[str, list[str]] = {}

    async def look(self, name: str) -> None:
        """Look at what is on top."""
        desk = self.desk
        desk.app.clear_notifications()
        await desk.settle()
        self.seen |= {type(screen).__name__ for screen in desk.app.screen_stack}
        cut = [*cut_labels(desk.lines(), self.known), *cut_heads(desk, self.words)]
        if cut:
            self.cut[name] = cut

    async def back_to(self, place: object) -> None:
        """To the place below whatever is open."""
        while self.desk.screen is not place:
            before = self.desk.screen
            await self.desk.press("escape")
            if self.desk.screen is before:
                await self.desk.press("escape")
            assert self.desk.screen is not before, self.desk.name


@pytest.mark.slow
async def test_nothing_the_program_says_is_cut_at_80_columns(
    tmp_path: Path, views_without_room: list[str]
) -> None:
    """In every place, tab and view of the sample book, and in the questions and forms that keys lead to."""
    make_sample(tmp_path / "sample.db", NOON, "bg")
    language.use("bg")
    try:
        with Book.open(tmp_path / "sample.db") as book:
            async with opened(book, size=(80, 24)) as desk:
                walk = Walk(desk, "bg")
                for name, keys in WAYS.items():
                    await desk.press(*keys)
                    await desk.settle(0.4 if name in ("the palette", "its numbers") else None)
                    await walk.look(name)
    finally:
        language.use("en")
    assert walk.cut == {} and views_without_room == []
    assert classes_of("Place") - walk.seen == set(), "a place to which no way leads"


async def test_until_when_something_is_put_off_stands_apart_from_its_day(book: Book, bulgarian: None) -> None:
    a_task(book, "Обаждане")
    async with opened(book) as desk:
        await desk.press("s")
        shown = str(desk.screen.query_one(Answers).render())
        assert "следващата седмица  пн" in shown, shown
