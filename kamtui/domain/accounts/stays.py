"""Where a person is and was, and from when until when: several accounts at once, and one after another (K11)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kamtui.domain.problems import Problems
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_long_day


class Stay(NamedTuple):
    """A person's time at an account: from a day up to the day before another, or still."""

    membership_id: int
    account_id: int
    account: str
    since_on: date
    until_on: date | None
    is_besides: bool
    """Whether they are there besides: in the first place they are at another account, or at none."""

    @property
    def is_present(self) -> bool:
        """Whether they are there now."""
        return self.until_on is None

    @property
    def words(self) -> str:
        """`since 1 Mar 2025`, `1 Mar 2020 to 28 Feb 2025`."""
        since = show_long_day(self.since_on)
        if self.until_on is None:
            return _("since {day}").format(day=since)
        return _("{since} to {until}").format(since=since, until=show_long_day(self.until_on))


def check_stay(stay: Stay, others: Iterable[Stay], today: date, *, was_first: bool = False) -> None:
    """Raise Problems for a time that cannot be: it ends before it begins, is still to come, or meets another there.

    Where the person is in the first place is ended by what became of them, and not by a day typed here.
    """
    if stay.since_on > today:
        raise Problems({"since": _("That day is still to come.")})
    if stay.until_on is not None and was_first:
        raise Problems(
            {
                "until": _(
                    "They are there now: close this; {line.delete} on the person says that they left or moved."
                )
            }
        )
    if stay.until_on is not None and stay.until_on > today:
        raise Problems({"until": _("That day is still to come: leave it empty while they are there.")})
    if stay.until_on is not None and stay.until_on < stay.since_on:
        raise Problems({"until": _("That is before the day from which they were there.")})
    for other in others:
        if other.account_id == stay.account_id and _meet(stay, other):
            sentence = _("They were at {account} {when}: correct that line.")
            raise Problems({"since": sentence.format(account=other.account, when=other.words)})


def _meet(one: Stay, other: Stay) -> bool:
    """Whether two times have a day in common."""
    return (one.until_on or date.max) > other.since_on and (other.until_on or date.max) > one.since_on
