"""Closing the day: everyone contacted one key each, what moves to the next day, and its first three."""

import re
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from kamtui.config import Config, Review
from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.center.words import Stance
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.words import Source
from kamtui.domain.terms.words import Outcome, OwedBy
from kamtui.domain.time.birthday import Birthday
from kamtui.domain.time.moments import read_stored
from kamtui.store.book.book import Book
from kamtui.store.calls import changes as call_changes
from kamtui.store.chain import asked_reads, week_reads
from kamtui.store.chain import changes as chain_changes
from kamtui.store.day import closing_reads, task_changes, task_reads
from kamtui.store.day import today as today_reads
from kamtui.store.terms import reads as term_reads
from kamtui.ui.day import closing_acts
from kamtui.ui.keys.day import CLOSING
from kamtui.ui.keys.everywhere import EVERYWHERE, MOVING
from tests.build import a_call, a_check, a_person, a_task, a_term, an_account, dump
from tests.conftest import TODAY
from tests.ui.driving import NOON, Clock, Desk, opened

TOMORROW = TODAY + timedelta(days=1)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def at(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute).astimezone()


def a_day(book: Book) -> dict[str, int]:
    """Four people spoken to, four things still open, two ahead."""
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER, is_key=True)
    billa = an_account(book, "Billa", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ана Иванова", metro, stance=Stance.DEFENDER)
    bob = a_person(book, "Bob Petrov", metro, stance=Stance.NEUTRAL)
    eve = a_person(book, "Eve Koleva", billa)
    leo = a_person(book, "Leo Stoev", billa)
    a_call(book, metro, Participant(ana, "", asked=Asked.GIVEN), held_at=at(9), channel=Channel.VISIT)
    a_call(book, metro, bob, held_at=at(9, 30))
    a_call(book, billa, eve, leo, held_at=at(10), channel=Channel.VIDEO)
    a_call(book, billa, leo, held_at=at(12, day=days(-1)))
    return {
        "metro": metro, "billa": billa, "ana": ana, "bob": bob, "eve": eve, "leo": leo,
        "late": a_task(book, "Send the offer", metro, days(-3), person_id=ana),
        "visit": a_task(book, "Visit", billa, due_time=time(15, 30)),
        "mail": a_task(book, "Mail", billa),
        "due": a_term(book, metro, "Pay in 45 days", checks="daily", from_on=TODAY, owed_by=OwedBy.THEY),
        "ahead": a_task(book, "Plan the fair", metro, TOMORROW, due_time=time(9)),
        "check": a_term(book, billa, "Deliver", checks="once on 23.11.2026", owed_by=OwedBy.WE),
        "far": a_task(book, "Not yet", metro, days(2)),
    }  # fmt: skip


def listed(desk: Desk) -> list[str]:
    """The lines without the rules of the headings."""
    assert desk.name == "ClosingScreen", desk.name
    return [" ".join(row.replace("─ ", " ").strip("─ ").split()) for row in desk.rows()]


def heads(desk: Desk) -> list[str]:
    """The headings: the name, the count at the end of the line, and what stands before that."""
    rows = [" ".join(row.split()) for row in desk.rows() if "──" in row]
    found = [re.fullmatch(r"([^a-z]+?) ─+((?: [a-z ]+ \d+)*)(?: ─+)? (\d+)", row) for row in rows]
    return [f"{head[1]} · {head[3]}{head[2]}" for head in found if head is not None]


def asked(book: Book) -> dict[str, tuple[Asked, str]]:
    return {one.person: (one.asked, one.why_not) for one in asked_reads.contacted_on(book, TODAY)}


def ahead(book: Book, until: date = TOMORROW) -> list[str]:
    return [one.what for one in closing_reads.coming_up(book, TODAY, until)]


def still(book: Book) -> list[str]:
    return [one.what for one in closing_reads.still_open(book, TODAY)]


# -- what it shows


async def test_three_parts_with_their_counts(book: Book) -> None:
    a_day(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("D")
        assert heads(desk) == [
            "CONTACTED TODAY · 4 asked 1 gave a name 1 goal 4",
            "STILL OPEN · 4",
            "TOMORROW, MONDAY 23 NOV · 2",
        ]
        rows = [row for row in desk.rows() if row and "──" not in row]
        assert rows == [
            "★ Ана Иванова Метро visit 09:00 ✓ gave a name: which?",
            "● Bob Petrov Метро phone 09:30 ? not asked",
            "? Eve Koleva Billa video 10:00 ? not asked",
            "? Leo Stoev Billa video 10:00 ? not asked",
            "▸ −3d Send the offer Иванова ★ Метро",
            "15:30 Visit Billa",
            "today Mail Billa",
            "today Pay in 45 days they owe Метро",
            "09:00 Plan the fair Метро",
            "Deliver we owe Billa",
        ]
        assert "Ана" in desk.row and desk.sees("Метро", "▌★")


async def test_empty_parts_say_so(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("D")
        assert heads(desk) == [
            "CONTACTED TODAY · 0",
            "STILL OPEN · 0",
            "TOMORROW, MONDAY 23 NOV · 0",
        ]
        assert desk.sees(
            "Nobody yet: c writes down a call.", "Nothing: all is done, or put off.", "t writes down a task"
        )
        before = dump(book)
        await desk.press("n", "space", "e", "space", "m", "ctrl+a", "s", "asterisk", "j", "G", "g")
        assert desk.name == "ClosingScreen" and dump(book) == before
        assert desk.bar.startswith("esc back c log call"), "people and tasks alone have keys"
        await desk.press("t")
        await desk.type("Call Ana")
        await desk.press("ctrl+s")
        assert desk.name == "ClosingScreen" and "Call Ana" in desk.row, "without a day it is for tomorrow"
        await desk.press("enter")
        assert desk.name == "TodayScreen"
        assert any("The day is closed: nobody contacted yet." in said for said in desk.said)


async def test_leaving_says_how_the_chain_stands(book: Book) -> None:
    a_day(book)
    async with opened(book) as desk:
        for key in ("escape", "enter"):
            await desk.press("D", key)
            assert desk.name == "TodayScreen"
            assert any("contacted 4, asked 1, gave a name 1, goal 4" in said for said in desk.said)
            assert not any("is closed" in said for said in desk.said), "much has no answer yet"
            assert any("The day is not closed, " in said for said in desk.said)


# -- whom we asked


async def test_one_key_each_and_on_to_the_next(book: Book) -> None:
    a_day(book)
    async with opened(book) as desk:
        await desk.press("D", "j", "space", "e")
        assert desk.name == "OneLine" and desk.sees("Not asked: Eve Koleva")
        await desk.type("нямаше време")
        await desk.press("enter")
        assert "Leo" in desk.row
        await desk.press("e", "enter")
        assert "Send the offer" in desk.row, "behind the last person comes what is open"
        assert asked(book) == {
            "Ана Иванова": (Asked.GIVEN, ""),
            "Bob Petrov": (Asked.NONE, ""),
            "Eve Koleva": (Asked.NOT_ASKED, "нямаше време"),
            "Leo Stoev": (Asked.NOT_ASKED, ""),
        }
        assert heads(desk)[0] == "CONTACTED TODAY · 4 asked 2 gave a name 1 goal 4"
        assert any("─ not asked: нямаше" in row for row in desk.rows())
        await desk.press("n")
        assert desk.name == "ClosingScreen" and len(asked(book)) == 4, "only people name prospects"
        await desk.press("e")
        assert desk.name == "TaskForm", "a task is edited"
        await desk.press("escape")


async def test_a_reason_is_shown_again_and_left_as_it_was(book: Book) -> None:
    a_day(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("D", "j", "e")
        await desk.type("her boss sat there")
        await desk.press("ctrl+s", "k")
        assert desk.sees("not asked: her boss sat there"), "saved as a form is, and whole beside the list"
        await desk.press("e")
        assert desk.one("LineField").value == "her boss sat there"  # type: ignore[attr-defined]
        await desk.type(" the whole time")
        await desk.press("escape")
        assert asked(book)["Bob Petrov"] == (Asked.NOT_ASKED, "her boss sat there") and "Bob" in desk.row


async def test_each_answer_is_undone_by_u(book: Book) -> None:
    a_day(book)
    async with opened(book) as desk:
        before = dump(book)
        await desk.press("D", "j", "space", "space", "e")
        await desk.type("late")
        await desk.press("enter")
        assert asked(book)["Bob Petrov"] == (Asked.NONE, "")
        await desk.press("u")
        assert "Leo" in desk.row
        await desk.press("u", "u")
        assert "Bob" in desk.row, "where it was taken back, it can be said anew"
        assert dump(book) == before and heads(desk)[0].endswith("asked 1 gave a name 1 goal 4")
        await desk.press("ctrl+r")
        assert asked(book)["Bob Petrov"] == (Asked.NONE, "")


async def test_what_was_so_already_is_not_offered_to_be_undone(book: Book) -> None:
    a_day(book)
    async with opened(book) as desk:
        await desk.press("D", "j", "space")
        assert desk.said[-1] == "Bob Petrov: asked, none · u undoes"
        await desk.press("k", "space")
        assert desk.said[-1] == "Bob Petrov: asked, none · it was so already"
        await desk.press("k", "e", "enter")
        assert desk.said[-1] == "Bob Petrov: not asked · u undoes"


@pytest.mark.parametrize("which", ["task.done", "line.edit"])
async def test_a_name_given_is_never_written_over_by_a_later_key(book: Book, which: str) -> None:
    ids = a_day(book)
    key = next(one.keys for one in CLOSING if one.id == which)
    chain_changes.add_referral(
        book,
        ReferralEntry(organisation="Лидл", source=Source.CUSTOMER, by_person_id=ids["ana"], named_on=TODAY),
    )
    async with opened(book) as desk:
        before = dump(book)
        await desk.press("D", key)
        assert desk.name == "ClosingScreen" and "Ана" in desk.row and dump(book) == before
        assert "gave a name that day, and that stays" in desk.said[-1]
        assert heads(desk)[0].endswith("asked 1 gave a name 1 goal 4")
        assert week_reads.week_done(book, TODAY).prospects == 1, "the chain says the same"


async def test_keys_typed_ahead_each_answer_for_their_own_person(book: Book) -> None:
    a_day(book)
    async with opened(book) as desk:
        await desk.press("D")
        await desk.type("jeher boss\nnga")
        await desk.settle(0.2)
        assert desk.name == "ReferralForm" and desk.typed("organisation") == "ga", "behind n comes the name"
        await desk.press("escape", "escape", "escape", "j")  # the first closes the suggestions
        assert desk.name == "ClosingScreen" and "Leo" in desk.row
        await desk.type("nLidl")
        await desk.settle(0.2)
        assert desk.typed("organisation") == "Lidl" and desk.typed("by") == "Leo Stoev"
        await desk.press("ctrl+s")
        assert asked(book) == {
            "Ана Иванова": (Asked.GIVEN, ""),
            "Bob Petrov": (Asked.NOT_ASKED, "her boss"),
            "Eve Koleva": (Asked.NOT_ASKED, ""),
            "Leo Stoev": (Asked.GIVEN, ""),
        }


async def test_a_call_written_down_here_is_asked_about(book: Book) -> None:
    acme = an_account(book, "Acme")
    a_person(book, "Ana", acme)
    async with opened(book) as desk:
        await desk.press("D", "c")
        await desk.fill("account", "Acme")
        await desk.press("down", "enter")
        await desk.fill("people", "Ana")
        await desk.press("enter", "ctrl+s", "ctrl+s")
        assert heads(desk)[0].startswith("CONTACTED TODAY · 1")
        await desk.press("g", "space")
        assert asked(book) == {"Ana": (Asked.NONE, "")}


# -- whom they named


def namings(book: Book) -> list[tuple[str, str, str, bool]]:
    """Who named which prospect, on which day, and whether in a conversation; the oldest first."""
    return [
        (who, what, day, call_id is not None)
        for who, what, day, call_id in book.rows(
            "SELECT p.name, a.name, r.named_on, r.call_id FROM referral r JOIN account a ON a.id = r.account_id "
            "JOIN person p ON p.id = r.by_person_id ORDER BY r.id"
        )
    ]


async def test_who_gave_a_name_is_asked_which_at_once(book: Book) -> None:
    a_day(book)
    before = dump(book)
    async with opened(book) as desk:
        await desk.press("D", "j", "n")
        assert desk.name == "ReferralForm" and desk.at == "organisation"
        assert desk.typed("by") == "Bob Petrov" and desk.typed("named") == "22.11.2026"
        await desk.type("Лидл България")
        await desk.press("down", "enter")
        await desk.fill("person", "Петър Димитров")
        await desk.fill("why", "four shops")
        await desk.press("ctrl+s")
        assert desk.name == "ClosingScreen" and "Eve" in desk.row, "on to the next, and nothing more is asked"
        assert namings(book) == [("Bob Petrov", "Лидл България", "2026-11-22", True)]
        call = book.row("SELECT c.held_at FROM referral r JOIN call c ON c.id = r.call_id")
        assert call is not None and read_stored(call[0]) == at(9, 30)
        assert "● Bob Petrov Метро phone 09:30 ✓ named: Лидл България" in desk.rows()
        assert heads(desk)[0].endswith("asked 2 gave a name 2 goal 4")
        # One u takes back the name, and with it that one was given.
        named = dump(book)
        await desk.press("u")
        assert namings(book) == [] and dump(book) == before and "Bob" in desk.row
        await desk.press("ctrl+r")
        assert dump(book) == named


async def test_a_name_that_is_still_to_be_written_down_is_said(book: Book) -> None:
    a_day(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("D")
        assert "Ана" in desk.row and "gave a name: which?" in desk.row, "the day's count is right"
        assert desk.sees("gave a name; n writes down which") and asked(book)["Ана Иванова"][0] is Asked.GIVEN
        before = dump(book)
        await desk.press("n")
        assert desk.name == "ReferralForm" and dump(book) == before, "nothing is said twice"
        await desk.type("Lidl")
        await desk.press("ctrl+s", "k", "n")
        assert desk.typed("by") == "Ана Иванова"
        await desk.type("Fantastico")
        await desk.press("ctrl+s", "k")
        assert "✓ named: Lidl, Fantastico" in desk.row
        assert [one[1] for one in namings(book)] == ["Lidl", "Fantastico"]
        await desk.press("u", "u")
        assert dump(book) == before


async def test_n_on_somebody_who_was_not_asked_says_both_in_one_act(book: Book) -> None:
    a_day(book)
    before = dump(book)
    async with opened(book) as desk:
        await desk.press("D", "j", "n")
        await desk.type("Lidl")
        await desk.press("ctrl+s")
        assert asked(book)["Bob Petrov"] == (Asked.GIVEN, "") and namings(book)[0][:2] == (
            "Bob Petrov",
            "Lidl",
        )
        await desk.press("u")
        assert dump(book) == before
        await desk.press("G", "n")
        assert desk.name == "ClosingScreen", "only people name prospects"


async def test_after_midnight_a_name_belongs_to_the_day_that_is_closed(book: Book) -> None:
    a_day(book)
    clock = Clock(at(23, 58))
    async with opened(book, clock=clock) as desk:
        await desk.press("D", "j", "n")
        clock.move(minutes=5)
        await desk.type("Lidl")
        await desk.press("ctrl+s")
        await desk.press("n")
        await desk.type("Kaufland")
        await desk.press("ctrl+s")
        assert namings(book) == [
            ("Bob Petrov", "Lidl", "2026-11-22", True),
            ("Eve Koleva", "Kaufland", "2026-11-22", True),
        ]
        assert [row for row in desk.rows() if "named: " in row] and heads(desk)[0].endswith(
            "gave a name 3 goal 4"
        )


async def test_a_name_typed_and_not_saved_comes_back_with_its_conversation(book: Book, path: Path) -> None:
    a_day(book)
    async with opened(book) as desk:
        await desk.press("D", "j", "n")
        await desk.type("Метр")
        await desk.press("down", "enter")  # as new, although there is a Метро
        await desk.settle(0.6)
        before = desk.form.typed()
    with Book.open(path, backups=None) as again:
        async with opened(again, clock=Clock(NOON + timedelta(days=1))) as desk:
            await desk.open_draft()
            assert desk.form.typed() == before
            await desk.press("ctrl+s")
            assert namings(again) == [("Bob Petrov", "Метр", "2026-11-22", True)]


async def test_a_name_stays_where_the_call_was_deleted_meanwhile(book: Book, path: Path) -> None:
    a_day(book)
    async with opened(book) as desk:
        await desk.press("D", "j", "n")
        await desk.type("Lidl")
        [(call_id,)] = book.rows("SELECT call_id FROM call_person cp JOIN person p ON p.id = person_id WHERE p.name = 'Bob Petrov'")  # fmt: skip
        with Book.open(path, backups=None) as other:
            call_changes.delete_call(other, call_id)
        await desk.press("ctrl+s")
        assert desk.name == "ClosingScreen", desk.problems()
        assert namings(book) == [("Bob Petrov", "Lidl", "2026-11-22", False)]


async def test_a_circle_is_refused_here_too(book: Book) -> None:
    a_day(book)
    async with opened(book) as desk:
        await desk.press("D", "j", "n")
        await desk.type("Metro")
        assert desk.sees("Метро", "the same name in the other alphabet")
        await desk.press("enter", "ctrl+s")
        assert desk.problems() == ["Метро cannot be named by its own people."] and desk.at == "organisation"
        await desk.press("escape", "escape")
        assert namings(book) == []


# -- what is still open


async def test_done_kept_moved_and_put_off(book: Book) -> None:
    ids = a_day(book)
    async with opened(book) as desk:
        await desk.press("D", "j", "j", "j", "j", "space")
        assert task_reads.task_entry(book, ids["late"]) and "Visit" in desk.row
        assert "Send the offer" not in still(book)
        await desk.press("s", "1")
        entry = task_reads.task_entry(book, ids["visit"])
        assert (entry.due_on, entry.due_time) == (TOMORROW, time(15, 30))
        assert "Mail" in desk.row, "the cursor stays with what is open"
        assert ahead(book) == ["Plan the fair", "Visit", "Deliver"] and any(
            "15:30 Visit" in row for row in desk.rows()
        )
        await desk.press("s")
        await desk.type("fri")
        await desk.press("enter")
        assert task_reads.task_entry(book, ids["mail"]).due_on == date(2026, 11, 27)
        assert "Pay in 45 days" in desk.row
        await desk.press("space")
        last = term_reads.standings(book, [ids["due"]])[ids["due"]].last
        assert last is not None and last.outcome is Outcome.KEPT
        assert (
            still(book) == []
            and heads(desk)[1] == "STILL OPEN · 0"
            and desk.sees("Nothing: all is done, or put off.")
        )
        assert any("u undoes" in said for said in desk.said)
        for _ in range(4):
            await desk.press("u")
        assert still(book) == ["Send the offer", "Visit", "Mail", "Pay in 45 days"]
        assert heads(desk)[1] == "STILL OPEN · 4"


async def test_whom_to_ask_another_day_becomes_a_task(book: Book) -> None:
    a_day(book)
    async with opened(book) as desk:
        await desk.press("D")
        assert "s ask later" in desk.bar
        who = desk.row
        await desk.press("s")
        assert (desk.name, desk.typed("what")) == ("TaskForm", "Ask for a further prospect")
        await desk.press("ctrl+s")
        assert "Ask for a further prospect" in ahead(book)
        assert desk.row == who, "the cursor stays with whom was spoken to"


async def test_all_to_tomorrow_is_one_act(book: Book) -> None:
    ids = a_day(book)
    async with opened(book) as desk:
        before = dump(book)
        await desk.press("D", "ctrl+a", "s")
        await desk.press("1")
        assert ahead(book).count("Ask for a further prospect") == 4, "each of them is to be asked then"
        assert book.rows(
            "SELECT DISTINCT is_prospecting, due_on FROM task WHERE what LIKE 'Ask for a %'"
        ) == [(1, TOMORROW.isoformat())]
        await desk.press("u")
        assert dump(book) == before, "in one act"
        await desk.press("g", "j", "j", "j", "j", "ctrl+a")
        assert desk.bar.startswith("4 marked ") and desk.sees("+ ▸ −3d Send the offer")
        await desk.press("s", "1")
        assert still(book) == [] and any("Put off to Mon 23 Nov: 4 things" in said for said in desk.said)
        assert ahead(book) == [
            "Plan the fair", "Visit", "Send the offer", "Mail", "Pay in 45 days", "Deliver",
        ]  # fmt: skip
        assert term_reads.standings(book, [ids["due"]])[ids["due"]].next_check_on == TOMORROW
        assert book.rows("SELECT times_put_off FROM task WHERE id = ?", (ids["late"],)) == [(1,)]
        assert "marked" not in desk.bar
        await desk.press("u")
        assert dump(book) == before and heads(desk)[1] == "STILL OPEN · 4"


async def test_a_check_is_moved_or_put_off_like_a_task(book: Book) -> None:
    ids = a_day(book)
    async with opened(book) as desk:
        await desk.press("D")
        for _ in range(7):
            await desk.press("j")
        assert "Pay in 45 days" in desk.row
        await desk.press("s", "1")
        assert term_reads.standings(book, [ids["due"]])[ids["due"]].next_check_on == TOMORROW
        await desk.press("u")
        assert "Pay in 45 days" in desk.row, "back to the line that is back"
        await desk.press("s", "2")
        assert term_reads.standings(book, [ids["due"]])[ids["due"]].next_check_on == days(3)


# -- what comes first


async def test_the_first_three_in_the_order_chosen(book: Book) -> None:
    ids = a_day(book)
    a_task(book, "Third", ids["metro"], TOMORROW)
    a_task(book, "Fourth", ids["metro"], TOMORROW)
    async with opened(book) as desk:
        await desk.press("D", "G", "asterisk")  # Deliver
        assert desk.row.startswith("1 Deliver")
        await desk.press("k", "asterisk", "k", "asterisk", "k")
        chosen = [row for row in desk.rows() if row[:2] in ("1 ", "2 ", "3 ")]
        assert [row.split()[:2] for row in chosen] == [["3", "Third"], ["2", "Fourth"], ["1", "Deliver"]]
        await desk.press("asterisk")
        assert any("Three things come first already" in said for said in desk.said)
        assert today_reads.first_of(book, TOMORROW)[0] == (None, ids["check"])
        assert len(today_reads.first_of(book, TOMORROW)) == 3
        await desk.press("G", "asterisk")
        assert not desk.row.startswith("1"), "taken away again"
        assert [row.split()[:2] for row in desk.rows() if row[:2] in ("1 ", "2 ", "3 ")] == [
            ["2", "Third"],
            ["1", "Fourth"],
        ]
        await desk.press("u")
        assert desk.row.startswith("1 Deliver")
        await desk.press("escape")
    clock = Clock(NOON + timedelta(days=1))
    async with opened(book, clock=clock) as desk:
        rows = [" ".join(row.replace("─", " ").split()) for row in desk.rows()]
        start = rows.index("FIRST TODAY 3")
        assert [row.split()[1] for row in rows[start + 1 : start + 4]] == ["Deliver", "Fourth", "Third"]


async def test_what_was_chosen_and_then_put_off_leaves_its_place(book: Book) -> None:
    a_day(book)
    async with opened(book) as desk:
        await desk.press("D", "G", "asterisk", "k", "asterisk")
        assert "2" in desk.row and "Plan the fair" in desk.row
        await desk.press("G", "s", "2")
        assert [row for row in desk.rows() if row.startswith("1 ")] == ["1 09:00 Plan the fair Метро"]


# -- when it is offered


@pytest.mark.parametrize(
    ("hour", "close", "is_open", "is_offered"),
    [(17, time(17), True, True), (16, time(17), True, False), (23, None, True, False), (18, time(17), False, False)],
)  # fmt: skip
async def test_the_last_line_says_how_to_close_the_day_from_its_time_on_where_something_waits(
    book: Book, hour: int, close: time | None, is_open: bool, is_offered: bool
) -> None:
    if is_open:
        a_task(book, "Left over", None, TODAY)
    clock, config = Clock(at(hour)), Config(review=Review(close=close))
    async with opened(book, clock=clock, config=config) as desk:
        for _turn in range(3):
            desk.app._look()
            await desk.settle()
        assert not desk.said, "it waits quietly until the person is ready"
        assert is_offered == any(
            "CHAIN TODAY" in line and "D closes the day" in line for line in desk.lines()
        )
        if is_offered:
            assert not desk.one("#below").display, "nothing stands below: the last line says it"
            desk.clock.now = at(6)
            desk.app._look()
            await desk.settle()
            assert "D closes the day" not in desk.rows()[-1]


async def test_the_foot_says_it_behind_the_groups_that_stand_below(book: Book) -> None:
    for number in range(30):
        a_task(book, f"Task {number}", None, TODAY)
    for number in range(4):
        cold = an_account(book, f"Cold {number}", stage=Stage.CUSTOMER)
        a_person(book, "Ana", cold)
    async with opened(book, size=(80, 14), clock=Clock(at(18))) as desk:
        desk.app._look()
        await desk.settle()
        foot = desk.lines()[-2]
        assert foot.startswith(" pgdn") and foot.endswith("D closes the day "), foot
        assert "D close day" not in desk.bar, "it stands once in the last two lines"
        await desk.press("D")
        assert desk.name == "ClosingScreen"
        foot = desk.lines()[-2].strip()
        assert foot == "pgdn   Monday 0", "a date before the count would be read as one with it"
        await desk.press("escape")
        desk.clock.now = at(9)
        desk.app._look()
        await desk.settle()
        assert "D close day" in desk.bar


async def test_the_target_of_a_check_stays_at_the_close_too(book: Book) -> None:
    metro = an_account(book, "Skarabey Wholesale")
    what = "Deliver all that was ordered within the week of the order, whatever comes between"
    a_term(book, metro, what, checks="daily", target="≥ 8 weeks", from_on=TODAY - timedelta(3))
    async with opened(book) as desk:
        await desk.press("D")
        assert desk.sees("… ≥ 8 weeks we owe Skarabey Wholesale")


# -- which day it is


async def test_on_friday_the_monday_is_offered_and_the_weekend_is_not_hidden(book: Book) -> None:
    friday = date(2026, 11, 27)
    task = a_task(book, "Left over", None, friday)
    a_task(book, "On Saturday", None, friday + timedelta(days=1))
    a_task(book, "On Monday", None, friday + timedelta(days=3))
    a_task(book, "On Tuesday", None, friday + timedelta(days=4))
    async with opened(book, clock=Clock(at(17, day=friday))) as desk:
        await desk.press("D")
        assert heads(desk)[2] == "MONDAY 30 NOV · 2"
        rows = [row for row in desk.rows() if "On " in row]
        assert rows == ["Sat On Saturday", "On Monday"]
        await desk.press("s", "1")
        assert task_reads.task_entry(book, task).due_on == date(2026, 11, 30)
        assert any("Put off to Mon 30 Nov" in said for said in desk.said)
        await desk.press("G", "asterisk")
        assert len(today_reads.first_of(book, date(2026, 11, 30))) == 1


async def test_after_midnight_it_is_still_that_day_which_is_closed(book: Book) -> None:
    ids = a_day(book)
    clock = Clock(at(23, 58))
    async with opened(book, clock=clock) as desk:
        await desk.press("D")
        clock.move(minutes=5)
        await desk.settle(1.6)
        assert heads(desk)[0].startswith("CONTACTED ON 22 NOV · 4") and desk.sees("23 Nov")
        await desk.press("j", "space")
        assert asked(book)["Bob Petrov"] == (Asked.NONE, "")
        await desk.stand_on("Send the offer")
        await desk.press("ctrl+a", "s", "1")
        assert task_reads.task_entry(book, ids["late"]).due_on == TOMORROW
        await desk.press("escape")
        assert any("contacted 4, asked 2" in said for said in desk.said)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [(date(2026, 3, 29), 22, 20), (date(2026, 10, 25), 21, 21)],  # UTC hours of the day's two ends
)
async def test_the_day_on_which_the_clock_is_changed(
    book: Book, in_sofia: None, day: date, first: int, last: int
) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    before = day - timedelta(days=1)
    starts = datetime(before.year, before.month, before.day, first, tzinfo=UTC)
    ends = datetime(day.year, day.month, day.day, last, 59, tzinfo=UTC)
    for name, moment in (
        ("Too early", starts - timedelta(minutes=1)),
        ("First", starts),
        ("Last", ends),
        ("Too late", ends + timedelta(minutes=1)),
    ):
        a_call(book, acme, a_person(book, name, acme), held_at=moment)
    a_task(book, "Due that day", acme, day, due_time=time(3, 30))
    a_task(book, "Due the next", acme, day + timedelta(days=1), due_time=time(3, 30))
    noon = datetime(day.year, day.month, day.day, 12).astimezone()
    async with opened(book, clock=Clock(noon)) as desk:
        await desk.press("D")
        assert heads(desk) == [
            "CONTACTED TODAY · 2 asked 0 gave a name 0 goal 2",
            "STILL OPEN · 1",
            f"TOMORROW, MONDAY {(day + timedelta(days=1)).day} {'MAR' if day.month == 3 else 'OCT'} · 1",
        ]
        assert any("First" in row and "00:00" in row for row in desk.rows())
        assert any("Last" in row and "23:59" in row for row in desk.rows())
        await desk.press("space", "n")
        await desk.type("Billa")
        await desk.press("ctrl+s")
        assert [(one.asked, one.named) for one in asked_reads.contacted_on(book, day)] == [
            (Asked.NONE, ()),
            (Asked.GIVEN, ("Billa",)),
        ]
        assert "Due that day" in desk.row
        await desk.press("s", "1")
        entry = [
            one
            for one in closing_reads.coming_up(book, day, day + timedelta(days=1))
            if one.what == "Due that day"
        ]
        assert [one.due_time for one in entry] == [time(3, 30)]


# -- others, sizes, texts


async def test_what_another_window_does_is_seen(book: Book, path: Path) -> None:
    ids = a_day(book)
    async with opened(book) as desk:
        await desk.press("D")
        with Book.open(path) as other:
            task_changes.finish_task(other, ids["mail"], NOON)
            [call] = other.rows("SELECT call_id FROM call_person WHERE person_id = ?", (ids["bob"],))
            call_changes.delete_call(other, call[0])
        await desk.press("j", "space")  # not noticed yet: refused, and the list is read anew
        assert any(said for said in desk.said)
        assert heads(desk)[0].startswith("CONTACTED TODAY · 3") and heads(desk)[1] == "STILL OPEN · 3"
        with Book.open(path) as other:
            task_changes.finish_task(other, ids["visit"], NOON)
        await desk.settle(1.6)
        assert heads(desk)[1] == "STILL OPEN · 2"


async def test_a_book_that_is_only_read(book: Book, path: Path) -> None:
    a_day(book)
    book.close()
    with Book.open(path, read_only=True) as kept:
        async with opened(kept) as desk:
            await desk.press("D", "n", "space", "s")
            assert "Ана" in desk.row and desk.said
            await desk.press("escape")
            assert desk.name == "TodayScreen"


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 36), (160, 45)])
async def test_it_fits_every_window(book: Book, size: tuple[int, int]) -> None:
    for number in range(12):
        account = an_account(book, f"Дълго име на фирма номер {number} ООД", stage=Stage.CUSTOMER)
        person = a_person(book, f"Мария-Александра Константинова {number}", account)
        a_call(book, account, person, held_at=at(9, number))
        a_task(book, f"Something rather long to be done number {number}", account, person_id=person)
        a_task(book, f"Something rather long to come number {number}", account, TOMORROW, person_id=person)
    async with opened(book, size=size) as desk:
        await desk.press("D", "e")
        assert desk.name == "OneLine" and desk.one("LineField").region.width > 20
        await desk.type("защото " * 20)
        await desk.press("enter", "G", "asterisk")
        for key in ("home", *"j" * 20, "pagedown", "G"):
            await desk.press(key)
            lines = desk.lines()
            assert len(lines) == size[1] and all(cell_len(line) <= size[0] for line in lines)
            assert lines[-1].rstrip().endswith("? keys")
            below = desk.one("Panel").region.height if desk.screen.has_class("-below") else 0
            assert desk.listed().size.height >= size[1] - 4 - below
        await desk.resize(200, 50)
        await desk.resize(*size)
        assert desk.name == "ClosingScreen"


@pytest.mark.slow
async def test_hostile_words_are_only_words(book: Book) -> None:
    from tests.ui.shell.test_hostile_text import HOSTILE, fill, is_calm

    fill(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("D")
        rows = desk.listed().lines
        assert len(rows) > 2 * len(HOSTILE)
        for number in range(0, len(rows), 3):
            desk.listed().cursor = number
            await desk.settle()
            assert is_calm(desk), number
        await desk.press("home", "e")
        await desk.type("[/b] [@click=app.quit]x")
        await desk.press("enter", "k")
        assert desk.sees("not asked: [/b] [@click=app.quit]x") and is_calm(desk)
        for raw in HOSTILE[:6]:
            await desk.press("n")
            await desk.fill("organisation", raw)
            assert is_calm(desk)
            await desk.press("ctrl+s", "k")
            assert desk.name == "ClosingScreen" and "named: " in desk.row and is_calm(desk)
        await desk.press("G", "ctrl+a", "s", "1", "asterisk")
        assert is_calm(desk) and desk.said


async def test_in_ascii_and_by_a_bulgarian_keyboard(book: Book) -> None:
    a_day(book)
    async with opened(book, config=Config(ascii=True, keyboard="phonetic")) as desk:
        await desk.press("Д", "н")
        await desk.type("Билла")
        await desk.press("tab", "ctrl+s", "k", "н")
        assert desk.name == "ReferralForm" and desk.typed("by") == "Ана Иванова"
        await desk.press("escape")
        assert "named: Billa" in desk.row, "the customer of that name in the other alphabet"
        await desk.press("j", "space", "е")
        assert desk.name == "OneLine"
        await desk.press("enter")
        assert asked(book)["Bob Petrov"] == (Asked.NONE, "")
        await desk.press("j", "с", "1")
        assert "Send the offer" in ahead(book)
        await desk.press("G", "asterisk")
        assert desk.row.startswith("1 ")
        shown: Any = desk.shown()
        assert "✓" not in shown and "★" not in shown and "─" not in shown


async def test_help_tells_what_the_lone_sign_among_the_checks_stands_for(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("question_mark")
        said = ""
        for _ in range(12):
            said += desk.shown()
            await desk.press("pagedown")
        assert "· a check that is due" in said


async def test_help_tells_the_keys_in_force(book: Book) -> None:
    async with opened(book, size=(120, 45)) as desk:
        await desk.press("D", "question_mark")
        assert desk.sees("n They gave the name of a prospect: write it down.", "home g To the first line.")


def test_no_key_does_two_things_here() -> None:
    taken = Counter(name for key in (*CLOSING, *EVERYWHERE, *MOVING) for name in key.keys.split(","))
    assert [name for name, times in taken.items() if times > 1] == []


async def test_no_key_says_at_the_close_that_a_broken_promise_was_kept(book: Book) -> None:
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    term_id = a_term(book, metro, "Deliver", checks="daily", from_on=TODAY, today=days(-3))
    a_check(book, term_id, Outcome.BROKEN, days(-2))
    before = dump(book)
    async with opened(book) as desk:
        await desk.press("D")
        assert "Deliver" in desk.row and "space" not in desk.bar
        await desk.press("space")
        assert dump(book) == before and desk.said[-1] == "This term is broken: x checks it again."


async def test_a_feast_of_the_day_is_still_open_and_a_broken_promise_is_said(book: Book) -> None:
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    a_person(book, "Hans Meier", metro, birthday=Birthday(TODAY.month, TODAY.day, 1980))
    a_check(book, a_term(book, metro, "Deliver", checks="every friday"), Outcome.BROKEN, TODAY - timedelta(2))
    async with opened(book) as desk:
        assert closing_acts.is_to_close(desk.screen.desk)  # type: ignore[attr-defined]
        await desk.press("D")
        assert heads(desk)[1] == "STILL OPEN · 1" and desk.row == "today Hans Meier: birthday, turns 46 Метро"
        assert desk.sees("1 promise is broken and without an answer: it stands first on Today.")
        await desk.press("e")
        assert "somebody who was spoken to" in desk.said[-1] and "space greeted" in desk.bar
        await desk.press("s", "g", "u", "space")
        assert any("Greeted Hans Meier" in said for said in desk.said) and heads(desk)[1] == "STILL OPEN · 0"
        assert desk.sees("1 promise is broken") and not desk.sees("Nothing: all is done")
        await desk.press("u")
        assert heads(desk)[1] == "STILL OPEN · 1"
        await desk.press("s", "p", "1")
        assert [row[0] for row in book.rows("SELECT what FROM task")] == ["Congratulate Hans Meier: birthday"]


async def test_a_broken_promise_for_which_there_is_a_task_is_not_without_an_answer(book: Book) -> None:
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    term_id = a_term(book, metro, "Shelf space", checks="once today")
    a_check(book, term_id, Outcome.BROKEN, TODAY)
    async with opened(book) as desk:
        await desk.press("D")
        assert desk.sees("1 promise is broken and without an answer")
        a_task(book, "Ask for the metre", metro, TODAY, term_id=term_id)
        await desk.press("escape", "D")
        assert desk.sees("Ask for the metre") and not desk.sees("without an answer")
