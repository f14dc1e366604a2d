"""The columns of the tables: how days and moments are stored, and what may stand in each kind of column."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Text, TypeDecorator
from sqlmodel import Field

from kamtui.domain.center.words import Role
from kamtui.domain.time.moments import read_stored, write_stored


class Day(TypeDecorator[date]):
    """A calendar day as ISO text, so that the file stays readable and sorts by itself."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Any) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment as UTC text to the second (2026-11-22T08:15:00Z)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return None if value is None else write_stored(value)

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return None if value is None else read_stored(value)


def key_field() -> Any:
    return Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))


def text_field(*, default: str | None = "") -> Any:
    return Field(default=default, sa_column=Column(Text, nullable=False))


def optional_text_field() -> Any:
    return Field(default=None, sa_column=Column(Text))


def one_of(column: str, codes: type[Any]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(c.value) for c in codes)})")


def flag_check(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN (0, 1)")


def day_check(column: str) -> CheckConstraint:
    # `IS`, because date('nonsense') is NULL and a NULL check passes; `+0 days`, because without
    # it 30 February stays as it is.
    return CheckConstraint(f"{column} IS date({column}, '+0 days')")


def day_of_each_year(column: str) -> str:
    """The condition that a column holds a day and a month without a year: --03-14."""
    return (
        f"{column} GLOB '--[01][0-9]-[0-3][0-9]' "
        f"AND '2000' || substr({column}, 2) IS date('2000' || substr({column}, 2), '+0 days')"
    )


def month_check(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IS date({column}, 'start of month')")


def moment_check(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IS strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '+0 days')")


def positive_check(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} > 0")


def number_field(nullable: bool = True) -> Any:
    return Field(default=None, sa_column=Column(Integer, nullable=nullable))


def money_field(nullable: bool = True) -> Any:
    """An amount in minor units of the book's currency; leaves the book as a decimal."""
    return Field(default=None, sa_column=Column(Integer, nullable=nullable, info={"decimals": "currency"}))


def thousandths_field() -> Any:
    """A measured value in thousandths of its unit; leaves the book as a decimal, its name without `_thousandths`."""
    return Field(default=None, sa_column=Column(Integer, info={"decimals": 3}))


def points_to(target: str, *, on_delete: str, nullable: bool = True) -> Any:
    return Field(
        default=None,
        sa_column=Column(Integer, ForeignKey(target, ondelete=on_delete), nullable=nullable),
    )


def roles_check() -> CheckConstraint:
    rest = "roles"
    for role in Role:
        rest = f"replace({rest}, '{role.value}', '')"
    return CheckConstraint(f"trim({rest}) = ''")
