"""What a list says of an account beside what the book says of one that it may be, field by field."""

from enum import Enum, auto
from typing import NamedTuple

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.importing.columns import not_known, shown_value
from kamtui.domain.accounts.importing.listed import Listed
from kamtui.domain.accounts.keys import number_key
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.reach import REACH_FIELDS, of_kind, show_reaches
from kamtui.domain.accounts.sheet import ACCOUNT_FIELDS, field_label

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
