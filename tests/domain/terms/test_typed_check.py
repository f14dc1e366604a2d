"""What is typed into the form of a check, and which day's check it settles."""

from datetime import date, time

import pytest

from kamtui.domain.fields import Problems
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.typed.check import read_check, read_measured, show_settled
from kamtui.domain.terms.words import Bound, Outcome, OwedBy, TermCategory
from kamtui.domain.time.recurrence.typed import read_recurrence

TODAY = date(2026, 11, 22)
"""A Sunday."""
FRIDAY = date(2026, 11, 27)
PERCENT = Target(Bound.AT_LEAST, 98_000, "%")
DAYS = Target(Bound.AT_MOST, 45_000, "days")
PIECES = Target(Bound.AT_LEAST, 5_000_000, "бр.")
BARE = Target(Bound.AT_MOST, 3_000)


def a_term(
    checks: str | None = None, target: Target | None = PERCENT, until: date | None = None
) -> TermEntry:
    from_on = date(2026, 10, 1)
    return TermEntry(
        account_id=7, category=TermCategory.DELIVERY, owed_by=OwedBy.WE, what="Deliver", target=target, from_on=from_on,
        until_on=until, checks=read_recurrence(checks, from_on, from_on) if checks else None,
    )  # fmt: skip


def typed(**fields: str) -> dict[str, str]:
    start = {"outcome": "kept", "checked_on": "", "evidence": "", "follow_up": "", "follow_up_by": ""}
    return {**start, "problem": "", "severity": "2", **fields}


@pytest.mark.parametrize(
    ("text", "target", "thousandths"),
    [
        ("94,5", PERCENT, 94_500),
        ("94.5 %", PERCENT, 94_500),
        (" 94,5% ", PERCENT, 94_500),
        ("46 days", DAYS, 46_000),
        ("46 day", DAYS, 46_000),
        ("46 d.", DAYS, 46_000),
        ("46", DAYS, 46_000),
        ("4 900 бр", PIECES, 4_900_000),
        ("4.900,5 БР.", PIECES, 4_900_500),
        ("−2", BARE, -2_000),
    ],
)
def test_a_measured_value_with_its_unit_or_without(text: str, target: Target, thousandths: int) -> None:
    assert read_measured(text, target) == thousandths


@pytest.mark.parametrize(
    ("text", "target"), [("", PERCENT), ("good", PERCENT), ("94 kg", PERCENT), ("3 pieces", BARE), ("%", PERCENT), ("9..4 %", PERCENT)]
)  # fmt: skip
def test_what_was_not_measured_is_said_with_an_example(text: str, target: Target) -> None:
    with pytest.raises(Problems, match="is not what was measured: write a number, as in"):
        read_measured(text, target)


def test_a_number_of_two_meanings_is_asked_about() -> None:
    with pytest.raises(Problems, match="two ways"):
        read_measured("4.900 бр.", PIECES)


def test_a_whole_check() -> None:
    check = read_check(
        typed(
            outcome="broken", measured="94,5 %", checked_on="fri", evidence=" two  trucks ", follow_up="Call them",
            follow_up_by="+2 10:00", problem="Empty shelves", severity="3",
        ),
        TODAY,
        a_term("every friday"),
    )  # fmt: skip
    assert (check.outcome, check.measured, check.evidence) == (Outcome.BROKEN, 94_500, "two trucks")
    assert check.checked_on == date(2026, 11, 20), "a check was made, so a weekday is the last one"
    assert check.follow_up is not None and check.problem is not None
    assert (check.follow_up.what, check.follow_up.due_on, check.follow_up.due_time) == (
        "Call them", date(2026, 11, 24), time(10),
    )  # fmt: skip
    assert (check.problem.what, check.problem.severity, check.problem.noted_on) == ("Empty shelves", 3, TODAY)
    assert check.problem.account_id == 7


def test_a_bare_check_is_of_today() -> None:
    check = read_check(typed(), TODAY, a_term(target=None))
    assert (check.checked_on, check.measured, check.follow_up, check.problem) == (TODAY, None, None, None)
    due = read_check(typed(follow_up="Call"), TODAY, a_term()).follow_up
    assert due is not None and due.due_on == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"outcome": ""}, {"outcome": "Say what you found"}),
        ({"measured": "good"}, {"measured": "write a number, as in 98"}),
        ({"checked_on": "tomorrow"}, {"checked_on": "cannot lie in the future"}),
        ({"checked_on": "soon"}, {"checked_on": "understand"}),
        ({"follow_up_by": "fri"}, {"follow_up": "Say what is to be done"}),
        ({"follow_up": "Call", "follow_up_by": "soon"}, {"follow_up_by": "understand"}),
        ({"outcome": "", "measured": "x"}, {"measured": "number", "outcome": "found"}),
    ],
)
def test_what_is_wrong_is_said_by_field(fields: dict[str, str], wrong: dict[str, str]) -> None:
    with pytest.raises(Problems) as caught:
        read_check(typed(**fields), TODAY, a_term())
    assert caught.value.by_field.keys() == wrong.keys()
    for field, words in wrong.items():
        assert words in caught.value.by_field[field]


@pytest.mark.parametrize(
    ("term", "due_on", "on", "said"),
    [
        (a_term("every friday"), FRIDAY, TODAY, "this check, made early, counts as that of Fri 27 Nov; the next is Fri 4 Dec"),
        (a_term("every friday"), date(2026, 12, 25), TODAY, "this check is an extra one; the next stays Fri 25 Dec"),
        (
            a_term("every friday"),
            date(2026, 11, 6),
            TODAY,
            "this check settles that of Fri 6 Nov and all missed since; the next is Fri 27 Nov",
        ),
        (
            a_term("every friday"),
            date(2026, 11, 20),
            TODAY,
            "this check settles that of Fri 20 Nov; the next is Fri 27 Nov",
        ),
        (a_term("every friday", until=date(2026, 11, 30)), FRIDAY, TODAY, "this check, made early, counts as that of Fri 27 Nov, the last one"),
        (a_term("once on 27.11."), FRIDAY, TODAY, "this check, made early, counts as that of Fri 27 Nov; the promise ends with it"),
        (a_term(), None, TODAY, "no check is due: this one stands for itself"),
        (a_term("every friday"), None, TODAY, "no check is due: this one stands for itself"),
    ],
)  # fmt: skip
def test_which_check_is_settled(term: TermEntry, due_on: date | None, on: date, said: str) -> None:
    assert show_settled(term, due_on, on, TODAY, up_to=date(2026, 11, 1)) == said
