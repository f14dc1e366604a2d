"""What a list says of an account or a person beside what is known of one that it may be, field by field."""

from enum import Enum, auto
from typing import NamedTuple

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.importing.columns import not_known, shown_value
from kamtui.domain.accounts.importing.listed import Listed
from kamtui.domain.accounts.keys import number_key
from kamtui.domain.accounts.merging.same_person import Someone
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.reach import REACH_FIELDS, of_kind, show_reaches
from kamtui.domain.accounts.sheet import ACCOUNT_FIELDS, Contact, field_label
from kamtui.domain.text.cleaning import fold
from kamtui.domain.time.birthday import Birthday

_ALWAYS = ("name", "legal_name", "registration_number", "city", "phone", "email", "stage")
"""Fields that are told of an account of the book also where the list says nothing of them: by these it is known again."""


class Becomes(Enum):
    """What becomes of a field of the book's account if it is the one of the list."""

    ALIKE = auto()
    STAYS = auto()
    """The list says nothing of it, or gives a name by which it will be known too."""
    ADDED = auto()
    REPLACED = auto()


class Compared(NamedTuple):
    """One field: what the list says, what the book says, in words, and what becomes of it."""

    label: str
    listed: str
    known: str
    becomes: Becomes


def compared(listed: Listed, known: AccountEntry) -> list[Compared]:
    """The fields that either says something of, in the order in which they are told."""
    found = []
    for field in ACCOUNT_FIELDS:
        said = _told(field, listed.entry) if field in listed.given else ""
        has = _told(field, known)
        if said or (has and field in _ALWAYS):
            found.append(Compared(field_label(field), said, has, _becomes(field, listed, known, said, has)))
    return found


def _told(field: str, entry: AccountEntry) -> str:
    if kind := REACH_FIELDS.get(field):
        return show_reaches(entry.reaches, kind)
    return "" if field == "is_key" and not entry.is_key else shown_value(field, getattr(entry, field))


def _becomes(field: str, listed: Listed, known: AccountEntry, said: str, has: str) -> Becomes:
    if not said:
        return Becomes.STAYS
    if kind := REACH_FIELDS.get(field):
        is_news = of_kind(not_known(known.reaches, listed.entry.reaches), kind)
        return Becomes.ADDED if is_news else Becomes.ALIKE
    if said == has or (field == "registration_number" and number_key(said) == number_key(has)):
        return Becomes.ALIKE
    if field == "name":
        return Becomes.ALIKE if name_key(said) == name_key(has) else Becomes.STAYS
    return Becomes.ADDED if field == "note" or not has else Becomes.REPLACED


_OF_PEOPLE = ("name", "title", "department", "birthday", "phone", "email", "website", "note")


def compared_people(contact: Contact, known: Someone) -> list[Compared]:
    """The fields of a person that either says something of, in the order in which they are told."""
    found = []
    for field in _OF_PEOPLE:
        said, has = _told_of_person(field, contact), _told_of_person(field, known)
        if said or has:
            found.append(Compared(field_label(field), said, has, _becomes_of_person(field, contact, known)))
    return found


def _told_of_person(field: str, person: Contact | Someone) -> str:
    if kind := REACH_FIELDS.get(field):
        return show_reaches(person.reaches, kind)
    value = getattr(person, field)
    return value.typed if isinstance(value, Birthday) else str(value or "")


def _becomes_of_person(field: str, contact: Contact, known: Someone) -> Becomes:
    said, has = _told_of_person(field, contact), _told_of_person(field, known)
    if not said or (field == "name" and name_key(said) != name_key(has)):
        return Becomes.STAYS
    if kind := REACH_FIELDS.get(field):
        is_news = of_kind(not_known(known.reaches, contact.reaches), kind)
        return Becomes.ADDED if is_news else Becomes.ALIKE
    if fold(said) == fold(has):
        return Becomes.ALIKE
    return Becomes.ADDED if field == "note" or not has else Becomes.REPLACED
