"""Where a person is and was, and from when until when: several accounts at once, and one after another (K11).

Also the small forms in which it is typed.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.keys import host_label, host_of
from kamtui.domain.accounts.reach import LONGEST_LABEL, Reach, TooLong, in_order, read_reaches
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.fields import FieldReader
from kamtui.domain.form import LINE, PAST_DAY, RECORD, FormField, read_fields
from kamtui.domain.problems import Problems
from kamtui.domain.text.cleaning import words_of
from kamtui.domain.text.language import N_, _
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


# -- how somebody who moved is reached

_SHORTEST_LABEL = 4
"""Letters of a domain that say whose it is."""
_ON_THE_NET = (ReachKind.EMAIL, ReachKind.WEB)


def moved_to(
    known: Sequence[Reach], of_the_firm: Sequence[Reach], new: Iterable[Reach], past: str, firm: str = ""
) -> tuple[Reach, ...]:
    """The ways to reach somebody who works elsewhere now: the new ones first, and those of the firm before as past ones.

    Of the firm are the addresses at its domain, or at one that is called as `firm`, and the numbers that are its own too. `past` is
    the label of what held before, in the language of the person who writes.
    """
    hosts = {host for way in of_the_firm if way.kind in _ON_THE_NET and (host := host_of(way.value))}
    keys = {(way.kind, way.key) for way in of_the_firm}
    new = tuple(new)
    again = {(way.kind, way.key) for way in new}
    kept = []
    for way in known:
        if (way.kind, way.key) in again:
            continue
        is_theirs = (way.kind, way.key) in keys or (
            way.kind is ReachKind.EMAIL
            and (host := host_of(way.value))
            and (host in hosts or _is_called_as(host, firm))
        )
        if is_theirs and not way.is_past:
            label = f"{past} {way.label}".strip()
            way = way._replace(label=label if len(label) <= LONGEST_LABEL else past)
        kept.append(way)
    return in_order([*new, *kept])


def _is_called_as(host: str, firm: str) -> bool:
    """Whether a domain has the name of a firm: alfa-trade.bg that of “Alfa Trade Ltd”."""
    label = "".join(char for char in host_label(host) if char.isalnum())
    return len(label) >= _SHORTEST_LABEL and "".join(words_of(firm)).startswith(label)


# -- typed

MOVE = (
    FormField(
        "account", N_("Account"), RECORD, N_("where they work now"), holds="account_id",
        needed=N_("Choose the account where they work now."),
    ),
    FormField("email", N_("New e-mail"), LINE, N_("empty: not known yet")),
    FormField("phone", N_("New phone"), LINE, N_("what they had stays")),
)  # fmt: skip
STAY = (
    FormField("account", N_("Account"), RECORD, N_("a few letters of the name"), holds="account_id", needed=N_("Choose the account.")),
    FormField("since", N_("From"), PAST_DAY, N_("e.g. 1.3.2020"), holds="since_on", needed=N_("From when? Write a day, as 1.3.2020.")),
    FormField("until", N_("Until"), PAST_DAY, N_("empty: still there"), holds="until_on"),
)  # fmt: skip
STAY_DAYS = STAY[1:]
"""Of a stay that is known only the days are corrected."""


def read_move(typed: Mapping[str, str], today: date) -> tuple[int, tuple[Reach, ...]]:
    """To which account somebody moved, and the ways to reach them there. Raises Problems."""
    moved = read_fields(reader := FieldReader(typed), MOVE, today)
    new: list[Reach] = []
    for field, kind in (("email", ReachKind.EMAIL), ("phone", ReachKind.PHONE)):
        try:
            new += read_reaches(kind, moved[field])
        except TooLong as why:
            reader.problem(field, str(why))
    reader.finish()
    return moved["account_id"], tuple(new)
