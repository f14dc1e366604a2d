"""The lines of a list as they stand on the screen, whole, to leave the program."""

from collections.abc import Sequence

from kamtui.domain.listing import Column, Listing, said
from kamtui.ui.widgets.line_list import LineList, Part

WIDTH = 300
"""Cells in which every text of a line stands whole."""
MOST_LINES = 1_000
"""So many lines of a list are copied at most."""
NO_LINES = Listing((), ())


def shown_lines(listed: LineList, *, whole: bool) -> Listing:
    """The marked lines of a list or the one at hand; the `whole` list with its headings, at most 1,000 lines."""
    lines = listed.lines
    texts = [
        _text(lines.draw(index, WIDTH))
        for index in (range(min(len(lines), MOST_LINES)) if whole else chosen(listed))
    ]
    return Listing((Column("line", ""),), [[said(text)] for text in texts])


def chosen(listed: LineList) -> list[int]:
    """The places of the marked lines, else of the one at hand."""
    lines = listed.lines
    if listed.marked:
        return [
            index
            for index in range(len(lines))
            if not lines.is_heading(index) and lines.key(index) in listed.marked
        ]
    return [listed.cursor] if listed.current_key is not None else []


def _text(parts: Sequence[Part]) -> str:
    """A line in words: what stands in columns is parted by points, rules are left out."""
    drawn = "".join(text for text, looks in parts if looks != "rule")
    return " · ".join(cell.strip() for cell in drawn.split("  ") if cell.strip())
