"""The white space (K14): all accounts by product lines, one sign each: what may still be sold to whom."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from kamtui.domain.knowledge.portfolio import Grid
from kamtui.domain.listing import Listing
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import N_, _, ngettext
from kamtui.domain.text.wanted import wanted
from kamtui.exchange.lists.knowledge import white_space_listing
from kamtui.store.accounts.known_names import account_names_near
from kamtui.store.knowledge import portfolio_reads
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.knowledge import WHITE_SPACE
from kamtui.ui.knowledge.white_space.drawing import WhiteSpaceLines
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.going import OpenAccount
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import fit, plain, with_keys
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList


class WhiteSpaceScreen(Place):
    """The grid of all live accounts."""

    TITLE = N_("What we could still sell")
    PLACE = "accounts"
    ACTS = WHITE_SPACE
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(WHITE_SPACE)
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, account_id: int | None = None) -> None:
        super().__init__(desk)
        self._stand_on = account_id
        self.grid = Grid((), ())
        self.lines = WhiteSpaceLines(self.grid, (), desk.glyphs)
        self.at = 0
        """The product line at hand."""
        self.order = self.kept.way(
            "order", {"key": N_("key accounts first"), "open": N_("most open places first")}
        )

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(N_("words of an account's name; any alphabet"))
        yield Static("", id="view", classes="view")
        yield Static("", id="legend", classes="view")
        with Vertical(id="shown"):
            yield Heading(lambda _width: [(self.lines.heading_above(2), "")], id="top")
            yield Heading(lambda _width: [(self.lines.heading_above(1), "")], id="upper")
            yield Heading(lambda _width: [(self.lines.heading(), "")])
            yield LineList(mark=self.desk.glyphs.cursor, id="accounts")
            yield Static("", id="sums")
        yield Static("", classes="empty")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        self.grid = portfolio_reads.white_space(self.desk.book)
        self.at = min(self.at, max(len(self.grid.products) - 1, 0))
        self.fill()

    def fill(self) -> None:
        line = self.query_one(FilterLine)
        sought = wanted(line.words_or_near(partial(account_names_near, self.desk.book)))
        rows = [row for row in self.grid.rows if sought.fits(fold(row.account))]
        if self.order.name == "open":
            rows.sort(key=lambda row: -row.open_places)
        self.lines = WhiteSpaceLines(Grid(self.grid.products, tuple(rows)), rows, self.desk.glyphs)
        listed = self.query_one("#accounts", LineList)
        listed.wanted = sought
        listed.fill(self.lines)
        if self._stand_on is not None:
            listed.move_to(self._stand_on)
            self._stand_on = None
        self._draw()
        self._show_empty()
        self.show_panel()

    def stand_on(self, account_id: int | None) -> None:
        """Put the cursor on an account."""
        if account_id is not None:
            self.query_one("#accounts", LineList).move_to(account_id)

    def _draw(self) -> None:
        """The columns for the width at hand, with their heads and sums."""
        width = max(self.size.width - 3, 1)
        self.lines.at = self.at
        self.lines.lay_out(width)
        self.query_one("#view", Static).update(plain(fit(self._view_words(), width + 1)), layout=False)
        has_grid = bool(self.grid.products) and bool(self.lines)
        legend = self.lines.legend(width + 1) if has_grid else plain("")
        self.query_one("#legend", Static).update(legend, layout=False)
        self.query_one("#sums", Static).update(self.lines.sums() if has_grid else plain(""), layout=False)
        for above, name in enumerate(("#upper", "#top"), start=1):
            self.query_one(name).display = has_grid and self.lines.has_heads_above(above)
        for heading in self.query(Heading):
            heading.refresh()
        self.query_one("#accounts", LineList).refresh()

    def _view_words(self) -> str:
        count = len(self.lines)
        words = ngettext("{count} account", "{count} accounts", count).format(count=count)
        if not self.grid.products:
            return words
        return _("What we could still sell · {accounts}, {order} · {product}").format(
            accounts=words, order=_(self.order.now), product=self.lines.product
        )

    def on_resize(self) -> None:
        self._draw()

    def _show_empty(self) -> None:
        is_empty = not len(self.lines) or not self.grid.products
        empty = self.query_one(".empty", Static)
        empty.display = is_empty
        self.query_one("#shown").display = not is_empty
        if is_empty:
            if not self.grid.products:
                words = _(
                    "No product lines yet. Here stands what may still be sold to whom.\n\n"
                    "{place.back}, and in the portfolio of an account {line.new} writes down the first one."
                )
            elif self.grid.rows:
                words = _("No account has these words. {list.clear} clears the filter.")
            else:
                words = _(
                    "No live account yet.\n\n{place.accounts} goes to the accounts, and {line.new} there writes down the first one."
                )
            empty.update(with_keys(words))
            if self.focused is self.query_one("#accounts", LineList):
                self.set_focus(None)
        else:
            self.query_one("#accounts", LineList).keep_focus()

    # -- the account at hand

    def _account_id(self) -> int | None:
        cursor = self.query_one("#accounts", LineList).cursor
        return self.lines.key(cursor) if self.grid.products and 0 <= cursor < len(self.lines) else None

    def at_hand(self) -> AtHand:
        return AtHand(self._account_id())

    def show_panel(self) -> None:
        """Light the sign where line and column meet."""
        self.lines.cursor = self.query_one("#accounts", LineList).cursor
        self.refresh_bindings()

    async def listing(self, *, whole: bool) -> Listing:
        shown = self.query_one("#accounts", LineList).places(whole=whole)
        return white_space_listing([self.lines.rows[place] for place in shown], self.grid.products)

    def refusal(self, act_id: str) -> str | None:
        if act_id in ("line.open", "grid.left", "grid.right", "list.order") and self._account_id() is None:
            return _("There is no account in this list.")
        return super().refusal(act_id)

    # -- acts

    def action_back(self) -> None:
        if self.is_filtered:
            self.action_clear_filter()
        else:
            self.dismiss()

    def action_column(self, steps: int) -> None:
        self.at = min(max(self.at + steps, 0), len(self.grid.products) - 1)
        self._draw()

    def show_anew(self, way: str) -> None:
        self.fill()

    def action_open(self) -> None:
        account_id = self._account_id()
        if account_id is not None:
            product = self.grid.products[self.at].product_id
            self.going.ask(OpenAccount(account_id, "portfolio", product))
