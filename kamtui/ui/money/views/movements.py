"""What moved: the accounts that are lost, down, late, losing money or new."""

from collections.abc import Mapping, Sequence

from kamtui.domain.amounts import whole_amount
from kamtui.domain.money.movements import (
    MovedAccount,
    MovementGroup,
    YearInWhole,
    amounts,
    movement_groups,
)
from kamtui.domain.money.sales import Horizon
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.months import show_months
from kamtui.exchange.lists.money import Moved, movement_listing
from kamtui.ui.money.drawing import NumberRow, amount_cells, heading_row, space_row
from kamtui.ui.money.movement_drawing import draw_moved, movement_heading
from kamtui.ui.money.views.seen import Seen, Shown, no_month_is_over

Groups = Mapping[MovementGroup, Sequence[MovedAccount]]


def show_movements(seen: Seen) -> Shown:
    """The groups that have an account, one below the other."""
    figures = seen.figures
    years = [year for year in figures.years.values() if seen.fits(year.name)]
    groups = movement_groups(years, figures.horizon, figures.standing, figures.thresholds.money)
    whole = figures.years_in_whole
    room = amount_cells(
        amount
        for members in groups.values()
        for moved in members
        for amount in (moved.year.revenue, moved.year.before, moved.year.profit)
    )
    rows: list[NumberRow] = []
    for group, members in groups.items():
        if members:
            rows += [space_row()] if rows else []
            rows.append(heading_row(group.label, str(len(members)), seen.glyphs))
            rows += [_row(seen, group, moved, whole[moved.year.account_id], room) for moved in members]
    return Shown(rows, _words(groups, whole, figures.horizon), movement_heading(room), movement_listing)


def _row(seen: Seen, group: MovementGroup, moved: MovedAccount, shown: YearInWhole, room: int) -> NumberRow:
    account_id = moved.year.account_id
    abc = seen.figures.classes.get(account_id)
    label = abc.label if abc else ""
    return NumberRow(
        lambda width: draw_moved(moved, shown, label, width, room),
        (group.value, account_id),
        account_id,
        Moved(group, moved, shown, abc),
    )


def _words(groups: Groups, whole: Mapping[int, YearInWhole], horizon: Horizon) -> str:
    """How many were lost, went down and are new, for how much; and who loses money."""
    if horizon.year is None:
        return no_month_is_over()
    sums = amounts(groups, whole)
    parts = []
    if not horizon.reaches_two_years:
        parts.append(_("Two years of sales are not known, so nothing is said of who is new, lost or down."))
    else:
        lost, down, new = MovementGroup.LOST, MovementGroup.DOWN, MovementGroup.NEW
        parts.append(
            _("{months} against the 12 before: lost {lost}, down {down}, new {new}.").format(
                months=show_months(horizon.year.first, horizon.year.last),
                lost=f"{len(groups[lost])} ({whole_amount(-sums[lost])})",
                down=f"{len(groups[down])} ({whole_amount(-sums[down])})",
                new=f"{len(groups[new])} ({whole_amount(sums[new])})",
            )
        )
    if count := len(groups[MovementGroup.LOSES]):
        parts.append(
            ngettext(
                "{count} live account loses {amount}.", "{count} live accounts lose {amount}.", count
            ).format(count=count, amount=whole_amount(sums[MovementGroup.LOSES]))
        )
    elif not any(groups.values()):
        parts.append(_("Nothing to point out."))
    return " ".join(parts)
