"""What a view of the numbers measures: profit or revenue."""

from enum import StrEnum

from kamtui.domain.money.sums import MonthOfAccount, MonthTotal
from kamtui.domain.text.language import _


class Measure(StrEnum):
    """What is measured."""

    PROFIT = "profit"
    REVENUE = "revenue"

    @property
    def label(self) -> str:
        return _("profit") if self is Measure.PROFIT else _("revenue")

    @property
    def other(self) -> "Measure":
        return Measure.REVENUE if self is Measure.PROFIT else Measure.PROFIT

    def reached(self, month: MonthTotal | MonthOfAccount) -> int | None:
        """What was sold or earned in a month."""
        return month.profit if self is Measure.PROFIT else month.revenue

    def planned(self, month: MonthTotal | MonthOfAccount) -> int | None:
        """What was planned for a month."""
        return month.planned_profit if self is Measure.PROFIT else month.planned_revenue

    def before(self, month: MonthOfAccount) -> int | None:
        """What was sold or earned in the same month of the year before."""
        return month.profit_before if self is Measure.PROFIT else month.revenue_before
