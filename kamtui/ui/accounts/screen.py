"""2 Accounts: all of them, sorted and filtered as fast as one types."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.domain.listing import Listing
from kamtui.domain.text.language import N_, _, key_name
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.text.wanted import wanted
from kamtui.domain.warning import Warning
from kamtui.exchange.lists.accounts import Known, account_listing
from kamtui.store.accounts.known_names import account_names_near
from kamtui.store.accounts.reads import AccountOrder, account_ids, count_by_stage, filled_columns
from kamtui.ui.accounts.glance import account_at_a_glance
from kamtui.ui.accounts.lines.drawing import (
    LEAST_ORDER,
    SHORT_ORDER,
    VIEWS,
    AccountColumns,
    empty_columns,
    list_signs,
    order_words,
)
from kamtui.ui.accounts.lines.first import NAME, FirstLines, known_accounts
from kamtui.ui.accounts.lines.words import foot_words, marks_words
from kamtui.ui.beside import Beside
from kamtui.ui.keys.accounts import ACCOUNTS
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.outgoing.shown_lines import paged_records
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.kept import named
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import with_keys
from kamtui.ui.widgets.blocks import style
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.heads.views_line import ViewLabel, apart, views_content
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, Part
from kamtui.ui.widgets.paged_lines import PagedLines
from kamtui.ui.widgets.panel import Panel, make_room, needed_by

ABOUT_AN_ACCOUNT = ("line.open", "line.edit", "account.key", "account.became", "line.delete")
"""The acts on the account at hand."""


class AccountsScreen(Place):
    """The accounts list."""

    TITLE = N_("Accounts")
    PLACE = "accounts"
    ACTS = ACCOUNTS
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(ACCOUNTS)
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.needs = lambda: needed_by(self._lines, self._draw_alone)
        self.view = self.kept.way("view", named(VIEWS))
        self.order = self.kept.way("order", named(AccountOrder))
        self._figures = Beside.of_figures(self, desk, self.fill)
        self._lines: PagedLines[Known] = PagedLines([], lambda ids: {}, lambda line, width: [])
        self._empty_columns: frozenset[str] = frozenset()
        """The columns that have nothing in the whole list."""
        self._filled_beside: bool | None = None
        """Whether there was a panel when the list was filled; None before it was."""

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(N_("words of name, city, number, industry; last spoken to: mar, <1.3."))
        yield Static("", id="view", classes="view")
        with Horizontal():
            with Vertical():
                yield Heading(self._heading, _orders)
                yield LineList(mark=self.desk.glyphs.cursor, id="accounts")
            yield Panel()
        yield Static("", id="who")
        yield Static("", id="empty", classes="empty")
        yield KeyBar()

    def _heading(self, width: int) -> Sequence[Part]:
        return self._columns.heading(width)

    @property
    def _columns(self) -> AccountColumns:
        by_city = self.order.now is AccountOrder.CITY
        return AccountColumns(self.view.now, self._has_panel, by_city, self._empty_columns)

    def _draw_alone(self, index: int, width: int) -> Sequence[Part]:
        """A line as it is without a panel, where some columns do not join."""
        known, columns = self._lines.value(index), self._columns._replace(is_beside_panel=False)
        return columns.draw(*known, width, self.desk.today, self.desk.glyphs) if known is not None else []

    @property
    def _has_panel(self) -> bool:
        """Whether the account at hand stands beside the list."""
        return self.query_one(Panel).display

    @property
    def _with_marks(self) -> bool:
        """Whether the list may say health and warnings, which take longer to read."""
        return self._has_panel or self.view.now.with_marks

    def label_of(self, act_id: str, label: str) -> str:
        is_of_marked = act_id == "accounts.twins" and self.marks.is_about(self.act_with(act_id))
        return key_name("make one") if is_of_marked else super().label_of(act_id, label)

    def stand_on(self, record_id: int) -> None:
        self.query_one("#accounts", LineList).move_to(record_id)

    def reload(self) -> None:
        if not self.desk.figures.are_all_read:
            if self.desk.kept_figures.take_long:
                self._figures.ask()
            else:
                self.desk.figures.read_all()
        self.fill()

    def fill(self) -> None:
        self._filled_beside = self._has_panel
        today, glyphs = self.desk.today, self.desk.glyphs
        first = self._read_ahead()
        asked, ids = self.query_one(FilterLine).find(
            lambda asked: (
                account_ids(
                    self.desk.book,
                    today,
                    stages=self.view.now.stages,
                    words=asked.words,
                    spoken_on=asked.days,
                    order=self.order.now,
                )
                if first is None
                else first.ids
            ),
            today,
            partial(account_names_near, self.desk.book),
        )
        sums = self.desk.figures.sums_of_year
        self._empty_columns = empty_columns(
            filled_columns(self.desk.book, ids), any(one in sums for one in ids)
        )
        shown = self._columns
        self._lines = PagedLines(ids, self._load, lambda line, width: shown.draw(*line, width, today, glyphs))
        if first is not None:
            self._lines.know(first.known)
        accounts = self.query_one("#accounts", LineList)
        accounts.wanted = wanted(asked.words)
        accounts.fill(self._lines)
        if not asked.words and not asked.days:  # what is filtered moves no panel
            make_room(self, self.needs)
        self.query_one(Heading).refresh()
        self.bar.count = str(len(ids))
        self._say_view(len(ids))
        accounts.keep_focus()
        self.show_panel()

    def _load(self, ids: Sequence[int]) -> dict[int, Known]:
        """The lines in view, with how the people of each stand to us, and what is wrong."""
        desk, figures = self.desk, self.desk.figures
        with_marks = self._with_marks and figures.are_all_read
        return known_accounts(desk.book, ids, desk.today, desk.thresholds, figures, with_marks=with_marks)

    def _read_ahead(self) -> FirstLines | None:
        """The first lines, where they were read ahead and are what is to be shown; None where they are to be read now."""
        first: FirstLines | None = self.desk.ahead.take(NAME)
        is_whole = self._with_marks and self.desk.figures.are_all_read and not self.is_filtered
        shown = self.view.name, self.order.now.name
        return first if first is not None and is_whole and (first.view, first.order) == shown else None

    def on_resize(self) -> None:
        self.call_after_refresh(self._see_panel)
        self._draw_who()

    def _see_panel(self) -> None:
        """With a panel beside the list it has other columns than without one; the line above has other room."""
        if self._filled_beside not in (None, self._has_panel):
            self.fill()
        elif self._filled_beside is not None:
            self._say_view(len(self._lines))

    def _say_view(self, count: int) -> None:
        """Say which accounts are shown in which order, and what to press where there are none."""
        counts = count_by_stage(self.desk.book)
        views = [
            ViewLabel(view.name, view.label, show_whole(sum(counts[stage] for stage in view.stages)))
            for view in VIEWS
        ]
        said = ""
        if self._with_marks and self._figures.words:
            said = "   " + _("health and warnings {are}").format(are=self._figures.words)
        width = self.app.size.width - 2
        is_tight = sum(view.cells + 2 for view in views) - 2 > width - LEAST_ORDER
        room = width - (SHORT_ORDER if is_tight else LEAST_ORDER)
        shown = views_content(views, VIEWS.index(self.view.now), room)
        ordered = order_words(self.order.now, self.view.now, width - shown.cell_length - cell_len(said))
        content = apart(shown, f"{ordered}{said}" if count else "", "$faint", width)
        self.query_one("#view", Static).update(content, layout=False)
        self.query_one(Horizontal).display = bool(count)
        empty = self.query_one("#empty", Static)
        empty.display = not count
        if not count:
            if self.query_one(FilterLine).typed:
                words = _("No account has these words or days. {list.clear} clears the filter.")
            elif self.view.now.stages == LIVE_STAGES:
                words = _(
                    "No account yet.\n\n{line.new}   writes down the first one\n{import.open}   brings in a list of them"
                )
            else:
                words = _("No account of this stage. {list.view} shows others.")
            empty.update(with_keys(words))

    def _account_id(self) -> int | None:
        key = self.query_one("#accounts", LineList).current_key
        return key if isinstance(key, int) else None

    def at_hand(self) -> AtHand:
        return AtHand(self._account_id())

    def show_panel(self) -> None:
        """Show the account at hand beside the list."""
        listed = self.query_one("#accounts", LineList)
        account_id, words = self._account_id(), ""
        warnings: Sequence[Warning] = ()
        if account_id is not None and self._has_panel and (known := self._lines.value(listed.cursor)):
            line, summary, marks = known
            words = marks_words(line, summary, marks, self.desk.glyphs)
            warnings = (marks.warnings or ()) if marks is not None else ()
        self.query_one(Panel).show(account_at_a_glance(self.desk, account_id, words, warnings))
        self._draw_who()

    def _draw_who(self) -> None:
        """Where there is no panel, what the account at hand is to be looked after for."""
        listed, said = self.query_one("#accounts", LineList), Content("")
        if (
            not self._has_panel
            and listed.current_key is not None
            and (known := self._lines.value(listed.cursor))
        ):
            shown = foot_words(*known, max(self.size.width - 2, 1), self.desk.glyphs)
            said = Content.assemble(*((text, style(look)) for text, look in shown))
        self.query_one("#who", Static).update(said, layout=False)

    async def listing(self, *, whole: bool) -> Listing:
        accounts, left = await paged_records(
            self.desk, self.query_one("#accounts", LineList), self._lines.ids, whole=whole, load=self._load
        )
        return account_listing(accounts)._replace(left=left)

    def refusal(self, act_id: str) -> str | None:
        if act_id in ABOUT_AN_ACCOUNT and self._account_id() is None:
            return _("There is no account in this list.")
        return super().refusal(act_id)

    # -- what is shown

    def signs(self) -> Sequence[tuple[str, str]]:
        return list_signs(self.desk.glyphs)


def _orders() -> dict[str, str]:
    """The orders by the heads of their columns."""
    return {
        _("account"): AccountOrder.NAME.name,
        _("city"): AccountOrder.CITY.name,
        _("spoken"): AccountOrder.LAST_CALL.name,
        _("next step"): AccountOrder.NEXT_STEP.name,
    }
