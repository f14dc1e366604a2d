"""A task as it is typed into its form (K15)."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.day.task import TaskEntry
from kamtui.domain.fields import FieldReader
from kamtui.domain.text.language import _
from kamtui.domain.time.recurrence.days import first_from
from kamtui.domain.time.recurrence.typed import reread_recurrence


def read_task(
    typed: Mapping[str, str],
    today: date,
    account_id: int | None,
    person_id: int | None,
    was: TaskEntry | None = None,
) -> TaskEntry:
    """The task in a filled form; without a date it is due tomorrow, or on the first day by its rule.

    `was` is the task as it stood before: what it follows from stays. Raises Problems.
    """
    reader = FieldReader(typed)
    what = reader.needed("what", _("Say what is to be done."))
    due = reader.due("due", today)
    rule = reader.line("repeat")
    starts_on = due.day if reader.line("due") else today
    known = was.repeat if was is not None else None
    repeat = (
        reader.other("repeat", lambda: reread_recurrence(rule, known, today, starts_on)) if rule else None
    )
    reader.finish()
    due_on = due.day
    if repeat is not None and not reader.line("due"):
        due_on = first_from(repeat, today) or due_on
    return TaskEntry(
        what=what,
        due_on=due_on,
        due_time=due.time,
        account_id=account_id,
        person_id=person_id,
        term_id=was.term_id if was else None,
        problem_id=was.problem_id if was else None,
        repeat=repeat,
        is_prospecting=reader.flag("is_prospecting")
        if "is_prospecting" in typed
        else was is not None and was.is_prospecting,
    )
