"""Not more than a morning can hold: which lines of the day's review stand open, and which are folded (K17)."""

from collections.abc import Sequence

from kamtui.domain.day.line import DUE, Group, Line, counts

MOST_OPEN = 12
"""How many lines stand open; more only where so many have a time today, or were chosen as first."""


def open_lines(lines: Sequence[Line]) -> dict[Group, int]:
    """How many lines of each group stand open, from its first on, given the review in its order.

    All that was chosen as first or has a time today, and a feast of today, which cannot be greeted tomorrow; then what is
    due, the groups in turn, so that no group hides the others; then the gravest of the rest. Feasts to come are folded,
    and who is new in the book and was never spoken to.
    """
    there = counts(lines)
    todays = [line for line in lines if line.group is Group.TODAY]
    opened = dict.fromkeys(Group, 0)
    opened[Group.FIRST] = there[Group.FIRST]
    opened[Group.TODAY] = sum(line.due_time is not None for line in todays) + any(
        line.feast for line in todays
    )
    while sum(opened.values()) < MOST_OPEN:
        waiting = [group for group in DUE if opened[group] < there[group]]
        if not waiting:
            break
        opened[min(waiting, key=lambda group: opened[group])] += 1
    room = max(MOST_OPEN - sum(opened.values()), 0)
    rest = [line for line in lines if line.group not in (*DUE, Group.FEASTS, Group.NOT_SPOKEN_YET)]
    for line in sorted(rest, key=lambda line: -line.severity)[:room]:
        opened[line.group] += 1
    return opened
