"""Closing the day (K20, K25): who was asked, what is put off, and what comes first tomorrow."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from kamtui.domain.calls.contacted import Contacted, says_more
from kamtui.domain.calls.words import Asked
from kamtui.domain.day.closing import FIRST_THINGS, Waiting
from kamtui.domain.text.language import _, ngettext
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile, NameWasGiven
from kamtui.store.day.closing_reads import day_of, named_on, others_of_the_day
from kamtui.store.day.task_changes import put_off
from kamtui.store.terms.changes import put_off_coming

KEPT_DAYS = 31
"""How long the first things of past days are kept. Nobody asks for them, but a window left open may undo them."""


def set_asked(book: Book, contacted: Contacted, asked: Asked, why_not: str = "") -> None:
    """Say whether a person was asked for a further prospect, and if not, why. Raises GoneMeanwhile, NameWasGiven.

    It is the answer for the day: what their other talks of it say of more than that is taken back with it. Where a
    name that they gave on that day is in the book, nothing less can be said.
    """
    name = _("{person}: {asked}").format(person=contacted.person, asked=asked.label)
    others = others_of_the_day(book, contacted)
    with book.change(name) as act:
        talk = act.get(tables.CallPerson, contacted.call_person_id)
        if asked is not Asked.GIVEN and contacted.person_id in named_on(book, day_of(contacted)):
            raise NameWasGiven(contacted.person)
        talk.asked = asked.value
        talk.why_not = why_not if asked is Asked.NOT_ASKED else ""
        for other_id in others:
            other = act.find(tables.CallPerson, other_id)
            if other is not None and says_more(Asked(other.asked), asked):
                other.asked = asked.value


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
