"""The day's review (K17): which lines, in which order."""

import importlib
import pkgutil
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kamtui.domain
from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.coverage import center_warnings
from kamtui.domain.center.words import CenterRule
from kamtui.domain.chain.words import ChainRule
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.day.line import Group, Line, counts, tail_of, tomorrow_words, words_of
from kamtui.domain.day.picking import DAYS_THAT_PASS, FAMILIES, MOST_OF_A_RULE, picked
from kamtui.domain.day.review import (
    DayFacts,
    Known,
    OpenTask,
    review,
)
from kamtui.domain.knowledge.words import BondRule, CareRule
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.terms.notice import Notice
from kamtui.domain.terms.problem import LiveProblem, problem_warnings
from kamtui.domain.terms.promises import Checked, Standing
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.words import (
    Bound,
    Consent,
    Outcome,
    OwedBy,
    ProblemKind,
    ProblemRule,
    TermCategory,
    TermRule,
    TermState,
)
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.recurrence.rule import Recurrence, once_on
from kamtui.domain.warning import Remedy, Severity, Subject, Warning
from tests.domain.center.maps import center, who

TODAY = date(2026, 11, 22)
K, P, B, R = Outcome.KEPT, Outcome.PARTLY, Outcome.BROKEN, Outcome.RENEGOTIATED
WEEKLY = Recurrence("FREQ=WEEKLY;BYDAY=FR", date(2026, 1, 2))
PERCENT = Target(Bound.AT_LEAST, 98_000, "%")


def task(task_id: int, due_in: int, at: time | None = None, put_off: int = 0) -> OpenTask:
    return OpenTask(
        task_id, f"t{task_id}", TODAY + timedelta(days=due_in), at, put_off, 1, "Acme", None, "", None
    )


def known(name: str, ago: int | None, *, person_id: int | None = None, **fields: Any) -> Known:
    values: dict[str, Any] = {
        "account_id": sum(map(ord, name)), "account": name, "person_id": person_id,
        "person": name if person_id else "", "stance": None, "stage": Stage.CUSTOMER, "is_key": False,
        "every_days": None, "latest_days": None, "has_open_task": True,
        "last_on": None if ago is None else TODAY - timedelta(days=ago), **fields,
    }  # fmt: skip
    return Known(**values)


def lines(*tasks: OpenTask, accounts: tuple[Known, ...] = (), people: tuple[Known, ...] = ()) -> list[Line]:
    return review(DayFacts(today=TODAY, tasks=tasks, accounts=accounts, people=people))


def test_tasks_the_oldest_first_then_by_the_clock() -> None:
    found = lines(
        task(1, 0), task(2, 0, time(15)), task(3, 0, time(9)), task(4, -1), task(5, -7, put_off=3), task(6, 1)
    )
    assert [(line.task_id, line.group, line.days) for line in found] == [
        (5, Group.OVERDUE, 7), (4, Group.OVERDUE, 1), (3, Group.TODAY, 0), (2, Group.TODAY, 0), (1, Group.TODAY, 0),
    ]  # fmt: skip
    assert found[0].times_put_off == 3


def test_the_coldest_first() -> None:
    accounts = (
        known("amber", 31),
        known("amber, longer", 59),
        known("fine", 30),
        known("key amber", 15, is_key=True),
        known("never", None),
        known("red", 61),
        known("red, longer", 90),
        known("key red", 31, is_key=True),
        known("key never", None, is_key=True),
    )
    assert [line.account for line in lines(accounts=accounts)] == [
        "key red", "key never", "red, longer", "red", "never", "key amber", "amber, longer", "amber",
    ]  # fmt: skip


def test_what_is_said_of_the_cold() -> None:
    accounts = (known("a", None), known("b", 90), known("c", 80, has_open_task=False))
    people = (known("p", 70, person_id=1, every_days=5, latest_days=9),)
    assert [line.what for line in lines(accounts=accounts, people=people)] == [
        "Not spoken to for too long", "Not spoken to, no next step", "Has not heard from us", "Never spoken to",
    ]  # fmt: skip


