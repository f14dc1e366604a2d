"""The way in (K11): the shortest, never over a conflict, the better of two alike."""

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.center.buying_center import BuyingCenter, Member, Tie
from kamtui.domain.center.way_in import StepKind, WayIn, ways_in
from kamtui.domain.center.words import Confidence, Stance, TieKind
from tests.domain.center.maps import center, tie, who

CONFLICTS, INTRODUCED = TieKind.CONFLICTS, TieKind.INTRODUCED
IVANOVA = who(1, "★", 5, name="Elena Ivanova")
PETROV = who(2, "▲", 3, name="Ivan Petrov", calls_12_months=0)
STOEV = who(4, "●", 3, name="Ivan Stoev")
DIMITROV = who(3, "■", 4, name="Georgi Dimitrov")


def way(*members: Member, ties: tuple[Tie, ...] = ()) -> tuple[int, ...]:
    (found,) = ways_in(center(*members, ties=ties))
    return found.path


def test_over_two_people() -> None:
    members = (IVANOVA, PETROV, DIMITROV)
    (found,) = ways_in(center(*members, ties=(tie(1, 1, 2), tie(2, 2, 3, strength=3))))
    assert (found.target, found.path, found.sentence) == (
        3,
        (1, 2, 3),
        "Way to Dimitrov: Ivanova → Petrov → Dimitrov",
    )
    assert [(step.from_id, step.to_id, step.kind, step.strength) for step in found.edges] == [
        (1, 2, StepKind.INFLUENCES, 2), (2, 3, StepKind.INFLUENCES, 3),
    ]  # fmt: skip


def test_no_way() -> None:
    (found,) = ways_in(center(IVANOVA, DIMITROV))
    assert (found.path, found.edges, found.sentence) == ((), (), "No way to Dimitrov is known.")


def test_directions() -> None:
    assert way(IVANOVA, DIMITROV, ties=(tie(1, 3, 1),)) == ()  # influence goes one way
    assert way(IVANOVA, DIMITROV, ties=(tie(1, 3, 1, INTRODUCED),)) == (1, 3)
    assert way(IVANOVA, DIMITROV, ties=(tie(1, 1, 3, INTRODUCED),)) == (1, 3)
    assert way(IVANOVA, who(3, "■", 4, reports_to_id=1)) == (1, 3)
    assert way(who(1, "★", 5, reports_to_id=3), DIMITROV) == (1, 3)


def test_who_is_reached_and_from_whom() -> None:
    influence = (tie(1, 1, 3),)

    def targets(member: Member) -> list[int]:
        return [found.target for found in ways_in(center(IVANOVA, member, ties=influence))]

    assert targets(who(3, "▽", 4)) == [3]
    assert targets(who(3, "▽", 3)) == []  # no key player
    assert targets(who(3, "●", 4)) == []  # covered, and not against us
    assert targets(who(3, "●", 4, calls_12_months=0)) == [3]
    assert targets(who(3, "★", 1, "D", calls_12_months=0)) == [3]
    assert targets(who(3, "■", 5, seat=True)) == []
    unspoken = who(1, "★", 5, calls_12_months=0)
    assert {found.target: found.path for found in ways_in(center(unspoken, DIMITROV, ties=influence))} == {
        3: (),
    }, "who is for us is called"
    assert way(who(1, "●", 5), DIMITROV, ties=influence) == ()


def test_never_over_a_conflict() -> None:
    members = (IVANOVA, PETROV, DIMITROV)
    ties = (tie(1, 1, 3, strength=3), tie(2, 3, 1, CONFLICTS), tie(3, 1, 2), tie(4, 2, 3))
    assert way(*members, ties=ties) == (1, 2, 3)
    assert way(*members, ties=(*ties, tie(5, 2, 3, CONFLICTS))) == ()
    assert way(IVANOVA, who(3, "■", 4, reports_to_id=1), ties=(tie(1, 1, 3, CONFLICTS),)) == ()


def test_never_through_an_empty_seat_or_who_is_gone() -> None:
    seat = who(2, "▲", 5, seat=True)
    assert way(IVANOVA, seat, DIMITROV, ties=(tie(1, 1, 2), tie(2, 2, 3))) == ()
    assert way(IVANOVA, DIMITROV, ties=(tie(1, 1, 77), tie(2, 77, 3))) == ()
    assert way(IVANOVA, who(3, "■", 4, reports_to_id=3), ties=(tie(1, 3, 3),)) == ()


