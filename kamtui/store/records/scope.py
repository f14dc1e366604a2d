"""All that hangs on one account, for whoever takes it over: which records go along, and what of others is named in them.

A record goes along if it belongs to the account or to one of its people, and all that it cannot do without goes along
too. Of a person at another account who has a part in it goes the name alone; competitors and product lines go as far
as they are spoken of. What else a record points to is emptied.
"""

from collections.abc import Iterator
from typing import Any

from kamtui.domain.accounts.words import PersonStatus
from kamtui.store.book.book import Book
from kamtui.store.records.kinds import Column, Holds, Kind, kinds
from kamtui.store.records.reads import Row, rows

ACCOUNT, PERSON = "account", "person"
NAMED = frozenset({"competitor", "product", PERSON})
"""Kinds of which records go along because others speak of them."""
OWN = frozenset(
    {
        "account_apart",
        "person_apart",
        "day_first",
        "import_shape",
        "review_mark",
        "week_plan",
        "sales_file",
        "sales_name",
        "sales_taken",
    }
)
"""Kinds that say how one person works, who is not whom, or what was read from which file, and of no account what it is."""
OF_THE_BOOK = frozenset({"book_currency"})
"""Kinds that hold for all that is in the book, and go along with any of it."""


class OneAccount:
    """What goes along with one account. Making it reads the book once."""

    def __init__(self, book: Book, account_id: int) -> None:
        self._account_id = account_id
        self._taken: dict[str, set[int]] = {kind.name: set() for kind in kinds()}
        self._named: dict[str, set[int]] = {kind.name: set() for kind in kinds()}
        self._taken[ACCOUNT].add(account_id)
        for kind in kinds():
            if kind.name not in OWN | OF_THE_BOOK | {ACCOUNT}:
                self._choose(kind, rows(book, kind))

    def _choose(self, kind: Kind, records: Iterator[Row]) -> None:
        references = [(place, column) for place, column in enumerate(kind.columns) if column.leads_to]
        for row in records:
            pointing = [(column, row[place]) for place, column in references if row[place] is not None]
            if not self._goes_along(kind, pointing):
                continue
            record_id, *_values = row
            self._taken[kind.name].add(record_id)
            for column, other_id in pointing:
                if column.leads_to in NAMED:
                    self._named[column.leads_to].add(other_id)

    def _goes_along(self, kind: Kind, pointing: list[tuple[Column, int]]) -> bool:
        """Whether a record that points to these is of the account or of its people, and has all that it needs."""
        is_elsewhere = any(
            column.leads_to == ACCOUNT and other_id != self._account_id for column, other_id in pointing
        )
        has_all = all(
            self._is_taken(column, other_id) or column.leads_to in NAMED
            for column, other_id in pointing
            if column.is_needed
        )
        # Who reports to somebody of the account, and the task that a task came from, need not be of the account.
        belongs = any(
            self._is_taken(column, other_id) for column, other_id in pointing if column.leads_to != kind.name
        )
        return has_all and belongs and not is_elsewhere

    def _is_taken(self, column: Column, other_id: int) -> bool:
        return column.leads_to is not None and other_id in self._taken[column.leads_to]

    def count(self, kind: Kind) -> int | None:
        """How many records of a kind go along; None where all do."""
        if kind.name in OF_THE_BOOK:
            return None
        return len(self._taken[kind.name] | self._named[kind.name])

    def of(self, kind: Kind, records: Iterator[Row]) -> Iterator[Row]:
        """Those of the records of a kind that go along, each as it goes."""
        if kind.name in OF_THE_BOOK:
            yield from records
            return
        taken, named = self._taken[kind.name], self._named[kind.name]
        for row in records:
            record_id, *_values = row
            if record_id in taken or (record_id in named and kind.name != PERSON):
                yield tuple(map(self._as_it_goes, kind.columns, row))
            elif record_id in named:
                yield tuple(map(_of_a_name, kind.columns, row))

    def _as_it_goes(self, column: Column, value: Any) -> Any:
        """What stands in a column; nothing where it points to what stays."""
        if column.leads_to is None or value is None:
            return value
        goes = value in self._taken[column.leads_to] or value in self._named[column.leads_to]
        return value if goes else None


def _of_a_name(column: Column, value: Any) -> Any:
    """What stands in a column of a person of whom the name alone goes along."""
    if column.name in ("id", "name", "created_at"):
        return value
    if not column.is_needed:
        return None
    if column.holds is Holds.WORD:
        return PersonStatus.ACTIVE.value
    return 0 if column.holds is Holds.FLAG else ""
