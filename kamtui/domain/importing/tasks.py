"""What an import of tasks would do.

- A task is there already if the account has one with the same words on the same day; without a day, one with the same words.
- One that the list calls done and the book does not, is done then. One that the book calls done is never opened again.
- If the account has one with these words on another day, still open or put off, this may be it: it waits until
  somebody says that it is a further one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import NamedTuple

from kamtui.domain.accounts.importing.outcomes import FieldChange
from kamtui.domain.importing.plan import PlannedRecord, Verdict
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _, pgettext
from kamtui.domain.time.recurrence.rule import Recurrence

BEHIND = " – "
"""Stands in a task between what is to be done and what its list says of it besides."""


class TaskSaid(NamedTuple):
    """What a row says of a task."""

    what: str
    due_on: date
    due_time: time | None = None
    has_day: bool = True
    """Whether the row says its day; else it is due tomorrow, as in the form."""
    done_on: date | None = None
    """The day on which it was done; None while it is open."""
    repeat: Recurrence | None = None


class KnownTask(NamedTuple):
    """A task of the book."""

    task_id: int
    what: str
    due_on: date
    account_id: int | None
    is_done: bool
    was_put_off: bool


Planned = PlannedRecord[TaskSaid]
_Key = tuple[object, str, date, bool]


class BookTasks:
    """The tasks of the book to which those of a list are compared; each of the book's stands for one of the list."""

    def __init__(self, tasks: Iterable[KnownTask]) -> None:
        self._by_words: defaultdict[str, list[KnownTask]] = defaultdict(list)
        self._taken: set[int] = set()
        """Those that stand for one of the list already."""
        for task in tasks:
            self._by_words[_bare(task.what)].append(task)

    def afresh(self) -> "BookTasks":
        """The same, of which none stands for one of a list yet."""
        fresh = BookTasks(())
        fresh._by_words = self._by_words
        return fresh

    def same(self, record: Planned) -> KnownTask | None:
        """The task that a row is; it stands for no other then."""
        said = record.row.entry
        there = [task for task in self._alike(record) if not said.has_day or task.due_on == said.due_on]
        return self._take(there, is_done=said.done_on is not None)

    def maybe(self, record: Planned) -> KnownTask | None:
        """A task on another day that a row may be; it stands for no other then."""
        there = [task for task in self._alike(record) if not task.is_done or task.was_put_off]
        return self._take(there, is_done=False)

    def _alike(self, record: Planned) -> list[KnownTask]:
        known = self._by_words.get(_bare(record.row.entry.what), ())
        of_words = [task for task in known if task.task_id not in self._taken]
        alike = [task for task in of_words if task.account_id == record.account_id]
        if not alike and record.account_id is None and len(of_words) == 1:
            return of_words  # the list names no account, the book has learned it since
        return alike

    def _take(self, there: Sequence[KnownTask], *, is_done: bool) -> KnownTask | None:
        found = min(there, key=lambda task: (task.is_done is not is_done, task.due_on), default=None)
        if found is not None:
            self._taken.add(found.task_id)
        return found


def planned_tasks(records: Sequence[Planned], known: BookTasks, *, adds_further: bool) -> list[Planned]:
    """What becomes of each row, as it was located."""
    # A row that says no day is any task of its words that no row with a day is.
    order = sorted(range(len(records)), key=lambda place: not records[place].row.entry.has_day)
    said: set[_Key] = set()
    """The rows that are surely there: none of them is taken for one on another day, or a second time for a new one."""
    of_place = {}
    for place in order:
        of_place[place] = records[place]
        # A row that the list has twice stands for one task: it must not take that of another row.
        if (key := _key(records[place])) not in said:
            of_place[place] = _same(records[place], known)
            if of_place[place].record_id is not None:
                said.add(key)
    compared = [of_place[place] for place in range(len(records))]
    planned = []
    for record in compared:
        if record.verdict is Verdict.ADDED:
            key = _key(record)
            if key in said:
                record = record._replace(verdict=Verdict.UNCHANGED, reason=_("the list has it twice"))
            elif not adds_further and not record.is_of_new and (other := known.maybe(record)) is not None:
                record = record._replace(
                    verdict=Verdict.WAITS, record_id=other.task_id, reason=_elsewhen(other)
                )
            said.add(key)
        planned.append(record)
    return planned


def _key(record: Planned) -> _Key:
    """What tells a row from the other rows of the list: another one with the same is the same task.

    A row without a day is not the one whose day happens to be tomorrow: on any other day the list has them as two.
    """
    entry = record.row.entry
    return record.account_id or record.owner, _bare(entry.what), entry.due_on, entry.has_day


def _same(record: Planned, known: BookTasks) -> Planned:
    """The row as the task of the book that it is, if there is one."""
    if record.verdict is not Verdict.ADDED or record.is_of_new:
        return record
    task = known.same(record)
    if task is None:
        return record
    done_on = record.row.entry.done_on
    if done_on is None or task.is_done:
        return record._replace(verdict=Verdict.UNCHANGED, record_id=task.task_id)
    change = FieldChange("done", pgettext("a task", "open"), f"{done_on:%d.%m.%Y}")
    return record._replace(verdict=Verdict.UPDATED, record_id=task.task_id, changed=(change,))


def _elsewhen(other: KnownTask) -> str:
    return _("the book has this task on {day}").format(day=f"{other.due_on:%d.%m.%Y}")


def _bare(what: str) -> str:
    """The words of a task for comparing: without what stands behind it, which may be written on in either."""
    return fold(" ".join(what.partition(BEHIND)[0].split()))
