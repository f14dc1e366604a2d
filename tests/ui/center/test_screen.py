"""The buying center by keys alone: each act, what it writes, how it is undone; time; warnings; what may go wrong."""

import random
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kamtui.config import Config
from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.center.buying_center import Member
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind
from kamtui.domain.text.cleaning import clean
from kamtui.store.accounts import people_changes, people_reads
from kamtui.store.book.book import Book
from kamtui.store.center import changes as center_changes
from kamtui.store.center import reading_changes
from kamtui.store.center import reads as center_reads
from kamtui.ui.center.map_view import MapView
from kamtui.ui.center.people_lines import ORDERS
from kamtui.ui.center.screen import BuyingCenterScreen
from kamtui.ui.widgets.line_list import LineList
from tests.build import TODAY, a_call, a_person, a_task, a_tie, an_account, dump
from tests.ui.center.test_map_view import card_on_screen, chosen, map_of, to_map
from tests.ui.driving import Desk, opened
from tests.ui.shell.test_hostile_text import HOSTILE, is_calm

BACK, FORTH = "left_square_bracket", "right_square_bracket"


def member(book: Book, account: int, person_id: int, as_of: date = TODAY) -> Member:
    found = center_reads.center(book, account, as_of, TODAY).member(person_id)
    assert found is not None
    return found


def readings(book: Book, person_id: int) -> list[tuple[Any, ...]]:
    return [
        tuple(row)
        for row in book.rows(
            "SELECT read_on, stance, influence, confidence, reason FROM stance_reading WHERE person_id = ? ORDER BY id",
            (person_id,),
        )
    ]


async def to_view(desk: Desk, name: str) -> None:
    """Go round the views to one of them."""
    assert isinstance(desk.screen, BuyingCenterScreen)
    while desk.screen.view.name != name:
        await desk.press("v")


async def choose(desk: Desk, person_id: int) -> None:
    """Walk the table to a person, and back to the map."""
    await to_view(desk, "table")
    await desk.press("g")
    for _ in range(len(desk.listed("table").lines)):
        if chosen(desk) == person_id:
            break
        await desk.press("j")
    await to_view(desk, "map")
    assert chosen(desk) == person_id


async def pick(desk: Desk, field: str, letters: str) -> None:
    await desk.fill(field, letters)
    await desk.press("tab")


async def leave(desk: Desk) -> None:
    """Out of a form, touched or not."""
    while desk.name.endswith("Form"):
        await desk.press("escape")


async def stronger(desk: Desk, steps: int) -> None:
    """Move the strength of a tie on from 2: to 3, then 0, then 1."""
    desk.field("strength").focus()
    await desk.settle()
    for _ in range(steps):
        await desk.press("right")