def test_the_better_of_two_alike() -> None:
    members = (IVANOVA, PETROV, STOEV, DIMITROV)
    start = (tie(1, 1, 2), tie(2, 1, 4))
    assert way(*members, ties=(*start, tie(3, 2, 3, strength=1), tie(4, 4, 3, strength=3))) == (1, 4, 3)
    assert way(*members, ties=(*start, tie(3, 2, 3), tie(4, 4, 3, confidence=Confidence.CONFIRMED))) == (
        1,
        4,
        3,
    )
    assert way(*members, ties=(*start, tie(3, 2, 3), tie(4, 4, 3))) == (1, 2, 3)  # Petrov before Stoev
    # Shorter is better than stronger.
    assert way(*members, ties=(*start, tie(3, 2, 3, strength=3), tie(4, 1, 3, strength=1))) == (1, 3)


def test_the_most_influential_first() -> None:
    found = ways_in(center(who(1, "■", 4), who(2, "■", 5), who(3, "■", 1, "D")))
    assert [one.target for one in found] == [2, 1, 3]


# -- against every path there is


@st.composite
def centers(draw: st.DrawFn) -> BuyingCenter:
    count = draw(st.integers(1, 6))
    ids = st.integers(1, count)
    members = [
        who(
            key,
            draw(st.sampled_from("★▲●■?")),
            draw(st.integers(1, 5)),
            name=draw(st.sampled_from(["A", "B", "C D"])),
            calls_12_months=draw(st.integers(0, 1)),
            reports_to_id=draw(st.none() | ids),
            seat=draw(st.integers(0, 7)) == 0,
        )
        for key in range(1, count + 1)
    ]
    drawn = draw(
        st.lists(
            st.tuples(ids, ids, st.sampled_from(TieKind), st.integers(1, 3), st.sampled_from(Confidence)),
            max_size=10,
        )
    )
    return center(*members, ties=tuple(tie(place, *one) for place, one in enumerate(drawn)))


def worth(found: BuyingCenter, one: int, two: int) -> tuple[int, bool] | None:
    """The best of what leads from one person to another; None if nothing does, or a conflict forbids it."""
    held = []
    for each in found.ties:
        if each.kind is CONFLICTS and {each.from_id, each.to_id} == {one, two}:
            return None
        there = (each.from_id, each.to_id) == (one, two)
        back = (each.to_id, each.from_id) == (one, two)
        if (there and each.kind is not CONFLICTS) or (back and each.kind is INTRODUCED):
            held.append((each.strength, each.confidence is Confidence.CONFIRMED))
    a, b = found.member(one), found.member(two)
    assert a and b
    if a.reports_to_id == two or b.reports_to_id == one:
        held.append((2, True))
    return max(held, default=None)


def every_way(found: BuyingCenter, target: int) -> list[tuple[int, int, int]]:
    """Length, strength (negative) and assumed steps of every way to somebody, the best first."""
    people = [one.person_id for one in found.members if not one.is_empty_seat]
    starts = {
        one.person_id
        for one in found.members
        if one.stance in (Stance.DEFENDER, Stance.SUPPORTER) and one.calls_12_months
    }
    ways = []
    for between in range(len(people)):
        for path in permutations([key for key in people if key != target], between + 1):
            whole = (*path, target)
            steps = [worth(found, one, two) for one, two in pairwise(whole)]
            known = [step for step in steps if step is not None]
            if path[0] in starts and len(known) == len(steps):
                ways.append((len(steps), -sum(step[0] for step in known), sum(not step[1] for step in known)))
    return sorted(ways)


def measure(found: WayIn) -> tuple[int, int, int]:
    assumed = sum(step.confidence is Confidence.ASSUMED for step in found.edges)
    return len(found.edges), -sum(step.strength for step in found.edges), assumed


@given(centers())
def test_as_good_as_any(found: BuyingCenter) -> None:
    for one in ways_in(found):
        best = every_way(found, one.target)
        assert bool(one.path) == bool(best)
        if one.path:
            assert measure(one) == best[0]
            assert one.path == (one.edges[0].from_id, *(step.to_id for step in one.edges))
            for step in one.edges:
                assert worth(found, step.from_id, step.to_id) == (
                    step.strength,
                    step.confidence is Confidence.CONFIRMED,
                )
    again = BuyingCenter(
        account_id=1, account="", as_of=found.as_of, known_since=found.known_since,
        members=found.members[::-1], ties=found.ties[::-1],
    )  # fmt: skip
    assert [one.path for one in ways_in(again)] == [one.path for one in ways_in(found)]
