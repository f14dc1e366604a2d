"""Likely twins: the list over the whole book, their comparison, one of two, and two after all."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from kamtui.domain.accounts.duplicates import KnownName, Likeness
from kamtui.domain.accounts.merging.fields import differences
from kamtui.domain.accounts.person import PersonEntry
from kamtui.domain.accounts.words import Stage
from kamtui.domain.problems import Problems
from kamtui.store.accounts.merging.pairs import TwinPair
from kamtui.store.book.book import Book
from kamtui.store.book.tables import Account, Sale
from kamtui.ui.accounts.twins import acts
from kamtui.ui.accounts.twins.drawing import TwinLines
from kamtui.ui.accounts.twins.form import fields_of
from kamtui.ui.accounts.twins.hand import TwinsAtHand
from kamtui.ui.widgets.line_list import Part
from tests.build import a_call, a_person, an_account, dump
from tests.ui.driving import opened
from tests.ui.front import AnsweringFront, desk_of, saved


def two_accounts(book: Book) -> tuple[int, int]:
    alfa = an_account(book, "Алфа ООД", city="Варна", note="от [/]панаира", greet_every_days=7)
    return alfa, an_account(book, "Alfa", note="плаща навреме", greet_every_days=30, industry="храни")


async def test_two_marked_accounts_become_one_whatever_they_are_called(book: Book) -> None:
    hit, shop = (
        an_account(book, "ХИТ", stage=Stage.CUSTOMER),
        an_account(book, "Магазин на Иван", note="от панаира"),
    )
    an_account(book, "Бета")
    before = dump(book)
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("2", "ctrl+a", "J")
        assert desk.sees("One is made of two: mark those two and no others.", "3 marked")
        await desk.press("escape")
        for name in ("ХИТ", "Магазин на Иван"):
            await desk.press("g")
            while name not in desk.row:
                await desk.press("down")
            await desk.press("m")
            # One alone makes no pair: the key leads to the likely ones.
            assert desk.sees("J make one") == desk.sees("2 marked")
        assert desk.sees("2 marked", "J make one")
        await desk.press("J")
        assert desk.sees("Two accounts become one", "ХИТ", "Магазин на Иван")
        await desk.press("ctrl+s")
        assert not desk.sees("marked") and len(book.rows("SELECT 1 FROM account")) == 2
        assert book.rows("SELECT note FROM account WHERE id = ?", (min(hit, shop),)) == [("от панаира",)]
        await desk.press("u")
        assert dump(book) == before


async def test_two_accounts_become_one_and_an_undo_brings_both_back(book: Book) -> None:
    alfa, other = two_accounts(book)
    ivan, too = a_person(book, "Иван Петров", alfa), a_person(book, "Ivan Petrov", other)
    a_call(book, other, too)
    with book.change("Sell") as act:
        for account in (alfa, other):
            act.add(Sale(id=act.new_id(), account_id=account, month_on=date(2026, 3, 1), revenue=100_00))
    before = dump(book)
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("2", "J")
        assert desk.sees("accounts 1", "people 1", "Алфа ООД · Варна", "the same but for ООД")
        await desk.press("enter")
        assert desk.sees("Two accounts become one", "[Алфа ООД]", "7", "[both]", "[added up]")
        assert desk.sees("come 1 person, 1 call, 1 month of sales")
        await desk.press("down", "right", "ctrl+s")
        assert desk.sees("No two accounts look alike") and any(
            "One account of two" in said for said in desk.said
        )
        assert book.rows("SELECT name, greet_every_days, note, industry FROM account") == [
            ("Алфа ООД", 30, "от [/]панаира\nплаща навреме", "храни")
        ]
        assert book.rows("SELECT account_id, revenue FROM sale") == [(alfa, 200_00)]
        await desk.press("v")
        assert desk.sees("Иван Петров · Алфа ООД", "Ivan Petrov · Алфа ООД")
        await desk.press("enter", "ctrl+s")
        assert book.rows("SELECT id, account_id FROM person") == [(ivan, alfa)]
        assert book.rows("SELECT person_id FROM call_person") == [(ivan,)]
        await desk.press("u", "u")
        assert dump(book) == before and desk.sees("accounts 1")


async def test_who_are_two_are_not_listed_again(book: Book) -> None:
    two_accounts(book)
    an_account(book, "Бета")
    an_account(book, "Beta")
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("2", "J", "f")
        await desk.type("beta")
        assert desk.sees("Бета") and not desk.sees("Алфа ООД")
        await desk.press("enter", "x", "escape")
        assert desk.sees("accounts 1", "Алфа ООД") and not desk.sees("Бета")
        await desk.press("m", "x")
        assert desk.sees("No two accounts look alike. v shows people.")
        assert book.rows("SELECT count(*) FROM account_apart") == [(2,)]
        await desk.press("u")
        assert desk.sees("accounts 1", "Алфа ООД")
        await desk.press("escape")
        assert desk.name == "AccountsScreen"


def words(parts: Sequence[Part]) -> str:
    return "".join(part[0] for part in parts)


def pair_of(one: int, other: int) -> TwinPair:
    return TwinPair(KnownName(one, "one"), KnownName(other, "other"), Likeness.SAME, "one")


async def test_what_another_window_changed_meanwhile_is_not_merged_unseen(book: Book) -> None:
    alfa, other = two_accounts(book)
    hand = TwinsAtHand(alfa, pair=pair_of(alfa, other))

    def change_and_save(form: Any) -> bool:
        with book.change("In another window") as act:
            act.get(Account, other).city = "Русе"
        return saved(form)

    front = AnsweringFront(change_and_save)
    with pytest.raises(Problems, match="changed meanwhile"):
        await acts.compare(desk_of(book, front), hand)
    assert book.rows("SELECT count(*) FROM account") == [(2,)]


async def test_two_people_who_say_the_same_are_asked_about_once(book: Book) -> None:
    alfa = an_account(book, "Алфа")
    ivan, too = a_person(book, "Иван Петров", alfa), a_person(book, "Иван Петров", alfa, title="Директор")
    front = AnsweringFront(lambda _question: True)
    await acts.compare(desk_of(book, front), TwinsAtHand(alfa, pair=pair_of(ivan, too), are_people=True))
    assert book.rows("SELECT name, title FROM person") == [("Иван Петров", "Директор")]
    assert front.said[-1].startswith("One person of two: Иван Петров")


async def test_a_pair_of_which_one_is_gone_is_said(book: Book) -> None:
    alfa, other = two_accounts(book)
    with book.change_rows("Delete") as con:
        con.execute("DELETE FROM account WHERE id = ?", (other,))
    front = AnsweringFront()
    await acts.compare(desk_of(book, front), TwinsAtHand(alfa, pair=pair_of(alfa, other)))
    await acts.apart(desk_of(book, front), TwinsAtHand(alfa, pair=pair_of(alfa, other)))
    assert len(front.said) == 2 and book.rows("SELECT count(*) FROM account_apart") == [(0,)]


def test_each_value_can_be_told_from_the_other() -> None:
    ivan = PersonEntry(name="Иван " + "х" * 300, account_id=1, reports_to_id=5)
    other = PersonEntry(name="Ivan", account_id=2, reports_to_id=6)
    fields = fields_of(differences(ivan, other), {1: "Алфа", 2: "Бета", 5: "Шеф", 6: "Boss"})
    shown = {field.name: dict(field.kind.options()) for field in fields if field.kind.options}
    assert shown["account_id"] == {"first": "Алфа", "second": "Бета"}
    assert shown["reports_to_id"] == {"first": "Шеф", "second": "Boss"}
    assert shown["name"]["second"] == "Ivan" and len(shown["name"]["first"]) == 25


def test_the_reason_gets_the_room_that_names_leave() -> None:
    lines = TwinLines([pair_of(1, 2)])
    assert "the same name" in words(lines.draw(0, 60))
    wide = TwinLines([TwinPair(KnownName(1, "x" * 90), KnownName(2, "y" * 90), Likeness.LEGAL_FORM, "x")])
    drawn = words(wide.draw(0, 78))
    assert len(drawn) == 78 and "the same but for ООД" in drawn
