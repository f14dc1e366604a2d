"""How a conversation typed in one line was understood, as text."""

from collections.abc import Iterator

from kamtui.domain.calls.one_line.pieces import OneLine, Piece
from kamtui.domain.text.cleaning import printable, quoted
from kamtui.domain.text.language import _, in_quotes


def piece_text(piece: Piece) -> str:
    """A piece in one line: what it is and what it means."""
    return printable(f"{piece.label}: {piece.means}")


def understood_lines(line: OneLine) -> Iterator[str]:
    """Every piece that is understood, a line each."""
    for piece in line.pieces:
        if not piece.problem:
            yield piece_text(piece)


def heard_lines(line: OneLine) -> Iterator[str]:
    """What the note says by the way and the line does not, so that it is not written: each with what to write for it."""
    for piece in line.pieces:
        for choice in () if piece.problem else piece.choices:
            added = choice.instead.removeprefix(piece.span.text).lstrip(" ,")
            yield printable(
                _("not written: {says}; for that add “{words}”").format(says=choice.says, words=added)
            )


def problem_lines(line: OneLine) -> Iterator[str]:
    """What has to be mended, each with what could be meant, in the words to write instead."""
    for piece in line.problems:
        yield f"{in_quotes(quoted(piece.span.text))}: {piece.problem}"
        for choice in piece.choices:
            yield printable(
                f"  {choice.instead}"
                if choice.instead == choice.says
                else f"  {choice.instead}   ({choice.says})"
            )
