"""The portfolio of an account (K14): how each product line stands there, set by single keys."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kamtui.domain.knowledge.portfolio import STEPS, PortfolioRow
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.scale import stepped
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge import portfolio_changes, portfolio_reads
from kamtui.ui.forms.asking import agree
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.knowledge import PORTFOLIO
from kamtui.ui.knowledge import portfolio_acts
from kamtui.ui.knowledge.portfolio_drawing import (
    ProductLine,
    counts_words,
    detail_words,
    draw_place,
    place_heading,
    place_panel,
)
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place, act
from kamtui.ui.shell.tabs_drawing import name_words, tab_words
from kamtui.ui.shell.text import fit, plain, two_lines
from kamtui.ui.widgets.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, RecordLines
from kamtui.ui.widgets.panel import Panel


class PortfolioScreen(Place):
    """The product lines at one account."""

    TITLE = _("Portfolio of an account")
    PLACE = "accounts"
    TAB = "portfolio"
    ACTS = (*PORTFOLIO, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*PORTFOLIO, *DOSSIER))
    OLD_KEYS = {
        name: (
            f"portfolio.{name}",
            _("{key} says nothing of a line any more: L and H move it a step, - says not known."),
        )
        for name in ("s", "o", "x", "q")
    }
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, account_id: int, record_id: int | None = None) -> None:
        """`record_id` is the product line to stand on."""
        super().__init__(desk)
        self.account_id = account_id
        self._stand_on = record_id
        self.row: PortfolioRow | None = None
        self.lines: RecordLines[ProductLine] = RecordLines(
            [], lambda place: place.product.product_id, lambda place, width: []
        )

    def compose(self) -> ComposeResult:
        yield self.bar
        yield Static("", id="name")
        yield Static("", id="tabs", classes="view")
        yield Static("", id="counts", classes="view")
        with Horizontal(id="shown"):
            with Vertical():
                yield Heading(place_heading)
                yield LineList(mark=self.desk.glyphs.cursor, id="lines")
            yield Panel()
        yield Static("", id="who")
        yield Static("", classes="empty")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        book, glyphs = self.desk.book, self.desk.glyphs
        try:
            entry = account_entry(book, self.account_id)
            grid = portfolio_reads.portfolio_of(book, self.account_id)
        except GoneMeanwhile:
            # While a form lies over it, it stays: what is typed there must not be lost with it.
            if self.app.screen is self:
                self.dismiss()
            return
        self.query_one("#name", Static).update(name_words(entry, glyphs), layout=False)
        [self.row] = grid.rows
        self.lines = RecordLines(
            list(map(ProductLine, grid.products, self.row.cells)),
            lambda place: place.product.product_id,
            lambda place, width: draw_place(place, width, glyphs),
        )
        listed = self.query_one("#lines", LineList)
        listed.fill(self.lines)
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
        self.query_one("#tabs", Static).update(tab_words("portfolio", {}, width), layout=False)
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
                "n   writes down the first product line"
            )
            empty.update(plain(words, lines=True))
        self.keep_focus(self.query_one("#lines", LineList))

    # -- the line at hand

    def _line(self) -> ProductLine | None:
        return self.lines.value(self.query_one("#lines", LineList).cursor)

    def at_hand(self) -> AtHand:
        return AtHand(self.account_id)

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
            words = " · ".join(part for part in (clean(line.product.name), detail_words(line.cell)) if part)
        self.query_one("#who", Static).update(two_lines(words, max(self.size.width - 2, 1)), layout=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "act":
            return super().check_action(action, parameters)
        if not self.is_mounted:
            return True
        if action in ("state", "open", "edit", "delete", "move"):
            return self._line() is not None
        return True

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str | None:
        return _("There is no product line yet: {new} writes down the first.").format(
            new=self.key("product.new")
        )

    # -- acts

    def action_white_space(self) -> None:
        self.ask_for(self.OpenWhiteSpace(self.account_id))

    def action_state(self, steps: int) -> None:
        """Say that the line at hand stands a step lower or higher; with 0 that it is not assessed."""
        line = self._line()
        if line is None:
            return
        product, cell = line
        before = None if cell.state is PortfolioState.NOT_ASSESSED else cell.state
        state = stepped(STEPS, before, steps) if steps else PortfolioState.NOT_ASSESSED
        if state is None:
            label = _("{product}: {state}").format(product=product.name, state=cell.state.label)
            self.desk.cannot_step(label, "portfolio.higher", is_known=before is not None)
            return
        if cell.state is state:
            self.desk.say(_("That is not known already."))
            return
        said = _("{product}: {state}").format(product=product.name, state=state.label)
        if cell.competitor:
            said = _("{said}, and no longer with {competitor}").format(said=said, competitor=cell.competitor)

        def write() -> bool:
            portfolio_changes.set_state(self.desk.book, self.account_id, product.product_id, state)
            return True

        self.desk.do(write, said)

    @on(LineList.Chosen)
    @act
    async def action_open(self) -> None:
        line = self._line()
        if line is not None:
            await portfolio_acts.edit_cell(self.desk, self.account_id, line.product.product_id)

    @act
    async def action_new(self) -> None:
        made = await portfolio_acts.new_product(self.desk)
        if made is not None:
            self.query_one("#lines", LineList).move_to(made)

    @act
    async def action_edit(self) -> None:
        line = self._line()
        if line is not None:
            await portfolio_acts.rename_product(self.desk, line.product.product_id)

    @act
    async def action_delete(self) -> None:
        line = self._line()
        if line is not None:
            await portfolio_acts.delete_product(self.desk, line.product.product_id)

    @act
    async def action_move(self, by: int) -> None:
        line = self._line()
        if line is None:
            return
        product = line.product
        if by > 0:
            question = _("Move the product line {name} down one place, for all accounts?")
        else:
            question = _("Move the product line {name} up one place, for all accounts?")
        if not await agree(self.desk, question.format(name=product.name), _("move")):
            return
        moved = self.desk.do(lambda: portfolio_changes.move_product(self.desk.book, product.product_id, by))
        if moved:
            self.desk.say(_("Moved {name}").format(name=product.name), undoable=True)
