"""Lists of plans as a kind of list."""

from collections.abc import Mapping
from datetime import UTC, datetime

from kamtui.domain.amounts import show_amount
from kamtui.domain.importing.plan import PlannedRecord
from kamtui.domain.importing.plans import PlanSaid
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.months import show_months
from kamtui.exchange.importing.kind import (
    FOUND_OUT,
    Asked,
    ImportKind,
    Option,
    currency_option,
    decimal_option,
    unknown_option,
)
from kamtui.exchange.importing.report_words import short_name
from kamtui.exchange.plans.headers import WORDS
from kamtui.exchange.plans.row import plan_reader
from kamtui.exchange.records.importer import RecordsImporter
from kamtui.exchange.records.kind import RecordKind
from kamtui.store.book.book import Book
from kamtui.store.importing.plans import PlanSheet, PlansPlan, carry_out_plans, plan_plans_import
from kamtui.store.money.customer_reads import Customers


def _labels() -> Mapping[str, str]:
    return {
        "name": _("account"),
        "registration_number": _("company number"),
        "month": _("month"),
        "year": _("year"),
        "revenue": _("planned revenue"),
        "profit": _("planned profit"),
        "currency": _("currency"),
        "plan": _("plan"),
    }


def _plan(book: Book, sheet: PlanSheet, customers: Customers, asked: Asked) -> PlansPlan:
    return plan_plans_import(book, sheet, customers, asked.unknown)


def _counted(count: int) -> str:
    return ngettext("{count} plan", "{count} plans", count).format(count=count)


def _words(record: PlannedRecord[PlanSaid]) -> tuple[str, str]:
    """A plan in one line: the account, its months, and what they make together."""
    months = record.row.entry.months
    what = f"{short_name(record.account or record.row.name)} · {show_months(months[0].month_on, months[-1].month_on)}"
    sums = (
        (_("revenue"), [month.revenue for month in months if month.revenue is not None]),
        (_("profit"), [month.profit for month in months if month.profit is not None]),
    )
    return what, " · ".join(f"{label} {show_amount(sum(amounts))}" for label, amounts in sums if amounts)


PLANS = RecordKind(
    words=WORDS,
    needed=("name", "revenue"),
    day_fields=(),
    field_labels=_labels,
    reader=plan_reader,
    plan=_plan,
    carry_out=carry_out_plans,
    counted=_counted,
    shown=_words,
    keeps_rest=False,
)


def _options() -> tuple[Option, ...]:
    this = to_local(datetime.now(UTC)).year
    return (
        Option(
            "year",
            _("months without a year are of"),
            {FOUND_OUT: _("not known"), **{str(year): str(year) for year in range(this - 1, this + 4)}},
        ),
        currency_option(_("amounts are in")),
        decimal_option(),
        unknown_option(),
    )


KIND = ImportKind(
    "plans",
    lambda: _("plans by month or year"),
    WORDS.fields,
    PLANS.label,
    _options,
    lambda asked: RecordsImporter(PLANS, asked),
)
