"""A task as it is typed into its form (K15)."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.day.task import TaskEntry
from kamtui.domain.fields import FieldReader
from kamtui.domain.form import DUE, LINE, RECORD, YES, FormField, fill, read_fields, type_due
from kamtui.domain.text.language import N_
from kamtui.domain.time.recurrence.days import first_from
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.recurrence.typed import reread_recurrence
from kamtui.domain.time.typed_times import Due

REPEAT = LINE._replace(words=show_recurrence)
"""A rule by which something comes again; what it means hangs on the day from which it counts."""

TASK = (
    FormField("what", N_("What"), LINE, N_("what is to be done"), needed=N_("Say what is to be done.")),
    FormField("due", N_("Due"), DUE, N_("e.g. fri 10:00, +2w")),
    FormField("repeat", N_("Again"), REPEAT, N_("never; e.g. every friday; monthly on the 5th")),
    FormField("account", N_("Account"), RECORD, N_("a few letters of its name"), holds="account_id"),
    FormField("person", N_("Person"), RECORD, N_("a few letters of the name"), holds="person_id"),
    FormField("follows", N_("Because of"), YES),
    FormField("is_prospecting", N_("Prospecting"), YES, is_more=True),
)  # fmt: skip


def read_task(typed: Mapping[str, str], today: date, was: TaskEntry | None = None) -> TaskEntry:
    """The task in a filled form; without a date it is due tomorrow, or on the first day by its rule.

    `was` is the task as it stood before: what it follows from stays, unless the form says otherwise. Raises Problems.
    """
    reader = FieldReader(typed)
    values = read_fields(reader, TASK, today)
    follows = values.pop("follows") or "follows" not in typed
    due, rule = values.pop("due"), values.pop("repeat")
    has_day = bool(reader.line("due"))
    starts_on = due.day if has_day else today
    known = was.repeat if was is not None else None
    repeat = (
        reader.other("repeat", lambda: reread_recurrence(rule, known, today, starts_on)) if rule else None
    )
    reader.finish()
    due_on = due.day
    if repeat is not None and not has_day:
        due_on = first_from(repeat, today) or due_on
    if "is_prospecting" not in typed:
        values["is_prospecting"] = was is not None and was.is_prospecting
    return TaskEntry(
        **values,
        due_on=due_on,
        due_time=due.time,
        repeat=repeat,
        term_id=was.term_id if was and follows else None,
        problem_id=was.problem_id if was and follows else None,
    )


def type_task(entry: TaskEntry, account: str, person: str) -> dict[str, str]:
    """A task as typed, with the names of its account and person."""
    due = type_due(Due(entry.due_on, entry.due_time))
    follows = "" if entry.term_id is None and entry.problem_id is None else "1"
    return fill(TASK, entry, due=due, account=account, person=person, follows=follows)
