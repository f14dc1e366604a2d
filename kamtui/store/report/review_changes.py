"""Writing down what is said of a quarter with a customer."""

from datetime import date

from kamtui.domain.report.quarters import show_quarter
from kamtui.domain.report.review import ReviewEntry
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_name
from kamtui.store.book import tables
from kamtui.store.book.book import Book


def write_review(
    book: Book, account_id: int, quarter: date, entry: ReviewEntry, *, draft: str | None = None
) -> None:
    """Write the review of a quarter over; one that says nothing is taken out. Raises GoneMeanwhile."""
    change = _("Review of {quarter} with {name}").format(
        quarter=show_quarter(quarter), name=account_name(book, account_id)
    )
    with book.change(change, draft=draft) as act:
        row = act.first(tables.QuarterReview, account_id=account_id, quarter_on=quarter)
        if row is None and not entry.is_empty:
            act.add(
                tables.QuarterReview(
                    id=act.new_id(), account_id=account_id, quarter_on=quarter, **entry._asdict()
                )
            )
        elif row is not None and entry.is_empty:
            act.delete(row)
        elif row is not None:
            for name, value in entry._asdict().items():
                setattr(row, name, value)
