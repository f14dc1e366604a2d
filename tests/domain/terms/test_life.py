"""The life of a term: each transition as a table, and laws that hold for every life that they lead to."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.terms.check import CheckEntry
from kamtui.domain.terms.life import (
    Life,
    NeverChecked,
    OnlyProposed,
    TermOver,
    agree,
    check,
    end,
    offered_anew,
    put_off,
    renegotiate,
    rewrite,
    say_consent,
    take_back_check,
)
from kamtui.domain.terms.promises import Checked
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import OPEN_STATES, Consent, Outcome, OwedBy, TermCategory, TermState
from kamtui.domain.time.recurrence.rule import Recurrence, once_on
from kamtui.domain.time.recurrence.typed import read_recurrence

TODAY = date(2026, 11, 22)  # a Sunday
FRIDAY = date(2026, 11, 27)
RULES: dict[str, Recurrence | None] = {
    "none": None,
    "fridays": read_recurrence("every friday", TODAY, TODAY),
    "once": once_on(FRIDAY),
    "after done": read_recurrence("2 weeks after it is done", TODAY, TODAY),
}


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def an_entry(
    rule: str = "fridays",
    state: TermState = TermState.AGREED,
    *,
    from_on: date = TODAY,
    until_on: date | None = None,
) -> TermEntry:
    return TermEntry(
        account_id=7, category=TermCategory.DELIVERY, owed_by=OwedBy.WE, what="x", from_on=from_on,
        until_on=until_on, checks=RULES[rule], state=state,
    )  # fmt: skip


def found(outcome: Outcome = Outcome.KEPT, on: date = TODAY) -> CheckEntry:
    return CheckEntry(outcome=outcome, checked_on=on)


AGREED, PROPOSED, ENDED, CANCELLED = (
    TermState.AGREED, TermState.PROPOSED, TermState.ENDED, TermState.CANCELLED,
)  # fmt: skip


# -- agreed


@pytest.mark.parametrize(
    ("entry", "next_check_on", "ended_on"),
    [
        (an_entry(), FRIDAY, None),
        (an_entry(state=PROPOSED), FRIDAY, None),
        (an_entry("none"), None, None),
        (an_entry("once"), FRIDAY, None),
        (an_entry("after done"), in_days(14), None),
        (an_entry(until_on=in_days(4)), None, None),
        (an_entry(state=ENDED), None, TODAY),
        (an_entry(state=CANCELLED), None, TODAY),
    ],
)
def test_agreed(entry: TermEntry, next_check_on: date | None, ended_on: date | None) -> None:
    assert agree(entry, TODAY) == Life(entry=entry, next_check_on=next_check_on, ended_on=ended_on, checks=())


# -- checked


@pytest.mark.parametrize(
    ("rule", "checked_on", "settles", "next_check_on", "state"),
    [
        ("fridays", FRIDAY, FRIDAY, in_days(12), AGREED),
        ("fridays", in_days(4), FRIDAY, in_days(12), AGREED),  # on Thursday, for Friday
        ("fridays", in_days(1), None, FRIDAY, AGREED),  # the day after it was agreed: one in between
        ("fridays", in_days(20), FRIDAY, in_days(26), AGREED),  # late: what was missed is settled with it
        ("once", in_days(1), FRIDAY, None, ENDED),
        ("after done", in_days(1), in_days(14), in_days(15), AGREED),
        ("none", in_days(1), None, None, AGREED),
    ],
)
def test_checked(
    rule: str, checked_on: date, settles: date | None, next_check_on: date | None, state: TermState
) -> None:
    life = agree(an_entry(rule), TODAY)
    checked = check(
        life, CheckEntry(outcome=Outcome.PARTLY, checked_on=checked_on, measured=97_000, evidence="seen"), 3
    )
    assert checked.checks == (Checked(3, checked_on, Outcome.PARTLY, 97_000, settles, "seen"),)
    assert (checked.next_check_on, checked.entry.state) == (next_check_on, state)
    assert checked.ended_on == (checked_on if state is ENDED else None)
    assert checked.entry == life.entry._replace(state=state)


def test_a_second_look_settles_nothing_more() -> None:
    """What was settled stays so for the days around it: a check on Saturday does not stand for next Friday."""
    life = check(agree(an_entry(), TODAY), found(on=in_days(4)), 1)
    assert life.checked_up_to == FRIDAY, "the day that was settled, not that of the early check"
    again = check(life, found(on=in_days(8)), 2)
    assert again.last is not None and again.last.due_on is None
    assert again.next_check_on == life.next_check_on == in_days(12)
    assert again.checked_up_to == in_days(8)


# -- a check taken back


@pytest.mark.parametrize("rule", ["fridays", "once", "after done", "none"])
def test_a_check_taken_back_leaves_all_as_before(rule: str) -> None:
    life = agree(an_entry(rule), TODAY)
    assert take_back_check(check(life, found(Outcome.BROKEN, FRIDAY), 1), 1) == life


@pytest.mark.parametrize("rule", ["fridays", "once"])
def test_an_earlier_check_taken_back_moves_nothing(rule: str) -> None:
    life = check(agree(an_entry(rule), TODAY), found(on=FRIDAY), 1)
    if not life.is_open:
        life = rewrite(life, life.entry._replace(state=AGREED), FRIDAY)
        life = put_off(life, in_days(6))
    life = check(life, found(on=in_days(12)), 2)
    assert take_back_check(life, 1) == life._replace(checks=life.checks[1:])
    assert take_back_check(life, 9) == life
    begun = agree(an_entry(rule), TODAY)
    assert take_back_check(begun, 9) == begun


def test_one_in_between_taken_back_moves_nothing() -> None:
    life = check(agree(an_entry(), TODAY), found(on=in_days(1)), 1)
    moved = put_off(life, in_days(9))
    assert take_back_check(moved, 1) == moved._replace(checks=())


def test_the_check_of_a_term_that_has_ended_since_brings_no_check_back() -> None:
    life = check(agree(an_entry(), TODAY), found(on=FRIDAY), 1)
    cancelled = rewrite(life, life.entry._replace(state=CANCELLED), FRIDAY)
    assert take_back_check(cancelled, 1) == cancelled._replace(checks=())


def test_a_check_taken_back_makes_nothing_due_that_is_not_checked_any_more() -> None:
    checked = check(agree(an_entry(), TODAY), found(Outcome.KEPT, FRIDAY), 1)
    without_rule = rewrite(checked, an_entry("none"), FRIDAY)
    assert without_rule.last is not None and without_rule.last.due_on is not None
    assert take_back_check(without_rule, 1).next_check_on is None


# -- put off


def test_put_off() -> None:
    life = agree(an_entry(), TODAY)
    later = put_off(life, in_days(8))
    assert later == life._replace(next_check_on=in_days(8))
    assert check(later, found(on=in_days(8)), 1).next_check_on == in_days(12), (
        "the days after follow the rule"
    )
    over = agree(an_entry(until_on=in_days(4)), TODAY)
    assert put_off(over, in_days(4)).next_check_on == in_days(4), "a rule without a day to come"


# -- rewritten


@pytest.mark.parametrize(
    ("change", "next_check_on", "ended_on"),
    [
        (lambda entry: entry._replace(what="other words"), in_days(9), None),  # stays put off
        (lambda entry: entry._replace(state=PROPOSED), in_days(9), None),
        (lambda entry: entry._replace(checks=RULES["once"]), FRIDAY, None),
        (lambda entry: entry._replace(checks=RULES["none"]), None, None),
        (lambda entry: entry._replace(until_on=in_days(9)), in_days(9), None),
        (lambda entry: entry._replace(until_on=in_days(8)), None, None),
        (lambda entry: entry._replace(state=ENDED), None, TODAY),
        (lambda entry: entry._replace(state=CANCELLED), None, TODAY),
    ],
)
def test_rewritten(
    change: Callable[[TermEntry], TermEntry], next_check_on: date | None, ended_on: date | None
) -> None:
    life = put_off(agree(an_entry(), TODAY), in_days(9))
    entry = change(life.entry)
    assert rewrite(life, entry, TODAY) == Life(entry=entry, next_check_on=next_check_on, ended_on=ended_on)


def test_what_is_over_stays_over_since_its_day_and_is_checked_again_once_it_is_open_again() -> None:
    life = check(agree(an_entry(), TODAY), found(on=FRIDAY), 1)
    over = rewrite(life, life.entry._replace(state=ENDED), FRIDAY)
    cancelled = rewrite(over, over.entry._replace(state=CANCELLED, what="y"), in_days(30))
    assert (cancelled.entry.state, cancelled.entry.what, cancelled.ended_on) == (CANCELLED, "y", FRIDAY)
    again = rewrite(cancelled, cancelled.entry._replace(state=AGREED), in_days(30))
    assert (again.next_check_on, again.ended_on) == (in_days(12), None), "by the rule, after its last check"
    # A rule that came to its end has no day; a later end brings the next one.
    ended = rewrite(life, life.entry._replace(until_on=in_days(8)), FRIDAY)
    assert ended.next_check_on is None
    longer = rewrite(ended, ended.entry._replace(until_on=in_days(80)), FRIDAY)
    assert longer.next_check_on == in_days(12)
    # Open again with an old day still written beside it, the rule says the day.
    stale = cancelled._replace(next_check_on=TODAY)
    assert rewrite(stale, stale.entry._replace(state=AGREED), TODAY).next_check_on == in_days(12)
    assert rewrite(stale, stale.entry, TODAY).next_check_on is None


def test_what_a_term_came_to_while_somebody_wrote_stays() -> None:
    life = check(agree(an_entry("once"), TODAY), found(), 1)
    assert life.entry.state is ENDED
    written = life.entry._replace(what="y", state=AGREED)
    left = rewrite(life, written, FRIDAY, was=AGREED)
    assert (left.entry.state, left.entry.what, left.ended_on) == (ENDED, "y", TODAY)
    assert rewrite(life, written, FRIDAY, was=PROPOSED).entry.state is AGREED
    assert rewrite(life, written, FRIDAY).entry.state is AGREED


# -- renegotiated, ended, consent


@pytest.mark.parametrize(
    ("begun_on", "new_from_on", "ended_on"),
    [
        (in_days(-90), TODAY, in_days(-1)),
        (in_days(-90), in_days(-10), in_days(-11)),
        (in_days(-90), in_days(30), TODAY),  # the new one begins later: it holds until it was changed
        (TODAY, TODAY, TODAY),  # not before it began
        (in_days(10), TODAY, in_days(10)),
    ],
)
def test_renegotiated(begun_on: date, new_from_on: date, ended_on: date) -> None:
    life = agree(an_entry(from_on=begun_on), TODAY)
    entry = an_entry("after done", from_on=new_from_on)
    old, new = renegotiate(life, entry, TODAY, 5, "said so")
    said = Checked(5, TODAY, Outcome.RENEGOTIATED, None, life.next_check_on, "said so")
    assert old == Life(entry=life.entry._replace(state=ENDED), ended_on=ended_on, checks=(said,))
    assert new == agree(entry, TODAY) and new.next_check_on is not None


def test_ended() -> None:
    life = check(agree(an_entry(), TODAY), found(on=FRIDAY), 1)
    assert end(life, FRIDAY) == Life(
        entry=life.entry._replace(state=ENDED), ended_on=FRIDAY, checks=life.checks
    )


@pytest.mark.parametrize("state", [ENDED, CANCELLED])
def test_what_no_longer_holds_does_not_go_on(state: TermState) -> None:
    life = agree(an_entry(state=state), TODAY)
    with pytest.raises(TermOver):
        check(life, found(), 1)
    with pytest.raises(TermOver):
        put_off(life, FRIDAY)
    with pytest.raises(TermOver):
        renegotiate(life, an_entry(), TODAY, 1)


def test_what_is_only_proposed_is_not_checked_but_put_off_and_renegotiated() -> None:
    life = agree(an_entry(state=PROPOSED), TODAY)
    with pytest.raises(OnlyProposed):
        check(life, found(), 1)
    assert put_off(life, in_days(9)).next_check_on == in_days(9)
    assert renegotiate(life, an_entry(), TODAY, 1)[1] == agree(an_entry(), TODAY)


def test_what_is_never_checked_is_not_put_off() -> None:
    with pytest.raises(NeverChecked):
        put_off(agree(an_entry("none"), TODAY), FRIDAY)


# -- offered in place of another


@pytest.mark.parametrize(
    ("was", "offered"),
    [
        ({}, {}),
        ({"from_on": in_days(-40), "call_id": 3, "state": PROPOSED}, {}),
        ({"until_on": in_days(-1)}, {"until_on": None}),
        ({"until_on": TODAY}, {"until_on": TODAY}),  # its last day is not over
        ({"checks": once_on(in_days(-1))}, {"checks": None}),
        ({"checks": once_on(TODAY)}, {"checks": once_on(TODAY)}),
        ({"checks": None}, {"checks": None}),
        ({"consent": Consent.GIVEN, "consent_on": in_days(-9)}, {"consent": Consent.ASKED}),
        ({"consent": Consent.REFUSED, "consent_on": in_days(-9)}, {"consent": Consent.ASKED}),
        ({"consent": Consent.ASKED, "consent_on": in_days(-9)}, {"consent": Consent.ASKED}),
    ],
)
def test_the_same_is_offered_again_as_of_today_and_what_has_passed_is_not(
    was: dict[str, Any], offered: dict[str, Any]
) -> None:
    entry = an_entry()._replace(note="as agreed", person_id=5)
    assert offered_anew(entry._replace(**was), TODAY) == entry._replace(**offered)


@pytest.mark.parametrize(
    ("consent", "consent_on"),
    [(Consent.ASKED, TODAY), (Consent.GIVEN, TODAY), (Consent.REFUSED, TODAY), (Consent.NOT_NEEDED, None)],
)
def test_consent(consent: Consent, consent_on: date | None) -> None:
    entry = an_entry()._replace(consent=Consent.ASKED, consent_on=in_days(-20))
    assert say_consent(entry, consent, TODAY) == entry._replace(consent=consent, consent_on=consent_on)


# -- laws

DAYS = st.integers(-40, 90).map(in_days)
ENTRIES = st.builds(
    an_entry,
    st.sampled_from([*RULES]),
    st.sampled_from([*TermState]),
    from_on=st.integers(-60, 10).map(in_days),
    until_on=st.none() | st.integers(10, 120).map(in_days),
)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """A life that some transitions led to."""
    life = agree(draw(ENTRIES), TODAY)
    for step in range(draw(st.integers(0, 5))):
        day = draw(DAYS)
        match draw(st.sampled_from(["check", "put off", "rewrite", "take back", "renegotiate"])):
            case "check" if life.entry.state.may_be_checked:
                day = max(day, life.last.checked_on if life.last else day)
                life = check(life, found(draw(st.sampled_from([*Outcome])), day), step)
            case "put off" if life.is_open and life.entry.checks is not None:
                life = put_off(life, day)
            case "rewrite":
                life = rewrite(life, draw(ENTRIES), day)
            case "take back" if life.last is not None:
                life = take_back_check(life, life.last.check_id)
            case "renegotiate" if life.is_open:
                life, _new = renegotiate(life, draw(ENTRIES), day, step)
    return life


@given(lives())
def test_a_term_has_an_end_just_when_it_is_over_and_a_next_check_only_before(life: Life) -> None:
    assert (life.ended_on is None) == life.is_open == (life.entry.state in OPEN_STATES)
    if life.next_check_on is not None:
        assert life.is_open and life.entry.checks is not None


@given(lives(), st.integers(0, 60))
def test_a_check_moves_the_next_one_on_and_taken_back_leaves_no_trace(life: Life, days: int) -> None:
    if not life.entry.state.may_be_checked:
        return
    checked_on = life.checked_up_to + timedelta(days=days)
    checked = check(life, found(on=checked_on), 99)
    assert checked.checks[:-1] == life.checks
    assert take_back_check(checked, 99) == (
        life if checked.is_open else life._replace(entry=life.entry._replace(state=AGREED))
    )
    made = checked.checks[-1]
    if made.due_on is None:
        assert checked._replace(checks=life.checks) == life
    else:
        assert made.due_on == life.next_check_on
        if checked.next_check_on is not None:
            assert checked.next_check_on > checked_on
            assert checked.entry.until_on is None or checked.next_check_on <= checked.entry.until_on
    assert checked.checked_up_to >= checked_on


@given(lives(), ENTRIES, DAYS)
def test_renegotiating_ends_one_life_and_begins_another(life: Life, entry: TermEntry, day: date) -> None:
    if not life.is_open:
        return
    old, new = renegotiate(life, entry, day, 99)
    assert not old.is_open and old.next_check_on is None and old.checks[:-1] == life.checks
    assert old.ended_on is not None and life.entry.from_on <= old.ended_on <= max(day, life.entry.from_on)
    assert new == agree(entry, day) and new.checks == ()


@given(lives(), DAYS)
def test_rewriting_with_the_same_fields_changes_nothing_of_an_open_term(life: Life, day: date) -> None:
    again = rewrite(life, life.entry, day)
    if life.next_check_on is not None and (
        life.entry.until_on is None or life.next_check_on <= life.entry.until_on
    ):
        assert again == life
    if again.next_check_on is not None:
        assert rewrite(again, again.entry, day) == again
