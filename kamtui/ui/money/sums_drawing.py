"""What an account's months add up to: twelve months, the plan of the year, what is secured ahead."""

from dataclasses import dataclass
from decimal import Decimal

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.amounts import whole_amount, whole_part
from kamtui.domain.money.ahead import Ahead
from kamtui.domain.money.figures import ProfitChange
from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.money.sales import AccountYear, Horizon, change_percent
from kamtui.domain.text.decimals import show_decimal
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.time.months import YEAR, show_month
from kamtui.ui.money.account_drawing import show_percent
from kamtui.ui.money.drawing import whole_gap
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.blocks import APART


@dataclass(frozen=True, slots=True)
class Sums:
    """What an account's months add up to; the class needs all accounts, and comes a moment later."""

    year: AccountYear
    horizon: Horizon
    profit: ProfitChange | None
    ahead: Ahead | None
    abc: AbcClass | None = None
    place: int = 0
    of: int = 0
    by_profit: bool = True


Words = tuple[str, str]


def sums_content(sums: Sums, width: int) -> Content:
    """Twelve months with their change, margin and class; the plan of the year; what is secured ahead."""
    lines = [_year_words(sums), _class_words(sums)]
    labels = (*(label for label, _words in lines), _plan_label(sums), _("ahead"))
    edge = max(map(cell_len, labels)) + APART
    lines += [_plan_words(sums, width - edge), _ahead_words(sums, width - edge)]
    parts: list[Words] = []
    for number, (label, words) in enumerate(lines):
        if number:
            parts.append(("\n", ""))
        parts.append((fit(label, edge), "$faint"))
        room = width - edge
        for text, look in words:
            piece = text if cell_len(text) <= room else fit(text, room)
            parts.append((piece, look))
            room -= cell_len(piece)
            if room <= 0:
                break
    return Content.assemble(*parts)


def _change(percent: Decimal | None, months: int) -> list[Words]:
    if percent is None:
        return []
    words: list[Words] = [(f" {show_percent(percent)}", "")]
    if months < YEAR:
        over = ngettext(" over {count} month", " over {count} months", months).format(count=months)
        words.append((over, "$faint"))
    return words


def _year_words(sums: Sums) -> tuple[str, list[Words]]:
    year, horizon = sums.year, sums.horizon
    label = _("12 months")
    if year.revenue is None:
        return label, [
            (_("no sales known: {line.edit} types them below, {import.open} brings in a list"), "$faint")
        ]
    words: list[Words] = [(_("revenue "), "$faint"), (whole_amount(year.revenue), "bold")]
    compared = horizon.compared
    words += _change(change_percent(year.now, year.before) if compared else None, len(compared))
    words.append((_(" · profit "), "$faint"))
    if year.profit is None:
        words.append((_("not known"), ""))
        return label, words
    words.append((whole_amount(year.profit), "bold"))
    if sums.profit is not None:
        words += _change(sums.profit.percent, sums.profit.months)
    return label, words


def _class_words(sums: Sums) -> tuple[str, list[Words]]:
    closing = sums.horizon.closing
    label = show_month(closing) if closing else ""
    if closing is not None:
        label = _("to {month}").format(month=show_month(closing))
    words: list[Words] = []
    margin = sums.year.margin
    if sums.year.revenue:
        shown = _("not known") if margin is None else f"{show_decimal(margin)} %"
        words += [(_("margin "), "$faint"), (shown, "bold" if margin is not None else "")]
    silent, begun = sums.horizon.silent_months, sums.horizon.begun
    if begun is not None:
        text = _("{month} known of {count} in {all} accounts")
        said = text.format(
            month=show_month(begun.month_on), count=show_whole(begun.accounts), all=show_whole(begun.before)
        )
        words.append(((" · " if words else "") + said, ""))
    elif silent:  # before what is cut first: it says that the rest is old
        text = ngettext("{count} month since is not known", "{count} months since are not known", silent)
        words.append(((" · " if words else "") + text.format(count=silent), ""))
    if sums.abc is not None:
        by = _("profit") if sums.by_profit else _("revenue")
        place = _(", {place} of {count} by {what}").format(place=sums.place, count=sums.of, what=by)
        words += [
            (_(" · class ") if words else _("class "), "$faint"),
            (sums.abc.label, "bold"),
            (place if sums.of > 1 else "", "$faint"),
        ]
    if sums.year.without_profit and sums.year.profit is not None:
        text = ngettext(
            " · profit of {count} month not known",
            " · profit of {count} months not known",
            sums.year.without_profit,
        ).format(count=sums.year.without_profit)
        words.append((text, ""))
    return label, words


def _plan_label(sums: Sums) -> str:
    months = sums.horizon.year_to_date
    return _("plan {year}").format(year=months[-1].year) if months else _("plan")


def _plan_words(sums: Sums, room: int) -> tuple[str, list[Words]]:
    months, planned = sums.horizon.year_to_date, sums.year.planned_revenue
    label = _plan_label(sums)
    gap = sums.year.plan_gap
    if planned is None or gap is None or not months:
        return label, [(_("none for the months that are over"), "$faint")]
    # Of the 12 months without cents, as the months below are shown.
    reached = whole_part(sums.year.reached_revenue, sums.year.revenue or 0)
    words: list[Words] = [
        (whole_amount(reached), "bold"),
        (
            _(" of {planned} to {month}").format(planned=whole_amount(planned), month=show_month(months[-1])),
            "$faint",
        ),
    ]
    if gap < 0:
        words.append((_(", {gap} short").format(gap=whole_gap(planned, reached)), ""))
    else:
        words.append((_(", {more} more").format(more=whole_gap(reached, planned)), ""))
    percent = change_percent(sums.year.reached_revenue, planned)
    if percent is not None:
        words.append((f" ({show_percent(percent)})", "$faint"))
    if sum(cell_len(text) for text, _look in words) > room:  # the line above says up to which month
        words[1] = (_(" of {planned}").format(planned=whole_amount(planned)), "$faint")
    return label, words


def _ahead_words(sums: Sums, room: int) -> tuple[str, list[Words]]:
    label, ahead = _("ahead"), sums.ahead
    if ahead is None:
        return label, [(_("nothing planned"), "$faint")]
    words: list[Words] = [
        (whole_amount(ahead.secured), "bold"),
        (
            _(" of {planned} secured to {month}").format(
                planned=whole_amount(ahead.planned), month=show_month(ahead.last)
            ),
            "$faint",
        ),
    ]
    if ahead.open > 0:
        words.append((_(", {open} open").format(open=whole_gap(ahead.planned, ahead.secured)), ""))
    if ahead.besides:
        volumes = ", ".join(ahead.besides)
        besides = _(" (and {volumes}, not in money)").format(volumes=volumes)
        if sum(cell_len(text) for text, _look in words) + cell_len(besides) > room:
            words[1] = (_(" of {planned} secured").format(planned=whole_amount(ahead.planned)), "$faint")
            besides = _(" (and {volumes})").format(volumes=volumes)
        words.append((besides, "$faint"))
    return label, words
