"""Days counted from the fixed one, and what is asked again and again of a chain in a book."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kamtui.domain.calls.words import Asked
from kamtui.domain.chain.forest import Naming
from kamtui.store.book.book import Book
from kamtui.store.calls import reads as call_reads
from kamtui.store.chain import reads as chain_reads
from tests.build import (
    TODAY,
)

SOFIA = ZoneInfo("Europe/Sofia")


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def at(day: date, hour: int = 12, minute: int = 0, fold: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SOFIA, fold=fold)


def naming_of(book: Book, account_id: int) -> Naming:
    """The first naming of a prospect."""
    return chain_reads.forest(book).paths[account_id][0]


def asked(book: Book, call_id: int) -> list[Asked]:
    return [one.asked for one in call_reads.call_detail(book, call_id).entry.people]
