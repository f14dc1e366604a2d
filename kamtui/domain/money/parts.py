"""What the sales of an account say to the rules about its bonds."""

from kamtui.domain.knowledge.warnings import BondMoney
from kamtui.domain.money.sales import AccountYear, Horizon
from kamtui.domain.money.standing import Standings


def bond_money(account: AccountYear, horizon: Horizon, standing: Standings) -> BondMoney:
    """The profit of 12 months, and whether it lies outside class A.

    Both are not known of an account, or in a book, that is known for less than 12 months: what a bond
    costs in a year is not set against the profit of a shorter time.
    """
    year = horizon.year
    if year is None or horizon.months[0] > year.first or account.known_since > year.first:
        return BondMoney()
    return BondMoney(account.profit, standing.is_outside_a(account), standing.order.a_percent)
