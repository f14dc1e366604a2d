"""A conversation in one line: what stands below it while it is typed, what is chosen, taken out and saved."""

import pytest

from kamtui.domain.calls.one_line.parts import Sort, Span
from kamtui.domain.calls.one_line.pieces import Piece
from kamtui.domain.text import language
from kamtui.domain.text.language import _, spoken
from kamtui.store.book.book import Book
from kamtui.ui.calls.one_line_dialog import _draw, _Shown
from tests.build import a_person, an_account
from tests.ui.driving import opened


async def test_a_line_says_what_it_will_write_and_writes_it_as_one_act(book: Book) -> None:
    metro = an_account(book, "Метро България")
    ana = a_person(book, "Ана Иванова", metro)
    async with opened(book) as desk:
        await desk.press("a")
        assert desk.sees("a promise, they= or we=", "by commas; a colon; the note")
        await desk.type(
            "metro, ivan, visit yesterday: wants the list they=forecast by fri !mon call +Zora %8"
        )
        assert desk.rows() == [
            "Account Метро България",
            "With Ана Иванова",
            "How visit",
            "When Sat 21 Nov 12:00",
            "Note wants the list",
            "They promise “forecast by fri”, deadlines, looked at on Fri 27 Nov",
            "Next step call, by Mon 23 Nov",
            "Prospect + Zora (new); named by Ана Иванова",
            "Satisfied 8 of 10",
        ]
        await desk.press("enter")
        assert desk.name == "TodayScreen" and "Logged call with Ана Иванова" in desk.said[-1]
        assert book.rows("SELECT account_id, channel, note FROM call") == [(metro, "visit", "wants the list")]
        assert book.rows("SELECT person_id, asked FROM call_person") == [(ana, "given")]
        assert [len(book.rows(f"SELECT 1 FROM {table}")) for table in ("term", "task", "referral")] == [
            1,
            1,
            1,
        ]
        await desk.press("u")
        assert not any(book.rows(f"SELECT 1 FROM {table}") for table in ("call", "term", "task", "referral"))


async def test_what_is_not_sure_is_chosen_by_tab_and_nothing_by_habit(book: Book) -> None:
    metro = an_account(book, "Metro")
    for name in ("Ivan Dimitrov", "Ivan Georgiev"):
        a_person(book, name, metro)
    async with opened(book) as desk:
        await desk.press("2", "a", "tab")
        assert desk.typed("line") == "Metro, ", "the account at hand is a key away"
        await desk.type("ivan: hello")
        assert desk.rows() == [
            "Account Metro",
            "With ! Who is “ivan”?",
            "Ivan Dimitrov",
            "Ivan Georgiev",
            "Note hello",
        ]
        await desk.press("enter")
        assert desk.problems() == ["Who is “ivan”?"] and not book.rows("SELECT 1 FROM call")
        await desk.press("down", "tab")
        assert desk.typed("line") == "Metro, Ivan Georgiev: hello"
        # A piece goes out of the line, and what is left is read anew.
        await desk.press(*["up"] * 6, "down")
        assert desk.row.startswith("With")
        await desk.press("f8")
        assert desk.typed("line") == "Metro: hello"
        await desk.press("enter")
        assert book.rows("SELECT note FROM call") == [("hello",)] and not book.rows(
            "SELECT 1 FROM call_person"
        )


async def test_what_is_wrong_with_a_piece_is_said_whole(book: Book) -> None:
    an_account(book, "Metro")
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("2", "a")
        await desk.type("bc")
        said = " ".join(row.removeprefix("Account ! ") for row in desk.rows())
        assert said == (
            "No account is called “bc”. A line begins with the account, then its people, commas between; "
            "a colon, then the note."
        )


@pytest.mark.parametrize("spoken_language", ["en", "bg"])
async def test_how_a_line_is_written_stands_there_whole(book: Book, spoken_language: str) -> None:
    with spoken(spoken_language):
        async with opened(book, size=(80, 24)) as desk:
            await desk.press("a")
            assert not any(line.endswith("…") for line in desk.lines()), desk.shown()


async def test_a_line_is_kept_until_it_is_saved(book: Book) -> None:
    an_account(book, "Metro")
    async with opened(book) as desk:
        await desk.press("a", "enter")
        assert desk.problems() == ["There is nothing in the line yet."]
        await desk.type("metro, 31.2.: half a se")
        assert not desk.problems(), "it was said of the line as it was"
        await desk.press("enter")
        assert "February has 28 or 29 days" in desk.problems()[0]
        desk.form.keep_draft()
        [draft] = book.rows("SELECT slot, content FROM draft")
        assert draft[0] == "one line" and "half a se" in draft[1]
        await desk.press("escape", "escape")
        assert desk.name == "TodayScreen" and not book.rows("SELECT 1 FROM call")


async def test_what_the_note_says_by_the_way_stands_below_and_is_taken_by_going_there(book: Book) -> None:
    metro = an_account(book, "Metro")
    a_person(book, "Ana Ivanova", metro)
    a_person(book, "Boris Petrov", metro)
    async with opened(book) as desk:
        await desk.press("a")
        await desk.type(
            "metro, ivanova, phone: they will send the list by fri, petrov finds us too expensive"
        )
        heard = [row for row in desk.rows() if row.startswith("heard")]
        assert heard == [
            "heard objection, price: “petrov finds us too expensive”",
            "heard was Boris Petrov there?",
            "heard they promise “send the list by fri”, Fri 27 Nov",
        ]
        assert desk.sees("heard", "was Boris Petrov there?")
        await desk.press("tab")
        assert "they=" not in desk.typed("line") and "Petrov," not in desk.typed("line"), "nothing from habit"
        await desk.press("down", "f8")
        assert desk.typed("line").startswith("metro, ivanova") and desk.sees("only heard"), (
            "the account stays"
        )
        await desk.press("down", "tab")
        assert desk.typed("line").startswith("metro, Boris Petrov, ") or "objection price" in desk.typed(
            "line"
        )
        await desk.press("enter")
        assert desk.sees("A promise is only heard, not written") and not book.rows("SELECT 1 FROM call")
        await desk.press("enter")
        assert len(book.rows("SELECT 1 FROM call")) == 1


def test_what_a_piece_is_stands_whole_in_every_language() -> None:
    with spoken("bg"):
        label = _("Next step")
        piece = Piece(Span(Sort.STEP, "", 0, 0), label, "да се обадя")
        drawn = "".join(text for text, _look in _draw(_Shown(0, piece, None), 70))
    assert drawn.startswith(f"{label} ")


async def test_a_label_stands_two_cells_before_what_it_names_in_bulgarian(book: Book) -> None:
    an_account(book, "Acme")
    language.use("bg")
    try:
        async with opened(book) as desk:
            await desk.press("a")
            await desk.type("acme: ok !вт пращам мостра")
            await desk.settle()
            assert any("Следваща стъпка  пращам мостра" in line for line in desk.lines())
    finally:
        language.use("en")