def test_an_account_stands_once() -> None:
    accounts = (
        known("cold and bare", 90, has_open_task=False),
        known("bare", 1, has_open_task=False),
        known("bare prospect", 1, stage=Stage.PROSPECT, has_open_task=False),
        known("planned", 1),
    )
    assert [(line.group, line.account, line.what) for line in lines(accounts=accounts)] == [
        (Group.NOTHING_SCHEDULED, "bare", "No next step with this customer"),
        (Group.NOTHING_SCHEDULED, "bare prospect", "No next step"),
        (Group.GOING_COLD, "cold and bare", "Not spoken to, no next step"),
    ]


def test_a_person_goes_cold_only_by_an_interval_of_their_own() -> None:
    people = (
        known("none", 900, person_id=1),
        known("key account", None, person_id=2, is_key=True),
        known("amber", 6, person_id=3, every_days=5, latest_days=9),
        known("red", 11, person_id=4, every_days=5),  # the latest is twice the usual where it is not said
        known("never", None, person_id=5, every_days=5),
    )
    assert [(line.person, line.greeting) for line in lines(people=people)] == [
        ("red", Greeting.RED), ("never", Greeting.NEVER), ("amber", Greeting.AMBER),
    ]  # fmt: skip


def test_lines_of_one_account_with_one_cause_are_one_line() -> None:
    about = Subject(1, "Acme")

    def warns(rule: Any, severity: Severity, remedy: Remedy) -> Warning:
        return Warning(rule, severity, rule.value, remedy, subject=about)

    facts = DayFacts(
        today=TODAY,
        accounts=[known("Acme", 40)._replace(account_id=1), known("Other", 40)],
        people=[known("Ana", 9, person_id=5, every_days=5)._replace(account_id=1)],
        warnings=[
            warns(CenterRule.OPPONENT_COLD, Severity.RED, Remedy.CALL),
            warns(CenterRule.SINGLE_THREAD, Severity.RED, Remedy.TASK),
            warns(BondRule.VALUE_COSTS, Severity.RED, Remedy.OPEN_NUMBERS),
            warns(MoneyRule.LOSES_MONEY, Severity.RED, Remedy.OPEN_NUMBERS),
        ],
    )
    found = review(facts)
    assert [(line.group.name, line.account, line.what, line.also_words) for line in found] == [
        ("GOING_COLD", "Acme", "Not spoken to for too long", ["Ana: Has not heard from us", "opponent_cold"]),
        ("GOING_COLD", "Other", "Not spoken to for too long", []),
        ("WARNINGS", "Acme", "bond_value_costs", ["money_loses"]),
        ("WARNINGS", "Acme", "single_thread", []),
    ]
    assert found[0].greeting is Greeting.RED, "as pressing as the gravest of them"


def test_who_is_new_in_the_book_is_not_overdue_until_the_interval_has_passed() -> None:
    def since(name: str, days: int, **fields: Any) -> Known:
        return known(name, None, since_on=TODAY - timedelta(days=days), **fields)

    accounts = (
        since("customer", 30),
        since("old customer", 31),
        since("key", 15, is_key=True),
        since("prospect", 30, stage=Stage.PROSPECT, has_open_task=False),
        since("planned prospect", 3, stage=Stage.PROSPECT),
        since("old prospect", 31, stage=Stage.PROSPECT, has_open_task=False),
    )
    assert [(line.group.name, line.account) for line in lines(accounts=accounts)] == [
        ("NOTHING_SCHEDULED", "old prospect"), ("GOING_COLD", "key"), ("GOING_COLD", "old customer"),
        ("NOT_SPOKEN_YET", "customer"), ("NOT_SPOKEN_YET", "prospect"),
    ]  # fmt: skip


def test_counts_name_every_group() -> None:
    assert counts(lines(task(1, 0), task(2, 0), accounts=(known("cold", 90),))) == {
        Group.BROKEN: 0, Group.FIRST: 0, Group.OVERDUE: 0, Group.TODAY: 2, Group.GOING_COLD: 1, Group.WARNINGS: 0,
        Group.CHAIN: 0, Group.NOTHING_SCHEDULED: 0, Group.NOT_SPOKEN_YET: 0, Group.FEASTS: 0,
    }  # fmt: skip


