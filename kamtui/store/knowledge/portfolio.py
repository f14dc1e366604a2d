"""Product lines, and how each stands at each account (K14)."""

from collections.abc import Mapping, Sequence
from typing import Any

from kamtui.domain.accounts.words import LIVE_STAGES, Stage
from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.portfolio import Cell, Grid, Product, grid
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.text.cleaning import fold, sort_key
from kamtui.domain.text.language import _
from kamtui.store.accounts.accounts import account_entry
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge.competitors import put_competitor

_CELLS = (
    "SELECT i.account_id, i.product_id, i.state, i.competitor_id, coalesce(c.name, ''), i.negotiated_price, i.terms "
    "FROM portfolio_item i LEFT JOIN competitor c ON c.id = i.competitor_id"
)
_STATES = {state.value: state for state in PortfolioState}


def products(book: Book) -> list[Product]:
    """Every product line, in the order of the grid."""
    return [Product(*row) for row in book.rows("SELECT id, name FROM product ORDER BY place, id")]


def portfolio_of(book: Book, account_id: int) -> Grid:
    """The grid with the one row of an account. Raises GoneMeanwhile."""
    account = account_entry(book, account_id)
    cells = _cells(book, "WHERE i.account_id = ?", (account_id,))
    return grid(products(book), [(account_id, account.name, account.is_key)], cells)


def white_space(book: Book, stages: Sequence[Stage] = LIVE_STAGES) -> Grid:
    """The grid of all accounts of some stages: key accounts first, then by name."""
    book.add_function("sort_key", sort_key)
    marks = ", ".join(f"'{stage.value}'" for stage in stages)
    rows = book.rows(
        f"SELECT id, name, is_key FROM account WHERE stage IN ({marks}) "
        "ORDER BY is_key DESC, sort_key(CAST(name AS BLOB)), id"
    )
    cells = _cells(book, f"JOIN account a ON a.id = i.account_id WHERE a.stage IN ({marks})", ())
    return grid(products(book), [(row[0], row[1], bool(row[2])) for row in rows], cells)


def _cells(book: Book, which: str, parameters: tuple[Any, ...]) -> dict[tuple[int, int], Cell]:
    return {
        (row[0], row[1]): Cell(_STATES[row[2]], *row[3:])
        for row in book.rows(f"{_CELLS} {which}", parameters)
    }


def product_uses(book: Book, product_id: int) -> int:
    """At how many accounts something is written down of a product line: it goes with it."""
    [(count,)] = book.rows("SELECT count(*) FROM portfolio_item WHERE product_id = ?", (product_id,))
    return int(count)


# -- changes: how lines stand at an account


def set_states(book: Book, account_id: int, states: Mapping[int, PortfolioState]) -> None:
    """Say how some product lines, by id, stand at an account, in one act; prices and terms stay. Raises GoneMeanwhile.

    A line that is no longer with a competitor forgets with which.
    """
    name = account_entry(book, account_id).name
    if len(states) == 1:
        [(product_id, state)] = states.items()
        change = _("{name}: {product} {state}").format(
            name=name, product=_product_name(book, product_id), state=state.label
        )
    else:
        change = _("Portfolio of {name}").format(name=name)
    known = _cells(book, "WHERE i.account_id = ?", (account_id,))
    with book.change(change) as act:
        for product_id, state in states.items():
            before = known.get((account_id, product_id), Cell())
            if before.state is state:
                continue
            keeps = state is PortfolioState.COMPETITOR
            cell = Cell(
                state, before.competitor_id if keeps else None, "", before.negotiated_price, before.terms
            )
            _put_cell(book, act, account_id, product_id, cell)


def set_cell(book: Book, account_id: int, product_id: int, cell: Cell, *, draft: str | None = None) -> None:
    """Write down how a product line stands at an account, its price and terms; the competitor is made where it is new.

    Raises GoneMeanwhile.
    """
    change = _("{name}: {product} {state}").format(
        name=account_entry(book, account_id).name,
        product=_product_name(book, product_id),
        state=cell.state.label,
    )
    with book.change(change, draft=draft) as act:
        _put_cell(book, act, account_id, product_id, cell)


def _put_cell(book: Book, act: Act, account_id: int, product_id: int, cell: Cell) -> None:

    row = act.first(tables.PortfolioItem, account_id=account_id, product_id=product_id)
    competitor_id = put_competitor(book, act, cell.competitor_id, cell.competitor)
    says_nothing = (
        cell.state is PortfolioState.NOT_ASSESSED
        and competitor_id is None
        and cell.negotiated_price is None
        and not cell.terms
    )
    if says_nothing:
        if row is not None:
            act.delete(row)
        return
    if row is None:
        row = tables.PortfolioItem(id=book.ids.new(), account_id=account_id, product_id=product_id)
        act.add(row)
    row.state = cell.state.value
    row.competitor_id = competitor_id
    row.negotiated_price = cell.negotiated_price
    row.terms = cell.terms


# -- changes: product lines


def add_product(book: Book, name: str, *, draft: str | None = None) -> int:
    """Write down a product line at the end of the grid; its id. Raises Problems where there is one of that name."""

    _refuse_same(book, name, None)
    [(last,)] = book.rows("SELECT coalesce(max(place), 0) FROM product")
    with book.change(_("Add product line {name}").format(name=name), draft=draft) as act:
        row = tables.Product(id=book.ids.new(), name=name, place=last + 1)
        act.add(row)
    return row.id


def rename_product(book: Book, product_id: int, name: str, *, draft: str | None = None) -> None:
    """Give a product line another name. Raises Problems where another has it, GoneMeanwhile."""

    _refuse_same(book, name, product_id)
    with book.change(_("Rename product line to {name}").format(name=name), draft=draft) as act:
        row = act.get(tables.Product, product_id)
        row.name = name


def move_product(book: Book, product_id: int, by: int) -> bool:
    """Move a product line by so many places in the grid, below zero towards its start; whether it moved.

    Raises GoneMeanwhile.
    """

    name = _product_name(book, product_id)
    ids = [one.product_id for one in products(book)]
    here = ids.index(product_id)
    there = max(0, min(len(ids) - 1, here + by))
    if here == there:
        return False
    ids.insert(there, ids.pop(here))
    with book.change(_("Move product line {name}").format(name=name)) as act:
        for place, one in enumerate(ids, 1):
            row = act.get(tables.Product, one)
            row.place = place
    return True


def delete_product(book: Book, product_id: int) -> str:
    """Delete a product line with how it stands at the accounts; its name. Raises GoneMeanwhile."""

    name = _product_name(book, product_id)
    with book.change(_("Delete product line {name}").format(name=name)) as act:
        row = act.get(tables.Product, product_id)
        act.delete(row)
    return name


def _product_name(book: Book, product_id: int) -> str:
    row = book.row("SELECT name FROM product WHERE id = ?", (product_id,))
    if row is None:
        raise GoneMeanwhile
    return str(row[0])


def _refuse_same(book: Book, name: str, product_id: int | None) -> None:
    called = fold(name)
    if any(fold(one.name) == called and one.product_id != product_id for one in products(book)):
        raise Problems({"name": _("There is a product line {name} already.").format(name=name)})
