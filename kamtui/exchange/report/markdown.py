"""A document as Markdown, which also reads well as it stands."""

import re
from collections.abc import Iterator, Sequence

from kamtui.exchange.report.blocks import Block, Bullets, Document, Facts, Paragraph, Table, one_line

_SIGNS = "\\`*_[]<>|"
"""Signs that begin something in Markdown or in the HTML within it, wherever they stand."""
_BEGINNING = re.compile(r"[-+=#]+(?:$| )|---|===|\+\+\+")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=$| )")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def markdown_lines(document: Document) -> Iterator[str]:
    """The lines of a document. What is only drawn is left out: its numbers stand in the tables."""
    yield f"# {plain(document.title)}"
    yield ""
    yield f"**{plain(document.subtitle)}**"
    yield ""
    yield from _facts(document.facts)
    for section in document.sections:
        yield f"## {plain(section.title)}"
        yield ""
        for block in section.blocks:
            yield from _block(block)
    yield f"*{plain(document.footer)}*"


def plain(text: str) -> str:
    """A text in one line, no sign of which means anything in Markdown."""
    line = one_line(text)
    # One tilde alone strikes nothing out.
    signs = _SIGNS + "~" if line.count("~") > 1 else _SIGNS
    escaped = _ENTITY.sub(r"\\&", "".join(f"\\{char}" if char in signs else char for char in line))
    escaped = _NUMBERED.sub(r"\1\\\2", escaped)
    return f"\\{escaped}" if _BEGINNING.match(escaped) else escaped


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text, is_aside):
            yield f"*{plain(text)}*" if is_aside else plain(text)
            yield ""
        case Bullets(items, caption):
            if caption:
                yield f"**{plain(caption)}**"
                yield ""
            yield from (f"- {plain(item)}" for item in items)
            yield ""
        case Facts():
            yield from _facts(block)
        case Table():
            yield from _table(block)


def _facts(facts: Facts) -> Iterator[str]:
    if facts.pairs:
        yield from (f"- {plain(label)}: {plain(value)}" for label, value in facts.pairs)
        yield ""


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"**{plain(table.caption)}**"
        yield ""
    yield _row([column.label for column in table.columns])
    yield "|" + "|".join(" ---: " if column.is_right else " --- " for column in table.columns) + "|"
    yield from (_row([cell.text for cell in row]) for row in table.rows)
    yield ""


def _row(texts: Sequence[str]) -> str:
    return f"| {' | '.join(map(plain, texts))} |"
