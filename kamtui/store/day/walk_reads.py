"""The walk through the day's review (K17): what was settled so far, and whether a line still stands."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.day.line import Line
from kamtui.domain.day.review import DayFacts, review
from kamtui.domain.day.walk import Mark
from kamtui.domain.day.words import Settled
from kamtui.domain.thresholds import USUAL, Thresholds
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.day.today import due_tasks, first_of
from kamtui.store.terms.reads import standings


class _Mark(NamedTuple):
    """A mark as its row holds it, with the name of its account."""

    id: int
    line_key: str
    what: str
    settled: str
    account_id: int | None
    account: str


def marks(book: Book, today: date) -> dict[str, Mark]:
    """How each line was settled today, by its key, in the order in which they were."""
    lines = book.lines(
        _Mark,
        "SELECT m.id, m.line_key, m.what, m.settled, m.account_id, coalesce(a.name, '') AS account FROM review_mark m "
        "LEFT JOIN account a ON a.id = m.account_id WHERE m.reviewed_on = ? ORDER BY m.id",
        (today.isoformat(),),
    )
    by_key: dict[str, Mark] = {}
    for mark in lines:
        by_key.pop(
            mark.line_key, None
        )  # two windows may have settled it: the later one holds, and stands there
        by_key[mark.line_key] = Mark(
            mark.id, mark.line_key, mark.what, Settled(mark.settled), mark.account_id, mark.account
        )
    return by_key


def is_task_due(book: Book, task_id: int, today: date) -> bool:
    """Whether a task still stands in the review, for when nothing but that was done."""
    row = book.row(
        "SELECT 1 FROM task WHERE id = ? AND done_at IS NULL AND due_on <= ?", (task_id, today.isoformat())
    )
    return row is not None


def lines_of_term(book: Book, term_id: int, today: date, thresholds: Thresholds = USUAL) -> list[Line]:
    """What the review has to say of one term and the tasks for it, for when nothing else changed; nothing of one that is gone."""
    term = standings(book, [term_id]).get(term_id)
    if term is None:
        return []
    accepted = {
        (acceptance.account_id, acceptance.key) for acceptance in acceptances(book, term.account_id, today)
    }
    facts = DayFacts(
        today=today,
        tasks=due_tasks(book, today, term_id),
        terms=[term],
        thresholds=thresholds,
        accepted=accepted,
        first=first_of(book, today),
    )
    return review(facts)
