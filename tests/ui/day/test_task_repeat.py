"""Tasks that come again: their rule in the form, what it means, and that nothing is lost on the way."""

from datetime import date
from pathlib import Path

from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.store.book.book import Book
from kamtui.store.day import task_changes, task_reads
from kamtui.store.terms import problem_changes
from tests.build import TODAY, a_task, a_term, an_account, dump
from tests.ui.driving import Desk, opened

FRIDAY = date(2026, 11, 27)


def meaning(desk: Desk) -> str:
    return str(desk.form.query_one("Meaning").render())


def due_echo(desk: Desk) -> str:
    row = desk.field("due").parent
    assert row is not None
    return str(row.query_one(".echo").render())


async def test_a_task_that_comes_again_is_written_down_and_comes_again(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("t")
        await desk.type("Седмичен отчет")
        await desk.press("tab")
        assert due_echo(desk) == "Mon 23 Nov"
        await desk.press("tab")
        assert desk.at == "repeat"
        await desk.type("всеки петък")
        assert meaning(desk) == "every Friday: 27 Nov, 4 Dec, 11 Dec"
        assert due_echo(desk) == "Fri 27 Nov", "without a day it is due on the first of its rule"
        await desk.press("ctrl+s")
        assert desk.name == "TodayScreen"
        [(task_id,)] = book.rows("SELECT id FROM task")
        entry = task_reads.task_entry(book, task_id)
        assert (entry.due_on, entry.repeat) == (FRIDAY, read_recurrence("every friday", TODAY))
        before = dump(book)
        desk.clock.move(days=5)
        await desk.press("2", "1")
        await desk.stand_on("Седмичен")
        await desk.press("space")
        assert book.rows("SELECT due_on, done_at IS NULL FROM task ORDER BY due_on") == [
            ("2026-11-27", 0), ("2026-12-04", 1),
        ]  # fmt: skip
        await desk.press("u")
        assert dump(book) == before


async def test_a_rule_counts_from_the_day_that_is_named(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("t")
        await desk.type("Call")
        await desk.fill("due", "1.12. 10:00")
        await desk.fill("repeat", "every 2 weeks")
        assert meaning(desk) == "every 2 weeks on Tuesday: 1 Dec, 15 Dec, 29 Dec"
        assert due_echo(desk) == "Tue 1 Dec 10:00"
        await desk.fill("repeat", "every 2")
        assert meaning(desk) == "…"
        await desk.fill("repeat", "")
        assert meaning(desk) == ""
        await desk.press("ctrl+s")
        assert book.rows("SELECT repeat_rule FROM task") == [(None,)]


async def test_so_long_after_it_is_done_is_counted_from_the_day_it_was(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("t")
        await desk.type("Call")
        await desk.fill("repeat", "2 седмици след като е свършена")
        assert meaning(desk) == "2 weeks after it is done: the next day is counted then"
        assert due_echo(desk) == "Mon 23 Nov", "nothing is done yet: due as any task"
        await desk.press("ctrl+s")
        desk.clock.move(days=5)
        await desk.press("2", "1")
        await desk.stand_on("Call")
        await desk.press("space")
        assert book.rows("SELECT due_on, done_at IS NULL FROM task ORDER BY due_on") == [
            ("2026-11-23", 0), ("2026-12-11", 1),
        ]  # fmt: skip


async def test_without_a_named_day_the_last_day_of_a_month_is_shown(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("t")
        await desk.type("Call")
        await desk.fill("due", "31.1.2027")
        await desk.fill("repeat", "monthly")
        assert meaning(desk) == (
            "on the 31st or last day of every month: 31 Jan 2027, 28 Feb 2027, 31 Mar 2027"
        )


async def test_a_rule_that_never_comes_is_said_at_its_field(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("t")
        await desk.type("Call")
        for words, sentence in (
            ("every 31 february", "never comes"),
            ("now and then", "as a repeat"),
            ("every friday until 1.1.2020", "before its first day"),
        ):
            await desk.fill("repeat", words)
            await desk.press("ctrl+s")
            assert desk.at == "repeat" and sentence in desk.problems()[0], words
            assert desk.typed("repeat") == words and desk.typed("what") == "Call"
        assert book.rows("SELECT 1 FROM task") == []


async def test_editing_keeps_the_rule_and_what_the_task_follows_from(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme)
    problem = problem_changes.add_problem(book, ProblemEntry(account_id=acme, what="x", noted_on=TODAY))
    rule = read_recurrence("every 2 weeks on friday from 20.11.2026 until 4.12.2026", TODAY)
    task = a_task(book, "Step", acme, date(2026, 11, 20), term_id=term, problem_id=problem, repeat=rule)
    # Put off beyond the end of its rule, as may happen to the last one of a series.
    task_changes.snooze_task(book, task, date(2026, 12, 20), None)
    kept, acts = dump(book), book.rows("SELECT id FROM change_set")
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("2", "enter", "e")
        assert desk.typed("repeat") == show_recurrence(rule)
        assert not desk.form.is_touched()
        await desk.press("ctrl+s")
        assert desk.name == "AccountScreen", desk.problems()
        assert dump(book) == kept and book.rows("SELECT id FROM change_set") == acts
        await desk.press("e")
        await desk.fill("what", "Another step")
        await desk.press("ctrl+s")
        entry = task_reads.task_entry(book, task)
        assert (entry.what, entry.term_id, entry.problem_id, entry.repeat) == (
            "Another step", term, problem, rule,
        )  # fmt: skip
        await desk.press("e")
        await desk.fill("repeat", "")
        await desk.press("ctrl+s")
        assert task_reads.task_entry(book, task).repeat is None


async def test_a_draft_keeps_the_rule(book: Book, path: Path) -> None:
    async with opened(book) as desk:
        await desk.press("t")
        await desk.type("Call")
        await desk.fill("repeat", "every fri")
        await desk.settle(0.6)
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.open_draft()
            assert desk.typed("repeat") == "every fri"
            await desk.press("ctrl+s")
            assert again.rows("SELECT due_on, repeat_rule FROM task") == [
                ("2026-11-27", "FREQ=WEEKLY;BYDAY=FR")
            ]
