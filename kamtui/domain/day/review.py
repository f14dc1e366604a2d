"""The daily review (K17): what needs the manager today, in the order in which it hurts."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import IntEnum
from typing import Protocol

from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.buying_center import BuyingCenter
from kamtui.domain.center.words import Stance
from kamtui.domain.chain.warnings import ChainWarning
from kamtui.domain.day.greeting import Greeting, GreetingDefaults, Interval, greeting, interval_of
from kamtui.domain.insight import Insight, Severity
from kamtui.domain.terms.promises import Standing, TermRule, broken_insight, show_variance, term_insights
from kamtui.domain.terms.term import show_target
from kamtui.domain.text.cleaning import clean, sort_key
from kamtui.domain.text.language import _

MOST_OF_A_RULE = 3
"""So many lines at most for each thing that the chain waits for, and for each that bonds and sales imply."""


class AccountWarning(Protocol):
    """A warning about an account as a whole: what its bonds or its sales imply."""

    @property
    def insight(self) -> Insight: ...

    @property
    def account_id(self) -> int: ...

    @property
    def account(self) -> str: ...


class Group(IntEnum):
    """A part of the review, the most painful first."""

    BROKEN = 0
    FIRST = 1
    OVERDUE = 2
    TODAY = 3
    GOING_COLD = 4
    WARNINGS = 5
    CHAIN = 6
    NOTHING_SCHEDULED = 7

    @property
    def label(self) -> str:
        return {
            Group.BROKEN: _("Broken"),
            Group.FIRST: _("First today"),
            Group.OVERDUE: _("Overdue"),
            Group.TODAY: _("Today"),
            Group.GOING_COLD: _("Going cold"),
            Group.WARNINGS: _("Warnings"),
            Group.CHAIN: _("The chain waits"),
            Group.NOTHING_SCHEDULED: _("Nothing scheduled"),
        }[self]


SENTENCES = (Group.WARNINGS, Group.CHAIN)
"""The groups whose lines are whole sentences, each said by a warning."""


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
    repeats: bool = False


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
    """Days overdue, since it was found broken, or since the last contact; None if never."""
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
    """The warning about the account's buying center, or about a term, that this line is."""
    term: Standing | None = None
    """The term that is due to be checked, broken or warned of."""
    repeats: bool = False
    """Whether the task comes again once it is done."""

    @property
    def key(self) -> str:
        """Tells this line from every other of the review, also after a reload."""
        warning = self.insight.key if self.insight else ""
        term = self.term.term_id if self.term else 0
        return f"{self.group.name}:{self.task_id or 0}:{term}:{self.account_id or 0}:{self.person_id or 0}:{warning}"


def review(
    tasks: Iterable[OpenTask],
    accounts: Iterable[Known],
    people: Iterable[Known],
    today: date,
    defaults: GreetingDefaults,
    warnings: Iterable[tuple[BuyingCenter, Insight]] = (),
    terms: Iterable[Standing] = (),
    accepted: Collection[tuple[int | None, str]] = (),
    first: Sequence[tuple[int | None, int | None]] = (),
    chain: Iterable[ChainWarning] = (),
    of_accounts: Iterable[AccountWarning] = (),
) -> list[Line]:
    """The day's lines, ranked.

    What was agreed and found broken, the newest first; the three things chosen as first, as (task, term);
    overdue tasks and checks of terms, the oldest first; today's, those with a time first; who is going
    cold, never contacted and past the latest interval before past the usual one, key accounts first; then
    what is wrong in the buying centers and with terms, and what bonds and sales imply (`of_accounts`), the
    severest first; then live accounts with nothing scheduled. An account stands once: cold before nothing
    scheduled. `accepted` are warnings by account and key; those of buying centers come without them.
    """
    lines = [_task_line(task, today) for task in tasks if task.due_on <= today]
    asking = list(terms)
    for term in asking:
        lines += _term_lines(term, today, accepted)
    lines += _term_warnings(asking, today, accepted)
    places = {chosen: place for place, chosen in enumerate(first)}
    lines = [_put_first(line, places) for line in lines]
    for known in (*accounts, *people):
        state = greeting(known.last_on, _interval(known, defaults), today)
        if state is not Greeting.FINE:
            lines.append(_cold_line(known, state, today))
        elif known.person_id is None and not known.has_open_task:
            lines.append(_unscheduled_line(known, today))
    lines += [_warning_line(center, insight) for center, insight in warnings]
    lines += _account_lines(of_accounts, accepted)
    lines += _chain_lines(chain, accepted)
    return sorted(lines, key=lambda line: _rank(line, places))


