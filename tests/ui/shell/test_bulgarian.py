"""Bulgarian words fit where English ones do: nothing that the program itself says is cut at 80 columns."""

import re
import sys
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.content import Content

from kamtui import paths
from kamtui.config import Config, Me
from kamtui.domain.accounts.duplicates import KnownName, Likeness
from kamtui.domain.backups import size_words
from kamtui.domain.center.words import Role
from kamtui.domain.chain.prospect import letters
from kamtui.domain.chain.words import Answer, four_questions
from kamtui.domain.feasts.feast import Celebrant, Feast, FeastKind
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.terms.words import TermRule
from kamtui.domain.text import language
from kamtui.domain.text.language import _, in_quotes
from kamtui.domain.warning import Remedy, Severity, Warning
from kamtui.sample.book import make_sample
from kamtui.settings import rows
from kamtui.settings.kept import KeptSettings
from kamtui.settings.reading import read_settings
from kamtui.store.accounts.merging.pairs import TwinPair
from kamtui.store.book.backup import Why
from kamtui.store.book.book import Book
from kamtui.store.center import reads as center_reads
from kamtui.ui.accounts import renewal_acts
from kamtui.ui.accounts.lines import drawing as list_drawing
from kamtui.ui.accounts.twins import acts as twins_acts
from kamtui.ui.accounts.twins.hand import TwinsAtHand
from kamtui.ui.center import accepting, person_acts
from kamtui.ui.center import acts as center_acts
from kamtui.ui.center.hand import MemberAtHand
from kamtui.ui.chain.drawing import center_heading, source_heading
from kamtui.ui.feasts import acts as feast_acts
from kamtui.ui.forms import drafts
from kamtui.ui.forms.choose_question import Answers
from kamtui.ui.forms.form import FormDialog
from kamtui.ui.importing.mending_form import LineCells, MendingForm
from kamtui.ui.knowledge.bonds_drawing import bond_heading
from kamtui.ui.settings import acts as settings_acts
from kamtui.ui.settings.hand import SettingAtHand
from kamtui.ui.shell.desk import Desk as PlainDesk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.terms import problem_acts
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


def said_in_bulgarian() -> set[str]:
    """All that the program says in Bulgarian."""
    (path,) = [path for path in CATALOGUES if path.parents[1].name == "bg" and path.stem == "kamtui"]
    return {form for entry in entries(path) for form in entry.said}


def labels() -> list[str]:
    """What the program calls places, tabs, columns, fields, values and keys in Bulgarian."""
    return [text for text in said_in_bulgarian() if 3 < len(text) <= LONGEST_LABEL and "{" not in text]


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


async def as_draft(desk: Desk, ids: Ids, slot: str, **content: str) -> None:
    await drafts.resume(desk.app.screen.desk, slot.format(**ids), content)  # type: ignore[attr-defined]


DRAFTS: Mapping[str, Mapping[str, str]] = {
    "call": {},
    "call:{first}": {},
    "one line": {"line": "acme"},
    "letter:{acme}": {},
    "me": {},
    "account:{acme}": {},
    "person:{ana}": {},
    "task:{task}": {},
    "term:{term}": {},
    "check:{term}": {},
    "problem:{problem}": {},
    "favour:{favour}": {},
    "value": {},
    "referral": {},
    "qualify:{other}": {},
    "lost:{other}": {},
    "week:2026-11-16": {},
    "bond:{acme}": {"bond": "personal"},
    "image:{acme}": {},
    "satisfaction:{acme}": {},
    "rival:{rivalry}": {},
    "competitor:{competitor}": {},
    "mark:{acme}": {"mark": "volume"},
    "topic:{acme}": {"topic": "interests"},
    "cell:{acme}:{paints}": {},
    "product": {},
    "quarter review:{acme}:202607": {},
    "figure:{acme}": {"month": "2026-09-01", "figure": "revenue", "amount": "5"},
}
"""Slots of drafts, with what it takes to open the form of each."""


def hand_on(desk: PlainDesk, ids: Ids) -> MemberAtHand:
    center = center_reads.center(desk.book, ids["acme"], desk.today, desk.today)
    return MemberAtHand(
        ids["acme"], ids["ana"], someone_id=ids["ana"], member=center.member(ids["ana"]), center=center
    )


async def mend(desk: PlainDesk, _ids: Ids) -> None:
    cells = LineCells(("Клиент", "Месец"), ("Алфа", "13.2026"), "няма такъв месец", {}, {})
    await desk.show(MendingForm("Ред 3", cells, today=desk.today))


