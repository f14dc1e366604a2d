"""Drawn lines have Textual's own memories, each from when it is first asked."""

import pytest
from rich.segment import Segment
from textual.strip import Strip

from kamtui.ui.guards.strips import MOST_KEPT, make_memories_of_lines_late, textuals_init
from tests.ui.guards.guarded import NOT_ALLOWED


def memories(strip: Strip) -> dict[str, int]:
    """The memories that a line has, and how much each keeps."""
    known = {name: getattr(Strip, name).__get__ for name in MOST_KEPT}
    made = {}
    for name, get in known.items():
        try:
            made[name] = get(strip)._maxsize
        except AttributeError:
            continue
    return made


def test_a_line_has_a_memory_once_it_is_asked() -> None:
    make_memories_of_lines_late()
    strip = Strip([Segment("abc"), Segment("def")])
    assert memories(strip) == {}
    left, right = strip.divide([2, 6])
    assert (left.text, right.text, strip.crop(1, 3).text) == ("ab", "cdef", "bc")
    assert memories(strip) == {"_divide_cache": 4, "_crop_cache": 16}
    assert strip.divide([2, 6])[0] is left, "and remembers"
    with pytest.raises(AttributeError):
        strip.gone  # type: ignore[attr-defined]  # noqa: B018


def test_textual_makes_them_all_for_each_line() -> None:
    strip = Strip.__new__(Strip)
    textuals_init(strip, [Segment("abc")])
    assert memories(strip) == MOST_KEPT, NOT_ALLOWED
    late = set(Strip.__slots__) - set(MOST_KEPT)
    assert late == {"_segments", "_cell_length", "_render_cache", "_link_ids", "_cell_count"}, NOT_ALLOWED
