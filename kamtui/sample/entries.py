"""What can stand in the files of `story/`: a class for each kind of entry, with its keys and what each may hold.

A key without a default has to be there. A whole number whose key ends in `_on` is a day, counted from the one
on which the book is made: -3 is three days before it. Money is in whole euros. What else the keys mean stands at the
head of the files.
"""

from typing import NamedTuple, NewType

from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.calls.words import Asked, BeganBy, Channel
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind
from kamtui.domain.chain.words import MayUse, Question, Source
from kamtui.domain.knowledge.words import Bond, Mark, Topic
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

# The key of another entry, which has to be there too.
AccountKey = NewType("AccountKey", str)
PersonKey = NewType("PersonKey", str)
TermKey = NewType("TermKey", str)
ProblemKey = NewType("ProblemKey", str)
CompetitorName = NewType("CompetitorName", str)
ProductName = NewType("ProductName", str)
TaskWords = NewType("TaskWords", str)


class Everyday(NamedTuple):
    """How many small calls are dealt out to a customer, and what fills the holes in them."""

    calls: int
    desk: tuple[PersonKey, ...]
    floor: tuple[PersonKey, ...]
    goods: tuple[str, ...]
    film: str


class Account(NamedTuple):
    key: str
    name: str
    legal_name: str
    industry: str
    city: str
    country: str
    stage: Stage
    domain: str
    created_on: int
    is_key: bool = False
    language: str = "en"
    greet_every_days: int | None = None
    greet_latest_days: int | None = None
    estimated_spend: int | None = None
    renewal_on: int | None = None
    won_on: int | None = None
    lost_on: int | None = None
    lost_reason: str = ""
    vulnerability: str = ""
    note: str = ""
    everyday: Everyday | None = None


class NamedAccount(NamedTuple):
    """An account that came into the book by being named."""

    key: str
    name: str
    industry: str
    city: str
    country: str
    stage: Stage = Stage.PROSPECT
    language: str = "en"
    estimated_spend: int | None = None
    won_on: int | None = None
    lost_on: int | None = None
    lost_reason: str = ""


class Person(NamedTuple):
    key: str
    name: str
    account: AccountKey | None = None
    title: str = ""
    department: str = ""
    roles: tuple[Role, ...] = ()
    reports_to: PersonKey | None = None
    goals: str = ""
    interests: str = ""
    birthday: str | None = None
    contact_every_days: int | None = None
    contact_latest_days: int | None = None
    is_empty_seat: bool = False
    is_adviser: bool = False
    is_influence_center: bool = False
    status: PersonStatus = PersonStatus.ACTIVE
    until_on: int | None = None
    more_phones: str = ""
    chat: str = ""
    note: str = ""


class NamedPerson(NamedTuple):
    """Somebody to speak to at an account that was named, or somebody who is paid for names."""

    key: str
    name: str
    account: AccountKey | None = None
    title: str = ""
    roles: tuple[Role, ...] = ()
    goals: str = ""
    interests: str = ""


class Call(NamedTuple):
    held_on: int
    channel: Channel
    people: tuple[PersonKey, ...]
    purpose: str
    note: str
    account: AccountKey | None = None
    at: str = ""
    began_by: BeganBy = BeganBy.WE
    minutes: int | None = None
    result: str = ""
    asked: Asked = Asked.NOT_ASKED
    why_not: str = ""


class EverydayCall(NamedTuple):
    """A small call that any customer may have had, with holes for people, goods and figures."""

    language: str
    channel: Channel
    began_by: BeganBy
    purpose: str
    note: str
    result: str = ""
    is_for_floor: bool = False


class StanceReading(NamedTuple):
    person: PersonKey
    read_on: int
    stance: Stance | None = None
    influence: int | None = None
    confidence: Confidence = Confidence.ASSUMED
    reason: str = ""


class Tie(NamedTuple):
    from_person: PersonKey
    kind: TieKind
    to_person: PersonKey
    made_on: int
    strength: int
    ended_on: int | None = None
    confidence: Confidence = Confidence.ASSUMED
    note: str = ""


class MapReview(NamedTuple):
    account: AccountKey
    reviewed_on: int


class Acceptance(NamedTuple):
    """A warning about a person, a term or an account that is accepted for a while."""

    rule: str
    accepted_on: int
    until_on: int
    reason: str
    person: PersonKey | None = None
    term: TermKey | None = None
    account: AccountKey | None = None


class Check(NamedTuple):
    outcome: Outcome
    measured: str = ""
    evidence: str = ""


class Term(NamedTuple):
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


class Favour(NamedTuple):
    way: FavourWay
    person: PersonKey
    what: str
    done_on: int
    thanked_on: int | None = None
    cost: int | None = None


class Task(NamedTuple):
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
    what: str
    repeats: str
    since_on: int
    account: AccountKey | None = None
    person: PersonKey | None = None
    term: TermKey | None = None


class ProspectingTask(NamedTuple):
    what: str
    week: int
    weekday: str
    account: AccountKey | None = None
    person: PersonKey | None = None
    is_done: bool = False


