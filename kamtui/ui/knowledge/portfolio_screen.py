"""The portfolio of an account (K14): how each product line stands there, set by single keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kamtui.domain.knowledge.portfolio import PortfolioRow
from kamtui.domain.listing import Listing
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import N_, _
from kamtui.exchange.lists.knowledge import product_listing
from kamtui.store.knowledge import portfolio_reads
from kamtui.ui.accounts.page.tab_head import name_shown
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.knowledge import PORTFOLIO
from kamtui.ui.knowledge.hand import ProductAtHand
from kamtui.ui.knowledge.portfolio_drawing import (
    ProductLine,
    across,
    counts_words,
    detail_words,
    draw_place,
    place_heading,
    place_panel,
)
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.going import OpenWhiteSpace
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import fit, plain, two_lines, with_keys
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.heads.tab_head import TabHead
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, RecordLines
from kamtui.ui.widgets.panel import Panel, make_room, needed_by

ABOUT_A_PRODUCT = (
    *("scale.lower", "scale.higher", "scale.unknown", "line.open", "line.edit"),
    *("product.down", "product.up", "line.delete", "task.done", "known.course"),
)
"""The acts on the product line at hand."""


class PortfolioScreen(Place):
    """The product lines at one account."""

    TITLE = N_("Portfolio of an account")
    PLACE = "accounts"
    TAB = "portfolio"
    ACTS = (*PORTFOLIO, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*PORTFOLIO, *DOSSIER))
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, account_id: int, record_id: int | None = None) -> None:
        """`record_id` is the product line to stand on."""
        super().__init__(desk)
        self.needs = lambda: needed_by(self.lines)
        self.account_id = account_id
        self._stand_on = record_id
        self.row: PortfolioRow | None = None
        self._places: list[ProductLine] = []
        self.lines: RecordLines[ProductLine] = RecordLines(
            [], lambda place: place.product.product_id, lambda place, width: []
        )

    def compose(self) -> ComposeResult:
        yield self.bar
        yield TabHead(self.TAB, self.desk.glyphs)
        yield Static("", id="counts", classes="view")
        with Horizontal(id="shown"):
            with Vertical():
                yield Heading(lambda width: place_heading(width, across(self._places, width)))
                yield LineList(mark=self.desk.glyphs.cursor, id="lines")
            yield Panel()
        yield Static("", id="who")
        yield Static("", classes="empty")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        book, today, glyphs = self.desk.book, self.desk.today, self.desk.glyphs
        if not name_shown(self, self.account_id):
            return
        grid = portfolio_reads.portfolio_of(book, self.account_id)
        [self.row] = grid.rows
        prices = portfolio_reads.price_courses(book, self.account_id)
        self._places = places = [
            ProductLine(product, cell, prices.get(product.product_id, ()))
            for product, cell in zip(grid.products, self.row.cells, strict=True)
        ]
        self.lines = RecordLines(
            places,
            lambda place: place.product.product_id,
            lambda place, width: draw_place(place, width, across(places, width), today, glyphs),
        )
        listed = self.query_one("#lines", LineList)
        listed.fill(self.lines)
        make_room(self, self.needs)
        if self._stand_on is not None:
            listed.move_to(self._stand_on)
            self._stand_on = None
        self._draw_head()
        self._show_empty()
        self.show_panel()

    def _draw_head(self) -> None:
        if self.row is None:
            return
        width = max(self.size.width - 2, 1)
        self.query_one("#counts", Static).update(
            plain(fit(counts_words(self.row, width), width)), layout=False
        )

    def on_resize(self) -> None:
        self._draw_head()
        self._draw_who()

    def _show_empty(self) -> None:
        is_empty = not len(self.lines)
        empty = self.query_one(".empty", Static)
        empty.display = is_empty
        self.query_one("#shown").display = not is_empty
        if is_empty:
            words = _(
                "No product lines yet. They are the same for all accounts; here stands which of them "
                "this one buys of us, which a competitor sells it, and what was never looked at.\n\n"
                "{line.new}   writes down the first product line"
            )
            empty.update(with_keys(words))
        self.query_one("#lines", LineList).keep_focus()

    # -- the line at hand

    def _line(self) -> ProductLine | None:
        return self.lines.value(self.query_one("#lines", LineList).cursor)

    def at_hand(self) -> ProductAtHand:
        return ProductAtHand(self.account_id, line=self._line())

    def show_panel(self) -> None:
        """Show the line at hand whole beside the list; in a narrow window, its details below it."""
        line, glyphs = self._line(), self.desk.glyphs
        self.query_one(Panel).show((lambda width: place_panel(line, width, glyphs)) if line else None)
        self._draw_who()
        self.refresh_bindings()

    def _draw_who(self) -> None:
        line = self._line()
        words = ""
        if line is not None:
            details = detail_words(line, self.desk.glyphs, self.desk.today)
            details = details or _("{line.open} writes down price and terms")
            words = " · ".join([clean(line.product.name), line.cell.state.label, details])
        self.query_one("#who", Static).update(two_lines(words, max(self.size.width - 2, 1)), layout=False)

    async def listing(self, *, whole: bool) -> Listing:
        lines = map(self.lines.value, self.query_one("#lines", LineList).places(whole=whole))
        return product_listing(line for line in lines if line is not None)

    def refusal(self, act_id: str) -> str | None:
        if act_id in ABOUT_A_PRODUCT and self._line() is None:
            return _("There is no product line yet: {line.new} writes down the first.")
        if act_id == "task.done" and not _has_price(self._line()):
            return _("That says that a price still holds, and here is none: {line.open} writes it down.")
        return super().refusal(act_id)

    def stand_on(self, record_id: int) -> None:
        self.query_one("#lines", LineList).move_to(record_id)

    # -- acts

    def action_white_space(self) -> None:
        self.going.ask(OpenWhiteSpace(self.account_id))


def _has_price(line: ProductLine | None) -> bool:
    return line is not None and bool(line.prices) and line.prices[0].says != (None, "")
