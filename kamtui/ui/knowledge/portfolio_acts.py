"""What can be done from any place about the portfolio: product lines, and how each stands at an account.

Each asks, writes to the book and says what happened.
"""

from collections.abc import Callable

from kamtui.domain.amounts import show_amount
from kamtui.domain.form import fill
from kamtui.domain.knowledge.portfolio import NOT_ASSESSED, STEPS, Cell, Product
from kamtui.domain.knowledge.typed_knowledge import CELL, PRODUCT, read_cell, read_name
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.scale import stepped
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _, ngettext
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge import portfolio_changes, portfolio_reads
from kamtui.store.knowledge.competitor_reads import competitors
from kamtui.ui.forms.asking import Filled, Written, agree, ask, choose, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.knowledge.forms.portfolio_forms import CellForm, ProductForm
from kamtui.ui.knowledge.forms.which_reading import ask_which
from kamtui.ui.knowledge.hand import ProductAtHand
from kamtui.ui.knowledge.portfolio_drawing import ProductLine, place_panel
from kamtui.ui.reading.reading_dialog import ReadWhole
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms import filled_forms
from kamtui.ui.widgets.suggestions import MOST, Suggestion, offers_of

# -- by key, for the product line at hand


async def step_state(desk: Desk, hand: ProductAtHand, steps: int) -> None:
    """The product line at hand stands some steps lower or higher at the account; with 0 it is not assessed."""
    if hand.line is None or hand.account_id is None:
        return
    account_id = hand.account_id
    product, cell, _prices = hand.line
    before = None if cell.state is PortfolioState.NOT_ASSESSED else cell.state
    state = stepped(STEPS, before, steps) if steps else PortfolioState.NOT_ASSESSED
    if state is None:
        label = _("{product}: {state}").format(product=product.name, state=cell.state.label)
        desk.cannot_step(label, "scale.higher", is_known=before is not None)
        return
    if cell.state is state:
        desk.say(_("That is not known already."))
        return
    said = _("{product}: {state}").format(product=product.name, state=state.label)
    if cell.competitor:
        said = _("{said}, and no longer with {competitor}").format(said=said, competitor=cell.competitor)
    desk.do(lambda: portfolio_changes.set_state(desk.book, account_id, product.product_id, state), said)


async def open_line(desk: Desk, hand: ProductAtHand) -> None:
    """Say more of how the product line at hand stands at the account."""
    if hand.line is not None and hand.account_id is not None:
        await edit_cell(desk, hand.account_id, hand.line.product.product_id)


async def confirm_price(desk: Desk, hand: ProductAtHand) -> None:
    """The price at hand still holds, as of today."""
    if hand.line is None or hand.account_id is None:
        return
    account_id, product = hand.account_id, hand.line.product
    is_new = desk.do(
        lambda: portfolio_changes.confirm_price(desk.book, account_id, product.product_id, desk.today)
    )
    if is_new:
        desk.say(
            _("{product}: the price still holds, as of today").format(product=product.name), undoable=True
        )
    elif is_new is not None:
        desk.say(_("{product}: that price is of today already.").format(product=product.name))


async def read_whole(desk: Desk, hand: ProductAtHand) -> None:
    """Read the product line at hand whole, with its prices; then edit it, or delete one of the prices."""
    line = hand.line
    if line is None or hand.account_id is None:
        return
    answer = await desk.show(ReadWhole(lambda width: place_panel(line, width, desk.glyphs)))
    if answer == "edit":
        await edit_cell(desk, hand.account_id, line.product.product_id)
    elif answer == "delete" and line.prices:
        await delete_price(desk, line)
    elif answer == "delete":
        desk.say(_("No price was written down here."))


async def delete_price(desk: Desk, line: ProductLine) -> bool:
    """Take out a price that was a mistake, once asked which."""
    shown = [
        (reading, f"{_('none') if reading.price is None else show_amount(reading.price)}  {reading.terms}")
        for reading in line.prices
    ]
    answer = await ask_which(desk, clean(line.product.name), shown)
    if answer is None:
        return False
    said = _("Deleted a price: {product}").format(product=clean(line.product.name))
    return filled_forms.deleted(desk, lambda: portfolio_changes.delete_price(desk.book, answer), said)


async def new(desk: Desk, _hand: ProductAtHand) -> None:
    """Write down a product line, and stand on it."""
    product_id = await new_product(desk)
    if product_id is not None:
        desk.stand_on(product_id)


async def rename(desk: Desk, hand: ProductAtHand) -> None:
    """Give the product line at hand another name."""
    if hand.line is not None:
        await rename_product(desk, hand.line.product.product_id)


async def delete(desk: Desk, hand: ProductAtHand) -> None:
    """Delete a price of the product line at hand, or the line everywhere, once asked which."""
    line = hand.line
    if line is None:
        return
    answer: str | None = "e"
    if line.prices:
        question = _("What of {product} shall be deleted?").format(product=clean(line.product.name))
        answers = {
            "p": _("a price that was a mistake: asks which"),
            "e": _("the product line, at all accounts: says what goes with it"),
        }
        answer = await choose(desk, question, answers)
        desk.hold_keys()
    if answer == "p":
        await delete_price(desk, line)
    elif answer == "e":
        await delete_product(desk, line.product.product_id)


async def move(desk: Desk, hand: ProductAtHand, by: int) -> None:
    """Move the product line at hand down or up one place, for all accounts, once asked."""
    if hand.line is None:
        return
    product = hand.line.product
    if by > 0:
        question = _("Move the product line {name} down one place, for all accounts?")
    else:
        question = _("Move the product line {name} up one place, for all accounts?")
    if not await agree(desk, question.format(name=product.name), _("move")):
        return
    if desk.do(lambda: portfolio_changes.move_product(desk.book, product.product_id, by)):
        desk.say(_("Moved {name}").format(name=product.name), undoable=True)


