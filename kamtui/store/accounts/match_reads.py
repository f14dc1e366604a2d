"""What was said of names in lists of accounts and sales: which account each of them is."""

from typing import NamedTuple

from kamtui.store.book.book import Book


class KnownMatch(NamedTuple):
    """A name of a list, and the account that it is."""

    name: str
    account: str


def known_matches(book: Book) -> list[KnownMatch]:
    """All names of which it was said which account they are, by account and name."""
    return book.lines(
        KnownMatch,
        "SELECT s.name, a.name AS account FROM sales_name s JOIN account a ON a.id = s.account_id "
        "ORDER BY a.name, s.name",
    )
