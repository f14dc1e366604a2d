"""The numbers as lists that leave the program: who brings what, what moved, plan, shares, the months of an account."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kamtui.domain.listing import NOTHING, Cell, Column, Listing, listing_of, said
from kamtui.domain.money.figures import Figure, month_margin
from kamtui.domain.money.measure import Measure
from kamtui.domain.money.movements import MovedAccount, MovementGroup, YearInWhole
from kamtui.domain.money.pareto import AbcClass, Pareto, ParetoLine, in_whole
from kamtui.domain.money.plan import PlanLine
from kamtui.domain.money.sales import MonthFigures, change_percent
from kamtui.domain.text.language import _
from kamtui.domain.time.months import show_month
from kamtui.exchange.lists.cells import coded, counted, in_percent, in_whole_money, named_by_id


def pareto_listing(lines: Iterable[ParetoLine[int]], order: Pareto[int], measure: Measure) -> Listing:
    """Accounts, a line each in their place: what they bring, their share, what all up to them bring."""
    return listing_of(
        lines,
        (Column("place", _("place"), is_right=True), lambda line: counted(line.place)),
        (Column("account", _("account"), may_be_cut=True), lambda line: said(line.name)),
        (
            Column(measure.value, measure.label, is_right=True),
            lambda line: in_whole_money(line.amount, in_whole(line)),
        ),
        (
            Column("share_percent", _("share"), is_right=True),
            lambda line: in_percent(order.percent(line.amount)),
        ),
        (Column("cumulated", _("together"), is_right=True), lambda line: in_whole_money(line.cumulated)),
        (
            Column("cumulated_percent", _("together, in percent"), is_right=True),
            lambda line: in_percent(order.percent(line.cumulated)),
        ),
        (Column("class", _("class")), lambda line: coded(line.abc, line.abc.label)),
        (Column("account_id", ""), lambda line: named_by_id(line.record_id)),
    )


class Moved(NamedTuple):
    """An account in a group of what moved."""

    group: MovementGroup
    account: MovedAccount
    shown: YearInWhole
    abc: AbcClass | None


def movement_listing(moved: Iterable[Moved]) -> Listing:
    """What moved, an account a line: its 12 months beside those before."""
    return listing_of(
        moved,
        (Column("group", _("what moved")), lambda line: coded(line.group, line.group.label)),
        (Column("account", _("account"), may_be_cut=True), lambda line: said(line.account.year.name)),
        (Column("class", _("class")), lambda line: coded(line.abc, line.abc.label) if line.abc else NOTHING),
        (
            Column("revenue", _("12 months"), is_right=True),
            lambda line: in_whole_money(line.account.year.revenue, line.shown.now),
        ),
        (
            Column("before", _("12 before"), is_right=True),
            lambda line: in_whole_money(line.account.year.before, line.shown.before),
        ),
        (Column("change_percent", _("change"), is_right=True), _change),
        (
            Column("profit", _("profit"), is_right=True),
            lambda line: in_whole_money(line.account.year.profit, line.shown.profit),
        ),
        (Column("note", _("note"), may_be_cut=True), lambda line: said(line.account.sentence)),
        (Column("account_id", ""), lambda line: named_by_id(line.account.year.account_id)),
    )


def _change(line: Moved) -> Cell:
    year = line.account.year
    return NOTHING if line.account.is_new else in_percent(change_percent(year.now, year.before))


class Planned(NamedTuple):
    """A month against its plan; with an account, that account in it."""

    month: date
    line: PlanLine
    shown: PlanLine
    """The same without cents, as it stands among others that add up."""
    account_id: int | None = None


def plan_listing(lines: Iterable[Planned], measure: Measure) -> Listing:
    """Months and the accounts in them, a line each: reached, planned, the year before, and what is secured ahead."""
    return listing_of(
        lines,
        (Column("month", _("month")), lambda planned: in_month(planned.month)),
        (
            Column("account", _("account"), may_be_cut=True),
            lambda planned: said(planned.line.name) if planned.account_id is not None else NOTHING,
        ),
        (
            Column(measure.value, measure.label, is_right=True),
            lambda planned: in_whole_money(planned.line.reached, planned.shown.reached),
        ),
        (
            Column("planned", _("planned"), is_right=True),
            lambda planned: in_whole_money(planned.line.planned, planned.shown.planned),
        ),
        (
            Column("gap", _("gap"), is_right=True),
            lambda planned: in_whole_money(planned.line.gap, planned.shown.gap),
        ),
        (
            Column("before", _("year before"), is_right=True),
            lambda planned: in_whole_money(planned.line.before, planned.shown.before),
        ),
        (
            Column("secured", _("secured"), is_right=True),
            lambda planned: in_whole_money(planned.line.secured, planned.shown.secured),
        ),
        (Column("account_id", ""), lambda planned: named_by_id(planned.account_id)),
    )


def in_month(month: date) -> Cell:
    """A month: 2026-11 for programs."""
    return Cell(f"{month:%Y-%m}", show_month(month))


class Share(NamedTuple):
    """What hangs on whom: a share of the whole, of the logged time, or what a value bond costs."""

    part: str
    name: str
    amount: int | None = None
    percent: Decimal | None = None
    minutes: int | None = None
    profit_percent: Decimal | None = None
    cost: int | None = None
    left: int | None = None
    account_id: int | None = None


def share_listing(shares: Iterable[Share], measure: Measure) -> Listing:
    """What hangs on whom, a line each."""
    return listing_of(
        shares,
        (Column("part", _("part")), lambda share: said(share.part)),
        (Column("name", _("name"), may_be_cut=True), lambda share: said(share.name)),
        (Column(measure.value, measure.label, is_right=True), lambda share: in_whole_money(share.amount)),
        (Column("minutes", _("minutes"), is_right=True), lambda share: counted(share.minutes)),
        (Column("share_percent", _("share"), is_right=True), lambda share: in_percent(share.percent)),
        (
            Column("profit_percent", _("share of profit"), is_right=True),
            lambda share: in_percent(share.profit_percent),
        ),
        (Column("cost", _("cost a year"), is_right=True), lambda share: in_whole_money(share.cost)),
        (Column("left", _("left"), is_right=True), lambda share: in_whole_money(share.left)),
        (Column("account_id", ""), lambda share: named_by_id(share.account_id)),
    )


def month_listing(months: Iterable[MonthFigures], whole: Mapping[date, MonthFigures]) -> Listing:
    """The months of an account, a line each: sold, earned, planned; `whole` are these as they stand without cents."""

    def amount(month: MonthFigures, figure: Figure) -> Cell:
        return in_whole_money(figure.of(month), figure.of(whole.get(month.month_on, month)))

    return listing_of(
        months,
        (Column("month", _("month")), lambda month: in_month(month.month_on)),
        (Column("revenue", _("revenue"), is_right=True), lambda month: amount(month, Figure.REVENUE)),
        (
            Column("planned_revenue", _("planned revenue"), is_right=True),
            lambda month: amount(month, Figure.PLANNED_REVENUE),
        ),
        (Column("profit", _("profit"), is_right=True), lambda month: amount(month, Figure.PROFIT)),
        (
            Column("planned_profit", _("planned profit"), is_right=True),
            lambda month: amount(month, Figure.PLANNED_PROFIT),
        ),
        (Column("margin_percent", _("margin"), is_right=True), lambda month: in_percent(month_margin(month))),
    )
