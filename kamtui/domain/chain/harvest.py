"""What came of the chain (K21, K22, K24): of sources and of people, directly and through all generations."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.forest import Forest, Naming
from kamtui.domain.chain.prospect import Prospect
from kamtui.domain.chain.words import Source
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.time.calendar import Unit, plus


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """What a source, a person or a tree brought: each prospect counted once. Money in minor units.

    Revenue and profit are those of the sales in the book, since each was won; None is not known.
    """

    named: int = 0
    qualified: int = 0
    """Answered with four yes, or won."""
    won: int = 0
    lost: int = 0
    fees: int = 0
    revenue: int | None = None
    """What those won bought since."""
    profit: int | None = None
    """What that earned, as far as it is known."""
    without_profit: int = 0
    """Of how many of those won the profit is not known, or not of all months with sales."""
    open_spend: int | None = None
    """The estimated spend of those that may still be won."""

    @property
    def fees_for_each_won(self) -> int | None:
        """What one customer cost in fees; None where none was won."""
        return self.fees // self.won if self.won else None

    @property
    def left_after_fees(self) -> int | None:
        """The profit of those won, less the fees; None where no profit is known."""
        return None if self.profit is None else self.profit - self.fees

    @property
    def won_percent(self) -> int | None:
        """How many of a hundred named were won, rounded down; None where nobody was named."""
        return 100 * self.won // self.named if self.named else None


_NOTHING = Yield()


def yield_of(forest: Forest, namings: Collection[Naming]) -> Yield:
    """What some namings brought by themselves, without the generations after them."""
    named = [forest.prospects[account_id] for account_id in {naming.account_id for naming in namings}]
    won = {naming.account_id for naming in namings if forest.brought_win(naming)}
    return Yield(
        named=len(named),
        qualified=sum(prospect.is_qualified or prospect.account_id in won for prospect in named),
        won=len(won),
        lost=sum(prospect.is_lost for prospect in named),
        fees=sum(naming.fee or 0 for naming in namings),
        **_earned(prospect for prospect in named if prospect.account_id in won),
        open_spend=_sum(prospect.estimated_spend for prospect in named if prospect.is_live),
    )


def _earned(won: Iterable[Prospect]) -> dict[str, Any]:
    """What some of those won bought and earned, as a `Yield` holds it."""
    with_sales = [prospect for prospect in won if prospect.revenue is not None]
    return {
        "revenue": _sum(prospect.revenue for prospect in with_sales),
        "profit": _sum(prospect.profit for prospect in with_sales),
        "without_profit": sum(not prospect.is_profit_whole for prospect in with_sales),
    }


def _sum(amounts: Iterable[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


class Harvest:
    """What came of all namings through all generations, so that whole trees are counted quickly.

    A set of prospects is one whole number, with a bit for each: two sets are put together in one step
    however large they are, and a prospect that is in both counts once by itself.
    """

    def __init__(self, forest: Forest) -> None:
        self._forest = forest
        order = forest.from_below()
        self._prospects = [forest.prospects[account_id] for account_id in order]
        self._places = {account_id: place for place, account_id in enumerate(order)}
        self._below = dict.fromkeys(order, 0)
        self._won_below = dict.fromkeys(order, 0)
        for account_id in order:
            named, won = self._gather(forest.named_by_account(account_id))
            self._below[account_id], self._won_below[account_id] = named, won
        self._qualified = self._all(lambda prospect: prospect.is_qualified)
        self._lost = self._all(lambda prospect: prospect.is_lost)
        self._live = self._all(lambda prospect: prospect.is_live)
        self._with_sales = self._all(lambda prospect: prospect.revenue is not None)
        self._estimated = self._all(lambda prospect: prospect.estimated_spend is not None)

    def of(self, namings: Collection[Naming]) -> Yield:
        """What came of some namings with all generations after them; the fees are those of the namings."""
        if not namings:  # of most people in a long chain
            return _NOTHING
        named, won = self._gather(namings)
        return Yield(
            named=named.bit_count(),
            qualified=(named & self._qualified | won).bit_count(),
            won=won.bit_count(),
            lost=(named & self._lost).bit_count(),
            fees=sum(naming.fee or 0 for naming in namings),
            **_earned(self._in(won & self._with_sales)),
            open_spend=_sum(
                prospect.estimated_spend for prospect in self._in(named & self._estimated & self._live)
            ),
        )

    def _gather(self, namings: Iterable[Naming]) -> tuple[int, int]:
        """The sets of prospects that came of some namings, and of those that were won by them."""
        named = won = 0
        for naming in namings:
            bit = 1 << self._places[naming.account_id]
            named |= bit | self._below[naming.account_id]
            won |= self._won_below[naming.account_id]
            if self._forest.brought_win(naming):
                won |= bit
        return named, won

    def _all(self, is_in: Callable[[Prospect], bool]) -> int:
        """The prospects for which something holds, as a set of bits."""
        return sum(1 << place for place, prospect in enumerate(self._prospects) if is_in(prospect))

    def _in(self, prospects: int) -> Iterator[Prospect]:
        """The prospects of a set."""
        while prospects:
            lowest = prospects & -prospects
            yield self._prospects[lowest.bit_length() - 1]
            prospects ^= lowest


# -- sources


class SourceYield(NamedTuple):
    """What a source brought by itself, and with all generations after it (K22, K24)."""

    source: Source
    own: Yield
    tree: Yield

    @property
    def did_not_pay(self) -> bool:
        """It cost something and won nobody, also not through those whom they named."""
        return self.own.fees > 0 and self.tree.won == 0


def sources_that_pay(forest: Forest, harvest: Harvest) -> list[SourceYield]:
    """What each source brought: those that won most first, then by what was qualified and named; unused ones last."""
    by_source: dict[Source, list[Naming]] = {source: [] for source in Source}
    for naming in forest.namings:
        by_source[naming.source].append(naming)
    yields = [
        SourceYield(source, yield_of(forest, namings), harvest.of(namings))
        for source, namings in by_source.items()
    ]
    places = {source: place for place, source in enumerate(Source)}
    return sorted(yields, key=lambda brought: (*_rank(brought.own), places[brought.source]))


def _rank(brought: Yield) -> tuple[int, ...]:
    return (
        -brought.won,
        -(brought.profit or 0),
        -(brought.revenue or 0),
        -brought.qualified,
        -brought.named,
    )


# -- people


STRONG_INFLUENCE = 4
"""From this influence on a person could name prospects, though nobody called them a center of influence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referrer:
    """Somebody who may point to prospects: who they are and how we stand with them."""

    person_id: int
    name: str
    account_id: int | None = None
    account: str = ""
    is_influence_center: bool = False
    influence: int | None = None
    last_on: date | None = None

    @property
    def is_influential(self) -> bool:
        """Called a center of influence, or influential where they are."""
        return self.is_influence_center or (self.influence or 0) >= STRONG_INFLUENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Center:
    """A person and what came from them (K21): the tree that grew from what they named."""

    person: Referrer
    tree: Yield
    grade: str
    last_named_on: date | None = None
    thanks_owed: int = 0
    """For how many names they were not thanked."""


