"""Where each person is and was, kept in step with every change of a person, and written down by hand besides.

An active person of an account has one open membership, in that account; whoever left, moved away or stands outside
all accounts has none. Verbs call `follow` after they wrote a person. Who is at further accounts at the same time has
an open one besides at each of them, which `follow` leaves alone.
"""

from datetime import date

from kamtui.domain.accounts.stays import Stay, check_stay
from kamtui.domain.accounts.words import PersonStatus
from kamtui.domain.text.language import _
from kamtui.store.accounts.people_reads import person_name
from kamtui.store.accounts.reads import account_name
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


def follow(act: Act, person: "tables.Person", on: date) -> None:
    """Bring the memberships of a person, already written, in step with their account and status as of a day."""
    where = person.account_id if person.status == PersonStatus.ACTIVE.value else None
    act.flush()
    standing = act.first(tables.Membership, person_id=person.id, until_on=None, is_besides=False)
    if standing is not None:
        if standing.account_id == where:
            return
        standing.until_on = max(on, standing.since_on)
        act.flush()  # only one may be open
    if where is None:
        return
    besides = act.first(tables.Membership, person_id=person.id, account_id=where, until_on=None)
    if besides is not None:
        besides.is_besides = False
    else:
        act.add(tables.Membership(id=act.new_id(), person_id=person.id, account_id=where, since_on=on))


# -- written down by hand


def stays_of(book: Book, person_id: int) -> list[Stay]:
    """Where a person is and was, the present first and then the latest."""
    return [
        Stay(
            membership_id,
            account_id,
            account,
            date.fromisoformat(since_on),
            date.fromisoformat(until_on) if until_on else None,
            bool(is_besides),
        )
        for membership_id, account_id, account, since_on, until_on, is_besides in book.rows(
            "SELECT m.id, a.id, a.name, m.since_on, m.until_on, m.is_besides FROM membership m "
            "JOIN account a ON a.id = m.account_id WHERE m.person_id = ? "
            "ORDER BY m.until_on IS NOT NULL, m.is_besides, m.until_on DESC, m.since_on DESC, m.id DESC",
            (person_id,),
        )
    ]


def add_stay(
    book: Book, person_id: int, account_id: int, since_on: date, until_on: date | None, today: date
) -> None:
    """Write down that a person was at an account, or is there besides now. Raises Problems, GoneMeanwhile."""
    stay = Stay(0, account_id, account_name(book, account_id), since_on, until_on, until_on is None)
    check_stay(stay, stays_of(book, person_id), today)
    words = _("{name} at {account}").format(name=person_name(book, person_id), account=stay.account)
    with book.change(words) as act:
        act.add(
            tables.Membership(
                id=act.new_id(),
                person_id=act.get(tables.Person, person_id).id,
                account_id=account_id,
                since_on=since_on,
                until_on=until_on,
                is_besides=stay.is_besides,
            )
        )


def correct_stay(book: Book, membership_id: int, since_on: date, until_on: date | None, today: date) -> None:
    """Correct from when until when a person was at an account. Raises Problems, GoneMeanwhile."""
    person_id, before = _stay(book, membership_id)
    others = [stay for stay in stays_of(book, person_id) if stay.membership_id != membership_id]
    stay = before._replace(since_on=since_on, until_on=until_on)
    if before.until_on is not None and until_on is None:
        stay = stay._replace(is_besides=True)
    check_stay(stay, others, today, was_first=before.is_present and not before.is_besides)
    words = _("When {name} was at {account}").format(
        name=person_name(book, person_id), account=before.account
    )
    with book.change(words) as act:
        row = act.get(tables.Membership, membership_id)
        row.since_on, row.until_on, row.is_besides = since_on, until_on, stay.is_besides


def delete_stay(book: Book, membership_id: int) -> None:
    """A person was never at that account. Raises GoneMeanwhile."""
    person_id, stay = _stay(book, membership_id)
    words = _("{name} was never at {account}").format(name=person_name(book, person_id), account=stay.account)
    with book.change(words) as act:
        act.delete(act.get(tables.Membership, membership_id))


def stay(book: Book, membership_id: int) -> Stay:
    """One stay. Raises GoneMeanwhile."""
    return _stay(book, membership_id)[1]


def _stay(book: Book, membership_id: int) -> tuple[int, Stay]:
    """Whose stay it is, and the stay. Raises GoneMeanwhile."""
    row = book.row("SELECT person_id FROM membership WHERE id = ?", (membership_id,))
    if row is None:
        raise GoneMeanwhile
    (person_id,) = row
    return person_id, next(stay for stay in stays_of(book, person_id) if stay.membership_id == membership_id)
