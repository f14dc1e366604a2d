"""Two windows on one book: what was agreed is changed in one while the other looks at it or asks about it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import FavourWay, Outcome, TermState
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.book import Book
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, problem_changes
from kamtui.store.terms import reads as term_reads
from tests.build import NOON, TODAY, a_call, a_check, a_task, a_term, an_account, dump, set_term_state
from tests.ui.driving import Desk, opened

AGO = TODAY - timedelta(days=30)


@asynccontextmanager
async def two(book: Book, path: Path, **fields: Any) -> AsyncIterator[tuple[Desk, Book, int, int]]:
    """A window at 4 on a customer's one term, and another on the same book."""
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, "Ana", held_at=NOON)
    given = {"checks": "every friday", "target": "≥ 98 %", "from_on": AGO, "today": AGO, **fields}
    term = a_term(book, acme, "Deliver on time", **given)
    async with opened(book) as desk:
        with Book.open(path, backups=None) as other:
            await desk.press("4")
            assert "Deliver on time" in desk.row
            yield desk, other, acme, term


async def look(desk: Desk) -> None:
    """What comes by itself after a second and a half: the window looks what others did."""
    desk.app._look()
    await desk.settle()


def renegotiate(book: Book, term_id: int) -> None:
    entry = term_reads.term_detail(book, term_id).entry
    term_changes.renegotiate(book, term_id, entry._replace(what="Another", from_on=TODAY), TODAY)


def end(book: Book, term_id: int) -> None:
    entry = term_reads.term_detail(book, term_id).entry
    term_changes.edit_term(book, term_id, entry._replace(state=TermState.ENDED), TODAY)


def checks(book: Book) -> list[tuple[str, str | None, str]]:
    return book.rows("SELECT outcome, due_on, evidence FROM term_check ORDER BY id")


# -- what another window did meanwhile to a term that is asked about


async def test_one_check_does_not_stand_for_the_next_week_too(book: Book, path: Path) -> None:
    async with two(book, path) as (desk, other, _acme, term):
        await desk.press("x")
        await desk.fill("measured", "99")
        await desk.fill("evidence", "mine")
        a_check(other, term, Outcome.BROKEN, measured="90", evidence="theirs")
        after = term_reads.term_detail(other, term).standing.next_check_on
        await look(desk)
        await desk.press("ctrl+s")
        assert desk.name == "TermsScreen"
        assert [(outcome, said) for outcome, _day, said in checks(book)] == [
            ("broken", "theirs"),
            ("kept", "mine"),
        ]
        assert checks(book)[1][1] is None, "it settles no further day"
        assert term_reads.term_detail(book, term).standing.next_check_on == after == date(2026, 11, 27)


@pytest.mark.parametrize("meanwhile", [renegotiate, end, term_changes.delete_term])
@pytest.mark.parametrize("key", ["x", "r", "s"])
async def test_what_no_longer_holds_is_not_checked_put_off_or_renegotiated_again(
    book: Book, path: Path, meanwhile: Callable[..., None], key: str
) -> None:
    async with two(book, path) as (desk, other, _acme, term):
        await desk.press(key)
        if key == "s":
            await desk.type("+3")
        elif key == "x":
            await desk.fill("measured", "90")
            await desk.fill("evidence", "typed")
            await desk.fill("follow_up", "typed too")
        else:
            await desk.fill("what", "typed")
        meanwhile(other, term)
        before = dump(other)
        await look(desk)
        await desk.press("enter" if key == "s" else "ctrl+s")
        assert dump(other) == before, "nothing half done"
        why = "deleted it meanwhile" if meanwhile is term_changes.delete_term else "no longer holds"
        if key == "s":
            assert desk.name == "TermsScreen" and any(why in said for said in desk.said), desk.said
        else:
            assert why in desk.problems()[-1] and "typed" in desk.form.typed().values()
            await desk.press("escape", "escape")
        assert desk.name == "TermsScreen" and desk.app.is_running


async def test_what_another_window_only_proposes_is_not_checked(book: Book, path: Path) -> None:
    async with two(book, path) as (desk, other, _acme, term):
        await desk.press("x")
        await desk.fill("measured", "90")
        set_term_state(other, term, TermState.PROPOSED, TODAY)
        before = dump(other)
        await look(desk)
        await desk.press("ctrl+s")
        assert dump(other) == before, "nothing half done"
        assert "only proposed" in desk.problems()[-1] and desk.typed("measured") == "90"
        await desk.press("escape", "escape")


