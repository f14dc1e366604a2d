"""What was sold and planned in a month of an account, written down by hand."""

from collections.abc import Sequence

from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.problems import Problems
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.months import show_month
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


def set_months(book: Book, account_id: int, months: Sequence[MonthFigures]) -> None:
    """Set what was sold and planned in some months of an account, as one act; None is not known, or not planned.

    Raises Problems where a month has a profit and no revenue, and GoneMeanwhile.
    """
    for month in months:
        _require_revenue(month)
    row = book.row("SELECT name FROM account WHERE id = ?", (account_id,))
    if row is None:
        raise GoneMeanwhile
    (account,) = row
    if len(months) == 1:
        title = _("Set {month} of {name}").format(month=show_month(months[0].month_on), name=account)
    else:
        title = ngettext("Set {count} month of {name}", "Set {count} months of {name}", len(months)).format(
            count=len(months), name=account
        )
    with book.change(title) as act:
        for month in months:
            _set_sale(act, account_id, month)
            _set_plan(act, account_id, month)


def _require_revenue(month: MonthFigures) -> None:
    """Raise Problems where a month has a profit and no revenue."""
    if month.revenue is None and month.profit is not None:
        sentence = _("{month} has a profit and no revenue: write the revenue too.")
        raise Problems({"revenue": sentence.format(month=show_month(month.month_on))})


def _set_sale(act: Act, account_id: int, month: MonthFigures) -> None:
    sale = act.first(tables.Sale, account_id=account_id, month_on=month.month_on)
    if month.revenue is None:
        if sale is not None:
            act.delete(sale)
    elif sale is None:
        act.add(
            tables.Sale(
                id=act.new_id(),
                account_id=account_id,
                month_on=month.month_on,
                revenue=month.revenue,
                profit=month.profit,
            )
        )
    else:
        sale.revenue, sale.profit = month.revenue, month.profit


def _set_plan(act: Act, account_id: int, month: MonthFigures) -> None:
    plan = act.first(tables.Plan, account_id=account_id, month_on=month.month_on)
    if month.planned_revenue is None and month.planned_profit is None:
        if plan is not None:
            act.delete(plan)
    elif plan is None:
        act.add(
            tables.Plan(
                id=act.new_id(),
                account_id=account_id,
                month_on=month.month_on,
                revenue=month.planned_revenue,
                profit=month.planned_profit,
            )
        )
    else:
        plan.revenue, plan.profit = month.planned_revenue, month.planned_profit
