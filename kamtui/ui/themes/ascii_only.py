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
    """Words with plain signs in as many cells; letters of every alphabet stay, and so do signs of currencies."""
    if text.isascii():
        return text
    for sign, plain in _PAIRS.items():
        text = text.replace(sign, plain)
    return _BETWEEN.sub(" |", text).translate(_SIGNS)


class AsciiOnly(LineFilter):
    """Draws every line of the app with plain signs."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment
            if segment.text.isascii()
            else Segment(plain_signs(segment.text), segment.style, segment.control)
            for segment in segments
        ]
