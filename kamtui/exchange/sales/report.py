"""What an import of sales would do, or did, as lines for the command line."""

import os
import shlex
from collections.abc import Iterator, Sequence

from kamtui.domain.accounts.duplicates import Alike, with_city
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.amounts import show_amount
from kamtui.domain.money.import_plan import Customer, MonthChange, SalesPlan, Verdict
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.money.sheet import FIGURES, Lines, RefusedRows, SalesSheet
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.months import show_month, show_months

_LONGEST_NAME = 80  # characters shown of a name
_MOST_LINES = 20  # numbers of lines in one sentence
_MOST_OF_A_KIND = 10  # sentences of one kind
_MOST_CHANGES = 60  # lines about what changes


def something_waits(plan: SalesPlan, sheet: SalesSheet) -> bool:
    """Whether something of the list was left out until somebody says or mends something, or nothing was in it."""
    is_whole = not (sheet.refused or sheet.conflicts or plan.waiting or plan.unknown)
    return not (is_whole and sheet.sums)


def sales_report_lines(plan: SalesPlan, sheet: SalesSheet, *, dry_run: bool) -> Iterator[str]:
    """How the list was read, what could not be taken, what changes, then the sum. Each line is clean for a terminal."""
    for line in (
        *_about_file(sheet),
        *_not_taken(sheet),
        *_remarkable(plan, sheet),
        *_customers(plan),
        *_changes(plan),
        *_waiting(plan),
        *_unknown(plan),
        _sum(plan, sheet),
    ):
        yield clean(line, limit=2000)
    if dry_run:
        yield _("Nothing was written: this was a dry run.")


def figure_label(field: str) -> str:
    """The name of a field of a list of sales, for reading."""
    return {
        "name": _("customer"),
        "code": _("customer's code"),
        "number": _("registration number"),
        "date": _("day"),
        "month": _("month"),
        "year": _("year"),
        "revenue": _("revenue"),
        "profit": _("profit"),
        "cost": _("cost"),
        "returns": _("what was given back"),
        "gross": _("revenue with tax"),
        "tax": _("tax"),
        "tax_rate": _("percent of tax"),
        "quantity": _("quantity"),
        "price": _("price"),
        "discount": _("discount"),
        "status": _("what a row is"),
        "planned_revenue": _("planned revenue"),
        "planned_profit": _("planned profit"),
        "currency": _("currency"),
    }.get(field, field)


def _about_file(sheet: SalesSheet) -> Iterator[str]:
    delimiter = {",": _("comma"), ";": _("semicolon"), "\t": _("tab")}.get(sheet.delimiter, sheet.delimiter)
    text = _("{file}: {encoding}, delimiter {delimiter}, header on line {line}")
    yield text.format(file=sheet.file, encoding=sheet.encoding, delimiter=delimiter, line=sheet.header_line)
    taken = ", ".join(f"{header} → {figure_label(field)}" for header, field in sheet.columns)
    yield _("taken: {columns}").format(columns=taken)
    if sheet.untaken:
        yield _("left out: {columns}").format(columns=", ".join(sheet.untaken))
    months = sheet.months
    if months:
        yield _("read as {kind}: {months}").format(
            kind=sheet.kind.label, months=show_months(months[0], months[-1])
        )
    if sheet.parts:
        yield _("rows of one month that differ in {columns} are parts of it, and added up").format(
            columns=", ".join(sheet.parts)
        )
    yield from sheet.settled
    if sheet.is_month_first is not None:
        yield (
            _("dates with strokes: the month first")
            if sheet.is_month_first
            else _("dates with strokes: the day first")
        )
    if sheet.in_leva:
        yield ngettext(
            "{count} amount in лв. turned into € at 1.95583, half up to whole cents once for each month's sum",
            "{count} amounts in лв. turned into € at 1.95583, half up to whole cents once for each month's sum",
            sheet.in_leva,
        ).format(count=sheet.in_leva)
    if not sheet.names_currency:
        yield _("no currency is named: taken as €. If it is лв., say so: --currency BGN")
    if sheet.with_tax:
        yield _("“{column}” may be with tax: the revenue is taken as it stands there").format(
            column=sheet.with_tax
        )
        yield _("if it is, say the percent that is to be taken out: --tax 20")
    for figure in FIGURES if sheet.sums else ():
        exact = sheet.exact.get(figure)
        if exact is not None:
            kept = sheet.rounded(figure)
            off = kept - exact * 100
            text = _("{figure} in all: {amount}").format(
                figure=figure_label(figure), amount=show_amount(kept)
            )
            if off:
                text += ", " + _(
                    "by rounding each month to whole cents {off} cents from the exact sum"
                ).format(off=f"{float(off):+.2f}".replace("-", "−"))
            yield text


