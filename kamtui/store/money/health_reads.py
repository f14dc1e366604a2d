"""What the sales of an account say to its health."""

from datetime import date

from kamtui.domain.day.health import Money
from kamtui.domain.day.health_money import health_money
from kamtui.store.book.book import Book
from kamtui.store.money.year_reads import account_years, sales_horizon


def money_of(book: Book, account_id: int, today: date) -> Money | None:
    """What the sales of one account say to its health; None of an account that is gone."""
    horizon = sales_horizon(book, today)
    year = next(iter(account_years(book, horizon, [account_id])), None)
    return health_money(year, horizon) if year is not None else None
