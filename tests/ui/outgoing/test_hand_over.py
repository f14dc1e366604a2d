"""Handing over: what is opened, which is asked, what is said where nothing can be."""

from pathlib import Path

import pytest

from kamtui.store.book.book import Book
from kamtui.ui.outgoing.hand_over_acts import hand_over
from kamtui.ui.shell.hand import AtHand
from tests.build import a_person, an_account
from tests.ui.front import AnsweringFront, desk_of


@pytest.fixture(autouse=True)
def system(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The system's opener: what was handed to it."""
    opened: list[str] = []

    def take(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("kamtui.ui.outgoing.opener.open_with_system", take)
    monkeypatch.setattr("kamtui.ui.outgoing.clipboard.put", lambda text: True)
    return opened


async def test_the_only_way_is_opened_at_once(book: Book, system: list[str]) -> None:
    front = AnsweringFront()
    await hand_over(desk_of(book, front), AtHand(an_account(book, "Acme", phone="0888 123 456")))
    assert system == ["tel:+359888123456"] and front.said == ["Handed over: 0888 123 456"]


async def test_of_several_one_is_asked_the_persons_first(book: Book, system: list[str]) -> None:
    acme = an_account(book, "Acme", phone="0888 123 456")
    ana = a_person(book, "Ana", acme, phone="0888 999 999", email="ana@acme.bg")
    front = AnsweringFront(
        lambda dialog: "2" if list(dialog.answers) == ["1", "2", "3"] else None, lambda _dialog: None
    )
    desk = desk_of(book, front)
    await hand_over(desk, AtHand(acme, ana))
    assert system == ["mailto:ana@acme.bg"]
    await hand_over(desk, AtHand(acme, ana))
    assert len(system) == 1


async def test_where_nothing_is_known_it_says_what_would_help(book: Book, system: list[str]) -> None:
    front = AnsweringFront()
    await hand_over(desk_of(book, front), AtHand(an_account(book, "Acme")))
    await hand_over(desk_of(book, front), AtHand())
    assert (
        system == []
        and all("writes one down" in sentence for sentence in front.said)
        and len(front.said) == 2
    )


async def test_a_link_that_is_not_safe_is_not_opened_and_said(book: Book, system: list[str]) -> None:
    front = AnsweringFront()
    await hand_over(desk_of(book, front), AtHand(an_account(book, "Acme", file="javascript:alert(1)")))
    assert system == [] and "“javascript:alert(1)” is none of them" in front.said[0]


async def test_without_a_program_it_is_copied(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kamtui.ui.outgoing.opener.open_with_system", lambda address: False)
    front = AnsweringFront()
    await hand_over(desk_of(book, front), AtHand(an_account(book, "Acme", phone="0888 123 456")))
    assert front.copied == ["0888 123 456"] and "No program here opens" in front.said[0]


async def test_a_file_that_is_gone_is_said(book: Book, system: list[str], tmp_path: Path) -> None:
    there, front = tmp_path / "prices.xlsx", AnsweringFront()
    hand = AtHand(an_account(book, "Acme", file=str(there)))
    await hand_over(desk_of(book, front), hand)
    assert system == [] and "no longer there" in front.said[0]
    there.write_text("x")
    await hand_over(desk_of(book, front), hand)
    assert system == [str(there)]
    url = an_account(book, "Billa", file=f"{there.as_uri()}%20")
    await hand_over(desk_of(book, front), AtHand(url))
    assert len(system) == 1 and f"no longer there: {there} " in front.said[-1]
