"""The day's review as a list that leaves the program."""

from collections.abc import Sequence
from datetime import date

from kamtui.domain.day.line import Line
from kamtui.domain.listing import Cell, Column, Listing, said
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_date
from kamtui.exchange.review_text import row_texts


def review_listing(lines: Sequence[Line], today: date) -> Listing:
    """The lines of the review, the most urgent first, each with its group, day, words, account and person."""
    columns = (
        Column("group", _("group")),
        Column("when", _("when"), is_right=True),
        Column("what", _("what"), may_be_cut=True),
        Column("account", _("account"), may_be_cut=True),
        Column("person", _("with"), may_be_cut=True),
        Column("checks", _("checks")),
        Column("due_on", ""),
    )
    return Listing(columns, [_row(line, today) for line in lines])


def _day(line: Line) -> date | None:
    """The day of a line: on which what was agreed broke, or on which it is due."""
    return line.broken_on or line.due_on


def _row(line: Line, today: date) -> list[Cell]:
    when, words, tail, account, person, strip = row_texts(line, today)
    return [
        Cell(line.group.name.lower(), line.group.label),
        said(show_date(day) if (day := _day(line)) else when),
        said(". ".join((f"{words} {tail}".strip(), *line.also_words))),
        said(account),
        said(person),
        said(strip),
        Cell(line.due_on.isoformat() if line.due_on else None, ""),
    ]
