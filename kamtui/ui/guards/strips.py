"""Drawn lines without the seven memories that Textual gives to each: one is made when it is first asked.

A screen is some hundred lines, each drawn, cut, filtered and cut again into lines of their own. What comes out is the same.
"""

from collections.abc import Iterable

from rich.segment import Segment
from textual.cache import FIFOCache
from textual.strip import Strip

textuals_init = Strip.__init__

MOST_KEPT = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""The memories of a line and how much each keeps, as Textual has it."""


def _init(self: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    """In place of Textual's own, which makes all memories."""
    self._segments = list(segments)
    self._cell_length = cell_length
    self._render_cache = None
    self._link_ids = None
    self._cell_count = None


def _made_late(self: Strip, name: str) -> FIFOCache[object, object]:
    """A memory that was not asked yet; Python comes here for what a line has not."""
    most = MOST_KEPT.get(name)
    if most is None:
        raise AttributeError(name)
    made: FIFOCache[object, object] = FIFOCache(most)
    setattr(self, name, made)
    return made


def make_memories_of_lines_late() -> None:
    """Let a drawn line have a memory only once it is asked. Done once for all apps of a process."""
    Strip.__init__ = _init  # type: ignore[method-assign]
    Strip.__getattr__ = _made_late  # type: ignore[attr-defined]
