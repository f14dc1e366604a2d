"""What we want of somebody on the map: the arrow, the form, its task, and the reading since the last review."""

from datetime import date, timedelta
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.buying_center import Member, TargetStance
from kamtui.domain.center.words import Role, Stance
from kamtui.domain.problems import Problems
from kamtui.store.book.book import Book
from kamtui.store.center import changes as center_changes
from kamtui.store.center import reading_changes
from kamtui.store.center import reads as center_reads
from kamtui.ui.center import acts as center_acts
from kamtui.ui.center.drawing import since_words, warnings_heading
from kamtui.ui.center.hand import MemberAtHand
from kamtui.ui.center.map_aims import aims
from kamtui.ui.center.map_layout import MapLayout, layout
from tests.build import TODAY, a_person, an_account, dump
from tests.domain.center.maps import GLYPHS, STANCES, who
from tests.ui.driving import opened
from tests.ui.front import AnsweringFront, desk_of, saved


def drawn(*members: Member, width: int = 76) -> MapLayout:
    return layout(members, width, glyph=lambda stance: GLYPHS[stance])


def row_of(shown: MapLayout, members: tuple[Member, ...], *, ascii_only: bool = False) -> list[str]:
    """The lines of the map with cards and arrows."""
    lines = [[" "] * (shown.width + 4) for _ in range(shown.height)]
    for card in shown.cards:
        lines[card.y][card.x : card.x + card.width] = card.text
    for cell in aims(shown, members, ascii_only=ascii_only):
        assert lines[cell.y][cell.x] == " ", "never over a card"
        lines[cell.y][cell.x] = cell.char
    return [text for line in lines if (text := "".join(line).strip())]


def aiming(person_id: int, stance: str, wanted: str, influence: int = 4, name: str = "Ana Koleva") -> Member:
    return who(person_id, stance, influence, name=name, target=TargetStance(STANCES[wanted]))


def test_an_arrow_goes_from_how_somebody_stands_to_the_column_of_what_we_want() -> None:
    members = (aiming(1, "■", "●"),)
    shown = drawn(*members)
    [line] = row_of(shown, members)
    assert line.startswith("■ Koleva ┄┄") and line.endswith("┄»")
    column = next(column for column in shown.columns if column.stance is Stance.NEUTRAL)
    assert max(cell.x for cell in aims(shown, members)) == column.x
    [plain] = row_of(shown, members, ascii_only=True)
    assert plain.startswith("■ Koleva ..") and plain.endswith(".}")


def test_it_goes_behind_others_and_ends_before_who_stands_there() -> None:
    members = (aiming(1, "■", "▲"), who(2, "●", 4, name="Ivan Petrov"), who(3, "▲", 4, name="Mara Stoeva"))
    [line] = row_of(drawn(*members), members)
    assert "┄  ● Petrov  ┄" in line.replace("┄ ", "┄ ", 1) or "● Petrov" in line
    assert line.index("»") < line.index("▲ Stoeva") and line.count("»") == 1


@pytest.mark.parametrize(
    "member",
    [aiming(1, "●", "●"), aiming(1, "★", "●"), aiming(1, "?", "●"), who(1, "●", 4)],
)
def test_where_nothing_is_left_to_reach_or_nothing_is_known_there_is_none(member: Member) -> None:
    assert aims(drawn(member), [member]) == []


# -- the form


def hand_of(book: Book, acme: int, person: int) -> MemberAtHand:
    center = center_reads.center(book, acme, TODAY, TODAY)
    return MemberAtHand(acme, person, someone_id=person, member=center.member(person), center=center)


async def aim(book: Book, acme: int, person: int, **typed: str) -> AnsweringFront:
    front = AnsweringFront(lambda form: saved(form, **typed))
    await center_acts.set_target(desk_of(book, front), hand_of(book, acme, person))
    return front


