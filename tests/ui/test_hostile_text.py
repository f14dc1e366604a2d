"""No text of a person's is anything but text: a book full of it opens everywhere, and shows it as typed."""

from datetime import date
from typing import Any

import pytest

from kamtui.domain.account import AccountEntry
from kamtui.domain.call import Participant
from kamtui.domain.person import PersonEntry, StanceEntry
from kamtui.domain.task import TaskEntry
from kamtui.domain.text import clean
from kamtui.domain.words import Stage, Stance
from kamtui.store import accounts, people, tasks
from kamtui.store.book import Book
from tests.build import NOON, TODAY, a_call
from tests.ui.driving import Desk, opened

HOSTILE = (
    "[/]",
    "[/bold]",
    "[@click=app.quit]x[/]",
    "[ACME]",
    "[red",
    "x[/]y",
    "\\[bold]x",
    "[b]a[/i]",
    "[$primary]x",
    "[link=https://evil.example]y[/link]",
    "[@=]x",
    "$name ${x} {0} {self.__class__} %s%n",
    "\x1b[31mRED\x1b[0m",
    "\x1b]0;pwned\x07x",
    "a\x9d0;pwned\x9cx",
    "abc\u202edef\u202cghi",
    "\u200fשלום",
    "a\x00b\x7fc",
    "株式会社カミトゥ",
    "👍🏽 🇧🇬 👩‍👩‍👧",
    "é́́́́́́́́́́",
    "'; DROP TABLE account;--",
    '"unbalanced NEAR(a b, 2) OR *',
    "line one\nline two\r\nthree",
    "x" * 500,
    "一" * 500,
    "# heading\n---\n[x](file:///etc/passwd)\n```",
)
"""Some of the strings with which the fault tools try a book, and our own."""


def fill(book: Book) -> None:
    """For each string an account, a person, a call and a task that have it in every field."""
    for number, raw in enumerate(HOSTILE):
        line, note = clean(raw) or "?", clean(raw, lines=True)
        account = accounts.add_account(
            book,
            AccountEntry(
                name=line, legal_name=line, registration_number=line, industry=line, city=line, country=line,
                phone=line, email=line, website=line, stage=Stage.CUSTOMER, is_key=True, vulnerability=line,
                note=note, renewal_on=date(2027, 1, 1),
            ),
        )  # fmt: skip
        entry = PersonEntry(
            name=line, account_id=account, title=line, department=line, phone=line, email=line, goals=line,
            interests=line, contact_every_days=1, contact_latest_days=2,
        )  # fmt: skip
        person = people.add_person(book, entry, StanceEntry(Stance.BLOCKER, 5, reason=line), TODAY)
        a_call(book, account, Participant(person, ""), purpose=line, note=note, result=line, held_at=NOON)
        day = date(2026, 11, 22 if number % 2 else 20)
        tasks.add_task(book, TaskEntry(what=line, due_on=day, account_id=account, person_id=person))


def is_calm(desk: Desk) -> bool:
    """Nothing on the screen can steer a terminal, and the program still runs."""
    shown = "".join(desk.lines())
    return desk.app.is_running and not any(
        ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u200f" for c in shown
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_book_full_of_it_opens_everywhere(book: Book, size: tuple[int, int]) -> None:
    fill(book)
    async with opened(book, size=size) as desk:
        for place in ("1", "2", "3"):
            await desk.press(place)
            listed = desk.listed()
            for number in range(0, len(listed.lines), 4):
                if not listed.lines.is_heading(number):
                    listed.cursor = number
                    await desk.settle()
                    assert is_calm(desk), (place, desk.row)
            await desk.press("g")
            if size == (120, 36) and place == "1":
                continue
            await desk.press("e")
            assert desk.name.endswith("Form") and is_calm(desk)
            await desk.press("escape")
        await desk.press("2", "o")
        # Every other one at each size: together all of them.
        for number in range(size[0] // 120, len(HOSTILE), 2):
            desk.listed().cursor = number
            await desk.settle()
            await desk.press("enter")
            screen: Any = desk.screen
            screen.action_tab("people")
            screen.action_tab("tasks")
            await desk.press("C", "enter")
            assert desk.name == "ReadCall" and is_calm(desk)
            await desk.press("escape", "escape")
            assert desk.name == "AccountsScreen"


async def test_words_stand_on_the_screen_as_typed(book: Book) -> None:
    short = [raw for raw in HOSTILE if clean(raw) == raw and len(raw) < 14]
    assert len(short) > 8
    for raw in short:
        accounts.add_account(book, AccountEntry(name=raw, city=raw, stage=Stage.CUSTOMER, vulnerability=raw))
        account = book.rows("SELECT max(id) FROM account")[0][0]
        people.add_person(
            book, PersonEntry(name=raw, account_id=account, title=raw), StanceEntry(None, None), TODAY
        )
        a_call(book, account, note=raw)
        tasks.add_task(book, TaskEntry(what=raw, due_on=TODAY, account_id=account))
    async with opened(book, size=(160, 45)) as desk:
        for place in ("1", "2", "3"):
            await desk.press(place)
            for raw in short:
                assert desk.sees(raw), (place, raw)
        await desk.press("1", "g")
        raw = short[0]
        await desk.press("space")
        assert any(raw in said for said in desk.said) and desk.sees(f"“{raw}”"), "toasts too"
        await desk.press("u", "slash")
        await desk.type("acme")
        assert desk.sees("[ACME]")
        await desk.press("enter")
        assert desk.name == "AccountScreen" and desk.sees("[ACME]", "Vulnerable")
        for tab in ("P", "C", "T"):
            await desk.press(tab)
            assert desk.sees("[ACME]"), tab
        await desk.press("P", "d")
        assert desk.sees("Delete [ACME]?")
        await desk.press("escape", "O", "d")
        assert desk.sees("Delete [ACME]?")
        await desk.press("escape")


async def test_a_click_on_such_a_name_does_nothing_but_choose(book: Book) -> None:
    for name in ("[@click=app.quit]aaa[/]", "[@click=app.bell]bbb[/]"):
        accounts.add_account(book, AccountEntry(name=name, city=name, stage=Stage.CUSTOMER))
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2")
        listed: Any = desk.listed()
        await desk.pilot.click(listed, offset=(20, 0))
        await desk.settle()
        await desk.pilot.click("Panel", offset=(5, 0))
        await desk.settle()
        assert desk.app.is_running and desk.name == "AccountsScreen"
        await desk.stand_on("]aa")
        await desk.press("enter")
        await desk.pilot.click("#name", offset=(10, 0))
        await desk.settle()
        assert desk.app.is_running and desk.name == "AccountScreen" and desk.sees("[@click=app.quit]aaa[/]")


async def test_it_can_be_typed_and_saved_in_every_form(book: Book) -> None:
    typed = "[/] [@click=app.quit]x[/] {0} %s $x"
    async with opened(book) as desk:
        await desk.press("n")
        await desk.type(typed)
        await desk.fill("vulnerability", typed)
        await desk.press("ctrl+s")
        assert desk.name == "AccountScreen" and any(typed in said for said in desk.said)
        await desk.press("P", "n")
        await desk.type(typed)
        await desk.press("ctrl+s", "T", "n")
        await desk.type(typed)
        await desk.press("ctrl+s", "c")
        await desk.fill("people", typed)
        await desk.press("enter")
        await desk.fill("note", typed)
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "AccountScreen", desk.problems()
    for table, column in (("account", "name"), ("person", "name"), ("task", "what"), ("call", "note")):
        assert book.rows(f"SELECT {column} FROM {table}") == [(typed,)], table
