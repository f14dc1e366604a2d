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


def fact(label: str, value: str, width: int, look: str = "", *, labels: int = 0) -> Block:
    """A label and what is known under it, in as many lines as it needs; nothing where nothing is known.

    A label that is longer than others stands whole, and what is known a little further to the right; all of them have
    one edge where the cells of the longest of the `labels` are given.
    """
    if not value:
        return []
    label_width = max(13 if width >= 60 else 10, min(max(cell_len(label), labels) + 1, width // 2))
    block: Block = []
    for number, piece in enumerate(wrap(value, max(width - label_width - 1, 10))):
        block += row((fit(label if number == 0 else "", label_width) + " ", "$faint"), (piece, look))
    return block


def facts(width: int, *given: tuple[str, str] | tuple[str, str, str]) -> list[Block]:
    """Labels and what is known under each, with its looks: all that are known begin at one edge."""
    labels = max((cell_len(label) for label, value, *_look in given if value), default=0)
    return [fact(label, value, width, *look, labels=labels) for label, value, *look in given]


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
    """The blocks one below the other."""
    return Content.assemble(*(words for block in blocks for words in block))
