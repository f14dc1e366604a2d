"""What the sales of an account say to its health."""

from kamtui.domain.day.health import Money
from kamtui.domain.money.pareto import percent_of
from kamtui.domain.money.sales import AccountYear, Horizon, change_percent


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