def _not_taken(sheet: SalesSheet) -> Iterator[str]:
    for rows in sheet.refused:
        yield _refused(rows)
    for one in sheet.incomplete[:_MOST_OF_A_KIND]:
        yield _("{name}, {month} is not taken at all: without line {line} its sum would be too small").format(
            name=_short(one.name), month=show_month(one.month_on), line=one.line
        )
    if more := len(sheet.incomplete[_MOST_OF_A_KIND:]):
        yield ngettext(
            "{count} more month of a customer is not taken for such a line",
            "{count} more months of customers are not taken for such lines",
            more,
        ).format(count=more)
    for conflict in sheet.conflicts[:_MOST_OF_A_KIND]:
        yield _(
            "lines {lines}: {name}, {month} comes more than once with different sums ({sums}): none is taken"
        ).format(
            lines=_lines(conflict.lines),
            name=_short(conflict.name),
            month=show_month(conflict.month_on),
            sums="; ".join(conflict.sums),
        )
    if more := len(sheet.conflicts[_MOST_OF_A_KIND:]):
        yield ngettext(
            "{count} more month comes more than once with different sums",
            "{count} more months come more than once with different sums",
            more,
        ).format(count=more)
    for word in sheet.no_sales:
        yield ngettext(
            "{count} row is no sale ({column}: {word}) and left out: line {lines}",
            "{count} rows are no sales ({column}: {word}) and left out: lines {lines}",
            word.lines.count,
        ).format(count=word.lines.count, column=word.column, word=word.word, lines=_numbers(word.lines))
    if sheet.no_sales:
        yield _('if such rows are sales: --status "WORD=sale"')
    for word in sheet.subtracted:
        yield ngettext(
            "{count} row is subtracted ({column}: {word}): line {lines}",
            "{count} rows are subtracted ({column}: {word}): lines {lines}",
            word.lines.count,
        ).format(count=word.lines.count, column=word.column, word=word.word, lines=_numbers(word.lines))
    if sheet.repeated:
        yield ngettext(
            "{count} row says once more what another says: line {lines}",
            "{count} rows say once more what others say: lines {lines}",
            sheet.repeated.count,
        ).format(count=sheet.repeated.count, lines=_numbers(sheet.repeated))
    if sheet.empty:
        yield ngettext(
            "{count} row without an amount is left out: line {lines}",
            "{count} rows without an amount are left out: lines {lines}",
            sheet.empty.count,
        ).format(count=sheet.empty.count, lines=_numbers(sheet.empty))
    if sheet.footer:
        yield ngettext(
            "{count} row of totals or notes is left out: line {lines}",
            "{count} rows of totals or notes are left out: lines {lines}",
            sheet.footer.count,
        ).format(count=sheet.footer.count, lines=_numbers(sheet.footer))
    if sheet.without_profit:
        yield ngettext(
            "{count} month has lines without a profit: its profit is not known",
            "{count} months have lines without a profit: their profit is not known",
            sheet.without_profit,
        ).format(count=sheet.without_profit)


def _refused(rows: RefusedRows) -> str:
    """Why some rows cannot be taken, and the first of them."""
    if rows.count == 1:
        return _("line {line}: not taken: {reason}").format(line=rows.first[0].line, reason=rows.reason)
    lines = _numbers(Lines(rows.count, tuple(bad.line for bad in rows.first)))
    text = (
        _("{count} rows not taken: {reason}: lines {lines}")
        if rows.is_same
        else _("{count} rows not taken: {reason}, and the like: lines {lines}")
    )
    return text.format(count=rows.count, reason=rows.reason, lines=lines)


def _remarkable(plan: SalesPlan, sheet: SalesSheet) -> Iterator[str]:
    shown = _MOST_LINES
    for one in plan.above_revenue[:shown]:
        yield _(
            "line {line}: {name}, {month}: the profit {profit} is above the revenue {revenue}; taken as it is"
        ).format(
            line=one.lines[0],
            name=_short(one.name),
            month=show_month(one.month_on),
            profit=show_amount(one.profit or 0),
            revenue=show_amount(one.revenue or 0),
        )
    if more := len(plan.above_revenue[shown:]):
        yield ngettext(
            "{count} more month has a profit above its revenue; taken as it is",
            "{count} more months have a profit above their revenue; taken as they are",
            more,
        ).format(count=more)
    if plan.to_come:
        yield _("sales in months that have not begun yet, taken as they are: {months}").format(
            months=_some([show_month(month) for month in plan.to_come])
        )
    for name, month in plan.added_up[:_MOST_LINES]:
        yield _("{name}, {month}: several customers of the list are this account; added up").format(
            name=_short(name), month=show_month(month)
        )
    if more := len(plan.added_up[_MOST_LINES:]):
        yield ngettext(
            "{count} more month was added up in this way",
            "{count} more months were added up in this way",
            more,
        ).format(count=more)
    if plan.keeps_missing:
        yield _("Some rows could not be read, so no month is taken out of the book.")