_GRADES = ("A+", "A", "B", "")


def centers(forest: Forest, harvest: Harvest, people: Iterable[Referrer], today: date) -> list[Center]:
    """People who may point to prospects, ranked by what came from them through all generations.

    First by customers won, then by what those earned and bought, then by what is qualified and named, then by grade.
    """
    ranked = []
    for person in people:
        namings = forest.named_by.get(person.person_id, ())
        ranked.append(
            Center(
                person=person,
                tree=harvest.of(namings),
                grade=grade_of(namings, person.is_influential, today),
                last_named_on=namings[0].named_on if namings else None,
                thanks_owed=forest.thanks_owed_to(person.person_id),
            )
        )
    return sorted(
        ranked,
        key=lambda center: (
            *_rank(center.tree),
            _GRADES.index(center.grade),
            sort_key(center.person.name),
            center.person.person_id,
        ),
    )


def grade_of(namings: Iterable[Naming], is_influential: bool, today: date) -> str:
    """A referrer's grade: A+ named more than one in 12 months, A one, B influential and none yet, else nothing."""
    since = plus(today, -1, Unit.YEAR)
    listed = list(namings)
    recent = len({naming.account_id for naming in listed if since < naming.named_on <= today})
    if recent:
        return "A+" if recent > 1 else "A"
    return "B" if is_influential and not listed else ""


def source_of(is_influence_center: bool, stage: Stage | None) -> Source:
    """Which source somebody is who names a prospect (K21, K22): a center of influence, a satisfied customer, else the chain.

    `stage` is that of the account in which they are, if they are in one.
    """
    if is_influence_center:
        return Source.CENTER
    return Source.CUSTOMER if stage is Stage.CUSTOMER else Source.CHAIN
