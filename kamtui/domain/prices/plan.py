"""What an import of a portfolio would do: to which account and product line each row belongs, and what is new in it.

- A customer is an account as in a list of sales (`money.importing.customers`).
- A product line is the one of that name, but for case, blanks and signs. One whose name is a letter off, with the same
  numbers in it, may be meant: it waits until somebody says so. Any other is new.
- A price is a reading of its day: the one before stays, the same once more changes nothing. What the row does not say,
  the price or the terms, stays as it was known on that day.
- How a product line stands is of no day: it stands as the newest row of the list says it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import partial
from typing import NamedTuple

from kamtui.domain.accounts.keys import customer_key, number_key
from kamtui.domain.accounts.name_words import LEGAL_FORMS
from kamtui.domain.knowledge.portfolio import NOT_ASSESSED, Cell, Product
from kamtui.domain.knowledge.readings import PriceReading, Writing, newest_first, written_anew
from kamtui.domain.money.importing.plan import Customer
from kamtui.domain.planning import Planning
from kamtui.domain.prices.sheet import PriceRow, product_key
from kamtui.domain.text.cleaning import words_of
from kamtui.domain.text.language import _
from kamtui.domain.text.likeness import is_slip_of

_SHORTEST_ALIKE = 5
"""Letters and digits from which on a product line may be meant by another with a slip."""
_MOST_ALIKE = 3


class Verdict(Enum):
    """What becomes of a row."""

    ADDED = auto()
    CHANGED = auto()
    """The book knew another price, state or competitor."""
    UNCHANGED = auto()
    UNKNOWN = auto()
    """Its customer is no account."""
    WHICH_PRODUCT = auto()
    """Its product line may be one of the book's, in other letters."""
    REFUSED = auto()
    """Another row says otherwise of the same, or nobody can say what it is in."""


class NamedProduct(NamedTuple):
    """A product line of the list: the one of the book that it is, or those that it may be."""

    name: str
    line: int
    product_id: int | None = None
    known: str = ""
    """What the book calls it."""
    alike: tuple[Product, ...] = ()

    @property
    def key(self) -> str:
        return product_key(self.name)

    @property
    def is_new(self) -> bool:
        return self.product_id is None and not self.alike


class PlannedPrice(NamedTuple):
    """A row, with what becomes of it."""

    row: PriceRow
    verdict: Verdict
    owner: str = ""
    """Tells the customer from others (`Customer.owner`)."""
    account_id: int | None = None
    account: str = ""
    product: NamedProduct | None = None
    was: Cell = NOT_ASSESSED
    """What the book knows of that day."""
    now: Cell = NOT_ASSESSED
    writes: Writing | None = None
    """How its price is written down; None where that says nothing new."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class PricePlan:
    """What an import would do; nothing is written yet."""

    file: str
    customers: tuple[Customer, ...]
    products: tuple[NamedProduct, ...]
    prices: tuple[PlannedPrice, ...]
    remembered: tuple[tuple[str, str, int], ...]
    """Names matched by hand that are new: name, key, account."""
    told_by: str = ""
    """What named the one account of all rows: a text above the table, or the name of the file."""
    is_nameless: bool = False
    """Whether nothing names the account of rows that name none: as a customer they are called as the file."""

    def of(self, *verdicts: Verdict) -> tuple[PlannedPrice, ...]:
        """The rows of which one of these becomes."""
        return tuple(price for price in self.prices if price.verdict in verdicts)

    @property
    def writing(self) -> tuple[PlannedPrice, ...]:
        """The rows that change something."""
        return self.of(Verdict.ADDED, Verdict.CHANGED)

    @property
    def unknown(self) -> tuple[Customer, ...]:
        """Customers that are no account, those with most rows first."""
        return tuple(
            sorted((one for one in self.customers if one.is_unknown), key=lambda one: (-one.months, one.line))
        )

    @property
    def new(self) -> tuple[Customer, ...]:
        """Customers that become accounts."""
        return tuple(one for one in self.customers if one.is_new)

    @property
    def new_products(self) -> tuple[NamedProduct, ...]:
        """Product lines that are made: those of rows that are written."""
        used = {price.product.key for price in self.writing if price.product is not None}
        return tuple(one for one in self.products if one.is_new and one.key in used)

    @property
    def doubtful(self) -> tuple[NamedProduct, ...]:
        """Product lines that may be ones of the book."""
        return tuple(one for one in self.products if one.product_id is None and one.alike)

    @property
    def does_nothing(self) -> bool:
        return not (self.writing or self.new or self.remembered)


# -- whose it is


def account_in_titles(titles: Sequence[str], accounts: Iterable[tuple[int, str]]) -> tuple[int, str] | None:
    """The one account whose whole name stands in a text above the table, or in the name of the file, and that text.

    `accounts` are ids and names. Where a longer name has a shorter one in it, the longer one is meant; None where several
    are meant, or none.
    """
    found: dict[int, tuple[int, bool, str]] = {}
    for account_id, name in accounts:
        words = [word for word in words_of(name) if word not in LEGAL_FORMS]
        for title in titles:
            if words and _stands_in(words, words_of(title)):
                # Of two that are called alike, it is the one whose name stands there letter by letter.
                rank = (sum(map(len, words)), name.casefold() in title.casefold())
                if account_id not in found or rank > found[account_id][:2]:
                    found[account_id] = (*rank, title)
    best = max((rank[:2] for rank in found.values()), default=None)
    meant = [(account_id, title) for account_id, (*rank, title) in found.items() if tuple(rank) == best]
    return meant[0] if len(meant) == 1 else None


def _stands_in(words: Sequence[str], text: Sequence[str]) -> bool:
    size = len(words)
    return any(list(text[at : at + size]) == list(words) for at in range(len(text) - size + 1))


def listed_customers(rows: Iterable[PriceRow]) -> list[Customer]:
    """The customers that a list names, in its order; `months` counts their rows."""
    of_customer: defaultdict[tuple[str, str], list[PriceRow]] = defaultdict(list)
    for row in rows:
        of_customer[customer_key(row.name), number_key(row.number)].append(row)
    return [
        Customer(key, of_one[0].name, of_one[0].number, len(of_one), 0, of_one[0].line)
        for (key, _number), of_one in of_customer.items()
    ]


# -- which product line it is


def named_products(
    rows: Iterable[PriceRow], known: Sequence[Product], said: Mapping[str, int | None]
) -> dict[str, NamedProduct]:
    """The product lines of a list, by key. `said` is by key what somebody said of one: the book's, or None for a new one."""
    by_key: defaultdict[str, list[Product]] = defaultdict(list)
    for product in known:
        by_key[product_key(product.name)].append(product)
    names = {product.product_id: product.name for product in known}
    by_form: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for key in by_key:
        by_form[_form(key)].append(key)
    products: dict[str, NamedProduct] = {}
    for row in rows:
        key = product_key(row.product)
        if key in products:
            continue
        if key in said:
            product_id = said[key]
            products[key] = NamedProduct(
                row.product, row.line, product_id, "" if product_id is None else names[product_id]
            )
            continue
        of_key = by_key.get(key, [])
        same = [one for one in of_key if one.name == row.product] or of_key
        if len(same) == 1:
            products[key] = NamedProduct(row.product, row.line, same[0].product_id, same[0].name)
        else:
            products[key] = NamedProduct(
                row.product, row.line, alike=tuple(same) or _alike(row.product, by_form, by_key)
            )
    return products


