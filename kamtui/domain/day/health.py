"""How well an account is: 0 to 100, only as the sum of parts that are shown.

Each part has a figure of its own from 0 to 100, its words and its weight. Health is the mean of the parts
by their weights. A part without data is left out of the mean, and said to be: unknown is never zero.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.center.coverage import Grade
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.knowledge.trend import BEST_SCORE, Trend, trend_of
from kamtui.domain.terms.promises import KeptRate
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_date

BEST = 100
FEWEST_PARTS = 3
"""With data for fewer parts there is no figure: one part alone says nothing of the whole."""


POOR, FAIR = 40, 70
"""A figure below the first is poor, one below the second only fair."""


def is_poor(value: int) -> bool:
    """Whether a figure of health, of 0 to 100, is below 40."""
    return value < POOR


def is_only_fair(value: int) -> bool:
    """Whether a figure of health, of 0 to 100, is from 40 to 69."""
    return POOR <= value < FAIR


class Part(StrEnum):
    """What health is made of, in the order in which it is shown."""

    RELATIONSHIPS = "relationships"
    PROMISES = "promises"
    SATISFACTION = "satisfaction"
    MONEY = "money"
    FRESHNESS = "freshness"
    RISK = "risk"

    @property
    def label(self) -> str:
        return {
            Part.RELATIONSHIPS: _("relationships"),
            Part.PROMISES: _("promises"),
            Part.SATISFACTION: _("satisfaction"),
            Part.MONEY: _("money"),
            Part.FRESHNESS: _("freshness"),
            Part.RISK: _("risk"),
        }[self]

    @property
    def weight(self) -> int:
        """How much it counts: relationships and money most, since they go last and hurt longest."""
        return 3 if self in (Part.RELATIONSHIPS, Part.MONEY) else 2


class Figure(NamedTuple):
    """A part of health: its figure from 0 to 100, None without data, and what it is made of in words."""

    part: Part
    value: int | None
    words: str

    @property
    def weight(self) -> int:
        return self.part.weight


class Health(NamedTuple):
    """How well an account is, with all that it is made of."""

    figures: tuple[Figure, ...]
    is_prospect: bool = False

    @property
    def value(self) -> int | None:
        """0 to 100: the mean of the parts with data by their weights, half up.

        None for a prospect, and where fewer than `FEWEST_PARTS` parts have data.
        """
        if self.is_prospect or self.known < FEWEST_PARTS:
            return None
        known = [(figure.value, figure.weight) for figure in self.figures if figure.value is not None]
        weight = sum(weight for _value, weight in known)
        total = sum(value * weight for value, weight in known)
        return (2 * total + weight) // (2 * weight)

    @property
    def known(self) -> int:
        """How many parts have data."""
        return sum(figure.value is not None for figure in self.figures)

    @property
    def without_data(self) -> tuple[Part, ...]:
        """The parts that are left out of the mean."""
        return tuple(figure.part for figure in self.figures if figure.value is None)

    @property
    def worst(self) -> Figure | None:
        """The part with the lowest figure, the weightier one where two are alike."""
        known = [figure for figure in self.figures if figure.value is not None]
        return min(known, key=lambda one: (one.value, -one.weight), default=None)

    @property
    def words(self) -> str:
        """Of how many parts it is the mean, and which have no data."""
        if self.is_prospect:
            return _("A prospect has no health yet: it is counted from customers on.")
        if not self.known:
            return _("Health is not known: no part of it has data.")
        if self.known < FEWEST_PARTS:
            return ngettext(
                "Health is not known: {known} of {count} parts has data, and it takes {least}.",
                "Health is not known: {known} of {count} parts have data, and it takes {least}.",
                self.known,
            ).format(known=self.known, count=len(self.figures), least=FEWEST_PARTS)
        if not self.without_data:
            return _("The mean of all {count} parts by their weights.").format(count=len(self.figures))
        return ngettext(
            "From {known} of {count} parts; no data: {parts}.",
            "From {known} of {count} parts; no data: {parts}.",
            self.known,
        ).format(
            known=self.known,
            count=len(self.figures),
            parts=", ".join(part.label for part in self.without_data),
        )


# -- what each part asks


class Relationships(NamedTuple):
    """The grade of the map, and how many of the key players were spoken to at least twice in 12 months."""

    grade: Grade
    players: int = 0
    covered: int = 0


class Satisfaction(NamedTuple):
    """The latest reading, its day, and the score before it."""

    score: int
    read_on: date
    before: int | None = None


class Money(NamedTuple):
    """Revenue of 12 months against the 12 before in percent of change; revenue in percent of the plan.

    None is not known.
    """

    change_percent: int | None = None
    plan_percent: int | None = None


class Freshness(NamedTuple):
    """How the greeting stands, and for how many days nobody spoke; None is never."""

    greeting: Greeting
    days: int | None


class Risk(NamedTuple):
    """How many live problems there are of each severity, 1 to 3, at an account of which any was ever written down."""

    open_by_severity: Mapping[int, int]


class HealthInputs(NamedTuple):
    """All that health asks of an account; None is no data."""

    relationships: Relationships | None = None
    promises: KeptRate | None = None
    satisfaction: Satisfaction | None = None
    money: Money | None = None
    freshness: Freshness | None = None
    risk: Risk | None = None
    is_prospect: bool = False


def health(inputs: HealthInputs) -> Health:
    """How well an account is."""
    return Health(
        (
            relationships(inputs.relationships),
            promises(inputs.promises),
            satisfaction(inputs.satisfaction),
            money(inputs.money),
            freshness(inputs.freshness),
            risk(inputs.risk),
        ),
        inputs.is_prospect,
    )


# -- the scale of each part

_BY_GRADE = {1: 20, 2: 50, 3: 80}
_GREEN = 100


def relationships(known: Relationships | None) -> Figure:
    """Two thirds for the map, one third for the key players who are known from talks.

    Map: people but no key player 20, a key player 50, one who supports us 80, one who also decides 100.
    Key players: the share of them spoken to at least twice in 12 months. Without people there is no data.
    """
    if known is None or known.grade.value not in _BY_GRADE:
        return Figure(Part.RELATIONSHIPS, None, _("no people on the map"))
    by_map = _GREEN if known.grade.is_green else _BY_GRADE[known.grade.value]
    if known.grade.is_green:
        said = _("a decider or approver supports us")
    else:
        said = {
            1: _("people, but no key player"),
            2: _("key players, none supports us"),
            3: _("a key player supports us, no decider"),
        }[known.grade.value]
    if not known.players:
        return Figure(Part.RELATIONSHIPS, by_map, said)
    value = _half_up(2 * by_map * known.players + BEST * known.covered, 3 * known.players)
    said += "; " + ngettext(
        "{covered} of {count} key player well spoken to",
        "{covered} of {count} key players well spoken to",
        known.players,
    ).format(covered=known.covered, count=known.players)
    return Figure(Part.RELATIONSHIPS, value, said)


def promises(rate: KeptRate | None) -> Figure:
    """The share of all checks of 12 months that found a term kept, ours and theirs; partly kept is not kept."""
    if rate is None or rate.percent is None:
        return Figure(Part.PROMISES, None, _("nothing agreed was checked in 12 months"))
    said = ngettext("{kept} of {count} check kept", "{kept} of {count} checks kept", rate.checks)
    return Figure(Part.PROMISES, rate.percent, said.format(kept=rate.kept, count=rate.checks))


SATISFACTION_TREND = 10
"""How much more a satisfaction is worth that rises, and how much less one that falls."""


def satisfaction(known: Satisfaction | None) -> Figure:
    """Ten times the latest reading of 0 to 10; 10 more if it rose since the one before, 10 less if it fell."""
    if known is None:
        return Figure(Part.SATISFACTION, None, _("never asked"))
    trend = trend_of(known.before, known.score)
    turn = {Trend.RISING: SATISFACTION_TREND, Trend.FALLING: -SATISFACTION_TREND}.get(
        trend or Trend.STEADY, 0
    )
    value = _within(BEST // BEST_SCORE * known.score + turn)
    said = _("{score} of 10 on {day}").format(score=known.score, day=show_date(known.read_on))
    if trend is not None:
        said += f", {trend.label}"
    return Figure(Part.SATISFACTION, value, said)


STEADY_MONEY = 70
"""What revenue that neither grows nor shrinks is worth."""


def money(known: Money | None) -> Figure:
    """The mean of trend and plan, as far as they are known.

    Trend: 70 for revenue as the year before, 2 more or less for each percent up or down, so that 100 are
    reached at 15 % more and 0 at 35 % less. Plan: 100 when it is reached, 2 less for each percent missing.
    """
    parts: list[int] = []
    said: list[str] = []
    if known is not None and known.change_percent is not None:
        parts.append(_within(STEADY_MONEY + 2 * known.change_percent))
        sign = "+" if known.change_percent > 0 else "" if known.change_percent else "±"
        said.append(
            _("revenue {change} % on the year before").format(change=sign + _signed(known.change_percent))
        )
    if known is not None and known.plan_percent is not None:
        parts.append(_within(BEST - 2 * max(0, BEST - known.plan_percent)))
        said.append(_("{percent} % of the plan").format(percent=_signed(known.plan_percent)))
    if not parts:
        return Figure(Part.MONEY, None, _("no two years of sales and no plan"))
    return Figure(Part.MONEY, _half_up(sum(parts), len(parts)), "; ".join(said))


_BY_GREETING = {Greeting.FINE: 100, Greeting.AMBER: 50, Greeting.RED: 0, Greeting.NEVER: 0}


def freshness(known: Freshness | None) -> Figure:
    """100 within the usual interval of greeting, 50 past it, 0 past the latest one or if never spoken to.

    Without data of an account that is new in the book.
    """
    if known is None:
        return Figure(Part.FRESHNESS, None, _("no interval of greeting"))
    if known.greeting is Greeting.NOT_YET:
        return Figure(Part.FRESHNESS, None, _("not spoken to yet"))
    if known.days is None:
        said = _("never spoken to")
    elif known.days == 0:
        said = _("spoken to today")
    else:
        said = ngettext(
            "last spoken to {count} day ago", "last spoken to {count} days ago", known.days
        ).format(count=known.days)
    return Figure(Part.FRESHNESS, _BY_GREETING[known.greeting], said)


_BY_SEVERITY = {1: 10, 2: 20, 3: 40}


def risk(known: Risk | None) -> Figure:
    """100, less 10 for each open problem of low severity, 20 for a middle, 40 for a high one; never below 0.

    Where no problem was ever written down, nobody looked: no data.
    """
    if known is None:
        return Figure(Part.RISK, None, _("no problem was ever noted"))
    count = sum(known.open_by_severity.values())
    lost = sum(_BY_SEVERITY[severity] * number for severity, number in known.open_by_severity.items())
    if not count:
        return Figure(Part.RISK, BEST, _("no open problem"))
    said = ngettext("{count} open problem", "{count} open problems", count).format(count=count)
    high = known.open_by_severity.get(3, 0)
    if high:
        said += ", " + _("{count} of high severity").format(count=high)
    return Figure(Part.RISK, _within(BEST - lost), said)


def _signed(number: int) -> str:
    return str(number).replace("-", "−")


def _within(value: int) -> int:
    return max(0, min(BEST, value))


def _half_up(total: int, by: int) -> int:
    return (2 * total + by) // (2 * by)
