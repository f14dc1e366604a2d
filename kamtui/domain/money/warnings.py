"""What the sales say that has to be known (K1, K6, K18, K19): each warning says over which months, and offers one act.

No warning speaks of months that the book does not know, nor of a time before it knew of the account; a
figure that is not known warns of nothing (see `sales`). All but the plan are measured over the 12 months
up to the last known one, or as far as the book reaches back in them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kamtui.domain.accounts.words import LIVE_STAGES, Stage
from kamtui.domain.amounts import show_amount
from kamtui.domain.money.ahead import Ahead
from kamtui.domain.money.pareto import AbcClass, Earner, Pareto, pareto, percent_of
from kamtui.domain.money.sales import (
    DOWN_PERCENT,
    AccountYear,
    Horizon,
    Movement,
    Span,
    change_percent,
    movement,
    rhythm,
)
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.months import plus_months, show_month, show_months
from kamtui.domain.warning import Remedy, Severity, Subject, Warning, in_order

HOURS_PERCENT = 10
"""Of an account that takes less than so many percent of the logged time nothing is said about its time."""
HOURS_TIMES = 2
"""Time is out of proportion if its share is more than so many times the share of profit."""


@dataclass(frozen=True, slots=True)
class Standings:
    """How the accounts stand to each other over the 12 months: by revenue and by profit, and in which class each is.

    The classes are those of profit; where the book knows no profit at all, those of revenue
    (`by_profit_only` is then False). An account that bought nothing in the 12 months is in no order.
    """

    revenue: Pareto[int]
    profit: Pareto[int]
    classes: Mapping[int, AbcClass]
    by_profit_only: bool
    unknown_profit: tuple[int, ...]
    """Accounts with sales of which the profit is not known: a gap."""

    @property
    def total(self) -> int:
        """Of what the classes are shares."""
        return self.profit.total if self.by_profit_only else self.revenue.total

    def is_outside_a(self, account: AccountYear) -> bool | None:
        """Whether an account lies outside class A; None where it is not known."""
        if self.total <= 0 or account.revenue is None:
            return None
        if self.by_profit_only and account.profit is None:
            return None
        return self.classes.get(account.account_id) is not AbcClass.A


def standings(years: Iterable[AccountYear]) -> Standings:
    """The order of the accounts that have sales in the 12 months."""
    active = [one for one in years if one.months]
    revenue = pareto(
        [Earner(one.account_id, one.name, one.revenue) for one in active if one.revenue is not None]
    )
    profit = pareto(
        [Earner(one.account_id, one.name, one.profit) for one in active if one.profit is not None]
    )
    return Standings(
        revenue=revenue,
        profit=profit,
        classes=(profit if profit.count else revenue).classes(),
        by_profit_only=bool(profit.count),
        unknown_profit=tuple(one.account_id for one in active if one.profit is None),
    )


def money_warnings(
    years: Sequence[AccountYear],
    horizon: Horizon,
    ahead: Mapping[int, Ahead] | None = None,
    minutes: Mapping[int, int] | None = None,
    standing: Standings | None = None,
    only: int | None = None,
) -> list[Warning]:
    """Every warning about sales and plans: the severest first, then as `MoneyRule` orders them, then the largest.

    `ahead` is the plan ahead of each account, `minutes` the logged time of each in the 12 months, `standing`
    the order of these accounts if it is known already. With `only`, those of one account, which need the
    others too: it is in class A only among them.
    """
    standing = standing or standings(years)
    ahead, minutes = ahead or {}, minutes or {}
    all_minutes = sum(minutes.values())
    weighed: list[tuple[int, Warning]] = []
    for account in years:
        if account.stage not in LIVE_STAGES or only not in (None, account.account_id):
            continue
        subject = Subject(account.account_id, account.name)
        told = (
            loses_money(account, horizon),
            moved(account, horizon),
            late(account, horizon, standing),
            behind_plan(account, horizon),
            not_secured(ahead.get(account.account_id)),
            key_outside_a(account, horizon, standing),
            a_not_key(account, horizon, standing),
            takes_time(account, horizon, standing, minutes.get(account.account_id, 0), all_minutes),
        )
        weighed += [(pair[0], pair[1].of(subject)) for pair in told if pair is not None]
    weighed.sort(
        key=lambda pair: (-pair[0], sort_key(pair[1].subject.account), pair[1].subject.account_id or 0)
    )
    return in_order((warning for _weight, warning in weighed), MoneyRule)


Weighed = tuple[int, Warning]
"""A warning with what it is about in minor units, by which those of one rule are ordered."""


def loses_money(account: AccountYear, horizon: Horizon) -> Weighed | None:
    """The profit of the 12 months is below zero."""
    if account.profit is None or account.profit >= 0 or not account.months:
        return None
    sentence = _("Loses money: {loss} in {months}, at {revenue} of revenue.").format(
        loss=show_amount(account.profit),
        months=_span(horizon),
        revenue=show_amount(account.revenue or 0),
    )
    return -account.profit, Warning(MoneyRule.LOSES_MONEY, Severity.RED, sentence, Remedy.OPEN_NUMBERS)


def moved(account: AccountYear, horizon: Horizon) -> Weighed | None:
    """Lost, down by 15 % or more, or new: the 12 months against the 12 before, by revenue."""
    year = horizon.year
    match movement(account, horizon):
        case Movement.LOST if year:
            sentence = _("Lost: nothing bought in {months}, {before} in the 12 months before.").format(
                months=show_months(year.first, year.last), before=show_amount(account.before)
            )
            return account.before, Warning(MoneyRule.LOST, Severity.RED, sentence, Remedy.CALL)
        case Movement.DOWN if year:
            percent = change_percent(account.now, account.before)
            sentence = _("Down by {percent} %: {now} in {months}, {before} in the 12 months before.").format(
                percent=-percent if percent is not None else DOWN_PERCENT,
                now=show_amount(account.now),
                months=show_months(year.first, year.last),
                before=show_amount(account.before),
            )
            weight = account.before - account.now
            return weight, Warning(MoneyRule.DOWN, Severity.AMBER, sentence, Remedy.CALL)
        case Movement.NEW if year:
            if account.first_on is not None and account.first_on < year.before().first:
                text = _("Buys again: {now} in {months}, and nothing in the 12 months before.")
            else:
                text = _("New: {now} in {months}, and nothing in the 12 months before.")
            sentence = text.format(now=show_amount(account.now), months=show_months(year.first, year.last))
            return account.now, Warning(MoneyRule.NEW, Severity.AMBER, sentence, Remedy.CALL)
    return None


def late(account: AccountYear, horizon: Horizon, standing: Standings) -> Weighed | None:
    """In class A, and past its last month with sales by more than the mean of the last three intervals.

    The month that counts is the one after the last known: how long it goes on after that, the book does not know.
    """
    known, closing = rhythm(account.bought_on), horizon.closing
    if known is None or closing is None or standing.classes.get(account.account_id) is not AbcClass.A:
        return None
    if not known.is_late(plus_months(closing, 1)):
        return None
    every = _("every month") if known.mean == 1 else _("every {mean} months").format(mean=_short(known.mean))
    sentence = _("Late: last bought in {last}, up to then {every}, nothing by the end of {closing}.").format(
        last=show_month(known.last_on), every=every, closing=show_month(closing)
    )
    return account.revenue or 0, Warning(MoneyRule.LATE, Severity.RED, sentence, Remedy.CALL)


def behind_plan(account: AccountYear, horizon: Horizon) -> Weighed | None:
    """Less was sold than planned in the calendar year up to the last known month; pressing from 15 % on."""
    planned, months = account.planned_revenue, horizon.year_to_date
    if not planned or not months or account.reached_revenue >= planned:
        return None
    gap = planned - account.reached_revenue
    sentence = _("Behind its plan by {gap} ({percent} %): {sold} of {planned} in {months}.").format(
        gap=show_amount(gap),
        percent=percent_of(gap, planned),
        sold=show_amount(account.reached_revenue),
        planned=show_amount(planned),
        months=show_months(months[0], months[-1]),
    )
    is_far = gap * 100 >= planned * DOWN_PERCENT
    severity = Severity.RED if is_far else Severity.AMBER
    return gap, Warning(MoneyRule.BEHIND_PLAN, severity, sentence, Remedy.OPEN_NUMBERS)


def not_secured(ahead: Ahead | None) -> Weighed | None:
    """Of what is planned from the running month on not all is sold or agreed."""
    if ahead is None or ahead.open <= 0:
        return None
    sentence = _("Not secured: {open} of {planned} planned for {months}.").format(
        open=show_amount(ahead.open),
        planned=show_amount(ahead.planned),
        months=show_months(ahead.first, ahead.last),
    )
    if ahead.besides:
        sentence = _("{sentence} Agreed besides, not in money: {volumes}.").format(
            sentence=sentence, volumes=", ".join(ahead.besides)
        )
    return ahead.open, Warning(MoneyRule.NOT_SECURED, Severity.AMBER, sentence, Remedy.TASK)


def key_outside_a(account: AccountYear, horizon: Horizon, standing: Standings) -> Weighed | None:
    """A key account outside those that make 80 %, known for as long as that is measured."""
    year = horizon.known_year
    if not account.is_key or year is None or account.known_since > year.first:
        return None
    if not standing.is_outside_a(account):
        return None
    amount = account.profit if standing.by_profit_only else account.revenue
    text = (
        _("A key account outside class A: {amount} of profit in {months}.")
        if standing.by_profit_only
        else _("A key account outside class A: {amount} of revenue in {months}.")
    )
    sentence = text.format(amount=show_amount(amount or 0), months=_span(horizon))
    return -(amount or 0), Warning(MoneyRule.KEY_NOT_A, Severity.AMBER, sentence, Remedy.OPEN_NUMBERS)


def a_not_key(account: AccountYear, horizon: Horizon, standing: Standings) -> Weighed | None:
    """Among those that make 80 %, and not marked as a key account."""
    if account.is_key or standing.classes.get(account.account_id) is not AbcClass.A:
        return None
    amount = (account.profit if standing.by_profit_only else account.revenue) or 0
    percent = percent_of(amount, standing.total)
    text = (
        _("Not marked as key, and in class A: {percent} % of all profit in {months}.")
        if standing.by_profit_only
        else _("Not marked as key, and in class A: {percent} % of all revenue in {months}.")
    )
    sentence = text.format(percent=percent, months=_span(horizon))
    return amount, Warning(MoneyRule.A_NOT_KEY, Severity.AMBER, sentence, Remedy.MARK_KEY)


def takes_time(
    account: AccountYear, horizon: Horizon, standing: Standings, minutes: int, all_minutes: int
) -> Weighed | None:
    """Takes a tenth of the logged time or more, and more than twice its share of the profit."""
    total = standing.profit.total
    if account.profit is None or not account.months or total <= 0 or all_minutes <= 0:
        return None
    if minutes * 100 < all_minutes * HOURS_PERCENT:
        return None
    if minutes * total <= HOURS_TIMES * account.profit * all_minutes:
        return None
    hours = (minutes + 30) // 60
    sentence = ngettext(
        "Takes {time} % of the logged time ({count} hour) and brings {profit} % of the profit in {months}.",
        "Takes {time} % of the logged time ({count} hours) and brings {profit} % of the profit in {months}.",
        hours,
    ).format(
        time=percent_of(minutes, all_minutes),
        count=hours,
        profit=percent_of(account.profit, total),
        months=_span(horizon),
    )
    return minutes, Warning(MoneyRule.HOURS, Severity.AMBER, sentence, Remedy.OPEN_NUMBERS)


# -- the book as a whole


@dataclass(frozen=True, slots=True)
class Concentration:
    """What the largest account, the three and the five largest make of the total, in minor units."""

    first: int
    three: int
    five: int
    total: int


def concentration(order: Pareto[int]) -> Concentration:
    """How much hangs on how few."""
    return Concentration(order.largest(1), order.largest(3), order.largest(5), order.total)


def gaps(years: Iterable[AccountYear], horizon: Horizon) -> Iterator[str]:
    """What is not known, a sentence each: months without sales, accounts without profit or without any sales."""
    years = list(years)
    if horizon.closing is None:
        yield _("No sales of a month that is over are in the book.")
        return
    silent = horizon.silent_months
    if silent:
        yield ngettext(
            "Sales are known up to {month}; {count} month since then is not.",
            "Sales are known up to {month}; {count} months since then are not.",
            silent,
        ).format(month=show_month(horizon.closing), count=silent)
    year = horizon.year
    missing = len(horizon.known_in_year)
    if year is not None and missing < year.count:
        yield ngettext(
            "Of the 12 months {months} only {count} is known.",
            "Of the 12 months {months} only {count} are known.",
            missing,
        ).format(months=show_months(year.first, year.last), count=missing)
    without = sum(1 for one in years if one.months and one.profit is None)
    if without:
        yield ngettext(
            "{count} account has sales and no profit written down.",
            "{count} accounts have sales and no profit written down.",
            without,
        ).format(count=without)
    partly = sum(1 for one in years if one.profit is not None and one.without_profit)
    if partly:
        yield ngettext(
            "The profit of {count} account is not known in some months; those are left out.",
            "The profit of {count} accounts is not known in some months; those are left out.",
            partly,
        ).format(count=partly)
    unsold = sum(1 for one in years if one.stage is Stage.CUSTOMER and one.first_on is None)
    if unsold:
        yield ngettext(
            "Of {count} customer no sales were ever written down.",
            "Of {count} customers no sales were ever written down.",
            unsold,
        ).format(count=unsold)


def _span(horizon: Horizon) -> str:
    """The months that sums are over, as far as the book reaches back."""
    span: Span | None = horizon.known_year
    return show_months(span.first, span.last) if span else ""


def _short(months: Decimal) -> str:
    """A count of months without a needless zero: 3, 1.3."""
    return str(months).removesuffix(".0")
