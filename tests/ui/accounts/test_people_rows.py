"""The people in an account's overview."""

from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.center.words import Role
from kamtui.domain.thresholds import USUAL
from kamtui.store.account_card import account_card
from kamtui.store.book.book import Book
from kamtui.ui.accounts.page.people_rows import people_rows
from kamtui.ui.accounts.page.rows import count_words
from kamtui.ui.shell.glyphs import Glyphs
from tests.build import TODAY, a_person, an_account


def test_a_department_goes_before_a_title_is_cut(book: Book) -> None:
    acme = an_account(book, "Acme")
    phone = (Reach(ReachKind.PHONE, "+359 88 555 0130", ""),)
    a_person(book, "Ana Ivanova", acme, title="Plant manager", department="Production", reaches=phone)
    card = account_card(book, acme, TODAY, USUAL)
    assert card is not None

    def said(width: int) -> str:
        rows = people_rows(card, TODAY, width, Glyphs())
        return "".join(text for text, _look in rows[-1].parts)

    assert "  Plant manager, Production  " in said(90)
    assert "  Plant manager  " in said(60) and "…" not in said(60)


def test_the_sentence_of_an_unknown_person_has_the_cells_of_the_phone(book: Book) -> None:
    """A wide window showed less of it than a narrow one, which has no column for titles."""
    acme = an_account(book, "Acme")
    phone = (Reach(ReachKind.PHONE, "+359 88 555 0130", ""),)
    a_person(book, "Ana Ivanova", acme, title="Plant manager", roles=(Role.BUYER,), reaches=phone)
    a_person(book, "Whoever books the line stops", acme, department="Operations", is_empty_seat=True, roles=(Role.USER,))  # fmt: skip
    card = account_card(book, acme, TODAY, USUAL)
    assert card is not None
    known, unknown = (
        "".join(text for text, _look in row.parts) for row in people_rows(card, TODAY, 78, Glyphs())[-2:]
    )
    assert "Whoever books the line stops" in unknown and "  Operations  " in unknown
    assert unknown.rindex("U") == known.rindex("B"), "and the roles stay below each other"


def test_how_many_stand_in_a_part_and_how_many_above() -> None:
    assert [count_words(left, 4) for left in (4, 3, 0)] == ["4", "3 of 4, the rest above", "4 above"]
