"""A line of the daily review (K17): why it is there, what it is about, and its words."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from kamtui.domain.center.words import Stance
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.terms.promises import Standing, late_task_words, show_variance
from kamtui.domain.terms.target import show_measure, show_target
from kamtui.domain.terms.words import ProblemRule
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.warning import Remedy, Severity, Warning

if TYPE_CHECKING:
    from kamtui.domain.feasts.feast import Feast


class Group(IntEnum):
    """A part of the review, the most painful first."""

    BROKEN = 0
    FIRST = 1
    OVERDUE = 2
    TODAY = 3
    FEASTS = 4
    """Those to come, and of people who are not near to us those of today: what is to be greeted today is `TODAY`."""
    NOTHING_SCHEDULED = 5
    """Between what is due today and what comes later."""
    GOING_COLD = 6
    WARNINGS = 7
    CHAIN = 8
    NOT_SPOKEN_YET = 9
    """New in the book, and never spoken to."""

    @property
    def label(self) -> str:
        return {
            Group.BROKEN: _("Broken"),
            Group.FIRST: _("First today"),
            Group.OVERDUE: _("Overdue"),
            Group.TODAY: _("Today"),
            Group.FEASTS: _("Feasts"),
            Group.NOTHING_SCHEDULED: _("No next step"),
            Group.GOING_COLD: _("No contact for too long"),
            Group.WARNINGS: _("Warnings"),
            Group.CHAIN: _("To do in the chain"),
            Group.NOT_SPOKEN_YET: _("Not spoken to yet"),
        }[self]


DUE = (Group.BROKEN, Group.FIRST, Group.OVERDUE, Group.TODAY)
"""The groups of what is to be done today; what stands in the others waits for a quiet hour."""

SENTENCES = (Group.WARNINGS, Group.CHAIN)
"""The groups whose lines are whole sentences, each said by a warning."""


class Line(NamedTuple):
    """One line of the review: why it is there and what it is about."""

    group: Group
    what: str
    due_on: date | None = None
    due_time: time | None = None
    days: int | None = None
    """Days overdue, since it was found broken, or since the last contact; None if never. To a feast less than 0."""
    greeting: Greeting = Greeting.FINE
    task_id: int | None = None
    times_put_off: int = 0
    account_id: int | None = None
    account: str = ""
    person_id: int | None = None
    person: str = ""
    stance: Stance | None = None
    is_key: bool = False
    warning: Warning | None = None
    """The warning about the account's buying center, or about a term, that this line is."""
    term: Standing | None = None
    """The term that is due to be checked, broken or warned of."""
    repeats: bool = False
    """Whether the task comes again once it is done."""
    feast: "Feast | None" = None
    """The feast that this line is."""
    asks_for_greeting: bool = False
    """Whether it is a feast to be greeted today: of today, or of days off around it."""
    also: tuple["Line", ...] = ()
    """The lines of the same account that have the same cause, and stand in this one; of a broken term the task that is
    due for it, which is done and put off by this line, or of that task, where it was chosen as first, the broken term."""

    @property
    def broken_on(self) -> date | None:
        """The day on which the term was found broken, of a line that tells of that, or of the task for it."""
        if self.broken_for is not None:
            return self.broken_for.broken_on
        is_told = self.group is Group.BROKEN or (
            self.group is Group.FIRST and self.warning is not None and not self.is_task
        )
        return self.term.last.checked_on if is_told and self.term and self.term.last else None

    @property
    def is_task(self) -> bool:
        """Whether it tells of a task; a broken term may hold one, and is told of all the same."""
        return self.task_id is not None and (self.term is None or self.due_on is not None)

    @property
    def also_words(self) -> list[str]:
        """What each line that stands in this one says: how late a task is; with the person where it names none.

        Of a task for a broken promise first how late it is itself: its line has the day of what broke.
        """
        return [
            *([self.late_words] if self.broken_for is not None else []),
            *(
                f"{line.late_words}: {line.what}"
                if line.is_task
                else _for_broken(line)
                if line.broken_on is not None
                else f"{line.person}: {line.what}"
                if line.person and line.warning is None
                else line.what
                for line in self.also
            ),
        ]

    @property
    def task_words(self) -> str:
        """How late the task is that is due for a broken term; "" where none stands in this line."""
        is_there = self.term is not None and self.task_id is not None and not self.is_task
        return self.also[0].late_words if is_there and self.also else ""

    @property
    def broken_for(self) -> "Line | None":
        """The line of the broken promise for which the task is that this line tells of; None where it is for none."""
        return (
            next((line for line in self.also if line.broken_on is not None), None) if self.is_task else None
        )

    @property
    def is_of_broken(self) -> bool:
        """Whether it is about a broken promise, or about the task for one."""
        return self.broken_on is not None or self.broken_for is not None

    @property
    def late_words(self) -> str:
        """How late the task of this line is: `task 4d late`."""
        if self.due_on is None:
            return ""
        return late_task_words(self.due_on, self.due_on + timedelta(self.days or 0))

    @property
    def further_warnings(self) -> tuple[Warning, ...]:
        """The warnings of the lines that stand in this one."""
        return tuple(line.warning for line in self.also if line.warning is not None)

    @property
    def severity(self) -> int:
        """How pressing it is where it has no day of its own: 0, or as a `Severity`."""
        if self.warning is not None:
            return self.warning.severity
        if self.greeting >= Greeting.RED:
            return Severity.RED
        return Severity.AMBER if self.greeting is Greeting.AMBER else 0

    @property
    def is_due(self) -> bool:
        """Whether it is to be done today."""
        return self.group in DUE

    @property
    def is_of_others(self) -> bool:
        """Whether it is the feast of somebody who is not near to us: it stands there only for whoever asks."""
        return self.feast is not None and not self.feast.who.is_near

    @property
    def problem_id(self) -> int | None:
        """The problem that it warns of; None where it does not."""
        warning = self.warning
        return int(warning.about) if warning is not None and isinstance(warning.rule, ProblemRule) else None

    @property
    def asks_for_check(self) -> bool:
        """Whether it asks for the check of a term, and is not there because something is wrong with the term."""
        return self.term is not None and self.warning is None

    def asks_to_be_kept(self, today: date) -> bool:
        """Whether one key says of it that the term was kept."""
        return self.term is not None and self.warning is None and self.term.may_be_kept(today)

    @property
    def may_be_checked(self) -> bool:
        """Whether it is about a term of which a check can be written down."""
        return self.term is not None and self.term.may_be_checked

    @property
    def is_of_a_source(self) -> bool:
        """Whether it is a warning about a source of prospects, and about no account and nobody."""
        return self.warning is not None and self.account_id is None and self.person_id is None

    @property
    def is_without_plan(self) -> bool:
        """Whether it is there because nothing is planned with somebody: a task settles it."""
        return self.group in (Group.NOTHING_SCHEDULED, Group.GOING_COLD, Group.NOT_SPOKEN_YET)

    def asks_for(self, remedy: Remedy) -> bool:
        """Whether it is a warning that this remedy answers."""
        return self.warning is not None and self.warning.remedy is remedy

    @property
    def key(self) -> str:
        """Tells this line from every other of the review, also after a reload."""
        warning = self.warning.key if self.warning else ""
        term = self.term.term_id if self.term else 0
        about = self.feast.key if self.feast else warning
        task = 0 if self.term else self.task_id or 0  # of a term with a task, too, it is that of the term
        return f"{self.group.name}:{task}:{term}:{self.account_id or 0}:{self.person_id or 0}:{about}"


