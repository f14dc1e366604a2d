"""An account as it is written down (K2-K8)."""

from datetime import date
from typing import Any, NamedTuple

from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import Language, Stage
from kamtui.domain.time.birthday import Birthday


class AccountEntry(NamedTuple):
    """What a person says of one organisation; days for intervals, minor units for money."""

    name: str
    legal_name: str = ""
    registration_number: str = ""
    industry: str = ""
    city: str = ""
    country: str = ""
    stage: Stage = Stage.PROSPECT
    is_key: bool = False
    greet_every_days: int | None = None
    greet_latest_days: int | None = None
    estimated_spend: int | None = None
    renewal_on: date | None = None
    vulnerability: str = ""
    note: str = ""
    language: Language | None = None
    """In which they are written to; None is asked before the first letter."""
    firm_day: Birthday | None = None
    """On which the firm celebrates every year."""
    reaches: tuple[Reach, ...] = ()
    """By what it can be reached, kind by kind, the first first."""


def own_values(entry: AccountEntry) -> dict[str, Any]:
    """The values of an account by field as the book holds them, without its ways to be reached, which are records of their
    own."""
    values = {field: value for field, value in entry._asdict().items() if field != "reaches"}
    return {**values, "firm_day": None if entry.firm_day is None else entry.firm_day.stored}


def may_become(stage: Stage) -> tuple[Stage, ...]:
    """The stages that an account of a stage may move to.

    A prospect becomes a customer or is lost, a customer a former one; both may come back. Of a lost one the reason may
    be said anew.
    """
    return {
        Stage.PROSPECT: (Stage.CUSTOMER, Stage.LOST),
        Stage.CUSTOMER: (Stage.FORMER,),
        Stage.FORMER: (Stage.CUSTOMER,),
        Stage.LOST: (Stage.PROSPECT, Stage.CUSTOMER, Stage.LOST),
    }[stage]


def won_and_lost(
    before: Stage, after: Stage, won_on: date | None, lost_on: date | None, today: date
) -> tuple[date | None, date | None]:
    """The days on which an account was won and lost, once it goes from one stage to another today (K20).

    Won on the day on which it becomes a customer, anew where it comes back; lost while it is lost. What
    is a prospect again was neither.
    """
    if before is after:
        return won_on, lost_on
    if after is Stage.PROSPECT:
        return None, None
    return (today if after is Stage.CUSTOMER else won_on, today if after is Stage.LOST else None)
