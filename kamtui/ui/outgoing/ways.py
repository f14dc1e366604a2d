"""The ways to reach whom the cursor stands on."""

from kamtui.domain.accounts.reach import Reach
from kamtui.store.accounts.people_reads import person_line
from kamtui.store.accounts.reads import account_entry
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand


def ways_of(desk: Desk, hand: AtHand) -> list[Reach]:
    """Every way to reach the person at hand, then those of the account at hand."""
    reaches: list[Reach] = []
    if hand.person_id is not None:
        person_id = hand.person_id
        person = desk.read_or_say(lambda: person_line(desk.book, person_id))
        reaches += person.reaches if person is not None else ()
    if hand.account_id is not None:
        account_id = hand.account_id
        entry = desk.read_or_say(lambda: account_entry(desk.book, account_id))
        reaches += entry.reaches if entry is not None else ()
    return reaches
