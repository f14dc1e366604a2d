"""Today: what it lists, and that each line is one act away from done."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from kamtui.domain.words import Stage, Stance
from kamtui.store import accounts, tasks
from kamtui.store.book import Book
from kamtui.store.tasks import task_entry
from kamtui.ui.widgets.panel import Panel
from tests.build import a_call, a_person, a_task, an_account
from tests.conftest import TODAY
from tests.ui.driving import NOON, Clock, Desk, opened


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def a_full_day(book: Book) -> dict[str, int]:
    """A book with lines in every group of the review."""
    kaufland = an_account(book, "Кауфланд", stage=Stage.CUSTOMER, is_key=True)
    billa = an_account(book, "Билла", stage=Stage.CUSTOMER)
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    cold = an_account(book, "Фантастико", stage=Stage.CUSTOMER)
    idle = an_account(book, "Празен", stage=Stage.PROSPECT)
    ana = a_person(book, "Ана Иванова", kaufland, stance=Stance.BLOCKER)
    for account_id in (kaufland, billa, metro):
        a_call(book, account_id, held_at=datetime(2026, 11, 21, 12).astimezone())
    a_call(book, cold, held_at=datetime(2026, 1, 5, 12).astimezone())
    return {
        "kaufland": kaufland, "billa": billa, "metro": metro, "cold": cold, "idle": idle, "ana": ana,
        "late": a_task(book, "Прати ценова листа", kaufland, days(-4), person_id=ana),
        "later": a_task(book, "Answer on payment", billa, days(-1)),
        "visit": a_task(book, "Visit", metro, due_time=time(10, 30)),
        "mail": a_task(book, "Mail", metro),
        "ahead": a_task(book, "Not yet", metro, days(1)),
    }  # fmt: skip


def groups(desk: Desk) -> list[str]:
    """The list with the rules of its headings left out."""
    return [" ".join(row.replace("─", " ").split()) for row in desk.rows() if row]


async def open_tasks(desk: Desk, book: Book) -> list[str]:
    return [what for (what,) in book.rows("SELECT what FROM task WHERE done_at IS NULL ORDER BY id")]


async def test_groups_stand_in_the_order_in_which_they_hurt(book: Book) -> None:
    a_full_day(book)
    async with opened(book, size=(120, 36)) as desk:
        rows = groups(desk)
        assert [row for row in rows if row.isupper() or row[:-2].isupper()] == [
            "OVERDUE 2",
            "TODAY 2",
            "GOING COLD 1",
            "WARNINGS 2",
            "NOTHING SCHEDULED 1",
        ]
        body = [row for row in rows if not row[:-2].isupper()]
        for row, words in zip(
            body, ("Прати ценова листа", "Answer", "10:30 Visit", "today Mail", "Фантастико", "No decider", "Supporters do not", "Празен"), strict=True
        ):  # fmt: skip
            assert words in row
        assert "−4d" in body[0] and "■" in body[0] and "Кауфланд" in body[0]
        assert not desk.sees("Not yet")
        assert "Прати" in desk.row, "the cursor stands on the most painful line"
        assert desk.sees("Today · 8", "Sun 22 Nov 2026")


async def test_done_leaves_at_once_and_u_brings_it_back(book: Book) -> None:
    ids = a_full_day(book)
    async with opened(book) as desk:
        await desk.press("space")
        assert not any("Прати" in row for row in desk.rows())
        assert "Answer" in desk.row
        assert any("Прати" in said and "u undoes" in said for said in desk.said)
        assert book.row("SELECT done_at IS NOT NULL FROM task WHERE id = ?", (ids["late"],)) == (1,)
        await desk.press("u")
        assert any("Прати" in row for row in desk.rows())
        assert book.row("SELECT done_at FROM task WHERE id = ?", (ids["late"],)) == (None,)
        await desk.press("ctrl+r")
        assert not any("Прати" in row for row in desk.rows())
        await desk.press("u", "u")
        assert desk.name == "TodayScreen"


async def test_space_on_a_line_that_is_no_task_does_nothing(book: Book) -> None:
    a_full_day(book)
    async with opened(book) as desk:
        await desk.stand_on("Фантастико")
        before = book.rows("SELECT * FROM change_set")
        assert "done" not in desk.bar and "snooze" not in desk.bar
        await desk.press("space", "s", "e", "d")
        assert desk.name == "TodayScreen"
        assert book.rows("SELECT * FROM change_set") == before


@pytest.mark.parametrize(
    ("keys", "words", "due_on", "due_time"),
    [
        (["1"], "", date(2026, 11, 23), time(10, 30)),
        (["2"], "", date(2026, 11, 25), time(10, 30)),
        (["3"], "", date(2026, 11, 23), time(10, 30)),
        (["enter"], "", date(2026, 11, 23), time(10, 30)),
        (["enter"], "fri 9:00", date(2026, 11, 27), time(9)),
        (["enter"], "петък", date(2026, 11, 27), time(10, 30)),
        (["enter"], "вдругиден", date(2026, 11, 24), time(10, 30)),
        (["enter"], "end of month", date(2026, 11, 30), time(10, 30)),
    ],
)
async def test_snooze(book: Book, keys: list[str], words: str, due_on: date, due_time: time) -> None:
    task = a_task(book, "Visit", an_account(book, stage=Stage.CUSTOMER), due_time=time(10, 30))
    async with opened(book) as desk:
        await desk.press("s")
        assert desk.name == "Snooze"
        await desk.type(words)
        await desk.press(*keys)
        assert desk.name == "TodayScreen"
        entry = task_entry(book, task)
        assert (entry.due_on, entry.due_time) == (due_on, due_time)
        assert not any("Visit" in row for row in desk.rows())
        assert book.row("SELECT times_put_off FROM task") == (1,)
        await desk.press("u")
        assert task_entry(book, task).due_on == TODAY


async def test_a_date_that_begins_with_a_digit_can_be_typed(book: Book) -> None:
    task = a_task(book, "Visit")
    async with opened(book) as desk:
        await desk.press("s", "4")
        await desk.type("15.12.")
        assert desk.sees("15 Dec")
        await desk.press("enter")
        assert task_entry(book, task).due_on == date(2026, 12, 15)


async def test_snooze_refuses_what_it_does_not_understand_or_has_passed(book: Book) -> None:
    task = a_task(book, "Visit")
    async with opened(book) as desk:
        await desk.press("s")
        await desk.type("gibberish")
        await desk.press("enter")
        assert desk.name == "Snooze"
        refused = desk.one("#echo").render()
        assert str(refused)
        desk.one("LineField").value = ""  # type: ignore[attr-defined]
        await desk.type("yesterday")
        await desk.press("enter")
        assert desk.name == "Snooze" and desk.sees("That day has passed.")
        await desk.press("escape")
        assert desk.name == "TodayScreen"
        assert task_entry(book, task).due_on == TODAY


async def test_enter_opens_the_dossier_and_escape_comes_back_to_the_line(book: Book) -> None:
    a_full_day(book)
    async with opened(book) as desk:
        await desk.stand_on("10:30 Visit")
        await desk.press("enter")
        assert desk.name == "AccountScreen" and desk.sees("Метро")
        await desk.press("escape")
        assert desk.name == "TodayScreen" and "10:30 Visit" in desk.row


async def test_a_task_of_no_account_is_edited_and_deleted_where_it_stands(book: Book) -> None:
    task = a_task(book, "Buy paper", None)
    async with opened(book) as desk:
        await desk.press("enter")
        assert desk.name == "TaskForm"
        await desk.fill("what", "Buy more paper")
        await desk.press("ctrl+s")
        assert task_entry(book, task).what == "Buy more paper"
        assert "Buy more paper" in desk.row
        await desk.press("d")
        assert book.rows("SELECT 1 FROM task") == []
        await desk.press("u")
        assert "Buy more paper" in desk.row


async def test_the_panel_shows_the_account_of_the_line(book: Book) -> None:
    a_full_day(book)
    async with opened(book, size=(120, 36)) as desk:
        panel = desk.one("Panel")
        assert isinstance(panel, Panel) and panel.display
        assert "Кауфланд" in str(panel.render()) and "Ана Иванова" in str(panel.render())
        await desk.press("j")
        assert "Билла" in str(panel.render()) and "Кауфланд" not in str(panel.render())
        await desk.resize(80, 24)
        assert not panel.display
        await desk.press("j")
        await desk.resize(120, 36)
        assert "Метро" in str(panel.render())


async def test_a_fold_shows_the_rest_of_a_long_group(book: Book) -> None:
    for number in range(12):
        an_account(book, f"Cold {number:02}", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        assert sum("Cold" in row for row in desk.rows()) == 8
        assert "… 4 more" in desk.rows()[-1]
        await desk.press("G", "enter")
        assert sum("Cold" in row for row in desk.rows()) == 12
        assert desk.name == "TodayScreen"
        await desk.press("2", "1")
        assert sum("Cold" in row for row in desk.rows()) == 12, "it stays unfolded"


async def test_an_empty_book_says_what_it_is_for_and_n_fills_it(book: Book) -> None:
    async with opened(book) as desk:
        assert desk.sees("This is your account book, and it is empty.", "kamtui import accounts FILE.csv")
        await desk.press("j", "space", "s", "e", "d", "enter", "G")
        assert desk.name == "TodayScreen"
        await desk.press("n")
        await desk.type("Кауфланд")
        await desk.press("ctrl+s")
        assert desk.name == "AccountScreen" and desk.sees("Кауфланд")
        assert [name for (name,) in book.rows("SELECT name FROM account")] == ["Кауфланд"]


async def test_when_all_is_done_it_says_so_and_the_keys_go_on(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    a_call(book, acme, held_at=NOON)
    a_task(book, "One", acme)
    a_task(book, "Two", acme)
    a_task(book, "Far", acme, days(30))
    async with opened(book) as desk:
        await desk.press("space", "space")
        assert desk.sees("Nothing needs you today")
        await desk.press("u", "u")
        assert sum("One" in row or "Two" in row for row in desk.rows()) == 2
        before = desk.row
        await desk.press("g", "j")
        assert desk.row != before or "Two" in desk.row
        assert desk.app.focused is desk.listed(), "the list has the keys again"
        await desk.press("k", "space")
        assert await open_tasks(desk, book) == ["Two", "Far"]


async def test_a_new_day_begins_at_midnight(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    a_call(book, acme, held_at=NOON)
    a_task(book, "Tomorrow's", acme, days(1))
    clock = Clock(datetime(2026, 11, 22, 23, 59, 59).astimezone())
    async with opened(book, clock=clock) as desk:
        assert desk.sees("Nothing needs you today", "Sun 22 Nov 2026")
        clock.move(seconds=2)
        await desk.until(lambda: desk.sees("Tomorrow's"), 3)
        assert desk.sees("Mon 23 Nov 2026")
        await desk.press("c")
        assert desk.sees("today 00:00")


async def test_another_window_is_seen_within_two_seconds_and_disturbs_no_form(book: Book, path: Path) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    a_call(book, acme, held_at=NOON)
    mine = a_task(book, "Mine", acme)
    async with opened(book) as desk:
        with Book.open(path, backups=None) as other:
            a_task(other, "Theirs", acme)
            await desk.until(lambda: desk.sees("Theirs"), 2)
            assert "Mine" in desk.row, "the cursor stays"
            await desk.press("c")
            await desk.fill("note", "what I am ty")
            tasks.finish_task(other, mine, NOON)
            accounts.edit_account(other, acme, accounts.account_entry(other, acme))
            await desk.settle(1.4)
            await desk.type("ping")
            assert desk.typed("note") == "what I am typing" and desk.at == "note"
            await desk.press("escape", "escape")
            assert not desk.sees("Mine") and desk.sees("Theirs")
            # What was changed elsewhere cannot be taken back here.
            await desk.press("u")
            assert len(desk.said) == 1
        assert desk.name == "TodayScreen"


async def test_a_task_gone_meanwhile_is_said_and_nothing_breaks(book: Book, path: Path) -> None:
    task = a_task(book, "Mine")
    async with opened(book) as desk:
        with Book.open(path, backups=None) as other:
            tasks.delete_task(other, task)
        await desk.press("space")
        assert desk.said and "u undoes" not in desk.said[0]
        await desk.settle()
        assert not desk.sees("Mine")
