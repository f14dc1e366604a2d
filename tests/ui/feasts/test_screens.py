"""Where feasts are seen: Today and its fold, the walk, the account's page, the brief, the forms of a person and an account."""

import re

from kamtui.domain.accounts.words import Stage
from kamtui.domain.time.birthday import Birthday
from kamtui.store.accounts.people_reads import person_entry
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.book import Book
from kamtui.store.person_card import person_card
from kamtui.ui.center.card_drawing import card_lines
from kamtui.ui.shell.glyphs import Glyphs
from tests.build import TODAY, a_person, an_account
from tests.ui.driving import opened

BORN_TODAY = Birthday(TODAY.month, TODAY.day, 1980)


async def test_today_tells_of_feasts_calmly_and_the_walk_of_todays(book: Book) -> None:
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    a_person(book, "Hans [/] Meier", metro, birthday=BORN_TODAY)
    a_person(book, "Климент Савов", metro)
    a_person(book, "Екатерина Савова", an_account(book, "Lidl", stage=Stage.PROSPECT))  # not near to us
    async with opened(book, size=(80, 30)) as desk:
        assert desk.sees("TODAY, SUNDAY 22 NOV", "today Hans [/] Meier: birthday, turns 46")
        assert desk.sees("… 1 feast to come, the first in 3d, and 1 of others")
        await desk.stand_on("Hans [/] Meier")
        assert "space greeted" in desk.bar
        assert not desk.sees("Климент") and desk.screen.bar.count == "1"  # type: ignore[attr-defined]
        await desk.stand_on("1 feast to come, the first")
        await desk.press("enter")
        assert desk.sees("in 3d Климент Савов: name day", "in 2d Екатерина Савова: name day")
        await desk.stand_on("Климент")
        await desk.press("space")
        assert any("This feast is on Wed 25 Nov: s plans the greeting." in said for said in desk.said)
        await desk.press("R")
        assert desk.name == "WalkScreen" and desk.sees("Hans [/] Meier: birthday, turns 46")
        await desk.press("space")
        assert not desk.sees("birthday, turns 46") and any(
            "Greeted Hans [/] Meier" in said for said in desk.said
        )
        await desk.press("u")
        assert desk.sees("birthday, turns 46"), "undone, it is there again"
        await desk.press("s", "g")
        assert any("is not greeted on feasts any more" in said for said in desk.said)
        await desk.press("escape")
        assert desk.name == "TodayScreen" and not desk.sees("Hans [/] Meier: birthday")


async def test_the_forms_hold_what_is_known_of_feasts(book: Book) -> None:
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER, firm_day=Birthday(11, 29))
    clement = a_person(book, "Климент Савов", metro)
    async with opened(book, size=(100, 50)) as desk:
        await desk.press("2", "enter")
        assert desk.sees("Feasts", "Климент Савов: name day, in 3d · Метро: firm's day, in 7d")
        await desk.press("b")
        assert desk.sees("Feasts") and desk.sees("Wed 25 Nov: Климент Савов, name day")
        await desk.press("escape")
        await desk.stand_on("Климент Савов ")
        await desk.press("e", "ctrl+g")
        letter = re.search(r"(\w) Name day", "\n".join(desk.lines()))
        assert letter is not None
        await desk.press(letter[1])
        assert desk.name == "PersonForm" and desk.at == "name_day" and desk.sees("25 Nov, from Климент")
        await desk.type("tomorrow")
        await desk.press("ctrl+s")
        assert desk.name == "PersonForm" and desk.sees("as a name day")
        await desk.press(*["backspace"] * 8)
        await desk.type("Цветница")
        assert desk.sees("Palm Sunday")
        await desk.press("ctrl+s")
        assert person_entry(book, clement)[0].name_day == "tsvetnitsa"
        assert account_entry(book, metro).firm_day == Birthday(11, 29)
        an_account(book, "Без празник")
        await desk.press("2")
        await desk.stand_on("Без празник")
        await desk.press("e", *["tab"] * 5)
        assert desk.sees("e.g. 14.3.1996"), "how it is typed is said whole"


def test_the_card_says_what_is_celebrated(book: Book) -> None:
    def card(person_id: int) -> str:
        lines = card_lines(person_card(book, person_id, TODAY), 78, TODAY, Glyphs())
        return "\n".join("".join(text for text, _look in lines.draw(n, 78)) for n in range(len(lines)))

    assert "name day     25 Nov, from Климент" in card(a_person(book, "Климент Савов"))
    assert "name day     15 Aug or 8 Sep or 21 Nov, from Maria" in card(a_person(book, "Maria Ivanova"))
    of_own = card(a_person(book, "Климент Савов", name_day="none", is_greeted=False))
    assert "name day     does not celebrate" in of_own and "not to be greeted on feasts" in of_own
    assert "name day" not in card(a_person(book, "Климент", is_empty_seat=True))
