"""A prospect as it is named (K20-K24): the organisation, whom to speak to, why it fits, by whom, from where."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.chain.words import MayUse, Source


class ReferralEntry(NamedTuple):
    """A prospect was named. Fees are minor units.

    `account_id` is that of an organisation already in the book, `person_id` that of somebody there to speak to.
    """

    organisation: str
    named_on: date
    source: Source
    account_id: int | None = None
    person_id: int | None = None
    person: str = ""
    by_person_id: int | None = None
    call_id: int | None = None
    why: str = ""
    may_use_name: MayUse = MayUse.NOT_ASKED
    fee: int | None = None
    thanked_on: date | None = None
