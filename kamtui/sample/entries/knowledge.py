"""What the files can say of bonds and dossiers, rivals and portfolios, and of what is sold."""

from typing import NamedTuple

from kamtui.domain.knowledge.words import Bond, Mark, Topic
from kamtui.sample.entries.keys import AccountKey, CompetitorName, PersonKey, ProductName


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
    """What was known of a customer as of a day, by topic; in the order in which it is told."""

    account: AccountKey
    read_on: int
    functioning: str = ""
    results: str = ""
    interests: str = ""
    decides: str = ""
    price: str = ""
    conditions: str = ""
    capacity: str = ""

    @property
    def by_topic(self) -> dict[Topic, str]:
        """Those of which something is known."""
        return {topic: text for topic in Topic if (text := getattr(self, topic.value))}


class BrandImage(NamedTuple):
    """What a customer thought of our brand as of a day, and what was done for it."""

    account: AccountKey
    read_on: int
    strength: int | None
    evidence: str
    done: str = ""


class KeyMarks(NamedTuple):
    """The marks of a key account, a letter for each."""

    account: AccountKey
    answered_on: int
    answers: str
    notes: dict[Mark, str] = {}


class SatisfactionReading(NamedTuple):
    """How satisfied somebody said they were, in a call that is told."""

    account: AccountKey
    read_on: int
    person: PersonKey
    score: int
    note: str = ""


class QuarterReview(NamedTuple):
    """What was written down of a quarter for its business review; the last full quarter is one ago."""

    account: AccountKey
    quarters_ago: int
    review_on: int | None = None
    attendees: str = ""
    summary: str = ""
    highlights: str = ""
    wins: str = ""
    goals: str = ""
    risks: str = ""
    opportunities: str = ""
    next_goals: str = ""
    note: str = ""


class Rivalry(NamedTuple):
    """A competitor at an account."""

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
    """What was agreed on the price of a product as of a day; several of one product are its course."""

    account: AccountKey
    product: ProductName
    read_on: int
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
