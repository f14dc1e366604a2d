"""The form of a conversation."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.calls.words import BeganBy, Channel
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.fields import FieldReader
from kamtui.domain.knowledge.dossier import read_score
from kamtui.domain.terms.promise_day import promised_day
from kamtui.domain.text.language import _
from kamtui.domain.time.typed_days import check_near
from kamtui.domain.time.typed_minutes import read_minutes
from kamtui.domain.time.typed_times import Due, read_moment

CLOCK_SLACK = timedelta(minutes=5)
"""A call may lie this far ahead: clocks differ, and some write while still talking."""


def _held_at(text: str, now: datetime) -> datetime:
    """When a call was. Raises DateTooFar for one of a century ago: 1926 is a slip of the finger for 2026."""
    moment = read_moment(text, now)
    check_near(moment.date(), now.date())
    return moment


def read_step_due(reader: FieldReader, step: str, today: date) -> Due:
    """When the next step is due: as its field says, else on the day in its own words, else tomorrow."""
    day = None if reader.line("due") else promised_day(step, today)
    return Due(day, None) if day is not None else reader.due("due", today)


def read_call(
    typed: Mapping[str, str],
    now: datetime,
    account_id: int | None,
    people: Sequence[Participant],
    present: datetime | None = None,
) -> CallEntry:
    """The call in a filled form; `now` is local and aware. Raises Problems.

    `now` is the moment from which its words count, when the form was opened; `present` the one at which it is read,
    where that is later. A call needs an account, or else people who stand outside one, and an account where somebody
    new was there; it cannot lie in the future. Whom its people named, they named on its day.
    """
    reader = FieldReader(typed)
    present = present or now
    when = reader.line("when") or "now"
    held_at = reader.other("when", lambda: _held_at(when, now))
    if held_at is not None and held_at > present + CLOCK_SLACK:
        reader.problem(
            "when", _("This lies ahead; what is still to come is a task: write it as the next step.")
        )
    if account_id is None and not any(person.person_id for person in people):
        reader.problem("account", _("Say which account, or which person, this was with."))
    unknown = next((person.name for person in people if person.person_id is None), "")
    if account_id is None and unknown:
        reader.problem("account", _("Say of which account “{name}” is, who is new.").format(name=unknown))
    minutes_text = reader.line("minutes")
    minutes = reader.other("minutes", lambda: read_minutes(minutes_text)) if minutes_text else None
    next_what = reader.line("next_step")
    due = read_step_due(reader, next_what, now.date()) if next_what or reader.line("due") else None
    if due is not None and not next_what:
        reader.problem("next_step", _("Say what is to be done by then."))
    satisfied = read_score(reader, "satisfied")
    if satisfied is not None and account_id is None:
        reader.problem("satisfied", _("Say above which account is so satisfied."))
    first_known = next((person.person_id for person in people if person.person_id), None)
    day = min(held_at or now, present).astimezone(now.tzinfo).date()
    entry = CallEntry(
        account_id=account_id,
        people=tuple(
            participant._replace(named=tuple(named._replace(named_on=day) for named in participant.named))
            for participant in people
        ),
        held_at=held_at or now,
        channel=Channel(typed.get("channel") or Channel.PHONE.value),
        began_by=BeganBy(typed.get("began_by") or BeganBy.WE.value),
        minutes=minutes,
        purpose=reader.line("purpose"),
        note=reader.note("note"),
        result=reader.line("result"),
        next_step=TaskEntry(
            what=next_what, due_on=due.day, due_time=due.time, account_id=account_id, person_id=first_known
        )
        if due is not None and next_what
        else None,
        satisfied=satisfied,
    )
    reader.finish()
    return entry
