"""What becomes of each row of a price list, beside what the book knows."""

from datetime import date

from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.knowledge.portfolio import Cell, Product
from kamtui.domain.knowledge.readings import PriceReading
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.prices.plan import (
    PlannedPrice,
    Verdict,
    account_in_titles,
    listed_customers,
    named_products,
    planned_prices,
)
from kamtui.domain.prices.sheet import PriceRow

JANUARY, JULY, NOVEMBER = (date(2026, month, 1) for month in (1, 7, 11))
GLUE = Product(7, "GTX Pro")


def row(line: int, price: int | None, day: date | None, product: str = "GTX Pro", **more: object) -> PriceRow:
    return PriceRow(line, "Alfa", "", product, price, day=day, **more)  # type: ignore[arg-type]


def planned(
    *rows: PriceRow, cell: Cell | None = None, course: tuple[PriceReading, ...] = ()
) -> list[PlannedPrice]:
    [alfa] = listed_customers(rows)
    known = {(1, 7): cell} if cell is not None else {}
    return planned_prices(
        rows,
        {(customer_key("Alfa"), ""): alfa._replace(account_id=1, account="Alfa")},
        named_products(rows, [GLUE], {}),
        known,
        {(1, 7): course} if course else {},
    )


def test_a_new_price_is_a_reading_of_its_day_and_the_same_again_is_none() -> None:
    course = (PriceReading(3, JANUARY, 1000, "per kg"),)
    same, later, once_more = planned(
        row(2, 1000, JULY), row(3, 1100, NOVEMBER), row(4, 1100, NOVEMBER), course=course
    )
    assert same.verdict is Verdict.UNCHANGED and once_more.verdict is Verdict.UNCHANGED
    assert later.verdict is Verdict.CHANGED and later.was.negotiated_price == 1000
    # Of terms the list says nothing: those known stay.
    assert later.now.terms == "per kg" and later.writes is not None and later.writes.in_place_of is None
    [silent] = planned(row(2, 1000, JULY, says_terms=True), course=course)
    assert silent.verdict is Verdict.CHANGED and silent.now.terms == ""
    [of_that_day] = planned(row(2, 900, JANUARY), course=course)
    assert of_that_day.writes is not None and of_that_day.writes.in_place_of == 3
    [before] = planned(row(2, 900, date(2025, 1, 1)), course=course)
    assert before.verdict is Verdict.ADDED


def test_prices_of_several_days_are_compared_in_the_order_of_their_days() -> None:
    newer, older = planned(row(2, 1100, JULY), row(3, 1000, JANUARY))
    assert older.verdict is Verdict.ADDED and newer.verdict is Verdict.CHANGED
    assert newer.was.negotiated_price == 1000


def test_two_rows_that_say_otherwise_of_one_day_are_not_both_taken() -> None:
    first, second = planned(row(2, 1100, JULY), row(3, 1200, JULY))
    assert first.verdict is Verdict.ADDED and second.verdict is Verdict.REFUSED and "line 2" in second.why


def test_how_a_line_stands_changes_only_where_the_row_says_it() -> None:
    cell = Cell(PortfolioState.COMPETITOR, 5, "Baumit")
    [price_alone] = planned(row(2, 1000, JULY), cell=cell)
    assert price_alone.now.state is PortfolioState.COMPETITOR and price_alone.now.competitor_id == 5
    [sold] = planned(row(2, None, None, state=PortfolioState.SOLD), cell=cell)
    assert sold.verdict is Verdict.CHANGED and (sold.now.state, sold.now.competitor) == (
        PortfolioState.SOLD,
        "",
    )
    [same] = planned(row(2, None, None, state=PortfolioState.COMPETITOR, competitor="BAUMIT"), cell=cell)
    assert same.verdict is Verdict.UNCHANGED