def _form(key: str) -> tuple[int, str]:
    """The length of a product line's key and the digits in it: with other digits it is another product line."""
    return len(key), "".join(char for char in key if char.isdigit())


def _letters(name: str) -> str:
    """The letters and digits of a name in its own alphabet: one letter of ours may be two of another."""
    return "".join(char for char in name.casefold() if char.isalnum())


def _alike(
    name: str, by_form: Mapping[tuple[int, str], Sequence[str]], known: Mapping[str, Sequence[Product]]
) -> tuple[Product, ...]:
    """Product lines a letter off, in either alphabet."""
    key, letters = product_key(name), _letters(name)
    length, digits = _form(key)
    if length < _SHORTEST_ALIKE:
        return ()
    near = (
        product
        for size in range(length - 2, length + 3)
        for other in by_form.get((size, digits), ())
        for product in known[other]
        if is_slip_of(key, other) or is_slip_of(letters, _letters(product.name))
    )
    return tuple(near)[:_MOST_ALIKE]


# -- what becomes of each row


class _Place:
    """What is known of a product line at an account, while the rows of a list are gone through."""

    def __init__(self, cell: Cell, readings: Sequence[PriceReading]) -> None:
        self.cell = cell
        self.readings = list(readings)
        self.said: dict[date | None, PriceRow] = {}
        """By day the row of the list that spoke of it."""
        self.stands: tuple[date | None, int] | None = None
        """Day and place in the list of the row that says how it stands: the first one of the newest day."""

    def hear(self, row: PriceRow, at: int) -> None:
        """Note whether a row is the one that says how it stands; rows come by their days, older ones first."""
        is_newer = self.stands is None or self.stands[0] != row.day
        if is_newer and (row.state is not None or row.competitor):
            self.stands = row.day, at

    def known_on(self, day: date | None) -> PriceReading | None:
        return next(
            (one for one in self.readings if day is None or one.read_on is None or one.read_on <= day), None
        )


