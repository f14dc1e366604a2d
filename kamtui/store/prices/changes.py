"""The act that takes a portfolio or price list into the book, as it was planned."""

from datetime import date

from kamtui.domain.prices.plan import PlannedPrice, PricePlan
from kamtui.domain.text.language import ngettext
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.import_act import Progress, import_act
from kamtui.store.knowledge.portfolio_changes import put_place, put_price
from kamtui.store.money.customer_changes import add_customers


def carry_out_portfolio(book: Book, plan: PricePlan, progress: Progress | None = None) -> None:
    """Do what the plan says, as one act: all of it or nothing. Raises BookError."""
    if plan.does_nothing:
        return
    # By day, as it was planned: of one product line each row is written above what held before it.
    writing = sorted(plan.writing, key=lambda price: (price.row.day or date.min, price.row.line))
    count = len(writing)
    name = ngettext("Import {count} price from {file}", "Import {count} prices from {file}", count)
    with import_act(book, name, plan.file, writing, progress) as (act, prices):
        made = add_customers(act, plan.new, plan.remembered)
        lines = _product_lines(book, act, plan)
        for price in prices:
            _put(book, act, price, made, lines)


def _product_lines(book: Book, act: Act, plan: PricePlan) -> dict[str, int]:
    """The id of each product line of the plan, by key; new ones are made at the end of the grid."""
    lines = {one.key: one.product_id for one in plan.products if one.product_id is not None}
    [(last,)] = book.rows("SELECT coalesce(max(place), 0) FROM product")
    for place, one in enumerate(plan.new_products, last + 1):
        row = tables.Product(id=act.new_id(), name=one.name, place=place)
        act.add(row)
        lines[one.key] = row.id
    act.flush()
    return lines


def _put(book: Book, act: Act, price: PlannedPrice, made: dict[str, int], lines: dict[str, int]) -> None:
    assert price.product is not None
    account_id = price.account_id if price.account_id is not None else made[price.owner]
    product_id = lines[price.product.key]
    if (price.was.state, price.was.competitor) != (price.now.state, price.now.competitor):
        put_place(book, act, account_id, product_id, price.now)
    if price.writes is not None:
        put_price(act, account_id, product_id, price.now, price.writes)
