"""What is drawn for terminals and fonts that have only plain signs: the last door before the terminal."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_PAIRS = {"\N{NO-BREAK SPACE}": " ", "≥ ": ">=", "≤ ": "<=", "🔎": "> "}
"""What is replaced first: a space, and signs with the space behind them, in as many cells."""
_BETWEEN = re.compile(r"(?<! ) ·(?= (?! ))|(?<=\S) ·(?= *$)")
"""What parts two facts, also where the second stands on the next line: as a hyphen it would take it from the first.

`revenue 398 614 - profit 89 689`
"""
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("·−–—‑‐‒─━┄┅┈┉╌╍═", "-"),
        **dict.fromkeys("│┃┆┇┊┋║▌▍▎▏▊▋▐▕╵╷", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝", "+"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("’‘‚", "'"),
        **dict.fromkeys("█▉▒▓▰■", "#"),
        **dict.fromkeys("▀▁▂▃▄▅▆▇▔░▱", " "),
        **dict.fromkeys("•★", "*"),
        **dict.fromkeys("✓✔", "+"),
        **dict.fromkeys("✗✘×", "x"),
        **dict.fromkeys("→▶▸≥", ">"),
        **dict.fromkeys("←◀≤", "<"),
        **dict.fromkeys("↑▲△", "^"),
        **dict.fromkeys("↓▼▽▾", "v"),
        **dict.fromkeys("●○◦", "o"),
        "…": "~",  # a full stop would look like the end of a sentence that is whole
        "↻": "@",
        "◆": "K",
    }
)


def plain_signs(text: str) -> str:
    """A line with plain signs in as many cells; letters of every alphabet stay, and so do signs of currencies."""
    return text if text.isascii() else _plain(_parted(text))


def _parted(line: str) -> str:
    """A line with bars between its facts, in as many characters; the point before a line of a list is none."""
    return _BETWEEN.sub(" |", line)


def _plain(text: str) -> str:
    for sign, plain in _PAIRS.items():
        text = text.replace(sign, plain)
    return text.translate(_SIGNS)


class AsciiOnly(LineFilter):
    """Draws every line of the app with plain signs."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        line = "".join(segment.text for segment in segments)
        if line.isascii():
            return segments
        # What stands before and behind a point may be of another look: what it is, is told by the line and not by a piece.
        parted, at = _parted(line), 0
        drawn = []
        for segment in segments:
            piece = _plain(parted[at : at + len(segment.text)])
            at += len(segment.text)
            drawn.append(segment if piece == segment.text else Segment(piece, segment.style, segment.control))
        return drawn
