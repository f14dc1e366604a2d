"""What is said of a quarter with a customer."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, Index
from sqlmodel import Field, SQLModel

from kamtui.store.book.tables.columns import Day, day_check, key_field, points_to, text_field


class QuarterReview(SQLModel, table=True):
    """The words of the business review of a quarter with an account, kept by the quarter's first day."""

    __tablename__ = "quarter_review"
    __table_args__ = (
        CheckConstraint(
            "quarter_on IS date(quarter_on, 'start of month') "
            "AND substr(quarter_on, 6, 2) IN ('01', '04', '07', '10')"
        ),
        day_check("review_on"),
        Index("quarter_review_account", "account_id", "quarter_on", unique=True),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    quarter_on: date = Field(sa_column=Column(Day, nullable=False))
    review_on: date | None = Field(default=None, sa_column=Column(Day))
    attendees: str = text_field()
    summary: str = text_field()
    highlights: str = text_field()
    wins: str = text_field()
    goals: str = text_field()
    risks: str = text_field()
    opportunities: str = text_field()
    next_goals: str = text_field()
    note: str = text_field()
