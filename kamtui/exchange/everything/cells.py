"""What is stored in a column, as a cell of a CSV file, and back: what is written comes back unchanged.

No spreadsheet takes a cell for a formula, or a text for a number or a day, and no id loses its last digits there.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from kamtui.domain.text.cleaning import clean, quoted
from kamtui.domain.text.language import _
from kamtui.exchange.listing import RUN_BY_SPREADSHEETS
from kamtui.exchange.reading.csv_text import LONGEST_CELL
from kamtui.store.records.kinds import Column, Holds

Stored = str | int | None
ESCAPE = "'"
"""Stands before a text that a spreadsheet would run or change, or that begins with it."""
YES, NO = "yes", "no"
AMOUNT_DECIMALS, MEASURE_DECIMALS = 2, 3

_CHANGED = re.compile(r"0[\d\s().\-/,]*\d|\d{12,}|\d{1,4}([./:\-]\d{1,4}){1,2}")
"""A text that a spreadsheet shows as another: without its first 0, rounded, or as a day."""
_ID = re.compile(r"id(-?\d{1,19})")
_NUMBER = re.compile(r"-?\d{1,19}")
_DECIMAL = re.compile(r"(-?)(\d{1,18})(?:[.,](\d{1,3}))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_LARGEST = 2**63
LARGEST_ID = 2**63 - 2**50
"""The book gives ids above all that it has: beyond this one it would soon have none to give."""


class BadCell(Exception):
    """A cell does not hold what stands in its column; the message says what is wrong with it."""


def decimal_of(column: Column, value: int) -> Decimal:
    """The number that is stored in minor units or thousandths."""
    return Decimal(value).scaleb(-_decimals(column))


def written_cell(column: Column, value: Stored, decimal_sign: str = ".") -> str:
    """The cell for what is stored; empty for what is not known."""
    if value is None:
        return ""
    match column.holds:
        case Holds.ID:
            return f"id{value}"
        case Holds.FLAG:
            return YES if value else NO
        case Holds.AMOUNT:
            return f"{decimal_of(column, int(value)):f}".replace(".", decimal_sign)
        case Holds.MEASURE:
            whole, _point, decimals = f"{decimal_of(column, int(value)):f}".partition(".")
            return decimal_sign.join(filter(None, (whole, decimals.rstrip("0"))))
        case Holds.CALENDAR:
            return f"{ESCAPE}{value}" if str(value).startswith("-") else str(value)
        case Holds.TEXT:
            return harmless(str(value))
        case _:
            return str(value)


def harmless(text: str) -> str:
    """A text that no spreadsheet runs or changes; `as_typed` gives it back."""
    begins = text.lstrip(" \u00a0")
    is_changed = begins.startswith((*RUN_BY_SPREADSHEETS, ESCAPE)) or _CHANGED.fullmatch(begins.rstrip())
    return f"{ESCAPE}{text}" if is_changed or text.startswith(ESCAPE) else text


def as_typed(cell: str) -> str:
    """The text that a cell stands for."""
    return clean(cell.removeprefix(ESCAPE), lines=True, limit=LONGEST_CELL)


def read_cell(column: Column, cell: str) -> Stored:
    """What is to be stored for a cell. Raises BadCell."""
    if column.holds is Holds.TEXT:
        text = as_typed(cell)
        return text if text or column.is_needed else None
    cell = cell.strip()
    if column.holds is Holds.CALENDAR:
        cell = as_typed(cell)
    if not cell:
        if column.is_needed:
            raise BadCell(_("it may not be empty"))
        return None
    match column.holds:
        case Holds.FLAG:
            return int(_one_of(cell, (NO, YES)) == YES)
        case Holds.WORD:
            return _one_of(cell, column.words)
        case Holds.DAY | Holds.MOMENT:
            return _read_time(column, cell)
        case Holds.AMOUNT | Holds.MEASURE:
            return _read_decimal(cell, _decimals(column))
        case Holds.CALENDAR:  # the book says what else it may not be
            return cell
        case _:
            return _read_whole(column, cell)


def _one_of(cell: str, words: tuple[str, ...]) -> str:
    if cell not in words:
        raise BadCell(
            _("“{cell}” is none of: {words}").format(cell=quoted(cell), words=", ".join(filter(None, words)))
        )
    return cell


def _read_time(column: Column, cell: str) -> str:
    is_day = column.holds is Holds.DAY
    try:
        if not (_DAY if is_day else _MOMENT).fullmatch(cell):
            raise ValueError
        _checked = date.fromisoformat(cell) if is_day else datetime.fromisoformat(cell)
    except ValueError:
        text = (
            _("“{cell}” is not a day as in 2026-11-22")
            if is_day
            else _("“{cell}” is not a moment as in 2026-11-22T08:15:00Z")
        )
        raise BadCell(text.format(cell=quoted(cell))) from None
    return cell


def _read_decimal(cell: str, decimals: int) -> int:
    found = _DECIMAL.fullmatch(cell)
    behind = (found[3] or "") if found else ""
    if found is None or len(behind) > decimals:
        text = _("“{cell}” is not a number with at most {count} decimals, as in 1234.50")
        raise BadCell(text.format(cell=quoted(cell), count=decimals))
    number = int(found[2] + behind.ljust(decimals, "0"))
    return _in_range(-number if found[1] else number, cell)


def _read_whole(column: Column, cell: str) -> int:
    found = (_ID if column.holds is Holds.ID else _NUMBER).fullmatch(cell)
    if found is None:
        text = (
            _("“{cell}” is not an id as in id912345678901234567")
            if column.holds is Holds.ID
            else _("“{cell}” is not a whole number")
        )
        raise BadCell(text.format(cell=quoted(cell)))
    number = _in_range(int(found[0].removeprefix("id")), cell)
    if column.holds is Holds.ID and not 0 < number <= LARGEST_ID:
        raise BadCell(_("“{cell}” is no id that a book gives").format(cell=quoted(cell)))
    return number


def _in_range(number: int, cell: str) -> int:
    if not -_LARGEST <= number < _LARGEST:
        raise BadCell(_("“{cell}” is too large").format(cell=quoted(cell)))
    return number


def _decimals(column: Column) -> int:
    return AMOUNT_DECIMALS if column.holds is Holds.AMOUNT else MEASURE_DECIMALS
