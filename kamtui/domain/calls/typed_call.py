"""The form of a conversation: its fields, and what is read from them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.calls.words import BeganBy, Channel, Objection
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.fields import FieldReader
from kamtui.domain.form import LINE, NOTE, RECORD, FormField, Kind, Look, fill, number, one_of, read_fields
from kamtui.domain.knowledge.trend import BEST_SCORE
from kamtui.domain.terms.promise_day import promised_day
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_moment
from kamtui.domain.time.typed_days import check_near
from kamtui.domain.time.typed_minutes import read_minutes
from kamtui.domain.time.typed_times import Due, read_moment
from kamtui.domain.time.unread_days import refuse_unread_day

CLOCK_SLACK = timedelta(minutes=5)
"""A call may lie this far ahead: clocks differ, and some write while still talking."""

_MINUTES = Kind(
    Look.SHORT,
    lambda text, _today: read_minutes(text),
    means=lambda text, _today: _("{count} min").format(count=read_minutes(text)) if text.strip() else "",
)


def _apart(text: str, _today: date) -> str:
    """Of what is read by `read_call` itself: it hangs on more than its words and the day."""
    return text


_WHO_WAS_THERE = Kind(Look.NAMES, _apart, lambda _people: "")
_DUE = Kind(Look.SHORT, _apart)
_HELD_AT = Kind(Look.SHORT, _apart, lambda held_at: to_local(held_at).strftime("%d.%m.%Y %H:%M"))

CALL = (
    FormField("account", N_("Account"), RECORD, N_("a few letters of its name"), holds="account_id"),
    FormField("people", N_("People"), _WHO_WAS_THERE, N_("who was there, commas between; an unknown name is a new person")),
    FormField("note", N_("Note"), NOTE, N_("what was said; {note.outline}: an outline")),
    FormField("next_step", N_("Next step"), LINE, N_("what will be done")),
    FormField("due", N_("by"), _DUE, N_("e.g. fri"), is_joined=True),
    FormField("channel", N_("Channel"), one_of(Channel.PHONE), is_more=True),
    FormField("when", N_("When"), _HELD_AT, N_("e.g. yesterday 15:00"), holds="held_at", is_more=True),
    FormField("minutes", N_("Minutes"), _MINUTES, N_("e.g. 15, 1h"), is_more=True),
    FormField("began_by", N_("Begun by"), one_of(BeganBy.WE), is_more=True),
    FormField("purpose", N_("Purpose"), LINE, is_more=True),
    FormField("result", N_("Result"), LINE, is_more=True),
    FormField("objection", N_("Objection"), one_of(Objection, N_("none")), is_more=True),
)  # fmt: skip
"""What is asked of a conversation. What was promised, and what is said of each person, has lines of its own below the next step."""
SATISFIED = FormField(
    "satisfied", N_("Satisfied"), number(BEST_SCORE, N_("A number from 0, not at all, to 10, wholly.")),
    beside=N_("if they said so: 0, not at all, to 10, wholly"), is_more=True,
)  # fmt: skip
"""Asked of a new one only: a reading of its own comes from it."""
NEW_CALL = (*CALL, SATISFIED)

_READ_APART = ("account", "people", "next_step", "due", "when")
_OF_CALL = [field for field in NEW_CALL if field.name not in _READ_APART]


def type_call(entry: CallEntry) -> dict[str, str]:
    """A conversation as typed; its account and people are chosen apart."""
    return _without_who(fill(CALL, entry))


def new_call(channel: Channel) -> dict[str, str]:
    """The form of a new conversation."""
    return _without_who(fill(NEW_CALL, channel=channel.value))


def _without_who(filled: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in filled.items() if name not in ("account", "account_id", "people")}


def _held_at(text: str, now: datetime) -> datetime:
    """When a call was. Raises DateTooFar for one of a century ago: 1926 is a slip of the finger for 2026."""
    moment = read_moment(text, now)
    check_near(moment.date(), now.date())
    return moment


def read_step_due(reader: FieldReader, step: str, today: date) -> Due:
    """When the next step is due: as its field says, else on the day in its own words, else tomorrow.

    Words that look like a day and cannot be read are a problem of its field: tomorrow would be a guess.
    """
    day = None if reader.line("due") else promised_day(step, today)
    if day is None and not reader.line("due"):
        reader.other("due", lambda: refuse_unread_day(step))
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
        sentence = _("{when} lies ahead; what is still to come is a task: write it as the next step.")
        reader.problem("when", sentence.format(when=show_moment(held_at, now.date())))
    if account_id is None and not any(person.person_id for person in people):
        reader.problem("account", _("Say which account, or which person, this was with."))
    unknown = next((person.name for person in people if person.person_id is None), "")
    if account_id is None and unknown:
        reader.problem("account", _("Say of which account “{name}” is, who is new.").format(name=unknown))
    values: dict[str, Any] = read_fields(reader, _OF_CALL, now.date())
    next_what = reader.line("next_step")
    due = read_step_due(reader, next_what, now.date()) if next_what or reader.line("due") else None
    if due is not None and not next_what:
        reader.problem("next_step", _("Say what is to be done by then."))
    if values["satisfied"] is not None and account_id is None:
        reader.problem("satisfied", _("Say above which account is so satisfied."))
    day = min(held_at or now, present).astimezone(now.tzinfo).date()
    entry = CallEntry(
        account_id=account_id,
        people=tuple(
            participant._replace(named=tuple(named._replace(named_on=day) for named in participant.named))
            for participant in people
        ),
        held_at=held_at or now,
        next_step=TaskEntry(
            what=next_what,
            due_on=due.day,
            due_time=due.time,
            account_id=account_id,
            person_id=people[0].person_id if len(people) == 1 else None,
        )
        if due is not None and next_what
        else None,
        **values,
    )
    reader.finish()
    return entry
