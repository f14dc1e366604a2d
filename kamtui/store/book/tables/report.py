"""What is said of a quarter with a customer."""

from datetime import date

from kamtui.store.book.tables.checks import (
    day_check,
)
from kamtui.store.book.tables.row import Row, index, points_to


class QuarterReview(Row):
    """The words of the business review of a quarter with an account, kept by the quarter's first day."""

    CHECKS = (
        (
            "quarter_on IS date(quarter_on, 'start of month') "
            "AND substr(quarter_on, 6, 2) IN ('01', '04', '07', '10')"
        ),
        day_check("review_on"),
    )
    INDEXES = (index("quarter_review_account", "account_id", "quarter_on", unique=True),)
    id: int
    account_id: int = points_to("account", "CASCADE")
    quarter_on: date
    review_on: date | None = None
    attendees: str = ""
    summary: str = ""
    highlights: str = ""
    wins: str = ""
    goals: str = ""
    risks: str = ""
    opportunities: str = ""
    next_goals: str = ""
    note: str = ""
