"""What the lists show of the sample book at every width: a wider window never less, and nothing is cut beside free cells.

Of a conversation only what it was about counts: how its note begins has what room there is, and the panel has it whole.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.cells import cell_len
from textual.content import Content

from kamtui.config import Config
from kamtui.domain.chain.prospect import ProspectFilter
from kamtui.domain.day.line import Line, words_of
from kamtui.domain.text.wanted import NOTHING_WANTED
from kamtui.domain.time.day_spans import DaysAndWords
from kamtui.store.accounts.reads import AccountLine, account_ids, account_lines
from kamtui.store.book.book import Book
from kamtui.store.calls.reads import call_ids, call_lines
from kamtui.store.day.today import todays_lines
from kamtui.store.terms.reads import TermOrder
from kamtui.ui.accounts.drawing import CallColumns
from kamtui.ui.accounts.lines.drawing import VIEWS as ACCOUNT_VIEWS
from kamtui.ui.accounts.lines.drawing import AccountColumns
from kamtui.ui.accounts.looks import call_words
from kamtui.ui.chain.shown import Shown, Sieve
from kamtui.ui.chain.views import VIEWS as CHAIN_VIEWS
from kamtui.ui.day.drawing import ReviewLines
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.kept import Way
from kamtui.ui.shell.text import MOST_FREE, as_many, fit_exactly
from kamtui.ui.terms.lists.accepted import Accepted
from kamtui.ui.terms.lists.problems import ListOfProblems, WarnedProblem
from kamtui.ui.terms.lists.terms import ListOfTerms, Warned
from kamtui.ui.terms.views import VIEWS as TERMS_VIEWS
from kamtui.ui.terms.views import TermsView
from kamtui.ui.widgets.line_list import LineList, Lines, Part, list_cells, text_cells
from kamtui.ui.widgets.looks import GAP
from kamtui.ui.widgets.paged_lines import PagedLines
from kamtui.ui.widgets.panel import (
    FROM,
    LIST,
    MOST_LIST,
    in_columns,
    needed_by,
    panel_cells,
    rows_below,
)
from tests.build import NOON, TODAY
from tests.ui.driving import opened
from tests.ui.front import AnsweringFront, desk_of

NOTHING = DaysAndWords(None, "")
ROWS = 40
"""How many lines stand in a tall window."""
WINDOWS = range(80, 201)


class Drawn(NamedTuple):
    """A list of the sample book: its lines, the texts of each, and the cells of a window that it needs."""

    lines: Lines
    texts: Sequence[Sequence[str]]
    needed: int

    def line(self, place: int, window: int) -> str:
        """A line in a window of so many cells."""
        width = text_cells(window - panel_cells(window, self.needed))
        return "".join(text for text, _look in self.lines.draw(place, width))


@pytest.fixture
def sample(path: Path, sample_file_at: Callable[[datetime], Path], in_sofia: None) -> Iterator[Book]:
    path.write_bytes(sample_file_at(NOON).read_bytes())
    with Book.open(path, backups=None) as book:
        yield book


WRITTEN_BELOW = range(60, 161)
"""In a narrower window the first part alone may be longer than the line; that is cut."""


def lists_of_terms(book: Book) -> Iterator[ListOfTerms | ListOfProblems]:
    desk = desk_of(book, AnsweringFront(), NOON)
    for view in TERMS_VIEWS:
        shown: ListOfTerms | ListOfProblems
        if isinstance(view, TermsView):
            shown = ListOfTerms(desk, Accepted(desk), Way({order.name: order for order in TermOrder}))
            shown.show(view)
        else:
            shown = ListOfProblems(desk, Accepted(desk), Way({"live": "live"}))
        shown.fill(NOTHING, shown.ids(NOTHING))
        yield shown


def terms(book: Book) -> Iterator[Drawn]:
    for shown in lists_of_terms(book):
        texts = []
        for place in range(len(shown.lines)):
            record = shown.lines.value(place)
            match record:
                case Warned(term):
                    texts.append((term.what, term.account))
                case WarnedProblem(problem):
                    texts.append((problem.entry.what, problem.account))
        yield Drawn(shown.lines, texts, needed_by(shown.lines))


def calls(book: Book) -> Iterator[Drawn]:
    ids = call_ids(book)[:ROWS]
    for with_account in (True, False):
        columns = CallColumns(lambda: call_lines(book, ids).values(), TODAY, with_account=with_account)
        lines = PagedLines(ids, partial(call_lines, book), columns.draw)
        read = [call_lines(book, [one])[one] for one in ids]
        texts = [(call.purpose, call.account if with_account else "") for call in read]
        yield Drawn(lines, texts, needed_by(lines))


def _draw_account(columns: AccountColumns, line: AccountLine, width: int) -> Sequence[Part]:
    return columns.draw(line, None, None, width, TODAY, Glyphs())


def accounts(book: Book) -> Iterator[Drawn]:
    for view in ACCOUNT_VIEWS:
        ids = account_ids(book, TODAY, stages=view.stages)
        read = account_lines(book, ids)
        lines = PagedLines(ids, partial(account_lines, book), partial(_draw_account, AccountColumns(view)))
        yield Drawn(lines, [(read[one].name,) for one in ids], needed_by(lines))


def chain(book: Book) -> Iterator[Drawn]:
    shown = Shown(book, TODAY, Config().thresholds.chain)
    for view in CHAIN_VIEWS:
        lines = view.lines(shown, Sieve(ProspectFilter.ALL, NOTHING_WANTED), (), Glyphs())
        widest = ["".join(text for text, _look in lines.draw(place, 300)) for place in range(len(lines))]
        texts = [[part for part in re.split(r"[\s─]{2,}", line) if len(part) > 9] for line in widest]
        yield Drawn(lines, texts, needed_by(lines))


def review(book: Book) -> Iterator[Drawn]:
    thresholds = Config().thresholds
    found = todays_lines(book, TODAY, thresholds)
    lines = ReviewLines(found, set(), Glyphs(), TODAY)
    rows = [lines.row(place) for place in range(len(lines))]
    texts = [(words_of(row), row.account) if isinstance(row, Line) else () for row in rows]
    yield Drawn(lines, texts, needed_by(lines))


LISTS = (terms, calls, accounts, chain, review)


def shown_cells(text: str, line: str) -> int:
    """How much of a text stands in a line."""
    return next((size for size in range(len(text), 0, -1) if text[:size] in line), 0)


@pytest.mark.parametrize("lists", LISTS, ids=lambda lists: lists.__name__)
def test_a_wider_window_shows_at_least_as_much_of_every_text(
    sample: Book, lists: Callable[[Book], Iterator[Drawn]]
) -> None:
    """Of terms a panel beside them may cut a few, where long ones of two lines do not fit into the same columns."""
    for drawn in lists(sample):
        for place in range(min(len(drawn.lines), ROWS)):
            before = dict.fromkeys((True, False), [0] * len(drawn.texts[place]))
            for window in WINDOWS:
                line = drawn.line(place, window)
                is_beside = lists is terms and panel_cells(window, drawn.needed) > 0
                now = [shown_cells(text, line) for text in drawn.texts[place]]
                assert all(map(int.__le__, before[is_beside], now)), (window, line)
                before[is_beside] = now


def said_by(line: str) -> str:
    """All that a line says, without the signs that it says more elsewhere: `+1` for further people, the dots of a cut."""
    return re.sub(r"[\s…─,]|(?<=\w )[+]\d+(?=\s\s|$)", "", line)


def is_in(less: str, more: str) -> bool:
    """Whether all signs of one stand in the other, in their order."""
    signs = iter(more)
    return all(sign in signs for sign in less)


@pytest.mark.parametrize("lists", LISTS, ids=lambda lists: lists.__name__)
def test_for_a_panel_beside_it_no_list_says_less_than_in_the_narrowest_window_with_one(
    sample: Book, lists: Callable[[Book], Iterator[Drawn]]
) -> None:
    """What has no end, as the note of a conversation, has the more room in between: the panel stands below there."""
    for drawn in lists(sample):
        for place in range(min(len(drawn.lines), ROWS)):
            before = dict.fromkeys((True, False), said_by(drawn.line(place, FROM)))
            for window in range(FROM, max(WINDOWS) + 1):
                said = said_by(drawn.line(place, window))
                is_beside = panel_cells(window, drawn.needed) > 0
                assert is_in(before[is_beside], said), (window, before[is_beside], said)
                before[is_beside] = said


@pytest.mark.parametrize("lists", LISTS, ids=lambda lists: lists.__name__)
def test_no_text_is_cut_while_cells_beside_it_are_free(
    sample: Book, lists: Callable[[Book], Iterator[Drawn]]
) -> None:
    mark = 1  # of punctuation, which does not stay before an ellipsis
    for drawn in lists(sample):
        for place in range(min(len(drawn.lines), ROWS)):
            for window in (80, 100, 120, 160):
                line = drawn.line(place, window)
                for after in re.finditer(r"(?<=\w…)( +)", line):
                    assert len(after[0]) <= GAP + MOST_FREE + mark, (window, line)


def test_what_is_said_below_a_list_is_never_cut_in_mid_word(sample: Book) -> None:
    said = []
    for shown in lists_of_terms(sample):
        said += [(shown.words(place), 1) for place in range(len(shown.lines))]
    said += [(call_words(call, TODAY), 2) for call in call_lines(sample, call_ids(sample)).values()]
    assert len(said) > 300
    for words, lines in said:
        for width in WRITTEN_BELOW:
            rows = as_many(words, width, lines)
            assert len(rows) <= lines and max(map(cell_len, rows)) <= width
            assert not rows[-1].endswith("…") or rows[-1].endswith(" …") or words.endswith("…"), (
                width,
                words,
            )


def test_what_has_no_room_below_a_list_is_said_to_be_there() -> None:
    words = "High problem, no next step: 19 hours (three, in fact) of stop. Ask, then go · 8 more"
    assert as_many(words, 99) == [words]
    assert as_many(words, 80) == [
        "High problem, no next step: 19 hours (three, in fact) of stop. Ask, then go …"
    ]
    assert as_many(words, 66) == ["High problem, no next step: 19 hours (three, in fact) of stop. …"]
    assert as_many(words, 60) == ["High problem, no next step: 19 hours …"], (
        "what stands in brackets is not parted"
    )
    assert as_many(words, 10, 2) == ["High", "problem …"] and as_many("Antidisestablishment", 9) == [
        "Antidise…"
    ]
    assert as_many("phone: a long note without any end of a part of it", 20, 2) == [
        "phone: a long note",
        "without any end of …",
    ], "no line stays empty for the sake of a whole part"


async def test_an_overview_in_two_columns_says_all_that_one_says_of_tasks_and_health(
    sample: Book,
) -> None:
    [(account_id,)] = sample.rows("SELECT id FROM account WHERE name = 'Tangrava Foods'")
    whats = [
        what
        for (what,) in sample.rows(
            "SELECT what FROM task WHERE account_id = ? AND done_at IS NULL", (account_id,)
        )
    ]
    async with opened(sample, size=(80, 60)) as desk:
        await desk.press("2")
        await desk.stand_on("Tangrava Foods")
        await desk.press("enter")
        for width in (80, 100, 119, 120, 140, 160):
            await desk.resize(width, 60)
            shown = " ".join(desk.lines())
            assert [word for what in whats for word in what.split() if word not in shown] == [], width


class Texts(Lines):
    """Lines of texts, that count how often they are drawn."""

    def __init__(self, *cells: int) -> None:
        self.texts = ["x" * count for count in cells]
        self.drawn = 0

    def __len__(self) -> int:
        return len(self.texts)

    def draw(self, index: int, width: int) -> Sequence[Part]:
        self.drawn += 1
        return [(fit_exactly(self.texts[index], width), "")]


def test_the_room_that_lines_need_is_that_of_the_longest_and_costs_two_drawings_of_most() -> None:
    least, most = text_cells(LIST), text_cells(MOST_LIST)
    for cells in (least, least + 1, least + 23, most - 1, most):
        lines = Texts(*[least - 9] * 19, cells, *[least] * 20)
        assert needed_by(lines) == list_cells(cells)
        assert lines.drawn <= 2 * len(lines) + 7
    rising = Texts(*range(least + 1, most), *[least] * 30)
    assert needed_by(rising) == list_cells(most - 1)


def test_lines_without_end_need_all_the_room_that_there_is() -> None:
    lines = Texts(*[500] * 40)
    assert needed_by(lines) == MOST_LIST
    assert lines.drawn == 3


@pytest.mark.parametrize(
    ("window", "room", "lines", "rows"),
    [
        (36, 33, 10, 12),  # a list that fits stays whole, beside as much of the panel as there is room for
        (36, 33, 21, 12),
        (36, 33, 22, 9),  # in steps, so that it stays while a line comes or goes
        (36, 33, 24, 9),
        (36, 33, 27, 6),
        (36, 33, 29, 4),
        (36, 33, 30, 0),  # none for whose sake alone it would have to be scrolled
        (36, 33, 33, 0),
        (36, 33, 34, 9),  # what is scrolled anyway gives a quarter of the window
        (45, 41, 2000, 11),
        (30, 27, 15, 10),
    ],
)
def test_a_panel_below_a_list_takes_what_the_list_leaves(
    window: int, room: int, lines: int, rows: int
) -> None:
    assert rows_below(window, room, lines) == rows


def test_what_a_line_goes_on_with_stands_in_its_column() -> None:
    def draw(_width: int) -> Content:
        return Content("Account  Acme\nFrom     1 Jan\nNext     5 Dec,\n         5 Jan\nWith     Ana")

    rows = in_columns(draw, 118, 3).plain.splitlines()
    assert [row.split() for row in rows] == [
        ["Account", "Acme", "Next", "5", "Dec,"],
        ["From", "1", "Jan", "5", "Jan"],
        ["With", "Ana"],
    ]


def test_a_panel_below_a_list_is_read_in_columns() -> None:
    def draw(width: int) -> Content:
        assert width == 37
        return Content("Name\nwhat it is\n\nHead\none\ntwo\nthree\n\nMore\n\nLast\nof all")

    rows = in_columns(draw, 118, 5).plain.splitlines()
    assert [[cell.strip() for cell in (row[:37], row[40:77], row[80:])] for row in rows] == [
        ["Name", "Head", "More"],  # what stands together begins above where it has hardly any room
        ["what it is", "one", ""],
        ["", "two", "Last"],
        ["", "three", "of all"],
    ]
    assert {len(row) for row in rows} == {117}


async def test_there_is_a_panel_from_120_cells_on_and_no_list_is_cut_for_it(sample: Book) -> None:
    async with opened(sample, size=(119, 36)) as desk:
        for place in "123456":
            await desk.press(place)
            await desk.resize(119, 36)
            assert not desk.one("Panel").display
            for width in (120, 140, 160):
                await desk.resize(width, 36)
                assert desk.one("Panel").region.height >= 4, (place, width)
                if place == "1":
                    assert desk.listed().max_scroll_y == 0, "for its sake alone it is not scrolled"
                if width == 120:
                    assert desk.screen.has_class("-below") == (place in "134"), "they need all of the width"
            assert not desk.screen.has_class("-below"), "there is room for the widest list and a panel"
            await desk.resize(120, 24)
            assert desk.one("Panel").display == (place not in "134"), "in a low window the list has it all"


async def test_each_view_of_the_people_has_the_room_that_it_needs(sample: Book) -> None:
    async with opened(sample, size=(120, 36)) as desk:
        await desk.press("2")
        await desk.stand_on("Tangrava Foods")
        await desk.press("enter", "B")
        assert desk.sees("Stoyan Vasilev") and not desk.screen.has_class("-below"), "the map"
        for view in ("tree", "table"):
            await desk.press("v")
            assert desk.sees(view, "Owner and managing director, Management", "+359 88 555 0120")
            assert desk.screen.has_class("-below") == (view == "table"), "the tree has room beside it"
            assert not any("…" in row for row in desk.rows()), view
        await desk.resize(120, 30)
        assert desk.screen.has_class("-below") and all(
            listed.size.height >= len(listed.lines)
            for listed in desk.screen.query(LineList)
            if listed.display
        ), "neither the people nor their warnings are scrolled for it"
        await desk.press("O", "B")
        assert all(
            listed.size.height >= len(listed.lines)
            for listed in desk.screen.query(LineList)
            if listed.display
        ), "nor when it is opened so"
        await desk.press("v")
        assert not desk.screen.has_class("-below")
