"""Bonds, satisfaction, marks, texts, competitors and the portfolio."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, Index, Text
from sqlmodel import Field, SQLModel

from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.words import Bond, Mark, PortfolioState, Topic
from kamtui.store.book.tables.columns import (
    Day,
    day_check,
    key_field,
    money_field,
    number_field,
    one_of,
    points_to,
    positive_check,
    text_field,
)


class BondReading(SQLModel, table=True):
    """How strongly one of the seven bonds ties an account, as of a day; readings are added, never overwritten (K9).

    An empty strength is not known, which is not zero.
    """

    __tablename__ = "bond_reading"
    __table_args__ = (
        one_of("bond", Bond),
        day_check("read_on"),
        CheckConstraint("strength BETWEEN 0 AND 5"),
        CheckConstraint("yearly_cost >= 0"),
        Index("bond_reading_account", "account_id", "bond", "read_on"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    bond: str = Field(sa_column=Column(Text, nullable=False))
    read_on: date = Field(sa_column=Column(Day, nullable=False))
    strength: int | None = number_field()
    evidence: str = text_field()
    would_break: str = text_field()
    held_by: str = text_field()
    yearly_cost: int | None = money_field()


class BondReview(SQLModel, table=True):
    """The day on which the bonds of an account were gone through: their change is told since then."""

    __tablename__ = "bond_review"
    __table_args__ = (
        day_check("reviewed_on"),
        Index("bond_review_account", "account_id", "reviewed_on"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    reviewed_on: date = Field(sa_column=Column(Day, nullable=False))


class SatisfactionReading(SQLModel, table=True):
    """How satisfied an account is with us, 0 to 10, as of a day, and who said so (K4)."""

    __tablename__ = "satisfaction_reading"
    __table_args__ = (
        day_check("read_on"),
        CheckConstraint("score BETWEEN 0 AND 10"),
        Index("satisfaction_reading_account", "account_id", "read_on"),
        Index("satisfaction_reading_call", "call_id"),
        Index("satisfaction_reading_person", "person_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    read_on: date = Field(sa_column=Column(Day, nullable=False))
    score: int = number_field(nullable=False)
    person_id: int | None = points_to("person.id", on_delete="SET NULL")
    call_id: int | None = points_to("call.id", on_delete="SET NULL")
    note: str = text_field()


class KeyMark(SQLModel, table=True):
    """An answer of a day to one of the marks of a key account; the present is the latest (K2, K3)."""

    __tablename__ = "key_mark"
    __table_args__ = (
        one_of("mark", Mark),
        one_of("answer", Answer),
        day_check("answered_on"),
        Index("key_mark_account", "account_id", "mark", "answered_on"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    mark: str = Field(sa_column=Column(Text, nullable=False))
    answer: str = Field(sa_column=Column(Text, nullable=False))
    note: str = text_field()
    answered_on: date = Field(sa_column=Column(Day, nullable=False))


class DossierText(SQLModel, table=True):
    """What was known of an account on one topic, as of a day; the present is the latest (K4, K5).

    An empty text: from then on nothing was known. Of which day a text of an older book is may not be known.
    """

    __tablename__ = "dossier_text"
    __table_args__ = (
        one_of("topic", Topic),
        day_check("read_on"),
        Index("dossier_text_account", "account_id", "topic", "read_on"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    topic: str = Field(sa_column=Column(Text, nullable=False))
    read_on: date | None = Field(default=None, sa_column=Column(Day))
    text: str = text_field()


class ImageReading(SQLModel, table=True):
    """What an account thinks of our brand, 0 to 5, as of a day, what shows it, and what was done for it (K8).

    An empty strength is not known. Of which day a text of an older book is may not be known.
    """

    __tablename__ = "image_reading"
    __table_args__ = (
        day_check("read_on"),
        CheckConstraint("strength BETWEEN 0 AND 5"),
        Index("image_reading_account", "account_id", "read_on"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    read_on: date | None = Field(default=None, sa_column=Column(Day))
    strength: int | None = number_field()
    evidence: str = text_field()
    done: str = text_field()


class Competitor(SQLModel, table=True):
    """Somebody who sells the same to our accounts (K7)."""

    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 500"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    name: str = Field(sa_column=Column(Text, nullable=False))


class Rivalry(SQLModel, table=True):
    """A competitor at an account: how strong 0 to 5, with what, since when (K7)."""

    __table_args__ = (
        CheckConstraint("strength BETWEEN 0 AND 5"),
        day_check("since_on"),
        Index("rivalry_account", "account_id", "competitor_id", unique=True),
        Index("rivalry_competitor", "competitor_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    competitor_id: int = points_to("competitor.id", on_delete="CASCADE", nullable=False)
    strength: int | None = number_field()
    with_what: str = text_field()
    since_on: date | None = Field(default=None, sa_column=Column(Day))
    note: str = text_field()


class Product(SQLModel, table=True):
    """A product line that we sell, at its place in the order of the grid (K14)."""

    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 500"),
        positive_check("place"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    name: str = Field(sa_column=Column(Text, nullable=False))
    place: int = number_field(nullable=False)


class PortfolioItem(SQLModel, table=True):
    """How a product line stands at an account (K14)."""

    __tablename__ = "portfolio_item"
    __table_args__ = (
        one_of("state", PortfolioState),
        Index("portfolio_item_account", "account_id", "product_id", unique=True),
        Index("portfolio_item_competitor", "competitor_id"),
        Index("portfolio_item_product", "product_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    product_id: int = points_to("product.id", on_delete="CASCADE", nullable=False)
    state: str = Field(default=PortfolioState.NOT_ASSESSED.value, sa_column=Column(Text, nullable=False))
    competitor_id: int | None = points_to("competitor.id", on_delete="SET NULL")


class PortfolioPrice(SQLModel, table=True):
    """What was negotiated of a product line at an account, as of a day: a price and its terms (K14).

    The present is the latest. Of which day a price of an older book is may not be known.
    """

    __tablename__ = "portfolio_price"
    __table_args__ = (
        day_check("read_on"),
        CheckConstraint("price >= 0"),
        Index("portfolio_price_account", "account_id", "product_id", "read_on"),
        Index("portfolio_price_product", "product_id"),
        {"sqlite_strict": True},
    )
    id: int = key_field()
    account_id: int = points_to("account.id", on_delete="CASCADE", nullable=False)
    product_id: int = points_to("product.id", on_delete="CASCADE", nullable=False)
    read_on: date | None = Field(default=None, sa_column=Column(Day))
    price: int | None = money_field()
    terms: str = text_field()
