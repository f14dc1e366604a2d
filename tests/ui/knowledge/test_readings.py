"""Dated readings on the tabs of an account: texts, prices and the brand image, their course, and what takes one out."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.accounts.words import Stage
from kamtui.domain.knowledge.dossier import SatisfactionCourse
from kamtui.domain.knowledge.image import BrandImage, ImageReading
from kamtui.domain.knowledge.portfolio import Cell, Product
from kamtui.domain.knowledge.readings import PriceReading, TextReading
from kamtui.domain.knowledge.words import Bond, PortfolioState, Topic
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.store.book.book import Book
from kamtui.store.knowledge import (
    bond_changes,
    bond_reads,
    dossier_changes,
    dossier_reads,
    image_reads,
    portfolio_changes,
    portfolio_reads,
)
from kamtui.ui.forms import drafts
from kamtui.ui.knowledge import bond_acts, known_acts, portfolio_acts
from kamtui.ui.knowledge.bonds_drawing import draw_image, image_content
from kamtui.ui.knowledge.course_drawing import as_of, price_course, text_course
from kamtui.ui.knowledge.dossier_drawing import DossierLines, TopicLine
from kamtui.ui.knowledge.hand import BondAtHand, KnownAtHand, ProductAtHand
from kamtui.ui.knowledge.known_drawing import known_content
from kamtui.ui.knowledge.portfolio_drawing import ProductLine, across, detail_words, draw_place
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.blocks import assemble
from tests.build import TODAY, an_account
from tests.ui.driving import Desk, opened
from tests.ui.front import AnsweringFront, desk_of, saved

SIGNS = Glyphs()
_NO_COURSE = SatisfactionCourse()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def lines(content: Content) -> list[str]:
    return content.plain.split("\n")


def words(parts: Sequence[tuple[str, str]]) -> str:
    return "".join(text for text, _look in parts)


# -- drawn


def text(reading_id: int, read_on: date | None, said: str) -> TextReading:
    return TextReading(reading_id, Topic.DECIDES, read_on, said)


TEXTS = (
    text(5, ago(1), "Galina decides. The board nods."),
    text(4, ago(30), "Galina decides. The board nods."),
    text(3, ago(60), ""),
    text(2, ago(90), "Stoyanov decides. The board nods."),
    text(1, None, "Stoyanov decides."),
)


def test_the_course_of_a_text_says_what_came_and_what_went() -> None:
    assert lines(assemble(text_course(TEXTS, 60, SIGNS)))[1:] == [
        "How it changed ─────────────────────────────────────────── 5",
        "21 Nov 2026",
        "still so",
        "23 Oct 2026",
        "+ Galina decides.",
        "+ The board nods.",
        "23 Sep 2026",
        "nothing known any more",
        "24 Aug 2026",
        "+ The board nods.",
        "day not known",
        "Stoyanov decides.",
        "",
    ]
    assert as_of(TEXTS) == "as of 21 Nov 2026, so since 23 Oct 2026"
    assert as_of(TEXTS[4:]) == "day not known" and as_of(TEXTS[3:]) == "as of 24 Aug 2026"
    same = (text(2, TODAY, "x"), text(1, None, "x"))
    assert as_of(same) == "as of 22 Nov 2026, from before days were kept"
    assert text_course(TEXTS[:1], 60, SIGNS) == []


def test_of_a_long_course_it_is_said_how_much_is_left_out() -> None:
    many = [text(number, ago(100 - number), str(number)) for number in range(20, 0, -1)]
    assert lines(assemble(text_course(many, 40, SIGNS)))[-2] == "and 8 before"


PRICES = (
    PriceReading(4, ago(20), 13_10, "a kilo"),
    PriceReading(3, ago(40), 13_10, "a kilo"),
    PriceReading(2, ago(90), 12_50, "a kilo"),
    PriceReading(1, None, None, "by word only"),
)


def test_a_price_and_its_course_at_80_cells() -> None:
    line = ProductLine(
        Product(1, "Film"), Cell(PortfolioState.SOLD, None, "", 13_10, "a kilo", ago(20)), PRICES
    )
    assert detail_words(line, SIGNS) == "12.50\u00a0€ → 13.10\u00a0€ · a kilo"
    assert detail_words(line, SIGNS, TODAY) == "12.50\u00a0€ → 13.10\u00a0€ since 13 Oct · a kilo"
    drawn = words(draw_place(line, 76, across([line], 76), TODAY, SIGNS))
    assert cell_len(drawn) == 76 and drawn.endswith("  2 Nov") and "12.50 € → 13.10 € · a kilo" in drawn
    assert [" ".join(row.split()) for row in lines(assemble(price_course(PRICES, 60, SIGNS)))[2:]] == [
        "2 Nov 2026 13.10 € still so",
        "13 Oct 2026 13.10 € +0.60 €",
        "24 Aug 2026 12.50 € a kilo",
        "day not known none by word only",
        "",
    ]
    assert price_course(PRICES[:1], 60, SIGNS) == []


def test_names_of_product_lines_take_the_room_that_they_need_and_no_day_stands_where_none_is() -> None:
    def layout(*names: str) -> tuple[int, bool]:
        return across([ProductLine(Product(1, name), Cell()) for name in names], 76)

    assert layout("Film") == (cell_len("product line"), False)
    assert layout("Film", "Thermoformers and sealers of all sizes") == (22, False)
    assert layout("Thermoformers") == (13, False)
    assert across([ProductLine(Product(1, "Film"), Cell(), PRICES)], 76).has_days


def test_the_brand_image_is_drawn_as_a_bond_is_with_what_was_done() -> None:
    image = BrandImage(
        (
            ImageReading(reading_id=2, read_on=ago(9), strength=3, evidence="asks us first", done="the fair"),
            ImageReading(reading_id=1, read_on=ago(400), strength=2, evidence="cup people"),
        ),
        ago(100),
    )
    drawn = words(draw_image(image, 76, TODAY, SIGNS))
    assert cell_len(drawn) == 76
    assert " ".join(drawn.split()) == "brand image ▰▰▰▰▰▰▰▰▰▱▱▱▱▱▱ 3 +1 the fair −9d"
    whole = image_content(image, 60, SIGNS).plain
    assert "done for it   the fair" in whole and "2  cup people" in whole
    assert "? not known" in words(draw_image(BrandImage(), 76, TODAY, SIGNS))
    unknown = BrandImage((ImageReading(reading_id=1, read_on=None, strength=None, evidence="скъпи"),))
    assert "day not known" in image_content(unknown, 60, SIGNS).plain


def test_what_is_over_a_year_old_is_counted_at_the_head() -> None:
    old, new = text(1, ago(366), "x"), TextReading(2, Topic.PRICE, ago(365), "y")
    known = DossierLines(
        {Topic.DECIDES: [old], Topic.PRICE: [new]}, {}, _NO_COURSE, (), TODAY, SIGNS, KnowledgeLimits()
    )
    head = words(known.draw(0, 78))
    assert head.startswith("What we know") and head.endswith("2 of 7, 1 is old: space says still so")
    assert words(known.draw(4, 78)).rstrip().endswith("21 Nov 25")


def test_a_text_of_an_older_book_says_that_its_day_is_not_known() -> None:
    line = TopicLine(Topic.DECIDES, TEXTS[4:])
    assert "day not known" in known_content(line, (), _NO_COURSE, 60, SIGNS).plain


# -- acts


def known(book: Book, account_id: int, topic: Topic = Topic.PRICE) -> KnownAtHand:
    return KnownAtHand(account_id, known=TopicLine(topic, dossier_reads.text_course(book, account_id, topic)))


def course(book: Book, account_id: int) -> list[tuple[date | None, str]]:
    return [
        (reading.read_on, reading.text)
        for reading in dossier_reads.text_course(book, account_id, Topic.PRICE)
    ]


async def test_a_text_is_still_so_by_one_key_and_undone(book: Book) -> None:
    acme = an_account(book)
    dossier_changes.write_text(book, acme, Topic.PRICE, "нисък", ago(400))
    front = AnsweringFront()
    await known_acts.confirm(desk_of(book, front), known(book, acme))
    assert course(book, acme) == [(TODAY, "нисък"), (ago(400), "нисък")]
    assert front.said[-1].startswith("Price: still so, as of today")
    await known_acts.confirm(desk_of(book, front), known(book, acme))
    assert front.said[-1] == "Price: that is of today already." and len(course(book, acme)) == 2
    book.undo()
    assert course(book, acme) == [(ago(400), "нисък")]


async def test_a_text_of_another_day_and_one_that_is_deleted(book: Book) -> None:
    acme = an_account(book)
    dossier_changes.write_text(book, acme, Topic.PRICE, "нисък", ago(400))
    front = AnsweringFront(lambda form: saved(form, text="висок", read="1.9.2026"))
    await known_acts.edit(desk_of(book, front), known(book, acme))
    assert course(book, acme)[0] == (date(2026, 9, 1), "висок")
    assert front.said[-1].startswith("Written: price, as of 1 Sep 2026")
    asked: list[dict[str, str]] = []

    def choose(letter: str | None) -> AnsweringFront:
        def answer(dialog: object) -> str | None:
            asked.append(dict(dialog.answers))  # type: ignore[attr-defined]
            return letter

        return AnsweringFront(answer)

    await known_acts.delete(desk_of(book, choose(None)), known(book, acme))
    assert asked[0] == {
        "a": "1 Sep 2026 · висок",
        "b": "18 Oct 2025 · нисък",
        "n": "none was: nothing of it is known any more, from today on",
    }
    assert len(course(book, acme)) == 2
    await known_acts.delete(desk_of(book, choose("a")), known(book, acme))
    assert course(book, acme) == [(ago(400), "нисък")]
    await known_acts.delete(desk_of(book, choose("n")), known(book, acme))
    assert course(book, acme) == [(TODAY, ""), (ago(400), "нисък")]
    await known_acts.delete(desk_of(book, choose(None)), known(book, acme))
    assert "n" not in asked[-1], "nothing is known already"


async def test_a_text_saved_as_it_was_says_nothing_new_but_with_a_day_it_does(book: Book) -> None:
    acme = an_account(book)
    dossier_changes.write_text(book, acme, Topic.PRICE, "нисък", ago(40))
    front = AnsweringFront(lambda form: saved(form), lambda form: saved(form, read="today"))
    await known_acts.edit(desk_of(book, front), known(book, acme))
    assert front.said == [] and len(course(book, acme)) == 1
    await known_acts.edit(desk_of(book, front), known(book, acme))
    assert course(book, acme)[0] == (TODAY, "нисък")


def price_at_hand(book: Book, account_id: int) -> ProductAtHand:
    [row] = portfolio_reads.portfolio_of(book, account_id).rows
    product = portfolio_reads.products(book)[0]
    prices = portfolio_reads.price_courses(book, account_id).get(product.product_id, [])
    return ProductAtHand(account_id, line=ProductLine(product, row.cells[0], prices))


def prices(book: Book, account_id: int) -> list[tuple[date | None, int | None]]:
    return [(reading.read_on, reading.price) for reading in price_at_hand(book, account_id).line.prices]  # type: ignore[union-attr]


async def test_a_price_is_written_with_its_day_confirmed_and_deleted(book: Book) -> None:
    acme = an_account(book)
    film = portfolio_changes.add_product(book, "Film")
    portfolio_changes.set_cell(book, acme, film, Cell(PortfolioState.SOLD, negotiated_price=12_50), ago(400))
    front = AnsweringFront(lambda form: saved(form, negotiated_price="13,10", priced="1.9.2026"))
    await portfolio_acts.open_line(desk_of(book, front), price_at_hand(book, acme))
    assert prices(book, acme) == [(date(2026, 9, 1), 13_10), (ago(400), 12_50)]
    await portfolio_acts.confirm_price(desk_of(book, front), price_at_hand(book, acme))
    assert prices(book, acme)[0] == (TODAY, 13_10)
    await portfolio_acts.confirm_price(desk_of(book, front), price_at_hand(book, acme))
    assert front.said[-1] == "Film: that price is of today already."
    front = AnsweringFront(lambda _whole: "delete", lambda _which: "a")
    await portfolio_acts.read_whole(desk_of(book, front), price_at_hand(book, acme))
    assert prices(book, acme)[0] == (date(2026, 9, 1), 13_10) and front.said[-1].startswith(
        "Deleted a price: Film"
    )
    book.undo()
    assert prices(book, acme)[0] == (TODAY, 13_10)


async def test_the_brand_image_by_key_by_form_and_read_whole(book: Book) -> None:
    acme = an_account(book)

    def hand() -> BondAtHand:
        return BondAtHand(acme, image=image_reads.brand_image(book, acme))

    front = AnsweringFront()
    await bond_acts.step(desk_of(book, front), hand(), -1)
    assert "nothing to lower" in front.said[-1]
    await bond_acts.step(desk_of(book, front), hand(), 1)
    await bond_acts.step(desk_of(book, front), hand(), 1)
    assert front.said[-1].startswith("Brand image: 1 of 5")
    front = AnsweringFront(lambda form: saved(form, strength="4", done="the fair", read="1.9.2026"))
    await bond_acts.edit(desk_of(book, front), hand())
    readings = image_reads.brand_image(book, acme).readings
    assert [(reading.read_on, reading.strength) for reading in readings] == [
        (TODAY, 1),
        (date(2026, 9, 1), 4),
    ]
    await bond_acts.forget(desk_of(book, front), hand())
    for _again in range(2):
        front = AnsweringFront(lambda _whole: "delete", lambda _which: "a")
        await bond_acts.learn(desk_of(book, front), hand())
    await bond_acts.confirm(desk_of(book, front), hand())
    latest = image_reads.brand_image(book, acme).latest
    assert latest is not None and (latest.read_on, latest.strength, latest.done) == (TODAY, 4, "the fair")
    await bond_acts.confirm(desk_of(book, front), hand())
    assert front.said[-1] == "Brand image: that is of today already."


async def test_deleting_asks_what_of_a_line_and_which_reading(book: Book) -> None:
    acme = an_account(book)
    film = portfolio_changes.add_product(book, "Film")
    portfolio_changes.set_cell(book, acme, film, Cell(PortfolioState.SOLD, negotiated_price=12_50), ago(400))
    bond_changes.set_strength(book, acme, Bond.BRAND, 3, TODAY)
    front = AnsweringFront(lambda _what: "p", lambda _which: "a")
    await portfolio_acts.delete(desk_of(book, front), price_at_hand(book, acme))
    assert prices(book, acme) == [] and len(portfolio_reads.products(book)) == 1
    front = AnsweringFront(lambda _really: True)  # without a price it is the line that is meant
    await portfolio_acts.delete(desk_of(book, front), price_at_hand(book, acme))
    assert front.asked == ["ConfirmDelete"] and portfolio_reads.products(book) == []
    bar = bond_reads.bond_picture(book, acme).bar(Bond.BRAND)
    front = AnsweringFront(lambda _which: "a")
    await bond_acts.delete(desk_of(book, front), BondAtHand(acme, bar=bar))
    assert bond_reads.readings_of(book, acme, Bond.BRAND) == []
    assert book.undo() == "Acme: a reading of the brand bond deleted"
    front = AnsweringFront()
    await bond_acts.delete(desk_of(book, front), BondAtHand(acme, image=BrandImage()))
    assert front.said == ["The brand image was not rated yet."]


async def test_the_brand_image_can_be_written_down_from_the_dossier_too(book: Book) -> None:
    acme = an_account(book)
    front = AnsweringFront(lambda _what: "b", lambda form: saved(form, strength="2"))
    await known_acts.new(desk_of(book, front), known(book, acme))
    assert image_reads.brand_image(book, acme).strength == 2 and front.stood_on == []


@pytest.mark.parametrize(
    ("slot", "content"),
    [
        ("topic:{}", {"topic": "brand_image", "text": "скъпи", "shown:text": ""}),
        ("image:{}", {"strength": "", "evidence": "скъпи", "done": "", "read": ""}),
    ],
)
async def test_a_draft_of_what_they_think_of_us_opens_also_from_an_older_program(
    book: Book, slot: str, content: dict[str, str]
) -> None:
    acme = an_account(book)
    slot = slot.format(acme)
    book.keep_draft(slot, content)
    front = AnsweringFront(lambda form: saved(form))
    await drafts.resume(desk_of(book, front), slot, content)
    latest = image_reads.brand_image(book, acme).latest
    assert front.asked == ["ImageForm"] and latest is not None and latest.evidence == "скъпи"
    assert book.rows("SELECT count(*) FROM draft") == [(0,)]


# -- in the app


async def to(desk: Desk, tab: str) -> None:
    await desk.press("2")
    await desk.stand_on("Acm")
    await desk.press("enter", tab)


async def test_the_keys_of_readings_on_the_three_tabs(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    dossier_changes.write_text(book, acme, Topic.FUNCTIONING, "eleven shops", ago(400))
    dossier_changes.write_text(book, acme, Topic.FUNCTIONING, "twelve shops", ago(30))
    film = portfolio_changes.add_product(book, "Film")
    portfolio_changes.set_cell(book, acme, film, Cell(PortfolioState.SOLD, negotiated_price=12_50), ago(90))
    portfolio_changes.set_cell(book, acme, film, Cell(PortfolioState.SOLD, negotiated_price=13_10), ago(30))
    async with opened(book) as desk:
        await to(desk, "D")
        assert "space still so" in desk.bar and "i history" in desk.bar
        await desk.press("i")
        assert desk.name == "ReadWhole"
        assert desk.sees("How it changed", "+ twelve shops", "− eleven shops", "as of 23 Oct 2026")
        await desk.press("escape", "space", "j", "space")
        assert "here is none" in desk.said[-1]
        assert len(dossier_reads.text_course(book, acme, Topic.FUNCTIONING)) == 3
        await desk.press("F")
        assert desk.sees("12.50 € → 13.10 €", "as of")
        await desk.press("i", "d", "a")
        assert prices(book, acme) == [(ago(90), 12_50)]
        await desk.press("Y", "G")
        assert "brand image" in desk.row
        await desk.press("space")
        assert "It was not rated yet" in desk.said[-1]
        await desk.press("L", "L", "i")
        assert desk.sees("1 of 5", "What do they think of our brand")
        await desk.press("escape")
        assert "space still so" in desk.bar and "i history" in desk.bar
        await desk.press("u")
        assert image_reads.brand_image(book, acme).strength == 0
