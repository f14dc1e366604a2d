"""The buying center: who is where, how two are bound, what was accepted and looked at."""

from datetime import date

from kamtui.domain.center.words import Confidence, TieKind
from kamtui.store.book.tables.checks import (
    day_check,
    flag_check,
    one_of,
)
from kamtui.store.book.tables.row import Row, index, points_to


class Membership(Row):
    """Where a person was, and when: the map of an earlier day shows who was there then (K11).

    From `since_on` up to the day before `until_on`; open while they are there. Who is at several accounts at once
    is at one of them in the first place, which is the account of the person, and besides at the others.
    """

    CHECKS = (
        day_check("since_on"),
        day_check("until_on"),
        "until_on >= since_on",
        flag_check("is_besides"),
    )
    INDEXES = (
        index("membership_account", "account_id"),
        index("membership_open", "person_id", unique=True, where="until_on IS NULL AND NOT is_besides"),
        index("membership_person", "person_id", "since_on"),
        index("membership_there", "person_id", "account_id", unique=True, where="until_on IS NULL"),
    )
    id: int
    person_id: int = points_to("person", "CASCADE")
    account_id: int = points_to("account", "CASCADE")
    since_on: date
    until_on: date | None = None
    is_besides: bool = False


class Tie(Row):
    """What binds one person to another, from a day until it ended (K11).

    A conflict goes both ways and stands once, from the smaller id to the greater.
    """

    CHECKS = (
        one_of("kind", TieKind),
        "from_person_id <> to_person_id",
        "kind <> 'conflicts' OR from_person_id < to_person_id",
        "strength BETWEEN 1 AND 3",
        one_of("confidence", Confidence),
        day_check("made_on"),
        day_check("ended_on"),
        "ended_on >= made_on",
    )
    INDEXES = (
        index("tie_from", "from_person_id"),
        index(
            "tie_standing", "from_person_id", "to_person_id", "kind", unique=True, where="ended_on IS NULL"
        ),
        index("tie_to", "to_person_id"),
    )
    id: int
    from_person_id: int = points_to("person", "CASCADE")
    to_person_id: int = points_to("person", "CASCADE")
    kind: str
    strength: int
    confidence: str = Confidence.ASSUMED.value
    note: str = ""
    made_on: date
    ended_on: date | None = None


class Acceptance(Row):
    """A warning that one lives with until a day, and why; `key` tells it from every other of its account or of none."""

    CHECKS = (
        "length(rule) BETWEEN 1 AND 500",
        "length(key) BETWEEN 1 AND 500",
        "length(reason) BETWEEN 1 AND 500",
        day_check("until_on"),
        day_check("accepted_on"),
        "until_on >= accepted_on",
    )
    INDEXES = (
        index("acceptance_account", "account_id", "until_on"),
        index("acceptance_person", "person_id"),
    )
    id: int
    account_id: int | None = points_to("account", "CASCADE", default=None)
    person_id: int | None = points_to("person", "CASCADE", default=None)
    rule: str
    key: str
    reason: str
    until_on: date
    accepted_on: date


class MapReview(Row):
    """The day on which the map of an account was gone through: what changed is told since then."""

    CHECKS = (day_check("reviewed_on"),)
    INDEXES = (index("map_review_account", "account_id", "reviewed_on"),)
    id: int
    account_id: int = points_to("account", "CASCADE")
    reviewed_on: date
