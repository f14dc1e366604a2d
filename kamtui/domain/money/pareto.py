"""Which few accounts bring most (K1): cumulated sums, the 80 % mark, classes A, B and C, the whale curve.

Exact for any number that is: whole minor units or decimals; a share is only rounded where it is shown.
The accounts are taken in the order of what they bring, the largest first, and by name where two bring
the same; so the order in which they are handed in says nothing. Percentages are of the net total: where
some accounts lose money the cumulated line climbs above 100 % before it comes down to it, and that is right.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from kamtui.domain.amounts import whole_part
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.decimals import show_decimal
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.thresholds import MoneyLimits
from kamtui.domain.value import Value

Money = TypeVar("Money", int, Decimal)

_USUAL = MoneyLimits()
_NOTHING: Any = 0  # whole or decimal


class AbcClass(StrEnum):
    """Where an account lies: among those that make 80 %, those up to 95 %, or the rest."""

    A = "a"
    B = "b"
    C = "c"

    @property
    def label(self) -> str:
        return self.value.upper()


class Earner(NamedTuple, Generic[Money]):
    """An account and what it brings over some months."""

    record_id: int
    name: str
    amount: Money


class ParetoLine(NamedTuple, Generic[Money]):
    """An account in its place: 1 brings most. `cumulated` is what it and all before it bring."""

    place: int
    record_id: int
    name: str
    amount: Money
    cumulated: Money
    abc: AbcClass


class Pareto(Value, Generic[Money]):
    """All accounts in the order of what they bring, and what follows from it."""

    __slots__ = _fields = ("lines", "total", "peak", "peak_at", "give_back", "losers", "a_percent")
    lines: tuple[ParetoLine[Money], ...]
    total: Money
    peak: Money
    """The most that the whale curve reaches: what the accounts bring that bring something."""
    peak_at: int
    """How many accounts it climbs over."""
    give_back: Money
    """What the accounts after the peak take back of it; zero or more."""
    losers: int
    """How many those are that cost something."""
    a_percent: int
    """Class A are those that make so much of the total: the 80 % mark."""

    def __init__(
        self,
        lines: tuple[ParetoLine[Money], ...],
        total: Money,
        peak: Money,
        peak_at: int,
        give_back: Money,
        losers: int,
        a_percent: int = _USUAL.class_a_percent,
    ) -> None:
        self._hold(lines, total, peak, peak_at, give_back, losers, a_percent)

    @property
    def count(self) -> int:
        return len(self.lines)

    def fewest(self, percent: int) -> int | None:
        """How few accounts make `percent` of the total; None where the total is not above zero."""
        if self.total <= 0:
            return None
        return next((line.place for line in self.lines if line.cumulated * 100 >= self.total * percent), None)

    @property
    def peak_line(self) -> ParetoLine[Money] | None:
        """The account with which it is reached."""
        return self.lines[self.peak_at - 1] if self.peak_at else None

    def largest(self, count: int) -> Money:
        """What the `count` largest accounts bring together; of fewer accounts, all."""
        if not self.lines:
            return self.total
        return self.lines[min(count, self.count) - 1].cumulated

    def place(self, record_id: int) -> int | None:
        """An account's place, 1 for the one that brings most; None where it is not in the order."""
        return next((line.place for line in self.lines if line.record_id == record_id), None)

    def classes(self) -> dict[int, AbcClass]:
        """Each account's class."""
        return {line.record_id: line.abc for line in self.lines}

    def percent(self, amount: Money, places: int = 1) -> Decimal | None:
        """An amount in percent of the total; None where there is no total above zero."""
        return percent_of(amount, self.total, places) if self.total > 0 else None


def in_whole(line: ParetoLine[int]) -> int:
    """What an account brings without its cents, as it stands in the order: so that this adds up to the peak and the total."""
    return whole_part(line.amount, line.cumulated)


def pareto(earners: Iterable[Earner[Money]], limits: MoneyLimits = _USUAL) -> Pareto[Money]:
    """The Pareto order of some accounts; an empty one where there are none."""
    ordered = sorted(earners, key=lambda earner: -earner.amount)
    amounts = [earner.amount for earner in ordered]
    if len(set(amounts)) < len(amounts):  # else no name matters, and to put all in order takes far longer
        ordered.sort(key=lambda earner: (-earner.amount, sort_key(earner.name), earner.record_id))
    zero = _zero(amounts)
    total = sum(amounts, start=zero)
    lines: list[ParetoLine[Money]] = []
    cumulated = zero
    up_to_a, up_to_b = total * limits.class_a_percent, total * limits.class_b_percent
    for place, (record_id, name, amount) in enumerate(ordered, start=1):
        # By what those before it bring: the one that reaches a mark is still within it. Without a total above zero nobody
        # brings 80 % of anything: all are C.
        before = cumulated * 100
        abc = AbcClass.C
        if total > 0 and before < up_to_b:
            abc = AbcClass.A if before < up_to_a else AbcClass.B
        cumulated = cumulated + amount
        lines.append(ParetoLine(place, record_id, name, amount, cumulated, abc))
    gains = [amount for amount in amounts if amount > 0]
    losses = [amount for amount in amounts if amount < 0]
    return Pareto(
        lines=tuple(lines),
        total=total,
        peak=sum(gains, start=zero),
        peak_at=len(gains),
        give_back=-sum(losses, start=zero),
        losers=len(losses),
        a_percent=limits.class_a_percent,
    )


def _zero(amounts: Sequence[Money]) -> Money:
    """Zero in the type of the amounts; of no amounts any zero will do."""
    return next((amount - amount for amount in amounts), _NOTHING)


def percent_of(part: int | Decimal, whole: int | Decimal, places: int = 1) -> Decimal | None:
    """A part in percent of the whole, rounded half up to `places` decimals; None where the whole is 0."""
    if whole == 0:
        return None
    (part_over, part_under), (whole_over, whole_under) = part.as_integer_ratio(), whole.as_integer_ratio()
    over, under = part_over * whole_under * 100 * 10**places, part_under * whole_over
    rounded = (2 * abs(over) + abs(under)) // (2 * abs(under))
    return Decimal(-rounded if (over < 0) is not (under < 0) else rounded).scaleb(-places)


def show_part(part: int | Decimal, whole: int | Decimal) -> str:
    """A part in percent of the whole, as it stands in a sentence: "19.3"; "" where the whole is 0."""
    percent = percent_of(part, whole)
    return "" if percent is None else show_decimal(percent)


def how_few(order: Pareto[Money]) -> str:
    """How few make how much, in words: "153 of 793 accounts (19.3 %) make 80 %"."""
    count = order.fewest(order.a_percent)
    if count is None:
        return _("There is no total above zero to make {percent} % of.").format(percent=order.a_percent)
    if order.count == 1:
        return _("one account makes all of it")
    return ngettext(
        "{count} of {all} accounts ({share} %) makes {percent} %",
        "{count} of {all} accounts ({share} %) make {percent} %",
        count,
    ).format(
        count=show_whole(count),
        all=show_whole(order.count),
        share=show_part(count, order.count),
        percent=order.a_percent,
    )
