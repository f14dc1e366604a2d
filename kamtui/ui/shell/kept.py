"""Views and orders by their names, as they are remembered from one start to the next."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Named(Protocol):
    """What has a name that stays: a member of an enumeration, a view."""

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


def by_name(options: Iterable[T], name: str | None, otherwise: T) -> T:
    """The option of a name; `otherwise` where none is called so, in this version of the program."""
    return next((option for option in options if option.name == name), otherwise)
