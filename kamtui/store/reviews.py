"""The walk through the day's review: what was settled so far, so that it can be left and taken up again (K17)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamtui.domain.language import _
from kamtui.domain.review import Line
from kamtui.domain.words import Settled
from kamtui.store.book import Book

if TYPE_CHECKING:
    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class Mark:
    """How a line of the day's review was settled."""

    line_key: str
    what: str
    settled: Settled


def marks(book: Book, today: date) -> list[Mark]:
    """What was settled today, in the order in which it was."""
    rows = book.rows(
        "SELECT line_key, what, settled FROM review_mark WHERE reviewed_on = ? ORDER BY id",
        (today.isoformat(),),
    )
    return [Mark(row[0], row[1], Settled(row[2])) for row in rows]


# -- changes


def marking(book: Book, line: Line, settled: Settled, today: date) -> "Callable[[Session], None]":
    """Writes down how a line was settled, as a part of the act that settles it (see `Book.along`)."""

    def write(session: "Session") -> None:
        from sqlmodel import col, select

        from kamtui.store.tables import ReviewMark

        # Nobody asks how the lines of earlier days were settled; what they were about may be deleted since.
        for row in session.exec(select(ReviewMark).where(col(ReviewMark.reviewed_on) < today)):
            session.delete(row)
        session.add(
            ReviewMark(
                id=book.ids.new(),
                reviewed_on=today,
                account_id=line.account_id,
                line_key=line.key,
                what=line.what,
                settled=settled.value,
            )
        )

    return write


def pass_over(book: Book, line: Line, settled: Settled, today: date) -> None:
    """Settle a line without doing anything about it: it was skipped, or looked at."""
    name = _("{settled}: “{what}”").format(settled=settled.label.capitalize(), what=line.what)
    with book.change(name) as session:
        marking(book, line, settled, today)(session)
