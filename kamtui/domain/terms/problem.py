"""A problem or threat at a customer (K5, K6): what it is, our solution, what it is worth, and what is wrong with it."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import NamedTuple

from kamtui.domain.terms.words import ProblemKind, ProblemRule, ProblemState
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_amount
from kamtui.domain.thresholds import TermLimits
from kamtui.domain.warning import Remedy, Said, Severity, Subject, Warning, in_order

WEIGHTS = (1, 2, 3)
"""Severity and likelihood: low, middle, high."""
_USUAL = TermLimits()
HIGH = WEIGHTS[-1]


class FollowUp(NamedTuple):
    """What is to be done about a problem or a broken term, and by when; the store makes a task of it."""

    what: str
    due_on: date
    due_time: time | None = None


class ProblemEntry(NamedTuple):
    """What hampers a customer, or may come to. Severity and likelihood are 1 to 3; None is not known.

    What it costs them and what solving it is worth are minor units of money a year.
    """

    account_id: int
    what: str
    noted_on: date
    kind: ProblemKind = ProblemKind.PROBLEM
    severity: int = 2
    likelihood: int | None = None
    solution: str = ""
    alternative: str = ""
    state: ProblemState = ProblemState.OPEN
    term_id: int | None = None
    cost_yearly: int | None = None
    worth_yearly: int | None = None
    product_id: int | None = None
    """The product line that it is about."""


def settled_since(
    state: ProblemState, *, was: ProblemState, settled_on: date | None, today: date
) -> date | None:
    """The day on which a problem in `state` counts as settled; None while it is live.

    One that was live until now is settled today; one that was settled before keeps its day.
    """
    if state.is_live:
        return None
    return today if was.is_live else settled_on


def show_weight(weight: int | None) -> str:
    """Severity or likelihood in a word."""
    return {1: _("low"), 2: _("middle"), 3: _("high")}.get(weight or 0, _("not known"))


def weight_choices() -> list[tuple[str, str]]:
    """Severity or likelihood to choose from: each as it is typed, and in a word."""
    return [(str(weight), show_weight(weight)) for weight in WEIGHTS]


# -- what is wrong with the problems of the customers


class LiveProblem(NamedTuple):
    """A problem that is not settled: whose it is, how grave, what it is worth in a year, and what is planned about it.

    Money is in minor units, None where it is not known.
    """

    problem_id: int
    account_id: int
    account: str
    what: str
    kind: ProblemKind
    severity: int
    likelihood: int | None
    noted_on: date
    known_since: date
    """Since when the account is in the book."""
    cost_yearly: int | None = None
    worth_yearly: int | None = None
    next_step: str = ""
    """The next open task about it, "" where there is none."""
    next_on: date | None = None

    @property
    def at_stake(self) -> int | None:
        """What is at stake in a year: what solving it is worth, else what it costs them; None where neither is known."""
        return self.cost_yearly if self.worth_yearly is None else self.worth_yearly

    def open_days(self, today: date) -> int:
        """For how many days it has been open, at most those for which the book knows the account."""
        return (today - max(self.noted_on, self.known_since)).days


def stake_words(worth_yearly: int | None, cost_yearly: int | None) -> str:
    """`worth 12 000 € a year`, or what it costs them; that nothing is known of either is said too."""
    if worth_yearly is not None:
        return _("worth {amount} a year").format(amount=show_amount(worth_yearly))
    if cost_yearly is not None:
        return _("costs them {amount} a year").format(amount=show_amount(cost_yearly))
    return _("worth not known")


def problem_warnings(
    problems: Iterable[LiveProblem], today: date, longer_than_days: int = _USUAL.problem_days
) -> list[Warning]:
    """Every warning about problems that are not settled: the severest first, then as `ProblemRule` orders them.

    Within a rule those come first that are worth most in a year; what is not known comes last, and is never 0.
    """
    in_turn = sorted(problems, key=lambda problem: (-_worth(problem), problem.problem_id))
    return in_order(
        (warning for problem in in_turn for warning in _all(problem, today, longer_than_days)), ProblemRule
    )


def _worth(problem: LiveProblem) -> int:
    return -1 if problem.at_stake is None else problem.at_stake


def _all(problem: LiveProblem, today: date, longer_than_days: int) -> Iterator[Warning]:
    yield from _without_step(problem)
    yield from _likely(problem)
    yield from _long_open(problem, today, longer_than_days)


def _without_step(problem: LiveProblem) -> Iterator[Warning]:
    """Its severity is high, and no task about it is open."""
    if problem.severity == HIGH and not problem.next_step:
        yield _warn(problem, ProblemRule.NO_STEP, Severity.RED)


def _likely(problem: LiveProblem) -> Iterator[Warning]:
    """It is a threat whose likelihood is high: red while no task about it is open, else amber."""
    if problem.kind is ProblemKind.THREAT and problem.likelihood == HIGH:
        yield _warn(problem, ProblemRule.LIKELY, Severity.AMBER if problem.next_step else Severity.RED)


def _long_open(problem: LiveProblem, today: date, longer_than_days: int) -> Iterator[Warning]:
    """It has been open for more than 30 days, whether a solution was offered or not."""
    days = problem.open_days(today)
    if days > longer_than_days:
        yield _warn(problem, ProblemRule.LONG_OPEN, Severity.AMBER, days)


def _warn(problem: LiveProblem, rule: ProblemRule, severity: Severity, days: int = 0) -> Warning:
    said = Said(_words, (rule, problem.kind, problem.what, problem.worth_yearly, problem.cost_yearly, days))
    about, subject = str(problem.problem_id), Subject(problem.account_id, problem.account)
    return Warning(rule, severity, said, Remedy.TASK, about=about, subject=subject)


def _words(
    rule: ProblemRule,
    kind: ProblemKind,
    what: str,
    worth_yearly: int | None,
    cost_yearly: int | None,
    days: int,
) -> str:
    if rule is ProblemRule.LONG_OPEN:
        sentence = ngettext("Open for {days} day: {what}", "Open for {days} days: {what}", days)
    elif rule is ProblemRule.LIKELY:
        sentence = _("Likely to come: {what}")
    elif kind is ProblemKind.THREAT:
        sentence = _("High threat, no next step: {what}")
    else:
        sentence = _("High problem, no next step: {what}")
    return _("{sentence} ({stake}).").format(
        sentence=sentence.format(what=what.rstrip("."), days=days),
        stake=stake_words(worth_yearly, cost_yearly),
    )
