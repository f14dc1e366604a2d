"""Living with a warning until a day: never for good, and never without a reason."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kamtui.domain.fields import FieldReader
from kamtui.domain.text.language import _
from kamtui.domain.time.typed_days import read_day


class AcceptanceEntry(NamedTuple):
    """Why one can live with a warning, and the last day on which one does."""

    reason: str
    until_on: date


def may_be_accepted_until(day: date, today: date) -> bool:
    """Whether a warning may be accepted until a day: one still to come, on which it is told no more."""
    return day > today


def read_acceptance(typed: Mapping[str, str], today: date) -> AcceptanceEntry:
    """The acceptance in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    reason = reader.needed("reason", _("Say why you can live with it."))
    until_on = reader.other("until", lambda: read_day(typed["until"], today))
    if until_on is not None and not may_be_accepted_until(until_on, today):
        reader.problem("until", _("Choose a day to come: a warning is never switched off for good."))
    reader.finish()
    assert until_on is not None
    return AcceptanceEntry(reason, until_on)
