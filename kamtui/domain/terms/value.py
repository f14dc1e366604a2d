"""What we did for a customer and what it was worth to them (K6, K16): a ledger by years.

It is made of what stands in the book anyway, solved problems, favours given and service terms kept, and of what was
written down besides. What anything was worth is known only where somebody said so: not known is never 0.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.amounts import show_amount
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext


class ValueSource(StrEnum):
    """What a line of the ledger came of."""

    PROBLEM = "problem"
    FAVOUR = "favour"
    TERM = "term"
    OWN = "own"

    @property
    def label(self) -> str:
        return {
            ValueSource.PROBLEM: _("problem solved"),
            ValueSource.FAVOUR: _("favour"),
            ValueSource.TERM: _("service kept"),
            ValueSource.OWN: _("done for them"),
        }[self]


class ValueEntry(NamedTuple):
    """Something done for an account. The worth is theirs, in minor units, None where it is not known."""

    account_id: int
    what: str
    done_on: date
    worth: int | None = None
    problem_id: int | None = None
    favour_id: int | None = None
    term_id: int | None = None
    is_for_us: bool = False
    """Whether no report for the customer tells of it: it came of a favour, a threat or what was not confirmed, or we said so."""

    @property
    def source(self) -> ValueSource:
        """What it came of."""
        if self.problem_id is not None:
            return ValueSource.PROBLEM
        if self.favour_id is not None:
            return ValueSource.FAVOUR
        return ValueSource.TERM if self.term_id is not None else ValueSource.OWN


class Value(NamedTuple):
    """A line of the ledger; `value_id` is None where nobody has said yet what it was worth."""

    value_id: int | None
    entry: ValueEntry


class WorthSum(NamedTuple):
    """What some lines were worth together, as far as that is known, and what it is not known of."""

    known: int
    unknown: tuple[str, ...] = ()
    """What was done of which the worth is not known."""
    counted: int = 0
    """How many lines the sum is of."""

    @property
    def lines(self) -> int:
        """How many lines there are in all."""
        return self.counted + len(self.unknown)


class ValueYear(NamedTuple):
    """What was done in a year, the latest first, and what it was worth."""

    year: int
    values: tuple[Value, ...]
    sum: WorthSum


def worth_sum(entries: Iterable[ValueEntry]) -> WorthSum:
    """The worth of some lines added up, to the cent; those of which it is not known are named and add nothing."""
    listed = list(entries)
    known = [entry.worth for entry in listed if entry.worth is not None]
    return WorthSum(
        sum(known), tuple(clean(entry.what) for entry in listed if entry.worth is None), len(known)
    )


def by_year(values: Iterable[Value]) -> list[ValueYear]:
    """The ledger by years, the latest first."""
    years: dict[int, list[Value]] = {}
    in_turn = sorted(values, key=lambda value: (value.entry.done_on, value.value_id or 0), reverse=True)
    for value in in_turn:
        years.setdefault(value.entry.done_on.year, []).append(value)
    return [
        ValueYear(year, tuple(held), worth_sum(value.entry for value in held)) for year, held in years.items()
    ]


def sum_words(worth: WorthSum) -> str:
    """`1 240,50 €, worth of 2 not known`; where none is known only how many are not."""
    gap = ngettext("worth of {count} not known", "worth of {count} not known", len(worth.unknown)).format(
        count=len(worth.unknown)
    )
    if not worth.counted:
        return gap if worth.unknown else ""
    said = show_amount(worth.known)
    return f"{said}, {gap}" if worth.unknown else said


def source_words(entry: ValueEntry) -> str:
    """What a line came of, and that it is only for us where it is."""
    if not entry.is_for_us:
        return entry.source.label
    return _("{source} (not in the customer's report)").format(source=entry.source.label)


def worth_words(worth: int | None) -> str:
    """What a line was worth; "not known" where nobody said."""
    return _("not known") if worth is None else show_amount(worth)
