"""What takes long is read beside: keys act meanwhile, what is on its way is said, and nothing of an older book is shown."""

import gc
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.day.morning import MOST_OPEN
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BusyBook, DiskTrouble
from kamtui.store.book.search.finding import find
from kamtui.store.book.tables.chain import Referral
from kamtui.store.book.tables.money import Sale
from kamtui.store.center import reads as center_reads
from kamtui.store.chain import reads as chain_reads
from kamtui.store.day import today as today_reads
from kamtui.ui.beside import Beside
from kamtui.ui.chain.shown import Shown
from kamtui.ui.garbage import IDLE_SECONDS, GarbageSearch
from tests.build import NOON, TODAY, a_call, a_person, a_referral, a_task, a_term, an_account
from tests.ui.driving import Desk, opened

SECONDS = 20
"""How long a thread waits for a test before it fails."""
READING = "being read …"


class Gate:
    """Lets what is read in the other thread through, or holds it there."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.held = 0

    def through(self, read: Callable[..., Any]) -> Callable[..., Any]:
        """The same read, held at the gate when it was made; on the interface's own thread it must not be."""

        def held(*given: Any, **named: Any) -> Any:
            assert threading.current_thread() is not threading.main_thread()
            found = read(*given, **named)
            self.held += 1
            assert self.open.wait(SECONDS)
            return found

        return held


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.open.set()


@pytest.fixture(autouse=True)
def _a_few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kamtui.store.day.today.MANY_NAMINGS", 1)
    monkeypatch.setattr("kamtui.store.day.today.MANY_ACCOUNTS", 1)
    monkeypatch.setattr("kamtui.store.money.figures.MANY_MONTHS", 0)
    monkeypatch.setattr("kamtui.store.book.search.finding.MANY_CALLS", 0)
    monkeypatch.setattr("kamtui.ui.terms.counted.MANY_TERMS", 0)


@pytest.fixture
def some(book: Book) -> Book:
    """A book with a chain, a key account without a bond read, two tasks of today, a term and a call."""
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    account_changes.set_key(book, metro, True)
    maria = a_person(book, "Maria Ivanova", metro)
    a_referral(book, "Lidl", maria, named_on=TODAY - timedelta(20))
    a_task(book, "First thing", metro, due_on=TODAY)
    a_task(book, "Second thing", metro, due_on=TODAY)
    a_term(book, metro, "Prices stay", checks="every friday")
    a_call(book, metro, maria, purpose="Prices")
    with book.change("As if it was written down then") as act:
        for row in act.having(Referral):
            row.created_at = NOON - timedelta(20)
    return book


async def reads(desk: Desk, gate: Gate, count: int = 1) -> None:
    """Wait until so many reads stand at the gate."""
    desk.waits_for_reads = False
    await desk.until(lambda: gate.held >= count, SECONDS)


async def let_through(desk: Desk, gate: Gate) -> None:
    gate.open.set()
    desk.waits_for_reads = True
    await desk.settle()


