"""What a customer is to be asked: tables with their boundaries and opposites."""

from datetime import date, timedelta
from typing import Any

import pytest

from kamtui.domain.knowledge.care import Customer, care_warnings, is_about_renewal
from kamtui.domain.knowledge.words import CareRule
from kamtui.domain.warning import Remedy, Severity, Subject

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def customer(**fields: Any) -> Customer:
    usual: dict[str, Any] = {"is_key": False, "known_since": ago(900)}
    return Customer(Subject(5, "Acme"), **(usual | fields))


def told(**fields: Any) -> list[tuple[str, Severity]]:
    return [(warning.rule.value, warning.severity) for warning in care_warnings([customer(**fields)], TODAY)]


@pytest.mark.parametrize(
    ("scores", "is_key", "expected"),
    [
        ((7, 9), False, ["care_satisfaction_fell"]),
        ((8, 9), False, []),
        ((9, 4), False, []),
        ((4, 9), True, ["care_satisfaction_fell", "care_satisfaction_low"]),
        ((5, 5), True, ["care_satisfaction_low"]),
        ((6, 6), True, []),
        ((5, 5), False, []),
        ((0,), False, []),
        ((0,), True, ["care_satisfaction_low"]),
    ],
)
def test_satisfaction_that_fell_or_is_low(scores: tuple[int, ...], is_key: bool, expected: list[str]) -> None:
    readings = [(ago(10 * (place + 1)), score) for place, score in enumerate(scores)]
    assert told(readings=readings, is_key=is_key) == [(rule, Severity.RED) for rule in expected]


@pytest.mark.parametrize(
    ("last", "known", "is_key", "is_told"),
    [
        (180, 900, True, True),
        (179, 900, True, False),
        (180, 900, False, False),
        (None, 180, True, True),
        (None, 179, True, False),  # the book knows it for a shorter time than the warning speaks of
        (None, 900, False, False),
    ],
)
def test_a_key_account_not_asked_for_long(last: int | None, known: int, is_key: bool, is_told: bool) -> None:
    readings = [] if last is None else [(ago(last), 9)]
    found = told(readings=readings, known_since=ago(known), is_key=is_key)
    assert found == [("care_satisfaction_unknown", Severity.AMBER)] * is_told


@pytest.mark.parametrize(
    ("days", "is_planned", "expected"),
    [
        (121, False, []),
        (120, False, [("care_renewal_near", Severity.AMBER)]),
        (31, False, [("care_renewal_near", Severity.AMBER)]),
        (30, False, [("care_renewal_near", Severity.RED)]),
        (0, False, [("care_renewal_near", Severity.RED)]),
        (30, True, []),
        (-1, True, [("care_renewal_passed", Severity.RED)]),
        (-1, False, [("care_renewal_passed", Severity.RED)]),
    ],
)
def test_a_renewal_ahead_or_past(days: int, is_planned: bool, expected: list[tuple[str, Severity]]) -> None:
    assert told(renewal_on=ago(-days), is_renewal_planned=is_planned) == expected


def test_the_sentences_say_days_and_figures_and_what_to_do() -> None:
    [fell] = care_warnings([customer(readings=[(ago(12), 4), (ago(200), 9)])], TODAY)
    assert fell.sentence == "Satisfaction fell from 9 to 4 of 10, 6 May to 10 Nov 2026."
    [near] = care_warnings([customer(renewal_on=date(2027, 2, 4))], TODAY)
    assert near.sentence == "Renewal in 74 days, on 4 Feb 2027, and no task for it."
    assert near.remedy is Remedy.TASK
    [passed] = care_warnings([customer(renewal_on=ago(1))], TODAY)
    assert (
        passed.sentence == "Renewal was on 21 Nov 2026: renewed, or lost?" and passed.remedy is Remedy.RENEW
    )


def test_what_is_hidden_comes_back_with_the_next_reading_and_the_next_renewal() -> None:
    def keys(**fields: Any) -> set[str]:
        return {warning.key for warning in care_warnings([customer(**fields)], TODAY)}

    before = keys(readings=[(ago(12), 4)], is_key=True, renewal_on=ago(1))
    assert not before & keys(readings=[(ago(2), 4)], is_key=True, renewal_on=ago(0))


def test_the_gravest_first() -> None:
    found = care_warnings(
        [customer(renewal_on=ago(-100)), customer(readings=[(ago(9), 3)], is_key=True)], TODAY
    )
    assert [warning.rule for warning in found] == [CareRule.SATISFACTION_LOW, CareRule.RENEWAL_NEAR]


@pytest.mark.parametrize(
    ("words", "is_it"),
    [
        ("Подготви анекса за 2027", True),
        ("договорът: среща с Петров", True),
        ("Renewal talk", True),
        ("contract for next year", True),
        ("Extension for 2027", True),
        ("Send the price list", False),
        ("Договорих среща с Петров", False),
        ("extended call with the contractor", False),
        ("Обади се", False),
    ],
)
def test_a_task_about_the_renewal(words: str, is_it: bool) -> None:
    assert is_about_renewal(words) is is_it
