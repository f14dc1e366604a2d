"""What the overview of an account is put together of: headings, lines one can stand on, facts, hints."""

from collections.abc import Hashable
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.warning import Severity
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap_evenly
from kamtui.ui.widgets.blocks import APART
from kamtui.ui.widgets.line_list import Part

LABEL = 13
"""Cells of the longest label of a fact; what is known stands apart from it."""


class Row(NamedTuple):
    """A line of the overview; without a key the cursor passes over it."""

    parts: tuple[Part, ...]
    key: Hashable | None = None
    """What it stands for, as ("task", its id)."""
    part: str = ""
    """Which part of the overview it is in: of that is what is written down anew here."""
    leads_to: str = ""
    """The tab that shows more of it; "" where the line itself is opened."""
    person_id: int | None = None
    """The person it is about, other than by its key."""
    begins: tuple[str, ...] = ()
    """The part that begins with this heading, as it is called where it is out of view: `People 7`, then shorter."""
    pressing: Severity | None = None
    """How pressing that part is, where that is said of it."""

    @property
    def goes_on(self) -> bool:
        """Whether it goes on with what stands above it: it is of a part, without being a line of its own."""
        return self.key is None and bool(self.part)


def head_rows(
    title: str,
    note: str,
    width: int,
    glyphs: Glyphs,
    *,
    count: str | None = None,
    short: str = "",
    pressing: Severity | None = None,
) -> list[Row]:
    """An empty line, then a title with a thin line and a note at its end; `count` is what of the note counts the lines.

    `short` is what the part is called below the list where there is no room for the counts of all: its title, else.
    `pressing` is what its sign says there.
    """
    rule = glyphs.rule * max(width - cell_len(title) - cell_len(note) - (2 if note else 1), 0)
    parts: list[Part] = [(f"{title} ", "heading"), (rule, "rule")]
    if note:
        parts.append((f" {note}", "count"))
    counted = f"{title} {note if count is None else count}".rstrip()
    return [Row(()), Row(tuple(parts), begins=(counted, short or title), pressing=pressing)]


def count_words(left: int, of_all: int) -> str:
    """How many stand here; `3 of 4, the rest above` where others stand above, `4 above` where all do."""
    if left == of_all:
        return str(left)
    words = _("{count} of {whole}, the rest above") if left else _("{whole} above")
    return words.format(count=left, whole=of_all)


def warning_rows(
    text: str,
    width: int,
    key: Hashable,
    part: str,
    sign: Part = ("! ", "amber"),
    person_id: int | None = None,
) -> list[Row]:
    """A text that warns behind its sign, in as many lines as it needs, of which one can stand on the first."""
    before, look = sign
    indent = cell_len(before)
    return [
        Row(
            ((" " * indent if number else before, look), (piece, "")),
            None if number else key,
            part,
            person_id=person_id,
        )
        for number, piece in enumerate(wrap_evenly(text, width - indent))
    ]


def fact_rows(
    name: str,
    label: str,
    value: str,
    width: int,
    *,
    sign: Part = ("", ""),
    part: str = "facts",
    leads_to: str = "",
) -> list[Row]:
    """A label and what is known under it, with a sign before that; nothing where nothing is known."""
    if not value:
        return []
    rows = []
    indent = cell_len(sign[0])
    for number, piece in enumerate(wrap_evenly(value, max(width - LABEL - APART - indent, 10))):
        is_first = number == 0
        before = sign if is_first else (" " * indent, "")
        parts: tuple[Part, ...] = (
            (fit(label if is_first else "", LABEL) + " " * APART, "dim"),
            before,
            (piece, ""),
        )
        rows.append(Row(parts, ("fact", name) if is_first else None, part, leads_to))
    return rows


def hint_row(part: str, words: str, width: int, look: str = "dim", *, leads_to: str = "") -> Row:
    """Says what to press where a part has nothing; one can stand on it and press that."""
    return Row(((fit(words, min(cell_len(words), width)), look),), ("hint", part), part, leads_to)


def more_row(
    name: str, words: str, width: int, *, part: str = "", leads_to: str = "", indent: int = 0
) -> Row:
    """Says how many more there are, and where."""
    text = fit(clean(words), min(cell_len(words), max(width - indent, 1)))
    return Row(((" " * indent + text, "dim"),), ("more", name), part or name, leads_to)
