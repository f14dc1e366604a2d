"""What an import of conversations would do, or did, as lines for the command line."""

from collections.abc import Iterator

from kamtui.domain.calls.importing.plan import CallPlan, PlannedCall, Verdict
from kamtui.domain.calls.importing.sheet import CallSheet
from kamtui.domain.money.importing.plan import Customer
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.importing.report_words import about_file, line_numbers, short_name
from kamtui.exchange.importing.unknown_names import answers_for_unknown, may_be

_MOST_CALLS = 60
_MOST_NAMES = 20
_MOST_WORDS = 60


def report_lines(plan: CallPlan, sheet: CallSheet) -> Iterator[str]:
    """How the log was read, what is added, what is not taken and why, then the sum. Each line is clean for a terminal."""
    for line in (
        *_about(plan, sheet),
        *_customers(plan),
        *_added(plan),
        *_bad(sheet),
        *_waiting(plan),
        *_unknown(plan),
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
    if sheet.is_day_first is not None:
        yield (
            _("days as 3/4/2026 are read day first; otherwise: --dates month-first")
            if sheet.is_day_first
            else _("days as 3/4/2026 are read month first; otherwise: --dates day-first")
        )
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


def _customers(plan: CallPlan) -> Iterator[str]:
    other = [one for one in plan.customers if one.account not in ("", one.name)]
    for one in other[:_MOST_NAMES]:
        yield _("{name} is taken for {account}").format(
            name=short_name(one.name), account=short_name(one.account)
        )
    if more := len(other[_MOST_NAMES:]):
        yield ngettext("and {count} more customer", "and {count} more customers", more).format(count=more)
    for one in plan.new[:_MOST_NAMES]:
        yield _("new account: {name}").format(name=short_name(one.name))
    if more := len(plan.new[_MOST_NAMES:]):
        yield ngettext("{count} more new account", "{count} more new accounts", more).format(count=more)
    if people := plan.new_people:
        names = ", ".join(map(short_name, people[:_MOST_NAMES])) + ("…" if len(people) > _MOST_NAMES else "")
        yield ngettext("new person: {names}", "new people: {names}", len(people)).format(names=names)


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


def _bad(sheet: CallSheet) -> Iterator[str]:
    by_reason: dict[str, list[int]] = {}
    for row in sheet.bad:
        by_reason.setdefault(row.reason, []).append(row.line)
    for reason, lines in by_reason.items():
        text = ngettext("bad row: {lines}: {reason}", "bad rows: {lines}: {reason}", len(lines))
        yield text.format(lines=line_numbers(lines), reason=reason)


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


def _unknown(plan: CallPlan) -> Iterator[str]:
    unknown = plan.unknown
    for one in unknown[:_MOST_NAMES]:
        yield _("line {line}: not in the book: {name}").format(line=one.line, name=_about_customer(one))
    if rest := unknown[_MOST_NAMES:]:
        text = ngettext(
            "{count} more customer is not in the book",
            "{count} more customers are not in the book",
            len(rest),
        )
        yield text.format(count=len(rest))
    yield from answers_for_unknown(unknown)


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
