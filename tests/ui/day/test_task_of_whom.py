"""Whose a task is that is made with `t`: of the line only where the person went to it, and never another's unasked."""

from datetime import timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.words import Outcome
from kamtui.store.book.book import Book
from tests.build import a_check, a_person, a_task, a_term, an_account
from tests.conftest import TODAY
from tests.ui.driving import opened


def with_a_broken_promise(book: Book) -> tuple[int, int]:
    """An account and its promise, found broken, which is the first line of Today."""
    bella = an_account(book, "Bella Bulgaria", stage=Stage.CUSTOMER)
    term = a_term(book, bella, "Delivery within 48 hours", checks="once today")
    a_check(book, term, Outcome.BROKEN, TODAY)
    return bella, term


def tasks(book: Book) -> list[tuple[str, int | None, int | None]]:
    return [tuple(row) for row in book.rows("SELECT what, account_id, term_id FROM task ORDER BY id")]


async def test_a_task_is_not_of_a_line_that_nobody_went_to(book: Book) -> None:
    with_a_broken_promise(book)
    async with opened(book) as desk:
        assert "Delivery within 48 hours" in desk.row
        await desk.press("t")
        assert desk.sees("Because of", "Delivery within 48 hours [something else]") and not desk.typed(
            "account"
        )
        await desk.fill("what", "Book the hotel in Varna")
        await desk.press("ctrl+s")
        assert tasks(book) == [("Book the hotel in Varna", None, None)]


async def test_what_the_line_is_about_is_offered_and_brings_its_account(book: Book) -> None:
    bella, term = with_a_broken_promise(book)
    async with opened(book) as desk:
        await desk.press("t")
        await desk.fill("what", "Ask for the lorry")
        await desk.choose("follows", "d")
        await desk.press("ctrl+s")
        assert tasks(book) == [("Ask for the lorry", bella, term)]


async def test_the_next_line_under_the_cursor_is_not_one_that_somebody_went_to(book: Book) -> None:
    an_account(book, "Metro")
    for name in ("First", "Second"):
        a_task(book, name, an_account(book, name), TODAY)
    async with opened(book) as desk:
        await desk.stand_on("First")
        await desk.press("space")
        assert "Second" in desk.row
        await desk.press("t")
        assert not desk.typed("account")
        await desk.press("escape", "j", "k", "t")
        assert desk.typed("account") == "Second", "a move within the list says which line is meant"


async def test_words_that_name_another_account_are_asked_about_once(book: Book) -> None:
    bella, _term = with_a_broken_promise(book)
    lidl = an_account(book, "Лидл България")
    async with opened(book) as desk:
        for choose in (True, False):
            await desk.stand_on("Delivery within 48 hours")
            await desk.press("t")
            await desk.fill("what", "Answer Lidl about the pallets")
            await desk.choose("follows", "s")
            await desk.press("ctrl+s")
            assert desk.sees("Is it about “Лидл България”?")
            if choose:
                await desk.fill("account", "Лидл България")
            await desk.press("ctrl+s")
        assert [of for _what, of, _term in tasks(book)] == [lidl, bella]


async def test_words_that_name_its_own_account_or_people_are_not_asked_about(book: Book) -> None:
    bella, _term = with_a_broken_promise(book)
    a_person(book, "Georgi Petrov", bella)
    an_account(book, "Petrov Foods")
    async with opened(book) as desk:
        for what in ("Offer for Bella", "Call Petrov", "Book the hotel"):
            await desk.stand_on("Delivery within 48 hours")
            await desk.press("t")
            await desk.fill("what", what)
            await desk.press("ctrl+s")
            assert desk.name != "TaskForm", what


async def test_a_task_because_of_a_promise_stays_with_its_account(book: Book) -> None:
    bella, term = with_a_broken_promise(book)
    an_account(book, "Metro")
    task = a_task(book, "Ask for the lorry", bella, TODAY - timedelta(days=1), term_id=term)
    async with opened(book) as desk:
        await desk.stand_on("Delivery within 48 hours")
        for account in ("", "Metro"):
            await desk.press("e", "t")
            await desk.fill("account", account)
            await desk.press("ctrl+s")
            assert desk.sees("“Because of” is about Bella Bulgaria")
            await desk.press("escape", "escape")
        await desk.press("e", "t")
        await desk.fill("account", "")
        await desk.choose("follows", "s")
        await desk.press("ctrl+s")
        assert book.rows("SELECT id, account_id, term_id FROM task") == [(task, None, None)]
