"""The whole story: every section that the files may have."""

from typing import NamedTuple

from kamtui.sample.entries.chain import ProspectingTask, Qualification, Referral, WeekPlan
from kamtui.sample.entries.knowledge import (
    Bonds,
    BrandImage,
    Dossier,
    KeyMarks,
    NegotiatedPrice,
    Portfolio,
    QuarterReview,
    Rivalry,
    Sales,
    SatisfactionReading,
    SingleSum,
)
from kamtui.sample.entries.people import (
    Account,
    Call,
    EverydayCall,
    MapReview,
    NamedAccount,
    NamedPerson,
    Person,
    StanceReading,
    Tie,
)
from kamtui.sample.entries.terms import (
    Acceptance,
    Favour,
    FirstToday,
    Problem,
    RepeatingTask,
    Task,
    Term,
    Value,
)


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
    values: tuple[Value, ...]
    tasks: tuple[Task, ...]
    repeating_tasks: tuple[RepeatingTask, ...]
    prospecting_tasks: tuple[ProspectingTask, ...]
    first_today: tuple[FirstToday, ...]
    referrals: tuple[Referral, ...]
    qualifications: tuple[Qualification, ...]
    week_plans: tuple[WeekPlan, ...]
    bonds: tuple[Bonds, ...]
    dossiers: tuple[Dossier, ...]
    brand_images: tuple[BrandImage, ...]
    key_marks: tuple[KeyMarks, ...]
    satisfaction_readings: tuple[SatisfactionReading, ...]
    competitors: tuple[str, ...]
    products: tuple[str, ...]
    rivalries: tuple[Rivalry, ...]
    portfolios: tuple[Portfolio, ...]
    negotiated_prices: tuple[NegotiatedPrice, ...]
    sales: tuple[Sales, ...]
    single_sums: tuple[SingleSum, ...]
    quarter_reviews: tuple[QuarterReview, ...]

    @property
    def all_accounts(self) -> tuple[Account | NamedAccount, ...]:
        return self.accounts + self.named_accounts

    @property
    def all_people(self) -> tuple[Person | NamedPerson, ...]:
        return self.people + self.named_people
