"""What may stand in a column of the tables, as conditions in SQL."""

from typing import Any

from kamtui.domain.center.words import Role


def one_of(column: str, codes: type[Any]) -> str:
    return f"{column} IN ({', '.join(repr(c.value) for c in codes)})"


def flag_check(column: str) -> str:
    return f"{column} IN (0, 1)"


def day_check(column: str) -> str:
    # `IS`, because date('nonsense') is NULL and a NULL check passes; `+0 days`, because without
    # it 30 February stays as it is.
    return f"{column} IS date({column}, '+0 days')"


def day_of_each_year(column: str) -> str:
    """The condition that a column holds a day and a month without a year: --03-14."""
    return (
        f"{column} GLOB '--[01][0-9]-[0-3][0-9]' "
        f"AND '2000' || substr({column}, 2) IS date('2000' || substr({column}, 2), '+0 days')"
    )


def month_check(column: str) -> str:
    return f"{column} IS date({column}, 'start of month')"


def moment_check(column: str) -> str:
    return f"{column} IS strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '+0 days')"


def positive_check(column: str) -> str:
    return f"{column} > 0"


def roles_check() -> str:
    rest = "roles"
    for role in Role:
        rest = f"replace({rest}, '{role.value}', '')"
    return f"trim({rest}) = ''"
