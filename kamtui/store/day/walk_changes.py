"""The walk through the day's review (K17): how its lines are settled, so that it can be left and taken up again."""

from collections.abc import Callable
from datetime import date, timedelta

from kamtui.domain.day.line import Line
from kamtui.domain.day.walk import mark_key, mark_words
from kamtui.domain.day.words import Settled
from kamtui.domain.text.language import _
from kamtui.store.book import tables
from kamtui.store.book.act import Act, Before
from kamtui.store.book.book import Book

KEPT_DAYS = 31
"""How long marks are kept. Nobody asks for those of earlier days, but a window left open may still undo their acts."""


def marking(line: Line, settled: Settled, today: date, what: str = "") -> Callable[[Act], None]:
    """Writes down how a line was settled, as a part of the act that settles it (see `Book.along`).

    It takes the place of what was said of the line before: one that was skipped is done after all. `what` is what the
    act is about, where that is not what the line says.
    """

    def write(act: Act) -> None:
        key = mark_key(line)
        said_before = act.having(tables.ReviewMark, reviewed_on=today, line_key=key)
        long_past = act.having(tables.ReviewMark, reviewed_on=Before(today - timedelta(days=KEPT_DAYS)))
        for row in (*said_before, *long_past):
            act.delete(row)
        there = line.account_id is not None and act.find(tables.Account, line.account_id) is not None
        act.add(
            tables.ReviewMark(
                id=act.new_id(),
                reviewed_on=today,
                # Deleted in another window meanwhile: what was written about it elsewhere is still kept.
                account_id=line.account_id if there else None,
                line_key=key,
                what=what or mark_words(line),
                settled=settled.value,
            )
        )

    return write


def pass_over(book: Book, line: Line, settled: Settled, today: date) -> None:
    """Settle a line without doing anything about it: it was skipped, or looked at."""
    name = _("{settled}: “{what}”").format(settled=settled.label.capitalize(), what=mark_words(line))
    with book.change(name) as act:
        marking(line, settled, today)(act)
