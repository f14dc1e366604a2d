"""The buying centers: how people stood, what binds them, which warnings are accepted, when the maps were gone through."""

from collections.abc import Iterator

from kamtui.domain.center.words import TieKind
from kamtui.sample.making import Making, Row


def map_rows(making: Making) -> Iterator[Row]:
    for tie in making.story.ties:
        from_id, to_id = making.people[tie.from_person], making.people[tie.to_person]
        if tie.kind is TieKind.CONFLICTS:  # it goes both ways, and stands from the smaller id
            from_id, to_id = min(from_id, to_id), max(from_id, to_id)
        yield making.row(
            "tie",
            tie,
            *("from_person", "to_person"),
            from_person_id=from_id,
            to_person_id=to_id,
        )
    yield from making.acceptances("person")
    for review in making.story.map_reviews:
        yield making.row("map_review", review)


def stance_rows(making: Making) -> Iterator[Row]:
    """The readings; each belongs to the call of that day with that person, if one is told."""
    for reading in making.story.stance_readings:
        held = making.calls.get((making.home[reading.person], reading.read_on))
        if held is not None and reading.person not in held.call.people:
            held = None
        read_on = making.days.on(reading.read_on) if held is None else held.at.date()
        yield making.row(
            "stance_reading",
            reading,
            read_on=read_on.isoformat(),
            call_id=None if held is None else held.id,
        )
