"""What must not grow with the book: counted in SQLite's own steps and in lines drawn, not in seconds."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from kamtui.domain.chain.words import ChainRule
from kamtui.domain.day.picking import MOST_OF_A_RULE
from kamtui.domain.money.sales import AccountYear, Horizon, Span
from kamtui.domain.thresholds import USUAL, MoneyLimits
from kamtui.domain.time.months import YEAR, month_of, plus_months
from kamtui.store.account_card import account_card
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_reads
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.book.search.finding import find
from kamtui.store.calls import reads as call_reads
from kamtui.store.calls.all_calls import AllCalls
from kamtui.store.chain.reads import forest
from kamtui.store.chain.waits_reads import rules_in_turn
from kamtui.store.day import health, task_reads
from kamtui.store.day.shown import implied_reads
from kamtui.store.day.shown.besides import chain_waits
from kamtui.store.day.shown.implied_reads import what_is_implied
from kamtui.store.day.today import day_facts, first_facts, todays_lines
from kamtui.store.knowledge import bond_reads, portfolio_reads
from kamtui.store.money import reads as money_reads
from kamtui.store.money.figures import Figures
from kamtui.store.money.year_reads import account_years, sales_horizon
from kamtui.store.terms import problem_reads
from kamtui.store.terms import reads as term_reads
from kamtui.ui.day.screen import TodayScreen
from kamtui.ui.widgets.line_list import PAGE, LineList
from kamtui.ui.widgets.paged_lines import PagedLines
from tests import once
from tests.make_big_book import make_big_book
from tests.ui.driving import opened

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()
ACCOUNTS, PEOPLE = 60, 200
FEW, MANY = 400, 4_000
TIMES_THE_ACCOUNTS = 4
HEALTHY = 40
"""Of so many accounts health is asked at once: more than a screen shows."""
YEAR_SPAN = Span(plus_months(month_of(TODAY), -YEAR), plus_months(month_of(TODAY), -1))
MOST_MODULES = 162
"""Of ours, packages among them, `kamtui today` imports so many at most."""
STEP = 10
"""SQLite calls back once in so many steps of its machine."""


@contextmanager
def copy_of(factory: pytest.TempPathFactory, accounts: int, calls: int) -> Iterator[Book]:
    """A book of so many accounts and calls, made once a run; a copy of it, opened."""
    folder = once.made_once_a_run(
        factory,
        f"speed-{accounts}-{calls}",
        lambda empty: make_big_book(empty / "book.db", accounts, PEOPLE, calls, NOW),
    )
    path = factory.mktemp("speed") / "book.db"
    shutil.copyfile(folder / "book.db", path)
    with Book.open(path) as book:
        yield book


@pytest.fixture(scope="module")
def two_books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Book, Book]]:
    """Books of the same accounts and people, the second with ten times the calls."""
    with (
        copy_of(tmp_path_factory, ACCOUNTS, FEW) as few,
        copy_of(tmp_path_factory, ACCOUNTS, MANY) as many,
    ):
        yield few, many


@pytest.fixture(scope="module")
def larger_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """As the first of the two, with four times the accounts: so many months, bonds and product lines too."""
    with copy_of(tmp_path_factory, ACCOUNTS * TIMES_THE_ACCOUNTS, FEW) as book:
        yield book


def steps(book: Book, read: Callable[[Book], object]) -> int:
    """How much work a read makes for SQLite, in steps; the same on every machine."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += STEP
        return 0

    book._con.set_progress_handler(count, STEP)
    try:
        read(book)
    finally:
        book._con.set_progress_handler(None, STEP)
    return counted


def first_account(book: Book) -> int:
    row = book.row("SELECT min(id) FROM account")
    assert row is not None
    return int(row[0])


def card(book: Book) -> object:
    return account_card(book, first_account(book), TODAY, USUAL)


