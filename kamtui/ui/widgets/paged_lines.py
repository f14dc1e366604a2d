"""The lines of a list that may be as long as the book is: of each only its id is known before it comes into view."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from kamtui.ui.widgets.line_list import PAGE, Lines, Part

T = TypeVar("T")

MOST_PAGES = 60
"""So many pages are kept of what was read."""


class PagedLines(Lines, Generic[T]):
    """Lines known by id, read a page at a time when they come into view."""

    def __init__(
        self,
        ids: Sequence[int],
        load: Callable[[Sequence[int]], dict[int, T]],
        drawer: Callable[[T, int], Sequence[Part]],
    ) -> None:
        self.ids = ids
        self.load = load
        self.drawer = drawer
        self._pages: dict[int, dict[int, T]] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def key(self, index: int) -> Hashable:
        return self.ids[index]

    def index_of(self, key: Hashable) -> int | None:
        return self.ids.index(key) if isinstance(key, int) and key in self.ids else None

    def value(self, index: int) -> T | None:
        """The record of a line; None if it was deleted since the list was made."""
        self.read(index, 1)
        return self._pages[index // PAGE].get(self.ids[index])

    def know(self, values: Mapping[int, T]) -> None:
        """Take the records of the first lines, which were read already: as many whole pages as they are of."""
        for page in range((len(self) + PAGE - 1) // PAGE):
            ids = self.ids[page * PAGE : (page + 1) * PAGE]
            if not all(one in values for one in ids):
                break
            self._pages[page] = {one: values[one] for one in ids}

    def first(self) -> Iterator[T]:
        """The records of the first lines, as far as they are wanted."""
        return (value for value in map(self.value, range(len(self))) if value is not None)

    def read(self, first: int, count: int) -> None:
        for page in range(first // PAGE, min(first + count - 1, len(self) - 1) // PAGE + 1):
            if page not in self._pages:
                if len(self._pages) > MOST_PAGES:
                    self._pages.clear()
                self._pages[page] = self.load(self.ids[page * PAGE : (page + 1) * PAGE])

    def draw(self, index: int, width: int) -> Sequence[Part]:
        value = self.value(index)
        return [] if value is None else self.drawer(value, width)