async def test_a_chain_that_is_being_read_says_so_and_keys_act(
    some: Book, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(some, size=(120, 36)) as desk:
        monkeypatch.setattr(chain_reads, "forest", gate.through(chain_reads.forest))
        desk.waits_for_reads = False
        await desk.press("5")
        await reads(desk, gate)
        assert desk.name == "ChainScreen" and desk.sees(f"The chain is {READING}") and not desk.sees("Lidl")
        await desk.press("v", "x", "l")  # nothing that could be acted on
        assert desk.name == "ChainScreen" and desk.sees(READING)
        await desk.press("2", "j")
        assert desk.name == "AccountsScreen" and desk.sees("Metro")
        await desk.press("5", "n")
        assert desk.name != "ChainScreen", "a form opens as ever"
        await desk.press("escape")
        await let_through(desk, gate)
        assert desk.name == "ChainScreen" and desk.sees("Lidl") and not desk.sees(READING)


async def test_what_was_read_of_an_older_book_is_not_shown(
    some: Book, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(some, size=(120, 36)) as desk:
        monkeypatch.setattr(chain_reads, "forest", gate.through(chain_reads.forest))
        desk.waits_for_reads = False
        await desk.press("5")
        await reads(desk, gate)
        with Book.open(some.path) as other:
            a_referral(other, "Kaufland", None, named_on=TODAY)
        await let_through(desk, gate)
        assert gate.held >= 2, "read again"
        assert desk.sees("Kaufland", "Lidl")


async def test_an_own_act_meanwhile_has_it_read_again(
    some: Book, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(some, size=(120, 36)) as desk:
        monkeypatch.setattr(chain_reads, "forest", gate.through(chain_reads.forest))
        desk.waits_for_reads = False
        await desk.press("5")
        await reads(desk, gate)
        await desk.press("n")
        await desk.until(lambda: desk.name != "ChainScreen")
        await desk.type("Kaufland")
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.name == "ChainScreen")
        assert not desk.sees("Kaufland on", "Lidl")
        await let_through(desk, gate)
        assert desk.sees("Kaufland", "Lidl") and "Kaufland" in desk.row, "it stands on what was written down"
        await desk.press("u")
        assert desk.sees("Lidl") and not any("Kaufland" in row for row in desk.rows())
        await desk.press("ctrl+r")
        assert any("Kaufland" in row for row in desk.rows())


async def test_what_cannot_be_read_is_said_and_read_when_asked_again(
    some: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> Shown:
        raise BusyBook

    async with opened(some, size=(120, 36)) as desk:
        with monkeypatch.context() as patch:
            patch.setattr(chain_reads, "forest", fail)
            await desk.press("5")
            assert desk.sees("The chain could not be read") and str(BusyBook()) in desk.said
            await desk.press("2")
            assert desk.name == "AccountsScreen"
        a_referral(some, "Kaufland", None, named_on=TODAY)
        await desk.press("5")
        assert desk.sees("Lidl", "Kaufland") and not desk.sees("could not be read")
        with monkeypatch.context() as patch:
            patch.setattr(chain_reads, "forest", fail)
            await desk.press("u")
            assert desk.sees("The chain could not be read") and not desk.sees("Lidl"), "not what was before"
        await desk.press("ctrl+r")
        assert desk.sees("Lidl", "Kaufland")


async def test_today_says_which_group_is_being_read(
    some: Book, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.ui.day.screen.besides", gate.through(today_reads.besides))
    gate.open.set()
    async with opened(some, size=(120, 36)) as desk:
        told = [row for row in desk.rows() if "Maria Ivanova" in row]
        assert told and not desk.sees(READING)
        gate.open.clear()
        desk.waits_for_reads = False
        await desk.stand_on("First thing")
        await desk.press("space")
        await reads(desk, gate, 2)
        await desk.until(lambda: any("Second thing" in row for row in desk.rows()) and desk.sees(READING))
        heads = [row for row in desk.rows() if READING in row]
        assert len(heads) == 1 and "TO DO IN THE CHAIN" in heads[0]
        await let_through(desk, gate)
        assert not desk.sees(READING)
        assert [row for row in desk.rows() if "Maria Ivanova" in row] == told


async def test_the_first_picture_of_a_large_book_does_without_whole_maps(
    some: Book, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = gate.through(center_reads.accounts_to_watch)
    monkeypatch.setattr("kamtui.store.day.today.accounts_to_watch", look)
    gate.open.set()
    async with opened(some, size=(120, 36)) as desk:
        assert gate.held == 1, "beside, and once"
        assert desk.sees("First thing") and desk.sees("No decider") and not desk.sees(READING)


async def test_what_the_first_picture_says_nothing_of_yet_is_said_to_be_read(
    some: Book, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_account(some, "Nothing planned", stage=Stage.CUSTOMER)
    for number in range(MOST_OPEN):
        a_task(some, f"Task {number}", due_on=TODAY)
    monkeypatch.setattr("kamtui.ui.day.screen.day_facts", gate.through(today_reads.day_facts))
    async with opened(some, size=(120, 50), waits_for_reads=False) as desk:
        await reads(desk, gate)
        [head] = [row for row in desk.rows() if "NO NEXT STEP" in row]
        assert READING in head and desk.sees("Task 1") and not desk.sees("without a next step")
        await let_through(desk, gate)
        assert not [row for row in desk.rows() if READING in row]


async def test_a_key_typed_ahead_waits_for_the_lines_that_it_acts_on(
    some: Book, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.store.day.today.MANY_NAMINGS", 100)
    async with opened(some, size=(120, 36)) as desk:
        monkeypatch.setattr("kamtui.ui.day.screen.day_facts", gate.through(today_reads.day_facts))
        await desk.stand_on("First thing")
        desk.waits_for_reads = False
        await desk.press("space")
        await reads(desk, gate)
        assert desk.screen.bar.count.endswith("…")  # type: ignore[attr-defined]
        await desk.press("space")
        await let_through(desk, gate)
        assert not desk.screen.bar.count.endswith("…")  # type: ignore[attr-defined]
        done = some.rows("SELECT what FROM task WHERE done_at IS NOT NULL ORDER BY what")
        assert done == [("First thing",), ("Second thing",)], "and not the first one twice"


async def test_of_today_nothing_older_stands_where_it_could_not_be_read(
    some: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> object:
        raise troubles.pop()

    troubles = [DiskTrouble(full=False), BusyBook()]

    async with opened(some, size=(120, 36)) as desk:
        told = desk.rows()
        await desk.stand_on("First thing")
        with monkeypatch.context() as patch:
            patch.setattr("kamtui.ui.day.screen.besides", fail)
            await desk.press("space")
            [head] = [row for row in desk.rows() if "could not be read" in row]
            assert "TO DO IN THE CHAIN" in head and not any("Maria Ivanova" in row for row in desk.rows())
        with monkeypatch.context() as patch:
            patch.setattr("kamtui.ui.day.screen.day_facts", fail)
            await desk.press("u")
            assert desk.sees("The review could not be read") and str(DiskTrouble(full=False)) in desk.said
            assert not desk.sees("Second thing")
        await desk.press("ctrl+r", "u")
        assert desk.rows() == told


async def test_a_walk_that_is_being_read_says_so_and_settles_each_line_once(
    some: Book, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(some, size=(120, 36)) as desk:
        monkeypatch.setattr("kamtui.ui.day.walk_screen.todays_lines", gate.through(today_reads.todays_lines))
        desk.waits_for_reads = False
        await desk.press("R")
        await reads(desk, gate)
        assert desk.name == "WalkScreen" and desk.sees(f"The review is {READING}")
        assert not desk.sees("Nothing to walk through")
        await desk.press("space", "s", "c")
        assert desk.name == "CallForm"
        await desk.press("escape")
        assert desk.name == "WalkScreen" and desk.sees(READING)
        await desk.press("escape")
        await desk.until(lambda: desk.name == "TodayScreen")
        await let_through(desk, gate)
        await desk.press("R")
        assert desk.sees("First thing") and not desk.sees(READING)
        gate.open.clear()
        desk.waits_for_reads = False
        await desk.press("s", "1")  # put off: the whole review is read again
        await desk.until(lambda: desk.name == "WalkScreen")
        await reads(desk, gate, 3)
        await desk.press("space")
        await let_through(desk, gate)
        done = some.rows("SELECT what FROM task WHERE done_at IS NOT NULL")
        assert done == [("Second thing",)]


async def test_marks_months_and_rates_that_are_being_read_say_so(
    some: Book, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.store.money.figures.all_bond_warnings", gate.through(_nothing))
    monkeypatch.setattr("kamtui.ui.terms.counted.rates", gate.through(lambda *_given: {}))
    with some.change("A sale") as act:
        act.add(Sale(id=some.ids.new(), account_id=_account(some), month_on=date(2026, 10, 1), revenue=500))
    async with opened(some, size=(120, 36), waits_for_reads=False) as desk:
        await reads(desk, gate)
        assert any("WARNINGS" in row and READING in row for row in desk.rows())
        await desk.press("2")
        assert desk.sees("Metro", f"health and warnings {READING}")
        await desk.press("6")
        await desk.press("v", "v")
        assert desk.sees("The months of all accounts are being read")
        await desk.press("4")
        assert desk.sees("Prices stay", f"kept in 12 months: {READING}")
        await let_through(desk, gate)
        assert not desk.sees(READING)
        await desk.press("6")
        assert not desk.sees(READING)
        await desk.press("2")
        assert desk.sees("Metro") and not desk.sees(READING)


async def test_the_search_shows_what_was_found_of_the_words_that_stand(
    some: Book, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.ui.search.acts.find", gate.through(find))
    gate.open.set()
    async with opened(some, size=(120, 36)) as desk:
        await desk.press("slash")
        await desk.type("metro")
        assert any("Metro" in row for row in desk.rows())
        gate.open.clear()
        desk.waits_for_reads = False
        await desk.type(" pric")
        await desk.until(lambda: desk.sees(READING))
        assert not any("Metro" in row for row in desk.rows()), "that was found of other words"
        await desk.press("enter")
        assert desk.name == "SearchDialog", "what it will find is opened"
        await let_through(desk, gate)
        await desk.until(lambda: desk.name != "SearchDialog")
        assert desk.name in ("ReadTerm", "ReadCall")


async def test_cancelled_before_it_began_it_is_not_being_read_and_holds_no_keys(some: Book) -> None:
    async with opened(some, size=(120, 36)) as desk:
        shown: list[int] = []
        beside = Beside.of_book(
            desk.screen, desk.app.desk, lambda book, _today: len(book.path.name), shown.append
        )
        beside.ask(hold_keys=True)
        desk.app.workers.cancel_node(desk.screen)
        assert beside.is_reading
        await desk.settle()
        assert not beside.is_reading and beside.words == "" and not shown
        await desk.press("2")
        assert desk.name == "AccountsScreen", "keys wait for nothing"
        await desk.press("1")
        beside.ask()
        await desk.settle()
        assert shown == [len(some.path.name)]


async def test_leaving_while_it_is_read(some: Book, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    before = set(threading.enumerate())  # of other books
    async with opened(some, size=(120, 36)) as desk:
        monkeypatch.setattr(chain_reads, "forest", gate.through(chain_reads.forest))
        desk.waits_for_reads = False
        await desk.press("5")
        await reads(desk, gate)
        await desk.press("ctrl+q")
        gate.open.set()
    assert desk.app.return_code == 0 and desk.app._exception is None
    some.close()
    begun = set(threading.enumerate()) - before
    assert [one.name for one in begun if one.name == "kamtui-reading"] == []


def test_garbage_is_looked_for_while_nobody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    before = gc.get_threshold()
    monkeypatch.setattr(gc, "collect", lambda: looked.append("all"))
    monkeypatch.setattr(gc, "freeze", lambda: looked.append("stays"))
    search = GarbageSearch()
    search.begin()
    search.pass_over()
    search.look(100.0, 10.0, all_stay=True)
    assert looked == [] and gc.get_threshold() == before, "where Python looks as ever, nothing is done"
    gc.disable()
    try:
        search.begin()
        assert gc.isenabled() and looked == ["stays"]
        search.look(10 + IDLE_SECONDS - 0.1, 10.0, all_stay=True)
        assert looked == ["stays"], "somebody may be typing"
        search.look(10 + IDLE_SECONDS, 10.0, all_stay=False)
        search.look(11 + IDLE_SECONDS, 10.0, all_stay=False)
        assert looked == ["stays", "all"], "once is enough"
        search.look(20 + IDLE_SECONDS, 20.0, all_stay=True)
        search.pass_over()
        assert looked == ["stays", "all", "all", "stays", "stays"]
    finally:
        gc.set_threshold(*before)
        gc.enable()


def _nothing(*_given: object) -> list[object]:
    return []


def _account(book: Book) -> int:
    [(account_id,)] = book.rows("SELECT min(id) FROM account WHERE name = 'Metro'")
    return int(account_id)
