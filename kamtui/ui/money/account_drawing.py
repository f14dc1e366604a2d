"""An account's months as a grid of figures, what they add up to, and one of them whole."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.amounts import show_amount, whole
from kamtui.domain.money.figures import Figure, month_margin, months_in_whole
from kamtui.domain.money.pareto import percent_of
from kamtui.domain.money.sales import MonthFigures, Span, YearSums, change_percent
from kamtui.domain.money.sums import MonthTotal
from kamtui.domain.text.decimals import show_decimal
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.time.months import YEAR, plus_months, show_month
from kamtui.domain.warning import Severity, Warning
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, fit_exactly, wrap
from kamtui.ui.widgets.blocks import Block, Words, assemble, fact, row
from kamtui.ui.widgets.heads.part_title import title_parts
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import widest

MONTH, MARGIN = 8, 6
"""The least cells of those columns."""
LEAST_BAR = 5
FAR = 4
"""A month of more than so many times the usual amount has a bar that goes on beyond its column."""
_EIGHTHS = " ▏▎▍▌▋▊▉"
_SCALES = (1, 1_000, 1_000_000)


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
    margin: int
    bar: int
    scale: int

    @property
    def used(self) -> int:
        return MONTH + 3 * (self.revenue + 1) + 2 * (self.profit + 1) + self.margin + 1


class FigureLines(Lines):
    """The months, those to come under a heading of their own; `figure` is the column at hand."""

    def __init__(
        self,
        months: Mapping[date, MonthFigures],
        shown: Sequence[date],
        this_month: date,
        glyphs: Glyphs,
        year: Span | None = None,
    ) -> None:
        """`year` are the 12 months whose sum stands above them: they are shown so that they add up to it."""
        self._months = months
        self.whole = months_in_whole(months, this_month, year)
        """The months as they are shown."""
        self._glyphs = glyphs
        past = [month for month in shown if month < this_month]
        ahead = [month for month in shown if month >= this_month]
        self._rows: list[date | None] = [*past, *([None] if past and ahead else []), *ahead]
        self._shown = [months.get(month, MonthFigures(month)) for month in shown]
        self._before = {month: months.get(plus_months(month, -YEAR), MonthFigures(month)) for month in shown}
        self._most = _bar_end(
            amount for month in self._shown for amount in (month.revenue, month.planned_revenue)
        )
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
        # Between two heads stand two cells: with one, `plan` and `year ago` would read as one.
        least_revenue = 1 + widest(7, _("revenue"), _("plan"), _("year ago"))
        least_profit = 1 + widest(6, _("profit"), _("plan"))
        margin = max(MARGIN, 1 + cell_len(_("margin")))
        for scale in _SCALES:
            shape = Shape(
                max((len(_scaled(month, scale)) for month in revenues if month is not None), default=0),
                max((len(_scaled(month, scale)) for month in profits if month is not None), default=0),
                margin,
                0,
                scale,
            )
            shape = replace(
                shape,
                revenue=max(shape.revenue, least_revenue),
                profit=max(shape.profit, least_profit),
            )
            if shape.used <= width:
                break
        room = min(width - shape.used - 2, 40)
        return replace(shape, bar=room if room >= LEAST_BAR else 0)

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
            (_("margin"), shape.margin),
        ):
            words += " " + fit_exactly(head, width, right=True)
        if shape.bar:
            sign = "#" if self._glyphs.is_ascii else "█"
            mark = "|" if self._glyphs.is_ascii else "│"
            legend = f"{sign} {_('revenue')} {mark} {_('plan')}"
            if cell_len(legend) > shape.bar:  # what a bar is says the first column
                legend = f"{mark} {_('plan')}"
            words += "  " + fit(legend, shape.bar)
        return words

    def draw(self, index: int, width: int) -> Sequence[Part]:
        month = self._rows[index]
        if month is None:
            return title_parts(_("From this month on"), "", width, self._glyphs)
        figures = self._months.get(month, MonthFigures(month))
        shape, percent = self.shape, month_margin(figures)
        whole, ago = self.whole.get(month, figures), self.whole.get(plus_months(month, -YEAR))
        cells: list[tuple[Figure | None, int | None, int]] = [
            (Figure.REVENUE, whole.revenue, shape.revenue),
            (Figure.PLANNED_REVENUE, whole.planned_revenue, shape.revenue),
            (None, ago.revenue if ago else None, shape.revenue),
            (Figure.PROFIT, whole.profit, shape.profit),
            (Figure.PLANNED_PROFIT, whole.planned_profit, shape.profit),
        ]
        parts: list[Part] = [(fit_exactly(show_month(month), MONTH), "")]
        for figure, amount, size in cells:
            here = figure is self.figure and index == self.cursor
            is_actual = figure in (Figure.REVENUE, Figure.PROFIT)
            look = "" if is_actual and amount else "dim"
            text = self._nothing if amount is None else _scaled(amount, shape.scale)
            parts += [(" ", ""), (fit_exactly(text, size, right=True), f"{look} cell" if here else look)]
        text = "" if percent is None else _short_percent(percent)
        parts.append((" " + fit_exactly(text, shape.margin, right=True), "dim"))
        if shape.bar:
            parts += [("  ", ""), (self._bar(figures), "dim" if figures.revenue is None else "accent")]
        return parts

    @property
    def _nothing(self) -> str:
        """What is not known, which is not 0."""
        return "." if self._glyphs.is_ascii else "·"

    def _bar(self, month: MonthFigures) -> str:
        """The revenue as a bar, with a mark where the plan is; one that goes on beyond its column ends in a sign."""
        most, width = self._most, self.shape.bar
        if most <= 0:
            return " " * width
        eighths = min(max(month.revenue or 0, 0) * width * 8 // most, width * 8)
        full, rest = divmod(eighths, 8)
        if self._glyphs.is_ascii:
            signs = "#" * full + ("#" if rest >= 4 else "")
        else:
            signs = "█" * full + (_EIGHTHS[rest] if rest else "")
        signs = signs.ljust(width)[:width]
        if month.planned_revenue is not None and month.planned_revenue > 0:
            at = min(month.planned_revenue * width // most, width - 1)
            signs = signs[:at] + ("|" if self._glyphs.is_ascii else "│") + signs[at + 1 :]
        if (month.revenue or 0) > most:
            signs = signs[:-1] + (">" if self._glyphs.is_ascii else "»")
        return signs


def _bar_end(amounts: Iterable[int | None]) -> int:
    """The amount that fills a bar: the largest, but of those far beyond the usual none, which would crush all others."""
    known = sorted(amount for amount in amounts if amount is not None and amount > 0)
    if not known:
        return 0
    usual = known[len(known) // 2]
    return max(amount for amount in known if amount <= FAR * usual)


def _scaled(minor: int, scale: int) -> str:
    amount = whole(minor)
    rounded = (abs(amount) + scale // 2) // scale
    return show_whole(-rounded if amount < 0 else rounded)


def _short_percent(percent: Decimal) -> str:
    text = show_decimal(percent)
    return text if len(text) <= MARGIN else f"{'−' if percent < 0 else ''}{abs(percent):.0f}"


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
    parts: list[Words] = [(sign, f"bold {look}"), (first, "")]
    room = width - len(sign) - cell_len(first)
    if rest:
        second = fit(" ".join(rest), max(width - len(sign) - len(tail), 1)).rstrip()
        parts.append(("\n" + " " * len(sign) + second, ""))
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
        fact(_("Profit"), _known(month.profit), width, "bold"),
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