async def merge(desk: PlainDesk, ids: Ids) -> None:
    first, second = (KnownName(ids[name], name) for name in ("acme", "other"))
    pair = TwinPair(first, second, Likeness.SAME, "acme")
    await twins_acts.compare(desk, TwinsAtHand(ids["acme"], pair=pair))


async def hide(desk: PlainDesk, ids: Ids) -> None:
    warning = Warning(TermRule.OVER, Severity.AMBER, "Изтекло на 3 ное 2026.", Remedy.OPEN_TERM)
    await accepting.hide_warning(desk, AtHand(ids["acme"], warning=warning))


async def put_feast_off(desk: PlainDesk, ids: Ids) -> None:
    who = Celebrant(ids["acme"], "Acme", ids["boss"], "Мария Иванова")
    await feast_acts.put_off(desk, Feast(who, FeastKind.NAME_DAY, desk.today))


async def correct_stay(desk: PlainDesk, ids: Ids) -> None:
    await person_acts._correct_stay(desk, ids["membership"])


async def change_setting(name: str, desk: PlainDesk, _ids: Ids) -> None:
    kept = KeptSettings(paths.config_file())
    (row,) = [row for row in rows.rows_of(kept.read()) if row.name == name]
    await settings_acts.change(desk, SettingAtHand(row=row, kept=kept))


NO_DRAFTS: Mapping[str, tuple[Callable[[PlainDesk, Ids], Coroutine[Any, Any, object]], str]] = {
    "why they stand so": (lambda desk, ids: center_acts.say_why(desk, hand_on(desk, ids)), ""),
    "what we want": (lambda desk, ids: center_acts.set_target(desk, hand_on(desk, ids)), ""),
    "roles": (lambda desk, ids: center_acts.set_roles(desk, hand_on(desk, ids)), ""),
    "a tie": (lambda desk, ids: center_acts.tie(desk, hand_on(desk, ids)), ""),
    "where they moved": (lambda desk, ids: person_acts.take_away(desk, ids["ana"]), "m"),
    "another firm": (lambda desk, ids: person_acts.open_person(desk, ids["ana"]), "w"),
    "when they were there": (correct_stay, ""),
    "a warning that is hidden": (hide, ""),
    "a name day": (put_feast_off, "d"),
    "what a solution was worth": (lambda desk, ids: problem_acts.solve_problem(desk, ids["problem"]), ""),
    "what was renewed": (lambda desk, ids: renewal_acts.say_renewal(desk, ids["acme"]), "r"),
    "a line that is mended": (mend, ""),
    "two that are one": (merge, ""),
    "a setting": (partial(change_setting, "me.firm"), ""),
    "an outline": (partial(change_setting, "notes.review"), ""),
}
"""Forms of which no draft is kept, each with what opens it and the key that is pressed then."""


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

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.known = labels()
        self.words = {word.casefold() for text in said_in_bulgarian() for word in re.findall(r"\w+", text)}
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
                walk = Walk(desk)
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


@pytest.mark.slow
async def test_nothing_is_cut_in_any_form(filled_book: Book, filled_ids: Ids) -> None:
    """Each of them is opened; a new one is missed until it is opened here too."""
    book, ids = filled_book, filled_ids
    for table in ("competitor", "rivalry", "membership"):
        ids[table] = book.rows(f"SELECT min(id) FROM {table}")[0][0]
    language.use("bg")
    try:
        async with opened(book, size=(80, 24), config=Config(me=Me(name="Иван Стоянов"))) as desk:
            walk = Walk(desk)
            place: Any = desk.screen
            opening: list[tuple[str, Callable[[], Coroutine[Any, Any, object]], str]] = [
                *(
                    (slot, partial(as_draft, desk, ids, slot, **content), "")
                    for slot, content in DRAFTS.items()
                ),
                *((name, partial(way, place.desk, ids), key) for name, (way, key) in NO_DRAFTS.items()),
            ]
            for name, way, key in opening:
                place.run_worker(way())
                await desk.until(lambda: desk.screen is not place)
                await desk.press(*key)
                await desk.settle()
                assert isinstance(desk.screen, FormDialog), (name, desk.name, desk.said)
                await walk.look(name)
                await walk.back_to(place)
    finally:
        language.use("en")
    assert walk.cut == {}
    assert classes_of("FormDialog") - walk.seen == set(), "a form that is not opened here"
