"""In which view and order a place shows what it has: gone through by keys, chosen by clicks, and remembered."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, Protocol, TypeVar


class Named(Protocol):
    """What has a name that stays: a member of an enumeration, a view."""

    @property
    def name(self) -> str: ...


T = TypeVar("T")
Option = TypeVar("Option", bound=Named)


def named(options: Iterable[Option]) -> dict[str, Option]:
    """Options by their names."""
    return {option.name: option for option in options}


class Way(Generic[T]):
    """Several ways to show something, such as orders, each by a name that stays; one of them is the one shown."""

    def __init__(self, options: Mapping[str, T]) -> None:
        """At first the first of the options is shown."""
        self._options = options
        self.name = next(iter(options))
        """The name of the one that is shown."""

    @property
    def now(self) -> T:
        """The one that is shown."""
        return self._options[self.name]

    def step(self) -> None:
        """Go on to the next; behind the last comes the first."""
        names = list(self._options)
        self.name = names[(names.index(self.name) + 1) % len(names)]

    def choose(self, name: str | None) -> None:
        """Show the one of a name; where none is called so, in this version of the program, all stays as it is."""
        if name is not None and name in self._options:
            self.name = name


class Kept:
    """The ways of one place: an act or a click chooses among them, the place draws it, and it is remembered."""

    def __init__(
        self, remembered: dict[str, dict[str, str]], place: str, show: Callable[[str], None]
    ) -> None:
        """`remembered` is what every place was left in; `show` draws what was chosen, given the name of the way."""
        self._remembered = remembered
        self._place = place
        self._show = show
        self._ways: dict[str, Way[Any]] = {}

    def way(self, name: str, options: Mapping[str, T]) -> Way[T]:
        """A way to choose from, that is remembered by this name."""
        way = self._ways[name] = Way(options)
        return way

    def take_up(self) -> None:
        """Choose what the place was left in, before anything is read."""
        for name, option in self._remembered.get(self._place, {}).items():
            if name in self._ways:
                self._ways[name].choose(option)

    def step(self, name: str) -> None:
        """Show the next of a way."""
        self._ways[name].step()
        self._draw(name)

    def choose(self, name: str, option: str) -> None:
        """Show the one of a way that is called so, where the place has that way."""
        if name in self._ways:
            self._ways[name].choose(option)
            self._draw(name)

    def _draw(self, name: str) -> None:
        self._show(name)
        self._remembered[self._place] = {name: way.name for name, way in self._ways.items()}
