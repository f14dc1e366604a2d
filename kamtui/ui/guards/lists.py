"""Lists of options that are asked for a page before they have room for a line."""

import contextlib
from typing import Any

from textual.widgets import OptionList

_unguarded_move_page = OptionList._move_page


def _move_page(self: OptionList, direction: Any) -> None:
    """Textual's own, but nothing moves in a list that is not laid out: just mounted, or without room."""
    # Textual looks up lines that do not exist yet.
    with contextlib.suppress(KeyError, ValueError, IndexError):
        _unguarded_move_page(self, direction)


def tolerate_page_keys() -> None:
    """Let page keys move nothing in a list of options without room, also in the palette's and those of selects."""
    OptionList._move_page = _move_page  # type: ignore[method-assign]
