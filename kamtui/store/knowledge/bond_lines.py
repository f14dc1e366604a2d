"""How strong the bonds of accounts are, in a line for each: what tells of which of them a rule may warn."""

from collections.abc import Iterable

from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.domain.knowledge.candidates import BondLine
from kamtui.domain.knowledge.strengths import SIX
from kamtui.domain.knowledge.words import Bond
from kamtui.store.book.book import Book

LATEST = (
    "(SELECT {column} FROM bond_reading WHERE account_id = a.id AND bond = '{bond}' "
    "ORDER BY read_on DESC, id DESC LIMIT 1)"
)
"""What the latest reading of a bond says: found by the index, where to go through all readings takes twice as long."""
LIVE = ", ".join(f"'{stage.value}'" for stage in LIVE_STAGES)
"""The stages of accounts that are warned of."""


def bond_lines(book: Book, ids: Iterable[int]) -> list[BondLine]:
    """The strengths of the seven bonds and the cost of the value bond of some accounts; of those that have a reading of any."""
    columns = ", ".join(f"{_strength(bond)} AS {bond.value}" for bond in Bond)
    cost = LATEST.format(column="yearly_cost", bond=Bond.VALUE.value)
    return book.lines(
        BondLine,
        f"SELECT a.id AS account_id, a.name, {cost} AS yearly_cost, {columns} FROM account a "
        f"WHERE a.id IN ({', '.join(map(str, ids))}) AND EXISTS (SELECT 1 FROM bond_reading WHERE account_id = a.id)",
    )


def with_all_six(book: Book) -> set[int]:
    """The live accounts of which each of the bonds that are weighed against each other is known."""
    are_known = " AND ".join(f"{_strength(bond)} IS NOT NULL" for bond in SIX)
    rows = book.rows(f"SELECT a.id FROM account a WHERE a.stage IN ({LIVE}) AND {are_known}")
    return {account_id for (account_id,) in rows}


def _strength(bond: Bond) -> str:
    return LATEST.format(column="strength", bond=bond.value)
