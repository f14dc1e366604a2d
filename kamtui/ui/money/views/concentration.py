"""What hangs on whom: the largest accounts, the logged time, the value bonds."""

from kamtui.domain.amounts import whole_amount
from kamtui.domain.money.concentration import Concentration, concentration
from kamtui.domain.money.pareto import Pareto
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.months import show_months
from kamtui.exchange.lists.money import share_listing
from kamtui.ui.money.concentration_drawing import concentration_row, hours_row, value_heading, value_row
from kamtui.ui.money.drawing import NumberRow, amount_cells, heading_row, nothing_known, space_row
from kamtui.ui.money.views.seen import Seen, Shown, no_month_is_over


def show_concentration(seen: Seen) -> Shown:
    """What the few largest bring, who takes the time, and what the value bonds cost."""
    order = seen.order
    largest = concentration(order)
    rows = [*_largest(seen, order, largest), *_hours(seen)]
    bonds = _value_bonds(seen)
    return Shown(
        [*rows, *([space_row()] if rows and bonds else []), *bonds],
        _words(seen, order, largest),
        listing=lambda shares: share_listing(shares, seen.measure),
    )


def _largest(seen: Seen, order: Pareto[int], largest: list[Concentration]) -> list[NumberRow]:
    if not order.count or seen.is_filtered:
        return []
    rows = [heading_row(_("The largest"), seen.months, seen.glyphs)]
    room = amount_cells(few.amount for few in largest)
    for few in largest:
        if few.count > order.count:
            break
        label = ngettext("the largest: {name}", "the {count} largest accounts", few.count)
        label = label.format(count=few.count, name=order.lines[0].name)
        rows.append(
            concentration_row(label, few.amount, few.percent, ("largest", few.count), room, seen.glyphs)
        )
    return rows


def _hours(seen: Seen) -> list[NumberRow]:
    """The accounts that time was logged for, the one that takes most first."""
    figures = seen.figures
    rows = [hours_row(share) for share in figures.time_shares if seen.fits(share.account.name)]
    if not rows:
        return []
    year = figures.horizon.year
    months = show_months(year.first, year.last) if year else ""
    return [space_row(), heading_row(_("Logged hours against profit"), months, seen.glyphs), *rows]


def _value_bonds(seen: Seen) -> list[NumberRow]:
    bonds = [bond for bond in seen.figures.value_bonds if seen.fits(bond.account)]
    if not bonds:
        return []
    costly = sum(bond.costs_more for bond in bonds)
    note = ngettext("{count} costs more than it brings", "{count} cost more than they bring", costly)
    return [
        heading_row(_("Value bonds"), note.format(count=costly), seen.glyphs),
        NumberRow(value_heading),
        *map(value_row, bonds),
    ]


def _words(seen: Seen, order: Pareto[int], largest: list[Concentration]) -> str:
    if seen.span is None:
        return no_month_is_over()
    if not order.count:
        return nothing_known(seen.measure, seen.months)
    one, three, five = largest
    if one.percent is None:
        return _("There is no total above zero that anybody could have a share of.")
    return _(
        "Of the {measure} of {total} the largest account brings {one}, the three {three}, the five {five}."
    ).format(
        measure=seen.measure.label,
        total=whole_amount(order.total),
        one=show_percent(one.percent),
        three=show_percent(three.percent),
        five=show_percent(five.percent),
    )
