"""What the files can say of terms, problems, favours and tasks, and of warnings that are accepted."""

from typing import NamedTuple

from kamtui.domain.terms.words import (
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    ProblemKind,
    ProblemState,
    TermCategory,
    TermState,
)
from kamtui.sample.entries.keys import AccountKey, PersonKey, ProblemKey, ProductName, TaskWords, TermKey


class Check(NamedTuple):
    """A check of a term; the value as one would type it."""

    outcome: Outcome
    measured: str = ""
    evidence: str = ""


class Term(NamedTuple):
    """Something agreed, with how it was kept."""

    key: str
    account: AccountKey
    category: TermCategory
    owed_by: OwedBy
    what: str
    agreed_on: int
    in_call: bool = False
    person: PersonKey | None = None
    target: str = ""
    checks: str = ""
    falls_on: int | None = None
    is_left_waiting: bool = False
    due_after_days: int | None = None
    from_on: int | None = None
    until_on: int | None = None
    notice: str = ""
    state: TermState = TermState.AGREED
    ended_on: int | None = None
    previous: TermKey | None = None
    consent: Consent = Consent.NOT_NEEDED
    consent_on: int | None = None
    note: str = ""
    usual: tuple[str, ...] = ("",)
    checked: tuple[Check, ...] = ()


class Problem(NamedTuple):
    """What hampers an account, or may come to."""

    key: str
    account: AccountKey
    kind: ProblemKind
    what: str
    severity: int
    noted_on: int
    term: TermKey | None = None
    likelihood: int | None = None
    solution: str = ""
    alternative: str = ""
    state: ProblemState = ProblemState.OPEN
    settled_on: int | None = None
    cost_yearly: int | None = None
    worth_yearly: int | None = None
    product: ProductName | None = None


class Favour(NamedTuple):
    """Something done beside all that was agreed."""

    way: FavourWay
    person: PersonKey
    what: str
    done_on: int
    thanked_on: int | None = None
    cost: int | None = None


class Value(NamedTuple):
    """Something done for an account, and what it was worth to them; what solving a problem was worth names the problem."""

    account: AccountKey
    what: str
    done_on: int
    worth: int | None = None
    problem: ProblemKey | None = None


class Task(NamedTuple):
    """A next step."""

    what: str
    due_on: int
    due_time: str | None = None
    account: AccountKey | None = None
    person: PersonKey | None = None
    called_on: int | None = None
    done_on: int | None = None
    times_put_off: int = 0
    term: TermKey | None = None
    problem: ProblemKey | None = None


class RepeatingTask(NamedTuple):
    """A task that comes again; it has been done each time so far."""

    what: str
    repeats: str
    since_on: int
    account: AccountKey | None = None
    person: PersonKey | None = None
    term: TermKey | None = None


class FirstToday(NamedTuple):
    """What was chosen last evening as first today: a task, or a term."""

    task: TaskWords | None = None
    term: TermKey | None = None


class Acceptance(NamedTuple):
    """A warning about a person, a term, a problem or an account that is accepted for a while."""

    rule: str
    accepted_on: int
    until_on: int
    reason: str
    person: PersonKey | None = None
    term: TermKey | None = None
    account: AccountKey | None = None
    problem: ProblemKey | None = None
