"""A list of sales on its way into the book."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.currency import has_rate
from kamtui.domain.money.importing.plan import Decision, Months, SalesPlan
from kamtui.domain.money.importing.sheet import SalesSheet
from kamtui.domain.planning import Planning
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency, currency
from kamtui.domain.time.moments import to_local
from kamtui.exchange.importing.answers import Answers, IsListed
from kamtui.exchange.importing.importer import Planned, Progress
from kamtui.exchange.importing.preview import Preview
from kamtui.exchange.importing.rejects import Rejected
from kamtui.exchange.reading.table_file import AS_FOUND, FileChoice
from kamtui.exchange.sales.currency import without_unclear_currency
from kamtui.exchange.sales.errors import CountsOtherwise
from kamtui.exchange.sales.file import SalesList, read_sales
from kamtui.exchange.sales.preview import preview
from kamtui.exchange.sales.report import sales_report_lines, something_waits
from kamtui.exchange.sales.settle import ReadAs
from kamtui.store.book.book import Book
from kamtui.store.money.customer_reads import Customers, told_accounts
from kamtui.store.money.import_changes import carry_out_sales
from kamtui.store.money.import_reads import plan_sales_import

PlannedSales = Planned[SalesList, SalesPlan]


@dataclass(frozen=True)
class SalesImporter:
    """The steps of an import (`Importer`) for sales."""

    path: Path
    mapping: Mapping[str, str]
    """Header → field, where the person said it."""
    answers: Answers
    choice: FileChoice = AS_FOUND
    read_as: ReadAs = field(default_factory=ReadAs)
    unknown: Decision = Decision.SKIP
    """What becomes of customers that are no account and of whom nothing was said."""
    months_are: Months = Months.ASK

    def read(self, progress: Progress) -> SalesList:
        said = self.read_as.currency or (Currency.EUR if self.read_as.by_date else currency())
        if not has_rate(said, currency()):
            raise CountsOtherwise(self.path, said)
        return read_sales(self.path, self.mapping, self.read_as, self.choice, progress=progress)

    def not_listed(self, read: SalesList) -> tuple[str, ...]:
        return self.answers.not_listed(_is_in(read.sheet))

    def plan(self, book: Book, read: SalesList, planning: Planning | None = None) -> PlannedSales:
        planning = planning or Planning()
        said = self.answers.for_list(_is_in(read.sheet))
        sheet = without_unclear_currency(book, read.sheet)
        plan = plan_sales_import(
            book,
            sheet,
            to_local(datetime.now(UTC)).date(),
            Customers(book, told_accounts(book, said, planning), planning, takes_likely=said.take_likely),
            self.unknown,
            months_are=self.months_are,
        )
        return Planned(read._replace(sheet=sheet), plan)

    def rejected(self, planned: PlannedSales) -> Rejected:
        return planned.taken.rejected

    def carry_out(self, book: Book, plan: SalesPlan, progress: Progress) -> None:
        carry_out_sales(book, plan, progress)

    def report(self, planned: PlannedSales) -> Iterator[str]:
        return sales_report_lines(planned.plan, planned.taken.sheet)

    def preview(self, planned: PlannedSales) -> Preview:
        return preview(planned.plan, planned.taken.sheet)

    def about_mended(self) -> str:
        return _("A mended row of a month that was taken in just now is a further part of it: --months add.")

    def waits(self, planned: PlannedSales) -> bool:
        return something_waits(planned.plan, planned.taken.sheet)


def _is_in(sheet: SalesSheet) -> IsListed:
    customers = sheet.customers
    return lambda name: customer_key(name) in customers
