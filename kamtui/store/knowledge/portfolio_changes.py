"""Writing down product lines, and how each stands at an account (K14)."""

from datetime import date

from kamtui.domain.knowledge.portfolio import NOT_ASSESSED, Cell
from kamtui.domain.knowledge.readings import Writing, written_anew
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.problems import Problems
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge.competitor_changes import put_competitor
from kamtui.store.knowledge.portfolio_reads import cells_of, price_courses, product_name, products

# -- how lines stand at an account


def set_state(book: Book, account_id: int, product_id: int, state: PortfolioState) -> None:
    """Say how a product line stands at an account; price and terms stay (`Cell.in_state`). Raises GoneMeanwhile."""
    known = cells_of(book, account_id).get((account_id, product_id), NOT_ASSESSED)
    if known.state is not state:
        with book.change(_act(book, account_id, product_id, state)) as act:
            put_place(book, act, account_id, product_id, known.in_state(state))


def set_cell(
    book: Book, account_id: int, product_id: int, cell: Cell, today: date, *, draft: str | None = None
) -> None:
    """Write down how a product line stands at an account; the competitor is made where it is new.

    Its price and terms are a reading of their day, else of today, as the rule `written_anew` says; a day confirms them.
    Raises GoneMeanwhile.
    """
    readings = price_courses(book, account_id).get(product_id, [])
    read_on, says = cell.priced_on or today, (cell.negotiated_price, cell.terms)
    writing = written_anew(readings, says, (None, ""), read_on, confirms=cell.priced_on is not None)
    with book.change(_act(book, account_id, product_id, cell.state), draft=draft) as act:
        put_place(book, act, account_id, product_id, cell)
        if writing is not None:
            put_price(act, account_id, product_id, cell, writing)


def confirm_price(book: Book, account_id: int, product_id: int, today: date) -> bool:
    """Write down that what was negotiated of a product line still holds today; whether that says anything new.

    Raises GoneMeanwhile.
    """
    cell = cells_of(book, account_id).get((account_id, product_id), NOT_ASSESSED)
    readings = price_courses(book, account_id).get(product_id, [])
    says = (cell.negotiated_price, cell.terms)
    writing = written_anew(readings, says, (None, ""), today, confirms=True)
    if writing is None:
        return False
    change = _("{name}: the price of {product} still holds").format(
        name=account_entry(book, account_id).name, product=product_name(book, product_id)
    )
    with book.change(change) as act:
        put_price(act, account_id, product_id, cell, writing)
    return True


def delete_price(book: Book, reading_id: int) -> None:
    """Take out a price of a day that was a mistake: the one before it holds again. Raises GoneMeanwhile."""
    row = book.row(
        "SELECT a.name, p.name FROM portfolio_price r JOIN account a ON a.id = r.account_id "
        "JOIN product p ON p.id = r.product_id WHERE r.id = ?",
        (reading_id,),
    )
    if row is None:
        raise GoneMeanwhile
    name, product = row
    change = _("{name}: a price of {product} deleted").format(name=name, product=product)
    with book.change(change) as act:
        act.delete(act.get(tables.PortfolioPrice, reading_id))


def _act(book: Book, account_id: int, product_id: int, state: PortfolioState) -> str:
    """What the journal calls it."""
    return _("{name}: {product} {state}").format(
        name=account_entry(book, account_id).name,
        product=product_name(book, product_id),
        state=state.label,
    )


def put_place(book: Book, act: Act, account_id: int, product_id: int, cell: Cell) -> None:
    """Write down, within another act, how a product line stands at an account."""
    row = act.first(tables.PortfolioItem, account_id=account_id, product_id=product_id)
    if cell.has_no_place:
        if row is not None:
            act.delete(row)
        return
    if row is None:
        row = tables.PortfolioItem(id=act.new_id(), account_id=account_id, product_id=product_id)
        act.add(row)
    row.state = cell.state.value
    row.competitor_id = put_competitor(book, act, cell.competitor_id, cell.competitor)


def put_price(act: Act, account_id: int, product_id: int, cell: Cell, writing: Writing) -> None:
    """Write down, within another act, what was negotiated of a product line at an account, as `writing` says."""
    if writing.in_place_of is not None:
        row = act.get(tables.PortfolioPrice, writing.in_place_of)
        if writing.takes_out:
            act.delete(row)
            return
    else:
        row = tables.PortfolioPrice(
            id=act.new_id(), account_id=account_id, product_id=product_id, read_on=writing.read_on
        )
        act.add(row)
    row.price = cell.negotiated_price
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