def _for_broken(line: Line) -> str:
    """What a task is for, given the line of a broken promise: `For a promise broken 19 days ago: Delivery plan`."""
    days = line.days or 0
    words = ngettext(
        "For a promise broken {count} day ago: {what}", "For a promise broken {count} days ago: {what}", days
    )
    return (words if days else _("For a promise broken today: {what}")).format(count=days, what=line.what)


def check_words(term: Standing) -> str:
    """What is to be checked: `Deliver within the week ≥ 98 %`."""
    return " ".join(part for part in (term.what, show_target(term.target)) if part)


def words_of(line: Line) -> str:
    """What a line says, without what stands behind it (`tail_of`): in a narrow list these words are cut first."""
    if line.term is not None and line.group is not Group.WARNINGS and not line.is_task:
        return line.term.what
    return line.what


def put_off_tails(times: int) -> tuple[str, ...]:
    """What may stand behind the words of a task that was put off again and again."""
    return (_("(put off {count} times)").format(count=times),) if times > 1 else ()


def tails_of(line: Line) -> tuple[str, ...]:
    """What may stand behind the words of a line, the longest first: the first that has room is shown, or none.

    Of a task how often it was put off; of a check of a term its target; of a broken term what was measured, and how far off:
    `(94.5 %, −3.5)`, and that a task for it is late.
    """
    term = line.term
    if line.is_task:
        return put_off_tails(line.times_put_off)
    if task := line.task_words:
        without = tails_of(line._replace(task_id=None))
        return (*(f"{tail} · {task}" for tail in without), f"· {task}")
    if term is None or term.target is None or line.group is Group.WARNINGS:
        return ()
    if line.broken_on is None:
        return (show_target(term.target),)
    if term.last is None or term.last.measured is None:
        return ()
    measured = show_measure(term.last.measured, term.target.unit)
    return (f"({show_variance(term.target, term.last.measured)})", f"({measured})")


def tail_of(line: Line) -> str:
    """The longest that may stand behind the words of a line; "" where nothing does."""
    return next(iter(tails_of(line)), "")


def tomorrow_words(first: Line | None) -> str:
    """What the next day begins with, given the first line of its review."""
    if first is None:
        return _("Nothing waits for tomorrow yet.")
    at = f"{first.due_time:%H:%M} " if first.due_time else ""
    what = f"{at}{first.what}"
    if first.account:
        what = _("{what}, {account}").format(what=what, account=first.account)
    return _("Tomorrow begins with: {what}").format(what=clean(what))


def counts(lines: Sequence[Line]) -> dict[Group, int]:
    """How many lines each group has."""
    lines_of = dict.fromkeys(Group, 0)
    for line in lines:
        lines_of[line.group] += 1
    return lines_of
