"""How a list of sales was read, and what of it could not be taken, as lines for the command line."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from kamtui.domain.amounts import show_amount
from kamtui.domain.currency import other_of
from kamtui.domain.money.importing.sheet import (
    FIGURES,
    Incomplete,
    Lines,
    RefusedRows,
    RowsOfWord,
    SalesSheet,
)
from kamtui.domain.text.language import N_, _, ngettext
from kamtui.domain.text.numbers import currency
from kamtui.domain.time.months import show_month, show_months
from kamtui.exchange.importing.report_words import about_file, short_name

MOST_LINES = 20
"""Numbers of lines in one sentence."""
MOST_OF_A_KIND = 10
"""Sentences of one kind; the others are counted."""


def about_list(sheet: SalesSheet) -> Iterator[str]:
    """How the list was read: its file, its columns, its months, and the sum of each figure."""
    yield from _about_table(sheet)
    yield from _about_months(sheet)
    yield from _about_money(sheet)
    yield from sums_in_all(sheet)


def sums_in_all(sheet: SalesSheet) -> Iterator[str]:
    """The sum of each figure of the list."""
    for figure in FIGURES if sheet.sums else ():
        if (exact := sheet.exact.get(figure)) is not None:
            yield _in_all(sheet, figure, exact)


def _about_table(sheet: SalesSheet) -> Iterator[str]:
    yield from about_file(sheet)
    taken = ", ".join(f"{header} → {figure_label(field)}" for header, field in sheet.columns)
    yield _("taken: {columns}").format(columns=taken)
    if sheet.untaken:
        yield _("left out: {columns}").format(columns=", ".join(sheet.untaken))


def _about_months(sheet: SalesSheet) -> Iterator[str]:
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


def _about_money(sheet: SalesSheet) -> Iterator[str]:
    counted, other = currency(), other_of(currency())
    if sheet.turned and other is not None:
        yield ngettext(
            "{count} amount in {other} turned into {counted} at 1.95583, half up to whole cents once for each month's sum",
            "{count} amounts in {other} turned into {counted} at 1.95583, half up to whole cents once for each month's sum",
            sheet.turned,
        ).format(count=sheet.turned, other=other.sign, counted=counted.sign)
    if not sheet.names_currency and other is not None:
        yield _(
            "no currency is named: taken as {counted}. If it is {other}, say so: --currency {code}"
        ).format(counted=counted.sign, other=other.sign, code=other.value)
    elif not sheet.names_currency:
        yield _("no currency is named: taken as {counted}, in which the book counts").format(
            counted=counted.sign
        )
    if sheet.with_tax:
        yield _("“{column}” may be with tax: the revenue is taken as it stands there").format(
            column=sheet.with_tax
        )
        yield _("if it is, say the percent that is to be taken out: --tax 20")


def _in_all(sheet: SalesSheet, figure: str, exact: Fraction) -> str:
    """The sum of a figure as it is kept, and how far it is from the exact one."""
    kept = sheet.rounded(figure)
    text = _("{figure} in all: {amount}").format(figure=figure_label(figure), amount=show_amount(kept))
    if off := kept - exact * 100:
        text += ", " + _("by rounding each month to whole cents {off} cents from the exact sum").format(
            off=f"{float(off):+.2f}".replace("-", "−")
        )
    return text


def not_taken(sheet: SalesSheet) -> Iterator[str]:
    """What of the list could not be taken, or was left out, and why."""
    yield from _refused_rows(sheet)
    yield from _conflicts(sheet)
    for word in sheet.no_sales:
        yield no_sale_words(word)
    if sheet.no_sales:
        yield _('if such rows are sales: --status "WORD=sale"')
    yield from left_out(sheet)


def _refused_rows(sheet: SalesSheet) -> Iterator[str]:
    """The rows that cannot be taken, and the months that miss one."""
    for rows in sheet.refused:
        yield _refused(rows)
    for month in sheet.incomplete[:MOST_OF_A_KIND]:
        yield incomplete_words(month)
    if more := len(sheet.incomplete[MOST_OF_A_KIND:]):
        yield ngettext(
            "{count} more month of a customer is not taken for such a line",
            "{count} more months of customers are not taken for such lines",
            more,
        ).format(count=more)


def incomplete_words(month: Incomplete) -> str:
    """Why a month is not taken of which a line cannot be read."""
    text = _("{name}, {month} is not taken at all: without line {line} its sum would be too small")
    return text.format(name=short_name(month.name), month=show_month(month.month_on), line=month.line)


def _conflicts(sheet: SalesSheet) -> Iterator[str]:
    """The months that the list contradicts itself in."""
    for conflict in sheet.conflicts[:MOST_OF_A_KIND]:
        yield _(
            "lines {lines}: {name}, {month} comes more than once with different sums ({sums}): none is taken"
        ).format(
            lines=some_lines(conflict.lines),
            name=short_name(conflict.name),
            month=show_month(conflict.month_on),
            sums="; ".join(conflict.sums),
        )
    if more := len(sheet.conflicts[MOST_OF_A_KIND:]):
        yield ngettext(
            "{count} more month comes more than once with different sums",
            "{count} more months come more than once with different sums",
            more,
        ).format(count=more)


def no_sale_words(word: RowsOfWord) -> str:
    """How many rows are no sales by a status or kind."""
    return ngettext(
        "{count} row is no sale ({column}: {word}) and left out: line {lines}",
        "{count} rows are no sales ({column}: {word}) and left out: lines {lines}",
        word.lines.count,
    ).format(count=word.lines.count, column=word.column, word=word.word, lines=line_numbers(word.lines))


def left_out(sheet: SalesSheet) -> Iterator[str]:
    """The rows that are subtracted, those left out because nothing is missing with them, and profits that are not known."""
    for word in sheet.subtracted:
        yield ngettext(
            "{count} row is subtracted ({column}: {word}): line {lines}",
            "{count} rows are subtracted ({column}: {word}): lines {lines}",
            word.lines.count,
        ).format(count=word.lines.count, column=word.column, word=word.word, lines=line_numbers(word.lines))
    if sheet.repeated:
        yield ngettext(
            "{count} row says once more what another says: line {lines}",
            "{count} rows say once more what others say: lines {lines}",
            sheet.repeated.count,
        ).format(count=sheet.repeated.count, lines=line_numbers(sheet.repeated))
    if sheet.empty:
        yield ngettext(
            "{count} row without an amount is left out: line {lines}",
            "{count} rows without an amount are left out: lines {lines}",
            sheet.empty.count,
        ).format(count=sheet.empty.count, lines=line_numbers(sheet.empty))
    if sheet.footer:
        yield ngettext(
            "{count} row of totals or notes is left out: line {lines}",
            "{count} rows of totals or notes are left out: lines {lines}",
            sheet.footer.count,
        ).format(count=sheet.footer.count, lines=line_numbers(sheet.footer))
    if sheet.without_profit:
        yield ngettext(
            "{count} month has lines without a profit: its profit is not known",
            "{count} months have lines without a profit: their profit is not known",
            sheet.without_profit,
        ).format(count=sheet.without_profit)


def _refused(rows: RefusedRows) -> str:
    """Why some rows cannot be taken, and the first of them."""
    if rows.count == 1:
        [refused] = rows.first
        return _("line {line}: not taken: {reason}").format(line=refused.line, reason=rows.reason)
    lines = line_numbers(Lines(rows.count, tuple(bad.line for bad in rows.first)))
    text = (
        _("{count} rows not taken: {reason}: lines {lines}")
        if rows.is_same
        else _("{count} rows not taken: {reason}, and the like: lines {lines}")
    )
    return text.format(count=rows.count, reason=rows.reason, lines=lines)


def figure_label(field: str) -> str:
    """The name of a field of a list of sales, for reading."""
    return _(_LABELS[field]) if field in _LABELS else field


_LABELS = {
    "name": N_("customer"),
    "code": N_("customer's code"),
    "number": N_("company number"),
    "date": N_("day"),
    "month": N_("month"),
    "year": N_("year"),
    "revenue": N_("revenue"),
    "profit": N_("profit"),
    "cost": N_("cost"),
    "returns": N_("what was given back"),
    "gross": N_("revenue with tax"),
    "tax": N_("tax"),
    "tax_rate": N_("percent of tax"),
    "quantity": N_("quantity"),
    "price": N_("price"),
    "discount": N_("discount"),
    "status": N_("what a row is"),
    "planned_revenue": N_("planned revenue"),
    "planned_profit": N_("planned profit"),
    "currency": N_("currency"),
}


def some_lines(lines: Sequence[int]) -> str:
    return some_of([str(line) for line in lines])


def line_numbers(lines: Lines) -> str:
    """The numbers of the first of some lines; … stands for the rest."""
    return ", ".join(map(str, lines.first)) + ("…" if lines.count > len(lines.first) else "")


def some_of(words: Sequence[str]) -> str:
    """The first of some words; … stands for the rest."""
    return ", ".join(words[:MOST_LINES]) + ("…" if len(words) > MOST_LINES else "")
