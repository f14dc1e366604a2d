"""Months against plan and last year, and of the months ahead what of the plan is secured."""

from collections.abc import Callable, Mapping
from datetime import date

from kamtui.domain.amounts import whole_amount
from kamtui.domain.money.measure import Measure
from kamtui.domain.money.plan import (
    PlanLine,
    YearToDate,
    account_lines,
    in_whole,
    month_lines,
    months_in_whole,
    plan_ahead,
    year_to_date,
)
from kamtui.domain.terms.target import show_measure
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.months import show_months
from kamtui.exchange.lists.money import Planned, plan_listing
from kamtui.store.money.figures import Figures
from kamtui.ui.money.drawing import (
    NumberRow,
    amount_cells,
    heading_row,
    nothing_known,
    space_row,
    whole_gap,
    words_row,
)
from kamtui.ui.money.plan_drawing import draw_month, plan_heading
from kamtui.ui.money.views.seen import Seen, Shown

BESIDES_SHOWN = 2
"""How many agreed volumes that are no money are named beside a sum; the others are counted."""


def show_plan(seen: Seen) -> Shown:
    """The months up to now and those ahead; below one that is unfolded, its accounts."""
    figures, ahead = seen.figures, seen.figures.months_ahead
    ids, totals = None, figures.plan_totals
    if seen.is_filtered:
        ids = [year.account_id for year in figures.years.values() if seen.fits(year.name)]
        totals = figures.totals(figures.plan_months, ids)
    secured = figures.secured_by_month(ids) if seen.measure is Measure.REVENUE else {}
    lines = month_lines(totals, secured, figures.horizon, ahead, seen.measure)
    whole = months_in_whole(lines, ahead)
    room = amount_cells(
        amount
        for line in lines.values()
        for amount in (line.reached, line.planned, line.gap, line.before, line.secured)
    )
    rows: list[NumberRow] = []
    for label, months in (
        (_("Up to now"), [month for month in lines if month < ahead.first]),
        (_("Ahead: secured of the plan"), [month for month in lines if month >= ahead.first]),
    ):
        if months:
            rows += [space_row()] if rows else []
            rows.append(heading_row(label, "", seen.glyphs))
        for month in months:
            planned = Planned(month, lines[month], whole[month])
            rows.append(_month_row(seen, planned, room))
            if month in seen.unfolded:
                rows += _account_rows(seen, planned, room)
    if not rows:
        rows = [words_row(_("Nothing is planned. {tab.numbers} in an account writes its plan."))]
    return Shown(
        rows,
        _words(seen, lines),
        plan_heading(room, seen.measure),
        lambda records: plan_listing(records, seen.measure),
    )


def _month_row(seen: Seen, month: Planned, room: int) -> NumberRow:
    sign = seen.glyphs.fold(is_folded=month.month not in seen.unfolded, has_more=True)
    return NumberRow(
        lambda width: draw_month(month.line, month.shown, width, room, f"{sign} "), month.month, record=month
    )


def _account_rows(seen: Seen, month: Planned, room: int) -> list[NumberRow]:
    """What a month is made of, the widest gap first."""
    return [
        NumberRow(
            lambda width, of=of: draw_month(of.line, of.shown, width, room, "  "),  # type: ignore[misc]
            (of.month, of.account_id),
            of.account_id,
            of,
        )
        for of in accounts_planned(seen.figures, month, seen.measure, seen.fits)
    ]


def accounts_planned(
    figures: Figures, month: Planned, measure: Measure, fits: Callable[[str], bool]
) -> list[Planned]:
    """The accounts whose names fit in a month, the widest gap first, adding up to what stands of the month."""
    accounts = [account for account in figures.accounts_of(month.month) if fits(account.name)]
    lines = account_lines(
        accounts, month.month, figures.secured, figures.horizon, figures.months_ahead, measure
    )
    whole = in_whole([line for _id, line in lines], month.shown)
    return [
        Planned(month.month, line, shown, account_id)
        for (account_id, line), shown in zip(lines, whole, strict=True)
    ]


# -- words


def _words(seen: Seen, lines: Mapping[date, PlanLine]) -> str:
    """What was reached this year, of the plan and of the year before, and what is secured ahead."""
    to_date = year_to_date(lines, seen.figures.horizon)
    parts = _to_date_words(to_date, seen.measure) if to_date is not None else []
    ahead = plan_ahead(lines, seen.figures.months_ahead)
    if ahead is not None and seen.measure is Measure.REVENUE:
        words = _("ahead {sure} of {plan} secured, {open} open").format(
            sure=whole_amount(ahead.secured),
            plan=whole_amount(ahead.planned),
            open=whole_gap(ahead.planned, ahead.secured),
        )
        if besides := _besides(seen):
            words += " " + _("(and {volumes}, not in money)").format(volumes=besides)
        parts.append(words)
    return " · ".join(parts)


def _to_date_words(to_date: YearToDate, measure: Measure) -> list[str]:
    months = show_months(to_date.span.first, to_date.span.last)
    if to_date.reached is None:
        return [nothing_known(measure, months)]
    words = _("{measure} {months}: {amount}").format(
        measure=measure.label.capitalize(), months=months, amount=whole_amount(to_date.reached)
    )
    if to_date.unknown:
        words += ngettext(
            " ({count} month not known)", " ({count} months not known)", to_date.unknown
        ).format(count=to_date.unknown)
    elif to_date.planned is not None:
        words += _(" of {plan} planned").format(plan=whole_amount(to_date.planned))
        words += f" ({show_percent(to_date.percent)})" if to_date.percent is not None else ""
    if to_date.change is None:
        return [words]
    change = show_percent(to_date.change, signed=True)
    return [words, _("{change} on the year before").format(change=change)]


def _besides(seen: Seen) -> str:
    """Agreed volumes of the accounts in view that are no sum of money: the first ones, and how many more."""
    years = seen.figures.years
    others = [
        (years[volume.account_id].name, show_measure(volume.target.thousandths, volume.target.unit))
        for volume in seen.figures.agreed.others
        if volume.account_id in years and seen.fits(years[volume.account_id].name)
    ]
    shown = [f"{name} {volume}" for name, volume in others[:BESIDES_SHOWN]]
    if more := len(others) - len(shown):
        shown.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return ", ".join(shown)
