"""What a month of an account is made of, read from the book when it is drawn."""

from collections.abc import Mapping
from datetime import date

from textual.content import Content

from kamtui.domain.money.sales import MonthFigures, Span, year_before, year_sums
from kamtui.domain.money.secured import secured_months
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError
from kamtui.store.money.ahead_reads import agreed_volumes
from kamtui.store.money.reads import month_totals
from kamtui.ui.money.account_drawing import MonthStory, month_content
from kamtui.ui.shell.text import plain


def month_words(
    book: Book, account_id: int, months: Mapping[date, MonthFigures], month: date, width: int
) -> Content:
    """A month whole, to the cent; nothing where the book cannot be read."""
    span = Span(month, month)
    try:
        totals = month_totals(book, span)
        secured = secured_months(agreed_volumes(book, span).in_money, span)
    except BookError:
        return plain("")
    story = MonthStory(
        months.get(month, MonthFigures(month)),
        year_before(months, month),
        totals[0] if totals else None,
        secured.get((account_id, month), 0),
        year_sums(months, month),
    )
    return month_content(story, width)
