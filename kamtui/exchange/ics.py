"""What lies ahead as an iCalendar file (RFC 5545): tasks, checks and ends of terms, feasts, for any calendar program.

Decisions, where the standard or the programs leave a choice:

- **The same record has the same UID in every file**, so that a second import updates. A task that comes
  again keeps that of its first time, although each time is a record of its own.
- **DTSTAMP and LAST-MODIFIED are the last change** of the record, and of the account and person named with
  it; SEQUENCE is the same in seconds since 2020, which fits the standard's 32 bits until 2088. So an unchanged
  book gives the same bytes, and what was changed a higher number. The journal keeps the acts on a record for
  as long as it is there; only of a record that was deleted they are forgotten. The number can be lower in two
  books: a rescued one, whose journal begins anew, where nothing else has changed; and one restored to an
  earlier day, where the record is older indeed. The next change lifts it above all that were before.
- **A series begins on a day of its rule**, as the standard asks. A check put off to another day stands
  beside the series, which goes on with the next day by the rule; where none follows it takes its place. A
  task put off stands alone until it is done. A number of times is written as the last day (UNTIL), because
  some of them are past.
- **Times are UTC**, so that no time zone has to be described. A task that comes again at a time has the
  time of whatever clock it is read by, as it has in the book: in UTC it would move with summer time.
- **A feast is an event of its own in this year and in the next**: a movable one has no rule that calendar programs know.
- **Alarms go off at 9:00**: on the day of a check; for an end on the day when its notice period begins, or
  else a week before. Events take no time of the day (TRANSPARENT), and all is PRIVATE: calendars are shared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path

from icalendar import Alarm, Calendar, Component, Event, Todo
from icalendar.prop import vDDDTypes, vDuration, vInt, vRecur, vText

from kamtui import __version__
from kamtui.domain.terms.notice import notice_from, show_notice
from kamtui.domain.terms.target import show_target
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local, to_utc
from kamtui.domain.time.recurrence.days import next_occurrence, occurrences
from kamtui.domain.time.recurrence.pattern import LARGEST_COUNT, parsed, rule_of
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.shown_days import show_date
from kamtui.exchange import own_file
from kamtui.store.day.ahead import TaskAhead, TermAhead
from kamtui.store.day.feasts_ahead import FeastAhead

ALARM_AT = time(9)
"""When the reminders of what has a day and no time ring, where nothing else is said."""
WARN_DAYS = 7
"""Before an end without a notice period."""
KEY_ACCOUNT_PRIORITY = 1
"""Of 1 to 9, the highest; tasks for other accounts have none."""

_MAKER = "-//kamtui//"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


class CalendarError(Exception):
    """A calendar file cannot be written; the message is the sentence for the person."""


class NothingAhead(CalendarError):
    """A calendar of nothing is no calendar."""

    def __init__(self) -> None:
        super().__init__(
            _("Nothing lies ahead: no open task, no check, no end of a term, no feast. No file was written.")
        )


@dataclass(frozen=True, slots=True)
class Written:
    """A calendar as the bytes of its file, and how much of what is in it."""

    content: bytes
    tasks: int
    checks: int
    ends: int
    feasts: int


def calendar(
    tasks: Sequence[TaskAhead],
    terms: Sequence[TermAhead],
    feasts: Sequence[FeastAhead] = (),
    *,
    ring_at: time = ALARM_AT,
) -> Written:
    """The calendar of what lies ahead. Raises NothingAhead."""
    whole = Calendar()
    whole["VERSION"] = _text("2.0")
    whole["PRODID"] = _text(f"{_MAKER}kamtui {__version__}//EN")
    whole["CALSCALE"] = _text("GREGORIAN")
    whole["NAME"] = whole["X-WR-CALNAME"] = _text("kamtui")
    checked = [term for term in terms if term.next_check_on is not None]
    ending = [term for term in terms if term.until_on is not None]
    for task in tasks:
        whole.add_component(_task(task))
    for term in checked:
        for event in _checks(term, ring_at):
            whole.add_component(event)
    for term in ending:
        whole.add_component(_end(term, ring_at))
    for feast in feasts:
        whole.add_component(_feast(feast, ring_at))
    if not whole.subcomponents:
        raise NothingAhead
    return Written(whole.to_ical(sorted=False), len(tasks), len(checked), len(ending), len(feasts))


# -- the file


def put(content: bytes, path: Path) -> None:
    """Write a calendar to `path`, whole or not at all; one that kamtui wrote before is replaced.

    Raises PlaceTaken for anything else that is there, BookError where no file can be made.
    """
    own_file.put(content, path, _is_ours, _("it is no calendar of kamtui's"))


def _is_ours(head: bytes) -> bool:
    """Whether a file begins as a calendar that names us as its maker."""
    first, _end_of_line, rest = head.partition(b"\n")
    of_the_calendar = rest.partition(b"BEGIN:")[0].splitlines()
    return first.rstrip() == b"BEGIN:VCALENDAR" and any(
        line.startswith(b"PRODID:" + _MAKER.encode()) for line in of_the_calendar
    )


# -- what is in it


def _task(task: TaskAhead) -> Todo:
    """A task, due at its time of the day if it has one; a series is one task with its rule."""
    todo = Todo()
    _begin(todo, f"task-{task.series_id}", task.changed_at)
    rule = _rule_from(task.repeat, task.due_on, None) if task.repeat else None
    at = task.due_time
    if rule is None:
        todo["DUE"] = _when(_moment(task.due_on, at) if at else task.due_on)
    elif at is None or at == time.min:
        todo["DTSTART"] = todo["DUE"] = _when(task.due_on)
        todo["RRULE"] = _rrule(rule)
    else:
        todo["DTSTART"] = _when(datetime.combine(task.due_on, time.min))
        todo["DUE"] = _when(datetime.combine(task.due_on, at))
        # The end of a series is of the same kind as its start.
        todo["RRULE"] = _rrule(f"{rule}T000000" if "UNTIL=" in rule else rule)
    account = clean(task.account)
    todo["SUMMARY"] = _text(_with(clean(task.what), account))
    _describe(
        todo,
        (_("Account"), account),
        (_("With"), _with(clean(task.person), clean(task.phone))),
        (_("Comes again"), show_recurrence(task.repeat) if task.repeat else ""),
    )
    if account:
        todo["CATEGORIES"] = _text(account)
    if task.is_key:
        todo["PRIORITY"] = vInt(KEY_ACCOUNT_PRIORITY)
    todo["STATUS"] = _text("NEEDS-ACTION")
    return todo


def _checks(term: TermAhead, ring_at: time) -> Iterator[Event]:
    """The series of a term's checks from the next one on; before it the next one, if it was put off."""
    check_on, rule = term.next_check_on, term.rule
    if check_on is None or rule is None:
        return
    from_on: date | None = check_on
    if not _is_day_of(rule, check_on):
        following = next_occurrence(rule, after=check_on)
        from_on = following if following and not (term.until_on and following > term.until_on) else None
        yield _check(term, f"check-{term.term_id}{'-moved' if from_on else ''}", check_on, None, ring_at)
    if from_on is not None:
        yield _check(
            term, f"check-{term.term_id}", from_on, _rule_from(rule, from_on, term.until_on), ring_at
        )


