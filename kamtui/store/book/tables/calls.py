"""Conversations, and who took part in them."""

from datetime import datetime

from kamtui.domain.calls.words import Asked, BeganBy, Channel, Objection
from kamtui.store.book.tables.checks import (
    moment_check,
    one_of,
)
from kamtui.store.book.tables.row import Row, index, points_to


class Call(Row):
    """One conversation, however it was held (K17, K20)."""

    CHECKS = (
        "minutes > 0",
        one_of("channel", Channel),
        one_of("began_by", BeganBy),
        one_of("objection", Objection),
        moment_check("held_at"),
        moment_check("created_at"),
    )
    INDEXES = (
        index("call_held", "held_at"),
        index("call_account", "account_id", "held_at"),
        index("call_channel", "channel", "held_at"),
    )
    id: int
    account_id: int | None = points_to("account", "CASCADE", default=None)
    held_at: datetime
    minutes: int | None = None
    channel: str
    began_by: str
    purpose: str = ""
    note: str = ""
    result: str = ""
    created_at: datetime
    objection: str | None = None


class CallPerson(Row):
    """A person in a call, and whether they were asked for a further prospect (K20)."""

    CHECKS = (one_of("asked", Asked),)
    INDEXES = (
        index("call_person_call", "call_id", "person_id", unique=True),
        index("call_person_person", "person_id", "call_id"),
        # Few were asked, and when somebody was asked last is looked up for many people at once.
        index("call_person_asked", "person_id", "call_id", where="asked <> 'not_asked'"),
    )
    id: int
    call_id: int = points_to("call", "CASCADE")
    person_id: int = points_to("person", "CASCADE")
    asked: str = Asked.NOT_ASKED.value
    why_not: str = ""
