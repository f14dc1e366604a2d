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

from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.domain.amounts import show_amount
from kamtui.domain.money.pareto import Pareto, ParetoLine, percent_of
from kamtui.domain.money.sales import AccountYear, Movement, Span, change_percent, movement
from kamtui.domain.money.sums import MonthOfAccount, MonthTotal, profit_order, revenue_order
from kamtui.domain.money.warnings import concentration, gaps, late, takes_time
from kamtui.domain.terms.target import show_measure
from kamtui.domain.text.cleaning import fold, sort_key, words_of
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.months import months_from, plus_months, show_month, show_months
from kamtui.store.book.errors import BookError
from kamtui.store.money.figures import Figures
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.keys.money import NUMBERS
from kamtui.ui.money.drawing import (
    MEASURES,
    MonthLine,
    Moved,
    NumberLines,
    NumberRow,
    account_content,
    amount_cells,
    concentration_row,
    draw_month,
    draw_moved,
    heading_row,
    hours_row,
    loser_heading,
    loser_rows,
    measure_label,
    movement_heading,
    nothing_known,
    pareto_heading,
    pareto_rows,
    pareto_words,
    plan_heading,
    space_row,
    value_heading,
    value_row,
    whale_chart,
    whale_words,
    words_row,
)
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.filtered import FilteredPlace
from kamtui.ui.shell.place import AtHand
from kamtui.ui.shell.text import plain, wrap
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, Part
from kamtui.ui.widgets.panel import Panel

VIEWS = ("pareto", "whale", "movements", "plan", "concentration")
PERIODS = ("year", "to_date", "all")
OF_ALL = ("movements", "plan", "concentration")
"""The views that need the months of every account, which takes long to read where there are many."""
MEASURED = ("pareto", "whale", "plan", "concentration")
"""Those that show profit or revenue."""
BESIDES_SHOWN = 2
"""How many agreed volumes that are no money are named beside a sum; the others are counted."""
OVER_MONTHS = ("pareto", "whale", "concentration")
"""Those that can be over other months than the 12."""


