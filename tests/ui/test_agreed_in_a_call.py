"""What was agreed in a call is written down in the same breath: saving the call goes on to the term."""

from kamtui.domain.words import Stage
from kamtui.store import terms
from kamtui.store.book import Book
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
    [term_id] = terms.term_ids(book, TODAY)
    entry = terms.term_detail(book, term_id).entry
    [(call_id,)] = book.rows("SELECT id FROM call")
    assert (entry.what, entry.account_id, entry.person_id, entry.call_id) == (
        "Плащане до 45 дни", acme, ana, call_id,
    )  # fmt: skip


async def test_leaving_the_term_asks_first_and_the_call_stays(book: Book) -> None:
    acme = an_account(book, "Акме", stage=Stage.CUSTOMER)
    a_person(book, "Ана Иванова", acme)
    async with opened(book) as desk:
        await log_with(desk, "Плащане до 45 дни")
        await desk.press("escape")
        assert desk.name == "TermForm" and "Leave without saving?" in desk.problems()[0]
        await desk.press("escape")
        assert desk.name == "AccountsScreen"
    assert terms.term_ids(book, TODAY) == [] and book.rows("SELECT count(*) FROM call") == [(1,)]


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
