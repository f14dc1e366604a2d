"""The buying center: who is where, how two are bound, what was accepted and looked at."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, text
from sqlmodel import Field, SQLModel

from kamtui.domain.center.words import Confidence, TieKind
from kamtui.store.book.tables.columns import (
    Day,
    day_check,
    flag_check,
    key_field,
    number_field,
    one_of,
    points_to,
    text_field,
)


class Membership(SQLModel, table=True):
    """Where a person was, and when: the map of an earlier day shows who was there then (K11).

    From `since_on` up to the day before `until_on`; open while they are there. Who is at several accounts at once
    is at one of them in the first place, which is the account of the person, and besides at the others.
    """

    __table_args__ = (
        day_check("since_on"),
        day_check("until_on"),
        CheckConstraint("until_on >= since_on"),
        Index("membership_account", "account_id"),
        flag_check("is_besides"),
        Index(
            "membership_open",
            "person_id",
            unique=True,
            sqlite_where=text("until_on IS NULL AND NOT is_besides"),
        ),
        Index("membership_person", "person_id", "since_on"),
        Index(
            "membership_there", "person_id", "account_id", unique=True, sqlite_where=text("until_on IS NULL")
        ),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    person_id: int = points_to("person.id", on_delete="CASCADE", nullable=False)
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    since_on: date = Field(sa_column=Column(Day, nullable=False))
    until_on: date | None = Field(default=None, sa_column=Column(Day))
    is_besides: bool = Field(default=False, sa_column=Column(Integer, nullable=False))


class Tie(SQLModel, table=True):
    """What binds one person to another, from a day until it ended (K11).

    A conflict goes both ways and stands once, from the smaller id to the greater.
    """

    __table_args__ = (
        one_of("kind", TieKind),
        CheckConstraint("from_person_id <> to_person_id"),
        CheckConstraint("kind <> 'conflicts' OR from_person_id < to_person_id"),
        CheckConstraint("strength BETWEEN 1 AND 3"),
        one_of("confidence", Confidence),
        day_check("made_on"),
        day_check("ended_on"),
        CheckConstraint("ended_on >= made_on"),
        Index("tie_from", "from_person_id"),
        Index(
            "tie_standing",
            "from_person_id",
            "to_person_id",
            "kind",
            unique=True,
            sqlite_where=text("ended_on IS NULL"),
        ),
        Index("tie_to", "to_person_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    from_person_id: int = points_to("person.id", on_delete="CASCADE", nullable=False)
    to_person_id: int = points_to("person.id", on_delete="CASCADE", nullable=False)
    kind: str = Field(sa_column=Column(Text, nullable=False))
    strength: int = number_field(nullable=False)
    confidence: str = Field(default=Confidence.ASSUMED.value, sa_column=Column(Text, nullable=False))
    note: str = text_field()
    made_on: date = Field(sa_column=Column(Day, nullable=False))
    ended_on: date | None = Field(default=None, sa_column=Column(Day))


class Acceptance(SQLModel, table=True):
    """A warning that one lives with until a day, and why; `key` tells it from every other of its account or of none."""

    __table_args__ = (
        CheckConstraint("length(rule) BETWEEN 1 AND 500"),
        CheckConstraint("length(key) BETWEEN 1 AND 500"),
        CheckConstraint("length(reason) BETWEEN 1 AND 500"),
        day_check("until_on"),
        day_check("accepted_on"),
        CheckConstraint("until_on >= accepted_on"),
        Index("acceptance_account", "account_id", "until_on"),
        Index("acceptance_person", "person_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int | None = points_to("account.id", on_delete="CASCADE")
    person_id: int | None = points_to("person.id", on_delete="CASCADE")
    rule: str = Field(sa_column=Column(Text, nullable=False))
    key: str = Field(sa_column=Column(Text, nullable=False))
    reason: str = Field(sa_column=Column(Text, nullable=False))
    until_on: date = Field(sa_column=Column(Day, nullable=False))
    accepted_on: date = Field(sa_column=Column(Day, nullable=False))


class MapReview(SQLModel, table=True):
    """The day on which the map of an account was gone through: what changed is told since then."""

    __tablename__ = "map_review"
    __table_args__ = (
        day_check("reviewed_on"),
        Index("map_review_account", "account_id", "reviewed_on"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    reviewed_on: date = Field(sa_column=Column(Day, nullable=False))