# -- views


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_tree_and_table_show_everybody_and_the_selection_stays(
    book: Book, size: tuple[int, int]
) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ids: list[int] = []
    for number in range(60):
        boss = ids[number // 3] if number and number % 4 else None
        ids.append(
            a_person(
                book, f"Person {number}", acme, influence=number % 5 + 1, reports_to_id=boss,
                is_adviser=number % 10 == 4, stance=[*Stance, None][number % 6],
            )
        )  # fmt: skip
    async with opened(book, size=size) as desk:
        await to_map(desk)
        for view in ("tree", "table"):
            await to_view(desk, view)
            listed = desk.listed(view)
            assert desk.app.focused is listed
            shown = [listed.lines.key(n) for n in range(len(listed.lines)) if not listed.lines.is_heading(n)]
            assert sorted(shown, key=str) == sorted(ids, key=str)
            assert all(any(f"Person {n}" in row for row in desk.rows(view)) for n in range(60))
        for _ in range(7):
            await desk.press("j")
        here = chosen(desk)
        assert desk.listed("table").current_key == here
        for view in ("map", "tree", "table"):
            await desk.press("v")
            assert chosen(desk) == here and map_of(desk).chosen_id == here, view
            assert desk.one(f"#{view}").display and desk.app.focused is desk.one(f"#{view}")
            if view != "map":
                assert desk.listed(view).current_key == here
            if size[0] == 160:
                name = next(one.name for one in members(book, acme) if one.person_id == here)
                assert name in str(desk.shown()), "the panel tells of the selected"
        await to_view(desk, "tree")
        await desk.press("k", "k")
        await to_view(desk, "map")
        assert map_of(desk).chosen_id == chosen(desk) != here
        await desk.press("left", "down")
        await to_view(desk, "tree")
        assert desk.listed("tree").current_key == chosen(desk)


def members(book: Book, account: int) -> tuple[Member, ...]:
    return center_reads.center(book, account, TODAY, TODAY).members


async def test_the_tree_is_drawn_by_who_reports_to_whom_advisers_apart(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    boss = a_person(book, "Boss", acme, influence=5)
    middle = a_person(book, "Middle", acme, influence=2, reports_to_id=boss)
    a_person(book, "Low", acme, influence=4, reports_to_id=middle)
    a_person(book, "Adviser", acme, is_adviser=True)
    async with opened(book) as desk:
        await to_map(desk)
        await to_view(desk, "tree")
        listed = desk.listed("tree")
        drawn = ["".join(text for text, _ in listed.lines.draw(n, 70)) for n in range(len(listed.lines))]
        assert [line.split()[2] if "outside" not in line else "-" for line in drawn] == [
            "Boss", "Middle", "Low", "-", "Adviser",
        ]  # fmt: skip
        indents = [len(line) - len(line.lstrip()) for line in drawn]
        assert indents[0] < indents[1] < indents[2]


async def test_a_very_deep_tree(book: Book) -> None:
    """A chain longer than Python's own stack is drawn all the same."""
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    boss = None
    for number in range(30):
        boss = a_person(book, f"P{number}", acme, reports_to_id=boss)
    from kamtui.domain.center.buying_center import BuyingCenter
    from kamtui.ui.center.people_lines import TreeLines
    from kamtui.ui.shell.glyphs import Glyphs

    deep = tuple(
        Member(person_id=n, name=f"P{n}", reports_to_id=n - 1 if n > 1 else None, known_since=TODAY)
        for n in range(1, 3001)
    )
    center = BuyingCenter(account_id=acme, account="Acme", as_of=TODAY, known_since=TODAY, members=deep)
    lines = TreeLines(center, Glyphs())
    assert [lines.key(n) for n in range(len(lines))] == list(range(1, 3001))
    async with opened(book) as desk:
        await to_map(desk)
        await to_view(desk, "tree")
        await desk.press("G")
        assert chosen(desk) == boss


async def test_the_order_of_the_table(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    zoya = a_person(book, "Zoya", acme, stance=Stance.DEFENDER, influence=5)
    a_person(book, "Ana", acme, stance=Stance.NEUTRAL, influence=1)
    a_person(book, "Mira", acme, stance=Stance.BLOCKER, influence=3)
    a_call(book, acme, zoya)
    expected = {
        "influence": ["Zoya", "Mira", "Ana"],
        "stance": ["Mira", "Ana", "Zoya"],
        "name": ["Ana", "Mira", "Zoya"],
        "last": ["Ana", "Mira", "Zoya"],
    }
    async with opened(book) as desk:
        await to_map(desk)
        await desk.press("o")
        assert any("Only the table has an order: v goes on" in said for said in desk.said)
        await to_view(desk, "table")
        await desk.press("j")
        here = chosen(desk)
        for order in ORDERS:
            assert desk.sees(f"table by {ORDERS[order]} · today")
            names = [
                next(name for name in ("Zoya", "Ana", "Mira") if name in row) for row in desk.rows("table")
            ]
            assert names == expected[order], order
            assert chosen(desk) == here == desk.listed("table").current_key
            await desk.press("o")


# -- readings


async def test_stance_and_influence_step_by_key_and_are_one_reading_of_the_day(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana Ivanova", acme, stance=Stance.NEUTRAL, influence=3, read_on=date(2026, 10, 1))
    day = TODAY.isoformat()
    async with opened(book) as desk:
        await to_map(desk)
        before = readings(book, ana)
        steps = []
        for key, stance, influence in (
            ("L", "supporter", 3),
            ("L", "defender", 3),
            ("H", "supporter", 3),
            ("K", "supporter", 4),
            ("K", "supporter", 5),
            ("J", "supporter", 4),
        ):
            await desk.press(key)
            expected = [*before, (day, stance, influence, "assumed", "")]
            steps.append(expected)
            assert readings(book, ana) == expected, key
            assert any("Ana Ivanova" in said and stance in said and "u undoes" in said for said in desk.said)
        for _ in range(3):
            await desk.press("u")
        assert readings(book, ana) == steps[2], "taken back a step each"
        await desk.press("ctrl+r", "ctrl+r", "ctrl+r")
        assert readings(book, ana) == expected
        one = member(book, acme, ana)
        assert (one.stance, one.influence) == (Stance.SUPPORTER, 4)
        assert member(book, acme, ana, date(2026, 11, 1)).stance is Stance.NEUTRAL


async def test_at_the_ends_nothing_is_written(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    top = a_person(book, "Top", acme, stance=Stance.DEFENDER, influence=5)
    low = a_person(book, "Low", acme, stance=Stance.BLOCKER, influence=1)
    new = a_person(book, "New", acme)
    async with opened(book) as desk:
        await to_map(desk)
        before = dump(book)
        await choose(desk, top)
        await desk.press("L", "K")
        assert "Influence 5 is as far as it goes." in desk.said
        await choose(desk, low)
        await desk.press("H", "J")
        assert dump(book) == before
        # Who has no reading yet: there is nothing to lower, and upwards the scale begins with its lowest step.
        await choose(desk, new)
        await desk.press("H")
        assert "nothing to lower: L goes to the lowest step" in desk.said[-1]
        await desk.press("J")
        assert "nothing to lower: K goes to the lowest step" in desk.said[-1]
        await desk.press("minus")
        assert dump(book) == before and "not known already" in desk.said[-1]
        await desk.press("L")
        assert readings(book, new) == [(TODAY.isoformat(), "blocker", None, "assumed", "")]
        await desk.press("K")
        assert readings(book, new) == [(TODAY.isoformat(), "blocker", 1, "assumed", "")]
        await desk.press("minus")
        assert readings(book, new) == [(TODAY.isoformat(), None, 1, "assumed", "")]


async def test_a_reading_with_a_reason_or_a_call_stays_and_a_new_one_is_added(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme, stance=Stance.NEUTRAL, influence=3, read_on=date(2026, 10, 1))
    async with opened(book) as desk:
        await to_map(desk)
        await desk.press("L", "w")
        await desk.type("said so")
        await desk.press("ctrl+s", "L", "H")
        assert [row[1:] for row in readings(book, ana)[1:]] == [
            ("supporter", 3, "assumed", "said so"),
            ("supporter", 3, "assumed", ""),
        ]
        call = a_call(book, acme, ana)
        reading_changes.take_reading(book, ana, Stance.SCEPTIC, 3, TODAY, call_id=call)
        desk.screen.reload()  # type: ignore[attr-defined]
        await desk.press("L", "L")
        assert [row[1] for row in readings(book, ana)[1:]] == [
            "supporter",
            "supporter",
            "sceptic",
            "supporter",
        ]


async def test_keys_typed_ahead_act_on_whom_they_were_meant_for(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    left = a_person(book, "Left", acme, stance=Stance.NEUTRAL, influence=3)
    right = a_person(book, "Right", acme, stance=Stance.SUPPORTER, influence=3)
    async with opened(book) as desk:
        await to_map(desk)
        assert chosen(desk) == left
        for key in ("right", "L"):  # as fast as they come, nothing awaited between
            desk._send(key, key if len(key) == 1 else None)
        await desk.settle()
        await desk.settle()
        assert len(readings(book, left)) == 1 and readings(book, right)[-1][1] == "defender"
        # Also when the view was changed meanwhile.
        for key in ("v", "v", "g", "j", "H", "v", "v", "g", "L"):
            desk._send(key, key)
        await desk.settle()
        await desk.settle()
        assert chosen(desk) == desk.listed("tree").current_key == map_of(desk).chosen_id


async def test_why(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    async with opened(book) as desk:
        await to_map(desk)
        await desk.press("L", "w")
        assert desk.name == "WhyForm" and desk.sees("Ana") and desk.at == "reason"
        await desk.type("каза го пред борда")
        await desk.choose("confidence", "c")
        await desk.press("ctrl+s")
        day = TODAY.isoformat()
        assert readings(book, ana) == [(day, "blocker", None, "confirmed", "каза го пред борда")]
        await desk.press("w")
        assert desk.typed("reason") == "каза го пред борда" and desk.sees(
            "“supporter: …”, it changes the stance too"
        )
        await desk.type("sup: signed")
        assert desk.sees("supporter from today, so far blocker")
        await desk.press("ctrl+s")
        assert readings(book, ana)[-1][1:] == ("supporter", None, "confirmed", "signed")
        await desk.press("u", "u")
        assert readings(book, ana) == [(day, "blocker", None, "assumed", "")]
        await desk.press("ctrl+r")
        assert member(book, acme, ana).confidence is Confidence.CONFIRMED
        assert member(book, acme, ana).reason == "каза го пред борда"


async def test_roles(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme, roles=(Role.USER,))
    async with opened(book) as desk:
        await to_map(desk)
        await desk.press("r")
        assert desk.at == "roles"
        await desk.press("enter", "d")
        await desk.press("ctrl+s")
        assert set(member(book, acme, ana).roles) == {Role.USER, Role.DECIDER}
        # More warnings leave less room for the map; the selected one stays in view.
        await desk.until(lambda: desk.sees("? Ana U,D"))
        await desk.press("u")
        assert member(book, acme, ana).roles == (Role.USER,)
        await desk.press("ctrl+r")
        assert set(member(book, acme, ana).roles) == {Role.USER, Role.DECIDER}


async def test_a_tie_is_made_changed_and_ended(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana Ivanova", acme, stance=Stance.DEFENDER, influence=3)
    petar = a_person(book, "Petar Petrov", acme, stance=Stance.BLOCKER, influence=5)

    def ties() -> list[tuple[Any, ...]]:
        return [
            tuple(row)
            for row in book.rows(
                "SELECT from_person_id, to_person_id, kind, strength, confidence, note, ended_on FROM tie"
            )
        ]

    async with opened(book, size=(120, 36)) as desk:
        await to_map(desk)
        await choose(desk, ana)
        # To oneself: one's own name is not offered, and nothing is written.
        await desk.press("i")
        assert desk.name == "TieForm"
        await desk.fill("other", "ivanova")
        assert not desk.one("#suggestions").display
        await desk.press("tab", "ctrl+s")
        assert desk.name == "TieForm" and any("choose from the list" in said for said in desk.problems())
        await pick(desk, "other", "petr")
        await stronger(desk, 1)
        await desk.fill("note", "слуша го")
        await desk.press("ctrl+s")
        assert desk.name == "BuyingCenterScreen", desk.shown()
        assert ties() == [(ana, petar, "influences", 3, "assumed", "слуша го", None)]
        assert desk.sees("influences Petrov"), "the panel tells of it"

        # A second time it is shown as it stands, and changed, not doubled.
        await desk.press("i")
        await pick(desk, "other", "petr")
        await desk.choose("confidence", "c")
        await desk.press("ctrl+s")
        assert ties() == [(ana, petar, "influences", 3, "confirmed", "слуша го", None)]
        await desk.press("u")
        assert ties() == [(ana, petar, "influences", 3, "assumed", "слуша го", None)]
        await desk.press("ctrl+r")

        # The other way round is another tie; a conflict is the same from both sides.
        await desk.press("i")
        await desk.press("enter", "c")
        await pick(desk, "other", "petr")
        await desk.press("ctrl+s")
        assert len(ties()) == 2 and ties()[1][2] == "conflicts"
        await choose(desk, petar)
        await desk.press("i")
        await desk.press("enter", "c")
        await pick(desk, "other", "ivan")
        await stronger(desk, 3)
        await desk.press("ctrl+s")
        assert len(ties()) == 2 and ties()[1][3] == 1

        # Ended; there is none a second time.
        for steps in (3, 2):  # from its own strength 1, then from that of a new one
            await desk.press("i")
            await desk.press("enter", "c")
            await pick(desk, "other", "ivan")
            await stronger(desk, steps)
            await desk.press("ctrl+s")
        assert desk.name == "TieForm" and any("no such relation" in said for said in desk.problems())
        await leave(desk)
        assert ties()[1][6] == TODAY.isoformat()
        await desk.press("u")
        assert ties()[1][6] is None


# -- who is there


async def test_a_person_and_an_empty_seat_are_added(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await to_map(desk)
        await desk.press("n")
        await desk.type("Ana Ivanova")
        await desk.press("ctrl+s", "n")
        assert desk.name == "PersonForm"
        await desk.type("Who signs")
        await desk.choose("is_empty_seat", "y")
        await desk.press("ctrl+s")
        assert desk.name == "BuyingCenterScreen", desk.problems()
        assert {(one.name, one.is_empty_seat) for one in members(book, acme)} == {
            ("Ana Ivanova", False), ("Who signs", True),
        }  # fmt: skip
        assert desk.sees("? Ivanova", "[Who signs]")
        await desk.press("u")
        assert [one.name for one in members(book, acme)] == ["Ana Ivanova"]
        await desk.press("ctrl+r")
        assert desk.sees("[Who signs]")


async def test_left(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme, stance=Stance.BLOCKER, influence=4, read_on=date(2026, 5, 1))
    petar = a_person(book, "Petar", acme, influence=1, read_on=date(2026, 5, 1))
    async with opened(book) as desk:
        await to_map(desk)
        await choose(desk, ana)
        await desk.press("d", "enter")
        assert desk.name == "Choose" and desk.sees("What became of Ana?"), "enter answers nothing"
        await desk.press("l")
        assert desk.name == "BuyingCenterScreen"
        assert [one.name for one in members(book, acme)] == ["Petar"]
        # They are not lost: in the table they stand apart, can be looked up, corrected and deleted.
        assert chosen(desk) == ana and desk.listed("table").current_key == ana
        assert desk.sees("No longer here 1", "Ana (left)")
        await desk.press("L")
        assert any("no longer here: enter shows" in said for said in desk.said)
        for key, name in (("enter", "PersonCardDialog"), ("e", "PersonForm"), ("d", "ConfirmDelete")):
            await desk.press(key)
            assert desk.name == name
            await desk.press("escape")
        await to_view(desk, "map")
        assert chosen(desk) == petar
        assert people_reads.person_entry(book, ana)[0].status is PersonStatus.LEFT
        assert member(book, acme, ana, date(2026, 10, 1)).stance is Stance.BLOCKER, (
            "the past still shows them"
        )
        await desk.press("u")
        assert {one.name for one in members(book, acme)} == {"Ana", "Petar"}
        await desk.press("ctrl+r")
        assert [one.name for one in members(book, acme)] == ["Petar"]


async def test_moved_to_another_account_history_goes_along(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    other = an_account(book, "Zeta", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme, stance=Stance.DEFENDER, influence=4, read_on=date(2026, 5, 1))
    call = a_call(book, acme, ana)
    async with opened(book) as desk:
        await desk.press("2")
        await desk.stand_on("Acme")
        await desk.press("enter", "B", "d", "m")
        await desk.press("ctrl+s")
        assert desk.name == "MoveForm" and any("Choose the account" in said for said in desk.problems())
        await pick(desk, "account", "acme")
        await desk.press("ctrl+s")
        assert desk.name == "MoveForm" and any("already" in said for said in desk.problems())
        await pick(desk, "account", "zet")
        await desk.press("ctrl+s")
        assert desk.name == "BuyingCenterScreen" and desk.sees("Nobody is known here yet.")
        moved = member(book, other, ana)
        assert (moved.stance, moved.influence, moved.last_on) == (Stance.DEFENDER, 4, TODAY)
        assert member(book, acme, ana, date(2026, 10, 1)).stance is Stance.DEFENDER
        assert book.rows("SELECT person_id FROM call_person WHERE call_id = ?", (call,)) == [(ana,)]
        await desk.press("u")
        assert [one.person_id for one in members(book, acme)] == [ana] and not members(book, other)
        await desk.press("ctrl+r")
        assert [one.person_id for one in members(book, other)] == [ana]


async def test_edit(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    async with opened(book) as desk:
        await to_map(desk)
        await desk.press("enter", "e")  # by the card
        assert desk.name == "PersonForm" and desk.typed("name") == "Ana"
        await desk.press("escape", "e")
        await desk.fill("title", "купувач")
        await desk.press("ctrl+s")
        assert member(book, acme, ana).title == "купувач"


async def test_keys_of_the_whole_program_know_who_is_at_hand(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme, influence=5)
    petar = a_person(book, "Petar Petrov", acme, influence=1)
    async with opened(book) as desk:
        await to_map(desk)
        await choose(desk, petar)
        await desk.press("c")
        assert desk.typed("account") == "Acme" and desk.typed("people").startswith("Petar Petrov")
        await leave(desk)
        await desk.press("t")
        assert desk.typed("person") == "Petar Petrov"
        await leave(desk)
        for key, name in (("C", "AccountCallsScreen"), ("O", "AccountScreen")):
            await desk.press(key)
            assert desk.name == name
            await desk.press("B")
            assert desk.name == "BuyingCenterScreen"


# -- warnings


async def test_a_warning_is_hidden_with_a_reason_until_a_day(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme, stance=Stance.SUPPORTER, influence=3)
    async with opened(book) as desk:
        await to_map(desk)
        assert desk.sees("No decider or approver known.")
        await desk.press("tab")
        assert desk.app.focused is desk.one("#warnings")
        await desk.press("s")
        assert desk.name == "AcceptForm" and desk.sees("No decider or approver known.")
        await desk.press("ctrl+s")
        assert desk.at == "reason" and desk.problems()
        await desk.type("чакаме борда")
        await desk.fill("until", "1.10.2026")
        await desk.press("ctrl+s")
        assert desk.name == "AcceptForm" and any("day to come" in said for said in desk.problems())
        await desk.fill("until", "22.11.2026")
        await desk.press("ctrl+s")
        assert desk.name == "AcceptForm" and desk.at == "until"
        await desk.fill("until", "нищо такова")
        await desk.press("ctrl+s")
        assert desk.name == "AcceptForm" and desk.problems()
        assert desk.typed("reason") == "чакаме борда", "nothing typed is lost"
        assert not book.rows("SELECT 1 FROM acceptance")
        await desk.fill("until", "31.1.2027")
        await desk.press("ctrl+s")
        assert book.rows("SELECT account_id, rule, until_on, reason FROM acceptance") == [
            (acme, "no_decider", "2027-01-31", "чакаме борда")
        ]
        assert not desk.sees("No decider or approver known.")
        await desk.press("u")
        await desk.until(lambda: desk.sees("No decider or approver known."))
        await desk.press("ctrl+r")
        assert not desk.sees("No decider or approver known.")
        # Also among the warnings the keys are for who is at hand.
        await desk.press("L")
        assert member(book, acme, chosen(desk)).stance is Stance.DEFENDER


async def test_enter_on_a_warning_does_what_it_asks(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme, stance=Stance.SUPPORTER, influence=2, roles=(Role.BUYER,))
    a_call(book, acme, ana)
    a_person(book, "Ivo", acme, stance=Stance.SUPPORTER, influence=2, roles=(Role.USER,))
    cold = a_person(book, "Cold", acme, stance=Stance.BLOCKER, influence=5)
    a_person(book, "Unknown", acme, influence=4)
    a_person(book, "The guard", acme, is_empty_seat=True, roles=(Role.GATEKEEPER,))
    with book.change_rows("Long ago") as con:
        for table in ("account", "person"):
            con.execute(f"UPDATE {table} SET created_at = '2025-01-01T10:00:00Z'")
    wanted = {
        "Most key players": "TaskForm",
        "No decider": "PersonForm",
        "gatekeeper is an unknown person": "PersonForm",
        "Unknown is a key player": "PersonForm",
        "Cold blocks": "CallForm",
    }
    async with opened(book, size=(120, 36)) as desk:
        await to_map(desk)
        await desk.press("tab")
        rows = desk.rows("warnings")
        done = set()
        for number, row in enumerate(rows):
            for words, form in wanted.items():
                if words not in row or words in done:
                    continue
                done.add(words)
                found = desk.listed("warnings")
                found.cursor = number
                await desk.settle()
                assert desk.app.focused is found
                await desk.press("enter")
                assert desk.name == form, row
                if words == "No decider":
                    assert desk.typed("name") == ""
                elif form == "PersonForm":
                    assert desk.typed("name") in ("The guard", "Unknown")
                elif form == "CallForm":
                    assert desk.typed("people").startswith("Cold") and chosen_behind(desk) == cold
                await leave(desk)
                assert desk.name == "BuyingCenterScreen", desk.name
        assert done >= set(wanted) - {"Most key players"}, rows
        await desk.press("tab")
        assert desk.app.focused is desk.one("#map")


def chosen_behind(desk: Desk) -> int:
    return int(getattr(desk.app.screen_stack[-2], "chosen_id"))  # noqa: B009


async def test_a_way_in_stands_behind_what_is_pressing(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme, stance=Stance.DEFENDER, influence=2)
    petar = a_person(book, "Petar", acme, stance=Stance.NEUTRAL, influence=2)
    boss = a_person(book, "Boss", acme, stance=Stance.BLOCKER, influence=5, roles=(Role.DECIDER,))
    a_tie(book, ana, petar)
    a_tie(book, petar, boss)
    a_call(book, acme, ana)
    async with opened(book, size=(120, 36)) as desk:
        await to_map(desk)
        [way] = [row for row in desk.rows("warnings") if "Ana" in row and "Petar" in row]
        assert "Boss" in way
        await desk.press("tab")
        desk.listed("warnings").cursor = desk.rows("warnings").index(way)
        await desk.settle()
        assert chosen(desk) == boss
        before = dump(book)
        await desk.press("s")
        assert desk.name == "BuyingCenterScreen", "a way in is nothing to be hidden"
        await desk.press("enter")
        assert desk.name == "PersonCardDialog" and desk.sees("Boss · Acme")
        await desk.press("escape")
        assert dump(book) == before


# -- time


async def test_time(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana Ivanova", acme, stance=Stance.NEUTRAL, influence=3, read_on=date(2026, 3, 1))
    a_person(book, "Petar", acme, influence=2, read_on=date(2026, 6, 1))
    reading_changes.take_reading(
        book, ana, Stance.SUPPORTER, 4, TODAY, read_on=date(2026, 9, 1), reason="visit"
    )
    reading_changes.take_reading(book, ana, Stance.BLOCKER, 4, TODAY)
    assert center_reads.dates_of_change(book, acme) == [
        date(2026, 3, 1),
        date(2026, 6, 1),
        date(2026, 9, 1),
        TODAY,
    ]
    async with opened(book, size=(120, 36)) as desk:
        await to_map(desk)
        assert desk.sees("map · today", "■ Ivanova") and not desk.sees("PAST")
        await choose(desk, ana)
        await desk.press(BACK)
        assert desk.sees("PAST:", "1 Sep 2026", "▲ Ivanova", "neutral → supporter", "visit")
        assert not desk.one("#warnings").display, "warnings speak of the present only"
        assert chosen(desk) == ana
        await desk.press(BACK)
        assert desk.sees("1 Jun 2026", "● Ivanova", "new: Petar")
        await desk.press(BACK)
        assert desk.sees("1 Mar 2026", "● Ivanova") and not desk.sees("Petar")
        await desk.press(BACK)
        assert desk.sees("1 Mar 2026") and any("nothing earlier" in said for said in desk.said)

        # The past is for looking.
        before = dump(book)
        for key in ("H", "L", "K", "J", "w", "r", "i", "n", "d", "e", "enter", "s"):
            await desk.press(key)
            assert desk.name == "BuyingCenterScreen", key
        assert dump(book) == before
        assert not any(label in desk.bar for label in ("worse", "better", "roles", "relation", "new"))
        for view in ("tree", "table", "map"):
            await desk.press("v")
            assert desk.sees("PAST:"), view
        for words in ("1 Jun 2026", "1 Sep 2026"):
            await desk.press(FORTH)
            assert desk.sees("PAST:", words)
        await desk.press(FORTH)
        assert desk.sees("map · today", "■ Ivanova") and not desk.sees("PAST")
        await desk.press(FORTH)
        assert desk.sees("map · today")
        await desk.press("L")
        assert member(book, acme, ana).stance is Stance.SCEPTIC


async def test_time_by_no_colour_and_small(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme, stance=Stance.NEUTRAL, influence=3, read_on=date(2026, 3, 1))
    async with opened(book, size=(40, 12)) as desk:
        await to_map(desk)
        await desk.press(BACK)
        assert desk.sees("PAST")


async def test_since_the_last_review(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme, stance=Stance.NEUTRAL, influence=3, read_on=date(2026, 3, 1))
    async with opened(book) as desk:
        await to_map(desk)
        await desk.press("S")
        assert desk.name == "Difference" and desk.sees("never reviewed")
        await desk.press("escape")
        assert center_reads.last_review(book, acme) is None
        center_changes.mark_reviewed(book, acme, date(2026, 9, 1))
        reading_changes.take_reading(book, ana, Stance.BLOCKER, 3, TODAY, reason="нов шеф")
        await desk.press("S")
        assert desk.sees("1 Sep 2026", "Ana: neutral → blocker", "нов шеф")
        await desk.press("enter")
        assert center_reads.last_review(book, acme) == date(2026, 9, 1), "enter only closes"
        await desk.press("S", "y")
        assert desk.name == "BuyingCenterScreen" and center_reads.last_review(book, acme) == TODAY
        await desk.press("S")
        # What came later on the day of the review must not be lost, so that day is told again.
        assert desk.sees("that day included", "Ana: neutral → blocker")
        await desk.press("escape", "u")
        assert center_reads.last_review(book, acme) == date(2026, 9, 1)


async def test_a_long_difference_scrolls(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    center_changes.mark_reviewed(book, acme, date(2026, 9, 1))
    for number in range(40):
        a_person(book, f"Person{number:02}", acme, influence=3)
    async with opened(book) as desk:
        await to_map(desk)
        await desk.press("S")
        assert desk.sees("Person00", "reviewed today"), "the keys are in view, however long it is"
        for _ in range(60):
            await desk.press("down")
        assert desk.sees("Person39", "reviewed today")
        await desk.press("escape")


# -- on Today and in the list


async def test_warnings_on_today(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, is_key=True)
    a_person(book, "Zoya", acme, stance=Stance.SUPPORTER, influence=1)
    boss = a_person(book, "Boss", acme, stance=Stance.BLOCKER, influence=5, roles=(Role.DECIDER,))
    words = "The only key player does not support us"
    async with opened(book) as desk:
        assert desk.sees("WARNINGS", words)
        await desk.stand_on(words)
        await desk.press("enter")
        assert desk.name == "BuyingCenterScreen" and chosen(desk) == boss == map_of(desk).chosen_id
        await desk.press("escape")
        assert desk.name == "TodayScreen" and words in desk.row
        await desk.press("s")
        await desk.type("he leaves in May")
        await desk.fill("until", "+1m")
        await desk.press("ctrl+s")
        assert desk.name == "TodayScreen" and not desk.sees(words)
        await desk.press("u")
        assert desk.sees(words)


async def test_stances_in_the_accounts_list(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for stance, count in (
        (Stance.DEFENDER, 1),
        (Stance.SUPPORTER, 3),
        (Stance.NEUTRAL, 2),
        (Stance.BLOCKER, 1),
    ):
        for number in range(count):
            a_person(book, f"{stance.label} {number}", acme, stance=stance, influence=4)
    async with opened(book, size=(160, 45)) as desk:
        await desk.press("2")
        assert "some key 1" in " ".join(desk.row.split()), desk.row
        assert "of 7 people 4 for us, 2 neutral, 1 against" in " ".join(
            str(desk.one("Panel").render()).split()
        )
        await desk.press("enter", "B")
        assert desk.sees("today · 4 for us, 2 neutral, 1 against · a key player is for us")
        await desk.resize(80, 24)
        assert desk.sees("today · ★1 ▲3 ●2 ■1 · a key player is for us"), "the axis says what the signs are"


# -- what may go wrong


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_hostile_names(book: Book, size: tuple[int, int]) -> None:
    acme = an_account(book, "[/] [@click=app.quit]x[/] {0} %s", stage=Stage.CUSTOMER, is_key=True)
    ids: list[int] = []
    for number, raw in enumerate(HOSTILE):
        line = clean(raw) or "?"
        entry = PersonEntry(
            name=line, account_id=acme, title=line, department=line, roles=(Role.DECIDER,),
            is_empty_seat=number % 9 == 8, reports_to_id=ids[-1] if ids and number % 5 else None,
        )  # fmt: skip
        stance = StanceEntry([*Stance, None][number % 6], number % 5 + 1, reason=line)
        ids.append(people_changes.add_person(book, entry, stance, date(2026, 10, 1)))
    for one, other in pairwise(ids):
        a_tie(book, one, other, note=clean(HOSTILE[ids.index(one)]))
    center_changes.mark_reviewed(book, acme, date(2026, 9, 1))
    async with opened(book, size=size) as desk:
        assert is_calm(desk) and desk.sees("WARNINGS")
        await desk.press("2", "enter", "B")
        view = map_of(desk)
        half = ids[size[0] // 160 :: 2]  # at both sizes together all of them
        for one in half:
            view.choose(one)
            await desk.settle()
            assert is_calm(desk), HOSTILE[ids.index(one)]
        for name in ("tree", "table"):
            await to_view(desk, name)
            await desk.press("g")
            for key in ("pagedown", "pagedown", "pagedown", "G"):
                await desk.press(key)
                assert is_calm(desk)
        assert desk.sees("[/] [@click=app.quit]x[/] {0} %s")
        await desk.press("o", "o")
        for raw in ("[/bold]", "[ACME]", "[$primary]x", "\\[bold]x"):
            assert any(raw in row for row in desk.rows("table")), raw
        await to_view(desk, "map")
        for number in range(size[0] // 160, len(ids), 13):
            view.choose(ids[number])
            await desk.settle()
            for way in ("w", "r", "i", "d", "enter"):
                await desk.press(way)
                assert desk.name != "BuyingCenterScreen" and is_calm(desk), (way, HOSTILE[number])
                await desk.press("escape")
            await desk.press("H", "K")
            assert is_calm(desk)
        await desk.press("S")
        assert is_calm(desk)
        await desk.press("escape", BACK)
        assert is_calm(desk) and desk.sees("PAST")
        await desk.press(FORTH, "tab")
        for number in range(len(desk.listed("warnings").lines)):
            desk.listed("warnings").cursor = number
            await desk.settle()
            assert is_calm(desk)
        found: Any = desk.listed("warnings").lines
        desk.listed("warnings").cursor = next(i for i in range(len(found)) if found.value(i).warning)
        await desk.settle()
        await desk.press("s")
        assert desk.name == "AcceptForm" and is_calm(desk)
        await desk.press("escape")
        assert desk.app.is_running


async def test_the_same_under_a_bulgarian_keyboard(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme, stance=Stance.NEUTRAL, influence=3)
    async with opened(book, config=Config(keyboard="phonetic")) as desk:
        await desk.press("2", "enter", "Б")
        assert desk.name == "BuyingCenterScreen"
        await desk.press("Х")
        assert readings(book, ana)[-1][1] == "sceptic"
        await desk.press("Л", "Л")
        assert readings(book, ana)[-1][1] == "supporter"
        await desk.press("К")
        assert readings(book, ana)[-1][2] == 4
        await desk.press("Й")
        assert readings(book, ana)[-1][2] == 3
        for key, name in (
            ("ш", "WhyForm"),
            ("р", "RolesForm"),
            ("и", "TieForm"),
            ("н", "PersonForm"),
            ("д", "Choose"),
            ("С", "Difference"),
        ):
            await desk.press(key)
            assert desk.name == name, key
            await desk.press("escape")
        await desk.press("в")
        assert desk.app.focused is desk.one("#tree")


async def test_made_small_and_large_again(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for number in range(20):
        a_person(book, f"Person {number}", acme, stance=[*Stance][number % 5], influence=number % 5 + 1)
    async with opened(book, size=(120, 36)) as desk:
        view = await to_map(desk)
        await desk.press("right", "down")
        here = chosen(desk)
        for view_name in ("map", "tree", "table"):
            await to_view(desk, view_name)
            for size in ((20, 5), (1, 1), (40, 10), (160, 45), (80, 24)):
                await desk.resize(*size)
                await desk.press("left_square_bracket", "right_square_bracket")
            assert chosen(desk) == here == view.chosen_id
        await to_view(desk, "map")
        await desk.resize(20, 5)
        await desk.press("down", "up", "left", "right", "tab", "tab", "v", "v", "v")
        await desk.resize(80, 24)
        assert desk.app.focused is view
        assert card_on_screen(desk, view, chosen(desk))


async def test_another_windows_change_appears(book: Book, path: Path) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme, stance=Stance.NEUTRAL, influence=3)
    petar = a_person(book, "Petar", acme, stance=Stance.NEUTRAL, influence=2)
    async with opened(book) as desk:
        await to_map(desk)
        assert chosen(desk) == ana
        with Book.open(path, backups=None) as other:
            reading_changes.take_reading(other, petar, Stance.DEFENDER, 5, TODAY)
            a_person(other, "Theirs", acme, stance=Stance.SCEPTIC)
        await desk.until(lambda: desk.sees("★ Petar", "▽ Theirs"), 3)
        assert chosen(desk) == ana and desk.app.focused is map_of(desk)
        # In the past the present's change moves nothing.
        await to_view(desk, "table")
        await desk.press("j")
        here = chosen(desk)
        with Book.open(path, backups=None) as other:
            reading_changes.take_reading(other, petar, Stance.BLOCKER, 1, TODAY)
        await desk.until(lambda: any("■" in row and "Petar" in row for row in desk.rows("table")), 3)
        assert chosen(desk) == here == desk.listed("table").current_key


async def test_who_is_deleted_meanwhile(book: Book, path: Path) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ids = [a_person(book, f"Person {n}", acme, stance=Stance.NEUTRAL, influence=3) for n in range(7)]
    async with opened(book) as desk:
        await to_map(desk)
        with Book.open(path, backups=None) as other:
            for key in ("H", "K", "w", "r", "i"):
                gone = chosen(desk)
                if key in ("H", "K"):
                    people_changes.delete_person(other, gone)
                    await desk.press(key)
                else:
                    await desk.press(*key)
                    assert desk.name.endswith("Form"), key
                    people_changes.delete_person(other, gone)
                    if key == "i":
                        await pick(desk, "other", "person 6")
                    if key == "w":
                        await desk.type("because")
                    await desk.press("ctrl+s")
                    assert desk.name.endswith("Form") and desk.problems(), (key, "it is said")
                    await leave(desk)
                await desk.settle()
                assert desk.name == "BuyingCenterScreen" and chosen(desk) != gone, key
                assert gone in ids and is_calm(desk)
        assert len(members(book, acme)) == 2
        with Book.open(path, backups=None) as other:
            for left in members(book, acme):
                people_changes.delete_person(other, left.person_id)
        await desk.until(lambda: desk.sees("Nobody is known here yet."), 3)


async def test_the_account_is_deleted_meanwhile(book: Book, path: Path) -> None:
    from kamtui.store.accounts import changes as account_changes

    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme, stance=Stance.NEUTRAL, influence=3)
    for key in ("H", "w", "S"):
        async with opened(book) as desk:
            await to_map(desk)
            with Book.open(path, backups=None) as other:
                account_changes.delete_account(other, acme)
                await desk.press(key)
                if desk.name.endswith("Form"):
                    await desk.type("because")
                    await desk.press("ctrl+s")
                    await leave(desk)
                if desk.name == "Difference":
                    await desk.press("escape")
                await desk.until(lambda: desk.name == "AccountsScreen", 3)
                other.undo()


async def test_a_read_only_book_is_only_looked_at(book: Book, path: Path) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme, stance=Stance.NEUTRAL, influence=3)
    book.close()
    with Book.open(path, backups=None, read_only=True) as looked:
        before = dump(looked)
        async with opened(looked) as desk:
            await to_map(desk)
            for key in ("H", "L", "K", "J", "w", "r", "i", "m", "x", "e", "A", "S"):
                await desk.press(key)
                if desk.name == "Difference":
                    await desk.press("y")
                assert desk.name == "BuyingCenterScreen", key
            assert desk.sees("Ana")
        assert dump(looked) == before


async def test_any_keys_at_all(book: Book) -> None:
    """A monkey at the map: whatever is pressed, it runs, shows itself, and can be undone to the start."""
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ids = [
        a_person(book, f"Person {n}", acme, stance=[*Stance, None][n % 6], influence=n % 5 + 1)
        for n in range(9)
    ]
    a_tie(book, ids[0], ids[1], TieKind.CONFLICTS)
    a_task(book, "x", acme)
    keys = [*"HLKJvRVojkgG", "left", "right", "up", "down", "tab", BACK, FORTH, "u", "ctrl+r"]
    chance = random.Random(7)
    async with opened(book) as desk:
        await to_map(desk)
        for _ in range(100):
            await desk.press(chance.choice(keys))
            here = chosen(desk)
            assert isinstance(desk.screen, BuyingCenterScreen)
            view = desk.screen.view.name
            focused = desk.app.focused
            assert focused is not None
            if isinstance(focused, LineList) and focused.id != "warnings":
                assert focused.current_key == here and focused.id == view
            if isinstance(focused, MapView):
                assert focused.chosen_id == here and view == "map"


@pytest.mark.parametrize("views", [0, 1, 2])
async def test_who_was_just_written_down_is_chosen(book: Book, views: int) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme, stance=Stance.NEUTRAL, influence=3)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2", "enter", "B", *("v" for _ in range(views)))
        await desk.press("n")
        await desk.type("Zoya")
        await desk.press("ctrl+s")
        assert desk.name == "BuyingCenterScreen"
        [(zoya,)] = book.rows("SELECT id FROM person WHERE name = 'Zoya'")
        assert desk.screen.at_hand().person_id == zoya, "the next key is meant for her"  # type: ignore[attr-defined]
