"""How what was said of names in lists is taken back."""

from collections.abc import Iterable

from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.text.language import ngettext
from kamtui.store.book.book import Book


def forget_matches(book: Book, names: Iterable[str]) -> list[str]:
    """Forget what was said of some names, as one act. Out come the names of which nothing was said. Raises BookError."""
    wanted = {customer_key(name): name for name in names}
    known = {folded for (folded,) in book.rows("SELECT folded FROM sales_name")}
    said = [key for key in wanted if key in known]
    if said:
        name = ngettext("Forget {count} match of a name", "Forget {count} matches of names", len(said))
        with book.change_rows(name.format(count=len(said))) as con:
            con.executemany("DELETE FROM sales_name WHERE folded = ?", [(key,) for key in said])
    return [name for key, name in wanted.items() if key not in known]
