"""The daily review (K17): what needs the manager today, in the order in which it hurts."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from typing import NamedTuple

from kamtui.domain.accounts.next_step import is_late
from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.words import Stance
from kamtui.domain.day.greeting import Greeting, greeting, interval_of
from kamtui.domain.day.line import Group, Line, check_words
from kamtui.domain.day.picking import FAMILIES, NO_CONTACT, picked
from kamtui.domain.terms.promises import Standing, broken_longest_first
from kamtui.domain.terms.warnings import broken_warning, told_of_term
from kamtui.domain.terms.words import ProblemRule, TermRule
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _
from kamtui.domain.thresholds import USUAL, GreetingDefaults, Interval, Thresholds
from kamtui.domain.warning import Remedy, Severity, Warning, in_order

Places = Mapping[tuple[int | None, int | None], int]
"""The places of what was chosen to be done first, by its (task, term)."""


class OpenTask(NamedTuple):
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
    term_id: int | None = None
    """The term that it follows from."""


class Known(NamedTuple):
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
    since_on: date | None = None
    """Since when they are in the book."""
    abc: str = ""
    """The class of an account, "a", "b" or "c", where it has to be known; else ""."""


class DayFacts(NamedTuple):
    """All that the review of a day is made of."""

    today: date
    tasks: Sequence[OpenTask] = ()
    accounts: Sequence[Known] = ()
    """Live accounts that may be cold, or have nothing scheduled."""
    people: Sequence[Known] = ()
    """People with an interval of their own who may be past it."""
    thresholds: Thresholds = USUAL
    terms: Sequence[Standing] = ()
    """Terms of which there may be something to say."""
    warnings: Sequence[Warning] = ()
    """Those of buying centers, problems, bonds, sales and the chain, each family in its own order; those of terms follow from `terms`."""
    accepted: Collection[tuple[int | None, str]] = ()
    """Warnings that are not told, by account and key."""
    first: Sequence[tuple[int | None, int | None]] = ()
    """What was chosen to be done first, in its order, as (task, term)."""
    feasts: Sequence[Line] = ()
    """The lines of feasts, in their order."""

    def with_besides(self, warnings: Iterable[Warning], feasts: Sequence[Line] = ()) -> "DayFacts":
        """The same with more warnings, after those known, and with feasts."""
        return DayFacts(
            today=self.today,
            tasks=self.tasks,
            accounts=self.accounts,
            people=self.people,
            thresholds=self.thresholds,
            terms=self.terms,
            warnings=[*self.warnings, *warnings],
            accepted=self.accepted,
            first=self.first,
            feasts=feasts,
        )


def review(day: DayFacts) -> list[Line]:
    """The day's lines, ranked.

    What was agreed and found broken, the oldest first, each with the task that is due for it and without its check; the
    three things chosen as first, broken or not; overdue tasks and checks of terms, the oldest first; today's, those with a time first,
    then feasts; feasts to come, unless their greeting
    was put off; live accounts with nothing scheduled; who was not spoken to for too long, never contacted and past the latest
    interval before past the usual
    one, key accounts first; the warnings, the severest first; what the chain waits for; then who is new in
    the book and was never spoken to. An account stands once: cold before nothing scheduled. Of lines of one
    account with the same cause the gravest stands, and holds the others.
    """
    lines = [_task_line(task, day.today) for task in day.tasks if task.due_on <= day.today]
    terms = [line for term in day.terms for line in _term_lines(term, day)]
    answers = _answers(terms, day)
    answering = {task.task_id for task in answers.values()}
    lines = [line for line in lines if line.task_id not in answering]
    for line in terms:
        task = answers.get(line.term.term_id) if line.group is Group.BROKEN and line.term else None
        lines.append(line if task is None else _with_task(line, task, day.today))
    places = {chosen: place for place, chosen in enumerate(day.first)}
    lines = [_put_first(line, places, day.today) for line in lines]
    lines += [
        line
        for line in day.feasts
        if line.feast is None or (line.account_id, line.feast.key) not in day.accepted
    ]
    said = _said_of_known()
    told = (_line_about(known, day, said) for known in (*day.accounts, *day.people))
    lines += [line for line in told if line is not None]
    lines += _warning_lines(day)
    return _ranked(lines, places, day.today)


def _put_first(line: Line, places: Places, today: date) -> Line:
    """What was chosen as first; of a broken term the task that was chosen, which holds what broke."""
    if line.group not in (Group.BROKEN, Group.OVERDUE, Group.TODAY) or _place(line, places, today) is None:
        return line
    if line.broken_on is not None and (line.task_id, None) in places:
        [task] = line.also
        line = task._replace(
            term=line.term, warning=line.warning, also=(line._replace(task_id=None, also=()),)
        )
    return line._replace(group=Group.FIRST)


def _place(line: Line, places: Places, today: date) -> int | None:
    """The place that was chosen for a line: for its task, or for a check that is still to be made."""
    check = (None, line.term.term_id) if line.term is not None and line.term.is_due(today) else None
    task = (line.task_id, None) if line.task_id is not None else None
    chosen = (places[thing] for thing in (task, check) if thing is not None and thing in places)
    return min(chosen, default=None)


# -- warnings


def _warning_lines(day: DayFacts) -> Iterator[Line]:
    terms = {str(term.term_id): term for term in day.terms}
    for warning in picked((*_term_warnings(day), *day.warnings), day.accepted):
        group = FAMILIES[type(warning.rule)].group
        if isinstance(warning.rule, TermRule):
            yield _term_line(terms[warning.about], group, warning.sentence, day.today, warning=warning)
        else:
            subject = warning.subject
            yield Line(
                group,
                warning.sentence,
                account_id=subject.account_id,
                account=subject.account,
                person_id=subject.person_id,
                person=subject.person,
                stance=subject.stance,
                warning=warning,
            )


# -- terms


def _term_lines(term: Standing, day: DayFacts) -> Iterator[Line]:
    """Of a term that it was broken, unless that was accepted; else that a check of it is due: one thing stands once."""
    broken = _broken(term, day)
    if broken is not None:
        yield _term_line(term, Group.BROKEN, broken.sentence, day.today, warning=broken)
    elif term.is_due(day.today) and term.next_check_on is not None:
        group = Group.OVERDUE if term.next_check_on < day.today else Group.TODAY
        yield _term_line(term, group, check_words(term), day.today)


def _broken(term: Standing, day: DayFacts) -> Warning | None:
    broken = broken_warning(term, day.today)
    return None if broken is None or broken.is_accepted(day.accepted) else broken


def _answers(lines: Iterable[Line], day: DayFacts) -> dict[int, OpenTask]:
    """The task that is due for each of the terms that are told as broken, by its term: the first by day and clock."""
    broken = {line.term.term_id for line in lines if line.group is Group.BROKEN and line.term}
    answers: dict[int, OpenTask] = {}
    for task in sorted(day.tasks, key=lambda task: (task.due_on, task.due_time or time.max, task.task_id)):
        if task.term_id in broken and task.due_on <= day.today:
            answers.setdefault(task.term_id, task)
    return answers


def _with_task(line: Line, task: OpenTask, today: date) -> Line:
    """The line of a broken term, which is about the task that is due for it too."""
    return line._replace(
        task_id=task.task_id,
        times_put_off=task.times_put_off,
        repeats=task.repeats,
        also=(_task_line(task, today),),
    )


def _term_warnings(day: DayFacts) -> list[Warning]:
    """What is wrong with terms, but for those broken, which stand at the top of the day."""
    warnings = [
        warning
        for term in sorted(day.terms, key=lambda term: term.term_id)
        for warning in told_of_term(term, day.today, day.accepted, day.thresholds.terms)
        if warning.rule is not TermRule.BROKEN
    ]
    return in_order(warnings, TermRule)


def _term_line(
    term: Standing, group: Group, what: str, today: date, *, warning: Warning | None = None
) -> Line:
    due_on = term.next_check_on if warning is None else None
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
        warning=warning,
        term=term,
    )


# -- tasks, and whom nobody spoke to


class _SaidOfKnown(NamedTuple):
    """What is said of accounts and people, in the language in use: of thousands of them the same few sentences."""

    not_spoken_yet: str
    no_step_with_customer: str
    no_step: str
    never_spoken_to: str
    not_heard: str
    not_spoken_to: str
    not_spoken_to_and_no_step: str


def _said_of_known() -> _SaidOfKnown:
    return _SaidOfKnown(
        not_spoken_yet=_("Not spoken to yet"),
        no_step_with_customer=_("No next step with this customer"),
        no_step=_("No next step"),
        never_spoken_to=_("Never spoken to"),
        not_heard=_("Has not heard from us"),
        not_spoken_to=_("Not spoken to for too long"),
        not_spoken_to_and_no_step=_("Not spoken to, no next step"),
    )


def _line_about(known: Known, day: DayFacts, said: _SaidOfKnown) -> Line | None:
    """Of an account or a person that nobody spoke to for too long, or never; or that there is no next step."""
    state = greeting(known.last_on, _interval(known, day.thresholds.greeting), day.today, known.since_on)
    has_no_step = known.person_id is None and not known.has_open_task
    if state is Greeting.NOT_YET or (state is Greeting.FINE and has_no_step and _is_new(known, day)):
        return _about(known, Group.NOT_SPOKEN_YET, said.not_spoken_yet, Greeting.NOT_YET)
    if state is not Greeting.FINE:
        return _about(
            known, Group.GOING_COLD, _cold_words(known, state, said), state, _days_since(known, day.today)
        )
    if has_no_step:
        what = said.no_step_with_customer if known.stage is Stage.CUSTOMER else said.no_step
        return _about(known, Group.NOTHING_SCHEDULED, what, Greeting.FINE, _days_since(known, day.today))
    return None


def _cold_words(known: Known, state: Greeting, said: _SaidOfKnown) -> str:
    if state is Greeting.NEVER:
        return said.never_spoken_to
    if known.person_id is not None:
        return said.not_heard
    return said.not_spoken_to if known.has_open_task else said.not_spoken_to_and_no_step


def _is_new(known: Known, day: DayFacts) -> bool:
    """Whether nobody was spoken to at an account that need not be greeted, and it is as new as a customer may be."""
    return (
        greeting(known.last_on, day.thresholds.greeting.customer, day.today, known.since_on)
        is Greeting.NOT_YET
    )


def _days_since(known: Known, today: date) -> int | None:
    return None if known.last_on is None else (today - known.last_on).days


def _about(known: Known, group: Group, what: str, state: Greeting, days: int | None = None) -> Line:
    return Line(
        group,
        what,
        days=days,
        greeting=state,
        account_id=known.account_id,
        account=known.account,
        person_id=known.person_id,
        person=known.person,
        stance=known.stance,
        is_key=known.is_key,
    )


def _interval(known: Known, defaults: GreetingDefaults) -> Interval | None:
    if known.person_id is not None:  # a person has an interval only where one was set
        if known.every_days is None:
            return None
        return Interval(known.every_days, known.latest_days or known.every_days * 2)
    return interval_of(known.stage, known.is_key, known.every_days, known.latest_days, defaults, known.abc)


def _task_line(task: OpenTask, today: date) -> Line:
    return Line(
        Group.OVERDUE if is_late(task.due_on, today) else Group.TODAY,
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


# -- the same cause


def _merged(lines: Iterable[Line]) -> list[Line]:
    """The lines, given in their order, of those of one account with the same cause only the first, which holds the others."""
    by_cause: dict[object, list[Line]] = {}
    for line in lines:
        by_cause.setdefault(_cause(line), []).append(line)
    return [_with_others(first, others) if others else first for first, *others in by_cause.values()]


def _with_others(line: Line, others: Sequence[Line]) -> Line:
    if line.group is Group.GOING_COLD and any(other.severity >= Severity.RED for other in others):
        line = line._replace(greeting=max(line.greeting, Greeting.RED))
    return line._replace(also=tuple(others))


def _cause(line: Line) -> object:
    """What a line shares with those that one act answers; every other has a cause of its own.

    That nobody spoke to an account, whoever there it is said of; and of the warnings about its figures, about
    its buying center, its bonds, those that one remedy answers; and all that is wrong with one problem.
    """
    warning, account_id = line.warning, line.account_id
    if account_id is None:
        return object()
    if warning is None or warning.rule in NO_CONTACT:
        return account_id, NO_CONTACT
    if line.term is not None:
        return object()
    if isinstance(warning.rule, ProblemRule):
        return account_id, ProblemRule, warning.about
    if warning.remedy is Remedy.OPEN_NUMBERS:
        return account_id, warning.remedy
    return account_id, warning.remedy, type(warning.rule)


# -- order

_WITH_CAUSES = (Group.GOING_COLD, Group.WARNINGS)
"""The groups of which lines of one account may have the same cause."""


def _ranked(lines: Iterable[Line], places: Places, today: date) -> list[Line]:
    """The lines in their order, those with the same cause in one."""
    groups: dict[Group, list[Line]] = {group: [] for group in Group}
    for line in lines:
        groups[line.group].append(line)
    for group, members in groups.items():
        if group is Group.FIRST:
            members.sort(key=lambda line: _place(line, places, today) or 0)
        elif group not in (Group.CHAIN, Group.FEASTS):  # in the order of their rules, or by their days
            members.sort(key=_RANKS.get(group, _rank_of_known))
    with_causes = _merged(line for group in _WITH_CAUSES for line in groups[group])
    for group in _WITH_CAUSES:
        groups[group] = [line for line in with_causes if line.group is group]
    if any(line.also for line in groups[Group.GOING_COLD]):
        # What holds others is a line of its own, and may be graver by what it holds.
        groups[Group.GOING_COLD].sort(key=_rank_of_known)
    return [line for members in groups.values() for line in members]


def _rank_of_due(line: Line) -> tuple[object, ...]:
    at = line.due_time or time.max
    record_id = line.task_id or (line.term.term_id if line.term else 0)
    late = line.days or 0 if line.feast is None else 0
    return (-late, at, line.feast is None, line.term is not None, record_id)


def _rank_of_broken(line: Line) -> tuple[object, ...]:
    assert line.term is not None
    return broken_longest_first(line.term)


def _rank_of_warning(line: Line) -> tuple[object, ...]:
    warning = line.warning
    assert warning is not None
    return (-warning.severity, sort_key(line.account), warning.rule.value, _KeyOf(line))


class _KeyOf:
    """The key of a line, made only where all else of two is alike: to make all takes longer than to put them in order."""

    __slots__ = ("_line",)

    def __init__(self, line: Line) -> None:
        self._line = line

    def __lt__(self, other: "_KeyOf") -> bool:
        return self._line.key < other._line.key


def _rank_of_known(line: Line) -> tuple[object, ...]:
    days = line.days
    return (
        # Past the latest interval and never spoken to hurt alike; a customer we know hurts first.
        -min(line.greeting, Greeting.RED),
        not line.is_key,
        1 if days is None else -days,
        sort_key(line.account),
        sort_key(line.person),
    )


_RANKS = {
    Group.BROKEN: _rank_of_broken,
    Group.OVERDUE: _rank_of_due,
    Group.TODAY: _rank_of_due,
    Group.WARNINGS: _rank_of_warning,
}
"""What the lines of a group are put in order by; those of every other are about accounts and people."""
