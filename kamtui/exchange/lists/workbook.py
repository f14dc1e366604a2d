"""A list as a workbook (XLSX): real days and numbers under a head that stays in view; no text is taken for a formula."""

import io
import re
from datetime import datetime
from decimal import Decimal

import xlsxwriter  # type: ignore[import-untyped]

from kamtui.domain.listing import Listing

LONGEST_TEXT = 32_767
"""Characters that a cell can hold."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NARROWEST, _WIDEST = 8, 60


def workbook_of(listing: Listing) -> bytes:
    """The bytes of a workbook with one sheet. What is longer than a cell can hold is cut."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = workbook.add_worksheet("list")
    head = workbook.add_format({"bold": True, "bottom": 1})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(listing.columns):
        label = column.label or column.name
        longest = max((len(row[place].shown) for row in listing.rows), default=0)
        sheet.set_column(place, place, min(max(longest, len(label), _NARROWEST) + 2, _WIDEST))
        sheet.write_string(0, place, label, head)
    for line, row in enumerate(listing.rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell.value, int | Decimal):
                sheet.write_number(line, place, float(cell.value))
            elif cell.value is not None and _is_day(cell.value):
                sheet.write_datetime(line, place, datetime.fromisoformat(cell.value), day)
            elif cell.value is not None:
                sheet.write_string(line, place, cell.value[:LONGEST_TEXT])
    workbook.close()
    return content.getvalue()


def _is_day(text: str) -> bool:
    """Whether a text is a day that spreadsheets count alike."""
    return bool(_DAY.fullmatch(text)) and text > "1900-03-01"
