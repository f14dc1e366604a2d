"""What a document is made of, whatever it is written as. Every text stands as a person wrote it, nothing of it is markup."""

from collections.abc import Sequence
from typing import NamedTuple

from kamtui.domain.text.cleaning import clean

NO_BREAK = "\u00a0"
"""A space at which no line is broken."""
LONGEST = 4_000
"""Characters of one text."""


class Paragraph(NamedTuple):
    """Some sentences."""

    text: str
    is_aside: bool = False
    """Whether it is a remark about what stands above it."""


class Bullets(NamedTuple):
    """Items, a line each, perhaps under a caption."""

    items: Sequence[str]
    caption: str = ""


class Facts(NamedTuple):
    """What something is, and its value, a line each."""

    pairs: Sequence[tuple[str, str]]


class Measured(NamedTuple):
    """Values that were measured one after the other, and the target they had to reach, in thousandths."""

    values: Sequence[int]
    target: int | None


class Cell(NamedTuple):
    """What stands in a table; where it is drawn, what was measured beside it."""

    text: str
    measured: Measured | None = None


class Column(NamedTuple):
    """The head of a column."""

    label: str
    is_right: bool = False
    """Whether it holds numbers."""
    is_short: bool = False
    """Whether what stands in it is never parted: a day."""
    share: int = 0
    """Its part of the width in percent, where several tables stand below each other; 0 is as its words need."""


class Table(NamedTuple):
    """Lines under heads."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    caption: str = ""
    has_total: bool = False
    """Whether its last line sums up the others."""


class Series(NamedTuple):
    """Bars of one look: what they are, and one value for each group, None where there is none."""

    label: str
    values: Sequence[int | None]


class Bars(NamedTuple):
    """Amounts in minor units as bars, some beside each other in each group. Drawn only: the numbers stand in a table."""

    title: str
    groups: Sequence[str]
    series: Sequence[Series]
    """The first is what it is about, what it is compared with follows."""
    remarks: Sequence[str] = ()
    """Below the name of each group."""
    below: str = ""
    """What those are."""


class Parts(NamedTuple):
    """A whole in parts, a line for each of several: drawn only, the numbers stand beside."""

    title: str
    labels: Sequence[str]
    """What the parts are."""
    lines: Sequence[tuple[str, Sequence[int]]]


class Course(NamedTuple):
    """Values from 0 to `most` day by day. Drawn only."""

    title: str
    points: Sequence[tuple[str, int]]
    most: int


Block = Paragraph | Bullets | Facts | Table | Bars | Parts | Course


class Section(NamedTuple):
    """A part of a document under its heading."""

    title: str
    blocks: Sequence[Block]


class Document(NamedTuple):
    """A document: what it is, of what, its head and its parts."""

    title: str
    subtitle: str
    facts: Facts
    sections: Sequence[Section]
    footer: str
    language: str
    """Its code: "en"."""


def one_line(text: str) -> str:
    """A text clean and in one line; the spaces that keep a number together stay."""
    return NO_BREAK.join(clean(part, limit=LONGEST) for part in text.split(NO_BREAK))


def written(text: str) -> list[Block]:
    """What a person wrote: of several lines a list, whose signs at their beginnings go; of one a paragraph; of none nothing."""
    lines = [line.strip().lstrip("-*•").strip() or line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return []
    return [Bullets(lines)] if len(lines) > 1 else [Paragraph(lines[0])]


def table_of(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], caption: str = "") -> Table:
    """A table without the columns in which nothing stands."""
    used = [place for place in range(len(columns)) if any(row[place].text for row in rows)]
    return Table(
        [columns[place] for place in used], [[row[place] for place in used] for row in rows], caption
    )


def text_cells(*texts: str) -> list[Cell]:
    """A row of words."""
    return [Cell(text) for text in texts]
