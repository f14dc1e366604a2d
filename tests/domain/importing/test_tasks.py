"""What becomes of each task of a list: whether the book has it, has it on another day, or calls it done."""

from datetime import date
from typing import Any

import pytest

from kamtui.domain.importing.plan import PlannedRecord, Verdict
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.importing.tasks import BookTasks, KnownTask, Planned, TaskSaid, planned_tasks

DAY, LATER = date(2026, 12, 1), date(2026, 12, 8)


def located(what: str = "Offer", due_on: date = DAY, account_id: int | None = 7, **said: Any) -> Planned:
    row = RecordRow(2, "Alfa" if account_id else "", "", (), TaskSaid(what, due_on, **said))
    return PlannedRecord(row, Verdict.ADDED, "alfa " if account_id else "", account_id)


def known(
    what: str = "Offer",
    due_on: date = DAY,
    account_id: int | None = 7,
    *,
    done: bool = False,
    put_off: bool = False,
) -> KnownTask:
    return KnownTask(1, what, due_on, account_id, done, put_off)


def verdicts(records: list[Planned], *tasks: KnownTask, adds_further: bool = False) -> list[Verdict]:
    planned = planned_tasks(records, BookTasks(tasks), adds_further=adds_further)
    return [record.verdict for record in planned]


@pytest.mark.parametrize(
    ("row", "task", "verdict"),
    [
        (located(), known(), Verdict.UNCHANGED),
        (located("OFFER"), known("offer – with prices"), Verdict.UNCHANGED),
        (located(), known("Other"), Verdict.ADDED),
        (located(), known(account_id=8), Verdict.ADDED),
        (located(account_id=None), known(), Verdict.UNCHANGED),  # the book has learned whose it is
        (located(done_on=DAY), known(), Verdict.UPDATED),
        (located(), known(done=True), Verdict.UNCHANGED),  # never opened again
        (located(), known(due_on=LATER), Verdict.WAITS),
        (located(), known(due_on=LATER, done=True), Verdict.ADDED),
        (located(), known(due_on=LATER, done=True, put_off=True), Verdict.WAITS),
        (located(has_day=False), known(due_on=LATER), Verdict.UNCHANGED),
    ],
)
def test_one_task(row: Planned, task: KnownTask, verdict: Verdict) -> None:
    assert verdicts([row], task) == [verdict]


def test_each_of_the_books_stands_for_one_of_the_list() -> None:
    assert verdicts([located(), located()]) == [Verdict.ADDED, Verdict.UNCHANGED]
    # The same list once more adds nothing: what it has twice is one task then too.
    assert verdicts([located(), located()], known()) == [Verdict.UNCHANGED, Verdict.UNCHANGED]
    assert verdicts([located(), located()], known(), known()) == [Verdict.UNCHANGED, Verdict.UNCHANGED]
    # Nor does a row that is there twice take the task of another row.
    rows = [located(has_day=False)] * 2 + [located(due_on=LATER, has_day=False, done_on=LATER)]
    assert (
        verdicts(rows, known(), known(due_on=LATER, done=True)._replace(task_id=2)) == [Verdict.UNCHANGED] * 3
    )
    # A row whose day is tomorrow is not the one without a day; the task that is done already is that of the row which says so.
    rows = [located(has_day=False), located(done_on=DAY)]
    assert verdicts(rows) == [Verdict.ADDED, Verdict.ADDED]
    assert verdicts(rows, known(), known(done=True)._replace(task_id=2)) == [Verdict.UNCHANGED] * 2
    rows = [located(due_on=LATER), located()]
    assert verdicts(rows, known()) == [Verdict.ADDED, Verdict.UNCHANGED]
    assert verdicts([located(due_on=LATER)], known(), adds_further=True) == [Verdict.ADDED]
