"""Copying: what is copied, where to, and what is said of it."""

import stat
from datetime import date
from pathlib import Path

import pytest

from kamtui import paths
from kamtui.domain.accounts.words import Stage
from kamtui.domain.listing import Column, Listing, said
from kamtui.domain.terms.words import OwedBy
from kamtui.store.book.book import Book
from kamtui.ui.outgoing.copy_acts import copy
from kamtui.ui.shell.hand import AtHand
from tests.build import a_person, a_task, a_term, an_account
from tests.ui.driving import opened
from tests.ui.front import AnsweringFront, desk_of

COLUMNS = (Column("what", "what"), Column("who", "with"))
LINE = Listing(COLUMNS, [[said("Send the list"), said("Ana")]])
WHOLE = Listing(COLUMNS, [*LINE.rows, [said("Call | ring"), said("")]])


@pytest.fixture(autouse=True)
def system(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The system's clipboard: what was put there."""
    put: list[str] = []

    def take(text: str) -> bool:
        put.append(text)
        return True

    monkeypatch.setattr("kamtui.ui.outgoing.clipboard.put", take)
    return put


def front(*answers: str | None) -> AnsweringFront:
    made = AnsweringFront(*((lambda _dialog, answer=answer: answer) for answer in answers))
    made.lines_at_hand, made.whole_list = LINE, WHOLE
    return made


async def test_the_line_is_copied_at_once_and_by_both_ways(book: Book, system: list[str]) -> None:
    asked = front()
    await copy(desk_of(book, asked), AtHand())
    assert asked.copied == system == ["Send the list · Ana"]
    assert asked.said == ["Copied 1 line · y again for more"]


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("l", "what           with\nSend the list  Ana\nCall | ring"),
        ("m", "| what | with |\n| --- | --- |\n| Send the list | Ana |\n| Call \\| ring |  |"),
        ("c", "what,who\nSend the list,Ana\nCall | ring,\n"),
        ("1", "+359 888 1"),
        ("3", "02 555"),
        (None, "Send the list · Ana"),
    ],
)
async def test_once_more_asks_what_else(book: Book, answer: str | None, text: str) -> None:
    acme = an_account(book, "Acme", phone="02 555")
    ana = a_person(book, "Ana", acme, phone="+359 888 1", email="ana@acme.example")
    asked = front(answer)
    desk = desk_of(book, asked)
    await copy(desk, AtHand(acme, ana))
    await copy(desk, AtHand(acme, ana))
    assert asked.asked == ["Choose"] and asked.copied[-1] == text


async def test_where_nothing_stands_the_list_is_offered(book: Book) -> None:
    asked = front(None)
    asked.lines_at_hand = Listing(COLUMNS, [])
    await copy(desk_of(book, asked), AtHand())
    assert asked.asked == ["Choose"] and asked.copied == []


async def test_an_empty_list_leaves_the_clipboard_as_it_is(book: Book) -> None:
    asked = front("c")
    asked.lines_at_hand = asked.whole_list = Listing(COLUMNS, [])
    await copy(desk_of(book, asked), AtHand())
    assert asked.copied == [] and asked.said[-1] == "There is nothing in this list that could be copied."


async def test_without_a_clipboard_it_is_in_a_file_of_its_owner(
    book: Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("kamtui.ui.outgoing.clipboard.put", lambda text: False)
    file = tmp_path / "state" / "copied.txt"
    monkeypatch.setattr(paths, "copied_file", lambda: file)
    asked = front()
    await copy(desk_of(book, asked), AtHand())
    assert file.read_text() == "Send the list · Ana" and stat.S_IMODE(file.stat().st_mode) == 0o600
    assert str(file) in asked.said[0]
    file.parent.chmod(0o500)
    monkeypatch.setattr("os.open", _refused)
    await copy(desk_of(book, front()), AtHand())


def _refused(*_args: object, **_options: object) -> int:
    raise PermissionError


async def test_y_copies_whole_lines_with_their_days_in_every_place(book: Book, system: list[str]) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    long = "Deliver the long-life trays of the second line to both warehouses every second Monday"
    a_term(book, acme, long, owed_by=OwedBy.THEY, checks="every sunday")
    a_task(book, "Send the list", acme)
    async with opened(book) as desk:
        await desk.stand_on("Send the list")
        await desk.press("y")
        await desk.until(lambda: bool(system))
        assert "Send the list" in system[-1] and "2026" in system[-1] and "Acme" in system[-1]
        await desk.press("4", "y")
        await desk.until(lambda: len(system) == 2)
        assert long in system[-1] and "they owe" in system[-1]
        # What is to be checked, for a colleague: five keys.
        a_term(
            book, acme, "Forecast", owed_by=OwedBy.THEY, today=date(2026, 11, 1), checks="once on 13.11.2026"
        )
        await desk.press("4", "v", "v", "ctrl+a", "y")
        await desk.until(lambda: len(system) == 3)
        late, due = system[-1].splitlines()
        assert late == "13 Nov 2026 · not checked · Forecast · they owe · Acme" and "due today" in due
        await desk.press("v", "v", "v", "v", "v", "v", "2", "y")
        await desk.until(lambda: len(system) == 4)
        assert system[-1].startswith("Acme · ")
        await desk.press("y")
        await desk.until(lambda: desk.name == "Choose")
        await desk.press("l")
        await desk.until(lambda: len(system) == 5)