def newest_lines(book: Book) -> object:
    newest = [row[0] for row in book.rows("SELECT id FROM call ORDER BY id DESC LIMIT ?", (PAGE,))]
    return call_reads.call_lines(book, newest)


def health_of_some(book: Book) -> object:
    ids = [row[0] for row in book.rows("SELECT id FROM account ORDER BY id LIMIT ?", (HEALTHY,))]
    return health.health_inputs(book, ids, TODAY, USUAL)


MONEY = [
    pytest.param(lambda book: money_reads.account_sums(book, YEAR_SPAN), 25_000, id="sums of accounts"),
    pytest.param(lambda book: Figures(book, TODAY).money_warnings, 140_000, id="all about money"),
    pytest.param(bond_reads.all_strengths, 30_000, id="strengths of bonds"),
    pytest.param(portfolio_reads.white_space, 10_000, id="white space"),
]
"""What shows all accounts: each reads whole tables, whose rows are a few for each account and month."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("read", "bound"),
    [
        # A quarter of it is the chain. Feasts look at every person.
        # What bonds and sales imply is read beside it, and has bounds of its own (MONEY).
        pytest.param(
            lambda book: todays_lines(book, TODAY, USUAL, of_accounts=()), 54_000, id="today"
        ),
        pytest.param(lambda book: first_facts(book, TODAY, USUAL), 7_200, id="the first picture of a large book"),
        pytest.param(lambda book: what_is_implied(book, TODAY, USUAL), 102_000, id="what sales and bonds imply"),
        pytest.param(lambda book: day_facts(book, TODAY, USUAL), 32_000, id="today without the chain"),
        pytest.param(lambda book: term_reads.terms_that_ask(book, TODAY), 7_600, id="terms that ask"),
        pytest.param(lambda book: term_reads.count_terms(book, TODAY), 11_500, id="counts of terms"),
        pytest.param(lambda book: chain_waits(book, TODAY, USUAL.chain), 17_800, id="what the chain waits for"),
        pytest.param(lambda book: AllCalls(book)[:PAGE], 20_000, id="newest calls"),
        pytest.param(lambda book: account_reads.account_ids(book, TODAY), 20_000, id="account ids"),
        pytest.param(
            lambda book: account_reads.account_lines(book, account_reads.account_ids(book, TODAY)[:PAGE]),
            40_000,
            id="lines of accounts",
        ),
        pytest.param(newest_lines, 20_000, id="lines of calls"),
        pytest.param(lambda book: people_reads.people_of(book, first_account(book)), 10_000, id="people of one"),
        pytest.param(
            lambda book: call_reads.call_ids(book, account_id=first_account(book), limit=3),
            1_000,
            id="newest of one",
        ),
        pytest.param(lambda book: call_reads.usual_channel(book, None), 1_000, id="usual channel"),
        pytest.param(lambda book: task_reads.tasks_of(book, first_account(book), done_limit=0), 5_000, id="open tasks"),
        pytest.param(problem_reads.live_problems, 2_500, id="live problems"),
        pytest.param(lambda book: book.state(), 100, id="state"),
        pytest.param(lambda book: find(book, "д"), 26_000, id="the first letter of a search"),
        pytest.param(health_of_some, 70_000, id="health of 40"),
        *MONEY,
    ],
)  # fmt: skip
def test_reads_do_not_grow_with_the_calls(
    two_books: tuple[Book, Book], read: Callable[[Book], object], bound: int
) -> None:
    few, many = (steps(book, read) for book in two_books)
    assert many <= bound
    # A little more for the tasks that came from the calls; ten times would be the whole book.
    assert many <= max(4 * few, 1_000)


@pytest.mark.parametrize(("read", "bound"), MONEY)
def test_what_shows_all_accounts_grows_with_them_and_no_faster(
    two_books: tuple[Book, Book], larger_book: Book, read: Callable[[Book], object], bound: int
) -> None:
    few, many = steps(two_books[0], read), steps(larger_book, read)
    assert few <= bound
    assert many <= 1.25 * TIMES_THE_ACCOUNTS * few


def test_what_the_day_shows_of_sales_is_read_whole_of_few_accounts(
    larger_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: list[int] = []

    def counting(book: Book, horizon: Horizon, ids: Sequence[int], limits: MoneyLimits) -> list[AccountYear]:
        whole.extend(ids)
        return account_years(book, horizon, ids, limits)

    monkeypatch.setattr(implied_reads, "account_years", counting)
    told = what_is_implied(larger_book, TODAY, USUAL)
    assert told and len(whole) == len(set(whole)) <= 2 * len(told)


def test_what_the_day_shows_of_the_chain_costs_less_than_the_chain(larger_book: Book) -> None:
    def shown(book: Book) -> object:
        return [
            list(islice(warnings, MOST_OF_A_RULE))
            for rule, warnings in rules_in_turn(book, TODAY)
            if rule is not ChainRule.BRANCH_SILENT  # in a book of few calls nearly all of it is silent
        ]

    assert steps(larger_book, shown) * 2 < steps(larger_book, lambda book: forest(book, with_sales=False))


def test_which_months_are_known_costs_what_they_are(two_books: tuple[Book, Book], larger_book: Book) -> None:
    few, many = (steps(book, lambda book: sales_horizon(book, TODAY)) for book in (two_books[0], larger_book))
    assert many <= few <= 3_000, "and of the sales of a month no more than can be typed by hand"


def test_health_costs_what_it_shows(two_books: tuple[Book, Book], larger_book: Book) -> None:
    # Fewer people and calls for each account: what four times the accounts hold beside these costs nothing.
    assert steps(larger_book, health_of_some) <= steps(two_books[0], health_of_some)


def test_a_card_costs_what_it_shows_and_its_counts(two_books: tuple[Book, Book]) -> None:
    # It counts the calls of its account by the index: ten times them, yet a few steps for each.
    few, many = (steps(book, card) for book in two_books)
    held = account_reads.belongings(two_books[1], first_account(two_books[1]))
    assert many <= few + 20 * held.calls + 20 * held.tasks


def drawn_lines(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    drawn: list[int] = []
    draw = PagedLines.draw

    def counting(self: PagedLines[object], index: int, width: int) -> object:
        drawn.append(index)
        return draw(self, index, width)

    monkeypatch.setattr(PagedLines, "draw", counting)
    return drawn


async def test_only_lines_in_view_are_drawn_and_a_key_draws_few(
    two_books: tuple[Book, Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = drawn_lines(monkeypatch)
    async with opened(two_books[1], size=(120, 40), draws=True) as desk:
        await desk.press("3")
        listed = desk.screen.query_one("#calls", LineList)
        assert len(listed.lines) == MANY
        assert drawn
        assert max(drawn) < 40
        drawn.clear()
        await desk.press("down")
        assert len(drawn) <= 4, "the line that was left and the one at hand"
        drawn.clear()
        await desk.press("end")
        assert listed.cursor == MANY - 1
        assert 0 < len(drawn) <= 120
        assert min(drawn) >= MANY - 40


async def test_a_place_is_drawn_once_to_tell_what_room_it_needs_beside_a_panel(
    two_books: tuple[Book, Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = drawn_lines(monkeypatch)
    async with opened(two_books[0], size=(120, 40), draws=True) as desk:
        await desk.press("2")
        accounts = desk.screen.query_one("#accounts", LineList).lines
        assert accounts.needed_cells is not None
        drawn.clear()
        desk.screen.on_resize()  # type: ignore[attr-defined]
        assert drawn == []


async def test_terms_draw_each_line_a_few_times_to_tell_what_room_they_need(
    two_books: tuple[Book, Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = drawn_lines(monkeypatch)
    async with opened(two_books[0], size=(120, 40), draws=True) as desk:
        await desk.press("4")
        assert desk.screen.query_one("#terms", LineList).lines.needed_cells is not None
        assert len(drawn) <= 3.5 * len(set(drawn)), (
            "twice for the room, once for the screen, and a few widths between"
        )


def test_another_page_of_accounts_looks_at_no_call_but_theirs(two_books: tuple[Book, Book]) -> None:
    health_of_some(two_books[1])
    again = [call for call in spoken_at(two_books[1], health_of_some) if "min(id) FROM call" in call]
    assert again == [], "the least call of the year is known"


def spoken_at(book: Book, read: Callable[[Book], object]) -> list[str]:
    """The statements of a read."""
    said: list[str] = []
    book._con.set_trace_callback(said.append)
    try:
        read(book)
    finally:
        book._con.set_trace_callback(None)
    return said


async def test_what_is_known_is_not_read_again(
    two_books: tuple[Book, Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    reloads: list[str] = []
    reload = TodayScreen.reload

    def counting(self: TodayScreen) -> None:
        reloads.append("read")
        reload(self)

    monkeypatch.setattr(TodayScreen, "reload", counting)
    book = two_books[0]
    async with opened(book, size=(120, 40), draws=True) as desk:
        assert len(reloads) == 1, "Textual resumes a new screen twice"
        await desk.press("2", "1")
        assert len(reloads) == 1, "nothing was written meanwhile"
        with Book.open(book.path) as other:
            account_changes.set_key(other, first_account(other), True)
        await desk.press("2", "1")
        assert len(reloads) >= 2, "another window wrote"


def test_the_answers_need_little(sample_file_at: Callable[[datetime], Path], tmp_path: Path) -> None:
    """`kamtui today` and the like import nothing that costs more than they do."""
    import subprocess
    import sys

    costly = {
        "textual",
        "rich",
        "kamtui.store.book.tables.row",
        "asyncio",
        "secrets",
        "ssl",
        "dateutil.tz",
        "dataclasses",
        "fractions",
        "shutil",
        *(() if sys.platform == "win32" else ("platform",)),
    }
    program = (
        "import sys; from kamtui.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    )
    for command in (["keys"], ["--book", str(sample_file_at(NOW)), "today"]):
        done = subprocess.run(
            [sys.executable, "-c", program, *command],
            capture_output=True,
            text=True,
            check=True,
            cwd=tmp_path,
        )
        loaded = set(done.stderr.split())
        assert not costly & loaded
    ours = {name for name in loaded if name.partition(".")[0] == "kamtui"}
    assert "kamtui.store.day.shown.implied_reads" in ours and len(ours) <= MOST_MODULES


LEAVING = """
import sys, threading, time
from kamtui.cli import run
class Last:
    def __del__(self): print("taken apart", flush=True)
last = Last()
if sys.argv.pop() == "busy":
    threading.Thread(target=lambda: (time.sleep(0.3), print("done", flush=True))).start()
run()
"""


@pytest.mark.parametrize(
    ("argv", "left"),
    [
        pytest.param(["--version", "idle"], (0, ""), id="at once"),
        pytest.param(["--nonsense", "idle"], (2, ""), id="with its status"),
        pytest.param(["--version", "busy"], (0, "done"), id="not before a thread that is at work"),
    ],
)
def test_an_answer_in_the_shell_takes_nothing_apart(argv: list[str], left: tuple[int, str]) -> None:
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", LEAVING, *argv], capture_output=True, text=True, check=False)
    said = " ".join(line for line in done.stdout.splitlines() if not line.startswith("kamtui "))
    assert (done.returncode, said) == left, done.stderr
    assert ("kamtui" in done.stdout) is (left[0] == 0)


def test_on_leaving_nothing_is_looked_through() -> None:
    import subprocess
    import sys

    program = (
        "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count())); "
        "from kamtui.cli import main; main(['keys'])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(done.stdout.split()[-1]) > 1_000
