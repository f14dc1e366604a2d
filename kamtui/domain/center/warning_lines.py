"""The warnings of an account in a list, with the ways in and what was accepted, in the order in which they are told."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kamtui.domain.center.way_in import WayIn
from kamtui.domain.warning import Severity, Warning


class WarningLine(NamedTuple):
    """A line of such a list: a warning, a way in, or a warning that was accepted."""

    key: str
    sentence: str
    severity: Severity | None
    """None of a way in, and of what was accepted."""
    person_id: int | None
    warning: Warning | None = None
    """The warning that can be answered or accepted; None of what was accepted already."""
    is_accepted: bool = False


def warning_lines(
    warnings: Sequence[Warning], ways: Sequence[WayIn], accepted: Mapping[str, str]
) -> list[WarningLine]:
    """The pressing warnings, then the ways in, the other warnings, and those that were accepted.

    `accepted` says of these, by the warning's key, until when and why; within each part the order is kept.
    """
    waiting = [
        WarningLine(warning.key, warning.sentence, warning.severity, _first_person(warning), warning)
        for warning in warnings
        if warning.key not in accepted
    ]
    pressing = [line for line in waiting if line.severity is not None and line.severity >= Severity.RED]
    others = [line for line in waiting if line not in pressing]
    ways_in = [WarningLine(f"way:{way.target}", way.sentence, None, way.target) for way in ways]
    kept = [
        WarningLine(
            f"kept:{warning.key}",
            f"{accepted[warning.key].rstrip('.')}: {warning.sentence}",
            None,
            _first_person(warning),
            is_accepted=True,
        )
        for warning in warnings
        if warning.key in accepted
    ]
    return pressing + ways_in + others + kept


def _first_person(warning: Warning) -> int | None:
    return warning.people[0] if warning.people else None