def _check(term: TermAhead, uid: str, day: date, rule: str | None, ring_at: time) -> Event:
    """A check of a term on a day, with an alarm; with a rule, a series that begins then."""
    agreed = f"{term.what} {show_target(term.target)}"
    summary = _("Check: {what} · {account} ({owed})")
    event = _event(
        term,
        uid,
        day,
        summary.format(what=clean(agreed), account=clean(term.account), owed=term.owed_by.label),
    )
    if rule is not None:
        event["RRULE"] = _rrule(rule)
    _remind(event, _after_midnight(ring_at))
    return event


def _end(term: TermAhead, ring_at: time) -> Event:
    """The last day of a term, with an alarm when notice has to be given, or `WARN_DAYS` before."""
    assert term.until_on is not None
    summary = _("Ends: {what} · {account}").format(what=clean(term.what), account=clean(term.account))
    event = _event(term, f"end-{term.term_id}", term.until_on, summary)
    notice_on = notice_from(term.until_on, term.notice)
    warned_on = notice_on or term.until_on - timedelta(days=WARN_DAYS)
    _remind(event, warned_on - term.until_on + _after_midnight(ring_at))
    return event


def _feast(ahead: FeastAhead, ring_at: time) -> Event:
    """A feast on its day, with an alarm; its year is part of what it is known by."""
    feast, event = ahead.feast, Event()
    who = feast.who
    whose = who.person_id if who.person_id is not None else who.account_id
    _begin(event, f"{feast.kind.value}-{whose}-{feast.on.year}", ahead.changed_at)
    event["DTSTART"] = _when(feast.on)
    event["DTEND"] = _when(feast.on + timedelta(days=1))
    words = feast.words[:1].upper() + feast.words[1:]
    name = _with(clean(who.person), clean(who.account))
    event["SUMMARY"] = _text(_("{feast}: {who}").format(feast=words, who=name))
    _describe(event, (_("With"), _with(clean(who.person), clean(ahead.phone))))
    if who.account:
        event["CATEGORIES"] = _text(clean(who.account))
    event["TRANSP"] = _text("TRANSPARENT")
    _remind(event, _after_midnight(ring_at))
    return event


