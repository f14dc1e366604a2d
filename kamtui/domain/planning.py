"""A plan that is made again and again, as somebody says one thing after the other: how far it is, and what still holds of it."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")

_TOLD_EVERY = 50
"""Rows between two times that is told how far a plan is."""


class Planning:
    """Is told row by row how far a plan is, and keeps what was found out for the next plan of the same list.

    What is kept holds for the book, the day and the language as they were; with others all is found out anew.
    """

    def __init__(self) -> None:
        self.planned = 0
        """How many rows the last plan looked at anew; of the others what was known still held."""
        self._progress: Callable[[int, int], None] = lambda _done, _whole: None
        self._about: Hashable = None
        self._kept: dict[Hashable, Any] = {}
        self._done = 0
        self._whole = 0

    def begin(self, about: Hashable, progress: Callable[[int, int], None]) -> None:
        """Begin to plan; `about` is what all that is kept depends on, and what `progress` raises ends the plan."""
        if about != self._about:
            self._kept.clear()
            self._about = about
        self._progress = progress
        self.planned = self._done = self._whole = 0

    def expect(self, rows: int) -> None:
        """So many rows more are to be looked at."""
        self._whole += rows
        self._progress(self._done, self._whole)

    def row(self, place: Hashable, about: object, make: Callable[[], T]) -> T:
        """What becomes of the row at a place of the list; what became of it last, where `about` it nothing changed."""
        known = self._kept.get(("of", place))
        became = self.of(place, about, make)
        self.look(is_new=self._kept["of", place] is not known)
        return became

    def of(self, what: Hashable, about: object, make: Callable[[], T]) -> T:
        """What `make` makes; what it made last, where it is `about` the same."""
        known = self._kept.get(("of", what))
        if known is None or known[0] != about:
            known = self._kept["of", what] = about, make()
        return cast(T, known[1])

    def look(self, *, is_new: bool) -> None:
        """One more row is looked at; `is_new` is whether nothing was known of it."""
        self.planned += is_new
        self._done += 1
        if not self._done % _TOLD_EVERY:
            self._progress(self._done, max(self._done, self._whole))

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes; made once for all plans."""
        if what not in self._kept:
            self._kept[what] = make()
        made: T = self._kept[what]
        return made