KNOWN = st.builds(
    known,
    st.text("abcдв", min_size=1, max_size=3),
    st.none() | st.integers(0, 100),
    person_id=st.none() | st.integers(1, 9),
    is_key=st.booleans(),
    every_days=st.none() | st.integers(1, 50),
    has_open_task=st.booleans(),
    since_on=st.none() | st.integers(0, 100).map(lambda ago: TODAY - timedelta(days=ago)),
    stage=st.sampled_from([Stage.CUSTOMER, Stage.PROSPECT]),
)


@given(
    st.lists(st.builds(task, st.integers(1, 99), st.integers(-9, 9), st.none() | st.times())), st.lists(KNOWN)
)
def test_any_review_is_in_the_order_of_its_groups(tasks: list[OpenTask], knowns: list[Known]) -> None:
    """Whatever there is, it is ranked without failing, and the order of reading plays no part."""
    found = review(DayFacts(today=TODAY, tasks=tasks, accounts=knowns))
    assert [line.group for line in found] == sorted(line.group for line in found)
    assert sum(line.task_id is not None for line in found) == sum(one.due_on <= TODAY for one in tasks)
    for line in found:
        assert (line.group is Group.GOING_COLD) == (line.greeting >= Greeting.AMBER)
        assert (line.group is Group.NOT_SPOKEN_YET) == (line.greeting is Greeting.NOT_YET)
    again = review(DayFacts(today=TODAY, tasks=tasks[::-1], accounts=knowns[::-1]))
    assert [(line.group, line.days, line.greeting) for line in again] == [
        (line.group, line.days, line.greeting) for line in found
    ]


# -- what was agreed


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def checks(outcomes: str, last: int = 2, measured: int | None = None) -> tuple[Checked, ...]:
    """Weekly checks as letters (k, p, b, r), the last so many days ago; only that one measured."""
    named = {"k": K, "p": P, "b": B, "r": R}
    count = len(outcomes)
    return tuple(
        Checked(n, days(-last - 7 * (count - 1 - n)), named[letter], measured if n == count - 1 else None)
        for n, letter in enumerate(outcomes)
    )


def term(term_id: int = 5, due_in: int | None = 5, outcomes: str = "", **fields: Any) -> Standing:
    """A term with Acme, checked every Friday; `last` and `measured` are about its last check."""
    made = checks(outcomes, fields.pop("last", 2), fields.pop("measured", None))
    return Standing(
        **{
            "term_id": term_id, "account_id": 1, "account": "Acme", "category": TermCategory.DELIVERY,
            "owed_by": OwedBy.WE, "what": f"term {term_id}", "target": None, "from_on": date(2026, 1, 1),
            "until_on": None, "notice": None, "rule": WEEKLY,
            "next_check_on": None if due_in is None else days(due_in), "consent": Consent.NOT_NEEDED,
            "consent_on": None, "state": TermState.AGREED, "checks": made, **fields,
        }
    )  # fmt: skip


def of_terms(*terms: Standing, **given: Any) -> list[Line]:
    return review(DayFacts(today=TODAY, terms=terms, **given))


def said(found: list[Line]) -> list[str]:
    """Group and words of each line, with plain spaces."""
    return [f"{line.group.name}: {line.what}".replace("\u00a0", " ") for line in found]


def test_the_groups_in_the_order_in_which_they_hurt() -> None:
    red = center(who(1, "●", 3), who(2, "●", 2), who(3, "●", 1), account_id=9)
    warnings = [warning for warning in center_warnings(red) if warning.severity >= Severity.RED][:1]
    facts = DayFacts(
        today=TODAY,
        tasks=[task(1, -4), task(2, 0), task(3, 0)],
        accounts=[known("cold", 90), known("bare", 1, has_open_task=False)],
        warnings=warnings,
        terms=[
            term(1, 5, "kb"), term(2, -1), term(3, 0), term(4, 9, consent=Consent.ASKED, consent_on=days(-14)),
            term(5, 0),
        ],
        first=[(None, 5), (3, None)],
    )  # fmt: skip
    found = review(facts)
    assert [(line.group.name, line.task_id or (line.term.term_id if line.term else line.account)) for line in found] == [
        ("BROKEN", 1), ("FIRST", 5), ("FIRST", 3), ("OVERDUE", 1), ("OVERDUE", 2), ("TODAY", 2), ("TODAY", 3),
        ("NOTHING_SCHEDULED", "bare"), ("GOING_COLD", "cold"), ("WARNINGS", "Metro"), ("WARNINGS", 4),
    ]  # fmt: skip
    assert len({line.key for line in found}) == len(found)


