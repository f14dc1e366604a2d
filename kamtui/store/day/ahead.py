"""What lies ahead: every open task, and the open terms with their next check and their end (K15, K25).

Each comes with the moment of its last change, so that a calendar can tell a newer copy from an older one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.terms.notice import Notice, stored_notice
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.words import Bound, OwedBy, TermCategory
from kamtui.domain.time.moments import read_stored
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.store.accounts.reach_reads import first_reach
from kamtui.store.book.book import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAhead:
    """An open task. `series_id` is the first of the tasks that it is one more time of, or its own id.

    No two open tasks have the same `series_id`. `phone` is the person's, else the account's.
    """

    task_id: int
    series_id: int
    what: str
    due_on: date
    due_time: time | None
    account: str
    is_key: bool
    person: str
    phone: str
    repeat: Recurrence | None
    changed_at: datetime
    account_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermAhead:
    """An open term that is still to be checked, or that ends; only one that is agreed has a next check."""

    term_id: int
    category: TermCategory
    owed_by: OwedBy
    what: str
    target: Target | None
    until_on: date | None
    notice: Notice | None
    rule: Recurrence | None
    next_check_on: date | None
    account: str
    person: str
    phone: str
    changed_at: datetime
    account_id: int | None = None


_PHONE = (
    f"coalesce({first_reach(ReachKind.PHONE, 'person_id = t.person_id')}, "
    f"{first_reach(ReachKind.PHONE, 'account_id = t.account_id')}, '')"
)


class _Task(NamedTuple):
    """An open task as its row holds it."""

    id: int
    what: str
    due_on: str
    due_time: str | None
    account: str
    is_key: int
    person: str
    phone: str
    repeat_rule: str | None
    repeat_from_on: str | None
    created_at: str
    account_id: int | None
    person_id: int | None


class _Term(NamedTuple):
    """An open term as its row holds it; `check_on` is empty while it is only proposed."""

    id: int
    category: str
    owed_by: str
    what: str
    target_bound: str | None
    target_thousandths: int
    target_unit: str
    until_on: str | None
    notice: str | None
    check_rule: str | None
    check_from_on: str | None
    check_on: str | None
    account: str
    person: str
    phone: str
    created_at: str
    account_id: int
    person_id: int | None


def tasks_ahead(book: Book) -> list[TaskAhead]:
    """Every open task, the next first."""
    tasks = book.lines(
        _Task,
        "SELECT t.id, t.what, t.due_on, t.due_time, coalesce(a.name, '') AS account, "
        f"coalesce(a.is_key, 0) AS is_key, coalesce(p.name, '') AS person, {_PHONE} AS phone, "
        "t.repeat_rule, t.repeat_from_on, t.created_at, t.account_id, t.person_id "
        "FROM task t LEFT JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id "
        "WHERE t.done_at IS NULL ORDER BY t.due_on, t.due_time IS NULL, t.due_time, t.id",
    )
    series = _series(book, [task.id for task in tasks])
    changes = Changes(book, "task")
    return [
        TaskAhead(
            task_id=task.id,
            series_id=series[task.id],
            what=task.what,
            due_on=date.fromisoformat(task.due_on),
            due_time=time.fromisoformat(task.due_time) if task.due_time else None,
            account=task.account,
            is_key=bool(task.is_key),
            person=task.person,
            phone=task.phone,
            repeat=_rule(task.repeat_rule, task.repeat_from_on),
            changed_at=changes.last(task.id, task.account_id, task.person_id, created_at=task.created_at),
            account_id=task.account_id,
        )
        for task in tasks
    ]


def terms_ahead(book: Book) -> list[TermAhead]:
    """Every open term that has a check to come, or an end; those to be checked next first."""
    terms = book.lines(
        _Term,
        "SELECT t.id, t.category, t.owed_by, t.what, t.target_bound, t.target_thousandths, t.target_unit, "
        "t.until_on, t.notice, t.check_rule, t.check_from_on, "
        "CASE t.state WHEN 'agreed' THEN t.next_check_on END AS check_on, a.name AS account, "
        f"coalesce(p.name, '') AS person, {_PHONE} AS phone, t.created_at, t.account_id, t.person_id "
        "FROM term t JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id "
        "WHERE t.state IN ('proposed', 'agreed') AND (check_on IS NOT NULL OR t.until_on IS NOT NULL) "
        "ORDER BY check_on IS NULL, check_on, t.until_on, t.id",
    )
    changes = Changes(book, "term")
    return [
        TermAhead(
            term_id=term.id,
            category=TermCategory(term.category),
            owed_by=OwedBy(term.owed_by),
            what=term.what,
            target=_target(term),
            until_on=date.fromisoformat(term.until_on) if term.until_on else None,
            notice=stored_notice(term.notice),
            rule=_rule(term.check_rule, term.check_from_on),
            next_check_on=date.fromisoformat(term.check_on) if term.check_on else None,
            account=term.account,
            person=term.person,
            phone=term.phone,
            changed_at=changes.last(term.id, term.account_id, term.person_id, created_at=term.created_at),
            account_id=term.account_id,
        )
        for term in terms
    ]


def _target(term: _Term) -> Target | None:
    if term.target_bound is None:
        return None
    return Target(Bound(term.target_bound), term.target_thousandths, term.target_unit)


def _rule(rule: str | None, starts_on: str | None) -> Recurrence | None:
    return Recurrence(rule, date.fromisoformat(starts_on)) if rule and starts_on else None


def _series(book: Book, task_ids: list[int]) -> dict[int, int]:
    """The series of each of some open tasks: what tells the weekly report, whichever week's it is.

    A task that was done and is open again stands beside the one that followed it; only the earliest
    then speaks for the series.
    """
    before: dict[int, int] = dict(book.rows("SELECT id, previous_id FROM task WHERE previous_id IS NOT NULL"))
    firsts = {task_id: _first_of(task_id, before) for task_id in task_ids}
    spoken_for: set[int] = set()
    for task_id in sorted(task_ids, key=lambda task_id: (task_id != firsts[task_id], task_id)):
        first = firsts[task_id]
        if first in spoken_for:
            firsts[task_id] = task_id
        spoken_for.add(first)
    return firsts


def _first_of(task_id: int, before: Mapping[int, int]) -> int:
    seen = {task_id}
    while (earlier := before.get(task_id)) is not None and earlier not in seen:
        task_id = earlier
        seen.add(task_id)
    return task_id


class Changes:
    """When records of one table, and the accounts and people named with them, were last changed.

    By the journal, undoing and redoing included. Of a record that it does not know (in a book that was
    rescued it begins anew) the moment when it was written down has to do.
    """

    def __init__(self, book: Book, table: str) -> None:
        self._records, self._accounts, self._people = (
            self._read(book, name) for name in (table, "account", "person")
        )
        for owner, known in (("account_id", self._accounts), ("person_id", self._people)):
            for owner_id, made_at in self._read_reaches(book, owner).items():
                known[owner_id] = max(known.get(owner_id, ""), made_at)

    @staticmethod
    def _read(book: Book, table: str) -> dict[int, str]:
        return dict(
            book.rows(
                "SELECT j.row_id, max(s.made_at) FROM journal j JOIN change_set s ON s.id = j.change_id "
                "WHERE j.table_name = ? GROUP BY j.row_id",
                (table,),
            )
        )

    @staticmethod
    def _read_reaches(book: Book, owner: str) -> dict[int, str]:
        """When a phone and the like was last written, corrected or taken away, by whose it is."""
        return dict(
            book.rows(
                f"SELECT json_extract(coalesce(j.after, j.before), '$.{owner}') AS owner, max(s.made_at) "
                "FROM journal j JOIN change_set s ON s.id = j.change_id "
                "WHERE j.table_name = 'reach' AND owner IS NOT NULL GROUP BY owner"
            )
        )

    def last(
        self, record_id: int, account_id: int | None, person_id: int | None, *, created_at: str
    ) -> datetime:
        """The moment of the last change of a record and of those named with it."""
        moments = [created_at, self._records.get(record_id, "")]
        if account_id is not None:
            moments.append(self._accounts.get(account_id, ""))
        if person_id is not None:
            moments.append(self._people.get(person_id, ""))
        return read_stored(max(moments))
