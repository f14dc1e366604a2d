"""Two windows on one book: what was named, answered, won or planned in one while the other asks about it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.week import WeekPlan
from kamtui.domain.chain.words import Answer, Question
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.chain import answer_reads, week_changes, week_reads
from kamtui.store.chain import changes as chain_changes
from kamtui.store.chain import reads as chain_reads
from tests.build import TODAY, a_person, an_account
from tests.ui.chain.test_screen import a_chain, namings
from tests.ui.driving import Desk, opened


@asynccontextmanager
async def two(book: Book, path: Path) -> AsyncIterator[tuple[Desk, Book, dict[str, int]]]:
    """A window at 5 on a chain, and another on the same book."""
    ids = a_chain(book)
    async with opened(book) as desk:
        with Book.open(path, backups=None) as other:
            await desk.press("5")
            yield desk, other, ids


async def test_who_was_won_meanwhile_is_not_lost(book: Book, path: Path) -> None:
    async with two(book, path) as (desk, other, ids):
        await desk.stand_on("HIT")
        await desk.press("w", "l")
        await desk.type("too dear")
        chain_changes.win(other, ids["hit"], TODAY)
        await desk.press("ctrl+s")
        assert desk.problems() == ["HIT became a customer meanwhile. Nothing was saved."]
        assert account_reads.account_entry(book, ids["hit"]).stage is Stage.CUSTOMER


async def test_answers_given_in_two_windows_are_all_kept(book: Book, path: Path) -> None:
    async with two(book, path) as (desk, other, ids):
        await desk.stand_on("HIT")
        await desk.press("q", "y")
        chain_changes.qualify(other, ids["hit"], {Question.MEANS: (Answer.YES, "theirs")}, TODAY)
        await desk.press("ctrl+s")
        found = answer_reads.answers(book, ids["hit"])
        assert {question: one[:2] for question, one in found.items()} == {
            Question.NEED: (Answer.YES, ""),
            Question.MEANS: (Answer.YES, "theirs"),
        }


async def test_a_week_planned_in_two_windows_has_the_numbers_of_both(book: Book, path: Path) -> None:
    async with two(book, path) as (desk, other, _ids):
        await desk.press("p")
        await desk.type("7")
        week_changes.plan_week(other, TODAY, WeekPlan(20, 5, 3, 2))
        await desk.press("ctrl+s")
        assert desk.name == "Whose" and desk.sees("7", "20")  # both said how many contacts
        await desk.press("m")
        assert week_reads.week_plan(book, TODAY) == WeekPlan(7, 5, 3, 2)
        await desk.press("u")
        assert week_reads.week_plan(book, TODAY) == WeekPlan(20, 5, 3, 2)


async def test_thanked_in_both_windows_stays_thanked(book: Book, path: Path) -> None:
    async with two(book, path) as (desk, other, ids):
        await desk.stand_on("Фантастико")
        chain_changes.thank_person(other, ids["maria"], TODAY)
        await desk.press("space")
        assert chain_reads.forest(book).paths[ids["fantastico"]][0].thanked_on == TODAY
        await desk.press("space")
        assert chain_reads.forest(book).paths[ids["fantastico"]][0].thanked_on is None


async def test_what_was_deleted_while_its_form_is_open_is_said_at_its_line(book: Book, path: Path) -> None:
    lidl = an_account(book, "Lidl")
    zoya = a_person(book, "Zoya Petkova", lidl)
    async with two(book, path) as (desk, other, ids):
        await desk.stand_on("Мария")
        await desk.press("n")
        await desk.type("Lidl")
        await desk.press("enter", "tab")
        await desk.type("Zoya")
        await desk.press("enter")
        assert (desk.form.typed()["organisation_id"], desk.form.typed()["person_id"]) == (
            str(lidl),
            str(zoya),
        )
        account_changes.delete_account(other, lidl)
        people_changes.delete_person(other, ids["maria"])
        await desk.press("ctrl+s")
        assert desk.problems() == [
            "Deleted meanwhile. Save again, and it is a new prospect.",
            "Deleted meanwhile. Save again, and it is somebody new.",
            "Deleted meanwhile. Choose somebody else; or leave it empty, and say the source.",
        ]
        await desk.press("ctrl+s")
        assert desk.problems() == [
            "Nobody of that name is in the book; choose from the list, or leave it empty."
        ]
        await desk.fill("by", "Stefan")
        await desk.press("enter", "ctrl+s")
        assert desk.name == "ChainScreen", desk.problems()
        assert [one[:2] for one in namings(book)][-1] == ("Lidl", "Stefan Kolev")
        assert book.rows("SELECT p.name, a.name FROM person p JOIN account a ON a.id = p.account_id WHERE a.name = 'Lidl'") == [("Zoya Petkova", "Lidl")]  # fmt: skip


async def test_whom_they_named_in_a_call_was_deleted_meanwhile(book: Book, path: Path) -> None:
    lidl = an_account(book, "Lidl")
    zoya = a_person(book, "Zoya Petkova", lidl)
    async with two(book, path) as (desk, other, _ids):
        await desk.press("2")
        await desk.stand_on("Metro")
        await desk.press("c")
        await desk.type("Мария")
        await desk.press("enter")
        await desk.fill("note", "talked")
        await desk.choose("asked:Мария Иванова", "g")
        await desk.press("tab")
        await desk.type("Lidl")
        await desk.press("enter", "tab")
        await desk.type("Zoya")
        await desk.press("enter")
        assert desk.typed("named:0:person:Мария Иванова") == "Zoya Petkova"
        people_changes.delete_person(other, zoya)
        account_changes.delete_account(other, lidl)
        await desk.press("ctrl+s")
        assert sorted(desk.problems()) == [
            "Deleted meanwhile. Save again, and it is a new prospect.",
            "Deleted meanwhile. Save again, and it is somebody new.",
        ]
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "AccountsScreen", desk.problems()
        assert namings(book)[-1][:2] == ("Lidl", "Мария Иванова")
        assert book.row("SELECT stage FROM account WHERE name = 'Lidl'") == ("prospect",)
