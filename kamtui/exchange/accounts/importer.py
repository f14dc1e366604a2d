"""A list of accounts and people on its way into the book."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kamtui.domain.accounts.importing.named_people import names_of_contacts
from kamtui.domain.accounts.importing.outcomes import ImportPlan
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.sheet import AccountSheet
from kamtui.domain.accounts.words import Stage
from kamtui.domain.planning import Planning
from kamtui.exchange.accounts.file import read_accounts
from kamtui.exchange.accounts.preview import preview
from kamtui.exchange.accounts.report import rejected, report_lines, waits
from kamtui.exchange.importing.answers import Answers, IsListed
from kamtui.exchange.importing.importer import Planned, Progress
from kamtui.exchange.importing.preview import Preview
from kamtui.exchange.importing.rejects import Rejected
from kamtui.exchange.reading.table_file import AS_FOUND, FileChoice
from kamtui.store.accounts.import_changes import carry_out
from kamtui.store.accounts.import_reads import plan_import
from kamtui.store.book.book import Book

PlannedAccounts = Planned[AccountSheet, ImportPlan]


@dataclass(frozen=True)
class AccountsImporter:
    """The steps of an import (`Importer`) for accounts and people."""

    path: Path
    mapping: Mapping[str, str]
    """Header → field, where the person said it."""
    answers: Answers
    choice: FileChoice = AS_FOUND
    stage: Stage = Stage.CUSTOMER
    """The stage of new accounts of which the file does not say it."""

    def read(self, progress: Progress) -> AccountSheet:
        return read_accounts(self.path, self.mapping, self.choice, progress=progress)

    def not_listed(self, read: AccountSheet) -> tuple[str, ...]:
        return self.answers.not_listed(_is_in(read))

    def plan(self, book: Book, read: AccountSheet, planning: Planning | None = None) -> PlannedAccounts:
        said = self.answers.for_list(_is_in(read))
        return Planned(read, plan_import(book, read, self.stage, said, planning))

    def rejected(self, planned: PlannedAccounts) -> Rejected:
        sheet = planned.taken
        return Rejected(sheet.headers, sheet.delimiter, rejected(planned.plan, sheet))

    def carry_out(self, book: Book, plan: ImportPlan, progress: Progress) -> None:
        carry_out(book, plan, progress)

    def report(self, planned: PlannedAccounts) -> Iterator[str]:
        return report_lines(planned.plan, planned.taken)

    def preview(self, planned: PlannedAccounts) -> Preview:
        return preview(planned.plan, planned.taken)

    def about_mended(self) -> str:
        return ""

    def waits(self, planned: PlannedAccounts) -> bool:
        return waits(planned.plan, planned.taken)


def _is_in(sheet: AccountSheet) -> IsListed:
    names = {name_key(row.entry.name) for row in sheet.rows}
    names |= {name_key(name) for name in names_of_contacts(sheet).values()}
    return lambda name: name_key(name) in names
