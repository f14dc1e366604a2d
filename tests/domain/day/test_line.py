"""A line of the review: what it asks for."""

from datetime import date

import pytest

from kamtui.domain.chain.words import ChainRule
from kamtui.domain.day.line import Group, Line
from kamtui.domain.terms.words import TermRule, TermState
from kamtui.domain.warning import Remedy, Severity, Warning
from tests.domain.terms.standings import a_term


def a_warning(rule: TermRule | ChainRule, remedy: Remedy = Remedy.TASK) -> Warning:
    return Warning(rule, Severity.AMBER, "It is so.", remedy)


DAY = date(2026, 11, 22)
OVER, THANKS = a_warning(TermRule.OVER), a_warning(ChainRule.THANKS_OWED, Remedy.THANK)


@pytest.mark.parametrize(
    ("line", "true"),
    [
        (Line(Group.TODAY, "x", task_id=1), set[str]()),
        (Line(Group.TODAY, "x", term=a_term()), {"asks_for_check", "may_be_checked"}),
        (Line(Group.TODAY, "x", term=a_term(state=TermState.PROPOSED)), {"asks_for_check"}),
        (Line(Group.WARNINGS, "x", term=a_term(), warning=OVER, account_id=7), {"may_be_checked"}),
        (Line(Group.CHAIN, "x", warning=THANKS, person_id=3), set[str]()),
        (Line(Group.CHAIN, "x", warning=THANKS), {"is_of_a_source"}),
        (Line(Group.WARNINGS, "x", warning=OVER, account_id=7), set[str]()),
        (Line(Group.GOING_COLD, "x", account_id=7), {"is_without_plan"}),
        (Line(Group.NOTHING_SCHEDULED, "x", account_id=7), {"is_without_plan"}),
    ],
)
def test_what_a_line_is_and_asks_for(line: Line, true: set[str]) -> None:
    questions = ("asks_for_check", "may_be_checked", "is_of_a_source", "is_without_plan")
    assert {question for question in questions if getattr(line, question)} == true


def test_a_line_asks_for_the_remedy_of_its_warning() -> None:
    thanks = Line(Group.CHAIN, "x", warning=THANKS)
    assert [remedy for remedy in Remedy if thanks.asks_for(remedy)] == [Remedy.THANK]
    assert not any(Line(Group.TODAY, "x", task_id=1).asks_for(remedy) for remedy in Remedy)


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        (Line(Group.TODAY, "x", task_id=1), False),
        (Line(Group.TODAY, "x", term=a_term(next_check_on=DAY)), True),
        (Line(Group.WARNINGS, "x", term=a_term(next_check_on=DAY), warning=OVER), False),
    ],
)
def test_one_key_says_of_an_agreed_term_that_it_was_kept(line: Line, is_asked: bool) -> None:
    assert line.asks_to_be_kept(DAY) is is_asked
