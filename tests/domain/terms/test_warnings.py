"""Every warning about a term: tables with their boundaries and opposites."""

from datetime import date
from typing import Any

import pytest

from kamtui.domain.terms.notice import Notice
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.warnings import broken_warning, gravest_first, term_warnings
from kamtui.domain.terms.words import Bound, Consent, Outcome, TermRule, TermState
from kamtui.domain.thresholds import TermLimits
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.warning import Remedy, Severity, Warning
from tests.domain.terms.standings import a_term, ago, checks

TODAY = date(2026, 11, 22)
K, P, B, R = Outcome.KEPT, Outcome.PARTLY, Outcome.BROKEN, Outcome.RENEGOTIATED
WEEKLY = Recurrence("FREQ=WEEKLY;BYDAY=FR", date(2026, 1, 2))


def test_a_broken_term_says_by_how_much_and_is_accepted_for_that_check_only() -> None:
    target = Target(Bound.AT_LEAST, 98_000, "%")
    found = broken_warning(a_term(target=target, checks=checks(K, B, measured=94_500)), TODAY)
    again = broken_warning(a_term(target=target, checks=checks(K, B, B, last=0)), TODAY)
    assert found is not None and again is not None
    assert found.sentence.replace("\u00a0", " ") == "Deliver within the week (94.5 %, −3.5)"
    assert found.key == "term_broken:5:1" and again.key == "term_broken:5:2"
    assert found.severity is Severity.RED


def rules(**fields: Any) -> list[str]:
    return [warning.rule.value for warning in term_warnings(a_term(**fields), TODAY)]


@pytest.mark.parametrize(
    ("outcomes", "count"),
    [
        ((B, B), 2),
        ((K, B, B), 2),
        ((B, R, B), 2),
        ((B, B, B), 3),
        ((B, K, B), 0),
        ((B, P), 0),
        ((B,), 0),
        ((), 0),
    ],
)
def test_broken_twice_running(outcomes: tuple[Outcome, ...], count: int) -> None:
    found = term_warnings(a_term(checks=checks(*outcomes)), TODAY)
    assert [one.rule for one in found] == [TermRule.BROKEN_TWICE] * bool(count)
    if count:
        assert found[0].sentence == f"Broken {count} times running: Deliver within the week."
        assert found[0].severity is Severity.RED


@pytest.mark.parametrize(
    ("until_on", "notice", "expected"),
    [
        (date(2027, 2, 22), Notice(3, Unit.MONTH), ["term_ending"]),  # begins today
        (date(2027, 2, 23), Notice(3, Unit.MONTH), ["term_notice_near"]),  # tomorrow
        (date(2027, 6, 22), Notice(3, Unit.MONTH), ["term_notice_near"]),  # 120 days ahead
        (date(2027, 6, 23), Notice(3, Unit.MONTH), []),
        (TODAY, Notice(30, Unit.DAY), ["term_ending"]),
        (ago(1), Notice(30, Unit.DAY), ["term_over"]),
        (ago(1), None, ["term_over"]),
        (TODAY, None, []),
        (date(2026, 12, 31), None, []),
        (None, Notice(3, Unit.MONTH), []),
    ],
)
def test_ending_within_the_notice_period(
    until_on: date | None, notice: Notice | None, expected: list[str]
) -> None:
    assert rules(until_on=until_on, notice=notice) == expected
    assert rules(until_on=until_on, notice=notice, state=TermState.ENDED) == []


def test_a_notice_that_is_near_is_quiet_once_a_task_is_for_it() -> None:
    term = a_term(until_on=date(2027, 3, 1), notice=Notice(1, Unit.MONTH))
    [warning] = term_warnings(term, TODAY)
    assert warning.rule is TermRule.NOTICE_NEAR and warning.severity is Severity.AMBER
    assert warning.sentence == (
        "Ends on 1 Mar 2027, notice from 1 Feb 2027 on, and no task for it: Deliver within the week."
    )
    assert term_warnings(term._replace(is_planned=True), TODAY) == []


@pytest.mark.parametrize(
    ("consent", "days", "expected"),
    [
        (Consent.ASKED, 14, ["term_consent_waiting"]),
        (Consent.ASKED, 13, []),
        (Consent.GIVEN, 30, []),
        (Consent.REFUSED, 30, []),
        (Consent.NOT_NEEDED, 30, []),
    ],
)
def test_consent_asked_and_not_given(consent: Consent, days: int, expected: list[str]) -> None:
    assert rules(consent=consent, consent_on=ago(days)) == expected
    assert rules(consent=consent, consent_on=ago(days), state=TermState.PROPOSED) == expected


@pytest.mark.parametrize(
    ("bound", "measured", "outcome", "off"),
    [
        (Bound.AT_LEAST, 97_999, K, True),
        (Bound.AT_LEAST, 98_000, K, False),
        (Bound.AT_MOST, 98_001, P, True),
        (Bound.AT_MOST, 98_000, P, False),
        (Bound.EXACTLY, 98_001, K, True),
        (Bound.AT_LEAST, 90_000, B, False),  # told as broken already
        (Bound.AT_LEAST, None, K, False),
    ],
)
def test_off_target_says_target_actual_and_variance(
    bound: Bound, measured: int | None, outcome: Outcome, off: bool
) -> None:
    target = Target(bound, 98_000, "%")
    found = term_warnings(a_term(target=target, checks=checks(outcome, measured=measured)), TODAY)
    assert [one.rule for one in found] == [TermRule.OFF_TARGET] * off
    if off and bound is Bound.AT_MOST:
        assert found[0].sentence.replace("\u00a0", " ") == (
            "Off target: 98.001 %, +0.001 (≤ 98 %): Deliver within the week."
        )


def test_the_severest_stands_first_and_each_names_its_term() -> None:
    found = term_warnings(
        a_term(
            checks=checks(B, B), consent=Consent.ASKED, consent_on=ago(20), until_on=ago(-10),
            notice=Notice(1, Unit.MONTH),
        ), TODAY,
    )  # fmt: skip
    assert [one.key for one in found] == ["term_broken_twice:5", "term_ending:5", "term_consent_waiting:5"]


def test_a_closed_term_is_not_warned_of() -> None:
    for state in (TermState.ENDED, TermState.CANCELLED):
        assert rules(checks=checks(B, B), consent=Consent.ASKED, consent_on=ago(20), state=state) == []


def test_where_the_limit_is_a_day_it_is_said_of_one_day() -> None:
    term = a_term(consent=Consent.ASKED, consent_on=ago(1), what="Bonus")
    told = [warning.sentence for warning in term_warnings(term, TODAY, TermLimits(consent_days=1))]
    assert told == ["Director's approval asked 1 day ago, not given: Bonus."]


def test_what_broke_stands_before_what_is_graver_and_else_as_they_came() -> None:
    broken, red, amber, further = (
        Warning(rule, severity, "", Remedy.TASK, about="1")
        for rule, severity in (
            (TermRule.BROKEN, Severity.AMBER),
            (TermRule.OVER, Severity.RED),
            (TermRule.CONSENT_WAITING, Severity.AMBER),
            (TermRule.OFF_TARGET, Severity.AMBER),
        )
    )
    assert gravest_first([amber, red, further, broken]) == [broken, red, amber, further]
