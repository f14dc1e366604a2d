"""Whose feast it is, and when: birthdays, name days and the days of firms, those of today and of the days ahead."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.center.words import Stance
from kamtui.domain.feasts.days import NO_NAME_DAY, day_in, in_year, show_feast_day
from kamtui.domain.feasts.names import Days, forms, may_celebrate, name_days
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.thresholds import FeastLimits
from kamtui.domain.time.birthday import Birthday

_USUAL = FeastLimits()


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
    """The code of the day; None tells it by the first name, `NO_NAME_DAY` that there is none."""
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
    """The codes of all the days that it may be, the name being celebrated on several; to be asked about."""

    @property
    def is_asked(self) -> bool:
        """Whether it is not known that they celebrate on this day."""
        return len(self.days) > 1

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
        if self.years is not None and self.years > 0:
            years = ngettext("{count} year", "{count} years", self.years).format(count=self.years)
            return _("{feast}, {years}").format(feast=self.kind.label, years=years)
        return self.kind.label


def celebrated_days(name: str, stored: str | None) -> Days:
    """The codes of the days on which a person may celebrate their name; `stored` is what the book says of it."""
    if stored == NO_NAME_DAY:
        return ()
    if stored:
        return (stored,)
    known = name_days(name)
    return known.days if known else ()


def feasts_of(
    who: Celebrant, first: date, last: date, codes: frozenset[str] | None = None
) -> Iterator[Feast]:
    """The feasts of somebody from a day to another, both included, at most a year on; by their kinds.

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
    days = celebrated_days(who.person, who.name_day)
    for code in days:
        for year in years:
            on = day_in(code, year)
            if on is not None and first <= on <= last:
                yield Feast(who, FeastKind.NAME_DAY, on, days=days if len(days) > 1 else ())


def is_greeted(feast: Feast) -> bool:
    """Whether they were spoken to on the day of the feast or since."""
    return feast.who.last_on is not None and feast.who.last_on >= feast.on


def feasts_ahead(known: Iterable[Celebrant], today: date, ahead: int = _USUAL.feast_days) -> list[Feast]:
    """The feasts of today and of the days ahead that were not greeted yet: the nearest first, key accounts first."""
    last = today + timedelta(days=ahead)
    near = name_days_between(today, last)
    feasts = [feast for who in known for feast in feasts_of(who, today, last, near) if not is_greeted(feast)]
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
