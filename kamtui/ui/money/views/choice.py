"""What of the numbers a person chose to look at: which view, profit or revenue, which months, which accounts."""

from datetime import date

from kamtui.domain.money.measure import Measure
from kamtui.domain.money.pareto import Pareto
from kamtui.domain.money.sales import Span
from kamtui.domain.money.sums import profit_order, revenue_order
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _
from kamtui.domain.text.wanted import NOTHING_WANTED, wanted
from kamtui.domain.time.months import show_months
from kamtui.store.money.figures import Figures
from kamtui.ui.money.views import VIEWS
from kamtui.ui.money.views.seen import Seen, Shown, View
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.kept import Kept, Way, named

PERIODS = ("year", "to_date", "all")
MEASURE_OF_PLAN, MEASURE_OF_OTHERS = "measure of plan", "measure of others"


class Choice:
    """What is looked at, and the lines that come of it; nothing is read before there are figures."""

    def __init__(self, glyphs: Glyphs, kept: Kept) -> None:
        measures = {measure.value: measure for measure in Measure}
        self._view = kept.way("view", named(VIEWS))
        self._period = kept.way("period", {period: period for period in PERIODS})
        self._measures: dict[str, Way[Measure | None]] = {
            MEASURE_OF_PLAN: kept.way(MEASURE_OF_PLAN, {Measure.REVENUE.value: Measure.REVENUE, **measures}),
            MEASURE_OF_OTHERS: kept.way(MEASURE_OF_OTHERS, {"": None, **measures}),
        }
        """Plans are mostly of revenue; the other views go together."""
        self._glyphs = glyphs
        self._figures: Figures | None = None
        self._unfolded: set[date] = set()
        """The months whose accounts are shown."""
        self._orders: dict[tuple[Measure, str], Pareto[int]] = {}
        self.wanted = NOTHING_WANTED
        """The words of the filter."""
        self._folded: dict[str, str] = {}

    @property
    def figures(self) -> Figures | None:
        """What is known of all accounts; None before it was first asked for."""
        return self._figures

    @figures.setter
    def figures(self, figures: Figures) -> None:
        if figures is not self._figures:
            self._figures = figures
            self._orders.clear()

    # -- what was chosen

    @property
    def view(self) -> View:
        """The view that is looked at."""
        return self._view.now

    @property
    def period(self) -> str:
        """The months that are looked at: the 12, this year so far, every month known."""
        return self._period.now

    @property
    def measure(self) -> Measure:
        """Profit or revenue: what was chosen, else profit as far as the book knows any."""
        if (chosen := self._measures[self.measured].now) is not None:
            return chosen
        figures = self._figures
        return Measure.PROFIT if figures is None or figures.knows_profit else Measure.REVENUE

    @property
    def measured(self) -> str:
        """The name of the way in which profit or revenue is chosen for this view."""
        return MEASURE_OF_PLAN if self.view.name == "plan" else MEASURE_OF_OTHERS

    def fold(self, month: date) -> None:
        """Show the accounts of a month, or no longer."""
        self._unfolded ^= {month}

    def type(self, words: str) -> None:
        """Look only at accounts whose names have these words."""
        self.wanted = wanted(words)

    def _fits(self, name: str) -> bool:
        if not any(self.wanted):
            return True
        if name not in self._folded:
            self._folded[name] = fold(name)
        return self.wanted.fits(self._folded[name])

    # -- what comes of it

    def _span(self, figures: Figures) -> Span | None:
        """The months that are summed up."""
        horizon = figures.horizon
        if horizon.closing is None:
            return None
        match self.period:
            case "to_date":
                return Span(horizon.year_to_date[0], horizon.closing)
            case "all":
                return Span(horizon.months[0], horizon.closing)
            case _:
                return horizon.known_year

    def other_months(self, figures: Figures) -> str:
        """What is measured over which months, where the list is not of the 12; else nothing."""
        span = self._span(figures)
        if span is None or not self.view.has_period or span == figures.horizon.known_year:
            return ""
        months = show_months(span.first, span.last)
        return _("{measure} {months}").format(measure=self.measure.label.capitalize(), months=months)

    def order(self, figures: Figures) -> Pareto[int]:
        """The accounts by what they bring over those months."""
        key = (self.measure, self.period)
        if key not in self._orders:
            span = self._span(figures)
            sums = figures.sums(span) if span else []
            by = profit_order if self.measure is Measure.PROFIT else revenue_order
            self._orders[key] = by(sums, figures.thresholds.money)
        return self._orders[key]

    def shown(self, figures: Figures, *, has_failed: bool) -> Shown:
        """The lines of the view, and the words above them; `has_failed` where what takes long could not be read."""
        if figures.is_empty:
            return Shown([], "")
        if self.view.needs_years and not figures.are_all_read:
            if has_failed:
                return Shown([], _("The months of all accounts could not be read."))
            return Shown([], _("The months of all accounts are being read …"))
        return self.view.show(
            Seen(
                figures=figures,
                measure=self.measure,
                span=self._span(figures),
                order_now=lambda: self.order(figures),
                is_filtered=any(self.wanted),
                fits=self._fits,
                unfolded=frozenset(self._unfolded),
                glyphs=self._glyphs,
            )
        )
