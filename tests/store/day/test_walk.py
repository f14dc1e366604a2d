"""Marks of the walk: part of the act that settles a line, undone with it, and forgotten in time."""

from datetime import timedelta
from pathlib import Path

import pytest

from kamtui.domain.day.line import Group, Line
from kamtui.domain.day.walk import KEY_LIMIT, Mark, mark_key
from kamtui.domain.day.words import Settled
from kamtui.domain.terms.words import Outcome
from kamtui.domain.thresholds import USUAL
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile, ReadOnlyBook
from kamtui.store.day import task_changes, walk_changes, walk_reads
from kamtui.store.day.today import todays_lines
from kamtui.store.terms import changes as term_changes
from tests.build import NOON, TODAY, a_check, a_task, a_term, an_account, dump


def line(what: str = "Send", account_id: int | None = None, **fields: object) -> Line:
    return Line(Group.TODAY, what, account_id=account_id, **fields)  # type: ignore[arg-type]


def found(book: Book) -> list[tuple[str, Settled]]:
    return [(mark.what, mark.settled) for mark in walk_reads.marks(book, TODAY).values()]


def test_a_mark_says_what_it_was_about_and_whose(book: Book) -> None:
    acme = an_account(book, "Acme")
    task = line(task_id=a_task(book, "Send", acme), account_id=acme)
    walk_changes.pass_over(book, task, Settled.SKIPPED, TODAY)
    walk_changes.pass_over(
        book, Line(Group.GOING_COLD, "Never spoken to", person_id=7, person="Zoe"), Settled.OPENED, TODAY
    )
    first, second = walk_reads.marks(book, TODAY).values()
    assert (first.line_key, first.what, first.account, first.account_id) == (task.key, "Send", "Acme", acme)
    assert (second.what, second.account, second.account_id) == ("Never spoken to: Zoe", "", None)
    assert (
        walk_reads.marks(book, TODAY - timedelta(days=1))
        == {}
        == walk_reads.marks(book, TODAY + timedelta(days=1))
    )
    assert book.undo() == "Looked at: “Never spoken to: Zoe”"
    assert book.undo() == "Skipped: “Send”" and walk_reads.marks(book, TODAY) == {}
    book.redo()
    assert found(book) == [("Send", Settled.SKIPPED)]


def test_a_mark_is_part_of_the_act_that_it_goes_along_with(book: Book) -> None:
    task = a_task(book, "Send")
    before = dump(book)
    with book.along(walk_changes.marking(line(task_id=task), Settled.DONE, TODAY)):
        task_changes.finish_task(book, task, NOON)
    assert found(book) == [("Send", Settled.DONE)]
    a_task(book, "Another")
    assert len(found(book)) == 1, "only within it"
    book.undo()
    book.undo()
    assert dump(book) == before
    book.redo()
    assert found(book) == [("Send", Settled.DONE)] and not walk_reads.is_task_due(book, task, TODAY)


def test_an_act_that_is_refused_leaves_no_mark(book: Book) -> None:
    task = a_task(book, "Send")
    task_changes.delete_task(book, task)
    with pytest.raises(GoneMeanwhile), book.along(walk_changes.marking(line(), Settled.DONE, TODAY)):
        task_changes.finish_task(book, task, NOON)
    assert found(book) == [] and book._along == []


def test_a_draft_that_is_kept_meanwhile_leaves_no_mark(book: Book) -> None:
    before = dump(book)
    with book.along(walk_changes.marking(line(), Settled.CALLED, TODAY)):
        book.keep_draft("call", {"note": "half"})
        book.drop_draft("call")
    assert dump(book) == before


def test_a_later_mark_takes_the_place_of_the_one_before(book: Book) -> None:
    one, other = line("One", task_id=1), line("Other", task_id=2)
    walk_changes.pass_over(book, one, Settled.SKIPPED, TODAY)
    walk_changes.pass_over(book, other, Settled.SKIPPED, TODAY)
    walk_changes.pass_over(book, one, Settled.OPENED, TODAY)
    assert found(book) == [("Other", Settled.SKIPPED), ("One", Settled.OPENED)]
    assert book.rows("SELECT count(*) FROM review_mark") == [(2,)]
    book.undo()
    assert found(book) == [("One", Settled.SKIPPED), ("Other", Settled.SKIPPED)]


def test_of_two_windows_the_later_mark_holds(book: Book, path: Path) -> None:
    one = line("One", task_id=1)
    with Book.open(path) as other:
        with other.along(walk_changes.marking(one, Settled.PUT_OFF, TODAY)):
            walk_changes.pass_over(book, one, Settled.SKIPPED, TODAY)
            a_task(other, "x")
        assert [mark.settled for mark in walk_reads.marks(book, TODAY).values()] == [Settled.PUT_OFF]


