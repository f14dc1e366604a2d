"""What a line was understood as, piece by piece."""

from typing import NamedTuple

from kamtui.domain.calls.call import CallEntry
from kamtui.domain.calls.one_line.directory import Choice
from kamtui.domain.calls.one_line.parts import Span
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.terms.term import TermEntry


class Piece(NamedTuple):
    """A part of a line, in words: what it is, what it means, or what is wrong with it and what could be meant."""

    span: Span
    label: str
    means: str
    problem: str = ""
    choices: tuple[Choice, ...] = ()


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
