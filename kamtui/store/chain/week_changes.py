"""Planning a week of the chain (K25)."""

from collections.abc import Collection
from datetime import date

from kamtui.domain.chain.week import WeekPlan, carried_to, monday_of
from kamtui.domain.text.language import _
from kamtui.store.book import tables
from kamtui.store.book.book import Book


def plan_week(
    book: Book, day: date, plan: WeekPlan, *, carried: Collection[int] = (), draft: str | None = None
) -> None:
    """Say what the week of a day is to bring, and carry open tasks over into it: to their weekday, not before that day."""
    monday = monday_of(day)
    with book.change(_("Plan the week"), draft=draft) as act:
        row = act.first(tables.WeekPlan, week_on=monday)
        if row is None:
            row = tables.WeekPlan(id=act.new_id(), week_on=monday)
            act.add(row)
        row.contacts, row.asks = plan.contacts, plan.asks
        row.prospects, row.meetings = plan.prospects, plan.meetings
        for task in act.having(tables.Task, id=carried, done_at=None):
            task.due_on = carried_to(task.due_on, monday, day)
            task.times_put_off += 1
