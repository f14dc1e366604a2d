"""The walk through the review: each line settled by one key, kept in the book, left and taken up again."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.words import Stance
from kamtui.domain.chain.words import Answer
from kamtui.domain.day.line import Group, Line
from kamtui.domain.day.walk import Walk
from kamtui.domain.day.words import Settled
from kamtui.domain.terms.words import Outcome, OwedBy
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.chain.reads import forest
from kamtui.store.day import task_changes, task_reads, walk_changes, walk_reads
from kamtui.store.day.today import todays_lines
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import reads as term_reads
from kamtui.ui.keys.day import WALK, WALKED
from kamtui.ui.keys.everywhere import EVERYWHERE, MOVING
from tests.build import a_call, a_check, a_person, a_task, a_term, an_account, dump
from tests.conftest import TODAY
from tests.ui.day.test_screen import a_waiting_chain
from tests.ui.driving import NOON, Clock, Desk, opened

YESTERDAY = datetime(2026, 11, 21, 12).astimezone()


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def live(book: Book, name: str, **fields: Any) -> int:
    """A customer spoken to yesterday, with something scheduled ahead: no line of its own in the review."""
    account = an_account(book, name, stage=Stage.CUSTOMER, **fields)
    a_call(book, account, held_at=YESTERDAY)
    a_task(book, f"Ahead at {name}", account, days(30))
    return account


def some_of_each(book: Book) -> dict[str, int]:
    """A review of one line of each kind, in this order."""
    acme = live(book, "Acme", is_key=True)
    ana = a_person(
        book, "Ana Ivanova", acme, stance=Stance.SUPPORTER, phone="0888 123 456", email="ana@acme.bg"
    )
    broken = a_term(
        book, acme, "Deliver in a week", checks="every friday", target="≥ 98 %", from_on=days(-30)
    )
    a_check(book, broken, Outcome.BROKEN, days(-2), "94.5")
    due = a_term(
        book, acme, "Pay in 45 days", checks="daily", from_on=days(-2), today=days(-1), owed_by=OwedBy.THEY
    )
    late = a_task(book, "Send the offer", acme, days(-3), person_id=ana)
    visit = a_task(book, "Visit", acme, due_time=time(10, 30))
    cold = an_account(book, "Cold", stage=Stage.CUSTOMER)
    a_call(book, cold, held_at=datetime(2026, 1, 5, 12).astimezone())
    ends = a_term(book, live(book, "Beta"), "Price list", from_on=days(-300), until_on=days(-1))
    idle = an_account(book, "Idle", stage=Stage.PROSPECT)
    a_call(book, idle, held_at=YESTERDAY)
    return {
        "acme": acme, "ana": ana, "broken": broken, "due": due, "late": late, "visit": visit, "cold": cold,
        "ends": ends, "idle": idle,
    }  # fmt: skip


WHATS = (
    "Deliver in a week (94.5 %, −3.5)",
    "Send the offer",
    "Pay in 45 days",
    "Visit",
    "No next step",
    "Not spoken to, no next step",
    "No decider or approver known.",
    "Price list",
)


def walk(desk: Desk) -> Walk:
    assert desk.name == "WalkScreen", desk.name
    return desk.screen.walk  # type: ignore[attr-defined, no-any-return]


def at(desk: Desk) -> Line:
    line = walk(desk).current
    assert line is not None, "the walk is at its end"
    return line


def what(desk: Desk) -> str:
    line = walk(desk).current
    return "" if line is None else line.what.replace("\u00a0", " ")


def marked(book: Book, day: date = TODAY) -> list[tuple[str, Settled]]:
    return [(one.what.replace("\u00a0", " "), one.settled) for one in walk_reads.marks(book, day).values()]


def acts(book: Book) -> list[str]:
    return [name for (name,) in book.rows("SELECT name FROM change_set WHERE kind = 'do' AND state = 'done'")]


async def to(desk: Desk, words: str) -> None:
    """Skip until the line at hand has these words."""
    for _ in range(walk(desk).total):
        if words in what(desk):
            return
        await desk.press("j")
    raise AssertionError(f"no line has {words!r}")


# -- one line at a time


async def test_it_goes_through_the_review_in_its_order(book: Book) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R")
        assert desk.sees("0 of 8") and desk.app.focused is None
        seen = []
        while walk(desk).current is not None:
            seen.append(what(desk))
            await desk.press("j")
        for words, expected in zip(seen, WHATS, strict=True):
            assert expected in words
        assert desk.sees("8 of 8", "8 skipped", "R takes them up")


async def test_a_line_stands_large_with_all_that_is_known_of_it(book: Book) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R")
        assert desk.sees(
            "✗ Broken −2d", "Deliver in a week (94.5 %, −3.5)", "◆ Acme", "we owe · delivery ✗ 0 of 1"
        )
        assert desk.sees("Ahead at Acme"), "its account's card below"
        await desk.press("j")
        assert desk.sees("▸ Overdue −3d", "Send the offer", "◆ Acme · Ana Ivanova ▲ supporter")
        assert desk.sees("0888 123 456 ana@acme.bg"), "a call is one look away"
        await desk.press("j")
        assert desk.sees("they owe · delivery · not checked yet")
        await desk.press("j")
        assert desk.sees("Today 10:30", "Visit")
        await desk.press("j")
        assert desk.sees("No next step spoken to 1d ago", "Idle") and desk.shown().count("No next step") == 1
        await desk.press("j")
        assert desk.sees("!! No contact for too long 321d without a word", "Cold")
        await desk.press("j")
        assert desk.sees("No decider or approver known.", "Acme")
        await desk.press("j")
        assert desk.sees("Warnings to be watched", "and still open: Price list.")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Deliver", "s hide x check → skip enter open"),
        ("Send", "space done s put off → skip enter open"),
        ("Pay", "space done s put off x check → skip enter open"),
        ("Not spoken", "s put off → skip enter open"),
        ("Price", "s hide x check → skip enter open"),
        ("No next", "s put off → skip enter open"),
    ],
)
async def test_the_keys_are_those_that_settle_this_line(book: Book, words: str, shown: str) -> None:
    some_of_each(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("R")
        await to(desk, words)
        assert desk.bar.startswith(shown), desk.bar
        # Those that are not offered do nothing.
        before, here = dump(book), what(desk)
        for key in {"space", "x"} - set(desk.bar.split()):
            await desk.press(key)
        assert dump(book) == before and what(desk) == here


async def test_what_cannot_be_done_says_what_can(book: Book) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R")
        await to(desk, "No decider")
        await desk.press("space")
        assert desk.said[-1] == "A warning: enter leads to what it is about, s hides it until a day."
        await desk.press("k")
        await to(desk, "Not spoken")
        await desk.press("space")
        assert desk.said[-1] == "There is no task here: c logs a call, t plans one."


async def test_space_settles_a_task_and_a_due_term(book: Book) -> None:
    ids = some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R", "j", "space")
        assert "Pay" in what(desk)
        assert task_reads.tasks_of(book, ids["acme"])[-1].what == "Send the offer"
        await desk.press("space")
        assert "Visit" in what(desk)
        last = term_reads.standings(book, [ids["due"]])[ids["due"]].last
        assert last is not None and (last.outcome, last.checked_on) == (Outcome.KEPT, TODAY)
        assert marked(book)[1:] == [("Send the offer", Settled.DONE), ("Pay in 45 days", Settled.DONE)]
        assert desk.sees("3 of 8")
        assert any("u undoes" in said for said in desk.said)


async def test_s_puts_off_each_kind_in_its_way(book: Book) -> None:
    ids = some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R", "s")
        assert desk.name == "AcceptForm"
        await desk.type("The carrier is replaced")
        await desk.press("ctrl+s")
        assert book.rows("SELECT rule, reason FROM acceptance") == [
            ("term_broken", "The carrier is replaced")
        ]
        await desk.press("s", "1")
        assert task_reads.task_entry(book, ids["late"]).due_on == days(1)
        await desk.press("s", "2")
        assert term_reads.standings(book, [ids["due"]])[ids["due"]].next_check_on == days(3)
        await desk.press("j")
        assert "No next step" in what(desk)
        await desk.press("s", "3")
        assert [one.what for one in task_reads.tasks_of(book, ids["idle"])] == ["Get in touch with Idle"]
        await desk.press("s")
        assert desk.sees("Put off: Get in touch with Cold")
        await desk.type("fri 9:00")
        await desk.press("enter")
        made = task_reads.tasks_of(book, ids["cold"])
        assert [(one.what, one.due_on, one.due_time) for one in made] == [
            ("Get in touch with Cold", date(2026, 11, 27), time(9))
        ]
        await desk.press("s")
        await desk.type("Nobody yet")
        await desk.press("ctrl+s", "s")
        await desk.type("Talks are under way")
        await desk.press("ctrl+s")
        assert walk(desk).current is None
        assert marked(book) == [
            (WHATS[0], Settled.ACCEPTED),
            ("Send the offer", Settled.PUT_OFF),
            ("Pay in 45 days", Settled.PUT_OFF),
            ("Visit", Settled.SKIPPED),
            ("No next step", Settled.PUT_OFF),
            ("Not spoken to, no next step", Settled.PUT_OFF),
            ("No decider or approver known.", Settled.ACCEPTED),
            ("Ended on 21 Nov 2026 and still open: Price list.", Settled.ACCEPTED),
        ]


async def test_what_an_act_has_read_is_not_read_again_behind_a_dialog(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_of_each(book)
    read: list[date] = []

    def look(book: Book, today: date, *given: Any, **named: Any) -> list[Line]:
        read.append(today)
        return todays_lines(book, today, *given, **named)

    monkeypatch.setattr("kamtui.ui.day.walk_screen.todays_lines", look)
    async with opened(book) as desk:
        await desk.press("R")
        await to(desk, "Send the offer")
        for keys in (("s", "1"), ("j",)):
            await desk.press(*keys)
            read.clear()
            await desk.press("question_mark", "escape")
            assert desk.name == "WalkScreen" and read == []


async def test_x_checks_and_what_follows_waits_for_the_end(book: Book) -> None:
    ids = some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R", "x")
        assert desk.name == "CheckForm"
        await desk.type("99")
        await desk.press("ctrl+s")
        assert "Send" in what(desk)
        await to(desk, "Pay")
        await desk.press("x", "enter", "b", "ctrl+s")
        assert "Visit" in what(desk)
        last = term_reads.standings(book, [ids["due"]])[ids["due"]].last
        assert last is not None and last.outcome is Outcome.BROKEN
        assert desk.sees("3 of 8", "1 skipped"), "the broken one is not put at the end of this walk"
        await to(desk, "Price list")
        await desk.press("j")
        assert walk(desk).current is None and desk.sees("6 skipped and 1 new: R takes them up")
        await desk.press("R")
        assert (at(desk).group, at(desk).what) == (Group.BROKEN, "Pay in 45 days")


async def test_c_settles_the_line_when_the_call_was_saved(book: Book) -> None:
    ids = some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R")
        await to(desk, "Not spoken")
        await desk.press("c")
        assert desk.name == "CallForm" and desk.typed("account") == "Cold"
        await desk.press("escape")
        assert "Not spoken" in what(desk) and ("Not spoken to", Settled.CALLED) not in marked(book)
        await desk.press("c")
        await desk.fill("note", "All is well")
        await desk.press("ctrl+s", "ctrl+s")
        assert "No decider" in what(desk)
        assert marked(book)[-1] == ("Not spoken to, no next step", Settled.CALLED)
        assert book.rows("SELECT note FROM call WHERE account_id = ? AND note <> ''", (ids["cold"],)) == [
            ("All is well",)
        ]
        assert acts(book)[-1].startswith("Log call"), "one act"


async def test_a_form_that_is_left_settles_nothing_then_or_later(book: Book) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R")
        for key in ("s", "x", "c"):
            await desk.press(key)
            assert desk.name != "WalkScreen"
            await desk.press("escape")
            assert desk.name == "WalkScreen" and "Deliver" in what(desk)
        assert book._along == [] and marked(book) == []
        # Another act right after it carries no mark.
        await desk.press("t")
        await desk.type("Something else")
        await desk.press("ctrl+s")
        assert marked(book) == [] and "Deliver" in what(desk)


async def test_a_task_written_down_settles_a_silence(book: Book) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R")
        await to(desk, "No next step")
        await desk.press("t")
        await desk.type("Ask for a meeting")
        await desk.press("ctrl+s")
        assert "Not spoken to" in what(desk)
        assert marked(book)[-1] == ("No next step", Settled.PUT_OFF)


async def test_enter_looks_and_the_walk_goes_on_when_one_comes_back(book: Book) -> None:
    ids = some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R", "enter")
        assert desk.name == "LedgerScreen"
        await desk.press("escape")
        assert "Send" in what(desk) and desk.sees("1 of 8")
        await desk.press("enter")
        assert desk.name == "AccountScreen" and desk.sees("Acme")
        # What is done there is seen when one is back.
        task_changes.finish_task(book, ids["visit"], NOON)
        await desk.press("escape")
        assert "Pay" in what(desk)
        await desk.press("j")
        assert "No next step" in what(desk), "the visit is passed over"
        assert [settled for _what, settled in marked(book)] == [
            Settled.OPENED,
            Settled.OPENED,
            Settled.SKIPPED,
        ]


async def test_undone_in_the_dossier_the_line_is_still_there(book: Book) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R", "j", "enter", "u", "escape")
        assert "Send" in what(desk) and desk.sees("1 of 8")


async def test_what_belongs_to_no_account_is_opened_where_it_stands(book: Book) -> None:
    task = a_task(book, "Renew the passport")
    outside = a_person(book, "Zoe Adviser", None, contact_every_days=5, contact_latest_days=9)
    async with opened(book) as desk:
        await desk.press("R", "enter")
        assert desk.name == "TaskForm"
        await desk.press("escape")
        assert what(desk) == "Renew the passport" and marked(book) == []
        await desk.press("enter")
        await desk.fill("what", "Renew it soon")
        await desk.press("ctrl+s")
        assert task_reads.task_entry(book, task).what == "Renew it soon"
        assert marked(book) == [("Renew the passport", Settled.OPENED)]
        assert at(desk).person_id == outside
        await desk.press("enter")
        assert desk.name == "PersonForm"
        await desk.press("escape", "s", "1")
        assert [
            (one, who) for one, who in book.rows("SELECT what, person_id FROM task WHERE id <> ?", (task,))
        ] == [("Get in touch with Zoe Adviser", outside)]
        assert marked(book)[-1] == ("Not spoken to yet: Zoe Adviser", Settled.PUT_OFF)


# -- back, skip, undo


async def test_back_and_forth_over_what_is_settled(book: Book) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R", "k")
        assert "Deliver" in what(desk), "there is none before the first"
        await desk.press("j", "space", "left")
        assert what(desk) == "Send the offer" and desk.sees("✓ done", "2 of 8")
        assert "space" not in desk.bar and " x " not in desk.bar
        before = dump(book)
        await desk.press("space", "s", "x")
        assert dump(book) == before and desk.name == "WalkScreen", "what is gone cannot be done again"
        await desk.press("left")
        assert "Deliver" in what(desk) and desk.sees("✓ skipped")
        await desk.press("right")
        assert what(desk) == "Send the offer"
        await desk.press("right")
        assert "Pay" in what(desk) and dump(book) == before, "stepping over what is settled writes nothing"


async def test_a_call_from_a_line_that_is_settled_offers_its_task_no_more(book: Book) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R", "j", "s", "1", "k", "c")
        assert desk.name == "CallForm" and not desk.sees("This task")


async def test_a_skipped_line_looked_back_at_can_be_settled(book: Book) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R", "j", "j", "j", "k", "k", "space")
        assert what(desk) == "Visit", "on to the next one that is not settled"
        assert dict(marked(book))["Send the offer"] is Settled.DONE
        assert desk.sees("3 of 8", "2 skipped")
        await desk.press("u")
        assert what(desk) == "Send the offer"
        assert dict(marked(book))["Send the offer"] is Settled.SKIPPED


@pytest.mark.parametrize("many_accounts", [300, 1], ids=["read at once", "read beside"])
async def test_u_takes_each_act_back_with_its_mark_and_returns_to_its_line(
    book: Book, many_accounts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.store.day.today.MANY_ACCOUNTS", many_accounts)
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R")
        states = []
        ways: list[list[str]] = [
            ["x", "9", "9", "ctrl+s"],
            ["space"],
            ["s", "1"],
            ["c", "ctrl+s", "ctrl+s"],
            ["s", "2"],
            ["s", "1"],
            ["j"],
            ["s", "w", "e", "ctrl+s"],
        ]
        for keys in ways:
            states.append((dump(book), what(desk)))
            await desk.press(*keys)
        assert walk(desk).current is None and len(marked(book)) == 8
        end = dump(book)
        for before, words in reversed(states):
            await desk.press("u")
            assert what(desk) == words and dump(book) == before
        assert marked(book) == []
        for _ in ways:
            await desk.press("ctrl+r")
        assert dump(book) == end and walk(desk).current is None
        await desk.press("u")
        assert "Price list" in what(desk), "also from the end"


async def test_undo_of_what_was_settled_before_it_was_taken_up_again(book: Book, path: Path) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R", "j", "space", "escape", "R")
        assert "Pay" in what(desk) and desk.sees("2 of 8")
        await desk.press("u")
        assert what(desk) == "Send the offer" and desk.sees("1 of 8")
        await desk.press("space")
        assert "Pay" in what(desk)


async def test_a_task_done_and_reopened_elsewhere_is_walked_again(book: Book) -> None:
    ids = some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R", "j", "space", "escape")
        task_changes.reopen_task(book, ids["late"])
        await desk.press("R")
        assert what(desk) == "Send the offer" and desk.sees("1 of 8")


async def test_a_warning_that_outlives_its_check_stays_settled(book: Book) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R")
        await to(desk, "Price list")
        await desk.press("x", "enter", "k", "ctrl+s")
        assert walk(desk).current is None
        await desk.press("escape", "R")
        assert walk(desk).current is None, "it was looked at today"


# -- left and taken up again


async def test_left_in_the_middle_it_says_what_is_left_and_goes_on_there(book: Book, path: Path) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R", "j", "space", "escape")
        assert desk.name == "TodayScreen"
        assert any("7 lines left: R takes the walk up again." in said for said in desk.said)
        await desk.press("R")
        assert "Pay" in what(desk) and desk.sees("2 of 8", "1 skipped")
        await desk.press("1")
        assert desk.name == "TodayScreen", "a place's key leaves it too"
    book.close()
    with Book.open(path) as again:
        async with opened(again) as desk:
            await desk.press("R")
            assert "Pay" in what(desk) and desk.sees("2 of 8", "1 skipped")
            await desk.press("space", "u")
            assert "Pay" in what(desk)


async def test_what_was_skipped_is_taken_up_again_from_the_end(book: Book) -> None:
    some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R", "j", "space", "space", "space", "s", "1", "s", "1")
        await desk.press("enter", "escape", "j")
        assert walk(desk).current is None and desk.sees("8 of 8", "2 skipped", "1 to do")
        await desk.press("left")
        assert "Deliver" in what(desk) and desk.sees("6 of 8", "1 to do")
        await desk.press("j")
        assert "Price list" in what(desk)
        await desk.press("escape", "R")
        assert walk(desk).current is None, "skipped twice is skipped"
        await desk.press("R", "x", "9", "9", "ctrl+s", "x", "enter", "k", "ctrl+s")
        assert walk(desk).current is None and desk.sees("8 of 8", "That was all")
        assert "again" not in desk.bar and not walk(desk).skipped
        await desk.press("left", "R")
        assert walk(desk).current is None


async def test_the_end_says_what_was_done_by_kind(book: Book) -> None:
    some_of_each(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("R", "x", "9", "9", "ctrl+s", "space", "s", "1", "enter", "escape")
        await desk.press("j", "c", "ctrl+s", "ctrl+s", "enter", "escape")
        assert desk.sees("7 of 8")
        await desk.press("s")
        await desk.type("They know")
        await desk.press("ctrl+s")
        rows = [" ".join(row.replace("─", " ").split()) for row in desk.rows()]
        assert rows == [
            "DONE 2", "Deliver in a week (94.5 %, −3.5) Acme", "Send the offer Acme", "",
            "CALLED 1", "Not spoken to, no next step Cold", "",
            "PUT OFF 1", "Pay in 45 days Acme", "",
            "ACCEPTED 1", "Ended on 21 Nov 2026 and still open: Price list. Beta", "",
            "LOOKED AT 2", "Visit Acme", "No decider or approver known. Acme", "",
            "SKIPPED 1", "No next step Idle",
        ]  # fmt: skip
        assert desk.bar.startswith("enter Today R take up again D close day")
        await desk.press("G", "k", "enter")
        assert desk.name == "TodayScreen"


async def test_from_any_line_and_from_the_end_D_closes_the_day(book: Book) -> None:
    a_task(book, "One", live(book, "Acme"))
    async with opened(book) as desk:
        await desk.press("R", "D")
        assert desk.name == "ClosingScreen"
        await desk.press("escape", "R")
        assert what(desk) == "One", "the walk is taken up where it was left"
        await desk.press("space", "right")
        sentence = "That was the last line: esc goes back to Today, D closes the day."
        assert desk.said[-1] == sentence
        await desk.press("D")
        assert desk.name == "ClosingScreen"
        await desk.press("escape")
        assert desk.name == "TodayScreen"


async def test_with_nothing_to_walk_it_says_so(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("R")
        assert desk.sees("Nothing to walk through") and desk.bar.startswith("enter Today D close day")
        await desk.press("space", "s", "x", "j", "k", "left", "R", "u")
        assert desk.name == "WalkScreen"
        await desk.press("t")
        await desk.type("Call somebody")
        await desk.fill("due", "today")
        await desk.press("ctrl+s")
        assert what(desk) == "Call somebody" and desk.sees("0 of 1"), "what comes up then is walked"
        await desk.press("escape")
        assert desk.name == "TodayScreen"


# -- others, midnight, and what goes wrong


async def test_what_another_window_did_is_passed_over(
    book: Book, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R")
        with Book.open(path) as other:
            task_changes.finish_task(other, ids["late"], NOON)
            a_task(other, "New meanwhile", ids["acme"], days(-9))
        await desk.settle(1.6)
        assert "Deliver" in what(desk) and desk.sees("0 of 7")
        await desk.press("j")
        assert "Pay" in what(desk)
        with Book.open(path) as other:
            term_changes.put_off_check(other, ids["due"], days(3))
        await desk.settle(1.6)
        assert what(desk) == "Visit", "gone from under the eyes"
        # Before it was noticed: the act is refused, or does nothing, and the walk goes on.
        with monkeypatch.context() as patch:
            patch.setattr(Book, "changed_elsewhere", lambda _self: False)
            with Book.open(path) as other:
                task_changes.delete_task(other, ids["visit"])
            await desk.press("space")
        assert any("no longer" in said or "gone" in said for said in desk.said), desk.said
        await desk.settle(1.6)
        assert "No next step" in what(desk)
        assert [settled for _what, settled in marked(book)] == [Settled.SKIPPED]


async def test_two_windows_walk_together(book: Book, path: Path) -> None:
    some_of_each(book)
    with Book.open(path) as other:
        async with opened(book) as desk:
            await desk.press("R")
            lines = todays_lines(other, TODAY, Config().thresholds)
            walk_changes.pass_over(other, lines[0], Settled.SKIPPED, TODAY)
            walk_changes.pass_over(other, lines[1], Settled.OPENED, TODAY)
            await desk.settle(1.6)
            assert "Pay" in what(desk) and desk.sees("2 of 8")


async def test_at_midnight_a_new_review_begins(book: Book) -> None:
    some_of_each(book)
    clock = Clock()
    async with opened(book, clock=clock) as desk:
        await desk.press("R", "j", "j")
        clock.move(hours=12)
        before = dump(book)
        await desk.press("space")  # before it was noticed: nothing is done to a line of yesterday
        assert dump(book) == before
        assert "Deliver" in what(desk) and walk(desk).settled == 0
        assert any("A new day has begun" in said for said in desk.said)
        await desk.press("j")
        assert len(marked(book, days(1))) == 1 and len(marked(book)) == 2
        await desk.settle(1.6)
        assert desk.sees("23 Nov")
        await desk.press("escape", "R")
        assert walk(desk).settled == 1


async def test_midnight_over_an_open_form_keeps_what_is_typed(book: Book) -> None:
    a_task(book, "One", live(book, "Acme"))
    clock = Clock()
    async with opened(book, clock=clock) as desk:
        await desk.press("R", "c")
        await desk.fill("note", "late talk")
        clock.move(hours=12)
        await desk.settle(1.6)
        assert desk.name == "CallForm" and desk.typed("note") == "late talk"
        await desk.press("ctrl+s", "ctrl+s")
        assert book.rows("SELECT note FROM call WHERE note <> ''") == [("late talk",)]
        assert desk.name == "WalkScreen" and what(desk) == "One", "it is due still, on a new day"


async def test_a_book_that_is_only_read_can_be_walked(book: Book, path: Path) -> None:
    some_of_each(book)
    book.close()
    with Book.open(path, read_only=True) as kept:
        async with opened(kept) as desk:
            await desk.press("R", "j")
            assert what(desk) == "Send the offer"
            await desk.press("space")
            assert what(desk) == "Send the offer" and any(
                "only" in said or "read" in said for said in desk.said
            )
            await desk.press("enter")
            assert desk.name == "AccountScreen"
            await desk.press("escape")
            assert what(desk) == "Send the offer"
            await desk.press("left")
            assert "Deliver" in what(desk)


async def test_an_account_deleted_in_another_window_keeps_no_call_back(book: Book, path: Path) -> None:
    from kamtui.store.accounts import changes as account_changes

    ids = some_of_each(book)
    async with opened(book) as desk:
        await desk.press("R")
        await to(desk, "Not spoken")
        await desk.press("c")
        await desk.fill("account", "Idle")
        await desk.press("down", "enter")
        await desk.fill("note", "kept")
        with Book.open(path) as other:
            account_changes.delete_account(other, ids["cold"])
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "WalkScreen"
        assert book.rows("SELECT note FROM call WHERE note <> ''") == [("kept",)]


# -- a long one, by keys alone


def sixty_lines(book: Book) -> None:
    """A review of 60 lines of every kind."""
    for number in range(10):
        account = live(book, f"Account {number}", is_key=number < 4)
        person = a_person(book, f"Person {number}", account)
        a_task(book, f"Late {number}", account, days(-number - 1), person_id=person)
        a_task(book, f"Today {number}", account, due_time=time(8 + number))
        term = a_term(book, account, f"Due {number}", checks="daily", from_on=days(-2), today=days(-1))
        if number < 6:
            bad = a_term(book, account, f"Broken {number}", from_on=days(-9))
            a_check(book, bad, Outcome.BROKEN, days(-1))
        assert term
    weekly = read_recurrence("every week", TODAY, days(-1))
    a_task(book, "Report", None, days(-1), repeat=weekly)
    for number in range(12):
        cold = an_account(book, f"Cold {number}", stage=Stage.CUSTOMER)
        a_call(book, cold, held_at=datetime(2026, 1, 5 + number, 12).astimezone())
    for number in range(12):
        idle = an_account(book, f"Idle {number}", stage=Stage.PROSPECT)
        a_call(book, idle, held_at=YESTERDAY)


def one_way_or_another(line: Line, turns: Iterator[int]) -> tuple[list[str], Settled]:
    """Keys that settle a line, differently each time, and how it is settled by them."""
    turn = next(turns)
    can_be_done = line.task_id is not None or (line.term is not None and line.warning is None)
    ways: list[tuple[list[str], Settled]] = [
        (["j"], Settled.SKIPPED),
        (["s", "1"], Settled.PUT_OFF),
        (["c", "ctrl+s", "ctrl+s"], Settled.CALLED),
        (["enter", "escape"], Settled.OPENED),
        (["space"], Settled.DONE),
        (["x", "enter", "k", "ctrl+s"], Settled.DONE),
    ]
    if line.warning is not None:
        ways[1] = (["s", *"fine", "ctrl+s"], Settled.ACCEPTED)
    if not can_be_done:
        ways[4] = ways[1]
    if line.term is None:
        ways[5] = ways[4]
    if line.account_id is None:
        ways[3] = ways[4]
    return ways[turn % len(ways)]


@pytest.mark.slow
async def test_sixty_lines_by_keys_alone(book: Book, path: Path) -> None:
    sixty_lines(book)
    start = dump(book)
    before = todays_lines(book, TODAY, Config().thresholds)
    count = len(before)
    assert count >= 60 and {line.group for line in before} >= set(Group) - {
        Group.FIRST,
        Group.FEASTS,
        Group.CHAIN,
        Group.NOT_SPOKEN_YET,
    }
    turns = iter(range(1000))
    expected: dict[str, Settled] = {}

    async def settle(desk: Desk, most: int) -> None:
        for _ in range(most):
            line = walk(desk).current
            if line is None:
                return
            keys, settled = one_way_or_another(line, turns)
            done = len(acts(book))
            await desk.press(*keys)
            expected[line.key] = settled
            assert desk.name == "WalkScreen", (line.what, keys, desk.name)
            assert walk(desk).current is not line, (line.what, keys)
            assert len(acts(book)) == done + 1, "one act each"
            assert {key: mark.settled for key, mark in walk_reads.marks(book, TODAY).items()} == expected

    async with opened(book) as desk:
        await desk.press("R")
        await settle(desk, 25)
        await desk.press("escape")
        assert any("left: R takes the walk up again" in said for said in desk.said)
        await desk.press("R")
        assert walk(desk).settled == 25
        await settle(desk, 10)
    book.close()
    with Book.open(path) as again:
        book = again
        async with opened(book) as desk:
            await desk.press("R")
            assert walk(desk).settled == 35
            await settle(desk, 100)
            assert walk(desk).current is None
            kinds = Counter(expected.values())
            assert set(kinds) == set(Settled)
            assert walk(desk).settled == walk(desk).total == len(expected)
            for row in desk.rows():
                for settled, number in kinds.items():
                    if row.startswith(settled.label.upper() + " "):
                        assert row.endswith(f" {number}")
            # Lines that were not settled are those that went with another: cold people and accounts called, terms checked.
            gone = [line.what for line in before if line.key not in expected]
            assert len(gone) < 12
            # Everything is one undo each, back to where it began.
            for _ in expected:
                await desk.press("u")
            assert dump(book) == start


# -- every size, every text, every speed


@pytest.mark.slow
@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 36), (160, 45)])
async def test_it_fits_every_window(book: Book, size: tuple[int, int]) -> None:
    some_of_each(book)
    for number in range(20):
        account = live(book, f"Дълго име на фирма номер {number} ООД", vulnerability="one man " * 12)
        person = a_person(book, f"Мария-Александра Константинова {number}", account, stance=Stance.BLOCKER)
        a_task(book, f"Something rather long to be done {number} " * 9, account, person_id=person)
    async with opened(book, size=size) as desk:
        await desk.press("R")
        for _ in range(walk(desk).total + 1):
            lines = desk.lines()
            assert len(lines) == size[1] and all(cell_len(line) <= size[0] for line in lines)
            assert lines[-1].rstrip().endswith("? keys")
            if walk(desk).current is not None:
                word = what(desk).split()[0]
                assert desk.sees(word, f"{walk(desk).settled} of {walk(desk).total}")
                item, bar = desk.one("#item").region, desk.one("KeyBar").region
                assert item.bottom <= bar.y, "the line is whole"
                if size[1] >= 24:
                    assert desk.one("#card").region.height >= 6, "and there is room for its account"
            await desk.press("j")
        await desk.resize(200, 50)
        await desk.resize(40, 10)
        await desk.resize(*size)
        assert desk.name == "WalkScreen"


async def test_in_ascii(book: Book) -> None:
    some_of_each(book)
    async with opened(book, config=Config(ascii=True)) as desk:
        await desk.press("R", "j", "j", "j")
        assert desk.sees("Walk ###----- 3 of 8")
        assert "right skip" in desk.bar and "> skip" not in desk.bar, "a sign would look like another key"


@pytest.mark.slow
async def test_hostile_words_are_only_words(book: Book) -> None:
    from tests.ui.shell.test_hostile_text import fill, is_calm

    fill(book)
    account = live(book, "[/]")
    bad = a_term(book, account, "[@click=app.quit]x[/]", from_on=days(-9))
    a_check(book, bad, Outcome.BROKEN, days(-1), evidence="[/bold] \\[red]")
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("R")
        assert desk.sees("[@click=app.quit]x[/]", "[/bold]")
        for _ in range(walk(desk).total):
            assert is_calm(desk), what(desk)
            if walk(desk).current is None:
                break
            await desk.press("space" if at(desk).task_id else "j")
        assert walk(desk).current is None and is_calm(desk)
        await desk.press("G", "escape")
        assert desk.name == "TodayScreen" and is_calm(desk)


async def test_keys_typed_ahead_each_settle_their_own_line(book: Book) -> None:
    for number in range(12):
        a_task(book, f"Task {number:02}", live(book, f"Account {number:02}"), due_time=time(8, number))
    async with opened(book) as desk:
        await desk.press("R")
        await desk.type("    ")
        assert what(desk) == "Task 04"
        await desk.type("jj j ")
        assert what(desk) == "Task 09"
        assert book.rows("SELECT count(*) FROM task WHERE done_at IS NOT NULL") == [(6,)]
        await desk.type("uuu")
        assert what(desk) == "Task 06"
        # One key behind a question is meant for the question, and those behind its answer for the next line.
        await desk.press("R", "j", "j", "j")
        assert what(desk) == "Task 09"
        await desk.type("s1")
        await desk.until(lambda: what(desk) == "Task 10")
        row = book.row("SELECT due_on, times_put_off FROM task WHERE what = 'Task 09'")
        assert row == (days(1).isoformat(), 1)


async def test_an_answer_and_the_next_question_typed_ahead(book: Book) -> None:
    for number in range(4):
        a_task(book, f"Task {number}", live(book, f"Account {number}"), due_time=time(8, number))
    async with opened(book) as desk:
        await desk.press("R")
        await desk.type("s1s1s1s1")
        await desk.settle(0.3)
        offs = [
            row[0]
            for row in book.rows("SELECT times_put_off FROM task WHERE what LIKE 'Task%' ORDER BY what")
        ]
        assert set(offs) <= {0, 1}, "no line is put off twice"
        assert offs == [1, 1, 1, 1]


async def test_a_bulgarian_keyboard_walks_too(book: Book) -> None:
    some_of_each(book)
    async with opened(book, config=Config(keyboard="phonetic")) as desk:
        await desk.press("Р", "й", "с")
        assert desk.name == "Snooze"
        await desk.press("1", "ж")
        assert desk.name == "CheckForm"
        await desk.press("escape", "к")
        assert what(desk) == "Send the offer"
        await desk.press("у")
        assert what(desk) == "Send the offer" and desk.sees("1 of 8")


def test_no_key_does_two_things_on_the_way_or_at_the_end() -> None:
    for group in (WALK, WALKED):
        taken = Counter(name for key in (*group, *EVERYWHERE) for name in key.keys.split(","))
        assert [name for name, times in taken.items() if times > 1] == []
    at_the_end = Counter(name for key in (*WALKED, *EVERYWHERE, *MOVING) for name in key.keys.split(","))
    assert [name for name, times in at_the_end.items() if times > 1] == []


async def test_a_day_on_which_the_clock_is_changed_is_one_day(book: Book, in_sofia: None) -> None:
    day = date(2026, 3, 29)
    acme = live(book, "Acme")
    a_task(book, "Before", acme, day - timedelta(days=1))
    a_task(book, "At half past three", acme, day, due_time=time(3, 30))
    a_task(book, "After", acme, day + timedelta(days=1))
    # 00:30 is still winter time, 23:30 is summer time already.
    first, last = datetime(2026, 3, 28, 22, 30, tzinfo=UTC), datetime(2026, 3, 29, 20, 30, tzinfo=UTC)
    clock = Clock(first.astimezone())
    async with opened(book, clock=clock) as desk:
        await desk.press("R")
        assert what(desk) == "Before" and desk.sees("29 Mar")
        await desk.press("j", "escape")
        clock.now = last.astimezone()
        await desk.press("R")
        assert what(desk) == "At half past three" and desk.sees("1 skipped")
        await desk.press("s", "1")
        assert walk(desk).current is None or what(desk) != "At half past three"
        assert book.rows("SELECT due_on, due_time FROM task WHERE what = 'At half past three'") == [
            ("2026-03-30", "03:30")
        ]
        assert len(walk_reads.marks(book, day)) == 2
        clock.now = (last + timedelta(minutes=31)).astimezone()
        await desk.press("escape", "R")
        assert walk(desk).settled == 0 and desk.sees("30 Mar")


async def test_what_the_chain_waits_for_is_thanked_answered_and_accepted(book: Book) -> None:
    a_waiting_chain(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("R")
        await to(desk, "Мария Иванова named Lidl")
        before = dump(book)
        await desk.press("space")
        assert marked(book)[-1][1] is Settled.DONE and acts(book)[-1] == "Thanks to Мария Иванова"
        await desk.press("u")
        assert dump(book) == before and "Мария Иванова named Lidl" in what(desk)
        await to(desk, "Дойчо Платен named CBA")
        await desk.press("s")
        await desk.fill("reason", "paid in money")
        await desk.press("ctrl+s")
        assert marked(book)[-1][1] is Settled.ACCEPTED and [
            one.account_id for one in acceptances(book, None, TODAY)
        ] == [None]
        await to(desk, "CBA was named")
        await desk.press("enter", "y", "y", "n", "y", "enter")
        assert desk.name == "WalkScreen" and marked(book)[-1][1] is Settled.OPENED
        assert any(one.answers.count(Answer.YES) == 3 for one in forest(book).prospects.values())


async def test_looked_back_at_an_account_opens_and_what_was_answered_does_not(book: Book) -> None:
    a_waiting_chain(book)
    some_of_each(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("R")
        await to(desk, "Send the offer")
        await desk.press("space", "k")
        before = dump(book)
        await desk.press("enter")
        assert desk.name == "AccountScreen" and dump(book) == before, "it was settled before"
        await desk.press("escape")
        await to(desk, "CBA was named")
        await desk.press("enter", "y", "y", "n", "y", "enter", "k")
        assert "CBA was named" in what(desk)
        before = dump(book)
        await desk.press("enter")
        assert desk.name == "WalkScreen" and dump(book) == before
