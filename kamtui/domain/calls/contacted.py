"""Whom we spoke to on a day, and whether we asked them for a further prospect (K20)."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.center.words import Stance
from kamtui.domain.text.language import _


class Contacted(NamedTuple):
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

    @property
    def gave_a_name(self) -> bool:
        """Whether they gave a name, written down or not."""
        return self.asked is Asked.GIVEN

    @property
    def owes_the_name(self) -> bool:
        """Whether they gave a name, and which one it was is not written down yet."""
        return self.gave_a_name and not self.named

    @property
    def is_answered(self) -> bool:
        """Whether it is known whom they named, that they named nobody, or why they were not asked."""
        return not self.owes_the_name and (self.asked is not Asked.NOT_ASKED or bool(self.why_not))


class ChainCount(NamedTuple):
    """The day's count of the endless chain: people contacted, asked, and who gave a name; the goal is one for each."""

    contacted: int
    asked: int
    named: int

    @property
    def goal(self) -> int:
        return self.contacted

    @property
    def figures(self) -> tuple[str, ...]:
        """`contacted 4`, `asked 3`, `gave a name 2`, `goal 4`; of a day without a talk only that there was none."""
        if not self.contacted:
            return (_("nobody contacted yet"),)
        return (
            _("contacted {count}").format(count=self.contacted),
            _("asked {count}").format(count=self.asked),
            _("gave a name {count}").format(count=self.named),
            _("goal {count}").format(count=self.goal),
        )


_SAYS = {Asked.NOT_ASKED: 0, Asked.NONE: 1, Asked.GIVEN: 2}


def says_more(answer: Asked, than: Asked) -> bool:
    """Whether an answer says more than another: a name given says most, then asked without a name, then not asked."""
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
