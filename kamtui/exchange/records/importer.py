"""A list of records on its way into the book, whatever its kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Generic, TypeVar

from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.importing.plan import RecordPlan, Verdict
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.planning import Planning
from kamtui.domain.sheet import ListSheet
from kamtui.domain.time.moments import to_local
from kamtui.exchange.importing.answers import IsListed
from kamtui.exchange.importing.importer import Planned, Progress
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.importing.preview import Preview
from kamtui.exchange.importing.rejects import Rejected
from kamtui.exchange.records.file import read_list
from kamtui.exchange.records.kind import RecordKind
from kamtui.exchange.records.preview import preview
from kamtui.exchange.records.report import report_lines
from kamtui.store.book.book import Book
from kamtui.store.money.customer_reads import Customers, told_accounts

E = TypeVar("E")
_LEFT_OUT = (Verdict.UNKNOWN, Verdict.WAITS, Verdict.REFUSED)


@dataclass(frozen=True)
class RecordsImporter(Generic[E]):
    """The steps of an import (`Importer`) for a kind of list of records; `today` is found out if it is not said."""

    kind: RecordKind[E]
    asked: Asked
    today: date | None = None

    def read(self, progress: Progress) -> ListSheet[RecordRow[E]]:
        kind = self.kind
        today = self.today or to_local(datetime.now(UTC)).date()
        needed = [(field, partial(kind.label, field)) for field in kind.needed]
        return read_list(
            self.asked, kind.words, needed, kind.day_fields, kind.reader(self.asked, today), progress
        )

    def not_listed(self, read: ListSheet[RecordRow[E]]) -> tuple[str, ...]:
        return self.asked.answers.not_listed(self._is_in(read))

    def plan(
        self, book: Book, read: ListSheet[RecordRow[E]], planning: Planning | None = None
    ) -> Planned[ListSheet[RecordRow[E]], RecordPlan[E]]:
        planning = planning or Planning()
        said = self.asked.answers.for_list(self._is_in(read))
        choices = told_accounts(book, said, planning)
        customers = Customers(book, choices, planning, takes_likely=said.take_likely)
        return Planned(read, self.kind.plan(book, read, customers, self.asked))

    def rejected(self, planned: Planned[ListSheet[RecordRow[E]], RecordPlan[E]]) -> Rejected:
        left = [record for verdict in _LEFT_OUT for record in planned.plan.of(verdict)]
        rows = {record.row.line: record.row.cells for record in left} | {
            bad.line: bad.cells for bad in planned.taken.bad
        }
        return Rejected(planned.taken.headers, planned.taken.delimiter, [rows[line] for line in sorted(rows)])

    def carry_out(self, book: Book, plan: RecordPlan[E], progress: Progress) -> None:
        self.kind.carry_out(book, plan, progress)

    def report(self, planned: Planned[ListSheet[RecordRow[E]], RecordPlan[E]]) -> Iterator[str]:
        return report_lines(self.kind, planned.plan, planned.taken)

    def preview(self, planned: Planned[ListSheet[RecordRow[E]], RecordPlan[E]]) -> Preview:
        return preview(self.kind, planned.plan, planned.taken)

    def about_mended(self) -> str:
        return ""

    def waits(self, planned: Planned[ListSheet[RecordRow[E]], RecordPlan[E]]) -> bool:
        plan, sheet = planned.plan, planned.taken
        return any(plan.of(verdict) for verdict in _LEFT_OUT) or bool(sheet.bad) or not sheet.rows

    def _is_in(self, sheet: ListSheet[RecordRow[E]]) -> IsListed:
        names = {customer_key(name) for row in sheet.rows for name in (row.name, *self.kind.names(row.entry))}
        return lambda name: customer_key(name) in names
