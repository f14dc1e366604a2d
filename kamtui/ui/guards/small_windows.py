"""Windows too small to show anything: what stands in them instead."""

import textwrap

from textual.geometry import Size

from kamtui.domain.text.language import _

LEAST_WINDOW = Size(40, 10)
"""Columns and rows below which nothing useful can be shown."""


def fits(window: Size) -> bool:
    """Whether a window is large enough to show a screen in it."""
    return window.width >= LEAST_WINDOW.width and window.height >= LEAST_WINDOW.height


def small_window_words(window: Size) -> list[str]:
    """The lines that say that a `window` is too small, in as many words as there is room for."""
    sizes = {
        "columns": LEAST_WINDOW.width,
        "rows": LEAST_WINDOW.height,
        "width": window.width,
        "height": window.height,
    }
    lines: list[str] = []
    for words in (
        _("kamtui needs a window of at least {columns} × {rows}; this one is {width} × {height}."),
        _("Needs {columns} × {rows}"),
        "{columns}×{rows}",
    ):
        lines = textwrap.wrap(words.format(**sizes), max(window.width, 1), break_on_hyphens=False)
        whole = words.format(**sizes).split() == " ".join(lines).split()
        if whole and len(lines) <= window.height:
            return lines
    return lines[: max(window.height, 0)]


def small_window_notice(window: Size) -> str:
    """What to write to the terminal so that only `small_window_words` stand in it."""
    lines = small_window_words(window)
    top = (window.height - len(lines)) // 2 + 1
    left = [(window.width - len(line)) // 2 + 1 for line in lines]
    return "\x1b[0m\x1b[2J" + "".join(
        f"\x1b[{top + row};{column}H{line}"
        for row, (column, line) in enumerate(zip(left, lines, strict=True))
    )
