"""An account's months as a grid of figures, what they add up to, and one of them whole."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.amounts import show_amount
from kamtui.domain.money.ahead import Ahead
from kamtui.domain.money.figures import Figure, ProfitChange, month_margin
from kamtui.domain.money.pareto import AbcClass, percent_of
from kamtui.domain.money.sales import AccountYear, Horizon, MonthFigures, YearSums, change_percent
from kamtui.domain.money.sums import MonthTotal
from kamtui.domain.text.decimals import show_decimal
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.time.months import YEAR, plus_months, show_month
from kamtui.domain.warning import Severity, Warning
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, fit_exactly, wrap
from kamtui.ui.widgets.blocks import Block, assemble, fact, row
from kamtui.ui.widgets.line_list import Lines, Part

MONTH, MARGIN = 8, 6
"""Cells of those columns."""
LEAST_BAR = 5
_EIGHTHS = " ▏▎▍▌▋▊▉"
_SCALES = (1, 1_000, 1_000_000)


def whole(minor: int) -> int:
    """Cents as whole units, half up."""
    rounded = (abs(minor) + 50) // 100
    return -rounded if minor < 0 else rounded


def whole_amount(minor: int) -> str:
    """An amount without cents: sums are not read to the cent at a glance."""
    return show_amount(whole(minor) * 100)


def show_percent(percent: Decimal) -> str:
    """`+8.0 %`, `−2.1 %`."""
    sign = "−" if percent < 0 else "+"
    size = abs(percent)
    return f"{sign}{show_decimal(size) if size < 1000 else show_whole(int(size.quantize(Decimal(1), ROUND_HALF_UP)))} %"


@dataclass(frozen=True, slots=True)
class Shape:
    """How wide the columns are, and in what the figures are shown: 1, or thousands where there is no room."""

    revenue: int
    profit: int
    bar: int
    scale: int

    @property
    def used(self) -> int:
        return MONTH + 3 * (self.revenue + 1) + 2 * (self.profit + 1) + MARGIN + 1


class FigureLines(Lines):
    """The months, those to come under a heading of their own; `figure` is the column at hand."""

    def __init__(
        self, months: Mapping[date, MonthFigures], shown: Sequence[date], this_month: date, glyphs: Glyphs
    ) -> None:
        self._months = months
        self._glyphs = glyphs
        past = [month for month in shown if month < this_month]
        ahead = [month for month in shown if month >= this_month]
        self._rows: list[date | None] = [*past, *([None] if past and ahead else []), *ahead]
        self._shown = [months.get(month, MonthFigures(month)) for month in shown]
        self._before = {month: months.get(plus_months(month, -YEAR), MonthFigures(month)) for month in shown}
        amounts = [amount for month in self._shown for amount in (month.revenue, month.planned_revenue)]
        self._most = max((amount for amount in amounts if amount is not None), default=0)
        self.figure = Figure.REVENUE
        self.cursor = 0
        """The line under the cursor, where the figure at hand is lit."""
        self.width = 78
        self.shape = self._shape(78)

    def lay_out(self, width: int) -> None:
        """Fit the columns into a width."""
        self.width = width
        self.shape = self._shape(width)

    def _shape(self, width: int) -> Shape:
        revenues = [month.revenue for month in self._shown] + [month.planned_revenue for month in self._shown]
        revenues += [month.revenue for month in self._before.values()]
        profits = [month.profit for month in self._shown] + [month.planned_profit for month in self._shown]
        shape = Shape(8, 7, 0, 1)
        for scale in _SCALES:
            shape = Shape(
                max((len(_scaled(month, scale)) for month in revenues if month is not None), default=0),
                max((len(_scaled(month, scale)) for month in profits if month is not None), default=0),
                0,
                scale,
            )
            shape = Shape(max(shape.revenue, 8), max(shape.profit, 7), 0, scale)
            if shape.used <= width:
                break
        room = min(width - shape.used - 2, 40)
        return Shape(shape.revenue, shape.profit, room if room >= LEAST_BAR else 0, shape.scale)

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        return self._rows[index]

    def is_heading(self, index: int) -> bool:
        return self._rows[index] is None

    def month(self, index: int) -> date | None:
        """The month of a line."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def heading(self) -> str:
        """The heads of the columns."""
        shape = self.shape
        first = {1: _("month"), 1_000: _("in 1000"), 1_000_000: _("in mio.")}[shape.scale]
        words = fit_exactly(first, MONTH)
        for head, width in (
            (_("revenue"), shape.revenue),
            (_("plan"), shape.revenue),
            (_("year ago"), shape.revenue),
            (_("profit"), shape.profit),
            (_("plan"), shape.profit),
            (_("margin"), MARGIN),
        ):
            words += " " + fit_exactly(head, width, right=True)
        if shape.bar:
            sign = "#" if self._glyphs.is_ascii else "█"
            mark = "|" if self._glyphs.is_ascii else "│"
            words += "  " + fit(f"{sign} {_('revenue')} {mark} {_('plan')}", shape.bar)
        return words

    def draw(self, index: int, width: int) -> Sequence[Part]:
        month = self._rows[index]
        if month is None:
            label = f" {_('from this month on')} "
            return [(label, "dim"), (self._glyphs.rule * max(width - cell_len(label), 0), "rule")]
        figures = self._months.get(month, MonthFigures(month))
        shape, before = self.shape, self._before.get(month, MonthFigures(month)).revenue
        percent = month_margin(figures)
        cells: list[tuple[Figure | None, int | None, int]] = [
            (Figure.REVENUE, figures.revenue, shape.revenue),
            (Figure.PLANNED_REVENUE, figures.planned_revenue, shape.revenue),
            (None, before, shape.revenue),
            (Figure.PROFIT, figures.profit, shape.profit),
            (Figure.PLANNED_PROFIT, figures.planned_profit, shape.profit),
        ]
        parts: list[Part] = [(fit_exactly(show_month(month), MONTH), "")]
        for figure, amount, size in cells:
            here = figure is self.figure and index == self.cursor
            is_actual = figure in (Figure.REVENUE, Figure.PROFIT)
            look = "red" if is_actual and (amount or 0) < 0 else "" if is_actual and amount else "dim"
            text = self._nothing if amount is None else _scaled(amount, shape.scale)
            parts += [(" ", ""), (fit_exactly(text, size, right=True), f"{look} cell" if here else look)]
        text = "" if percent is None else _short_percent(percent)
        parts.append((" " + fit_exactly(text, MARGIN, right=True), "red" if (percent or 0) < 0 else "dim"))
        if shape.bar:
            parts += [("  ", ""), (self._bar(figures), "dim" if figures.revenue is None else "accent")]
        return parts

    @property
    def _nothing(self) -> str:
        """What is not known, which is not 0."""
        return "." if self._glyphs.is_ascii else "·"

    def _bar(self, month: MonthFigures) -> str:
        """The revenue as a bar, with a mark where the plan is."""
        most, width = self._most, self.shape.bar
        if most <= 0:
            return " " * width
        eighths = max(month.revenue or 0, 0) * width * 8 // most
        full, rest = divmod(eighths, 8)
        if self._glyphs.is_ascii:
            signs = "#" * full + ("#" if rest >= 4 else "")
        else:
            signs = "█" * full + (_EIGHTHS[rest] if rest else "")
        signs = signs.ljust(width)[:width]
        if month.planned_revenue is not None and month.planned_revenue > 0:
            at = min(month.planned_revenue * width // most, width - 1)
            signs = signs[:at] + ("|" if self._glyphs.is_ascii else "│") + signs[at + 1 :]
        return signs


def _scaled(minor: int, scale: int) -> str:
    amount = whole(minor)
    rounded = (abs(amount) + scale // 2) // scale
    return show_whole(-rounded if amount < 0 else rounded)


def _short_percent(percent: Decimal) -> str:
    text = show_decimal(percent)
    return text if len(text) <= MARGIN else f"{'−' if percent < 0 else ''}{abs(percent):.0f}"


# -- what they add up to


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
    lines = [_year_words(sums), _class_words(sums), _plan_words(sums), _ahead_words(sums)]
    parts: list[Words] = []
    for number, (label, words) in enumerate(lines):
        if number:
            parts.append(("\n", ""))
        parts.append((fit(label, 12), "$faint"))
        room = width - 12
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
    look = "$error" if percent < 0 else "$success"
    words: list[Words] = [(f" {show_percent(percent)}", look)]
    if months < YEAR:
        over = ngettext(" over {count} month", " over {count} months", months).format(count=months)
        words.append((over, "$faint"))
    return words


def _year_words(sums: Sums) -> tuple[str, list[Words]]:
    year, horizon = sums.year, sums.horizon
    label = _("12 months")
    if year.revenue is None:
        return label, [
            (_("no sales known: {line.edit} types them below, or kamtui import sales FILE"), "$faint")
        ]
    words: list[Words] = [(_("revenue "), "$faint"), (whole_amount(year.revenue), "bold")]
    compared = horizon.compared
    words += _change(change_percent(year.now, year.before) if compared else None, len(compared))
    words.append((_(" · profit "), "$faint"))
    if year.profit is None:
        words.append((_("not known"), ""))
        return label, words
    words.append((whole_amount(year.profit), "bold $error" if year.profit < 0 else "bold"))
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
    if sums.abc is not None:
        by = _("profit") if sums.by_profit else _("revenue")
        place = _(", {place} of {count} by {what}").format(place=sums.place, count=sums.of, what=by)
        words += [
            (_(" · class ") if words else _("class "), "$faint"),
            (sums.abc.label, "bold"),
            (place, "$faint"),
        ]
    if sums.year.without_profit and sums.year.profit is not None:
        text = ngettext(
            " · profit of {count} month not known",
            " · profit of {count} months not known",
            sums.year.without_profit,
        ).format(count=sums.year.without_profit)
        words.append((text, "$warning"))
    silent = sums.horizon.silent_months
    if silent:
        text = ngettext("{count} month since is not known", "{count} months since are not known", silent)
        words.append(((" · " if words else "") + text.format(count=silent), "$warning"))
    return label, words


def _plan_words(sums: Sums) -> tuple[str, list[Words]]:
    months, planned = sums.horizon.year_to_date, sums.year.planned_revenue
    label = _("plan {year}").format(year=months[-1].year) if months else _("plan")
    gap = sums.year.plan_gap
    if planned is None or gap is None or not months:
        return label, [(_("none for the months that are over"), "$faint")]
    words: list[Words] = [
        (whole_amount(sums.year.reached_revenue), "bold"),
        (
            _(" of {planned} to {month}").format(planned=whole_amount(planned), month=show_month(months[-1])),
            "$faint",
        ),
    ]
    if gap < 0:
        words.append((_(", {gap} short").format(gap=whole_amount(-gap)), "$error"))
    else:
        words.append((_(", {more} more").format(more=whole_amount(gap)), "$success"))
    percent = change_percent(sums.year.reached_revenue, planned)
    if percent is not None:
        words.append((f" ({show_percent(percent)})", "$faint"))
    return label, words


def _ahead_words(sums: Sums) -> tuple[str, list[Words]]:
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
        words.append((_(", {open} open").format(open=whole_amount(ahead.open)), "$warning"))
    if ahead.besides:
        words.append((_(" (and {volumes}, not in money)").format(volumes=", ".join(ahead.besides)), "$faint"))
    return label, words


def warning_words(warnings: Sequence[Warning], at: int, width: int) -> Content:
    """The warning at hand in two lines at most, how many more there are, and the key that accepts it."""
    if not warnings:
        return Content("")
    warning = warnings[at % len(warnings)]
    sign, look = ("! ", "$warning") if warning.severity is Severity.AMBER else ("!! ", "$error")
    more = len(warnings) - 1
    tail = _(" · {task.snooze} hides")
    if more:
        tail += ngettext(" · {list.view} {count} more", " · {list.view} {count} more", more).format(
            count=more
        )
    first, *rest = wrap(warning.sentence, max(width - len(sign), 10))
    parts: list[Words] = [(sign, f"bold {look}"), (first, look)]
    room = width - len(sign) - cell_len(first)
    if rest:
        second = fit(" ".join(rest), max(width - len(sign) - len(tail), 1)).rstrip()
        parts.append(("\n" + " " * len(sign) + second, look))
        room = width - len(sign) - cell_len(second)
    if len(tail) > room and not rest:
        parts.append(("\n", ""))
        tail = " " * (len(sign) - 1) + tail.replace(" · ", " ", 1)
    parts.append((tail, "$faint"))
    return Content.assemble(*parts)


# -- a month whole


@dataclass(frozen=True, slots=True)
class MonthStory:
    """What a month is made of. `secured` is what agreed volumes secure in it, `year` the sums of the 12 months to it."""

    figures: MonthFigures
    before: MonthFigures | None
    total: MonthTotal | None
    secured: int
    year: YearSums | None


def month_content(story: MonthStory, width: int) -> Content:
    """A month to the cent: against plan and the year before, its share of all accounts, what is agreed."""
    month, before = story.figures, story.before
    ago = before.revenue if before else None
    percent = month_margin(month)
    blocks: list[Block] = [
        row((show_month(month.month_on), "bold")),
        [("\n", "")],
        fact(_("Revenue"), _known(month.revenue), width, "bold"),
        fact(_("planned"), _against(month.revenue, month.planned_revenue), width, "$faint"),
        fact(_("year ago"), _against(month.revenue, ago), width, "$faint"),
        [("\n", "")],
        fact(_("Profit"), _known(month.profit), width, "bold $error" if (month.profit or 0) < 0 else "bold"),
        fact(_("planned"), _against(month.profit, month.planned_profit), width, "$faint"),
        fact(_("margin"), "" if percent is None else f"{show_decimal(percent)} %", width, "$faint"),
        [("\n", "")],
    ]
    year = story.year
    if year is not None and year.revenue is not None:
        text = _("revenue {revenue}, profit {profit}").format(
            revenue=_known(year.revenue), profit=_known(year.profit)
        )
        blocks.append(fact(_("12 months"), text, width))
    total = story.total
    if total is not None and total.revenue:
        text = ngettext("{amount} of {count} account", "{amount} of {count} accounts", total.accounts).format(
            amount=show_amount(total.revenue), count=total.accounts
        )
        share = None if month.revenue is None else percent_of(month.revenue, total.revenue)
        if share is not None:
            text = _("{percent} % of {all}").format(percent=show_decimal(share), all=text)
        blocks.append(fact(_("All"), text, width))
    if story.secured:
        text = _("{amount} by terms of volume").format(amount=show_amount(story.secured))
        blocks.append(fact(_("Agreed"), text, width))
    return assemble(blocks)


def _known(amount: int | None) -> str:
    return _("not known") if amount is None else show_amount(amount)


def _against(amount: int | None, other: int | None) -> str:
    """`6 000 €: −1 000 € (−16.7 %)`."""
    if other is None:
        return ""
    if amount is None:
        return show_amount(other)
    gap = amount - other
    sign = "+" if gap >= 0 else ""
    share = change_percent(amount, other)
    percent = "" if share is None else f" ({show_percent(share)})"
    return f"{show_amount(other)}: {sign}{show_amount(gap)}{percent}"


def cell_words(month: date, figure: Figure, amount: int | None, *, is_typed: bool) -> Content:
    """What stands in the figure at hand, to the cent."""
    label = (f"{show_month(month)} · {figure.label}  ", "bold")
    if is_typed:
        return Content.assemble(label)
    if amount is None:
        return Content.assemble(label, (_("not known: {line.edit} types it"), "$faint"))
    return Content.assemble(label, show_amount(amount), (_("   {line.edit} types another"), "$faint"))
