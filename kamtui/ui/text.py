"""The only doors for words that a person typed: nothing in them is ever markup.

Textual parses a `str` as markup nearly everywhere; `plain` and `cell` do not. Both clean, so that
no control character of an older or foreign file reaches the terminal.
"""

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.content import Content

from kamtui.domain.text import clean

ELLIPSIS = "…"


def plain(text: str, *, lines: bool = False) -> Content:
    """Typed words for every widget but DataTable and Tree."""
    return Content(clean(text, lines=lines))


def cell(text: str) -> Text:
    """Typed words for a DataTable or Tree, which do not know Content."""
    return Text(clean(text), no_wrap=True)


def fit(text: str, width: int, *, right: bool = False) -> str:
    """`text` in exactly `width` cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    size = cell_len(text)
    if size > width:
        return set_cell_size(text, width - 1).rstrip() + ELLIPSIS if width > 1 else ELLIPSIS
    padding = " " * (width - size)
    return padding + text if right else text + padding


def fit_exactly(text: str, width: int, *, right: bool = False) -> str:
    """`fit`, and padded again where a wide letter at the cut left a cell free."""
    return set_cell_size(fit(text, width, right=right), width)


def first_line(text: str) -> str:
    """The gist of a note on one line."""
    return clean(text)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken between words; a word too long is broken inside."""
    out: list[str] = []
    for paragraph in clean(text, lines=True).expandtabs(4).split("\n"):
        line = ""
        for word in paragraph.split(" "):
            candidate = f"{line} {word}" if line else word
            if cell_len(candidate) <= width:
                line = candidate
                continue
            if line:
                out.append(line)
            while cell_len(word) > width > 0:
                piece = set_cell_size(word, width).rstrip() or word[:1]
                out.append(piece)
                word = word[len(piece) :]
            line = word
        out.append(line)
    return out
