"""What an import of sales would do, line by line."""

from collections.abc import Iterator

from kamtui.domain.amounts import show_amount
from kamtui.domain.currency import other_of
from kamtui.domain.money.importing.plan import MonthChange, SalesPlan, Verdict
from kamtui.domain.money.importing.sheet import SalesSheet, kind_of_reason
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import currency
from kamtui.domain.time.months import show_month
from kamtui.exchange.importing.kind import STATUS
from kamtui.exchange.importing.preview import Note, Preview, PreviewLine, Sort
from kamtui.exchange.importing.unknown_names import candidates_of, listed_as
from kamtui.exchange.reading.sheet_errors import Answer
from kamtui.exchange.sales.report import figures_words, sum_words
from kamtui.exchange.sales.sheet_report import incomplete_words, left_out, no_sale_words, sums_in_all


def preview(plan: SalesPlan, sheet: SalesSheet) -> Preview:
    """The months that change, account by account; customers that are unknown, and what is not taken."""
    return Preview(
        lines=(*_doubts(plan), *_waiting(plan), *_not_taken(sheet), *_changes(plan), *_again(plan)),
        columns=sheet.columns,
        left_out=(),
        sum=sum_words(plan, sheet),
        does_nothing=plan.does_nothing,
        notes=tuple(_notes(sheet)),
    )


def _doubts(plan: SalesPlan) -> Iterator[PreviewLine]:
    for one in plan.unknown:
        months = ngettext("{count} month, {revenue}", "{count} months, {revenue}", one.months)
        more = months.format(count=one.months, revenue=show_amount(one.revenue))
        if one.alike:
            more += f" · {one.alike[0].known.name}? {one.alike[0].likeness.label}"
        yield PreviewLine(Sort.DOUBT, one.line, one.name, more, one.name, candidates_of(one), listed_as(one))


def _waiting(plan: SalesPlan) -> Iterator[PreviewLine]:
    for change in plan.waiting:
        text = _("its sum would fall: is {was}, would be {now}")
        more = text.format(was=figures_words(change.was), now=figures_words(change.now))
        yield PreviewLine(Sort.WAITS, 0, f"{change.name}, {show_month(change.month_on)}", more)


def _not_taken(sheet: SalesSheet) -> Iterator[PreviewLine]:
    """The lines that cannot be taken, each with its reason; then what is left out in whole groups."""
    for rows in sheet.refused:
        for bad in rows.first:
            yield PreviewLine(Sort.REFUSED, bad.line, "", bad.reason)
        if more := rows.count - len(rows.first):
            text = ngettext("{count} more line: {reason}", "{count} more lines: {reason}", more)
            yield PreviewLine(
                Sort.REFUSED, 0, "", text.format(count=more, reason=kind_of_reason(rows.reason))
            )
    for month in sheet.incomplete:
        yield PreviewLine(Sort.REFUSED, month.line, "", incomplete_words(month))
    for conflict in sheet.conflicts:
        text = _("comes more than once with different sums ({sums}): none is taken")
        for line in conflict.lines:
            name = f"{conflict.name}, {show_month(conflict.month_on)}"
            yield PreviewLine(Sort.REFUSED, line, name, text.format(sums="; ".join(conflict.sums)))
    for word in sheet.no_sales:
        answer = Answer(_("take them as sales"), f"{STATUS}{word.word}", "sale")
        yield PreviewLine(Sort.LEFT_OUT, 0, "", no_sale_words(word), answer=answer)
    for words in left_out(sheet):
        yield PreviewLine(Sort.LEFT_OUT, 0, "", words)


def _notes(sheet: SalesSheet) -> Iterator[Note]:
    """How columns and amounts were understood, and the sums by which that can be checked."""
    other = other_of(currency())
    if not sheet.names_currency:
        text = _("no currency is named: taken as {counted}").format(counted=currency().sign)
        words = _("take them as {currency}").format(currency=other.sign) if other is not None else ""
        yield Note(text, Answer(words, "currency", other.value) if other is not None else None)
    if sheet.with_tax:
        text = _("“{column}” may be with tax: the revenue is taken as it stands there")
        answer = Answer(_("take 20 % out"), "tax", "20")
        yield Note(text.format(column=sheet.with_tax), answer)
    yield from map(Note, (*sheet.settled, *sums_in_all(sheet)))


def _changes(plan: SalesPlan) -> Iterator[PreviewLine]:
    by_account: dict[tuple[int | None, str], list[MonthChange]] = {}
    for change in plan.changes:
        by_account.setdefault((change.account_id, change.key), []).append(change)
    new = {customer.owner for customer in plan.new}
    for (account_id, key), changes in by_account.items():
        added = [change for change in changes if change.verdict is Verdict.ADDED]
        if added:
            months = ngettext("{count} month", "{count} months", len(added)).format(count=len(added))
            first, last = min(change.month_on for change in added), max(change.month_on for change in added)
            span = show_month(first) if first == last else f"{show_month(first)} – {show_month(last)}"
            remark = " · " + _("new account") if account_id is None and key in new else ""
            yield PreviewLine(Sort.NEW, 0, changes[0].name, f"{months}, {span}{remark}")
        for change in changes:
            if change.verdict is not Verdict.ADDED:
                more = f"{figures_words(change.was)} → {figures_words(change.now)}"
                yield PreviewLine(Sort.UPDATED, 0, f"{change.name}, {show_month(change.month_on)}", more)


def _again(plan: SalesPlan) -> Iterator[PreviewLine]:
    if plan.unchanged:
        text = ngettext("{count} month as in the book", "{count} months as in the book", plan.unchanged)
        yield PreviewLine(Sort.ALIKE, 0, text.format(count=plan.unchanged))
