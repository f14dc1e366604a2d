"""What was said of quarters with a customer, as it was written down."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.report.review import ReviewEntry
from kamtui.store.book.book import Book


class _Line(NamedTuple):
    """A review as its row holds it."""

    quarter_on: str
    review_on: str | None
    attendees: str
    summary: str
    highlights: str
    wins: str
    goals: str
    risks: str
    opportunities: str
    next_goals: str
    note: str


def review_of(book: Book, account_id: int, quarter: date) -> ReviewEntry:
    """What was said of a quarter with an account; an empty one where nothing was."""
    return reviews_of(book, account_id, quarter, quarter).get(quarter, ReviewEntry())


def reviews_of(book: Book, account_id: int, first: date, last: date) -> dict[date, ReviewEntry]:
    """What was said of the quarters from `first` to `last`, by quarter, the first first; where nothing was said, none."""
    lines = book.lines(
        _Line,
        f"SELECT {', '.join(_Line._fields)} FROM quarter_review "
        "WHERE account_id = ? AND quarter_on BETWEEN ? AND ? ORDER BY quarter_on",
        (account_id, first.isoformat(), last.isoformat()),
    )
    return {date.fromisoformat(line.quarter_on): _entry(line) for line in lines}


def _entry(line: _Line) -> ReviewEntry:
    values = line._asdict()
    del values["quarter_on"]
    review_on = date.fromisoformat(line.review_on) if line.review_on else None
    return ReviewEntry(**{**values, "review_on": review_on})
