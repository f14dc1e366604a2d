"""Closing the day (K25): what is left, what comes next, and the first things of tomorrow."""

from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple

from kamtui.domain.center.words import Stance
from kamtui.domain.terms.words import OwedBy

FIRST_THINGS = 3
"""How many first things a day has."""


class Waiting(NamedTuple):
    """A task that is open, or a check of a term that is to be made, and when it is due."""

    task_id: int | None
    term_id: int | None
    what: str
    due_on: date
    due_time: time | None
    times_put_off: int
    repeats: bool
    account_id: int | None
    account: str
    is_key: bool
    person_id: int | None
    person: str
    stance: Stance | None
    owed_by: OwedBy | None
    """Who owes it, of a term."""
    target: str = ""
    """The end of what a check says: what is to be reached."""

    @property
    def chosen(self) -> tuple[int | None, int | None]:
        """It as (task, term), as the first things of a day are chosen."""
        return (self.task_id, self.term_id)


def by_due(waiting: Iterable[Waiting]) -> list[Waiting]:
    """In the order in which they are due: by day, then by time, those without a time last; tasks before checks."""
    return sorted(
        waiting,
        key=lambda item: (
            item.due_on,
            item.due_time or time.max,
            item.term_id is not None,
            item.task_id or item.term_id,
        ),
    )