@pytest.mark.parametrize(
    ("fields", "group"),
    [
        ({"due_in": 1}, None),
        ({"due_in": 0}, Group.TODAY),
        ({"due_in": -1}, Group.OVERDUE),
        ({"due_in": None}, None),
        ({"due_in": -1, "state": TermState.PROPOSED}, None),
        ({"due_in": -1, "state": TermState.ENDED}, None),
        ({"due_in": -1, "state": TermState.CANCELLED}, None),
        ({"due_in": 0, "rule": once_on(TODAY)}, Group.TODAY),
        ({"due_in": -9, "rule": once_on(days(-9))}, Group.OVERDUE),
    ],
)
def test_a_check_is_due_on_its_day_and_overdue_after_it(fields: dict[str, Any], group: Group | None) -> None:
    found = of_terms(term(**fields))
    assert [line.group for line in found] == ([] if group is None else [group])
    if group is not None:
        assert (found[0].days, found[0].due_on) == (-fields["due_in"], days(fields["due_in"]))


def test_overdue_checks_and_tasks_stand_together_the_oldest_first() -> None:
    found = of_terms(
        term(1, -3), term(2, -9), term(3, 0), tasks=[task(1, -4), task(2, -3), task(3, 0, time(9))]
    )
    assert [line.what for line in found] == ["term 2", "t1", "t2", "term 1", "t3", "term 3"]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ([(2, None), (None, 7), (1, None)], ["t2", "term 7", "t1"]),
        ([(None, 7)], ["term 7"]),
        ([(3, None), (None, 8)], []),  # due tomorrow by now: put off since they were chosen
        ([(99, None), (None, 99), (2, None)], ["t2"]),  # done since
        ([], []),
    ],
)
def test_the_first_three_stand_in_the_order_in_which_they_were_chosen(
    first: list[tuple[int | None, int | None]], expected: list[str]
) -> None:
    tasks = [task(1, -1), task(2, 0), task(3, 1)]
    found = of_terms(term(7, 0), term(8, 1), tasks=tasks, first=first)
    assert [line.what for line in found if line.group is Group.FIRST] == expected
    assert sorted(line.what for line in found) == ["t1", "t2", "term 7"], "each stands once"


def test_what_was_broken_stands_on_top_the_oldest_first() -> None:
    found = of_terms(
        term(1, outcomes="kb", last=9),
        term(2, outcomes="b", last=0, is_answered=True),
        term(3, outcomes="b", last=3, account="Zeta"),
        term(4, outcomes="b", last=3, account="Yota"),
        term(5, outcomes="b", last=3, account="Zeta", is_key=True),
        term(6, outcomes="b", last=1, is_answered=True),
        term(7, outcomes="bk"),
        tasks=[task(1, -90)],
    )
    assert [line.what for line in found] == ["term 1", "term 5", "term 4", "term 3", "term 2", "t1"]
    assert [line.days for line in found] == [9, 3, 3, 3, 0, 90]


def test_a_broken_line_says_what_was_measured_and_how_far_off() -> None:
    [line] = of_terms(term(outcomes="kb", target=PERCENT, measured=94_500))
    assert said([line]) == ["BROKEN: term 5 (94.5 %, −3.5)"]
    assert (words_of(line), tail_of(line).replace("\u00a0", " ")) == ("term 5", "(94.5 %, −3.5)")
    [due] = of_terms(term(due_in=0, target=PERCENT))
    assert said([due]) == ["TODAY: term 5 ≥ 98 %"]
    assert (words_of(due), tail_of(due).replace("\u00a0", " ")) == ("term 5", "≥ 98 %")
    [bare] = of_terms(term(outcomes="b"))
    assert (bare.what, tail_of(bare)) == ("term 5", "")


