"""A log of conversations on its way into the book."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.calls.importing.plan import CallPlan, Verdict
from kamtui.domain.calls.importing.sheet import CallSheet
from kamtui.domain.calls.words import Channel
from kamtui.domain.money.importing.plan import Decision
from kamtui.domain.planning import Planning
from kamtui.exchange.calls.file import read_calls
from kamtui.exchange.calls.preview import preview
from kamtui.exchange.calls.report import report_lines
from kamtui.exchange.importing.answers import Answers, IsListed
from kamtui.exchange.importing.importer import Planned, Progress
from kamtui.exchange.importing.preview import Preview
from kamtui.exchange.importing.rejects import Rejected
from kamtui.exchange.reading.table_file import AS_FOUND, FileChoice
from kamtui.store.book.book import Book
from kamtui.store.calls.import_changes import carry_out_calls
from kamtui.store.calls.import_reads import plan_calls_import
from kamtui.store.money.customer_reads import Customers, told_accounts

PlannedCalls = Planned[CallSheet, CallPlan]


@dataclass(frozen=True)
class CallsImporter:
    """The steps of an import (`Importer`) for conversations."""

    path: Path
    mapping: Mapping[str, str]
    """Header → field, where the person said it."""
    answers: Answers
    choice: FileChoice = AS_FOUND
    unknown: Decision = Decision.SKIP
    """What becomes of customers that are no account and of whom nothing was said."""
    channel: Channel = Channel.VISIT
    """How conversations were held of which the file does not say it."""
    adds_further: bool = False
    """Whether one of a moment of which the book has another is a further one."""
    is_american: bool | None = None
    """Whether 3/4/2026 is in March; None leaves it to the column."""

    def read(self, progress: Progress) -> CallSheet:
        return read_calls(
            self.path, self.mapping, self.choice, is_american=self.is_american, progress=progress
        )

    def not_listed(self, read: CallSheet) -> tuple[str, ...]:
        return self.answers.not_listed(_is_in(read))

    def plan(self, book: Book, read: CallSheet, planning: Planning | None = None) -> PlannedCalls:
        planning = planning or Planning()
        said = self.answers.for_list(_is_in(read))
        plan = plan_calls_import(
            book,
            read,
            Customers(book, told_accounts(book, said, planning), planning, takes_likely=said.take_likely),
            self.unknown,
            channel=self.channel,
            adds_further=self.adds_further,
        )
        return Planned(read, plan)

    def rejected(self, planned: PlannedCalls) -> Rejected:
        waiting = (*planned.plan.of(Verdict.UNKNOWN), *planned.plan.of(Verdict.MAYBE_THERE))
        rows = {call.row.line: call.row.cells for call in waiting} | {
            bad.line: bad.cells for bad in planned.taken.bad
        }
        return Rejected(planned.taken.headers, planned.taken.delimiter, [rows[line] for line in sorted(rows)])

    def carry_out(self, book: Book, plan: CallPlan, progress: Progress) -> None:
        carry_out_calls(book, plan, progress)

    def report(self, planned: PlannedCalls) -> Iterator[str]:
        return report_lines(planned.plan, planned.taken)

    def preview(self, planned: PlannedCalls) -> Preview:
        return preview(planned.plan, planned.taken)

    def about_mended(self) -> str:
        return ""

    def waits(self, planned: PlannedCalls) -> bool:
        plan, sheet = planned.plan, planned.taken
        return bool(plan.of(Verdict.UNKNOWN) or plan.of(Verdict.MAYBE_THERE) or sheet.bad or not sheet.rows)


def _is_in(sheet: CallSheet) -> IsListed:
    names = {customer_key(row.name) for row in sheet.rows}
    return lambda name: customer_key(name) in names
