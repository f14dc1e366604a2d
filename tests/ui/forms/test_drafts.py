"""What was typed and not saved: kept only where something was typed, and offered as a question."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from kamtui.domain.accounts.words import Stage
from kamtui.domain.time.moments import read_stored
from kamtui.store.book.book import Book
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.calls import acts as call_acts
from kamtui.ui.chain import naming_acts, week_acts
from kamtui.ui.day import task_acts
from kamtui.ui.terms import acts as term_acts
from kamtui.ui.terms import favour_acts, problem_acts
from tests.build import a_call, a_person, a_task, a_term, an_account
from tests.ui.driving import NOON, Clock, Desk, opened

FORMS: dict[str, Callable[[Any, dict[str, int]], Any]] = {
    "call": lambda place, ids: call_acts.log_call(place.desk, ids["acme"], ids["ana"], task_id=ids["task"]),
    "call from nowhere": lambda place, ids: call_acts.log_call(place.desk, None),
    "edit a call": lambda place, ids: call_acts.edit_call(place.desk, ids["call"]),
    "task": lambda place, ids: task_acts.new_task(place.desk, ids["acme"], ids["ana"]),
    "edit a task": lambda place, ids: task_acts.edit_task(place.desk, ids["task"]),
    "account": lambda place, ids: account_acts.new_account(place.desk),
    "edit an account": lambda place, ids: account_acts.edit_account(place.desk, ids["acme"]),
    "person": lambda place, ids: account_acts.new_person(place.desk, ids["acme"]),
    "edit a person": lambda place, ids: account_acts.edit_person(place.desk, ids["ana"]),
    "term": lambda place, ids: term_acts.new_term(place.desk, ids["acme"], ids["ana"]),
    "edit a term": lambda place, ids: term_acts.edit_term(place.desk, ids["term"]),
    "check": lambda place, ids: term_acts.check_term(place.desk, ids["term"]),
    "problem": lambda place, ids: problem_acts.new_problem(place.desk, ids["acme"]),
    "favour": lambda place, ids: favour_acts.new_favour(place.desk, ids["acme"], ids["ana"]),
    "prospect": lambda place, ids: naming_acts.name_prospect(place.desk, ids["ana"]),
    "week": lambda place, ids: week_acts.plan_week(place.desk, place.desk.today),
}


def stock(book: Book) -> dict[str, int]:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana Koleva", acme)
    return {
        "acme": acme,
        "ana": ana,
        "task": a_task(book, "Call her", acme, person_id=ana),
        "call": a_call(book, acme, ana, note="old"),
        "term": a_term(book, acme, "Pay in 45 days", checks="daily"),
    }


def drafts(book: Book) -> list[str]:
    return [slot for (slot,) in book.rows("SELECT slot FROM draft")]


async def begin(desk: Desk, form: str, ids: dict[str, int]) -> None:
    desk.screen.run_worker(FORMS[form](desk.screen, ids))
    await desk.until(lambda: desk.name.endswith("Form"))
    await desk.settle()


async def test_of_a_form_in_which_nothing_was_typed_nothing_is_kept(book: Book) -> None:
    ids = stock(book)
    async with opened(book) as desk:
        for form in FORMS:
            await begin(desk, form, ids)
            for _ in range(4):
                await desk.press("tab")
            await desk.settle(0.6)
            assert drafts(book) == [] and not desk.form.is_touched(), form
            desk.form.keep_draft()
            assert drafts(book) == [], form
            await desk.press("escape")
            assert desk.name == "TodayScreen", form


async def test_what_was_typed_and_taken_back_is_not_kept(book: Book) -> None:
    ids = stock(book)
    async with opened(book) as desk:
        await begin(desk, "call", ids)
        await desk.fill("note", "x")
        await desk.settle(0.6)
        assert drafts(book) == ["call"]
        await desk.fill("note", "")
        await desk.settle(0.6)
        assert drafts(book) == []


async def type_and_lose(book: Book, form: str = "call", field: str = "note") -> None:
    ids = stock(book)
    async with opened(book) as desk:
        await begin(desk, form, ids)
        await desk.fill(field, "half a sentence")
        await desk.settle(0.6)


async def test_no_key_from_habit_answers_what_is_offered(book: Book, path: Path) -> None:
    await type_and_lose(book)
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.until(lambda: desk.name == "DraftQuestion", 10)
            await desk.settle()
            assert desk.sees("Typed and not saved: a call", "half a sentence", "Acme")
            assert desk.sees("ctrl+o open it", "esc not now", "ctrl+x throw away")
            await desk.type("yes no, абв дй 123\n\n oxl")
            await desk.press("tab", "space", "enter", "down", "backspace", "delete", "ctrl+s")
            assert desk.name == "DraftQuestion"
            await desk.press("ctrl+o")
            await desk.until(lambda: desk.name == "CallForm")
            await desk.settle()
            assert desk.typed("note") == "half a sentence"
            await desk.press("ctrl+s", "ctrl+s")
            assert desk.name == "TodayScreen", desk.problems()
        assert again.rows("SELECT count(*) FROM call") == [(2,)] and drafts(again) == []


async def test_left_for_later_it_is_offered_again(book: Book, path: Path) -> None:
    await type_and_lose(book)
    for leave in (("escape",), ("ctrl+o", "escape", "escape"), ("ctrl+x", "escape")):
        with Book.open(path, backups=None) as again:
            async with opened(again) as desk:
                await desk.until(lambda: desk.name == "DraftQuestion", 10)
                for key in leave:
                    await desk.press(key)
                    await desk.settle(0.1)
                assert desk.name == "TodayScreen"
                # A form of the same kind does not push it out.
                await desk.press("c")
                await desk.fill("note", "another")
                await desk.settle(0.6)
                await desk.press("escape", "escape")
                assert desk.name == "TodayScreen" and len(drafts(again)) == 1
    with Book.open(path, backups=None) as again:
        [draft] = again.orphaned_drafts()
        assert draft.content["note"] == "half a sentence"


async def test_thrown_away_it_is_gone(book: Book, path: Path) -> None:
    await type_and_lose(book)
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.until(lambda: desk.name == "DraftQuestion", 10)
            await desk.press("ctrl+x")
            assert desk.name == "DraftQuestion" and desk.sees("It does not come back")
            await desk.press("ctrl+x")
            assert desk.name == "TodayScreen" and drafts(again) == []


async def test_a_restored_field_is_not_replaced_by_the_next_key(book: Book, path: Path) -> None:
    await type_and_lose(book, "task", "what")
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.open_draft()
            assert desk.name == "TaskForm" and desk.at == "what"
            await desk.type("!")
            assert desk.typed("what") == "half a sentence!"


async def test_a_call_offered_again_keeps_the_moment_that_it_showed(book: Book, path: Path) -> None:
    await type_and_lose(book)
    with Book.open(path, backups=None) as again:
        async with opened(again, clock=Clock(NOON + timedelta(days=1, hours=3))) as desk:
            await desk.open_draft()
            assert desk.sees("Sun 22 Nov 12:00")
            await desk.press("ctrl+s", "ctrl+s")
            assert desk.name == "TodayScreen", desk.problems()
        [(held_at,)] = again.rows("SELECT held_at FROM call WHERE note = 'half a sentence'")
        assert read_stored(held_at) == NOON


async def test_escape_pressed_twice_loses_nothing(book: Book) -> None:
    """What was left is opened again by a key, as often as it is left; and once saved it is no more."""
    an_account(book, "Metro", stage=Stage.CUSTOMER)
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("ctrl+o")
        assert desk.said[-1].startswith("No form was left")
        for _again in range(2):
            if desk.name != "CallForm":
                await desk.press("c")
            await desk.fill("note", "They want to meet our director")
            await desk.press("escape", "escape")
            assert desk.said[-1] == "Not saved: ctrl+o opens it again as it was."
            await desk.press("ctrl+o")
            assert desk.name == "CallForm" and desk.typed("note") == "They want to meet our director"
        await desk.press("escape", "escape")
        await desk.press("t")
        await desk.press("escape")
        assert desk.name == "TodayScreen", "an empty form is left at once, and stands for nothing"
        await desk.press("ctrl+o")
        assert desk.typed("note") == "They want to meet our director"
