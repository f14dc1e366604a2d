"""Product lines as the book has them, and how each stands at each account (K14)."""

from datetime import date
from typing import Any, NamedTuple

from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.domain.knowledge.portfolio import NOT_ASSESSED, Cell, Grid, Product, grid
from kamtui.domain.knowledge.readings import PriceReading, newest_first
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.text.cleaning import sort_key
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


class _CellLine(NamedTuple):
    """How a product line stands at an account, as it is stored."""

    account_id: int
    product_id: int
    state: str
    competitor_id: int | None
    competitor: str


class _PriceLine(NamedTuple):
    """What was negotiated of a product line, as it is stored."""

    product_id: int
    reading_id: int
    read_on: str | None
    price: int | None
    terms: str


_CELLS = (
    "SELECT i.account_id, i.product_id, i.state, i.competitor_id, coalesce(c.name, '') AS competitor "
    "FROM portfolio_item i LEFT JOIN competitor c ON c.id = i.competitor_id"
)
_STATES = {state.value: state for state in PortfolioState}


def products(book: Book) -> list[Product]:
    """Every product line, in the order of the grid."""
    return [
        Product(product_id, name)
        for product_id, name in book.rows("SELECT id, name FROM product ORDER BY place, id")
    ]


def product_name(book: Book, product_id: int) -> str:
    """What a product line is called. Raises GoneMeanwhile."""
    row = book.row("SELECT name FROM product WHERE id = ?", (product_id,))
    if row is None:
        raise GoneMeanwhile
    (name,) = row
    return str(name)


def product_uses(book: Book, product_id: int) -> int:
    """At how many accounts something is written down of a product line: it goes with it."""
    [(count,)] = book.rows(
        "SELECT count(*) FROM (SELECT account_id FROM portfolio_item WHERE product_id = :id "
        "UNION SELECT account_id FROM portfolio_price WHERE product_id = :id)",
        {"id": product_id},
    )
    return int(count)


def portfolio_of(book: Book, account_id: int) -> Grid:
    """The grid with the one row of an account. Raises GoneMeanwhile."""
    account = account_entry(book, account_id)
    return grid(products(book), [(account_id, account.name, account.is_key)], cells_of(book, account_id))


def white_space(book: Book) -> Grid:
    """The grid of all live accounts, key accounts first, then by name: how each line stands, without its price."""
    book.add_function("sort_key", sort_key)
    marks = ", ".join(f"'{stage.value}'" for stage in LIVE_STAGES)
    accounts = [
        (account_id, name, bool(is_key))
        for account_id, name, is_key in book.rows(
            f"SELECT id, name, is_key FROM account WHERE stage IN ({marks}) "
            "ORDER BY is_key DESC, sort_key(CAST(name AS BLOB)), id"
        )
    ]
    cells = _cells(book, f"JOIN account a ON a.id = i.account_id WHERE a.stage IN ({marks})", ())
    return grid(products(book), accounts, cells)


def cells_of(book: Book, account_id: int) -> dict[tuple[int, int], Cell]:
    """How each product line of which anything is written down stands at an account, by account and product."""
    cells = _cells(book, "WHERE i.account_id = ?", (account_id,))
    for product_id, readings in price_courses(book, account_id).items():
        latest, key = readings[0], (account_id, product_id)
        cells[key] = cells.get(key, NOT_ASSESSED)._replace(
            negotiated_price=latest.price, terms=latest.terms, priced_on=latest.read_on
        )
    return cells


def price_courses(book: Book, account_id: int) -> dict[int, list[PriceReading]]:
    """What was ever negotiated at an account, by product line, the newest first; without lines of which nothing was."""
    courses: dict[int, list[PriceReading]] = {}
    for line in book.lines(
        _PriceLine,
        "SELECT product_id, id AS reading_id, read_on, price, terms FROM portfolio_price WHERE account_id = ?",
        (account_id,),
    ):
        day = date.fromisoformat(line.read_on) if line.read_on else None
        reading = PriceReading(line.reading_id, day, line.price, line.terms)
        courses.setdefault(line.product_id, []).append(reading)
    return {product_id: newest_first(readings) for product_id, readings in courses.items()}


def _cells(book: Book, which: str, parameters: tuple[Any, ...]) -> dict[tuple[int, int], Cell]:
    return {
        (line.account_id, line.product_id): Cell(_STATES[line.state], line.competitor_id, line.competitor)
        for line in book.lines(_CellLine, f"{_CELLS} {which}", parameters)
    }
