"""What panels are made of: lines, headings with a rule, facts with their labels."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content

from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap, wrap_evenly

_STYLES = {
    "red": "$error",
    "amber": "$warning",
    "green": "$success",
    "accent": "$accent",
    "dim": "$faint",
    "rule": "$rule",
    "strong": "bold",
}

Words = tuple[str, str]
"""Words and their style."""
Block = list[Words]

APART = 2
"""Cells between a label and what stands behind it, everywhere: with one they read as one phrase."""


def style(looks: str) -> str:
    """The style of looks as lists name them ("red strong")."""
    return " ".join(_STYLES.get(look, "") for look in looks.split()).strip()


def row(*words: Words) -> Block:
    """A line of a panel."""
    return [*words, ("\n", "")]


def styled(parts: Sequence[Words]) -> Block:
    """A line as lists draw it."""
    return row(*((text, style(looks)) for text, looks in parts))


def heading(text: str, count: str = "", *, width: int, glyphs: Glyphs) -> Block:
    """An empty line, then a name with a rule, and a count at its end."""
    rule = glyphs.rule * max(width - len(text) - len(count) - 2, 0)
    return [
        ("\n", ""),
        (f"{text} ", "bold"),
        (rule, "$rule"),
        (f" {count}" if count else "", "$accent"),
        ("\n", ""),
    ]


class Fact(list[Words]):
    """A label and what is known under it, as the lines of a block."""

    def __init__(self, label: str, value: str, width: int, look: str) -> None:
        self._label, self._value, self._width, self._look = label, value, width, look
        super().__init__(self.drawn(self.edge))

    @property
    def edge(self) -> int:
        """Where what is known begins, so that its label stands whole and apart from it."""
        least = 12 if self._width >= 60 else 9
        return APART + max(least, min(cell_len(self._label), self._width // 2 - APART)) if self._value else 0

    def drawn(self, edge: int) -> Block:
        """Its lines where what is known begins at an edge; none where nothing is known."""
        block: Block = []
        for number, piece in enumerate(wrap(self._value, max(self._width - edge, 10)) if self._value else ()):
            label = fit(self._label if number == 0 else "", edge - APART)
            block += row((label + " " * APART, "$faint"), (piece, self._look))
        return block


def fact(label: str, value: str, width: int, look: str = "") -> Block:
    """A label and what is known under it, in as many lines as it needs; nothing where nothing is known.

    Facts that are put together have one edge: that of the longest label.
    """
    return Fact(label, value, width, look)


def facts(width: int, *given: tuple[str, str] | tuple[str, str, str]) -> list[Block]:
    """Labels and what is known under each, with its looks."""
    return [fact(label, value, width, *look) for label, value, *look in given]


def packed(words: Iterable[str], width: int) -> list[str]:
    """Words with a point between, as many on a line as fit whole; what is wider than a line goes on to the next."""
    lines: list[str] = []
    for word in words:
        if lines and cell_len(lines[-1]) + 3 + cell_len(word) <= width:
            lines[-1] = f"{lines[-1]} · {word}"
        else:
            lines += wrap_evenly(word, width)
    return lines


def assemble(blocks: Iterable[Block]) -> Content:
    """The blocks one below the other, all facts among them on one edge."""
    together = list(blocks)
    edge = max((block.edge for block in together if isinstance(block, Fact)), default=0)
    lines = (block.drawn(edge) if isinstance(block, Fact) else block for block in together)
    return Content.assemble(*(words for block in lines for words in block))
