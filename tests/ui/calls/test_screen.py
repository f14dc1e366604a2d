"""Calls: every conversation, newest first, filtered by words, account, person and channel."""

from datetime import datetime, timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.words import Channel
from kamtui.store.book.book import Book
from tests.build import a_call, a_person, an_account
from tests.ui.driving import Desk, opened

START = datetime(2026, 11, 1, 9).astimezone()


def some(book: Book) -> None:
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    billa = an_account(book, "Billa", stage=Stage.CUSTOMER)
    ana, petar = a_person(book, "Ана Иванова", metro), a_person(book, "Petar Petrov", billa)
    for number, (account, person, channel, note) in enumerate(
        (
            (metro, ana, Channel.VISIT, "говорихме за цената"),
            (billa, petar, Channel.PHONE, "payment in 45 days"),
            (metro, ana, Channel.PHONE, "delivery of metro bags"),
            (None, petar, Channel.EVENT, "met at the fair"),
        )
    ):
        a_call(book, account, person, channel=channel, note=note, held_at=START + timedelta(days=number))


def notes(desk: Desk) -> list[str]:
    known = ("цената", "payment", "delivery", "fair")
    return [word for row in desk.rows() for word in known if word in row]


async def test_newest_first_and_every_filter(book: Book) -> None:
    some(book)
    async with opened(book) as desk:
        await desk.press("3")
        assert notes(desk) == ["fair", "delivery", "payment", "цената"] and desk.sees("4 calls")
        for words, found in (
            ("tsenata", ["цената"]),
            ("цена", ["цената"]),
            ("@metro", ["delivery", "цената"]),
            ("@метро +ivanova delivery", ["delivery"]),
            ("+петров", ["fair", "payment"]),
            ("45 days", ["payment"]),
        ):
            await desk.press("f")
            await desk.type(words)
            assert notes(desk) == found, words
            await desk.press("escape")
        await desk.press("f")
        await desk.type('"(*')
        await desk.press("escape", "f")
        await desk.type("nothing like it")
        assert desk.sees("Nothing said has these words or days")
        await desk.press("escape")
        assert len(notes(desk)) == 4 and desk.app.focused is desk.listed()
        await desk.press("f")
        await desk.type("<2000 payments")
        assert desk.sees("Nothing said has these words or days") and desk.sees("up to 31 Dec 1999")
        await desk.press("escape", "f")
        await desk.type(">1999 payments")
        assert notes(desk) == ["payment"] and desk.sees("from 1 Jan 2000")
        listed = desk.listed()
        [underlined] = {
            segment.text for y in range(listed.size.height) for segment in listed.render_line(y)
            if segment.style and segment.style.underline
        }  # fmt: skip
        assert underlined == "payment"


async def test_channels(book: Book) -> None:
    some(book)
    async with opened(book) as desk:
        await desk.press("3")
        seen = []
        for _ in range(7):
            empty = desk.sees("No conversation on this channel")
            seen.append([] if empty else notes(desk))
            await desk.press("v")
        assert seen == [
            ["fair", "delivery", "payment", "цената"], ["цената"], ["delivery", "payment"], [], [], [], ["fair"],
        ]  # fmt: skip
        assert len(notes(desk)) == 4
        await desk.press("j")
        assert "delivery" in desk.row, "the list has the keys again"


async def test_reading_editing_deleting_and_going_to_the_account(book: Book) -> None:
    some(book)
    async with opened(book) as desk:
        await desk.press("3", "A")
        assert desk.name == "CallsScreen", "a call of no account leads to none"
        assert desk.said[-1] == "This line is of no account."
        await desk.press("j", "A")
        assert desk.name == "AccountScreen" and desk.sees("Метро")
        await desk.press("escape")
        assert "delivery" in desk.row
        await desk.press("enter")
        assert desk.name == "ReadCall" and desk.sees("Метро", "Ана Иванова", "delivery of metro bags")
        await desk.press("e")
        assert desk.name == "EditCallForm"
        await desk.fill("result", "agreed")
        await desk.press("ctrl+s")
        assert book.rows("SELECT 1 FROM call WHERE result = 'agreed'")
        await desk.press("enter", "A")
        assert desk.name == "AccountScreen"
        await desk.press("escape", "enter", "d", "n")
        assert len(notes(desk)) == 4
        await desk.press("d", "y")
        assert notes(desk) == ["fair", "payment", "цената"] and "payment" in desk.row
        await desk.press("u")
        assert len(notes(desk)) == 4


async def test_the_panel_and_a_call_logged_here(book: Book) -> None:
    some(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("3", "j")
        assert "delivery of metro bags" in str(desk.one("Panel").render())
        await desk.press("c")
        assert desk.typed("account") == "Метро"
        await desk.fill("note", "fresh words")
        await desk.press("ctrl+s", "ctrl+s")
        assert "fresh words" in desk.rows()[0]
        assert "delivery" in desk.row, "the cursor stays on its call"


async def test_each_channel_says_how_many_conversations_it_has(book: Book) -> None:
    acme = an_account(book, "Acme")
    for channel in (Channel.PHONE, Channel.PHONE, Channel.VISIT):
        a_call(book, acme, channel=channel)
    async with opened(book) as desk:
        await desk.press("3")
        assert desk.sees("all 3 visit 1 phone 2 video 0")
