"""A portfolio or price list on its way into the book."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kamtui.domain.accounts.importing.said import Said
from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.currency import has_rate
from kamtui.domain.money.importing.plan import Decision
from kamtui.domain.planning import Planning
from kamtui.domain.prices.plan import PricePlan, Verdict
from kamtui.domain.prices.sheet import PriceSheet, product_key
from kamtui.domain.text.numbers import Currency, currency
from kamtui.exchange.importing.answers import Answers, IsListed
from kamtui.exchange.importing.importer import Planned, Progress
from kamtui.exchange.importing.preview import Preview
from kamtui.exchange.importing.rejects import Rejected
from kamtui.exchange.portfolio.errors import NoSuchProduct
from kamtui.exchange.portfolio.file import read_portfolio
from kamtui.exchange.portfolio.preview import preview
from kamtui.exchange.portfolio.report import report_lines
from kamtui.exchange.portfolio.row import PricesSaid
from kamtui.exchange.reading.table_file import AS_FOUND, FileChoice
from kamtui.exchange.sales.errors import CountsOtherwise
from kamtui.store.book.book import Book
from kamtui.store.knowledge.portfolio_reads import products
from kamtui.store.money.customer_reads import Customers, told_accounts
from kamtui.store.prices.changes import carry_out_portfolio
from kamtui.store.prices.reads import plan_portfolio_import

PlannedPrices = Planned[PriceSheet, PricePlan]


@dataclass(frozen=True)
class PortfolioImporter:
    """The steps of an import (`Importer`) for portfolios and price lists."""

    path: Path
    mapping: Mapping[str, str]
    """Header → field, where the person said it."""
    answers: Answers
    choice: FileChoice = AS_FOUND
    said: PricesSaid = field(default_factory=PricesSaid)
    unknown: Decision = Decision.SKIP
    """What becomes of customers that are no account and of whom nothing was said."""

    def read(self, progress: Progress) -> PriceSheet:
        said = self.said.currency or (Currency.EUR if self.said.by_date else currency())
        if not has_rate(said, currency()):
            raise CountsOtherwise(self.path, said)
        return read_portfolio(self.path, self.mapping, self.choice, self.said, progress=progress)

    def not_listed(self, read: PriceSheet) -> tuple[str, ...]:
        return self.answers.not_listed(_is_in(read))

    def plan(self, book: Book, read: PriceSheet, planning: Planning | None = None) -> PlannedPrices:
        planning = planning or Planning()
        said = self.answers.for_list(_is_in(read))
        of_products, of_accounts = _parted(said, read)
        plan = plan_portfolio_import(
            book,
            read,
            Customers(
                book, told_accounts(book, of_accounts, planning), planning, takes_likely=said.take_likely
            ),
            self.unknown,
            product_choices=_product_choices(book, of_products),
        )
        return Planned(read, plan)

    def rejected(self, planned: PlannedPrices) -> Rejected:
        sheet = planned.taken
        waiting = planned.plan.of(Verdict.UNKNOWN, Verdict.WHICH_PRODUCT, Verdict.REFUSED)
        rows = {price.row.line: price.row.cells for price in waiting} | {
            bad.line: bad.cells for bad in sheet.bad
        }
        return _with_titles(
            planned, Rejected(sheet.headers, sheet.delimiter, [rows[line] for line in sorted(rows)])
        )

    def carry_out(self, book: Book, plan: PricePlan, progress: Progress) -> None:
        carry_out_portfolio(book, plan, progress)

    def report(self, planned: PlannedPrices) -> Iterator[str]:
        return report_lines(planned.plan, planned.taken)

    def preview(self, planned: PlannedPrices) -> Preview:
        return preview(planned.plan, planned.taken)

    def about_mended(self) -> str:
        return ""

    def waits(self, planned: PlannedPrices) -> bool:
        plan, sheet = planned.plan, planned.taken
        waiting = plan.of(Verdict.UNKNOWN, Verdict.WHICH_PRODUCT, Verdict.REFUSED)
        return bool(waiting or sheet.bad or not sheet.rows)


def _is_in(sheet: PriceSheet) -> IsListed:
    """Whether a list has a name: of an account, of a product line, or of the file where it names no account."""
    names = {customer_key(row.name) for row in sheet.rows} | {customer_key(sheet.told_account)}
    names |= {customer_key(title) for title in sheet.titles[-1:]} - {""}
    lines = {product_key(row.product) for row in sheet.rows} | {product_key(row.name) for row in sheet.rows}
    return lambda name: customer_key(name) in names or product_key(name) in lines


def _parted(said: Said, sheet: PriceSheet) -> tuple[Said, Said]:
    """What was said of product lines, and what of accounts; a name that is both is the account's."""
    accounts = {customer_key(row.name) for row in sheet.rows} | {
        customer_key(name) for name in (sheet.told_account, *sheet.titles[-1:])
    }

    def parted(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        of_products = tuple(name for name in names if customer_key(name) not in accounts)
        return of_products, tuple(name for name in names if name not in of_products)

    matched, _others = parted([match.name for match in said.matches])
    added, others = parted(said.add)
    return (
        Said(tuple(match for match in said.matches if match.name in matched), added),
        said._replace(
            matches=tuple(match for match in said.matches if match.name not in matched), add=others
        ),
    )


def _product_choices(book: Book, said: Said) -> dict[str, int | None]:
    """By key what was said of product lines: the one of the book, or None for a new one. Raises NoSuchProduct."""
    known = (
        {product_key(product.name): product.product_id for product in products(book)} if said.matches else {}
    )
    choices: dict[str, int | None] = {product_key(name): None for name in said.add}
    for match in said.matches:
        product_id = known.get(product_key(match.account))
        if product_id is None:
            raise NoSuchProduct(match.account, match.where)
        choices[product_key(match.name)] = product_id
    return choices


def _with_titles(planned: PlannedPrices, rejected: Rejected) -> Rejected:
    """The same with what the file says above its table, in columns: the account of all rows, and their day.

    Their headers are English in every language: they are to be known again.
    """
    more: list[tuple[str, str]] = []
    customers = planned.plan.customers
    if any(not row.name for row in planned.taken.rows) and len(customers) == 1:
        more.append(("Account", customers[0].account or customers[0].name))
    if planned.taken.told_day is not None:
        more.append(("Valid from", planned.taken.told_day.isoformat()))
    width = len(rejected.header)
    return Rejected(
        [*rejected.header, *(header for header, _cell in more)],
        rejected.delimiter,
        [
            [*cells, *[""] * (width - len(cells)), *(cell for _header, cell in more)] if more else cells
            for cells in rejected.rows
        ],
    )
