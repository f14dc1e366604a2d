"""What the book knows of the accounts that a list of sales may speak of."""

from typing import NamedTuple

from kamtui.domain.accounts.duplicates import number_key
from kamtui.domain.money.sheet import customer_key
from kamtui.store.book.book import Book


class KnownCustomer(NamedTuple):
    """An account as a list of sales may name it: by one of `keys`, or by `number_key`."""

    keys: frozenset[str]
    """`customer_key` of its names, and of those that were matched to it by hand."""
    number_key: str
    names: tuple[str, ...]
    number: str
    city: str
    country: str


def known_customers(book: Book) -> list[KnownCustomer]:
    """Every account of the book."""
    matched: dict[int, set[str]] = {}
    for key, account_id in book.rows("SELECT folded, account_id FROM sales_name"):
        matched.setdefault(account_id, set()).add(key)
    return [
        KnownCustomer(
            frozenset((customer_key(name), customer_key(legal), *matched.get(account_id, ()))) - {""},
            number_key(number),
            (name, legal),
            number,
            city,
            country,
        )
        for account_id, name, legal, number, city, country in book.rows(
            "SELECT id, name, legal_name, registration_number, city, country FROM account"
        )
    ]
