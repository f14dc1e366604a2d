"""How long before its end a term has to be given notice of."""

import re
from datetime import date
from typing import NamedTuple

from kamtui.domain.text.language import ngettext
from kamtui.domain.time.calendar import FIRST_YEAR, Unit, plus


class Notice(NamedTuple):
    """A number of days, weeks, months or years; stored as P30D, P6W, P3M, P1Y."""

    number: int
    unit: Unit


_NOTICE_LETTERS = {Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M", Unit.YEAR: "Y"}


def write_notice(notice: Notice | None) -> str | None:
    """A notice period as stored."""
    return None if notice is None else f"P{notice.number}{_NOTICE_LETTERS[notice.unit]}"


def stored_notice(text: str | None) -> Notice | None:
    """A stored notice period; one that makes no sense is none."""
    parts = re.fullmatch(r"P([0-9]{1,4})([DWMY])", text or "")
    if parts is None:
        return None
    unit = next(unit for unit, letter in _NOTICE_LETTERS.items() if letter == parts[2])
    return Notice(int(parts[1]), unit)


def show_notice(notice: Notice | None) -> str:
    """`3 months`."""
    if notice is None:
        return ""
    forms = {
        Unit.DAY: ngettext("{count} day", "{count} days", notice.number),
        Unit.WEEK: ngettext("{count} week", "{count} weeks", notice.number),
        Unit.MONTH: ngettext("{count} month", "{count} months", notice.number),
        Unit.YEAR: ngettext("{count} year", "{count} years", notice.number),
    }
    return forms[notice.unit].format(count=notice.number)


def notice_from(until_on: date | None, notice: Notice | None) -> date | None:
    """The day on which the notice period begins, if there is an end and one was agreed."""
    if until_on is None or notice is None:
        return None
    try:
        return plus(until_on, -notice.number, notice.unit)
    except OverflowError:
        return date(FIRST_YEAR, 1, 1)


def is_notice_running(until_on: date | None, notice: Notice | None, today: date) -> bool:
    """Whether the notice period has begun, today or before; also after the end. Never without an end or a notice."""
    begins = notice_from(until_on, notice)
    return begins is not None and begins <= today


def is_past_end(until_on: date | None, today: date) -> bool:
    """Whether the last day of a term was before today; never of one without an end."""
    return until_on is not None and until_on < today
