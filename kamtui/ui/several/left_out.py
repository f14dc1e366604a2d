"""Doing something to each of several lines: to those where it can be done, and saying which were left out, and why."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from kamtui.domain.text.language import _
from kamtui.store.book.errors import (
    BookError,
    EndedMeanwhile,
    GoneMeanwhile,
    NameWasGiven,
    ProposedMeanwhile,
)
from kamtui.store.day import task_reads
from kamtui.store.terms import favour_reads, problem_reads
from kamtui.store.terms import reads as term_reads
from kamtui.ui.accounts.suggesting import account_suggestion
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.marks import LeftOut

Hand = TypeVar("Hand", bound=AtHand)

MOST_NAMED = 2
"""So many of the lines that were left out for one reason are named; of more it is said how many they are."""


def each(desk: Desk, hands: Sequence[Hand], write: Callable[[Hand], str | None]) -> tuple[int, list[LeftOut]]:
    """Write something about each line as a part of an act: to how many it was done, and what was left out.

    `write` gives why there was nothing to do, None where it was done. What the book refuses is left out too, such as what
    another window deleted or ended.
    """
    done, left = 0, []
    for hand in hands:
        try:
            why = write(hand)
        except BookError as error:
            why = _why(error)
        if why is None:
            done += 1
        else:
            left.append(LeftOut(why, _called(desk, hand)))
    return done, left


def with_left_out(said: str, left: Iterable[LeftOut]) -> str:
    """What was done, and behind it what was left out: `3 lines settled · left out: “Prices” (no longer holds)`."""
    words = left_out_words(left)
    return _("{said} · left out: {left}").format(said=said, left=words) if words else said


def left_out_words(left: Iterable[LeftOut]) -> str:
    """`“Prices” (no longer holds), 4 (settled already)`; "" where nothing was left out."""
    left = list(left)
    parts = []
    for why, count in Counter(line.why for line in left).items():
        names = [line.what for line in left if line.why == why and line.what]
        if len(names) == count <= MOST_NAMED:
            lines = ", ".join(_("“{what}”").format(what=name) for name in names)
        else:
            lines = str(count)
        parts.append(_("{lines} ({why})").format(lines=lines, why=why))
    return ", ".join(parts)


def nothing_done(left: Sequence[LeftOut]) -> BookError:
    """The error that says that all was left out, and why."""
    return BookError(_("Nothing was done: {left}.").format(left=left_out_words(left)))


def _why(error: BookError) -> str:
    """Why the book refused, in a few words."""
    match error:
        case GoneMeanwhile():
            return _("deleted meanwhile")
        case EndedMeanwhile():
            return _("no longer holds")
        case ProposedMeanwhile():
            return _("only proposed")
        case NameWasGiven():
            return _("gave a name")
    return str(error).rstrip(".")


def _called(desk: Desk, hand: AtHand) -> str:
    """What a line is called; "" where it is not known any more."""
    book = desk.book
    try:
        if hand.task_id is not None:
            return task_reads.task_entry(book, hand.task_id).what
        if hand.term_id is not None:
            return term_reads.term_detail(book, hand.term_id).entry.what
        if hand.problem_id is not None:
            return problem_reads.problem_line(book, hand.problem_id).entry.what
        if hand.favour_id is not None:
            return favour_reads.favour_line(book, hand.favour_id).entry.what
    except BookError:
        return ""
    return hand.who or _account_called(desk, hand.account_id)


def _account_called(desk: Desk, account_id: int | None) -> str:
    account = account_suggestion(desk, account_id)
    return account.name if account is not None else ""