def test_product_lines_are_known_whatever_the_blanks_and_asked_about_where_a_letter_is_off() -> None:
    rows = [row(2, 1, JULY, "GTXPro"), row(3, 1, JULY, "GTX Prro"), row(4, 1, JULY, "Paint")]
    known = named_products(rows, [GLUE, Product(8, "AL-9 mortar")], {})
    assert known["gtxpro"].product_id == 7 and known["gtxpro"].known == "GTX Pro"
    assert known["gtxprro"].alike == (GLUE,) and known["paint"].is_new
    # Another number is another product line.
    assert named_products([row(2, 1, JULY, "AL-8 mortar")], [Product(8, "AL-9 mortar")], {})[
        "al8mortar"
    ].is_new
    boya = Product(9, "Фасадна боя")
    assert named_products([row(2, 1, JULY, "Фасадна бояя")], [boya], {})["fasadnaboyaya"].alike == (boya,)
    assert named_products(rows, [GLUE], {"gtxprro": 7})["gtxprro"].product_id == 7
    assert named_products(rows, [GLUE], {"gtxprro": None})["gtxprro"].is_new


def test_whose_prices_they_are_is_told_by_a_whole_name() -> None:
    accounts = [(1, "Metro"), (2, "Metro Cash & Carry"), (3, "Alfa EOOD")]
    assert account_in_titles(["Price list Metro Cash & Carry 2026"], accounts) == (
        2,
        "Price list Metro Cash & Carry 2026",
    )
    assert account_in_titles(["Цени Метро"], accounts) == (1, "Цени Метро")
    assert account_in_titles(["list", "alfa prices"], accounts) == (3, "alfa prices")
    assert account_in_titles(["Metropolitan prices"], accounts) is None
    assert account_in_titles(["Beta and Gama"], [(1, "Beta"), (2, "Gama")]) is None


def test_a_product_line_stands_as_the_newest_row_says_it() -> None:
    rows = (
        row(2, 1100, JULY, state=PortfolioState.SOLD),
        row(3, 1000, JANUARY, state=PortfolioState.OFFERED),
        row(4, 1100, JULY, state=PortfolioState.NOT_NEEDED),
    )
    newer, older, otherwise = planned(*rows)
    assert (older.now.state, newer.now.state) == (PortfolioState.NOT_ASSESSED, PortfolioState.SOLD)
    assert otherwise.verdict is Verdict.REFUSED
    # What is sold may be bought from a competitor too, who stays the same one.
    bought = Cell(PortfolioState.COMPETITOR, 5, "Beta")
    [besides] = planned(row(2, None, None, state=PortfolioState.SOLD, competitor="BETA"), cell=bought)
    assert besides.now[:3] == (PortfolioState.SOLD, 5, "Beta")
    # So the same list once more says nothing new.
    course = (PriceReading(4, JULY, 1100), PriceReading(3, JANUARY, 1000))
    again = planned(*rows[:2], cell=Cell(PortfolioState.SOLD, negotiated_price=1100), course=course)
    assert [one.verdict for one in again] == [Verdict.UNCHANGED, Verdict.UNCHANGED]


def test_another_competitor_is_another_one_also_where_none_was_known() -> None:
    by_beta = Cell(PortfolioState.COMPETITOR, 5, "Beta")
    [gama] = planned(row(2, None, None, state=PortfolioState.COMPETITOR, competitor="Gama"), cell=by_beta)
    assert (gama.now.competitor, gama.now.competitor_id) == ("Gama", None)
    [silent] = planned(row(2, None, None, state=PortfolioState.COMPETITOR), cell=by_beta)
    assert (silent.now.competitor, silent.now.competitor_id) == ("Beta", 5)


def test_a_row_of_a_new_account_has_the_name_in_the_list() -> None:
    rows = (row(2, 1000, JULY),)
    [alfa] = listed_customers(rows)
    [new] = planned_prices(rows, {(customer_key("Alfa"), ""): alfa}, named_products(rows, [GLUE], {}), {}, {})
    assert (new.account_id, new.account) == (None, "Alfa")
