"""The endless chain (K20-K24): who named whom through all generations, without circles.

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
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain as in_a_row
from typing import NamedTuple

from kamtui.domain.chain.prospect import Prospect
from kamtui.domain.chain.words import MayUse, Source
from kamtui.domain.text.language import _

# Namings and what they stand under are named tuples as prospects are: thousands of them are read at a time.


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


class Forest(NamedTuple):
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
    named_at: Mapping[int, tuple[Naming, ...]]
    """What the people of each account named, person by person as in `people_of`."""

    @classmethod
    def of(cls, prospects: Iterable[Prospect], namings: Iterable[Naming]) -> "Forest":
        """The forest of some prospects; a naming of any other is left out."""
        known = {prospect.account_id: prospect for prospect in prospects}
        listed = [naming for naming in namings if naming.account_id in known]
        listed.sort(key=lambda naming: (naming.named_on, naming.referral_id))
        under: defaultdict[Root, list[Naming]] = defaultdict(list)
        paths: defaultdict[int, list[Naming]] = defaultdict(list)
        people: defaultdict[int, dict[Root, None]] = defaultdict(dict)
        named_by: defaultdict[int, list[Naming]] = defaultdict(list)
        for naming in listed:
            root = naming.root
            under[root].append(naming)
            paths[naming.account_id].append(naming)
            if root.person_id is not None:
                named_by[root.person_id].append(naming)
            if root.account_id is not None:
                people[root.account_id][root] = None
        newest_first = {root: tuple(reversed(named)) for root, named in under.items()}
        return cls(
            known,
            tuple(listed),
            newest_first,
            {account_id: tuple(ways) for account_id, ways in paths.items()},
            {account_id: tuple(roots) for account_id, roots in people.items()},
            {
                # Who named somebody from one account only, as nearly all did: the same as what stands under them.
                person_id: newest_first[named[0].root]
                if len(named) == len(newest_first[named[0].root])
                else tuple(reversed(named))
                for person_id, named in named_by.items()
            },
            {
                account_id: _joined([newest_first[root] for root in roots])
                for account_id, roots in people.items()
            },
        )

    def children(self, root: Root) -> list[Naming]:
        """What stands under a person or a source: each prospect once, as they first named it, the newest first."""
        namings = self.under.get(root, ())
        if len(namings) < 2:  # by far most, and a tree asks for each
            return list(namings)
        first = {naming.account_id: naming for naming in namings}
        return sorted(first.values(), key=lambda naming: (naming.named_on, naming.referral_id), reverse=True)

    def named_by_account(self, account_id: int) -> tuple[Naming, ...]:
        """What the people of an account named."""
        return self.named_at.get(account_id, ())

    def roots(self) -> list[Root]:
        """Where the trees begin: sources, people outside, and people of accounts that nobody named."""
        roots, _generations = self._from_above()
        return roots

    def generations(self) -> dict[int, int]:
        """The generation of each prospect: one more than that of the account whose person named it."""
        _roots, generations = self._from_above()
        return generations

    def _from_above(self) -> tuple[list[Root], dict[int, int]]:
        """The roots, and the generation of each prospect.

        Should a book hold a circle all the same (people moved to other days by hand, two books put
        together), nobody above leads into it: then the oldest naming of what is left begins a tree.
        """
        roots = [root for root in self.under if root.account_id not in self.paths]
        generations: dict[int, int] = {}
        self._descend(roots, generations)
        if len(generations) < len(self.paths):
            for naming in self.namings:
                if naming.account_id not in generations:
                    roots.append(naming.root)
                    self._descend([naming.root], generations)
        return roots, generations

    def _descend(self, roots: Iterable[Root], generations: dict[int, int]) -> None:
        """Write down the generation of each prospect under some roots that has none yet."""
        front = [naming.account_id for root in roots for naming in self.under[root]]
        generation = 1
        while front:
            following: list[int] = []
            for account_id in front:
                if account_id not in generations:
                    generations[account_id] = generation
                    following += [naming.account_id for naming in self.named_by_account(account_id)]
            front, generation = following, generation + 1

    def branch(self, start: Iterable[Naming]) -> set[int]:
        """All prospects that came from some namings, through all generations, each once."""
        reached: set[int] = set()
        waiting = [naming.account_id for naming in start]
        while waiting:
            account_id = waiting.pop()
            if account_id not in reached:
                reached.add(account_id)
                waiting += [naming.account_id for naming in self.named_by_account(account_id)]
        return reached

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
                    waiting += dict.fromkeys(
                        naming.account_id
                        for naming in self.named_by_account(account_id)
                        if naming.account_id not in entered
                    )
        return list(order)

    def brought_win(self, naming: Naming) -> bool:
        """The prospect became a customer after it was named so, or on that day."""
        prospect = self.prospects[naming.account_id]
        return prospect.is_won and prospect.won_on is not None and prospect.won_on >= naming.named_on

    def has_won(self, start: Iterable[Naming]) -> bool:
        """Whether some namings brought a win, by themselves or through all generations after them."""
        seen: set[int] = set()
        waiting = list(start)
        while waiting:
            naming = waiting.pop()
            if self.brought_win(naming):
                return True
            if naming.account_id not in seen:
                seen.add(naming.account_id)
                waiting += self.named_by_account(naming.account_id)
        return False

    def thanks_owed_to(self, person_id: int) -> int:
        """For how many names somebody was not thanked."""
        return sum(naming.owes_thanks for naming in self.named_by.get(person_id, ()))


def _joined(parts: Sequence[tuple[Naming, ...]]) -> tuple[Naming, ...]:
    """Some tuples as one; a single one stays what it is, and takes no more room."""
    return parts[0] if len(parts) == 1 else tuple(in_a_row.from_iterable(parts))


def last_days(forest: Forest, order: Iterable[int] | None = None) -> dict[int, date]:
    """For each prospect the last day on which anything happened in its branch, itself included.

    A word with somebody, a name, an answer to one of the four questions, a win or a loss. `order` is that from below,
    where it is known already.
    """
    last: dict[int, date] = {}
    for account_id in forest.from_below() if order is None else order:
        prospect = forest.prospects[account_id]
        days = [prospect.last_on, prospect.answered_on, prospect.won_on, prospect.lost_on]
        days += [naming.named_on for naming in forest.paths[account_id]]
        days += [last.get(naming.account_id) for naming in forest.named_by_account(account_id)]
        last[account_id] = max(day for day in days if day is not None)
    return last


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
            raise Circle([names.get(in_chain, "?") for in_chain in chain])
        for above_id in above.get(here, ()):
            if above_id not in seen:
                seen.add(above_id)
                below[above_id] = here
                waiting.append(above_id)
