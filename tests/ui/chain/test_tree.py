"""The chain as lines: each prospect under who named it, what came of it once, folded and filtered."""

from collections.abc import Callable, Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.chain.forest import Forest, Naming, Root
from kamtui.domain.chain.words import Source
from kamtui.ui.chain.tree import TreeRow, tree_rows
from tests.domain.chain.forests import a_forest, a_naming, a_prospect, ago, forests

# Ana (1) of 100 named 1; Boyan (2) of 1 named 2 and 3; Gosho (3), outside, named 2 again; 4 came from a fair.
FOREST = a_forest(
    a_naming(1, 1, 100, 90),
    a_naming(2, 2, 1, 80),
    a_naming(3, 2, 1, 70),
    a_naming(2, 3, None, 60),
    a_naming(4, days=200),
    a_naming(5, 4, 2, 50),
)


def drawn(
    forest: Forest, folded: Collection[str] = (), keep: Callable[[Naming], bool] | None = None
) -> list[str]:
    """Each line with its depth: `.N1` a person, `..P2` a prospect, + folded, ^ elsewhere."""
    return [
        "." * row.depth
        + (
            f"P{row.naming.account_id}"
            if row.naming
            else row.source.value
            if row.source
            else f"N{row.person_id}"
        )
        + ("+" if row.is_folded else "")
        + ("^" if row.is_elsewhere else "")
        for row in tree_rows(forest, folded=folded, keep=keep)
    ]


def row(forest: Forest, text: str) -> TreeRow:
    return tree_rows(forest)[drawn(forest).index(text)]


def test_the_whole_tree_the_liveliest_first() -> None:
    assert drawn(FOREST) == [
        "N1", ".P1", "..N2", "...P3", "...P2", "....N4", ".....P5", "N3", ".P2^", "fair", ".P4",
    ]  # fmt: skip
    lively = a_forest(*FOREST.namings, prospects=(a_prospect(4, last_on=ago(1)),))
    assert drawn(lively)[:2] == ["fair", ".P4"]


def test_a_line_knows_what_it_is() -> None:
    assert row(FOREST, "N1").root == Root(None, 1, 100) and row(FOREST, "fair").root == Root(Source.FAIR)
    assert row(FOREST, "..N2").root == Root(None, 2, 1) and row(FOREST, ".P1").root is None
    assert (row(FOREST, "..N2").named, row(FOREST, ".P1").has_more, row(FOREST, "...P3").has_more) == (
        2,
        True,
        False,
    )
    keys = [one.key for one in tree_rows(FOREST)]
    assert len(set(keys)) == len(keys)


def test_folded_lines_hide_what_is_below_them() -> None:
    key = row(FOREST, "..N2").key
    assert drawn(FOREST, [key]) == ["N1", ".P1", "..N2+", "N3", ".P2", "..N4", "...P5", "fair", ".P4"]
    assert drawn(FOREST, [row(FOREST, "...P3").key]) == drawn(FOREST)  # nothing below it


def test_a_filter_keeps_the_ways_to_what_it_keeps() -> None:
    assert drawn(FOREST, keep=lambda one: one.account_id == 3) == ["N1", ".P1", "..N2", "...P3"]
    assert drawn(FOREST, keep=lambda one: one.by_person_id == 3) == ["N3", ".P2"]
    assert drawn(FOREST, [row(FOREST, "N1").key], keep=lambda one: one.account_id == 1) == ["N1", ".P1"]
    assert drawn(FOREST, keep=lambda one: False) == []


def test_a_filter_sorts_only_what_it_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    sorted_under: list[Root] = []
    children = Forest.children

    def counting(forest: Forest, root: Root) -> list[Naming]:
        sorted_under.append(root)
        return children(forest, root)

    monkeypatch.setattr(Forest, "children", counting)
    tree_rows(FOREST, keep=lambda one: one.account_id == 3)  # with each letter typed, of 5,000
    assert sorted_under == [Root(None, 1, 100), Root(None, 2, 1)]


def test_named_again_by_the_same_person_it_is_found_by_either_naming() -> None:
    forest = a_forest(a_naming(1, 1, 100, 90), a_naming(1, 1, 100, 5, source=Source.FAIR))
    assert drawn(forest) == drawn(forest, keep=lambda one: one.source is Source.FAIR) == ["N1", ".P1"]


def test_who_moved_has_a_line_in_each_account() -> None:
    forest = a_forest(a_naming(1, 1, 100, 90), a_naming(2, 1, 200, 80))
    assert drawn(forest) == ["N1", ".P2", "N1", ".P1"]
    assert len({one.key for one in tree_rows(forest)}) == 4


def test_a_circle_ends() -> None:
    assert drawn(a_forest(a_naming(1, 2, 2, 20), a_naming(2, 1, 1, 10))) == [
        "N2", ".P1", "..N1", "...P2", "....N2", ".....P1^",
    ]  # fmt: skip


@given(forests(), st.booleans())
def test_each_prospect_unfolds_once_and_stands_under_all_who_named_it(
    forest: Forest, is_filtered: bool
) -> None:
    rows = tree_rows(forest, keep=(lambda one: True) if is_filtered else None)
    below = [one.naming.account_id for one in rows if one.naming and not one.is_elsewhere and one.has_more]
    assert len(set(below)) == len(below)
    shown = {(one.naming.root, one.naming.account_id) for one in rows if one.naming}
    assert shown == {(one.root, one.account_id) for one in forest.namings}
