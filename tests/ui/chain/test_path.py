"""The whole way from a conversation to a won customer, by keys alone, and back again step by step."""

from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from tests.build import Dump, a_call, a_person, an_account, dump
from tests.ui.day.test_closing import at
from tests.ui.driving import Desk, opened


class Steps:
    """What the book held after each act, so that each is seen to be taken back."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._held: list[Dump] = [dump(book)]

    def done(self, acts: int = 1) -> None:
        """One act was written, or what led to several was."""
        held = dump(self._book)
        assert held != self._held[-1]
        self._held += [held] * acts

    async def take_back(self, desk: Desk) -> None:
        """`u` takes back each act alone, until the book is as at the beginning; ctrl+r does them all again."""
        last = self._held[-1]
        acts = len(self._held) - 1
        while len(self._held) > 1:
            self._held.pop()
            await desk.press("u")
            assert dump(self._book) == self._held[-1], f"{len(self._held)} acts before"
        await desk.press(*["ctrl+r"] * acts)
        assert dump(self._book) == last
        await desk.press(*["u"] * acts)
        assert dump(self._book) == self._held[0]


def prospect(book: Book, name: str) -> dict[str, Any]:
    """What came of a prospect."""
    row = book.row(
        "SELECT a.stage, a.won_on, (SELECT group_concat(name, ', ') FROM person WHERE account_id = a.id), "
        "(SELECT count(*) FROM call WHERE account_id = a.id), (SELECT count(*) FROM referral WHERE account_id = a.id) "
        "FROM account a WHERE a.name = ?",
        (name,),
    )
    assert row is not None
    return dict(zip(("stage", "won_on", "people", "calls", "namings"), row, strict=True))


async def log_a_call(desk: Desk, note: str, next_step: str = "") -> None:
    """From the line at hand to a written call; the first person of the call is at hand."""
    await desk.press("c")
    assert desk.name == "CallForm" and desk.at == "people"
    await desk.press("tab")
    await desk.type(note)
    await desk.press("tab")
    if next_step:
        await desk.type(next_step)


async def walk_to(desk: Desk, field: str) -> None:
    """Go on by tab until a field has the focus."""
    for _ in range(40):
        if desk.at == field:
            return
        await desk.press("tab")
    raise AssertionError(f"no tab leads to {field}")


async def won_from_the_chain(
    desk: Desk, book: Book, steps: Steps, namer: str, name: str, contact: str
) -> None:
    """In place 5, where the prospect stands under who named it: four answers, a call, a customer."""
    await desk.press("5")
    rows = desk.rows()
    at_namer = next(number for number, row in enumerate(rows) if namer in row)
    assert name in rows[at_namer + 1] and "????" in rows[at_namer + 1], rows
    await desk.stand_on(name)
    await desk.press("q")
    assert desk.name == "QualifyForm"
    await desk.press("y", "y", "n", "y", "ctrl+s")
    assert desk.name == "ChainScreen", desk.problems()
    steps.done()
    assert len(book.rows("SELECT 1 FROM qualification")) == 4 and "????" not in desk.row
    # The conversation with whom they named, from its account.
    await desk.press("enter")
    assert desk.name == "AccountScreen"
    await desk.press("B", "v", "v")
    await desk.stand_on(contact)
    await log_a_call(desk, "first talk", "send the offer")
    await desk.press("ctrl+s")
    assert desk.name == "BuyingCenterScreen", desk.problems()
    steps.done()
    assert prospect(book, name) == {
        "stage": "prospect", "won_on": None, "people": contact, "calls": 1, "namings": 1,
    }  # fmt: skip
    await desk.press("5")
    await desk.stand_on(name)
    await desk.press("w", "c")
    steps.done()
    await desk.press("2")
    assert prospect(book, name) == {
        "stage": "customer", "won_on": "2026-11-22", "people": contact, "calls": 1, "namings": 1,
    }  # fmt: skip
    await desk.stand_on(name)
    await desk.press("enter")
    assert any(contact in row for row in desk.rows())
    await desk.press("C")
    assert any("first talk" in row for row in desk.rows())
    await desk.press("escape")


@pytest.mark.parametrize(
    ("namer", "name", "contact"),
    [("Мария Иванова", "Фантастико", "Петър Димитров"), ("Ana O'Neill", "Billa", "Stefan Kolev")],
)
async def test_from_a_call_to_a_won_customer_and_back(
    book: Book, namer: str, name: str, contact: str
) -> None:
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    a_person(book, namer, metro)
    steps = Steps(book)
    async with opened(book) as desk:
        await desk.press("2", "enter", "B")
        await log_a_call(desk, "they gave a name")
        await walk_to(desk, f"asked:{namer}")
        await desk.press("enter", "g", "tab")
        await desk.type(name)
        await desk.press("tab")
        await desk.type(contact)
        await desk.press("tab")
        await desk.type("four shops in the town")
        await desk.press("tab", "enter", "y", "ctrl+s", "ctrl+s")
        assert desk.name == "BuyingCenterScreen", desk.problems()
        steps.done()
        assert prospect(book, name) == {
            "stage": "prospect", "won_on": None, "people": contact, "calls": 0, "namings": 1,
        }  # fmt: skip
        assert book.row("SELECT why, may_use_name, call_id FROM referral") == (
            "four shops in the town", "yes", book.rows("SELECT id FROM call")[0][0],
        )  # fmt: skip
        await won_from_the_chain(desk, book, steps, namer, name, contact)
        await steps.take_back(desk)


@pytest.mark.parametrize(
    ("namer", "name", "contact"),
    [("Мария Иванова", "Фантастико", "Петър Димитров"), ("Ana O'Neill", "Billa", "Stefan Kolev")],
)
async def test_from_the_close_of_the_day_to_a_won_customer_and_back(
    book: Book, namer: str, name: str, contact: str
) -> None:
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    a_call(book, metro, a_person(book, namer, metro), held_at=at(9))
    steps = Steps(book)
    async with opened(book) as desk:
        await desk.press("D", "n")
        await desk.type(name)
        await desk.press("tab")
        await desk.type(contact)
        await desk.press("tab")
        await desk.type("four shops in the town")
        await desk.press("tab", "enter", "y", "ctrl+s")
        assert desk.name == "ClosingScreen", desk.problems()
        steps.done()
        assert f"named: {name}" in desk.shown()
        await desk.press("escape")
        await won_from_the_chain(desk, book, steps, namer, name, contact)
        await steps.take_back(desk)


@pytest.mark.parametrize(("customer", "typed"), [("Метро", "Metro"), ("Kaufland", "Кауфланд")])
async def test_a_customer_typed_in_the_other_alphabet_is_that_customer(
    book: Book, customer: str, typed: str
) -> None:
    known = an_account(book, customer, stage=Stage.CUSTOMER)
    a_person(book, "Zoya Hristova", an_account(book, "ХИТ", stage=Stage.CUSTOMER, is_key=True))
    steps = Steps(book)
    async with opened(book) as desk:
        await desk.press("2")
        await desk.stand_on("ХИТ")
        await desk.press("enter", "B")
        await log_a_call(desk, "she named one that we have")
        await walk_to(desk, "asked:Zoya Hristova")
        await desk.press("enter", "g", "tab")
        await desk.type(typed)
        assert desk.sees(customer, "the same name in the other alphabet · customer", f"+ {typed}")
        await desk.press("enter", "ctrl+s", "ctrl+s")
        assert desk.name == "BuyingCenterScreen", desk.problems()
        steps.done()
        assert book.rows("SELECT account_id FROM referral") == [(known,)]
        assert len(book.rows("SELECT 1 FROM account")) == 2
        assert prospect(book, customer)["stage"] == "customer", (
            "being named does not make it a prospect again"
        )
        await desk.press("5")
        assert any(customer in row for row in desk.rows())
        await steps.take_back(desk)
