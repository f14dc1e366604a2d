"""What keys do about the line at hand of the walk, where they do something else than in Today."""

from kamtui.ui.day import line_acts
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand


async def open_line(desk: Desk, hand: AtHand) -> None:
    """Look at the account of the line, on its terms where the line is one; what is of no account opens at once."""
    if hand.term_id is not None and hand.account_id is not None:
        desk.open_account(hand.account_id, "terms", hand.term_id)
    else:
        await line_acts.open_line(desk, hand)
