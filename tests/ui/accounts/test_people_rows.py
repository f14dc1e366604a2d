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
    assert "Whoever books the line stops (unknown person), Operations  " in unknown
    assert unknown.rindex("user") == known.rindex("buyer"), "and the roles stay below each other"


def test_letters_of_roles_are_said_below_and_a_long_title_goes_on(book: Book) -> None:
    acme = an_account(book, "Acme")
    phone = (Reach(ReachKind.PHONE, "+359 88 555 0130", ""),)
    roles = (Role.INITIATOR, Role.DECIDER)
    a_person(book, "Nadezhda Todorova", acme, title="Owner and managing director", roles=roles, reaches=phone)
    a_person(book, "Whoever books", acme, is_empty_seat=True)
    card = account_card(book, acme, TODAY, USUAL)
    assert card is not None

    def said(width: int) -> list[str]:
        rows = people_rows(card, TODAY, width, Glyphs())
        return ["".join(text for text, _look in row.parts).rstrip() for row in rows[1:]]

    assert said(77)[0].endswith(" 1 and 1 unknown person")
    assert [" ".join(line.split()) for line in said(77)[2:]] == [
        "? Nadezhda Todorova Owner and +359 88 555 0130 I,D never",
        "managing director",
        "? Whoever books (unknown person)",
        "I initiator D decider",
    ]
    assert said(77)[3].index("managing") == said(77)[2].index("Owner")
    assert "initiator, decider" in said(110)[2] and len(said(110)) == 4, "in words, where they have room"
    assert said(40)[-1].strip() == "?  Whoever books" and "…" not in said(40)[-1]


def test_how_many_stand_in_a_part_and_how_many_above() -> None:
    assert [count_words(left, 4) for left in (4, 3, 0)] == ["4", "3 of 4, the rest above", "4 above"]
