"""The hand: how many keys, beside the words themselves, the acts of a usual day take."""

from datetime import timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.words import Asked
from kamtui.domain.terms.words import Outcome
from kamtui.store.book.book import Book
from kamtui.store.chain.asked_reads import contacted_on
from kamtui.store.terms import reads as term_reads
from tests.build import NOON, TODAY, a_call, a_person, a_task, a_term, an_account, dump
from tests.ui.driving import Desk, opened

MONDAY = (TODAY + timedelta(days=7 - TODAY.weekday())).isoformat()


async def pressed(desk: Desk, *keys: str) -> int:
    """Press keys; how many they are."""
    await desk.press(*keys)
    return len(keys)


def left(book: Book) -> int:
    return len(book.rows("SELECT 1 FROM task WHERE done_at IS NULL AND due_on <= ?", (TODAY.isoformat(),)))


async def test_tasks_one_and_five(book: Book) -> None:
    for number in range(7):
        a_task(book, f"Step {number}")
    async with opened(book) as desk:
        assert await pressed(desk, "space") == 1 and left(book) == 6, "done"
        assert await pressed(desk, "u") == 1 and left(book) == 7, "undone"
        assert await pressed(desk, "s", "1") == 2 and left(book) == 6, "put off"
        before = dump(book)
        assert await pressed(desk, *"mmmmm", "s", "3") == 7 and left(book) == 1, "five put off to Monday"
        assert book.rows("SELECT count(*) FROM task WHERE due_on = ?", (MONDAY,)) == [(6,)]
        assert desk.said[-1].startswith("Put off to Mon ") and desk.said[-1].endswith(": 5 things · u undoes")
        await desk.press("u")
        assert dump(book) == before, "one act, one undo"
        await desk.press("g")
        assert await pressed(desk, "ctrl+a", "space") == 2 and left(book) == 0, "a whole group"


async def test_promises_kept_and_missed(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    first = a_term(book, acme, "Invoice at once", checks="daily", from_on=TODAY)
    second = a_term(book, acme, "Deliver", target="≥ 98 %", checks="daily", from_on=TODAY)
    async with opened(book) as desk:
        await desk.stand_on("Invoice")
        assert await pressed(desk, "space") == 1, "kept"
        await desk.stand_on("Deliver")
        keys = await pressed(desk, "x")
        await desk.type("91")
        keys += await pressed(desk, "ctrl+s")
        assert keys == 2, "missed, with what was measured"
    outcomes = [term_reads.standings(book, [term])[term].last for term in (first, second)]
    assert [check and check.outcome for check in outcomes] == [Outcome.KEPT, Outcome.BROKEN]


async def test_six_contacts_and_the_day_is_closed(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, *(a_person(book, f"Person {n}", acme) for n in range(6)), held_at=NOON)
    async with opened(book) as desk:
        assert await pressed(desk, "D", *["space"] * 6, "escape") == 8 and desk.name == "TodayScreen"
        assert [one.asked for one in contacted_on(book, TODAY)] == [Asked.NONE] * 6
        for _answer in range(6):
            await desk.press("u")
        assert await pressed(desk, "D", "ctrl+a", "space", "escape") == 4
        assert [one.asked for one in contacted_on(book, TODAY)] == [Asked.NONE] * 6


async def test_finding_and_walking(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for number in range(3):
        a_task(book, f"Step {number}", acme)
    async with opened(book) as desk:
        keys = await pressed(desk, "slash")
        await desk.type("acm")
        await desk.until(lambda: desk.sees("Acme"))
        keys += await pressed(desk, "enter")
        assert keys == 2 and desk.name == "AccountScreen", "found"
        await desk.press("1", "R")
        for _line in range(3):
            await desk.press("space")
        assert (left(book) == 0 and desk.sees("Settled")) or desk.name == "WalkScreen"


async def test_a_stance_with_its_reason_takes_two(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Maria Ivanova", acme)
    async with opened(book) as desk:
        await desk.press("2", "enter", "B")
        keys = await pressed(desk, "w")
        await desk.type("supporter: praised us")
        keys += await pressed(desk, "ctrl+s")
        assert keys == 2
    assert book.rows("SELECT stance, reason FROM stance_reading") == [("supporter", "praised us")]


async def test_the_walk_takes_one_key_a_line(book: Book) -> None:
    for number in range(4):
        a_task(book, f"Step {number}")
    async with opened(book) as desk:
        await desk.press("R")
        assert await pressed(desk, *["space"] * 4) == 4 == 4 - left(book)


async def test_what_is_undone_is_at_hand_again(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for number in range(6):
        a_task(book, f"Step {number}", acme)
    async with opened(book) as desk:
        await desk.stand_on("Step 2")
        await desk.press("space", "u")
        assert "Step 2" in desk.row, "a slip is taken back where it was made"
        await desk.press("space", "space", "u")
        assert "Step 3" in desk.row
        await desk.press("u")
        assert "Step 2" in desk.row and left(book) == 6
        await desk.press("s", "1", "j", "u")
        assert "Step 2" in desk.row, "also after a step aside"
        await desk.press("m", "m", "m", "space")
        assert left(book) == 3
        await desk.press("u")
        assert "Step 5" in desk.row and left(book) == 6, "the cursor had gone on behind those marked"
        await desk.press("2", "d", "y")
        assert not desk.sees("Acme  ")
        await desk.press("u")
        assert "Acme" in desk.row
