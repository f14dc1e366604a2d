"""What can be done from the list of accounts by their marks."""

from kamtui.ui.knowledge.hand import MARKS
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand


async def open_marks(desk: Desk, hand: AtHand) -> None:
    """Open the dossier of the account at hand on its marks."""
    if hand.account_id is not None:
        desk.open_account(hand.account_id, "dossier", MARKS)
