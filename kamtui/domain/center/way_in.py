"""The way in (K11-K13): through whom a key player is reached who is against us or not spoken to."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from kamtui.domain.center.buying_center import BuyingCenter, Coverage, Member
from kamtui.domain.center.short_names import short_names
from kamtui.domain.center.words import Confidence, TieKind
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _

REPORTING_STRENGTH = 2
"""A reporting line counts as a confirmed tie of middle strength."""


class StepKind(StrEnum):
    """Over what one person leads to the next."""

    INFLUENCES = "influences"
    INTRODUCED = "introduced"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way, from a person to the next."""

    from_id: int
    to_id: int
    kind: StepKind
    strength: int
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class WayIn:
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
    The most influential are first.
    """
    people = {member.person_id: member for member in center.members if not member.is_empty_seat}
    names = short_names(center.members)
    found = _shortest(people, _steps(center, people))
    targets = [one for one in people.values() if _needs_a_way(one)]
    targets.sort(key=lambda one: (-(one.influence or 0), sort_key(one.name), one.person_id))
    ways = []
    for target in targets:
        edges: list[Step] = []
        at = target.person_id
        while (step := found.get(at)) is not None:
            edges.append(step)
            at = step.from_id
        edges.reverse()
        path = (edges[0].from_id, *(step.to_id for step in edges)) if edges else ()
        name = names[target.person_id]
        sentence = (
            _("Way to {name}: {way}").format(name=name, way=" → ".join(names[one] for one in path))
            if path
            else _("No way to {name} is known.").format(name=name)
        )
        ways.append(WayIn(target.person_id, path, tuple(edges), sentence))
    return ways


def _needs_a_way(member: Member) -> bool:
    return member.is_key_player and (member.coverage is Coverage.NONE or member.opposes)


def _steps(center: BuyingCenter, people: dict[int, Member]) -> dict[int, dict[int, Step]]:
    """The best step from each person to each other one, without those between people in conflict."""
    conflicts = {frozenset((tie.from_id, tie.to_id)) for tie in center.ties if tie.kind is TieKind.CONFLICTS}
    found: dict[int, dict[int, Step]] = defaultdict(dict)

    def add(step: Step) -> None:
        if step.from_id == step.to_id or not (step.from_id in people and step.to_id in people):
            return
        if frozenset((step.from_id, step.to_id)) in conflicts:
            return
        held = found[step.from_id].get(step.to_id)
        if held is None or _worth(step) > _worth(held):
            found[step.from_id][step.to_id] = step

    for tie in center.ties:
        if tie.kind is TieKind.INFLUENCES:
            add(Step(tie.from_id, tie.to_id, StepKind.INFLUENCES, tie.strength, tie.confidence))
        elif tie.kind is TieKind.INTRODUCED:
            add(Step(tie.from_id, tie.to_id, StepKind.INTRODUCED, tie.strength, tie.confidence))
            add(Step(tie.to_id, tie.from_id, StepKind.INTRODUCED, tie.strength, tie.confidence))
    for person in people.values():
        if (boss := person.reports_to_id) is not None:
            for ends in ((person.person_id, boss), (boss, person.person_id)):
                add(Step(*ends, StepKind.REPORTS, REPORTING_STRENGTH, Confidence.CONFIRMED))
    return found


def _worth(step: Step) -> tuple[int, bool, str]:
    return (step.strength, step.confidence is Confidence.CONFIRMED, step.kind.value)


def _shortest(people: dict[int, Member], steps: dict[int, dict[int, Step]]) -> dict[int, Step | None]:
    """The last step of the best way to everybody who can be reached; None where ways begin.

    Breadth first, a ring of people at a time: ways within a ring are equally long, so the best way to
    the next ring goes over a best way to this one.
    """
    costs: dict[int, Cost] = {
        key: (0, 0, (sort_key(one.name),), (key,))
        for key, one in people.items()
        if one.supports and one.coverage is not Coverage.NONE
    }
    found: dict[int, Step | None] = dict.fromkeys(costs, None)
    ring = list(costs)
    while ring:
        best: dict[int, tuple[Cost, Step]] = {}
        for at in ring:
            strength, assumed, names, ids = costs[at]
            for to, step in steps.get(at, {}).items():
                if to in found:
                    continue
                cost = (
                    strength - step.strength,
                    assumed + (step.confidence is Confidence.ASSUMED),
                    (*names, sort_key(people[to].name)),
                    (*ids, to),
                )
                if to not in best or cost < best[to][0]:
                    best[to] = (cost, step)
        for to, (cost, step) in best.items():
            costs[to] = cost
            found[to] = step
        ring = list(best)
    return found
