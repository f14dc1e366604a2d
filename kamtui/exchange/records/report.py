"""What an import of records would do, or did, as lines for the command line."""

from collections.abc import Iterator
from functools import partial

from kamtui.domain.importing.plan import PlannedRecord, RecordPlan, Verdict
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.money.importing.plan import Customer
from kamtui.domain.sheet import ListSheet
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.importing.report_words import (
    about_customers,
    about_days,
    about_file,
    bad_rows,
    line_numbers,
    lines_by_reason,
    short_name,
)
from kamtui.exchange.importing.unknown_names import about_unknown, may_be
from kamtui.exchange.records.kind import E, RecordKind

_MOST_RECORDS = 60
_MOST_WORDS = 120


def report_lines(kind: RecordKind[E], plan: RecordPlan[E], sheet: ListSheet[RecordRow[E]]) -> Iterator[str]:
    """How the list was read, what is added, what is not taken and why, then the sum. Each line is clean for a terminal."""
    for line in (
        *_about(kind, sheet),
        *about_customers(plan.customers, plan.new, plan.new_people),
        *_records(kind, plan),
        *_left_out(kind, plan, sheet),
        *about_unknown(plan.unknown, partial(_about_customer, kind)),
        sum_words(kind, plan, sheet),
    ):
        yield clean(line, limit=2000)


def _about(kind: RecordKind[E], sheet: ListSheet[RecordRow[E]]) -> Iterator[str]:
    yield from about_file(sheet)
    taken = ", ".join(f"{header} → {kind.label(field)}" for header, field in sheet.columns)
    yield _("taken: {columns}").format(columns=taken)
    dropped = sheet.dropped
    if sheet.untaken and kind.keeps_rest:
        yield _("no field of their own, kept in the note: {columns}").format(columns=", ".join(sheet.untaken))
    elif sheet.untaken:
        dropped = (*dropped, *sheet.untaken)
    if dropped:
        yield _("left out: {columns}").format(columns=", ".join(dropped))
    yield from about_days(sheet.is_day_first)


def _records(kind: RecordKind[E], plan: RecordPlan[E]) -> Iterator[str]:
    taken = [record for record in plan.records if record.is_taken]
    digits = len(str(max((record.row.line for record in taken), default=0)))
    for record in taken[:_MOST_RECORDS]:
        line = _("line {line}").format(line=f"{record.row.line:>{digits}}")
        what, more = kind.shown(record)
        more = more[:_MOST_WORDS] + ("…" if len(more) > _MOST_WORDS else "")
        parts = (change_words(kind, record), more, *record.told)
        yield f"{line}: " + " · ".join((what, *filter(None, parts)))
    if more_records := len(taken[_MOST_RECORDS:]):
        yield _("and {records} more").format(records=kind.counted(more_records))


def change_words(kind: RecordKind[E], record: PlannedRecord[E]) -> str:
    """What an update changes: the old value and the new one, or what is added."""
    return ", ".join(
        f"{kind.label(change.field)} {short_name(change.was)} → {short_name(change.now)}"
        if change.was
        else f"{kind.label(change.field)} + {short_name(change.now)}"
        for change in record.changed
    )


def _left_out(kind: RecordKind[E], plan: RecordPlan[E], sheet: ListSheet[RecordRow[E]]) -> Iterator[str]:
    refused = [(row.line, row.reason) for row in sheet.bad]
    refused += [(record.row.line, record.reason) for record in plan.of(Verdict.REFUSED)]
    yield from bad_rows(sorted(refused))
    waiting = [(record.row.line, record.reason) for record in plan.of(Verdict.WAITS)]
    for reason, lines in lines_by_reason(waiting).items():
        yield _("not taken: {lines}: {reason}").format(lines=line_numbers(lines), reason=reason)
    if waiting and (about := kind.about_waiting()):
        yield about


def _about_customer(kind: RecordKind[E], customer: Customer) -> str:
    return f"{short_name(customer.name)} ({kind.counted(customer.months)})" + may_be(customer)


def sum_words(kind: RecordKind[E], plan: RecordPlan[E], sheet: ListSheet[RecordRow[E]]) -> str:
    """What would be done, in a sentence."""
    text = _("{records} added").format(records=kind.counted(len(plan.of(Verdict.ADDED))))
    if updated := len(plan.of(Verdict.UPDATED)):
        text += ", " + ngettext("{count} updated", "{count} updated", updated).format(count=updated)
    text += ", " + _("{count} in the book already").format(count=len(plan.of(Verdict.UNCHANGED)))
    if plan.new:
        text += "; " + ngettext("{count} new account", "{count} new accounts", len(plan.new)).format(
            count=len(plan.new)
        )
    if people := plan.new_people:
        text += "; " + ngettext("{count} person added", "{count} people added", len(people)).format(
            count=len(people)
        )
    if waiting := len(plan.of(Verdict.WAITS)) + len(plan.of(Verdict.UNKNOWN)):
        text += "; " + ngettext("{count} row waits", "{count} rows wait", waiting).format(count=waiting)
    bad = len(sheet.bad) + len(plan.of(Verdict.REFUSED))
    return text + "; " + ngettext("{count} bad row", "{count} bad rows", bad).format(count=bad) + "."