def test_a_broken_check_that_was_accepted_is_not_told_and_the_next_one_is() -> None:
    [first] = of_terms(term(outcomes="kb"))
    assert first.warning is not None
    accepted = {(1, first.warning.key)}
    assert of_terms(term(outcomes="kb"), accepted=accepted) == []
    assert said(of_terms(term(outcomes="kbkb", last=0), accepted=accepted)) == ["BROKEN: term 5"]
    assert said(of_terms(term(outcomes="kb", account_id=2), accepted=accepted)) == ["BROKEN: term 5"]


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ("bb", "WARNINGS: Broken 2 times running: term 5."),
        ("bbb", "WARNINGS: Broken 3 times running: term 5."),
        ("brb", "WARNINGS: Broken 2 times running: term 5."),  # renegotiated says nothing either way
        ("bpb", None),
        ("bkb", None),
        ("bbk", None),
    ],
)
def test_broken_twice_running_is_warned_of_once_something_was_done(
    outcomes: str, expected: str | None
) -> None:
    told = of_terms(term(outcomes=outcomes))
    assert [line.group for line in told] == [Group.BROKEN] * outcomes.endswith("b"), "it is told once"
    after = of_terms(term(outcomes=outcomes, is_answered=True))
    assert said(after) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("today", "until_on", "notice", "warned"),
    [
        (TODAY, date(2027, 2, 22), Notice(3, Unit.MONTH), True),  # begins today
        (TODAY, date(2027, 2, 23), Notice(3, Unit.MONTH), False),  # tomorrow
        (date(2026, 11, 28), date(2027, 2, 28), Notice(3, Unit.MONTH), True),
        (date(2026, 11, 27), date(2027, 2, 28), Notice(3, Unit.MONTH), False),
        (date(2027, 2, 28), date(2027, 5, 31), Notice(3, Unit.MONTH), True),  # there is no 31 February
        (date(2027, 2, 27), date(2027, 5, 31), Notice(3, Unit.MONTH), False),
        (date(2028, 2, 29), date(2028, 5, 31), Notice(3, Unit.MONTH), True),  # a leap year
        (date(2028, 2, 28), date(2028, 5, 31), Notice(3, Unit.MONTH), False),
        (TODAY, days(30), Notice(30, Unit.DAY), True),
        (TODAY, days(31), Notice(30, Unit.DAY), False),
        (TODAY, days(42), Notice(6, Unit.WEEK), True),
        (TODAY, date(2027, 11, 23), Notice(1, Unit.YEAR), False),
        (TODAY, days(5), None, False),
    ],
)
def test_an_end_is_warned_of_from_the_first_day_of_notice(
    today: date, until_on: date, notice: Notice | None, warned: bool
) -> None:
    ending = term(due_in=None, until_on=until_on, notice=notice)
    found = review(DayFacts(today=today, terms=[ending]))
    told = [line.warning.rule.value for line in found if line.warning]
    assert ("term_ending" in told) is warned


@pytest.mark.parametrize(
    ("fields", "rules"),
    [
        ({"consent": Consent.ASKED, "consent_on": days(-13)}, []),
        ({"consent": Consent.ASKED, "consent_on": days(-14)}, ["term_consent_waiting"]),
        ({"target": PERCENT, "outcomes": "k", "measured": 98_000}, []),
        ({"target": PERCENT, "outcomes": "k", "measured": 97_999}, ["term_off_target"]),
        ({"target": PERCENT, "outcomes": "k", "measured": 97_999, "state": TermState.ENDED}, []),
        ({"until_on": TODAY}, []),
        ({"until_on": days(-1)}, ["term_over"]),
    ],
)
def test_warnings_at_their_boundaries(fields: dict[str, Any], rules: list[str]) -> None:
    assert [line.warning.rule.value for line in of_terms(term(**fields)) if line.warning] == rules


