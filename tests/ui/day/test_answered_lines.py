"""A broken term stands on Today with the task that is late for it: what keys do there is done to the task."""

from datetime import timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.day.words import Settled
from kamtui.domain.terms.words import Outcome
from kamtui.store.book.book import Book
from kamtui.store.day import walk_reads
from kamtui.store.day.closing_changes import choose_first
from kamtui.ui.day.walk_screen import WalkScreen
from tests.build import a_check, a_task, a_term, an_account
from tests.conftest import TODAY
from tests.ui.driving import opened

BROKEN_ON = TODAY - timedelta(days=20)


def broken_with_a_task(book: Book, account: str, what: str) -> int:
    """A broken term of a customer with a task for it, four days late; the task."""
    account_id = an_account(book, account, stage=Stage.CUSTOMER)
    term = a_term(book, account_id, what, checks="every friday", today=BROKEN_ON - timedelta(days=30))
    a_check(book, term, Outcome.BROKEN, BROKEN_ON)
    return a_task(book, f"Ask about {what}", account_id, TODAY - timedelta(days=4), term_id=term)


def still_open(book: Book) -> list[str]:
    return [what for (what,) in book.rows("SELECT what FROM task WHERE done_at IS NULL ORDER BY id")]


async def test_each_key_is_about_the_task_and_the_term_stays(book: Book) -> None:
    broken_with_a_task(book, "Metro", "Prices")
    async with opened(book, size=(120, 40)) as desk:
        await desk.stand_on("Prices")
        await desk.press("e")
        assert desk.name == "TaskForm"
        await desk.press("escape", "space")
        assert still_open(book) == []
        await desk.press("u")
        assert still_open(book) == ["Ask about Prices"]
        await desk.stand_on("Prices")
        await desk.press("s")
        assert desk.name == "Snooze"
        await desk.press("1")
        assert book.rows("SELECT times_put_off, due_on > ? FROM task", (TODAY.isoformat(),)) == [(1, 1)]
        assert book.rows("SELECT outcome FROM term_check") == [("broken",)]


async def test_several_of_them_are_settled_at_once_and_come_back_at_once(book: Book) -> None:
    for account, what in (("Metro", "Prices"), ("Lidl", "Racks")):
        broken_with_a_task(book, account, what)
    async with opened(book, size=(120, 40)) as desk:
        await desk.stand_on("Prices")
        await desk.press("ctrl+a", "space")
        assert still_open(book) == []
        await desk.press("u")
        assert still_open(book) == ["Ask about Prices", "Ask about Racks"]
        await desk.stand_on("Prices")
        await desk.press("ctrl+a", "s", "1")
        assert book.rows("SELECT times_put_off FROM task") == [(1,), (1,)]
        assert book.rows("SELECT outcome FROM term_check") == [("broken",), ("broken",)]


async def test_the_walk_goes_on_from_one_to_the_next(book: Book) -> None:
    for account, what in (("Metro", "Prices"), ("Lidl", "Racks")):
        broken_with_a_task(book, account, what)
    async with opened(book, size=(120, 40)) as desk:
        await desk.press("R")
        assert desk.sees("task 4d late: Ask about Racks")
        await desk.press("space")
        assert still_open(book) == ["Ask about Prices"] and desk.sees("task 4d late: Ask about Prices")
        await desk.press("u")
        assert still_open(book) == ["Ask about Prices", "Ask about Racks"]
        assert desk.sees("task 4d late: Ask about Racks")
        await desk.press("s", "1")
        assert desk.sees("task 4d late: Ask about Prices")
        await desk.press("s", "1")
        assert book.rows("SELECT times_put_off FROM task") == [(1,), (1,)]


