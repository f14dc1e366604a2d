"""Conversations, and who took part in them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Index, Text, text
from sqlmodel import Field, SQLModel

from kamtui.domain.calls.words import Asked, BeganBy, Channel, Objection
from kamtui.store.book.tables.columns import (
    Moment,
    key_field,
    moment_check,
    number_field,
    one_of,
    optional_text_field,
    points_to,
    text_field,
)


class Call(SQLModel, table=True):
    """One conversation, however it was held (K17, K20)."""

    __table_args__ = (
        CheckConstraint("minutes > 0"),
        one_of("channel", Channel),
        one_of("began_by", BeganBy),
        one_of("objection", Objection),
        moment_check("held_at"),
        moment_check("created_at"),
        Index("call_held", "held_at"),
        Index("call_account", "account_id", "held_at"),
        Index("call_channel", "channel", "held_at"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int | None = points_to("account.id", on_delete="CASCADE")
    held_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    minutes: int | None = number_field()
    channel: str = Field(sa_column=Column(Text, nullable=False))
    began_by: str = Field(sa_column=Column(Text, nullable=False))
    purpose: str = text_field()
    note: str = text_field()
    result: str = text_field()
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    objection: str | None = optional_text_field()


class CallPerson(SQLModel, table=True):
    """A person in a call, and whether they were asked for a further prospect (K20)."""

    __tablename__ = "call_person"
    __table_args__ = (
        one_of("asked", Asked),
        Index("call_person_call", "call_id", "person_id", unique=True),
        Index("call_person_person", "person_id", "call_id"),
        # Few were asked, and when somebody was asked last is looked up for many people at once.
        Index("call_person_asked", "person_id", "call_id", sqlite_where=text("asked <> 'not_asked'")),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    call_id: int = points_to("call.id", on_delete="CASCADE", nullable=False)
    person_id: int = points_to("person.id", on_delete="CASCADE", nullable=False)
    asked: str = Field(default=Asked.NOT_ASKED.value, sa_column=Column(Text, nullable=False))
    why_not: str = text_field()
