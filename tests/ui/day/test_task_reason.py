"""What a task follows from: said in its form, where it can be taken away, and kept with a draft."""

from datetime import timedelta
from pathlib import Path

from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.words import Outcome
from kamtui.store.book.book import Book
from tests.build import a_check, a_task, a_term, an_account
from tests.conftest import TODAY
from tests.ui.driving import opened


def broken_and_ended(book: Book) -> int:
    """A promise of one day, found broken on it: it has ended, and nothing is done about it yet."""
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    term = a_term(book, metro, "Shelf space", checks="once today")
    a_check(book, term, Outcome.BROKEN, TODAY)
    return term


async def test_the_form_says_that_a_task_is_because_of_the_line_at_hand(book: Book) -> None:
    term = broken_and_ended(book)
    async with opened(book, size=(80, 24)) as desk:
        await desk.stand_on("Shelf space")
        await desk.press("t")
        assert desk.sees("Because of", "[Shelf space] something else")
        await desk.fill("what", "Ask for the metre")
        await desk.press("ctrl+s")
        assert desk.said[-1].startswith("Added task “Ask for the metre” because of “Shelf space”")
        await desk.stand_on("Shelf space")
        await desk.press("t")
        await desk.fill("what", "Call back Dimitrov")
        await desk.choose("follows", "s")
        await desk.fill("due", "today")
        await desk.press("ctrl+s")
        assert book.rows("SELECT what, term_id FROM task ORDER BY id") == [
            ("Ask for the metre", term),
            ("Call back Dimitrov", None),
        ]
        assert desk.sees("today Call back Dimitrov"), "it stands by its own name"


async def test_a_task_may_turn_out_to_be_about_something_else(book: Book) -> None:
    term = broken_and_ended(book)
    task = a_task(book, "Call back", None, TODAY - timedelta(days=1), term_id=term)
    async with opened(book) as desk:
        await desk.stand_on("Shelf space")
        await desk.press("e", "t")
        assert desk.name == "TaskForm" and desk.typed("follows") == "1"
        await desk.choose("follows", "s")
        await desk.press("ctrl+s")
        assert book.rows("SELECT id, term_id FROM task") == [(task, None)]


async def test_without_a_reason_nothing_is_asked_about_one(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("t")
        assert not desk.sees("Because of")


async def test_a_draft_keeps_what_its_task_follows_from(book: Book, path: Path) -> None:
    term = broken_and_ended(book)
    async with opened(book) as desk:
        await desk.stand_on("Shelf space")
        await desk.press("t")
        await desk.fill("what", "Ask for the metre")
        desk.form.keep_draft()
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.open_draft()
            assert desk.sees("[Shelf space] something else")
            await desk.press("ctrl+s")
            assert again.rows("SELECT what, term_id FROM task") == [("Ask for the metre", term)]


async def test_a_new_task_says_for_whom_it_is(book: Book) -> None:
    """The account is that of the line at hand, which may be another than one has in mind."""
    an_account(book, "Metro")
    async with opened(book) as desk:
        await desk.press("2", "t")
        await desk.fill("what", "Call back")
        await desk.press("ctrl+s")
        assert desk.said[-1].startswith("Added task “Call back” for Metro")
