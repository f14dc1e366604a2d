"""Which accounts moved: lost, down, late, losing money or new (K18)."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.domain.money.pareto import Earner, in_whole, pareto
from kamtui.domain.money.sales import AccountYear, Horizon, Movement, movement
from kamtui.domain.money.standing import Standings
from kamtui.domain.money.warnings import late, rhythm_words
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _
from kamtui.domain.thresholds import MoneyLimits

_USUAL = MoneyLimits()


class MovementGroup(StrEnum):
    """What accounts are grouped by, in the order in which the groups stand."""

    LOST = "lost"
    DOWN = "down"
    LATE = "late"
    LOSES = "loses"
    NEW = "new"

    @property
    def label(self) -> str:
        return {
            MovementGroup.LOST: _("Lost"),
            MovementGroup.DOWN: _("Down"),
            MovementGroup.LATE: _("Late"),
            MovementGroup.LOSES: _("Loses money"),
            MovementGroup.NEW: _("New"),
        }[self]


class MovedAccount(NamedTuple):
    """An account in a group."""

    year: AccountYear
    amount: int
    """What it is about, in minor units: what was lost, is less or new, or is lost on it."""
    sentence: str = ""
    """What is said of it where its sums do not say it: how late it is."""
    in_short: str = ""
    """The same for a line below a heading that says it already."""
    is_new: bool = False
    """Whether it bought nothing in the year before; never said where two years are not known."""


def movement_groups(
    years: Iterable[AccountYear], horizon: Horizon, standing: Standings, limits: MoneyLimits = _USUAL
) -> dict[MovementGroup, list[MovedAccount]]:
    """Every group with its accounts, those with the largest amounts first.

    An account is lost whatever is said of it since: it went, and its sales with it. The other groups are of
    live accounts alone (`LIVE_STAGES`), and one account may be in several.
    """
    groups: dict[MovementGroup, list[MovedAccount]] = {group: [] for group in MovementGroup}
    for year in years:
        for group, moved in _groups_of(year, horizon, standing, limits):
            groups[group].append(moved)
    for members in groups.values():
        members.sort(key=lambda moved: (-moved.amount, sort_key(moved.year.name), moved.year.account_id))
    return groups


def _groups_of(
    year: AccountYear, horizon: Horizon, standing: Standings, limits: MoneyLimits
) -> Iterable[tuple[MovementGroup, MovedAccount]]:
    moves = movement(year, horizon, limits)
    if moves is Movement.LOST:
        yield MovementGroup.LOST, MovedAccount(year, year.before)
    if year.stage not in LIVE_STAGES:
        return
    if moves is Movement.DOWN:
        yield MovementGroup.DOWN, MovedAccount(year, year.before - year.now)
    if moves is Movement.NEW:
        yield MovementGroup.NEW, MovedAccount(year, year.now, is_new=True)
    if (weighed := late(year, horizon, standing, limits)) is not None:
        amount, warning = weighed
        in_short = rhythm_words(year, limits)
        yield MovementGroup.LATE, MovedAccount(year, amount, warning.sentence, in_short)
    if year.profit is not None and year.loses_money:
        yield MovementGroup.LOSES, MovedAccount(year, -year.profit, is_new=moves is Movement.NEW)


class YearInWhole(NamedTuple):
    """What an account bought and brought without cents, as it stands in the order of all accounts."""

    now: int | None
    before: int
    profit: int | None


def years_in_whole(years: Collection[AccountYear]) -> dict[int, YearInWhole]:
    """The years of all accounts without cents: the same amounts that their order shows, which add up to its total."""
    now, before, profit = (
        _in_order(years, amounts)
        for amounts in (
            [year.revenue for year in years],
            [year.before for year in years],
            [year.profit for year in years],
        )
    )
    return {
        of: YearInWhole(now.get(of), before.get(of, 0), profit.get(of))
        for of in (year.account_id for year in years)
    }


def _in_order(years: Iterable[AccountYear], amounts: Iterable[int | None]) -> dict[int, int]:
    """The amounts of those that have one."""
    earners = [
        Earner(year.account_id, year.name, amount)
        for year, amount in zip(years, amounts, strict=True)
        if amount is not None
    ]
    return {line.record_id: in_whole(line) for line in pareto(earners).lines}


def amounts(
    groups: Mapping[MovementGroup, Iterable[MovedAccount]], whole: Mapping[int, YearInWhole]
) -> dict[MovementGroup, int]:
    """What is lost, less, new, and lost on accounts, in minor units, as the lines below it are shown."""

    def amount(group: MovementGroup, year: YearInWhole) -> int:
        match group:
            case MovementGroup.LOST:
                return year.before
            case MovementGroup.DOWN:
                return year.before - (year.now or 0)
            case MovementGroup.NEW:
                return year.now or 0
            case MovementGroup.LOSES:
                return -(year.profit or 0)
            case MovementGroup.LATE:
                return 0

    return {
        group: sum(amount(group, whole[moved.year.account_id]) for moved in members)
        for group, members in groups.items()
    }
