"""What was promised in a call: a line each, written down with it in one act."""

from pathlib import Path

from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from tests.build import a_person, an_account
from tests.ui.driving import Desk, opened

TERMS = "SELECT owed_by, what, next_check_on, account_id, person_id, call_id FROM term ORDER BY id"


def a_customer(book: Book) -> tuple[int, int]:
    acme = an_account(book, "Акме", stage=Stage.CUSTOMER)
    return acme, a_person(book, "Ана Иванова", acme)


def fields(desk: Desk) -> list[str]:
    return [one.field for one in desk.form.fields() if one.field.partition(":")[0] == "agreed"]


async def test_a_promise_of_each_side_takes_eight_keys_beyond_the_words(book: Book) -> None:
    acme, ana = a_customer(book)
    async with opened(book) as desk:
        await desk.press("2")
        pressed = 0
        for what in (
            ["c"], "Ива", ["tab"], "за плащането", ["tab"], "прати договора до петък", ["tab", "tab"],
            "те: пратят прогноза до петък", ["enter"], "we: price list by 5.12.", ["ctrl+s"],
        ):  # fmt: skip
            if isinstance(what, str):
                await desk.type(what)
            else:
                await desk.press(*what)
                pressed += len(what)
        assert desk.name == "AccountsScreen" and pressed <= 8
        [said] = desk.said
        assert "they owe: “пратят прогноза до петък”, looked at on Fri 27 Nov; we owe: “price list" in said
        [(call_id,)] = book.rows("SELECT id FROM call")
        assert book.rows(TERMS) == [
            ("they", "пратят прогноза до петък", "2026-11-27", acme, ana, call_id),
            ("we", "price list by 5.12.", "2026-12-05", acme, ana, call_id),
        ]
        assert book.rows("SELECT what, due_on FROM task") == [("прати договора до петък", "2026-11-27")]
        await desk.press("u")
        assert book.rows(TERMS) == [] and book.rows("SELECT 1 FROM call") == [], "one act, taken back as one"


async def test_enter_opens_the_next_line_and_an_empty_one_is_nothing(book: Book) -> None:
    a_customer(book)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.fill("next_step", "x")
        await desk.fill("agreed", "they: forecast by fri")
        assert desk.sees("they owe: “forecast by fri” · looked at on Fri 27 Nov")
        await desk.fill("agreed", "they: forecast every friday")
        assert desk.sees("they owe: “forecast every friday” · looked at every Friday")
        await desk.fill("agreed", "they: forecast by fri")
        await desk.press("enter")
        assert desk.at == "agreed:1" and fields(desk) == ["agreed", "agreed:1"]
        await desk.press("enter")
        assert desk.at == "channel", "an empty line is left, and opens nothing"
        await desk.fill("agreed", "forecast by fri")
        assert desk.sees("we owe (or write “they:” first): “forecast by fri”")
        await desk.press("enter")
        assert desk.at == "agreed:1" and fields(desk) == ["agreed", "agreed:1"], "one empty line is enough"
        await desk.type("те:")
        await desk.press("ctrl+s")
        assert desk.at == "agreed:1" and "Say what was promised" in desk.problems()[0]
        await desk.fill("agreed:1", "")
        await desk.press("ctrl+s")
        assert desk.name == "AccountsScreen", desk.problems()
    assert book.rows("SELECT owed_by, what FROM term") == [("we", "forecast by fri")]


async def test_days_and_next_step_are_asked_for_at_once_and_once(book: Book) -> None:
    a_customer(book)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.fill("agreed", "a better price")
        assert desk.sees("no day yet")
        await desk.press("enter")
        await desk.type("they: samples")
        await desk.press("enter")
        await desk.type("they: forecast every friday")
        await desk.press("ctrl+s")
        asked = desk.problems()
        assert len(asked) == 3 and "No next step" in asked[0], asked
        assert all("When to look at it?" in said and "Mon 30 Nov" in said for said in asked[1:])
        await desk.press("ctrl+s")
        assert desk.name == "AccountsScreen"
    assert book.rows("SELECT owed_by, what, next_check_on FROM term") == [
        ("we", "a better price", "2026-11-30"),
        ("they", "samples", "2026-11-30"),
        ("they", "forecast every friday", "2026-11-27"),
    ], "none without a day on which Today shows it"


async def test_a_promise_written_after_the_question_is_asked_for_its_day_too(book: Book) -> None:
    a_customer(book)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.fill("next_step", "x")
        await desk.fill("agreed", "a better price")
        await desk.press("ctrl+s")
        await desk.fill("agreed", "another price")
        await desk.press("ctrl+s")
        assert desk.name == "CallForm" and "When to look at it?" in desk.problems()[0]


async def test_a_new_person_who_was_there_is_whom_it_was_promised_with(book: Book) -> None:
    an_account(book, "Акме", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.fill("people", "Нов Човек,")
        await desk.fill("next_step", "Прати договора")
        await desk.fill("agreed", "they: call by fri")
        await desk.press("ctrl+s")
    assert book.rows("SELECT p.name FROM term t JOIN person p ON p.id = t.person_id") == [("Нов Човек",)]


async def test_without_an_account_there_is_nobody_to_owe(book: Book) -> None:
    a_person(book, "Ива Външна", None)
    async with opened(book) as desk:
        await desk.press("3", "c")
        await desk.fill("people", "Ива")
        await desk.press("enter")
        await desk.fill("next_step", "Прати")
        await desk.fill("agreed", "Плащане")
        await desk.press("ctrl+s")
        assert desk.problems() == ["Say above with which account this was agreed."]
        assert desk.typed("agreed") == "Плащане"
    assert book.rows("SELECT count(*) FROM call") == [(0,)]


async def test_a_correction_of_a_call_promises_nothing(book: Book) -> None:
    a_customer(book)
    async with opened(book) as desk:
        await desk.press("2", "c", "ctrl+s", "ctrl+s", "3", "e")
        assert desk.name == "EditCallForm" and fields(desk) == []


async def test_a_draft_opens_with_all_its_lines_also_one_of_an_older_program(book: Book, path: Path) -> None:
    acme, _ana = a_customer(book)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.fill("agreed", "they: forecast by fri")
        await desk.press("enter")
        await desk.type("we: list by mon")
        await desk.settle(0.6)
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.until(lambda: desk.name == "DraftQuestion", 10)
            assert desk.sees("they: forecast by fri", "we: list by mon")
            await desk.open_draft()
            assert [desk.typed(field) for field in fields(desk)] == [
                "they: forecast by fri",
                "we: list by mon",
            ]
            await desk.press("ctrl+s", "ctrl+s")
        assert len(book.rows(TERMS)) == 2
        # As it was kept when there was one line for what was agreed.
        again.keep_draft(
            "call", {"account": "Акме", "account_id": str(acme), "agreed": "те: мостри до петък"}
        )
    with Book.open(path, backups=None) as once_more:
        async with opened(once_more) as desk:
            await desk.open_draft()
            assert desk.typed("account") == "Акме" and desk.typed("agreed") == "те: мостри до петък"
            assert desk.sees("they owe: “мостри до петък”")
