"""The endless chain (K20-K24): who named whom through all generations, what came of it, and what a day brought.

A person names a prospect; the prospect's own people name further ones. Customers that nobody named are
generation 0, what their people name is generation 1, and so on. What was decided:

- A person counts for the account in which they were on the day on which they named somebody. Where they
  go later, what they named before stays where it was.
- A person who was deleted leaves what they named standing under its source.
- A person outside all accounts begins a tree of their own.
- A prospect that was named twice stands under both who named it and is counted once; its generation is
  the smaller one. Named twice by the same person it stands once, and both fees count.
- Named by a person at a trade fair, it stands under the person, and counts for the fair among the sources.
- A naming brought a win if the prospect became a customer on that day or later. Whoever names an old
  customer won nobody.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.words import Answer, MayUse, Question, Source
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _
from kamtui.domain.time.calendar import Unit, plus

STRONG_INFLUENCE = 4
"""From this influence on a person could name prospects, though nobody called them a center of influence."""

Answers = tuple[Answer, Answer, Answer, Answer]
UNKNOWN_ANSWERS: Answers = (Answer.UNKNOWN,) * 4


# Prospects, namings and what they stand under are named tuples: thousands of them are read at a time,
# and a frozen dataclass takes four times as long to make.


class Prospect(NamedTuple):
    """An organisation that was named, and how it stands. Money in minor units."""

    account_id: int
    name: str
    stage: Stage
    answers: Answers = UNKNOWN_ANSWERS
    answered_on: date | None = None
    """When one of the four questions was answered last."""
    next_on: date | None = None
    next_what: str = ""
    last_on: date | None = None
    """The last word with it."""
    won_on: date | None = None
    lost_on: date | None = None
    lost_reason: str = ""
    estimated_spend: int | None = None

    @property
    def unknown(self) -> int:
        """How many of the four questions have no answer."""
        return self.answers.count(Answer.UNKNOWN)

    @property
    def is_qualified(self) -> bool:
        """All four are answered with yes."""
        return self.answers.count(Answer.YES) == len(self.answers)

    @property
    def is_live(self) -> bool:
        """It may still be won."""
        return self.stage is Stage.PROSPECT

    @property
    def is_won(self) -> bool:
        """It became a customer, also if it left us again."""
        return self.won_on is not None and self.stage in (Stage.CUSTOMER, Stage.FORMER)


class Root(NamedTuple):
    """What a naming stands under: a person, in the account in which they were then, or a source without one."""

    source: Source | None = None
    person_id: int | None = None
    account_id: int | None = None


class Naming(NamedTuple):
    """A prospect was named: when, from which source, by whom of which account. Money in minor units."""

    referral_id: int
    account_id: int
    named_on: date
    source: Source
    recorded_on: date
    """When it was written down, which may be later."""
    by_person_id: int | None = None
    by_person: str = ""
    by_account_id: int | None = None
    by_account: str = ""
    """The account in which that person was on the day."""
    person_id: int | None = None
    why: str = ""
    may_use_name: MayUse = MayUse.NOT_ASKED
    fee: int | None = None
    thanked_on: date | None = None

    @property
    def root(self) -> Root:
        """What it stands under: the person who named it, else its source."""
        if self.by_person_id is None:
            return Root(self.source)
        return Root(None, self.by_person_id, self.by_account_id)

    @property
    def known_on(self) -> date:
        """Since when the book can speak of it: not before it was written down."""
        return max(self.named_on, self.recorded_on)

    @property
    def owes_thanks(self) -> bool:
        """Somebody named a prospect and was not thanked."""
        return self.by_person_id is not None and self.thanked_on is None


@dataclass(frozen=True, slots=True)
class Forest:
    """All that was named. Made by `Forest.of`, which sorts it by who named it."""

    prospects: Mapping[int, Prospect]
    namings: tuple[Naming, ...]
    """The oldest first."""
    under: Mapping[Root, tuple[Naming, ...]]
    """What each person and each source named, the newest first."""
    paths: Mapping[int, tuple[Naming, ...]]
    """How each prospect came to be named, the oldest first; more than one where it was named again."""
    people_of: Mapping[int, tuple[Root, ...]]
    """For each account those of its people who named somebody, in the order in which they first did."""
    named_by: Mapping[int, tuple[Naming, ...]]
    """What each person named, wherever they were then, the newest first."""

    @classmethod
    def of(cls, prospects: Iterable[Prospect], namings: Iterable[Naming]) -> "Forest":
        known = {one.account_id: one for one in prospects}
        listed = [one for one in namings if one.account_id in known]
        listed.sort(key=lambda one: (one.named_on, one.referral_id))
        under: defaultdict[Root, list[Naming]] = defaultdict(list)
        paths: defaultdict[int, list[Naming]] = defaultdict(list)
        people: defaultdict[int, dict[Root, None]] = defaultdict(dict)
        named_by: defaultdict[int, list[Naming]] = defaultdict(list)
        for one in listed:
            root = one.root
            under[root].append(one)
            paths[one.account_id].append(one)
            if root.person_id is not None:
                named_by[root.person_id].append(one)
            if root.account_id is not None:
                people[root.account_id][root] = None
        return cls(
            known,
            tuple(listed),
            {root: tuple(reversed(found)) for root, found in under.items()},
            {account_id: tuple(found) for account_id, found in paths.items()},
            {account_id: tuple(found) for account_id, found in people.items()},
            {person_id: tuple(reversed(found)) for person_id, found in named_by.items()},
        )

    def children(self, root: Root) -> list[Naming]:
        """What stands under a person or a source: each prospect once, as they first named it, the newest first."""
        found = self.under.get(root, ())
        if len(found) < 2:  # by far most, and a tree asks for each
            return list(found)
        first = {one.account_id: one for one in found}
        return sorted(first.values(), key=lambda one: (one.named_on, one.referral_id), reverse=True)

    def named_by_account(self, account_id: int) -> Iterator[Naming]:
        """What the people of an account named."""
        for root in self.people_of.get(account_id, ()):
            yield from self.under[root]

    def roots(self) -> list[Root]:
        """Where the trees begin: sources, people outside, and people of accounts that nobody named."""
        return self._from_above()[0]

    def generations(self) -> dict[int, int]:
        """The generation of each prospect: one more than that of the account whose person named it."""
        return self._from_above()[1]

    def _from_above(self) -> tuple[list[Root], dict[int, int]]:
        """The roots, and the generation of each prospect.

        Should a book hold a circle all the same (people moved to other days by hand, two books put
        together), nobody above leads into it: then the oldest naming of what is left begins a tree.
        """
        roots = [root for root in self.under if root.account_id not in self.paths]
        found: dict[int, int] = {}
        self._descend(roots, found)
        if len(found) < len(self.paths):
            for one in self.namings:
                if one.account_id not in found:
                    roots.append(one.root)
                    self._descend([one.root], found)
        return roots, found

    def _descend(self, roots: Iterable[Root], found: dict[int, int]) -> None:
        front = [one.account_id for root in roots for one in self.under[root]]
        generation = 1
        while front:
            following: list[int] = []
            for account_id in front:
                if account_id not in found:
                    found[account_id] = generation
                    following += [one.account_id for one in self.named_by_account(account_id)]
            front, generation = following, generation + 1

    def came_from(self, root: Root) -> set[int]:
        """All prospects that came from a person or a source, through all generations, each once."""
        return self.branch(self.under.get(root, ()))

    def branch(self, start: Iterable[Naming]) -> set[int]:
        """All prospects that came from some namings, through all generations, each once."""
        found: set[int] = set()
        waiting = [one.account_id for one in start]
        while waiting:
            account_id = waiting.pop()
            if account_id not in found:
                found.add(account_id)
                waiting += [one.account_id for one in self.named_by_account(account_id)]
        return found

    def from_below(self) -> list[int]:
        """All prospects, each after all that came of it."""
        order: dict[int, None] = {}
        entered: set[int] = set()
        for start in self.paths:
            waiting = [start]
            while waiting:
                account_id = waiting[-1]
                if account_id in entered:
                    order.setdefault(waiting.pop())
                else:
                    entered.add(account_id)
                    waiting += {
                        one.account_id
                        for one in self.named_by_account(account_id)
                        if one.account_id not in entered
                    }
        return list(order)

    def brought_win(self, naming: Naming) -> bool:
        """The prospect became a customer after it was named so, or on that day."""
        prospect = self.prospects[naming.account_id]
        return prospect.is_won and prospect.won_on is not None and prospect.won_on >= naming.named_on


def source_of(is_influence_center: bool, stage: Stage | None) -> Source:
    """Which source somebody is who names a prospect (K21, K22): a center of influence, a satisfied customer, else the chain.

    `stage` is that of the account in which they are, if they are in one.
    """
    if is_influence_center:
        return Source.CENTER
    return Source.CUSTOMER if stage is Stage.CUSTOMER else Source.CHAIN


# -- no circles


class Circle(ValueError):
    """A naming that would make an account its own prospect; `names` are those of the chain that it closes."""

    def __init__(self, names: Sequence[str]) -> None:
        text = (
            _("That would close a circle: {chain}.").format(chain=" → ".join([*names, names[0]]))
            if len(names) > 1
            else _("{name} cannot be named by its own people.").format(name=names[0])
        )
        super().__init__(text)
        self.names = tuple(names)


def check_circle(
    above: Mapping[int, Collection[int]], by_account_id: int | None, account_id: int, names: Mapping[int, str]
) -> None:
    """An account cannot be named by somebody of an account that came of it. Raises Circle with that chain.

    `above` gives for an account those whose people named it, as far up as there are any.
    """
    if by_account_id is None:
        return
    below: dict[int, int] = {}
    waiting, seen = [by_account_id], {by_account_id}
    while waiting:
        here = waiting.pop(0)
        if here == account_id:
            chain = [here]
            while chain[-1] != by_account_id:
                chain.append(below[chain[-1]])
            raise Circle([names.get(one, "?") for one in chain])
        for one in above.get(here, ()):
            if one not in seen:
                seen.add(one)
                below[one] = here
                waiting.append(one)


# -- what came of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """What a source, a person or a tree brought: each prospect counted once. Money in minor units.

    What they may spend in all stands for revenue as long as the book has no sales; None is not known.
    """

    named: int = 0
    qualified: int = 0
    """Answered with four yes, or won."""
    won: int = 0
    lost: int = 0
    fees: int = 0
    won_spend: int | None = None
    """The estimated spend of those won."""
    open_spend: int | None = None
    """The estimated spend of those that may still be won."""

    @property
    def fees_for_each_won(self) -> int | None:
        """What one customer cost in fees; None where none was won."""
        return self.fees // self.won if self.won else None


def yield_of(forest: Forest, namings: Collection[Naming]) -> Yield:
    """What some namings brought by themselves, without the generations after them."""
    found = [forest.prospects[one] for one in {one.account_id for one in namings}]
    won = {one.account_id for one in namings if forest.brought_win(one)}
    return Yield(
        named=len(found),
        qualified=sum(one.is_qualified or one.account_id in won for one in found),
        won=len(won),
        lost=sum(one.stage is Stage.LOST for one in found),
        fees=sum(one.fee or 0 for one in namings),
        won_spend=_sum(one.estimated_spend for one in found if one.account_id in won),
        open_spend=_sum(one.estimated_spend for one in found if one.is_live),
    )


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
        self._bits = {account_id: 1 << place for place, account_id in enumerate(order)}
        self._below = dict.fromkeys(order, 0)
        self._won_below = dict.fromkeys(order, 0)
        for account_id in order:
            found, won = self._gather(forest.named_by_account(account_id))
            self._below[account_id], self._won_below[account_id] = found, won
        self._qualified = self._all(lambda one: one.is_qualified)
        self._lost = self._all(lambda one: one.stage is Stage.LOST)
        self._live = self._all(lambda one: one.is_live)
        self._estimated = self._all(lambda one: one.estimated_spend is not None)

    def of(self, namings: Collection[Naming]) -> Yield:
        """What came of some namings with all generations after them; the fees are those of the namings."""
        if not namings:
            return Yield()
        found, won = self._gather(namings)
        return Yield(
            named=found.bit_count(),
            qualified=(found & self._qualified | won).bit_count(),
            won=won.bit_count(),
            lost=(found & self._lost).bit_count(),
            fees=sum(one.fee or 0 for one in namings),
            won_spend=_sum(one.estimated_spend for one in self._in(won & self._estimated)),
            open_spend=_sum(one.estimated_spend for one in self._in(found & self._estimated & self._live)),
        )

    def _gather(self, namings: Iterable[Naming]) -> tuple[int, int]:
        found = won = 0
        for one in namings:
            bit = self._bits[one.account_id]
            found |= bit | self._below[one.account_id]
            won |= self._won_below[one.account_id]
            if self._forest.brought_win(one):
                won |= bit
        return found, won

    def _all(self, is_in: Callable[[Prospect], bool]) -> int:
        return sum(self._bits[one.account_id] for one in self._prospects if is_in(one))

    def _in(self, found: int) -> Iterator[Prospect]:
        while found:
            lowest = found & -found
            yield self._prospects[lowest.bit_length() - 1]
            found ^= lowest


@dataclass(frozen=True, slots=True)
class SourceYield:
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
    for one in forest.namings:
        by_source[one.source].append(one)
    found = [
        SourceYield(source, yield_of(forest, namings), harvest.of(namings))
        for source, namings in by_source.items()
    ]
    places = {source: place for place, source in enumerate(Source)}
    return sorted(found, key=lambda one: (*_rank(one.own), places[one.source]))


def _rank(brought: Yield) -> tuple[int, int, int, int]:
    return (-brought.won, -(brought.won_spend or 0), -brought.qualified, -brought.named)


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
    """A person and what came from them (K21): what they named, and the tree that grew from it."""

    person: Referrer
    own: Yield
    tree: Yield
    grade: str
    last_named_on: date | None = None
    thanks_owed: int = 0
    """For so many names they were not thanked."""


_GRADES = ("A+", "A", "B", "")


def centers(forest: Forest, harvest: Harvest, people: Iterable[Referrer], today: date) -> list[Center]:
    """People who may point to prospects, ranked by what came from them through all generations.

    First by customers won, then by what those may spend, then by what is qualified and named, then by grade.
    """
    found = []
    for person in people:
        namings = forest.named_by.get(person.person_id, ())
        found.append(
            Center(
                person=person,
                own=yield_of(forest, namings),
                tree=harvest.of(namings),
                grade=grade_of(namings, person.is_influential, today),
                last_named_on=namings[0].named_on if namings else None,
                thanks_owed=sum(one.owes_thanks for one in namings),
            )
        )
    return sorted(
        found,
        key=lambda one: (
            *_rank(one.tree),
            _GRADES.index(one.grade),
            sort_key(one.person.name),
            one.person.person_id,
        ),
    )


def grade_of(namings: Iterable[Naming], is_influential: bool, today: date) -> str:
    """A referrer's grade: A+ named more than one in 12 months, A one, B influential and none yet, else nothing."""
    since = plus(today, -1, Unit.YEAR)
    listed = list(namings)
    recent = len({one.account_id for one in listed if since < one.named_on <= today})
    if recent:
        return "A+" if recent > 1 else "A"
    return "B" if is_influential and not listed else ""


