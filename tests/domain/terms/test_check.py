"""A look at a term: what a value says by itself, when it can be, and what follows from it."""

from datetime import date, timedelta

import pytest

from kamtui.domain.terms.check import CheckEntry, check_problems, leaves_nothing, suggested_outcome
from kamtui.domain.terms.problem import FollowUp, ProblemEntry
from kamtui.domain.terms.target import (
    Target,
)
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import Bound, Outcome, OwedBy, TermCategory
from kamtui.domain.time.recurrence.typed import read_recurrence

TODAY = date(2026, 11, 22)
"""A Sunday."""


def test_nothing_is_suggested_without_a_target_or_a_value() -> None:
    assert suggested_outcome(None, 1) is None and suggested_outcome(Target(Bound.AT_MOST, 1), None) is None


def test_a_check_does_not_lie_ahead() -> None:
    ahead = CheckEntry(outcome=Outcome.KEPT, checked_on=TODAY + timedelta(days=1))
    assert set(check_problems(ahead, TODAY)) == {"checked_on"}
    assert check_problems(CheckEntry(outcome=Outcome.KEPT, checked_on=TODAY), TODAY) == {}


FRIDAY = date(2026, 11, 27)
PERCENT = Target(Bound.AT_LEAST, 98_000, "%")


def a_term(
    checks: str | None = None, target: Target | None = PERCENT, until: date | None = None
) -> TermEntry:
    from_on = date(2026, 10, 1)
    return TermEntry(
        account_id=7, category=TermCategory.DELIVERY, owed_by=OwedBy.WE, what="Deliver", target=target, from_on=from_on,
        until_on=until, checks=read_recurrence(checks, from_on, from_on) if checks else None,
    )  # fmt: skip


@pytest.mark.parametrize(("outcome", "asks"), [("kept", False), ("partly", True), ("broken", True), ("renegotiated", False)])  # fmt: skip
def test_what_was_not_kept_asks_what_follows(outcome: str, asks: bool) -> None:
    assert Outcome(outcome).asks_what_follows is asks


TASK = FollowUp(what="call them", due_on=FRIDAY)
HAMPERS = ProblemEntry(account_id=7, what="late again", noted_on=TODAY)


@pytest.mark.parametrize(
    ("checks", "outcome", "follow_up", "problem", "is_left"),
    [
        ("once on 20.11.", Outcome.PARTLY, None, None, True),
        ("once on 20.11.", Outcome.PARTLY, None, HAMPERS, True),
        ("once on 20.11.", Outcome.PARTLY, TASK, None, False),
        ("once on 20.11.", Outcome.BROKEN, None, None, False),  # it stays on Today until something follows
        ("once on 20.11.", Outcome.BROKEN, None, HAMPERS, True),
        ("once on 20.11.", Outcome.BROKEN, TASK, HAMPERS, False),
        ("once on 20.11.", Outcome.KEPT, None, None, False),
        ("every friday", Outcome.PARTLY, None, None, False),  # it comes back by itself
        ("every friday", Outcome.BROKEN, None, HAMPERS, False),
        (None, Outcome.PARTLY, None, None, False),
    ],
)
def test_a_promise_that_was_not_kept_may_be_left_with_nothing_that_brings_it_back(
    checks: str | None,
    outcome: Outcome,
    follow_up: FollowUp | None,
    problem: ProblemEntry | None,
    is_left: bool,
) -> None:
    check = CheckEntry(outcome=outcome, checked_on=TODAY, follow_up=follow_up, problem=problem)
    assert leaves_nothing(a_term(checks), check) is is_left
