"""Targets, notice periods and the days of checks, as tables; what cannot be read says why at its field."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.fields import Problems
from kamtui.domain.terms.check import CheckEntry, check_problems, suggested_outcome
from kamtui.domain.terms.check_days import check_after, first_check, settled_by
from kamtui.domain.terms.notice import Notice, notice_from, show_notice, stored_notice, write_notice
from kamtui.domain.terms.target import (
    AmbiguousMeasure,
    MeasureError,
    NotAMeasure,
    Target,
    read_measure,
    read_target,
    show_measure,
    show_target,
    type_measure,
    type_target,
)
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.typed_term import read_notice, read_term
from kamtui.domain.terms.words import Bound, Consent, Outcome, OwedBy, TermCategory, TermState
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.recurrence.rule import Recurrence, once_on
from kamtui.domain.time.recurrence.typed import read_recurrence

TODAY = date(2026, 11, 22)
"""A Sunday."""


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


# -- numbers


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("98", 98_000),
        ("97.5", 97_500),
        ("97,5", 97_500),
        ("0.125", 125),
        ("0,125", 125),
        ("1 234", 1_234_000),
        ("1 234,5", 1_234_500),
        ("1.234,5", 1_234_500),
        ("1,234.5", 1_234_500),
        ("1.234.567", 1_234_567_000),
        ("12'500", 12_500_000),
        ("-3", -3_000),
        ("−3.5", -3_500),
        ("+2", 2_000),
        ("5.", 5_000),
        ("1.25", 1_250),
    ],
)
def test_a_number_as_people_write_it(text: str, thousandths: int) -> None:
    assert read_measure(text) == thousandths


@pytest.mark.parametrize("text", ["1,234", "12.500", "-1.234"])
def test_a_number_that_can_be_read_in_two_ways_is_asked_about(text: str) -> None:
    with pytest.raises(AmbiguousMeasure, match="two ways"):
        read_measure(text)


@pytest.mark.parametrize(
    "text", ["", "abc", "98 %", "1.2345", "1,2,3", "1.23.456", "٣", "1e5", "9" * 20, "--1", "1..2", "½"]
)
def test_what_is_no_number_says_how_to_write_one(text: str) -> None:
    with pytest.raises(NotAMeasure, match="write a number and its unit"):
        read_measure(text)


@given(st.integers(-(10**14), 10**14))
def test_a_number_typed_is_read_as_it_was(thousandths: int) -> None:
    try:
        assert read_measure(type_measure(thousandths)) == thousandths
    except AmbiguousMeasure:  # 1.234 is: the form asks rather than guesses
        assert abs(thousandths) % 1000


@given(st.text(max_size=40))
def test_any_text_is_a_target_or_a_sentence(text: str) -> None:
    try:
        read_target(text, TermCategory.DELIVERY)
    except MeasureError as error:
        assert str(error)


# -- targets


@pytest.mark.parametrize(
    ("text", "category", "shown"),
    [
        ("≥ 98 %", TermCategory.DELIVERY, "≥ 98 %"),
        (">=98%", TermCategory.DELIVERY, "≥ 98 %"),
        ("at least 98 %", TermCategory.PAYMENT, "≥ 98 %"),
        ("поне 5 000 бр.", TermCategory.VOLUME, "≥ 5 000 бр."),
        ("не по-малко от 3", TermCategory.VOLUME, "≥ 3"),
        ("≤ 45 days", TermCategory.PAYMENT, "≤ 45 days"),
        ("up to 3 days", TermCategory.DELIVERY, "≤ 3 days"),
        ("max 0,5 %", TermCategory.QUALITY, "≤ 0.5 %"),
        ("най-много 2", TermCategory.QUALITY, "≤ 2"),
        ("до 45 дни", TermCategory.PAYMENT, "≤ 45 дни"),
        ("= 12.50 €", TermCategory.PRICE, "= 12.5 €"),
        # Without a sign: a time is at most, a price exactly, all else at least.
        ("45 days", TermCategory.PAYMENT, "≤ 45 days"),
        ("24 ч", TermCategory.SERVICE, "≤ 24 ч"),
        ("3 работни дни", TermCategory.DELIVERY, "≥ 3 работни дни"),
        ("12.50 €", TermCategory.PRICE, "= 12.5 €"),
        ("98 %", TermCategory.DELIVERY, "≥ 98 %"),
        ("5000 pcs", TermCategory.VOLUME, "≥ 5 000 pcs"),
        ("minimum 3", TermCategory.SERVICE, "≥ 3"),
    ],
)
def test_a_target_as_people_write_it(text: str, category: TermCategory, shown: str) -> None:
    target = read_target(text, category)
    assert plain(show_target(target)) == shown
    assert read_target(type_target(target), category) == target


@pytest.mark.parametrize("text", ["good", "≥", "at least", "98 % of 5 orders", "1" * 30, "5 " + "x" * 21])
def test_a_target_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(MeasureError):
        read_target(text, TermCategory.DELIVERY)


@pytest.mark.parametrize(
    ("bound", "measured", "met", "variance"),
    [
        (Bound.AT_LEAST, 98_000, True, 0),
        (Bound.AT_LEAST, 97_999, False, -1),
        (Bound.AT_MOST, 98_000, True, 0),
        (Bound.AT_MOST, 98_001, False, 1),
        (Bound.EXACTLY, 98_000, True, 0),
        (Bound.EXACTLY, 99_500, False, 1_500),
    ],
)
def test_a_target_is_met_on_its_side(bound: Bound, measured: int, met: bool, variance: int) -> None:
    target = Target(bound, 98_000, "%")
    assert target.is_met(measured) is met and target.variance(measured) == variance
    assert suggested_outcome(target, measured) is (Outcome.KEPT if met else Outcome.BROKEN)


def test_nothing_is_suggested_without_a_target_or_a_value() -> None:
    assert suggested_outcome(None, 1) is None and suggested_outcome(Target(Bound.AT_MOST, 1), None) is None


@pytest.mark.parametrize(
    ("value", "unit", "signed", "shown"),
    [
        (98_000, "%", False, "98 %"),
        (97_500, "%", False, "97.5 %"),
        (-3_500, "", True, "−3.5"),
        (7_000, "days", True, "+7 days"),
        (0, "", True, "0"),
        (1_234_567_890, "", False, "1 234 567.89"),
        (1, "kg", False, "0.001 kg"),
    ],
)
def test_a_number_is_shown_without_needless_decimals(value: int, unit: str, signed: bool, shown: str) -> None:
    assert plain(show_measure(value, unit, signed=signed)) == shown


# -- notice


@pytest.mark.parametrize(
    ("text", "stored", "shown"),
    [
        ("3 months", "P3M", "3 months"),
        ("3m", "P3M", "3 months"),
        ("90 days", "P90D", "90 days"),
        ("90", "P90D", "90 days"),
        ("6 седмици", "P6W", "6 weeks"),
        ("a month", "P1M", "1 month"),
        ("1 тримесечие", "P3M", "3 months"),
        ("2 години", "P2Y", "2 years"),
    ],
)
def test_a_notice_period_in_words(text: str, stored: str, shown: str) -> None:
    notice = read_notice(text)
    assert write_notice(notice) == stored and stored_notice(stored) == notice and show_notice(notice) == shown


@pytest.mark.parametrize("text", ["", "0 days", "soon", "3 months 2 days", "99999 days", "-3 months"])
def test_a_notice_period_that_is_none(text: str) -> None:
    with pytest.raises(Problems, match="notice period"):
        read_notice(text)


@pytest.mark.parametrize(
    ("until_on", "notice", "begins"),
    [
        (date(2027, 5, 31), Notice(3, Unit.MONTH), date(2027, 2, 28)),
        (date(2028, 5, 31), Notice(3, Unit.MONTH), date(2028, 2, 29)),
        (date(2026, 12, 31), Notice(30, Unit.DAY), date(2026, 12, 1)),
        (date(2026, 12, 31), Notice(2, Unit.WEEK), date(2026, 12, 17)),
        (date(2028, 2, 29), Notice(1, Unit.YEAR), date(2027, 2, 28)),
        (date(2026, 12, 31), Notice(9999, Unit.YEAR), date(1900, 1, 1)),
    ],
)
def test_a_notice_period_begins_so_long_before_the_end(until_on: date, notice: Notice, begins: date) -> None:
    assert notice_from(until_on, notice) == begins
    assert notice_from(None, notice) is None and notice_from(until_on, None) is None


@pytest.mark.parametrize("text", ["P3X", "3M", "", None, "P99999D", "P-1D"])
def test_a_stored_notice_that_makes_no_sense_is_none(text: str | None) -> None:
    assert stored_notice(text) is None


# -- a form


def typed(**fields: str) -> dict[str, str]:
    return {"what": "Deliver within the week", "category": "delivery", "owed_by": "we"} | fields


def problems(**fields: str) -> dict[str, str]:
    with pytest.raises(Problems) as found:
        read_term(typed(**fields), TODAY, 7)
    return found.value.by_field


def test_a_form_becomes_a_term() -> None:
    entry = read_term(
        typed(
            category="payment", owed_by="they", target="45 days", **{"from": "1.1."}, until="31.12.2027",
            notice="3 months", checks="monthly on the 5th", consent="asked", consent_by="Директорът", note="a\nb",
        ), TODAY, 7, 8, 9,
    )  # fmt: skip
    assert entry == TermEntry(
        account_id=7,
        category=TermCategory.PAYMENT,
        owed_by=OwedBy.THEY,
        what="Deliver within the week",
        target=Target(Bound.AT_MOST, 45_000, "days"),
        from_on=date(2027, 1, 1),
        until_on=date(2027, 12, 31),
        notice=Notice(3, Unit.MONTH),
        checks=Recurrence("FREQ=MONTHLY;BYMONTHDAY=5", date(2027, 1, 1)),
        consent=Consent.ASKED,
        consent_on=TODAY,
        consent_by="Директорът",
        call_id=9,
        person_id=8,
        state=TermState.AGREED,
        note="a\nb",
    )


def test_what_is_left_empty_is_as_usual() -> None:
    entry = read_term({"what": "x"}, TODAY, 7)
    assert (entry.from_on, entry.until_on, entry.target, entry.checks, entry.consent) == (
        TODAY, None, None, None, Consent.NOT_NEEDED,
    )  # fmt: skip
    assert read_term(typed(consent_on="1.11.2026", consent_by="x"), TODAY, 7).consent_on is None


def test_each_bad_field_says_so_and_all_at_once() -> None:
    found = problems(
        what=" ", target="1,234", **{"from": "1.3.2027"}, until="1.2.2027", notice="soon", checks="never ever"
    )
    assert set(found) == {"what", "target", "until", "notice", "checks"}
    assert "before the start" in found["until"] and "two ways" in found["target"]
    with pytest.raises(Problems, match="which account"):
        read_term(typed(), TODAY, None)


@pytest.mark.parametrize("rule", ["monthly on the 32nd", "every 30 february", "10 times until tomorrow x"])
def test_a_rule_that_never_happens_is_refused_at_its_field(rule: str) -> None:
    assert set(problems(checks=rule)) == {"checks"}


def test_a_first_check_after_the_end_is_refused() -> None:
    found = problems(**{"from": "1.1.2027"}, until="15.1.2027", checks="monthly on the 20th")
    assert "after the end" in found["checks"]


def test_a_check_does_not_lie_ahead() -> None:
    ahead = CheckEntry(outcome=Outcome.KEPT, checked_on=TODAY + timedelta(days=1))
    assert set(check_problems(ahead, TODAY)) == {"checked_on"}
    assert check_problems(CheckEntry(outcome=Outcome.KEPT, checked_on=TODAY), TODAY) == {}


# -- the days of checks


def a_term(rule: str, from_on: date = TODAY, until_on: date | None = None) -> TermEntry:
    checks = once_on(from_on) if rule == "once" else read_recurrence(rule, TODAY, from_on)
    return TermEntry(
        account_id=1, category=TermCategory.DELIVERY, owed_by=OwedBy.WE, what="x", from_on=from_on,
        until_on=until_on, checks=checks,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "first"),
    [
        (a_term("weekly on friday"), date(2026, 11, 27)),
        (a_term("weekly on sunday"), TODAY),
        (a_term("monthly on the 5th", date(2026, 1, 1)), date(2026, 12, 5)),  # not last January
        (a_term("monthly on the 31st", date(2027, 1, 1)), date(2027, 1, 31)),
        (a_term("once", date(2026, 12, 15)), date(2026, 12, 15)),
        (a_term("once", date(2026, 11, 1)), date(2026, 11, 1)),  # overdue at once
        (a_term("monthly on the 5th", until_on=date(2026, 12, 1)), None),
        (a_term("weekly on friday", date(2026, 1, 1), date(2026, 11, 27)), date(2026, 11, 27)),
    ],
)
def test_the_first_check_is_the_first_still_to_come(entry: TermEntry, first: date | None) -> None:
    assert first_check(entry, TODAY) == first


def test_a_term_without_a_rule_is_not_checked_by_itself() -> None:
    entry = read_term(typed(), TODAY, 7)
    assert first_check(entry, TODAY) is None and check_after(entry, TODAY, None) is None


FRIDAYS = a_term("weekly on friday")
LAST_DAYS = a_term("monthly on the 31st")


@pytest.mark.parametrize(
    ("entry", "checked_on", "up_to", "is_settled"),
    [
        (FRIDAYS, date(2026, 11, 27), date(2026, 11, 20), True),
        (FRIDAYS, date(2026, 12, 9), date(2026, 11, 20), True),  # late
        (FRIDAYS, date(2026, 11, 24), date(2026, 11, 20), True),  # early, and nearer to this one
        (FRIDAYS, date(2026, 11, 23), date(2026, 11, 20), False),  # a second look at the last one
        (FRIDAYS, date(2026, 11, 20), date(2026, 11, 20), False),
        (a_term("once", date(2026, 11, 27)), date(2026, 11, 20), date(2026, 11, 20), True),
    ],
)
def test_an_early_check_settles_the_day_that_it_is_nearer_to(
    entry: TermEntry, checked_on: date, up_to: date, is_settled: bool
) -> None:
    due_on = date(2026, 11, 27)
    assert settled_by(entry, checked_on, due_on, up_to) == (due_on if is_settled else None)
    assert settled_by(entry, checked_on, None, up_to) is None


@pytest.mark.parametrize(
    ("entry", "checked_on", "due_on", "following"),
    [
        (FRIDAYS, date(2026, 11, 27), date(2026, 11, 27), date(2026, 12, 4)),
        # Early: it settles the coming one, and the one after that is not lost.
        (FRIDAYS, date(2026, 11, 25), date(2026, 11, 27), date(2026, 12, 4)),
        # Late: it settles all that were missed.
        (FRIDAYS, date(2026, 12, 20), date(2026, 11, 27), date(2026, 12, 25)),
        # Put off past the next one.
        (FRIDAYS, date(2026, 12, 8), date(2026, 12, 8), date(2026, 12, 11)),
        (LAST_DAYS, date(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 31)),
        (LAST_DAYS, date(2027, 1, 31), date(2027, 1, 31), date(2027, 3, 31)),
        (a_term("weekly on friday", until_on=date(2026, 12, 4)), date(2026, 12, 4), date(2026, 12, 4), None),
        (a_term("once", date(2026, 12, 15)), date(2026, 12, 15), date(2026, 12, 15), None),
    ],
)
def test_the_next_check(entry: TermEntry, checked_on: date, due_on: date, following: date | None) -> None:
    assert check_after(entry, checked_on, due_on) == following


def test_words_of_bounds_do_not_eat_the_number() -> None:
    """`min` is a bound before a number and a unit behind it."""
    assert read_target("30 min", TermCategory.SERVICE) == Target(Bound.AT_MOST, 30_000, "min")
    assert read_target("min 30 min", TermCategory.SERVICE) == Target(Bound.AT_LEAST, 30_000, "min")