async def test_the_walk_tells_of_the_task_that_was_done_and_of_the_term_that_was_checked(book: Book) -> None:
    for account, what in (("Metro", "Prices"), ("Lidl", "Racks"), ("Billa", "Boxes"), ("Zora", "Labels")):
        task = broken_with_a_task(book, account, what)
    choose_first(book, TODAY, [(task, None)])
    async with opened(book, size=(120, 40)) as desk:
        await desk.press("R", "space")
        assert still_open(book) == [f"Ask about {what}" for what in ("Prices", "Racks", "Labels")]
        await desk.press("s", "1", "x", "right", "ctrl+s")
        assert desk.sees("Ask about Labels") and desk.sees("For a promise broken", "Labels")
        await desk.press("x", "right", "ctrl+s")
    told = {(mark.what, mark.settled) for mark in walk_reads.marks(book, TODAY).values()}
    assert told == {
        ("Ask about Boxes", Settled.DONE),
        ("Ask about Racks", Settled.PUT_OFF),
        ("Prices", Settled.DONE),
        ("Labels", Settled.DONE),
    }


async def test_the_walk_skips_the_task_chosen_as_first_and_its_promise_is_not_new_once_it_is_done(
    book: Book,
) -> None:
    task = broken_with_a_task(book, "Metro", "Prices")
    [(account_id,)] = book.rows("SELECT account_id FROM task")
    a_task(book, "Later", account_id, TODAY + timedelta(days=9))
    choose_first(book, TODAY, [(task, None)])
    async with opened(book, size=(120, 40)) as desk:
        await desk.press("R", "right")
        assert desk.sees("1 skipped")
        [mark] = walk_reads.marks(book, TODAY).values()
        assert mark.settled is Settled.SKIPPED
        await desk.press("u", "space")
        assert still_open(book) == ["Later"]
        walked = desk.screen
        assert isinstance(walked, WalkScreen)
        walked.reload()
        await desk.settle()
        assert walked.walk.new == 0, "the promise was walked over with it"


async def test_the_task_chosen_as_first_says_that_its_promise_is_broken_and_since_when(book: Book) -> None:
    for account, what in (("Metro", "Prices"), ("Lidl", "Racks")):
        task = broken_with_a_task(book, account, what)
    choose_first(book, TODAY, [(task, None)])
    async with opened(book, size=(80, 24)) as desk:
        broken = [line.strip() for line in desk.lines() if "BROKEN" in line]
        assert [line.replace("─", "") for line in broken] == ["BROKEN  1 of 2, the rest under First today"]
        await desk.stand_on("Ask about Racks")
        assert "✗ −20d Ask about Racks we owe" in desk.row, "the promise is graver than its task"
        await desk.resize(120, 36)
        assert desk.sees("+ task 4d late", "+ For a promise broken 20 days")


async def test_the_sheet_of_the_term_tells_of_its_task_and_has_its_keys(book: Book) -> None:
    broken_with_a_task(book, "Metro", "Prices")
    async with opened(book, size=(80, 24)) as desk:
        await desk.stand_on("Prices")
        await desk.press("enter")
        assert desk.name == "ReadTerm" and desk.sees("▸ −4d Ask about Prices")
        await desk.press("e")
        assert desk.sees("the task for it")
        await desk.press("k")
        assert desk.name == "TaskForm"
        await desk.press("escape", "e", "t")
        assert desk.name == "TermForm"
        await desk.press("escape", "s", "1")
        assert desk.name == "ReadTerm" and book.rows("SELECT times_put_off FROM task") == [(1,)]
        await desk.press("u", "space")
        assert still_open(book) == [] and not desk.sees("−4d Ask about")
        await desk.press("space")
        assert desk.name == "ReadTerm" and desk.sees("“space” does nothing here")
        await desk.press("u", "x")
        assert desk.sees("✗ broken, ") and desk.sees("a check that finds it kept")


async def test_a_promise_that_has_ended_is_not_checked_again_and_says_why(book: Book) -> None:
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    a_check(book, a_term(book, metro, "Shelf space", checks="once today"), Outcome.BROKEN, TODAY)
    async with opened(book) as desk:
        await desk.stand_on("Shelf space")
        for keys in ((), ("R",)):
            await desk.press(*keys)
            assert "x check" not in desk.bar
            await desk.press("x")
            assert desk.said[-1] == "It no longer holds: there is nothing to check any more."
