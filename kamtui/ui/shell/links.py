"""Phones, e-mails, pages and files as links that a terminal opens by its own means (OSC 8)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.style import Style

from kamtui.domain.accounts.reach import Reach, hyperlink_of
from kamtui.domain.text.cleaning import clean
from kamtui.ui.widgets.line_list import LINK, Part


class _Span(NamedTuple):
    start: int
    end: int
    address: str


def linked(content: Content, reaches: Iterable[Reach]) -> Content:
    """The same words; where a way to reach somebody stands among them whole, it is a link."""
    for span in _spans(content.plain, reaches):
        content = content.stylize(Style(link=span.address), span.start, span.end)
    return content


def linked_parts(parts: Sequence[Part], reaches: Iterable[Reach]) -> list[Part]:
    """The parts of a line; where a way to reach somebody stands in one whole, it is a link."""
    ways = list(reaches)
    pieces: list[Part] = []
    for text, looks in parts:
        at = 0
        for span in _spans(text, ways):
            pieces += [
                (text[at : span.start], looks),
                (text[span.start : span.end], f"{looks} {LINK}{span.address}".strip()),
            ]
            at = span.end
        pieces.append((text[at:], looks))
    return [piece for piece in pieces if piece[0]]


def _spans(text: str, reaches: Iterable[Reach]) -> Iterator[_Span]:
    """Where ways stand in a text, from its beginning, none within another."""
    found = []
    for reach in reaches:
        value, address = clean(reach.value), hyperlink_of(reach)
        start = text.find(value) if value and address else -1
        while start >= 0:
            found.append(_Span(start, start + len(value), address))
            start = text.find(value, start + len(value))
    end = 0
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end