def _put_first(line: Line, places: Mapping[tuple[int | None, int | None], int]) -> Line:
    if line.group in (Group.OVERDUE, Group.TODAY) and _chosen(line) in places:
        return replace(line, group=Group.FIRST)
    return line


def _chosen(line: Line) -> tuple[int | None, int | None]:
    return (line.task_id, line.term.term_id if line.term else None)


def _term_lines(term: Standing, today: date, accepted: Collection[tuple[int | None, str]]) -> Iterator[Line]:
    """Of a term that it was broken, unless that was accepted, and that a check of it is due."""
    broken = _broken(term, today, accepted)
    if broken is not None:
        yield _term_line(term, Group.BROKEN, broken.sentence, today, insight=broken)
    if term.is_due(today) and term.next_check_on is not None:
        group = Group.OVERDUE if term.next_check_on < today else Group.TODAY
        yield _term_line(term, group, check_words(term), today)


def _broken(term: Standing, today: date, accepted: Collection[tuple[int | None, str]]) -> Insight | None:
    broken = broken_insight(term, today)
    return broken if broken is not None and (term.account_id, broken.key) not in accepted else None


def _term_warnings(
    terms: Iterable[Standing], today: date, accepted: Collection[tuple[int | None, str]]
) -> Iterator[Line]:
    """What is wrong with terms: of an account every red warning, or else the first amber one, as with its map.

    Of a term at the top of the day it is not said again that it was broken before: its strip shows that.
    """
    found: dict[int, list[tuple[Insight, Standing]]] = {}
    for term in terms:
        is_told = _broken(term, today, accepted) is not None
        for insight in term_insights(term, today):
            if (term.account_id, insight.key) in accepted or (
                is_told and insight.rule is TermRule.BROKEN_TWICE
            ):
                continue
            found.setdefault(term.account_id, []).append((insight, term))
    order = {rule.value: place for place, rule in enumerate(TermRule)}
    for of_account in found.values():
        of_account.sort(key=lambda pair: (-pair[0].severity, order[pair[0].rule.value], pair[1].term_id))
        worth = worth_a_line([insight for insight, _term in of_account])
        for insight, term in of_account[: len(worth)]:
            yield _term_line(term, Group.WARNINGS, insight.sentence, today, insight=insight)


def check_words(term: Standing) -> str:
    """What is to be checked: `Deliver within the week ≥ 98 %`."""
    return " ".join(part for part in (term.what, show_target(term.target)) if part)


def words_of(line: Line) -> str:
    """What a line says, without what stands behind it (`tail_of`): in a narrow list these words are cut first."""
    if line.term is not None and line.group is not Group.WARNINGS:
        return line.term.what
    if line.times_put_off > 1:
        return _("{what} (put off {count} times)").format(what=line.what, count=line.times_put_off)
    return line.what


def tail_of(line: Line) -> str:
    """Of a check of a term its target; of a broken term what was measured, and how far off: `(94.5 %, −3.5)`."""
    term = line.term
    if term is None or term.target is None or line.group is Group.WARNINGS:
        return ""
    if line.group is not Group.BROKEN:
        return show_target(term.target)
    if term.last is None or term.last.measured is None:
        return ""
    return f"({show_variance(term.target, term.last.measured)})"


def tomorrow_words(first: Line | None) -> str:
    """What the next day begins with, given the first line of its review."""
    if first is None:
        return _("Nothing waits for tomorrow yet.")
    at = f"{first.due_time:%H:%M} " if first.due_time else ""
    what = f"{at}{first.what}"
    if first.account:
        what = _("{what}, {account}").format(what=what, account=first.account)
    return _("Tomorrow begins with: {what}").format(what=clean(what))