def _customers(plan: SalesPlan) -> Iterator[str]:
    said = [
        sentence.format(name=_short(name), account=_short(one.account))
        for one in plan.customers
        for is_so, sentence, name in (
            (one.is_prospect, _("{name} is a prospect in the book, and has sales"), one.account),
            (one.account not in ("", one.name), _("{name} is taken for {account}"), one.name),
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
        ).format(count=len(plan.not_in_list), names=_some([_short(name) for name in plan.not_in_list]))
    for one in plan.new[:_MOST_LINES]:
        yield _("new account: {name}").format(name=_about_customer(one))
    if more := len(plan.new[_MOST_LINES:]):
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
    for change in plan.waiting[:_MOST_OF_A_KIND]:
        yield _("· {name}, {month}: is {was}, would be {now}").format(
            name=_short(change.name),
            month=show_month(change.month_on),
            was=_figures(change.was),
            now=_figures(change.now),
        )
    if more := len(plan.waiting[_MOST_OF_A_KIND:]):
        yield ngettext("· and {count} more", "· and {count} more", more).format(count=more)
    yield _("If the list is the corrected one: --months replace. If it is a further part: --months add.")


def _unknown(plan: SalesPlan) -> Iterator[str]:
    """The customers that are no account, with options to paste."""
    unknown = plan.unknown
    for one in unknown[:_MOST_OF_A_KIND]:
        yield _("line {line}: not in the book: {name}").format(line=one.line, name=_about_customer(one))
    if rest := unknown[_MOST_OF_A_KIND:]:
        lines = Lines(len(rest), tuple(sorted(one.line for one in rest)[:_MOST_LINES]))
        yield ngettext(
            "{count} more customer is not in the book ({revenue}): line {lines}",
            "{count} more customers are not in the book ({revenue}): lines {lines}",
            len(rest),
        ).format(
            count=len(rest),
            revenue=show_amount(sum(one.revenue for one in rest)),
            lines=_numbers(lines),
        )
    likely = [one for one in unknown if one.alike]
    if likely:
        options = " ".join(
            f"--match {_pasted(f'{one.name}={_told_apart(one.alike[0], one.alike)}')}"
            for one in likely[:_MOST_OF_A_KIND]
        )
        yield _("If they are the likeliest, all of them: --take-likely. Some of them: {options}").format(
            options=options
        )
    if len(likely) < len(unknown):
        yield _("To make accounts of those without a likeness: --unknown add.")
    if unknown:
        yield _(
            'Match one with --match "NAME=ACCOUNT", add one with --add "NAME", or match many with --matches FILE.'
        )


def _pasted(argument: str) -> str:
    """An argument as it is pasted into a command line."""
    return f'"{argument.replace(chr(34), "")}"' if os.name == "nt" else shlex.quote(argument)


def _told_apart(one: Alike, others: Sequence[Alike]) -> str:
    """The name of an account that a customer may be, with its city or number where others have the name too."""
    key, known = name_key(one.known.name), one.known
    if all(other is one or name_key(other.known.name) != key for other in others):
        return known.name
    return known.number or with_city(known.name, known.detail)


def _about_customer(one: Customer) -> str:
    text = ngettext(
        "{name} ({count} month, {revenue})", "{name} ({count} months, {revenue})", one.months
    ).format(name=_short(one.name), count=one.months, revenue=show_amount(one.revenue))
    if one.alike:
        text += "; " + _("perhaps {names}").format(
            names="; ".join(
                f"{_short(_told_apart(alike, one.alike))}: {alike.likeness.label}" for alike in one.alike
            )
        )
    return text


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
        yield f"{_short(changes[0].name)}: {counts}"
        known = [change for change in changes if change.verdict is not Verdict.ADDED]
        for change in sorted(known, key=lambda one: one.month_on):
            yield _("· {month}: was {was}, is {now}").format(
                month=show_month(change.month_on), was=_figures(change.was), now=_figures(change.now)
            )
        told += 1 + len(known)


def _labels() -> dict[Verdict, str]:
    return {
        Verdict.ADDED: _("added"),
        Verdict.REPLACED: _("replaced"),
        Verdict.REMOVED: _("taken out"),
        Verdict.UNCHANGED: _("unchanged"),
    }


def _figures(one: MonthFigures) -> str:
    parts = [
        f"{figure_label(field)} {show_amount(value)}"
        for field in FIGURES
        if (value := getattr(one, field)) is not None
    ]
    return ", ".join(parts) or _("nothing")


def _sum(plan: SalesPlan, sheet: SalesSheet) -> str:
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


def _lines(lines: Sequence[int]) -> str:
    return _some([str(line) for line in lines])


def _numbers(lines: Lines) -> str:
    """The numbers of the first of some lines; … stands for the rest."""
    return ", ".join(map(str, lines.first)) + ("…" if lines.count > len(lines.first) else "")


def _some(words: Sequence[str]) -> str:
    """The first of some words; … stands for the rest."""
    return ", ".join(words[:_MOST_LINES]) + ("…" if len(words) > _MOST_LINES else "")


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