async def test_a_promise_checked_in_both_windows_counts_once(book: Book, path: Path) -> None:
    async with two(book, path, checks="once on 25.11.", from_on=TODAY, today=TODAY) as (
        desk,
        other,
        _acme,
        term,
    ):
        await desk.press("x")
        await desk.fill("measured", "99")
        a_check(other, term, Outcome.KEPT, measured="99")
        await desk.press("ctrl+s")
        assert "no longer holds" in desk.problems()[-1] and len(checks(book)) == 1
        await desk.press("escape", "escape")


async def test_a_correction_does_not_bring_back_what_ended_meanwhile(book: Book, path: Path) -> None:
    async with two(book, path) as (desk, other, _acme, term):
        await desk.press("e")
        await desk.fill("what", "Deliver on time, corrected")
        renegotiate(other, term)
        await desk.press("ctrl+s")
        assert desk.name == "TermsScreen"
        was = term_reads.term_detail(book, term)
        assert was.entry.what == "Deliver on time, corrected"
        assert was.entry.state is TermState.ENDED and was.ended_on is not None
        assert was.standing.next_check_on is None


async def test_a_correction_that_brings_it_back_on_purpose_does(book: Book, path: Path) -> None:
    async with two(book, path) as (desk, _other, _acme, term):
        end(book, term)
        await look(desk)
        for _view in range(6):
            await desk.press("v")
        await desk.press("e")
        desk.form.field("state").typed = TermState.AGREED.value  # type: ignore[union-attr]
        await desk.press("ctrl+s")
        assert term_reads.term_detail(book, term).standing.is_open


async def test_a_correction_of_what_was_deleted_stays_in_the_form(book: Book, path: Path) -> None:
    async with two(book, path) as (desk, other, _acme, term):
        await desk.press("e")
        await desk.fill("what", "typed")
        term_changes.delete_term(other, term)
        await look(desk)
        await desk.press("ctrl+s")
        assert "deleted it meanwhile" in desk.problems()[-1] and desk.typed("what") == "typed"
        await desk.press("escape", "escape")
        assert desk.name == "TermsScreen" and desk.sees("Nothing was agreed yet")


async def test_a_story_of_what_goes_meanwhile(book: Book, path: Path) -> None:
    for answer in ("x", "r", "e", "d", "A", "u", "escape"):
        other_path = path.with_name(f"{answer}.db")
        with Book.open(other_path, create=True) as again:
            async with two(again, other_path) as (desk, other, acme, _term):
                await desk.press("enter")
                assert desk.name == "ReadTerm"
                account_changes.delete_account(other, acme)
                await look(desk)
                await desk.press(answer)
                await desk.settle()
                assert desk.name in ("TermsScreen", "TodayScreen"), (answer, desk.name)


# -- the account goes


@pytest.mark.parametrize("key", ["nw", "p", "nf", "x", "e", "r", "sc", "sw"])
async def test_the_account_goes_while_its_ledger_asks(book: Book, path: Path, key: str) -> None:
    async with two(book, path) as (desk, other, acme, term):
        a_check(book, term, Outcome.BROKEN, measured="90")
        await desk.press("A")
        assert desk.name == "LedgerScreen"
        await desk.stand_on("Deliver on time")
        await desk.press(*key)
        asked = desk.name
        assert asked != "LedgerScreen"
        if asked.endswith("Form"):
            await desk.fill({"x": "evidence", "sw": "reason"}.get(key, "what"), "typed")
            if key == "x":
                await desk.fill("measured", "99")
        account_changes.delete_account(other, acme)
        await look(desk)
        if asked.endswith("Form"):
            await desk.press("ctrl+s")
            assert desk.name == asked and desk.problems(), "what was typed stays, with a sentence"
            assert not any("rules" in said for said in desk.problems()), desk.problems()
            assert "typed" in desk.form.typed().values()
        await desk.press("escape", "escape")
        await desk.settle()
        assert desk.name in ("TermsScreen", "TodayScreen"), desk.name
        assert book.rows("SELECT count(*) FROM account") == [(0,)]