def _term_line(
    term: Standing, group: Group, what: str, today: date, *, insight: Insight | None = None
) -> Line:
    due_on = term.next_check_on if insight is None else None
    since = due_on
    if group is Group.BROKEN and term.last is not None:
        since = term.last.checked_on
    return Line(
        group,
        what,
        due_on=due_on,
        days=(today - since).days if since else None,
        account_id=term.account_id,
        account=term.account,
        person_id=term.person_id,
        person=term.person,
        is_key=term.is_key,
        insight=insight,
        term=term,
    )


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
        repeats=task.repeats,
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


def _account_lines(
    warnings: Iterable[AccountWarning], accepted: Collection[tuple[int | None, str]]
) -> Iterator[Line]:
    """What bonds and sales imply: of an account all red ones or else the first amber one, of each rule the first few.

    They come in the order in which they hurt; the others stand in the account and in Numbers.
    """
    warnings = [one for one in warnings if (one.account_id, one.insight.key) not in accepted]
    told: dict[
        tuple[int, type], list[Insight]
    ] = {}  # of its bonds and of its sales apart, as of its map and its terms
    for one in warnings:
        told.setdefault((one.account_id, type(one.insight.rule)), []).append(one.insight)
    worth = {
        (account_id, insight.key)
        for (account_id, _kind), found in told.items()
        for insight in worth_a_line(found)
    }
    of_rule: dict[str, int] = {}
    for one in warnings:
        rule = one.insight.rule.value
        if (one.account_id, one.insight.key) not in worth or of_rule.get(rule, 0) >= MOST_OF_A_RULE:
            continue
        of_rule[rule] = of_rule.get(rule, 0) + 1
        yield Line(
            Group.WARNINGS,
            one.insight.sentence,
            account_id=one.account_id,
            account=one.account,
            insight=one.insight,
        )


def _chain_lines(
    warnings: Iterable[ChainWarning], accepted: Collection[tuple[int | None, str]]
) -> Iterator[Line]:
    """What the chain waits for: of each rule the first few, of an account all red ones or else the first amber one.

    A chain of a thousand prospects waits for more than a day can hold; the others stand in the chain itself.
    """
    of_rule: dict[str, int] = {}
    told: set[int] = set()
    for one in warnings:
        rule, account_id = one.insight.rule.value, one.account_id
        if (account_id, one.insight.key) in accepted:
            continue
        is_second = one.insight.severity < Severity.RED and account_id in told
        if is_second or of_rule.get(rule, 0) >= MOST_OF_A_RULE:
            continue
        of_rule[rule] = of_rule.get(rule, 0) + 1
        if account_id is not None:
            told.add(account_id)
        yield Line(
            Group.CHAIN,
            one.insight.sentence,
            account_id=account_id,
            account=one.account,
            person_id=one.person_id,
            person=one.person,
            insight=one.insight,
        )


def _rank(line: Line, places: Mapping[tuple[int | None, int | None], int]) -> tuple[object, ...]:
    if line.group is Group.FIRST:
        return (line.group, places[_chosen(line)])
    if line.group in (Group.OVERDUE, Group.TODAY):
        at = line.due_time or time.max
        record_id = line.task_id or (line.term.term_id if line.term else 0)
        return (line.group, -(line.days or 0), at, line.term is not None, record_id)
    if line.group is Group.BROKEN and line.term is not None:
        return (line.group, line.days, not line.is_key, sort_key(line.account), line.term.term_id)
    if line.group is Group.CHAIN:
        return (line.group,)  # in the order of their rules, the oldest first
    if line.insight is not None:
        return (
            line.group,
            -line.insight.severity,
            sort_key(line.account),
            line.insight.rule.value,
            line.key,
        )
    return (
        line.group,
        # Past the latest interval and never spoken to hurt alike; a customer we know hurts first.
        -min(line.greeting, Greeting.RED),
        not line.is_key,
        -(line.days if line.days is not None else -1),
        sort_key(line.account),
        sort_key(line.person),
    )


def counts(lines: Sequence[Line]) -> dict[Group, int]:
    """How many lines each group has."""
    found = dict.fromkeys(Group, 0)
    for line in lines:
        found[line.group] += 1
    return found