# -- by id


async def new_product(desk: Desk, resumed: Filled | None = None) -> int | None:
    """Write down a product line; its id."""

    def write(name: str, slot: str) -> int:
        return portfolio_changes.add_product(desk.book, name, draft=slot)

    said = _("Added product line {name}")
    written = await _product_form(desk, "product", _("New product line"), "", write, said, resumed)
    return written.record_id if written is not None else None


async def rename_product(desk: Desk, product_id: int, resumed: Filled | None = None) -> bool:
    """Give a product line another name."""
    product = desk.read_or_say(lambda: _product(desk, product_id))
    if product is None:
        return False

    def write(name: str, slot: str) -> None:
        portfolio_changes.rename_product(desk.book, product_id, name, draft=slot)

    slot, title = f"product:{product_id}", _("Rename product line")
    said = _("The product line is called {name} now")

    def now() -> Filled:
        return {"name": _product(desk, product_id).name}

    return await _product_form(desk, slot, title, product.name, write, said, resumed, now) is not None


async def _product_form(
    desk: Desk,
    slot: str,
    title: str,
    name: str,
    write: Callable[[str, str], int | None],
    said: str,
    resumed: Filled | None,
    now: Callable[[], Filled] | None = None,
) -> Written | None:
    """Ask what a product line is called; `write` gives the id of a new one."""

    def submit(filled: Filled) -> Written:
        called = read_name(filled, PRODUCT, desk.today)
        product_id = save_or_show(lambda: write(called, slot))
        return Written(said.format(name=called), product_id)

    form = ProductForm(title, {"name": name}, today=desk.today, resumed=resumed)
    return await ask(desk, form, submit, keeper(desk, slot), now)


async def delete_product(desk: Desk, product_id: int) -> bool:
    """Delete a product line at all accounts, once it is said what goes with it."""
    book = desk.book
    product = desk.read_or_say(lambda: _product(desk, product_id))
    if product is None:
        return False
    uses = portfolio_reads.product_uses(book, product_id)
    sentence = _("Delete the product line {name}?").format(name=clean(product.name))
    if uses:
        sentence += " " + ngettext(
            "How it stands at {count} account, with price and terms, goes with it.",
            "How it stands at {count} accounts, with prices and terms, goes with it.",
            uses,
        ).format(count=uses)
    else:
        sentence += " " + _("Nothing is written down of it at any account.")
    if not await confirm(desk, sentence):
        return False
    name = desk.do(lambda: portfolio_changes.delete_product(book, product_id))
    if name is None:
        return False
    desk.say(_("Deleted product line {name}").format(name=name), undoable=True)
    return True


async def edit_cell(desk: Desk, account_id: int, product_id: int, resumed: Filled | None = None) -> bool:
    """Say how a product line stands at an account: competitor, price, terms."""
    book = desk.book
    grid = desk.read_or_say(lambda: portfolio_reads.portfolio_of(book, account_id))
    product = desk.read_or_say(lambda: _product(desk, product_id)) if grid is not None else None
    if grid is None or product is None:
        return False
    [row] = grid.rows
    cell = _cell(desk, account_id, product_id)
    slot = f"cell:{account_id}:{product_id}"

    def submit(filled: Filled) -> Written:
        changed = read_cell(filled, desk.today)
        save_or_show(
            lambda: portfolio_changes.set_cell(book, account_id, product_id, changed, desk.today, draft=slot),
        )
        return Written(_("{product}: {state}").format(product=product.name, state=changed.state.label))

    start = fill(CELL, cell, priced="")
    named = {**start, **(resumed or {})}["competitor"]
    form = CellForm(
        _("{product} at {name}").format(product=clean(product.name), name=clean(row.account)),
        start,
        today=desk.today,
        picks={
            "competitor": Pick(
                lambda text, _within: _suggest_competitors(desk, text),
                [Suggestion(named, "", None)] if named else [],
            )
        },
        resumed=resumed,
    )

    def now() -> Filled:
        return fill(CELL, _cell(desk, account_id, product_id), priced="")

    return await ask(desk, form, submit, keeper(desk, slot), now) is not None


def _cell(desk: Desk, account_id: int, product_id: int) -> Cell:
    """How a product line stands at an account by now. Raises GoneMeanwhile."""
    grid = portfolio_reads.portfolio_of(desk.book, account_id)
    [row] = grid.rows
    cells = zip(grid.products, row.cells, strict=True)
    return next((cell for product, cell in cells if product.product_id == product_id), NOT_ASSESSED)


def _suggest_competitors(desk: Desk, text: str) -> list[Suggestion]:
    """Competitors whose names fit; last a new one."""
    known = competitors(desk.book)
    named = [(competitor.name, competitor) for competitor in known]
    offers = offers_of(text, named, lambda one: Suggestion(one.name, "", one.competitor_id))[: MOST - 1]
    name = clean(text)
    if name and all(fold(competitor.name) != fold(name) for competitor in known):
        offers.append(Suggestion(name, _("a new competitor"), None))
    return offers


def _product(desk: Desk, product_id: int) -> Product:
    """A product line by its id. Raises GoneMeanwhile."""
    for product in portfolio_reads.products(desk.book):
        if product.product_id == product_id:
            return product
    raise GoneMeanwhile


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open the form of a product line again, with what was typed and not saved."""
    match slot.kind, slot.ids:
        case "product", ():
            await new_product(desk, content)
        case "product", (product_id,):
            await rename_product(desk, product_id, content)
        case "cell", (account_id, product_id):
            await edit_cell(desk, account_id, product_id, content)
