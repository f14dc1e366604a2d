"""Phones, e-mails, pages and files as links that a terminal opens by its own means (OSC 8)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.style import Style

from kamtui.domain.accounts.reach import Reach, hyperlink_of
from kamtui.domain.text.cleaning import clean
from kamtui.ui.widgets.line_list import LINK, Part


class Link(NamedTuple):
    """A way to reach somebody as it stands in a text, and the address that opens it."""

    words: str
    address: str


class _Span(NamedTuple):
    start: int
    end: int
    address: str


def links_of(reaches: Iterable[Reach]) -> list[Link]:
    """The ways that a terminal can open; made once for all lines of a list."""
    links = (Link(clean(reach.value), hyperlink_of(reach)) for reach in reaches)
    return [link for link in links if link.words and link.address]


def linked(content: Content, reaches: Iterable[Reach]) -> Content:
    """The same words; where a way to reach somebody stands among them whole, it is a link."""
    for span in _spans(content.plain, links_of(reaches)):
        content = content.stylize(Style(link=span.address), span.start, span.end)
    return content


def linked_parts(parts: Sequence[Part], links: Sequence[Link]) -> list[Part]:
    """The parts of a line; where a way to reach somebody stands in one whole, it is a link."""
    pieces: list[Part] = []
    for text, looks in parts:
        at = 0
        for span in _spans(text, links):
            pieces += [
                (text[at : span.start], looks),
                (text[span.start : span.end], f"{looks} {LINK}{span.address}".strip()),
            ]
            at = span.end
        pieces.append((text[at:], looks))
    return [piece for piece in pieces if piece[0]]


def _spans(text: str, links: Sequence[Link]) -> Iterator[_Span]:
    """Where ways stand in a text, from its beginning, none within another."""
    found = []
    for words, address in links:
        start = text.find(words)
        while start >= 0:
            found.append(_Span(start, start + len(words), address))
            start = text.find(words, start + len(words))
    end = 0
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end
