"""What an account brings, in two lines of its overview: the sum of 12 months, the change, and each month in a strip."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.amounts import whole_amount
from kamtui.domain.money.figures import ProfitChange
from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.money.sales import AccountYear, Horizon, MonthFigures, change_percent
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _
from kamtui.domain.time.months import show_months
from kamtui.store.account_card import AccountCard
from kamtui.ui.accounts.page.rows import LABEL, Row, fact_rows, head_rows, hint_row
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.blocks import APART
from kamtui.ui.widgets.line_list import Part


class AccountMoney(NamedTuple):
    """What is known of an account's sales; `months` are the 12, where sales of any account are known."""

    year: AccountYear | None
    horizon: Horizon
    months: tuple[MonthFigures, ...] = ()
    profit: ProfitChange | None = None
    abc: AbcClass | None = None
    """None also where it is not read yet."""


def money_rows(money: AccountMoney, card: AccountCard, width: int, glyphs: Glyphs) -> list[Row]:
    """Profit and revenue of the 12 months, and what they buy from all suppliers."""
    year, span = money.year, money.horizon.year
    if year is None or span is None or year.revenue is None:
        words = _("No sales known: {tab.numbers} shows the months to type them into.")
        rows = head_rows(_("Money"), "", width, glyphs)
        rows.append(hint_row("money", words, width, leads_to="numbers"))
    else:
        note = show_months(span.first, span.last)
        if money.abc is not None:
            note = _("class {abc} · {months}").format(abc=money.abc.label, months=note)
        rows = head_rows(_("Money"), note, width, glyphs, count="")
        revenue = [month.revenue for month in money.months]
        profit = [month.profit for month in money.months]
        change = change_percent(year.now, year.before)
        earned = money.profit.percent if money.profit is not None else None
        rows.append(_sum_row("revenue", _("Revenue"), year.revenue, change, revenue, width, glyphs))
        if year.profit is not None:
            rows.append(_sum_row("profit", _("Profit"), year.profit, earned, profit, width, glyphs))
    spend = card.entry.estimated_spend
    if spend is not None:
        words = _("{amount} a year from all suppliers").format(amount=whole_amount(spend))
        rows += fact_rows("spend", _("They buy"), words, width, part="money")
    return rows


def _sum_row(
    name: str,
    label: str,
    amount: int,
    change: Decimal | None,
    months: Sequence[int | None],
    width: int,
    glyphs: Glyphs,
) -> Row:
    """`Profit   61 300 €   +8.0 %   ▂▃▅▇▅▃▂▃▄▅▆▇`."""
    best = max((value for value in months if value is not None), default=0)
    strip = "".join(_level(value, best, glyphs) for value in months)
    parts: list[Part] = [
        (fit(label, LABEL) + " " * APART, "dim"),
        (fit(whole_amount(amount), 15, right=True), "red" if amount < 0 else ""),
        (fit(show_percent(change, signed=True), 10, right=True), ""),
    ]
    if LABEL + APART + 25 + 3 + cell_len(strip) <= width:
        parts.append((f"   {strip}", "accent"))
    return Row(tuple(parts), ("money", name), "money", "numbers")


def _level(value: int | None, best: int, glyphs: Glyphs) -> str:
    """A month beside the best one; a loss is a minus, and what is not known a point."""
    if value is None:
        return "." if glyphs.is_ascii else "·"
    if value < 0:
        return "-" if glyphs.is_ascii else "−"
    return glyphs.level(value, best) if best > 0 else glyphs.level(0, 1)
