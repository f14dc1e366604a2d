"""Product lines in the book, how they stand at each account, and the white space over all."""

from datetime import date, timedelta

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.portfolio import NOT_ASSESSED, Cell
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge import competitor_changes, competitor_reads, portfolio_changes, portfolio_reads
from tests.build import TODAY, an_account, set_states
from tests.store.acts import no_act, one_act

SOLD, OFFERED, RIVAL, NONE = (
    PortfolioState.SOLD,
    PortfolioState.OFFERED,
    PortfolioState.COMPETITOR,
    PortfolioState.NOT_ASSESSED,
)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def names(book: Book) -> list[str]:
    return [one.name for one in portfolio_reads.products(book)]


def test_product_lines_and_their_order(book: Book) -> None:
    with one_act(book, "Add product line Бои"):
        paints = portfolio_changes.add_product(book, "Бои")
    tools, glue = portfolio_changes.add_product(book, "Tools"), portfolio_changes.add_product(book, "Лепила")
    with pytest.raises(Problems, match="already"):
        portfolio_changes.add_product(book, "boi")
    with pytest.raises(Problems, match="already"):
        portfolio_changes.rename_product(book, glue, "TOOLS")
    with one_act(book, "Rename product line to Бои и лакове"):
        portfolio_changes.rename_product(book, paints, "Бои и лакове")
    with one_act(book, "Move product line Лепила"):
        assert portfolio_changes.move_product(book, glue, -1)
    assert names(book) == ["Бои и лакове", "Лепила", "Tools"]
    assert portfolio_changes.move_product(book, paints, 9)
    assert names(book) == ["Лепила", "Tools", "Бои и лакове"]
    with no_act(book):
        assert not portfolio_changes.move_product(book, glue, -1)
    with one_act(book, "Delete product line Tools"):
        assert portfolio_changes.delete_product(book, tools) == "Tools"
    assert portfolio_changes.move_product(book, paints, -1)  # also where a place is missing
    assert names(book) == ["Бои и лакове", "Лепила"]
    for gone in (lambda: portfolio_changes.delete_product(book, tools), lambda: portfolio_changes.move_product(book, tools, 1),
                 lambda: portfolio_changes.rename_product(book, tools, "x")):  # fmt: skip
        with pytest.raises(GoneMeanwhile):
            gone()


def test_each_line_is_set_by_an_act_and_what_says_nothing_new_by_none(book: Book) -> None:
    acme = an_account(book)
    paints, tools, glue = (portfolio_changes.add_product(book, name) for name in ("Бои", "Tools", "Лепила"))
    with one_act(book, "Acme: Бои sold"):
        portfolio_changes.set_state(book, acme, paints, SOLD)
    set_states(book, acme, {tools: RIVAL, glue: NONE})
    [row] = portfolio_reads.portfolio_of(book, acme).rows
    assert [cell.state for cell in row.cells] == [SOLD, RIVAL, NONE]
    assert book.rows("SELECT count(*) FROM portfolio_item") == [(2,)]  # nothing said is no row
    with no_act(book):
        set_states(book, acme, {paints: SOLD, tools: RIVAL, glue: NONE})
    with one_act(book, "Acme: Лепила offered"):
        set_states(book, acme, {glue: OFFERED})
    with one_act(book, "Acme: Бои not assessed"):
        set_states(book, acme, {paints: NONE})
    assert book.rows("SELECT count(*) FROM portfolio_item") == [(2,)]
    with pytest.raises(GoneMeanwhile):
        set_states(book, 7, {paints: SOLD})
    with pytest.raises(GoneMeanwhile):
        set_states(book, acme, {7: SOLD})
    with pytest.raises(GoneMeanwhile):
        portfolio_reads.portfolio_of(book, 7)


