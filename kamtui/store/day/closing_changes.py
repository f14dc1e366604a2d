"""Closing the day (K25): what comes first tomorrow."""

from collections.abc import Sequence
from datetime import date, timedelta

from kamtui.domain.day.closing import FIRST_THINGS
from kamtui.domain.text.language import _
from kamtui.store.book import tables
from kamtui.store.book.act import Before
from kamtui.store.book.book import Book

KEPT_DAYS = 31
"""How long the first things of past days are kept. Nobody asks for them, but a window left open may undo them."""


def choose_first(book: Book, day: date, chosen: Sequence[tuple[int | None, int | None]]) -> None:
    """Choose the first things of a day, at most three, as (task, term), in their order."""
    with book.change(_("Choose the first things of a day")) as act:
        long_past = act.having(tables.DayFirst, day=Before(day - timedelta(days=KEPT_DAYS)))
        for row in (*act.having(tables.DayFirst, day=day), *long_past):
            act.delete(row)
        act.flush()  # the places are free before they are taken
        for place, (task_id, term_id) in enumerate(chosen[:FIRST_THINGS], 1):
            act.add(tables.DayFirst(id=act.new_id(), day=day, place=place, task_id=task_id, term_id=term_id))
