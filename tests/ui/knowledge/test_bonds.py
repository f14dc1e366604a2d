"""The tab Bonds of an account: why they stay, in seven bars, and what that implies (K9, K10)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.knowledge.bonds import BondEntry
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.text.language import spoken
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.book import Book
from kamtui.store.knowledge import bond_changes, bond_reads
from kamtui.store.money.changes import set_months
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.everywhere import EVERYWHERE, MOVING
from kamtui.ui.keys.knowledge import BONDS
from kamtui.ui.knowledge.bonds_drawing import sum_words
from tests.build import TODAY, an_account
from tests.ui.driving import Desk, opened


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def read(book: Book, account_id: int, bond: Bond, strength: int | None, days: int = 10, **fields: Any) -> int:
    entry = BondEntry(bond=bond, read_on=ago(days), strength=strength, **fields)
    return bond_changes.take_bond_reading(book, account_id, entry)


def stock(book: Book) -> int:
    """An account that relies on its structural bond; reviewed 90 days ago."""
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, city="София")
    read(book, acme, Bond.STRUCTURAL, 3, 200, evidence="EDI", held_by="Логистика")
    read(book, acme, Bond.PERSONAL, 2, 200, held_by="me")
    read(book, acme, Bond.REPUTATION, 3, 200)
    bond_changes.mark_bonds_reviewed(book, acme, ago(90))
    read(
        book, acme, Bond.STRUCTURAL, 5, 30, evidence="Orders by EDI", would_break="a new system", held_by="Логистика",
        yearly_cost=12_000_00,
    )  # fmt: skip
    read(book, acme, Bond.PERSONAL, 1, 20, held_by="me")
    read(book, acme, Bond.NO_CHOICE, 5, 20)
    return acme


def strengths(book: Book, account_id: int) -> dict[Bond, int | None]:
    return {one.bond: one.strength for one in bond_reads.bond_picture(book, account_id).bars}


async def to_bonds(desk: Desk, account: str = "Acm") -> None:
    await desk.press("2")
    await desk.stand_on(account)
    await desk.press("enter", "Y")
    assert desk.name == "BondsScreen"


def key(desk: Desk) -> object:
    return desk.listed("bonds").current_key


# -- what is shown


async def test_seven_bars_with_all_about_them_at_one_look(book: Book) -> None:
    stock(book)
    async with opened(book) as desk:
        await to_bonds(desk)
        rows = desk.rows("bonds")
        assert [row.split()[0] for row in rows[:6]] == [
            "structural", "brand", "reputation", "personal", "information", "value",
        ]  # fmt: skip
        assert "▰" * 15 + " 5" in rows[0] and "+2" in rows[0] and "Логистика" in rows[0]
        assert "12 000 €" in rows[0] and "23 Oct" in rows[0]
        assert "▰▰▰▱" in rows[3] and "−1" in rows[3]
        assert "=" in rows[2]
        # Not known is not 0: no bar, and no change.
        assert "? not known" in rows[1] and "▱" not in rows[1]
        # No choice stands apart, and is never added: 5 + 3 + 1 of three known.
        assert "never added" in rows[6] and rows[7].startswith("no choice")
        assert desk.sees("9 of 15 · led by structural, 56 % · 3 not known · change since 24 Aug")
        assert desk.sees("Warnings", "│Y Bonds│", "shown by: Orders by EDI · would break it: a new system")
        assert all(len(line.rstrip()) <= 80 for line in desk.lines())


async def test_an_account_of_which_nothing_was_read_says_what_to_press(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await to_bonds(desk)
        assert desk.sees("Not one bond was rated yet", "L or H", "0 to 5", "never reviewed: S marks it")
        # Its lesson is said where there is no reading to tell of.
        assert desk.sees("Shared technology")
        await desk.press("j", "L")
        assert not desk.sees("Not one bond was rated yet")


async def test_the_lesson_is_one_key_away_and_in_the_panel_of_a_wide_window(book: Book) -> None:
    stock(book)
    async with opened(book) as desk:
        await to_bonds(desk)
        await desk.press("i")
        assert desk.name == "ReadWhole"
        assert desk.sees(
            "strength 5 of 5 · 56 % of all", "It looks firm and deceives", "would break it a new system"
        )
        assert desk.sees("Readings", "23 Oct 2026 5 Orders by EDI", "6 May 2026 3 EDI")
        await desk.press("j", "k", "i")
        assert desk.name == "BondsScreen"
        await desk.press("i", "e")
        assert desk.name == "BondForm" and desk.typed("evidence") == "Orders by EDI"
    async with opened(book, size=(120, 36)) as desk:
        await to_bonds(desk)
        assert desk.sees("It looks firm and deceives", "held by Логистика", "Readings")
        await desk.press("j", "j", "j")
        assert desk.sees("Costs least", "me")
        await desk.press("G")
        assert desk.sees("hide it until a day")


async def test_what_is_typed_is_never_markup_and_signs_are_plain_where_asked(book: Book) -> None:
    acme = an_account(book, "Acme [/b]", stage=Stage.CUSTOMER)
    read(book, acme, Bond.BRAND, 3, evidence="[red]x[/]\n[/nope]", held_by="[b]me", would_break="\x1b[31mred")
    for size in ((80, 24), (120, 36), (160, 45), (40, 12)):
        async with opened(book, size=size, config=Config(ascii=True)) as desk:
            await to_bonds(desk)
            await desk.press("j")
            assert "[b]me" in desk.row or size[0] < 80
            assert "#########------" in desk.row
            await desk.press("i")
            assert desk.sees("[red]x[/]", "[/nope]")
            await desk.press("escape", "e", "escape", "G")


# -- readings


async def test_one_key_is_one_dated_reading_that_keeps_the_rest_and_can_be_undone(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await to_bonds(desk)
        for step, strength in zip("HHHHHLLLLL", (4, 3, 2, 1, 0, 1, 2, 3, 4, 5), strict=True):
            await desk.press("g", step)
            assert strengths(book, acme)[Bond.STRUCTURAL] == strength
            assert desk.name == "BondsScreen" and key(desk) is Bond.STRUCTURAL
        latest = bond_reads.bond_picture(book, acme).bar(Bond.STRUCTURAL).latest
        assert latest is not None and latest.read_on == TODAY
        assert (latest.evidence, latest.held_by, latest.yearly_cost) == (
            "Orders by EDI",
            "Логистика",
            12_000_00,
        )
        await desk.press("H")
        assert "Structural: 4 of 5 · e says why · u undoes" in desk.said
        await desk.press("u")
        assert strengths(book, acme)[Bond.STRUCTURAL] == 5
        await desk.press("minus")
        assert strengths(book, acme)[Bond.STRUCTURAL] is None and "? not known" in desk.row
        count = len(bond_reads.readings_of(book, acme, Bond.STRUCTURAL))
        await desk.press("minus")
        assert len(bond_reads.readings_of(book, acme, Bond.STRUCTURAL)) == count
        assert "Structural is not known already" in desk.said


async def test_all_about_a_bond_in_its_form(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await to_bonds(desk)
        await desk.press("j", "enter")
        assert desk.name == "BondForm" and desk.at == "strength"
        await desk.choose("strength", "4")
        await desk.fill("evidence", "Поръчват по марка\nевery [/] week")
        await desk.fill("would_break", "a cheaper brand")
        await desk.fill("held_by", "Marketing")
        await desk.fill("yearly_cost", "1 200,50")
        await desk.fill("read", "tomorrow")
        await desk.press("ctrl+s")
        assert desk.name == "BondForm" and "today at the latest" in desk.problems()[0]
        await desk.fill("read", "yesterday")
        await desk.press("ctrl+s")
        assert desk.name == "BondsScreen" and key(desk) is Bond.BRAND
        latest = bond_reads.bond_picture(book, acme).bar(Bond.BRAND).latest
        assert latest is not None
        assert (latest.strength, latest.held_by, latest.yearly_cost) == (4, "Marketing", 1_200_50)
        assert latest.read_on == ago(1) and latest.evidence.startswith("Поръчват")
        await desk.press("u")
        assert strengths(book, acme)[Bond.BRAND] is None


async def test_the_bonds_are_marked_as_reviewed(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await to_bonds(desk)
        await desk.press("S", "enter", "space")
        assert desk.name == "YesNo" and bond_reads.last_bond_review(book, acme) == ago(90)
        await desk.press("y")
        assert bond_reads.last_bond_review(book, acme) == TODAY
        assert desk.sees("change since today") and "=" in desk.row
        await desk.press("S")
        assert "The bonds are marked as reviewed today already." in desk.said
        await desk.press("u")
        assert bond_reads.last_bond_review(book, acme) == ago(90) and "+2" in desk.row


# -- warnings


async def test_a_warning_offers_its_one_act_and_can_be_hidden(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await to_bonds(desk)
        assert "H lower" in desk.bar and "L higher" in desk.bar
        await desk.stand_on("Relies on the structural bond")
        assert desk.sees("enter: make a task of it") and "L higher" not in desk.bar
        assert "s hide" in desk.bar and "what it is" not in desk.bar
        await desk.press("L", "minus", "i")
        assert "This line is a warning: enter does what it asks." in desk.said
        assert strengths(book, acme)[Bond.STRUCTURAL] == 5 and desk.name == "BondsScreen"
        await desk.press("enter")
        assert desk.name == "TaskForm" and desk.typed("account") == "Acme"
        await desk.press("escape")
        await desk.stand_on("No personal bond")
        await desk.press("enter")
        assert desk.name == "CallForm"
        await desk.press("escape")
        await desk.stand_on("information and advice")
        await desk.press("enter")
        assert desk.name == "BondForm" and desk.sees("Information · Acme")
        await desk.press("escape")
        await desk.press("s")
        await desk.fill("reason", "we ask in January")
        await desk.press("ctrl+s")
        assert desk.sees("hidden until", "because we ask in January")
        await desk.stand_on("because we ask")
        said = " ".join(desk.shown().split())
        assert "our information and advice is not known" in said, "what was hidden is said whole"
        assert "s hide" not in desk.bar
        await desk.press("enter", "s")
        assert desk.name == "BondsScreen"


async def test_the_value_bond_is_weighed_against_what_the_account_earns(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    days = [date(2025, month, 1) for month in (11, 12)] + [date(2026, month, 1) for month in range(1, 11)]
    months = [MonthFigures(day, 10_000_00, 100_00) for day in days]
    set_months(book, acme, months)
    read(book, acme, Bond.VALUE, 4, yearly_cost=2_000_00)
    async with opened(book) as desk:
        await to_bonds(desk)
        await desk.stand_on("The value bond costs 2 000 €")
        assert desk.sees("look at its figures")
        await desk.press("enter")
        assert desk.name == "AccountNumbersScreen"


# -- around it


async def test_what_was_typed_is_kept_over_the_end_of_the_app(book: Book, path: Path) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await to_bonds(desk)
        await desk.press("j", "enter")
        await desk.fill("evidence", "half a sen")
        await desk.settle(0.6)
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.open_draft()
            assert desk.typed("evidence") == "half a sen" and desk.sees("Brand · Acme")
            await desk.press("ctrl+s")
            latest = bond_reads.bond_picture(again, acme).bar(Bond.BRAND).latest
            assert latest is not None and latest.evidence == "half a sen"
            assert again.rows("SELECT 1 FROM draft") == []


async def test_a_book_to_be_read_only_stays_as_it_is(book: Book) -> None:
    acme = stock(book)
    before = strengths(book, acme)
    with Book.open(book.path, read_only=True, backups=None) as closed:
        async with opened(closed) as desk:
            await to_bonds(desk)
            await desk.press("L", "minus", "S", "enter")
            assert desk.name == "BondsScreen" and "read" in desk.said[-1]
            await desk.press("i")
            assert desk.name == "ReadWhole"
    assert strengths(book, acme) == before


async def test_a_form_keeps_what_another_window_read_meanwhile(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await to_bonds(desk)
        await desk.press("e")
        await desk.fill("would_break", "their new system in March")
        read(
            book,
            acme,
            Bond.STRUCTURAL,
            2,
            0,
            evidence="EDI is half moved",
            would_break="a new system",
            held_by="IT",
            yearly_cost=9_000_00,
        )
        await desk.press("ctrl+s")
        assert desk.name == "BondsScreen"
    latest = bond_reads.bond_picture(book, acme).bar(Bond.STRUCTURAL).latest
    assert latest is not None and latest.would_break == "their new system in March"
    assert (latest.strength, latest.evidence, latest.held_by, latest.yearly_cost) == (
        2, "EDI is half moved", "IT", 9_000_00,
    )  # fmt: skip


async def test_an_account_that_is_gone_closes_its_tab(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await to_bonds(desk)
        account_changes.delete_account(book, acme)
        await desk.press("H")
        assert desk.name == "AccountsScreen"


async def test_keys_of_the_tabs_lead_there_and_back(book: Book) -> None:
    stock(book)
    async with opened(book) as desk:
        await to_bonds(desk)
        for pressed, name in (
            ("O", "AccountScreen"), ("Y", "BondsScreen"), ("B", "BuyingCenterScreen"), ("Y", "BondsScreen"),
            ("E", "LedgerScreen"), ("Y", "BondsScreen"), ("right", "DossierScreen"), ("left", "BondsScreen"),
            ("left", "LedgerScreen"), ("right", "BondsScreen"), ("escape", "AccountsScreen"),
        ):  # fmt: skip
            await desk.press(pressed)
            assert desk.name == name, pressed


def test_no_key_does_two_things_here() -> None:
    taken: dict[str, str] = {}
    for one in (*BONDS, *DOSSIER, *EVERYWHERE, *MOVING):
        for name in one.keys.split(","):
            assert name not in taken, (name, one.id, taken.get(name))
            taken[name] = one.id


async def test_digits_go_to_places_and_rate_nothing(book: Book) -> None:
    acme = stock(book)
    before = strengths(book, acme)
    async with opened(book, size=(120, 45)) as desk:
        for digit, name in (("1", "TodayScreen"), ("3", "CallsScreen"), ("6", "NumbersScreen")):
            await to_bonds(desk)
            await desk.press(digit)
            assert desk.name == name
        assert [said for said in desk.said if "L rates" in said] == [
            "1 goes to a place; L rates this bond higher, H lower."
        ], "told once"
        await to_bonds(desk)
        await desk.press("0")
        assert desk.name == "BondsScreen" and "Digits do not rate" in desk.said[-1]
        await desk.press("question_mark")
        assert desk.sees("Go to Today", "one step stronger")
    assert strengths(book, acme) == before


async def test_steps_of_one_day_are_one_reading_and_end_where_the_scale_ends(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await to_bonds(desk)
        await desk.press("j")  # brand, not known
        count = len(bond_reads.readings_of(book, acme, Bond.BRAND))
        await desk.press("H")
        assert "nothing to lower: L goes to the lowest step" in desk.said[-1]
        assert len(bond_reads.readings_of(book, acme, Bond.BRAND)) == count
        found = []
        for _ in range(7):
            await desk.press("L")
            found.append(strengths(book, acme)[Bond.BRAND])
        assert found == [0, 1, 2, 3, 4, 5, 5] and "Brand 5 is as far as it goes." in desk.said[-1]
        assert len(bond_reads.readings_of(book, acme, Bond.BRAND)) == count + 1
        await desk.press("u", "u")
        assert strengths(book, acme)[Bond.BRAND] == 3, "undone a step at a time"


def test_nothing_known_is_summed_to_nothing(book: Book) -> None:
    acme = an_account(book, "Acme")
    said = sum_words(bond_reads.bond_picture(book, acme), 78, TODAY).plain
    assert said.strip() == "never reviewed: S marks it"


@pytest.mark.parametrize("tongue", ["en", "bg"])
@pytest.mark.parametrize("strongest", list(Bond))
def test_the_sum_of_bonds_is_whole_in_a_narrow_window(book: Book, strongest: Bond, tongue: str) -> None:
    acme = an_account(book, "Acme")
    for bond in (*Bond, strongest):
        read(book, acme, bond, 5 if bond is strongest else 4)
    read(book, acme, next(bond for bond in Bond if bond is not strongest), None, 1)
    with spoken(tongue):
        assert "…" not in sum_words(bond_reads.bond_picture(book, acme), 78, TODAY).plain


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_nothing_is_cut_off_at_any_size(book: Book, size: tuple[int, int]) -> None:
    stock(book)
    async with opened(book, size=size) as desk:
        await to_bonds(desk)
        bar: Any = desk.one("KeyBar")
        assert len(bar.render().plain.rstrip()) <= size[0]
        assert all("…" not in row for row in desk.rows("bonds")[:8])
        assert not any(row.rstrip().endswith("…") for row in desk.rows("bonds")), "warnings are whole"
