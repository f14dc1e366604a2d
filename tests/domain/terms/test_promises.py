"""How a term stands, kept rates, the strip, the order and the balance: tables with their boundaries and opposites."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.terms.notice import Notice
from kamtui.domain.terms.promises import (
    Balance,
    FavourCount,
    KeptRate,
    answer_words,
    broken_or_late,
    count_broken,
    kept_rates,
    late_task_words,
    most_urgent_first,
    rate_of,
    recent_rate,
    show_checked_rate,
    show_rate,
    strip_of,
    why_not_kept,
)
from kamtui.domain.terms.warnings import broken_warning
from kamtui.domain.terms.words import Consent, Outcome, OwedBy, TermCategory, TermState
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.recurrence.rule import Recurrence, once_on
from kamtui.domain.time.shown_days import show_date
from tests.domain.terms.standings import a_term, ago, checks

TODAY = date(2026, 11, 22)
K, P, B, R = Outcome.KEPT, Outcome.PARTLY, Outcome.BROKEN, Outcome.RENEGOTIATED
WEEKLY = Recurrence("FREQ=WEEKLY;BYDAY=FR", date(2026, 1, 2))


# -- what may be done


@pytest.mark.parametrize(
    ("state", "may_be_checked", "is_open"),
    [
        (TermState.PROPOSED, False, True),
        (TermState.AGREED, True, True),
        (TermState.ENDED, False, False),
        (TermState.CANCELLED, False, False),
    ],
)
def test_what_is_agreed_may_be_checked_and_what_is_open_waits_for_consent(
    state: TermState, may_be_checked: bool, is_open: bool
) -> None:
    term = a_term(state=state, consent=Consent.ASKED)
    assert (term.may_be_checked, term.is_open, term.awaits_consent) == (may_be_checked, is_open, is_open)
    for consent in {*Consent} - {Consent.ASKED}:
        assert not a_term(state=state, consent=consent).awaits_consent


def test_a_check_may_be_taken_back_but_not_what_says_that_it_was_renegotiated() -> None:
    assert not a_term().may_be_unchecked
    assert not a_term(checks=checks(K, R)).may_be_unchecked
    for outcome in (K, P, B):
        assert a_term(checks=checks(R, outcome)).may_be_unchecked


# -- due soon and overdue


@pytest.mark.parametrize(
    ("fields", "is_overdue"),
    [
        ({"next_check_on": ago(1)}, True),
        ({"next_check_on": TODAY}, False),
        ({"next_check_on": TODAY + timedelta(days=1)}, False),
        ({"next_check_on": None}, False),
        ({"next_check_on": ago(1), "state": TermState.PROPOSED}, False),
    ],
)
def test_a_check_is_overdue_from_the_day_after(fields: dict[str, Any], is_overdue: bool) -> None:
    assert a_term(**fields).is_overdue(TODAY) is is_overdue


@pytest.mark.parametrize(
    ("last", "next_check_on", "was_settled"),
    [
        (0, TODAY + timedelta(days=7), True),
        (0, None, True),
        (0, TODAY, False),  # and another is due
        (1, TODAY + timedelta(days=7), False),
    ],
)
def test_a_check_of_today_settles_a_term_for_the_day(
    last: int, next_check_on: date | None, was_settled: bool
) -> None:
    assert (
        a_term(checks=checks(K, last=last), next_check_on=next_check_on).was_settled_today(TODAY)
        is was_settled
    )
    assert not a_term(next_check_on=next_check_on).was_settled_today(TODAY)


MONTH = Notice(1, Unit.MONTH)


@pytest.mark.parametrize(
    ("fields", "is_running", "is_past", "is_ending"),
    [
        ({}, False, False, False),
        ({"notice": MONTH}, False, False, False),  # without an end nothing can be given notice of
        ({"until_on": date(2026, 12, 22), "notice": MONTH}, True, False, True),  # begins today
        ({"until_on": date(2026, 12, 23), "notice": MONTH}, False, False, False),
        ({"until_on": TODAY, "notice": MONTH}, True, False, True),
        ({"until_on": ago(1), "notice": MONTH}, True, True, True),
        ({"until_on": TODAY + timedelta(days=1)}, False, False, False),
        ({"until_on": TODAY}, False, False, True),
        ({"until_on": ago(1)}, False, True, True),
    ],
)
def test_how_near_its_end_a_term_is(
    fields: dict[str, Any], is_running: bool, is_past: bool, is_ending: bool
) -> None:
    for state in TermState:
        term = a_term(state=state, **fields)
        said = (term.is_notice_running(TODAY), term.is_past_end(TODAY), term.is_ending(TODAY))
        assert said == ((is_running, is_past, is_ending) if state.is_open else (False, False, False))


# -- in which order they are looked at


def test_broken_terms_come_first_then_those_that_are_due_then_the_next_ones() -> None:
    broken = a_term(term_id=9, checks=checks(B), next_check_on=None)
    due = a_term(term_id=8, next_check_on=TODAY)
    overdue = a_term(term_id=7, next_check_on=ago(3))
    proposed = a_term(term_id=6, next_check_on=ago(9), state=TermState.PROPOSED)
    soon = a_term(term_id=5, next_check_on=TODAY + timedelta(days=1))
    alike = a_term(term_id=4, next_check_on=TODAY + timedelta(days=1))
    never = a_term(term_id=1, next_check_on=None, rule=None)
    order = most_urgent_first([never, soon, due, proposed, alike, broken, overdue], TODAY)
    assert [term.term_id for term in order] == [9, 7, 8, 6, 4, 5, 1]
    assert count_broken(order, TODAY) == 1


def test_of_broken_terms_the_one_broken_longest_comes_first() -> None:
    newest = a_term(term_id=1, account="Acme", is_key=True, checks=checks(B, last=2), next_check_on=ago(9))
    longest = a_term(term_id=2, account="Zora", checks=checks(B, last=40), next_check_on=None)
    of_a_key_account = a_term(term_id=4, account="Метро", is_key=True, checks=checks(B, last=9))
    others = [a_term(term_id=number, account="Billa", checks=checks(B, last=9)) for number in (3, 5)]
    order = most_urgent_first([*reversed(others), newest, of_a_key_account, longest], TODAY)
    assert [term.term_id for term in order] == [2, 4, 3, 5, 1]


@pytest.mark.parametrize(
    ("fields", "is_empty"),
    [
        ({}, True),
        ({"given": FavourCount(), "received": FavourCount()}, True),
        ({"ours": (a_term(),)}, False),
        ({"theirs": (a_term(),)}, False),
        ({"shared": (a_term(),)}, False),
        ({"our_rate": KeptRate(1)}, False),
        ({"their_rate": KeptRate(0, 0, 1)}, False),
        ({"given": FavourCount(1)}, False),
        ({"received": FavourCount(1, 1)}, False),
    ],
)
def test_a_balance_is_empty_where_nothing_was_ever_owed_kept_or_done(
    fields: dict[str, Any], is_empty: bool
) -> None:
    assert Balance(**fields).is_empty is is_empty


# -- kept rates


def test_the_rate_of_checks_and_that_of_the_last_twelve_of_a_term() -> None:
    made = checks(B, *([K] * 9), P, R, B)
    assert rate_of(made) == KeptRate(9, 1, 2)
    assert recent_rate(a_term(checks=made)) == KeptRate(9, 1, 1), "the first of 13 is not among them"
    assert rate_of(()) == KeptRate()


def test_a_rate_stands_with_how_many_checks_it_is_of() -> None:
    assert (show_rate(KeptRate(7, 0, 1)), show_rate(KeptRate()), show_rate(None)) == (
        "88 % of 8", "not checked yet", "not checked yet",
    )  # fmt: skip
    assert show_checked_rate(KeptRate(7, 0, 1)) == "88 % of 8 checks"
    assert show_checked_rate(KeptRate()) == "not checked yet"


def test_the_rate_of_a_ledger_made_by_hand() -> None:
    we, they, both = OwedBy.WE, OwedBy.THEY, OwedBy.BOTH
    delivery, payment = TermCategory.DELIVERY, TermCategory.PAYMENT
    ledger = [
        (we, delivery, K, 3), (we, delivery, P, 1), (we, delivery, B, 1),
        (we, payment, K, 1), (we, payment, R, 1),
        (they, payment, B, 1), (they, payment, K, 2),
        (both, delivery, K, 1),
    ]  # fmt: skip
    rates = kept_rates(ledger)
    assert rates == {
        (we, None): KeptRate(5, 1, 1),
        (we, delivery): KeptRate(4, 1, 1),
        (we, payment): KeptRate(1, 0, 0),
        (they, None): KeptRate(3, 0, 1),
        (they, payment): KeptRate(2, 0, 1),
        (they, delivery): KeptRate(1, 0, 0),
    }
    assert rates[we, None].percent == 71 and rates[they, None].percent == 75
    assert show_rate(rates[we, None]) == "71 % of 7" and show_rate(None) == "not checked yet"


@pytest.mark.parametrize(
    ("rate", "percent"),
    [
        (KeptRate(), None),
        (KeptRate(1, 0, 7), 13),  # 12.5 is rounded up
        (KeptRate(2, 1, 0), 67),
        (KeptRate(0, 3, 0), 0),
        (KeptRate(3, 0, 0), 100),
    ],
)
def test_whole_percent_half_up(rate: KeptRate, percent: int | None) -> None:
    assert rate.percent == percent


def test_only_renegotiated_terms_have_no_rate() -> None:
    assert kept_rates([(OwedBy.WE, TermCategory.PRICE, R, 1)]) == {}


@given(st.lists(st.sampled_from(list(Outcome))))
def test_a_rate_counts_what_it_was_given(outcomes: list[Outcome]) -> None:
    rates = kept_rates((OwedBy.BOTH, TermCategory.PRICE, one, 1) for one in outcomes)
    ours, theirs = rates.get((OwedBy.WE, None)), rates.get((OwedBy.THEY, None))
    assert ours == theirs
    assert (ours.checks if ours else 0) == sum(one is not R for one in outcomes)
    assert (ours.kept if ours else 0) == outcomes.count(K)


# -- the strip


def test_the_strip_is_the_last_twelve_and_what_is_due() -> None:
    made = checks(*([K] * 11), P, B)
    assert strip_of(a_term(checks=made), TODAY) == (*[K] * 10, P, B)
    due = a_term(checks=made, next_check_on=TODAY)
    assert strip_of(due, TODAY) == (*[K] * 9, P, B, None)
    assert strip_of(a_term(), TODAY) == ()


# -- due and broken


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ({"next_check_on": TODAY}, True),
        ({"next_check_on": ago(1)}, True),
        ({"next_check_on": TODAY + timedelta(days=1)}, False),
        ({"next_check_on": None}, False),
        ({"next_check_on": ago(1), "state": TermState.PROPOSED}, False),
        ({"next_check_on": ago(1), "state": TermState.ENDED}, False),
    ],
)
def test_a_check_is_due_from_its_day_on(fields: dict[str, Any], due: bool) -> None:
    assert a_term(**fields).is_due(TODAY) is due


ANSWERED: dict[str, Any] = {"is_answered": True}
PLANNED: dict[str, Any] = {"is_answered": True, "answer_on": TODAY + timedelta(days=4)}
LATE: dict[str, Any] = {"is_answered": True, "answer_on": ago(4)}
NOTED: dict[str, Any] = {"is_answered": True, "is_problem_open": True}
ENDED: dict[str, Any] = {
    "state": TermState.ENDED,
    "next_check_on": None,
}  # as a one-off promise is by its check


@pytest.mark.parametrize(
    ("fields", "broken", "needs", "answer"),
    [
        ({"checks": checks(K, B)}, True, True, ""),
        ({"checks": checks(K, B), **ANSWERED}, True, False, "dealt with"),
        ({"checks": checks(K, B), **PLANNED}, True, False, "task in 4d"),
        ({"checks": checks(K, B), **LATE}, True, True, "task 4d late"),  # late itself, it is no answer
        ({"checks": checks(K, B), **NOTED}, True, False, "problem noted"),
        ({"checks": checks(K, B, last=0), **ANSWERED}, True, True, "dealt with"),  # the same day
        ({"checks": checks(B, K), **LATE}, False, False, ""),
        ({"checks": checks(B, R)}, False, False, ""),
        ({"checks": ()}, False, False, ""),
        ({"checks": checks(B), **ENDED}, True, True, ""),
        ({"checks": checks(B), **ENDED, **PLANNED}, True, False, "task in 4d"),
        ({"checks": checks(B), **ENDED, **NOTED}, True, False, "problem noted"),
        ({"checks": checks(B), **ENDED, **ANSWERED}, False, False, ""),  # that is done, and it is past
        ({"checks": checks(B), "state": TermState.CANCELLED}, False, False, ""),
    ],
)
def test_broken_is_told_until_something_is_done(
    fields: dict[str, Any], broken: bool, needs: bool, answer: str
) -> None:
    term = a_term(**fields)
    assert (term.is_broken, term.needs_answer(TODAY), answer_words(term, TODAY)) == (broken, needs, answer)
    assert (broken_warning(term, TODAY) is not None) is needs
    written = answer_words(term, TODAY, is_written=True)
    assert written == (f"task {show_date(term.answer_on)}" if term.answer_on and answer else answer)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"checks": checks(K)}, None),
        ({"checks": checks(B), **PLANNED, "next_check_on": TODAY}, None),  # a check as any other
        ({"checks": checks(B), **PLANNED, "next_check_on": ago(-1)}, "x checks it again"),
        ({"checks": checks(B), **LATE, "next_check_on": TODAY}, "x checks it again"),
        ({"checks": checks(B), "next_check_on": TODAY}, "x checks it again"),
        ({"checks": checks(B), **ENDED}, "t plans what is done"),
    ],
)
def test_one_key_says_of_no_broken_term_that_it_was_kept(fields: dict[str, Any], why: str | None) -> None:
    said = why_not_kept(a_term(**fields), TODAY)
    assert (said is None) if why is None else (said is not None and why in said)


# -- the balance


def test_the_balance_counts_what_is_open_and_broken() -> None:
    broken = a_term(term_id=6, checks=checks(B))
    balance = Balance(ours=(a_term(), broken), theirs=(a_term(term_id=8, owed_by=OwedBy.THEY),))
    assert balance.open_terms == 3 and count_broken(balance.terms, TODAY) == 1
    assert (
        a_term(rule=once_on(TODAY)).is_one_off
        and not a_term().is_one_off
        and not a_term(rule=None).is_one_off
    )


def test_how_late_a_task_is_that_something_waits_for() -> None:
    said = [late_task_words(ago(days), TODAY) for days in (0, 4, 30, 45)]
    assert said == ["task today", "task 4d late", "task 30d late", "task 6w late"]


def test_broken_or_late_are_those_told_of_then_late_checks() -> None:
    told, hidden, answered = (
        a_term(term_id=term_id, checks=checks(B, last=3), is_answered=term_id == 3) for term_id in (1, 2, 3)
    )
    late = a_term(term_id=4, next_check_on=ago(1))
    fine = (a_term(term_id=5, next_check_on=TODAY), a_term(term_id=6, next_check_on=ago(-1)))
    hurting = broken_or_late([*fine, answered, late, hidden, told], {1}, TODAY)
    assert [term.term_id for term in hurting] == [1, 4]
    assert answered.is_dealt_with(TODAY) and not told.is_dealt_with(TODAY) and not late.is_dealt_with(TODAY)
