"""What a portfolio or price list would do to the book: which accounts and product lines it means, what is new. It only reads."""

from collections.abc import Mapping, Sequence
from functools import partial

from kamtui.domain.accounts.keys import customer_key, number_key
from kamtui.domain.knowledge.portfolio import Cell
from kamtui.domain.knowledge.readings import PriceReading
from kamtui.domain.money.importing.customers import newly_matched
from kamtui.domain.money.importing.plan import Customer, Decision
from kamtui.domain.prices.plan import (
    PricePlan,
    account_in_titles,
    listed_customers,
    named_products,
    planned_prices,
)
from kamtui.domain.prices.sheet import PriceRow, PriceSheet
from kamtui.store.book.book import Book
from kamtui.store.knowledge.portfolio_reads import cells_of, price_courses, products
from kamtui.store.money.customer_reads import Customers


def plan_portfolio_import(
    book: Book,
    sheet: PriceSheet,
    known_customers: Customers,
    unknown: Decision,
    *,
    product_choices: Mapping[str, int | None],
) -> PricePlan:
    """What importing `sheet` into `book` would do; nothing is written.

    `product_choices` were made by hand for product lines by key: the one of the book, or None for a new one. `unknown` is
    for customers that are no account, and of whom nothing was said. Raises GoneMeanwhile where a chosen account is
    no longer in the book.
    """
    known, planning = known_customers.known, known_customers.planning
    rows, told_by, is_nameless = _of_account(
        sheet, [(one.record_id, name) for one in known for name in (one.name, one.legal_name)]
    )
    if is_nameless:
        unknown = Decision.SKIP  # nobody is called as a file

    def found(of_rows: Sequence[PriceRow], decision: Decision) -> list[Customer]:
        listed = listed_customers(of_rows)
        planning.expect(len(listed))
        return [known_customers.found(customer, decision) for customer in listed]

    if sheet.may_be_turned:
        turned = [row._replace(name=row.product, product=row.name) for row in rows]
        known_across, known_down = _known(found(rows, Decision.SKIP)), _known(found(turned, Decision.SKIP))
        rows = turned if known_down > known_across else rows
        unknown = unknown if known_down != known_across else Decision.SKIP
    customers = found(rows, unknown)
    by_key = {(customer_key(one.name), number_key(one.number)): one for one in customers}
    named = named_products(rows, planning.once("products", lambda: products(book)), product_choices)
    cells: dict[tuple[int, int], Cell] = {}
    courses: dict[tuple[int, int], list[PriceReading]] = {}
    for account_id in {one.account_id for one in customers if one.account_id is not None}:
        cells |= planning.once(("cells", account_id), partial(cells_of, book, account_id))
        course_of = planning.once(("courses", account_id), partial(price_courses, book, account_id))
        courses |= {(account_id, product_id): course for product_id, course in course_of.items()}
    return PricePlan(
        file=sheet.file,
        customers=tuple(customers),
        products=tuple(named.values()),
        prices=tuple(planned_prices(rows, by_key, named, cells, courses, planning)),
        remembered=newly_matched(customers, known_customers.remembered),
        told_by=told_by,
        is_nameless=is_nameless,
    )


def _known(customers: Sequence[Customer]) -> float:
    """Of customers, the share that are accounts."""
    return sum(one.account_id is not None for one in customers) / max(len(customers), 1)


def _of_account(sheet: PriceSheet, names: list[tuple[int, str]]) -> tuple[list[PriceRow], str, bool]:
    """The rows, each with its account, what named the account of those that name none, and whether nothing did.

    Where nothing names it they are of a customer that is called as the file: somebody has to say which account that is.
    """
    rows = list(sheet.rows)
    if all(row.name for row in rows):
        return rows, "", False
    by_id = dict(reversed(names))
    told, by = sheet.told_account, ""
    if not told and (found := account_in_titles(sheet.titles, [one for one in names if one[1]])):
        told, by = by_id[found[0]], found[1]
    is_nameless = not told
    told = told or sheet.titles[-1]
    return [row if row.name else row._replace(name=told) for row in rows], by, is_nameless
