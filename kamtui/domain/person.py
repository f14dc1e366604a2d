"""A person as they are written down (K11-K13), with how they stand to us."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kamtui.domain.dates import Lean
from kamtui.domain.fields import FieldReader
from kamtui.domain.language import _
from kamtui.domain.words import Confidence, PersonStatus, Role, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """What a person says of somebody in (or beside) an account."""

    name: str
    account_id: int | None = None
    is_adviser: bool = False
    is_empty_seat: bool = False
    title: str = ""
    department: str = ""
    phone: str = ""
    email: str = ""
    reports_to_id: int | None = None
    roles: tuple[Role, ...] = ()
    goals: str = ""
    interests: str = ""
    birthday: date | None = None
    contact_every_days: int | None = None
    contact_latest_days: int | None = None
    is_influence_center: bool = False
    status: PersonStatus = PersonStatus.ACTIVE


@dataclass(frozen=True, slots=True)
class StanceEntry:
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
        phone=reader.line("phone"),
        email=reader.line("email"),
        reports_to_id=int(typed["reports_to_id"]) if typed.get("reports_to_id") else None,
        roles=tuple(role for role in Role if role.value in roles),
        goals=reader.line("goals"),
        interests=reader.line("interests"),
        birthday=reader.day("birthday", today, Lean.PAST),
        contact_every_days=every,
        contact_latest_days=latest,
        is_influence_center=reader.flag("is_influence_center"),
        status=PersonStatus(typed.get("status") or PersonStatus.ACTIVE.value),
    )
    if entry.birthday is not None and entry.birthday > today:
        reader.problem("birthday", _("A birthday cannot lie in the future."))
    stance = StanceEntry(
        stance=Stance(typed["stance"]) if typed.get("stance") else None,
        influence=int(typed["influence"]) if typed.get("influence") else None,
        confidence=Confidence(typed.get("confidence") or Confidence.ASSUMED.value),
        reason=reader.line("reason"),
    )
    reader.finish()
    return entry, stance
