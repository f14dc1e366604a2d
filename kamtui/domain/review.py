"""The daily review (K17): what needs the manager today, in the order in which it hurts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum

from kamtui.domain.buying_center import BuyingCenter
from kamtui.domain.coverage import Insight, Severity
from kamtui.domain.greeting import Greeting, GreetingDefaults, Interval, greeting, interval_of
from kamtui.domain.language import _
from kamtui.domain.words import Stage, Stance


class Group(IntEnum):
    """A part of the review, the most painful first."""

    OVERDUE = 0
    TODAY = 1
    GOING_COLD = 2
    WARNINGS = 3
    NOTHING_SCHEDULED = 4

    @property
    def label(self) -> str:
        return {
            Group.OVERDUE: _("Overdue"),
            Group.TODAY: _("Today"),
            Group.GOING_COLD: _("Going cold"),
            Group.WARNINGS: _("Warnings"),
            Group.NOTHING_SCHEDULED: _("Nothing scheduled"),
        }[self]


@dataclass(frozen=True, slots=True)
class OpenTask:
    """An open task due today or before."""

    task_id: int
    what: str
    due_on: date
    due_time: time | None
    times_put_off: int
    account_id: int | None
    account: str
    person_id: int | None
    person: str
    stance: Stance | None
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """An account, or a person with an interval of their own, and when they were last spoken to."""

    account_id: int | None
    account: str
    person_id: int | None
    person: str
    stance: Stance | None
    stage: Stage
    is_key: bool
    every_days: int | None
    latest_days: int | None
    last_on: date | None
    has_open_task: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the review: why it is there and what it is about."""

    group: Group
    what: str
    due_on: date | None = None
    due_time: time | None = None
    days: int | None = None
    """Days overdue, or days since the last contact; None if never."""
    greeting: Greeting = Greeting.FINE
    task_id: int | None = None
    times_put_off: int = 0
    account_id: int | None = None
    account: str = ""
    person_id: int | None = None
    person: str = ""
    stance: Stance | None = None
    is_key: bool = False
    insight: Insight | None = None
    """The warning about the account's buying center that this line is."""

    @property
    def key(self) -> str:
        """Tells this line from every other of the review, also after a reload."""
        warning = self.insight.key if self.insight else ""
        return f"{int(self.group)}:{self.task_id or 0}:{self.account_id or 0}:{self.person_id or 0}:{warning}"


def review(
    tasks: Iterable[OpenTask],
    accounts: Iterable[Known],
    people: Iterable[Known],
    today: date,
    defaults: GreetingDefaults,
    warnings: Iterable[tuple[BuyingCenter, Insight]] = (),
) -> list[Line]:
    """The day's lines, ranked.

    Overdue tasks, the oldest first; today's, those with a time first; who is going cold, never
    contacted and past the latest interval before past the usual one, key accounts first; then what
    is wrong in the buying centers; then live accounts with nothing scheduled. An account stands once: cold before nothing scheduled.
    """
    lines = [_task_line(task, today) for task in tasks if task.due_on <= today]
    for known in (*accounts, *people):
        state = greeting(known.last_on, _interval(known, defaults), today)
        if state is not Greeting.FINE:
            lines.append(_cold_line(known, state, today))
        elif known.person_id is None and not known.has_open_task:
            lines.append(_unscheduled_line(known, today))
    lines += [_warning_line(center, insight) for center, insight in warnings]
    return sorted(lines, key=_rank)


def _interval(known: Known, defaults: GreetingDefaults) -> Interval | None:
    if known.person_id is not None:  # a person has an interval only where one was set
        if known.every_days is None:
            return None
        return Interval(known.every_days, known.latest_days or known.every_days * 2)
    return interval_of(known.stage, known.is_key, known.every_days, known.latest_days, defaults)


def _task_line(task: OpenTask, today: date) -> Line:
    return Line(
        Group.OVERDUE if task.due_on < today else Group.TODAY,
        task.what,
        due_on=task.due_on,
        due_time=task.due_time,
        days=(today - task.due_on).days,
        task_id=task.task_id,
        times_put_off=task.times_put_off,
        account_id=task.account_id,
        account=task.account,
        person_id=task.person_id,
        person=task.person,
        stance=task.stance,
        is_key=task.is_key,
    )


def _cold_line(known: Known, state: Greeting, today: date) -> Line:
    if state is Greeting.NEVER:
        what = _("Never spoken to")
    elif known.person_id is not None:
        what = _("Has not heard from us")
    elif known.has_open_task:
        what = _("Not spoken to for too long")
    else:
        what = _("Not spoken to, nothing scheduled")
    return Line(
        Group.GOING_COLD,
        what,
        days=None if known.last_on is None else (today - known.last_on).days,
        greeting=state,
        account_id=known.account_id,
        account=known.account,
        person_id=known.person_id,
        person=known.person,
        stance=known.stance,
        is_key=known.is_key,
    )


def _unscheduled_line(known: Known, today: date) -> Line:
    return Line(
        Group.NOTHING_SCHEDULED,
        _("No next step with this customer") if known.stage is Stage.CUSTOMER else _("No next step"),
        days=None if known.last_on is None else (today - known.last_on).days,
        account_id=known.account_id,
        account=known.account,
        is_key=known.is_key,
    )


def worth_a_line(found: Sequence[Insight]) -> list[Insight]:
    """Of an account's warnings those that the day should see: the red ones, else the first amber one."""
    pressing = [insight for insight in found if insight.severity >= Severity.RED]
    return pressing or list(found[:1])


def _warning_line(center: BuyingCenter, insight: Insight) -> Line:
    member = center.member(insight.people[0]) if insight.people else None
    return Line(
        Group.WARNINGS,
        insight.sentence,
        account_id=center.account_id,
        account=center.account,
        person_id=member.person_id if member else None,
        person=member.name if member else "",
        stance=member.stance if member else None,
        insight=insight,
    )


def _rank(line: Line) -> tuple[object, ...]:
    if line.task_id is not None:
        at = line.due_time or time.max
        return (line.group, -(line.days or 0), at, line.task_id)
    if line.insight is not None:
        return (line.group, -line.insight.severity, line.account.casefold(), line.insight.rule, line.key)
    return (
        line.group,
        # Past the latest interval and never spoken to hurt alike; a customer we know hurts first.
        -min(line.greeting, Greeting.RED),
        not line.is_key,
        -(line.days if line.days is not None else -1),
        line.account.casefold(),
        line.person.casefold(),
    )


def counts(lines: Sequence[Line]) -> dict[Group, int]:
    """How many lines each group has."""
    found = dict.fromkeys(Group, 0)
    for line in lines:
        found[line.group] += 1
    return found
