"""Closing the day (K20, K25): whom we spoke to and whom we asked, and what is left or comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.center.words import Stance
from kamtui.domain.terms.words import OwedBy
from kamtui.domain.text.language import _

FIRST_THINGS = 3
"""How many first things a day has."""


@dataclass(frozen=True, slots=True)
class Contacted:
    """A person spoken to on a day, in their last conversation of it, and whether they were asked (K20)."""

    call_person_id: int
    person_id: int
    person: str
    stance: Stance | None
    account_id: int | None
    account: str
    held_at: datetime
    channel: Channel
    asked: Asked
    why_not: str
    call_id: int
    named: tuple[str, ...] = ()
    """The prospects that they named on that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
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

    @property
    def chosen(self) -> tuple[int | None, int | None]:
        """It as (task, term), as the first things of a day are chosen."""
        return (self.task_id, self.term_id)


@dataclass(frozen=True, slots=True)
class ChainCount:
    """The day's count of the endless chain: people contacted, asked, and who gave a name; the goal is one for each."""

    contacted: int
    asked: int
    named: int

    @property
    def goal(self) -> int:
        return self.contacted

    @property
    def figures(self) -> tuple[str, ...]:
        """`contacted 4`, `asked 3`, `named 2`, `goal 4`; of a day without a talk only that there was none."""
        if not self.contacted:
            return (_("nobody contacted yet"),)
        return (
            _("contacted {count}").format(count=self.contacted),
            _("asked {count}").format(count=self.asked),
            _("named {count}").format(count=self.named),
            _("goal {count}").format(count=self.goal),
        )


_SAYS = {Asked.NOT_ASKED: 0, Asked.NONE: 1, Asked.GIVEN: 2}


def says_more(answer: Asked, than: Asked) -> bool:
    """Whether an answer says more: a name given more than a question without one, and that more than none asked."""
    return _SAYS[answer] > _SAYS[than]


def once_each(talks: Iterable[Contacted]) -> list[Contacted]:
    """Everybody spoken to once, in the order in which they first were: as in their last talk of the day.

    Unless an earlier one says more: a name given in any talk of the day counts. `talks` are in their order.
    """
    by_person: dict[int, Contacted] = {}
    for talk in talks:
        before = by_person.get(talk.person_id)
        if before is None or not says_more(before.asked, talk.asked):
            by_person[talk.person_id] = talk
    return list(by_person.values())


def count_of(contacted: Iterable[Contacted]) -> ChainCount:
    """How many people were contacted, asked and gave a name, each of them once (see `once_each`)."""
    answers = [person.asked for person in contacted]
    asked = sum(answer is not Asked.NOT_ASKED for answer in answers)
    return ChainCount(len(answers), asked, sum(answer is Asked.GIVEN for answer in answers))


def by_due(waiting: Iterable[Waiting]) -> list[Waiting]:
    """What is due first comes first: by day, then by time, what has none last; at the same time tasks before checks."""
    return sorted(
        waiting,
        key=lambda item: (
            item.due_on,
            item.due_time or time.max,
            item.term_id is not None,
            item.task_id or item.term_id,
        ),
    )
