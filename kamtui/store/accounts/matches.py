"""What was said of names in the lists of others: which account each is. Listed, and taken back."""

from collections.abc import Iterable
from typing import NamedTuple

from kamtui.domain.money.sheet import customer_key
from kamtui.domain.text.language import ngettext
from kamtui.store.book.book import Book


class KnownMatch(NamedTuple):
    """A name of a list, and the account that it is."""

    name: str
    account: str


def known_matches(book: Book) -> list[KnownMatch]:
    """All of them, by account and name."""
    rows = book.rows(
        "SELECT s.name, a.name FROM sales_name s JOIN account a ON a.id = s.account_id ORDER BY a.name, s.name"
    )
    return [KnownMatch(*row) for row in rows]


def forget_matches(book: Book, names: Iterable[str]) -> list[str]:
    """Forget what was said of some names, as one act; those of which nothing was said. Raises BookError."""
    wanted = {customer_key(name): name for name in names}
    known = {folded for (folded,) in book.rows("SELECT folded FROM sales_name")}
    found = [key for key in wanted if key in known]
    if found:
        name = ngettext("Forget {count} match of a name", "Forget {count} matches of names", len(found))
        with book.change_rows(name.format(count=len(found))) as con:
            con.executemany("DELETE FROM sales_name WHERE folded = ?", [(key,) for key in found])
    return [name for key, name in wanted.items() if key not in known]