class FirstToday(NamedTuple):
    """What was chosen last evening as first today: a task, or a term."""

    task: TaskWords | None = None
    term: TermKey | None = None


class Referral(NamedTuple):
    account: AccountKey
    named_on: int
    source: Source
    why: str
    by_person: PersonKey | None = None
    in_call: bool = False
    person: PersonKey | None = None
    may_use_name: MayUse = MayUse.NOT_ASKED
    fee: int | None = None
    thanked_on: int | None = None


class Qualification(NamedTuple):
    account: AccountKey
    answered_on: int
    answers: str
    notes: dict[Question, str] = {}


class WeekPlan(NamedTuple):
    week: int
    contacts: int | None = None
    asks: int | None = None
    prospects: int | None = None
    meetings: int | None = None


class BondRead(NamedTuple):
    """One bond as read lately and, where it was read half a year ago too, as it was then."""

    strength: int | None = None
    before: int | None = None
    evidence: str = ""
    would_break: str = ""
    held_by: str = ""
    yearly_cost: int | None = None


class Bonds(NamedTuple):
    """The seven bonds of an account; `before_on` left out means that they were read only once."""

    account: AccountKey
    read_on: int
    structural: BondRead
    brand: BondRead
    reputation: BondRead
    personal: BondRead
    information: BondRead
    value: BondRead
    no_choice: BondRead
    before_on: int | None = None

    @property
    def by_bond(self) -> dict[Bond, BondRead]:
        return {bond: getattr(self, bond.value) for bond in Bond}


class Dossier(NamedTuple):
    """What is known of a customer, by topic; in the order in which it is told."""

    account: AccountKey
    functioning: str = ""
    results: str = ""
    interests: str = ""
    decides: str = ""
    price: str = ""
    conditions: str = ""
    capacity: str = ""
    brand_image: str = ""

    @property
    def by_topic(self) -> dict[Topic, str]:
        """Those of which something is known."""
        return {topic: text for topic in Topic if (text := getattr(self, topic.value))}


class KeyMarks(NamedTuple):
    account: AccountKey
    answered_on: int
    answers: str
    notes: dict[Mark, str] = {}


class SatisfactionReading(NamedTuple):
    account: AccountKey
    read_on: int
    person: PersonKey
    score: int
    note: str = ""


class Rivalry(NamedTuple):
    account: AccountKey
    competitor: CompetitorName
    with_what: str
    since_on: int
    strength: int | None = None
    note: str = ""


class Portfolio(NamedTuple):
    """How our products stand at an account, a letter for each."""

    account: AccountKey
    states: str
    competitors: tuple[str, ...] = ()


class NegotiatedPrice(NamedTuple):
    account: AccountKey
    product: ProductName
    price: float
    terms: str


class Sales(NamedTuple):
    """What a customer buys in a year and what it brings, in euros and percent."""

    account: AccountKey
    year: int
    margin: float
    season: str = "777777777777"
    levels: tuple[int, ...] = (100, 100, 100, 100)
    since_on: int | None = None
    until_on: int | None = None
    is_waited_for: bool = False
    planned: int | None = None
    planned_margin: float | None = None
    ahead: int | None = None


class SingleSum(NamedTuple):
    """A machine, or money given back: added to a month."""

    account: AccountKey
    sold_on: int
    revenue: int
    profit: int


class Story(NamedTuple):
    """All that is told: the sections that the files may have, each with its entries in the order of the files."""

    accounts: tuple[Account, ...]
    named_accounts: tuple[NamedAccount, ...]
    people: tuple[Person, ...]
    named_people: tuple[NamedPerson, ...]
    calls: tuple[Call, ...]
    chain_calls: tuple[Call, ...]
    everyday_calls: tuple[EverydayCall, ...]
    stance_readings: tuple[StanceReading, ...]
    ties: tuple[Tie, ...]
    map_reviews: tuple[MapReview, ...]
    acceptances: tuple[Acceptance, ...]
    terms: tuple[Term, ...]
    problems: tuple[Problem, ...]
    favours: tuple[Favour, ...]
    tasks: tuple[Task, ...]
    repeating_tasks: tuple[RepeatingTask, ...]
    prospecting_tasks: tuple[ProspectingTask, ...]
    first_today: tuple[FirstToday, ...]
    referrals: tuple[Referral, ...]
    qualifications: tuple[Qualification, ...]
    week_plans: tuple[WeekPlan, ...]
    bonds: tuple[Bonds, ...]
    dossiers: tuple[Dossier, ...]
    key_marks: tuple[KeyMarks, ...]
    satisfaction_readings: tuple[SatisfactionReading, ...]
    competitors: tuple[str, ...]
    products: tuple[str, ...]
    rivalries: tuple[Rivalry, ...]
    portfolios: tuple[Portfolio, ...]
    negotiated_prices: tuple[NegotiatedPrice, ...]
    sales: tuple[Sales, ...]
    single_sums: tuple[SingleSum, ...]

    @property
    def all_accounts(self) -> tuple[Account | NamedAccount, ...]:
        return self.accounts + self.named_accounts

    @property
    def all_people(self) -> tuple[Person | NamedPerson, ...]:
        return self.people + self.named_people
