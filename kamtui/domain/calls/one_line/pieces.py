"""What a line was understood as, piece by piece."""

from typing import NamedTuple

from kamtui.domain.calls.call import CallEntry
from kamtui.domain.calls.one_line.directory import Choice
from kamtui.domain.calls.one_line.parts import Sort, Span
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.terms.term import TermEntry


class Piece(NamedTuple):
    """A part of a line, in words: what it is, what it means, or what is wrong with it and what could be meant.

    The choices of a piece without a problem are what its note says by the way: they may be taken, and need not.
    """

    span: Span
    label: str
    means: str
    problem: str = ""
    choices: tuple[Choice, ...] = ()
    whole: str = ""
    """The part with the whole name in place of its beginning, where it has a name."""


class OneLine(NamedTuple):
    """A line as it is understood. What cannot be written yet has no `entry`, and a problem in one of its pieces."""

    pieces: tuple[Piece, ...]
    entry: CallEntry | None = None
    agreed: tuple[TermEntry, ...] = ()
    further: tuple[TaskEntry, ...] = ()
    """Next steps beside the first one, which is in the entry."""
    is_dated: bool = False
    """Whether its words say when it was; else it is now."""

    @property
    def problems(self) -> tuple[Piece, ...]:
        """The pieces that have to be mended or chosen first."""
        return tuple(piece for piece in self.pieces if piece.problem)


def taken_out(line: str, piece: Piece) -> str:
    """The line without a piece; a piece that stands for nothing typed leaves it as it is."""
    start, end = piece.span.start, piece.span.end
    before, after = line[:start], line[end:]
    if piece.span.sort is Sort.HEAD and start != end:
        # With a piece of the head goes the comma behind it, or else the one before it.
        if after.lstrip()[:1] in (",", ";"):
            after = after.lstrip()[1:]
        else:
            before = before.rstrip().rstrip(",;")
    blank = "" if after.lstrip().startswith(":") else " "
    return f"{before.rstrip()}{blank}{after.lstrip()}".strip() if start != end else line


def put_in(line: str, piece: Piece, words: str) -> tuple[str, int]:
    """The line with other words in place of a piece, and the place behind them.

    Words that begin with a colon end the head: the comma before them goes.
    """
    start, end = piece.span.start, piece.span.end
    if words.startswith(":"):
        start = len(line[:start].rstrip().rstrip(",;"))
    return f"{line[:start]}{words}{line[end:]}", start + len(words)
