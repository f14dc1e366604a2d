"""Closing the day (K25): what is put off, and what comes first tomorrow."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from kamtui.domain.day.closing import FIRST_THINGS, Waiting
from kamtui.domain.text.language import _, ngettext
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.day.task_changes import put_off
from kamtui.store.terms.changes import put_off_coming

KEPT_DAYS = 31
"""How long the first things of past days are kept. Nobody asks for them, but a window left open may undo them."""


def move_to(book: Book, waiting: Sequence[Waiting], day: date, due_time: time | None = None) -> int:
    """Put tasks and checks off to a day, all of them as one act; how many were still there.

    A task keeps its time unless another is named. The days of a term after that follow its rule.
    Raises GoneMeanwhile where none was.
    """
    if len(waiting) == 1:
        name = _("Put off “{what}”").format(what=waiting[0].what)
    else:
        name = ngettext("Put off {count} thing", "Put off {count} things", len(waiting)).format(
            count=len(waiting)
        )
    moved = 0
    with book.change(name) as act:
        for item in waiting:
            if item.task_id is not None:
                task = act.find(tables.Task, item.task_id)
                if task is None or task.done_at is not None:
                    continue
                put_off(task, day, due_time)
                moved += 1
            elif item.term_id is not None:
                moved += put_off_coming(book, act, item.term_id, day)
        if not moved:
            raise GoneMeanwhile
    return moved


def choose_first(book: Book, day: date, chosen: Sequence[tuple[int | None, int | None]]) -> None:
    """Choose the first things of a day, at most three, as (task, term), in their order."""
    with book.change(_("Choose the first things of a day")) as act:
        long_past = act.having(tables.DayFirst, tables.DayFirst.day < day - timedelta(days=KEPT_DAYS))
        for row in (*act.having(tables.DayFirst, day=day), *long_past):
            act.delete(row)
        act.flush()  # the places are free before they are taken
        for place, (task_id, term_id) in enumerate(chosen[:FIRST_THINGS], 1):
            act.add(tables.DayFirst(id=act.new_id(), day=day, place=place, task_id=task_id, term_id=term_id))
