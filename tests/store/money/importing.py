"""Taking lists of sales into a book, for the tests of several modules."""

from pathlib import Path

from kamtui.domain.money.importing.plan import Choices, Decision, Months, SalesPlan
from kamtui.exchange.sales.file import read_sales
from kamtui.exchange.sales.report import sales_report_lines
from kamtui.exchange.sales.settle import ReadAs
from kamtui.store.book.book import Book
from kamtui.store.money.customer_reads import Customers
from kamtui.store.money.import_changes import carry_out_sales
from kamtui.store.money.import_reads import plan_sales_import
from tests.build import TODAY


class Importer:
    """Imports texts into one book."""

    def __init__(self, book: Book, folder: Path) -> None:
        self.book = book
        self._path = folder / "sales.csv"

    def plan(
        self,
        text: str,
        choices: Choices | None = None,
        unknown: Decision = Decision.SKIP,
        as_: ReadAs | None = None,
        months: Months = Months.ASK,
        takes_likely: bool = False,
    ) -> SalesPlan:
        self._path.write_text(text, encoding="utf-8")
        return plan_sales_import(
            self.book,
            read_sales(self._path, read_as=as_).sheet,
            TODAY,
            Customers(self.book, choices, takes_likely=takes_likely),
            unknown,
            months_are=months,
        )

    def do(
        self,
        text: str,
        choices: Choices | None = None,
        unknown: Decision = Decision.SKIP,
        *,
        months: Months = Months.ASK,
        takes_likely: bool = False,
    ) -> SalesPlan:
        plan = self.plan(text, choices, unknown, months=months, takes_likely=takes_likely)
        carry_out_sales(self.book, plan)
        return plan

    def report(self, text: str, choices: Choices | None = None, months: Months = Months.ASK) -> str:
        plan = self.plan(text, choices, months=months)
        sheet = read_sales(self._path).sheet
        return "\n".join(sales_report_lines(plan, sheet)).replace("\u00a0", " ")

    def sales(self) -> list[tuple[str, str, int, int | None]]:
        rows = self.book.rows(
            "SELECT a.name, s.month_on, s.revenue, s.profit FROM sale s JOIN account a ON a.id = s.account_id "
            "ORDER BY a.name, s.month_on"
        )
        return [(name, month[:7], revenue, profit) for name, month, revenue, profit in rows]
