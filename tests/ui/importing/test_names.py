"""A name in doubt beside the accounts of the book that it may be: told apart field by field, answered, merged."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.importing.compared import Becomes, compared, compared_people
from kamtui.domain.accounts.importing.listed import Listed
from kamtui.domain.accounts.merging.same_person import Someone
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.sheet import Contact
from kamtui.domain.accounts.words import ReachKind, Stage
from kamtui.domain.text.language import spoken
from kamtui.exchange.importing.preview import Sort
from kamtui.store.accounts.changes import add_account
from kamtui.store.accounts.reads import account_entry, account_names
from kamtui.store.book.book import Book
from kamtui.ui.importing import acts
from kamtui.ui.importing.asked import Stop, carry_out
from kamtui.ui.importing.drawing import entries
from kamtui.ui.importing.hand import ImportAtHand
from kamtui.ui.importing.refusals import refusal_of
from tests.build import a_person
from tests.ui.front import AnsweringFront, desk_of, saved
from tests.ui.importing.stand import Stand, file

LIST = "Company,City,Phone\nAlfa OOD,Ruse,02 1\n"


def test_fields_of_the_list_stand_beside_those_of_the_book() -> None:
    phone = Reach(ReachKind.PHONE, "02 1")
    known = AccountEntry("Alfa Ltd", city="Sofia", stage=Stage.CUSTOMER, note="old", reaches=(phone,))
    said = AccountEntry("Alfa OOD", city="Ruse", industry="food", note="new", reaches=(phone,))
    given = frozenset(("name", "city", "industry", "note", "phone"))
    found = compared(Listed(said, given), known)
    assert [(field.label, field.listed, field.known, field.becomes) for field in found] == [
        ("name", "Alfa OOD", "Alfa Ltd", Becomes.STAYS),
        ("industry", "food", "", Becomes.ADDED),
        ("city", "Ruse", "Sofia", Becomes.REPLACED),
        ("phone", "02 1", "02 1", Becomes.ALIKE),
        ("stage", "", "customer", Becomes.STAYS),
        ("note", "new", "old", Becomes.ADDED),
    ]


async def test_a_name_is_compared_and_answered_with_the_cursor_on_the_one_that_is_meant(
    stand: Stand, tmp_path: Path
) -> None:
    add_account(stand.book, AccountEntry(name="Alfa EOOD", city="Sofia"))
    stand.importing.take_file(file(tmp_path, "Company,City,Phone\nAlfa OOD,Sofia,02 1\n"))
    await acts.open_line(desk_of(stand.book, AnsweringFront()), stand.hand("Alfa OOD"))
    shown = entries(stand.importing, [], lambda account_id: account_entry(stand.book, account_id))
    drawn = "\n".join(" | ".join(text for text, _size, _looks in entry.cells) for entry in shown)
    assert (
        "Alfa Ltd (Sofia): the same but for ООД, Ltd and the like\n | in the list |  | in the book" in drawn
    )
    assert "  city | Sofia | = | Sofia" in drawn and "  phone | 02 1 | + | –" in drawn
    second = [entry for entry in shown if entry.about == "Alfa EOOD"][-1]
    hand = ImportAtHand(entry=second, importing=stand.importing)
    front = AnsweringFront()
    await acts.same(desk_of(stand.book, front), hand)
    assert front.said == ["Alfa OOD is Alfa EOOD (Sofia)"]
    assert stand.sorts() == [(Sort.UPDATED, "Alfa EOOD (Sofia)")]


async def test_two_accounts_of_the_book_that_a_name_may_be_are_made_one(stand: Stand, tmp_path: Path) -> None:
    stand.importing.take_file(file(tmp_path, LIST.replace("Ruse", "Sofia")))
    hand = stand.hand("Alfa OOD")
    why = refusal_of("import.merge", hand, stand.importing)
    assert why is not None and "two accounts, or two people, of the book" in why
    add_account(stand.book, AccountEntry(name="Alfa EOOD", city="Sofia"))
    stand.importing.take_file(file(tmp_path, LIST.replace("Ruse", "Sofia")))
    hand = stand.hand("Alfa OOD")
    assert refusal_of("import.merge", hand, stand.importing) is None
    front = AnsweringFront(saved)
    await acts.merge(desk_of(stand.book, front), hand)
    assert len(account_names(stand.book)) == 1 and front.asked == ["MergeForm"]
    assert not stand.importing.take_back(), "undo takes the merge back, not what was said of the list"
    stand.book.undo()
    assert len(account_names(stand.book)) == 2


PEOPLE = "Company,Contact,Title,Phone\nAlfa Ltd,I. Petrov,Head,0888 555 201\n"


def with_namesakes(book: Book) -> None:
    """Two people at Alfa whom I. Petrov may be."""
    (alfa,) = book.rows("SELECT id FROM account WHERE name = 'Alfa Ltd'")
    for title in ("Buyer", "Driver"):
        a_person(book, "Ivan Petrov", alfa[0], title=title)


def test_what_is_said_of_a_person_stands_beside_what_is_known_of_one() -> None:
    known = Someone(1, "Ivan Petrov", "Buyer", reaches=(Reach(ReachKind.PHONE, "02 1"),), note="old")
    said = Contact(
        name="I. Petrov", title="Head", department="IT", reaches=(Reach(ReachKind.PHONE, "02 1"),), note="new"
    )
    assert [(field.label, field.becomes) for field in compared_people(said, known)] == [
        ("name", Becomes.STAYS),
        ("title", Becomes.REPLACED),
        ("department", Becomes.ADDED),
        ("phone", Becomes.ALIKE),
        ("note", Becomes.ADDED),
    ]


async def test_a_person_in_doubt_is_compared_and_answered_by_one_key(stand: Stand, tmp_path: Path) -> None:
    with_namesakes(stand.book)
    stand.importing.take_file(file(tmp_path, PEOPLE))
    name = "I. Petrov (Alfa Ltd)"
    doubt = (Sort.DOUBT, name)
    assert stand.sorts() == [doubt]
    await acts.open_line(desk_of(stand.book, AnsweringFront()), stand.hand(name))
    drawn = stand.drawn()
    assert f"Who is “{name}”?" in drawn and "Beta" not in drawn
    assert "Ivan Petrov, Driver: the same but for an initial" in drawn
    assert "  title | Head | → | Driver" in drawn and "  phone | 0888 555 201 | + | –" in drawn
    shown = entries(stand.importing, [])
    second = [entry for entry in shown if entry.about == "Ivan Petrov, Driver"][-1]
    front = AnsweringFront()
    await acts.same(desk_of(stand.book, front), ImportAtHand(entry=second, importing=stand.importing))
    assert front.said == [f"{name} is Ivan Petrov, Driver"]
    assert stand.sorts() == [(Sort.UPDATED, "Alfa Ltd (Sofia)")] and "title Driver → Head" in stand.drawn()
    assert stand.importing.take_back() and doubt in stand.sorts()
    front = AnsweringFront()
    await acts.another(desk_of(stand.book, front), stand.hand(name))
    assert front.said == [f"{name} is somebody else, and comes in too"]
    assert stand.sorts() == [(Sort.NEW, "Alfa Ltd (Sofia)")] and "+ I. Petrov" in stand.drawn()


async def test_two_people_of_the_book_whom_a_name_may_be_are_made_one(stand: Stand, tmp_path: Path) -> None:
    with_namesakes(stand.book)
    stand.importing.take_file(file(tmp_path, PEOPLE))
    hand = stand.hand("I. Petrov (Alfa Ltd)")
    assert refusal_of("import.merge", hand, stand.importing) is None
    await acts.merge(desk_of(stand.book, AnsweringFront(saved)), hand)
    assert stand.book.row("SELECT count(*) FROM person") == (1,)


@pytest.mark.parametrize(
    "text", ["Customer,Month,Revenue EUR\nAlfa OOD,01.2026,5\n", "Date,Customer,Notes\n5.1.2026,Alfa OOD,x\n"]
)
async def test_names_in_other_lists_are_compared_too(stand: Stand, tmp_path: Path, text: str) -> None:
    stand.importing.take_file(file(tmp_path, text))
    await acts.open_line(desk_of(stand.book, AnsweringFront()), stand.hand("Alfa OOD"))
    shown = entries(stand.importing, [], lambda account_id: account_entry(stand.book, account_id))
    assert any(entry.says == "city: – in the list; Sofia stays" for entry in shown)


def answering(letter: str) -> AnsweringFront:
    """Answers a question by a letter."""
    return AnsweringFront(lambda _question: letter)


async def test_all_names_are_answered_at_once(stand: Stand, tmp_path: Path) -> None:
    add_account(stand.book, AccountEntry(name="Beta Ltd"))
    text = "Customer,Month,Revenue EUR\nAlfa OOD,01.2026,5\nBeta OOD,01.2026,5\nOmicron,01.2026,5\n"
    for key, left in (("l", [(Sort.DOUBT, "Omicron")]), ("n", [])):
        stand.importing.take_file(file(tmp_path, text))
        await acts.answer_all(desk_of(stand.book, answering(key)), stand.hand("kind"))
        assert [each for each in stand.sorts() if each[0] is Sort.DOUBT] == left
        assert (
            stand.importing.take_back()
            and len([each for each in stand.sorts() if each[0] is Sort.DOUBT]) == 3
        )
    assert refusal_of("import.all", stand.hand("kind"), stand.importing) is None


async def test_whose_rows_without_a_firm_are_is_answered_by_one_key_and_remembered(
    stand: Stand, tmp_path: Path
) -> None:
    path = file(tmp_path, "Company,City,Contact,Phone\nAlfa,Ruse,Ivan Petrov,02 1\n,,Maria Koleva,02 2\n")
    stand.importing.take_file(path)
    hand = stand.hand("error")
    assert "no firm stands in line 3: are they of the firm above them" in stand.drawn()
    assert hand.entry is not None and "space: they are of the firm above them." in hand.entry.says
    assert refusal_of("task.done", hand, stand.importing) is None
    assert refusal_of("line.open", hand, stand.importing) == "", "enter from habit answers nothing"
    await acts.same(desk_of(stand.book, AnsweringFront()), hand)
    assert stand.sorts() == [(Sort.NEW, "Alfa (Ruse)"), (Sort.NEW, "Alfa (Ruse)")]
    assert "rows without a firm | are of the firm above them" in stand.drawn()
    carry_out(stand.book, stand.found, {}, Stop())
    stand.importing.take_file(path)
    assert {sort for sort, _what in stand.sorts()} == {
        Sort.ALIKE
    } and stand.importing.remembered == "list.csv"


async def test_labels_of_how_a_list_is_read_have_the_room_that_they_need(
    stand: Stand, tmp_path: Path
) -> None:
    with spoken("bg"):
        stand.importing.take_file(file(tmp_path, "Дата;Клиент;Какво обсъдихме\n5.10.2026;Алфа;цени\n"))
        shown = entries(stand.importing, [])
    facts = {entry.cells[0][1] for entry in shown if entry.does == "option"}
    (width,) = facts
    assert width > max(cell_len(entry.cells[0][0]) for entry in shown if entry.does == "option") > 30
