"""What stands in the columns of a list that leaves the program: days, amounts, numbers, choices, ids."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamtui.domain.amounts import show_amount, whole_amount
from kamtui.domain.listing import NOTHING, Cell
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.time.shown_days import show_date


def on_day(day: date | None) -> Cell:
    """A day: 2026-11-22 for programs."""
    return Cell(day.isoformat(), show_date(day)) if day else NOTHING


def counted(number: int | None) -> Cell:
    """A number; none where it is not known."""
    return NOTHING if number is None else Cell(number, str(number))


def in_money(minor: int | None) -> Cell:
    """An amount of minor units: 1234.50 for programs, none where it is not known."""
    return NOTHING if minor is None else Cell(Decimal(minor).scaleb(-2), show_amount(minor))


def in_whole_money(minor: int | None, shown: int | None = None) -> Cell:
    """An amount that a person reads without cents, as in the places of the program; programs get them.

    `shown` is what it stands as among others that add up, where that is not simply rounded.
    """
    return (
        NOTHING
        if minor is None
        else in_money(minor)._replace(shown=whole_amount(minor if shown is None else shown))
    )


def in_percent(percent: Decimal | None) -> Cell:
    """A percentage: 12.3 for programs."""
    return NOTHING if percent is None else Cell(percent, show_percent(percent))


def named_by_id(record_id: int | None) -> Cell:
    """The id of a record, for programs only: as text, for many of them round integers of its size."""
    return NOTHING if record_id is None else Cell(str(record_id), "")


def coded(choice: StrEnum | None, label: str) -> Cell:
    """One of a closed list: its stored code for programs."""
    return NOTHING if choice is None else Cell(choice.value, label)
