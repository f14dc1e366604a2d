"""What was agreed in a call is written down with it, in one act; its form then offers to say more."""

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from kamtui.store.terms import reads as term_reads
from tests.build import TODAY, a_person, an_account
from tests.ui.driving import Desk, opened


async def log_with(desk: Desk, agreed: str) -> None:
    await desk.press("2", "c")
    await desk.fill("people", "Ива")
    await desk.press("enter")
    await desk.fill("note", "за плащането")
    await desk.fill("next_step", "Прати договора")
    await desk.fill("agreed", agreed)
    await desk.press("ctrl+s")
    if desk.name == "CallForm":
        assert "When to look at it?" in desk.problems()[0]
        await desk.press("ctrl+s")


async def test_saving_goes_on_to_the_term_with_account_person_and_call(book: Book) -> None:
    acme = an_account(book, "Акме", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ана Иванова", acme)
    async with opened(book) as desk:
        await log_with(desk, "Плащане до 45 дни")
        assert desk.name == "TermForm"
        assert (desk.typed("account"), desk.typed("what"), desk.typed("person")) == (
            "Акме", "Плащане до 45 дни", "Ана Иванова",
        )  # fmt: skip
        await desk.fill("checks", "monthly on the 5th")
        await desk.press("ctrl+s")
        assert desk.name == "AccountsScreen"
    [term_id] = term_reads.term_ids(book, TODAY)
    entry = term_reads.term_detail(book, term_id).entry
    [(call_id,)] = book.rows("SELECT id FROM call")
    assert (entry.what, entry.account_id, entry.person_id, entry.call_id) == (
        "Плащане до 45 дни", acme, ana, call_id,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("agreed", "term"),
    [
        ("Плащане до 45 дни", ("we", "Плащане до 45 дни", "2026-11-30")),
        ("they: the forecast by fri", ("they", "the forecast by fri", "2026-11-27")),
        ("те: пратят прогноза до петък", ("they", "пратят прогноза до петък", "2026-11-27")),
    ],
)
async def test_escape_from_its_form_loses_no_promise(
    book: Book, agreed: str, term: tuple[str, str, str]
) -> None:
    acme = an_account(book, "Акме", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ана Иванова", acme)
    query = "SELECT owed_by, what, next_check_on, account_id, person_id FROM term"
    async with opened(book) as desk:
        await log_with(desk, agreed)
        assert desk.name == "TermForm" and desk.sees("Agreed, and in the book")
        assert book.rows(query) == [(*term, acme, ana)], "also a kill loses nothing from here on"
        await desk.press("escape")
        assert desk.name == "AccountsScreen", "nothing was typed there, so nothing is asked"
        [said] = desk.said
        assert term[1] in said and "looked at on" in said
        assert book.rows(query) == [(*term, acme, ana)]
        await desk.press("u")
        assert book.rows(query) == [] and book.rows("SELECT 1 FROM call") == [], "one act, taken back as one"


async def test_its_form_corrects_and_writes_no_second_one(book: Book) -> None:
    acme = an_account(book, "Акме", stage=Stage.CUSTOMER)
    a_person(book, "Ана Иванова", acme)
    async with opened(book) as desk:
        await log_with(desk, "the forecast by fri")
        await desk.choose("owed_by", "t")
        await desk.press("ctrl+s")
    assert book.rows("SELECT owed_by, what FROM term") == [("they", "the forecast by fri")]


async def test_words_that_name_another_day_than_the_check_are_told_so(book: Book) -> None:
    acme = an_account(book, "Акме", stage=Stage.CUSTOMER)
    a_person(book, "Ана Иванова", acme)
    async with opened(book) as desk:
        await log_with(desk, "they: the forecast by fri")
        assert not desk.sees("its words say")
        await desk.fill("what", "the forecast by thu")
        assert desk.sees("once: Fri 27 Nov 2026 · its words say Thu 26 Nov 2026")
        await desk.fill("checks", "once on 26.11.2026")
        assert desk.sees("once: Thu 26 Nov 2026") and not desk.sees("its words say")


async def test_a_new_person_who_was_there_is_whom_it_was_agreed_with(book: Book) -> None:
    an_account(book, "Акме", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.fill("people", "Нов Човек,")
        await desk.fill("next_step", "Прати договора")
        await desk.fill("agreed", "they: call by fri")
        await desk.press("ctrl+s", "escape")
    assert book.rows("SELECT p.name FROM term t JOIN person p ON p.id = t.person_id") == [("Нов Човек",)]


async def test_next_step_and_day_are_asked_for_at_once_and_once(book: Book) -> None:
    an_account(book, "Акме", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.fill("agreed", "a better price")
        assert desk.sees("we owe", "no day yet")
        await desk.press("ctrl+s")
        assert desk.name == "CallForm" and len(desk.problems()) == 2, desk.problems()
        await desk.press("ctrl+s")
        assert desk.name == "TermForm"
    assert book.rows("SELECT what FROM term") == [("a better price",)]


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


async def test_a_correction_of_a_call_agrees_on_nothing(book: Book) -> None:
    acme = an_account(book, "Акме", stage=Stage.CUSTOMER)
    a_person(book, "Ана Иванова", acme)
    async with opened(book) as desk:
        await log_with(desk, "")
        assert desk.name == "AccountsScreen"
        await desk.press("3", "e")
        assert desk.form.field("agreed") is None
