"""What the files can say of the endless chain."""

from typing import NamedTuple

from kamtui.domain.chain.words import MayUse, Question, Source
from kamtui.sample.entries.keys import AccountKey, PersonKey


class Referral(NamedTuple):
    """Somebody named an account."""

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
    """What was found out of the four questions, a letter for each."""

    account: AccountKey
    answered_on: int
    answers: str
    notes: dict[Question, str] = {}


class WeekPlan(NamedTuple):
    """What a week is to bring, counted from the running one."""

    week: int
    contacts: int | None = None
    asks: int | None = None
    prospects: int | None = None
    meetings: int | None = None


class ProspectingTask(NamedTuple):
    """A task for finding prospects, on a weekday of a week counted from the running one."""

    what: str
    week: int
    weekday: str
    account: AccountKey | None = None
    person: PersonKey | None = None
    is_done: bool = False
