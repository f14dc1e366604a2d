"""What leaves: the records of the whole book or of one account, kind by kind, as one state of the book."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from kamtui.domain.text.language import _
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError
from kamtui.store.records.kinds import Kind, kinds
from kamtui.store.records.reads import Row, count, rows
from kamtui.store.records.scope import OneAccount

Progress = Callable[[int, int], None]
"""Told the records written and all of them; what it raises ends the writing."""
T = TypeVar("T")
_AT_ONCE = 500
_TRIES = 3


class Account(NamedTuple):
    """The account that all is of that leaves."""

    id: int
    name: str


class Source:
    """The records that leave, and how many of each kind there are."""

    def __init__(self, book: Book, account: Account | None, progress: Progress) -> None:
        self._book, self._progress = book, progress
        self._scope = None if account is None else OneAccount(book, account.id)
        self.account_name = "" if account is None else account.name
        self.currency = book.currency.value
        self.counts = {kind: self._count(kind) for kind in kinds()}
        self._written = 0

    def _count(self, kind: Kind) -> int:
        of_account = None if self._scope is None else self._scope.count(kind)
        return count(self._book, kind) if of_account is None else of_account

    @property
    def whole(self) -> int:
        """How many records there are."""
        return sum(self.counts.values())

    def rows(self, kind: Kind) -> Iterator[Row]:
        """The records of a kind, by id; how far it is is told meanwhile."""
        records = rows(self._book, kind)
        for row in records if self._scope is None else self._scope.of(kind, records):
            if not self._written % _AT_ONCE:
                self._progress(self._written, self.whole)
            self._written += 1
            yield row


def written_of_one_state(
    book: Book, account: Account | None, progress: Progress, write: Callable[[Source], T]
) -> T:
    """What `write` gives, which writes all records anew if the book was written to meanwhile. Raises BookError.

    Reading it under a lock would keep other windows from saving.
    """
    for _try in range(_TRIES):
        before = book.state()
        result = write(Source(book, account, progress))
        if book.state() == before:
            return result
    raise BookError(
        _("The book is being written to by another window. Nothing was exported; try again in a moment.")
    )