def test_an_account_shows_its_red_warnings_or_else_one_amber() -> None:
    asked: dict[str, Any] = {"consent": Consent.ASKED, "consent_on": days(-20)}
    red: dict[str, Any] = {"until_on": days(3), "notice": Notice(30, Unit.DAY)}
    ambers = [term(2, **asked), term(1, **asked), term(3, until_on=days(-1))]
    assert [line.what for line in of_terms(*ambers)] == ["Ended on 21 Nov 2026 and still open: term 3."]
    both = of_terms(*ambers, term(4, **red), term(5, **red), term(6, account_id=2, account="Beta", **asked))
    assert [(line.account, line.term.term_id if line.term else 0) for line in both] == [
        ("Acme", 4), ("Acme", 5), ("Beta", 6),
    ]  # fmt: skip
    accepted = {(1, "term_over:3")}
    assert [line.what for line in of_terms(*ambers, accepted=accepted)] == [
        "Director's approval asked 20 days ago, not given: term 1."
    ]


def test_a_check_that_is_due_and_a_warning_of_its_term_are_two_lines() -> None:
    found = of_terms(term(due_in=0, consent=Consent.ASKED, consent_on=days(-20)))
    assert [line.group for line in found] == [Group.TODAY, Group.WARNINGS]
    assert found[0].key != found[1].key


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (None, "Nothing waits for tomorrow yet."),
        (Line(Group.TODAY, "Visit", due_time=time(10)), "Tomorrow begins with: 10:00 Visit"),
        (Line(Group.TODAY, "Visit", account="Acme [/]"), "Tomorrow begins with: Visit, Acme [/]"),
    ],
)
def test_what_tomorrow_begins_with(first: Line | None, words: str) -> None:
    assert tomorrow_words(first) == words


STANDING = st.builds(
    term,
    st.integers(1, 30),
    st.none() | st.integers(-9, 9),
    st.text("kpbr", max_size=5),
    account_id=st.integers(1, 3),
    state=st.sampled_from(TermState),
    consent=st.sampled_from(Consent),
    consent_on=st.integers(-20, 0).map(days),
    until_on=st.none() | st.integers(-3, 60).map(days),
    notice=st.none() | st.just(Notice(1, Unit.MONTH)),
    is_answered=st.booleans(),
    last=st.integers(0, 3),
    target=st.none() | st.just(PERCENT),
    measured=st.none() | st.sampled_from([97_000, 98_000]),
)


def test_a_broken_term_stands_once_with_the_task_that_is_late_for_it_and_without_its_check() -> None:
    broken = term(7, -2, "b", is_answered=True, answer_on=TODAY - timedelta(4))
    tasks = [task(number, due)._replace(term_id=7) for number, due in ((1, -1), (2, -4), (3, 5))]
    found = of_terms(broken, tasks=[*tasks, task(4, -2)])
    assert [(line.group, line.task_id) for line in found] == [
        (Group.BROKEN, 2), (Group.OVERDUE, 4), (Group.OVERDUE, 1),
    ]  # fmt: skip
    assert found[0].task_words == "task 4d late" and found[0].also_words == ["task 4d late: t2"]
    assert tail_of(found[0]).endswith("· task 4d late")
    assert found[0].key == of_terms(broken)[0].key, "it is told from others as the term alone"
    hidden = {(broken.account_id, found[0].warning.key)} if found[0].warning else set()
    assert [line.group for line in of_terms(broken, tasks=tasks, accepted=hidden)] == [Group.OVERDUE] * 3
    timed = [task(5, -4, time(15))._replace(term_id=7), task(6, -4, time(9))._replace(term_id=7)]
    assert of_terms(broken, tasks=[*tasks, *timed])[0].task_id == 6, "the same as on the account's page"


