"""What the sales say that has to be known (K1, K6, K18, K19): each warning says over which months, and offers one act.

No warning speaks of months that the book does not know, nor of a time before it knew of the account; a
figure that is not known warns of nothing (see `domain.money.sales`). All but the plan are measured over the 12 months
up to the last known one, or as far as the book reaches back in them.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.domain.amounts import show_amount
from kamtui.domain.money.ahead import Ahead
from kamtui.domain.money.concentration import takes_too_much_time
from kamtui.domain.money.pareto import AbcClass, show_part
from kamtui.domain.money.sales import (
    AccountYear,
    Horizon,
    Movement,
    Rhythm,
    Span,
    change_percent,
    movement,
    rhythm,
)
from kamtui.domain.money.standing import Standings, standings
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.decimals import show_decimal
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.thresholds import MoneyLimits
from kamtui.domain.time.months import plus_months, show_month, show_months
from kamtui.domain.warning import Remedy, Said, Severity, Subject, Warning, in_order

_USUAL = MoneyLimits()


def money_warnings(
    years: Sequence[AccountYear],
    horizon: Horizon,
    ahead: Mapping[int, Ahead] | None = None,
    minutes: Mapping[int, int] | None = None,
    standing: Standings | None = None,
    only: int | None = None,
    limits: MoneyLimits = _USUAL,
) -> list[Warning]:
    """Every warning about sales and plans: the severest first, then as `MoneyRule` orders them, then the largest.

    `ahead` is the plan ahead of each account, `minutes` the logged time of each in the 12 months, `standing`
    the order of these accounts if it is known already. With `only`, those of one account, which need the
    others too: it is in class A only among them.
    """
    standing = standing or standings(years, limits)
    ahead, minutes = ahead or {}, minutes or {}
    all_minutes = sum(minutes.values())
    weighed: list[Weighed] = []
    for account in years:
        if account.stage not in LIVE_STAGES or only not in (None, account.account_id):
            continue
        weighed += weighed_warnings(
            account,
            horizon,
            ahead.get(account.account_id),
            minutes.get(account.account_id, 0),
            all_minutes,
            standing,
            limits,
        )
    weighed.sort(key=_by_amount)
    return in_order((warning for _amount, warning in weighed), MoneyRule)


class Weighed(NamedTuple):
    """A warning with what it is about in minor units, by which those of one rule are ordered."""

    amount: int
    warning: Warning


def weighed_warnings(
    account: AccountYear,
    horizon: Horizon,
    ahead: Ahead | None,
    minutes: int,
    all_minutes: int,
    standing: Standings,
    limits: MoneyLimits = _USUAL,
) -> list[Weighed]:
    """Every warning about the sales and plans of an account, as `MoneyRule` orders them."""
    subject = Subject(account.account_id, account.name)
    told = (
        loses_money(account, horizon),
        moved(account, horizon, limits),
        late(account, horizon, standing, limits),
        behind_plan(account, horizon, limits),
        not_secured(ahead),
        key_outside_a(account, horizon, standing),
        a_not_key(account, horizon, standing),
        takes_time(account, horizon, standing, minutes, all_minutes, limits),
    )
    return [Weighed(amount, warning.of(subject)) for amount, warning in filter(None, told)]


def _by_amount(weighed: Weighed) -> tuple[int, str, int]:
    """The order within a rule: what is about most first, then by the name of the account."""
    subject = weighed.warning.subject
    return -weighed.amount, sort_key(subject.account), subject.account_id or 0


def loses_money(account: AccountYear, horizon: Horizon) -> Weighed | None:
    """The profit of the 12 months is below zero."""
    if account.profit is None or not account.loses_money:
        return None
    said = Said(_loses_words, (account.profit, account.revenue or 0, horizon))
    return Weighed(-account.profit, Warning(MoneyRule.LOSES_MONEY, Severity.RED, said, Remedy.OPEN_NUMBERS))


def _loses_words(profit: int, revenue: int, horizon: Horizon) -> str:
    return _("Loses money: {loss} in {months}, at {revenue} of revenue.").format(
        loss=show_amount(profit), months=_span(horizon), revenue=show_amount(revenue)
    )


def moved(account: AccountYear, horizon: Horizon, limits: MoneyLimits = _USUAL) -> Weighed | None:
    """Lost, down by 15 % or more, or new: the 12 months against the 12 before, by revenue."""
    year = horizon.year
    match movement(account, horizon, limits):
        case Movement.LOST if year:
            said = Said(_lost_words, (account.before, year))
            return Weighed(account.before, Warning(MoneyRule.LOST, Severity.RED, said, Remedy.CALL))
        case Movement.DOWN if year:
            said = Said(_down_words, (account.now, account.before, limits.down_percent, year))
            weight = account.before - account.now
            return Weighed(weight, Warning(MoneyRule.DOWN, Severity.AMBER, said, Remedy.CALL))
        case Movement.NEW if year:
            said = Said(_new_words, (account.now, account.first_on, year))
            return Weighed(account.now, Warning(MoneyRule.NEW, Severity.AMBER, said, Remedy.CALL))
    return None


def _lost_words(before: int, year: Span) -> str:
    return _("Lost: nothing bought in {months}, {before} in the 12 months before.").format(
        months=show_months(year.first, year.last), before=show_amount(before)
    )


def _down_words(now: int, before: int, at_least: int, year: Span) -> str:
    percent = change_percent(now, before)
    return _("Down by {percent} %: {now} in {months}, {before} in the 12 months before.").format(
        percent=show_decimal(-percent) if percent is not None else at_least,
        now=show_amount(now),
        months=show_months(year.first, year.last),
        before=show_amount(before),
    )


def _new_words(now: int, first_on: date | None, year: Span) -> str:
    if first_on is not None and first_on < year.before().first:
        text = _("Buys again: {now} in {months}, and nothing in the 12 months before.")
    else:
        text = _("New: {now} in {months}, and nothing in the 12 months before.")
    return text.format(now=show_amount(now), months=show_months(year.first, year.last))


def late(
    account: AccountYear, horizon: Horizon, standing: Standings, limits: MoneyLimits = _USUAL
) -> Weighed | None:
    """In class A, and past its last month with sales by more than the mean of the last three intervals.

    The month that counts is the one after the last known: how long it goes on after that, the book does not know.
    """
    known, closing = rhythm(account.bought_on, limits.late_intervals), horizon.closing
    if known is None or closing is None or standing.classes.get(account.account_id) is not AbcClass.A:
        return None
    if not known.is_late(plus_months(closing, 1)):
        return None
    said = Said(_late_words, (known, closing))
    return Weighed(account.revenue or 0, Warning(MoneyRule.LATE, Severity.RED, said, Remedy.CALL))


def _late_words(known: Rhythm, closing: date) -> str:
    return _("Late: last bought in {last}, up to then {every}, nothing by the end of {closing}.").format(
        last=show_month(known.last_on), every=_every(known), closing=show_month(closing)
    )


def _every(known: Rhythm) -> str:
    return _("every month") if known.mean == 1 else _("every {mean} months").format(mean=_short(known.mean))


def rhythm_words(account: AccountYear, limits: MoneyLimits = _USUAL) -> str:
    """In which month an account last bought and how often until then, for a line whose heading says that it is late."""
    known = rhythm(account.bought_on, limits.late_intervals)
    if known is None:
        return ""
    text = _("last in {month}, until then {every}")
    return text.format(month=show_month(known.last_on), every=_every(known))


def behind_plan(account: AccountYear, horizon: Horizon, limits: MoneyLimits = _USUAL) -> Weighed | None:
    """Less was sold than planned in the calendar year up to the last known month; pressing from 15 % on."""
    planned, months, plan_gap = account.planned_revenue, horizon.year_to_date, account.plan_gap
    if not planned or not months or plan_gap is None or plan_gap >= 0:
        return None
    gap = -plan_gap
    said = Said(_behind_words, (gap, account.reached_revenue, planned, months))
    is_far = gap * 100 >= planned * limits.down_percent
    severity = Severity.RED if is_far else Severity.AMBER
    return Weighed(gap, Warning(MoneyRule.BEHIND_PLAN, severity, said, Remedy.OPEN_NUMBERS))


def _behind_words(gap: int, sold: int, planned: int, months: Sequence[date]) -> str:
    return _("Behind its plan by {gap} ({percent} %): {sold} of {planned} in {months}.").format(
        gap=show_amount(gap),
        percent=show_part(gap, planned),
        sold=show_amount(sold),
        planned=show_amount(planned),
        months=show_months(months[0], months[-1]),
    )


def not_secured(ahead: Ahead | None) -> Weighed | None:
    """Of what is planned from the running month on not all is sold or agreed."""
    if ahead is None or ahead.open <= 0:
        return None
    said = Said(_not_secured_words, (ahead,))
    return Weighed(ahead.open, Warning(MoneyRule.NOT_SECURED, Severity.AMBER, said, Remedy.TASK))


def _not_secured_words(ahead: Ahead) -> str:
    sentence = _("Not secured: {open} of {planned} planned for {months}.").format(
        open=show_amount(ahead.open),
        planned=show_amount(ahead.planned),
        months=show_months(ahead.first, ahead.last),
    )
    if ahead.besides:
        sentence = _("{sentence} Agreed besides, not in money: {volumes}.").format(
            sentence=sentence, volumes=", ".join(ahead.besides)
        )
    return sentence


def key_outside_a(account: AccountYear, horizon: Horizon, standing: Standings) -> Weighed | None:
    """A key account outside those that make 80 %, known for as long as that is measured."""
    year = horizon.known_year
    if not account.is_key or year is None or account.known_since > year.first:
        return None
    if not standing.is_outside_a(account):
        return None
    amount = (account.profit if standing.by_profit_only else account.revenue) or 0
    said = Said(_key_not_a_words, (amount, standing.by_profit_only, horizon))
    return Weighed(-amount, Warning(MoneyRule.KEY_NOT_A, Severity.AMBER, said, Remedy.OPEN_NUMBERS))


def _key_not_a_words(amount: int, by_profit: bool, horizon: Horizon) -> str:
    text = (
        _("A key account outside class A: {amount} of profit in {months}.")
        if by_profit
        else _("A key account outside class A: {amount} of revenue in {months}.")
    )
    return text.format(amount=show_amount(amount), months=_span(horizon))


def a_not_key(account: AccountYear, horizon: Horizon, standing: Standings) -> Weighed | None:
    """Among those that make 80 %, and not marked as a key account; where one account alone has sales that says nothing."""
    if (
        account.is_key
        or standing.order.count < 2
        or standing.classes.get(account.account_id) is not AbcClass.A
    ):
        return None
    amount = (account.profit if standing.by_profit_only else account.revenue) or 0
    said = Said(_a_not_key_words, (amount, standing.total, standing.by_profit_only, horizon))
    return Weighed(amount, Warning(MoneyRule.A_NOT_KEY, Severity.AMBER, said, Remedy.MARK_KEY))


def _a_not_key_words(amount: int, total: int, by_profit: bool, horizon: Horizon) -> str:
    text = (
        _("Not marked as key, and in class A: {percent} % of all profit in {months}.")
        if by_profit
        else _("Not marked as key, and in class A: {percent} % of all revenue in {months}.")
    )
    return text.format(percent=show_part(amount, total), months=_span(horizon))


def takes_time(
    account: AccountYear,
    horizon: Horizon,
    standing: Standings,
    minutes: int,
    all_minutes: int,
    limits: MoneyLimits = _USUAL,
) -> Weighed | None:
    """Takes a tenth of the logged time or more, and more than twice its share of the profit."""
    total = standing.profit.total
    if account.profit is None or not takes_too_much_time(account, total, minutes, all_minutes, limits):
        return None
    said = Said(_takes_time_words, (minutes, all_minutes, account.profit, total, horizon))
    return Weighed(minutes, Warning(MoneyRule.HOURS, Severity.AMBER, said, Remedy.OPEN_NUMBERS))


def _takes_time_words(minutes: int, all_minutes: int, profit: int, total: int, horizon: Horizon) -> str:
    hours = (minutes + 30) // 60
    return ngettext(
        "Takes {time} % of the logged time ({count} hour) and brings {profit} % of the profit in {months}.",
        "Takes {time} % of the logged time ({count} hours) and brings {profit} % of the profit in {months}.",
        hours,
    ).format(
        time=show_part(minutes, all_minutes),
        count=hours,
        profit=show_part(profit, total),
        months=_span(horizon),
    )


def _span(horizon: Horizon) -> str:
    """The months that sums are over, as far as the book reaches back."""
    span: Span | None = horizon.known_year
    return show_months(span.first, span.last) if span else ""


def _short(months: Decimal) -> str:
    """A count of months without a needless zero: 3, 1.3."""
    return show_whole(int(months)) if months == int(months) else show_decimal(months)
