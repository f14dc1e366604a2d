"""The forms of accounts and people, and a birthday in words."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.birthday import Birthday
from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.typed_reaches import typed_reaches
from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.center.words import Confidence, Role, Stance
from kamtui.domain.fields import FieldReader
from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _
from kamtui.domain.time.date_errors import DateError, DateNotUnderstood
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.typed_days import read_day


def read_account(typed: Mapping[str, str], today: date) -> AccountEntry:
    """The account in a filled form. Raises Problems with a sentence for each bad field."""
    reader = FieldReader(typed)
    every, latest = reader.interval("greet_every_days", "greet_latest_days")
    entry = AccountEntry(
        name=reader.needed("name", _("An account needs a name.")),
        legal_name=reader.line("legal_name"),
        registration_number=reader.line("registration_number"),
        industry=reader.line("industry"),
        city=reader.line("city"),
        country=reader.line("country"),
        stage=Stage(typed.get("stage", Stage.PROSPECT.value)),
        is_key=reader.flag("is_key"),
        greet_every_days=every,
        greet_latest_days=latest,
        estimated_spend=reader.amount("estimated_spend"),
        renewal_on=reader.day("renewal_on", today),
        vulnerability=reader.line("vulnerability"),
        note=reader.note("note"),
        reaches=typed_reaches(reader),
    )
    reader.finish()
    return entry


def read_person(
    typed: Mapping[str, str], today: date, account_id: int | None
) -> tuple[PersonEntry, StanceEntry]:
    """The person in a filled form. Raises Problems with a sentence for each bad field."""
    reader = FieldReader(typed)
    every, latest = reader.interval("contact_every_days", "contact_latest_days")
    roles = typed.get("roles", "").split()
    entry = PersonEntry(
        name=reader.needed("name", _("A person needs a name; for an unknown one, say what they do.")),
        account_id=account_id,
        is_adviser=reader.flag("is_adviser"),
        is_empty_seat=reader.flag("is_empty_seat"),
        title=reader.line("title"),
        department=reader.line("department"),
        reports_to_id=int(typed["reports_to_id"]) if typed.get("reports_to_id") else None,
        roles=tuple(role for role in Role if role.value in roles),
        goals=reader.line("goals"),
        interests=reader.line("interests"),
        birthday=_read_birthday(reader, today),
        contact_every_days=every,
        contact_latest_days=latest,
        is_influence_center=reader.flag("is_influence_center"),
        status=PersonStatus(typed.get("status") or PersonStatus.ACTIVE.value),
        note=reader.note("note"),
        reaches=typed_reaches(reader),
    )
    stance = StanceEntry(
        stance=Stance(typed["stance"]) if typed.get("stance") else None,
        influence=int(typed["influence"]) if typed.get("influence") else None,
        confidence=Confidence(typed.get("confidence") or Confidence.ASSUMED.value),
        reason=reader.line("reason"),
    )
    reader.finish()
    return entry, stance


def _read_birthday(reader: FieldReader, today: date) -> Birthday | None:
    text = reader.line("birthday")
    return reader.other("birthday", lambda: read_birthday(text, today)) if text else None


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