def last_days(forest: Forest) -> dict[int, date]:
    """For each prospect the last day on which anything happened in its branch, itself included.

    A word with somebody, a name, an answer to one of the four questions, a win or a loss.
    """
    found: dict[int, date] = {}
    for account_id in forest.from_below():
        one = forest.prospects[account_id]
        days = [one.last_on, one.answered_on, one.won_on, one.lost_on]
        days += [naming.named_on for naming in forest.paths[account_id]]
        days += [found.get(naming.account_id) for naming in forest.named_by_account(account_id)]
        found[account_id] = max(day for day in days if day is not None)
    return found


# -- the day, the week


@dataclass(frozen=True, slots=True)
class DayCount:
    """People contacted on a day, asked, and who gave a name; the goal is a name from each of them (K20)."""

    day: date
    contacted: int = 0
    asked: int = 0
    named: int = 0

    @property
    def is_met(self) -> bool:
        return self.contacted > 0 and self.named >= self.contacted


def streak(days: Iterable[DayCount], today: date) -> int:
    """On how many days with contacts running somebody gave a name; a day without contacts breaks nothing.

    Today counts once a name was given; until then it neither counts nor breaks.
    """
    counted = 0
    for one in sorted(days, key=lambda one: one.day, reverse=True):
        if one.day > today or one.contacted == 0:
            continue
        if one.named:
            counted += 1
        elif one.day != today:
            break
    return counted


