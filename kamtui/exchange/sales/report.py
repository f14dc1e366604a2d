"""What an import of sales would do, or did, as lines for the command line."""

from collections.abc import Iterator

from kamtui.domain.amounts import show_amount
from kamtui.domain.money.importing.plan import Customer, MonthChange, SalesPlan, Verdict
from kamtui.domain.money.importing.sheet import FIGURES, Lines, SalesSheet
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.months import show_month
from kamtui.exchange.importing.report_words import short_name
from kamtui.exchange.importing.unknown_names import answers_for_unknown, may_be
from kamtui.exchange.sales.sheet_report import (
    MOST_LINES,
    MOST_OF_A_KIND,
    about_list,
    figure_label,
    line_numbers,
    not_taken,
    some_of,
)

_MOST_CHANGES = 60  # lines about what changes


def something_waits(plan: SalesPlan, sheet: SalesSheet) -> bool:
    """Whether something of the list was left out until somebody says or mends something, or nothing was in it."""
    is_whole = not (sheet.refused or sheet.conflicts or plan.waiting or plan.unknown)
    return not (is_whole and sheet.sums)


def sales_report_lines(plan: SalesPlan, sheet: SalesSheet) -> Iterator[str]:
    """How the list was read, what could not be taken, what changes, then the sum. Each line is clean for a terminal."""
    for line in (
        *about_list(sheet),
        *not_taken(sheet),
        *_remarkable(plan),
        *_customers(plan),
        *_changes(plan),
        *_waiting(plan),
        *_unknown(plan),
        sum_words(plan, sheet),
    ):
        yield clean(line, limit=2000)


def _remarkable(plan: SalesPlan) -> Iterator[str]:
    shown = MOST_LINES
    for month_sum in plan.above_revenue[:shown]:
        yield _(
            "line {line}: {name}, {month}: the profit {profit} is above the revenue {revenue}; taken as it is"
        ).format(
            line=month_sum.lines[0],
            name=short_name(month_sum.name),
            month=show_month(month_sum.month_on),
            profit=show_amount(month_sum.profit or 0),
            revenue=show_amount(month_sum.revenue or 0),
        )
    if more := len(plan.above_revenue[shown:]):
        yield ngettext(
            "{count} more month has a profit above its revenue; taken as it is",
            "{count} more months have a profit above their revenue; taken as they are",
            more,
        ).format(count=more)
    if plan.to_come:
        yield _("sales in months that have not begun yet, taken as they are: {months}").format(
            months=some_of([show_month(month) for month in plan.to_come])
        )
    for name, month in plan.added_up[:MOST_LINES]:
        yield _("{name}, {month}: several customers of the list are this account; added up").format(
            name=short_name(name), month=show_month(month)
        )
    if more := len(plan.added_up[MOST_LINES:]):
        yield ngettext(
            "{count} more month was added up in this way",
            "{count} more months were added up in this way",
            more,
        ).format(count=more)
    if plan.keeps_missing:
        yield _("Some rows could not be read, so no month is taken out of the book.")


def _customers(plan: SalesPlan) -> Iterator[str]:
    said = [
        sentence.format(name=short_name(name), account=short_name(customer.account))
        for customer in plan.customers
        for is_so, sentence, name in (
            (customer.is_prospect, _("{name} is a prospect in the book, and has sales"), customer.account),
            (customer.account not in ("", customer.name), _("{name} is taken for {account}"), customer.name),
        )
        if is_so
    ]
    yield from said[:_MOST_CHANGES]
    if more := len(said[_MOST_CHANGES:]):
        yield ngettext("and {count} more customer", "and {count} more customers", more).format(count=more)
    if plan.not_in_list:
        yield ngettext(
            "{count} account has sales in these months and is not in the list; it stays as it is: {names}",
            "{count} accounts have sales in these months and are not in the list; they stay as they are: {names}",
            len(plan.not_in_list),
        ).format(count=len(plan.not_in_list), names=some_of([short_name(name) for name in plan.not_in_list]))
    for customer in plan.new[:MOST_LINES]:
        yield _("new account: {name}").format(name=_about_customer(customer))
    if more := len(plan.new[MOST_LINES:]):
        yield ngettext("{count} more new account", "{count} more new accounts", more).format(count=more)


