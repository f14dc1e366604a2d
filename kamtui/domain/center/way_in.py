"""The way in (K11-K13): through whom a key player is reached who is against us or not spoken to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.center.buying_center import BuyingCenter, Coverage, Member, short_names
from kamtui.domain.center.words import Confidence, TieKind
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _

REPORTING_STRENGTH = 2
"""A reporting line counts as a confirmed tie of middle strength."""


class StepKind(StrEnum):
    """What leads from one person to the next: influence, an introduction, a reporting line."""

    INFLUENCES = "influences"
    INTRODUCED = "introduced"
    REPORTS = "reports"


class Step(NamedTuple):
    """One step of a way, from a person to the next."""

    from_id: int
    to_id: int
    kind: StepKind
    strength: int
    confidence: Confidence


class WayIn(NamedTuple):
    """How a key player is reached; `path` is from our supporter to them, empty if no way is known."""

    target: int
    path: tuple[int, ...]
    edges: tuple[Step, ...]
    sentence: str


Cost = tuple[int, int, tuple[str, ...], tuple[int, ...]]
"""What is compared between equally short ways: strength (negative), assumed steps, names, ids."""


def ways_in(center: BuyingCenter) -> list[WayIn]:
    """For each key player against us or not spoken to in 12 months: the shortest way from a supporter.

    A way begins with somebody who supports us and was spoken to in 12 months. It leads from who
    influences to who is influenced, and in both directions over introductions and reporting lines;
    never over a pair in conflict, whatever else binds them, never through an empty seat. Among equally
    short ways the stronger one counts, then the one with fewer assumed steps, then the alphabet.
    The most influential are first. Of somebody who is for us it is not said that there is none: they are called.
    """
    people = {member.person_id: member for member in center.members if not member.is_empty_seat}
    names = short_names(center.members)
    last_steps = _shortest(people, _steps(center, people))
    targets = [person for person in people.values() if _needs_a_way(person)]
    targets.sort(key=lambda target: (-(target.influence or 0), sort_key(target.name), target.person_id))
    ways = []
    for target in targets:
        edges: list[Step] = []
        at = target.person_id
        while (step := last_steps.get(at)) is not None:
            edges.append(step)
            at = step.from_id
        if not edges and target.supports:
            continue
        edges.reverse()
        path = (edges[0].from_id, *(step.to_id for step in edges)) if edges else ()
        name = names[target.person_id]
        sentence = (
            _("Way to {name}: {way}").format(
                name=name, way=" → ".join(names[person_id] for person_id in path)
            )
            if path
            else _("No way to {name} is known.").format(name=name)
        )
        ways.append(WayIn(target.person_id, path, tuple(edges), sentence))
    return ways


def _needs_a_way(member: Member) -> bool:
    """Whether somebody is a key player who is against us or not spoken to in 12 months."""
    return member.is_key_player and (member.coverage is Coverage.NONE or member.opposes)


def _steps(center: BuyingCenter, people: Mapping[int, Member]) -> dict[int, dict[int, Step]]:
    """The best step from each person to each other one, without those between people in conflict."""
    conflicts = {frozenset((tie.from_id, tie.to_id)) for tie in center.ties if tie.kind is TieKind.CONFLICTS}
    best: dict[int, dict[int, Step]] = defaultdict(dict)
    for step in (*_steps_over_ties(center), *_steps_over_reports(people.values())):
        ends = frozenset((step.from_id, step.to_id))
        if len(ends) < 2 or not ends <= people.keys() or ends in conflicts:
            continue
        known = best[step.from_id].get(step.to_id)
        if known is None or _worth(step) > _worth(known):
            best[step.from_id][step.to_id] = step
    return best


def _steps_over_ties(center: BuyingCenter) -> Iterator[Step]:
    """Influence leads one way, an introduction both."""
    for tie in center.ties:
        if tie.kind is TieKind.INFLUENCES:
            yield Step(tie.from_id, tie.to_id, StepKind.INFLUENCES, tie.strength, tie.confidence)
        elif tie.kind is TieKind.INTRODUCED:
            yield Step(tie.from_id, tie.to_id, StepKind.INTRODUCED, tie.strength, tie.confidence)
            yield Step(tie.to_id, tie.from_id, StepKind.INTRODUCED, tie.strength, tie.confidence)


def _steps_over_reports(people: Iterable[Member]) -> Iterator[Step]:
    """A reporting line leads both ways."""
    for person in people:
        if (boss := person.reports_to_id) is not None:
            for ends in ((person.person_id, boss), (boss, person.person_id)):
                yield Step(*ends, StepKind.REPORTS, REPORTING_STRENGTH, Confidence.CONFIRMED)


def _worth(step: Step) -> tuple[int, bool, str]:
    return (step.strength, step.confidence is Confidence.CONFIRMED, step.kind.value)


def _shortest(people: dict[int, Member], steps: dict[int, dict[int, Step]]) -> dict[int, Step | None]:
    """The last step of the best way to everybody who can be reached; None where ways begin.

    Breadth first, a ring of people at a time: ways within a ring are equally long, so the best way to
    the next ring goes over a best way to this one.
    """
    costs: dict[int, Cost] = {
        person_id: (0, 0, (sort_key(person.name),), (person_id,))
        for person_id, person in people.items()
        if person.supports and person.coverage is not Coverage.NONE
    }
    last_steps: dict[int, Step | None] = dict.fromkeys(costs, None)
    ring = list(costs)
    while ring:
        best: dict[int, Cost] = {}
        best_step: dict[int, Step] = {}
        for at in ring:
            strength, assumed, names, ids = costs[at]
            for to, step in steps.get(at, {}).items():
                if to in last_steps:
                    continue
                cost = (
                    strength - step.strength,
                    assumed + (step.confidence is Confidence.ASSUMED),
                    (*names, sort_key(people[to].name)),
                    (*ids, to),
                )
                if to not in best or cost < best[to]:
                    best[to], best_step[to] = cost, step
        costs |= best
        last_steps |= best_step
        ring = list(best)
    return last_steps