@pytest.mark.parametrize(
    ("due_in", "first", "expected"),
    [
        (-2, [(2, None)], [(Group.FIRST, "t2"), (Group.OVERDUE, "t1")]),
        (-2, [(None, 7)], [(Group.FIRST, "term 7"), (Group.OVERDUE, "t1")]),
        (-2, [(1, None), (None, 7), (2, None)], [(Group.FIRST, "t1"), (Group.FIRST, "t2")]),
        (3, [(None, 7)], [(Group.BROKEN, "term 7"), (Group.OVERDUE, "t1")]),  # it was checked since
    ],
)
def test_a_broken_term_or_its_task_that_was_chosen_stands_under_what_is_first_and_once(
    due_in: int, first: list[tuple[int | None, int | None]], expected: list[tuple[Group, str]]
) -> None:
    broken = term(7, due_in, "b", is_answered=True, answer_on=TODAY - timedelta(4), last=9)
    tasks = [task(2, -4)._replace(term_id=7), task(1, -1)]
    found = of_terms(broken, tasks=tasks, first=first)
    assert [(line.group, words_of(line)) for line in found] == expected
    [line] = [line for line in found if line.term]
    assert (line.task_id, line.key.split(":")[1:3]) == (2, ["0", "7"]), "keys are about both"
    is_task = words_of(line) == "t2"
    assert line.broken_on == days(-9) and line.days == (4 if is_task else 9)
    assert line.also_words == (
        ["task 4d late", "For a promise broken 9 days ago: term 7"] if is_task else ["task 4d late: t2"]
    )


@given(
    st.lists(STANDING, max_size=8, unique_by=lambda one: one.term_id),
    st.lists(st.tuples(st.none(), st.integers(1, 30)), max_size=3, unique=True),
)
def test_any_terms_are_ranked_and_each_due_check_stands_once(
    terms: list[Standing], first: list[tuple[None, int]]
) -> None:
    found = of_terms(*terms, first=first)
    assert [line.group for line in found] == sorted(line.group for line in found)
    assert len({line.key for line in found}) == len(found)
    checked = [line.term.term_id for line in found if line.term and line.warning is None]
    due = (one for one in terms if one.is_due(TODAY) and not one.needs_answer(TODAY))
    assert sorted(checked) == sorted(one.term_id for one in due), (
        "of a broken one its check is no line of its own"
    )
    broken = {line.term.term_id for line in found if line.term and line.broken_on is not None}
    assert broken == {one.term_id for one in terms if one.needs_answer(TODAY)}
    for account_id in (1, 2, 3):
        told = [
            line.warning
            for line in found
            if line.group is Group.WARNINGS and line.account_id == account_id and line.warning
        ]
        weights = [warning.severity for warning in told if warning.rule not in DAYS_THAT_PASS]
        assert len(weights) <= 1 or min(weights) >= Severity.RED
        assert len(told) - len(weights) <= 1, "of the notices that are near the first"
    again = of_terms(*terms[::-1], first=first)
    assert [line.key for line in again] == [line.key for line in found]


def test_a_renewal_that_is_near_is_told_beside_what_is_graver() -> None:
    """A day that passes is not made good again: of the other amber warnings of an account only the first stands."""

    def warned(rule: CareRule | TermRule, severity: Severity, account_id: int = 1) -> Warning:
        return Warning(rule, severity, rule.value, Remedy.TASK, subject=Subject(account_id))

    given = [
        warned(CareRule.SATISFACTION_LOW, Severity.RED),
        warned(CareRule.RENEWAL_NEAR, Severity.AMBER),
        warned(CareRule.SATISFACTION_UNKNOWN, Severity.AMBER),
        warned(TermRule.BROKEN_TWICE, Severity.RED),
        warned(TermRule.NOTICE_NEAR, Severity.AMBER),
        warned(TermRule.NOTICE_NEAR, Severity.AMBER),
        warned(TermRule.OFF_TARGET, Severity.AMBER),
    ]
    told = (CareRule.SATISFACTION_LOW, CareRule.RENEWAL_NEAR, TermRule.BROKEN_TWICE, TermRule.NOTICE_NEAR)
    assert [warning.sentence for warning in picked(given)] == [rule.value for rule in told]


