"""6 Numbers: who brings most, what moved, months against plan, what hangs on whom (K1, K6, K18, K19)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from kamtui.domain.money.gaps import gaps
from kamtui.domain.money.measure import Measure
from kamtui.domain.money.pareto import Pareto
from kamtui.domain.money.sales import AccountYear, Span
from kamtui.domain.money.sums import profit_order, revenue_order
from kamtui.domain.text.cleaning import fold, words_of
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.months import show_months
from kamtui.store.money.figures import Figures
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.beside import Beside
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.money import NUMBERS
from kamtui.ui.money import views
from kamtui.ui.money.drawing import NumberLines, NumberRow
from kamtui.ui.money.panel_drawing import account_content
from kamtui.ui.money.views.seen import Seen, Shown, View
from kamtui.ui.money.whale_drawing import whale_chart
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain, wrap
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, Part
from kamtui.ui.widgets.panel import Panel

VIEWS = tuple(view.name for view in views.VIEWS)
PERIODS = ("year", "to_date", "all")


class NumbersScreen(Place):
    """What all accounts bring."""

    TITLE = N_("Numbers")
    PLACE = "numbers"
    ACTS = NUMBERS
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(NUMBERS)
    OLD_KEYS = {"K": ("numbers.key", N_("K does nothing here any more: * marks the account as key."))}
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = VIEWS[0]
        self._measures = {"plan": Measure.REVENUE}
        """By view what is measured: plans are mostly of revenue; the others go together."""
        self.period = PERIODS[0]
        self.figures: Figures | None = None
        self._unfolded: set[date] = set()
        """The months whose accounts are shown."""
        self._orders: dict[tuple[Measure, str], Pareto[int]] = {}
        self._folded: dict[str, str] = {}
        self._head: Callable[[int], Sequence[Part]] = lambda width: []
        self._beside = Beside.of_figures(self, desk, self._fill)
        self._words = ""
        self._typed: list[str] = []
        """The words of the filter."""

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(N_("words of the name; any alphabet"))
        yield Static("", id="view", classes="view")
        with Horizontal():
            with Vertical():
                yield Static("", id="words")
                yield Static("", id="chart")
                yield Heading(lambda width: self._head(width))
                yield LineList(mark=self.desk.glyphs.cursor, id="numbers")
            yield Panel()
        yield Static("", id="empty", classes="empty")
        yield KeyBar()

    @property
    def measure(self) -> Measure:
        """Profit or revenue: what was chosen, else profit as far as the book knows any."""
        if (chosen := self._measures.get(self._measured)) is not None:
            return chosen
        figures = self.figures
        return Measure.PROFIT if figures is None or figures.knows_profit else Measure.REVENUE

    @property
    def _measured(self) -> str:
        return "plan" if self.view == "plan" else "others"

    @property
    def _view(self) -> View:
        return views.VIEWS[VIEWS.index(self.view)]

    # -- reading

    def reload(self) -> None:
        figures = self.desk.figures
        if figures is not self.figures:
            self.figures = figures
            self._orders.clear()
        if not figures.are_all_read:
            if self.desk.kept_figures.take_long:
                self._beside.ask()
            else:
                figures.read_all()
        self.bar.count = str(len(figures.sums_of_year) or "")
        self._fill()

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

    def _order(self, figures: Figures) -> Pareto[int]:
        """The accounts by what they bring over those months."""
        key = (self.measure, self.period)
        if key not in self._orders:
            span = self._span(figures)
            sums = figures.sums(span) if span else []
            self._orders[key] = (profit_order if self.measure is Measure.PROFIT else revenue_order)(sums)
        return self._orders[key]

    def _fill(self) -> None:
        figures = self.figures
        if figures is None:
            return
        is_empty = figures.is_empty
        self._typed = words_of(self.query_one(FilterLine).typed)
        shown = Shown([], "") if is_empty else self._see(figures)
        self._head = shown.head or (lambda width: [])
        self._list().fill(NumberLines(shown.rows))
        heading = self.query_one(Heading)
        heading.display = bool(self._head(self._width()))
        heading.refresh()
        self._say_view()
        self._say_words(shown.words)
        self._draw_chart(figures)
        self.query_one(Horizontal).display = not is_empty
        empty = self.query_one("#empty", Static)
        empty.display = is_empty
        if is_empty:
            empty.update(
                plain(
                    _(
                        "What all accounts bring: who makes the 80 %, who loses money, what moved, what is planned.\n\n"
                        "No sales and no plan yet. Sales come from a list: leave with ctrl+q and type\n"
                        "kamtui import sales FILE\n\n"
                        "M   in an account writes its months by hand"
                    ),
                    lines=True,
                )
            )
        self.keep_focus(self._list())
        self.show_panel()

    def _see(self, figures: Figures) -> Shown:
        """The lines of the view, and the words above them."""
        if self._view.needs_years and not figures.are_all_read:
            if self._beside.has_failed:
                return Shown([], _("The months of all accounts could not be read."))
            return Shown([], _("The months of all accounts are being read …"))
        return self._view.show(
            Seen(
                figures=figures,
                measure=self.measure,
                span=self._span(figures),
                order_now=lambda: self._order(figures),
                is_filtered=bool(self._typed),
                fits=self._fits,
                unfolded=frozenset(self._unfolded),
                glyphs=self.desk.glyphs,
            )
        )

    # -- words typed

    def _fits(self, name: str) -> bool:
        if not self._typed:
            return True
        if name not in self._folded:
            self._folded[name] = f" {fold(name)}"
        return all(f" {word}" in self._folded[name] for word in self._typed)

    # -- saying

    def _say_view(self) -> None:
        parts: list[tuple[str, str]] = []
        for view in views.VIEWS:
            look = "bold underline" if view.name == self.view else "$faint"
            parts += [(view.label(), look), ("  ", "")]
        if self._view.has_measure:
            parts.append((" " + _("by {measure}").format(measure=self.measure.label), "bold $accent"))
        if self._view.has_period and self.period != "year":
            words = {"to_date": _("this year"), "all": _("all months")}[self.period]
            parts.append((f"  {words}", "bold $accent"))
        self.query_one("#view", Static).update(Content.assemble(*parts), layout=False)

    def _width(self) -> int:
        """Cells beside the panel, where there is one."""
        panel = self.query_one(Panel)
        beside = 0 if not panel.display else 56 if self.has_class("-widest") else 40
        return max(self.size.width - beside - 2, 20)

    def _say_words(self, words: str) -> None:
        said = self.query_one("#words", Static)
        said.display = bool(words)
        if words:
            said.update(plain("\n".join(wrap(words, self._width())), lines=True))
        self._words = words

    def _draw_chart(self, figures: Figures) -> None:
        chart = self.query_one("#chart", Static)
        order = self._order(figures) if self.view == "whale" else None
        chart.display = order is not None and order.count > 0
        if order is not None and order.count:
            height = max(min(self.size.height - 14, 18), 4)
            chart.update(whale_chart(order, self._width(), height, self.desk.glyphs))

    def on_resize(self) -> None:
        if self.figures is not None:
            self._say_words(self._words)
            self._draw_chart(self.figures)

    # -- the line at hand

    def _list(self) -> LineList:
        return self.query_one("#numbers", LineList)

    def _row(self) -> NumberRow | None:
        """The line under the cursor."""
        listed = self._list()
        if listed.current_key is None or not isinstance(listed.lines, NumberLines):
            return None
        return listed.lines.row(listed.cursor)

    def _account_id(self) -> int | None:
        row = self._row()
        return row.account_id if row is not None else None

    def at_hand(self) -> AtHand:
        return AtHand(self._account_id())

    def show_panel(self) -> None:
        """Show the figures of the account at hand; of a month or of all of them what is not known."""
        figures, account_id = self.figures, self._account_id()
        year = figures.years.get(account_id or 0) if figures is not None and figures.are_read else None

        def draw(width: int) -> Content:
            if figures is None:
                return plain("")
            return (
                self._draw_account(figures, year, width)
                if year is not None
                else self._draw_gaps(figures, width)
            )

        self.query_one(Panel).show(draw)
        self.refresh_bindings()

    def _draw_account(self, figures: Figures, year: AccountYear, width: int) -> Content:
        span, abc = figures.horizon.known_year, figures.classes.get(year.account_id)
        account_id = year.account_id
        warnings = figures.warnings_left(account_id)[account_id] if figures.are_all_read else ()
        return account_content(
            year,
            abc.label if abc else "",
            show_months(span.first, span.last) if span else "",
            figures.ahead.get(year.account_id),
            figures.minutes.get(year.account_id, 0),
            warnings,
            width,
            self.desk.glyphs,
        )

    def _draw_gaps(self, figures: Figures, width: int) -> Content:
        if not figures.are_read:
            return plain("")
        sentences = list(gaps(figures.years.values(), figures.horizon))
        if not sentences:
            return plain("")
        lines = [piece for sentence in sentences for piece in (*wrap(sentence, width), "")]
        return Content.assemble((_("Not known"), "bold"), "\n", plain("\n".join(lines), lines=True))

    @on(Input.Changed)
    def _filter_typed(self) -> None:
        self._fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "act":
            return super().check_action(action, parameters)
        if not self.is_mounted:
            return True
        match action:
            case "open":
                return self._row() is not None
            case "toggle_key":
                return self._account_id() is not None
            case "order":
                return self._view.has_measure
            case "period":
                return self._view.has_period
        return super().check_action(action, parameters)

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str | None:
        match action:
            case "order":
                return _("This view is not by profit or revenue: {view} shows others.").format(
                    view=self.key("list.view")
                )
            case "period":
                return _("This view has months of its own: {view} shows others.").format(
                    view=self.key("list.view")
                )
            case "toggle_key" | "open":
                return _("There is no account on this line.")
        return super().why_not(action, parameters)

    # -- looking

    def action_view(self) -> None:
        self.show_view(VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)])

    def show_view(self, view: str) -> None:
        self.view = view
        self._fill()
        self._list().action_first()

    def action_order(self) -> None:
        self._measures[self._measured] = self.measure.other
        self._fill()

    def action_period(self) -> None:
        self.period = PERIODS[(PERIODS.index(self.period) + 1) % len(PERIODS)]
        self._fill()

    @on(LineList.Chosen)
    def action_open(self) -> None:
        row = self._row()
        if row is None:
            return
        match row.key:
            case date() as month:
                self._unfolded ^= {month}
                self._fill()
            case ("largest", int() as count):
                self.show_view("pareto")
                order = self._order(self.desk.figures)
                self._list().move_to(order.lines[count - 1].record_id)
            case ("value", _any):
                if row.account_id is not None:
                    self.ask_for(self.OpenAccount(row.account_id, "bonds"))
            case _:
                if row.account_id is not None:
                    self.ask_for(self.OpenAccount(row.account_id, "numbers"))

    # -- acts

    def action_toggle_key(self) -> None:
        account_id = self._account_id()
        if account_id is not None:
            account_acts.toggle_key(self.desk, account_id)
