"""What an import of plans would do: what each account is to buy and earn in each month.

What the list says of a month counts; what it does not say of it stays. A plan of a whole year is a twelfth of it in each month, unless
the book plans as much for that year, shared out otherwise. Of an account that the list plans twice, and differently, nothing is taken.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.importing.outcomes import FieldChange
from kamtui.domain.amounts import show_amount
from kamtui.domain.importing.plan import PlannedRecord, Verdict
from kamtui.domain.text.language import _
from kamtui.domain.time.months import show_months


class MonthPlan(NamedTuple):
    """What is planned for a month, in minor units; None is not said."""

    month_on: date
    revenue: int | None = None
    profit: int | None = None

    def over(self, known: "MonthPlan | None") -> "MonthPlan":
        """This plan, with what it does not say as it was."""
        if known is None:
            return self
        return MonthPlan(
            self.month_on,
            known.revenue if self.revenue is None else self.revenue,
            known.profit if self.profit is None else self.profit,
        )


class PlanSaid(NamedTuple):
    """What a row plans, each month once, and which years it plans as a whole."""

    months: tuple[MonthPlan, ...]
    years: frozenset[int] = frozenset()


Planned = PlannedRecord[PlanSaid]
_MOST_SHOWN = 3
"""Months that an update shows one by one."""


def in_parts(amount: int, count: int) -> list[int]:
    """The amount of a year or quarter in parts that make it up, none more than a cent larger than another."""
    whole, rest = divmod(abs(amount), count)
    sign = -1 if amount < 0 else 1
    return [sign * (whole + (place < rest)) for place in range(count)]


def planned_plans(records: Sequence[Planned], known: Mapping[int, Mapping[date, MonthPlan]]) -> list[Planned]:
    """What becomes of each row, as it was located."""
    said: dict[tuple[object, date], MonthPlan] = {}
    twice: set[object] = set()
    for record in records:
        for month in record.row.entry.months:
            key = (record.account_id or record.owner, month.month_on)
            other = said.setdefault(key, month)
            if other != month and not _complete(other, month):
                twice.add(key[0])
            said[key] = month.over(other)
    return [_planned(record, known, twice) for record in records]


def _complete(one: MonthPlan, other: MonthPlan) -> bool:
    """Whether two plans of a month say different figures of it: its revenue the one, its profit the other."""
    return (one.revenue is None or other.revenue is None) and (one.profit is None or other.profit is None)


def _planned(record: Planned, known: Mapping[int, Mapping[date, MonthPlan]], twice: set[object]) -> Planned:
    if record.verdict is not Verdict.ADDED:
        return record
    if record.account_id is None and not record.owner:
        return record._replace(verdict=Verdict.REFUSED, reason=_("no account is named"))
    if (record.account_id or record.owner) in twice:
        reason = _("the list plans a month of this account twice, and differently")
        return record._replace(verdict=Verdict.REFUSED, reason=reason)
    of_account = known.get(record.account_id or 0, {})
    said = record.row.entry
    shared_out = {year for year in said.years if _is_shared_out(year, said, of_account)}
    changes = [
        (of_account.get(month.month_on), now)
        for month in said.months
        if month.month_on.year not in shared_out
        if (now := month.over(of_account.get(month.month_on))) != of_account.get(month.month_on)
    ]
    if not changes:
        return record._replace(verdict=Verdict.UNCHANGED)
    row = record.row._replace(entry=said._replace(months=tuple(now for _was, now in changes)))
    if all(was is None for was, _now in changes):
        return record._replace(row=row)
    before, after = [was for was, _now in changes if was is not None], [now for _was, now in changes]
    changed = [FieldChange("plan", _shown([was] if was else []), _shown([now])) for was, now in changes]
    if len(changed) > _MOST_SHOWN:
        changed = [FieldChange("plan", _shown(before), _shown(after))]
    return record._replace(row=row, verdict=Verdict.UPDATED, changed=tuple(changed))


def _is_shared_out(year: int, said: PlanSaid, known: Mapping[date, MonthPlan]) -> bool:
    """Whether the book plans as much for a year as the list does."""
    months = [month for month in said.months if month.month_on.year == year]
    there = [plan for month_on, plan in known.items() if month_on.year == year]
    revenue, profit = _total([plan.revenue for plan in months]), _total([plan.profit for plan in months])
    is_revenue = revenue in (None, _total([plan.revenue for plan in there]))
    return is_revenue and profit in (None, _total([plan.profit for plan in there]))


def _total(amounts: Sequence[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _shown(months: Sequence[MonthPlan]) -> str:
    """Some months with what is planned for all of them; "" for none."""
    if not months:
        return ""
    totals = (_total([month.revenue for month in months]), _total([month.profit for month in months]))
    amounts = " / ".join(show_amount(amount) for amount in totals if amount is not None)
    return f"{show_months(months[0].month_on, months[-1].month_on)} {amounts}"
