"""The product lines at an account, one below the other, and one of them whole."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.amounts import show_amount
from kamtui.domain.knowledge.portfolio import Cell, PortfolioRow, Product, sold_words
from kamtui.domain.knowledge.readings import PriceReading
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.ui.knowledge.course_drawing import as_of, of_day, price_course, price_words
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import wrap
from kamtui.ui.widgets.blocks import Block, assemble, fact, row, style
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import columns


class ProductLine(NamedTuple):
    """A product line as it stands at the account, and all that was negotiated of it, the newest first."""

    product: Product
    cell: Cell
    prices: Sequence[PriceReading] = ()


def state_look(state: PortfolioState) -> str:
    """The looks of a state's sign: green what is sold, amber what a competitor has, faint what is settled."""
    return {
        PortfolioState.SOLD: "green",
        PortfolioState.OFFERED: "accent",
        PortfolioState.COMPETITOR: "amber",
        PortfolioState.NOT_NEEDED: "dim",
        PortfolioState.NOT_ASSESSED: "dim",
    }[state]


def detail_words(place: ProductLine, glyphs: Glyphs, today: date | None = None) -> str:
    """`Rival Ltd · 12.50 € → 13.10 € · per kg`: with whom, at which price (given today, since when), on which terms."""
    price = price_words(place.prices, glyphs, today)
    return " · ".join(part for part in (clean(place.cell.competitor), price, clean(place.cell.terms)) if part)


class Across(NamedTuple):
    """How the lines are laid out in a width: cells for the names, and whether any has the day of a price."""

    names: int
    has_days: bool


def across(places: Sequence[ProductLine], width: int) -> Across:
    """The names have as many cells as the longest needs, and at most three in ten."""
    longest = max((cell_len(clean(place.product.name)) for place in places), default=0)
    names = min(max(longest, cell_len(_("product line"))), max(width * 3 // 10, 16), 36)
    return Across(names, any(place.prices for place in places))


def draw_place(place: ProductLine, width: int, layout: Across, today: date, glyphs: Glyphs) -> Sequence[Part]:
    """A product line: the sign of its state, its name, the state in words, what was negotiated, of which day."""
    product, cell, prices = place
    look = state_look(cell.state)
    cells = [
        (glyphs.portfolio(cell.state), 1, look),
        (product.name, layout.names, ""),
        (cell.state.label, 17, look),
        (detail_words(place, glyphs), 0, "dim"),
    ]
    if layout.has_days:
        cells.append((of_day(prices[0] if prices else None, today), -9, "dim"))
    return columns(cells, width)


def place_heading(width: int, layout: Across) -> Sequence[Part]:
    cells = [
        ("", 1, ""),
        (_("product line"), layout.names, ""),
        (_("at this account"), 17, ""),
        (_("competitor · price · terms"), 0, ""),
    ]
    if layout.has_days:
        cells.append((_("as of"), -9, ""))
    return columns(cells, width)


def counts_words(portfolio: PortfolioRow, width: int) -> str:
    """`5 lines we could still sell · 3 of 8 lines sold, 2 offered, 3 not assessed`; in fewer words where there is no room for it."""
    if not portfolio.cells:
        return sold_words(portfolio.counts)
    open_places = portfolio.open_places
    if all(
        cell.state is PortfolioState.NOT_ASSESSED for cell in portfolio.cells
    ):  # nothing is known to be sellable yet
        return sold_words(portfolio.counts)
    if not open_places:
        return _("nothing more to sell · {sold}").format(sold=sold_words(portfolio.counts))
    places = ngettext(
        "{count} line we could still sell", "{count} lines we could still sell", open_places
    ).format(count=open_places)
    words = f"{places} · {sold_words(portfolio.counts)}"
    if cell_len(words) <= width:
        return words
    short = sold_words(portfolio.counts, in_short=True)
    return _("{count} open · {sold}").format(count=open_places, sold=short)


def place_panel(place: ProductLine, width: int, glyphs: Glyphs) -> Content:
    """A product line at the account whole."""
    product, cell, prices = place
    look = style(state_look(cell.state))
    price = "" if cell.negotiated_price is None else show_amount(cell.negotiated_price)
    has_price = bool(price or cell.terms)
    blocks: list[Block] = [
        *(row((piece, "bold")) for piece in wrap(product.name, width)),
        row((f"{glyphs.portfolio(cell.state)} {cell.state.label}", look)),
        [("\n", "")],
        fact(_("With"), clean(cell.competitor), width),
        fact(_("Price"), price, width),
        fact(_("Price terms"), clean(cell.terms, lines=True), width),
    ]
    if has_price:
        blocks.append(row((as_of(prices), "$faint")))
    if not has_price and not cell.competitor:
        blocks.append(row((_("{line.open} writes down price and terms"), "$faint")))
    blocks += price_course(prices, width, glyphs)
    return assemble(blocks)
