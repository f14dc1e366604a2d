"""The terms of an account: what we owe and they owe, problems and favours, on one screen (K5, K6, K14-K16)."""

from kamtui.domain.language import _
from kamtui.ui.desk import Desk
from kamtui.ui.place import Place


class LedgerScreen(Place):
    """The balance of obligations of one account. (Being filled in.)"""

    TITLE = _("Terms of an account")
    PLACE = "accounts"

    def __init__(self, desk: Desk, account_id: int, record_id: int | None = None) -> None:
        super().__init__(desk)
        self.account_id = account_id
