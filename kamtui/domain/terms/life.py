"""The life of a term: agreed, checked, put off, rewritten, renegotiated, ended (K14-K16).

Each transition takes the life as it was and gives the life as it is then; the store writes down what came out.
In every life: a term has an end just when it no longer holds, and a day of the next check only while it holds and
has a rule.
"""

from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.terms.check import CheckEntry
from kamtui.domain.terms.check_days import check_after, first_check, settled_by
from kamtui.domain.terms.notice import is_past_end
from kamtui.domain.terms.promises import Checked, covered_up_to
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import Consent, Outcome, TermState
from kamtui.domain.time.recurrence.days import first_from


class TermOver(ValueError):
    """A term that no longer holds is neither checked, put off nor renegotiated."""


class OnlyProposed(ValueError):
    """A term that nobody agreed to yet is not checked."""


class NeverChecked(ValueError):
    """A term without a rule has no check that could be put off."""


class Life(NamedTuple):
    """A term with all that its life changes. `checks` are its last ones, the oldest first; `entry.state` says whether it holds."""

    entry: TermEntry
    next_check_on: date | None = None
    """The day by the rule that no check has settled yet."""
    ended_on: date | None = None
    checks: tuple[Checked, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it holds, or may come to: proposed or agreed."""
        return self.entry.state.is_open

    @property
    def last(self) -> Checked | None:
        """The last check."""
        return self.checks[-1] if self.checks else None

    @property
    def checked_up_to(self) -> date:
        """The last day that a check settled, or on which one was made; before any, the day from which it holds."""
        return covered_up_to(self.checks, self.entry.from_on)


def agree(entry: TermEntry, today: date) -> Life:
    """A term written down today: first checked by its rule; one that no longer holds ended today."""
    if not entry.state.is_open:
        return Life(entry=entry, ended_on=today)
    return Life(entry=entry, next_check_on=first_check(entry, today))


def check(life: Life, look: CheckEntry, check_id: int) -> Life:
    """The life with one more check, which is its last then: it settles a day by the rule, or is one in between.

    The next check is the first by the rule after that; a one-off promise ends on the day of its check.
    Raises TermOver, OnlyProposed.
    """
    if not life.is_open:
        raise TermOver
    if not life.entry.state.may_be_checked:
        raise OnlyProposed
    entry = life.entry
    due_on = settled_by(entry, look.checked_on, life.next_check_on, life.checked_up_to)
    made = Checked(check_id, look.checked_on, look.outcome, look.measured, due_on, look.evidence)
    checked = life._replace(checks=(*life.checks, made))
    if due_on is None:
        return checked
    if entry.is_one_off:
        return end(checked, look.checked_on)
    return checked._replace(next_check_on=check_after(entry, look.checked_on, due_on))


def take_back_check(life: Life, check_id: int) -> Life:
    """The life without one of its checks. Where that was the last one, the day that it settled is due again.

    A one-off promise that ended with it is agreed again. An earlier check that goes moves nothing, and a term
    that is not to be checked any more is due on no day.
    """
    without = life._replace(checks=tuple(check for check in life.checks if check.check_id != check_id))
    last = life.last
    if last is None or last.check_id != check_id or last.due_on is None:
        return without
    if life.entry.is_one_off:
        without = without._replace(entry=life.entry._replace(state=TermState.AGREED), ended_on=None)
    is_checked = without.is_open and without.entry.checks is not None
    return without._replace(next_check_on=last.due_on) if is_checked else without


def put_off(life: Life, day: date) -> Life:
    """The next check on another day; the days after that follow the rule as before. Raises TermOver, NeverChecked."""
    if not life.is_open:
        raise TermOver
    if life.entry.checks is None:
        raise NeverChecked
    return life._replace(next_check_on=day)


def rewrite(life: Life, entry: TermEntry, today: date, *, was: TermState | None = None) -> Life:
    """The life with other fields, and perhaps another state.

    `was` is the state when somebody began to write: where they left it, what it came to meanwhile stays.
    With another rule, or open again, the next check comes by the rule and the last check; else it stays
    where it was, unless that is after the end. A term that holds until today ends today.
    """
    if entry.state is was:
        entry = entry._replace(state=life.entry.state)
    if not entry.state.is_open:
        ended_on = today if life.is_open else life.ended_on
        return life._replace(entry=entry, next_check_on=None, ended_on=ended_on)
    due_on = life.next_check_on
    if entry.checks != life.entry.checks or due_on is None or not life.is_open:
        due_on = _check_due(entry, life.last, today)
    elif entry.until_on is not None and due_on > entry.until_on:
        due_on = None
    return life._replace(entry=entry, next_check_on=due_on, ended_on=None)


def offered_anew(entry: TermEntry, today: date) -> TermEntry:
    """What is offered to be agreed today in place of a term: the same again, and nobody consented to it yet.

    It is of no call, and has neither an end nor a rule whose days have all passed.
    """
    last = first_from(entry.checks, today) if entry.checks else None
    is_past = last is not None and last < today
    was_asked = entry.consent is not Consent.NOT_NEEDED
    return entry._replace(
        from_on=today,
        until_on=None if is_past_end(entry.until_on, today) else entry.until_on,
        checks=None if is_past else entry.checks,
        consent=Consent.ASKED if was_asked else Consent.NOT_NEEDED,
        consent_on=None,
        call_id=None,
        state=TermState.AGREED,
    )


def renegotiate(
    life: Life, entry: TermEntry, today: date, check_id: int, evidence: str = ""
) -> tuple[Life, Life]:
    """The life that ends and the one that takes its place, agreed today.

    The old one's last check says that it was renegotiated. It ends on the day before the new one begins,
    though not before it began itself nor later than today. Raises TermOver.
    """
    if not life.is_open:
        raise TermOver
    said = Checked(check_id, today, Outcome.RENEGOTIATED, None, life.next_check_on, evidence)
    ended_on = max(life.entry.from_on, min(entry.from_on - timedelta(days=1), today))
    old = end(life._replace(checks=(*life.checks, said)), ended_on)
    return old, agree(entry, today)


def end(life: Life, ended_on: date) -> Life:
    """The life that ended on a day: it no longer holds, and nothing is to be checked."""
    ended = life.entry._replace(state=TermState.ENDED)
    return life._replace(entry=ended, next_check_on=None, ended_on=ended_on)


def say_consent(entry: TermEntry, consent: Consent, today: date) -> TermEntry:
    """The term with its consent as it stands from today on; without a day where no consent is needed."""
    return entry._replace(consent=consent, consent_on=None if consent is Consent.NOT_NEEDED else today)


def _check_due(entry: TermEntry, last: Checked | None, today: date) -> date | None:
    """The day of the next check by the rule and the last check made."""
    if last is None:
        return first_check(entry, today)
    return check_after(entry, last.checked_on, last.due_on)
