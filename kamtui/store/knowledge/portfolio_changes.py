"""Writing down product lines, and how each stands at an account (K14)."""

from kamtui.domain.knowledge.portfolio import NOT_ASSESSED, Cell
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.problems import Problems
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.knowledge.competitor_changes import put_competitor
from kamtui.store.knowledge.portfolio_reads import cells_of, product_name, products

# -- how lines stand at an account


def set_state(book: Book, account_id: int, product_id: int, state: PortfolioState) -> None:
    """Say how a product line stands at an account; price and terms stay (`Cell.in_state`). Raises GoneMeanwhile."""
    known = cells_of(book, account_id).get((account_id, product_id), NOT_ASSESSED)
    if known.state is not state:
        set_cell(book, account_id, product_id, known.in_state(state))


def set_cell(book: Book, account_id: int, product_id: int, cell: Cell, *, draft: str | None = None) -> None:
    """Write down how a product line stands at an account, its price and terms; the competitor is made where it is new.

    Raises GoneMeanwhile.
    """
    change = _("{name}: {product} {state}").format(
        name=account_entry(book, account_id).name,
        product=product_name(book, product_id),
        state=cell.state.label,
    )
    with book.change(change, draft=draft) as act:
        _put_cell(book, act, account_id, product_id, cell)


def _put_cell(book: Book, act: Act, account_id: int, product_id: int, cell: Cell) -> None:
    row = act.first(tables.PortfolioItem, account_id=account_id, product_id=product_id)
    if cell.says_nothing:
        if row is not None:
            act.delete(row)
        return
    if row is None:
        row = tables.PortfolioItem(id=act.new_id(), account_id=account_id, product_id=product_id)
        act.add(row)
    row.state = cell.state.value
    row.competitor_id = put_competitor(book, act, cell.competitor_id, cell.competitor)
    row.negotiated_price = cell.negotiated_price
    row.terms = cell.terms


# -- product lines


def add_product(book: Book, name: str, *, draft: str | None = None) -> int:
    """Write down a product line at the end of the grid; its id. Raises Problems where there is one of that name."""
    _refuse_same(book, name, None)
    [(last,)] = book.rows("SELECT coalesce(max(place), 0) FROM product")
    with book.change(_("Add product line {name}").format(name=name), draft=draft) as act:
        row = tables.Product(id=act.new_id(), name=name, place=last + 1)
        act.add(row)
    return row.id


def rename_product(book: Book, product_id: int, name: str, *, draft: str | None = None) -> None:
    """Give a product line another name. Raises Problems where another has it, GoneMeanwhile."""
    _refuse_same(book, name, product_id)
    with book.change(_("Rename product line to {name}").format(name=name), draft=draft) as act:
        row = act.get(tables.Product, product_id)
        row.name = name


def move_product(book: Book, product_id: int, by: int) -> bool:
    """Move a product line by `by` places in the grid, below zero towards its start; whether it moved.

    Raises GoneMeanwhile.
    """
    name = product_name(book, product_id)
    ids = [product.product_id for product in products(book)]
    here = ids.index(product_id)
    there = max(0, min(len(ids) - 1, here + by))
    if here == there:
        return False
    ids.insert(there, ids.pop(here))
    with book.change(_("Move product line {name}").format(name=name)) as act:
        for place, moved_id in enumerate(ids, 1):
            act.get(tables.Product, moved_id).place = place
    return True


def delete_product(book: Book, product_id: int) -> str:
    """Delete a product line with how it stands at the accounts; its name. Raises GoneMeanwhile."""
    name = product_name(book, product_id)
    with book.change(_("Delete product line {name}").format(name=name)) as act:
        row = act.get(tables.Product, product_id)
        act.delete(row)
    return name


def _refuse_same(book: Book, name: str, product_id: int | None) -> None:
    called = fold(name)
    if any(fold(product.name) == called and product.product_id != product_id for product in products(book)):
        raise Problems({"name": _("There is a product line {name} already.").format(name=name)})
