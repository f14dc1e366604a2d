"""Where each person is and was, kept in step with every change of a person.

An active person of an account has one open membership, in that account; whoever left, moved away
or stands outside all accounts has none. Verbs call `follow` after they wrote a person.
"""

from datetime import date

from kamtui.domain.accounts.words import PersonStatus
from kamtui.store.book import tables
from kamtui.store.book.act import Act


def follow(act: Act, person: "tables.Person", on: date) -> None:
    """Bring the memberships of a person, already written, in step with their account and status as of a day."""
    where = person.account_id if person.status == PersonStatus.ACTIVE.value else None
    act.flush()
    standing = act.first(tables.Membership, person_id=person.id, until_on=None)
    if standing is not None:
        if standing.account_id == where:
            return
        standing.until_on = max(on, standing.since_on)
        act.flush()  # only one may be open
    if where is not None:
        act.add(tables.Membership(id=act.new_id(), person_id=person.id, account_id=where, since_on=on))
