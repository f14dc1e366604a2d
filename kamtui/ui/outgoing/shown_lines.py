"""Which lines of a list leave the program, and what they stand for."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from kamtui.domain.listing import Column, Listing, said
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import show_whole
from kamtui.ui.shell.desk import Desk
from kamtui.ui.widgets.line_list import LineList, Part

T = TypeVar("T")

WIDTH = 300
"""Cells in which every text of a line stands whole."""
AT_ONCE = 10
"""Lines that are read and drawn in one step of the interface."""
STEPS_SAID = 50
"""After so many steps it is said again how far a long list was read."""
MOST_LINES = 10_000
"""So many lines of a list are copied at most."""
NO_LINES = Listing((), ())


async def drawn_lines(listed: LineList | None, *, whole: bool) -> Listing:
    """Lines as they are drawn, in one column: of a list that has no columns of its own."""
    if listed is None:
        return NO_LINES
    lines = listed.lines
    texts: list[str] = []
    for some in _in_turn(listed.places(whole=whole)[:MOST_LINES]):
        texts += [drawn_text(lines.draw(index, WIDTH)) for index in some]
        await asyncio.sleep(0)
    return Listing((Column("line", ""),), [[said(text)] for text in texts])


async def paged_records(
    desk: Desk,
    listed: LineList,
    all_ids: Sequence[int],
    *,
    whole: bool,
    load: Callable[[Sequence[int]], Mapping[int, T]],
) -> tuple[list[T], int]:
    """The records of a list whose lines are known by id, read some at a time; and how many further ones it has.

    Those of the marked lines or of the one at hand, or of the `whole` list; of a long one it is said how far that is.
    """
    chosen = listed.places(whole=whole)
    ids = [all_ids[place] for place in chosen[:MOST_LINES]]
    records: list[T] = []
    for number, some in enumerate(_in_turn(ids)):
        if number and number % STEPS_SAID == 0:
            words = _("Copying the list: {count} of {all} …")
            desk.say(words.format(count=show_whole(number * AT_ONCE), all=show_whole(len(ids))))
        loaded = load(some)
        records += [loaded[record_id] for record_id in some if record_id in loaded]
        await asyncio.sleep(0)
    return records, len(chosen) - len(ids)


def _in_turn(some: Sequence[T]) -> list[Sequence[T]]:
    """So many at a time as can be read and drawn while nobody notices; between them the interface has its turn."""
    return [some[start : start + AT_ONCE] for start in range(0, len(some), AT_ONCE)]


def drawn_text(parts: Sequence[Part]) -> str:
    """A line in words: what stands in columns is parted by points, rules are left out."""
    drawn = "".join(text for text, looks in parts if looks != "rule")
    return " · ".join(cell.strip() for cell in drawn.split("  ") if cell.strip())
