"""Days in a row, open at either end, and what a filter asks for beside words."""

from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import month_name, show_date

ONE_DAY = timedelta(days=1)


class DaySpan(NamedTuple):
    """Days in a row, both ends among them; None is open."""

    first: date | None
    last: date | None

    @property
    def words(self) -> str:
        """For reading: “in Mar 2026”, “on 12 Nov 2026”, “from 2 Mar 2026”, “up to 28 Feb 2026”, “1 Mar – 3 Apr 2026”."""
        first, last = self.first, self.last
        if first is None or last is None:
            if first is not None:
                return _("from {day}").format(day=show_date(first))
            return _("up to {day}").format(day=show_date(last)) if last is not None else ""
        if first == last:
            return _("on {day}").format(day=show_date(first))
        if (
            first.day == 1
            and (first.year, first.month) == (last.year, last.month)
            and (last + ONE_DAY).day == 1
        ):
            return _("in {month} {year}").format(month=month_name(first.month), year=f"{first.year:04}")
        return _("{first} – {last}").format(first=show_date(first), last=show_date(last))


class DaysAndWords(NamedTuple):
    """What was typed into a filter: the days that it names, None for none, and the rest of its words."""

    days: DaySpan | None
    words: str