def _event(term: TermAhead, uid: str, day: date, summary: str) -> Event:
    """An event of one whole day about a term; `summary` is its title."""
    event = Event()
    _begin(event, uid, term.changed_at)
    event["DTSTART"] = _when(day)
    event["DTEND"] = _when(day + timedelta(days=1))
    event["SUMMARY"] = _text(summary)
    ends = ""
    if term.until_on is not None:
        notice_on = notice_from(term.until_on, term.notice)
        ends = show_date(term.until_on)
        if notice_on is not None:
            ends = _("{day}, notice {period} before: {notice_day}").format(
                day=ends, period=show_notice(term.notice), notice_day=show_date(notice_on)
            )
    _describe(
        event,
        (_("Account"), clean(term.account)),
        (_("Agreed"), f"{clean(term.what)} ({term.owed_by.label})"),
        (_("Target"), show_target(term.target)),
        (_("With"), _with(clean(term.person), clean(term.phone))),
        (_("Checked"), show_recurrence(term.rule) if term.rule else ""),
        (_("Ends"), ends),
    )
    event["CATEGORIES"] = [_text(clean(term.account)), _text(term.category.label)]
    event["TRANSP"] = _text("TRANSPARENT")
    return event


def _begin(component: Component, uid: str, changed_at: datetime) -> None:
    """Write what a calendar knows a task or an event by, and when it was last changed."""
    component["UID"] = _text(f"{uid}@kamtui")
    component["DTSTAMP"] = component["LAST-MODIFIED"] = _when(changed_at)
    component["SEQUENCE"] = vInt(max(int((changed_at - _EPOCH).total_seconds()), 0))
    component["CLASS"] = _text("PRIVATE")


def _describe(component: Component, *parts: tuple[str, str]) -> None:
    """Write the description: a line for each (name, value) whose value is not empty."""
    lines = [_("{name}: {value}").format(name=name, value=clean(value)) for name, value in parts if value]
    if lines:
        component["DESCRIPTION"] = _text("\n".join(lines))


def _after_midnight(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute)


def _remind(event: Event, after: timedelta) -> None:
    """Add an alarm, `after` the start of the event's day; before it where that is negative."""
    alarm = Alarm()
    alarm["ACTION"] = _text("DISPLAY")
    alarm["DESCRIPTION"] = event["SUMMARY"]
    alarm["TRIGGER"] = vDuration(after)
    event.add_component(alarm)


def _with(first: str, second: str) -> str:
    return " · ".join(part for part in (first, second) if part)


def _moment(day: date, at: time) -> datetime:
    """A time of the local day; one that the clock leaves out in spring is that of the hour before."""
    return to_utc(to_local(datetime.combine(day, at)))


# -- rules


def _is_day_of(rule: Recurrence, day: date) -> bool:
    return next_occurrence(rule, after=day - timedelta(days=1)) == day


def _rule_from(rule: Recurrence, day: date, until_on: date | None) -> str | None:
    """The rule of a series that begins on `day` and ends at the latest on `until_on`.

    None where the day stands alone: it is not one of the rule's, or the last of them.
    """
    if not _is_day_of(rule, day):
        return None
    pattern = parsed(rule.rule)
    if pattern is None:
        return None
    last_on = until_on
    if pattern.count is not None:
        days = occurrences(rule, after=day - timedelta(days=1), limit=LARGEST_COUNT)
        last_on = _earlier(last_on, days[-1])
    if pattern.until is not None:
        last_on = _earlier(last_on, pattern.until)
    following = next_occurrence(rule, after=day)
    if following is None or (last_on is not None and following > last_on):
        return None
    # In the one way that we write a rule, whoever wrote it: BYDAY=001FR is a first Friday that the library refuses.
    return rule_of(replace(pattern, count=None, until=last_on))


def _earlier(day: date | None, other: date) -> date:
    return other if day is None else min(day, other)


# -- values as the library writes them; many are the same, and making one costs more than keeping it


class _Text(vText):
    r"""Text as somebody typed it. The library takes a typed \N, as in C:\New, for a line break."""

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()


@lru_cache(maxsize=1000)
def _text(value: str) -> _Text:
    return _Text(value)


@lru_cache(maxsize=1000)
def _when(value: date | datetime) -> vDDDTypes:
    return vDDDTypes(value)


@lru_cache(maxsize=1000)
def _rrule(rule: str) -> vRecur:
    value: vRecur = vRecur.from_ical(rule)
    return value
