"""What lies ahead: which tasks and terms it is, what tells one series from another, when each was changed last."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.terms.words import Outcome, TermState
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes
from kamtui.store.book.book import Book
from kamtui.store.day import task_changes
from kamtui.store.day.ahead import tasks_ahead, terms_ahead
from kamtui.store.terms import changes as term_changes
from tests.build import (
    NOON,
    TODAY,
    a_check,
    a_person,
    a_task,
    a_term,
    an_account,
    forget_history,
    set_term_state,
)

FRIDAY = date(2026, 11, 27)
LATER = NOON + timedelta(days=3)


def weekly(book: Book, account_id: int | None = None) -> int:
    return a_task(book, "Report", account_id, FRIDAY, repeat=read_recurrence("every friday", TODAY, FRIDAY))


def test_open_tasks_the_next_first(book: Book) -> None:
    third = a_task(book, "c", due_on=FRIDAY)
    first = a_task(book, "a", due_on=TODAY)
    second = a_task(book, "b", due_on=FRIDAY, due_time=datetime(2026, 1, 1, 9, 30).time())  # noqa: DTZ001
    task_changes.finish_task(book, a_task(book, "done"), NOON)
    assert [task.task_id for task in tasks_ahead(book)] == [first, second, third]


def test_open_terms_with_a_check_or_an_end(book: Book) -> None:
    acme = an_account(book)
    checked = a_term(book, acme, checks="every friday")
    ending = a_term(book, acme, until_on=date(2027, 1, 1))
    proposed = a_term(book, acme, checks="every friday", until_on=date(2027, 2, 1), state=TermState.PROPOSED)
    a_term(book, acme, "neither")
    a_term(book, acme, "only proposed", checks="every friday", state=TermState.PROPOSED)
    for state in (TermState.ENDED, TermState.CANCELLED):
        over = a_term(book, acme, checks="every friday", until_on=date(2027, 1, 1))
        set_term_state(book, over, state, TODAY)
    assert [(term.term_id, term.next_check_on, term.until_on) for term in terms_ahead(book)] == [
        (checked, FRIDAY, None),
        (ending, None, date(2027, 1, 1)),
        (proposed, None, date(2027, 2, 1)),
    ]


def test_the_phone_is_the_persons_else_the_accounts(book: Book) -> None:
    acme = an_account(book, phone="02 1")
    with_phone, without = a_person(book, "Ana", acme, phone="088 2"), a_person(book, "Ivo", acme)
    for person_id in (with_phone, without, None):
        a_task(book, "Call", acme, person_id=person_id)
        a_term(book, acme, until_on=FRIDAY, person_id=person_id)
    a_task(book, "Alone")
    assert [task.phone for task in tasks_ahead(book)] == ["088 2", "02 1", "02 1", ""]
    assert [term.phone for term in terms_ahead(book)] == ["088 2", "02 1", "02 1"]


def test_each_time_of_a_task_is_of_one_series(book: Book) -> None:
    first = weekly(book)
    for _again in range(3):
        [task] = tasks_ahead(book)
        assert task.series_id == first
        task_changes.finish_task(book, task.task_id, NOON)
    assert tasks_ahead(book)[0].task_id != first


def test_no_two_open_tasks_are_the_same_of_a_series(book: Book) -> None:
    """A task that is open again stands beside the one that followed, if that one was touched meanwhile."""
    first = weekly(book)
    task_changes.finish_task(book, first, NOON)
    [second] = tasks_ahead(book)
    task_changes.snooze_task(book, second.task_id, FRIDAY + timedelta(9), None)
    task_changes.reopen_task(book, first)
    assert {task.task_id: task.series_id for task in tasks_ahead(book)} == {
        first: first,
        second.task_id: second.task_id,
    }
    task_changes.finish_task(book, first, NOON)  # a third follows it; now the second is the earliest
    assert {task.series_id for task in tasks_ahead(book)} == {
        first,
        max(t.task_id for t in tasks_ahead(book)),
    }


def test_a_task_and_a_term_are_as_old_as_they_were_written(book: Book) -> None:
    with time_machine.travel(NOON, tick=False):
        acme = an_account(book)
        a_task(book, "Call", acme)
        a_term(book, acme, until_on=FRIDAY)
    assert tasks_ahead(book)[0].changed_at == terms_ahead(book)[0].changed_at == NOON


@pytest.mark.parametrize("what", ["task", "term", "check", "account", "person", "undo"])
def test_what_is_told_of_them_changes_them(book: Book, what: str) -> None:
    with time_machine.travel(NOON, tick=False):
        acme, other = an_account(book), an_account(book, "Other")
        ana = a_person(book, "Ana", acme)
        task = a_task(book, "Call", acme, person_id=ana)
        term = a_term(book, acme, checks="every friday", until_on=date(2027, 1, 1), person_id=ana)
        untouched = a_task(book, "Call", other), a_term(book, other, until_on=FRIDAY)
    with time_machine.travel(LATER, tick=False):
        match what:
            case "task":
                task_changes.snooze_task(book, task, FRIDAY, None)
            case "term":
                term_changes.put_off_check(book, term, FRIDAY + timedelta(2))
            case "check":
                a_check(book, term, Outcome.KEPT, FRIDAY)
            case "account":
                account_changes.edit_account(book, acme, AccountEntry(name="Acme II"), TODAY)
            case "person":
                people_changes.delete_person(book, ana)
            case "undo":
                task_changes.snooze_task(book, task, FRIDAY, None)
                with time_machine.travel(LATER + timedelta(hours=1), tick=False):
                    book.undo()
    changed = {("task", one.task_id): one.changed_at for one in tasks_ahead(book)}
    changed |= {("term", one.term_id): one.changed_at for one in terms_ahead(book)}
    expected = {
        "task": {("task", task): LATER},
        "term": {("term", term): LATER},
        "check": {("term", term): LATER},
        "account": {("task", task): LATER, ("term", term): LATER},
        "person": {("task", task): LATER, ("term", term): LATER},
        "undo": {("task", task): LATER + timedelta(hours=1)},
    }[what]
    assert {key: at for key, at in changed.items() if at != NOON} == expected
    assert changed[("task", untouched[0])] == changed[("term", untouched[1])] == NOON


def test_without_a_history_the_moment_of_writing_down_has_to_do(book: Book) -> None:
    with time_machine.travel(NOON, tick=False):
        a_task(book, "Call", an_account(book))
    forget_history(book)
    assert tasks_ahead(book)[0].changed_at == NOON.astimezone(UTC)
