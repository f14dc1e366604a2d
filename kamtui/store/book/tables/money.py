"""In what the book counts; sales and plans by month, and what was said of the lists they came from."""

from datetime import date, datetime

from kamtui.store.book.tables.checks import (
    moment_check,
    month_check,
)
from kamtui.store.book.tables.row import Row, amount, index, points_to


class BookCurrency(Row):
    """The currency of all sums of the book, as ISO 4217 writes it; at most one row, and without one it is the euro."""

    CHECKS = ("code GLOB '[A-Z][A-Z][A-Z]'",)
    id: int
    code: str


class Sale(Row):
    """What an account bought in a month and what that earned (K18); below zero where goods came back."""

    CHECKS = (month_check("month_on"),)
    INDEXES = (
        index("sale_account", "account_id", "month_on", unique=True),
        index("sale_month", "month_on"),
    )
    id: int
    account_id: int = points_to("account", "CASCADE")
    month_on: date
    revenue: int = amount()
    profit: int | None = amount(default=None)


class Plan(Row):
    """What an account is to buy and earn in a month (K19); empty is not planned."""

    CHECKS = (month_check("month_on"),)
    INDEXES = (
        index("plan_account", "account_id", "month_on", unique=True),
        index("plan_month", "month_on"),
    )
    id: int
    account_id: int = points_to("account", "CASCADE")
    month_on: date
    revenue: int | None = amount(default=None)
    profit: int | None = amount(default=None)


class ImportShape(Row):
    """How a list was read that was brought in, for the next file with the same headers."""

    CHECKS = (moment_check("used_at"),)
    INDEXES = (index("import_shape_headers", "headers", unique=True),)
    id: int
    headers: str = ""
    file: str = ""
    kind: str = ""
    said: str = ""
    used_at: datetime


class SalesName(Row):
    """A customer's name in the files of sales that was matched to its account by hand, so as not to be asked again."""

    CHECKS = (
        "length(name) BETWEEN 1 AND 500",
        "length(folded) > 0",
    )
    INDEXES = (
        index("sales_name_account", "account_id"),
        index("sales_name_folded", "folded", unique=True),
    )
    id: int
    name: str
    folded: str
    account_id: int = points_to("account", "CASCADE")


class SalesFile(Row):
    """A file of sales that was taken in, known by the digest of what it holds and of how it was read."""

    CHECKS = (
        "length(name) BETWEEN 1 AND 500",
        "length(digest) > 0",
        moment_check("taken_at"),
    )
    INDEXES = (index("sales_file_digest", "digest", unique=True),)
    id: int
    name: str
    digest: str
    taken_at: datetime


class SalesTaken(Row):
    """A month of an account that was taken from a file of sales, so as not to be taken from it twice."""

    CHECKS = (month_check("month_on"),)
    INDEXES = (
        index("sales_taken_account", "account_id"),
        index("sales_taken_file", "sales_file_id", "account_id", "month_on", unique=True),
    )
    id: int
    sales_file_id: int = points_to("sales_file", "CASCADE")
    account_id: int = points_to("account", "CASCADE")
    month_on: date
