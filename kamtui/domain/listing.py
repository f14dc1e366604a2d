"""A list that leaves the program: its columns and lines, each value for a program and as a person reads it."""

from collections.abc import Sequence
from typing import NamedTuple

from kamtui.domain.text.cleaning import clean


class Column(NamedTuple):
    """A column: its fixed English name for programs, its heading for people."""

    name: str
    label: str
    is_right: bool = False
    may_be_cut: bool = False
    """Whether a terminal that is too narrow shows less of it."""


class Cell(NamedTuple):
    """What stands in a column: for a program, and as a person reads it."""

    value: str | int | None
    shown: str


def said(text: str) -> Cell:
    """A cell of words; empty ones are no value."""
    bare = clean(text)
    return Cell(bare or None, bare)


class Listing(NamedTuple):
    """Lines of one kind."""

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
