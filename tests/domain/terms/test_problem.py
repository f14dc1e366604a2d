"""Since when a problem counts as settled, and what is wrong with it: tables."""

from datetime import date, timedelta
from typing import Any

import pytest

from kamtui.domain.terms.problem import (
    LiveProblem,
    problem_warnings,
    settled_since,
    stake_words,
    weight_choices,
)
from kamtui.domain.terms.words import LIVE_PROBLEMS, ProblemKind, ProblemRule, ProblemState
from kamtui.domain.thresholds import USUAL
from kamtui.domain.warning import Severity

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


# -- what is wrong with a problem


def live(problem_id: int = 1, **fields: Any) -> LiveProblem:
    """A problem of which nothing is wrong: middling, noted today, nothing planned."""
    values: dict[str, Any] = {
        "problem_id": problem_id, "account_id": 7, "account": "Metro", "what": "Lids leak",
        "kind": ProblemKind.PROBLEM, "severity": 2, "likelihood": None, "noted_on": TODAY,
        "known_since": date(2020, 1, 1), **fields,
    }  # fmt: skip
    return LiveProblem(**values)


def told(
    *problems: LiveProblem, days: int = USUAL.terms.problem_days
) -> list[tuple[ProblemRule, Severity, str]]:
    return [
        (warning.rule, warning.severity, warning.sentence)  # type: ignore[misc]
        for warning in problem_warnings(problems, TODAY, days)
    ]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


NO_STEP, LIKELY, LONG = ProblemRule.NO_STEP, ProblemRule.LIKELY, ProblemRule.LONG_OPEN
AMBER, RED = Severity.AMBER, Severity.RED
THREAT = ProblemKind.THREAT
STEP = {"next_step": "Send lids", "next_on": TODAY}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"severity": 3}, [(NO_STEP, RED)]),
        ({"severity": 3, **STEP}, []),
        ({"severity": 2}, []),
        ({"noted_on": ago(30)}, []),
        ({"noted_on": ago(31)}, [(LONG, AMBER)]),
        ({"noted_on": ago(31), **STEP}, [(LONG, AMBER)]),
        ({"noted_on": ago(400), "known_since": ago(30)}, []),
        ({"noted_on": ago(400), "known_since": ago(31)}, [(LONG, AMBER)]),
        ({"kind": THREAT, "likelihood": 3}, [(LIKELY, RED)]),
        ({"kind": THREAT, "likelihood": 3, **STEP}, [(LIKELY, AMBER)]),
        ({"kind": THREAT, "likelihood": 2}, []),
        ({"kind": THREAT, "likelihood": None}, []),
        ({"kind": ProblemKind.PROBLEM, "likelihood": 3}, []),
        ({"kind": THREAT, "likelihood": 3, "severity": 3, "noted_on": ago(31)}, [(NO_STEP, RED), (LIKELY, RED), (LONG, AMBER)]),
    ],
)  # fmt: skip
def test_each_rule_at_its_boundary(
    fields: dict[str, Any], expected: list[tuple[ProblemRule, Severity]]
) -> None:
    assert [(rule, severity) for rule, severity, _words in told(live(**fields))] == expected


def test_a_warning_says_what_it_is_worth_a_year_and_one_that_is_not_known_is_not_0() -> None:
    words = [sentence for _rule, _severity, sentence in told(live(severity=3, worth_yearly=1_200_050))]
    assert words == ["High problem, no next step: Lids leak (worth 12\u00a0000.50\u00a0€ a year)."]
    assert stake_words(None, 90_000) == "costs them 900\u00a0€ a year"
    assert stake_words(None, None) == "worth not known"
    assert stake_words(0, 5) == "worth 0\u00a0€ a year"


def test_within_a_rule_what_is_worth_most_comes_first_and_what_is_not_known_last() -> None:
    some = (live(1, severity=3), live(2, severity=3, worth_yearly=0), live(3, severity=3, cost_yearly=500),
            live(4, severity=3, worth_yearly=400, cost_yearly=900))  # fmt: skip
    assert [warning.about for warning in problem_warnings(some, TODAY)] == ["3", "4", "2", "1"]


def test_the_days_can_be_set() -> None:
    assert told(live(noted_on=ago(31)), days=31) == []
    assert [rule for rule, *_rest in told(live(noted_on=ago(32)), days=31)] == [LONG]


def test_a_warning_is_accepted_for_its_problem_alone() -> None:
    one, other = problem_warnings((live(1, severity=3), live(2, severity=3)), TODAY)
    assert one.key != other.key and one.is_accepted({(7, one.key)}) and not other.is_accepted({(7, one.key)})
