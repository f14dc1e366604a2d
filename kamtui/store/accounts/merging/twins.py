"""Whom and what the book has already that is likely the same as a record about to be written."""

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.duplicates import Alike, KnownName, Names, likely_meant
from kamtui.domain.accounts.keys import phone_key
from kamtui.domain.accounts.person import PersonEntry
from kamtui.domain.accounts.reach import Reach, of_kind
from kamtui.domain.accounts.words import ReachKind
from kamtui.store.accounts.known_names import known_accounts, known_people
from kamtui.store.accounts.reach_reads import all_reaches, reaches_from_json
from kamtui.store.book.book import Book

_CHUNK = 500  # ids in one statement
_COMPARED = 4  # last digits by which phones are looked up before they are compared


def account_twins(book: Book, entry: AccountEntry) -> list[Alike]:
    """The accounts that a new one is likely the same as, the surest first, each with the reason."""
    asked = KnownName(
        0,
        entry.name,
        entry.legal_name,
        _values(entry.reaches, ReachKind.EMAIL),
        city=entry.city,
        number=entry.registration_number,
        phones=_values(entry.reaches, ReachKind.PHONE),
    )
    return Names(known_accounts(book)).likely(asked)


def prospect_twins(book: Book, name: str) -> list[Alike]:
    """The accounts that a prospect just named may be, the surest first, each with the reason; it may be half typed."""
    return likely_meant(name, known_accounts(book))


def contact_twins(book: Book, name: str, account_id: int | None) -> list[Alike]:
    """The people who somebody new at an account may be; without one of that very name there, who is meant anyway."""
    likely = person_twins(book, PersonEntry(name=name, account_id=account_id))
    is_there = account_id is not None and any(
        twin.known.account_id == account_id and twin.known.name == name for twin in likely
    )
    return [] if is_there else likely


def person_twins(book: Book, entry: PersonEntry) -> list[Alike]:
    """The people that a new one is likely the same as, the surest first, each with the reason."""
    mails, phones = _values(entry.reaches, ReachKind.EMAIL), _values(entry.reaches, ReachKind.PHONE)
    ids = {person.record_id for person in known_people(book, entry.name)}
    if entry.account_id is not None:
        sql = "SELECT id FROM person WHERE account_id = ? AND NOT is_empty_seat"
        ids |= {person_id for (person_id,) in book.rows(sql, (entry.account_id,))}
    for mail in mails:
        ids |= _with_way(book, ReachKind.EMAIL, mail.strip())
    for phone in phones:
        if digits := phone_key(phone):
            ids |= _with_way(book, ReachKind.PHONE, "%" + "%".join(digits[-_COMPARED:]) + "%")
    asked = KnownName(0, entry.name, addresses=mails, phones=phones, account_id=entry.account_id)
    return Names(_people(book, sorted(ids)), are_people=True).twins(asked)


def _values(ways: tuple[Reach, ...], kind: ReachKind) -> tuple[str, ...]:
    return tuple(way.value for way in of_kind(ways, kind))


def _with_way(book: Book, kind: ReachKind, pattern: str) -> set[int]:
    """The people who have a phone or e-mail like a pattern; more than are meant, to be compared."""
    sql = "SELECT person_id FROM reach WHERE person_id IS NOT NULL AND kind = ? AND value LIKE ?"
    return {person_id for (person_id,) in book.rows(sql, (kind.value, pattern))}


def all_people(book: Book) -> list[KnownName]:
    """Everybody but empty seats, with all that they may be told by."""
    return _people(
        book,
        [
            person_id
            for (person_id,) in book.rows("SELECT id FROM person WHERE NOT is_empty_seat ORDER BY id")
        ],
    )


def _people(book: Book, ids: list[int]) -> list[KnownName]:
    people = []
    for start in range(0, len(ids), _CHUNK):
        some = tuple(ids[start : start + _CHUNK])
        for person_id, name, account_id, account, ways in book.rows(
            "SELECT p.id, p.name, p.account_id, coalesce(a.name, ''), "
            f"{all_reaches('person_id = p.id')} FROM person p LEFT JOIN account a ON a.id = p.account_id "
            f"WHERE p.id IN ({', '.join('?' * len(some))})",
            some,
        ):
            known = reaches_from_json(ways)
            people.append(
                KnownName(
                    person_id,
                    name,
                    addresses=_values(known, ReachKind.EMAIL),
                    detail=account,
                    account_id=account_id,
                    phones=_values(known, ReachKind.PHONE),
                )
            )
    return people
