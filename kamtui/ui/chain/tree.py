"""The chain as the lines of a tree (K20): who named whom, each prospect with its own people under it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from kamtui.domain.chain.forest import Forest, Naming, Root, last_days
from kamtui.domain.chain.words import Source


class TreeRow(NamedTuple):
    """One line: a source, a person who named somebody, or a prospect that was named.

    `key` is the way to it, so that a prospect named twice has two lines. Under the second of them
    nothing follows: `is_elsewhere` says that what came of it stands under the first.
    """

    key: str
    depth: int
    source: Source | None = None
    person_id: int | None = None
    naming: Naming | None = None
    named: int = 0
    """How many prospects stand below it, each once."""
    has_more: bool = False
    is_folded: bool = False
    is_elsewhere: bool = False
    account_id: int | None = None
    """Of a person the account in which they were then, if any; of a prospect its own."""

    @property
    def root(self) -> Root | None:
        """The person or source that the line is; None of a prospect."""
        return None if self.naming is not None else Root(self.source, self.person_id, self.account_id)


def tree_rows(
    forest: Forest,
    *,
    folded: Collection[str] = (),
    keep: Callable[[Naming], bool] | None = None,
    roots: Sequence[Root] | None = None,
) -> list[TreeRow]:
    """The lines of the tree from the top; the liveliest tree first, in it the newest naming first.

    With `keep`, only the ways to the namings that it keeps; nothing is folded then. `roots` are those
    of `by_life`, where they are known already.
    """
    kept = None if keep is None else _with_ways(forest, filter(keep, forest.namings))
    rows: list[TreeRow] = []
    shown: set[int] = set()
    waiting: list[tuple[int, str, Root | None, Naming | None]] = [
        (0, _key_of(root), root, None) for root in reversed(by_life(forest) if roots is None else roots)
    ]
    while waiting:
        depth, key, root, naming = waiting.pop()
        is_elsewhere, named = False, 0
        below: list[tuple[int, str, Root | None, Naming | None]] = []
        if root is not None:
            if kept is None:
                namings = forest.children(root)
            elif root in kept:
                namings = [child for child in forest.children(root) if child.account_id in kept[root]]
            else:
                continue
            below = [(depth + 1, f"{key}/r{child.referral_id}", None, child) for child in namings]
            named, source, person_id, account_id = len(namings), root.source, root.person_id, root.account_id
        else:
            assert naming is not None
            source, person_id, account_id = None, None, naming.account_id
            people = [
                person for person in forest.people_of.get(account_id, ()) if kept is None or person in kept
            ]
            if account_id in shown:
                is_elsewhere = bool(people)
            else:
                shown.add(account_id)
                below = [(depth + 1, f"{key}/{_key_of(person)}", person, None) for person in people]
        is_folded = kept is None and bool(below) and key in folded
        rows.append(
            TreeRow(
                key,
                depth,
                source,
                person_id,
                naming,
                named,
                bool(below),
                is_folded,
                is_elsewhere,
                account_id,
            )
        )
        if not is_folded:
            waiting += reversed(below)
    return rows


def root_keys(roots: Iterable[Root]) -> set[str]:
    """The keys of the lines at which the trees begin, by which they are folded."""
    return {_key_of(root) for root in roots}


def _key_of(root: Root) -> str:
    if root.source is not None:
        return f"s{root.source.value}"
    # Somebody who moved stands under each account in which they named somebody.
    return f"p{root.person_id}-{root.account_id or 0}"


def by_life(forest: Forest) -> list[Root]:
    """The roots: those in whose tree something happened last first."""
    last = last_days(forest)
    return sorted(
        forest.roots(),
        key=lambda root: (
            -max(last[child.account_id] for child in forest.under[root]).toordinal(),
            _key_of(root),
        ),
    )


def _with_ways(forest: Forest, wanted: Iterable[Naming]) -> dict[Root, set[int]]:
    """What stands under whom: the prospects of some namings, and of all those that lead to them."""
    ways: defaultdict[Root, set[int]] = defaultdict(set)
    reached: set[int] = set()
    waiting = list(wanted)
    while waiting:
        naming = waiting.pop()
        ways[naming.root].add(naming.account_id)
        if naming.by_account_id is not None and naming.by_account_id not in reached:
            reached.add(naming.by_account_id)
            waiting += forest.paths.get(naming.by_account_id, ())
    return dict(ways)
