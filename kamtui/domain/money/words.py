"""The closed lists of money: the code that is stored where a warning was accepted."""

from enum import StrEnum


class MoneyRule(StrEnum):
    """What the sales say; the code is stored where a warning was accepted. In the order in which it hurts."""

    LOSES_MONEY = "money_loses"
    LOST = "money_lost"
    LATE = "money_late"
    DOWN = "money_down"
    BEHIND_PLAN = "money_behind_plan"
    NOT_SECURED = "money_not_secured"
    KEY_NOT_A = "money_key_not_a"
    A_NOT_KEY = "money_a_not_key"
    HOURS = "money_hours"
    NEW = "money_new"

    @property
    def is_of_the_whole(self) -> bool:
        """They are about the account, not about people."""
        return True
