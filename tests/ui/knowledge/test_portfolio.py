"""The tab Portfolio of an account, and the white space over all accounts."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.knowledge.portfolio import Cell, Grid, PortfolioRow, Product
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.text.cleaning import clean
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.book import Book
from kamtui.store.knowledge import portfolio_changes, portfolio_reads
from kamtui.store.knowledge.competitor_reads import competitors
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import EVERYWHERE, MOVING
from kamtui.ui.keys.knowledge import PORTFOLIO, WHITE_SPACE
from kamtui.ui.keys.money import FIGURES
from kamtui.ui.knowledge.portfolio_screen import PortfolioScreen
from kamtui.ui.knowledge.white_space.drawing import OPEN, WIDEST_NAME, WhiteSpaceLines, across
from kamtui.ui.knowledge.white_space.screen import WhiteSpaceScreen
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.going import OpenAccount, OpenWhiteSpace
from tests.build import TODAY, an_account, set_states
from tests.effort import calls_of
from tests.ui.driving import Desk, opened
from tests.ui.money.sales_book import many_months
from tests.ui.shell.test_hostile_text import HOSTILE, is_calm

State = PortfolioState


def stock(book: Book, lines: tuple[str, ...] = ("Бои", "Tools", "Glue")) -> tuple[int, list[int]]:
    """An account and some product lines."""
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, city="София")
    return acme, [portfolio_changes.add_product(book, name) for name in lines]


def states(book: Book, account_id: int) -> list[PortfolioState]:
    [row] = portfolio_reads.portfolio_of(book, account_id).rows
    return [cell.state for cell in row.cells]


async def show(desk: Desk, account_id: int) -> PortfolioScreen:
    desk.screen.post_message(OpenAccount(account_id, "portfolio"))
    await desk.until(lambda: isinstance(desk.screen, PortfolioScreen))
    await desk.settle()
    assert isinstance(desk.screen, PortfolioScreen)
    return desk.screen


async def test_a_whole_row_is_set_by_single_keys_and_each_undone(book: Book) -> None:
    acme, _products = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        assert desk.sees("none of 3 lines assessed") and not desk.sees("could still sell ·")
        foot = " ".join(str(desk.one("#who").render()).split())
        assert foot.endswith(" · not assessed · enter writes down price and terms"), "never a name alone"
        await desk.press("L", "L", "L", "L", "j", "L", "L", "j", "L")
        assert states(book, acme) == [State.SOLD, State.COMPETITOR, State.NOT_NEEDED]
        assert desk.sees("1 line we could still sell · 1 of 3 lines sold, 1 with a competitor")
        await desk.press("minus")
        assert states(book, acme)[2] is State.NOT_ASSESSED
        await desk.press("u", "u")
        assert states(book, acme) == [State.SOLD, State.COMPETITOR, State.NOT_ASSESSED]
        assert "u" not in desk.rows()[0][:1]
        await desk.press("u")
        assert states(book, acme) == [State.SOLD, State.NOT_NEEDED, State.NOT_ASSESSED]
        await desk.press("ctrl+r")
        assert states(book, acme)[1] is State.COMPETITOR


async def test_where_the_scale_ends_nothing_is_written_and_that_is_said(book: Book) -> None:
    acme, products = stock(book)
    set_states(book, acme, {products[0]: State.SOLD})
    async with opened(book) as desk:
        await show(desk, acme)
        before = book.state()
        await desk.press("L")
        assert "Бои: sold is as far as it goes." in desk.said
        await desk.press("j", "H")
        assert "nothing to lower: L goes to the lowest step" in desk.said[-1]
        await desk.press("minus", "s", "o", "x", "q")
        assert "L and H move it a step" in desk.said[-1]
        assert book.state() == before


async def test_competitor_price_and_terms_in_a_form(book: Book) -> None:
    acme, products = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.press("enter")
        assert desk.at == "negotiated_price"
        await desk.type("1.234,50")
        assert desk.sees("1 234.50 €".replace(" ", "\u00a0")) or desk.sees("1 234.50 €")
        await desk.fill("terms", "за кг")
        await desk.fill("competitor", "Rival [/] Ltd")
        assert desk.typed("state") == State.COMPETITOR.value
        await desk.press("ctrl+s")
        [row] = portfolio_reads.portfolio_of(book, acme).rows
        [rival] = competitors(book)
        assert row.cells[0] == Cell(
            State.COMPETITOR, rival.competitor_id, "Rival [/] Ltd", 123_450, "за кг", TODAY
        )
        assert desk.sees("Rival [/] Ltd", "за кг") and is_calm(desk)
        await desk.press("enter")
        await desk.fill("negotiated_price", "1,234")
        await desk.press("ctrl+s")
        assert "two ways" in desk.problems()[0]
        await desk.fill("negotiated_price", "")
        await desk.press("ctrl+s")
        [row] = portfolio_reads.portfolio_of(book, acme).rows
        assert row.cells[0].negotiated_price is None and row.cells[0].competitor == "Rival [/] Ltd"
    assert products


async def test_product_lines_are_added_renamed_moved_deleted(book: Book) -> None:
    acme, products = stock(book, ())
    assert not products
    other = an_account(book, "Other", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await show(desk, acme)
        assert desk.sees("No product lines yet", "n writes down the first product line")
        assert desk.sees("which of them this one buys of us"), (
            "a paragraph, broken only where the window ends"
        )
        for name in ("Paints", "Tools"):
            await desk.press("n")
            await desk.type(name)
            await desk.press("ctrl+s")
        assert "Tools" in desk.row
        await desk.press("n")
        await desk.type("TOOLS")
        await desk.press("ctrl+s")
        assert "already" in desk.problems()[0]
        await desk.press("escape", "escape")
        await desk.press("K", "enter", "space")
        assert [one.name for one in portfolio_reads.products(book)] == ["Paints", "Tools"]
        await desk.press("y")
        assert [one.name for one in portfolio_reads.products(book)] == ["Tools", "Paints"]
        assert "Tools" in desk.row
        await desk.press("K", "y")  # it is the first already
        await desk.press("J", "y")
        assert [one.name for one in portfolio_reads.products(book)] == ["Paints", "Tools"]
        await desk.press("e")
        await desk.fill("name", "Инструменти")
        await desk.press("ctrl+s")
        assert [one.name for one in portfolio_reads.products(book)] == ["Paints", "Инструменти"]
        tools = portfolio_reads.products(book)[1].product_id
        set_states(book, other, {tools: State.SOLD})
        await desk.press("d")
        assert desk.name == "ConfirmDelete" and desk.sees("How it stands")
        await desk.press("n")
        assert len(portfolio_reads.products(book)) == 2
        await desk.press("d", "y")
        assert [one.name for one in portfolio_reads.products(book)] == ["Paints"]
        await desk.press("u")
        assert states(book, other) == [State.NOT_ASSESSED, State.SOLD]


async def test_what_was_typed_is_offered_again(book: Book) -> None:
    acme, products = stock(book)
    book.window_id, own = 77, book.window_id
    for slot, content in (
        (
            f"cell:{acme}:{products[0]}",
            {"state": "competitor", "competitor": "Rival", "negotiated_price": "12", "terms": ""},
        ),
        ("product", {"name": "Half a na"}),
        (f"product:{products[1]}", {"name": "Better"}),
    ):
        book.keep_draft(slot, content)
    book.window_id = own
    async with opened(book) as desk:
        seen = {}
        for _number in range(3):
            await desk.open_draft()
            form = desk.name + ("" if "name" not in desk.form.typed() else desk.typed("name"))
            seen[form] = desk.form.typed()
            await desk.press("ctrl+s")
            await desk.settle(0.3)
        assert set(seen) == {"CellForm", "ProductFormHalf a na", "ProductFormBetter"}
    assert [one.name for one in portfolio_reads.products(book)] == ["Бои", "Better", "Glue", "Half a na"]
    [row] = portfolio_reads.portfolio_of(book, acme).rows
    assert (row.cells[0].competitor, row.cells[0].negotiated_price) == ("Rival", 1200)


async def test_it_goes_when_the_account_goes(book: Book) -> None:
    acme, _products = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        account_changes.delete_account(book, acme)
        desk.screen.reload()  # type: ignore[attr-defined]
        await desk.until(lambda: desk.name == "TodayScreen")


async def test_a_book_that_is_read_only_says_so(path: Path) -> None:
    with Book.open(path, create=True) as book:
        acme, _products = stock(book)
    with Book.open(path, read_only=True) as book:
        async with opened(book) as desk:
            await show(desk, acme)
            for keys in (("L",), ("enter",), ("n",), ("e",), ("J",), ("d",)):
                await desk.press(*keys)
                assert "read" in desk.said[-1], keys
            assert states(book, acme) == [State.NOT_ASSESSED] * 3


# -- the white space


def a_grid(book: Book, count: int = 12) -> tuple[list[int], list[int]]:
    """Some accounts and product lines, the states going round."""
    products = [portfolio_changes.add_product(book, f"Line {number} of paints") for number in range(count)]
    ids = [
        an_account(book, name, stage=Stage.CUSTOMER, is_key=name == "Metro")
        for name in ("Acme", "Билла", "Metro", "Кауфланд България ЕООД и Ко")
    ]
    for number, account_id in enumerate(ids):
        set_states(
            book, account_id, {one: list(State)[(place + number) % 5] for place, one in enumerate(products)}
        )
    return ids, products


async def test_the_white_space_of_all_accounts_and_back_into_one(book: Book) -> None:
    ids, products = a_grid(book)
    async with opened(book) as desk:
        await show(desk, ids[0])
        await desk.press("W")
        await desk.until(lambda: isinstance(desk.screen, WhiteSpaceScreen))
        await desk.settle()
        assert "Acme" in desk.row  # where one came from
        assert "Metro" in desk.rows()[0]  # key accounts first
        assert desk.sees("sold", "offered", "competitor", "not needed", "not assessed", "sold at", "open at")
        assert all(cell_len(line) <= 80 for line in desk.lines())
        await desk.press("right", "right")
        assert desk.sees("Line 2 of paints")
        await desk.press("k", "enter")
        await desk.until(lambda: isinstance(desk.screen, PortfolioScreen))
        await desk.settle()
        assert desk.screen.account_id == ids[2]  # type: ignore[attr-defined]
        assert "Line 2" in desk.row
        before = states(book, ids[2])[2]
        await desk.press("L", "W")
        await desk.until(lambda: isinstance(desk.screen, WhiteSpaceScreen))
        await desk.settle()
        assert "Metro" in desk.row
        assert (before, states(book, ids[2])[2]) == (State.NOT_NEEDED, State.COMPETITOR)
        assert sum(isinstance(one, WhiteSpaceScreen) for one in desk.app.screen_stack) == 1
        await desk.press("escape")
        assert desk.screen.account_id == ids[0]  # type: ignore[attr-defined]
        assert isinstance(desk.screen, PortfolioScreen)
        await desk.press("escape")
        assert desk.name == "TodayScreen"
    assert products


async def test_sums_filter_and_order_of_the_white_space(book: Book) -> None:
    ids, products = a_grid(book)
    set_states(book, ids[0], dict.fromkeys(products, State.NOT_ASSESSED))
    async with opened(book, size=(120, 36)) as desk:
        desk.screen.post_message(OpenWhiteSpace())
        await desk.until(lambda: isinstance(desk.screen, WhiteSpaceScreen))
        await desk.settle()
        grid = desk.screen.grid  # type: ignore[attr-defined]
        sold = next(line for line in desk.lines() if "sold at" in line).split()
        assert sold[2:] == [
            *(str(column[State.SOLD]) for column in grid.columns),
            str(grid.counts[State.SOLD]),
        ]
        await desk.press("o")
        assert "Acme" in desk.rows()[0] and desk.sees("most open places first")
        await desk.press("f")
        await desk.type("билл")
        assert len(desk.rows()) == 1 and desk.sees("1 account")
        await desk.press("enter", "right")
        assert desk.sees("Line 1 of paints")
        await desk.press("f", "escape")
        assert len(desk.rows()) == 4
        await desk.press("f")
        await desk.type("nobody")
        assert desk.sees("No account has these words")


async def test_more_lines_than_fit_are_scrolled_sideways(book: Book) -> None:
    a_grid(book, 30)
    async with opened(book) as desk:
        desk.screen.post_message(OpenWhiteSpace())
        await desk.until(lambda: isinstance(desk.screen, WhiteSpaceScreen))
        await desk.settle()
        assert desk.sees("›")
        await desk.press(*["right"] * 40)
        assert desk.sees("Line 29 of paints", "‹")
        shape = desk.screen.lines.across  # type: ignore[attr-defined]
        assert shape.last == 30
        await desk.press(*["left"] * 40)
        assert desk.sees("Line 0 of paints") and not desk.sees("‹")


async def test_an_empty_white_space_says_what_to_press(book: Book) -> None:
    async with opened(book) as desk:
        desk.screen.post_message(OpenWhiteSpace())
        await desk.until(lambda: isinstance(desk.screen, WhiteSpaceScreen))
        await desk.settle()
        assert desk.sees("No product lines yet", "n writes down the first one")
        await desk.press("right", "o", "enter")
        portfolio_changes.add_product(book, "Paints")
        desk.screen.reload()  # type: ignore[attr-defined]
        await desk.settle()
        assert desk.sees("No live account yet")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
@pytest.mark.parametrize("ascii_only", [False, True])
async def test_hostile_names_are_calm_everywhere(book: Book, size: tuple[int, int], ascii_only: bool) -> None:
    for name in HOSTILE:
        portfolio_changes.add_product(book, clean(f"{name} line", limit=80))
    ids = [an_account(book, clean(f"{name} GmbH", limit=80), stage=Stage.CUSTOMER) for name in HOSTILE]
    product = portfolio_reads.products(book)[0].product_id
    portfolio_changes.set_cell(
        book,
        ids[0],
        product,
        Cell(State.COMPETITOR, None, "[/x] [b]Rival", 1200, "[@click=app.quit]per kg[/]"),
        TODAY,
    )
    async with opened(book, size=size, config=Config(ascii=ascii_only)) as desk:
        await show(desk, ids[0])
        assert is_calm(desk)
        await desk.press("s", "o", "x", "e", "escape", "d", "n", "enter", "escape", "W")
        await desk.until(lambda: isinstance(desk.screen, WhiteSpaceScreen))
        await desk.press("right", "right", "j", "question_mark", "escape")
        assert is_calm(desk)
        assert all(cell_len(line) == size[0] for line in desk.lines())
        if ascii_only:
            assert not any(sign in desk.shown() for sign in "●○×–")


async def test_counts_terms_and_the_way_to_all_accounts_are_whole_in_a_narrow_window(book: Book) -> None:
    acme, products = stock(book, tuple(f"Line {number}" for number in range(24)))
    several = [State.SOLD] * 4 + [State.OFFERED] * 7 + [State.COMPETITOR] * 2 + [State.NOT_NEEDED]
    set_states(book, acme, dict(zip(products, several, strict=False)))
    terms = "по договор от март: четирийсет и пет дни, с право на връщане, доставка франко склад София"
    portfolio_changes.set_cell(book, acme, products[0], Cell(State.SOLD, terms=terms), TODAY)
    async with opened(book) as desk:
        await show(desk, acme)
        assert desk.sees("19 open · 4 of 24 sold, 7 offered, 2 with a competitor, 10 not assessed")
        assert desk.sees("франко склад София"), "the terms are said whole below the list"
        assert "W could sell" in desk.bar
        await desk.resize(120, 36)
        assert desk.sees("19 lines we could still sell · 4 of 24 lines sold, 7 offered")


def test_the_legend_is_whole_where_the_counts_are_long() -> None:
    rows = [
        PortfolioRow(number, f"Client {number}", (Cell(list(State)[number % 5]),)) for number in range(800)
    ]
    lines = WhiteSpaceLines(Grid((Product(1, "Paints"),), tuple(rows)), rows, Glyphs())
    for width in (78, 118):
        lines.lay_out(width)
        words = lines.legend(width).plain.rstrip()
        assert cell_len(words) <= width and words.endswith("not assessed")


async def test_every_key_is_quick_over_many_accounts(book: Book) -> None:
    many_months(book, 300, 1)
    for number in range(12):
        portfolio_changes.add_product(book, f"Line {number}")
    async with opened(book) as desk:
        desk.screen.post_message(OpenWhiteSpace())
        await desk.until(lambda: isinstance(desk.screen, WhiteSpaceScreen))
        await desk.settle()
        screen, listed = desk.screen, desk.listed()
        assert isinstance(screen, WhiteSpaceScreen)

        def press() -> None:
            screen.action_column(1)
            listed.step(1)
            desk.lines()

        assert calls_of(press) < 30_000


@pytest.mark.parametrize("group", [PORTFOLIO + DOSSIER, WHITE_SPACE, FIGURES + DOSSIER])
def test_no_key_does_two_things_here(group: tuple[Act, ...]) -> None:
    taken: dict[str, str] = {}
    for key in (*group, *EVERYWHERE, *MOVING):
        for name in key.keys.split(","):
            assert name not in taken, f"{name} is {taken.get(name)} and {key.id}"
            taken[name] = key.id


def test_names_of_accounts_have_the_room_that_few_product_lines_leave() -> None:
    assert across(1, 0, 78, 5).name == WIDEST_NAME
    assert across(30, 0, 78, 5).name < 20, "many lines take it"
    assert across(7, 0, 158, 14).cell == 16, (
        "a head is whole, and two cells from the next, where there is room"
    )
    few = across(4, 0, 78, 12)
    assert few.places == range(4) and few.name + 4 * few.cell + OPEN <= 78


@pytest.mark.parametrize(
    ("width", "upper", "lower"),
    [
        (58, "Tray Flow- Cup", "account [seale…]Therm… wrapp… lines Film open"),
        (78, "Tray Flow-", "account [ sealers ]Thermofo… wrappers Cup lines Film open"),
    ],
)
def test_heads_are_broken_between_words_and_cut_within_one(width: int, upper: str, lower: str) -> None:
    names = ["Tray sealers", "Thermoformers", "Flow-wrappers", "Cup lines", "Film"]
    products = tuple(Product(number, name) for number, name in enumerate(names))
    lines = WhiteSpaceLines(Grid(products, ()), (), Glyphs())
    lines.lay_out(width)
    above = [" ".join(lines.heading_above(line).split()) for line in (2, 1)]
    assert [*above, " ".join(lines.heading().split())] == ["", upper, lower]
    alike = WhiteSpaceLines(Grid((Product(1, "Cup lines A"), Product(2, "Cup lines B")), ()), (), Glyphs())
    alike.lay_out(24)
    assert len(set(alike.heads())) == 2
