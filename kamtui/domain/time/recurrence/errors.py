"""Why a text cannot be taken as a repeat rule: each reason with its sentence."""

from datetime import date

from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.recurrence.pattern import LARGEST_COUNT, LARGEST_INTERVAL
from kamtui.domain.time.shown_days import show_date


class RecurrenceError(DateError):
    """A text that cannot be taken as a repeat rule, with a sentence that says what could be."""


class RecurrenceNotUnderstood(RecurrenceError):
    """A text that is not a repeat rule in any form we know."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _(
                "I don't understand “{text}” as a repeat: try every friday, every 2 weeks on friday, "
                "monthly on the 5th, end of quarter or once on 15.12."
            ).format(text=quoted(text))
        )


class NeverHappens(RecurrenceError):
    """A rule that no day fits, such as every 30 February."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _(
                "“{text}” never comes: correct the day or the month, as in on the 31st of every month "
                "or every 29 february."
            ).format(text=quoted(text))
        )


class IntervalOutOfRange(RecurrenceError):
    """A step of no days, or of too many."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("“{text}” has a step that cannot be: type one of 1 to {largest}, as in every 2 weeks.").format(
                text=quoted(text), largest=LARGEST_INTERVAL
            )
        )


class CountOutOfRange(RecurrenceError):
    """A number of times that is none, or too many."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _(
                "“{text}” comes a number of times that cannot be: type 1 to {largest} times, "
                "or leave the number out."
            ).format(text=quoted(text), largest=LARGEST_COUNT)
        )


class RecurrenceEndsTwice(RecurrenceError):
    """A rule with a last day and a number of times."""

    def __init__(self) -> None:
        super().__init__(_("Say until when or how many times, and not both: leave one of them out."))


class RecurrenceEndsBefore(RecurrenceError):
    """A rule that would end before its first day."""

    def __init__(self, until: date, first: date) -> None:
        super().__init__(
            _("It would end on {until}, before its first day, {first}: choose a later end.").format(
                until=show_date(until), first=show_date(first)
            )
        )
