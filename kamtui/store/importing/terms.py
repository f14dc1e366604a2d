"""Terms of a list: what importing them would do to the book, and the act that does it."""

from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from kamtui.domain.importing.plan import PlannedRecord, RecordPlan, Verdict, located
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.importing.terms import BookTerms, TermSaid, planned_terms, rewritten
from kamtui.domain.money.importing.plan import Decision
from kamtui.domain.sheet import ListSheet
from kamtui.domain.text.language import ngettext
from kamtui.domain.time.moments import to_local
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.import_act import Progress, import_act
from kamtui.store.importing.people import PeopleAdded
from kamtui.store.money.customer_changes import add_customers
from kamtui.store.money.customer_reads import Customers, directory_of, found_customers
from kamtui.store.terms.changes import new_term, rewrite_term
from kamtui.store.terms.reads import term_detail

TermPlan = RecordPlan[TermSaid]
TermSheet = ListSheet[RecordRow[TermSaid]]


class _TermLine(NamedTuple):
    id: int
    account_id: int
    what: str


def plan_terms_import(
    book: Book,
    sheet: TermSheet,
    known_customers: Customers,
    unknown: Decision,
    *,
    as_listed: bool,
) -> TermPlan:
    """What importing `sheet` into `book` would do; nothing is written.

    With `as_listed` what the list says otherwise counts more than the book. Raises GoneMeanwhile where a chosen account
    is no longer in the book.
    """
    customers, remembered = found_customers(known_customers, sheet.rows, unknown)
    planning = known_customers.planning
    directory = directory_of(book, sheet.rows, planning)
    found = located(sheet.rows, customers, directory, planning)
    known = planning.once("terms", lambda: _book_terms(book)).afresh()
    terms = planned_terms(found, known, as_listed=as_listed)
    return RecordPlan(sheet.file, customers, tuple(terms), remembered)


def _book_terms(book: Book) -> BookTerms:
    lines = book.lines(_TermLine, "SELECT id, account_id, what FROM term ORDER BY id")
    return BookTerms(lines, cache(lambda term_id: term_detail(book, term_id).entry))


def carry_out_terms(book: Book, plan: TermPlan, progress: Progress | None = None) -> None:
    """Do what the plan says, as one act: all of it or nothing. Raises BookError."""
    if plan.does_nothing:
        return
    count = len(plan.taken)
    name = ngettext("Import {count} term from {file}", "Import {count} terms from {file}", count)
    with import_act(book, name, plan.file, plan.taken, progress) as (act, taken):
        made = add_customers(act, plan.new, plan.remembered)
        people = PeopleAdded(act, to_local(datetime.now(UTC)).date())
        for record in taken:
            _write(book, act, record, made, people)


def _write(
    book: Book, act: Act, record: PlannedRecord[TermSaid], made: dict[str, int], people: PeopleAdded
) -> None:
    said, today = record.row.entry, to_local(datetime.now(UTC)).date()
    if record.verdict is Verdict.UPDATED:
        assert record.record_id is not None
        known = term_detail(book, record.record_id).entry
        fields = [change.field for change in record.changed]
        rewrite_term(book, act, record.record_id, rewritten(known, said.entry, fields), today)
        return
    account_id = record.account_id if record.account_id is not None else made[record.owner]
    who = people.ids(record.people[:1], account_id)
    entry = said.entry._replace(account_id=account_id, person_id=who[0] if who else None)
    new_term(act, entry, today)