@pytest.mark.parametrize("keys", ["space", "s", "x", "c", "t", "enter", "j", "u", "left"])
async def test_the_account_goes_while_it_is_walked_through(book: Book, path: Path, keys: str) -> None:
    async with two(book, path) as (desk, other, acme, _term):
        a_task(book, "Send the offer", acme, AGO)
        await desk.press("1", "R")
        assert desk.name == "WalkScreen"
        account_changes.delete_account(other, acme)
        await desk.press(keys)  # before the window looked again
        await look(desk)
        for _again in range(4):
            if desk.name in ("WalkScreen", "TodayScreen"):
                break
            await desk.press("ctrl+s" if desk.name.endswith("Form") and keys != "c" else "escape")
            await desk.press("escape")
        await desk.settle()
        assert desk.app.is_running and desk.name in ("WalkScreen", "TodayScreen", "AccountScreen"), desk.name


@pytest.mark.parametrize("keys", ["g", "a", "o", "space", "m", "M", "s", "f"])
async def test_the_account_goes_while_the_day_is_closed(book: Book, path: Path, keys: str) -> None:
    async with two(book, path) as (desk, other, acme, _term):
        a_task(book, "Send the offer", acme, AGO)
        a_task(book, "Call again", acme, TODAY + timedelta(days=1))
        for at in (("home",), ("home", "j", "j"), ("G",)):
            await desk.press("1", "D")
            assert desk.name == "ClosingScreen"
            await desk.press(*at)
            account_changes.delete_account(other, acme)
            await desk.press(keys)
            await look(desk)
            if desk.name != "ClosingScreen":
                await desk.type("+1")
                await desk.press("enter", "escape")
            if desk.name in ("OneLineForm", "TaskForm"):  # a form of several words is left by one escape more
                await desk.press("escape")
            await desk.settle()
            assert desk.app.is_running and desk.name in ("ClosingScreen", "TodayScreen"), desk.name
            assert book.rows("SELECT count(*) FROM account") == [(0,)]
            other.undo()
            await look(desk)
            assert book.rows("SELECT count(*) FROM account, term") == [(1,)], "for the next line"


# -- undo


async def test_an_act_another_window_built_on_is_not_taken_back(book: Book, path: Path) -> None:
    async with two(book, path) as (desk, other, _acme, term):
        await desk.press("space")
        assert len(checks(book)) == 1
        with other.change("Say more of it") as act:
            from kamtui.store.book.tables import TermCheck

            row = act.find(TermCheck, other.rows("SELECT id FROM term_check")[0][0])
            assert row is not None
            row.evidence = "theirs"
        other.undo()
        assert checks(book)[0][2] == ""
        renegotiate(other, term)
        before = dump(book)
        await desk.press("u")
        assert any("cannot be taken back" in said for said in desk.said) and dump(book) == before
        other.undo()
        await desk.press("u")
        assert checks(book) == []
        await desk.press("ctrl+r")
        assert [outcome for outcome, *_rest in checks(book)] == ["kept"]


async def test_problems_and_favours_that_go_meanwhile(book: Book, path: Path) -> None:
    async with two(book, path) as (desk, other, acme, _term):
        trouble = problem_changes.add_problem(
            book, ProblemEntry(account_id=acme, what="Late lorries", noted_on=TODAY)
        )
        gesture = favour_changes.add_favour(
            book, FavourEntry(what="Tickets", done_on=TODAY, way=FavourWay.GIVEN, account_id=acme)
        )
        await desk.press("A")
        found: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Late lorries", lambda: problem_changes.delete_problem(other, trouble)),
            ("Tickets", lambda: favour_changes.delete_favour(other, gesture)),
        )
        for words, gone in found:
            await desk.stand_on(words)
            await desk.press("e")
            await desk.fill("what", "typed")
            gone()
            await look(desk)
            await desk.press("ctrl+s")
            assert "deleted it meanwhile" in desk.problems()[-1] and desk.typed("what") == "typed"
            await desk.press("escape", "escape")
            assert desk.name == "LedgerScreen" and not desk.sees(words)
            other.undo()
            await look(desk)
            await desk.stand_on(words)
            for key in ("space", "d"):
                gone()
                await desk.press(key)
                assert any("deleted it meanwhile" in said for said in desk.said)
                other.undo()
                await look(desk)
                await desk.stand_on(words)
