"""What the sales of an account say to the rules about its bonds and to its health."""

from kamtui.domain.day.health import Money
from kamtui.domain.knowledge.warnings import BondMoney
from kamtui.domain.money.pareto import percent_of
from kamtui.domain.money.sales import AccountYear, Horizon, change_percent
from kamtui.domain.money.standing import Standings


def bond_money(account: AccountYear, horizon: Horizon, standing: Standings) -> BondMoney:
    """The profit of 12 months, and whether it lies outside class A.

    Both are not known of an account, or in a book, that is known for less than 12 months: what a bond
    costs in a year is not set against the profit of a shorter time.
    """
    year = horizon.year
    if year is None or horizon.months[0] > year.first or account.known_since > year.first:
        return BondMoney()
    return BondMoney(account.profit, standing.is_outside_a(account))


def health_money(account: AccountYear, horizon: Horizon) -> Money:
    """Revenue against the year before, where two years are known, and against the plan of the year to date."""
    change = None
    if horizon.reaches_two_years and account.first_on is not None:
        change = change_percent(account.now, account.before, places=0)
    reached = (
        percent_of(account.reached_revenue, account.planned_revenue, 0) if account.planned_revenue else None
    )
    return Money(
        change_percent=None if change is None else int(change),
        plan_percent=None if reached is None else int(reached),
    )
