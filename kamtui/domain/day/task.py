"""Something to do by a day (K15), and how it is put off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from kamtui.domain.fields import FieldReader
from kamtui.domain.text.language import _
from kamtui.domain.time.recurrence.rule import Recurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEntry:
    """What is to be done, by when, for whom, what it follows from, and by which rule it comes again."""

    what: str
    due_on: date
    due_time: time | None = None
    account_id: int | None = None
    person_id: int | None = None
    term_id: int | None = None
    problem_id: int | None = None
    repeat: Recurrence | None = None
    is_prospecting: bool = False
    """It is for finding prospects, as a week is planned (K25)."""


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
    # late: most tasks come once
    from kamtui.domain.time.recurrence.days import first_from
    from kamtui.domain.time.recurrence.typed import reread_recurrence

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


def comes_again_on(repeat: Recurrence, stands_for: date, done_on: date) -> date | None:
    """The day of the task that follows a done one: the first by the rule after the day that one stood for.

    Not before the day on which it was done: what was missed meanwhile is not asked for again. Done early,
    the next one is still to come; putting it off moves nothing. "2 weeks after it is done" counts from the
    day on which it was done, whatever day that one stood for.
    """
    from kamtui.domain.time.recurrence.after_done import counted_from, is_after_done
    from kamtui.domain.time.recurrence.days import next_occurrence

    if is_after_done(repeat):
        return counted_from(repeat, done_on)
    return next_occurrence(repeat, after=max(stands_for, done_on - timedelta(days=1)))
