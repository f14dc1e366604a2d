"""Who names prospects, and one naming as it was written down (K20, K22)."""

from datetime import date
from sys import intern
from typing import NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.harvest import Referrer, source_of
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.words import MayUse, Source
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.chain.reads import day_of

# -- who names prospects


class _ReferrerLine(NamedTuple):
    """Somebody who may point to prospects, as they are stored."""

    person_id: int
    name: str
    account_id: int | None
    account: str
    is_influence_center: int
    influence: int | None
    last_on: str | None


def referrers(book: Book) -> list[Referrer]:
    """Everybody who named a prospect or is a center of influence."""
    return book.made(
        _referrer,
        _ReferrerLine,
        "SELECT p.id AS person_id, p.name, p.account_id, coalesce(a.name, '') AS account, p.is_influence_center, "
        "(SELECT influence FROM stance_reading r WHERE r.person_id = p.id ORDER BY r.read_on DESC, r.id DESC LIMIT 1) "
        "AS influence, date(k.last_at, 'localtime') AS last_on "
        "FROM person p LEFT JOIN account a ON a.id = p.account_id "
        "LEFT JOIN person_contact k ON k.person_id = p.id "
        "WHERE p.is_influence_center OR p.id IN (SELECT by_person_id FROM referral)",
    )


def _referrer(line: _ReferrerLine) -> Referrer:
    return Referrer(
        person_id=line.person_id,
        name=intern(line.name),
        account_id=line.account_id,
        account=intern(line.account),
        is_influence_center=bool(line.is_influence_center),
        influence=line.influence,
        last_on=day_of(line.last_on),
    )


def source_of_person(book: Book, person_id: int) -> Source:
    """Which source of prospects somebody is, as things stand."""
    row = book.row(
        "SELECT p.is_influence_center, a.stage FROM person p LEFT JOIN account a ON a.id = p.account_id WHERE p.id = ?",
        (person_id,),
    )
    if row is None:
        return Source.CHAIN
    is_influence_center, stage = row
    return source_of(bool(is_influence_center), Stage(stage) if stage else None)


def spoken_to_at(book: Book, account_id: int) -> int | None:
    """Whom we spoke to last at a prospect: who names further ones there, where nobody was named to speak to."""
    rows = book.rows(
        "SELECT p.id FROM person p JOIN person_contact k ON k.person_id = p.id "
        "WHERE p.account_id = ? AND p.status = 'active' ORDER BY k.last_at DESC, p.id DESC LIMIT 1",
        (account_id,),
    )
    return next((int(person_id) for (person_id,) in rows), None)


# -- one naming


class ReferralDetail(NamedTuple):
    """A naming as it was written down, with the prospect's name."""

    referral_id: int
    account_id: int
    account: str
    entry: ReferralEntry


class _ReferralLine(NamedTuple):
    """A naming with all its fields, as it is stored."""

    account_id: int
    account: str
    named_on: str
    source: str
    by_person_id: int | None
    call_id: int | None
    why: str
    may_use_name: str
    fee: int | None
    thanked_on: str | None
    person_id: int | None
    person: str


def referral_detail(book: Book, referral_id: int) -> ReferralDetail:
    """A naming as it was written down. Raises GoneMeanwhile."""
    line = book.line(
        _ReferralLine,
        "SELECT r.account_id, a.name AS account, r.named_on, r.source, r.by_person_id, r.call_id, r.why, "
        "r.may_use_name, r.fee, r.thanked_on, r.person_id, coalesce(p.name, '') AS person "
        "FROM referral r JOIN account a ON a.id = r.account_id "
        "LEFT JOIN person p ON p.id = r.person_id WHERE r.id = ?",
        (referral_id,),
    )
    if line is None:
        raise GoneMeanwhile
    entry = ReferralEntry(
        organisation=line.account,
        account_id=line.account_id,
        person_id=line.person_id,
        person=line.person,
        named_on=date.fromisoformat(line.named_on),
        source=Source(line.source),
        by_person_id=line.by_person_id,
        call_id=line.call_id,
        why=line.why,
        may_use_name=MayUse(line.may_use_name),
        fee=line.fee,
        thanked_on=day_of(line.thanked_on),
    )
    return ReferralDetail(referral_id, line.account_id, line.account, entry)
