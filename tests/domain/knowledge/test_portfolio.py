"""The grid of product lines: what is sold, and what white space is left."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.portfolio import (
    NOT_ASSESSED,
    OPEN_PLACES,
    Cell,
    Grid,
    Product,
    grid,
    short_heads,
    sold_words,
)
from kamtui.domain.knowledge.typed_knowledge import read_cell
from kamtui.domain.knowledge.words import PortfolioState as State

PRODUCTS = [Product(1, "Бои"), Product(2, "Tools"), Product(3, "Лепила")]

TODAY = date(2026, 11, 22)


def a_grid(cells: dict[tuple[int, int], State]) -> Grid:
    return grid(
        PRODUCTS,
        [(10, "Acme", True), (20, "Other", False)],
        {place: Cell(state) for place, state in cells.items()},
    )


def test_the_grid_and_its_white_space() -> None:
    found = a_grid(
        {(10, 1): State.SOLD, (10, 2): State.COMPETITOR, (20, 1): State.NOT_NEEDED, (20, 3): State.OFFERED}
    )
    acme, other = found.rows
    assert [cell.state for cell in acme.cells] == [State.SOLD, State.COMPETITOR, State.NOT_ASSESSED]
    assert (acme.open_places, other.open_places) == (2, 2)
    assert found.column(0) == {
        State.NOT_ASSESSED: 0, State.SOLD: 1, State.OFFERED: 0, State.COMPETITOR: 0, State.NOT_NEEDED: 1,
    }  # fmt: skip
    assert found.counts[State.NOT_ASSESSED] == 2
    assert sold_words(acme.counts) == "1 of 3 lines sold, 1 with a competitor, 1 not assessed"
    assert sold_words(other.counts) == "0 of 3 lines sold, 1 offered, 1 not assessed"


def test_an_empty_grid_says_so() -> None:
    assert sold_words(grid([], [(10, "Acme", True)], {}).rows[0].counts) == "no product lines yet"
    assert sold_words(a_grid({}).rows[0].counts) == "none of 3 lines assessed"
    assert sold_words({State.NOT_ASSESSED: 1}) == "its one line is not assessed"
    assert a_grid({}).rows[0].cells == (NOT_ASSESSED,) * 3


@given(
    st.dictionaries(
        st.tuples(st.sampled_from([10, 20]), st.sampled_from([1, 2, 3])), st.sampled_from(State), max_size=6
    )
)
def test_by_rows_and_by_columns_it_is_the_same_grid(cells: dict[tuple[int, int], State]) -> None:
    found = a_grid(cells)
    for state in State:
        by_rows = sum(row.counts[state] for row in found.rows)
        assert by_rows == sum(column[state] for column in found.columns) == found.counts[state]
    assert sum(found.counts.values()) == 6
    for row in found.rows:
        assert row.open_places == sum(cell.state in OPEN_PLACES for cell in row.cells)


def test_what_was_negotiated_is_read_from_its_form() -> None:
    typed = {
        "state": State.COMPETITOR.value,
        "competitor": "Rival",
        "negotiated_price": "12,50",
        "terms": "за кг\nдо май",
    }
    assert read_cell(typed, TODAY) == Cell(State.COMPETITOR, None, "Rival", 12_50, "за кг\nдо май")
    with pytest.raises(Problems):
        read_cell({"negotiated_price": "евтино"}, TODAY)


@pytest.mark.parametrize(
    ("names", "size", "heads"),
    [
        (["Бои", "Лакове", "Tools"], 3, ["Бои", "Лак", "Too"]),
        (["Paints", "Paint rollers", "Paint"], 3, ["Pai", "Pro", "Pa2"]),
        (["Paints", "Paint rollers"], 9, ["Paints", "Paint rol"]),
        (["  A   b "], 8, ["A b"]),
    ],
)
def test_heads_are_short_and_no_two_alike(names: list[str], size: int, heads: list[str]) -> None:
    assert short_heads(names, size) == heads


@given(st.lists(st.text(min_size=1, max_size=12), max_size=40), st.integers(3, 14))
def test_heads_are_never_alike_and_never_too_long(names: list[str], size: int) -> None:
    heads = short_heads(names, size)
    assert len(heads) == len(names) and len(set(heads)) == len(heads)
    assert all(len(head) <= size for head in heads)


@pytest.mark.parametrize(
    ("cell", "says_nothing"),
    [
        (NOT_ASSESSED, True),
        (Cell(State.NOT_NEEDED), False),
        (Cell(competitor_id=1), False),
        (Cell(competitor="Rival"), False),
        (Cell(negotiated_price=0), False),
        (Cell(terms="so"), False),
    ],
)
def test_what_says_nothing(cell: Cell, says_nothing: bool) -> None:
    assert cell.says_nothing is says_nothing


@pytest.mark.parametrize("state", State)
def test_in_another_state_price_and_terms_stay(state: State) -> None:
    with_them = Cell(State.COMPETITOR, 7, "Rival", 12_50, "per kg")
    is_theirs = state is State.COMPETITOR
    expected = Cell(state, 7 if is_theirs else None, "Rival" if is_theirs else "", 12_50, "per kg")
    assert with_them.in_state(state) == expected