async def test_an_aim_is_set_with_its_task_changed_and_taken_away_each_by_one_undo(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana Koleva", acme, stance=Stance.NEUTRAL, influence=5)
    states: list[Any] = [dump(book)]
    front = await aim(book, acme, ana, wanted="supporter", by="31.12.2026", move="Lunch", on="24.11.")
    assert front.said == ["Ana Koleva: wanted: supporter by 31 Dec 2026 · u undoes"]
    assert book.rows("SELECT what, due_on, person_id, account_id FROM task") == [
        ("Lunch", "2026-11-24", ana, acme)
    ]
    member = hand_of(book, acme, ana).member
    assert member is not None and member.has_task and member.is_below_target
    assert member.target == TargetStance(Stance.SUPPORTER, date(2026, 12, 31), "Lunch")
    states.append(dump(book))
    await aim(book, acme, ana, move="Dinner")
    member = hand_of(book, acme, ana).member
    assert member is not None and member.target == TargetStance(
        Stance.SUPPORTER, date(2026, 12, 31), "Dinner"
    )
    states.append(dump(book))
    front = await aim(book, acme, ana, wanted="", by="", move="")
    assert front.said == ["Ana Koleva: nothing in particular is wanted · u undoes"]
    assert book.rows("SELECT target_stance, target_on, target_move FROM person") == [(None, None, "")]
    for state in reversed(states):
        book.undo()
        assert dump(book) == state


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"wanted": "", "by": "31.12.2026"}, "wanted"),
        ({"wanted": "", "move": "Lunch"}, "wanted"),
        ({"wanted": "neutral", "by": "1.11.2026"}, "by"),
        ({"wanted": "neutral", "on": "24.11."}, "move"),
    ],
)
async def test_what_is_missing_is_said(book: Book, typed: dict[str, str], field: str) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana Koleva", acme, stance=Stance.BLOCKER, influence=5)
    with pytest.raises(Problems) as refused:
        await aim(book, acme, ana, **typed)
    assert set(refused.value.by_field) == {field}


async def test_a_day_that_has_passed_may_stay_as_it_was(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana Koleva", acme, stance=Stance.BLOCKER, influence=5)
    past = TODAY - timedelta(days=3)
    center_changes.set_target(book, ana, TargetStance(Stance.NEUTRAL, past))
    await aim(book, acme, ana, move="Lunch")
    assert book.rows("SELECT target_on, target_move FROM person") == [(past.isoformat(), "Lunch")]


# -- on the screen


def test_what_moved_since_the_last_review_in_words() -> None:
    day = date(2026, 10, 28)
    assert since_words(day, [], TODAY) == []
    changes = ["Ivanova: no nearer to what we want: supporter", "Koleva: blocker → sceptic"]
    said = since_words(day, changes, TODAY)
    assert said == ["Since 28 Oct 2 changes (S): Koleva: blocker → sceptic", "Since 28 Oct 2 changes (S)"]
    assert since_words(day, changes[:1], TODAY)[0].endswith(
        "1 change (S): Ivanova: no nearer to what we want: supporter"
    )
    shown = [warnings_heading((), width, said).plain for width in (60, 40, 20)]
    assert shown == [*said, ""], "whole, or not at all"


async def test_it_is_set_on_the_map_seen_there_and_read_since_the_last_review(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(
        book, "Ana Koleva", acme, stance=Stance.BLOCKER, influence=5, roles=(Role.DECIDER,), read_on=TODAY - timedelta(days=40)
    )  # fmt: skip
    center_changes.mark_reviewed(book, acme, TODAY - timedelta(days=20))
    async with opened(book) as desk:
        await desk.press("2", "enter", "B", "p")
        assert desk.name == "AimForm" and desk.sees("So far blocker")
        desk.field("wanted").typed = "neutral"  # type: ignore[attr-defined]
        await desk.fill("move", "Lunch")
        await desk.press("ctrl+s")
        assert desk.sees("┄»", "· wanted: neutral · next")
        reading_changes.step_reading(book, ana, Stance.SCEPTIC, 5, TODAY)
        await desk.press("S")
        assert desk.sees("Koleva: blocker → sceptic; nearer to what we want: neutral")
        await desk.press("escape")
        assert desk.sees("Since 2 Nov 1 change (S): Koleva: blocker → sceptic")
        await desk.press("v", "v")
        assert desk.sees("▽ 5 »●")
        await desk.press("enter")
        assert desk.sees("wanted neutral; next: Lunch")
