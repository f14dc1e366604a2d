"""What the files can say of accounts, people, calls and the buying center."""

from typing import NamedTuple

from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.calls.words import Asked, BeganBy, Channel, Objection
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind
from kamtui.sample.entries.keys import AccountKey, PersonKey


class Everyday(NamedTuple):
    """How many small calls are dealt out to a customer, and what fills the holes in them."""

    calls: int
    desk: tuple[PersonKey, ...]
    floor: tuple[PersonKey, ...]
    goods: tuple[str, ...]
    film: str


class Account(NamedTuple):
    """An account of which more is known than a name."""

    key: str
    name: str
    legal_name: str
    industry: str
    city: str
    country: str
    stage: Stage
    domain: str
    created_on: int
    is_key: bool = False
    language: str = "en"
    greet_every_days: int | None = None
    greet_latest_days: int | None = None
    estimated_spend: int | None = None
    renewal_on: int | None = None
    won_on: int | None = None
    lost_on: int | None = None
    lost_reason: str = ""
    vulnerability: str = ""
    note: str = ""
    everyday: Everyday | None = None
    firm_day: str | None = None
    firm_day_in: int | None = None


class NamedAccount(NamedTuple):
    """An account that came into the book by being named."""

    key: str
    name: str
    industry: str
    city: str
    country: str
    stage: Stage = Stage.PROSPECT
    language: str = "en"
    estimated_spend: int | None = None
    won_on: int | None = None
    lost_on: int | None = None
    lost_reason: str = ""


class Person(NamedTuple):
    """Somebody at an account, or of none."""

    key: str
    name: str
    account: AccountKey | None = None
    title: str = ""
    department: str = ""
    roles: tuple[Role, ...] = ()
    reports_to: PersonKey | None = None
    goals: str = ""
    interests: str = ""
    birthday: str | None = None
    birthday_in: int | None = None
    contact_every_days: int | None = None
    contact_latest_days: int | None = None
    is_empty_seat: bool = False
    is_adviser: bool = False
    is_influence_center: bool = False
    status: PersonStatus = PersonStatus.ACTIVE
    until_on: int | None = None
    more_phones: str = ""
    chat: str = ""
    note: str = ""
    name_day: str | None = None
    is_greeted: bool = True
    target_stance: Stance | None = None
    target_on: int | None = None
    target_move: str = ""


class NamedPerson(NamedTuple):
    """Somebody to speak to at an account that was named, or somebody who is paid for names."""

    key: str
    name: str
    account: AccountKey | None = None
    title: str = ""
    roles: tuple[Role, ...] = ()
    goals: str = ""
    interests: str = ""


class Call(NamedTuple):
    """A call that is told."""

    held_on: int
    channel: Channel
    people: tuple[PersonKey, ...]
    purpose: str
    note: str
    account: AccountKey | None = None
    at: str = ""
    began_by: BeganBy = BeganBy.WE
    minutes: int | None = None
    result: str = ""
    asked: Asked = Asked.NOT_ASKED
    why_not: str = ""
    objection: Objection | None = None


class EverydayCall(NamedTuple):
    """A small call that any customer may have had, with holes for people, goods and figures."""

    language: str
    channel: Channel
    began_by: BeganBy
    purpose: str
    note: str
    result: str = ""
    is_for_floor: bool = False


class StanceReading(NamedTuple):
    """How a person stood to us on a day."""

    person: PersonKey
    read_on: int
    stance: Stance | None = None
    influence: int | None = None
    confidence: Confidence = Confidence.ASSUMED
    reason: str = ""


class Tie(NamedTuple):
    """What binds one person to another."""

    from_person: PersonKey
    kind: TieKind
    to_person: PersonKey
    made_on: int
    strength: int
    ended_on: int | None = None
    confidence: Confidence = Confidence.ASSUMED
    note: str = ""


class MapReview(NamedTuple):
    """A day on which the map of an account was gone through."""

    account: AccountKey
    reviewed_on: int
