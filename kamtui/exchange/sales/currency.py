"""Amounts of Bulgarian accounts that name no currency: until 2026 they may be in leva, and since then in euro.

A list in Cyrillic says by itself that it is Bulgarian (`settle`). One in Latin letters does not, but the
book knows whose accounts its customers are.
"""

from dataclasses import replace

from kamtui.domain.accounts.keys import number_key
from kamtui.domain.money.importing.sheet import BadSale, RefusedRows, SalesSheet, may_be_other, which_currency
from kamtui.exchange.reading.meanings import is_bulgaria, is_cyrillic, is_number_of_bulgaria
from kamtui.store.book.book import Book
from kamtui.store.money.customer_reads import KnownCustomer, known_customers

_SHOWN = 20  # sums whose lines are kept


def without_unclear_currency(book: Book, sheet: SalesSheet) -> SalesSheet:
    """The list as it is, or without the months that may be in the other currency than the book: those wait until it is said."""
    if not sheet.may_be_other:
        return sheet
    keys = {month_sum.key for month_sum in sheet.sums}
    numbers = {number_key(month_sum.number) for month_sum in sheet.sums} - {""}
    if not any(
        _is_bulgarian(account)
        for account in known_customers(book)
        if account.keys & keys or account.number_key in numbers
    ):
        return sheet
    unclear = [month_sum for month_sum in sheet.sums if may_be_other(month_sum.month_on, book.currency)]
    refused = RefusedRows(
        sum(month_sum.count for month_sum in unclear),
        tuple(BadSale(month_sum.lines[0], which_currency()) for month_sum in unclear[:_SHOWN]),
    )
    return replace(
        sheet,
        sums=tuple(
            month_sum for month_sum in sheet.sums if not may_be_other(month_sum.month_on, book.currency)
        ),
        refused=(refused, *sheet.refused),
        exact={},
        digest=f"{sheet.digest} without what is unclear",
    )


def _is_bulgarian(account: KnownCustomer) -> bool:
    return (
        is_bulgaria(account.country)
        or is_number_of_bulgaria(account.number)
        or any(map(is_cyrillic, (*account.names, account.city)))
    )
