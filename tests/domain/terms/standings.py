"""Terms as the rules see them, and their checks, for the tests of several rules."""

from datetime import date, timedelta
from typing import Any

from kamtui.domain.terms.promises import (
    Checked,
    Standing,
)
from kamtui.domain.terms.words import Consent, Outcome, OwedBy, TermCategory, TermState
from kamtui.domain.time.recurrence.rule import Recurrence

TODAY = date(2026, 11, 22)
WEEKLY = Recurrence("FREQ=WEEKLY;BYDAY=FR", date(2026, 1, 2))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def checks(*outcomes: Outcome, last: int = 2, measured: int | None = None) -> tuple[Checked, ...]:
    """Weekly checks, the last so many days ago; only the last one measured."""
    count = len(outcomes)
    return tuple(
        Checked(n, ago(last + 7 * (count - 1 - n)), outcome, measured if n == count - 1 else None)
        for n, outcome in enumerate(outcomes)
    )


def a_term(**fields: Any) -> Standing:
    return Standing(
        **{
            "term_id": 5, "account_id": 7, "account": "Acme", "category": TermCategory.DELIVERY,
            "owed_by": OwedBy.WE, "what": "Deliver within the week", "target": None, "from_on": date(2026, 1, 1),
            "until_on": None, "notice": None, "rule": WEEKLY, "next_check_on": date(2026, 11, 27),
            "consent": Consent.NOT_NEEDED, "consent_on": None, "state": TermState.AGREED, **fields,
        }
    )  # fmt: skip
