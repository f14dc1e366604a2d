"""In what the book counts; sales and plans by month, and what was said of the lists they came from."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, Index, Text
from sqlmodel import Field, SQLModel

from kamtui.store.book.tables.columns import (
    Day,
    Moment,
    key_field,
    moment_check,
    money_field,
    month_check,
    points_to,
    text_field,
)


class BookCurrency(SQLModel, table=True):
    """The currency of all sums of the book, as ISO 4217 writes it; at most one row, and without one it is the euro."""

    __tablename__ = "book_currency"
    __table_args__ = (CheckConstraint("code GLOB '[A-Z][A-Z][A-Z]'"), {"sqlite_strict": True})
    id: int = key_field()
    code: str = Field(sa_column=Column(Text, nullable=False))


class Sale(SQLModel, table=True):
    """What an account bought in a month and what that earned (K18); below zero where goods came back."""

    __table_args__ = (
        month_check("month_on"),
        Index("sale_account", "account_id", "month_on", unique=True),
        Index("sale_month", "month_on"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    month_on: date = Field(sa_column=Column(Day, nullable=False))
    revenue: int = money_field(nullable=False)
    profit: int | None = money_field()


class Plan(SQLModel, table=True):
    """What an account is to buy and earn in a month (K19); empty is not planned."""

    __table_args__ = (
        month_check("month_on"),
        Index("plan_account", "account_id", "month_on", unique=True),
        Index("plan_month", "month_on"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    month_on: date = Field(sa_column=Column(Day, nullable=False))
    revenue: int | None = money_field()
    profit: int | None = money_field()


class ImportShape(SQLModel, table=True):
    """How a list was read that was brought in, for the next file with the same headers."""

    __tablename__ = "import_shape"
    __table_args__ = (
        moment_check("used_at"),
        Index("import_shape_headers", "headers", unique=True),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    headers: str = text_field()
    file: str = text_field()
    kind: str = text_field()
    said: str = text_field()
    used_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class SalesName(SQLModel, table=True):
    """A customer's name in the files of sales that was matched to its account by hand, so as not to be asked again."""

    __tablename__ = "sales_name"
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 500"),
        CheckConstraint("length(folded) > 0"),
        Index("sales_name_account", "account_id"),
        Index("sales_name_folded", "folded", unique=True),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    name: str = Field(sa_column=Column(Text, nullable=False))
    folded: str = Field(sa_column=Column(Text, nullable=False))
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)


class SalesFile(SQLModel, table=True):
    """A file of sales that was taken in, known by the digest of what it holds and of how it was read."""

    __tablename__ = "sales_file"
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 500"),
        CheckConstraint("length(digest) > 0"),
        moment_check("taken_at"),
        Index("sales_file_digest", "digest", unique=True),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    name: str = Field(sa_column=Column(Text, nullable=False))
    digest: str = Field(sa_column=Column(Text, nullable=False))
    taken_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class SalesTaken(SQLModel, table=True):
    """A month of an account that was taken from a file of sales, so as not to be taken from it twice."""

    __tablename__ = "sales_taken"
    __table_args__ = (
        month_check("month_on"),
        Index("sales_taken_account", "account_id"),
        Index("sales_taken_file", "sales_file_id", "account_id", "month_on", unique=True),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    sales_file_id: int = points_to("sales_file.id", on_delete="CASCADE", nullable=False)
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    month_on: date = Field(sa_column=Column(Day, nullable=False))
