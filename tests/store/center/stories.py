"""Maps with a history, for the tests of several modules."""

from datetime import date

from kamtui.domain.center.buying_center import BuyingCenter
from kamtui.store.book.book import Book
from kamtui.store.center import reads as center_reads
from tests.build import TODAY


def names(center: BuyingCenter) -> set[str]:
    return {member.name for member in center.members}


def on(book: Book, account_id: int, day: date) -> BuyingCenter:
    return center_reads.center(book, account_id, day, TODAY)
