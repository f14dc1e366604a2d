"""The closed lists of the day's review: the code that is stored, the label that is shown.

The stored codes are part of the file's format: never rename one without a migration.
"""

from enum import StrEnum

from kamtui.domain.text.language import _


class Settled(StrEnum):
    """How a line was settled in a walk through the day's review (K17)."""

    DONE = "done"
    PUT_OFF = "put_off"
    CALLED = "called"
    OPENED = "opened"
    ACCEPTED = "accepted"
    SKIPPED = "skipped"

    @property
    def label(self) -> str:
        return {
            Settled.DONE: _("done"),
            Settled.PUT_OFF: _("put off"),
            Settled.CALLED: _("called"),
            Settled.OPENED: _("looked at"),
            Settled.ACCEPTED: _("accepted"),
            Settled.SKIPPED: _("skipped"),
        }[self]
