"""Who can be reached, and by what: people and organisations as an address book wants them."""

from typing import NamedTuple

from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.store.accounts.reach_reads import reaches_by_account, reaches_by_person
from kamtui.store.book.book import Book


class Contact(NamedTuple):
    """A person, or an organisation itself."""

    id: int
    is_person: bool
    name: str
    account: str
    """The organisation of a person; "" for none."""
    department: str
    title: str
    birthday: str | None
    """As it is stored: 1980-03-14, or --03-14."""
    last_at: str | None
    """When they were last spoken to, as it is stored."""
    last_channel: str | None
    last_purpose: str | None
    reaches: tuple[Reach, ...] = ()


_LIVE = ", ".join(f"'{stage.value}'" for stage in LIVE_STAGES)
_PEOPLE = f"""
SELECT p.id AS id, 1 AS is_person, p.name AS name, coalesce(a.name, '') AS account, p.department AS department,
    p.title AS title, p.birthday AS birthday, c.held_at AS last_at, c.channel AS last_channel,
    c.purpose AS last_purpose, NULL AS reaches
FROM person p LEFT JOIN account a ON a.id = p.account_id
LEFT JOIN call c ON c.id = (
    SELECT l.id FROM call_person cp JOIN call l ON l.id = cp.call_id WHERE cp.person_id = p.id
    ORDER BY l.held_at DESC, l.id DESC LIMIT 1
)
WHERE p.status = 'active' AND NOT p.is_empty_seat
AND CASE WHEN :account IS NULL THEN a.id IS NULL OR a.stage IN ({_LIVE}) ELSE a.id = :account END
ORDER BY p.id"""
_ACCOUNTS = f"""
SELECT a.id AS id, 0 AS is_person, a.name AS name, '' AS account, '' AS department, '' AS title,
    NULL AS birthday, c.held_at AS last_at, c.channel AS last_channel, c.purpose AS last_purpose, NULL AS reaches
FROM account a LEFT JOIN call c ON c.id = (
    SELECT l.id FROM call l WHERE l.account_id = a.id ORDER BY l.held_at DESC, l.id DESC LIMIT 1
)
WHERE CASE WHEN :account IS NULL THEN a.stage IN ({_LIVE}) ELSE a.id = :account END
ORDER BY a.id"""


def contacts(book: Book, account_id: int | None = None) -> list[Contact]:
    """Everybody who can be reached by something: at customers, prospects and outside any account, or at one account.

    Not who left, and no empty seats. Organisations stand before people. Raises BookError.
    """
    found = []
    for statement, reaches in (
        (_ACCOUNTS, reaches_by_account(book)),
        (_PEOPLE, reaches_by_person(book)),
    ):
        for contact in book.lines(Contact, statement, {"account": account_id}):
            if ways := reaches.get(contact.id):
                found.append(contact._replace(is_person=bool(contact.is_person), reaches=ways))
    return found
