"""Reading what was typed into the fields of a form, with one sentence for each that cannot be read."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from kamtui.domain.amounts import AmountError
from kamtui.domain.problems import Problems as Problems  # noqa: PLC0414  (whoever reads fields has it from here, too)
from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT, clean
from kamtui.domain.text.language import _
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.typed_days import check_near, read_day
from kamtui.domain.time.typed_times import Due, read_near_due

T = TypeVar("T")

LONGEST_INTERVAL = 3650
"""Days."""


def read_past_day(text: str, today: date) -> date:
    """The day of something that was: the nearest one back. Raises DateError, also for one a lifetime away."""
    day = read_day(text, today, lean=Lean.PAST)
    check_near(day, today)
    return day


class FieldReader:
    """Reads typed fields one by one and gathers what is wrong, so that a form says it all at once."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self._typed = typed
        self._problems: dict[str, str] = {}

    def typed(self, field: str) -> str:
        """What was typed into a field, as it is."""
        return self._typed.get(field, "")

    def line(self, field: str) -> str:
        """One cleaned line; too long a one is a problem rather than cut."""
        text = clean(self._typed.get(field, ""), limit=LINE_LIMIT + 1)
        if len(text) > LINE_LIMIT:
            self._problems[field] = _("At most {limit} characters fit here.").format(limit=LINE_LIMIT)
        return text[:LINE_LIMIT]

    def needed(self, field: str, sentence: str) -> str:
        """One cleaned line that may not be empty."""
        text = self.line(field)
        if not text:
            self._problems[field] = sentence
        return text

    def note(self, field: str) -> str:
        """Several cleaned lines, without empty ones at the end."""
        text = clean(self._typed.get(field, ""), lines=True, limit=NOTE_LIMIT + 1).rstrip()
        if len(text) > NOTE_LIMIT:
            self._problems[field] = _("At most {limit} characters fit here.").format(limit=NOTE_LIMIT)
        return text[:NOTE_LIMIT]

    def days(self, field: str) -> int | None:
        """A count of days, 1 to 3650; None if empty."""
        text = self.line(field)
        if not text:
            return None
        if not text.isdecimal() or not 1 <= int(text) <= LONGEST_INTERVAL:
            self._problems[field] = _("A number of days from 1 to 3650, such as 14.")
            return None
        return int(text)

    def interval(self, every_field: str, latest_field: str) -> tuple[int | None, int | None]:
        """Days of an ideal and a latest interval; the latest is twice the ideal if left empty."""
        every, latest = self.days(every_field), self.days(latest_field)
        if every is None and latest is not None:
            every = latest
        if every is not None and latest is None and latest_field not in self._problems:
            latest = min(every * 2, LONGEST_INTERVAL)
        if every is not None and latest is not None and latest < every:
            self._problems[latest_field] = _("The latest interval cannot be shorter than the usual one.")
        return every, latest

    def day(self, field: str, today: date, lean: Lean = Lean.FUTURE) -> date | None:
        """A day in plain words; None if empty."""
        text = self.line(field)
        return self.other(field, lambda: read_day(text, today, lean=lean)) if text else None

    def due(self, field: str, today: date) -> Due:
        """When something is due, in plain words; tomorrow if empty."""
        text = self.line(field) or "+1"
        due = self.other(field, lambda: read_near_due(text, today))
        return due or Due(today, None)

    def other(self, field: str, read: Callable[[], T]) -> T | None:
        """What `read` gives; its sentence is the field's problem if it cannot."""
        try:
            return read()
        except (DateError, AmountError, Problems) as error:
            self._problems[field] = str(error)
            return None

    def problem(self, field: str, sentence: str) -> None:
        """A problem that the form's own rules found."""
        self._problems.setdefault(field, sentence)

    def finish(self) -> None:
        """Raise Problems if there were any."""
        if self._problems:
            raise Problems(self._problems)
