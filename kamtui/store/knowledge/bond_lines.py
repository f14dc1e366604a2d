"""How strong the bonds of all accounts are, in a line for each: what tells of which of them a rule may warn."""

from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.domain.knowledge.candidates import BondLine
from kamtui.domain.knowledge.words import Bond
from kamtui.store.book.book import Book

LATEST = (
    "(SELECT {column} FROM bond_reading WHERE account_id = a.id AND bond = '{bond}' "
    "ORDER BY read_on DESC, id DESC LIMIT 1)"
)
"""What the latest reading of a bond says: found by the index, where to go through all readings takes twice as long."""
LIVE = ", ".join(f"'{stage.value}'" for stage in LIVE_STAGES)
"""The stages of accounts that are warned of."""


def bond_lines(book: Book) -> list[BondLine]:
    """The strengths of the seven bonds and the cost of the value bond of each live account that has a reading of any."""
    columns = ", ".join(
        f"{LATEST.format(column='strength', bond=bond.value)} AS {bond.value}" for bond in Bond
    )
    cost = LATEST.format(column="yearly_cost", bond=Bond.VALUE.value)
    return book.lines(
        BondLine,
        f"SELECT a.id AS account_id, a.name, a.is_key, {cost} AS yearly_cost, {columns} FROM account a "
        f"WHERE a.stage IN ({LIVE}) AND EXISTS (SELECT 1 FROM bond_reading WHERE account_id = a.id)",
    )