def test_marks_stay_a_month_so_that_an_old_window_can_still_undo(book: Book) -> None:
    days = [
        TODAY - timedelta(days=count) for count in (walk_changes.KEPT_DAYS + 1, walk_changes.KEPT_DAYS, 1)
    ]
    for day in days:
        walk_changes.pass_over(book, line(), Settled.SKIPPED, day)
    walk_changes.pass_over(book, line(), Settled.SKIPPED, TODAY)
    assert [len(walk_reads.marks(book, day)) for day in days] == [0, 1, 1]
    assert len(walk_reads.marks(book, TODAY)) == 1


def test_a_line_of_an_account_deleted_meanwhile_can_still_be_settled(book: Book) -> None:
    acme = an_account(book, "Acme")
    account_changes.delete_account(book, acme)
    with book.along(walk_changes.marking(line(account_id=acme), Settled.CALLED, TODAY)):
        a_task(book, "Written all the same")
    [mark] = walk_reads.marks(book, TODAY).values()
    assert (mark.account_id, mark.account) == (None, "")


def test_marks_go_with_their_account_and_come_back_with_it(book: Book) -> None:
    acme = an_account(book, "Acme")
    walk_changes.pass_over(book, line(account_id=acme), Settled.SKIPPED, TODAY)
    before = dump(book)
    account_changes.delete_account(book, acme)
    assert walk_reads.marks(book, TODAY) == {}
    book.undo()
    assert dump(book) == before


def test_a_key_longer_than_a_mark_holds(book: Book) -> None:
    from kamtui.domain.terms.words import TermRule
    from kamtui.domain.warning import Remedy, Severity, Warning

    warning = Warning(TermRule.OVER, Severity.RED, "Many", Remedy.CALL, about="9" * 900)
    long = Line(Group.WARNINGS, "Many", warning=warning)
    assert len(long.key) > KEY_LIMIT
    walk_changes.pass_over(book, long, Settled.SKIPPED, TODAY)
    assert mark_key(long) in walk_reads.marks(book, TODAY)


def test_nothing_is_marked_in_a_book_that_is_only_read(book: Book, path: Path) -> None:
    book.close()
    with Book.open(path, read_only=True) as kept, pytest.raises(ReadOnlyBook):
        walk_changes.pass_over(kept, line(), Settled.SKIPPED, TODAY)


def test_one_term_alone_says_what_the_whole_review_says_of_it(book: Book) -> None:
    acme, beta = an_account(book, "Acme"), an_account(book, "Beta")
    bad = a_term(
        book,
        acme,
        "Bad",
        checks="daily",
        target="≥ 98 %",
        from_on=TODAY - timedelta(days=9),
        today=TODAY - timedelta(days=5),
    )
    a_check(book, bad, Outcome.BROKEN, TODAY - timedelta(days=2), "90")
    over = a_term(book, beta, "Over", from_on=TODAY - timedelta(days=90), until_on=TODAY - timedelta(days=1))
    due = a_term(book, beta, "Due", checks="daily", from_on=TODAY)
    quiet = a_term(book, beta, "Quiet")
    whole = todays_lines(book, TODAY, USUAL)
    for term_id in (bad, over, due, quiet):
        expected = {one.key for one in whole if one.term is not None and one.term.term_id == term_id}
        assert {one.key for one in walk_reads.lines_of_term(book, term_id, TODAY)} == expected
        assert bool(expected) == (term_id != quiet)
    term_changes.delete_term(book, due)
    assert walk_reads.lines_of_term(book, due, TODAY) == []


def test_what_is_due_can_be_asked_of_one_task(book: Book) -> None:
    task = a_task(book, "Send", due_on=TODAY)
    assert walk_reads.is_task_due(book, task, TODAY) and not walk_reads.is_task_due(
        book, task, TODAY - timedelta(days=1)
    )
    task_changes.finish_task(book, task, NOON)
    assert not walk_reads.is_task_due(book, task, TODAY)
    assert not walk_reads.is_task_due(book, 1, TODAY)


def test_a_task_done_that_is_there_again_is_not_settled_a_warning_is() -> None:
    done = Mark(1, "x", "x", Settled.DONE)
    assert not done.holds(line())
    assert Mark(1, "x", "x", Settled.PUT_OFF).holds(line()) and Mark(1, "x", "x", Settled.SKIPPED).holds(
        line()
    )
