"""The gaps of a buying center (K11-K13): each rule, its boundary and its opposite."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.center.buying_center import BuyingCenter, Member, TargetStance
from kamtui.domain.center.coverage import Grade, center_warnings, faded, grade, stance_counts
from kamtui.domain.center.words import CenterRule, Stance
from kamtui.domain.thresholds import CenterLimits
from kamtui.domain.warning import Remedy, Severity, Warning
from tests.domain.center.maps import STANCES, TODAY, ago, center, who

DECIDER = who(90, "★", 5, "D", name="Elena Decides")
HEALTHY = (DECIDER, who(91, "●", 2, "B"), who(92, "▽", 2, "U"), who(93, "▲", 2, "G"))
"""A map on which no rule speaks."""


def of(rule: CenterRule, found: BuyingCenter, thresholds: CenterLimits | None = None) -> list[Warning]:
    return [one for one in center_warnings(found, thresholds or CenterLimits()) if one.rule is rule]


def sentences(rule: CenterRule, *members: Member, **fields: Any) -> list[str]:
    return [one.sentence for one in of(rule, center(*members, **fields))]


def test_a_healthy_map_is_silent() -> None:
    assert center_warnings(center(*HEALTHY)) == []


# -- the grade


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ((), Grade(0, False)),
        ((who(1, "★", 5, "D", seat=True),), Grade(0, False)),
        ((who(1),), Grade(1, False)),
        ((who(1, "★", 3, "B"),), Grade(1, False)),
        ((who(1, "★", 3), who(2, "★", 5, "D", seat=True)), Grade(1, False)),
        ((who(1, "●", 4),), Grade(2, False)),
        ((who(1, "?", None, "A"),), Grade(2, False)),
        ((who(1, "●", 4), who(2, "★", 3)), Grade(2, False)),
        ((who(1, "▲", 4),), Grade(3, False)),
        ((who(1, "★", 4, "BU"), who(2, "●", 5, "D")), Grade(3, False)),
        ((who(1, "▲", 4), who(2, "▲", None, "A")), Grade(3, True)),
        ((who(1, "▲", 1, "D"),), Grade(3, True)),
    ],
)
def test_grade(members: tuple[Member, ...], expected: Grade) -> None:
    assert grade(center(*members)) == expected


def test_stances_are_counted_without_seats() -> None:
    found = stance_counts(center(who(1, "★"), who(2, "▲"), who(3, "▲"), who(4), who(5, "■", seat=True)))
    assert found == {
        Stance.DEFENDER: 1, Stance.SUPPORTER: 2, Stance.NEUTRAL: 0, Stance.SCEPTIC: 0, Stance.BLOCKER: 0, None: 1,
    }  # fmt: skip


# -- who is missing


def test_no_decider() -> None:
    assert sentences(CenterRule.NO_DECIDER, who(1, "★", 5, "B")) == ["No decider or approver known."]
    assert sentences(CenterRule.NO_DECIDER) == ["No decider or approver known."]
    assert sentences(CenterRule.NO_DECIDER, who(1, "■", 1, "A")) == []
    assert sentences(CenterRule.NO_DECIDER, who(1, "■", 1, "D")) == []
    for people, severity in ((0, Severity.AMBER), (2, Severity.AMBER), (3, Severity.RED)):
        [warning] = of(CenterRule.NO_DECIDER, center(*(who(n, "★", 5, "B") for n in range(1, people + 1))))
        assert warning.severity is severity, "who was just named is no alarm"
    (seat,) = of(CenterRule.NO_DECIDER, center(who(1), who(2, roles="D", seat=True, name="who signs off")))
    assert (seat.sentence, seat.people, seat.remedy) == (
        "Who decides is an unknown person: who signs off.", (2,), Remedy.FILL_SEAT,
    )  # fmt: skip


def test_needed_roles_only_on_a_map_of_three() -> None:
    people = (DECIDER, who(1), who(2))
    assert sentences(CenterRule.ROLE_MISSING, *people[:2]) == []
    assert sentences(CenterRule.ROLE_MISSING, *people[:2], who(3, roles="G", seat=True)) == []
    assert sentences(CenterRule.ROLE_MISSING, *people) == [
        "No buyer known.",
        "No user known.",
        "No gatekeeper known.",
    ]
    keys = [one.key for one in of(CenterRule.ROLE_MISSING, center(*people))]
    assert keys == ["role_missing:buyer", "role_missing:user", "role_missing:gatekeeper"]
    assert sentences(
        CenterRule.ROLE_MISSING, DECIDER, who(1, roles="BU"), who(2), who(3, roles="G", seat=True)
    ) == ["The gatekeeper is an unknown person: Maria Nr3."]


# -- how they stand


def test_nobody_opposes() -> None:
    rule = CenterRule.NOBODY_OPPOSES
    assert len(sentences(rule, who(1, "★"), who(2, "●"), who(3, "▲"))) == 1
    assert sentences(rule, who(1, "★"), who(2, "●")) == []
    assert sentences(rule, who(1, "★"), who(2, "●"), who(3)) == []  # not known is not "for us"
    assert sentences(rule, who(1, "★"), who(2, "●"), who(3, "●", seat=True)) == []
    assert sentences(rule, who(1, "★"), who(2, "●"), who(3, "▲"), who(4, "▽")) == []


@pytest.mark.parametrize(
    ("stances", "severity"),
    [
        ("★■", Severity.AMBER), ("■", Severity.RED), ("★▽■", Severity.RED), ("★▲■", None), ("●", None),
        ("●●?", None), ("?■", Severity.RED),
    ],
)  # fmt: skip
def test_supporters_do_not_outnumber_opponents(stances: str, severity: Severity | None) -> None:
    found = of(
        CenterRule.SUPPORTERS_TOO_FEW, center(*(who(place, stance) for place, stance in enumerate(stances)))
    )
    assert [one.severity for one in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("stances", "is_said"),
    [("●", True), ("★●", False), ("★●■", True), ("★★●■", False), ("?●", False), ("??●", False), ("?●▽", True), ("?", False)],
)  # fmt: skip
def test_most_key_players_do_not_support_us(stances: str, is_said: bool) -> None:
    people = [who(place, stance, 4) for place, stance in enumerate(stances)]
    found = of(CenterRule.KEY_PLAYERS_NOT_WON, center(*people, who(50, "■", 3), who(51, "■", 3)))
    assert len(found) == is_said


def test_most_key_players_names_numbers() -> None:
    assert sentences(CenterRule.KEY_PLAYERS_NOT_WON, who(1, "●", 4), who(2, "▽", 5), who(3, "★", 4)) == [
        "Most key players do not support us: 2 of 3."
    ]
    assert sentences(CenterRule.KEY_PLAYERS_NOT_WON, who(1, "●", 4)) == [
        "The only key player does not support us: Nr1."
    ]


def test_a_key_players_stance_is_not_known() -> None:
    rule = CenterRule.KEY_STANCE_UNKNOWN
    (found,) = of(
        rule, center(who(1, "?", 4), who(2, "?", 3), who(3, "●", 5), who(4, "?", 5, "D", seat=True))
    )
    assert (found.people, found.remedy, found.key) == ((1,), Remedy.READ_STANCE, "key_stance_unknown::1")
    assert [one.people for one in of(rule, center(who(1, "?", None, "D"), who(2, "?", 5)))] == [(2,), (1,)]


def test_a_department_without_support() -> None:
    rule = CenterRule.DEPARTMENT_WITHOUT_SUPPORT
    a, b = who(1, "●", department="Engineering"), who(2, "▽", department="engineering")
    assert sentences(rule, a, b) == ["Engineering has nobody on our side."]
    assert sentences(rule, a) == []
    assert sentences(rule, a, b, who(3, "▲", department="Engineering")) == []
    assert sentences(rule, a, b, who(3, "?", department="Engineering")) == []
    assert sentences(rule, who(1, "●"), who(2, "●")) == []


# -- one thread


def thread(
    counts: dict[int, int],
    total: int,
    *,
    met: tuple[int, ...] = (1, 2),
    renewal: int | None = None,
    age: int = 999,
) -> list[Warning]:
    found = center(
        who(1, "★"), who(2, "●"), who(3, "●", seat=True), thread_calls=tuple(counts.items()),
        all_thread_calls=total, met_lately=frozenset(met), known_since=ago(age),
        renewal_on=None if renewal is None else TODAY + timedelta(days=renewal),
    )  # fmt: skip
    return of(CenterRule.SINGLE_THREAD, found)


@pytest.mark.parametrize(
    ("counts", "total", "is_said"),
    [
        ({1: 7, 2: 3}, 10, True), ({1: 69, 2: 31}, 100, False), ({1: 3}, 3, True), ({1: 2}, 2, False),
        ({1: 4, 2: 3}, 4, False), ({}, 0, False), ({77: 5, 2: 1}, 6, False),
    ],
)  # fmt: skip
def test_who_carries_the_calls(counts: dict[int, int], total: int, is_said: bool) -> None:
    assert [one.people for one in thread(counts, total)] == ([(1,)] if is_said else [])


def test_the_only_one_met() -> None:
    assert [one.sentence for one in thread({}, 0, met=(2,))] == [
        "Only one contact: Nr2 is the only one met in 90 days."
    ]
    assert thread({}, 0, met=()) == []
    one_day = center_warnings(
        center(who(1, "★"), who(2, "●"), met_lately=frozenset((2,)), known_since=ago(999), renewal_on=TODAY),
        CenterLimits(met_days=1),
    )
    assert "Only one contact: Nr2 is the only one met in 1 day." in [one.sentence for one in one_day]
    assert [one.people for one in thread({}, 0, met=(2, 77))] == [(2,)]  # 77 has left
    assert [one.sentence for one in thread({1: 5}, 6, met=(1,))] == [
        "Only one contact: Nr1 has 5 of 6 calls of 180 days."
    ]
    assert len(thread({1: 5}, 6, met=(2,))) == 2


@pytest.mark.parametrize(
    ("renewal", "severity"),
    [
        (None, Severity.AMBER), (0, Severity.RED), (90, Severity.RED), (91, Severity.AMBER),
        (180, Severity.AMBER), (181, None), (-1, Severity.AMBER),
    ],
)  # fmt: skip
def test_the_nearer_the_renewal(renewal: int | None, severity: Severity | None) -> None:
    found = thread({}, 0, met=(1,), renewal=renewal)
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_no_thread_in_a_young_account() -> None:
    assert thread({1: 9}, 9, age=179) == []
    assert len(thread({1: 9}, 9, age=180)) == 1
    assert thread({}, 0, met=(1,), age=89) == []
    assert len(thread({}, 0, met=(1,), age=90)) == 1


# -- who went cold


def cold(member: Member, **fields: Any) -> list[tuple[CenterRule, Severity]]:
    rules = (CenterRule.OPPONENT_COLD, CenterRule.SUPPORTER_COLD, CenterRule.PERSON_COLD, CenterRule.ALL_COLD)
    found = center_warnings(center(DECIDER, member, **fields))
    return [(one.rule, one.severity) for one in found if one.rule in rules]


@pytest.mark.parametrize(
    ("stance", "influence", "days", "expected"),
    [
        ("■", 4, 60, (CenterRule.OPPONENT_COLD, Severity.RED)),
        ("▽", 5, 200, (CenterRule.OPPONENT_COLD, Severity.RED)),
        ("■", 4, 59, None),
        ("■", 3, 120, None),
        ("■", None, 120, None),
        ("●", 5, 120, None),
        ("▲", 1, 30, (CenterRule.SUPPORTER_COLD, Severity.AMBER)),
        ("★", 1, 120, (CenterRule.SUPPORTER_COLD, Severity.AMBER)),
        ("★", 1, 121, (CenterRule.SUPPORTER_COLD, Severity.RED)),
        ("▲", 1, 29, None),
        ("●", 1, 121, (CenterRule.PERSON_COLD, Severity.AMBER)),
        ("■", 3, 121, (CenterRule.PERSON_COLD, Severity.AMBER)),
        ("?", None, 121, (CenterRule.PERSON_COLD, Severity.AMBER)),
        ("?", None, 120, None),
    ],
)
def test_who_went_cold(
    stance: str, influence: int | None, days: int, expected: tuple[CenterRule, Severity] | None
) -> None:
    wanted = [expected] if expected else []
    assert cold(who(1, stance, influence, last_on=ago(days))) == wanted
    # Never met counts from the day on which they were written down, and so does a call from before.
    assert cold(who(1, stance, influence, last_on=None, known_since=ago(days))) == wanted
    assert cold(who(1, stance, influence, last_on=ago(999), known_since=ago(days))) == wanted
    assert cold(who(1, stance, influence, last_on=ago(999)), known_since=ago(days)) == wanted
    assert cold(who(1, stance, influence, last_on=ago(days), seat=True)) == []


def test_what_is_said_of_the_cold() -> None:
    def said(*members: Member) -> list[str]:
        return [
            one.sentence
            for one in center_warnings(center(*HEALTHY, *members))
            if 1 in one.people and one.remedy is Remedy.CALL
        ]

    assert said(who(1, "■", 4, name="Ivan Dimitrov", last_on=ago(71))) == [
        "Dimitrov blocks with influence 4: not met for 71 days."
    ]
    assert said(who(1, "▲", name="Ivan Dimitrov", last_on=None, known_since=ago(31))) == [
        "Dimitrov supports us: never met in the 31 days known."
    ]
    assert said(who(1, "●", name="{x} [b]", last_on=ago(130))) == ["[b]: not met for 130 days."]


def test_all_cold_is_critical_and_alone() -> None:
    cold_people = (who(1, "★", 5, "D", last_on=ago(121)), who(2, "■", 4, last_on=ago(500)))
    found = center_warnings(center(*cold_people))
    assert (found[0].rule, found[0].severity, found[0].people) == (
        CenterRule.ALL_COLD,
        Severity.CRITICAL,
        (1, 2),
    )
    assert not any(
        one.rule in (CenterRule.OPPONENT_COLD, CenterRule.SUPPORTER_COLD, CenterRule.PERSON_COLD)
        for one in found
    )
    # Somebody met 120 days ago, and it is not all.
    assert not of(CenterRule.ALL_COLD, center(*cold_people, who(3, last_on=ago(120))))
    assert len(of(CenterRule.OPPONENT_COLD, center(*cold_people, who(3, last_on=ago(120))))) == 1
    # A name written down yesterday warms nothing, a young account is not cold, seats do not count.
    assert of(CenterRule.ALL_COLD, center(*cold_people, who(3, last_on=None, known_since=ago(1))))
    assert not of(CenterRule.ALL_COLD, center(*cold_people, known_since=ago(120)))
    assert of(CenterRule.ALL_COLD, center(*cold_people, known_since=ago(121)))
    assert not of(CenterRule.ALL_COLD, center(who(1, seat=True)))


# -- what has faded


@pytest.mark.parametrize(
    ("stance", "confirmed", "read", "known", "expected"),
    [
        ("★", 180, 180, 999, True), ("★", 179, 179, 999, False), ("★", 180, 3, 999, True), ("★", None, 180, 999, True),
        ("★", None, 179, 999, False), ("?", 500, 500, 999, False), ("★", 500, 500, 179, False),
    ],
)  # fmt: skip
def test_a_stance_fades(stance: str, confirmed: int | None, read: int, known: int, expected: bool) -> None:
    confirmed_on: date | None = None if confirmed is None else ago(confirmed)
    person = who(1, stance, confirmed_on=confirmed_on, read_on=ago(read), known_since=ago(known))
    assert faded(person, TODAY, 180) is expected
    assert len(of(CenterRule.STANCE_FADED, center(person))) == expected
    assert not of(CenterRule.STANCE_FADED, center(person, known_since=ago(179)))
    assert len(of(CenterRule.STANCE_FADED, center(person, known_since=ago(180)))) == expected


def test_an_empty_seat_does_not_fade() -> None:
    assert not faded(who(1, "★", confirmed_on=ago(500), seat=True), TODAY, 180)


# -- the list


def test_ranked() -> None:
    found = center_warnings(
        center(
            who(1, "★", 2, last_on=ago(40)), who(2, "■", 4, last_on=ago(70)), who(3, "■", 5, last_on=ago(61)),
            who(4, "?", 4), who(5, "●", 1, last_on=ago(130)),
        )
    )  # fmt: skip
    assert [(one.rule, one.people) for one in found] == [
        (CenterRule.NO_DECIDER, ()),
        (CenterRule.OPPONENT_COLD, (3,)),
        (CenterRule.OPPONENT_COLD, (2,)),
        (CenterRule.KEY_PLAYERS_NOT_WON, (3, 2)),
        (CenterRule.SUPPORTERS_TOO_FEW, (3, 2)),
        (CenterRule.KEY_STANCE_UNKNOWN, (4,)),
        (CenterRule.SUPPORTER_COLD, (1,)),
        (CenterRule.ROLE_MISSING, ()), (CenterRule.ROLE_MISSING, ()), (CenterRule.ROLE_MISSING, ()),
        (CenterRule.PERSON_COLD, (5,)),
    ]  # fmt: skip


def test_thresholds_are_heard() -> None:
    person = who(1, "★", last_on=ago(10))
    assert of(CenterRule.SUPPORTER_COLD, center(person), CenterLimits(supporter_days=10))
    assert not of(CenterRule.SUPPORTER_COLD, center(person), CenterLimits(supporter_days=11))


def test_codes_that_are_stored() -> None:
    assert [rule.value for rule in CenterRule] == [
        "all_cold", "no_decider", "opponent_cold", "single_thread", "target_past", "key_players_not_won", "supporters_too_few",
        "key_stance_unknown", "target_idle", "supporter_cold", "role_missing", "department_without_support", "nobody_opposes",
        "person_cold", "stance_faded",
    ]  # fmt: skip


people = st.builds(
    who,
    st.integers(1, 12),
    st.sampled_from("★▲●▽■?"),
    st.none() | st.integers(1, 5),
    st.sampled_from(["", "D", "AB", "UG", "IF"]),
    last_on=st.none() | st.dates(ago(300), TODAY),
    confirmed_on=st.none() | st.dates(ago(300), TODAY),
    known_since=st.dates(ago(300), TODAY),
    department=st.sampled_from(["", "IT", "Sales"]),
    seat=st.booleans(),
)
maps = st.lists(people, max_size=12, unique_by=lambda one: one.person_id)


@given(maps, st.dates(ago(300), TODAY))
def test_laws(members: list[Member], since: date) -> None:
    found = center_warnings(center(*members, known_since=since))
    assert [one.severity for one in found] == sorted((one.severity for one in found), reverse=True)
    assert len({one.key for one in found}) == len(found)
    assert {key for one in found for key in one.people} <= {one.person_id for one in members}
    assert center_warnings(center(*reversed(members), known_since=since)) == found
    if since == TODAY:
        slow = (
            CenterRule.ALL_COLD,
            CenterRule.OPPONENT_COLD,
            CenterRule.SUPPORTER_COLD,
            CenterRule.PERSON_COLD,
            CenterRule.SINGLE_THREAD,
            CenterRule.STANCE_FADED,
        )
        assert not [one for one in found if one.rule in slow]


# -- what we want of somebody


def wanted(stance: str, in_days: int | None = None) -> TargetStance:
    return TargetStance(
        STANCES[stance], None if in_days is None else TODAY + timedelta(days=in_days), "Lunch"
    )


def aims(*members: Member) -> list[tuple[CenterRule, Severity]]:
    rules = (CenterRule.TARGET_PAST, CenterRule.TARGET_IDLE)
    found = center_warnings(center(*members))
    return [(one.rule, one.severity) for one in found if one.rule in rules]


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        (who(1, "●", 4, target=wanted("▲", -1)), [(CenterRule.TARGET_PAST, Severity.RED)]),
        (who(1, "●", 4, target=wanted("▲", -1), has_task=True), []),
        (who(1, "●", 4, target=wanted("▲", 0)), [(CenterRule.TARGET_IDLE, Severity.AMBER)]),
        (who(1, "●", 4, target=wanted("▲", 0), has_task=True), []),
        (who(1, "●", 4, target=wanted("▲")), [(CenterRule.TARGET_IDLE, Severity.AMBER)]),
        (who(1, "▲", 4, target=wanted("▲", -1)), []),
        (who(1, "★", 4, target=wanted("▲", -1)), []),
        (who(1, "?", 4, target=wanted("●", -1)), [(CenterRule.TARGET_PAST, Severity.RED)]),
        (who(1, "●", 3, "B", target=wanted("▲", -1)), []),
        (who(1, "■", 1, "A", target=wanted("▽", -1)), [(CenterRule.TARGET_PAST, Severity.RED)]),
        (who(1, "■", 4, "D", seat=True, target=wanted("▽", -1)), []),
        (who(1, "●", 4, has_task=True), []),
    ],
)
def test_a_key_player_below_what_we_want(member: Member, expected: list[tuple[CenterRule, Severity]]) -> None:
    assert aims(member) == expected


def test_what_a_missed_aim_says() -> None:
    member = who(1, "▽", 5, name="Ana Koleva", target=wanted("▲", -2))
    assert sentences(CenterRule.TARGET_PAST, member) == [
        "Koleva was to be supporter by 20 Nov 2026: sceptic so far."
    ]
    idle = member._replace(target=wanted("▲"))
    assert sentences(CenterRule.TARGET_IDLE, idle) == [
        "Koleva is to be supporter: sceptic so far, nothing planned for it."
    ]
