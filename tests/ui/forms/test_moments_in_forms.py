"""What a form shows is what is stored, however long it stays open, also past midnight."""

from datetime import datetime, timedelta
from itertools import islice

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.time.moments import read_stored
from kamtui.store.book.book import Book
from kamtui.ui.terms import acts as term_acts
from tests.build import a_person, a_task, an_account
from tests.ui.driving import Clock, opened

LATE = datetime(2026, 11, 22, 23, 50).astimezone()


def held_at(book: Book) -> datetime:
    [(text,)] = book.rows("SELECT held_at FROM call ORDER BY id DESC LIMIT 1")
    return read_stored(text)


# All words where midnight passes meanwhile; however long it takes, those that may move with the clock.
@pytest.mark.parametrize(("minutes", "words"), [(0, 1), (9, 2), (40, 5), (26 * 60, 2)])
async def test_the_moment_of_a_call_is_the_one_shown(book: Book, minutes: int, words: int) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    meant_by = {
        "": LATE,
        "now": LATE,
        "23:10": LATE.replace(hour=23, minute=10),
        "yesterday 15:00": LATE.replace(day=21, hour=15, minute=0),
        "преди час": LATE - timedelta(hours=1),
    }
    async with opened(book, clock=Clock(LATE)) as desk:
        await desk.press("3")
        for when, meant in islice(meant_by.items(), words):
            desk.clock.now = LATE
            await desk.press("c")
            await desk.fill("account", "Acme")
            await desk.press("tab")
            await desk.fill("when", when)
            await desk.fill("next_step", "Send")
            assert desk.sees(f"{meant:%H:%M}", "Mon 23 Nov"), desk.shown()
            desk.clock.move(minutes=minutes)
            await desk.press("ctrl+s")
            assert desk.name == "CallsScreen", desk.problems()
            assert held_at(book) == meant
            assert book.rows("SELECT due_on FROM task") == [("2026-11-23",)], "tomorrow, as it was shown"
            await desk.press("u")
            assert book.rows("SELECT count(*) FROM call") == [(0,)]


async def test_a_call_that_ended_while_its_form_was_open_is_not_in_the_future(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book, clock=Clock(LATE.replace(hour=14, minute=0))) as desk:
        await desk.press("3", "c")
        await desk.fill("account", "Acme")
        await desk.press("tab")
        desk.clock.move(minutes=45)
        await desk.fill("when", "14:40")
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "CallsScreen", desk.problems()
    assert held_at(book) == LATE.replace(hour=14, minute=40)


async def test_past_midnight_a_form_no_longer_says_today(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book, clock=Clock(LATE)) as desk:
        await desk.press("3", "c")
        assert desk.sees("today 23:50")
        desk.clock.move(minutes=20)
        desk.form._show_anew()  # type: ignore[attr-defined]
        await desk.settle()
        assert desk.sees("Sun 22 Nov 23:50") and not desk.sees("today 23:50")


async def test_the_day_of_a_task_is_the_one_shown(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book, clock=Clock(LATE)) as desk:
        await desk.press("t")
        await desk.type("Call")
        assert desk.sees("Mon 23 Nov")
        desk.clock.move(minutes=20)
        await desk.press("ctrl+s")
        assert desk.name == "TodayScreen", desk.problems()
    assert book.rows("SELECT due_on FROM task") == [("2026-11-23",)]


async def test_the_day_from_which_a_term_holds_is_the_one_shown(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book, clock=Clock(LATE)) as desk:
        place = desk.screen
        place.run_worker(term_acts.new_term(place.desk, acme))  # type: ignore[attr-defined]
        await desk.settle()
        await desk.fill("what", "send the list by tomorrow")
        await desk.press("alt+f")
        assert desk.at == "from" and desk.sees("from today, Sun 22 Nov 2026", "Mon 23 Nov 2026")
        desk.clock.move(minutes=20)
        await desk.press("ctrl+s")
        assert desk.name == "TodayScreen", desk.problems()
    assert book.rows("SELECT from_on, next_check_on FROM term") == [("2026-11-22", "2026-11-23")]


# -- a call logged from a task's line


async def test_a_call_logged_from_a_task_offers_to_settle_it_as_one_act(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    task = a_task(book, "Ask for the forecast", acme, person_id=ana)
    async with opened(book) as desk:
        await desk.stand_on("Ask for the forecast")
        await desk.press("c")
        assert desk.sees("This task Ask for the forecast", "[stays open] done", "ctrl+t task done")
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "TodayScreen" and book.rows("SELECT done_at FROM task") == [(None,)], (
            "not from habit"
        )
        await desk.press("c", "ctrl+t")
        assert desk.sees("[done]") and desk.form.is_touched()
        await desk.fill("next_step", "Check it")
        await desk.press("ctrl+s")
        assert desk.said == [
            "Logged call with Ana; done: “Ask for the forecast” · l writes the letter · u undoes"
        ]
        assert book.rows("SELECT what FROM task WHERE done_at IS NULL") == [("Check it",)]
        await desk.press("u")
        assert book.rows("SELECT id, done_at FROM task") == [(task, None)]
        assert book.rows("SELECT count(*) FROM call") == [(1,)]


@pytest.mark.parametrize("keys", [("R", "c"), ("D", "c"), ("2", "enter", "c")])
async def test_a_task_is_offered_wherever_a_call_is_logged_from_its_line(
    book: Book, keys: tuple[str, ...]
) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_task(book, "Ask for the forecast", acme)
    async with opened(book) as desk:
        await desk.press(*keys)
        assert desk.name == "CallForm" and desk.form.field("task_done") is not None
        await desk.press("ctrl+t", "ctrl+s", "ctrl+s")
        assert book.rows("SELECT count(*) FROM task WHERE done_at IS NULL") == [(0,)]


async def test_a_task_that_comes_again_does_so_after_its_call(book: Book) -> None:
    from kamtui.domain.time.recurrence.typed import read_recurrence
    from tests.build import TODAY

    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_task(book, "Weekly call", acme, repeat=read_recurrence("every monday", TODAY))
    async with opened(book) as desk:
        await desk.press("c", "ctrl+t", "ctrl+s", "ctrl+s")
        assert desk.name == "TodayScreen", desk.problems()
    assert book.rows("SELECT due_on FROM task WHERE done_at IS NULL") == [("2026-11-23",)]


async def test_without_a_task_at_hand_nothing_is_offered(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("3", "c", "ctrl+t")
        assert desk.form.field("task_done") is None and not desk.form.is_touched()
        assert "task done" not in desk.bar