def _waiting(plan: SalesPlan) -> Iterator[str]:
    """The months that wait until it is said what the list is to them."""
    if plan.again:
        yield ngettext(
            "{count} month was taken from this very file before, and is not taken again",
            "{count} months were taken from this very file before, and are not taken again",
            plan.again,
        ).format(count=plan.again)
    if not plan.waiting:
        return
    yield ngettext(
        "{count} month stays as it is, because its sum would fall:",
        "{count} months stay as they are, because their sums would fall:",
        len(plan.waiting),
    ).format(count=len(plan.waiting))
    for change in plan.waiting[:MOST_OF_A_KIND]:
        yield _("· {name}, {month}: is {was}, would be {now}").format(
            name=short_name(change.name),
            month=show_month(change.month_on),
            was=figures_words(change.was),
            now=figures_words(change.now),
        )
    if more := len(plan.waiting[MOST_OF_A_KIND:]):
        yield ngettext("· and {count} more", "· and {count} more", more).format(count=more)
    yield _("If the list is the corrected one: --months replace. If it is a further part: --months add.")


def _unknown(plan: SalesPlan) -> Iterator[str]:
    """The customers that are no account, with options to paste."""
    unknown = plan.unknown
    for customer in unknown[:MOST_OF_A_KIND]:
        yield _("line {line}: not in the book: {name}").format(
            line=customer.line, name=_about_customer(customer)
        )
    if rest := unknown[MOST_OF_A_KIND:]:
        lines = Lines(len(rest), tuple(sorted(customer.line for customer in rest)[:MOST_LINES]))
        yield ngettext(
            "{count} more customer is not in the book ({revenue}): line {lines}",
            "{count} more customers are not in the book ({revenue}): lines {lines}",
            len(rest),
        ).format(
            count=len(rest),
            revenue=show_amount(sum(customer.revenue for customer in rest)),
            lines=line_numbers(lines),
        )
    yield from answers_for_unknown(unknown)


def _about_customer(customer: Customer) -> str:
    text = ngettext(
        "{name} ({count} month, {revenue})", "{name} ({count} months, {revenue})", customer.months
    ).format(name=short_name(customer.name), count=customer.months, revenue=show_amount(customer.revenue))
    return text + may_be(customer)


def _changes(plan: SalesPlan) -> Iterator[str]:
    """Each account's line, and a line below for each month that the book knew otherwise."""
    by_account: dict[tuple[int | None, str], list[MonthChange]] = {}
    for change in plan.changes:
        by_account.setdefault((change.account_id, change.key), []).append(change)
    told = 0
    for place, changes in enumerate(by_account.values()):
        if told >= _MOST_CHANGES:
            more = len(by_account) - place
            yield ngettext("and {count} more account", "and {count} more accounts", more).format(count=more)
            break
        counts = ", ".join(
            f"{count} {label}"
            for verdict, label in _labels().items()
            if (count := sum(1 for change in changes if change.verdict is verdict))
        )
        yield f"{short_name(changes[0].name)}: {counts}"
        known = [change for change in changes if change.verdict is not Verdict.ADDED]
        for change in sorted(known, key=lambda change: change.month_on):
            yield _("· {month}: was {was}, is {now}").format(
                month=show_month(change.month_on),
                was=figures_words(change.was),
                now=figures_words(change.now),
            )
        told += 1 + len(known)


def _labels() -> dict[Verdict, str]:
    return {
        Verdict.ADDED: _("added"),
        Verdict.REPLACED: _("replaced"),
        Verdict.REMOVED: _("taken out"),
        Verdict.UNCHANGED: _("unchanged"),
    }


def figures_words(month: MonthFigures) -> str:
    """The figures of a month."""
    parts = [
        f"{figure_label(field)} {show_amount(value)}"
        for field in FIGURES
        if (value := getattr(month, field)) is not None
    ]
    return ", ".join(parts) or _("nothing")


def sum_words(plan: SalesPlan, sheet: SalesSheet) -> str:
    """What would be done, in a sentence."""
    rows = ngettext("{count} row", "{count} rows", sheet.rows).format(count=sheet.rows)
    months = ", ".join(f"{plan.count(verdict)} {label}" for verdict, label in _labels().items())
    text = _("{rows}; months of accounts: {months}").format(rows=rows, months=months)
    if plan.new:
        text += "; " + ngettext("{count} new account", "{count} new accounts", len(plan.new)).format(
            count=len(plan.new)
        )
    if plan.unknown:
        text += "; " + ngettext(
            "{count} customer is not in the book and was left out",
            "{count} customers are not in the book and were left out",
            len(plan.unknown),
        ).format(count=len(plan.unknown))
    bad = sheet.bad_count + len(sheet.conflicts)
    return text + "; " + ngettext("{count} not taken", "{count} not taken", bad).format(count=bad) + "."