def test_of_the_chain_a_few_of_each_rule_and_of_an_account_what_is_red() -> None:
    def a_warning(rule: ChainRule, severity: Severity, account_id: int | None, person_id: int = 1) -> Warning:
        subject = Subject(account_id, person_id=person_id)
        sentence = f"{rule.name} {account_id}"
        return Warning(rule, severity, sentence, Remedy.QUALIFY, (person_id,), subject=subject)

    red = [a_warning(ChainRule.THANKS_OWED, Severity.RED, 1, person) for person in (1, 2)]
    amber = [a_warning(ChainRule.NOT_QUALIFIED, Severity.AMBER, account_id) for account_id in range(1, 20)]
    outside = [a_warning(ChainRule.NOT_ASKED, Severity.AMBER, None, person) for person in (3, 4)]
    accepted = {(2, amber[1].key)}

    lines = review(DayFacts(today=TODAY, accepted=accepted, warnings=[*red, *outside, *amber]))

    assert [line.what for line in lines] == [
        "THANKS_OWED 1", "THANKS_OWED 1", "NOT_ASKED None", "NOT_ASKED None",
        *(f"NOT_QUALIFIED {account_id}" for account_id in range(3, 3 + MOST_OF_A_RULE)),
    ]  # fmt: skip
    assert len({line.key for line in lines}) == len(lines)


def test_every_family_of_warnings_is_known_to_the_day() -> None:
    rules = set()
    for found in pkgutil.walk_packages(kamtui.domain.__path__, "kamtui.domain."):
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, type) and issubclass(value, StrEnum) and hasattr(value, "is_of_the_whole"):
                rules.add((name, value))
    assert {value for _name, value in rules} == set(FAMILIES), "see FAMILIES in domain/day/review.py"


def test_of_the_chain_a_warning_without_room_gives_way_to_the_next_of_its_account() -> None:
    def of_prospect(rule: ChainRule, account_id: int) -> Warning:
        return Warning(
            rule, Severity.AMBER, f"{rule.name} {account_id}", Remedy.CALL, subject=Subject(account_id)
        )

    unknown = [of_prospect(ChainRule.NOT_QUALIFIED, account_id) for account_id in range(1, 7)]
    silent = [of_prospect(ChainRule.BRANCH_SILENT, account_id) for account_id in range(1, 7)]
    lines = review(DayFacts(today=TODAY, warnings=[*unknown, *silent]))
    assert [line.what for line in lines] == [
        *(f"NOT_QUALIFIED {account_id}" for account_id in (1, 2, 3)),
        *(f"BRANCH_SILENT {account_id}" for account_id in (4, 5, 6)),
    ]


# -- problems


def problem(problem_id: int, account_id: int = 1, **fields: Any) -> LiveProblem:
    values: dict[str, Any] = {
        "problem_id": problem_id, "account_id": account_id, "account": f"A{account_id}", "what": f"p{problem_id}",
        "kind": ProblemKind.THREAT, "severity": 3, "likelihood": 3, "noted_on": TODAY - timedelta(days=40),
        "known_since": date(2020, 1, 1), **fields,
    }  # fmt: skip
    return LiveProblem(**values)


def of_problems(*problems: LiveProblem, accepted: tuple[tuple[int | None, str], ...] = ()) -> list[Line]:
    warnings = problem_warnings(problems, TODAY)
    return review(DayFacts(today=TODAY, warnings=warnings, accepted=accepted))


def test_what_is_wrong_with_one_problem_is_one_line_and_leads_to_it() -> None:
    [line] = of_problems(problem(5))
    assert line.group is Group.WARNINGS and line.problem_id == 5 and line.warning is not None
    assert {line.what, *line.also_words} == {  # that it is old hurts less than both
        "High threat, no next step: p5 (worth not known).",
        "Likely to come: p5 (worth not known).",
    }
    assert line.asks_for(Remedy.TASK)
    first, second = of_problems(problem(5), problem(6))
    assert {first.problem_id, second.problem_id} == {5, 6}


def test_of_problems_the_day_sees_a_few_and_hides_what_was_accepted() -> None:
    many = [problem(number, account_id=number, likelihood=None) for number in range(1, MOST_OF_A_RULE + 3)]
    assert len(of_problems(*many)) == MOST_OF_A_RULE
    [warning, *_others] = problem_warnings(many[:1], TODAY)
    hidden = ((1, warning.key),)
    assert [line.warning.rule for line in of_problems(many[0], accepted=hidden) if line.warning] == [
        ProblemRule.LONG_OPEN
    ]
