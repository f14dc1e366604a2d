"""Whom a person on a map is tied to."""

from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.center.buying_center import BuyingCenter
from kamtui.domain.center.words import Confidence, TieKind


class Way(StrEnum):
    """Which way a tie goes, seen from one of the two; a conflict goes both ways."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class Link(NamedTuple):
    """A tie of a person, seen from them."""

    other_id: int
    kind: TieKind
    way: Way
    strength: int
    confidence: Confidence


def links_of(center: BuyingCenter, person_id: int) -> list[Link]:
    """Whom a person is tied to: influences, introductions and conflicts, the strongest first."""
    here = {member.person_id for member in center.members}
    links = []
    for tie in center.ties:
        if person_id not in (tie.from_id, tie.to_id) or tie.from_id == tie.to_id:
            continue
        is_out = tie.from_id == person_id
        other = tie.to_id if is_out else tie.from_id
        if other in here:
            way = Way.BOTH if tie.kind is TieKind.CONFLICTS else Way.OUT if is_out else Way.IN
            links.append(Link(other, tie.kind, way, tie.strength, tie.confidence))
    return sorted(links, key=lambda link: (-link.strength, link.other_id, link.kind, link.way))
