"""What an import of activities would do: what a CRM mixes is told apart.

- What was held is a conversation, compared with those of the book as a log is (`calls.importing.plan`).
- What is still to come, or not done yet, is a task, compared as a task list is (`importing.tasks`).
- A note is no conversation: it stands in the account's note with its day, once.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kamtui.domain.calls.importing.plan import PlannedCall
from kamtui.domain.calls.importing.plan import Verdict as CallVerdict
from kamtui.domain.calls.importing.sheet import CallRow
from kamtui.domain.importing.plan import PlannedRecord, Verdict
from kamtui.domain.importing.tasks import BookTasks, TaskSaid, planned_tasks
from kamtui.domain.text.cleaning import NOTE_LIMIT
from kamtui.domain.text.language import _

VERDICTS = {
    CallVerdict.ADDED: Verdict.ADDED,
    CallVerdict.UNCHANGED: Verdict.UNCHANGED,
    CallVerdict.MAYBE_THERE: Verdict.WAITS,
    CallVerdict.UNKNOWN: Verdict.UNKNOWN,
}


class ActivitySaid(NamedTuple):
    """What a row is: a conversation, a task, or a note; one of the three."""

    call: CallRow | None = None
    task: TaskSaid | None = None
    note: str = ""
    planned_call: PlannedCall | None = None
    """The conversation with its people, as it was planned."""


Planned = PlannedRecord[ActivitySaid]


def planned_activities(
    records: Sequence[Planned],
    calls: Mapping[int, PlannedCall],
    tasks: BookTasks,
    notes: Mapping[int, str],
    *,
    adds_further: bool,
) -> list[Planned]:
    """What becomes of each row, as it was located; `calls` are by line, `notes` by account."""
    of_tasks = [as_task(record) for record in records if record.row.entry.task is not None]
    by_line = {
        record.row.line: record for record in planned_tasks(of_tasks, tasks, adds_further=adds_further)
    }
    said: set[tuple[object, str]] = set()
    lengths: dict[object, int] = {}
    return [
        _as_call(record, calls[record.row.line])
        if record.row.entry.call is not None
        else _as_planned_task(record, by_line[record.row.line])
        if record.row.entry.task is not None
        else _note(record, notes, said, lengths)
        for record in records
    ]


def as_task(record: Planned) -> PlannedRecord[TaskSaid]:
    """A row that is a task, as a row of a task list."""
    task = record.row.entry.task
    assert task is not None
    row = record.row
    return PlannedRecord(
        row._replace(entry=task),  # type: ignore[arg-type]
        record.verdict,
        record.owner,
        record.account_id,
        record.account,
        record.people,
        record.record_id,
        record.changed,
        record.reason,
        record.remarks,
    )


def _as_planned_task(record: Planned, task: PlannedRecord[TaskSaid]) -> Planned:
    return record._replace(
        verdict=task.verdict, record_id=task.record_id, changed=task.changed, reason=task.reason
    )


def _as_call(record: Planned, call: PlannedCall) -> Planned:
    entry = record.row.entry._replace(planned_call=call)
    reason = ""
    if call.verdict is CallVerdict.MAYBE_THERE:
        reason = _("the book has a conversation of that moment in other words")
    return record._replace(
        row=record.row._replace(entry=entry),
        verdict=VERDICTS[call.verdict],
        people=call.people,
        reason=reason,
        remarks=call.remarks,
    )


def _note(
    record: Planned, notes: Mapping[int, str], said: set[tuple[object, str]], lengths: dict[object, int]
) -> Planned:
    """A note of an account, which its own note does not have yet; `lengths` are those of all notes so far, by account."""
    if record.verdict is not Verdict.ADDED:
        return record
    if record.account_id is None and not record.owner:
        return record._replace(
            verdict=Verdict.REFUSED, reason=_("a note needs an account, and none is found")
        )
    text, whose = record.row.entry.note, record.account_id or record.owner
    known = notes.get(record.account_id or 0, "")
    if text in known or (whose, text) in said:
        return record._replace(verdict=Verdict.UNCHANGED)
    said.add((whose, text))
    length = lengths.get(whose, len(known)) + len(text) + 1
    if length > NOTE_LIMIT:
        return record._replace(verdict=Verdict.REFUSED, reason=_("more text than a note can hold"))
    lengths[whose] = length
    return record._replace(people=())
