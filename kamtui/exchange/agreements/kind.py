"""Lists of agreements as a kind of list: terms."""

from collections.abc import Mapping

from kamtui.domain.importing.plan import PlannedRecord
from kamtui.domain.importing.terms import TermSaid, shown_field
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.agreements.headers import WORDS
from kamtui.exchange.agreements.row import term_reader
from kamtui.exchange.importing.kind import (
    FOUND_OUT,
    Asked,
    ImportKind,
    Option,
    dates_option,
    unknown_option,
)
from kamtui.exchange.importing.report_words import short_name
from kamtui.exchange.records.importer import RecordsImporter
from kamtui.exchange.records.kind import RecordKind
from kamtui.store.book.book import Book
from kamtui.store.importing.terms import TermPlan, TermSheet, carry_out_terms, plan_terms_import
from kamtui.store.money.customer_reads import Customers


def _labels() -> Mapping[str, str]:
    return {
        "name": _("account"),
        "registration_number": _("company number"),
        "person": _("agreed with"),
        "first_name": _("first name"),
        "last_name": _("last name"),
        "what": _("what was agreed"),
        "owed_by": _("who owes it"),
        "category": _("category"),
        "from": _("from"),
        "from_on": _("from"),
        "until": _("until"),
        "until_on": _("until"),
        "due": _("to be done by"),
        "checks": _("check when"),
        "target": _("target"),
        "notice": _("notice"),
        "state": _("state"),
        "note": _("note"),
    }


def _plan(book: Book, sheet: TermSheet, customers: Customers, asked: Asked) -> TermPlan:
    return plan_terms_import(
        book,
        sheet,
        customers,
        asked.unknown,
        as_listed=bool(asked.said.get("as_listed")),
    )


def _counted(count: int) -> str:
    return ngettext("{count} term", "{count} terms", count).format(count=count)


def _words(record: PlannedRecord[TermSaid]) -> tuple[str, str]:
    """A term in one line: the account, what was agreed, whose it is; and its category, target, checks and end."""
    entry = record.row.entry.entry
    account = short_name(record.account or record.row.name)
    what = " · ".join(part for part in (account, short_name(entry.what), entry.owed_by.label) if part)
    if record.changed:
        return what, ""
    told = [entry.category.label, shown_field(entry, "target"), shown_field(entry, "checks")]
    if entry.until_on is not None:
        told.append(_("until {day}").format(day=shown_field(entry, "until_on")))
    if not entry.state.may_be_checked:
        told.append(entry.state.label)
    return what, " · ".join(part for part in told if part)


TERMS = RecordKind(
    words=WORDS,
    needed=("what", "name"),
    day_fields=("from", "until", "due"),
    field_labels=_labels,
    reader=term_reader,
    plan=_plan,
    carry_out=carry_out_terms,
    counted=_counted,
    shown=_words,
    about_waiting=lambda: _("If the list counts: --as-listed"),
)


def _options() -> tuple[Option, ...]:
    as_listed = Option(
        "as_listed",
        _("what the book says otherwise"),
        {FOUND_OUT: _("waits"), "yes": _("becomes as the list says")},
    )
    return (dates_option(), unknown_option(), as_listed)


KIND = ImportKind(
    "terms",
    lambda: _("terms: what was agreed"),
    WORDS.fields,
    TERMS.label,
    _options,
    lambda asked: RecordsImporter(TERMS, asked),
)
