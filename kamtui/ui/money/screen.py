"""6 Numbers: who brings most, what moved, months against plan, what hangs on whom (K1, K6, K18, K19)."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.amounts import whole_amount
from kamtui.domain.listing import Listing
from kamtui.domain.money.gaps import known_up_to
from kamtui.domain.money.pareto import ParetoLine, in_whole
from kamtui.domain.money.sales import AccountYear
from kamtui.domain.text.language import N_, _
from kamtui.exchange.lists.money import Planned
from kamtui.store.accounts.known_names import account_names_near
from kamtui.store.money.figures import Figures
from kamtui.ui.beside import Beside
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.money import NUMBERS
from kamtui.ui.money.drawing import NumberLines, NumberRow
from kamtui.ui.money.pareto_drawing import pareto_signs
from kamtui.ui.money.views import VIEWS
from kamtui.ui.money.views.choice import Choice
from kamtui.ui.money.views.panel import account_words, gap_words, largest_words, month_words
from kamtui.ui.money.whale_drawing import whale_chart
from kamtui.ui.outgoing.shown_lines import NO_LINES
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.going import OpenAccount
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain, with_keys, wrap
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.heads.views_line import ViewLabel, views_content
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, Part
from kamtui.ui.widgets.panel import Panel, panel_cells


class NumbersScreen(Place):
    """What all accounts bring."""

    TITLE = N_("Numbers")
    PLACE = "numbers"
    ACTS = NUMBERS
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(NUMBERS)
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.choice = Choice(desk.glyphs, self.kept)
        self._head: Callable[[int], Sequence[Part]] = lambda width: []
        self._beside = Beside.of_figures(self, desk, self.fill)
        self._words = ""
        self._listing: Callable[[list[Any]], Listing] | None = None
        """Makes a list that leaves the program of what stands on the lines."""

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
        yield Static("", id="known")
        yield Static("", id="empty", classes="empty")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        self.choice.figures = figures = self.desk.figures
        if not figures.are_all_read:
            if self.desk.kept_figures.take_long:
                self._beside.ask()
            else:
                figures.read_all()
        self.bar.count = str(len(figures.sums_of_year) or "")
        self.fill()

    def fill(self) -> None:
        figures = self.choice.figures
        if figures is None:
            return
        is_empty = figures.is_empty
        self.choice.type(
            self.query_one(FilterLine).words_or_near(partial(account_names_near, self.desk.book))
        )
        shown = self.choice.shown(figures, has_failed=self._beside.has_failed)
        self._head = shown.head or (lambda width: [])
        self._listing = shown.listing
        self._list().wanted = self.choice.wanted
        self._list().fill(NumberLines(shown.rows))
        heading = self.query_one(Heading)
        heading.display = bool(self._head(self._width()))
        heading.refresh()
        self._say_view()
        self._say_words(shown.words)
        self._say_known(figures)
        self._draw_chart(figures)
        self.query_one(Horizontal).display = not is_empty
        empty = self.query_one("#empty", Static)
        empty.display = is_empty
        if is_empty:
            empty.update(
                with_keys(
                    _(
                        "What all accounts bring: who makes the 80 %, who loses money, what moved, what is planned.\n\n"
                        "No sales and no plan yet.\n\n"
                        "{import.open}   brings in a list of sales\n"
                        "{tab.numbers}   in an account writes its months by hand"
                    ),
                )
            )
        self._list().keep_focus()
        self.show_panel()

    # -- saying

    def _say_view(self) -> None:
        choice, besides = self.choice, []
        if choice.view.has_measure:
            besides.append(_("by {measure}").format(measure=choice.measure.label))
        if choice.view.has_period and choice.period != "year":
            besides.append({"to_date": _("this year"), "all": _("all months")}[choice.period])
        labels = [ViewLabel(view.name, view.label()) for view in VIEWS]
        said = views_content(labels, VIEWS.index(choice.view), max(self.size.width - 2, 1), besides)
        self.query_one("#view", Static).update(said, layout=False)

    def _width(self) -> int:
        """Cells beside the panel, where there is one."""
        beside = panel_cells(self.size.width) if self.query_one(Panel).display else 0
        return max(self.size.width - beside - 2, 20)

    def _say_words(self, words: str) -> None:
        said = self.query_one("#words", Static)
        said.display = bool(words)
        if words:
            said.update(plain("\n".join(wrap(words, self._width())), lines=True))
        self._words = words

    def _say_known(self, figures: Figures) -> None:
        """Up to which month sales are known, below the list in every view: a line beside it is about what stands in it."""
        known = self.query_one("#known", Static)
        words = known_up_to(figures.horizon) if figures.are_read and not figures.is_empty else ""
        known.display = bool(words)
        known.update(plain(words))

    def _draw_chart(self, figures: Figures) -> None:
        chart = self.query_one("#chart", Static)
        order = self.choice.order(figures) if self.choice.view.name == "whale" else None
        chart.display = order is not None and order.count > 0
        if order is not None and order.count:
            height = max(min(self.size.height - 14, 18), 4)
            chart.update(whale_chart(order, self._width(), height, self.desk.glyphs))

    def on_resize(self) -> None:
        if self.choice.figures is not None:
            self._say_view()
            self._say_words(self._words)
            self._draw_chart(self.choice.figures)

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
        figures, account_id = self.choice.figures, self._account_id()
        year = figures.years.get(account_id or 0) if figures is not None and figures.are_read else None

        def draw(width: int) -> Content:
            return self._beside_words(figures, year, width) if figures is not None else plain("")

        self.query_one(Panel).show(draw)
        self.refresh_bindings()

    def _beside_words(self, figures: Figures, year: AccountYear | None, width: int) -> Content:
        """Beside the line at hand, in so many cells."""
        row, glyphs = self._row(), self.desk.glyphs
        if year is not None:
            other, line = self.choice.other_months(figures), row.record if row is not None else None
            listed = (other, whole_amount(in_whole(line))) if other and isinstance(line, ParetoLine) else None
            return account_words(figures, year, listed, width, glyphs)
        if row is not None and isinstance(row.record, Planned):
            return month_words(figures, row.record, self.choice.measure, width, glyphs)
        match row.key if row is not None else None:
            case ("largest", int() as count):
                return largest_words(self.choice.order(figures), count, width, glyphs)
        return gap_words(figures, width)

    async def listing(self, *, whole: bool) -> Listing:
        listed = self._list()
        if self._listing is None or not isinstance(listed.lines, NumberLines):
            return NO_LINES
        rows = map(listed.lines.row, listed.places(whole=whole))
        return self._listing([row.record for row in rows if row is not None and row.record is not None])

    def refusal(self, act_id: str) -> str | None:
        if act_id == "line.open" and self._row() is None:
            return _("There is no account on this line.")
        if act_id == "account.key" and self._account_id() is None:
            return _("There is no account on this line.")
        if act_id == "list.order" and not self.choice.view.has_measure:
            return _("This view is not by profit or revenue: {list.view} shows others.")
        if act_id == "numbers.period" and not self.choice.view.has_period:
            return _("This view has months of its own: {list.view} shows others.")
        return super().refusal(act_id)

    def signs(self) -> Sequence[tuple[str, str]]:
        return pareto_signs(self.desk.glyphs, self.desk.thresholds.money.class_a_percent, self._width())

    # -- looking

    def show_anew(self, way: str) -> None:
        self.fill()
        if way == "view":
            self._list().action_first()

    def action_order(self) -> None:
        """By profit in place of revenue, or by revenue in place of profit."""
        self.kept.choose(self.choice.measured, self.choice.measure.other.value)

    def action_open(self) -> None:
        row = self._row()
        if row is None:
            return
        match row.key:
            case date() as month:
                self.choice.fold(month)
                self.fill()
            case ("largest", int() as count):
                self.kept.choose("view", "pareto")
                order = self.choice.order(self.desk.figures)
                self._list().move_to(order.lines[count - 1].record_id)
            case ("value", _any):
                if row.account_id is not None:
                    self.going.ask(OpenAccount(row.account_id, "bonds"))
            case _:
                if row.account_id is not None:
                    self.going.ask(OpenAccount(row.account_id, "numbers"))
