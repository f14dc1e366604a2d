"""The only door for words that a person typed: nothing in them is ever markup.

Textual parses a `str` as markup nearly everywhere; `plain` does not. It cleans too, so that no
control character of an older or foreign file reaches the terminal. (A DataTable or a Tree would need
`rich.text.Text` in place of Content; we have neither.)
"""

import re
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.style import Style

from kamtui.domain.text.cleaning import clean

ELLIPSIS = "…"


def plain(text: str, *, lines: bool = False) -> Content:
    """Typed words for every widget but DataTable and Tree."""
    return Content(clean(text, lines=lines))


_KEY_LINE = r"(?m)^\S+(?=   \S)"
"""The key at the head of a line that says what it does."""


def with_keys(text: str) -> Content:
    """What stands in place of lines that are not there; the keys that its lines begin with look as they do in the footer."""
    words = plain(text, lines=True)
    for key in re.finditer(_KEY_LINE, words.plain):
        words = words.stylize("bold $accent", *key.span())
    return words


def view_words(label: str, look: str, name: str) -> Content:
    """The name of a view, which its screen shows when it is clicked; it looks as other words do."""
    return pressable((label, look), action=f"show_view({str(name)!r})")


def pressable(*words: tuple[str, str], action: str) -> Content:
    """Words with their looks, by a click on which the screen does what a key does there."""
    return Content.assemble(*words).stylize(Style.from_meta({"@click": f"screen.{action}"}))


LEAST_LAST = 12
"""Cells that the last line of a sentence has at least, where words before it can be moved there."""


_LOOSE = " ,;:·–(…≤≥"
"""What does not stay at the end of a text that is cut there."""


MOST_FREE = 2
"""Cells that stay free at most so that a text is cut between words; a longer gap shows a part of the next word."""


def fit(text: str, width: int, *, right: bool = False) -> str:
    """`text` in exactly `width` cells: padded, or cut with an ellipsis.

    It is cut between words, `delivery, order…`; within one, `the delivery pl…`, where that would leave
    more than `MOST_FREE` cells free.
    """
    if width <= 0:
        return ""
    size = cell_len(text)
    if size > width:
        text = _cut(text, width)
        size = cell_len(text)
    padding = " " * (width - size)
    return padding + text if right else text + padding


def _cut(text: str, width: int) -> str:
    """What of a text that is too long stands in at most so many cells, with the ellipsis."""
    piece = set_cell_size(text, width - 1)
    whole = piece if text[len(piece.rstrip()) :][:1].isspace() else piece.rpartition(" ")[0]
    between = whole and cell_len(whole) >= width - 1 - MOST_FREE
    return (whole if between else piece).rstrip(_LOOSE) + ELLIPSIS


def fit_exactly(text: str, width: int, *, right: bool = False) -> str:
    """`fit`, and padded again where a wide letter at the cut left a cell free."""
    return set_cell_size(fit(text, width, right=right), width)


_BREAK = re.compile(r" (?![·%‰€…](?: |$))")
"""Where a line may be broken: not before what parts two facts, which then stands at its end, nor before a unit."""


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken between words; a word too long is broken inside."""
    out: list[str] = []
    for paragraph in clean(text, lines=True).expandtabs(4).split("\n"):
        line = ""
        for word in _BREAK.split(paragraph):
            candidate = f"{line} {word}" if line else word
            if cell_len(candidate) <= width:
                line = candidate
                continue
            if line:
                out.append(line)
            # Of one without end only the beginning is measured, with room for letters that take no cell.
            while width > 0 and (len(word) > 4 * width or cell_len(word) > width):
                piece = set_cell_size(word[: 4 * width], width).rstrip() or word[:1]
                out.append(piece)
                word = word[len(piece) :]
            line = word
        out.append(line)
    return out


def wrap_evenly(text: str, width: int) -> list[str]:
    """`wrap`, but a word that would stand alone on the last line takes the one before it with it, or more, if it is short."""
    lines = wrap(text, width)
    while len(lines) > 1 and lines[-1] and cell_len(lines[-1]) < LEAST_LAST:
        *before_it, word = _BREAK.split(lines[-2])
        before = " ".join(before_it)
        if not before or cell_len(before) < cell_len(lines[-2]) // 2:
            break
        lines[-2:] = [before, f"{word} {lines[-1]}"]
    return lines


def wrap_with(text: str, tail: str, width: int) -> list[str]:
    """`wrap_evenly`, with what stands behind a text at its end: in one piece, on a line of its own where it has no room else."""
    lines = wrap_evenly(text, width)
    if not tail:
        return lines
    if cell_len(f"{lines[-1]} {tail}") <= width:
        return [*lines[:-1], f"{lines[-1]} {tail}"]
    return [*lines, *wrap(tail, width)]


def wrap_to(text: str, width: int, most: int) -> list[str]:
    """At most `most` lines of `width` cells, broken between words; what is left is cut with an ellipsis."""
    rows = wrap(" ".join(clean(text, lines=True).split()), width)
    if len(rows) > most:
        rows = [*rows[: most - 1], fit(" ".join(rows[most - 1 :]), width)]
    return rows


_CLAUSE_END = r"(?<=[.!?])\s|[,;:]\s|\s[·–]\s|\s\("
"""Where a sentence or a part of one ends."""


def as_many(text: str, width: int, lines: int = 1) -> list[str]:
    """A text in so many lines of `width` cells: as many of its sentences and parts of them as have room, whole.

    That there is more is said at the end, by a sign that stands alone: `A stamp! …`. Where not even the first has room it is cut.
    """
    text = " ".join(clean(text, lines=True).split())
    rows = wrap(text, width)
    ends = [end.start() for end in re.finditer(_CLAUSE_END, text)] if len(rows) > lines else []
    for end in reversed(ends):
        shown = text[:end]
        if shown.count("(") == shown.count(")"):
            rows = wrap(f"{shown.rstrip(' ,;:·–')} {ELLIPSIS}", width)
            if len(rows) <= lines:
                return rows if len(rows) == lines else _by_words(text, width, lines) or rows
    return rows if len(rows) <= lines else wrap_to(text, width, lines)


def _by_words(text: str, width: int, lines: int) -> list[str]:
    """As many words as have room in so many lines: a part that ends in its middle says more than an empty line does."""
    *above, last = wrap(text, width)[:lines]
    while " " in last and cell_len(f"{last} {ELLIPSIS}") > width:
        last = last.rpartition(" ")[0]
    last = f"{last.rstrip(' ,;:·–')} {ELLIPSIS}"
    return [*above, last] if cell_len(last) <= width else []


def whole_parts(parts: Sequence[str], width: int, *, least: int = 1) -> str:
    """As many of some facts as have room beside each other, each of them whole; one that has none is passed over.

    The first stands at any rate, and so do the first `least` of them where their beginning says more than a label: of what
    has no room so much as has.
    """
    said = ""
    for place, part in enumerate(parts):
        before = f"{said} · " if said else ""
        room = width - cell_len(before)
        if cell_len(part) <= room:
            said = before + part
        elif place < least and (not said or room >= 2 * LEAST_LAST):
            shown = as_many(part, room)[0]
            said = before + (shown if cell_len(shown) * 2 >= room else fit(part, room))
    return said


def two_lines(text: str, width: int) -> Content:
    """Typed words on two lines at most, each of `width` cells, as many of their parts as have room."""
    return Content("\n".join(as_many(text, width, 2)))
