"""What a book counts in: changed while it has no sums, or turned at the fixed rate between leva and euro."""

from collections.abc import Callable

from kamtui.domain.currency import has_rate, turned
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import Currency
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError

_AT_ONCE = 1_000
"""Rows that are turned before it is told how far it is."""


class StaysAsItIs(BookError):
    """A book with sums cannot count in a currency to which there is no fixed rate."""

    def __init__(self, count: int, counted: Currency, wanted: Currency) -> None:
        text = ngettext(
            "This book has {count} sum in {counted}, and no rate to {wanted} is fixed: it stays as it is. Count in {wanted} in a new book: kamtui --book FILE.",
            "This book has {count} sums in {counted}, and no rate to {wanted} is fixed: they stay as they are. Count in {wanted} in a new book: kamtui --book FILE.",
            count,
        )
        super().__init__(text.format(count=count, counted=counted.label, wanted=wanted.label))


def sums_in(book: Book) -> int:
    """How many amounts of money stand in the book. Raises BookError."""
    return sum(
        count
        for one in tables.all_sums()
        for column in one.columns
        for (count,) in book.rows(f"SELECT count({column}) FROM {one.table}")
    )


def can_count_in(book: Book, wanted: Currency, sums: int) -> bool:
    """Whether a book with so many sums can be made to count in another currency.

    What the sums of a book of an unknown currency are in, only the person can say.
    """
    return not sums or book.currency is Currency.UNKNOWN or has_rate(book.currency, wanted)


def count_in(book: Book, wanted: Currency, progress: Callable[[int, int], None] | None = None) -> int:
    """Make the book count in another currency, as one act; how many sums were turned into it.

    Each sum is turned for itself, half up. `progress` is told the sums done and all of them; what it raises ends it, and
    nothing was changed. Raises StaysAsItIs, and BookError.
    """
    counted, sums = book.currency, sums_in(book)
    if not can_count_in(book, wanted, sums):
        raise StaysAsItIs(sums, counted, wanted)
    if sums and has_rate(counted, wanted):
        name = _("Turn all sums from {counted} into {wanted}").format(
            counted=counted.label, wanted=wanted.label
        )
    else:
        name, sums = _("Count in {wanted}").format(wanted=wanted.label), 0
    done = 0
    with book.change_rows(name) as con:
        for one in tables.all_sums() if sums else ():
            columns = ", ".join(one.columns)
            rows = con.execute(f"SELECT id, {columns} FROM {one.table}").fetchall()
            for start in range(0, len(rows), _AT_ONCE):
                some = rows[start : start + _AT_ONCE]
                con.executemany(
                    f"UPDATE {one.table} SET ({columns}) = ({', '.join('?' * len(one.columns))}) WHERE id = ?",
                    (
                        (
                            *(
                                minor if minor is None else turned(minor, counted, wanted)
                                for minor in amounts
                            ),
                            row_id,
                        )
                        for row_id, *amounts in some
                        if any(amounts)
                    ),
                )
                done += sum(amount is not None for _row_id, *amounts in some for amount in amounts)
                if progress is not None:
                    progress(done, sums)
        con.execute("DELETE FROM book_currency")
        if wanted is not Currency.EUR:
            con.execute("INSERT INTO book_currency (id, code) VALUES (?, ?)", (book.ids.new(), wanted.value))
    return sums
