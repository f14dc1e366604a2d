"""What an import of conversations would do, or did, as lines for the command line."""

from collections.abc import Iterator

from kamtui.domain.calls.importing.plan import CallPlan, PlannedCall, Verdict
from kamtui.domain.calls.importing.sheet import CallSheet
from kamtui.domain.money.importing.plan import Customer
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.importing.report_words import (
    about_customers,
    about_days,
    about_file,
    bad_rows,
    line_numbers,
    short_name,
)
from kamtui.exchange.importing.unknown_names import about_unknown, may_be

_MOST_CALLS = 60
_MOST_WORDS = 60


def report_lines(plan: CallPlan, sheet: CallSheet) -> Iterator[str]:
    """How the log was read, what is added, what is not taken and why, then the sum. Each line is clean for a terminal."""
    for line in (
        *_about(plan, sheet),
        *about_customers(plan.customers, plan.new, plan.new_people),
        *_added(plan),
        *bad_rows((row.line, row.reason) for row in sheet.bad),
        *_waiting(plan),
        *about_unknown(plan.unknown, _about_customer),
        sum_words(plan, sheet),
    ):
        yield clean(line, limit=2000)


def _about(plan: CallPlan, sheet: CallSheet) -> Iterator[str]:
    yield from about_file(sheet)
    taken = ", ".join(f"{header} → {field_label(field)}" for header, field in sheet.columns)
    yield _("taken: {columns}").format(columns=taken)
    if sheet.untaken:
        yield _("no field of their own, kept in the note: {columns}").format(columns=", ".join(sheet.untaken))
    if sheet.dropped:
        yield _("left out: {columns}").format(columns=", ".join(sheet.dropped))
    yield from about_days(sheet.is_day_first)
    without = sum(1 for row in sheet.rows if row.channel is None)
    if without:
        text = ngettext(
            "{count} row does not say how it was held: taken as “{channel}”; otherwise: --channel phone",
            "{count} rows do not say how they were held: taken as “{channel}”; otherwise: --channel phone",
            without,
        )
        yield text.format(count=without, channel=plan.channel.label)


def field_label(field: str) -> str:
    """What a field is called, that a column is taken for."""
    return {
        "name": _("account"),
        "registration_number": _("company number"),
        "person": _("who was there"),
        "first_name": _("first name"),
        "last_name": _("last name"),
        "day": _("day"),
        "time": _("time"),
        "channel": _("how"),
        "purpose": _("about"),
        "note": _("note"),
        "result": _("result"),
        "minutes": _("minutes"),
        "step": _("next step"),
        "step_on": _("day of the next step"),
        "done": _("whether it was held"),
    }.get(field, field)


def _added(plan: CallPlan) -> Iterator[str]:
    added = plan.of(Verdict.ADDED)
    digits = len(str(max((call.row.line for call in added), default=0)))
    for call in added[:_MOST_CALLS]:
        line = _("line {line}").format(line=f"{call.row.line:>{digits}}")
        yield f"{line}: {_told(call)}" + (" · " + "; ".join(call.remarks) if call.remarks else "")
    if more := len(added[_MOST_CALLS:]):
        yield ngettext("and {count} more conversation", "and {count} more conversations", more).format(
            count=more
        )


def _told(call: PlannedCall) -> str:
    """A conversation in one line: day, account, how, with whom, about what."""
    what, words = call_words(call)
    return f"{what}: {words[:_MOST_WORDS]}" + ("…" if len(words) > _MOST_WORDS else "") if words else what


def call_words(call: PlannedCall) -> tuple[str, str]:
    """A conversation, and what was said in it."""
    who = ", ".join(short_name(one.name) for one in call.people)
    day = f"{call.held_at:%d.%m.%Y}" if call.held_at is not None else ""
    parts = (day, short_name(call.account), call.channel.label, who)
    words = " ".join((call.row.purpose or call.row.note).split())
    return " · ".join(part for part in parts if part), words


def _waiting(plan: CallPlan) -> Iterator[str]:
    waiting = plan.of(Verdict.MAYBE_THERE)
    if waiting:
        text = ngettext(
            "not taken: {lines}: the book has a conversation of that moment with this account, in other words. "
            "If it is a further one: --further",
            "not taken: {lines}: the book has conversations of these moments with these accounts, in other words. "
            "If they are further ones: --further",
            len(waiting),
        )
        yield text.format(lines=line_numbers([call.row.line for call in waiting]))


def _about_customer(customer: Customer) -> str:
    count = ngettext("{count} conversation", "{count} conversations", customer.months).format(
        count=customer.months
    )
    return f"{short_name(customer.name)} ({count})" + may_be(customer)


def sum_words(plan: CallPlan, sheet: CallSheet) -> str:
    """What would be done, in a sentence."""
    added, there = len(plan.of(Verdict.ADDED)), len(plan.of(Verdict.UNCHANGED))
    waiting = len(plan.of(Verdict.MAYBE_THERE)) + len(plan.of(Verdict.UNKNOWN))
    text = ngettext("{count} conversation added", "{count} conversations added", added).format(count=added)
    text += ", " + _("{count} in the book already").format(count=there)
    if plan.new:
        text += "; " + ngettext("{count} new account", "{count} new accounts", len(plan.new)).format(
            count=len(plan.new)
        )
    if people := plan.new_people:
        text += "; " + ngettext("{count} person added", "{count} people added", len(people)).format(
            count=len(people)
        )
    steps = sum(1 for call in plan.of(Verdict.ADDED) if call.row.step)
    if steps:
        text += "; " + ngettext("{count} task", "{count} tasks", steps).format(count=steps)
    if waiting:
        text += "; " + ngettext("{count} row waits", "{count} rows wait", waiting).format(count=waiting)
    return (
        text
        + "; "
        + ngettext("{count} bad row", "{count} bad rows", len(sheet.bad)).format(count=len(sheet.bad))
        + "."
    )