class NumbersScreen(FilteredPlace):
    """What all accounts bring."""

    TITLE = _("Numbers")
    PLACE = "numbers"
    KEYS = NUMBERS
    BINDINGS: ClassVar[list[BindingType]] = bindings(NUMBERS)
    OLD_KEYS = {"K": ("numbers.key", _("K does nothing here any more: * marks the account as key."))}
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = VIEWS[0]
        self._measures = {"plan": "revenue"}
        """By view what is measured: plans are mostly of revenue; the others go together."""
        self.period = PERIODS[0]
        self.figures: Figures | None = None
        self._unfolded: set[date] = set()
        """The months whose accounts are shown."""
        self._orders: dict[tuple[str, str], Pareto[int]] = {}
        self._folded: dict[str, str] = {}
        self._head: Callable[[int], Sequence[Part]] = lambda width: []
        self._is_reading = False
        self._words = ""
        self._typed: list[str] = []
        """The words of the filter."""

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(_("words of the name; any alphabet"))
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
    def measure(self) -> str:
        """Profit or revenue: what was chosen, else profit as far as the book knows any."""
        if (chosen := self._measures.get(self._measured)) is not None:
            return chosen
        figures = self.figures
        return MEASURES[0] if figures is None or figures.knows_profit else "revenue"

    @property
    def _measured(self) -> str:
        return "plan" if self.view == "plan" else "others"

    # -- reading

    def reload(self) -> None:
        figures = self.desk.figures
        if figures is not self.figures:
            self.figures = figures
            self._orders.clear()
        if not figures.are_all_read:
            if self.desk.kept_figures.take_long:
                self._read_behind()
            else:
                while figures.read_next():
                    pass
        self.bar.count = str(len(figures.sums_of_year) or "")
        self._fill()

    def _read_behind(self) -> None:
        if not self._is_reading:
            self._is_reading = True
            self.call_after_refresh(self._read_next)

    def _read_next(self) -> None:
        """Read what takes long, a part between two keys; it is shown when it is there."""
        self._is_reading = False
        if not self.is_attached or self.figures is None:
            return
        had_years = self.figures.are_read
        try:
            if self.figures.read_next():
                self._read_behind()
        except BookError:
            return  # said already, by the act or the reading before
        if self.figures.are_all_read or (self.view in OF_ALL and not had_years):
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
            self._orders[key] = (profit_order if self.measure == "profit" else revenue_order)(sums)
        return self._orders[key]

    def _fill(self) -> None:
        figures = self.figures
        if figures is None:
            return
        is_empty = figures.is_empty
        self._typed = words_of(self.query_one(FilterLine).typed)
        self._head = lambda width: []
        rows, words = ([], "") if is_empty else self._rows(figures)
        self._list().fill(NumberLines(rows))
        heading = self.query_one(Heading)
        heading.display = bool(self._head(self._width()))
        heading.refresh()
        self._say_view(figures)
        self._say_words(words)
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

    def _rows(self, figures: Figures) -> tuple[list[NumberRow], str]:
        """The lines of the view, and the words above them."""
        if self.view in OF_ALL and not figures.are_read:
            return [], _("The months of all accounts are being read …")
        return {
            "pareto": self._pareto,
            "whale": self._whale,
            "movements": self._movements,
            "plan": self._plan,
            "concentration": self._concentration,
        }[self.view](figures)

    # -- words typed

    def _fits(self, name: str) -> bool:
        if not self._typed:
            return True
        if name not in self._folded:
            self._folded[name] = f" {fold(name)}"
        return all(f" {word}" in self._folded[name] for word in self._typed)

    def _kept(self, order: Pareto[int]) -> Sequence[ParetoLine[int]]:
        return [line for line in order.lines if self._fits(line.name)] if self._typed else order.lines

    # -- the views

    def _months(self, figures: Figures) -> str:
        span = self._span(figures)
        return show_months(span.first, span.last) if span else ""

    def _pareto(self, figures: Figures) -> tuple[list[NumberRow], str]:
        order, span = self._order(figures), self._span(figures)
        if span is None:
            return [], _("No sales of a month that is over are in the book.")
        if not order.count:
            return [], nothing_known(self.measure, self._months(figures))
        unknown = len(figures.sums(span)) - order.count if self.measure == "profit" else 0
        self._head = pareto_heading(order, self.measure)
        rows = pareto_rows(order, self._kept(order), self.measure, self.desk.glyphs)
        return rows, pareto_words(order, self.measure, self._months(figures), unknown)

    def _whale(self, figures: Figures) -> tuple[list[NumberRow], str]:
        order = self._order(figures)
        if self._span(figures) is None:
            return [], _("No sales of a month that is over are in the book.")
        if not order.count:
            return [], nothing_known(self.measure, self._months(figures))
        rows = loser_rows(order, self._kept(order))
        if rows:
            self._head = loser_heading
        return rows, whale_words(order, self.measure, self._months(figures))

    def _movements(self, figures: Figures) -> tuple[list[NumberRow], str]:
        horizon = figures.horizon
        groups: dict[str, list[tuple[int, Moved]]] = {
            name: [] for name in ("lost", "down", "late", "loses", "new")
        }
        for year in figures.years.values():
            if not self._fits(year.name):
                continue
            found = figures.classes.get(year.account_id)
            moved = Moved(year, found.label if found else "")
            moves = movement(year, horizon)
            if moves is Movement.LOST:  # whatever is said of it since: it went, and its sales with it
                groups["lost"].append((year.before, moved))
            if year.stage not in LIVE_STAGES:
                continue
            match moves:
                case Movement.DOWN:
                    groups["down"].append((year.before - year.now, moved))
                case Movement.NEW:
                    groups["new"].append((year.now, moved))
            if (weighed := late(year, horizon, figures.standing)) is not None:
                groups["late"].append((weighed[0], Moved(year, moved.abc, weighed[1].sentence)))
            if year.months and year.profit is not None and year.profit < 0:
                groups["loses"].append((-year.profit, moved))
        room = amount_cells(
            amount
            for members in groups.values()
            for _weight, one in members
            for amount in (one.year.revenue, one.year.before, one.year.profit)
        )
        self._head = movement_heading(room)
        labels = {
            "lost": _("Lost"),
            "down": _("Down"),
            "late": _("Late"),
            "loses": _("Loses money"),
            "new": _("New"),
        }
        rows: list[NumberRow] = []
        for name, members in groups.items():
            if not members:
                continue
            members.sort(key=lambda one: (-one[0], sort_key(one[1].year.name), one[1].year.account_id))
            if rows:
                rows.append(space_row())
            rows.append(heading_row(labels[name], str(len(members)), self.desk.glyphs))
            rows += [
                NumberRow(
                    lambda width, one=one: draw_moved(one, width, room),  # type: ignore[misc]
                    (name, one.year.account_id),
                    one.year.account_id,
                )
                for _weight, one in members
            ]
        return rows, self._movement_words(figures, groups)

    def _movement_words(self, figures: Figures, groups: dict[str, list[tuple[int, Moved]]]) -> str:
        horizon = figures.horizon
        if horizon.year is None:
            return _("No sales of a month that is over are in the book.")
        sums = {name: sum(weight for weight, _one in members) for name, members in groups.items()}
        parts = []
        if not horizon.reaches_two_years:
            parts.append(
                _("Two years of sales are not known, so nothing is said of who is new, lost or down.")
            )
        else:
            parts.append(
                _("{months} against the 12 before: lost {lost}, down {down}, new {new}.").format(
                    months=show_months(horizon.year.first, horizon.year.last),
                    lost=f"{len(groups['lost'])} ({show_amount(-sums['lost'])})",
                    down=f"{len(groups['down'])} ({show_amount(-sums['down'])})",
                    new=f"{len(groups['new'])} ({show_amount(sums['new'])})",
                )
            )
        if groups["loses"]:
            count = len(groups["loses"])
            parts.append(
                ngettext("{count} loses {amount}.", "{count} lose {amount}.", count).format(
                    count=count, amount=show_amount(sums["loses"])
                )
            )
        elif not any(groups.values()):
            parts.append(_("Nothing to point out."))
        return " ".join(parts)

    # -- months

    def _amount(self, one: MonthTotal | MonthOfAccount | None) -> tuple[int | None, int | None]:
        """What was reached, and planned."""
        if one is None:
            return None, None
        if self.measure == "profit":
            return one.profit, one.planned_profit
        return one.revenue, one.planned_revenue

    def _plan(self, figures: Figures) -> tuple[list[NumberRow], str]:
        horizon, future = figures.horizon, figures.months_ahead
        ids = (
            [one.account_id for one in figures.years.values() if self._fits(one.name)]
            if self._typed
            else None
        )
        first = horizon.year.first if horizon.year else future.first
        totals = figures.totals(Span(plus_months(first, -12), future.last), ids)
        secured = figures.secured_by_month(ids) if self.measure == "revenue" else {}
        known = set(horizon.months)

        def reached(month: date) -> int | None:
            amount, _planned = self._amount(totals.get(month))
            return 0 if amount is None and month in known and month not in totals else amount

        def line(month: date) -> MonthLine:
            planned = self._amount(totals.get(month))[1]
            is_ahead = month >= future.first
            sure = (
                secured.get(month, 0)
                if is_ahead and planned is not None and self.measure == "revenue"
                else None
            )
            return MonthLine(
                show_month(month), reached(month), planned, reached(plus_months(month, -12)), sure
            )

        past = months_from(first, plus_months(future.first, -1)) if horizon.year else []
        coming = [
            month
            for month in months_from(future.first, future.last)
            if self._amount(totals.get(month)) != (None, None)
        ]
        lines = {month: line(month) for month in (*past, *coming)}
        room = amount_cells(
            amount
            for one in lines.values()
            for amount in (one.reached, one.planned, one.gap, one.before, one.secured)
        )
        self._head = plan_heading(room, self.measure)
        rows: list[NumberRow] = []
        for label, months in ((_("Up to now"), past), (_("Ahead: secured of the plan"), coming)):
            if not months:
                continue
            if rows:
                rows.append(space_row())
            rows.append(heading_row(label, "", self.desk.glyphs))
            for month in months:
                rows.append(self._month_row(month, lines[month], room))
                if month in self._unfolded:
                    rows += self._accounts_of(figures, month, room)
        if not rows:
            rows = [words_row(_("Nothing is planned. M in an account writes its plan."))]
        return rows, self._plan_words(figures, lines)

    def _month_row(self, month: date, line: MonthLine, room: int) -> NumberRow:
        sign = self.desk.glyphs.fold(is_folded=month not in self._unfolded, has_more=True)
        return NumberRow(lambda width: draw_month(line, width, room, lead=f"{sign} "), month)

    def _accounts_of(self, figures: Figures, month: date, room: int) -> list[NumberRow]:
        """What a month is made of, the widest gap first."""
        found: list[tuple[MonthOfAccount, MonthLine]] = []
        for one in figures.accounts_of(month):
            if not self._fits(one.name):
                continue
            amount, planned = self._amount(one)
            before = one.profit_before if self.measure == "profit" else one.revenue_before
            if amount is None and self.measure == "revenue" and month in figures.horizon.months:
                amount = 0
            is_ahead = (
                month >= figures.months_ahead.first and planned is not None and self.measure == "revenue"
            )
            sure = figures.secured.get((one.account_id, month), 0) if is_ahead else None
            found.append((one, MonthLine(one.name, amount, planned, before, sure)))
        found.sort(
            key=lambda pair: (
                pair[1].gap is None,
                pair[1].gap or 0,
                -(pair[1].reached or 0),
                sort_key(pair[0].name),
                pair[0].account_id,
            )
        )
        return [
            NumberRow(
                lambda width, line=line: draw_month(line, width, room, lead="  "),  # type: ignore[misc]
                (month, one.account_id),
                one.account_id,
            )
            for one, line in found
        ]

    def _plan_words(self, figures: Figures, lines: dict[date, MonthLine]) -> str:
        horizon, future = figures.horizon, figures.months_ahead
        parts = []
        so_far = [month for month in horizon.year_to_date if month in lines]
        reached = [amount for month in so_far if (amount := lines[month].reached) is not None]
        if so_far and not reached:
            parts.append(nothing_known(self.measure, show_months(so_far[0], so_far[-1])))
        elif so_far:
            total = sum(reached)
            planned = [lines[month].planned for month in so_far if lines[month].planned is not None]
            parts.append(
                _("{measure} {months}: {amount}").format(
                    measure=measure_label(self.measure).capitalize(),
                    months=show_months(so_far[0], so_far[-1]),
                    amount=show_amount(total),
                )
            )
            if unknown := len(so_far) - len(reached):
                parts[-1] += ngettext(
                    " ({count} month not known)", " ({count} months not known)", unknown
                ).format(count=unknown)
            elif planned:
                plan = sum(one or 0 for one in planned)
                percent = percent_of(total, plan)
                parts[-1] += _(" of {plan} planned").format(plan=show_amount(plan))
                parts[-1] += f" ({percent} %)" if percent is not None else ""
            if not unknown and all(lines[month].before is not None for month in so_far):
                before = sum(lines[month].before or 0 for month in so_far)
                change = change_percent(total, before)
                if change is not None:
                    sign = "+" if change > 0 else ""
                    parts.append(
                        _("{change} % on the year before").format(change=f"{sign}{change}".replace("-", "−"))
                    )
        plans = [one for month, one in lines.items() if month >= future.first and one.planned]
        if plans and self.measure == "revenue":
            planned_sum = sum(one.planned or 0 for one in plans)
            sure = sum(one.secured or 0 for one in plans)
            parts.append(
                _("ahead {sure} of {plan} secured, {open} open").format(
                    sure=show_amount(sure),
                    plan=show_amount(planned_sum),
                    open=show_amount(planned_sum - sure),
                )
            )
            if besides := self._besides(figures):
                parts[-1] += " " + _("(and {volumes}, not in money)").format(volumes=besides)
        return " · ".join(parts)

    def _besides(self, figures: Figures) -> str:
        """Agreed volumes of the accounts in view that are no sum of money: the first ones, and how many more."""
        names = figures.years
        others = [
            (names[volume.account_id].name, show_measure(volume.target.thousandths, volume.target.unit))
            for volume in figures.agreed.others
            if volume.account_id in names and self._fits(names[volume.account_id].name)
        ]
        shown = [f"{name} {volume}" for name, volume in others[:BESIDES_SHOWN]]
        if more := len(others) - len(shown):
            shown.append(ngettext("{count} more", "{count} more", more).format(count=more))
        return ", ".join(shown)

    # -- what hangs on whom

    def _concentration(self, figures: Figures) -> tuple[list[NumberRow], str]:
        order, glyphs = self._order(figures), self.desk.glyphs
        weight = concentration(order)
        rows: list[NumberRow] = []
        if order.count and not self._typed:
            rows.append(heading_row(_("The largest"), self._months(figures), glyphs))
            for count, amount in ((1, weight.first), (3, weight.three), (5, weight.five)):
                if count > order.count:
                    break
                label = ngettext("the largest account", "the {count} largest accounts", count).format(
                    count=count
                )
                if count == 1:
                    label = f"{label}: {order.lines[0].name}"
                rows.append(
                    concentration_row(label, amount, order.percent(amount), ("largest", count), glyphs)
                )
        rows += self._hours(figures)
        bonds = [one for one in figures.value_bonds if self._fits(one.account)]
        if bonds:
            costly = sum(one.balance is not None and one.balance < 0 for one in bonds)
            note = ngettext("{count} costs more than it brings", "{count} cost more than they bring", costly)
            rows += [space_row()] if rows else []
            rows.append(heading_row(_("Value bonds"), note.format(count=costly), glyphs))
            rows.append(NumberRow(lambda width: value_heading(width)))
            rows += [
                value_row(one.account_id, one.account, one.cost, one.profit, one.balance) for one in bonds
            ]
        return rows, self._concentration_words(order, figures)

    def _hours(self, figures: Figures) -> list[NumberRow]:
        """The accounts that time was logged for, the one that takes most first."""
        total, profit = sum(figures.minutes.values()), figures.standing.profit.total
        taking = sorted(
            (
                one
                for one in figures.years.values()
                if figures.minutes.get(one.account_id) and self._fits(one.name)
            ),
            key=lambda one: (-figures.minutes[one.account_id], sort_key(one.name), one.account_id),
        )
        rows: list[NumberRow] = []
        for one in taking:
            minutes = figures.minutes[one.account_id]
            share = percent_of(one.profit, profit) if one.profit is not None and profit > 0 else None
            is_too_much = takes_time(one, figures.horizon, figures.standing, minutes, total) is not None
            rows.append(hours_row(one, minutes, percent_of(minutes, total), share, is_too_much))
        if not rows:
            return []
        year = figures.horizon.year
        months = show_months(year.first, year.last) if year else ""
        return [space_row(), heading_row(_("Logged hours against profit"), months, self.desk.glyphs), *rows]

    def _concentration_words(self, order: Pareto[int], figures: Figures) -> str:
        if self._span(figures) is None:
            return _("No sales of a month that is over are in the book.")
        if not order.count:
            return nothing_known(self.measure, self._months(figures))
        shares = [order.percent(order.largest(count)) for count in (1, 3, 5)]
        if shares[0] is None:
            return _("There is no total above zero that anybody could have a share of.")
        return _(
            "Of the {measure} of {total} the largest account brings {one} %, the three {three} %, the five {five} %."
        ).format(
            measure=measure_label(self.measure),
            total=show_amount(order.total),
            one=shares[0],
            three=shares[1],
            five=shares[2],
        )

    # -- saying

    def _say_view(self, figures: Figures) -> None:
        labels = {
            "pareto": _("Pareto"),
            "whale": _("whale curve"),
            "movements": _("movements"),
            "plan": _("plan"),
            "concentration": _("concentration"),
        }
        parts: list[tuple[str, str]] = []
        for view in VIEWS:
            parts += [(labels[view], "bold underline" if view == self.view else "$faint"), ("  ", "")]
        if self.view in MEASURED:
            parts.append(
                (" " + _("by {measure}").format(measure=measure_label(self.measure)), "bold $accent")
            )
        if self.view in OVER_MONTHS and self.period != "year":
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
        span, found = figures.horizon.known_year, figures.classes.get(year.account_id)
        account_id = year.account_id
        warnings = figures.warnings_left(account_id)[account_id] if figures.are_all_read else ()
        return account_content(
            year,
            found.label if found else "",
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
        if not self.is_mounted:
            return True
        match action:
            case "open":
                return self._row() is not None
            case "toggle_key":
                return self._account_id() is not None
            case "order":
                return self.view in MEASURED
            case "period":
                return self.view in OVER_MONTHS
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
        self._measures[self._measured] = MEASURES[(MEASURES.index(self.measure) + 1) % len(MEASURES)]
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
            self.toggle_key(account_id)