def monday_of(day: date) -> date:
    """The Monday of a day's week, by which a week plan is known."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """What a week is to bring (K25); None is not planned, which is not nothing."""

    contacts: int | None = None
    asks: int | None = None
    prospects: int | None = None
    meetings: int | None = None


@dataclass(frozen=True, slots=True)
class WeekDone:
    """What a week brought so far; meetings are visits and video calls."""

    contacts: int = 0
    asks: int = 0
    prospects: int = 0
    meetings: int = 0


def carried_over(plan: WeekPlan, done: WeekDone) -> WeekPlan:
    """What of a plan is left, to be carried into the next week by choice."""

    def left(planned: int | None, made: int) -> int | None:
        return None if planned is None else max(planned - made, 0)

    return WeekPlan(
        left(plan.contacts, done.contacts),
        left(plan.asks, done.asks),
        left(plan.prospects, done.prospects),
        left(plan.meetings, done.meetings),
    )


def letters(answers: Answers) -> str:
    """`YY?N`, in the order need, means, authority, access."""
    return "".join(answer.letter for answer in answers)


def answers_of(given: Mapping[Question, Answer]) -> Answers:
    """The four answers in their order; what was not answered is not known."""
    need, means, authority, access = (given.get(question, Answer.UNKNOWN) for question in Question)
    return (need, means, authority, access)


def unanswered(answers: Answers) -> list[Question]:
    """Those of the four questions that have no answer."""
    return [question for question, answer in zip(Question, answers, strict=True) if answer is Answer.UNKNOWN]
