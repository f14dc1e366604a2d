"""A person as they are written down (K11-K13), with how they stand to us."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.birthday import Birthday, read_birthday
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.typed_reaches import typed_reaches
from kamtui.domain.accounts.words import PersonStatus
from kamtui.domain.center.words import INFLUENCES, Confidence, Role, Stance
from kamtui.domain.fields import FieldReader, Problems
from kamtui.domain.text.cleaning import LINE_LIMIT, clean
from kamtui.domain.text.language import _


class PersonEntry(NamedTuple):
    """What a person says of somebody in (or beside) an account."""

    name: str
    account_id: int | None = None
    is_adviser: bool = False
    is_empty_seat: bool = False
    title: str = ""
    department: str = ""
    reports_to_id: int | None = None
    roles: tuple[Role, ...] = ()
    goals: str = ""
    interests: str = ""
    birthday: Birthday | None = None
    contact_every_days: int | None = None
    contact_latest_days: int | None = None
    is_influence_center: bool = False
    status: PersonStatus = PersonStatus.ACTIVE
    note: str = ""
    reaches: tuple[Reach, ...] = ()
    """By what they can be reached, kind by kind, the first first."""


class StanceEntry(NamedTuple):
    """How somebody stands to us, as read on a day; None is not known, never a middle value."""

    stance: Stance | None
    influence: int | None
    confidence: Confidence = Confidence.ASSUMED
    reason: str = ""


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


def check_reading(reading: StanceEntry, read_on: date, today: date) -> StanceEntry:
    """A reading as it is kept: its reason cleaned. Raises Problems with a sentence for what cannot be."""
    problems: dict[str, str] = {}
    if reading.influence is not None and reading.influence not in INFLUENCES:
        problems["influence"] = _("Influence is a number from 1 (none to speak of) to 5 (the last word).")
    if read_on > today:
        problems["read_on"] = _("How somebody stands to us cannot be read on a day that is still to come.")
    reason = clean(reading.reason, limit=LINE_LIMIT + 1)
    if len(reason) > LINE_LIMIT:
        problems["reason"] = _("At most {limit} characters fit here.").format(limit=LINE_LIMIT)
    if problems:
        raise Problems(problems)
    return reading._replace(reason=reason)
