"""Since when a problem counts as settled: a table."""

from datetime import date

import pytest

from kamtui.domain.terms.problem import settled_since, solved_or_open, weight_choices
from kamtui.domain.terms.words import LIVE_PROBLEMS, ProblemState

TODAY, BEFORE = date(2026, 11, 22), date(2026, 11, 2)
SETTLED = [state for state in ProblemState if state not in LIVE_PROBLEMS]


@pytest.mark.parametrize("was", [*ProblemState])
@pytest.mark.parametrize("state", [*ProblemState])
def test_what_was_live_until_now_is_settled_today(state: ProblemState, was: ProblemState) -> None:
    settled_on = None if was in LIVE_PROBLEMS else BEFORE
    since = settled_since(state, was=was, settled_on=settled_on, today=TODAY)
    if state in LIVE_PROBLEMS:
        assert since is None
    else:
        assert since == (TODAY if was in LIVE_PROBLEMS else BEFORE)


def test_some_states_are_settled_and_some_are_not() -> None:
    assert LIVE_PROBLEMS and SETTLED
    assert weight_choices() == [("1", "low"), ("2", "middle"), ("3", "high")]


@pytest.mark.parametrize("state", ProblemState)
def test_a_live_problem_is_solved_and_a_settled_one_open_again(state: ProblemState) -> None:
    assert solved_or_open(state) is (ProblemState.SOLVED if state in LIVE_PROBLEMS else ProblemState.OPEN)
