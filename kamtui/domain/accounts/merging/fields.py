"""Two records of one organisation, or of one person, become one: which value of each field stays.

What only one of them says stays without a question; what both say otherwise is chosen, field by field.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.person import PersonEntry
from kamtui.domain.accounts.reach import added_to
from kamtui.domain.accounts.words import Stage
from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT
from kamtui.domain.time.birthday import Birthday

Entry = TypeVar("Entry", AccountEntry, PersonEntry)

_JOINED_BY = {
    "note": ("\n", NOTE_LIMIT),
    "goals": ("; ", LINE_LIMIT),
    "interests": ("; ", LINE_LIMIT),
    "vulnerability": ("; ", LINE_LIMIT),
}
"""Texts of which both may stay: by what they are joined, and how long they may be together."""
_TOGETHER = {"greet_latest_days": "greet_every_days", "contact_latest_days": "contact_every_days"}
"""Fields that are chosen with another, by their name: one without the other would not hold."""
_SAID_BY_YES = ("is_key", "is_influence_center")
"""Marks that somebody made: what was not marked says nothing against it."""
_SAID_BY_NO = ("is_greeted", "is_empty_seat")
_NEVER_ASKED = frozenset((*_TOGETHER, *_SAID_BY_YES, *_SAID_BY_NO, "reaches", "roles"))
_BY_WEIGHT = (Stage.CUSTOMER, Stage.FORMER, Stage.PROSPECT, Stage.LOST)
"""Stages, the one that is offered first: who buys under one name is a customer under both."""


class Keep(StrEnum):
    """Which of two values stays."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


class Difference(NamedTuple):
    """A field of which both records say something, and not the same."""

    field: str
    first: Any
    second: Any
    offered: Keep
    """What stays where the person chooses nothing."""

    @property
    def choices(self) -> tuple[Keep, ...]:
        joined = _joined(self.field, self.first, self.second)
        return (Keep.FIRST, Keep.SECOND, *(() if joined is None else (Keep.BOTH,)))


def differences(first: Entry, second: Entry) -> list[Difference]:
    """The fields in which two records differ and both say something, in the order of the form."""
    found = []
    for field in first._fields:
        one, other = getattr(first, field), getattr(second, field)
        if field in _NEVER_ASKED or one == other or not (_says(one) and _says(other)):
            continue
        if _fuller_day(one, other) is None:
            found.append(Difference(field, one, other, _offered(field, one, other)))
    return found


def merged(first: Entry, second: Entry, chosen: Mapping[str, Keep]) -> Entry:
    """One record of two: by field what was chosen, else what is offered or the only one that says anything."""
    keeps = {each.field: chosen.get(each.field, each.offered) for each in differences(first, second)}
    values: dict[str, Any] = {}
    one: Any
    other: Any
    for field in first._fields:
        one, other = getattr(first, field), getattr(second, field)
        keep = keeps.get(_TOGETHER.get(field, field))
        if field == "reaches":
            values[field] = added_to(one, other)
        elif field == "roles":
            values[field] = tuple(dict.fromkeys((*one, *other)))
        elif field in _SAID_BY_YES:
            values[field] = one or other
        elif field in _SAID_BY_NO:
            values[field] = one and other
        elif keep is Keep.BOTH:
            values[field] = _joined(field, one, other)
        elif keep is not None:
            values[field] = one if keep is Keep.FIRST else other
        else:
            values[field] = _only(first, second, field)
    return first._replace(**values)


def _only(first: Entry, second: Entry, field: str) -> Any:
    """The value of the one of two that says anything; of two days of birth the one with a year."""
    leading = _TOGETHER.get(field, field)
    one, other = getattr(first, leading), getattr(second, leading)
    fuller = _fuller_day(one, other)
    if fuller is not None and field == leading:
        return fuller
    return getattr(first if _says(one) else second, field)


def _says(value: object) -> bool:
    """Whether a value says anything: a mark that is not set does not."""
    return value not in (None, "", ())


def _fuller_day(one: object, other: object) -> Birthday | None:
    """Of the same day of the year, of which the year is known once, that one; None where they are two days."""
    if not isinstance(one, Birthday) or not isinstance(other, Birthday):
        return None
    if (one.month, one.day) != (other.month, other.day) or (one.year is None) == (other.year is None):
        return None
    return one if one.year is not None else other


def _joined(field: str, one: Any, other: Any) -> str | None:
    """Both texts of a field; None where only one of them can stay."""
    if field not in _JOINED_BY:
        return None
    between, limit = _JOINED_BY[field]
    text = one if other in one else other if one in other else f"{one}{between}{other}"
    return text if len(text) <= limit else None


def _offered(field: str, one: Any, other: Any) -> Keep:
    if _joined(field, one, other) is not None:
        return Keep.BOTH
    if isinstance(one, Stage):
        return Keep.FIRST if _BY_WEIGHT.index(one) <= _BY_WEIGHT.index(other) else Keep.SECOND
    if field == "renewal_on":
        return Keep.FIRST if one >= other else Keep.SECOND
    return Keep.FIRST
