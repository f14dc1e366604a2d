"""The numbers of an account (K18, K19): its months against plan and last year, typed over in the grid."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from kamtui.domain.amounts import AmountError, show_amount, type_amount
from kamtui.domain.fields import Problems
from kamtui.domain.listing import Listing
from kamtui.domain.money.figures import Figure, profit_change, read_figure
from kamtui.domain.money.sales import Horizon, MonthFigures, Span
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.months import YEAR, month_of, plus_months
from kamtui.domain.warning import Warning
from kamtui.exchange.lists.money import month_listing
from kamtui.store.book.errors import BookError, ReadOnlyBook
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.money.ahead_reads import plans_ahead
from kamtui.store.money.reads import account_months
from kamtui.store.money.year_reads import account_years, sales_horizon
from kamtui.ui.accounts.page.tab_head import name_shown
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.money import FIGURES
from kamtui.ui.money import acts as figure_acts
from kamtui.ui.money.account_drawing import (
    FigureLines,
    cell_words,
    warning_words,
)
from kamtui.ui.money.figure.field import FigureField, KeysThrough
from kamtui.ui.money.hand import FigureAtHand
from kamtui.ui.money.month_story import month_words
from kamtui.ui.money.sums_drawing import Sums, sums_content
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.heads.tab_head import TabHead
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel

BACK, AHEAD = 24, 12
"""Months in view before the running one, and from it on."""
FURTHEST = 10 * YEAR
"""So many months back one can look, and a year ahead."""
LATER_SECONDS = 0.3
"""How long after the last change class and warnings are read: they need all accounts."""

COLUMNS = tuple(Figure)


def months_in_view(this_month: date, shift: int) -> Span:
    """The months in view, where they lie so many months later than usual."""
    return Span(plus_months(this_month, shift - BACK), plus_months(this_month, shift + AHEAD - 1))


class AccountNumbersScreen(Place):
    """The months of one account."""

    TITLE = N_("Numbers of an account")
    PLACE = "accounts"
    TAB = "numbers"
    ACTS = (*FIGURES, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*FIGURES, *DOSSIER))
    AUTO_FOCUS = ""
    # The columns need the room that a panel would take.

    def __init__(self, desk: Desk, account_id: int, record_id: int | None = None) -> None:
        """`record_id` is the month to stand on, as year and month: 202610."""
        super().__init__(desk)
        self.account_id = account_id
        this_month = month_of(desk.today)
        self._stand_on: date | None = (
            date(record_id // 100, record_id % 100, 1) if record_id else plus_months(this_month, -1)
        )
        self.shift = 0
        """By how many months what is in view lies later than usual."""
        self.figure = Figure.REVENUE
        self.months: dict[date, MonthFigures] = {}
        self.horizon = Horizon((), desk.today)
        self.sums: Sums | None = None
        self.warnings: tuple[Warning, ...] = ()
        self.warning = 0
        self.typing: tuple[date, Figure] | None = None
        """The figure that is typed over just now."""
        self._before = ""
        """What stood there when typing began."""
        self._is_kept = False
        """Whether what is typed is kept as a draft."""
        self.lines = FigureLines({}, (), this_month, desk.glyphs)
        self._later: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self.bar
        yield TabHead(self.TAB, self.desk.glyphs)
        yield Static("", id="sums")
        yield Static("", id="warning")
        with Horizontal(id="shown"):
            with Vertical():
                yield Heading(lambda _width: [(self.lines.heading(), "")])
                yield LineList(mark=self.desk.glyphs.cursor, id="months")
            yield Panel()
        with Horizontal(id="entry"):
            yield Static("", id="cell")
            yield FigureField()
            yield Static("", id="echo")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(FigureField).on_taken = self._take
        self.query_one(LineList).focus()

    # -- reading

    def reload(self) -> None:
        book, today = self.desk.book, self.desk.today
        if not name_shown(self, self.account_id):
            return
        self.horizon = sales_horizon(book, today)
        span, year = months_in_view(month_of(self.desk.today), self.shift), self.horizon.year
        first = plus_months(span.first, -YEAR)
        last = max(span.last, year.last) if year else span.last
        read = Span(min(first, year.before().first) if year else first, last)
        account = account_months(book, self.account_id, read, today)
        self.months = {month.month_on: month for month in account.months}
        [of_year] = account_years(book, self.horizon, [self.account_id])
        known = self.sums
        self.sums = Sums(
            of_year,
            self.horizon,
            profit_change(self.months, self.horizon),
            plans_ahead(book, today, [self.account_id]).get(self.account_id),
            *((known.abc, known.place, known.of, known.by_profit) if known else ()),
        )
        self._fill(span)
        self._look_further_soon()

    def _fill(self, span: Span) -> None:
        shown = [month for month in self.months if month in span]
        this_month, year = month_of(self.desk.today), self.horizon.year
        self.lines = FigureLines(self.months, shown, this_month, self.desk.glyphs, year)
        listed = self.query_one(LineList)
        listed.fill(self.lines)
        if self._stand_on is not None:
            listed.move_to(self._stand_on)
            self._stand_on = None
        self._draw()
        self.show_panel()

    def _look_further_soon(self) -> None:
        if self._later is not None:
            self._later.stop()
        self._later = self.set_timer(LATER_SECONDS, self._look_further)

    def _look_further(self) -> None:
        """Read what needs all accounts: the class, and the warnings about this one."""
        if self.sums is None:
            return
        if self.typing is not None:
            self._look_further_soon()  # nobody waits for it while typing
            return
        book, today = self.desk.book, self.desk.today
        try:
            figures = self.desk.figures
            standing = figures.standing
            warnings = figures.money_warnings_of(self.account_id)
            accepted = {acceptance.key for acceptance in acceptances(book, self.account_id, today)}
        except BookError:
            return  # said at the next look at the book
        self.sums = Sums(
            self.sums.year,
            self.sums.horizon,
            self.sums.profit,
            self.sums.ahead,
            standing.classes.get(self.account_id),
            standing.order.place(self.account_id) or 0,
            standing.order.count,
            standing.by_profit_only,
        )
        self.warnings = tuple(warning for warning in warnings if warning.key not in accepted)
        self._draw()
        self.refresh_bindings()

    # -- drawing

    def _draw(self) -> None:
        """All but the lines, for the width at hand."""
        width = max(self.size.width - 2, 1)
        if self.sums is not None:
            self.query_one("#sums", Static).update(sums_content(self.sums, width), layout=False)
        self._draw_warning()
        panel = self.query_one(Panel)
        beside = panel.outer_size.width if panel.display else 0
        self.lines.figure = self.figure
        self.lines.lay_out(max(self.size.width - beside - 3, 1))
        self.query_one(Heading).refresh()
        self.query_one(LineList).refresh()

    def _draw_warning(self, error: str = "") -> None:
        """A warning about its money; while a figure cannot be taken, why not."""
        width = max(self.size.width - 2, 1)
        words = (
            Content.assemble((error, "$error"))
            if error
            else warning_words(self.warnings, self.warning, width)
        )
        self.query_one("#warning", Static).update(words)

    def on_resize(self) -> None:
        self._draw()
        self.call_after_refresh(self._draw)  # the panel comes and goes with the width

    # -- the figure at hand

    def at_hand(self) -> FigureAtHand:
        return FigureAtHand(
            self.account_id,
            warning=self.warnings[self.warning % len(self.warnings)] if self.warnings else None,
            month=self.lines.month(self.query_one(LineList).cursor),
            figure=self.figure,
            months=self.months,
        )

    def show_panel(self) -> None:
        """Light the figure at hand, say it to the cent, and show its month beside the list."""
        hand, listed = self.at_hand(), self.query_one(LineList)
        self.lines.cursor = listed.cursor
        self.lines.figure = self.figure
        listed.refresh_line(listed.cursor)
        if self.typing is None and hand.month is not None:
            words = cell_words(hand.month, hand.figure, hand.amount, is_typed=False)
            self.query_one("#cell", Static).update(words)
        book, month = self.desk.book, hand.month
        self.query_one(Panel).show(
            (lambda width: month_words(book, self.account_id, hand.months, month, width)) if month else None
        )
        self.refresh_bindings()

    async def listing(self, *, whole: bool) -> Listing:
        shown = map(self.lines.month, self.query_one(LineList).places(whole=whole))
        return month_listing(
            [self.months.get(month, MonthFigures(month)) for month in shown if month], self.lines.whole
        )

    def refusal(self, act_id: str) -> str | None:
        if act_id == "figure.empty" and self.at_hand().amount is None:
            return _("This figure is empty: {line.edit} types one.")
        if act_id == "list.view" and len(self.warnings) == 1:
            return _("There is no other warning about its money.")
        if act_id in ("list.view", "task.snooze") and not self.warnings:
            return _("There is no warning about its money.")
        return super().refusal(act_id)

    # -- typing figures, one after the other

    def action_edit(self) -> None:
        if self.at_hand().month is None or self.typing is not None:
            return
        if self.desk.book.read_only:
            # Said before anything is typed, not after.
            self.desk.say(str(ReadOnlyBook(self.desk.book.path)), is_error=True)
            return
        self.app.clear_notifications()  # what was said before lies over the figure
        self._type_here()
        self._give_keys_to(self.query_one(FigureField))

    def _type_here(self) -> None:
        """Type over the figure at hand."""
        month, field = self.at_hand().month, self.query_one(FigureField)
        assert month is not None
        self.typing = (month, self.figure)
        self._before = type_amount(self.at_hand().amount)
        self.query_one("#cell", Static).update(cell_words(month, self.figure, None, is_typed=True))
        field.display = True
        field.start(self._before)
        self._echo(self._before)

    def _give_keys_to(self, widget: FigureField | LineList) -> None:
        """What is typed from now on is for another; also what was typed faster than this."""
        listed, field = self.query_one(LineList), self.query_one(FigureField)
        field.steps_aside = widget is listed
        self.going.hold_keys()
        self.set_focus(widget, scroll_visible=False)
        (listed if widget is field else field).post_message(KeysThrough())

    @on(KeysThrough)
    def _keys_through(self) -> None:
        self.app.call_later(self.going.let_keys_go)  # the keys went on to the app, and wait there

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.typing is None:
            return
        month, figure = self.typing
        text = self.query_one(FigureField).typed  # the message may be of the figure before
        self._echo(text)
        if text != self._before:
            self.app.clear_notifications()  # what was said of the figure before lies over this one
        if self._is_kept or text != self._before:
            self._is_kept = text != self._before
            figure_acts.keep_figure(self.desk, self.account_id, month, figure, text if self._is_kept else "")

    def _echo(self, text: str) -> None:
        """Say what was understood; while it means nothing yet, say nothing."""
        try:
            words = f"= {show_amount(read_figure(text))}" if text.strip() else _("empty: not known")
        except AmountError:
            words = "…"
        self.query_one("#echo", Static).update(plain(words))
        self._draw_warning()

    def _take(self, way: str) -> None:
        """Write what was typed and go on typing there; "" leaves the figure as it was.

        What cannot be read is said, and stays typed.
        """
        if self.typing is None:
            return
        if not way:
            self._end()
            return
        month, figure = self.typing
        text, said = self.query_one(FigureField).typed, ""
        if text != self._before:
            try:
                amount = read_figure(text) if text.strip() else None
                shown = self.months.get(month, MonthFigures(month))
                said = figure_acts.set_figure(self.desk, self.account_id, shown, figure, amount)
            except (AmountError, Problems, BookError) as error:
                self._draw_warning(str(error))
                return
            self._forget_draft()
            self.reload()
        if way in ("left", "right"):
            self.action_column(1 if way == "right" else -1)
        else:
            self.query_one(LineList).step(1 if way == "down" else -1)
        if (self.at_hand().month, self.figure) == (month, figure):
            self._end()  # there is nothing beyond
        else:
            self._type_here()
        if said:
            self.desk.say(said, undoable=True)

    def _forget_draft(self) -> None:
        assert self.typing is not None
        if self._is_kept:
            self._is_kept = False
            figure_acts.keep_figure(self.desk, self.account_id, *self.typing, "")

    def _end(self) -> None:
        self._forget_draft()
        self.typing = None
        self.query_one(FigureField).display = False
        self.query_one("#echo", Static).update("")
        self._give_keys_to(self.query_one(LineList))
        self._draw_warning()
        self.show_panel()

    # -- looking

    def action_column(self, steps: int) -> None:
        self.figure = COLUMNS[min(max(COLUMNS.index(self.figure) + steps, 0), len(COLUMNS) - 1)]
        self.show_panel()

    def action_months(self, by: int) -> None:
        shift = min(max(self.shift + by, -FURTHEST), YEAR)
        month = self.at_hand().month
        if shift != self.shift:
            self._stand_on = plus_months(month, shift - self.shift) if month else None
            self.shift = shift
            self.reload()
        else:
            self.desk.say(_("No further: ten years back and a year ahead can be looked at."))

    def action_warning(self) -> None:
        self.warning = (self.warning + 1) % max(len(self.warnings), 1)
        self._draw_warning()
