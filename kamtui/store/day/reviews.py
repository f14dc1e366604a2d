"""The walk through the day's review: what was settled so far, so that it can be left and taken up again (K17)."""

from collections.abc import Callable
from datetime import date, timedelta

from kamtui.domain.day.line import Line
from kamtui.domain.day.review import DayFacts, review
from kamtui.domain.day.walk import Mark, mark_key, mark_words
from kamtui.domain.day.words import Settled
from kamtui.domain.text.language import _
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.day.closing import first_of
from kamtui.store.terms.terms import standings

KEPT_DAYS = 31
"""So long marks stay. Nobody asks for those of earlier days, but a window left open may still undo their acts."""


def marks(book: Book, today: date) -> dict[str, Mark]:
    """How each line was settled today, by its key, in the order in which they were."""
    rows = book.rows(
        "SELECT m.id, m.line_key, m.what, m.settled, m.account_id, coalesce(a.name, '') FROM review_mark m "
        "LEFT JOIN account a ON a.id = m.account_id WHERE m.reviewed_on = ? ORDER BY m.id",
        (today.isoformat(),),
    )
    found: dict[str, Mark] = {}
    for row in rows:
        found.pop(row[1], None)  # two windows may have settled it: the later one holds, and stands there
        found[row[1]] = Mark(row[0], row[1], row[2], Settled(row[3]), row[4], row[5])
    return found


def is_task_due(book: Book, task_id: int, today: date) -> bool:
    """Whether a task still stands in the review, for when nothing but that was done."""
    row = book.row(
        "SELECT 1 FROM task WHERE id = ? AND done_at IS NULL AND due_on <= ?", (task_id, today.isoformat())
    )
    return row is not None


def lines_of_term(book: Book, term_id: int, today: date) -> list[Line]:
    """What the review has to say of one term, for when nothing but that was checked; nothing of one that is gone."""
    term = standings(book, [term_id]).get(term_id)
    if term is None:
        return []
    accepted = {(one.account_id, one.key) for one in acceptances(book, term.account_id, today)}
    return review(DayFacts(today=today, terms=[term], accepted=accepted, first=first_of(book, today)))


# -- changes


def marking(book: Book, line: Line, settled: Settled, today: date) -> Callable[[Act], None]:
    """Writes down how a line was settled, as a part of the act that settles it (see `Book.along`).

    It takes the place of what was said of the line before: one that was skipped is done after all.
    """

    def write(act: Act) -> None:

        key = mark_key(line)
        said_before = act.having(tables.ReviewMark, reviewed_on=today, line_key=key)
        long_past = act.having(
            tables.ReviewMark, tables.ReviewMark.reviewed_on < today - timedelta(days=KEPT_DAYS)
        )
        for row in (*said_before, *long_past):
            act.delete(row)
        there = line.account_id is not None and act.find(tables.Account, line.account_id) is not None
        act.add(
            tables.ReviewMark(
                id=book.ids.new(),
                reviewed_on=today,
                # Deleted in another window meanwhile: what was written about it elsewhere is still kept.
                account_id=line.account_id if there else None,
                line_key=key,
                what=mark_words(line),
                settled=settled.value,
            )
        )

    return write


def pass_over(book: Book, line: Line, settled: Settled, today: date) -> None:
    """Settle a line without doing anything about it: it was skipped, or looked at."""
    name = _("{settled}: “{what}”").format(settled=settled.label.capitalize(), what=mark_words(line))
    with book.change(name) as act:
        marking(book, line, settled, today)(act)
