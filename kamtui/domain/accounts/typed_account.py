"""The forms of accounts and people, and a birthday in words."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.typed_reaches import OTHER_REACHES, PHONE, REACHES, type_reaches, typed_reaches
from kamtui.domain.accounts.words import Language, PersonStatus, Stage
from kamtui.domain.center.words import Confidence, Role, Stance
from kamtui.domain.feasts.typed_feasts import GREETED, NAME_DAY
from kamtui.domain.fields import FieldReader
from kamtui.domain.form import (
    DAY,
    DAYS,
    LINE,
    MONEY,
    NOTE,
    RECORD,
    YES,
    FormField,
    Kind,
    Look,
    choice,
    fill,
    one_of,
    read_fields,
    several,
)
from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.birthday import Birthday
from kamtui.domain.time.date_errors import DateError, DateNotUnderstood
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.typed_days import read_day

_LONG_AGO = (timedelta(days=28 * 365 + 100), timedelta(days=59 * 365 + 200))
"""How long before today a text is read once more: with a year in it, it means the same day each time."""


_NO_YEAR = re.compile(r"--(\d\d)-?(\d\d)")


_FOUR_DIGITS = re.compile(r"\d{4}")


class YearIsNoBirth(DateError):
    """The year typed is this one or one to come."""

    def __init__(self, text: str) -> None:
        sentence = _(
            "“{text}” is no year of a birth: type the day and the month alone (14.3.), or with the year of the birth."
        )
        super().__init__(sentence.format(text=quoted(text)))


class NotABirthday(DateError):
    """A day that is told from today, such as tomorrow or fri."""

    def __init__(self, text: str) -> None:
        sentence = _(
            "I don't understand “{text}” as a birthday: type 14.3., or 14.3.1980 if you know the year."
        )
        super().__init__(sentence.format(text=quoted(text)))


def read_birthday(text: str, today: date) -> Birthday:
    """A birthday as typed: 14.3., 14 март, 14.3.1980. Raises DateError.

    A year of two digits is one of the last hundred. This year, or one to come, is refused: it is that of a
    celebration. Without a year in the text there is none in the birthday.
    """
    if match := _NO_YEAR.fullmatch(text.strip()):
        try:
            return Birthday(int(match[1]), int(match[2]))
        except ValueError:
            raise DateNotUnderstood(text) from None
    day = read_day(text, today, lean=Lean.PAST)
    others = [read_day(text, today - ago, lean=Lean.PAST) for ago in _LONG_AGO]
    if any((other.month, other.day) != (day.month, day.day) for other in others):
        raise NotABirthday(text)
    if any(other.year != day.year for other in others):
        return Birthday(day.month, day.day)
    year = day.year
    if year >= today.year and not _FOUR_DIGITS.search(text):
        year -= 100
    if year >= today.year:
        raise YearIsNoBirth(text)
    return Birthday(day.month, day.day, year)


BIRTHDAY = Kind(
    Look.SHORT,
    lambda text, today: read_birthday(text, today),
    lambda birthday: birthday.typed,
    means=lambda text, today: read_birthday(text, today).shown if text.strip() else "",
)


class NotAFirmsDay(DateError):
    """What was typed is no day that comes every year, or has a year that is still to come."""

    def __init__(self, text: str) -> None:
        sentence = _(
            "I don't understand “{text}” as the day of a firm: type 14.3., or with the year of its founding, 14.3.1996."
        )
        super().__init__(sentence.format(text=quoted(text)))


def read_firm_day(text: str, today: date) -> Birthday:
    """The day of a firm as typed, as a birthday is. Raises DateError."""
    try:
        return read_birthday(text, today)
    except DateError:
        raise NotAFirmsDay(text) from None


FIRM_DAY = BIRTHDAY._replace(
    read=read_firm_day, means=lambda text, today: read_firm_day(text, today).shown if text.strip() else ""
)


ACCOUNT = (
    FormField("name", N_("Name"), LINE, needed=N_("An account needs a name.")),
    FormField("stage", N_("Stage"), one_of(Stage.PROSPECT)),
    FormField("is_key", N_("Key account"), YES),
    FormField("city", N_("City"), LINE),
    PHONE,
    *OTHER_REACHES,
    FormField("industry", N_("Industry"), LINE, is_more=True),
    FormField("greet_every_days", N_("Contact every"), DAYS, N_("as usual"), is_more=True),
    FormField(
        "greet_latest_days",
        N_("days, at the latest"),
        DAYS,
        beside=N_("days"),
        is_more=True,
        is_joined=True,
    ),
    FormField(
        "estimated_spend",
        N_("Buys per year"),
        MONEY,
        beside=N_("from all suppliers, in {currency}"),
        is_more=True,
    ),
    FormField("renewal_on", N_("Renewal on"), DAY, N_("e.g. end of year"), is_more=True),
    FormField("vulnerability", N_("What could lose this customer"), LINE, N_("the one thing"), is_more=True),
    FormField("country", N_("Country"), LINE, is_more=True),
    FormField("language", N_("Language of letters"), one_of(Language, unknown=N_("not known")), is_more=True),
    FormField("legal_name", N_("Legal name"), LINE, is_more=True),
    FormField("registration_number", N_("Company number"), LINE, is_more=True),
    FormField("firm_day", N_("firm's day"), FIRM_DAY, N_("e.g. 14.3.1996"), is_more=True, is_joined=True),
    FormField("note", N_("Note"), NOTE, is_more=True),
)


def _values(reader: FieldReader, fields: Iterable[FormField], today: date) -> dict[str, Any]:
    """The values of all fields, the ways to be reached together."""
    values = read_fields(reader, [field for field in fields if field not in REACHES], today)
    return {**values, "reaches": typed_reaches(reader)}


def read_account(typed: Mapping[str, str], today: date) -> AccountEntry:
    """The account in a filled form. Raises Problems with a sentence for each bad field."""
    reader = FieldReader(typed)
    values = _values(reader, ACCOUNT, today)
    every, latest = reader.interval("greet_every_days", "greet_latest_days")
    reader.finish()
    return AccountEntry(**{**values, "greet_every_days": every, "greet_latest_days": latest})


def type_account(entry: AccountEntry) -> dict[str, str]:
    """An account as typed."""
    return fill(ACCOUNT, entry, **type_reaches(entry.reaches))


_INFLUENCES = [("", "?"), *((str(number), str(number)) for number in range(1, 6))]

PERSON = (
    FormField(
        "name", N_("Name"), LINE, needed=N_("A person needs a name; for an unknown one, say what they do.")
    ),
    FormField("title", N_("Title"), LINE),
    PHONE,
    FormField("stance", N_("Stance"), one_of(Stance, unknown=N_("not known"))),
    FormField("influence", N_("Influence"), choice(lambda: _INFLUENCES)),
    FormField("roles", N_("Roles"), several(Role)),
    FormField("reason", N_("Because"), LINE, N_("what you saw or heard"), is_more=True),
    FormField("confidence", N_("this is"), one_of(Confidence.ASSUMED), is_more=True, is_joined=True),
    FormField(
        "reports_to", N_("Reports to"), RECORD, N_("a few letters of the name"), holds="reports_to_id", is_more=True
    ),
    FormField("department", N_("Department"), LINE, is_more=True),
    *OTHER_REACHES,
    FormField("contact_every_days", N_("Contact every"), DAYS, N_("no rule"), is_more=True),
    FormField(
        "contact_latest_days", N_("days, at the latest"), DAYS, beside=N_("days"), is_more=True, is_joined=True
    ),
    FormField("goals", N_("Goals"), LINE, N_("what they want, and win by it"), is_more=True),
    FormField("interests", N_("Interests"), LINE, is_more=True),
    FormField("birthday", N_("Birthday"), BIRTHDAY, N_("e.g. 14.3., 14.3.1980"), is_more=True),
    FormField("name_day", N_("Name day"), NAME_DAY, N_("e.g. 6.5., none"), is_more=True),
    FormField("status", N_("Status"), one_of(PersonStatus.ACTIVE), is_more=True),
    FormField("is_greeted", N_("greet on feasts"), GREETED, is_more=True, is_joined=True),
    FormField("is_empty_seat", N_("Unknown person"), YES, is_more=True),
    FormField("is_adviser", N_("Adviser"), YES, is_more=True, is_joined=True),
    FormField("is_influence_center", N_("Refers others"), YES, is_more=True, is_joined=True),
    FormField("note", N_("Note"), NOTE, is_more=True),
)  # fmt: skip
"""A person, and how they stand to us: two records, in one form."""


def read_person(
    typed: Mapping[str, str], today: date, account_id: int | None
) -> tuple[PersonEntry, StanceEntry]:
    """The person in a filled form. Raises Problems with a sentence for each bad field."""
    reader = FieldReader(typed)
    values = _values(reader, PERSON, today)
    every, latest = reader.interval("contact_every_days", "contact_latest_days")
    reader.finish()
    values |= {"account_id": account_id, "contact_every_days": every, "contact_latest_days": latest}
    stance = {name: values.pop(name) for name in StanceEntry._fields}
    return PersonEntry(**values), StanceEntry(**stance)


def type_person(entry: PersonEntry, stance: StanceEntry, boss: str = "") -> dict[str, str]:
    """A person as typed; `boss` is the name of whom they report to."""
    both = SimpleNamespace(**entry._asdict(), **stance._asdict())
    return fill(PERSON, both, reports_to=boss, **type_reaches(entry.reaches))


RENEWED = (
    FormField(
        "until", N_("Renewed until"), DAY, N_("31.12.2027, or +1y"), holds="renewal_on",
        needed=N_("Until when does it hold now? Write a day to come, as 31.12.2027."),
    ),
)  # fmt: skip


def read_renewal(typed: Mapping[str, str], today: date) -> date:
    """The next day of renewal in a filled form, after today. Raises Problems."""
    reader = FieldReader(typed)
    renewal_on: date | None = read_fields(reader, RENEWED, today)["renewal_on"]
    if renewal_on is not None and renewal_on <= today:
        reader.problem("until", _("That day has passed already: write a day to come."))
    reader.finish()
    assert renewal_on is not None, "the field is needed"
    return renewal_on
