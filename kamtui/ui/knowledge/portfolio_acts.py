"""What can be done from any place about the portfolio: product lines, and how each stands at an account.

Built on the acts of `ui.shell.acts`: each asks, writes to the book, says what happened.
"""

from collections.abc import Callable

from kamtui.domain.fields import FieldReader
from kamtui.domain.knowledge.portfolio import NOT_ASSESSED, Cell, Product, read_cell
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.matching import best
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge import portfolio_changes, portfolio_reads
from kamtui.store.knowledge.competitor_reads import competitors
from kamtui.ui.forms import typed
from kamtui.ui.shell.acts import Acts
from kamtui.ui.widgets.suggestions import MOST, Suggestion

Filled = dict[str, str]


class PortfolioActs(Acts):
    """The acts about product lines. Each returns whether the book was changed, or what is new."""

    async def new_product(self, resumed: Filled | None = None) -> int | None:
        """Write down a product line; its id."""
        made: list[int] = []

        def write(name: str, slot: str) -> None:
            made.append(portfolio_changes.add_product(self.desk.book, name, draft=slot))

        said = _("Added product line {name}")
        await self._product_form("product", _("New product line"), "", write, said, resumed)
        return made[0] if made else None

    async def rename_product(self, product_id: int, resumed: Filled | None = None) -> bool:
        """Give a product line another name."""
        product = self.read_or_say(lambda: self._product(product_id))
        if product is None:
            return False

        def write(name: str, slot: str) -> None:
            portfolio_changes.rename_product(self.desk.book, product_id, name, draft=slot)

        slot, title = f"product:{product_id}", _("Rename product line")
        said = _("The product line is called {name} now")

        def now() -> Filled:
            return {"name": self._product(product_id).name}

        return await self._product_form(slot, title, product.name, write, said, resumed, now)

    async def _product_form(
        self,
        slot: str,
        title: str,
        name: str,
        write: Callable[[str, str], None],
        said: str,
        resumed: Filled | None,
        now: Callable[[], Filled] | None = None,
    ) -> bool:
        from kamtui.ui.knowledge.portfolio_forms import ProductForm

        words: list[str] = []

        def submit(filled: Filled) -> None:
            reader = FieldReader(filled)
            called = reader.needed("name", _("Give the product line a name."))
            reader.finish()
            self.save_or_show(lambda: write(called, slot))
            words.append(said.format(name=called))

        form = ProductForm(title, {"name": name}, submit, self._keeper(slot), resumed=resumed)
        return await self._ask(form, words, now)

    async def delete_product(self, product_id: int) -> bool:
        """Delete a product line at all accounts, once it is said what goes with it."""
        book = self.desk.book
        product = self.read_or_say(lambda: self._product(product_id))
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
        if not await self._confirm(sentence):
            return False
        name = self.do(lambda: portfolio_changes.delete_product(book, product_id))
        if name is None:
            return False
        self.say(_("Deleted product line {name}").format(name=name), undoable=True)
        return True

    async def edit_cell(self, account_id: int, product_id: int, resumed: Filled | None = None) -> bool:
        """Say how a product line stands at an account: competitor, price, terms."""
        from kamtui.ui.knowledge.portfolio_forms import CellForm

        book = self.desk.book
        grid = self.read_or_say(lambda: portfolio_reads.portfolio_of(book, account_id))
        product = self.read_or_say(lambda: self._product(product_id)) if grid is not None else None
        if grid is None or product is None:
            return False
        [row] = grid.rows
        cell = self._cell(account_id, product_id)
        slot = f"cell:{account_id}:{product_id}"
        said: list[str] = []

        def submit(filled: Filled) -> None:
            state = PortfolioState(filled["state"])
            changed = read_cell(filled, state, None, clean(filled["competitor"]))
            self.save_or_show(
                lambda: portfolio_changes.set_cell(book, account_id, product_id, changed, draft=slot)
            )
            said.append(_("{product}: {state}").format(product=product.name, state=state.label))

        form = CellForm(
            _("{product} at {name}").format(product=clean(product.name), name=clean(row.account)),
            typed.type_cell(cell),
            submit,
            self._keeper(slot),
            competitors=self._suggest_competitors,
            resumed=resumed,
        )
        return await self._ask(form, said, lambda: typed.type_cell(self._cell(account_id, product_id)))

    def _cell(self, account_id: int, product_id: int) -> Cell:
        """How a product line stands at an account by now. Raises GoneMeanwhile."""
        grid = portfolio_reads.portfolio_of(self.desk.book, account_id)
        [row] = grid.rows
        cells = zip(grid.products, row.cells, strict=True)
        return next((cell for product, cell in cells if product.product_id == product_id), NOT_ASSESSED)

    def _suggest_competitors(self, text: str) -> list[Suggestion]:
        """Competitors whose names fit; last a new one."""
        known = competitors(self.desk.book)
        offers = [
            Suggestion(competitor.name, "", competitor.competitor_id)
            for competitor in best(text, ((competitor.name, competitor) for competitor in known))
        ][: MOST - 1]
        name = clean(text)
        if name and all(fold(competitor.name) != fold(name) for competitor in known):
            offers.append(Suggestion(name, _("a new competitor"), None))
        return offers

    def _product(self, product_id: int) -> Product:
        """A product line by its id. Raises GoneMeanwhile."""
        for product in portfolio_reads.products(self.desk.book):
            if product.product_id == product_id:
                return product
        raise GoneMeanwhile

    # -- drafts

    async def resume(self, slot: str, content: Filled) -> None:
        """Open the form again in which something was typed and not saved."""
        kind, *about = slot.split(":")
        ids = [int(number) for number in about if number.isdecimal()]
        if kind == "product" and not ids:
            self.say(_("Here is what you typed and did not save."))
            await self.new_product(content)
        elif kind == "product":
            self.say(_("Here is what you typed and did not save."))
            await self.rename_product(ids[0], content)
        elif kind == "cell" and len(ids) == 2:
            self.say(_("Here is what you typed and did not save."))
            await self.edit_cell(ids[0], ids[1], content)
        else:
            await super().resume(slot, content)
