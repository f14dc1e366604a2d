"""The walk through the day's review: one line at a time, each settled by one act (K17)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kamtui.domain.day.line import Line
from kamtui.domain.day.words import Settled
from kamtui.domain.text.language import _

KEY_LIMIT = 500
"""Characters of a line's key that are kept."""


class Mark(NamedTuple):
    """How a line of the day's review was settled; `account` is empty where it was about none."""

    mark_id: int
    line_key: str
    what: str
    settled: Settled
    account_id: int | None = None
    account: str = ""

    def holds(self, line: Line) -> bool:
        """Whether a line that is still there, or there again, stays settled.

        A task that was done and a check that was made are gone with it. Where they are there again, they
        were taken back elsewhere. What is only a warning may well outlive what was done about it today.
        """
        return self.settled is not Settled.DONE or line.warning is not None


def mark_key(line: Line) -> str:
    """The key of a line, as marks keep it."""
    return line.key[:KEY_LIMIT]


def mark_words(line: Line) -> str:
    """What a line was about, in words that are clear without the line."""
    is_named = line.person in line.what  # a birthday says whose it is
    if line.person and not is_named and line.task_id is None and line.term is None and line.warning is None:
        return _("{what}: {person}").format(what=line.what, person=line.person)
    return line.what


class Walk:
    """The lines of the review as they stood when the walk began, how each was settled, and the one at hand.

    The list is fixed: what comes up on the way waits for the end, or for the next walk. A line that is gone
    without having been settled here (done in another window, or gone with the act before it) is passed
    over. Lines that were settled earlier in the day count, and can be looked back at while they are there.
    """

    def __init__(
        self, lines: Sequence[Line], marks: Mapping[str, Mark], *, again: Iterable[str] = ()
    ) -> None:
        """`again` are lines to take up once more although they are marked."""
        self._order = [mark_key(line) for line in lines]
        self._lines = dict(zip(self._order, lines, strict=True))
        self._there = set(self._order)
        self.marks = dict(marks)
        self._again = {key: marks[key].mark_id for key in again if key in marks}
        self._at: str | None = None
        self._new: set[str] = set()
        self.go_on()

    # -- the line at hand

    @property
    def current(self) -> Line | None:
        """The line at hand; None at the end."""
        return self._lines[self._at] if self._at is not None else None

    def mark(self, line: Line) -> Mark | None:
        """How a line was settled; None while it is not."""
        key = mark_key(line)
        return self.marks[key] if self._is_settled(key) else None

    def is_there(self, line: Line) -> bool:
        """Whether a line still stands in the review, so that something can be done about it."""
        return mark_key(line) in self._there

    def is_open(self, line: Line) -> bool:
        """Whether a line is still there and nothing was done about it, or it was only skipped."""
        mark = self.mark(line)
        return self.is_there(line) and (mark is None or mark.settled is Settled.SKIPPED)

    def _is_settled(self, key: str) -> bool:
        mark = self.marks.get(key)
        if mark is None or self._again.get(key) == mark.mark_id:
            return False
        return key not in self._there or mark.holds(self._lines[key])

    # -- how far it is

    @property
    def total(self) -> int:
        """How many lines the walk has, with those settled before it was left and taken up again."""
        return len(self._counted())

    @property
    def settled(self) -> int:
        """How many of them are settled."""
        return sum(map(self._is_settled, self._counted()))

    @property
    def left(self) -> int:
        """How many of them are not."""
        return self.total - self.settled

    @property
    def skipped(self) -> int:
        """How many were left for another time, and are still there."""
        return len(self._skipped())

    @property
    def new(self) -> int:
        """How many lines came up since the walk began."""
        return len(self._new)

    @property
    def due(self) -> int:
        """How many lines of what is to be done today are still there, and not settled but for those skipped."""
        return sum(
            key in self._there and line.is_due and self.is_open(line) for key, line in self._lines.items()
        )

    def _counted(self) -> set[str]:
        return self._there.intersection(self._order) | set(self.marks)

    def _skipped(self) -> list[str]:
        return [
            key
            for key in self._order
            if key in self._there and self._is_settled(key) and self.marks[key].settled is Settled.SKIPPED
        ]

    # -- walking

    def go_on(self) -> None:
        """To the next line that is not settled; behind the last one to those before, then to the end."""
        here = self._order.index(self._at) + 1 if self._at is not None else 0
        for key in (*self._order[here:], *self._order[:here]):
            if key in self._there and not self._is_settled(key):
                self._at = key
                return
        self._at = None

    def step(self, steps: int) -> None:
        """To the line before or behind, settled or not; past the last one as `go_on`."""
        shown = [key for key in self._order if key in self._there or key in self.marks]
        if self._at is None or self._at not in shown:
            return
        index = shown.index(self._at) + steps
        if 0 <= index < len(shown):
            self._at = shown[index]
        elif steps > 0:
            self.go_on()

    def go_back_to(self, before: Mapping[str, Mark]) -> None:
        """To the line whose mark is gone, or another, since the marks were as `before`."""
        lost = [key for key, mark in before.items() if self.marks.get(key) != mark and key in self._there]
        if not lost:
            return
        key = lost[-1]
        if key not in self._order:  # it was settled, and gone, before the walk was taken up again
            self._order.insert(self._order.index(self._at) if self._at is not None else len(self._order), key)
            self._new.discard(key)
        self._at = key

    def take_up(self) -> "Walk":
        """The walk through what was skipped and what is new, with the rest of the day behind it."""
        lines = [line for key, line in self._lines.items() if key in self._there]
        return Walk(lines, self.marks, again=self._skipped())

    # -- what changed

    def see(self, lines: Sequence[Line], marks: Mapping[str, Mark]) -> None:
        """The review and its marks as they are now; a line that was settled or is gone meanwhile is left."""
        now = {mark_key(line): line for line in lines}
        # A promise for which a task was done is broken still, or is to be checked: it was walked over with that task.
        broken = {
            line.term.term_id
            for key, line in self._lines.items()
            if key in self._order and line.is_of_broken and line.term is not None
        }
        # In the order of the review, so that what is new is taken up in that order too.
        self._lines = {**now, **{key: line for key, line in self._lines.items() if key not in now}}
        self._there = set(now)
        self._new = {
            key
            for key, line in now.items()
            if key not in self._order
            and key not in marks
            and not (line.term is not None and line.term.term_id in broken)
        }
        self.see_marks(marks)

    def see_marks(self, marks: Mapping[str, Mark]) -> None:
        """The marks as they are now, where nothing else has changed."""
        before = self.marks.get(self._at) if self._at is not None else None
        self.marks = dict(marks)
        if self._at is None:
            return
        is_settled_now = self._is_settled(self._at) and self.marks[self._at] != before
        if is_settled_now or (self._at not in self._there and self._at not in marks):
            self.go_on()

    def see_gone(self, line: Line) -> None:
        """A line that no longer stands in the review, where nothing else has changed."""
        self._there.discard(mark_key(line))

    def see_term(self, term_id: int, lines: Iterable[Line]) -> None:
        """What the review has to say of one term now, where only that was checked."""
        now = {mark_key(line) for line in lines}
        self._there -= {
            key
            for key in self._there
            if (term := self._lines[key].term) is not None and term.term_id == term_id and key not in now
        }
