"""Whose feast it is, and when: birthdays, name days and the days of firms, those of today and of the days ahead."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.center.words import Stance
from kamtui.domain.feasts.days import (
    NO_NAME_DAY,
    Days,
    day_in,
    in_year,
    kept_days,
    read_kept_days,
    show_feast_day,
)
from kamtui.domain.feasts.days_off import asked_from, first_told, told_until
from kamtui.domain.feasts.names import forms, may_celebrate, name_days
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.thresholds import FeastLimits
from kamtui.domain.time.birthday import Birthday

_USUAL = FeastLimits()
PUT_OFF, GREETED_BEFORE = "feast", "feast greeted"
"""Why a feast is not told for as long as it would be, as the book keeps it: a task speaks for it; they were greeted already."""


class FeastKind(StrEnum):
    """What is celebrated."""

    BIRTHDAY = "birthday"
    NAME_DAY = "name_day"
    FIRM_DAY = "firm_day"

    @property
    def label(self) -> str:
        return {
            FeastKind.BIRTHDAY: _("birthday"),
            FeastKind.NAME_DAY: _("name day"),
            FeastKind.FIRM_DAY: _("firm's day"),
        }[self]


class Celebrant(NamedTuple):
    """Somebody who may have a feast: a person, or an account, then without a person."""

    account_id: int | None
    account: str
    person_id: int | None = None
    person: str = ""
    stance: Stance | None = None
    is_key: bool = False
    is_near: bool = True
    """Whether they are at a customer, support us, or refer others to us: of the rest one is told only when one asks."""
    birthday: Birthday | None = None
    """Of an account, the day of the firm."""
    name_day: str | None = None
    """As the book keeps it (`kept_days`); None tells it by the first name, `NO_NAME_DAY` that there is none."""
    last_on: date | None = None
    """When they were last spoken to."""


class Feast(NamedTuple):
    """A feast on a day."""

    who: Celebrant
    kind: FeastKind
    on: date
    years: int | None = None
    """How many years it is, where the year of the birth is known."""
    days: Days = ()
    """The codes of all the days that it may be, one name being celebrated on several; to be asked about."""

    @property
    def is_asked(self) -> bool:
        """Whether it is not known that they celebrate on this day."""
        return len(self.days) > 1

    @property
    def told_until(self) -> date:
        """The last day on which it is told that nobody was greeted: of a feast on a day off, the next working day."""
        return told_until(self.on)

    def asks_on(self, today: date) -> bool:
        """Whether a greeting is to be thought of: on the day, and of a feast on a day off from the last working day before."""
        return asked_from(self.on) <= today

    @property
    def key(self) -> str:
        """Tells it from every other feast of its account; with its day, for one that was put off comes again the next year."""
        return f"feast:{self.kind.value}:{self.on.isoformat()}:{self.who.person_id or 0}"

    @property
    def words(self) -> str:
        """What is celebrated: "name day", "birthday, 48 years", "name day? Or 8 Sep"."""
        if self.is_asked:
            here = f"--{self.on:%m-%d}"
            others = [
                show_feast_day(day)
                for day in self.days
                if day != here and day_in(day, self.on.year) != self.on
            ]
            return _("{feast}? Or {days}").format(feast=self.kind.label, days=_(" or ").join(others))
        if self.years is not None and self.years > 0 and self.kind is FeastKind.BIRTHDAY:
            return _("{feast}, turns {age}").format(feast=self.kind.label, age=self.years)
        if self.years is not None and self.years > 0:
            years = ngettext("{count} year", "{count} years", self.years).format(count=self.years)
            return _("{feast}, {years}").format(feast=self.kind.label, years=years)
        return self.kind.label


def celebrated_days(name: str, stored: str | None) -> tuple[Days, ...]:
    """The days on which a person may celebrate each of their names; `stored` is what the book says of it."""
    if stored:
        return read_kept_days(stored)
    return tuple(known.days for known in name_days(name))


def settled_days(feast: Feast, code: str) -> str:
    """What the book is to keep once it was said which of the days of a feast is celebrated: those of another name stay."""
    if code == NO_NAME_DAY:
        return NO_NAME_DAY
    who = feast.who
    of_names = celebrated_days(who.person, who.name_day)
    return kept_days([(code,) if days == feast.days else days for days in of_names] or [(code,)])


def feasts_of(
    who: Celebrant, first: date, last: date, codes: frozenset[str] | None = None
) -> Iterator[Feast]:
    """The feasts of somebody from a day to another, both included, at most a year on; by their kinds. Of several names that
    are celebrated on one day it is told once.

    `codes` are those of all name days between them, where that is known already: of most people it is told
    quickly that they have none of these.
    """
    years = range(first.year, last.year + 1)
    if who.birthday is not None:
        kind = FeastKind.FIRM_DAY if who.person_id is None else FeastKind.BIRTHDAY
        for day in (in_year(who.birthday, year) for year in years):
            if first <= day <= last:
                years_old = None if who.birthday.year is None else day.year - who.birthday.year
                yield Feast(who, kind, day, years_old)
    if who.person_id is None:
        return
    if codes is not None and not who.name_day and not may_celebrate(who.person, codes):
        return
    told: set[date] = set()
    for days in sorted(
        celebrated_days(who.person, who.name_day), key=len
    ):  # what is known goes before what is asked
        for on in (day_in(code, year) for code in days for year in years):
            if on is not None and first <= on <= last and on not in told:
                told.add(on)
                yield Feast(who, FeastKind.NAME_DAY, on, days=days if len(days) > 1 else ())


def is_greeted(feast: Feast) -> bool:
    """Whether they were spoken to on the day of the feast or since."""
    return feast.who.last_on is not None and feast.who.last_on >= feast.on


def feasts_ahead(known: Iterable[Celebrant], today: date, ahead: int = _USUAL.feast_days) -> list[Feast]:
    """The feasts of today, of the days off right before it, and of the days ahead, that were not greeted yet: the nearest
    first, key accounts first."""
    first, last = first_told(today), today + timedelta(days=ahead)
    near = name_days_between(first, last)
    feasts = [feast for who in known for feast in feasts_of(who, first, last, near) if not is_greeted(feast)]
    return sorted(feasts, key=feast_order)


def name_days_between(first: date, last: date) -> frozenset[str]:
    """The codes of the days of the table that lie between two days, both included."""
    codes = {code for days in forms().values() for code in days}
    years = range(first.year, last.year + 1)
    return frozenset(
        code
        for code in codes
        if any(first <= day <= last for year in years if (day := day_in(code, year)) is not None)
    )


def feast_order(feast: Feast) -> tuple[object, ...]:
    """What puts feasts in order: by day, those near us first, then key accounts, account and person."""
    who = feast.who
    return (
        feast.on,
        not who.is_near,
        not who.is_key,
        sort_key(who.account),
        sort_key(who.person),
        feast.kind.value,
        who.person_id or 0,
    )
