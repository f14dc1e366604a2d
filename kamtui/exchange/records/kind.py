"""What a kind of list of records says of itself; the engine beside this makes an `Importer` of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from kamtui.domain.importing.plan import PlannedRecord, RecordPlan
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.sheet import ListSheet
from kamtui.exchange.importing.importer import Progress
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.records.cells import Cells
from kamtui.exchange.records.vocabulary import Vocabulary
from kamtui.store.book.book import Book
from kamtui.store.money.customer_reads import Customers

E = TypeVar("E")


class RecordKind(NamedTuple, Generic[E]):
    """A kind of list in which a row is a record of an account."""

    words: Vocabulary
    needed: Sequence[str]
    """Fields without which a table is no such list."""
    day_fields: Sequence[str]
    field_labels: Callable[[], Mapping[str, str]]
    """What each field is called."""
    reader: Callable[[Asked, date], Callable[[Cells], RecordRow[E]]]
    """What makes a row of its cells as of a day, and as was said. It raises RefusedRow."""
    plan: Callable[[Book, ListSheet[RecordRow[E]], Customers, Asked], RecordPlan[E]]
    """What importing a list would do."""
    carry_out: Callable[[Book, RecordPlan[E], Progress | None], None]
    counted: Callable[[int], str]
    """So many records, in words."""
    shown: Callable[[PlannedRecord[E]], tuple[str, str]]
    """A record in a line: what it is, and what is said of it besides."""
    keeps_rest: bool = True
    """Whether what has no field of its own stands in a note of the record."""
    about_waiting: Callable[[], str] = lambda: ""
    """What takes those that wait, as the command line is told; "" where nothing does."""
    names: Callable[[E], Sequence[str]] = lambda _entry: ()
    """What a row names besides its customer, and of which may be said which account it is."""

    def label(self, field: str) -> str:
        """What a field is called, that a column is taken for."""
        labels = self.field_labels()
        # A column of one month is called by its figure: "revenue 2027-01-01".
        return labels.get(field) or labels.get(field.partition(" ")[0], field)
