"""Contact cards: read back by a program that did not write them, every letter as it was."""

import re
from pathlib import Path
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import ReachKind, Stage
from kamtui.domain.text.cleaning import clean
from kamtui.domain.time.birthday import Birthday
from kamtui.exchange.accounts import cards
from kamtui.exchange.own_file import PlaceTaken
from kamtui.store.accounts.contact_reads import Contact, contacts
from kamtui.store.book.book import Book
from tests.build import NOON, a_call, a_person, an_account


def read(content: bytes) -> list[Any]:
    """The cards of a file, which keeps what both versions of the standard ask of every line."""
    assert content.count(b"\r\n") == content.count(b"\n")
    assert all(len(line) <= cards.LONGEST_LINE for line in content.split(b"\r\n"))
    for line in content.split(b"\r\n"):
        line.decode("utf-8")  # no letter is parted
    found = list(vobject.readComponents(content.decode("utf-8")))
    for card in found:
        card.validate(raiseException=True)
    return found


def lines_of(content: bytes) -> list[str]:
    return re.sub(rb"\r\n ", b"", content).decode("utf-8").split("\r\n")


@pytest.fixture
def somebody(book: Book) -> Book:
    acme = an_account(
        book, "Акме, Inc; \\x", city="София", phone="office 02 123 45 67", website="acme.example"
    )
    maria = a_person(
        book, "Мария Петрова Иванова", acme, title="Купувач", department="Доставки", birthday=Birthday(2, 29, 1980),
        reaches=(
            Reach(ReachKind.PHONE, "+359 888 123 456", "mobile"), Reach(ReachKind.PHONE, "0888 1", "лято"),
            Reach(ReachKind.EMAIL, "m@acme.example"), Reach(ReachKind.EMAIL, "m@home.example", "private"),
            Reach(ReachKind.CHAT, "0888123456", "viber"), Reach(ReachKind.FILE, "/home/x"),
        ),
    )  # fmt: skip
    a_person(book, "Boss", acme, birthday=Birthday(5, 6), phone="02 1", note="only mine")
    a_person(book, "No way", acme)
    a_person(book, "?", acme, is_empty_seat=True, phone="02 2")
    a_person(book, "Outside", None, email="o@x.example")
    gone = an_account(book, "Gone", stage=Stage.FORMER, phone="02 3")
    a_person(book, "Their man", gone, phone="02 4")
    a_call(book, acme, maria, held_at=NOON, purpose="цени, 2027", note="only mine")
    return book


@pytest.mark.parametrize("version", cards.VERSIONS)
def test_a_card_says_how_somebody_is_reached_and_when_they_were_last(somebody: Book, version: str) -> None:
    content = cards.cards(contacts(somebody), version)
    acme, maria, boss, outside = read(content)
    assert {card.version.value for card in (acme, maria, boss, outside)} == {version}
    assert (acme.fn.value, acme.org.value) == ("Акме, Inc; \\x", ["Акме, Inc; \\x"])
    assert (maria.n.value.family, maria.n.value.given, maria.n.value.additional) == (
        "Иванова",
        "Мария",
        "Петрова",
    )
    assert maria.org.value == ["Акме, Inc; \\x", "Доставки"]
    assert maria.title.value == "Купувач"
    assert [tel.value for tel in maria.tel_list] == ["+359 888 123 456", "0888 1"]
    assert maria.tel_list[0].params["TYPE"][0] == "cell"
    assert maria.x_ablabel.value == "лято"
    assert [email.value for email in maria.email_list] == ["m@acme.example", "m@home.example"]
    assert maria.impp.value == "viber:0888123456"
    assert maria.note.value == "Last contact 22 Nov 2026 (phone): цени, 2027"
    assert "only mine" not in content.decode()
    assert not hasattr(boss, "note")
    birthdays = [line for line in lines_of(content) if line.startswith("BDAY")]
    assert (
        birthdays
        == {
            "4.0": ["BDAY:19800229", "BDAY:--0506"],
            "3.0": ["BDAY;VALUE=date:1980-02-29", "BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1604:1604-05-06"],
        }[version]
    )
    assert len({card.uid.value for card in (acme, maria, boss, outside)}) == 4
    assert cards.cards(contacts(somebody), version) == content


def test_one_account_is_written_whatever_its_stage(somebody: Book) -> None:
    ((gone,),) = somebody.rows("SELECT id FROM account WHERE name = 'Gone'")
    assert [contact.name for contact in contacts(somebody, gone)] == ["Gone", "Their man"]


_texts = st.text(min_size=1, max_size=120).map(clean).filter(bool)


@settings(max_examples=60)
@given(name=_texts, account=_texts, label=_texts, value=_texts, version=st.sampled_from(cards.VERSIONS))
def test_every_text_comes_back(name: str, account: str, label: str, value: str, version: str) -> None:
    reach = Reach(ReachKind.EMAIL, value, label)
    contact = Contact(1, True, name, account, "", name, None, NOON.isoformat(), "visit", account, (reach,))
    [card] = read(cards.cards([contact], version))
    assert (card.fn.value, card.title.value, card.email.value) == (name, name, value)
    assert card.org.value == [account]
    parts = card.n.value
    assert " ".join(filter(None, (parts.given, parts.additional, parts.family))) == name
    assert card.note.value.endswith(f": {account}")


def test_only_cards_of_ours_are_replaced(somebody: Book, tmp_path: Path) -> None:
    content = cards.cards(contacts(somebody))
    path = tmp_path / "a.vcf"
    for _time in range(2):
        cards.put(content, path)
    assert path.read_bytes() == content
    path.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\nEND:VCARD\r\n")
    with pytest.raises(PlaceTaken, match="no contact cards of kamtui's"):
        cards.put(content, path)