def planned_prices(
    rows: Sequence[PriceRow],
    customers: Mapping[tuple[str, str], Customer],
    products: Mapping[str, NamedProduct],
    cells: Mapping[tuple[int, int], Cell],
    courses: Mapping[tuple[int, int], Sequence[PriceReading]],
    planning: Planning | None = None,
) -> list[PlannedPrice]:
    """What becomes of each row, in the order of the list; `customers` are by key and number, `products` by key.

    `cells` and `courses` are what the book knows, by account and product line.
    """
    planning = planning or Planning()
    planning.expect(len(rows))
    of_place: defaultdict[tuple[str, str], list[tuple[int, PlannedPrice]]] = defaultdict(list)
    planned: dict[int, PlannedPrice] = {}
    # An older price first, whatever the order of the list: so each is compared with what held before it.
    order = sorted(range(len(rows)), key=lambda at: (rows[at].day or date.min, at))
    for at in order:
        row = rows[at]
        customer = customers[customer_key(row.name), number_key(row.number)]
        product = products[product_key(row.product)]
        about = planning.row(("price", at), (row, customer, product), partial(_about, row, customer, product))
        if customer.is_unknown:
            planned[at] = about
        elif product.product_id is None and product.alike:
            planned[at] = about._replace(verdict=Verdict.WHICH_PRODUCT)
        else:
            owner = str(customer.account_id) if customer.account_id is not None else customer.owner
            line = str(product.product_id) if product.product_id is not None else product.key
            of_place[owner, line].append((at, about))
    for place, of_one in of_place.items():
        about = of_one[0][1]
        known = (about.account_id or 0, (about.product.product_id if about.product else None) or 0)
        new = partial(_become, of_one, cells.get(known, NOT_ASSESSED), courses.get(known, ()))
        planned |= planning.of(("place", place), of_one, new)
    return [planned[at] for at in range(len(rows))]


def _about(row: PriceRow, customer: Customer, product: NamedProduct) -> PlannedPrice:
    """A row with its account and product line, of which nothing is known yet."""
    account = customer.account or customer.name
    return PlannedPrice(row, Verdict.UNKNOWN, customer.owner, customer.account_id, account, product)


def _become(
    rows: Sequence[tuple[int, PlannedPrice]], cell: Cell, readings: Sequence[PriceReading]
) -> dict[int, PlannedPrice]:
    """What becomes of the rows of one account and product line, by where each stands in the list; older ones come first."""
    place = _Place(cell, readings)
    for at, about in rows:
        place.hear(about.row, at)
    return {
        at: _becomes(about, place, stands=place.stands is not None and place.stands[1] == at)
        for at, about in rows
    }


def _becomes(about: PlannedPrice, place: _Place, *, stands: bool) -> PlannedPrice:
    """What becomes of a row, where a place is known; from then on the place is known as the row says it.

    `stands` is whether it is the row that says how the product line stands.
    """
    row = about.row
    if (other := place.said.get(row.day)) is not None:
        if not _contradicts(row, other):
            return about._replace(verdict=Verdict.UNCHANGED, was=place.cell, now=place.cell)
        why = _("line {line} says otherwise of the same product line and day: leave one of them out")
        return about._replace(verdict=Verdict.REFUSED, why=why.format(line=other.line))
    place.said[row.day] = row
    known = place.known_on(row.day)
    was = place.cell._replace(
        negotiated_price=known.price if known else None,
        terms=known.terms if known else "",
        priced_on=known.read_on if known else None,
    )
    now, writes = _with_state(was, row) if stands else was, None
    if row.says_price and row.day is not None:
        price = row.price if row.price is not None else was.negotiated_price
        terms = row.terms if row.says_terms else was.terms
        writes = written_anew(place.readings, (price, terms), (None, ""), row.day)
        if writes is not None:
            now = now._replace(negotiated_price=price, terms=terms, priced_on=row.day)
            reading = PriceReading(writes.in_place_of or 0, row.day, price, terms)
            others = [one for one in place.readings if one.reading_id != writes.in_place_of]
            place.readings = newest_first([*others, reading])
    is_otherwise = (was.state, was.competitor) != (now.state, now.competitor)
    place.cell = place.cell._replace(
        state=now.state, competitor=now.competitor, competitor_id=now.competitor_id
    )
    if writes is None and not is_otherwise:
        return about._replace(verdict=Verdict.UNCHANGED, was=was, now=now)
    changes = (is_otherwise and not was.has_no_place) or (writes is not None and known is not None)
    verdict = Verdict.CHANGED if changes else Verdict.ADDED
    return about._replace(verdict=verdict, was=was, now=now, writes=writes)


def _with_state(was: Cell, row: PriceRow) -> Cell:
    """How the line stands after a row; a competitor of the same name stays the one that it is."""
    now = was
    if row.state is not None and row.state is not was.state:
        now = was.in_state(row.state)
    if row.competitor and row.competitor.casefold() == was.competitor.casefold():
        return now._replace(competitor=was.competitor, competitor_id=was.competitor_id)
    return now._replace(competitor=row.competitor, competitor_id=None) if row.competitor else now


def _contradicts(row: PriceRow, other: PriceRow) -> bool:
    return (row.price, row.terms, row.state, row.competitor) != (
        other.price,
        other.terms,
        other.state,
        other.competitor,
    )