def test_what_was_negotiated_stays_as_the_state_changes(book: Book) -> None:
    acme = an_account(book)
    paints = portfolio_changes.add_product(book, "Бои")
    cell = Cell(RIVAL, None, "Рива", 12_50, "за кг")
    with one_act(book, "Acme: Бои with a competitor"):  # who is made with it
        portfolio_changes.set_cell(book, acme, paints, cell, TODAY)
    [riva] = competitor_reads.competitors(book)
    assert riva.lines == 1
    [row] = portfolio_reads.portfolio_of(book, acme).rows
    assert row.cells == (Cell(RIVAL, riva.competitor_id, "Рива", 12_50, "за кг", TODAY),)
    set_states(book, acme, {paints: SOLD})
    [row] = portfolio_reads.portfolio_of(book, acme).rows
    assert row.cells == (Cell(SOLD, None, "", 12_50, "за кг", TODAY),)
    set_states(book, acme, {paints: NONE})
    [row] = portfolio_reads.portfolio_of(book, acme).rows
    assert row.cells == (Cell(NONE, None, "", 12_50, "за кг", TODAY),) and not row.cells[0].says_nothing
    portfolio_changes.set_cell(book, acme, paints, Cell(RIVAL, riva.competitor_id), TODAY)
    with one_act(book, "Delete competitor Рива"):  # the line stays with a competitor, of no name
        competitor_changes.delete_competitor(book, riva.competitor_id)
    [row] = portfolio_reads.portfolio_of(book, acme).rows
    assert row.cells == (Cell(RIVAL),)
    portfolio_changes.set_cell(book, acme, paints, NOT_ASSESSED, TODAY)
    assert book.rows("SELECT count(*) FROM portfolio_item") == [(0,)]


def test_a_price_that_moves_keeps_its_course(book: Book) -> None:
    acme = an_account(book)
    paints = portfolio_changes.add_product(book, "Бои")

    def course() -> list[tuple[date | None, int | None]]:
        readings = portfolio_reads.price_courses(book, acme).get(paints, [])
        return [(reading.read_on, reading.price) for reading in readings]

    portfolio_changes.set_cell(book, acme, paints, Cell(SOLD, negotiated_price=12_50), ago(90))
    with one_act(book, "Acme: Бои sold"):
        portfolio_changes.set_cell(book, acme, paints, Cell(SOLD, negotiated_price=13_10), ago(30))
    with no_act(book):
        portfolio_changes.set_cell(book, acme, paints, Cell(SOLD, negotiated_price=13_10), TODAY)
    assert course() == [(ago(30), 13_10), (ago(90), 12_50)]
    with one_act(book, "Acme: Бои sold"):  # a mistake of that day
        cell = Cell(SOLD, negotiated_price=13_20, priced_on=ago(30))
        portfolio_changes.set_cell(book, acme, paints, cell, TODAY)
    with one_act(book, "Acme: the price of Бои still holds"):
        assert portfolio_changes.confirm_price(book, acme, paints, TODAY)
    with no_act(book):
        assert not portfolio_changes.confirm_price(book, acme, paints, TODAY)
    assert course() == [(TODAY, 13_20), (ago(30), 13_20), (ago(90), 12_50)]
    latest = portfolio_reads.price_courses(book, acme)[paints][0]
    with one_act(book, "Acme: a price of Бои deleted"):
        portfolio_changes.delete_price(book, latest.reading_id)
    assert course()[0] == (ago(30), 13_20)
    with pytest.raises(GoneMeanwhile):
        portfolio_changes.delete_price(book, latest.reading_id)
    assert portfolio_reads.product_uses(book, paints) == account_reads.belongings(book, acme).dossier == 1
    with one_act(book, "Delete product line Бои"):
        portfolio_changes.delete_product(book, paints)
    assert course() == []


def test_the_white_space_of_all_live_accounts(book: Book) -> None:
    paints, tools = portfolio_changes.add_product(book, "Бои"), portfolio_changes.add_product(book, "Tools")
    beta = an_account(book, "Бета", stage=Stage.CUSTOMER)
    alfa = an_account(book, "Alfa")
    key = an_account(book, "Ключова", stage=Stage.CUSTOMER, is_key=True)
    former = an_account(book, "Бивша", stage=Stage.FORMER)
    set_states(book, beta, {paints: SOLD})
    set_states(book, key, {paints: OFFERED, tools: SOLD})
    set_states(book, former, {paints: SOLD})
    found = portfolio_reads.white_space(book)
    assert [row.account_id for row in found.rows] == [key, alfa, beta]
    assert found.column(0)[SOLD] == 1 and found.column(0)[OFFERED] == 1 and found.column(0)[NONE] == 1
    assert found.counts[NONE] == 3
    assert portfolio_reads.product_uses(book, paints) == 3
    portfolio_changes.delete_product(book, paints)
    assert portfolio_reads.product_uses(book, paints) == 0
    assert account_reads.belongings(book, key).dossier == 1
