"""The lines of a list as they stand on the screen, whole, to leave the program."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import TypeVar

from kamtui.domain.listing import Column, Listing, said
from kamtui.ui.widgets.line_list import LineList, Part

T = TypeVar("T")

WIDTH = 300
"""Cells in which every text of a line stands whole."""
AT_ONCE = 10
"""Lines that are read and drawn in one step of the interface."""
MOST_LINES = 1_000
"""So many lines of a list are copied at most."""


async def shown_lines(listed: LineList | None, *, whole: bool) -> Listing:
    """The marked lines of a list or the one at hand; the `whole` list with its headings, at most 1,000 lines."""
    if listed is None:
        return Listing((), ())
    lines = listed.lines
    places = range(min(len(lines), MOST_LINES)) if whole else listed.chosen_lines()
    texts: list[str] = []
    for some in in_turn(places):
        texts += [_text(lines.draw(index, WIDTH)) for index in some]
        await asyncio.sleep(0)
    return Listing((Column("line", ""),), [[said(text)] for text in texts])


def in_turn(places: Sequence[T]) -> Iterator[Sequence[T]]:
    """So many at a time as can be read and drawn while nobody notices; between them the interface has its turn."""
    return (places[start : start + AT_ONCE] for start in range(0, len(places), AT_ONCE))


def _text(parts: Sequence[Part]) -> str:
    """A line in words: what stands in columns is parted by points, rules are left out."""
    drawn = "".join(text for text, looks in parts if looks != "rule")
    return " · ".join(cell.strip() for cell in drawn.split("  ") if cell.strip())
