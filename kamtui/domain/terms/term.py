"""What was agreed (K14-K16), as it is written down."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.terms.notice import Notice
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.words import Consent, OwedBy, TermCategory, TermState
from kamtui.domain.time.recurrence.rule import Recurrence


class TermEntry(NamedTuple):
    """What was agreed, who owes it, how it is measured and when it is checked."""

    account_id: int
    category: TermCategory
    owed_by: OwedBy
    what: str
    from_on: date
    target: Target | None = None
    until_on: date | None = None
    notice: Notice | None = None
    checks: Recurrence | None = None
    consent: Consent = Consent.NOT_NEEDED
    consent_on: date | None = None
    consent_by: str = ""
    call_id: int | None = None
    person_id: int | None = None
    state: TermState = TermState.AGREED
    note: str = ""

    @property
    def is_one_off(self) -> bool:
        """A promise with one check and no more."""
        from kamtui.domain.time.recurrence.days import is_once

        return self.checks is not None and is_once(self.checks)
