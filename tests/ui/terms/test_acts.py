"""Acts on terms, without the application."""

from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.terms import acts, ledger_acts
from tests.build import TODAY, a_term, an_account
from tests.ui.front import AnsweringFront, desk_of, saved


async def test_a_term_is_written_and_stood_on(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    front = AnsweringFront(lambda form: saved(form, what="Delivery in 2 days", checks="every friday"))
    await acts.new(desk_of(book, front), AtHand(acme))
    [(term_id, what, account_id)] = book.rows("SELECT id, what, account_id FROM term")
    assert (what, account_id) == ("Delivery in 2 days", acme)
    assert front.asked == ["TermForm"] and front.stood_on == [term_id] and front.reloads
    assert front.said == ["Agreed: Delivery in 2 days · u undoes"]


async def test_what_is_not_saved_is_not_stood_on(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    front = AnsweringFront(lambda _form: False)
    await acts.new(desk_of(book, front), AtHand(acme))
    assert (book.rows("SELECT 1 FROM term"), front.stood_on, front.said) == ([], [], [])


async def test_kept_by_a_key_asks_nothing(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, "Prices", checks="every friday")
    front = AnsweringFront()
    await acts.keep(desk_of(book, front), AtHand(acme, term_id=term))
    assert book.rows("SELECT outcome, checked_on FROM term_check") == [("kept", TODAY.isoformat())]
    assert front.said == ["Kept: Prices · u undoes"]
    await acts.keep(desk_of(book, front), AtHand(acme))
    assert len(front.said) == 1, "nothing is at hand"


async def test_a_renegotiated_term_gives_way_to_the_new_one(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, "Prices", checks="every friday")
    front = AnsweringFront(lambda form: saved(form, what="New prices"))
    await acts.renegotiate(desk_of(book, front), AtHand(acme, term_id=term))
    [new] = front.stood_on
    assert new != term and book.rows("SELECT what FROM term WHERE id = ?", (new,)) == [("New prices",)]


async def test_the_account_of_a_term_opens_on_the_term(book: Book) -> None:
    front = AnsweringFront()
    await acts.open_account(desk_of(book, front), AtHand(7, term_id=9))
    assert front.went == [(7, "terms", 9)]


async def test_a_problem_beside_a_broken_term_came_of_it(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    broken = a_term(book, acme, "Prices", checks="every friday")
    kept = a_term(book, acme, "Delivery", checks="every friday")
    front = AnsweringFront(
        lambda form: saved(form, outcome="broken"), *[lambda form: saved(form, what="Trouble")] * 2
    )
    desk = desk_of(book, front)
    await acts.check(desk, AtHand(acme, term_id=broken))
    for term in (broken, kept):
        await ledger_acts.new_problem(desk, AtHand(acme, term_id=term))
    assert book.rows("SELECT term_id FROM problem ORDER BY id") == [(broken,), (None,)]
    assert len(front.stood_on) == 2
